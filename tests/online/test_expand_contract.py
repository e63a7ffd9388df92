"""Expand and contract: how changes are sorted, taken apart, and lived through by two clients."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from strandline import api
from strandline.dictionary.canonical import fingerprint
from strandline.dictionary.model import Dictionary, Managed, Row, ValueSet, View
from strandline.dictionary.names import QName
from strandline.dictionary.types import LogicalType
from strandline.dictionary.types import TypeKind as K
from strandline.diff.compare import compare
from strandline.diff.replay import replay
from strandline.errors import Refused, StrandlineError, UsageError
from strandline.plan.phases import Phase, answers, expanded, phases, widens
from strandline.platforms.registry import platform_for_url
from strandline.services.component import ComponentFolder
from strandline.services.release import regenerate
from strandline.services.stages import Splitting
from strandline.testing.strategies import dictionary_pairs
from support.postgres_rich import check, col, dictionary, t, table

BOOK = table("book", col("id", nullable=False), col("title", K.TEXT), col("year"), key=["id"])
PUBLISHED = replace(
    BOOK,
    columns=(*BOOK.columns[:2], replace(BOOK.columns[2], name="published", renamed_from="year")),
)
LOAN = table("loan", col("id", nullable=False), key=["id"])


def with_columns(*columns: Any) -> Dictionary:
    return dictionary(replace(BOOK, columns=(*BOOK.columns, *columns)))


def year(**facts: Any) -> Dictionary:
    changed = replace(BOOK.columns[2], **facts)
    return dictionary(replace(BOOK, columns=(*BOOK.columns[:2], changed)))


def shelf(*values: str) -> Dictionary:
    name = QName(None, "shelf")
    return dictionary(BOOK, sets=[ValueSet(name=name, values=values)])


def seen(text: str) -> Dictionary:
    from strandline.dictionary.model import Expression

    return dictionary(BOOK, views=[View(name=QName(None, "v"), query=Expression(text))])


BASE = dictionary(BOOK)
KINDS: dict[str, tuple[Dictionary, Dictionary, Phase, bool]] = {
    "nothing": (BASE, BASE, Phase.EXPAND, False),
    "table comes": (BASE, dictionary(BOOK, LOAN), Phase.EXPAND, False),
    "table goes": (dictionary(BOOK, LOAN), BASE, Phase.CONTRACT, False),
    "table for table": (dictionary(BOOK, LOAN), dictionary(BOOK, replace(LOAN, name=QName(None, "x"), columns=(col("y"),), primary_key=None)), Phase.CONTRACT, True),
    "table renamed": (BASE, dictionary(replace(BOOK, name=QName(None, "work"), renamed_from="book")), Phase.CONTRACT, False),
    "column comes": (BASE, with_columns(col("shelf")), Phase.EXPAND, False),
    "column goes": (with_columns(col("shelf")), BASE, Phase.CONTRACT, False),
    "column for column": (with_columns(col("shelf")), with_columns(col("rack", K.TEXT)), Phase.CONTRACT, True),
    "column renamed": (BASE, dictionary(PUBLISHED), Phase.CONTRACT, False),
    "wider": (BASE, year(type=t(K.BIGINT)), Phase.EXPAND, False),
    "narrower": (BASE, year(type=t(K.SMALLINT)), Phase.CONTRACT, False),
    "another type": (BASE, year(type=t(K.DATE)), Phase.CONTRACT, False),
    "required": (BASE, year(nullable=False), Phase.CONTRACT, False),
    "optional": (year(nullable=False), BASE, Phase.EXPAND, False),
    "check comes": (BASE, dictionary(replace(BOOK, checks=(check("ck", "year > 0"),))), Phase.EXPAND, False),
    "check goes": (dictionary(replace(BOOK, checks=(check("ck", "year > 0"),))), BASE, Phase.EXPAND, False),
    "value comes": (shelf("a"), shelf("a", "b"), Phase.EXPAND, False),
    "value goes": (shelf("a", "b"), shelf("a"), Phase.CONTRACT, False),
    "view comes": (BASE, seen("SELECT id FROM book"), Phase.EXPAND, False),
    "view goes": (seen("SELECT id FROM book"), BASE, Phase.CONTRACT, False),
    "view changes": (seen("SELECT id FROM book"), seen("SELECT id, title FROM book"), Phase.EXPAND, False),
    "rename and table": (BASE, dictionary(PUBLISHED, LOAN), Phase.CONTRACT, True),
    "row goes": (dictionary(replace(LOAN, rows=(Row.of({"id": 1}),))), dictionary(LOAN), Phase.CONTRACT, False),
}  # fmt: skip


@pytest.mark.parametrize("name", KINDS)
def test_what_a_change_does_to_old_clients(name: str) -> None:
    before, after, phase, mixed = KINDS[name]
    found = phases(compare(before, after).operations, after)
    assert (found.phase, found.is_mixed) == (phase, mixed)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (t(K.INTEGER), t(K.BIGINT), True), (t(K.BIGINT), t(K.INTEGER), False),
        (t(K.STRING, length=5), t(K.STRING, length=9), True), (t(K.STRING, length=9), t(K.STRING, length=5), False),
        (t(K.STRING, length=9), t(K.TEXT), True), (t(K.TEXT), t(K.STRING, length=9), False),
        (t(K.DECIMAL, precision=9, scale=2), t(K.DECIMAL, precision=11, scale=2), True),
        (t(K.DECIMAL, precision=9, scale=2), t(K.DECIMAL, precision=9, scale=4), False),
        (t(K.FLOAT32), t(K.FLOAT64), True), (t(K.FLOAT64), t(K.FLOAT32), False),
        (t(K.DATE), t(K.TIMESTAMP), False), (t(K.INTEGER), t(K.TEXT), False),
        (t(K.TIMESTAMP, precision=3), t(K.TIMESTAMP, precision=6), True),
        (t(K.TIMESTAMP, precision=6), t(K.TIMESTAMP, precision=6, with_time_zone=True), False),
        (t(K.BINARY, length=4), t(K.BINARY_LARGE), True),
    ],
)  # fmt: skip
def test_widening(before: LogicalType, after: LogicalType, expected: bool) -> None:
    assert widens(before, after) is expected


@pytest.mark.parametrize("name", [name for name, case in KINDS.items() if case[3]])
def test_in_between_everything_is_there(name: str) -> None:
    before, after, _, _ = KINDS[name]
    found = phases(compare(before, after).operations, after)
    middle = expanded(before, after, found)
    assert middle is not None
    assert phases(compare(before, middle).operations, middle).contracting == ()
    for old in before.tables.values():
        held = middle.tables[old.name]
        assert set(old.column_names) <= set(held.column_names)


class _Settled:
    def __init__(self, tables: Any, columns: Any) -> None:
        self.tables, self.columns = tables, columns

    def renamed_table(self, gone: Any, new: QName) -> QName | None:
        return next((name for name in gone if str(name) == self.tables.get(str(new))), None)

    def renamed_column(self, table: QName, gone: Any, new: str) -> str | None:
        old = self.columns.get(f"{table}.{new}")
        return old if old in gone else None


@given(dictionary_pairs())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_both_ways_lead_to_the_same_state(pair: tuple[Dictionary, Dictionary]) -> None:
    """Law: where there is a state in between, going over it ends where going at once does."""
    before, after = pair
    operations = compare(before, after).operations
    found = phases(operations, after)
    if not found.is_mixed:
        return
    middle = expanded(before, after, found)
    if middle is None:
        return
    asked = _Settled(*answers(operations))
    second = compare(middle, after, questioner=asked).operations
    assert fingerprint(replay(second, middle)) == fingerprint(after)
    first = compare(before, middle).operations
    assert fingerprint(replay(first, before)) == fingerprint(middle)


# ---- releases --------------------------------------------------------------------------------

COMPONENT = """\
_format_version: "1.0"
component: {name: main, version: "%s", platforms: [%s]%s}
"""
OLD_BOOK = """\
_format_version: "1.0"
table:
  name: book
  columns:
    - {name: book_id, logical_type: integer, nullable: false}
    - {name: title, logical_type: string, max_length: 100, nullable: false}
    - {name: year, logical_type: integer, nullable: false}
  primary_key: [book_id]
  indexes: [{columns: [year]}]
  check_constraints: [{name: ck_year, expression: "year > 1400"}]
