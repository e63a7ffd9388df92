"""Neutral SQL: parsed once, in PostgreSQL's grammar, and read for columns and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

NEUTRAL_DIALECT = "postgres"

MAX_CHARACTERS = 100_000
"""Longest neutral SQL text that is parsed."""

MAX_BRACKETS = 100
"""Deepest nesting of brackets that is parsed; the compiled parser has no limit of its own."""

# Brackets inside of quoted text count too: where text ends is for the parser to say.
_BRACKET = re.compile(r"([(\[{])|[)\]}]")


class ExpressionError(ValueError):
    """Text that is not one expression (or one SELECT) of neutral SQL; says what was expected."""


@lru_cache(maxsize=8192)
def parse_expression(text: str) -> exp.Expression:
    """Parse one scalar or boolean expression. The tree is shared: copy before changing it."""
    tree = _parse_one(text)
    if isinstance(tree, exp.Alias):
        raise ExpressionError(f"{text!r} gives a value a name, which an expression cannot")
    if isinstance(tree, (exp.Query, exp.DDL, exp.DML, exp.Command)):
        raise ExpressionError(f"{text!r} is a statement, an expression was expected")
    return tree


@lru_cache(maxsize=1024)
def parse_query(text: str) -> exp.Query:
    """Parse one SELECT (WITH, UNION and so on included). The tree is shared: copy it."""
    _refuse_monsters(text)
    try:
        trees = sqlglot.parse(text, read=NEUTRAL_DIALECT)
    except (SqlglotError, RecursionError) as error:
        raise ExpressionError(_first_line(error)) from None
    statements = [tree for tree in trees if tree is not None]
    if len(statements) != 1 or not isinstance(statements[0], exp.Query):
        raise ExpressionError("one SELECT was expected")
    return statements[0]


@lru_cache(maxsize=8192)
def canonical_expression(text: str) -> str:
    """Return the layout-free form: equal for texts that differ in spaces, case or brackets."""
    try:
        tree = parse_expression(text).copy()
    except ExpressionError:
        return text.strip()
    return str(_lower_names(tree).sql(dialect=NEUTRAL_DIALECT))


@lru_cache(maxsize=1024)
def canonical_query(text: str) -> str:
    """Return the layout-free form of a SELECT."""
    try:
        tree = parse_query(text).copy()
    except ExpressionError:
        return text.strip()
    return str(_lower_names(tree).sql(dialect=NEUTRAL_DIALECT))


def column_names(tree: exp.Expression) -> Iterator[str]:
    """Yield the column names an expression refers to, as written, with repeats."""
    for column in tree.find_all(exp.Column):
        yield column.name


def source_tables(query: exp.Query) -> list[tuple[str | None, str]]:
    """Return (schema, name) of the relations a SELECT reads, as written; CTE names left out."""
    named = {cte.alias.lower() for cte in query.find_all(exp.CTE)}
    found: dict[tuple[str | None, str], None] = {}
    for table in query.find_all(exp.Table):
        if not table.name or (not table.db and table.name.lower() in named):
            continue
        found[table.db or None, table.name] = None
    return list(found)


def _refuse_monsters(text: str) -> None:
    if len(text) > MAX_CHARACTERS:
        raise ExpressionError(f"longer than {MAX_CHARACTERS} characters")
    depth = 0
    for found in _BRACKET.finditer(text):
        depth += 1 if found.group(1) else -1
        if depth > MAX_BRACKETS:
            raise ExpressionError("nested too deeply to be read")


def _parse_one(text: str) -> exp.Expression:
    _refuse_monsters(text)
    try:
        # As the single column of a SELECT, so that a list or a trailing clause is seen as such.
        tree = sqlglot.parse_one(f"SELECT {text}", read=NEUTRAL_DIALECT)
    except (SqlglotError, RecursionError) as error:
        raise ExpressionError(_first_line(error)) from None
    if not isinstance(tree, exp.Select) or len(tree.expressions) != 1:
        raise ExpressionError(f"{text!r} is not one expression")
    if any(value for key, value in tree.args.items() if key not in ("kind", "expressions")):
        raise ExpressionError(f"{text!r} has a clause after the expression")
    return tree.expressions[0]


def _lower_names(tree: exp.Expression) -> exp.Expression:
    for identifier in tree.find_all(exp.Identifier):
        identifier.set("this", identifier.this.lower())
        identifier.set("quoted", False)  # noqa: FBT003 - positional in sqlglot
    return tree


def _first_line(error: BaseException) -> str:
    if isinstance(error, RecursionError):
        return "nested too deeply to be read"
    lines = str(error).splitlines()
    return lines[0] if lines else "cannot be parsed"
