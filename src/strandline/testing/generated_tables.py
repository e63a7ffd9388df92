"""One generated table after another, each valid against those before it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from hypothesis import strategies as st

from strandline.dictionary.model import (
    Action,
    Check,
    Column,
    Default,
    Dictionary,
    Expression,
    ForeignKey,
    Generated,
    Identity,
    Index,
    IndexColumn,
    Managed,
    Partition,
    Partitioning,
    PrimaryKey,
    Row,
    Table,
    Unique,
    ValueSet,
)
from strandline.dictionary.names import MAX_PORTABLE_BYTES, QName
from strandline.dictionary.types import INTEGER_KINDS, TEXT_KINDS, LogicalType, TypeKind
from strandline.platforms.features import Features
from strandline.testing.generated_values import (
    cell,
    column_types,
    default_expressions,
    descriptions,
    fresh_name,
    generated_expressions,
    identifiers,
    key_types,
    predicates,
    quoted,
)

T = TypeVar("T")
_ACTING = (Action.CASCADE, Action.SET_NULL)
_ACTIONS = (Action.NO_ACTION, Action.RESTRICT, *_ACTING)
_INDEXABLE = INTEGER_KINDS | {TypeKind.STRING, TypeKind.DATE, TypeKind.UUID, TypeKind.DECIMAL}


@dataclass(frozen=True, slots=True)
class Draws:
    """Hypothesis's draw with the platform's limits; None as features means every feature."""

    draw: Callable[[st.SearchStrategy[T]], T]
    features: Features | None = None

    def take(self, strategy: st.SearchStrategy[T]) -> T:
        return self.draw(strategy)

    def chance(self, *, one_in: int = 2) -> bool:
        """Draw a yes; shrinks to no."""
        return self.take(st.integers(0, one_in - 1)) == one_in - 1

    def one(self, choices: Sequence[T]) -> T:
        return self.take(st.sampled_from(choices))

    def has(self, feature: str) -> bool:
        return self.features is None or bool(getattr(self.features, feature))

    @property
    def name_limit(self) -> int:
        return min(MAX_PORTABLE_BYTES, self.features.identifier_bytes if self.features else 63)

    def name(self, taken: Sequence[str] | set[str]) -> str:
        wish = self.take(identifiers(limit=self.name_limit))
        return fresh_name(wish, taken, limit=self.name_limit)

    def object_name(self, prefix: str, dictionary: Dictionary, table: str) -> str:
        """Return a constraint or index name that nothing in the dictionary has."""
        wish = f"{prefix}_{table}"
        return fresh_name(wish, constraint_names(dictionary), limit=self.name_limit)


def constraint_names(dictionary: Dictionary) -> set[str]:
    """Return the names of all constraints, indexes, defaults, partitions, tables and views."""
    found: set[str] = {name.name for name in (*dictionary.tables, *dictionary.views)}
    for table in dictionary.tables.values():
        if table.primary_key is not None:
            found.add(table.primary_key.name)
        for group in (table.uniques, table.foreign_keys, table.checks, table.indexes):
            found.update(item.name for item in group)
        found.update(c.default.name for c in table.columns if c.default is not None)
        if table.partitioning is not None:
            found.update(partition.name for partition in table.partitioning.partitions)
    return found


def add_table(draws: Draws, dictionary: Dictionary) -> Dictionary:
    """Return the dictionary with one more table."""
    taken = {name.name for name in (*dictionary.tables, *dictionary.views, *dictionary.value_sets)}
    taken |= constraint_names(dictionary)
    schema = draws.one((None, None, "app", "Other schema")) if draws.has("schemas") else None
    name = QName(schema, draws.name(taken))
    table = Table(name=name, columns=(), description=draws.take(descriptions()))
    dictionary = dictionary.with_table(table)
    dictionary = _add_key(draws, dictionary, table)
    for _ in range(draws.take(st.integers(1, 4))):
        dictionary = add_column(draws, dictionary, name)
    extras = (add_foreign_key_column, add_generated, add_unique, add_check, add_index, set_managed)
    for extra in extras:
        if draws.chance(one_in=2):
            dictionary = extra(draws, dictionary, name)
    if draws.chance(one_in=3):
        dictionary = _partition(draws, dictionary, name)
    for _ in range(draws.take(st.integers(0, 3))):
        dictionary = add_row(draws, dictionary, name)
    return dictionary


def _add_key(draws: Draws, dictionary: Dictionary, table: Table) -> Dictionary:
    if draws.chance(one_in=6):
        return dictionary
    columns: list[Column] = []
    for _ in range(draws.one((1, 1, 1, 2))):
        logical = draws.take(key_types())
        name = draws.name({column.name for column in columns})
        columns.append(Column(name=name, type=logical, nullable=False))
    if len(columns) == 1 and columns[0].type.kind is TypeKind.INTEGER and draws.has("identity"):
        if draws.chance():
            columns = [replace(columns[0], identity=Identity())]
    key = PrimaryKey(
        name=draws.object_name("PK", dictionary, table.name.name),
        columns=tuple(column.name for column in columns),
    )
    return dictionary.with_table(replace(table, columns=tuple(columns), primary_key=key))


def add_column(draws: Draws, dictionary: Dictionary, name: QName) -> Dictionary:
    """Append a column; one that old rows could not fill is nullable or has a default."""
    table = dictionary.tables[name]
    column_name = draws.name(set(table.column_names))
    logical = draws.take(column_types(draws.features))
    enums = list(dictionary.value_sets)
    if enums and draws.chance(one_in=4):
        logical = LogicalType(kind=TypeKind.STRING, length=40, value_set=draws.one(enums))
    default = None
    expressions = default_expressions(logical)
    if expressions is not None and draws.chance(one_in=3):
        default = Default(
            expression=draws.take(expressions),
            name=draws.object_name("DF", dictionary, f"{name.name}_{column_name}"),
        )
    nullable = default is None or draws.chance()
    column = Column(
        name=column_name,
        type=logical,
        nullable=nullable,
        default=default,
        description=draws.take(descriptions()),
    )
    return dictionary.with_table(replace(table, columns=(*table.columns, column)))


def keys_of(table: Table) -> list[tuple[str, ...]]:
    """Return the column lists that a foreign key can point at."""
    keys = [unique.columns for unique in table.uniques]
    return [table.primary_key.columns, *keys] if table.primary_key else keys


def add_foreign_key_column(draws: Draws, dictionary: Dictionary, name: QName) -> Dictionary:
    """Add new columns that point at a key of some table, often the table itself."""
    table = dictionary.tables[name]
    targets = [
        other
        for other in dictionary.tables.values()
        if keys_of(other)
        and other.partitioning is None
        # DuckDB has no keys across schemas, and no field of Features says so.
        and (draws.features is None or other.name.schema == name.schema)
        and (draws.has("foreign_key_cycles") or not _reaches(dictionary, other.name, name))
    ]
    if not targets:
        return dictionary
    target = draws.one(targets)
    target_columns = draws.one(keys_of(target))
    columns = list(table.columns)
    for target_column in target_columns:
        column_name = draws.name({column.name for column in columns})
        logical = target.get_column(target_column).type
        columns.append(Column(name=column_name, type=logical))
    # One acting key a table, never in a cycle: no row is reached on two paths, which SQL Server
    # would refuse.
    acts = any(key.on_delete in _ACTING for key in table.foreign_keys)
    plain = acts or not draws.has("foreign_key_actions")
    looping = target.name == name or _reaches(dictionary, target.name, name)
    key = ForeignKey(
        name=draws.object_name("FK", dictionary, name.name),
        columns=tuple(column.name for column in columns[len(table.columns) :]),
        target=target.name,
        target_columns=target_columns,
        on_delete=Action.NO_ACTION if plain or looping else draws.one(_ACTIONS),
    )
    keys = (*table.foreign_keys, key)
    return dictionary.with_table(replace(table, columns=tuple(columns), foreign_keys=keys))


def _reaches(dictionary: Dictionary, start: QName, goal: QName) -> bool:
    """Say whether foreign keys lead from one table to another (other than to itself)."""
    seen: set[QName] = set()
    stack = [key.target for key in dictionary.tables[start].foreign_keys if key.target != start]
    while stack:
        name = stack.pop()
        if name == goal:
            return True
        if name not in seen:
            seen.add(name)
            stack.extend(key.target for key in dictionary.tables[name].foreign_keys)
    return False


def plain_columns(table: Table) -> list[Column]:
    """Return the columns that are not generated."""
    return [column for column in table.columns if column.generated is None]


def add_generated(draws: Draws, dictionary: Dictionary, name: QName) -> Dictionary:
    """Add a column computed from another one, where some column allows it."""
    table = dictionary.tables[name]
    stored = [word for word in (True, False) if draws.has(_GENERATED[word])]
    acting = {c for key in table.foreign_keys for c in key.columns if key.on_delete in _ACTING}
    sources = [
        (logical, text)
        for column in plain_columns(table)
        if column.type.value_set is None and column.name not in acting
        for logical, text in generated_expressions(column)
    ]
    if not sources or not stored:
        return dictionary
    logical, text = draws.one(sources)
    column = Column(
        name=draws.name(set(table.column_names)),
        type=logical,
        generated=Generated(expression=Expression(text), stored=draws.one(stored)),
    )
    return dictionary.with_table(replace(table, columns=(*table.columns, column)))


_GENERATED = {True: "generated_stored", False: "generated_virtual"}


def add_unique(draws: Draws, dictionary: Dictionary, name: QName) -> Dictionary:
    """Add a unique constraint over columns whose cells differ from row to row."""
    table = dictionary.tables[name]
    used = set(keys_of(table))
    choices = [
        column.name
        for column in _lone_columns(table)
        if column.type.kind in _INDEXABLE and (column.name,) not in used
    ]
    if not choices or table.partitioning is not None:
        return dictionary
    unique = Unique(
        name=draws.object_name("UQ", dictionary, name.name), columns=(draws.one(choices),)
    )
    fixed = _renumbered(replace(table, uniques=(*table.uniques, unique)))
    return dictionary.with_table(fixed)


def _lone_columns(table: Table) -> list[Column]:
    """Return columns that take part in no foreign key, have no default and no value set."""
    linked = {name for key in table.foreign_keys for name in key.columns}
    return [
        column
        for column in plain_columns(table)
        if column.name not in linked and column.default is None and column.type.value_set is None
    ]


def _renumbered(table: Table) -> Table:
    """Give columns of unique constraints a value of their own in each reference row."""
    lone = {name for unique in table.uniques for name in unique.columns}
    rows = []
    for number, row in enumerate(table.rows, start=1):
        cells = row.as_mapping()
        for column in table.columns:
            if column.name in lone and cells.get(column.name) is not None:
                cells[column.name] = cell(column.type, number)
        rows.append(Row.of(cells))
    return replace(table, rows=tuple(rows))


def add_check(draws: Draws, dictionary: Dictionary, name: QName) -> Dictionary:
    """Add a check over the columns that are not generated."""
    table = dictionary.tables[name]
    columns = [column for column in plain_columns(table) if column.type.value_set is None]
    if not columns:
        return dictionary
    check = Check(
        name=draws.object_name("CK", dictionary, name.name),
        expression=draws.take(predicates(columns)),
    )
    return dictionary.with_table(replace(table, checks=(*table.checks, check)))


def add_index(draws: Draws, dictionary: Dictionary, name: QName) -> Dictionary:
    """Add an index with the parts that the platform knows."""
    table = dictionary.tables[name]
    choices = [c for c in plain_columns(table) if c.type.kind in _INDEXABLE]
    if not choices:
        return dictionary
    names = draws.take(
        st.lists(st.sampled_from([c.name for c in choices]), min_size=1, max_size=2, unique=True)
    )
    parts = [IndexColumn(name=part) for part in names]
    if draws.has("descending_indexes") and draws.chance(one_in=3):
        parts[0] = replace(parts[0], descending=True)
    texts = [c for c in choices if c.type.kind in TEXT_KINDS and c.type.value_set is None]
    if texts and draws.has("expression_indexes") and draws.chance(one_in=3):
        text = f"lower({quoted(draws.one(texts).name)})"
        parts.append(IndexColumn(expression=Expression(text)))
    by_key = set(keys_of(table))
    index = Index(
        name=draws.object_name("IX", dictionary, name.name),
        columns=tuple(parts),
        unique=tuple(names) in by_key and table.partitioning is None and draws.chance(one_in=3),
    )
    if draws.has("partial_indexes") and draws.chance(one_in=4):
        index = replace(index, where=Expression(f"{quoted(names[0])} IS NOT NULL"))
    rest = [c.name for c in choices if c.name not in names]
    if rest and draws.has("include_columns") and draws.chance(one_in=4):
        index = replace(index, include=(draws.one(rest),))
    return dictionary.with_table(replace(table, indexes=(*table.indexes, index)))


def set_managed(draws: Draws, dictionary: Dictionary, name: QName) -> Dictionary:
    """Set, change or switch off the behaviours of a table."""
    table = dictionary.tables[name]
    if not draws.has("triggers") or table.partitioning is not None:
        return dictionary
    fixed = {c for key in table.foreign_keys for c in key.columns}
    stamps = [
        c.name
        for c in plain_columns(table)
        if c.type.kind is TypeKind.TIMESTAMP and c.name not in fixed
    ]
    choices = [Managed(), Managed(append_only=True)]
    others = [c.name for c in plain_columns(table) if c.name not in (*stamps, *fixed)]
    if stamps:
        choices.append(Managed(on_update=(stamps[0],)))
    if others:
        choices.append(Managed(immutable=(others[0],)))
    return dictionary.with_table(replace(table, managed=draws.one(choices)))


def _partition(draws: Draws, dictionary: Dictionary, name: QName) -> Dictionary:
    table = dictionary.tables[name]
    plain = table.primary_key is None and not table.uniques and not table.managed
    if not draws.has("partitioning") or not plain:
        return dictionary
    name_of = draws.name(set(table.column_names))
    column = Column(name=name_of, type=LogicalType(kind=TypeKind.INTEGER), nullable=False)
    table = replace(table, columns=(*table.columns, column))
    stem, taken = f"P_{name.name}"[:40], constraint_names(dictionary)
    low = fresh_name(f"{stem}_low", taken, limit=draws.name_limit)
    rest = fresh_name(f"{stem}_rest", taken, limit=draws.name_limit)
    partitions = (
        Partition(name=low, lower=("0",), upper=("50",)),
        Partition(name=rest, default=True),
    )
    partitioning = Partitioning(strategy="range", columns=(column.name,), partitions=partitions)
    return dictionary.with_table(replace(table, partitioning=partitioning))


def add_row(draws: Draws, dictionary: Dictionary, name: QName) -> Dictionary:
    """Add a reference row that fits its columns, keys and foreign keys, where one can."""
    table = dictionary.tables[name]
    if table.primary_key is None:
        return dictionary
    number = 1 + max((_number_of(row, table) for row in table.rows), default=0)
    own = set(table.primary_key.columns) | {c for u in table.uniques for c in u.columns}
    cells: dict[str, object] = {}
    for column in plain_columns(table):
        if column.name in own:
            cells[column.name] = cell(column.type, number)
        elif column.type.value_set is not None:
            values = dictionary.value_sets[column.type.value_set].values
            cells[column.name] = draws.one(values)
        elif column.nullable and draws.chance(one_in=4):
            cells[column.name] = None
        elif not (column.default is not None and draws.chance(one_in=4)):
            cells[column.name] = cell(column.type, draws.take(st.integers(1, 99)))
    for key in table.foreign_keys:
        parents = dictionary.tables[key.target].rows if key.target != name else ()
        found = draws.one((None, *parents))
        values_of = found.as_mapping() if found is not None else {}
        for column_name, target_column in zip(key.columns, key.target_columns, strict=True):
            cells[column_name] = values_of.get(target_column)
    row = Row.of(cells)  # type: ignore[arg-type]
    return dictionary.with_table(replace(table, rows=(*table.rows, row)))


def _number_of(row: Row, table: Table) -> int:
    """Return the number that the row's key was made from (see `cell`)."""
    key = table.primary_key.columns if table.primary_key else ()
    cells = row.as_mapping()
    for number in range(1, 100):
        if all(cells.get(c) == cell(table.get_column(c).type, number) for c in key):
            return number
    return 0


def add_value_set(draws: Draws, dictionary: Dictionary) -> Dictionary:
    """Add an enumeration of a few awkward words."""
    taken = {name.name for name in (*dictionary.tables, *dictionary.views, *dictionary.value_sets)}
    words = st.sampled_from(("Grab", "it's", "No", "two words", "naïve", "12", 'q"t'))
    name = QName(None, draws.name(taken))
    value_set = ValueSet(
        name=name,
        values=tuple(draws.take(st.lists(words, min_size=1, max_size=4, unique=True))),
        native=draws.chance(one_in=3),
        description=draws.take(descriptions()),
    )
    return replace(dictionary, value_sets={**dictionary.value_sets, name: value_set})
