"""A dictionary with every kind of type, constraint and name that SQLite has to hold."""

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
    Table,
    Unique,
    ValueSet,
    View,
)
from strandline.dictionary.names import QName
from strandline.dictionary.types import LogicalType, TypeKind

K = TypeKind


def q(name: str) -> QName:
    return QName("dbo", name)


def kind(kind: TypeKind, **parameters: object) -> LogicalType:
    return LogicalType(kind=kind, **parameters)


INTEGER = kind(K.INTEGER)


def default(text: str, name: str = "DF_x") -> Default:
    return Default(expression=Expression(text), name=name)


TYPES = Table(
    name=q("AllTypes"),
    columns=(
        Column(name="ID", type=INTEGER, nullable=False, identity=Identity(), description="key"),
        Column(name="small", type=kind(K.SMALLINT), default=default("-1")),
        Column(name="big", type=kind(K.BIGINT), nullable=False, default=default("0")),
        Column(name="f4", type=kind(K.FLOAT32), default=default("1.5e3")),
        Column(name="f8", type=kind(K.FLOAT64)),
        Column(name="amount", type=kind(K.DECIMAL, precision=12, scale=3), default=default("0.5")),
        Column(name="s", type=kind(K.STRING, length=40), default=default("'it''s; \"raw\"'")),
        Column(name="t", type=kind(K.TEXT), default=default("lower('ABC') || '-x'")),
        Column(name="b", type=kind(K.BOOLEAN), nullable=False, default=default("true")),
        Column(name="d", type=kind(K.DATE), default=default("CURRENT_DATE")),
        Column(name="ti", type=kind(K.TIME, precision=3)),
        Column(name="ts", type=kind(K.TIMESTAMP, precision=6), default=default("now()")),
        Column(
            name="tz",
            type=kind(K.TIMESTAMP, precision=6, with_time_zone=True),
            nullable=False,
            default=default("CURRENT_TIMESTAMP"),
        ),
        Column(name="u", type=kind(K.UUID), default=default("gen_random_uuid()")),
        Column(name="j", type=kind(K.JSON), nullable=False, default=default("'{}'")),
        Column(name="bin", type=kind(K.BINARY, length=16)),
        Column(name="blob", type=kind(K.BINARY_LARGE)),
        Column(name="arr", type=kind(K.ARRAY, items=INTEGER)),
        Column(
            name="twice",
            type=kind(K.BIGINT),
            generated=Generated(expression=Expression("big * 2"), stored=True),
        ),
        Column(
            name="label",
            type=kind(K.TEXT),
            generated=Generated(expression=Expression("coalesce(s, '') || '!'"), stored=False),
        ),
    ),
    primary_key=PrimaryKey(name="PK_AllTypes", columns=("ID",), clustered=True),
    uniques=(Unique(name="UQ_AllTypes_s_d", columns=("s", "d")),),
    checks=(
        Check(name="CK_AllTypes_big", expression=Expression("big >= 0 AND (small < 5 OR b)")),
        Check(name="CK_AllTypes_s", expression=Expression("s NOT IN ('x', ';') OR s IS NULL")),
        Check(name="CK_AllTypes_d", expression=Expression("d BETWEEN '2000-01-01' AND '2100-01-01'")),
    ),
    indexes=(
        Index(name="IX_AllTypes_big", columns=(IndexColumn(name="big"), IndexColumn(name="ts", descending=True))),
        Index(name="IX_AllTypes_low", columns=(IndexColumn(expression=Expression("lower(s)")),), unique=True),
        Index(name="IX_AllTypes_part", columns=(IndexColumn(name="f8"),), where=Expression("f8 IS NOT NULL AND b")),
        Index(name="UX_AllTypes_u", columns=(IndexColumn(name="u"),), unique=True),
    ),
    managed=Managed(on_update=("ts", "tz"), immutable=("ID", "u")),
    description="a table",
)  # fmt: skip

ORDER = Table(
    name=q("Order"),
    columns=(
        Column(name="select", type=kind(K.BIGINT), nullable=False, identity=Identity(start=5)),
        Column(name='with "quotes"', type=kind(K.STRING, length=10, value_set=q("status"))),
        Column(name="größe in m²", type=kind(K.FLOAT64)),
        Column(name="parent", type=kind(K.BIGINT)),
        Column(name="type_id", type=INTEGER, nullable=False),
    ),
    primary_key=PrimaryKey(name="PK_Order", columns=("select",)),
    foreign_keys=(
        ForeignKey(
            name="FK_Order_Order",
            columns=("parent",),
            target=q("Order"),
            target_columns=("select",),
            on_delete=Action.CASCADE,
        ),
        ForeignKey(
            name="FK_Order_AllTypes",
            columns=("type_id",),
            target=q("AllTypes"),
            target_columns=("ID",),
            on_delete=Action.CASCADE,
            on_update=Action.CASCADE,
        ),
    ),
    checks=(Check(name="CK [odd] `name`", expression=Expression('"größe in m²" > 0')),),
    indexes=(Index(name="IX order; group", columns=(IndexColumn(name="größe in m²"),)),),
)

LEFT = Table(
    name=q("Left"),
    columns=(
        Column(name="a", type=INTEGER, nullable=False),
        Column(name="b", type=kind(K.STRING, length=5), nullable=False),
        Column(name="r", type=INTEGER),
    ),
    primary_key=PrimaryKey(name="PK_Left", columns=("b", "a")),
    foreign_keys=(
        ForeignKey(
            name="FK_Left_Right",
            columns=("r",),
            target=q("Right"),
            target_columns=("id",),
            on_delete=Action.SET_NULL,
            on_update=Action.RESTRICT,
        ),
    ),
    managed=Managed(append_only=True),
)
RIGHT = Table(
    name=q("Right"),
    columns=(
        Column(name="id", type=INTEGER, nullable=False),
        Column(name="la", type=INTEGER, default=default("0")),
        Column(name="lb", type=kind(K.STRING, length=5)),
    ),
    primary_key=PrimaryKey(name="PK_Right", columns=("id",)),
    foreign_keys=(
        ForeignKey(
            name="FK_Right_Left",
            columns=("lb", "la"),
            target=q("Left"),
            target_columns=("b", "a"),
            on_delete=Action.SET_DEFAULT,
        ),
    ),
)
HEAP = Table(name=q("Heap"), columns=(Column(name="x", type=kind(K.TEXT)),))

VIEWS = (
    View(
        name=q("ActiveTypes"),
        query=Expression("SELECT t.ID, t.s AS name FROM AllTypes t WHERE t.b = true"),
    ),
    View(
        name=q("order view"),
        query=Expression(
            'SELECT o."select", count(*) AS n FROM "Order" o JOIN ActiveTypes a '
            'ON a.ID = o.type_id GROUP BY o."select"'
        ),
    ),
)

STATUS = ValueSet(name=q("status"), values=("new", "it's done"), native=True)

RICH = Dictionary(
    tables={table.name: table for table in (TYPES, ORDER, LEFT, RIGHT, HEAP)},
    views={view.name: view for view in VIEWS},
    value_sets={STATUS.name: STATUS},
)
