"""Operations as steps: T-SQL batches with their effects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from strandline.dictionary.model import Dictionary, Table, View
from strandline.dictionary.names import QName
from strandline.diff.operations import (
    AddCheck,
    AddColumn,
    AddForeignKey,
    AddIndex,
    AddPrimaryKey,
    AddUnique,
    AlterColumn,
    AlterValueSet,
    Archive,
    CreateTable,
    CreateValueSet,
    CreateView,
    DeleteRow,
    DropCheck,
    DropColumn,
    DropForeignKey,
    DropIndex,
    DropPrimaryKey,
    DropTable,
    DropUnique,
    DropValueSet,
    DropView,
    InsertRow,
    Operation,
    RenameColumn,
    RenameConstraint,
    RenameTable,
    Restore,
    SetComment,
    SetManaged,
    SetPartitioning,
    UpdateRow,
    table_of,
)
from strandline.platforms.archiving.statements import Keeping
from strandline.platforms.base import Step
from strandline.platforms.mssql import expressions
from strandline.platforms.mssql.alter import (
    add_column,
    alter_column,
    drop_column,
    rename_column,
    rename_constraint,
    rename_table,
)
from strandline.platforms.mssql.archive import ARCHIVE, move_table
from strandline.platforms.mssql.comments import set_comment, view_comments
from strandline.platforms.mssql.effects import effects_of
from strandline.platforms.mssql.progress import Progress
from strandline.platforms.mssql.tables import (
    add_constraint,
    check_text,
    create_index,
    create_schema,
    create_statements,
    drop_constraint,
    drop_index,
    foreign_key_text,
    primary_key_text,
    unique_text,
)
from strandline.platforms.mssql.text import DEFAULT_SCHEMA, literal, qualified, quote
from strandline.platforms.mssql.triggers import (
    create_triggers,
    drop_triggers,
    fill_mirrors,
    guarded,
)
from strandline.platforms.rows import delete_statement, insert_statement, update_statement


def render(
    operations: Sequence[Operation], before: Dictionary, after: Dictionary
) -> tuple[Step, ...]:
    """Return one step for each operation that SQL Server has something to do for."""
    progress = Progress(before, after)
    progress.expect(operations)
    steps: list[Step] = []
    for operation in operations:
        old = _table_before(operation, progress)
        effects = effects_of(operation, old)
        progress.follow(operation)
        statements = tuple(_statements(operation, old, progress, after))
        if statements:
            steps.append(
                Step(
                    title=operation.describe(),
                    statements=statements,
                    operations=(operation,),
                    effects=effects,
                )
            )
    return tuple(steps)


def _table_before(operation: Operation, progress: Progress) -> Table:
    if isinstance(operation, CreateTable | DropTable):
        return operation.table
    name = table_of(operation)
    return progress.get(name) if name is not None else Table(name=QName(None, ""), columns=())


def _statements(  # noqa: C901 - a case for each operation
    operation: Operation, old: Table, progress: Progress, after: Dictionary
) -> Iterator[str]:
    match operation:
        case CreateTable():
            yield from _new_schema(operation.table.name, progress)
            yield from create_statements(operation.table)
        case DropTable() if operation.kept is not None:
            yield from move_table(old, operation.kept)
        case DropTable():
            yield f"DROP TABLE {qualified(operation.table.name)}"
        case RenameTable():
            yield from _new_schema(operation.after, progress)
            yield from rename_table(operation, old, progress.get(operation.after), progress)
        case AddColumn():
            yield from add_column(operation, progress.get(operation.table))
        case DropColumn():
            yield from drop_column(operation, old)
        case RenameColumn():
            yield from rename_column(operation, old, progress.get(operation.table), progress)
        case AlterColumn():
            yield from alter_column(operation, old, progress.get(operation.table), progress)
        case RenameConstraint():
            yield from rename_constraint(operation)
        case CreateView():
            yield from _new_schema(operation.view.name, progress)
            yield create_view(operation.view, after)
            yield from view_comments(operation.view)
        case DropView():
            yield f"DROP VIEW {qualified(operation.view.name)}"
        case SetComment():
            yield set_comment(
                operation.target,
                before=operation.before,
                after=operation.after,
                column=operation.column,
                kind="VIEW" if operation.is_view else "TABLE",
            )
        case SetManaged():
            yield from drop_triggers(old)
            yield from create_triggers(progress.get(operation.table))
            yield from fill_mirrors(progress.get(operation.table))
        case InsertRow() | DeleteRow() | UpdateRow():
            yield from _row(operation, old)
        case Archive() | Restore():
            yield from Keeping(operation.kept, old, ARCHIVE).statements(operation)
        case SetPartitioning() | CreateValueSet() | DropValueSet() | AlterValueSet():
            # Lowering leaves neither partitions nor enum types.
            return
        case _:
            yield _constraint(operation, old)


_ConstraintOperation = (
    AddPrimaryKey
    | DropPrimaryKey
    | AddUnique
    | DropUnique
    | AddForeignKey
    | DropForeignKey
    | AddCheck
    | DropCheck
    | AddIndex
    | DropIndex
)


def _constraint(operation: _ConstraintOperation, table: Table) -> str:
    name = operation.table
    match operation:
        case AddPrimaryKey():
            return add_constraint(name, primary_key_text(operation.key))
        case DropPrimaryKey():
            return drop_constraint(name, operation.key.name)
        case AddUnique():
            return add_constraint(name, unique_text(operation.unique))
        case DropUnique():
            return drop_constraint(name, operation.unique.name)
        case AddForeignKey():
            return add_constraint(name, foreign_key_text(operation.foreign_key))
        case DropForeignKey():
            return drop_constraint(name, operation.foreign_key.name)
        case AddCheck():
            return add_constraint(name, check_text(table, operation.check))
        case DropCheck():
            return drop_constraint(name, operation.check.name)
        case AddIndex():
            return create_index(table, operation.index)
        case DropIndex():
            return drop_index(name, operation.index.name)


def create_view(view: View, dictionary: Dictionary) -> str:
    """Return CREATE VIEW, which has to be alone in its batch."""
    return f"CREATE VIEW {qualified(view.name)} AS\n{expressions.query(view.query, dictionary)}"


def _new_schema(name: QName, progress: Progress) -> Iterator[str]:
    schema = name.schema or DEFAULT_SCHEMA
    if schema != DEFAULT_SCHEMA and progress.is_new_schema(schema):
        yield create_schema(schema)


def _row(operation: InsertRow | DeleteRow | UpdateRow, table: Table) -> Iterator[str]:
    place = qualified(operation.table)
    match operation:
        case InsertRow():
            text = insert_statement(operation, table, place, quote=quote, literal=literal)
            cells = operation.row.as_mapping()
            numbered = any(
                column.identity is not None and column.name in cells for column in table.columns
            )
            if numbered:
                text = f"SET IDENTITY_INSERT {place} ON;\n{text};\nSET IDENTITY_INSERT {place} OFF"
            yield text
        case DeleteRow():
            text = delete_statement(operation, table, place, quote=quote, literal=literal)
            yield from guarded(table, text)
        case UpdateRow():
            updated = update_statement(operation, table, place, quote=quote, literal=literal)
            if updated is not None:
                yield from guarded(table, updated)
