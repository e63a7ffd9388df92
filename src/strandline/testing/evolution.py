"""Edits that turn one valid dictionary into another.

Each edit gets the draws, the dictionary so far and the one everything started from; where it
does not apply it returns what it got.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from hypothesis import strategies as st

from strandline.dictionary.expressions import column_names, parse_expression
from strandline.dictionary.model import (
    Column,
    Default,
    Dictionary,
    Expression,
    PrimaryKey,
    Row,
    Table,
)
from strandline.dictionary.names import QName
from strandline.dictionary.types import LogicalType, TypeKind
from strandline.diff.order import dependent_views
from strandline.diff.renaming import rename_in_foreign_key, rename_in_table
from strandline.testing.generated_tables import (
    Draws,
    add_check,
    add_column,
    add_foreign_key_column,
    add_generated,
    add_index,
    add_row,
    add_table,
    add_unique,
    add_value_set,
    constraint_names,
    keys_of,
    plain_columns,
    set_managed,
)
from strandline.testing.generated_values import (
    cell,
    default_expressions,
    descriptions,
    fresh_name,
    identifiers,
)

Edit = Callable[[Draws, Dictionary, Dictionary], Dictionary]


def _on_some_table(
    change: Callable[[Draws, Dictionary, QName], Dictionary],
) -> Edit:
    def edit(draws: Draws, now: Dictionary, start: Dictionary) -> Dictionary:
        del start
        if not now.tables:
            return now
        return change(draws, now, draws.one(list(now.tables)))

    return edit


def _new_name(draws: Draws, now: Dictionary, start: Dictionary) -> str:
    taken = {name.name for name in (*now.tables, *now.views, *now.value_sets)}
    taken |= constraint_names(now)
    if draws.features is not None:
        taken |= {name.name for name in (*start.tables, *start.views)} | constraint_names(start)
    return fresh_name(draws.take(identifiers(limit=draws.name_limit)), taken)


def _targeted(now: Dictionary, name: QName) -> set[tuple[str, ...]]:
    """Return the column lists of a table that other tables (or itself) point at."""
    return {
        key.target_columns
        for table in now.tables.values()
        for key in table.foreign_keys
        if key.target == name
    }


def _without_views_on(now: Dictionary, *names: QName) -> Dictionary:
    gone = {view.name for view in dependent_views(set(names), now)}
    return replace(now, views={n: view for n, view in now.views.items() if n not in gone})


def drop_table(draws: Draws, now: Dictionary, start: Dictionary) -> Dictionary:
    """Drop a table that no other table points at."""
    del start
    free = [
        name
        for name in now.tables
        if not any(
            key.target == name
            for table in now.tables.values()
            if table.name != name
            for key in table.foreign_keys
        )
    ]
    if not free:
        return now
    name = draws.one(free)
    return _without_views_on(now, name).without_table(name)


def rename_table(draws: Draws, now: Dictionary, start: Dictionary) -> Dictionary:
    """Rename a table and say so."""
    if not now.tables:
        return now
    old = draws.one(list(now.tables))
    new = QName(old.schema, _new_name(draws, now, start))
    now = _without_views_on(now, old)
    tables: dict[QName, Table] = {}
    for name, table in now.tables.items():
        keys = tuple(
            replace(key, target=new) if key.target == old else key for key in table.foreign_keys
        )
        table = replace(table, foreign_keys=keys)
        if name == old:
            hint = table.renamed_from or (old.name if old in start.tables else None)
            table = replace(table, name=new, renamed_from=hint)
        tables[table.name] = table
    return replace(now, tables=tables)


def add_new_column(draws: Draws, now: Dictionary, start: Dictionary) -> Dictionary:
    """Append a column to some table."""
    if not now.tables:
        return now
    name = draws.one(list(now.tables))
    grown = add_column(draws, now, name)
    if draws.features is None:
        return grown
    return _with_fresh_last_column(draws, grown, name, start)


def _with_fresh_last_column(
    draws: Draws, now: Dictionary, name: QName, start: Dictionary
) -> Dictionary:
    """Rename the newest column, when its name was another column's at the start."""
    table = now.tables[name]
    old = start.tables.get(name) or _origin(table, start)
    *others, last = table.columns
    taken = {column.name for column in others} | set(old.column_names if old else ())
    last = replace(last, name=fresh_name(last.name, taken, limit=draws.name_limit))
    return now.with_table(replace(table, columns=(*others, last)))


