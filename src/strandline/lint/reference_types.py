"""How the types on the two sides of a foreign key differ, and who minds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from strandline.dictionary.model import Column, ForeignKey
from strandline.dictionary.types import (
    BINARY_KINDS,
    FLOAT_KINDS,
    INTEGER_KINDS,
    TEXT_KINDS,
    LogicalType,
    TypeKind,
)
from strandline.lint.context import RuleContext
from strandline.lint.facts import PlatformFacts

_FAMILIES = (
    INTEGER_KINDS,
    FLOAT_KINDS,
    TEXT_KINDS,
    BINARY_KINDS,
    frozenset({TypeKind.DATE, TypeKind.TIMESTAMP}),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TypePair:
    """One column of a foreign key with the column it points at."""

    column: str
    own: LogicalType
    target_column: str
    target: LogicalType

    @property
    def differences(self) -> frozenset[str]:
        """What differs: kind, length, digits. A value set does not matter."""
        own, target = self.own, self.target
        found = set()
        if own.kind is not target.kind or own.with_time_zone is not target.with_time_zone:
            found.add("kind")
        elif own.length != target.length:
            found.add("length")
        elif (own.precision, own.scale) != (target.precision, target.scale):
            found.add("digits")
        return frozenset(found)

    @property
    def alike(self) -> bool:
        return not self.differences

    @property
    def one_family(self) -> bool:
        """Say whether values of both types can be compared at all: integer and bigint can."""
        kinds = {self.own.kind, self.target.kind}
        return len(kinds) == 1 or any(kinds <= family for family in _FAMILIES)


def paired_types(
    context: RuleContext, key: ForeignKey, columns: Mapping[str, Column]
) -> Iterator[TypePair]:
    """Yield the pairs of a foreign key whose columns both exist."""
    known = context.columns(key.target)
    for name, target_name in zip(key.columns, key.target_columns, strict=False):
        column, target = columns.get(name), known.get(target_name)
        if column is not None and target is not None:
            yield TypePair(
                column=name, own=column.type, target_column=target_name, target=target.type
            )


def refused_by(pair: TypePair, platforms: Iterable[PlatformFacts]) -> list[str]:
    """Return the titles of the platforms that refuse a key over this pair."""
    return [facts.title for facts in platforms if pair.differences & facts.reference_aspects]
