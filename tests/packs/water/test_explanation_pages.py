"""The explanation pages name only what the dictionary has, and their queries run."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

Tables = dict[str, dict[str, Any]]

PAGES = sorted((Path(__file__).parents[3] / "docs" / "explanation" / "water").glob("*.md"))
QUERIES = [
    pytest.param(query, id=f"{page.stem}-{number}")
    for page in PAGES
    for number, query in enumerate(
        re.findall(r"```sql\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL), 1
    )
]


@pytest.fixture
def database(head: Tables, ddl: Callable[[dict[str, Any]], str]) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    for table in head.values():
        connection.execute(ddl(table))
    yield connection
    connection.close()


def test_there_is_a_page_for_each_subject() -> None:
    assert [page.stem for page in PAGES] == [
        "backfills",
        "campaigns-and-provenance",
        "current-schema",
        "data-shapes",
        "ingestion-routing",
        "lab-data",
        "processing-lineage",
        "sensor-lifecycle",
    ]


@pytest.mark.parametrize("query", QUERIES)
def test_the_queries_run(query: str, database: sqlite3.Connection) -> None:
    parameters = dict.fromkeys(re.findall(r":([a-z]+)", query), 1)
    assert database.execute(query, parameters).fetchall() in ([], [(None,)])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_tables_and_columns_exist(page: Path, head: Tables) -> None:
    text = page.read_text(encoding="utf-8")
    for table, column in re.findall(r"`([A-Z]\w+)(?:\.(\w+))?`", text):
        columns = {item["name"] for t in head.values() for item in t["columns"]}
        if column and column != "yaml":
            assert column in {item["name"] for item in head[table]["columns"]}, f"{table}.{column}"
        elif not column:
            assert table in head or table in columns, table
    for link in re.findall(r"\]\(([^)]+)\)", text):
        assert (page.parent / link).exists(), link


def test_the_baseline_page_lists_the_baseline(baseline: Tables) -> None:
    text = next(page for page in PAGES if page.stem == "current-schema").read_text("utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| ") and "`" in line]
    assert sorted(re.findall(r"`(\w+)`", "".join(rows))) == sorted(baseline)


def test_the_trace_of_the_lineage_page(database: sqlite3.Connection) -> None:
    """Raw 1 -> cleaned 2 -> interpolated 3, as the page says; a cycle still ends."""
    trace = next(str(p.values[0]) for p in QUERIES if "RECURSIVE" in str(p.values[0]))
    series = [(1, "Raw"), (2, "Cleaned"), (3, "Interpolated")]
    database.executemany(
        'INSERT INTO "MetaData" ("MetaDataID", "ProcessingDegree", "ValueTypeID") VALUES (?, ?, 1)',
        series,
    )
    steps = [(1, "outlier removal"), (2, "interpolation")]
    database.executemany(
        'INSERT INTO "ProcessingStep" ("ProcessingStepID", "Name") VALUES (?, ?)', steps
    )
    edges = [(1, 1, 1, "Input"), (2, 1, 2, "Output"), (3, 2, 2, "Input"), (4, 2, 3, "Output")]
    database.executemany('INSERT INTO "DataLineage" VALUES (?, ?, ?, ?)', edges)
    found = database.execute(trace, {"series": 3}).fetchall()
    assert found == [(3, 0, "Interpolated"), (2, 1, "Cleaned"), (1, 2, "Raw")]
    database.execute("INSERT INTO \"DataLineage\" VALUES (5, 2, 1, 'Output')")
    assert {row[0] for row in database.execute(trace, {"series": 3})} == {1, 2, 3}
