"""A rich dictionary that meets every part of the SQL Server renderer, and its short-hands."""

from __future__ import annotations

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
    PrimaryKey,
    Row,
    Table,
    Unique,
    ValueSet,
    View,
)
from strandline.dictionary.names import QName
from strandline.dictionary.types import LogicalType, TypeKind
from strandline.diff.operations import AddForeignKey, CreateTable, CreateView, InsertRow, Operation


def logical(kind: str, **parameters: object) -> LogicalType:
    return LogicalType(kind=TypeKind(kind), **parameters)  # type: ignore[arg-type]


def column(name: str, kind: str = "integer", **facts: object) -> Column:
    """Facts of the type (length, precision, ...) and of the column, told apart by name."""
    of_type = {"length", "precision", "scale", "with_time_zone", "items", "value_set"}
    type_facts = {key: facts.pop(key) for key in list(facts) if key in of_type}
    default = facts.pop("default", None)
    if isinstance(default, str):
        facts["default"] = Default(expression=Expression(default), name=f"DF_{name}")
    elif default is not None:
        facts["default"] = default
    generated = facts.pop("generated", None)
    if isinstance(generated, str):
        facts["generated"] = Generated(expression=Expression(generated))
    elif generated is not None:
        facts["generated"] = generated
    return Column(name=name, type=logical(kind, **type_facts), **facts)  # type: ignore[arg-type]


def table(name: str, *columns: Column, schema: str | None = "dbo", **facts: object) -> Table:
    return Table(name=QName(schema, name), columns=columns, **facts)  # type: ignore[arg-type]


def key(name: str, *columns: str) -> PrimaryKey:
    return PrimaryKey(name=name, columns=columns, clustered=True)


def index(name: str, *columns: str, **facts: object) -> Index:
    parts = tuple(
        IndexColumn(name=text.removesuffix(" desc"), descending=text.endswith(" desc"))
        for text in columns
    )
    where = facts.pop("where", None)
    if isinstance(where, str):
        facts["where"] = Expression(where)
    return Index(name=name, columns=parts, **facts)  # type: ignore[arg-type]


def check(name: str, text: str) -> Check:
    return Check(name=name, expression=Expression(text))


def dictionary(*tables: Table, views: tuple[View, ...] = ()) -> Dictionary:
    return Dictionary(
        tables={table.name: table for table in tables}, views={view.name: view for view in views}
    )


