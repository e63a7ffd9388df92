"""How the rows of a table look at a point of a plan, told by the rows that are there before it.

A pre-check runs before anything is changed. So a column that was renamed is read under its old
name, an added one is its default, a converted one is the conversion of what stands there now, and
rows that the plan itself deletes or rewrites are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlglot import exp

from strandline.dictionary.expressions import ExpressionError, column_names, parse_expression
from strandline.dictionary.model import Column, Default, Dictionary, Expression, Row, Table
from strandline.dictionary.types import TEXT_KINDS, LogicalType, TypeKind
from strandline.diff.kept import Kept, KeptKind
from strandline.diff.operations import (
    AddColumn,
    AlterColumn,
    Archive,
    CreateTable,
    DeleteRow,
    DropColumn,
    DropTable,
    InsertRow,
    Operation,
    RenameColumn,
    RenameTable,
    Restore,
    UpdateRow,
)
from strandline.diff.replay import apply_operation
from strandline.platforms.base import Platform

SOURCE = "s"
"""The alias of the table as it is now."""

_TEXT = LogicalType(kind=TypeKind.TEXT)


@dataclass(slots=True)
class Image:
    """One table at a point of the plan. `source` is None for a table that the plan makes.

    `columns` maps present names to SQL over the source (alias `s`), `origin` to the columns of
    the source that a value is read from. `computed` columns follow from the others; `unknown`
    ones get what the database makes up, or what comes back from an archive. `written` are rows of
    the plan's own, `changed` are conditions for the rows of the source that it deletes or writes
    anew. `fitted` columns have been made to fit by the plan itself, their values archived; with
    `restored`, rows come back from an archive.
    """

    source: Table | None
    columns: dict[str, str] = field(default_factory=dict)
    origin: dict[str, str] = field(default_factory=dict)
    computed: set[str] = field(default_factory=set)
    unknown: set[str] = field(default_factory=set)
    changed: list[str] = field(default_factory=list)
    written: list[Row] = field(default_factory=list)
    setup: dict[str, None] = field(default_factory=dict)
    fitted: set[str] = field(default_factory=set)
    restored: bool = False

    @classmethod
    def of(cls, table: Table, platform: Platform) -> Image:
        """Return the image of a table that nothing has happened to."""
        columns = {name: f"{SOURCE}.{platform.quote(name)}" for name in table.column_names}
        origin = {name: name for name in table.column_names}
        return cls(source=table, columns=columns, origin=origin)

    def is_null(self, column: str) -> bool:
        """Say whether every row that is there has NULL in a column."""
        return self.columns.get(column) == "NULL"

    def add(self, operation: AddColumn, table: Table, platform: Platform) -> None:
        """Follow an added column."""
        column = operation.column
        if column.generated is not None:
            self.computed.add(column.name)
        elif column.identity is not None or not _is_quiet(column.default, platform):
            self.unknown.add(column.name)
        elif column.default is None:
            self.columns[column.name] = "NULL"
        else:
            self.columns[column.name] = platform.default_value(column, table)

    def drop(self, name: str) -> None:
        """Follow a dropped column."""
        for kept in (self.columns, self.origin):
            kept.pop(name, None)
        self.computed.discard(name)
        self.unknown.discard(name)

    def rename(self, before: str, after: str) -> None:
        """Follow a renamed column."""
        for kept in (self.columns, self.origin):
            if before in kept:
                kept[after] = kept.pop(before)
        for names in (self.computed, self.unknown):
            if before in names:
                names.discard(before)
                names.add(after)
        self.written = [
            Row.of({after if name == before else name: value for name, value in row.cells})
            for row in self.written
        ]

    def alter(self, operation: AlterColumn, platform: Platform) -> None:
        """Follow an altered column: its values are converted, or computed from now on."""
        before, after = operation.before, operation.after
        name = after.name
        if after.generated is not None:
            self.drop(name)
            self.computed.add(name)
            return
        if name in self.computed:
            # It keeps the values that were computed; nothing but a rebuild would tell them here.
            self.drop(name)
            self.unknown.add(name)
        if before.type == after.type or name not in self.columns:
            return
        value = self.columns[name]
        logical = before.type
        if before.type.value_set is not None or after.type.value_set is not None:
            value, logical = as_text(value, platform), _TEXT
        if after.type.value_set is None:
            conversion = platform.conversion(value, logical, after.type)
            value = conversion.value
            self.setup.update(dict.fromkeys(conversion.setup))
        self.columns[name] = value

    def row(
        self, operation: InsertRow | UpdateRow | DeleteRow, table: Table, platform: Platform
    ) -> None:
        """Follow a reference row."""
        old = operation.before if isinstance(operation, UpdateRow) else operation.row
        if not isinstance(operation, InsertRow):
            if all(name in self.columns for name in operation.key):
                cells = old.as_mapping()
                parts = [
                    equals(self.columns[name], cells.get(name), table.find_column(name), platform)
                    for name in operation.key
                ]
                self.changed.append(" AND ".join(parts))
            self.written = [row for row in self.written if row != old]
        if not isinstance(operation, DeleteRow):
            new = operation.after if isinstance(operation, UpdateRow) else operation.row
            self.written.append(new)

    def fit(self, kept: Kept, table: Table, platform: Platform) -> None:
        """Follow values that are archived and become what the changed column can hold."""
        fit = kept.fit
        if fit is None or kept.lost[0] not in self.columns:
            return
        name = kept.lost[0]
        value = self.columns[name]
        default = platform.default_value(fit.after, table) if fit.after.default else "NULL"
        cases = []
        if fit.fills_nulls:
            cases.append(f"WHEN {value} IS NULL THEN {default}")
        if fit.removed:
            listed = ", ".join(platform.literal(item) for item in fit.removed)
            instead = "NULL" if fit.removed_to_null else default
            value = as_text(value, platform)
            cases.append(f"WHEN {value} IN ({listed}) THEN {instead}")
        before, after = fit.before.type, fit.after.type
        if before.kind in TEXT_KINDS and after.kind in TEXT_KINDS and after.length is not None:
            value = f"substring({value}, 1, {after.length})"
        self.columns[name] = f"CASE {' '.join(cases)} ELSE {value} END" if cases else value
        self.fitted.add(name)

    def restore(self, kept: Kept) -> None:
        """Follow what comes back from an archive: nobody knows it beforehand."""
        if kept.kind in (KeptKind.TABLE, KeptKind.ROWS):
            self.restored = True
            return
        for name in kept.lost:
            if name in self.columns:
                self.drop(name)
                self.unknown.add(name)

    def text(
        self,
        table: Table,
        needed: Iterable[str],
        platform: Platform,
        *,
        listed: Sequence[tuple[str, str]] = (),
    ) -> str:
        """Return the rows as a SELECT of the needed columns under their present names.

        `listed` are further (alias, column of the source) pairs. There must be a source, and
        none of the needed columns unknown.
        """
        if self.source is None:
            raise LookupError(str(table.name))
        wanted = list(dict.fromkeys(needed))
        derived = [name for name in wanted if name in self.computed]
        plain = [name for name in wanted if name not in self.computed]
        if derived:
            plain = [name for name in table.column_names if name in self.columns]
        quote = platform.quote
        items = [f"{SOURCE}.{quote(name)} AS {quote(alias)}" for alias, name in listed]
        items += [f"{self.columns[name]} AS {quote(name)}" for name in plain]
        text = f"SELECT {', '.join(items) or '1 AS one'} FROM {platform.qualified(self.source.name)} AS {SOURCE}"
        if self.changed:
            text += f" WHERE CASE WHEN {any_of(self.changed)} THEN 1 ELSE 0 END = 0"
        if not derived:
            return text
        more = [f"({_computation(table, name, platform)}) AS {quote(name)}" for name in derived]
        return f"SELECT c.*, {', '.join(more)} FROM ({text}) AS c"


class Images:
    """The images of all tables, by present names, and the dictionary at that point of the plan.

    `waiting` names the archives from which something comes back; None: any may.
    """

    def __init__(
        self, before: Dictionary, platform: Platform, waiting: frozenset[str] | None = None
    ) -> None:
        self._platform = platform
        self._waiting = waiting
        self.state = before
        self.of = {name: Image.of(table, platform) for name, table in before.tables.items()}

    def follow(self, operation: Operation) -> None:
        """Go past one operation."""
        platform = self._platform
        match operation:
            case CreateTable():
                self.of[operation.table.name] = Image(source=None)
            case DropTable():
                self.of.pop(operation.table.name, None)
            case RenameTable():
                self.of[operation.after] = self.of.pop(operation.before)
            case AddColumn():
                table = self.state.tables[operation.table]
                self.of[operation.table].add(operation, table, platform)
            case DropColumn():
                self.of[operation.table].drop(operation.column.name)
            case RenameColumn():
                self.of[operation.table].rename(operation.before, operation.after)
            case AlterColumn():
                self.of[operation.table].alter(operation, platform)
            case InsertRow() | UpdateRow() | DeleteRow():
                table = self.state.tables[operation.table]
                self.of[operation.table].row(operation, table, platform)
                # The state is about shapes; rows of the version table are in no dictionary.
                return
            case Archive():
                kept = operation.kept
                self.of[kept.table].fit(kept, self.state.tables[kept.table], platform)
            case Restore():
                kept = operation.kept
                if self._waiting is None or kept.archive in self._waiting:
                    self.of[kept.table].restore(kept)
            case _:
                pass
        self.state = apply_operation(operation, self.state)


def _computation(table: Table, name: str, platform: Platform) -> str:
    generated = table.get_column(name).generated
    if generated is None:
        raise LookupError(name)
    return platform.expression(generated.expression, table)


def as_text(value: str, platform: Platform) -> str:
    """Return a value as text."""
    return f"CAST({value} AS {platform.native_type(platform.held_type(_TEXT))})"


def equals(value: str, wanted: object, column: Column | None, platform: Platform) -> str:
    """Return the condition that a value (SQL) is that of a reference row's cell."""
    if wanted is None:
        return f"{value} IS NULL"
    return f"{value} = {platform.literal(wanted, column.type if column else None)}"


