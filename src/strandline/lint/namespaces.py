"""Names that must not be used twice: who carries them, and which platforms mind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from strandline.dictionary.model import Table
from strandline.lint.context import RuleContext
from strandline.lint.facts import Named, PlatformFacts
from strandline.lint.rule import NodePath


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """One object that carries a name. `table` is the table it belongs to, if to one."""

    kind: Named
    schema: str | None
    name: str
    table: Table | None
    path: NodePath

    def __str__(self) -> str:
        owner = f" of {self.table.name}" if self.table is not None else ""
        schema = f"{self.schema}." if self.schema and self.table is None else ""
        return f"the {self.kind.value} {schema}{self.name}{owner}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Collision:
    """Two holders of one name, and the titles of the platforms that refuse the second."""

    first: Holder
    second: Holder
    platforms: tuple[str, ...]

    @property
    def kinds(self) -> frozenset[Named]:
        return frozenset({self.first.kind, self.second.kind})


def collisions(context: RuleContext) -> list[Collision]:
    """Return pairs of objects that share a name which a targeted platform keeps once."""
    return context.remember("collisions", _collisions)


def _collisions(context: RuleContext) -> list[Collision]:
    """Return every pair that shares a name, upper and lower case being alike.

    Tables and views must differ everywhere, because neutral SQL finds them without case, and
    so must the constraints and indexes of one table; what else shares names is a matter of
    platform.
    """
    holders = list(iter_holders(context))
    pairs: dict[tuple[int, int], list[str]] = {}
    for pair in [*_within_tables(holders), *_relations(holders)]:
        pairs[pair] = []
    for facts in context.platforms:
        for pair in _on_platform(holders, facts):
            pairs.setdefault(pair, []).append(facts.title)
    return [
        Collision(first=holders[left], second=holders[right], platforms=tuple(titles))
        for (left, right), titles in pairs.items()
    ]


def iter_holders(context: RuleContext) -> Iterator[Holder]:
    """Yield every object that carries a name, tables before what belongs to them."""
    dictionary = context.dictionary
    for name in dictionary.tables:
        yield Holder(
            kind=Named.RELATION,
            schema=name.schema,
            name=name.name,
            table=None,
            path=("tables", name, "name"),
        )
    for name in dictionary.views:
        yield Holder(
            kind=Named.RELATION,
            schema=name.schema,
            name=name.name,
            table=None,
            path=("views", name, "name"),
        )
    for name, value_set in dictionary.value_sets.items():
        if value_set.native:
            yield Holder(
                kind=Named.ENUM,
                schema=name.schema,
                name=name.name,
                table=None,
                path=("value_sets", name, "name"),
            )
    for table in context.tables:
        yield from _of_table(table)


def _of_table(table: Table) -> Iterator[Holder]:
    def holder(kind: Named, name: str, *keys: object) -> Holder:
        path = ("tables", table.name, *keys)
        return Holder(kind=kind, schema=table.name.schema, name=name, table=table, path=path)

    if table.primary_key is not None:
        yield holder(Named.KEY, table.primary_key.name, "primary_key", "name")
    for position, unique in enumerate(table.uniques):
        yield holder(Named.KEY, unique.name, "unique_constraints", position)
    for key in table.foreign_keys:
        yield holder(Named.CONSTRAINT, key.name, "foreign_keys", key.name)
    for position, check in enumerate(table.checks):
        yield holder(Named.CONSTRAINT, check.name, "check_constraints", position)
    for column in table.columns:
        if column.default is not None:
            yield holder(Named.DEFAULT, column.default.name, "columns", column.name, "default")
    for position, index in enumerate(table.indexes):
        yield holder(Named.INDEX, index.name, "indexes", position)


_IN_TABLE = frozenset({Named.KEY, Named.CONSTRAINT, Named.INDEX})


def _within_tables(holders: list[Holder]) -> Iterator[tuple[int, int]]:
    seen: dict[tuple[object, str], int] = {}
    for position, holder in enumerate(holders):
        if holder.table is not None and holder.kind in _IN_TABLE and holder.name:
            first = seen.setdefault((holder.table.name, holder.name.lower()), position)
            if first != position:
                yield first, position


def _relations(holders: list[Holder]) -> Iterator[tuple[int, int]]:
    seen: dict[tuple[str, str], int] = {}
    for position, holder in enumerate(holders):
        if holder.kind is Named.RELATION and holder.name:
            schema = (holder.schema or "").lower()
            first = seen.setdefault((schema, holder.name.lower()), position)
            if first != position:
                yield first, position


def _on_platform(holders: list[Holder], facts: PlatformFacts) -> Iterator[tuple[int, int]]:
    seen: dict[tuple[str | None, str], int] = {}
    for position, holder in enumerate(holders):
        if holder.kind not in facts.shared_names or not holder.name:
            continue
        schema = holder.schema if facts.schemas else None
        key = (schema, holder.name)
        if not facts.case_sensitive:
            key = (schema.lower() if schema else None, holder.name.lower())
        first = seen.setdefault(key, position)
        if first != position:
            yield first, position