def _origin(table: Table, start: Dictionary) -> Table | None:
    if table.renamed_from is not None:
        return start.tables.get(QName(table.name.schema, table.renamed_from))
    return start.tables.get(table.name)


def rename_column(draws: Draws, now: Dictionary, start: Dictionary) -> Dictionary:
    """Rename a column everywhere and say so."""
    choices = [(t.name, c.name) for t in now.tables.values() for c in t.columns]
    if not choices:
        return now
    name, old = draws.one(choices)
    now = _without_views_on(now, name)
    table = now.tables[name]
    origin = _origin(table, start)
    first = set(origin.column_names) if origin else set()
    taken = set(table.column_names) | (first if draws.features is not None else set())
    new = fresh_name(draws.take(identifiers(limit=draws.name_limit)), taken)
    tables: dict[QName, Table] = {}
    for other in now.tables.values():
        if other.name == name:
            other = rename_in_table(other, {old: new})
        else:
            keys = tuple(
                rename_in_foreign_key(key, {}, {old: new}) if key.target == name else key
                for key in other.foreign_keys
            )
            other = replace(other, foreign_keys=keys)
        tables[other.name] = other
    column = tables[name].get_column(new)
    hint = column.renamed_from or (old if old in first else None)
    fixed = _with_column(tables[name], replace(column, renamed_from=hint))
    return replace(now, tables={**tables, name: fixed})


def _with_column(table: Table, column: Column) -> Table:
    columns = tuple(column if c.name == column.name else c for c in table.columns)
    return replace(table, columns=columns)


def drop_column(draws: Draws, now: Dictionary, start: Dictionary) -> Dictionary:
    """Drop a column with the constraints, indexes and generated columns that mention it."""
    del start
    choices = [
        (table.name, column.name)
        for table in now.tables.values()
        for column in table.columns
        if len(plain_columns(table)) > 1
        and (table.primary_key is None or column.name not in table.primary_key.columns)
        and not any(column.name in columns for columns in _targeted(now, table.name))
        and not (table.partitioning and column.name in table.partitioning.columns)
    ]
    if not choices:
        return now
    name, gone = draws.one(choices)
    now = _without_views_on(now, name)
    return now.with_table(_without_column(now.tables[name], gone))


def _mentions(expression: Expression | None, column: str) -> bool:
    if expression is None:
        return False
    names = column_names(parse_expression(expression.text))
    return column.lower() in {name.lower() for name in names}


def _without_column(table: Table, gone: str) -> Table:
    columns = tuple(
        column
        for column in table.columns
        if column.name != gone
        and not (column.generated and _mentions(column.generated.expression, gone))
    )
    left = {column.name for column in columns}
    managed = table.managed
    return replace(
        table,
        columns=columns,
        uniques=tuple(item for item in table.uniques if gone not in item.columns),
        foreign_keys=tuple(item for item in table.foreign_keys if gone not in item.columns),
        checks=tuple(item for item in table.checks if not _mentions(item.expression, gone)),
        indexes=tuple(
            item
            for item in table.indexes
            if gone not in item.include
            and not _mentions(item.where, gone)
            and all(
                part.name != gone and not _mentions(part.expression, gone) for part in item.columns
            )
        ),
        managed=replace(
            managed,
            on_update=tuple(name for name in managed.on_update if name in left),
            immutable=tuple(name for name in managed.immutable if name in left),
        ),
        rows=tuple(
            Row.of({key: value for key, value in row.cells if key in left}) for row in table.rows
        ),
    )


def alter_column(draws: Draws, now: Dictionary, start: Dictionary) -> Dictionary:
    """Change nullability, default, type or comment of a column that nothing else depends on."""
    del start
    choices = [
        (table, column)
        for table in now.tables.values()
        for column in plain_columns(table)
        if column.identity is None and not _tied(now, table, column.name)
    ]
    if not choices:
        return now
    table, column = draws.one(choices)
    change = draws.one((_describe, _other_default, _other_nullability, _wider))
    return now.with_table(_with_column(table, change(draws, now, table, column)))


def _tied(now: Dictionary, table: Table, column: str) -> bool:
    linked = {name for key in table.foreign_keys for name in key.columns}
    keys = {name for columns in (*keys_of(table), *_targeted(now, table.name)) for name in columns}
    computed = any(c.generated and _mentions(c.generated.expression, column) for c in table.columns)
    split = table.partitioning is not None and column in table.partitioning.columns
    viewed = bool(dependent_views({table.name}, now))
    return column in linked | keys or computed or split or viewed


