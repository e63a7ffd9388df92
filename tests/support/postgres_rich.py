"""A hand-made dictionary that holds one of everything PostgreSQL can keep."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from strandline.dictionary.model import (
    Action,
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
    Managed,
    Partition,
    Partitioning,
    PrimaryKey,
    Row,
    Table,
    Unique,
    ValueSet,
    View,
)
from strandline.dictionary.names import QName
from strandline.dictionary.types import LogicalType, TypeKind
from strandline.diff.operations import (
    AddForeignKey,
    CreateTable,
    CreateValueSet,
    CreateView,
    InsertRow,
    Operation,
)
from strandline.platforms.base import Connection, Step
from strandline.platforms.postgres import platform

K = TypeKind


def t(kind: TypeKind, **more: object) -> LogicalType:
    return LogicalType(kind=kind, **more)  # type: ignore[arg-type]


def col(name: str, logical: LogicalType | TypeKind = K.INTEGER, **more: object) -> Column:
    kind = logical if isinstance(logical, LogicalType) else LogicalType(kind=logical)
    default = more.pop("default", None)
    if isinstance(default, str):
        more["default"] = Default(expression=Expression(default), name="")
    generated = more.pop("generated", None)
    if isinstance(generated, str):
        more["generated"] = Generated(expression=Expression(generated))
    return Column(name=name, type=kind, **more)  # type: ignore[arg-type]


def check(name: str, text: str) -> Check:
    return Check(name=name, expression=Expression(text))


def table(name: str, *columns: Column, key: Sequence[str] = (), **more: object) -> Table:
    schema, _, bare = name.rpartition(".")
    primary = PrimaryKey(name=f"PK_{bare}", columns=tuple(key)) if key else None
    return Table(name=QName(schema or None, bare), columns=columns, primary_key=primary, **more)  # type: ignore[arg-type]


def dictionary(
    *tables: Table, views: Iterable[View] = (), sets: Iterable[ValueSet] = ()
) -> Dictionary:
    return Dictionary(
        tables={item.name: item for item in tables},
        views={item.name: item for item in views},
        value_sets={item.name: item for item in sets},
    )


def lowered(given: Dictionary) -> Dictionary:
    return platform.lower(given).dictionary


def creating(held: Dictionary) -> list[Operation]:
    """The operations that make a lowered dictionary, foreign keys after the tables."""
    operations: list[Operation] = [CreateValueSet(value_set=v) for v in held.value_sets.values()]
    operations += [
        CreateTable(table=replace(item, foreign_keys=())) for item in held.tables.values()
    ]
    operations += [
        InsertRow(
            table=item.name, key=item.primary_key.columns if item.primary_key else (), row=row
        )
        for item in held.tables.values()
        for row in item.rows
    ]
    operations += [
        AddForeignKey(table=item.name, foreign_key=key)
        for item in held.tables.values()
        for key in item.foreign_keys
    ]
    operations += [CreateView(view=view) for view in held.views.values()]
    return operations


def run(connection: Connection, steps: Iterable[Step]) -> None:
    """Run steps as the executor does: in one transaction."""
    connection.begin()
    try:
        for step in steps:
            for statement in step.statements:
                connection.execute(statement)
    except BaseException:
        connection.rollback()
        raise
    connection.commit()


def create(connection: Connection, given: Dictionary) -> Dictionary:
    held = lowered(given)
    run(connection, platform.render(creating(held), Dictionary(), held))
    return held


def settled(held: Dictionary) -> Dictionary:
    """Return the dictionary with what may differ in spelling only brought to one form."""

    def same(expression: Expression | None, owner: Table) -> Expression | None:
        return None if expression is None else Expression(platform.comparable(expression, owner))

    def by_name(items: Iterable[object]) -> tuple[object, ...]:
        return tuple(sorted(items, key=lambda item: item.name))  # type: ignore[attr-defined]

    tables = {}
    for item in held.tables.values():
        columns = tuple(
            replace(
                column,
                renamed_from=None,
                default=column.default
                and replace(column.default, expression=same(column.default.expression, item)),
                generated=column.generated
                and replace(column.generated, expression=same(column.generated.expression, item)),
            )
            for column in item.columns
        )
        tables[item.name] = replace(
            item,
            columns=columns,
            theme=None,
            renamed_from=None,
            rows=(),
            uniques=by_name(item.uniques),
            foreign_keys=by_name(item.foreign_keys),
            checks=by_name(replace(c, expression=same(c.expression, item)) for c in item.checks),
            indexes=by_name(
                replace(
                    index,
                    where=same(index.where, item),
                    columns=tuple(
                        replace(part, expression=same(part.expression, item))
                        for part in index.columns
                    ),
                )
                for index in item.indexes
            ),
        )
    views = {
        name: replace(view, query=Expression(platform.comparable_view(view.query, held)))
        for name, view in held.views.items()
    }
    return Dictionary(tables=tables, views=views, value_sets=held.value_sets)


SAMPLE_TYPE = ValueSet(
    name=QName("lab", "sample_type"), values=("Grab", "Composite 24h", "it's"), native=True
)

EVERY_TYPE = table(
    "lab.EveryType",
    col("a_small", K.SMALLINT),
    col("an_int", K.INTEGER, nullable=False, default="42"),
    col("a_big", K.BIGINT, default="-1"),
    col("a_float", K.FLOAT32, default="0.5"),
    col("a_double", K.FLOAT64, default="-2.5"),
    col("a_decimal", t(K.DECIMAL, precision=12, scale=3), default="1.5"),
    col("a_string", t(K.STRING, length=20), default="'Raw'"),
    col("a_text", K.TEXT, default="'it''s'"),
    col("a_flag", K.BOOLEAN, nullable=False, default="true"),
    col("a_second_flag", K.BOOLEAN, default="0"),
    col("a_date", K.DATE, default="'2026-01-01'"),
    col("a_time", t(K.TIME, precision=6)),
    col("a_short_time", t(K.TIME, precision=0)),
    col("a_moment", t(K.TIMESTAMP, precision=6), nullable=False, default="CURRENT_TIMESTAMP"),
    col("a_coarse_moment", t(K.TIMESTAMP, precision=3), default="now()"),
    col("a_fine_moment", t(K.TIMESTAMP, precision=9), default="'2026-01-01 12:30'"),
    col("a_zoned", t(K.TIMESTAMP, precision=6, with_time_zone=True), default="'2026-01-01'"),
    col("a_uuid", K.UUID, default="gen_random_uuid()"),
    col("a_json", K.JSON, default="'{}'"),
    col("a_hash", t(K.BINARY, length=32)),
    col("a_blob", K.BINARY_LARGE),
    col("numbers", t(K.ARRAY, items=t(K.INTEGER)), default="'{}'"),
    col("names", t(K.ARRAY, items=t(K.STRING, length=10))),
    col("kind", t(K.STRING, length=20, value_set=QName("lab", "sample_type")), default="'Grab'"),
    col("Value", K.INTEGER),
    key=["an_int"],
    description='One column of each type; it\'s \\ "quoted"',
)

SITE = table(
    "dbo.Site",
    col("SiteID", identity=Identity(start=100, increment=5), description="Number of the site"),
    col("Name", t(K.STRING, length=100), nullable=False),
    col("Parent", K.INTEGER),
    col("Latitude", K.FLOAT64),
    col("Label", K.TEXT, generated="Name || ' #'"),
    col("Changed", t(K.TIMESTAMP, precision=6)),
    col("Created", K.DATE, default="CURRENT_DATE"),
    key=["SiteID"],
    uniques=(Unique(name="UQ_Site_Name", columns=("Name",)),),
    foreign_keys=(
        ForeignKey(
            name="FK_Site_Site", columns=("Parent",), target=QName("dbo", "Site"),
            target_columns=("SiteID",), on_delete=Action.SET_NULL, on_update=Action.CASCADE,
        ),
    ),
    checks=(
        check("CK_Site_Latitude", "Latitude BETWEEN -90 AND 90"),
        check("CK_Site_Name", "Name NOT LIKE '%test%' AND length(Name) > 2"),
        check("CK_Site_Kind", "Name IN ('a', 'b') OR Parent IS NULL"),
    ),
    indexes=(
        Index(name="IX_Site_Name", columns=(IndexColumn(expression=Expression("lower(Name)")),), unique=True),
        Index(
            name="IX_Site_Parent",
            columns=(IndexColumn(name="Parent"), IndexColumn(name="Name", descending=True)),
            include=("Latitude",), where=Expression("Parent IS NOT NULL AND Name <> ''"),
        ),
        Index(name="IX_Site_Created", columns=(IndexColumn(name="Created"),), method="brin"),
    ),
    managed=Managed(on_update=("Changed",), immutable=("Created", "Name")),
    description="Where water is measured",
    rows=(Row.of({"SiteID": 1, "Name": "North"}), Row.of({"SiteID": 200, "Name": "South"})),
)  # fmt: skip

EVENT = table(
    "event",
    col("id", K.BIGINT, nullable=False),
    col("occurred_at", t(K.TIMESTAMP, precision=6), nullable=False),
    col("site", K.INTEGER),
    key=["id", "occurred_at"],
    foreign_keys=(
        ForeignKey(
            name="FK_event_Site", columns=("site",), target=QName("dbo", "Site"), target_columns=("SiteID",)
        ),
    ),
    indexes=(Index(name="IX_event_site", columns=(IndexColumn(name="site"),)),),
    managed=Managed(append_only=True),
    partitioning=Partitioning(
        strategy="range", columns=("occurred_at",),
        partitions=(
            Partition(name="event_2026_01", lower=("'2026-01-01'",), upper=("'2026-02-01'",)),
            Partition(name="event_rest", default=True),
        ),
    ),
)  # fmt: skip

LISTED = table(
    "listed",
    col("kind", t(K.STRING, length=10), nullable=False),
    col("n", K.INTEGER),
    partitioning=Partitioning(
        strategy="list", columns=("kind",),
        partitions=(Partition(name="listed_ab", values=("'a'", "'b'")), Partition(name="listed_c", values=("'c, d'",))),
    ),
)  # fmt: skip

HASHED = table(
    "hashed",
    col("n", K.INTEGER, nullable=False),
    partitioning=Partitioning(
        strategy="hash", columns=("n",),
        partitions=tuple(Partition(name=f"hashed_{n}", modulus=2, remainder=n) for n in range(2)),
    ),
)  # fmt: skip

VIEWS = (
    View(
        name=QName("dbo", "NorthernSite"),
        query=Expression(
            "SELECT s.SiteID, s.Name, upper(s.Name) AS Shout, count(*) OVER () AS total FROM Site s "
            "LEFT JOIN event e ON e.site = s.SiteID AND e.id IN (1, 2) "
            "WHERE s.Latitude > 45 AND s.Name LIKE 'N%' ORDER BY s.Name DESC"
        ),
        description="Sites of the north",
    ),
    View(
        name=QName(None, "site_count"),
        query=Expression(
            "WITH named AS (SELECT * FROM dbo.NorthernSite) SELECT Name, count(*) FROM named "
            "WHERE Name <> 'x' GROUP BY Name HAVING count(*) > 1 UNION ALL SELECT 'none', 0"
        ),
    ),
)

RICH = dictionary(SITE, EVERY_TYPE, EVENT, LISTED, HASHED, views=VIEWS, sets=[SAMPLE_TYPE])