"""
NEW_BOOK = OLD_BOOK.replace("name: year, ", "name: published, renamed_from: year, ").replace(
    "year]", "published]").replace('"year >', '"published >')  # fmt: skip
NOTE = """\
_format_version: "1.0"
table:
  name: note
  columns:
    - {name: note_id, logical_type: integer, nullable: false}
    - {name: body, logical_type: text}
  primary_key: [note_id]
"""
Write = Callable[..., None]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    root = tmp_path / "library"
    api.init(root)
    (root / "main" / "tables" / "note.yaml").unlink()
    return root


def write(root: Path, version: str, platforms: str, *, policy: str = "", **tables: str) -> None:
    component = COMPONENT % (version, platforms, f", policy: {{{policy}}}" if policy else "")
    (root / "main" / "component.yaml").write_text(component)
    for path in (root / "main" / "tables").glob("*.yaml"):
        path.unlink()
    for name, text in tables.items():
        (root / "main" / "tables" / f"{name}.yaml").write_text(text)


def first(root: Path, platforms: str = "sqlite, postgres, mssql") -> None:
    write(root, "1.0.0", platforms, book=OLD_BOOK, note=NOTE)
    api.release(root, "1.0.0", date="2026-01-01")


REMARK = NOTE.replace("name: note\n", "name: remark\n  renamed_from: note\n")


def labels(root: Path) -> list[str]:
    return ComponentFolder(root / "main", root).labels


class TestReleases:
    def test_a_mixed_change_becomes_two_versions(self, library: Path) -> None:
        first(library)
        write(library, "1.1.0", "sqlite, postgres, mssql", book=NEW_BOOK, note=NOTE, loan=REMARK.replace("remark", "loan").replace("  renamed_from: note\n", ""))  # fmt: skip
        result = api.release(library, "1.1.0", date="2026-01-02", description="Loans", breaking_changes="year is published")  # fmt: skip
        assert labels(library) == ["1.0.0", "1.1.0", "1.1.0-contract"]
        assert (result.phase, result.then and result.then.phase) == ("expand", "contract")
        folder = ComponentFolder(library / "main", library)
        middle, last = (folder.version(label) for label in labels(library)[1:])
        assert set(middle.dictionary.tables) == {QName(None, n) for n in ("book", "note", "loan")}
        assert middle.dictionary.tables[QName(None, "book")].find_column("year")
        assert fingerprint(last.dictionary) == fingerprint(folder.head.dictionary)
        assert (middle.facts.phase, middle.facts.breaking_changes) == ("expand", "NONE")
        assert (last.facts.phase, last.facts.breaking_changes) == ("contract", "year is published")
        assert middle.facts.online.value == "auto"
        for label in labels(library):
            for name, text in regenerate(folder, label).items():
                assert text == (library / "main" / name).read_text(), name
        script = library / "main" / "migrations" / "v1.1.0_to_v1.1.0-contract_postgres.sql"
        assert "-- Phase: contract\n" in script.read_text()
        document = json.loads(json.dumps(result.as_json()))
        assert document["then"]["version"] == "1.1.0-contract"

    @pytest.mark.parametrize(
        ("policy", "splitting", "expected"),
        [
            ("contract: together", None, ["1.0.0", "1.1.0"]),
            ("contract: together", Splitting.SPLIT, ["1.0.0", "1.1.0", "later"]),
            ("contract: split", Splitting.TOGETHER, ["1.0.0", "1.1.0"]),
            ("contract: split", None, ["1.0.0", "1.1.0", "later"]),
        ],
    )
    def test_policy_and_choice(
        self, library: Path, policy: str, splitting: Splitting | None, expected: list[str]
    ) -> None:
        first(library)
        book = NEW_BOOK.replace("  primary", "    - {name: shelf, logical_type: text}\n  primary")
        write(library, "1.1.0", "sqlite", policy=policy, book=book, note=NOTE)
        result = api.release(library, "1.1.0", splitting=splitting, contract_label="later")
        assert labels(library) == expected
        assert (result.then or result).phase == "contract"

    def test_what_only_contracts_stays_one(self, library: Path) -> None:
        first(library)
        write(library, "1.1.0", "sqlite", book=NEW_BOOK, note=NOTE)
        assert api.release(library, "1.1.0").then is None
        assert labels(library) == ["1.0.0", "1.1.0"]

    @pytest.mark.parametrize(
        ("label", "contract", "code", "kind"),
        [
            ("1.1.0", "1.1.0", "O012", UsageError),
            ("1.1.0", "1.0.0", "P032", Refused),
            ("1.1.0", "no such label", "P030", UsageError),
        ],
    )
    def test_labels_that_do_not_do(
        self, library: Path, label: str, contract: str, code: str, kind: type[StrandlineError]
    ) -> None:
        first(library)
        book = NEW_BOOK.replace("  primary", "    - {name: shelf, logical_type: text}\n  primary")
        write(library, "1.1.0", "sqlite", book=book, note=NOTE)
        with pytest.raises(kind) as caught:
            api.release(library, label, contract_label=contract)
        assert caught.value.code == code
        assert labels(library) == ["1.0.0"]


class TestTwoNames:
    @pytest.mark.parametrize("where", ["sqlite", "postgres"])
    def test_old_and_new_clients_at_once(
        self, library: Path, where: str, request: pytest.FixtureRequest
    ) -> None:
        url = (
            request.getfixturevalue("postgres_url")
            if where == "postgres"
            else f"sqlite:///{library.as_posix()}/x.db"
        )
        first(library)
        api.apply(library, url=url)
        write(library, "1.1.0", "sqlite, postgres, mssql", book=NEW_BOOK, remark=REMARK)
        api.release(library, "1.1.0", splitting=Splitting.TWO_NAMES)
        with platform_for_url(url).connect(url) as session:
            session.execute("INSERT INTO book VALUES (1, 'Emma', 1815), (2, 'Middlemarch', 1871)")
            session.execute("INSERT INTO note VALUES (1, 'a')")
            api.apply(library, url=url, to="1.1.0")
            assert years(session) == [(1, 1815, 1815), (2, 1871, 1871)]
            session.execute("INSERT INTO book (book_id, title, year) VALUES (3, 'old', 1900)")
            session.execute("INSERT INTO book (book_id, title, published) VALUES (4, 'new', 1901)")
            session.execute("UPDATE book SET year = 1816 WHERE book_id = 1")
            session.execute("UPDATE book SET published = 1872 WHERE book_id = 2")
            session.execute("UPDATE book SET title = 'other' WHERE book_id = 3")
            assert years(session) == [
                (1, 1816, 1816), (2, 1872, 1872), (3, 1900, 1900), (4, 1901, 1901),
            ]  # fmt: skip
            assert session.execute("SELECT body FROM note") == [("a",)]
            if where == "postgres":
                session.execute("INSERT INTO note VALUES (2, 'by its old name')")
            api.apply(library, url=url)
            assert session.execute("SELECT book_id, published FROM book ORDER BY 1") == [
                (1, 1816), (2, 1872), (3, 1900), (4, 1901),
            ]  # fmt: skip
            count = session.execute("SELECT count(*) FROM remark")[0][0]
            assert count == (2 if where == "postgres" else 1)
            session.execute("UPDATE book SET published = 1873 WHERE book_id = 2")
            api.rollback(library, url=url, to="1.1.0")
            assert [row[1:] for row in years(session)] == [
                (1816, 1816), (1873, 1873), (1900, 1900), (1901, 1901),
            ]  # fmt: skip
            api.rollback(library, url=url, to="1.0.0")
            assert session.execute("SELECT book_id, year FROM book ORDER BY 1") == [
                (1, 1816), (2, 1873), (3, 1900), (4, 1901),
            ]  # fmt: skip
            assert session.execute("SELECT count(*) FROM note") == [(count,)]
            assert not api.drift(library, url=url).has_drift

    def test_the_plan_shows_both_stages(self, library: Path) -> None:
        first(library)
        write(library, "1.1.0", "sqlite, postgres, mssql", book=NEW_BOOK, remark=REMARK)
        result = api.plan(library, "1.0.0", "HEAD", "postgres", expand_contract=True)
        assert result.until == ("note", "book.year")
        assert result.then is not None
        text = result.script()
        assert text.index("-- Phase: expand") < text.index("no application uses note or book.year")
        assert text.index("no application") < text.index("-- Phase: contract")
        assert "RENAME COLUMN" not in text
        assert "LOSES" not in str(result.migration.forward.losses())
        back = result.script(rollback=True)
        assert back.index("HEAD → ") < back.index("HEAD (1) → ")
        assert api.plan(library, "1.0.0", "HEAD", "postgres").renamed() == ("note", "book.year")

    @pytest.mark.parametrize(
        ("platforms", "book", "code", "words"),
        [
            ("sqlite, duckdb", NEW_BOOK, "O014", "duckdb of this component has no triggers"),
            ("sqlite", OLD_BOOK.replace("name: title, ", "name: title, description: x, "), "O015", "nothing is renamed"),
            ("sqlite", OLD_BOOK.replace("name: book_id, ", "name: id, renamed_from: book_id, ").replace("[book_id]", "[id]"), "O013", "is part of the primary key"),
            ("sqlite", NEW_BOOK + "  managed: {append_only: true}\n", "O013", "managed behaviours of its own"),
        ],
    )  # fmt: skip
    def test_refused_where_it_cannot_be(
        self, library: Path, platforms: str, book: str, code: str, words: str
    ) -> None:
        first(library, platforms)
        write(library, "1.1.0", platforms, book=book, note=NOTE)
        with pytest.raises(StrandlineError) as caught:
            api.release(library, "1.1.0", splitting=Splitting.TWO_NAMES)
        assert caught.value.code == code
        assert words in caught.value.message
        assert labels(library) == ["1.0.0"]


def years(session: Any) -> list[Any]:
    return session.execute("SELECT book_id, year, published FROM book ORDER BY 1")


def test_mirrors_are_part_of_the_fingerprint_only_where_they_are() -> None:
    plain = fingerprint(BASE)
    mirrored = replace(BOOK, managed=Managed(mirrors=(("title", "title"),)))
    assert fingerprint(dictionary(mirrored)) != plain
    assert fingerprint(dictionary(replace(BOOK, managed=Managed()))) == plain