def _describe(draws: Draws, now: Dictionary, table: Table, column: Column) -> Column:
    del now, table
    return replace(column, description=draws.take(descriptions()))


def _other_default(draws: Draws, now: Dictionary, table: Table, column: Column) -> Column:
    expressions = default_expressions(column.type)
    if column.default is not None and (column.nullable and draws.chance()):
        return replace(column, default=None)
    if expressions is None:
        return column
    name = (
        column.default.name
        if column.default is not None and draws.chance()
        else draws.object_name("DF", now, f"{table.name.name}_{column.name}")
    )
    return replace(column, default=Default(expression=draws.take(expressions), name=name))


def _other_nullability(draws: Draws, now: Dictionary, table: Table, column: Column) -> Column:
    del draws, now
    filled = all(row.as_mapping().get(column.name) is not None for row in table.rows)
    return replace(column, nullable=not column.nullable or not filled)


_WIDER = {
    TypeKind.SMALLINT: LogicalType(kind=TypeKind.INTEGER),
    TypeKind.INTEGER: LogicalType(kind=TypeKind.BIGINT),
    TypeKind.FLOAT32: LogicalType(kind=TypeKind.FLOAT64),
}


def _wider(draws: Draws, now: Dictionary, table: Table, column: Column) -> Column:
    del draws, now, table
    logical = column.type
    if logical.kind is TypeKind.STRING and logical.length and logical.value_set is None:
        return replace(column, type=replace(logical, length=logical.length + 10))
    if logical.kind is TypeKind.DECIMAL and logical.precision:
        return replace(column, type=replace(logical, precision=logical.precision + 2))
    return replace(column, type=_WIDER.get(logical.kind, logical))


def describe_table(draws: Draws, now: Dictionary, name: QName) -> Dictionary:
    """Change a table's comment."""
    table = now.tables[name]
    return now.with_table(replace(table, description=draws.take(descriptions())))


def drop_part(draws: Draws, now: Dictionary, name: QName) -> Dictionary:
    """Drop one unique constraint, foreign key, check or index."""
    table = now.tables[name]
    targeted = _targeted(now, name)
    parts = [
        (group, item)
        for group in ("uniques", "foreign_keys", "checks", "indexes")
        for item in getattr(table, group)
        if group != "uniques" or item.columns not in targeted
    ]
    if not parts:
        return now
    group, gone = draws.one(parts)
    kept = tuple(item for item in getattr(table, group) if item is not gone)
    return now.with_table(_replaced(table, group, kept))


def rename_part(draws: Draws, now: Dictionary, name: QName) -> Dictionary:
    """Give one constraint or index another name."""
    table = now.tables[name]
    groups = [g for g in ("uniques", "foreign_keys", "checks", "indexes") if getattr(table, g)]
    if not groups:
        return now
    group = draws.one(groups)
    first, *rest = getattr(table, group)
    renamed = replace(first, name=draws.object_name("RN", now, name.name))
    return now.with_table(_replaced(table, group, (renamed, *rest)))


def _replaced(table: Table, group: str, items: tuple[object, ...]) -> Table:
    changes: dict[str, tuple[object, ...]] = {group: items}
    return replace(table, **changes)  # type: ignore[arg-type]


def change_key(draws: Draws, now: Dictionary, name: QName) -> Dictionary:
    """Drop the primary key, or make a unique, filled column the key."""
    table = now.tables[name]
    key = table.primary_key
    if table.partitioning is not None or (key and key.columns in _targeted(now, name)):
        return now
    if key is not None and any(c.identity for c in table.columns):
        return now
    uniques = [u for u in table.uniques if _filled(table, u.columns)]
    if key is not None and (not uniques or draws.chance()):
        return now.with_table(replace(table, primary_key=None))
    if not uniques:
        return now
    columns = draws.one(uniques).columns
    fixed = tuple(replace(c, nullable=c.nullable and c.name not in columns) for c in table.columns)
    new = PrimaryKey(name=draws.object_name("PK", now, name.name), columns=columns)
    return now.with_table(replace(table, columns=fixed, primary_key=new))


def _filled(table: Table, columns: tuple[str, ...]) -> bool:
    return all(None not in row.key(columns) for row in table.rows)


