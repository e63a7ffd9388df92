"""What changed inside one table that exists on both sides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol, TypeVar

from strandline.dictionary.model import (
    Check,
    Column,
    Default,
    ForeignKey,
    Generated,
    Index,
    IndexColumn,
    Managed,
    Partitioning,
    PrimaryKey,
    Table,
    Unique,
)
from strandline.dictionary.names import QName
from strandline.diff.equality import Equality
from strandline.diff.operations import (
    AddCheck,
    AddColumn,
    AddForeignKey,
    AddIndex,
    AddPrimaryKey,
    AddUnique,
    AlterColumn,
    ConstraintKind,
    DropCheck,
    DropColumn,
    DropForeignKey,
    DropIndex,
    DropPrimaryKey,
    DropUnique,
    Operation,
    RenameColumn,
    RenameConstraint,
    SetComment,
    SetManaged,
    SetPartitioning,
)
from strandline.diff.renames import Renames
from strandline.diff.renaming import (
    rename_in_check,
    rename_in_column,
    rename_in_foreign_key,
    rename_in_index,
    rename_in_managed,
    rename_in_names,
    rename_in_partitioning,
)


@dataclass(slots=True)
class TableChange:
    """Operations by their place in the whole sequence; see `compare`."""

    managed_off: list[Operation] = field(default_factory=list)
    drop_foreign_keys: list[Operation] = field(default_factory=list)
    drop_checks: list[Operation] = field(default_factory=list)
    drop_indexes: list[Operation] = field(default_factory=list)
    drop_uniques: list[Operation] = field(default_factory=list)
    drop_primary_keys: list[Operation] = field(default_factory=list)
    drop_columns: list[Operation] = field(default_factory=list)
    rename_columns: list[Operation] = field(default_factory=list)
    rename_constraints: list[Operation] = field(default_factory=list)
    add_columns: list[Operation] = field(default_factory=list)
    alter_columns: list[Operation] = field(default_factory=list)
    add_primary_keys: list[Operation] = field(default_factory=list)
    add_uniques: list[Operation] = field(default_factory=list)
    add_foreign_keys: list[Operation] = field(default_factory=list)
    add_checks: list[Operation] = field(default_factory=list)
    add_indexes: list[Operation] = field(default_factory=list)
    comments: list[Operation] = field(default_factory=list)
    partitioning: list[Operation] = field(default_factory=list)
    managed_on: list[Operation] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def extend(self, other: TableChange) -> None:
        """Add another table's operations, place by place."""
        for name in self.__slots__:
            getattr(self, name).extend(getattr(other, name))


class _Named(Protocol):
    @property
    def name(self) -> str: ...


N = TypeVar("N", bound=_Named)


def compare_tables(old: Table, new: Table, renames: Renames, same: Equality) -> TableChange:
    """Return the operations between two shapes of one table (perhaps renamed)."""
    if old is new or old == new:
        return TableChange()
    change = TableChange()
    to_new = {
        renames.columns[new.name, column.name]: column.name
        for column in new.columns
        if (new.name, column.name) in renames.columns
    }
    seen = _renamed_parts(old, to_new, renames)
    _compare_columns(old, new, to_new, change, same)
    _compare_keys(old, new, seen, change)
    _compare_constraints(old, new, seen, change, same)
    _compare_rest(old, new, seen, change)
    return change


@dataclass(frozen=True, slots=True)
class _Seen:
    """The old table's parts as the renames alone would leave them."""

    primary_key: PrimaryKey | None
    uniques: tuple[Unique, ...]
    foreign_keys: tuple[ForeignKey, ...]
    checks: tuple[Check, ...]
    indexes: tuple[Index, ...]
    managed: Managed
    partitioning: Partitioning | None


def _renamed_parts(old: Table, to_new: dict[str, str], renames: Renames) -> _Seen:
    targets = {before: after for after, before in renames.tables.items()}
    by_target: dict[QName, dict[str, str]] = {}
    for (table, column), before in renames.columns.items():
        by_target.setdefault(table, {})[before] = column

    def foreign_key(key: ForeignKey) -> ForeignKey:
        target = targets.get(key.target, key.target)
        renamed = rename_in_foreign_key(key, to_new, by_target.get(target, {}))
        return replace(renamed, target=target)

    key = old.primary_key
    return _Seen(
        primary_key=replace(key, columns=rename_in_names(key.columns, to_new)) if key else None,
        uniques=tuple(
            replace(unique, columns=rename_in_names(unique.columns, to_new))
            for unique in old.uniques
        ),
        foreign_keys=tuple(foreign_key(key) for key in old.foreign_keys),
        checks=tuple(rename_in_check(check, to_new) for check in old.checks),
        indexes=tuple(rename_in_index(index, to_new) for index in old.indexes),
        managed=rename_in_managed(old.managed, to_new),
        partitioning=rename_in_partitioning(old.partitioning, to_new),
    )


