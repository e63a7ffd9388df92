"""Tables, columns, constraints and indexes as SQLAlchemy's and Alembic's calls."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from strandline.dictionary.model import (
    Action,
    Check,
    Column,
    Expression,
    ForeignKey,
    Index,
    IndexColumn,
    PrimaryKey,
    Table,
    Unique,
)
from strandline.dictionary.names import QName
from strandline.dictionary.types import INTEGER_KINDS
from strandline.exchange.alembic import python
from strandline.exchange.alembic.dialects import Dialect
from strandline.exchange.alembic.native import column_definition, default_text
from strandline.platforms.base import Platform

_ACTIONS = {
    Action.RESTRICT: "RESTRICT",
    Action.CASCADE: "CASCADE",
    Action.SET_NULL: "SET NULL",
    Action.SET_DEFAULT: "SET DEFAULT",
}
_UNSPEAKABLE = frozenset(".%():\"'\\`[]")


def speakable(*names: str | None) -> bool:
    """Say whether SQLAlchemy passes these names on as they are.

    It takes `a.b` in a reference apart, and some drivers read signs in a name as parameters.
    """
    return not any(_UNSPEAKABLE & set(name) for name in names if name is not None)


def table_names(table: Table) -> Iterator[str]:
    """Yield every name that the calls for a table would hold."""
    yield from (table.name.schema or "", table.name.name, *table.column_names)
    if table.primary_key is not None:
        yield table.primary_key.name
    yield from (unique.name for unique in table.uniques)
    yield from (check.name for check in table.checks)
    yield from (index.name for index in table.indexes)
    for key in table.foreign_keys:
        yield from (key.name, key.target.schema or "", key.target.name, *key.target_columns)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Says parts of a lowered dictionary for one dialect."""

    platform: Platform
    dialect: Dialect

    def schema(self, name: QName) -> list[str]:
        """Return the `schema=` argument where the platform has schemas.

        The default one is named too, so that a search path cannot lead elsewhere.
        """
        return [f"schema={name.schema!r}"] if name.schema is not None else []

    def create_table(self, table: Table, uniques: Sequence[Unique]) -> list[str]:
        """Return `op.create_table`, with the uniques that can stand inside."""
        arguments = [repr(table.name.name), *self.elements(table, uniques)]
        arguments += self.schema(table.name)
        if table.description is not None:
            arguments.append(f"comment={python.text(table.description)}")
        return python.call("op.create_table", arguments)

    def whole_table(self, table: Table) -> str:
        """Return `sa.Table(...)`: the table as it stands, so that nobody need look."""
        arguments = [repr(table.name.name), "sa.MetaData()", *self.elements(table, table.uniques)]
        return python.nested("sa.Table", arguments)

    def elements(self, table: Table, uniques: Sequence[Unique]) -> list[str]:
        """Return columns, keys and checks as arguments of a table."""
        parts = [self.column(table, column) for column in table.columns]
        key = table.primary_key
        if key is not None and not self._numbered_key(table):
            listed = [*map(repr, key.columns), f"name={key.name!r}"]
            parts.append(python.nested("sa.PrimaryKeyConstraint", listed))
        for unique in uniques:
            listed = [*map(repr, unique.columns), f"name={unique.name!r}"]
            parts.append(python.nested("sa.UniqueConstraint", listed))
        parts += [self._foreign_key(item) for item in table.foreign_keys]
        for check in table.checks:
            listed = [self._native(check.expression, table), f"name={check.name!r}"]
            parts.append(python.nested("sa.CheckConstraint", listed))
        return parts

    def _numbered_key(self, table: Table) -> bool:
        key = table.primary_key
        if not self.dialect.numbers_in_type or key is None or len(key.columns) != 1:
            return False
        return table.get_column(key.columns[0]).identity is not None

    def column(self, table: Table, column: Column) -> str:
        """Return `sa.Column(...)`."""
        key = table.primary_key.columns if table.primary_key is not None else ()
        if self._numbered_key(table) and key == (column.name,):
            definition = column_definition(self.platform, table, column)
            return python.nested("sa.Column", [repr(column.name), f"_Native({definition!r})"])
        arguments = [repr(column.name), self.type(table, column)]
        if column.generated is not None:
            stored = column.generated.stored
            computed = [
                self._native(column.generated.expression, table),
                f"persisted={stored}",
            ]
            arguments.append(python.nested("sa.Computed", computed))
        if column.identity is not None and not self.dialect.numbers_in_type:
            arguments.append(self._identity(column))
        if column.default is not None:
            arguments.append(f"server_default={self.default(table, column)}")
        if column.name in key and column.identity is None and column.type.kind in INTEGER_KINDS:
            # Without this, an integer key would become a SERIAL.
            arguments.append("autoincrement=False")
        arguments.append(f"nullable={column.nullable}")
        if column.description is not None:
            arguments.append(f"comment={python.text(column.description)}")
        return python.nested("sa.Column", arguments)

    def type(self, table: Table, column: Column) -> str:
        """Return the column's type; a check that the type brings along is a part of it."""
        dialect, kind = self.dialect, column.type.kind
        if kind in dialect.checked_kinds:
            plain = Column(name=column.name, type=column.type)
            return f"_Native({column_definition(self.platform, table, plain)!r})"
        key = table.primary_key.columns if table.primary_key is not None else ()
        if dialect.numbers_in_type and kind in INTEGER_KINDS and column.name in key:
            return f"_Native({self.platform.native_type(column.type)!r})"
        return dialect.type_text(column.type, self.platform)

    def default(self, table: Table, column: Column) -> str:
        """Return the default as a clause."""
        return python.clause(default_text(self.platform, table, column))

    def _identity(self, column: Column) -> str:
        declared = column.identity
        if declared is None:
            return ""
        arguments = [f"start={declared.start}", f"increment={declared.increment}"]
        if declared.increment > 0 and declared.start < 1:
            arguments.append(f"minvalue={declared.start}")
        if declared.increment < 0 and declared.start > -1:
            arguments.append(f"maxvalue={declared.start}")
        return python.nested("sa.Identity", arguments)

    def _native(self, expression: Expression, table: Table) -> str:
        return python.clause(self.platform.expression(expression, table))

    def _foreign_key(self, key: ForeignKey) -> str:
        prefix = f"{key.target.schema}." if key.target.schema is not None else ""
        targets = [f"{prefix}{key.target.name}.{column}" for column in key.target_columns]
        arguments = [python.names(key.columns), python.names(targets), f"name={key.name!r}"]
        return python.nested("sa.ForeignKeyConstraint", [*arguments, *_actions(key)])

    def create_index(self, table: Table, index: Index) -> list[str]:
        """Return `op.create_index`."""
        parts = [self._index_part(table, part) for part in index.columns]
        arguments = [repr(index.name), repr(table.name.name), f"[{', '.join(parts)}]"]
        arguments.append(f"unique={index.unique}")
        arguments += self.schema(table.name)
        prefix = self.dialect.name
        if index.method is not None:
            arguments.append(f"{prefix}_using={index.method!r}")
        if index.include:
            arguments.append(f"{prefix}_include={python.names(index.include)}")
        if index.where is not None:
            arguments.append(f"{prefix}_where={self._native(index.where, table)}")
        return python.call("op.create_index", arguments)

    def _index_part(self, table: Table, part: IndexColumn) -> str:
        if part.name is not None and not part.descending:
            return repr(part.name)
        if part.name is not None:
            said = self.platform.quote(part.name)
        elif part.expression is not None:
            said = f"({self.platform.expression(part.expression, table)})"
        else:
            said = ""
        return python.clause(f"{said} DESC" if part.descending else said)

    def drop_index(self, table: QName, name: str) -> list[str]:
        arguments = [repr(name), f"table_name={table.name!r}", *self.schema(table)]
        return python.call("op.drop_index", arguments)

    def create_primary_key(self, table: QName, key: PrimaryKey) -> list[str]:
        listed = [repr(key.name), repr(table.name), python.names(key.columns)]
        return python.call("op.create_primary_key", [*listed, *self.schema(table)])

    def create_unique(self, table: QName, unique: Unique, on: str = "op") -> list[str]:
        """Return `create_unique_constraint`, on `op` or on a batch."""
        place = [repr(table.name)] if on == "op" else []
        listed = [repr(unique.name), *place, python.names(unique.columns)]
        schema = self.schema(table) if on == "op" else []
        return python.call(f"{on}.create_unique_constraint", [*listed, *schema])

    def create_check(self, table: Table, check: Check, on: str = "op") -> list[str]:
        """Return `create_check_constraint`, on `op` or on a batch."""
        place = [repr(table.name.name)] if on == "op" else []
        listed = [repr(check.name), *place, self._native(check.expression, table)]
        schema = self.schema(table.name) if on == "op" else []
        return python.call(f"{on}.create_check_constraint", [*listed, *schema])

    def create_foreign_key(self, table: QName, key: ForeignKey, on: str = "op") -> list[str]:
        """Return `create_foreign_key`, on `op` or on a batch."""
        place = [repr(table.name)] if on == "op" else []
        listed = [repr(key.name), *place, repr(key.target.name)]
        listed += [python.names(key.columns), python.names(key.target_columns)]
        if on == "op" and table.schema is not None:
            listed.append(f"source_schema={table.schema!r}")
        if key.target.schema is not None:
            listed.append(f"referent_schema={key.target.schema!r}")
        return python.call(f"{on}.create_foreign_key", [*listed, *_actions(key)])

    def drop_constraint(self, table: QName, name: str, kind: str, on: str = "op") -> list[str]:
        """Return `drop_constraint`, on `op` or on a batch."""
        place = [repr(table.name)] if on == "op" else []
        schema = self.schema(table) if on == "op" else []
        return python.call(
            f"{on}.drop_constraint", [repr(name), *place, f"type_={kind!r}", *schema]
        )


def _actions(key: ForeignKey) -> list[str]:
    found = []
    if key.on_delete is not Action.NO_ACTION:
        found.append(f"ondelete={_ACTIONS[key.on_delete]!r}")
    if key.on_update is not Action.NO_ACTION:
        found.append(f"onupdate={_ACTIONS[key.on_update]!r}")
    return found
