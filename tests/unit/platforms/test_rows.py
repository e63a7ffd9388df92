"""An update by key sets what changed; a cell that is declared no more goes back to its default."""

from __future__ import annotations

import pytest

from strandline.dictionary.model import (
    Column,
    Default,
    Dictionary,
    Expression,
    Generated,
    Identity,
    PrimaryKey,
    Row,
    Table,
)
from strandline.dictionary.names import QName
from strandline.dictionary.types import LogicalType, TypeKind
from strandline.diff import operations as op
from strandline.platforms.registry import get_platform
from strandline.platforms.rows import update_statement

NUMBER = LogicalType(kind=TypeKind.INTEGER)


def of(name: str, *, default: str | None = None, **facts: object) -> Column:
    given = Default(expression=Expression(default), name=f"DF_{name}") if default else None
    return Column(name=name, type=NUMBER, default=given, **facts)  # type: ignore[arg-type]


TABLE = Table(
    name=QName(None, "T"),
    columns=(
        of("id", nullable=False),
        of("free"),
        of("given", default="7"),
        of("needed", nullable=False),
        of("both", default="3", nullable=False),
        of("number", identity=Identity()),
        of("sum", generated=Generated(expression=Expression("free + 1"), stored=True)),
    ),
    primary_key=PrimaryKey(name="PK_T", columns=("id",)),
)


def changed(before: dict[str, object], after: dict[str, object]) -> op.UpdateRow:
    return op.UpdateRow(
        table=TABLE.name,
        key=("id",),
        before=Row.of({"id": 1, **before}),  # type: ignore[dict-item]
        after=Row.of({"id": 1, **after}),  # type: ignore[dict-item]
    )


@pytest.mark.parametrize(
    ("before", "after", "assignments"),
    [
        ({"free": 1}, {"free": 2}, "free = 2"),
        ({"free": 1}, {"free": None}, "free = NULL"),
        ({}, {"given": None}, "given = NULL"),
        ({"free": 1}, {}, "free = NULL"),
        ({"given": 1}, {}, "given = DEFAULT"),
        ({"both": 1}, {}, "both = DEFAULT"),
        ({"needed": 1}, {}, None),
        ({"number": 1}, {}, None),
        ({"sum": 1}, {}, None),
        ({"gone": 1}, {}, None),
        ({"needed": 1, "free": 1}, {"free": 2}, "free = 2"),
    ],
)
def test_assignments(
    before: dict[str, object], after: dict[str, object], assignments: str | None
) -> None:
    text = update_statement(
        changed(before, after), TABLE, "T", quote=str, literal=lambda v, _: "NULL" if v is None else str(v)
    )  # fmt: skip
    assert text == (assignments and f"UPDATE T SET {assignments} WHERE id = 1")


@pytest.mark.parametrize(
    ("platform", "expected"),
    [
        ("postgres", ['UPDATE "public"."T" SET "given" = DEFAULT WHERE "id" = 1']),
        ("mssql", ["UPDATE [dbo].[T] SET [given] = DEFAULT WHERE [id] = 1"]),
        ("sqlite", ['UPDATE "T" SET "given" = 7 WHERE "id" = 1']),
        ("duckdb", ['UPDATE "main"."T" SET "given" = 7 WHERE "id" = 1']),
    ],
)
def test_every_platform(platform: str, expected: list[str]) -> None:
    found = get_platform(platform)
    lowered = found.lower(Dictionary(tables={TABLE.name: TABLE})).dictionary
    (name,) = lowered.tables
    for before, statements in (({"given": 1}, expected), ({"needed": 1}, [])):
        operation = changed(before, {})
        operation = op.UpdateRow(
            table=name, key=operation.key, before=operation.before, after=operation.after
        )
        steps = found.render((operation,), lowered, lowered)
        assert [text for step in steps for text in step.statements] == statements
