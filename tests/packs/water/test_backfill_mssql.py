"""What the backfills say to SQL Server, before Microsoft's own parser and model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import count

import pytest

from packs.water.conftest import DICTIONARY
from packs.water.test_backfill_rules import SENSOR_ROW, series
from strandline.apply.backfill_keys import KeyRange
from strandline.apply.backfill_python import PythonWork
from strandline.apply.backfill_work import SqlWork, WorkContext
from strandline.backfill.folder import read_folder
from strandline.backfill.model import Definition, PythonBody, SqlBody
from strandline.backfill.sql_text import read_sql
from strandline.dictionary.model import Expression
from strandline.platforms.registry import get_platform
from strandline.services.component import ComponentFolder
from support.tsql import TsqlOracle


class Listening:
    """A session that answers what a backfill asks, and keeps what it was asked."""

    def __init__(self, rows: Sequence[dict[str, object]]) -> None:
        self.asked: list[str] = []
        self._rows = rows

    def execute(self, sql: str, parameters: Sequence[object] = ()) -> list[tuple[object, ...]]:
        self.asked.append(numbered(sql, len(parameters)))
        if "count" in sql.lower().partition("from")[0]:
            return [(0,)]
        if "FETCH NEXT" in sql:
            return [(7,)]
        listed = sql.partition(" FROM ")[0].removeprefix("SELECT ")
        names = [name.strip("[]") for name in listed.split(", ")]
        if len(names) == 1 or "ValidFrom" in names:
            return []  # series of a laboratory, and routes: there are none
        return [tuple(row.get(name) for name in names) for row in self._rows]

    def execute_counted(self, sql: str, parameters: Sequence[object] = ()) -> int:
        self.asked.append(numbered(sql, len(parameters)))
        return 1

    def execute_many(self, sql: str, rows: Iterable[Sequence[object]]) -> int:
        given = list(rows)
        self.asked.append(numbered(sql, len(given[0])))
        return len(given)


def numbered(sql: str, parameters: int) -> str:
    """The statement with its marks as variables; every mark must have its parameter."""
    assert sql.count("?") == parameters, sql
    numbers = count(1)
    text = "".join(f"@p{next(numbers)}" if part == "?" else part for part in sql)
    declared = "".join(f"DECLARE @p{number} int;\n" for number in range(1, parameters + 1))
    return declared + text


def context(connection: Listening) -> WorkContext:
    folder, platform = ComponentFolder(DICTIONARY), get_platform("mssql")
    dictionary = folder.version("1.7.0").dictionary
    return WorkContext(
        connection=connection,  # type: ignore[arg-type]
        platform=platform,
        dictionary=dictionary,
        lowered=platform.lower(dictionary).dictionary,
        default_schema="dbo",
        labels=folder.labels,
        standing="1.7.0",
    )


def definition(name: str) -> Definition:
    (item,) = read_folder(DICTIONARY).variants(name)
    return item


SQL = """\
-- backfill: graded
-- version: 1.0.0
-- table: Value
UPDATE {table} SET "QualityCode" = 1 WHERE {batch} AND "QualityCode" IS NULL
-- left:
SELECT count(*) FROM {dbo.Value} WHERE "QualityCode" IS NULL
-- doubtful:
SELECT v."MetaDataID", v."tstamp", 'no value' FROM {table} v WHERE {batch:v} AND v."Value" IS NULL
"""


def statements(name: str) -> Iterator[str]:
    """Everything that a run of one backfill says, but for the ledger."""
    rows = [{**SENSOR_ROW, **series(7, 0, 9)}] if name == "routing" else [SENSOR_ROW]
    connection = Listening(rows)
    work: PythonWork | SqlWork
    if name == "graded":
        read, findings = read_sql(SQL, name=name, file="graded.sql", shown="x", platform=None)
        assert read is not None, findings
        assert isinstance(read.body, SqlBody)
        work = SqlWork(context(connection), read, read.body)
    else:
        item = definition(name)
        assert isinstance(item.body, PythonBody)
        work = PythonWork(context(connection), item, item.body)
        assert not work.in_one_go
    low, high = ((1, "2020-01-01"), (9, "2021-01-01")) if name == "graded" else ((1,), (9,))
    work.total(None)
    work.total(low)
    work.page(None, 5)
    work.page(low, 5)
    outcome = work.change(KeyRange(low, high))
    assert outcome.changed == 1
    work.left()
    yield from connection.asked


@pytest.mark.parametrize("name", ["provenance", "routing", "graded"])
def test_the_parser_of_sql_server_2019_accepts_every_statement(
    name: str, tsql_oracle: TsqlOracle
) -> None:
    said = list(statements(name))
    assert any("UPDATE" in text or "INSERT" in text for text in said)
    assert any("FETCH NEXT 5 ROWS ONLY" in text for text in said)
    for text in said:
        assert tsql_oracle.parse(text) == (), text


def test_the_sources_name_what_the_model_has(tsql_oracle: TsqlOracle) -> None:
    where = context(Listening([]))
    script = (DICTIONARY / "migrations" / "v1.7.0_create_mssql.sql").read_text(encoding="utf-8")
    plain = tsql_oracle.model(script).added
    made = 0
    for name in ("provenance", "routing"):
        body = definition(name).body
        assert isinstance(body, PythonBody)
        assert body.source is not None
        for source in (body.source, *body.others.values()):
            native = where.platform.query(Expression(source.query), where.lowered)
            listed = ", ".join(f"s.[{column}]" for column in source.columns)
            made += 1
            script += (
                f"CREATE VIEW [dbo].[v{made}] AS SELECT {listed} FROM (\n{native}\n) AS s\nGO\n"
            )
    report = tsql_oracle.model(script)
    assert report.messages == ()
    assert (made, report.added) == (4, plain + 4)
