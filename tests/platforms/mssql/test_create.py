"""A rich dictionary from nothing: accepted by Microsoft's parser and model, and read back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from platforms.mssql.schema import RICH, column, creation, dictionary, key, table
from strandline.dictionary.model import EMPTY, Default, Dictionary, Expression, Row
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


def test_round_trip_without_a_server() -> None:
    inspection = platform.read_script(whole_script())
    assert inspection.unmanaged == ()
    state = inspection.dictionary
    assert set(state.tables) == set(LOWERED.tables)
    for name, wanted in LOWERED.tables.items():
        found = state.tables[name]
        assert found.column_names == wanted.column_names
        for mine, theirs in zip(wanted.columns, found.columns, strict=True):
            assert replace(theirs, default=None, generated=None) == replace(
                mine, default=None, generated=None
            )
            for one, other in (
                (mine.default, theirs.default),
                (mine.generated, theirs.generated),
            ):
                assert (one is None) == (other is None)
                if one is not None and other is not None:
                    assert platform.comparable(one.expression, wanted) == platform.comparable(
                        other.expression, found
                    )
        assert found.primary_key == wanted.primary_key
        assert found.uniques == wanted.uniques
        assert found.foreign_keys == wanted.foreign_keys
        assert found.managed == wanted.managed
        assert found.description == wanted.description
        assert [c.name for c in found.checks] == [c.name for c in wanted.checks]
        for one, other in zip(wanted.checks, found.checks, strict=True):
            assert platform.comparable(one.expression, wanted) == platform.comparable(
                other.expression, found
            )
        for one, other in zip(wanted.indexes, found.indexes, strict=True):
            assert replace(other, where=None) == replace(one, where=None)
            if one.where is not None and other.where is not None:
                assert platform.comparable(one.where, wanted) == platform.comparable(
                    other.where, found
                )
    for name, view in LOWERED.views.items():
        assert state.views[name].description == view.description
        assert platform.comparable_view(state.views[name].query, state) == (
            platform.comparable_view(view.query, LOWERED)
        )
