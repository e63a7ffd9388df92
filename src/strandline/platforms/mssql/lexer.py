"""Tokens and batches of T-SQL text: enough to find statements without understanding them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    r"""
    (?P<space>\s+|--[^\n]*)
  | (?P<comment>/\*)
  | (?P<string>[Nn]?'(?:[^']|'')*')
  | (?P<name>\[(?:[^\]]|\]\])*\]|"(?:[^"]|"")*")
  | (?P<binary>0[xX][0-9A-Fa-f]*)
  | (?P<number>\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)
  | (?P<word>[^\W\d][\w@$\#]*|[@\#][\w@$\#]*)
  | (?P<sign><>|<=|>=|!=|\+=|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_COMMENT_MARK = re.compile(r"/\*|\*/")


@dataclass(frozen=True, slots=True)
class Token:
    """`kind`: word, name (quoted), string, binary, number or sign. `line` counts from 1."""

    kind: str
    text: str
    start: int
    end: int
    line: int

    @property
    def value(self) -> str:
        """Return a name or string without its quotes, anything else as it stands."""
        if self.kind == "name":
            closing = self.text[-1]
            return self.text[1:-1].replace(closing * 2, closing)
        if self.kind == "string":
            return self.text[self.text.index("'") + 1 : -1].replace("''", "'")
        return self.text

    def is_word(self, *words: str) -> bool:
        """Say whether it is one of these key words (given in capitals)."""
        return self.kind == "word" and self.text.upper() in words


def tokens(text: str, *, line: int = 1) -> Iterator[Token]:
    """Yield the tokens; comments and blanks are left out."""
    position = 0
    while position < len(text):
        found = _TOKEN.match(text, position)
        if found is None:  # pragma: no cover - the last alternative takes any character
            return
        end = found.end()
        kind = found.lastgroup or "sign"
        if kind == "comment":
            end = _comment_end(text, position)
        elif kind != "space":
            yield Token(kind, text[position:end], position, end, line)
        line += text.count("\n", position, end)
        position = end


def _comment_end(text: str, start: int) -> int:
    """Comments nest in T-SQL."""
    depth = 0
    for mark in _COMMENT_MARK.finditer(text, start):
        depth += 1 if mark.group() == "/*" else -1
        if depth == 0:
            return mark.end()
    return len(text)


@dataclass(frozen=True, slots=True)
class Batch:
    """The text between two lines with GO and the line it starts on."""

    text: str
    line: int


def batches(text: str) -> Iterator[Batch]:
    """Yield the batches that hold anything; GO inside strings and comments is no separator."""
    start, line, empty = 0, 1, True
    for token in tokens(text):
        if not _separates(token, text):
            empty = False
            continue
        if not empty:
            yield Batch(text[start : token.start], line)
        stop = text.find("\n", token.end)
        start = len(text) if stop < 0 else stop + 1
        line, empty = token.line + 1, True
    if not empty and start < len(text):
        yield Batch(text[start:], line)


def _separates(token: Token, text: str) -> bool:
    if not token.is_word("GO"):
        return False
    before = text[text.rfind("\n", 0, token.start) + 1 : token.start]
    stop = text.find("\n", token.end)
    after = text[token.end : len(text) if stop < 0 else stop]
    return not before.strip() and re.fullmatch(r"\s*\d*\s*;?\s*(--.*)?\r?", after) is not None
