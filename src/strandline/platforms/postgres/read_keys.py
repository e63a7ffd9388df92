"""Constraints and indexes of the catalog as those of a dictionary."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, MutableMapping
from dataclasses import dataclass, field
from typing import Any

from strandline.dictionary.model import (
    Action,
    Check,
    Expression,
    ForeignKey,
    Index,
    IndexColumn,
    PrimaryKey,
    Unique,
)
from strandline.dictionary.names import QName
from strandline.platforms.postgres.canonical import neutral_expression
from strandline.platforms.postgres.findings import Findings

ColumnNames = Mapping[tuple[int, int], str]
"""Column names by table oid and column number."""

_ACTIONS = {
    "a": Action.NO_ACTION,
    "r": Action.RESTRICT,
    "c": Action.CASCADE,
    "n": Action.SET_NULL,
    "d": Action.SET_DEFAULT,
}
_DESCENDING = 1
_USUAL_ORDERS = (0, 3)


@dataclass(slots=True)
class Keys:
    """The constraints and indexes of one table, by name."""

    primary_key: PrimaryKey | None = None
    uniques: list[Unique] = field(default_factory=list)
    foreign_keys: list[ForeignKey] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    indexes: list[Index] = field(default_factory=list)


def read_constraints(
    rows: Iterable[tuple[Any, ...]],
    places: Mapping[int, QName],
    names: ColumnNames,
    keys: MutableMapping[int, Keys],
    textual: Mapping[int, frozenset[str]],
    findings: Findings,
) -> None:
    """Sort the rows of `catalog.CONSTRAINTS` into the tables' keys."""
    for oid, name, kind, own, target, target_own, deletes, updates, body, options in rows:
        if oid not in places:
            continue
        subject = f"{places[oid]}.{name}"
        columns = tuple(names[oid, number] for number in own or ())
        if kind == "x" or "without overlaps" in options:
            findings.leave_out("exclusion constraint", subject)
            continue
        for option in options:
            findings.leave_out("constraint option", subject, option)
        found = keys[oid]
        match kind:
            case "p":
                found.primary_key = PrimaryKey(name=name, columns=columns)
            case "u":
                found.uniques.append(Unique(name=name, columns=columns))
            case "c":
                text = neutral_expression(body, textual[oid])
                found.checks.append(Check(name=name, expression=Expression(text)))
            case "f" if target in places:
                found.foreign_keys.append(
                    ForeignKey(
                        name=name,
                        columns=columns,
                        target=places[target],
                        target_columns=tuple(names[target, number] for number in target_own),
                        on_delete=_ACTIONS[deletes],
                        on_update=_ACTIONS[updates],
                    )
                )
            case _:
                findings.leave_out("foreign key", subject, "points at a table that is not held")


def read_indexes(
    rows: Iterable[tuple[Any, ...]],
    places: Mapping[int, QName],
    names: ColumnNames,
    keys: MutableMapping[int, Keys],
    textual: Mapping[int, frozenset[str]],
    findings: Findings,
) -> None:
    """Sort the rows of `catalog.INDEXES` into the tables' keys."""
    for oid, name, is_unique, method, numbers, keyed, orders, where, texts, options in rows:
        if oid not in places:
            continue
        subject = f"{places[oid]}.{name}"
        for option in options:
            findings.leave_out("index option", subject, option)
        if any(order not in _USUAL_ORDERS for order in orders):
            findings.leave_out("index option", subject, "order of nulls")
        columns = tuple(
            _part(number, names.get((oid, number)), neutral_expression(text, textual[oid]), order)
            for number, text, order in zip(numbers[:keyed], texts, orders, strict=True)
        )
        keys[oid].indexes.append(
            Index(
                name=name,
                columns=columns,
                unique=is_unique,
                where=None
                if where is None
                else Expression(neutral_expression(where, textual[oid])),
                include=tuple(names[oid, number] for number in numbers[keyed:]),
                method=None if method == "btree" else method,
            )
        )


def _part(number: int, name: str | None, text: str, order: int) -> IndexColumn:
    """Return a key part: a column, or the expression that stands for column number 0."""
    descending = bool(order & _DESCENDING)
    if number != 0:
        return IndexColumn(name=name, descending=descending)
    return IndexColumn(expression=Expression(text), descending=descending)
