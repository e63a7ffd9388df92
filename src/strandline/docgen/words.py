"""Parts of a dictionary and operations on it, in words that a person reads (Markdown)."""

from __future__ import annotations

from typing import assert_never

from strandline.dictionary.model import (
    Action,
    Column,
    Default,
    ForeignKey,
    Generated,
    Identity,
    Index,
    IndexColumn,
    Managed,
    Partition,
    Partitioning,
    Scalar,
)
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
    ColumnAspect,
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
)
from strandline.docgen.escape import code

_LONGEST_CELL = 200


def names(columns: tuple[str, ...]) -> str:
    """Return column names as code spans, separated by commas."""
    return ", ".join(code(column) for column in columns)


def default_words(default: Default | None) -> str:
    return code(default.expression.text) if default else ""


def column_default(column: Column) -> str:
    """Return what fills the column when an insert does not: default, identity or expression."""
    if column.generated is not None:
        return generated_words(column.generated)
    if column.identity is not None:
        return identity_words(column.identity)
    return default_words(column.default)


def identity_words(identity: Identity) -> str:
    if identity == Identity():
        return "numbered by the database"
    return f"numbered by the database from {identity.start}, step {identity.increment}"


def generated_words(generated: Generated) -> str:
    stored = "stored" if generated.stored else "computed on each read"
    return f"generated ({stored}): {code(generated.expression.text)}"


def action_words(key: ForeignKey) -> str:
    """Return the actions of a foreign key that are not `no action`."""
    actions = (("on delete", key.on_delete), ("on update", key.on_update))
    return ", ".join(
        f"{event} {action.value.replace('_', ' ')}"
        for event, action in actions
        if action is not Action.NO_ACTION
    )


def index_part(part: IndexColumn) -> str:
    text = part.expression.text if part.expression is not None else part.name or ""
    return f"{code(text)} descending" if part.descending else code(text)


def index_words(index: Index) -> str:
    """Return what an index is over, with its options."""
    options = [", ".join(index_part(part) for part in index.columns)]
    if index.where is not None:
        options.append(f"where {code(index.where.text)}")
    if index.include:
        options.append(f"including {names(index.include)}")
    if index.method:
        options.append(f"method {code(index.method)}")
    return "; ".join(options)


def managed_words(managed: Managed) -> list[str]:
    """Return one sentence for each behaviour that the database keeps."""
    found = []
    if managed.on_update:
        found.append(f"Every update sets {names(managed.on_update)} to the current time.")
    if managed.append_only:
        found.append("Append-only: rows are neither updated nor deleted.")
    if managed.immutable:
        found.append(f"Never changed after the insert: {names(managed.immutable)}.")
    found.extend(
        f"{code(new)} and {code(old)} hold the same: what is written to either is read from both."
        for new, old in managed.mirrors
    )
    return found


def partitioning_words(partitioning: Partitioning) -> str:
    return f"By {partitioning.strategy} of {names(partitioning.columns)}."


def partition_words(partition: Partition) -> str:
    """Return what one partition takes."""
    if partition.default:
        return "everything else"
    if partition.values:
        return ", ".join(code(value) for value in partition.values)
    if partition.modulus is not None:
        return f"modulus {partition.modulus}, remainder {partition.remainder}"
    lower, upper = ", ".join(partition.lower), ", ".join(partition.upper)
    return f"from {code(lower)} to before {code(upper)}"


def cell(value: Scalar) -> str:
    """Return a value of reference data, long ones cut."""
    match value:
        case None:
            return "*null*"
        case bool():
            return "true" if value else "false"
        case bytes():
            return f"*{len(value)} bytes*"
        case str():
            short = value if len(value) <= _LONGEST_CELL else f"{value[: _LONGEST_CELL - 1]}…"
            return code(short)
        case _:
            return str(value)


def operation_words(operation: Operation) -> str:
    """Return what an operation did, told under the heading of the object it worked on."""
    match operation:
        case InsertRow() | DeleteRow() | UpdateRow():
            told = _row_words(operation)
        case SetComment():
            place = f"column {code(operation.column)}" if operation.column else "itself"
            told = _comment_words(operation, place)
        case SetManaged():
            kept = " ".join(managed_words(operation.after))
            told = f"managed behaviours changed: {kept or 'none any more.'}"
        case SetPartitioning():
            after = operation.after
            told = (
                f"partitioning changed: {partitioning_words(after)}"
                if after
                else "no longer partitioned"
            )
        case CreateTable() | DropTable() | RenameTable() | CreateView() | DropView():
            told = _object_words(operation)
        case CreateValueSet() | DropValueSet() | AlterValueSet():
            told = _value_set_words(operation)
        case AddColumn() | DropColumn() | RenameColumn() | AlterColumn():
            told = column_words(operation)
        case Archive() | Restore():
            told = operation.describe()
        case _:
            told = _constraint_words(operation)
    return told


