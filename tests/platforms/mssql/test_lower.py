"""What gives way on SQL Server, and what is said about it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from platforms.mssql.schema import check, column, dictionary, index, key, logical, table
from strandline.dictionary.model import Action, ForeignKey, Managed, PrimaryKey, Table, Unique
from strandline.dictionary.names import QName
from strandline.platforms.mssql import platform
from strandline.platforms.mssql.types import held_type, logical_type, native_type


def codes(*tables: Table) -> set[str]:
    return {finding.code for finding in platform.lower(dictionary(*tables)).findings}


def child(name: str, target: str, action: Action) -> Table:
    return table(
        name,
        column("id", nullable=False),
        column("ref"),
        primary_key=key(f"PK_{name}", "id"),
        foreign_keys=(
            ForeignKey(name=f"FK_{name}", columns=("ref",), target=QName("dbo", target),
                       target_columns=("id",), on_delete=action),
        ),
    )  # fmt: skip


ROOT = table("Root", column("id", nullable=False), primary_key=key("PK_Root", "id"))


def with_second(entry: Table, target: str, action: Action) -> Table:
    second = replace(
        entry.foreign_keys[0], name=f"FK2_{entry.name.name}", target=QName("dbo", target),
        on_delete=action,
    )  # fmt: skip
    return replace(entry, foreign_keys=(*entry.foreign_keys, second))


@pytest.mark.parametrize(
    ("tables", "refused"),
    [
        ((ROOT, child("A", "Root", Action.CASCADE)), False),
        ((ROOT, child("A", "Root", Action.CASCADE), child("B", "A", Action.CASCADE)), False),
        ((child("A", "A", Action.CASCADE),), True),
        ((child("A", "A", Action.NO_ACTION),), False),
        ((child("A", "B", Action.CASCADE), child("B", "A", Action.CASCADE)), True),
        ((child("A", "B", Action.NO_ACTION), child("B", "A", Action.CASCADE)), False),
        (
            (ROOT, child("A", "Root", Action.CASCADE),
             with_second(child("B", "A", Action.CASCADE), "Root", Action.SET_NULL)),
            True,
        ),
        ((ROOT, with_second(child("A", "Root", Action.SET_NULL), "Root", Action.SET_NULL)), True),
    ],
)  # fmt: skip
def test_cascade_paths(tables: tuple[Table, ...], refused: bool) -> None:
    assert ("X123" in codes(*tables)) is refused


def test_restrict_is_no_action() -> None:
    lowered = platform.lower(dictionary(ROOT, child("A", "Root", Action.RESTRICT))).dictionary
    assert lowered.tables[QName("dbo", "A")].foreign_keys[0].on_delete is Action.NO_ACTION


def test_unique_over_nullable_columns_becomes_a_filtered_index() -> None:
    entry = table("T", column("a"), column("b", nullable=False),
                  uniques=(Unique(name="UQ", columns=("a", "b")),))  # fmt: skip
    lowered = platform.lower(dictionary(entry))
    (held,) = lowered.dictionary.tables.values()
    assert held.uniques == ()
    assert held.indexes[0].unique
    assert held.indexes[0].where is not None
    assert held.indexes[0].where.text == '"a" IS NOT NULL'
    assert [finding.code for finding in lowered.findings] == ["X121"]


def test_unique_that_a_foreign_key_needs_stays_and_is_warned_of() -> None:
    entry = table("T", column("id"), uniques=(Unique(name="UQ", columns=("id",)),))
    assert "X122" in codes(entry, child("A", "T", Action.NO_ACTION))


def test_primary_key_is_the_clustered_one() -> None:
    entry = replace(ROOT, primary_key=PrimaryKey(name="PK_Root", columns=("id",)))
    (held,) = platform.lower(dictionary(entry)).dictionary.tables.values()
    assert held.primary_key == PrimaryKey(name="PK_Root", columns=("id",), clustered=True)


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (table("T", column("a", "text"), indexes=(index("I", "a"),)), "X126"),
        (table("T", column("a", "string", length=900), indexes=(index("I", "a"),)), "X126"),
        (table("T", column("a"), checks=(check("C", "a::text ~ 'x'"),)), "X125"),
        (table("T", column("a"), indexes=(index("I", "a", where="a = 1 OR a = 2"),)), "X129"),
        (table("T", column("a", "timestamp"), managed=Managed(on_update=("a",))), "X127"),
        (table("T", column("a"), managed=Managed(append_only=True)), "X128"),
        (table("T", column("a", "json")), "X124"),
        (table("T", column("a", "decimal", precision=40, scale=2)), "X153"),
    ],
)
def test_findings(entry: Table, code: str) -> None:
    assert code in codes(entry)


def test_long_comments_are_cut_to_what_a_property_holds() -> None:
    entry = replace(ROOT, description="x" * 5000)
    (held,) = platform.lower(dictionary(entry)).dictionary.tables.values()
    assert held.description is not None
    assert len(held.description) == 3750


@pytest.mark.parametrize(
    ("kind", "facts", "native"),
    [
        ("smallint", {}, "SMALLINT"), ("integer", {}, "INT"), ("bigint", {}, "BIGINT"),
        ("float32", {}, "REAL"), ("float64", {}, "FLOAT(53)"),
        ("decimal", {"precision": 12, "scale": 4}, "DECIMAL(12,4)"),
        ("string", {"length": 50}, "NVARCHAR(50)"), ("string", {"length": 4001}, "NVARCHAR(MAX)"),
        ("text", {}, "NVARCHAR(MAX)"), ("boolean", {}, "BIT"), ("date", {}, "DATE"),
        ("time", {"precision": 9}, "TIME(7)"), ("timestamp", {}, "DATETIME2(6)"),
        ("timestamp", {"precision": 7}, "DATETIME2(7)"),
        ("timestamp", {"precision": 3, "with_time_zone": True}, "DATETIMEOFFSET(3)"),
        ("uuid", {}, "UNIQUEIDENTIFIER"), ("json", {}, "NVARCHAR(MAX)"),
        ("binary", {"length": 16}, "VARBINARY(16)"), ("binary_large", {}, "VARBINARY(MAX)"),
    ],
)  # fmt: skip
def test_types(kind: str, facts: dict[str, object], native: str) -> None:
    declared = logical(kind, **facts)
    assert native_type(declared) == native
    held = held_type(declared)
    assert held_type(held) == held
    assert native_type(held) == native


@pytest.mark.parametrize(
    ("base", "held"),
    [("money", "decimal(19,4)"), ("tinyint", "smallint"), ("datetime", "timestamp(3)"),
     ("smalldatetime", "timestamp(0)"), ("xml", "text"), ("image", "binary_large")],
)  # fmt: skip
def test_other_peoples_types_are_held_with_a_note(base: str, held: str) -> None:
    read = logical_type(base)
    assert str(read.logical) == held
    assert read.note


@pytest.mark.parametrize("base", ["hierarchyid", "geography", "sql_variant", "timestamp", "vector"])
def test_types_that_nothing_holds(base: str) -> None:
    assert logical_type(base).logical is None
