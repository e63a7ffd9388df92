"""Reads a script: its statements as records with places, its comments, and dynamic SQL in literals."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from strandline.lint.statements.grammar import GRAMMARS, Grammar
from strandline.lint.statements.recognise import recognise
from strandline.lint.statements.record import Action, Statement
from strandline.lint.statements.split import Piece, split
from strandline.lint.statements.tokens import Comment, Kind, Lexer, Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """A script in the order of its statements; lines and columns count from 1, as editors do."""

    text: str
    grammar: Grammar
    statements: tuple[Statement, ...]
    comments: tuple[Comment, ...]
    line_starts: tuple[int, ...] = field(default=(0,), repr=False)

    def place(self, offset: int) -> tuple[int, int]:
        """Return the line and column of a place in the text."""
        line = bisect.bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def source(self, start: int, end: int) -> str:
        return self.text[start:end]


def read_script(text: str, platform: str) -> Script:
    """Read a script of a platform that is in `GRAMMARS`; any text gives a script."""
    grammar = GRAMMARS[platform]
    lexer = Lexer(text, grammar)
    statements: list[Statement] = []
    for piece in split(lexer, grammar):
        guarded = bool(statements) and statements[-1].tokens[0].key in ("IF", "ELSE", "BEGIN")
        statement = recognise(piece, grammar, len(statements))
        statements.append(replace(statement, guarded=guarded and grammar.control_flow))
        for inner in _dynamic(statement, grammar):
            read = recognise(inner, grammar, len(statements))
            statements.append(replace(read, nested=True))
    starts = (0, *(found.end() for found in re.finditer("\n", text)))
    return Script(
        text=text,
        grammar=grammar,
        statements=tuple(statements),
        comments=tuple(lexer.comments),
        line_starts=starts,
    )


def dynamic_literal(statement: Statement) -> Token | None:
    """Return the one literal that EXEC or sp_executesql runs; anything computed gives None."""
    if statement.action is not Action.EXECUTE:
        return None
    name, tokens = statement.name, statement.tokens
    if name is not None and name.key == "sp_executesql":
        after = [token for token in tokens if token.start >= name.end]
        if [token.key for token in after[:2]] in (["@STMT", "="], ["@STATEMENT", "="]):
            after = after[2:]
        ends = len(after) == 1 or after[1].key == ","
        return after[0] if after and after[0].kind is Kind.STRING and ends else None
    alone = [token.key for token in tokens[1:]] == ["(", "", ")"]
    return tokens[2] if alone and tokens[2].kind is Kind.STRING else None


def _dynamic(statement: Statement, grammar: Grammar) -> Iterator[Piece]:
    literal = dynamic_literal(statement) if grammar.control_flow else None
    if literal is None:
        return
    places = _places(literal)
    for piece in split(Lexer(literal.value, grammar), grammar):
        moved = tuple(
            token._replace(start=places[token.start], end=places[token.end])
            for token in piece.tokens
        )
        yield Piece(moved, statement.batch, piece.first_in_batch)


def _places(literal: Token) -> list[int]:
    """Return where in the file each character of a literal's value begins, and where the last ends."""
    places: list[int] = []
    position = literal.text.index("'") + 1
    for _ in literal.value:
        places.append(literal.start + position)
        position += 2 if literal.text.startswith("''", position) else 1
    return [*places, literal.start + position]