def column_words(operation: AddColumn | DropColumn | RenameColumn | AlterColumn) -> str:
    match operation:
        case AddColumn(column=column):
            required = "" if column.nullable else ", required"
            return f"column {code(column.name)} added ({column_type(column)}{required})"
        case DropColumn(column=column):
            return f"column {code(column.name)} removed"
        case RenameColumn():
            return f"column {code(operation.before)} renamed to {code(operation.after)}"
        case AlterColumn():
            changes = "; ".join(_aspect_changes(operation))
            return f"column {code(operation.after.name)}: {changes or 'changed'}"
        case _:
            assert_never(operation)


def column_type(column: Column) -> str:
    return code(str(column.type))


def _aspect_changes(operation: AlterColumn) -> list[str]:
    before, after = operation.before, operation.after
    told = {
        ColumnAspect.TYPE: f"type {column_type(before)} became {column_type(after)}",
        ColumnAspect.NULLABLE: "may now be null" if after.nullable else "is now required",
        ColumnAspect.DEFAULT: f"default {_default_change(before, after)}",
        ColumnAspect.IDENTITY: identity_words(after.identity)
        if after.identity
        else "no longer numbered by the database",
        ColumnAspect.GENERATED: generated_words(after.generated)
        if after.generated
        else "no longer generated",
    }
    return [told[aspect] for aspect in ColumnAspect if aspect in operation.aspects]


def _default_change(before: Column, after: Column) -> str:
    if after.default is None:
        return f"{default_words(before.default)} removed"
    if before.default is None:
        return f"{default_words(after.default)} set"
    return f"{default_words(before.default)} became {default_words(after.default)}"


def _object_words(
    operation: CreateTable | DropTable | RenameTable | CreateView | DropView,
) -> str:
    match operation:
        case CreateTable(table=table):
            count = len(table.columns)
            return f"created with {count} column{'' if count == 1 else 's'}"
        case CreateView():
            return "created"
        case DropTable() | DropView():
            return "removed"
        case RenameTable():
            return f"renamed from {code(str(operation.before))} to {code(str(operation.after))}"
        case _:
            assert_never(operation)


def _value_set_words(operation: CreateValueSet | DropValueSet | AlterValueSet) -> str:
    match operation:
        case CreateValueSet(value_set=value_set):
            count = len(value_set.values)
            return f"created with {count} value{'' if count == 1 else 's'}"
        case DropValueSet():
            return "removed"
        case AlterValueSet(before=before, after=after):
            added = tuple(value for value in after.values if value not in before.values)
            gone = tuple(value for value in before.values if value not in after.values)
            changes = [f"{names(added)} added"] if added else []
            changes += [f"{names(gone)} removed"] if gone else []
            return "; ".join(changes) or "order or kind of the values changed"
        case _:
            assert_never(operation)


def _constraint_words(
    operation: AddPrimaryKey
    | DropPrimaryKey
    | AddUnique
    | DropUnique
    | AddForeignKey
    | DropForeignKey
    | AddCheck
    | DropCheck
    | AddIndex
    | DropIndex
    | RenameConstraint,
) -> str:
    match operation:
        case AddPrimaryKey(key=primary):
            told = f"primary key {code(primary.name)} added on {names(primary.columns)}"
        case DropPrimaryKey(key=primary):
            told = f"primary key {code(primary.name)} removed"
        case AddUnique(unique=unique):
            told = f"unique constraint {code(unique.name)} added on {names(unique.columns)}"
        case DropUnique(unique=unique):
            told = f"unique constraint {code(unique.name)} removed"
        case AddForeignKey(foreign_key=key):
            target = f"{code(str(key.target))} ({names(key.target_columns)})"
            told = f"foreign key {code(key.name)} added: {names(key.columns)} to {target}"
        case DropForeignKey(foreign_key=key):
            told = f"foreign key {code(key.name)} to {code(str(key.target))} removed"
        case AddCheck(check=check):
            told = f"check {code(check.name)} added: {code(check.expression.text)}"
        case DropCheck(check=check):
            told = f"check {code(check.name)} removed"
        case AddIndex(index=index):
            kind = "unique index" if index.unique else "index"
            told = f"{kind} {code(index.name)} added on {index_words(index)}"
        case DropIndex(index=index):
            told = f"index {code(index.name)} removed"
        case RenameConstraint():
            told = (
                f"{operation.kind.value} {code(operation.before)} renamed "
                f"to {code(operation.after)}"
            )
        case _:
            assert_never(operation)
    return told


def _row_words(operation: InsertRow | DeleteRow | UpdateRow) -> str:
    match operation:
        case InsertRow(row=row):
            verb = "added"
        case DeleteRow(row=row):
            verb = "removed"
        case UpdateRow(before=before, after=row):
            old = before.as_mapping()
            cells = row.as_mapping()
            changed = tuple(name for name in cells if cells[name] != old.get(name))
            verb = f"changed ({names(changed)})"
        case _:
            assert_never(operation)
    key = ", ".join(cell(value) for value in row.key(operation.key))
    return f"reference row {key} {verb}"


def _comment_words(operation: SetComment, place: str) -> str:
    what = "description" if place == "itself" else f"description of {place}"
    if operation.after is None:
        return f"{what} removed"
    return f"{what} {'written' if operation.before is None else 'reworded'}"
