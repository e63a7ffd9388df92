"""Comparisons that are easy to get wrong, each with the operations it must give."""

from __future__ import annotations

from dataclasses import replace

import pytest

from strandline.dictionary.canonical import fingerprint
from strandline.dictionary.model import (
    EMPTY,
    Check,
    Column,
    Default,
    Dictionary,
    Expression,
    ForeignKey,
    Generated,
    Index,
    IndexColumn,
    Managed,
    Partitioning,
    PrimaryKey,
    Row,
    Scalar,
    Table,
    Unique,
    View,
)
from strandline.dictionary.names import QName
from strandline.dictionary.types import LogicalType, TypeKind
from strandline.diff.compare import compare
from strandline.diff.operations import reverse_all
from strandline.diff.replay import replay
from strandline.plan.expand import without_idle_updates

INTEGER = LogicalType(kind=TypeKind.INTEGER)
TEXT = LogicalType(kind=TypeKind.TEXT)


def column(name: str, *, default: str = "", **rest: object) -> Column:
    given = Default(expression=Expression("1"), name=default) if default else None
    return Column(name=name, type=INTEGER, default=given, **rest)  # type: ignore[arg-type]


def table(name: str, *columns: Column, key: str = "", rows: object = (), **rest: object) -> Table:
    return Table(
        name=QName(None, name),
        columns=columns,
        primary_key=PrimaryKey(name=f"PK_{name}", columns=(key,)) if key else None,
        rows=tuple(Row.of(row) for row in rows),  # type: ignore[attr-defined]
        **rest,  # type: ignore[arg-type]
    )


def of(*tables: Table, views: tuple[View, ...] = ()) -> Dictionary:
    return Dictionary(
        tables={item.name: item for item in tables}, views={item.name: item for item in views}
    )


def link(name: str, own: str, target: str, theirs: str) -> ForeignKey:
    return ForeignKey(
        name=name, columns=(own,), target=QName(None, target), target_columns=(theirs,)
    )


def row(**cells: Scalar) -> dict[str, Scalar]:
    return cells


FULL = table(
    "T",
    column("id", nullable=False),
    column("a"),
    column("self"),
    Column(name="g", type=INTEGER, generated=Generated(expression=Expression("a + 1"))),
    key="id",
    uniques=(Unique(name="U", columns=("a",)),),
    foreign_keys=(link("F", "self", "T", "a"),),
    checks=(Check(name="C", expression=Expression("a > 0")),),
    indexes=(
        Index(
            name="I",
            columns=(IndexColumn(name="a"), IndexColumn(expression=Expression("abs(a)"))),
            where=Expression("a IS NOT NULL"),
            include=("self",),
        ),
    ),
    managed=Managed(immutable=("a",)),
    partitioning=Partitioning(strategy="hash", columns=("a",)),
    rows=(row(id=1, a=5),),
)
RENAMED = table(
    "T",
    column("id", nullable=False),
    column("b", renamed_from="a"),
    column("self"),
    Column(name="g", type=INTEGER, generated=Generated(expression=Expression("b + 1"))),
    key="id",
    uniques=(Unique(name="U", columns=("b",)),),
    foreign_keys=(link("F", "self", "T", "b"),),
    checks=(Check(name="C", expression=Expression("B > 0")),),
    indexes=(
        Index(
            name="I",
            columns=(IndexColumn(name="b"), IndexColumn(expression=Expression("abs(b)"))),
            where=Expression("b IS NOT NULL"),
            include=("self",),
        ),
    ),
    managed=Managed(immutable=("b",)),
    partitioning=Partitioning(strategy="hash", columns=("b",)),
    rows=(row(id=1, b=5),),
)
P = table("P", column("id", nullable=False), key="id", rows=(row(id=1), row(id=2)))
CHILD = table(
    "C", column("id", nullable=False), column("p"), key="id",
    foreign_keys=(link("FK", "p", "P", "id"),), rows=(row(id=1, p=1),),
)  # fmt: skip

