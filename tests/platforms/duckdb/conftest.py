"""Sessions, a rich dictionary, and how steps are run, for the tests of this folder."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from strandline.dictionary.model import (
    EMPTY,
    Check,
    Column,
    Default,
    Dictionary,
    Expression,
    ForeignKey,
    Generated,
    Identity,
    Index,
    IndexColumn,
    PrimaryKey,
    Row,
    Table,
    Unique,
    ValueSet,
    View,
)
from strandline.dictionary.names import QName
from strandline.dictionary.types import LogicalType, TypeKind
from strandline.diff import operations as op
from strandline.platforms.base import Connection
from strandline.platforms.duckdb import platform
from strandline.platforms.duckdb.rebuild import parents_first


def typed(kind: str, **parameters: object) -> LogicalType:
    return LogicalType(kind=TypeKind(kind), **parameters)  # type: ignore[arg-type]


def expression(text: str) -> Expression:
    return Expression(text)


def default(text: str) -> Default:
    return Default(expression=Expression(text), name="DF")


def column(name: str, kind: str = "integer", **facts: object) -> Column:
    parameters = facts.pop("type", {})
    return Column(name=name, type=typed(kind, **parameters), **facts)  # type: ignore[arg-type]


def name(text: str, schema: str | None = "dbo") -> QName:
    return QName(schema, text)


def create_all(dictionary: Dictionary) -> list[op.Operation]:
    """Return the operations that create a lowered dictionary, in the planner's order."""
    found: list[op.Operation] = []
    found.extend(op.CreateValueSet(value_set=one) for one in dictionary.value_sets.values())
    order = [dictionary.tables[one] for one in parents_first(dictionary.tables)]
    found.extend(op.CreateTable(table=one) for one in order)
    for table in order:
        key = table.primary_key.columns if table.primary_key else ()
        found.extend(op.InsertRow(table=table.name, key=key, row=row) for row in table.rows)
    found.extend(op.CreateView(view=one) for one in dictionary.views.values())
    return found


def meaning(dictionary: Dictionary) -> dict[str, object]:
    """Return what must be equal after a round trip: names of constraints left out."""
    found: dict[str, object] = {}
    for table in dictionary.tables.values():
        found[f"table {table.name}"] = {
            "columns": [
                (
                    one.name,
                    str(one.type),
                    one.nullable,
                    platform.comparable(one.default.expression, table) if one.default else None,
                    one.identity,
                    platform.comparable(one.generated.expression, table) if one.generated else None,
                    one.description,
                )
                for one in table.columns
            ],
            "key": table.primary_key.columns if table.primary_key else None,
            "uniques": sorted(one.columns for one in table.uniques),
            "foreign keys": sorted(
                (one.columns, str(one.target), one.target_columns) for one in table.foreign_keys
            ),
            "checks": sorted(platform.comparable(one.expression, table) for one in table.checks),
            "indexes": sorted(
                (
                    one.name,
                    one.unique,
                    tuple(
                        part.name or platform.comparable(part.expression, table)
                        for part in one.columns
                    ),
                )
                for one in table.indexes
            ),
            "description": table.description,
        }
    for view in dictionary.views.values():
        found[f"view {view.name}"] = (
            platform.comparable_view(view.query, dictionary),
            view.description,
        )
    for value_set in dictionary.value_sets.values():
        found[f"value set {value_set.name}"] = value_set.values
    return found


def run(connection: Connection, operations: Sequence[op.Operation], before: Dictionary,
        after: Dictionary) -> list[str]:  # fmt: skip
    """Run the rendered steps in one transaction, as the executor does; return the statements."""
    steps = platform.render(operations, before, after)
    statements = [statement for step in steps for statement in step.statements]
    connection.begin()
    try:
        for statement in statements:
            connection.execute(statement)
    except BaseException:
        connection.rollback()
        raise
    connection.commit()
    return statements


def migrate(connection: Connection, operations: Sequence[op.Operation], before: Dictionary,
            after: Dictionary) -> list[str]:  # fmt: skip
    """Run a change and check that what the catalog holds then is `after`."""
    statements = run(connection, operations, before, after)
    assert any_order(platform.inspect(connection).dictionary) == any_order(after)
    return statements


def any_order(dictionary: Dictionary) -> dict[str, object]:
    """Return the meaning without the order of columns: a column added in place comes last."""
    found = meaning(dictionary)
    for facts in found.values():
        if isinstance(facts, dict):
            facts["columns"] = sorted(facts["columns"], key=repr)
    return found


def rows(connection: Connection, table: Table) -> list[tuple[object, ...]]:
    columns = ", ".join(platform.quote(one) for one in table.column_names)
    return connection.execute(
        f"SELECT {columns} FROM {platform.qualified(table.name)} ORDER BY ALL"
    )


def crashed_copy(connection: Connection, source: Path, target: Path) -> Connection:
    """Return a session on what a killed process would have left of an open file."""
    shutil.copy(source, target)
    log = source.with_name(source.name + ".wal")
    if log.exists():
        shutil.copy(log, target.with_name(target.name + ".wal"))
    return platform.connect(f"duckdb:///{target}")


