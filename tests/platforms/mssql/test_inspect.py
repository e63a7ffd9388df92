"""Catalog rows, as SQL Server shapes them, turned into a dictionary."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, cast

import pytest

from platforms.mssql.schema import LOG_TRIGGER
from strandline.dictionary.model import Action, Identity, Row
from strandline.dictionary.names import QName
from strandline.platforms.base import Connection
from strandline.platforms.mssql import catalog, platform
from support.tsql import TsqlOracle

Rows = list[tuple[Any, ...]]
SITE, EVENT = 101, 102


def column_row(
    table: int, name: str, base: str | None, size: int = 4, *, declared: str = "",
    precision: int = 0, scale: int = 0, nullable: bool = True, seed: int | None = None,
    computed: str | None = None, persisted: bool | None = None, default: str | None = None,
    comment: str | None = None,
) -> tuple[Any, ...]:  # fmt: skip
    return (table, name, base, declared or base, size, precision, scale, nullable, seed,
            1 if seed is not None else None, computed, persisted,
            f"DF_{name}" if default else None, default, comment)  # fmt: skip


TABLES: Rows = [
    (SITE, "dbo", "Site", 0, "Places"),
    (EVENT, "log", "Event", 0, None),
    (103, "strandline", "revision", 0, None),
    (104, "dbo", "strandline_archive_1", 0, None),
    (105, "dbo", "Old_history", 1, None),
]
COLUMNS: Rows = [
    column_row(SITE, "SiteID", "int", nullable=False, seed=10),
    column_row(SITE, "Name", "nvarchar", 200, nullable=False, comment="Full name"),
    column_row(SITE, "Active", "bit", 1, nullable=False, default="((1))"),
    column_row(SITE, "Since", "datetime2", 8, precision=27, scale=7, default="(sysutcdatetime())"),
    column_row(SITE, "Notes", "nvarchar", -1),
    column_row(SITE, "Price", "decimal", 9, precision=12, scale=4),
    column_row(SITE, "Cost", "money", 8, precision=19, scale=4),
    column_row(SITE, "Shape", None, -1, declared="geography"),
    column_row(SITE, "Label", "nvarchar", 260, computed="(CONVERT([nvarchar](130),[Name]+N'!'))",
               persisted=True),
    column_row(SITE, "Code", "varchar", 20, declared="site_code"),
    column_row(EVENT, "Value", "bigint", 8, nullable=False),
    column_row(EVENT, "Site", "int"),
    column_row(103, "id", "int"),
]  # fmt: skip
INDEXES: Rows = [
    (SITE, "PK_Site", "CLUSTERED", True, True, False, None, False, "SiteID", False, False),
    (SITE, "UQ_Site", "NONCLUSTERED", True, False, True, None, False, "Name", False, False),
    (SITE, "IX_a", "NONCLUSTERED", False, False, False, "([Active]=(1))", False, "Since", True,
     False),
    (SITE, "IX_a", "NONCLUSTERED", False, False, False, "([Active]=(1))", False, "Price", False,
     True),
    (SITE, "IX_shape", "SPATIAL", False, False, False, None, False, "Shape", False, False),
    (SITE, "IX_cold", "NONCLUSTERED", False, False, False, None, True, "Name", False, False),
    (EVENT, "PK_Event", "NONCLUSTERED", True, True, False, None, False, "Value", False, False),
    (EVENT, "CX", "CLUSTERED", False, False, False, None, False, "Site", False, False),
]  # fmt: skip
KEYS: Rows = [
    (EVENT, "FK_Event_Site", "dbo", "Site", "Site", "SiteID", "CASCADE", "NO_ACTION", False),
    (EVENT, "FK_off", "dbo", "Site", "Site", "SiteID", "NO_ACTION", "NO_ACTION", True),
]
CHECKS: Rows = [
    (SITE, "CK_Site", "([Name]=N'b' OR [Name]=N'a')", False),
    (SITE, "CK_off", "([Name]<>N'')", True),
]
TRIGGERS: Rows = [
    (EVENT, "strandline_Event_append_only", LOG_TRIGGER, False),
    (SITE, "tr_other", "CREATE TRIGGER tr_other ON Site AFTER INSERT AS PRINT 1", False),
]
VIEWS: Rows = [
    (
        "dbo",
        "V",
        "CREATE VIEW [dbo].[V] AS\nSELECT [SiteID] FROM [dbo].[Site] AS [s]",
        "All",
        False,
    ),
    ("dbo", "W", "CREATE VIEW W WITH SCHEMABINDING AS SELECT 1 AS a", None, False),
    ("dbo", "X", None, None, False),
    ("dbo", "Y", "CREATE VIEW Y AS SELECT 1 AS a", None, True),
]
OTHERS: Rows = [("SQL_STORED_PROCEDURE", "dbo", "p"), ("USER_DEFINED_TYPE", "dbo", "site_code"),
                ("DATABASE_TRIGGER", None, "t")]  # fmt: skip


class Recorded:
    """Answers each catalog query with the rows recorded for it."""

    def __init__(self, answers: dict[str, Rows]) -> None:
        self.answers = answers
        self.asked: list[str] = []

    def execute(self, sql: str, parameters: Sequence[object] = ()) -> Rows:
        self.asked.append(sql)
        return self.answers[sql]


READ = (
    "SELECT [SiteID], [Name], [Active], [Since], [Notes], [Price], [Cost], [Code] "
    "FROM [dbo].[Site] ORDER BY [SiteID]"
)


def recorded() -> Recorded:
    answers = (TABLES, COLUMNS, INDEXES, KEYS, CHECKS, TRIGGERS, VIEWS, OTHERS)
    found = dict(zip(catalog.ALL, answers, strict=True))
    found[READ] = [
        (10, "a", True, dt.datetime(2024, 1, 2, 3, 4, 5), None, Decimal("1.5000"), Decimal(2), "q")
    ]
    return Recorded(found)


@pytest.mark.parametrize("query", catalog.ALL)
def test_queries_parse(query: str, tsql_oracle: TsqlOracle) -> None:
    assert tsql_oracle.parse(query) == ()


def test_database_is_read_in_a_handful_of_queries() -> None:
    connection = recorded()
    inspection = platform.inspect(cast("Connection", connection), rows_of=[QName("dbo", "Site")])
    assert len(connection.asked) == len(catalog.ALL) + 1
    site = inspection.dictionary.tables[QName("dbo", "Site")]
    event = inspection.dictionary.tables[QName("log", "Event")]
    assert set(inspection.dictionary.tables) == {site.name, event.name}
    assert site.description == "Places"
    assert site.column_names == (
        "SiteID", "Name", "Active", "Since", "Notes", "Price", "Cost", "Label", "Code",
    )  # fmt: skip
    assert site.get_column("SiteID").identity == Identity(start=10, increment=1)
    assert str(site.get_column("Name").type) == "string(100)"
    active = site.get_column("Active").default
    assert active is not None
    assert (active.expression.text, active.name) == ("TRUE", "DF_Active")
    since = site.get_column("Since").default
    assert since is not None
    assert since.expression.text == "CURRENT_TIMESTAMP"
    label = site.get_column("Label").generated
    assert label is not None
    assert label.expression.text == "\"Name\" || '!'"
    assert site.primary_key is not None
    assert [unique.name for unique in site.uniques] == ["UQ_Site"]
    (index,) = site.indexes
    assert (index.name, index.columns[0].descending, index.include) == ("IX_a", True, ("Price",))
    assert index.where is not None
    assert index.where.text == '"Active"'
    assert event.managed.append_only
    (key,) = event.foreign_keys
    assert (key.target, key.on_delete) == (site.name, Action.CASCADE)
    assert site.rows == (
        Row.of({"SiteID": 10, "Name": "a", "Active": True, "Since": "2024-01-02 03:04:05",
                "Notes": None, "Price": 1.5, "Cost": 2, "Code": "q"}),
    )  # fmt: skip
    assert list(inspection.dictionary.views) == [QName("dbo", "V")]


def test_what_a_dictionary_cannot_hold_is_listed() -> None:
    inspection = platform.inspect(cast("Connection", recorded()))
    listed = {(entry.kind, entry.name) for entry in inspection.unmanaged}
    assert listed >= {
        ("column", "dbo.Site.Shape"),
        ("index", "dbo.Site.IX_shape"),
        ("index", "dbo.Site.IX_cold"),
        ("index", "log.Event.CX"),
        ("foreign key", "log.Event.FK_off"),
        ("check", "dbo.Site.CK_off"),
        ("trigger", "dbo.Site.tr_other"),
        ("history table", "dbo.Old_history"),
        ("view", "dbo.W"),
        ("view", "dbo.X"),
        ("view", "dbo.Y"),
        ("sql stored procedure", "dbo.p"),
        ("user defined type", "dbo.site_code"),
        ("database trigger", "t"),
    }
    assert {finding.code for finding in inspection.findings} == {"X150", "X152"}


def test_inspected_dictionary_lowers_to_itself() -> None:
    found = platform.inspect(cast("Connection", recorded())).dictionary
    lowered = platform.lower(found).dictionary
    assert lowered.tables[QName("dbo", "Site")].columns == (
        found.tables[QName("dbo", "Site")].columns
    )