def any_of(conditions: Sequence[str]) -> str:
    """Join conditions by OR, as a balanced tree: some parsers limit how deep a chain goes."""
    if len(conditions) == 1:
        return f"({conditions[0]})"
    middle = len(conditions) // 2
    return f"({any_of(conditions[:middle])} OR {any_of(conditions[middle:])})"


_QUIET = (
    exp.Cast,
    exp.Connector,
    exp.CurrentDate,
    exp.CurrentTime,
    exp.CurrentTimestamp,
    exp.Localtimestamp,
)


def _is_quiet(default: Default | None, platform: Platform) -> bool:
    """Say whether a default can be asked for without drawing a number or making up a value."""
    if default is None:
        return True
    if default.expression.override(platform.name) is not None:
        return False
    try:
        tree = parse_expression(default.expression.text)
    except ExpressionError:
        return False
    return all(isinstance(node, _QUIET) for node in tree.find_all(exp.Func))


def columns_in(expression: Expression, table: Table, platform: Platform) -> list[str]:
    """Return the table's columns that an expression reads; all where its own text is native."""
    if expression.override(platform.name) is None:
        try:
            read = {name.lower() for name in column_names(parse_expression(expression.text))}
        except ExpressionError:
            return list(table.column_names)
        return [name for name in table.column_names if name.lower() in read]
    return list(table.column_names)
