"""LH504: a column is named twice."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.cursor import Cursor, parts_of
from strandline.lint.statements.grammar import ALL
from strandline.lint.statements.record import Action, Name, Statement, find_words
from strandline.lint.statements.rule import Found, StatementRule


def check(context: StatementContext) -> Iterator[Found]:
    """Report repeats in CREATE TABLE, ALTER TABLE, indexes, keys, INSERT and UPDATE ... SET."""
    for statement in context.statements:
        yield from _repeats([column.name for column in statement.columns])
        yield from _repeats([name for name in statement.index_columns if name is not None])
        added = [change.column.name for change in statement.changes if change.column is not None]
        yield from _repeats(added)
        constraints = list(statement.constraints)
        constraints += [
            change.constraint for change in statement.changes if change.constraint is not None
        ]
        for constraint in constraints:
            yield from _repeats(list(constraint.columns))
        if statement.action is Action.UPDATE:
            yield from _repeats(_assigned(context, statement))


def _assigned(context: StatementContext, statement: Statement) -> list[Name]:
    start = find_words(statement.tokens, "SET")
    if start is None:
        return []
    rest = statement.tokens[start + 1 :]
    depth, end = 0, len(rest)
    for at, token in enumerate(rest):
        depth += (token.key == "(") - (token.key == ")")
        if depth == 0 and token.key in ("WHERE", "FROM", "RETURNING", "OUTPUT"):
            end = at
            break
    names = []
    for part in parts_of(rest[:end]):
        cursor = Cursor(part, context.grammar)
        name = cursor.name()
        if name is not None and cursor.key() == "=" and not name.last.startswith("@"):
            names.append(name)
    return names


def _repeats(names: list[Name]) -> Iterator[Found]:
    seen: set[tuple[str, ...]] = set()
    for name in names:
        if name.keys in seen:
            yield Found(
                message=f"{name} is named twice",
                start=name.start,
                end=name.end,
                subject=str(name),
            )
        seen.add(name.keys)


RULE = StatementRule(
    code="LH504",
    slug="duplicate-column",
    severity=Severity.ERROR,
    summary="A column is named twice in one list",
    risk="The database refuses it, or the second value wins without a word.",
    safe_way="leave one of them out",
    platforms=ALL,
    peers=("H04",),
    bad={
        "postgres": (
            "CREATE TABLE app.n (\n  id bigint PRIMARY KEY,\n  a int,\n  A int  -- <- here\n);",
            "CREATE INDEX ix ON app.t (a, b, a);",
            "UPDATE app.t SET a = 1, b = 2, a = 3 WHERE id = 1;",
            "INSERT INTO app.t (a, b, a) VALUES (1, 2, 3);",
        ),
        "mssql": ("CREATE TABLE dbo.N (Id INT NOT NULL, [id] INT NULL)",),
        "sqlite": ("UPDATE t SET a = 1, a = 2 WHERE id = 1;",),
        "duckdb": ("CREATE TABLE n (a INT, A INT);",),
    },
    good={
        "postgres": (
            'CREATE TABLE app.n (id bigint PRIMARY KEY, a int, "A" int);',
            "CREATE INDEX CONCURRENTLY ix ON app.t (lower(a), a);",
        ),
        "mssql": ("UPDATE dbo.T SET @a = A, A = 1 WHERE Id = 1",),
        "sqlite": ("UPDATE t SET a = 1, b = 2 WHERE id = 1;",),
        "duckdb": ("CREATE TABLE n (a INT PRIMARY KEY, b INT);",),
    },
    check=check,
)
