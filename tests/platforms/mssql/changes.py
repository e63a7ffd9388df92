"""Pairs of dictionaries, one for each kind of change."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from platforms.mssql.schema import check, column, dictionary, index, key, logical, table
from strandline.dictionary.model import (
    Default,
    Dictionary,
    Expression,
    ForeignKey,
    Generated,
    Identity,
    Managed,
    Row,
    Table,
    Unique,
    View,
)
from strandline.dictionary.names import QName

BASE = table(
    "Old",
    column("id", nullable=False),
    column("name", "string", length=50, nullable=False),
    column("active", "boolean", default="TRUE"),
    column("n", "integer"),
    column("f", "float64"),
    column("b", "string", length=10),
    primary_key=key("PK_Old", "id"),
    uniques=(Unique(name="UQ_Old", columns=("name",)),),
    checks=(check("CK_n", "n > 0 OR active"),),
    indexes=(index("IX_n", "n", "name", where="n IS NOT NULL"), index("IX_name", "name")),
    managed=Managed(immutable=("b",)),
    description="What was",
)
COMPUTED = replace(BASE, columns=(*BASE.columns, column("g", "integer", generated="n + 1")))
CHILD = table(
    "Child",
    column("cid", nullable=False),
    column("ref", "integer"),
    primary_key=key("PK_Child", "cid"),
    foreign_keys=(
        ForeignKey(
            name="FK_C", columns=("ref",), target=QName("dbo", "Old"), target_columns=("id",)
        ),
    ),
)
VIEW = View(name=QName("dbo", "V"), query=Expression("SELECT id, name FROM old WHERE active"))


def altered(entry: Table, called: str, /, **facts: Any) -> Table:
    columns = tuple(replace(c, **facts) if c.name == called else c for c in entry.columns)
    return replace(entry, columns=columns)


def renamed(entry: Table, before: str, after: str) -> Table:
    return altered(entry, before, name=after, renamed_from=before)


_BIG = logical("bigint")
_M = replace(
    renamed(BASE, "n", "m"),
    checks=(check("CK_n", "m > 0 OR active"),),
    indexes=(index("IX_n", "m", "name", where="m IS NOT NULL"), index("IX_name", "name")),
)
_NEW_NAME = QName("app", "New")
CHANGES: dict[str, tuple[Dictionary, Dictionary]] = {
    "type of a key": (
        dictionary(BASE, CHILD, views=(VIEW,)),
        dictionary(altered(BASE, "id", type=_BIG), altered(CHILD, "ref", type=_BIG), views=(VIEW,)),
    ),
    "type under a computed column": (
        dictionary(COMPUTED, CHILD),
        dictionary(altered(COMPUTED, "n", type=_BIG), CHILD),
    ),
    "longer text": (
        dictionary(BASE),
        dictionary(altered(BASE, "name", type=logical("string", length=80))),
    ),
    "not null": (dictionary(BASE), dictionary(altered(BASE, "n", nullable=False))),
    "default": (
        dictionary(BASE),
        dictionary(
            altered(BASE, "active", default=Default(expression=Expression("FALSE"), name="DF_x"))
        ),
    ),
    "identity": (
        dictionary(BASE, CHILD),
        dictionary(altered(BASE, "id", identity=Identity()), CHILD),
    ),
    "identity step": (
        dictionary(altered(BASE, "id", identity=Identity())),
        dictionary(altered(BASE, "id", identity=Identity(start=5, increment=5))),
    ),
    "float to text": (
        dictionary(BASE),
        dictionary(altered(BASE, "f", type=logical("string", length=40))),
    ),
    "text to bytes": (
        dictionary(BASE),
        dictionary(altered(BASE, "name", type=logical("binary", length=100))),
    ),
    "computed text": (
        dictionary(COMPUTED),
        dictionary(altered(COMPUTED, "g", generated=Generated(expression=Expression("n + 2")))),
    ),
    "computed no longer": (
        dictionary(COMPUTED),
        dictionary(altered(COMPUTED, "g", generated=None)),
    ),
    "column name": (dictionary(BASE, CHILD), dictionary(_M, CHILD)),
    "column name under a computed column": (
        dictionary(COMPUTED, CHILD),
        dictionary(
            replace(_M, columns=(*_M.columns, column("g", "integer", generated="m + 1"))),
            CHILD,
        ),
    ),
    "key column name": (
        dictionary(BASE, CHILD),
        dictionary(
            replace(renamed(BASE, "id", "old_id"), primary_key=key("PK_Old", "old_id")),
            replace(
                CHILD,
                foreign_keys=(replace(CHILD.foreign_keys[0], target_columns=("old_id",)),),
            ),
        ),
    ),
    "table name and schema": (
        dictionary(BASE, CHILD, views=(VIEW,)),
        dictionary(
            replace(BASE, name=_NEW_NAME, renamed_from="dbo.Old"),
            replace(CHILD, foreign_keys=(replace(CHILD.foreign_keys[0], target=_NEW_NAME),)),
        ),
    ),
    "dropped column": (
        dictionary(BASE),
        dictionary(
            replace(BASE, columns=tuple(c for c in BASE.columns if c.name != "active"), checks=())
        ),
    ),
    "added columns": (
        dictionary(BASE),
        dictionary(
            replace(
                BASE,
                columns=(
                    *BASE.columns,
                    column("raw", "string", length=50, default="'Raw'"),
                    column("kind", "integer", nullable=False, default="1"),
                    column("twice", "integer", generated="n * 2"),
                ),
            )
        ),
    ),
    "managed and comment": (
        dictionary(BASE),
        dictionary(
            replace(
                altered(BASE, "b", description="a note"),
                managed=Managed(append_only=True),
                description=None,
            )
        ),
    ),
    "names of constraints": (
        dictionary(BASE),
        dictionary(
            replace(
                BASE,
                primary_key=key("PK_New", "id"),
                checks=(check("CK_z", "n > 0 OR active"),),
                indexes=(
                    index("IX_z", "n", "name", where="n IS NOT NULL"),
                    index("IX_name", "name"),
                ),
            )
        ),
    ),
    "rows of an append-only table": (
        dictionary(
            replace(BASE, managed=Managed(append_only=True), rows=(Row.of({"id": 1, "name": "a"}),))
        ),
        dictionary(
            replace(
                BASE,
                managed=Managed(append_only=True),
                rows=(Row.of({"id": 1, "name": "b"}), Row.of({"id": 2, "name": "c"})),
            )
        ),
    ),
    "dropped table": (dictionary(BASE, CHILD), dictionary(BASE)),
    "unique becomes nullable": (
        dictionary(BASE),
        dictionary(altered(BASE, "name", nullable=True)),
    ),
}
