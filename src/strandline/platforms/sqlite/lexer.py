"""SQLite's tokens: enough to read CREATE statements and to split scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    r"""
      (?P<space>\s+|--[^\n]*|/\*.*?(?:\*/|\Z))
    | (?P<string>[xX]?'(?:[^']|'')*(?:'|\Z))
    | (?P<quoted>"(?:[^"]|"")*(?:"|\Z)|`(?:[^`]|``)*(?:`|\Z)|\[[^\]]*(?:\]|\Z))
    | (?P<number>0[xX][0-9a-fA-F]+|(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)
    | (?P<word>[^\W\d][\w$]*)
    | (?P<other>\|\||<<|>>|<=|>=|<>|!=|==|->>|->|.)
    """,
    re.VERBOSE | re.DOTALL,
)


class Token(NamedTuple):
    """`kind` is string, quoted (an identifier), number, word or other; places are offsets."""

    kind: str
    text: str
    start: int
    end: int

    @property
    def word(self) -> str:
        """The word in upper case, "" for anything that is no bare word."""
        return self.text.upper() if self.kind == "word" else ""

    @property
    def name(self) -> str:
        """The token as an identifier, quotes taken off."""
        return unquoted(self.text)


def tokens(text: str, start: int = 0) -> Iterator[Token]:
    """Yield the tokens, comments and spaces left out."""
    for match in _TOKEN.finditer(text, start):
        kind = match.lastgroup or "other"
        if kind != "space":
            yield Token(kind, match.group(), match.start(), match.end())


def unquoted(text: str) -> str:
    """Return an identifier (or a string used as one) without its quotes."""
    first = text[:1]
    if first in "\"'`" and len(text) >= 2:
        return text[1:-1].replace(first * 2, first)
    return text[1:-1] if first == "[" else text


class Reader:
    """Walks over the tokens of one statement."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = list(tokens(text))
        self.position = 0

    @property
    def token(self) -> Token:
        """The token at hand; an empty one at the end."""
        if self.position < len(self.tokens):
            return self.tokens[self.position]
        return Token("end", "", len(self.text), len(self.text))

    @property
    def at_end(self) -> bool:
        return self.position >= len(self.tokens)

    def take(self) -> Token:
        """Return the token at hand and go on to the next."""
        token = self.token
        self.position += 1
        return token

    def accept(self, *words: str) -> bool:
        """Take the given words (or signs) when they all stand here."""
        for offset, word in enumerate(words):
            place = self.position + offset
            if place >= len(self.tokens):
                return False
            token = self.tokens[place]
            if (token.word or token.text) != word:
                return False
        self.position += len(words)
        return True

    def expect(self, *words: str) -> None:
        """Take the given words; ReadError when something else stands here."""
        if not self.accept(*words):
            found = self.token.text or "the end"
            raise ReadError(f"{' '.join(words)} was expected, {found!r} found")

    def name(self) -> str:
        """Take an identifier."""
        token = self.take()
        if token.kind not in ("word", "quoted", "string"):
            raise ReadError(f"a name was expected, {token.text or 'the end'!r} found")
        return token.name

    def names(self) -> tuple[str, ...]:
        """Take a bracketed list of columns; collation and direction are passed over."""
        found = []
        for part in self.parts():
            inner = Reader(part)
            found.append(inner.name())
        return tuple(found)

    def parts(self) -> list[str]:
        """Take a bracketed list and return the text of each member."""
        self.expect("(")
        members: list[str] = []
        start, depth = self.token.start, 0
        while not self.at_end:
            token = self.take()
            if token.text == "(":
                depth += 1
            elif token.text == ")" and depth:
                depth -= 1
            elif token.text in (",", ")") and not depth:
                members.append(self.text[start : token.start].strip())
                start = token.end
                if token.text == ")":
                    return members
        raise ReadError("a closing bracket is missing")

    def bracketed(self) -> str:
        """Take a bracketed text and return what stands inside."""
        self.expect("(")
        start, depth = self.token.start, 1
        while not self.at_end:
            token = self.take()
            depth += (token.text == "(") - (token.text == ")")
            if not depth:
                return self.text[start : token.start].strip()
        raise ReadError("a closing bracket is missing")


class ReadError(ValueError):
    """A CREATE statement that was not understood; says where it stopped."""
