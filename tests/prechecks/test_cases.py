"""Every kind of step that rows can make fail: found beforehand, with the right rows, and no others.

What is found must really fail, and where nothing is found the plan must really run: the platform
is the judge of both.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from strandline.apply.prechecks import Answer, ask, offending_rows
from strandline.dictionary.model import EMPTY, Dictionary, Row
from strandline.dictionary.names import QName
from strandline.errors import PlatformFailure
from strandline.plan.planner import PlannedState, plan_migration
from strandline.plan.precheck_walk import prechecks
from strandline.platforms.base import Connection, Platform
from strandline.platforms.registry import get_platform
from strandline.testing.live_database import LiveDatabase
from support.short_tables import dictionary

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "cases.yaml").read_text(encoding="utf-8")
)
LIVE = ("postgres", "sqlite", "duckdb")


def _states(case: Mapping[str, Any]) -> tuple[Dictionary, Dictionary]:
    sets, native = case.get("value_sets", {}), case.get("native", False)
    earlier = case.get("value_sets_before", sets)
    return (
        dictionary(case["before"], value_sets=earlier, native=native),
        dictionary(case["after"], value_sets=sets, native=native),
    )


def _rows(rows: Mapping[str, list[dict[str, Any]]]) -> dict[QName, tuple[Row, ...]]:
    return {QName(None, name): tuple(Row.of(row) for row in found) for name, found in rows.items()}


def _asked(before: Dictionary, after: Dictionary, platform: Platform) -> Any:
    migration = plan_migration(
        PlannedState(label="1", dictionary=before),
        PlannedState(label="2", dictionary=after),
        platform,
    )
    lowered = platform.lower(before).dictionary
    # Nothing was ever archived in a fresh database.
    waiting = frozenset[str]()
    return prechecks(migration.forward.operations, lowered, platform, waiting=waiting)


def _expected(case: Mapping[str, Any], platform: Platform, key: str) -> list[tuple[str, int]]:
    found = [item for item in case.get(key, []) if platform.name in item.get("only", LIVE)]
    return sorted((item["kind"], item["rows"]) for item in found)


def _keys(answer: Answer, connection: Connection) -> list[list[object]]:
    [(_, rows)] = list(offending_rows(connection, [answer]))
    assert len(rows) == answer.rows, (answer.check.count_sql, answer.check.rows_sql)
    return [[_plain(cell) for cell in row[: answer.check.key_columns]] for row in rows]


def _plain(cell: object) -> object:
    return cell if isinstance(cell, int) else str(cell)


@pytest.mark.parametrize("name", LIVE)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_is_in_the_way_is_found(case: dict[str, Any], name: str) -> None:
    platform = get_platform(name)
    missing = [need for need in case.get("needs", []) if not getattr(platform.features, need)]
    if missing:
        pytest.skip(f"{name}: Features.{missing[0]} is false")
    before, after = _states(case)
    asked = _asked(before, after, platform)
    with platform.scratch() as connection:
        database = LiveDatabase(platform, connection)
        database.up(EMPTY, before)
        database.insert(before, _rows(case["rows"]))
        answers = ask(connection, asked, start="1", end="2")
        assert answers.unchecked == ()
        offending = answers.offending
        found = sorted((a.check.kind.value, a.rows) for a in offending if a.refuses)
        kept = sorted((a.check.kind.value, a.rows) for a in offending if not a.refuses)
        assert found == _expected(case, platform, "finds"), [a.sentence() for a in offending]
        assert kept == _expected(case, platform, "kept"), [a.sentence() for a in offending]
        for answer in offending:
            for item in (*case["finds"], *case.get("kept", [])):
                same = item["kind"] == answer.check.kind.value
                if same and name in item.get("only", LIVE) and "keys" in item:
                    assert _keys(answer, connection) == item["keys"]
        assert database.drift(before) == []
        if found:
            with pytest.raises(PlatformFailure):
                database.up(before, after)
        else:
            database.up(before, after)


@pytest.mark.parametrize("name", LIVE)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_rows_that_fit_are_let_through(case: dict[str, Any], name: str) -> None:
    platform = get_platform(name)
    if not all(getattr(platform.features, need) for need in case.get("needs", [])):
        pytest.skip(f"{name}: it has no {', '.join(case['needs'])}")
    before, after = _states(case)
    with platform.scratch() as connection:
        database = LiveDatabase(platform, connection)
        database.up(EMPTY, before)
        database.insert(before, _rows(case["clean"]))
        answers = ask(connection, _asked(before, after, platform), start="1", end="2")
        assert answers.unchecked == ()
        assert [answer.sentence() for answer in answers.offending] == []
        database.up(before, after)
        assert database.drift(after) == []


def test_a_column_called_like_a_constant_is_not_guessed_at() -> None:
    """SQLite reads such a column of a subquery as a text, and would find every row in the way."""
    before = dictionary({"T": {"columns": ["id integer!", "true integer"]}})
    after = dictionary(
        {"T": {"columns": ["id integer!", "true integer"], "checks": {"C": '"true" > 0'}}}
    )
    asked = _asked(before, after, get_platform("sqlite"))
    assert asked.checks == ()
    assert "name of a constant" in asked.unchecked[0].reason