CASES: list[tuple[str, Dictionary, Dictionary, list[str]]] = [
    ("a column with everything on it is renamed", of(FULL), of(RENAMED),
     ["rename column T.a to b"]),
    ("a table is renamed: keys follow", of(P, CHILD),
     of(replace(P, name=QName(None, "Q"), renamed_from="P"),
        replace(CHILD, foreign_keys=(link("FK", "p", "Q", "id"),))),
     ["rename table P to Q"]),
    ("a row without a key is known by the cells it names",
     of(table("R", column("a"), column("b", default="DF"), rows=(row(a=1), row(a=2)))),
     of(table("R", column("a"), column("b", default="DF"), rows=(row(a=2),))),
     ["delete reference row a=1 from R"]),
    ("a row without a key forgets a dropped column",
     of(table("R", column("a"), column("b", default="DF"), column("c"),
              rows=(row(a=1, c=3),))),
     of(table("R", column("a"), column("b", default="DF"), column("d"), rows=(row(a=1),))),
     ["update reference row a=1 of R", "drop column R.c", "add column R.d integer"]),
    ("rows that only differ in what one leaves out are told apart",
     of(table("R", column("a"), column("b"), rows=(row(a=1), row(a=1, b=2)))),
     of(table("R", column("a"), column("b"), rows=(row(a=1, b=2),))),
     ["delete reference row a=1, b=None from R"]),
    ("a table moves to another schema",
     of(P), of(replace(P, name=QName("app", "P"), renamed_from="P")), ["rename table P to app.P"]),
    ("two tables exchange names: columns are compared by name",
     of(table("A", column("x")), table("B", column("x"), column("y"))),
     of(table("B", column("x"), renamed_from="A"), table("A", column("x"), column("y"),
        renamed_from="B")),
     ["drop column B.y", "add column A.y integer"]),
    ("a renamed table that keeps no column is a new one", of(table("A", column("x"))),
     of(table("B", column("y"), renamed_from="A")), ["drop table A", "create table B"]),
    ("a table that keeps no column is made anew", of(table("A", column("x"))),
     of(table("A", column("y"))), ["drop table A", "create table A"]),
    ("a constraint of the same name with another body",
     of(table("T", column("a"), checks=(Check(name="C", expression=Expression("a > 0")),))),
     of(table("T", column("a"), checks=(Check(name="C", expression=Expression("a > 1")),))),
     ["drop check C on T", "add check C on T"]),
    ("checks exchange names",
     of(table("T", column("a"), checks=(Check(name="C", expression=Expression("a > 0")),
                                        Check(name="D", expression=Expression("a < 9"))))),
     of(table("T", column("a"), checks=(Check(name="D", expression=Expression("a > 0")),
                                        Check(name="C", expression=Expression("a < 9"))))),
     ["drop check C on T", "drop check D on T", "add check D on T", "add check C on T"]),
    ("a default gets another name", of(table("T", column("a", default="D1"))),
     of(table("T", column("a", default="D2"))), ["rename default D1 on T to D2"]),
    ("defaults exchange names: neither is renamed onto the other",
     of(table("T", column("a", default="D1"), column("b", default="D2"))),
     of(table("T", column("a", default="D2"), column("b", default="D1"))),
     ["alter column T.a (default)", "alter column T.b (default)"]),
    ("a dropped table gives its rows to the way back, children first", of(P, CHILD), EMPTY,
     ["delete reference row id=1 from C", "delete reference row id=2 from P",
      "delete reference row id=1 from P", "drop table C", "drop table P"]),
    ("the key moves to another column; rows are found by the new one",
     of(table("T", column("a", nullable=False), column("b", nullable=False), key="a",
              rows=(row(a=1, b=10), row(a=2, b=20)))),
     of(table("T", column("b", nullable=False), key="b", rows=(row(b=10),))),
     ["delete reference row a=2 from T", "update reference row b=10 of T",
      "drop primary key PK_T on T", "drop column T.a", "add primary key PK_T on T"]),
    ("behaviours rest while rows change",
     of(replace(P, managed=Managed(append_only=True))),
     of(replace(P, managed=Managed(append_only=True), rows=(Row.of({"id": 1}),))),
     ["set managed behaviours of P", "delete reference row id=2 from P",
      "set managed behaviours of P"]),
    ("behaviours do not rest for inserts",
     of(replace(P, managed=Managed(append_only=True))),
     of(replace(P, managed=Managed(append_only=True),
                rows=(*P.rows, Row.of({"id": 3})))),
     ["insert reference row id=3 into P"]),
    ("layout, letter case and order are nothing",
     of(table("T", column("a"), column("b"),
              checks=(Check(name="C", expression=Expression("a>0 AND b<1")),))),
     of(table("T", column("b"), column("a"),
              checks=(Check(name="C", expression=Expression('"A" > 0\n and b < 1')),))), []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "wanted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_operations(before: Dictionary, after: Dictionary, wanted: list[str]) -> None:
    operations = compare(before, after).operations
    assert [operation.describe() for operation in operations] == wanted
    assert fingerprint(replay(operations, before)) == fingerprint(after)
    assert fingerprint(replay(reverse_all(operations), after)) == fingerprint(before)


def test_rows_of_a_dropped_table_are_not_deleted_one_by_one() -> None:
    operations = compare(of(P, CHILD), EMPTY).operations
    kept = [op.describe() for op in without_idle_updates(operations)]
    assert kept == ["drop table C", "drop table P"]
    back = [op.describe() for op in without_idle_updates(reverse_all(operations))]
    assert back == [
        "create table P",
        "create table C",
        "insert reference row id=1 into P",
        "insert reference row id=2 into P",
        "insert reference row id=1 into C",
    ]