def change_rows(draws: Draws, now: Dictionary, name: QName) -> Dictionary:
    """Delete a row nothing points at, or change a cell that is in no key."""
    table = now.tables[name]
    if not table.rows or table.primary_key is None:
        return now
    if draws.chance() and not _targeted(now, name):
        return now.with_table(replace(table, rows=table.rows[1:]))
    linked = {c for key in table.foreign_keys for c in key.columns}
    keys = {c for columns in (*keys_of(table), *_targeted(now, name)) for c in columns}
    free = [
        column
        for column in plain_columns(table)
        if column.name not in linked | keys and column.type.value_set is None
    ]
    if not free:
        return now
    column = draws.one(free)
    first, *rest = table.rows
    cells = first.as_mapping()
    cells[column.name] = cell(column.type, draws.take(st.integers(1, 99)))
    return now.with_table(replace(table, rows=(Row.of(cells), *rest)))


def change_value_set(draws: Draws, now: Dictionary, start: Dictionary) -> Dictionary:
    """Add a value, add a set, or drop one that no column uses."""
    del start
    used = {c.type.value_set for t in now.tables.values() for c in t.columns}
    if not now.value_sets or draws.chance(one_in=3):
        return add_value_set(draws, now)
    name = draws.one(list(now.value_sets))
    sets = dict(now.value_sets)
    if name not in used and draws.chance():
        del sets[name]
    else:
        values = sets[name].values
        sets[name] = replace(sets[name], values=(*values, f"more {len(values)}"))
    return replace(now, value_sets=sets)


def change_view(draws: Draws, now: Dictionary, start: Dictionary) -> Dictionary:
    """Drop a view, or change its comment."""
    del start
    if not now.views:
        return now
    name = draws.one(list(now.views))
    views = dict(now.views)
    if draws.chance():
        del views[name]
    else:
        views[name] = replace(views[name], description=draws.take(descriptions()))
    return replace(now, views=views)


def swap_columns(draws: Draws, now: Dictionary, start: Dictionary) -> Dictionary:
    """Exchange the names of two columns, and claim they were renamed (they were not gone)."""
    del start
    free = [
        (table, [c for c in plain_columns(table) if not _tied(now, table, c.name)])
        for table in now.tables.values()
        if not table.rows and not table.checks and not table.indexes and not table.managed
    ]
    free = [(table, columns) for table, columns in free if len(columns) > 1]
    if not free:
        return now
    table, (one, two, *_) = draws.one(free)
    swapped = {
        one.name: replace(two, name=one.name, renamed_from=two.name),
        two.name: replace(one, name=two.name, renamed_from=one.name),
    }
    columns = tuple(swapped.get(column.name, column) for column in table.columns)
    return now.with_table(replace(table, columns=columns))


def swap_default_names(draws: Draws, now: Dictionary, start: Dictionary) -> Dictionary:
    """Exchange the names of two defaults, or of two checks."""
    del start
    for table in now.tables.values():
        named = [column for column in table.columns if column.default is not None]
        if len(named) > 1 and draws.chance():
            one, two = named[0], named[1]
            assert one.default is not None and two.default is not None  # noqa: PT018
            first = replace(one, default=replace(one.default, name=two.default.name))
            second = replace(two, default=replace(two.default, name=one.default.name))
            return now.with_table(_with_column(_with_column(table, first), second))
        if len(table.checks) > 1:
            left, right, *rest = table.checks
            checks = (replace(left, name=right.name), replace(right, name=left.name), *rest)
            return now.with_table(replace(table, checks=checks))
    return now


def _new_table(draws: Draws, now: Dictionary, start: Dictionary) -> Dictionary:
    del start
    return add_table(draws, now)


TAME_EDITS: Mapping[str, Edit] = {
    "add check": _on_some_table(add_check),
    "add column": add_new_column,
    "add index": _on_some_table(add_index),
    "add row": _on_some_table(add_row),
    "add unique": _on_some_table(add_unique),
    "alter column": alter_column,
    "change key": _on_some_table(change_key),
    "change rows": _on_some_table(change_rows),
    "change value set": change_value_set,
    "change view": change_view,
    "describe table": _on_some_table(describe_table),
    "drop column": drop_column,
    "drop part": _on_some_table(drop_part),
    "drop table": drop_table,
    "rename column": rename_column,
    "rename part": _on_some_table(rename_part),
    "rename table": rename_table,
    "set managed": _on_some_table(set_managed),
}
"""Edits whose migration succeeds on the rows present."""

EDITS: Mapping[str, Edit] = {
    **TAME_EDITS,
    "add foreign key": _on_some_table(add_foreign_key_column),
    "add generated": _on_some_table(add_generated),
    "new table": _new_table,
    "swap columns": swap_columns,
    "swap names": swap_default_names,
}
"""All edits."""
