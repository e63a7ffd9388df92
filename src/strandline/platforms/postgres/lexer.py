"""Where the strings, quoted names, dollar quotes and comments of PostgreSQL's SQL begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_DOLLAR = re.compile(r"\$(?:[A-Za-z_\u0080-\uffff][A-Za-z0-9_\u0080-\uffff]*)?\$")
_WORD = re.compile(r"[A-Za-z_\u0080-\uffff][A-Za-z0-9_$\u0080-\uffff]*")
_PLAIN = re.compile(r"[\s0-9]+")
_COMMENT_EDGE = re.compile(r"/\*|\*/")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of SQL text; `kind` is string, name, word, comment, space or symbol."""

    kind: str
    start: int
    end: int


def iter_tokens(text: str, start: int = 0, *, backslashes: bool = False) -> Iterator[Token]:
    """Yield the tokens from `start` on; an unclosed string or comment reaches to the end.

    `backslashes` says that plain strings take backslash escapes, as they do while
    standard_conforming_strings is off.
    """
    position = start
    while position < len(text):
        token = next_token(text, position, backslashes=backslashes)
        yield token
        position = token.end


def next_token(text: str, position: int, *, backslashes: bool = False) -> Token:
    """Return the token that starts at a place before the text's end."""
    kind, end = _next(text, position, backslashes=backslashes)
    return Token(kind, position, end)


def _next(text: str, position: int, *, backslashes: bool) -> tuple[str, int]:
    character = text[position]
    if plain := _PLAIN.match(text, position):
        return "space", plain.end()
    if character == "'":
        return "string", _string_end(text, position + 1, escapes=backslashes)
    if character == '"':
        return "name", _doubled_end(text, position + 1, '"')
    if text.startswith("--", position):
        newline = text.find("\n", position)
        return "comment", len(text) if newline < 0 else newline
    if text.startswith("/*", position):
        return "comment", _comment_end(text, position)
    if character == "$" and (dollar := _DOLLAR.match(text, position)):
        closing = text.find(dollar.group(), dollar.end())
        return "string", len(text) if closing < 0 else closing + len(dollar.group())
    if word := _WORD.match(text, position):
        return _word(text, position, word.end())
    return "symbol", position + 1


def _word(text: str, start: int, end: int) -> tuple[str, int]:
    """Tell a word from the prefix of a string: E'..' takes escapes, B'..' and X'..' do not."""
    prefix = text[start:end].lower()
    following = text[end : end + 1]
    if following == "'" and prefix in ("e", "b", "x", "n"):
        return "string", _string_end(text, end + 1, escapes=prefix == "e")
    if prefix == "u" and following == "&":
        if text[end + 1 : end + 2] == "'":
            return "string", _string_end(text, end + 2, escapes=False)
        if text[end + 1 : end + 2] == '"':
            return "name", _doubled_end(text, end + 2, '"')
    return "word", end


def _string_end(text: str, position: int, *, escapes: bool) -> int:
    if not escapes:
        return _doubled_end(text, position, "'")
    while position < len(text):
        if text[position] == "\\":
            position += 2
        elif text[position] != "'":
            position += 1
        elif text.startswith("''", position):
            position += 2
        else:
            return position + 1
    return len(text)


def _doubled_end(text: str, position: int, mark: str) -> int:
    """Return the place after the closing mark; a doubled mark stands for itself."""
    while True:
        found = text.find(mark, position)
        if found < 0:
            return len(text)
        if not text.startswith(mark, found + 1):
            return found + 1
        position = found + 2


def _comment_end(text: str, position: int) -> int:
    depth = 0
    for edge in _COMMENT_EDGE.finditer(text, position):
        depth += 1 if edge.group() == "/*" else -1
        if depth == 0:
            return edge.end()
    return len(text)


@lru_cache(maxsize=512)
def driver_text(sql: str) -> str:
    """Return a statement with `?` marks as the driver writes them: %s, and % doubled."""
    pieces = []
    for token in iter_tokens(sql):
        piece = sql[token.start : token.end]
        pieces.append("%s" if piece == "?" and token.kind == "symbol" else piece.replace("%", "%%"))
    return "".join(pieces)
