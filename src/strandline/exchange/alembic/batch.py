"""A table made anew on SQLite as Alembic's batch, where that keeps what the rebuild keeps.

The batch is given the table as it stands instead of reading it from the database: what a
reflection misses (checks, types by other names) is not lost then. Around it stand the renderer's
own statements that note what others put on the table, and keep the numbers given out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from strandline.dictionary.model import Column, Table
from strandline.dictionary.types import INTEGER_KINDS, TEXT_KINDS, TypeKind
from strandline.diff import operations as op
from strandline.exchange.alembic import python
from strandline.exchange.alembic.tables import Speaker, speakable, table_names

_SIMPLE = (
    op.DropColumn,
    op.AddUnique,
    op.DropUnique,
    op.AddForeignKey,
    op.DropForeignKey,
    op.AddCheck,
    op.DropCheck,
    op.AddIndex,
    op.DropIndex,
    op.SetManaged,
)
_LEGACY = "PRAGMA legacy_alter_table = "
_SEQUENCE = "sqlite_sequence"
_TEMPORARY = 50
"""Alembic cuts the name of its temporary table to so many characters."""


def is_rebuild(operations: Sequence[op.Operation], statements: Sequence[str]) -> bool:
    """Say whether a step makes a table anew that was there before."""
    creates = any(statement.startswith("CREATE TABLE ") for statement in statements)
    return creates and not any(isinstance(item, op.CreateTable) for item in operations)


def say_rebuild(
    operations: Sequence[op.Operation],
    before: Table,
    after: Table,
    statements: Sequence[str],
    speaker: Speaker,
) -> list[str] | None:
    """Return the batch, None where only the renderer's own statements keep everything."""
    if not _faithful(operations, before, after):
        return None
    parted = _parted(before, after, statements, speaker)
    if parted is None:
        return None
    ahead, behind = parted
    code = [line for statement in ahead for line in python.statement(statement)]
    if any(_SEQUENCE in statement for statement in statements):
        code += python.statement(_numbers(before.name.name))
    # What mentions the table goes on by name while it is away.
    code += python.statement(f"{_LEGACY}ON")
    code += _batch(operations, before, after, speaker)
    code += python.statement(f"{_LEGACY}OFF")
    for index in after.indexes:
        code += speaker.create_index(after, index)
    return code + [line for statement in behind for line in python.statement(statement)]


def _faithful(operations: Sequence[op.Operation], before: Table, after: Table) -> bool:
    if not speakable(*table_names(before), *table_names(after)):
        return False
    # The batch would copy computed columns, which takes no values.
    if any(column.generated for column in (*before.columns, *after.columns)):
        return False
    return bool(operations) and all(_has_words(operation) for operation in operations)


def _has_words(operation: op.Operation) -> bool:
    match operation:
        case op.AddColumn(column=column):
            return column.identity is None
        case op.RenameConstraint():
            return operation.kind is not op.ConstraintKind.PRIMARY_KEY
        case op.AlterColumn():
            kept = {op.ColumnAspect.TYPE, op.ColumnAspect.NULLABLE, op.ColumnAspect.DEFAULT}
            return operation.aspects <= kept and _same_family(operation.before, operation.after)
        case _:
            return isinstance(operation, _SIMPLE)


def _same_family(before: Column, after: Column) -> bool:
    """Between other kinds of type the batch would cast each value, and a cast cuts silently."""
    kinds = {before.type.kind, after.type.kind}
    families = (TEXT_KINDS, INTEGER_KINDS, frozenset({TypeKind.DECIMAL}))
    return before.type == after.type or any(kinds <= family for family in families)


def _parted(
    before: Table, after: Table, statements: Sequence[str], speaker: Speaker
) -> tuple[list[str], list[str]] | None:
    """Return the statements to keep before and behind the batch; None when one is not known."""
    name = speaker.platform.quote(after.name.name)
    ahead: list[str] = []
    behind: list[str] = []
    copied = False
    covered = _covered(name)
    for statement in statements:
        if statement.startswith("CREATE TABLE "):
            copied = True
        elif "strandline_kept" in statement or statement.startswith("CREATE TRIGGER "):
            (behind if copied else ahead).append(statement)
        elif not covered(statement):
            return None
    return (ahead, behind) if before.name == after.name else None


