"""One operation as Alembic's calls, and which of the platform's statements those stand for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from strandline.dictionary.model import Column, Table, Unique
from strandline.dictionary.names import QName
from strandline.diff import operations as op
from strandline.exchange.alembic import python
from strandline.exchange.alembic.tables import Speaker, speakable, table_names


@dataclass(frozen=True, slots=True)
class Said:
    """Calls that do the same as every statement for which `covers` is true."""

    code: list[str]
    covers: Callable[[str], bool]


def say(
    operation: op.Operation, table: Table | None, statements: tuple[str, ...], speaker: Speaker
) -> Said | None:
    """Return an operation in Alembic's words, None where it has none that mean the same.

    `table` is the table as it stands before the operation.
    """
    if not speakable(*_names(operation)):
        return None
    match operation:
        case op.CreateTable():
            return _create_table(operation.table, statements, speaker)
        case op.DropTable():
            name = operation.table.name
            code = python.call("op.drop_table", [repr(name.name), *speaker.schema(name)])
            return Said(code, _starting("DROP TABLE "))
        case op.RenameTable():
            return _rename_table(operation, speaker)
        case op.SetComment():
            return _comment(operation, speaker)
        case _:
            return _inside(operation, table, speaker) if table is not None else None


def _names(operation: op.Operation) -> list[str | None]:
    """Return the names that the calls would hold; what holds none of its own is always said."""
    name = op.table_of(operation)
    found: list[str | None] = [name.schema, name.name] if name is not None else []
    match operation:
        case op.CreateTable():
            found += table_names(operation.table)
        case op.RenameTable():
            found += [operation.after.schema, operation.after.name]
        case op.AddColumn() | op.DropColumn():
            found.append(operation.column.name)
        case op.RenameColumn():
            found += [operation.before, operation.after]
        case op.AlterColumn():
            found.append(operation.after.name)
        case op.SetComment():
            found.append(operation.column)
        case _:
            found += _constraint_names(operation)
    return found


def _constraint_names(operation: op.Operation) -> list[str | None]:
    match operation:
        case op.AddPrimaryKey() | op.DropPrimaryKey():
            return [operation.key.name, *operation.key.columns]
        case op.AddUnique() | op.DropUnique():
            return [operation.unique.name, *operation.unique.columns]
        case op.AddForeignKey() | op.DropForeignKey():
            key = operation.foreign_key
            return [
                key.name, *key.columns, key.target.schema, key.target.name, *key.target_columns
            ]  # fmt: skip
        case op.AddCheck() | op.DropCheck():
            return [operation.check.name]
        case op.AddIndex() | op.DropIndex():
            index = operation.index
            return [index.name, *index.include, *(part.name for part in index.columns)]
        case _:
            return []


def _starting(*prefixes: str) -> Callable[[str], bool]:
    return lambda statement: statement.startswith(prefixes)


def _create_table(table: Table, statements: tuple[str, ...], speaker: Speaker) -> Said | None:
    if table.partitioning is not None:
        return None
    place = speaker.platform.qualified(table.name)
    added = {
        unique: f"ALTER TABLE {place} ADD CONSTRAINT {speaker.platform.quote(unique.name)} UNIQUE "
        for unique in table.uniques
    }
    apart: list[Unique] = [
        unique
        for unique, start in added.items()
        if any(statement.startswith(start) for statement in statements)
    ]
    inside = [unique for unique in table.uniques if unique not in apart]
    code = speaker.create_table(table, inside)
    for unique in apart:
        code += speaker.create_unique(table.name, unique)
    for index in table.indexes:
        code += speaker.create_index(table, index)
    prefixes = ("CREATE TABLE ", "CREATE INDEX ", "CREATE UNIQUE INDEX ", "COMMENT ON ")
    return Said(code, _starting(*prefixes, *added.values()))


def _rename_table(operation: op.RenameTable, speaker: Speaker) -> Said:
    before, after = operation.before, operation.after
    moved = QName(after.schema, before.name)
    listed = [repr(before.name), repr(after.name), *speaker.schema(moved)]
    platform = speaker.platform
    renamed = f"ALTER TABLE {platform.qualified(moved)} RENAME TO {platform.quote(after.name)}"
    return Said(python.call("op.rename_table", listed), lambda statement: statement == renamed)


def _comment(operation: op.SetComment, speaker: Speaker) -> Said | None:
    if operation.is_view:
        return None
    target, schema = operation.target, speaker.schema(operation.target)
    new = python.text(operation.after) if operation.after is not None else "None"
    old = python.text(operation.before) if operation.before is not None else "None"
    if operation.column is not None:
        listed = [repr(target.name), repr(operation.column), f"comment={new}"]
        code = python.call("op.alter_column", [*listed, f"existing_comment={old}", *schema])
    elif operation.after is None:
        listed = [repr(target.name), f"existing_comment={old}", *schema]
        code = python.call("op.drop_table_comment", listed)
    else:
        listed = [repr(target.name), new, f"existing_comment={old}", *schema]
        code = python.call("op.create_table_comment", listed)
    return Said(code, _starting("COMMENT ON "))


def _inside(operation: op.Operation, table: Table, speaker: Speaker) -> Said | None:
    name = table.name
    schema = speaker.schema(name)
    place = f"ALTER TABLE {speaker.platform.qualified(name)} "
    match operation:
        case op.AddColumn(column=column):
            whole = _with(table, column)
            added = [repr(name.name), speaker.column(whole, column), *schema]
            definition = f"{place}ADD COLUMN {speaker.platform.quote(column.name)} "
            comment = "COMMENT ON COLUMN "
            return Said(python.call("op.add_column", added), _starting(definition, comment))
        case op.DropColumn(column=column):
            dropped = [repr(name.name), repr(column.name), *schema]
            return Said(
                python.call("op.drop_column", dropped),
                _starting(f"{place}DROP COLUMN {speaker.platform.quote(column.name)}"),
            )
        case op.RenameColumn():
            listed = [repr(name.name), repr(operation.before)]
            listed += [f"new_column_name={operation.after!r}", *schema]
            return Said(python.call("op.alter_column", listed), _starting(f"{place}RENAME COLUMN "))
        case op.AddIndex():
            code = speaker.create_index(table, operation.index)
            return Said(code, _starting("CREATE INDEX ", "CREATE UNIQUE INDEX "))
        case op.DropIndex():
            return Said(speaker.drop_index(name, operation.index.name), _starting("DROP INDEX "))
        case _:
            return _constraint(operation, table, speaker)


def _constraint(operation: op.Operation, table: Table, speaker: Speaker) -> Said | None:
    name = table.name
    place = f"ALTER TABLE {speaker.platform.qualified(name)} "
    added, dropped = _starting(f"{place}ADD "), _starting(f"{place}DROP CONSTRAINT ")
    match operation:
        case op.AddPrimaryKey():
            return Said(speaker.create_primary_key(name, operation.key), added)
        case op.AddUnique():
            return Said(speaker.create_unique(name, operation.unique), added)
        case op.AddForeignKey():
            return Said(speaker.create_foreign_key(name, operation.foreign_key), added)
        case op.AddCheck():
            return Said(speaker.create_check(table, operation.check), added)
        case op.DropPrimaryKey():
            return Said(speaker.drop_constraint(name, operation.key.name, "primary"), dropped)
        case op.DropUnique():
            return Said(speaker.drop_constraint(name, operation.unique.name, "unique"), dropped)
        case op.DropForeignKey():
            key = operation.foreign_key
            return Said(speaker.drop_constraint(name, key.name, "foreignkey"), dropped)
        case op.DropCheck():
            return Said(speaker.drop_constraint(name, operation.check.name, "check"), dropped)
        case _:
            return None


def _with(table: Table, column: Column) -> Table:
    return replace(table, columns=(*table.columns, column))


def say_alteration(
    operation: op.AlterColumn, statement: str, table: Table, speaker: Speaker
) -> list[str] | None:
    """Return one `ALTER COLUMN` statement as `op.alter_column`, None for any other statement."""
    name, column = table.name, operation.after
    platform = speaker.platform
    start = f"ALTER TABLE {platform.qualified(name)} ALTER COLUMN {platform.quote(column.name)} "
    if not statement.startswith(start) or not speakable(*_names(operation)):
        return None
    change = statement.removeprefix(start)
    if change == "SET NOT NULL":
        arguments = ["nullable=False"]
    elif change == "DROP NOT NULL":
        arguments = ["nullable=True"]
    elif change == "DROP DEFAULT":
        arguments = ["server_default=None"]
    elif change.startswith("SET DEFAULT "):
        arguments = [f"server_default={python.clause(change.removeprefix('SET DEFAULT '))}"]
    elif change.startswith("TYPE "):
        arguments = [f"type_={speaker.type(table, column)}"]
        using = change.partition(" USING ")[2]
        if using:
            arguments.append(f"{speaker.dialect.name}_using={python.text(using)}")
    else:
        return None
    listed = [repr(name.name), repr(column.name), *arguments, *speaker.schema(name)]
    return python.call("op.alter_column", listed)
