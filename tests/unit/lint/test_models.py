"""Rules over models that no YAML gives: inspected databases, and what the loader leaves out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from strandline.dictionary.conventions import (
    Conventions,
    NameCase,
    NameTemplates,
    template_pattern,
    unknown_placeholders,
)
from strandline.dictionary.model import (
    Column,
    Default,
    Dictionary,
    Expression,
    ForeignKey,
    Index,
    Partition,
    Partitioning,
    PrimaryKey,
    Row,
    Table,
    Unique,
    View,
)
from strandline.dictionary.names import QName
from strandline.dictionary.types import LogicalType, TypeKind
from strandline.lint.catalogue import DEFAULT_RULES, RULES
from strandline.lint.context import RuleContext
from strandline.lint.engine import run_rules
from strandline.lint.facts import PLATFORM_FACTS, facts_for
from strandline.lint.values import misfit

ALL = facts_for(["postgres", "mssql", "sqlite", "duckdb"])
NUMBER = LogicalType(kind=TypeKind.INTEGER)
NAME = QName("dbo", "Thing")
TABLE = Table(
    name=NAME,
    columns=(Column(name="ThingID", type=NUMBER, nullable=False),),
    primary_key=PrimaryKey(name="PK_Thing", columns=("ThingID",)),
)


def codes(dictionary: Dictionary, **facts: object) -> list[str]:
    context = RuleContext(dictionary=dictionary, platforms=ALL, **facts)  # type: ignore[arg-type]
    return [finding.code for finding in run_rules(context, RULES)]


def one(table: Table) -> Dictionary:
    return Dictionary(tables={table.name: table})


def errors(table: Table) -> list[str]:
    return [code for code in codes(one(table)) if code.startswith("D1")]


def test_an_empty_dictionary_has_no_findings() -> None:
    assert codes(Dictionary()) == []


def test_a_plain_table_has_no_errors() -> None:
    assert errors(TABLE) == []


@pytest.mark.parametrize(
    "table",
    [
        replace(TABLE, primary_key=PrimaryKey(name="PK_Thing", columns=())),
        replace(TABLE, uniques=(Unique(name="UQ_Thing", columns=()),)),
        replace(TABLE, indexes=(Index(name="IX_Thing", columns=()),)),
        replace(TABLE, partitioning=Partitioning(strategy="range", columns=())),
    ],
)
def test_empty_column_lists_are_found(table: Table) -> None:
    assert "D134" in errors(table)


@pytest.mark.parametrize(
    ("strategy", "partition", "found"),
    [
        ("range", Partition(name="p", lower=("1",), upper=("2",)), False),
        ("range", Partition(name="p", lower=("1",), upper=("1",)), True),
        ("range", Partition(name="p", lower=("1", "2"), upper=("3", "4")), True),
        ("list", Partition(name="p", values=("1",)), False),
        ("list", Partition(name="p"), True),
        ("hash", Partition(name="p", modulus=4, remainder=3), False),
        ("hash", Partition(name="p", modulus=4, remainder=4), True),
        ("hash", Partition(name="p", modulus=4), True),
        ("hash", Partition(name="p", default=True), True),
        ("list", Partition(name="p", default=True), False),
        ("ring", Partition(name="p"), True),
    ],
)
def test_partition_bounds(strategy: str, partition: Partition, found: bool) -> None:
    partitioning = Partitioning(strategy=strategy, columns=("ThingID",), partitions=(partition,))
    assert ("D137" in errors(replace(TABLE, partitioning=partitioning))) is found


@pytest.mark.parametrize(
    "text",
    ["", "(", "'", "1 2", "a;b", "SELECT 1", "1; DROP TABLE x", "((((", "\x00", "(" * 5000 + "1"],
)
def test_hostile_expressions_are_findings_and_never_tracebacks(text: str) -> None:
    column = Column(
        name="A", type=NUMBER, default=Default(expression=Expression(text), name="DF_Thing_A")
    )
    found = errors(replace(TABLE, columns=(*TABLE.columns, column)))
    assert found == ["D151"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "(",
        "SELECT",
        "DROP TABLE x",
        "SELECT 1; SELECT 2",
        "\x00",
        "SELECT 1 AS a INTO b",
        "WITH gone AS (DELETE FROM a RETURNING 1 AS b) SELECT b FROM gone",
        "SELECT b FROM a FOR UPDATE",
        "SELECT $1 AS a",
    ],
)
def test_hostile_queries_are_findings_and_never_tracebacks(text: str) -> None:
    view = View(name=QName("dbo", "List"), query=Expression(text))
    assert codes(Dictionary(views={view.name: view})) == ["D161", "D209"]


def test_names_of_hostile_shapes_go_through_every_rule() -> None:
    names = ['a"b', "a'b", "a.b", "ä" * 40, "", " ", "*", "{table}", "%s", "名" * 22]
    columns = tuple(Column(name=name, type=NUMBER) for name in names)
    table = replace(
        TABLE,
        columns=(*TABLE.columns, *columns),
        foreign_keys=(
            ForeignKey(name="", columns=(), target=QName(None, ""), target_columns=("",)),
        ),
        rows=(Row.of({"ThingID": 1, "nope": float("inf")}), Row.of({})),
    )
    found = set(errors(table))
    assert {"D101", "D105", "D115", "D181", "D182"} <= found


def test_findings_without_places_are_sorted_and_stable() -> None:
    other = replace(TABLE, name=QName("dbo", "Other"), primary_key=None)
    dictionary = Dictionary(tables={NAME: replace(TABLE, primary_key=None), other.name: other})
    context = RuleContext(dictionary=dictionary, platforms=ALL)
    first = run_rules(context, DEFAULT_RULES)
    assert [finding.subject for finding in first] == ["dbo.Other", "dbo.Thing"]
    assert first == run_rules(context, reversed(DEFAULT_RULES))


def test_a_platform_that_is_not_built_in_has_no_limits() -> None:
    (facts,) = facts_for(["elsewhere"])
    assert facts.name_limit is None
    assert facts.reserved == frozenset()


def test_every_platform_has_reserved_words() -> None:
    for facts in PLATFORM_FACTS.values():
        assert {"select", "table", "order"} <= facts.reserved
        assert all(word == word.lower() and word.isidentifier() for word in facts.reserved)


@pytest.mark.parametrize(
    ("case", "name", "accepted", "suggested"),
    [
        (NameCase.PASCAL, "order_id", False, "OrderId"),
        (NameCase.PASCAL, "MetaDataID", True, "MetaDataID"),
        (NameCase.SNAKE, "OrderID", False, "order_id"),
        (NameCase.SNAKE, "order_2_id", True, "order_2_id"),
        (NameCase.CAMEL, "OrderID", False, "orderID"),
        (NameCase.CAMEL, "orderId", True, "orderId"),
        (NameCase.ANY, "Ünï cödé", True, "Ünï cödé"),
        (NameCase.SNAKE, "---", False, "---"),
    ],
)
def test_name_cases(case: NameCase, name: str, accepted: bool, suggested: str) -> None:
    assert case.accepts(name) is accepted
    assert case.suggest(name) == suggested


def test_generated_names() -> None:
    names = Conventions()
    assert names.primary_key_name("Site") == "PK_Site"
    assert names.foreign_key_name("Site", "City", ["A", "B"], again=False) == "FK_Site_City"
    assert names.foreign_key_name("Site", "City", ["A", "B"], again=True) == "FK_Site_A_B"
    assert names.unique_name("Site", ["A", "B"]) == "UQ_Site_A_B"
    assert names.index_name("Site", ["A"]) == "IX_Site_A"
    assert names.check_name("Site", "Range") == "CK_Site_Range"
    assert names.default_name("Site", "A") == "DF_Site_A"
    assert len(names.index_name("T" * 40, ["C" * 40]).encode()) <= 63


def test_templates_are_filled_and_never_executed() -> None:
    hostile = NameTemplates(unique="{table.__class__}_{columns}_{0}_{table!r}")
    names = Conventions(names=hostile)
    assert names.unique_name("T", ["A"]) == "{table.__class__}_A_{0}_{table!r}"
    assert unknown_placeholders("unique", hostile.unique) == ("table.__class__", "0", "table!r")
    assert template_pattern("CK_{table}_{description}").fullmatch("CK_Site_Range")
    assert not template_pattern("CK_{table}_x+").fullmatch("CK_Site_xx")


@pytest.mark.parametrize(
    ("kind", "value", "fits"),
    [
        (TypeKind.INTEGER, 2**31, False),
        (TypeKind.BIGINT, 2**31, True),
        (TypeKind.INTEGER, True, False),
        (TypeKind.INTEGER, 1.0, True),
        (TypeKind.INTEGER, float("inf"), False),
        (TypeKind.INTEGER, float("nan"), False),
        (TypeKind.INTEGER, "9" * 5000, False),
        (TypeKind.FLOAT32, 1e39, False),
        (TypeKind.FLOAT64, "x", False),
        (TypeKind.BOOLEAN, 1, False),
        (TypeKind.TIME, "25:00", False),
        (TypeKind.TIME, "23:59:59.1234567", True),
        (TypeKind.TIMESTAMP, "2026-01-31T00:00:00Z", True),
        (TypeKind.UUID, "12345678-1234-1234-1234-123456789abc", True),
        (TypeKind.JSON, "[" * 100_000, False),
        (TypeKind.JSON, 1, True),
        (TypeKind.BINARY_LARGE, b"\x00", True),
        (TypeKind.BINARY_LARGE, "text", False),
        (TypeKind.TEXT, "a\0b", False),
        (TypeKind.TEXT, b"a", False),
    ],
)
def test_values(kind: TypeKind, value: object, fits: bool) -> None:
    assert (misfit(value, LogicalType(kind=kind)) is None) is fits  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ("[1, 2]", None),
        ("[]", None),
        ("{}", "is not a list"),
        ("[99999]", "smallint"),
        ("[", "list"),
    ],
)
def test_array_values(value: str, problem: str | None) -> None:
    small = LogicalType(kind=TypeKind.ARRAY, items=LogicalType(kind=TypeKind.SMALLINT))
    found = misfit(value, small)
    assert found is None if problem is None else problem in (found or "")
