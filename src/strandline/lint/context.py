"""What rules are given: the dictionary, its surroundings, and look-ups made once for all rules."""

from __future__ import annotations

import enum
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar, cast

from sqlglot import exp

from strandline.dictionary.conventions import Conventions
from strandline.dictionary.expressions import ExpressionError, parse_expression, parse_query
from strandline.dictionary.model import (
    EMPTY,
    Column,
    Dictionary,
    ForeignKey,
    Table,
    View,
)
from strandline.dictionary.names import QName
from strandline.lint.facts import PlatformFacts

T = TypeVar("T")

_PLAIN = re.compile(
    r"[+-]?\d+(?:\.\d+)?|'(?:[^']|'')*'|CURRENT_TIMESTAMP|CURRENT_DATE|CURRENT_TIME"
    r"|LOCALTIMESTAMP|TRUE|FALSE|NULL",
    re.IGNORECASE,
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_MORE_THAN_READING = (exp.Into, exp.Lock, exp.DML, exp.DDL, exp.Placeholder, exp.Parameter)


class Role(enum.Enum):
    """What an expression is for; the value is how messages name it."""

    DEFAULT = "default"
    GENERATED = "generated column"
    CHECK = "check"
    WHERE = "index condition"
    KEY_PART = "index expression"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpressionUse:
    """One neutral expression of a table. `column` is set for defaults and generated columns."""

    role: Role
    table: Table
    text: str
    subject: str
    path: tuple[object, ...]
    column: Column | None = None

    @property
    def is_plain(self) -> bool:
        """Say whether it is a literal or a current date or time, which names no column."""
        return _PLAIN.fullmatch(self.text) is not None


@dataclass(kw_only=True)
class RuleContext:
    """One dictionary under judgement.

    `previous` is the newest frozen version before it, if any, and `previous_version` its label;
    `version` is the label that the dictionary will be released under. `file_stems` maps
    (section, name) to the name of the file, without .yaml, that declares the object.
    """

    dictionary: Dictionary
    conventions: Conventions = field(default_factory=Conventions)
    platforms: tuple[PlatformFacts, ...] = ()
    previous: Dictionary | None = None
    version: str | None = None
    previous_version: str | None = None
    file_stems: Mapping[tuple[str, QName], str] = field(default_factory=dict)

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """All tables, in the dictionary's order."""
        return tuple(self.dictionary.tables.values())

    @cached_property
    def _columns(self) -> dict[QName, dict[str, Column]]:
        return {
            table.name: {column.name: column for column in table.columns} for table in self.tables
        }

    def columns(self, table: QName) -> dict[str, Column]:
        """Return the columns of a table by name; nothing for a table that is not there."""
        return self._columns.get(table, {})

    @cached_property
    def _folded_columns(self) -> dict[QName, dict[str, Column]]:
        return {
            name: {column.lower(): value for column, value in columns.items()}
            for name, columns in self._columns.items()
        }

    def refer(self, table: QName, identifier: exp.Expression | str) -> Column | None:
        """Return the column that an expression's identifier means; quoted ones match exactly."""
        if isinstance(identifier, exp.Identifier) and identifier.quoted:
            return self.columns(table).get(identifier.this)
        text = identifier if isinstance(identifier, str) else identifier.name
        return self._folded_columns.get(table, {}).get(text.lower())

    @cached_property
    def foreign_keys(self) -> tuple[tuple[Table, ForeignKey], ...]:
        """All foreign keys with the table they stand in."""
        return tuple((table, key) for table in self.tables for key in table.foreign_keys)

    def find_target(self, key: ForeignKey) -> Table | None:
        """Return the table that a foreign key points at, or None."""
        return self.dictionary.tables.get(key.target)

    @cached_property
    def expressions(self) -> tuple[ExpressionUse, ...]:
        """Every expression of every table."""
        return tuple(use for table in self.tables for use in _uses(table))

    @cached_property
    def _trees(self) -> dict[str, exp.Expression | ExpressionError]:
        return {}

    def tree(self, text: str) -> exp.Expression | ExpressionError:
        """Return the parsed expression (shared: do not change it), or what is wrong with it."""
        found = self._trees.get(text)
        if found is None:
            try:
                found = parse_expression(_printable(text))
            except ExpressionError as error:
                found = error
            self._trees[text] = found
        return found

    @cached_property
    def parsed(self) -> tuple[tuple[ExpressionUse, exp.Expression], ...]:
        """The expressions that parse and are more than a literal, with their trees."""
        found = []
        for use in self.expressions:
            tree = None if use.is_plain else self.tree(use.text)
            if isinstance(tree, exp.Expression):
                found.append((use, tree))
        return tuple(found)

    @cached_property
    def queries(self) -> tuple[tuple[View, exp.Query | ExpressionError], ...]:
        """Every view with its parsed query, or what is wrong with it."""
        return tuple((view, _query(view.query.text)) for view in self.dictionary.views.values())

    @cached_property
    def _remembered(self) -> dict[str, object]:
        return {}

    def remember(self, key: str, make: Callable[[RuleContext], T]) -> T:
        """Return what `make` gives for this context, made once for all rules that ask."""
        if key not in self._remembered:
            self._remembered[key] = make(self)
        return cast("T", self._remembered[key])

    @cached_property
    def _relations(self) -> dict[str, list[QName]]:
        found: dict[str, list[QName]] = {}
        for name in [*self.dictionary.tables, *self.dictionary.views]:
            found.setdefault(name.name.lower(), []).append(name)
        return found

    def find_relation(self, schema: str | None, name: str) -> QName | None:
        """Return the table or view a query means; a bare name must be the only one so called."""
        found = self._relations.get(name.lower(), [])
        if schema:
            found = [item for item in found if (item.schema or "").lower() == schema.lower()]
        return found[0] if len(found) == 1 else None

    @property
    def before(self) -> Dictionary:
        """The version before; an empty dictionary when there is none."""
        return self.previous if self.previous is not None else EMPTY


def _printable(text: str) -> str:
    found = _CONTROL.search(text)
    if found:
        raise ExpressionError(f"it holds the control character U+{ord(found.group()):04X}")
    return text


def _query(text: str) -> exp.Query | ExpressionError:
    try:
        query = parse_query(_printable(text))
    except ExpressionError as error:
        return error
    if not query.selects:
        return ExpressionError("it selects nothing")
    if query.find(*_MORE_THAN_READING) is not None:
        return ExpressionError("it does more than read: a view is a plain SELECT")
    return query


def _uses(table: Table) -> Iterator[ExpressionUse]:
    name = table.name
    for column in table.columns:
        for role, key, holder in (
            (Role.DEFAULT, "default", column.default),
            (Role.GENERATED, "generated", column.generated),
        ):
            if holder is not None:
                yield ExpressionUse(
                    role=role,
                    table=table,
                    text=holder.expression.text,
                    subject=f"{name}.{column.name}",
                    path=("tables", name, "columns", column.name, key),
                    column=column,
                )
    for check in table.checks:
        yield ExpressionUse(
            role=Role.CHECK,
            table=table,
            text=check.expression.text,
            subject=f"{name}.{check.name}",
            path=("tables", name, "check_constraints", check.name, "expression"),
        )
    for index in table.indexes:
        path = ("tables", name, "indexes", index.name)
        subject = f"{name}.{index.name}"
        if index.where is not None:
            yield ExpressionUse(
                role=Role.WHERE,
                table=table,
                text=index.where.text,
                subject=subject,
                path=(*path, "where"),
            )
        for position, part in enumerate(index.columns):
            if part.expression is not None:
                yield ExpressionUse(
                    role=Role.KEY_PART,
                    table=table,
                    text=part.expression.text,
                    subject=subject,
                    path=(*path, "columns", position),
                )