def _covered(name: str) -> Callable[[str], bool]:
    starts = (
        'INSERT INTO "strandline_new_',
        f"DROP TABLE {name}",
        'ALTER TABLE "strandline_new_',
        _LEGACY,
        "CREATE INDEX ",
        "CREATE UNIQUE INDEX ",
        f"DELETE FROM {_SEQUENCE} ",
        f"INSERT INTO {_SEQUENCE} ",
    )
    return lambda statement: statement.startswith(starts)


def _numbers(name: str) -> str:
    """Return the statement that hands the numbers given out on to Alembic's temporary table."""
    passing = f"_alembic_tmp_{name}"[:_TEMPORARY]
    return (
        f"INSERT INTO {_SEQUENCE} (name, seq)\n"
        f"SELECT '{passing}', seq FROM {_SEQUENCE} WHERE name = '{name}'"
    )


def _batch(
    operations: Sequence[op.Operation], before: Table, after: Table, speaker: Speaker
) -> list[str]:
    body: list[str] = []
    for operation in operations:
        body += _inside(operation, after, speaker)
    bare = replace(before, indexes=())
    arguments = [repr(after.name.name), "recreate='always'"]
    arguments.append(f"copy_from={speaker.whole_table(bare)}")
    head = python.call("op.batch_alter_table", arguments)
    head = ["with " + head[0], *head[1:]]
    head[-1] += " as batch:"
    return [*head, *python.indented(body or ["pass"])]


def _inside(operation: op.Operation, after: Table, speaker: Speaker) -> list[str]:
    match operation:
        case op.AddColumn(column=column):
            return python.call("batch.add_column", [speaker.column(after, column)])
        case op.DropColumn(column=column):
            return python.call("batch.drop_column", [repr(column.name)])
        case op.AlterColumn():
            return _alter(operation, after, speaker)
        case op.RenameConstraint():
            return _rename(operation, after, speaker)
        case _:
            return _constraint(operation, after, speaker)


def _alter(operation: op.AlterColumn, after: Table, speaker: Speaker) -> list[str]:
    column, aspects = operation.after, operation.aspects
    arguments = [repr(column.name)]
    if op.ColumnAspect.TYPE in aspects:
        arguments.append(f"type_={speaker.type(after, column)}")
    if op.ColumnAspect.NULLABLE in aspects:
        arguments.append(f"nullable={column.nullable}")
    if op.ColumnAspect.DEFAULT in aspects:
        new = speaker.default(after, column) if column.default is not None else "None"
        arguments.append(f"server_default={new}")
    return python.call("batch.alter_column", arguments)


def _constraint(operation: op.Operation, after: Table, speaker: Speaker) -> list[str]:
    name = after.name
    match operation:
        case op.AddUnique():
            return speaker.create_unique(name, operation.unique, on="batch")
        case op.AddForeignKey():
            return speaker.create_foreign_key(name, operation.foreign_key, on="batch")
        case op.AddCheck():
            return speaker.create_check(after, operation.check, on="batch")
        case op.DropUnique():
            return speaker.drop_constraint(name, operation.unique.name, "unique", on="batch")
        case op.DropForeignKey():
            return speaker.drop_constraint(
                name, operation.foreign_key.name, "foreignkey", on="batch"
            )
        case op.DropCheck():
            return speaker.drop_constraint(name, operation.check.name, "check", on="batch")
        case _:
            # Indexes are made after the batch, behaviours are triggers and made there too.
            return []


def _rename(operation: op.RenameConstraint, after: Table, speaker: Speaker) -> list[str]:
    """A constraint by another name is the old one dropped and the new one made."""
    name = after.name
    new = operation.after
    match operation.kind:
        case op.ConstraintKind.UNIQUE:
            dropped = speaker.drop_constraint(name, operation.before, "unique", on="batch")
            made = [
                speaker.create_unique(name, u, on="batch") for u in after.uniques if u.name == new
            ]
        case op.ConstraintKind.FOREIGN_KEY:
            dropped = speaker.drop_constraint(name, operation.before, "foreignkey", on="batch")
            made = [
                speaker.create_foreign_key(name, key, on="batch")
                for key in after.foreign_keys
                if key.name == new
            ]
        case op.ConstraintKind.CHECK:
            dropped = speaker.drop_constraint(name, operation.before, "check", on="batch")
            made = [
                speaker.create_check(after, check, on="batch")
                for check in after.checks
                if check.name == new
            ]
        case _:
            return []
    return [*dropped, *(line for lines in made for line in lines)]