def _compare_columns(
    old: Table, new: Table, to_new: dict[str, str], change: TableChange, same: Equality
) -> None:
    matched: dict[str, Column] = {}
    gone: list[Column] = []
    added: list[Column] = []
    taken_names = frozenset(column.default.name for column in old.columns if column.default)
    for column in old.columns:
        name = to_new.get(column.name, column.name)
        taken = column.name not in to_new and column.name in to_new.values()
        if new.find_column(name) is None or taken:
            gone.append(column)
            continue
        if name != column.name:
            change.rename_columns.append(
                RenameColumn(table=new.name, before=column.name, after=name)
            )
        matched[name] = rename_in_column(column, to_new)
    for column in new.columns:
        before = matched.get(column.name)
        if before is None:
            added.append(replace(column, renamed_from=None))
        else:
            _compare_column(new, before, column, change, same, taken=taken_names)
    change.drop_columns.extend(
        DropColumn(table=old.name, column=column) for column in reversed(_computed_last(gone))
    )
    change.add_columns.extend(
        AddColumn(table=new.name, column=column) for column in _computed_last(added)
    )
    kept = [name for name in matched if new.find_column(name) is not None]
    wanted = [column.name for column in new.columns if column.name in matched]
    if kept != wanted:
        change.notes.append(f"{new.name}: the order of columns differs, which is left as it is")


def _computed_last(columns: list[Column]) -> list[Column]:
    """Order columns as they can be added: computed ones after what they may read."""
    return sorted(columns, key=lambda column: column.generated is not None)


def _compare_column(
    table: Table,
    old: Column,
    new: Column,
    change: TableChange,
    same: Equality,
    *,
    taken: frozenset[str],
) -> None:
    """Compare one column; `taken` holds the names of the old table's defaults."""
    same_default = _same_default(old.default, new.default, table, same)
    same_generated = _same_generated(old.generated, new.generated, table, same)
    same_rest = (old.type, old.nullable, old.identity) == (new.type, new.nullable, new.identity)
    if not (same_default and same_generated and same_rest):
        # What is equal in meaning takes the old wording, so that only real aspects are left.
        default = old.default if same_default else new.default
        generated = old.generated if same_generated else new.generated
        renamed_only = (
            default is not None
            and old.default is not None
            and default.name not in taken
            and same.same_expression(old.default.expression, default.expression, table)
            and same_generated
            and same_rest
        )
        if renamed_only and old.default is not None and default is not None:
            change.rename_constraints.append(
                RenameConstraint(
                    table=table.name,
                    kind=ConstraintKind.DEFAULT,
                    before=old.default.name,
                    after=default.name,
                )
            )
        else:
            after = replace(
                new,
                default=default,
                generated=generated,
                description=old.description,
                renamed_from=None,
            )
            change.alter_columns.append(
                AlterColumn(table=table.name, before=replace(old, renamed_from=None), after=after)
            )
    if old.description != new.description:
        change.comments.append(
            SetComment(
                target=table.name,
                column=new.name,
                before=old.description,
                after=new.description,
            )
        )


def _same_default(old: Default | None, new: Default | None, table: Table, same: Equality) -> bool:
    if old is None or new is None:
        return old is new
    names = old.name == new.name or not same.names_kept
    return names and same.same_expression(old.expression, new.expression, table)


def _same_generated(
    old: Generated | None, new: Generated | None, table: Table, same: Equality
) -> bool:
    if old is None or new is None:
        return old is new
    return old.stored == new.stored and same.same_expression(old.expression, new.expression, table)


def _compare_keys(old: Table, new: Table, seen: _Seen, change: TableChange) -> None:
    before, after = seen.primary_key, new.primary_key
    if before == after:
        return
    if before and after and replace(before, name=after.name) == after:
        change.rename_constraints.append(
            _rename(new.name, ConstraintKind.PRIMARY_KEY, before.name, after.name)
        )
        return
    if old.primary_key is not None:
        change.drop_primary_keys.append(DropPrimaryKey(table=old.name, key=old.primary_key))
    if after is not None:
        change.add_primary_keys.append(AddPrimaryKey(table=new.name, key=after))


def _rename(table: QName, kind: ConstraintKind, before: str, after: str) -> RenameConstraint:
    return RenameConstraint(table=table, kind=kind, before=before, after=after)


