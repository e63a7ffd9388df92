"""Columns whose value set loses values between two versions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from strandline.dictionary.model import Column, Dictionary, Table
from strandline.dictionary.names import QName
from strandline.diff.kept import Fit
from strandline.diff.operations import Operation, RenameColumn, RenameTable


@dataclass(frozen=True, slots=True, kw_only=True)
class ShrunkColumn:
    """A column of both versions, as each names it, and the values that either version lacks."""

    before: tuple[QName, str]
    after: tuple[QName, str]
    old: Column
    new: Column
    values: tuple[str, ...]
    """The values of both versions together."""
    removed: tuple[str, ...]
    added: tuple[str, ...]

    @property
    def common(self) -> frozenset[str]:
        """The values that both versions have."""
        return frozenset(self.values) - {*self.removed, *self.added}

    def fit(self, *, up: bool) -> Fit | None:
        """Return what has to change in one direction; None where no value goes.

        None as well where nothing can stand in for one: then the database refuses rows with it.
        """
        gone = self.removed if up else self.added
        before, after = (self.old, self.new) if up else (self.new, self.old)
        if not gone:
            return None
        # While values are changed both rules hold: the old one still, the new one soon.
        text = after.default.expression.text if after.default is not None else ""
        if text.startswith("'") and text[1:-1].replace("''", "'") in self.common:
            return Fit(before=before, after=after, removed=gone)
        if before.nullable and after.nullable:
            return Fit(before=before, after=after, removed=gone, removed_to_null=True)
        return None


def shrunk_columns(
    operations: Sequence[Operation],
    declared: tuple[Dictionary, Dictionary],
    lowered: tuple[Dictionary, Dictionary],
) -> Iterator[ShrunkColumn]:
    """Yield the columns whose value set differs; each pair is (before, after)."""
    tables = {op.after: op.before for op in operations if isinstance(op, RenameTable)}
    columns = {(op.table, op.after): op.before for op in operations if isinstance(op, RenameColumn)}
    old_values = dict(_values(declared[0], lowered[0]))
    new_values = dict(_values(declared[1], lowered[1]))
    for (name, column), values in new_values.items():
        place = (tables.get(name, name), columns.get((name, column), column))
        known = old_values.get(place)
        if known is None or set(known) == set(values):
            continue
        yield ShrunkColumn(
            before=place,
            after=(name, column),
            old=lowered[0].tables[place[0]].get_column(place[1]),
            new=lowered[1].tables[name].get_column(column),
            values=tuple(dict.fromkeys([*known, *values])),
            removed=tuple(value for value in known if value not in values),
            added=tuple(value for value in values if value not in known),
        )


def _values(
    declared: Dictionary, lowered: Dictionary
) -> Iterator[tuple[tuple[QName, str], tuple[str, ...]]]:
    pairs: Iterator[tuple[Table, Table]] = zip(
        declared.tables.values(), lowered.tables.values(), strict=True
    )
    for table, held in pairs:
        for column in table.columns:
            name = column.type.value_set
            value_set = declared.value_sets.get(name) if name is not None else None
            if value_set is not None:
                yield (held.name, column.name), value_set.values