SITE = table(
    "Site",
    column("SiteID", nullable=False, identity=Identity(start=10, increment=5)),
    column("Name", "string", length=100, nullable=False, description="Full name: O'Hara's [weir]"),
    column("Code", "string", length=20),
    column("Active", "boolean", nullable=False, default="TRUE"),
    column("Kind", "string", length=20, value_set=QName("dbo", "site_kind")),
    column("Updated", "timestamp", precision=7, default="CURRENT_TIMESTAMP"),
    column("Seen", "timestamp", precision=3, with_time_zone=True),
    column("At", "time", precision=2),
    column("Day", "date", default="'2024-02-29'"),
    column("Ratio", "float32"),
    column("Depth", "float64", default="-1.5"),
    column("Price", "decimal", precision=12, scale=4),
    column("Token", "uuid", default="gen_random_uuid()"),
    column("Doc", "json"),
    column("Tags", "array", items=LogicalType(kind=TypeKind.TEXT)),
    column("Raw", "binary", length=16),
    column("Blob", "binary_large"),
    column("Notes", "text"),
    column("Essay", "string", length=5000),
    column("Label", "string", length=130, generated="name || ' / ' || code"),
    column("IsDeep", "boolean", generated="depth > 100"),
    column(
        "Twice", "integer", generated=Generated(expression=Expression("SiteID * 2"), stored=False)
    ),
    primary_key=key("PK_Site", "SiteID"),
    uniques=(
        Unique(name="UQ_Site_Name", columns=("Name",)),
        Unique(name="UQ_Site_Code", columns=("Code", "Name")),
    ),
    checks=(
        check("CK_Site_Depth", "depth IS NULL OR depth BETWEEN -100 AND 12000"),
        check("CK_Site_Name", "length(name) > 1 AND name NOT LIKE '%[%'"),
        check("CK_Site_Active", "active OR code IN ('A', 'B''s')"),
    ),
    indexes=(
        index("IX_Site_Code", "Code", "Updated desc", include=("Depth", "Active")),
        index("IX_Site_Active", "Updated", where="active AND code IS NOT NULL"),
    ),
    managed=Managed(on_update=("Updated",), immutable=("Token",)),
    description="Where it is measured; see 'handbook'",
)
EVENT = table(
    "Event",
    column("Value", "bigint", nullable=False),
    column("Function", "integer", nullable=False),
    column("a]b", "string", length=10, default="'x''y'"),
    column("ParentValue", "bigint"),
    schema="log",
    primary_key=key("PK_Event", "Value"),
    foreign_keys=(
        ForeignKey(
            name="FK_Event_Site",
            columns=("Function",),
            target=QName("dbo", "Site"),
            target_columns=("SiteID",),
            on_delete=Action.CASCADE,
        ),
        ForeignKey(
            name="FK_Event_Parent",
            columns=("ParentValue",),
            target=QName("log", "Event"),
            target_columns=("Value",),
        ),
    ),
    managed=Managed(append_only=True),
    rows=(Row.of({"Value": 1, "Function": 10, "a]b": "q"}),),
)
KIND = table(
    "Kind",
    column("KindID", nullable=False, identity=Identity()),
    column("Word", "string", length=50, nullable=False),
    column("Since", "timestamp", precision=6),
    column("Flag", "boolean"),
    column("Bits", "binary", length=4),
    column("Weight", "decimal", precision=10, scale=2),
    primary_key=key("PK_Kind", "KindID"),
    rows=(
        Row.of(
            {
                "KindID": 1,
                "Word": "it's",
                "Since": "2024-01-02 03:04:05",
                "Flag": True,
                "Bits": b"\x00\xff",
                "Weight": 12.5,
            }
        ),
        Row.of({"KindID": 2, "Word": "été", "Since": None, "Flag": False}),
    ),
)
RICH = Dictionary(
    tables={entry.name: entry for entry in (SITE, EVENT, KIND)},
    views={
        QName("dbo", "ActiveSite"): View(
            name=QName("dbo", "ActiveSite"),
            query=Expression(
                "SELECT s.siteid, s.name || '!' AS shout, s.depth > 5 AS deep, count(*) AS n "
                "FROM site s LEFT JOIN event e ON e.function = s.siteid "
                "WHERE s.active AND NOT s.name LIKE 'x%' GROUP BY 1, 2, 3 ORDER BY 1"
            ),
            description="Sites in use",
        )
    },
    value_sets={
        QName("dbo", "site_kind"): ValueSet(
            name=QName("dbo", "site_kind"), values=("river", "lake's"), native=True
        )
    },
)


def creation(state: Dictionary) -> tuple[Operation, ...]:
    """The operations that make a lowered dictionary from nothing, as the planner orders them."""
    from dataclasses import replace

    operations: list[Operation] = []
    for entry in state.tables.values():
        operations.append(CreateTable(table=replace(entry, foreign_keys=(), rows=())))
    for entry in state.tables.values():
        keys = entry.primary_key.columns if entry.primary_key is not None else ()
        operations.extend(InsertRow(table=entry.name, key=keys, row=row) for row in entry.rows)
    for entry in state.tables.values():
        operations.extend(
            AddForeignKey(table=entry.name, foreign_key=foreign) for foreign in entry.foreign_keys
        )
    operations.extend(CreateView(view=view) for view in state.views.values())
    return tuple(operations)


LOG_TRIGGER = (
    "CREATE TRIGGER [log].[strandline_Event_append_only] ON [log].[Event]\n"
    'AFTER UPDATE, DELETE AS\n/* strandline:managed {"append_only": true} */\nBEGIN\n'
    "    SET NOCOUNT ON;\nEND"
)
