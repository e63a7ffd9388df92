"""Every kind of change, planned both ways: the T-SQL parses, and the traps are avoided."""

from __future__ import annotations

import pytest

from platforms.mssql.changes import CHANGES
from strandline.dictionary.model import Row
from strandline.dictionary.names import QName
from strandline.diff.operations import UpdateRow
from strandline.diff.replay import replay
from strandline.plan.planner import PlannedMigration, PlannedState, plan_migration
from strandline.platforms.mssql import platform
from support.tsql import TsqlOracle


def planned(name: str) -> PlannedMigration:
    before, after = CHANGES[name]
    return plan_migration(
        PlannedState(label="1", dictionary=before),
        PlannedState(label="2", dictionary=after),
        platform,
    )


def batches(name: str, *, back: bool = False) -> list[str]:
    migration = planned(name)
    plan = migration.rollback if back else migration.forward
    return [statement for step in plan.steps for statement in step.statements]


@pytest.mark.parametrize("back", [False, True], ids=["forward", "back"])
@pytest.mark.parametrize("name", CHANGES)
def test_parses(name: str, back: bool, tsql_oracle: TsqlOracle) -> None:
    found = batches(name, back=back)
    assert found
    assert tsql_oracle.parse("\nGO\n".join(found)) == ()
    assert not any(statement.rstrip().endswith(";") for statement in found)


@pytest.mark.parametrize("name", CHANGES)
def test_operations_lead_there(name: str) -> None:
    before, after = (platform.lower(state).dictionary for state in CHANGES[name])
    migration = planned(name)
    there = replay(migration.forward.operations, before)
    assert set(there.tables) == set(after.tables)


def test_foreign_key_waits_until_both_sides_have_the_new_type() -> None:
    found = batches("type of a key")
    add = next(i for i, s in enumerate(found) if "ADD CONSTRAINT [FK_C]" in s)
    alters = [i for i, s in enumerate(found) if "ALTER COLUMN" in s]
    assert len(alters) == 2
    assert all(place < add for place in alters)
    assert sum("DROP CONSTRAINT [FK_C]" in s for s in found) == 1
    assert sum("ADD CONSTRAINT [FK_C]" in s for s in found) == 1


def test_not_null_takes_check_and_index_out_of_the_way() -> None:
    assert batches("not null") == [
        "ALTER TABLE [dbo].[Old] DROP CONSTRAINT [CK_n]",
        "DROP INDEX [IX_n] ON [dbo].[Old]",
        "ALTER TABLE [dbo].[Old] ALTER COLUMN [n] INT NOT NULL",
        "CREATE INDEX [IX_n] ON [dbo].[Old] ([n], [name]) WHERE [n] IS NOT NULL",
        "ALTER TABLE [dbo].[Old] ADD CONSTRAINT [CK_n] CHECK ([n] > 0 OR [active] = 1)",
    ]


def test_longer_text_touches_nothing_else() -> None:
    first, *back = batches("longer text")
    assert first == "ALTER TABLE [dbo].[Old] ALTER COLUMN [name] NVARCHAR(80) NOT NULL"
    # All else brings back what an earlier rollback cut off.
    assert all("strandline" in text for text in back)


def test_dropped_column_loses_its_default_first() -> None:
    assert batches("dropped column")[-2:] == [
        "ALTER TABLE [dbo].[Old] DROP CONSTRAINT [DF_active]",
        "ALTER TABLE [dbo].[Old] DROP COLUMN [active]",
    ]


def test_existing_rows_take_the_default() -> None:
    found = "\n".join(batches("added columns"))
    assert "ADD [raw] NVARCHAR(50) NULL CONSTRAINT [DF_raw] DEFAULT (N'Raw') WITH VALUES" in found
    assert "ADD [kind] INT NOT NULL CONSTRAINT [DF_kind] DEFAULT (1)" in found


def test_identity_is_a_rebuild_that_keeps_values_and_keys() -> None:
    found = batches("identity")
    assert found[0] == "ALTER TABLE [dbo].[Child] DROP CONSTRAINT [FK_C]"
    copy = next(s for s in found if "INSERT INTO" in s)
    assert copy.startswith("SET IDENTITY_INSERT [dbo].[strandline_new_Old] ON;")
    assert copy.endswith("SET IDENTITY_INSERT [dbo].[strandline_new_Old] OFF")
    assert found[-1].startswith("ALTER TABLE [dbo].[Child] ADD CONSTRAINT [FK_C]")
    assert any("CREATE TRIGGER [dbo].[strandline_Old_immutable]" in s for s in found)
    assert any("sp_addextendedproperty" in s for s in found)


def test_identity_counter_goes_on() -> None:
    assert any("DBCC CHECKIDENT" in s for s in batches("identity step"))


def test_float_to_text_keeps_all_digits() -> None:
    assert any("CONVERT(NVARCHAR(40), [f], 3)" in s for s in batches("float to text"))


def test_rename_makes_text_dependents_anew() -> None:
    found = batches("column name")
    rename = found.index("EXEC sys.sp_rename N'[dbo].[Old].[n]', N'm', N'COLUMN'")
    assert "ALTER TABLE [dbo].[Old] DROP CONSTRAINT [CK_n]" in found[:rename]
    assert (
        "ALTER TABLE [dbo].[Old] ADD CONSTRAINT [CK_n] CHECK ([m] > 0 OR [active] = 1)"
        in found[rename:]
    )


def test_move_to_another_schema_takes_the_triggers_along() -> None:
    found = batches("table name and schema")
    assert "ALTER SCHEMA [app] TRANSFER [dbo].[Old]" in found
    assert "EXEC sys.sp_rename N'[app].[Old]', N'New', N'OBJECT'" in found
    assert any("CREATE TRIGGER [app].[strandline_New_immutable]" in s for s in found)
    assert any("CREATE SCHEMA [app]" in s for s in found)


def test_own_changes_of_rows_pass_refusing_triggers() -> None:
    state = CHANGES["rows of an append-only table"][0]
    change = UpdateRow(
        table=QName("dbo", "Old"),
        key=("id",),
        before=Row.of({"id": 1, "name": "a"}),
        after=Row.of({"id": 1, "name": "b"}),
    )
    (step,) = platform.render((change,), state, state)
    trigger = "TRIGGER [strandline_Old_append_only]"
    assert step.statements == (
        f"ALTER TABLE [dbo].[Old] DISABLE {trigger}",
        "UPDATE [dbo].[Old] SET [name] = N'b' WHERE [id] = 1",
        f"ALTER TABLE [dbo].[Old] ENABLE {trigger}",
    )


def test_effects_name_what_is_lost() -> None:
    rollback = planned("added columns").rollback
    assert set(rollback.archived()) == {"dbo.Old.raw", "dbo.Old.kind"}
    assert rollback.losses() == []
    assert planned("longer text").forward.archived() == []
    assert planned("longer text").rollback.archived() == ["dbo.Old.name"]
