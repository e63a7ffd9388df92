"""A rich dictionary from nothing: accepted by Microsoft's parser and model, and read back."""

from __future__ import annotations

import pytest

from platforms.mssql.schema import RICH, column, creation, dictionary, key, table
from strandline.dictionary.model import EMPTY, Default, Dictionary, Expression, Row, Table
from strandline.diff.compare import compare
from strandline.plan.planner import PlannedState, plan_migration
from strandline.plan.script import ScriptHeader, read_script, write_script
from strandline.platforms.mssql import platform
from support.tsql import TsqlOracle

LOWERED = platform.lower(RICH).dictionary


def creation_batches(state: Dictionary) -> list[str]:
    steps = platform.render(creation(state), EMPTY, state)
    return [statement for step in steps for statement in step.statements]


def test_lowering_is_idempotent() -> None:
    assert platform.lower(LOWERED).dictionary == LOWERED


def test_model_is_valid(tsql_oracle: TsqlOracle) -> None:
    script = "\nGO\n".join(creation_batches(LOWERED))
    assert tsql_oracle.parse(script) == ()
    report = tsql_oracle.model(script)
    assert report.errors == ()
    assert report.added >= 12


def whole_script() -> str:
    migration = plan_migration(
        PlannedState(label="", dictionary=EMPTY),
        PlannedState(label="1.0.0", dictionary=RICH),
        platform,
    )
    return write_script(migration.forward, ScriptHeader(description="all of it"))


def test_script_parses_and_is_read_back_statement_by_statement(tsql_oracle: TsqlOracle) -> None:
    text = whole_script()
    assert tsql_oracle.parse(text) == ()
    script = read_script(text, name="create.sql")
    planned = plan_migration(
        PlannedState(label="", dictionary=EMPTY),
        PlannedState(label="1.0.0", dictionary=RICH),
        platform,
    ).forward
    assert [s for step in script.steps for s in step.statements] == [
        s for step in planned.steps for s in step.statements
    ]


def test_every_statement_is_guarded() -> None:
    """sqlcmd runs on after an error: nothing may run once the transaction is gone."""
    frame = platform.frame(())
    batches = [part.strip() for part in whole_script().split("\nGO\n")]
    bare = ["\n".join(x for x in b.splitlines() if not x.startswith("--")).strip() for b in batches]
    begin = bare.index("BEGIN TRANSACTION")
    commit = next(i for i, b in enumerate(bare) if b.startswith("COMMIT TRANSACTION"))
    between = bare[begin + 1 : commit]
    assert between[0] == frame.guard
    assert all(batch == frame.guard for batch in between[::2])
    assert "SET XACT_ABORT ON" in bare[0]
    assert "QUOTED_IDENTIFIER ON" in bare[0]
    assert "SET LOCK_TIMEOUT" in bare[0]
    last = [batch for batch in bare if batch][-1]
    assert last.startswith("SET NOEXEC OFF")
    assert "ROLLBACK TRANSACTION" in last


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        (True, "boolean", "1"),
        ("it's", "text", "N'it''s'"),
        (b"\x00\xff", "binary_large", "0x00FF"),
        ("2024-01-02 03:04:05", "timestamp", "N'2024-01-02T03:04:05'"),
        ("12.50", "decimal", "12.50"),
        (1e21, "float64", "1e+21"),
        (None, "integer", "NULL"),
        ("false", "boolean", "0"),
    ],
)
def test_literals(value: object, kind: str, expected: str) -> None:
    assert platform.literal(value, column("c", kind).type) == expected


@pytest.mark.parametrize("name", ["a]b", "Value", "x'y", 'q"r', "été", "a.b", "-- no"])
def test_names_are_quoted_everywhere(name: str, tsql_oracle: TsqlOracle) -> None:
    entry = table(
        name,
        column(name, nullable=False, description="x"),
        column("n", default=Default(expression=Expression("1"), name=f"DF {name}")),
        primary_key=key(f"PK {name}", name),
        rows=(Row.of({name: 1}),),
    )
    found = creation_batches(platform.lower(dictionary(entry)).dictionary)
    assert tsql_oracle.parse("\nGO\n".join(found)) == ()
    quoted = name.replace("]", "]]")
    assert f"CREATE TABLE [dbo].[{quoted}]" in found[0]


class AsTheCatalogSeesIt:
    """Compares expressions by what SQL Server would make of them."""

    names_kept = True

    def same_expression(self, old: Expression, new: Expression, table: Table) -> bool:
        return platform.comparable(old, table) == platform.comparable(new, table)

    def same_query(self, old: Expression, new: Expression, dictionary: Dictionary) -> bool:
        return platform.comparable_view(old, dictionary) == platform.comparable_view(
            new, dictionary
        )


def test_round_trip_without_a_server() -> None:
    inspection = platform.read_script(whole_script())
    assert inspection.unmanaged == ()
    comparison = compare(LOWERED, inspection.dictionary, equality=AsTheCatalogSeesIt())
    assert [operation.describe() for operation in comparison.operations] == []
    for name, wanted in LOWERED.tables.items():
        assert inspection.dictionary.tables[name].column_names == wanted.column_names
        assert inspection.dictionary.tables[name].rows == wanted.rows


def test_dump_of_what_was_read_makes_the_same_again() -> None:
    """A dictionary adopted from a script lowers to itself: the second plan is empty."""
    found = platform.read_script(whole_script()).dictionary
    again = platform.lower(found).dictionary
    assert not compare(found, again, equality=AsTheCatalogSeesIt()).operations
