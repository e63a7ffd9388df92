"""Where statements begin and end, without splitting bodies, strings or comments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from strandline.lint.statements.grammar import Grammar
from strandline.lint.statements.split_batch import split_batch, whole_batch
from strandline.lint.statements.tokens import Kind, Token

_ALONE = frozenset({Kind.CLIENT, Kind.DATA})


@dataclass(frozen=True, slots=True)
class Piece:
    """The tokens of one statement without its semicolon, and the batch it stands in."""

    tokens: tuple[Token, ...]
    batch: int
    first_in_batch: bool


def split(tokens: Iterable[Token], grammar: Grammar) -> Iterator[Piece]:
    """Yield the statements of a script in order."""
    for number, batch in enumerate(_batches(tokens)):
        first = True
        for piece in _statements(batch, grammar):
            yield Piece(piece, number, first)
            first = False


def _batches(tokens: Iterable[Token]) -> Iterator[list[Token]]:
    batch: list[Token] = []
    for token in tokens:
        if token.kind is Kind.BATCH:
            yield batch
            batch = []
        else:
            batch.append(token)
    yield batch


def _statements(batch: list[Token], grammar: Grammar) -> Iterator[tuple[Token, ...]]:
    if not grammar.open_ended:
        yield from _closed(batch, grammar)
    elif whole_batch(batch):
        yield tuple(token for token in batch if token is not batch[-1] or token.key != ";")
    else:
        for piece in _closed(batch, grammar):
            yield from split_batch(piece)


def _closed(batch: list[Token], grammar: Grammar) -> Iterator[tuple[Token, ...]]:
    """Split at semicolons that stand in no body."""
    pending: list[Token] = []
    body = _Body(grammar)
    for token in batch:
        if token.kind in _ALONE:
            if pending:
                yield tuple(pending)
            yield (token,)
            pending, body = [], _Body(grammar)
            continue
        if token.key == ";" and not body.holds:
            if pending:
                yield tuple(pending)
            pending, body = [], _Body(grammar)
            continue
        body.follow(token, pending)
        pending.append(token)
    if pending:
        yield tuple(pending)


@dataclass(slots=True)
class _Body:
    """Follows one statement and says when a semicolon belongs to its body.

    Three statements have such bodies: SQL-standard functions (BEGIN ATOMIC ... END), SQLite's
    triggers (BEGIN ... END), and rules (DO ALSO (a; b)).
    """

    grammar: Grammar
    depth: int = 0
    parentheses: int = 0
    kind: str = ""
    words: list[str] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        return self.depth > 0 or (self.kind == "RULE" and self.parentheses > 0)

    def follow(self, token: Token, before: list[Token]) -> None:
        if len(self.words) < 8:
            self.words.append(token.key)
            self.kind = self.kind or self._kind(token.key)
        if self.kind == "RULE":
            self.parentheses += (token.key == "(") - (token.key == ")")
        elif self.kind:
            self._follow_body(token, before)

    def _kind(self, word: str) -> str:
        if self.words[0] != "CREATE" or word not in ("FUNCTION", "PROCEDURE", "TRIGGER", "RULE"):
            return ""
        if word == "TRIGGER":
            return word if self.grammar.trigger_bodies else ""
        return word if self.grammar.atomic_bodies else ""

    def _follow_body(self, token: Token, before: list[Token]) -> None:
        if self.depth == 0:
            previous = before[-1].key if before else ""
            opens = (
                token.key == "BEGIN"
                if self.kind == "TRIGGER"
                else (token.key == "ATOMIC" and previous == "BEGIN")
            )
            self.depth += opens
        elif token.key == "CASE":
            self.depth += 1
        elif token.key == "END":
            self.depth -= 1
