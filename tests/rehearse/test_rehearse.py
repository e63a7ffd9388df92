"""A rehearsal passes what keeps every row, and names what does not.

The scripts of the bad ones are broken by hand: what the planner writes does not lose anything.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest

from rehearse.tries import (
    codes,
    rehearsable,
    tried,
    with_statements,
    without_effects,
    without_steps,
)
from strandline.apply.rehearse import Rehearsable
from strandline.platforms.base import Platform
from strandline.platforms.registry import get_platform
from support.short_tables import dictionary

PEOPLE = {
    "P": {"columns": ["id integer! identity", "name string(20)!"], "uniques": {"UQ": ["name"]}},
    "C": {
        "columns": ["id integer!", "p integer", "n integer", "note text", "d decimal(8,2)"],
        "fks": {"FK": ["p", "P", "id"]},
        "checks": {"CK": "n BETWEEN 5 AND 5000"},
    },
}


def _changed(**tables: Any) -> dict[str, Any]:
    return {**PEOPLE, **tables}


WITHOUT_NOTE = {
    **PEOPLE["C"],
    "columns": ["id integer!", "p integer", "n integer", "d decimal(8,2)"],
}
GOOD = {
    "nothing but a table": _changed(N={"columns": ["id integer!", "w text"]}),
    "a column with a default": _changed(
        P={**PEOPLE["P"], "columns": [*PEOPLE["P"]["columns"], "seen timestamp = CURRENT_TIMESTAMP"]}
    ),
    "a column goes": _changed(C=WITHOUT_NOTE),
    "a table goes": {"P": PEOPLE["P"]},
    "names change": _changed(
        C={
            "columns": ["id integer!", "p integer", "n integer", "remark text < note", "d decimal(8,2)"],
            "fks": {"FK": ["p", "P", "id"]},
            "checks": {"CK": "n BETWEEN 5 AND 5000"},
        }
    ),
    "stricter rules": _changed(
        C={
            **PEOPLE["C"],
            "columns": ["id integer!", "p integer!", "n integer!", "note text", "d decimal(8,2)"],
            "uniques": {"UN": ["n"]},
            "indexes": {"IX": {"columns": ["note"]}},
        }
    ),
    "narrower types": _changed(
        C={
            **PEOPLE["C"],
            "columns": ["id integer!", "p integer", "n smallint", "note string(5)", "d decimal(6,1)"],
        }
    ),
    "reference rows": _changed(
        K={"columns": ["id integer!", "w string(9)"], "rows": [{"id": 1, "w": "a"}]},
        P={**PEOPLE["P"], "rows": [{"id": 50000, "name": "root"}]},
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "mutate"), [("a column goes", False), *((name, True) for name in GOOD)]
)
def test_what_keeps_every_row_passes(platform: Platform, name: str, *, mutate: bool) -> None:
    subject = rehearsable(dictionary(PEOPLE), dictionary(GOOD[name]), platform)
    report = tried(subject, platform, mutate=mutate)
    assert [item.message for item in report.findings if item.severity.value == "error"] == []
    assert report.passed
    assert [stop.name for stop in report.stops] == ["start", "up", "down", "up again", "down again"]
    start, up, down, again, last = report.stops
    assert start.fingerprint == down.fingerprint == last.fingerprint
    assert up.fingerprint == again.fingerprint != start.fingerprint
    assert start.rows > 0
    assert [run.name for run in report.runs] == ["up", "down", "up again", "down again"]


@dataclass(frozen=True)
class Bad:
    """A migration broken by hand: `change` gets it and the quoted name of table C."""

    change: Callable[[Rehearsable, str], Rehearsable]
    code: str
    says: str


def _bad_up(statement: str, *, first: bool = False) -> Callable[[Rehearsable, str], Rehearsable]:
    def change(subject: Rehearsable, table: str) -> Rehearsable:
        text = statement.format(table)
        return replace(subject, up=with_statements(subject.up, text, first=first))

    return change


def _bad_down(statement: str) -> Callable[[Rehearsable, str], Rehearsable]:
    def change(subject: Rehearsable, table: str) -> Rehearsable:
        down = with_statements(subject.down, statement.format(table))  # type: ignore[arg-type]
        return replace(subject, down=down)

    return change


BAD = {
    "up loses a row": Bad(_bad_up('DELETE FROM {} WHERE "id" = 1001'), "R101", "up: 1 row of"),
    "up loses them all": Bad(_bad_up("DELETE FROM {}", first=True), "R101", "up: 6 rows of"),
    "up changes values": Bad(
        _bad_up('UPDATE {} SET "note" = NULL WHERE "note" IS NOT NULL'), "R102", "changed in note"
    ),
    "up invents a row": Bad(
        _bad_up('INSERT INTO {} ("id") VALUES (7)'), "R103", "up: 1 row of"
    ),
    "down loses rows": Bad(_bad_down("DELETE FROM {}"), "R101", "down: 6 rows of"),
    "down changes values": Bad(
        _bad_down('UPDATE {} SET "d" = 1'), "R102", "changed in d"
    ),
    "down leaves an index": Bad(
        _bad_down('CREATE INDEX "left_behind" ON {} ("n")'), "R104", "left_behind"
    ),
    "down forgets a table": Bad(
        lambda subject, _: replace(subject, down=without_steps(subject.down, "drop table")),  # type: ignore[arg-type]
        "R104",
        "down: ",
    ),
    "up does not run": Bad(_bad_up("SELEKT 1"), "R105", "up: "),
    "down does not run": Bad(_bad_down('DROP TABLE "nowhere"'), "R105", "down: "),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_what_loses_or_changes_anything_fails(platform: Platform, name: str) -> None:
    bad = BAD[name]
    after = dictionary(GOOD["nothing but a table"])
    subject = rehearsable(dictionary(PEOPLE), after, platform)
    table = next(t for t in subject.forward.base_state.tables if t.name == "C")
    held = next(t for t in platform.lower(subject.forward.base_state).dictionary.tables
                if t.name == table.name)  # fmt: skip
    report = tried(bad.change(subject, platform.qualified(held)), platform)
    assert not report.passed
    assert bad.code in codes(report)
    said = [item.message for item in report.findings if item.code == bad.code]
    assert any(bad.says in message for message in said), said


def test_locks_that_a_script_does_not_declare_are_found() -> None:
    platform = get_platform("postgres")
    subject = rehearsable(dictionary(PEOPLE), dictionary(GOOD["a column with a default"]), platform)
    honest = tried(subject, platform, each=2)
    assert [item.code for item in honest.findings] == []
    silent = tried(replace(subject, up=without_effects(subject.up)), platform, each=2)
    [found] = [item for item in silent.findings if item.code == "R106"]
    assert "readers and writers of public.P" in found.message
    assert silent.passed, "an undeclared lock is a warning"
    [lock] = [lock for run in honest.runs[:1] for step in run.steps for lock in step.locks or ()
              if lock.effect is not None]  # fmt: skip
    assert (str(lock.relation), lock.mode) == ("public.P", "AccessExclusiveLock")


def test_a_lock_that_is_declared_and_not_taken_is_noted() -> None:
    platform = get_platform("postgres")
    subject = rehearsable(dictionary(PEOPLE), dictionary(GOOD["nothing but a table"]), platform)
    up = with_statements(subject.up, "SELECT 1")
    up.steps[-1].effects = ("locks-readers:public.C",)
    report = tried(replace(subject, up=up), platform, each=2)
    assert [item.code for item in report.findings] == ["R107"]


def test_files_have_no_locks_to_watch() -> None:
    for name in ("sqlite", "duckdb"):
        platform = get_platform(name)
        assert not platform.features.lock_watch
        after = dictionary(GOOD["a column goes"])
        report = tried(rehearsable(dictionary(PEOPLE), after, platform), platform, each=2)
        assert not report.lock_watch
        assert all(step.locks is None for run in report.runs for step in run.steps)


def test_real_rows_in_the_way_stop_the_rehearsal(platform: Platform) -> None:
    subject = rehearsable(dictionary(PEOPLE), dictionary(GOOD["stricter rules"]), platform)
    report = tried(subject, platform, made=False)
    assert codes(report) == ["R108"]
    assert report.runs == []


def test_a_row_that_comes_back_from_the_dead_is_found(platform: Platform) -> None:
    """A restore by hand that does not ask whether its row is still wanted."""
    after = dictionary(GOOD["nothing but a table"])
    subject = rehearsable(dictionary(PEOPLE), after, platform)
    held = next(name for name in platform.lower(dictionary(PEOPLE)).dictionary.tables
                if name.name == "C")  # fmt: skip
    place = platform.qualified(held)
    aside = place.replace('"C"', '"aside"')
    bring = (
        f'INSERT INTO {place} SELECT * FROM {aside} WHERE "id" NOT IN (SELECT "id" FROM {place})'
    )
    create = with_statements(subject.create, f"CREATE TABLE {aside} AS SELECT * FROM {place}")  # type: ignore[arg-type]
    up = with_statements(
        subject.up, bring, f"DELETE FROM {aside}", f"INSERT INTO {aside} SELECT * FROM {place}"
    )
    report = tried(replace(subject, create=create, up=up), platform, mutate=True)
    assert "R103" in codes(report)
    assert any("up again" in item.message for item in report.findings if item.code == "R103")
