"""Names longer than a platform keeps are an error when a dictionary is lowered, wherever they are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from strandline.diagnostics import Severity
from strandline.dictionary.model import (
    Check,
    Column,
    Default,
    Dictionary,
    Expression,
    ForeignKey,
    Index,
    IndexColumn,
    Partition,
    Partitioning,
    PrimaryKey,
    Table,
    Unique,
    ValueSet,
    View,
)
from strandline.dictionary.names import QName
from strandline.dictionary.types import LogicalType, TypeKind
from strandline.platforms.registry import get_platform

INTEGER = LogicalType(kind=TypeKind.INTEGER)
ONE = Expression("1")
T = Table(name=QName(None, "t"), columns=(Column(name="a", type=INTEGER),))


def of(table: Table = T, *, view: QName | None = None, enum: QName | None = None) -> Dictionary:
    views = [View(name=view, query=Expression("SELECT a FROM t"))] if view else []
    enums = [ValueSet(name=enum, values=("x",), native=True)] if enum else []
    return Dictionary(
        tables={table.name: table},
        views={item.name: item for item in views},
        value_sets={item.name: item for item in enums},
    )


def everywhere(name: str) -> dict[str, Dictionary]:
    """Return the same small dictionary with the name in each place that has one."""
    part = Partition(name=name, default=True)
    default = Default(expression=ONE, name=name)
    return {
        "table": of(replace(T, name=QName(None, name))),
        "schema": of(replace(T, name=QName(name, "t"))),
        "column": of(replace(T, columns=(Column(name=name, type=INTEGER),))),
        "default": of(replace(T, columns=(Column(name="a", type=INTEGER, default=default),))),
        "primary key": of(replace(T, primary_key=PrimaryKey(name=name, columns=("a",)))),
        "unique": of(replace(T, uniques=(Unique(name=name, columns=("a",)),))),
        "foreign key": of(replace(T, foreign_keys=(
            ForeignKey(name=name, columns=("a",), target=T.name, target_columns=("a",)),
        ))),
        "check": of(replace(T, checks=(Check(name=name, expression=Expression("a > 0")),))),
        "index": of(replace(T, indexes=(Index(name=name, columns=(IndexColumn(name="a"),)),))),
        "partition": of(replace(T, partitioning=Partitioning(
            strategy="list", columns=("a",), partitions=(part,)
        ))),
        "view": of(view=QName(None, name)),
        "value set": of(enum=QName(None, name)),
    }  # fmt: skip


def found(platform: str, dictionary: Dictionary) -> list[str]:
    findings = get_platform(platform).lower(dictionary).findings
    assert all(item.severity is Severity.ERROR for item in findings if item.code == "X114")
    return [item.message for item in findings if item.code == "X114"]


NOT_KEPT = {"postgres": {"default"}, "mssql": {"partition", "value set"}}
"""Places whose names the platform's catalog has no use for."""


@pytest.mark.parametrize("place", list(everywhere("x")))
@pytest.mark.parametrize(
    ("platform", "longest", "unit"),
    [
        ("postgres", "n" * 63, "bytes"),
        ("postgres", "é" * 31, "bytes"),
        ("mssql", "n" * 128, "characters"),
        ("mssql", "é" * 128, "characters"),
        ("mssql", "😀" * 64, "characters"),
    ],
)
def test_one_more_is_too_long(platform: str, longest: str, unit: str, place: str) -> None:
    assert found(platform, everywhere(longest)[place]) == []
    messages = found(platform, everywhere(longest + longest[0])[place])
    if place in NOT_KEPT[platform]:
        assert messages == []
    else:
        assert len(messages) == 1
        assert unit in messages[0]


@pytest.mark.parametrize("platform", ["sqlite", "duckdb"])
@pytest.mark.parametrize("place", list(everywhere("x")))
def test_elsewhere_names_may_be_longer(platform: str, place: str) -> None:
    assert found(platform, everywhere("n" * 200)[place]) == []
