"""The pages name only what the dictionary has; their queries give the answers that they show."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from packs.water.databases import WaterDatabase, copied_url
from packs.water.pages import (
    DOCS,
    EXAMPLE,
    EXPLANATIONS,
    PAGES,
    Query,
    opened,
    queries,
    shown,
    value_of,
)

Tables = dict[str, dict[str, Any]]
Answer = tuple[tuple[str, ...], list[tuple[str, ...]]]
Ask = Callable[[str, dict[str, Any]], Answer]

ALL = [pytest.param(query, id=f"{query.page}-{query.number}") for query in queries()]


class Reader:
    """A database with the demo's archive at the newest version, backfilled, and the example."""

    def __init__(self, connection: Any, *, marks: str, text_times: bool) -> None:
        self._connection = connection
        self._marks = marks
        self._text_times = text_times

    def ask(self, sql: str, given: dict[str, Any]) -> Answer:
        """Columns and rows of an answer, as pages show them."""
        cursor = self._connection.cursor()
        text = re.sub(r"(?<![:\w]):([a-z_]+)", self._marks, sql)
        cursor.execute(text, {name: self._stored(value) for name, value in given.items()})
        columns = tuple(str(column[0]) for column in cursor.description)
        return columns, [tuple(map(shown, row)) for row in cursor.fetchall()]

    def run(self, sql: str) -> None:
        self._connection.cursor().execute(sql)

    def _stored(self, value: Any) -> Any:
        return str(value) if self._text_times and isinstance(value, datetime) else value


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def reader(
    request: pytest.FixtureRequest, example: Callable[[str], WaterDatabase]
) -> Iterator[Reader]:
    platform: str = request.param
    marks = r"%(\1)s" if platform == "postgres" else r":\1"
    with closing(opened(platform, example(platform).url)) as connection:
        yield Reader(connection, marks=marks, text_times=platform == "sqlite")


def test_there_is_a_page_for_each_subject() -> None:
    assert [page.stem for page in EXPLANATIONS if page.stem != "meteaudata"] == [
        "backfills",
        "campaigns-and-provenance",
        "current-schema",
        "data-shapes",
        "ingestion-routing",
        "lab-data",
        "processing-lineage",
        "quality-and-annotations",
        "sensor-lifecycle",
    ]


@pytest.mark.parametrize("platform", ["sqlite", "postgres"])
def test_the_example_loads_with_the_programs_that_it_names(
    platform: str,
    request: pytest.FixtureRequest,
    tmp_path: Path,
    template: Callable[[str, int], WaterDatabase],
) -> None:
    program = {"sqlite": "sqlite3", "postgres": "psql"}[platform]
    if shutil.which(program) is None:
        pytest.skip(f"NO {program} PROGRAM: install it; the other tests load the file by a driver")
    header = EXAMPLE.read_text(encoding="utf-8").splitlines()
    (said,) = (line.removeprefix("-- ") for line in header if line.startswith(f"--   {program} "))
    server = request.getfixturevalue("postgres_server") if platform == "postgres" else None
    with copied_url(template(platform, 500).url, tmp_path, server) as url:
        place = url if platform == "postgres" else url.partition(":///")[2]
        command = said.strip().replace("demo/water/water.db", place)
        if platform == "postgres":
            command = command.replace("psql ", f"psql -X -q '{url}' ")
        done = subprocess.run(
            command, shell=True, cwd=DOCS.parent, capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("query", ALL)
def test_a_query_gives_what_its_page_says(query: Query, reader: Reader) -> None:
    assert query.answer is not None, "show what it gives in the example"
    assert set(query.given) == query.parameters, "say what stands for each parameter"
    columns, rows = reader.ask(query.text, {k: value_of(v) for k, v in query.given.items()})
    if query.answer == ():
        assert rows == []
    else:
        assert (columns, *rows) == query.answer


def test_an_answer_that_is_wrong_would_be_seen(reader: Reader) -> None:
    (query,) = [one for one in queries() if (one.page, one.number) == ("lab-data", 1)]
    assert query.answer is not None
    columns, rows = reader.ask(
        query.text.replace("ORDER BY", "AND 1 = 0 ORDER BY"),
        {k: value_of(v) for k, v in query.given.items()},
    )
    assert (columns, *rows) != query.answer


# The page on new shapes names a table and code that do not exist yet; a test of its own follows it.
NAMING = [page for page in PAGES if page.stem != "add-a-data-shape"]


@pytest.mark.parametrize("page", NAMING, ids=lambda page: page.stem)
def test_tables_and_columns_exist(page: Path, head: Tables) -> None:
    columns = {item["name"] for table in head.values() for item in table["columns"]}
    for table, column in re.findall(r"`([A-Z]\w+)(?:\.(\w+))?`", page.read_text(encoding="utf-8")):
        if column and column != "yaml":
            assert column in {item["name"] for item in head[table]["columns"]}, f"{table}.{column}"
        elif not column:
            assert table in head or table in columns, table


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_links_lead_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\(([^)]+)\)", page.read_text(encoding="utf-8")):
        target, _, heading = link.partition("#")
        assert (page.parent / target).exists(), link
        if heading:
            titles = re.findall(r"^#+ (.+)$", (page.parent / target).read_text("utf-8"), re.M)
            assert heading in {anchor(title) for title in titles}, link


def anchor(title: str) -> str:
    """The fragment by which a heading is linked."""
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")


@pytest.mark.parametrize("page", EXPLANATIONS, ids=lambda page: page.stem)
def test_every_page_leads_to_the_current_diagram(page: Path) -> None:
    assert "../../reference/packs/water/erd.html" in page.read_text(encoding="utf-8")


def test_the_diagram_has_every_table_of_today(head: Tables) -> None:
    diagram = (DOCS / "reference/packs/water/erd.html").read_text(encoding="utf-8")
    assert [
        name for name in head if f">{name}<" not in diagram and f'"{name}"' not in diagram
    ] == []


def test_the_baseline_page_lists_the_baseline(baseline: Tables) -> None:
    text = next(page for page in PAGES if page.stem == "current-schema").read_text("utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| ") and "`" in line]
    assert sorted(re.findall(r"`(\w+)`", "".join(rows))) == sorted(baseline)


def test_the_walk_of_the_lineage_page_ends_in_a_cycle(reader: Reader) -> None:
    walk = next(one for one in queries() if "RECURSIVE" in one.text)
    reader.run("BEGIN")
    reader.run(
        'INSERT INTO "DataLineage" ("DataLineageID", "ProcessingStepID", "MetaDataID", "Role") '
        "VALUES (9099, 9002, 9001, 'Output')"
    )
    _, rows = reader.ask(walk.text, {"series": 9007})
    reader.run("ROLLBACK")
    assert {row[0] for row in rows} == {"9001", "9006", "9007"}
