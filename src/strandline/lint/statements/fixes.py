"""The edits that several rules share."""

from __future__ import annotations

from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.edits import Edit
from strandline.lint.statements.record import Name, Statement
from strandline.lint.statements.tokens import Token


def insert(at: int, text: str) -> tuple[Edit, ...]:
    """Put text in at a place."""
    return (Edit(at, at, text),)


def after_word(statement: Statement, word: str, text: str) -> tuple[Edit, ...]:
    """Put text in after the first place of a word."""
    token = word_of(statement, word)
    return insert(token.end, text) if token is not None else ()


def word_of(statement: Statement, word: str) -> Token | None:
    return next((token for token in statement.tokens if token.key == word), None)


def online_option(statement: Statement) -> tuple[Edit, ...]:
    """Put ONLINE = ON into WITH (...), which is added where there is none."""
    for token, following in zip(statement.tokens, statement.tokens[1:], strict=False):
        if token.key == "WITH" and following.key == "(":
            return insert(following.end, "ONLINE = ON, ")
    return insert(statement.end, " WITH (ONLINE = ON)")


def quoted(context: StatementContext, *names: Name) -> str:
    """Return names as the script writes them, with commas."""
    return ", ".join(context.source(name) for name in names)


def line_before(context: StatementContext, statement: Statement, line: str) -> tuple[Edit, ...]:
    """Put a statement in before another one, at the start of its line where it has one alone."""
    start = context.script.text.rfind("\n", 0, statement.start) + 1
    indent = context.script.text[start : statement.start]
    if indent.strip():
        return insert(statement.start, f"{line} ")
    return insert(statement.start, f"{line}\n{indent}")