class Kit:
    """What the tests use, by one fixture: sibling modules cannot be imported here."""

    column = staticmethod(column)
    typed = staticmethod(typed)
    default = staticmethod(default)
    expression = staticmethod(expression)
    name = staticmethod(name)
    create_all = staticmethod(create_all)
    meaning = staticmethod(meaning)
    any_order = staticmethod(any_order)
    run = staticmethod(run)
    migrate = staticmethod(migrate)
    rows = staticmethod(rows)
    crashed_copy = staticmethod(crashed_copy)

    @staticmethod
    def table(table_name: str, *columns: Column, key: Sequence[str] = (), **facts: object) -> Table:
        primary_key = PrimaryKey(name=f"PK_{table_name}", columns=tuple(key)) if key else None
        return Table(name=name(table_name), columns=columns, primary_key=primary_key, **facts)  # type: ignore[arg-type]

    @staticmethod
    def points(own: str, target: str, other: str) -> ForeignKey:
        return ForeignKey(
            name=f"FK_{own}_{target}", columns=(own,), target=name(target), target_columns=(other,)
        )

    @staticmethod
    def dictionary(*tables: Table, views: Sequence[View] = (),
                   value_sets: Sequence[ValueSet] = ()) -> Dictionary:  # fmt: skip
        whole = Dictionary(
            tables={one.name: one for one in tables},
            views={one.name: one for one in views},
            value_sets={one.name: one for one in value_sets},
        )
        lowered = platform.lower(whole)
        return lowered.dictionary


@pytest.fixture
def kit() -> type[Kit]:
    return Kit


@pytest.fixture
def memory() -> Iterator[Connection]:
    with platform.scratch() as connection:
        yield connection


@pytest.fixture
def build(memory: Connection) -> Callable[[Dictionary], Connection]:
    """Return a function that makes a lowered dictionary in memory."""

    def make(dictionary: Dictionary) -> Connection:
        run(memory, create_all(dictionary), EMPTY, dictionary)
        return memory

    return make


@pytest.fixture
def rich() -> Dictionary:
    """A dictionary with one of everything that DuckDB can hold, and some that it cannot."""
    site = Kit.table(
        "Site",
        column("SiteID", identity=Identity(start=5, increment=2), nullable=False),
        column("Name", "string", type={"length": 40}, nullable=False, default=default("'it''s'")),
        column("Order", "smallint", default=default("1"), description="a reserved word"),
        column("Latitude", "float64", default=default("-1.5e2")),
        column("Small", "float32"),
        column("Cost", "decimal", type={"precision": 12, "scale": 3}, default=default("1.50")),
        column("Open", "boolean", default=default("TRUE"), nullable=False),
        column("Since", "date", default=default("'2020-01-01'")),
        column("At", "time", type={"precision": 3}),
        column("Made", "timestamp", type={"precision": 7}, default=default("CURRENT_TIMESTAMP")),
        column("Seen", "timestamp", type={"precision": 6, "with_time_zone": True}),
        column("Ref", "uuid"),
        column("Extra", "json", default=default("'{}'")),
        column("Key", "binary", type={"length": 16}),
        column("Photo", "binary_large"),
        column("Tags", "array", type={"items": typed("string", length=10)}),
        column("Kind", "string", type={"value_set": name("site_kind")}, default=default("'wet'")),
        column("Mood", "string", type={"value_set": name("mood")}),
        column("Twice", "integer", generated=Generated(expression=expression('"Order" * 2'))),
        key=["SiteID"],
        uniques=(Unique(name="UQ_Site_Name", columns=("Name",)),),
        checks=(
            Check(name="CK_1", expression=expression('"Order" BETWEEN 0 AND 9 OR "Order" IS NULL')),
            Check(name="CK_2", expression=expression("\"Name\" LIKE 'a%' OR length(\"Name\") > 2")),
            Check(name="CK_3", expression=expression('NOT ("Cost" < 0) AND "Small" <> 1e3')),
        ),
        indexes=(
            Index(name="IX_Site_Name", columns=(IndexColumn(name="Name", descending=True),
                                                IndexColumn(name="Order"))),
            Index(name="IX_Site_lower", columns=(IndexColumn(expression=expression('lower("Name")')),)),
            Index(name="UX_Site_Ref", columns=(IndexColumn(name="Ref"),), unique=True),
            Index(name="IX_part", columns=(IndexColumn(name="Open"),), where=expression('"Open"')),
        ),
        description="Places; it's where things are",
        rows=(Row.of({"SiteID": 9, "Name": "abc", "Key": b"\x00\xff'", "Tags": None}),),
    )  # fmt: skip
    value = Kit.table(
        "Value",
        column("SiteID", nullable=False),
        column("N", nullable=False, description="count"),
        column("Parent"),
        key=["N"],
        foreign_keys=(Kit.points("SiteID", "Site", "SiteID"), Kit.points("Parent", "Value", "N")),
    )
    reading = Kit.table(
        "Reading",
        column("A", nullable=False),
        column("B", nullable=False),
        column("N"),
        key=["B", "A"],
        foreign_keys=(Kit.points("N", "Value", "N"),),
    )
    plain = replace(Kit.table("Plain", column("x", "bigint"), key=[]), name=QName(None, "Plain"))
    views = (
        View(
            name=name("Summary"),
            query=expression(
                "SELECT s.Name, count(*) AS n FROM Site s JOIN Value v ON v.SiteID = s.SiteID "
                "WHERE s.Open AND v.N IN (1, 2) GROUP BY s.Name"
            ),
            description="how many",
        ),
        View(name=name("Names"), query=expression("SELECT Name FROM Site WHERE Cost > 1.50")),
    )
    return Dictionary(
        tables={one.name: one for one in (reading, value, site, plain)},
        views={one.name: one for one in views},
        value_sets={
            name("site_kind"): ValueSet(
                name=name("site_kind"), values=("dry", "wet", "it's"), native=True
            ),
            name("mood"): ValueSet(name=name("mood"), values=("ok", "bad")),
        },
    )