def _compare_constraints(
    old: Table, new: Table, seen: _Seen, change: TableChange, same: Equality
) -> None:
    def same_check(left: Check, right: Check) -> bool:
        return same.same_expression(left.expression, right.expression, new)

    def same_index(left: Index, right: Index) -> bool:
        return _same_index(left, right, new, same)

    gone, added, renamed = _match(old.uniques, seen.uniques, new.uniques, _same_but_name)
    change.drop_uniques.extend(DropUnique(table=old.name, unique=item) for item in gone)
    change.add_uniques.extend(AddUnique(table=new.name, unique=item) for item in added)
    change.rename_constraints.extend(
        _rename(new.name, ConstraintKind.UNIQUE, *pair) for pair in renamed
    )
    gone_keys, new_keys, renamed = _match(
        old.foreign_keys, seen.foreign_keys, new.foreign_keys, _same_but_name
    )
    change.drop_foreign_keys.extend(
        DropForeignKey(table=old.name, foreign_key=item) for item in gone_keys
    )
    change.add_foreign_keys.extend(
        AddForeignKey(table=new.name, foreign_key=item) for item in new_keys
    )
    change.rename_constraints.extend(
        _rename(new.name, ConstraintKind.FOREIGN_KEY, *pair) for pair in renamed
    )
    gone_checks, new_checks, renamed = _match(old.checks, seen.checks, new.checks, same_check)
    change.drop_checks.extend(DropCheck(table=old.name, check=item) for item in gone_checks)
    change.add_checks.extend(AddCheck(table=new.name, check=item) for item in new_checks)
    change.rename_constraints.extend(
        _rename(new.name, ConstraintKind.CHECK, *pair) for pair in renamed
    )
    gone_indexes, new_indexes, renamed = _match(old.indexes, seen.indexes, new.indexes, same_index)
    change.drop_indexes.extend(DropIndex(table=old.name, index=item) for item in gone_indexes)
    change.add_indexes.extend(AddIndex(table=new.name, index=item) for item in new_indexes)
    change.rename_constraints.extend(
        _rename(new.name, ConstraintKind.INDEX, *pair) for pair in renamed
    )


def _same_but_name(left: Unique | ForeignKey, right: Unique | ForeignKey) -> bool:
    return replace(left, name=right.name) == right


def _match(
    old: Sequence[N],
    seen: Sequence[N],
    new: Sequence[N],
    same: Callable[[N, N], bool],
) -> tuple[list[N], list[N], list[tuple[str, str]]]:
    """Match by name, then by content; return (gone, added, renamed as (before, after)).

    `old` are the objects as declared before (for the drops), `seen` the same ones as the renames
    of tables and columns leave them (for comparing).
    """
    gone: list[tuple[N, N]] = []
    left = {item.name: item for item in new}
    for original, item in zip(old, seen, strict=True):
        partner = left.get(item.name)
        if partner is not None and same(item, partner):
            del left[item.name]
        else:
            gone.append((original, item))
    renamed: list[tuple[str, str]] = []
    dropped: list[N] = []
    taken = {item.name for _, item in gone}
    for original, item in gone:
        twin = next(
            (other for other in left.values() if other.name not in taken and same(item, other)),
            None,
        )
        if twin is None:
            dropped.append(original)
        else:
            del left[twin.name]
            renamed.append((item.name, twin.name))
    return dropped, list(left.values()), renamed


def _same_index(left: Index, right: Index, table: Table, same: Equality) -> bool:
    if (left.unique, left.include, left.method, len(left.columns)) != (
        right.unique,
        right.include,
        right.method,
        len(right.columns),
    ):
        return False
    if (left.where is None) != (right.where is None):
        return False
    if left.where and right.where and not same.same_expression(left.where, right.where, table):
        return False
    pairs = zip(left.columns, right.columns, strict=True)
    return all(_same_index_column(one, two, table, same) for one, two in pairs)


def _same_index_column(left: IndexColumn, right: IndexColumn, table: Table, same: Equality) -> bool:
    if left.descending != right.descending or left.name != right.name:
        return False
    if left.expression is None or right.expression is None:
        return left.expression is right.expression
    return same.same_expression(left.expression, right.expression, table)


def _compare_rest(old: Table, new: Table, seen: _Seen, change: TableChange) -> None:
    if old.description != new.description:
        change.comments.append(
            SetComment(target=new.name, before=old.description, after=new.description)
        )
    if seen.partitioning != new.partitioning:
        change.partitioning.append(
            SetPartitioning(table=new.name, before=seen.partitioning, after=new.partitioning)
        )
    if seen.managed != new.managed:
        # Off before anything is taken away, on after everything is there; both when it changes.
        if old.managed:
            change.managed_off.append(
                SetManaged(table=old.name, before=old.managed, after=Managed())
            )
        if new.managed:
            change.managed_on.append(
                SetManaged(table=new.name, before=Managed(), after=new.managed)
            )
