"""Tokens of SQL text in any of the dialects; comments are kept apart.

Every branch goes forward by finding the end of what has begun, so a file of any size and any
content is read in one pass. What never ends (a string, a name, a comment) is an UNCLOSED token up
to the end of the text.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from strandline.lint.statements.grammar import Grammar

_SPACE = re.compile(r"\s+")
_WORD = re.compile(r"[^\W\d][\w$#@]*|[@#][\w$#@]*")
_NUMBER = re.compile(
    r"0[xX][0-9A-Fa-f]*|\d[\d_]*(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?"
)
_DOLLAR = re.compile(r"\$(?:[^\W\d]\w*)?\$")
_SIGN = re.compile(r"::|<>|<=|>=|!=|\|\||:=|=>|.", re.DOTALL)
_COMMENT_EDGE = re.compile(r"/\*|\*/")
_PREFIXES = {"E", "B", "X", "N", "U&"}
_COPY_END = re.compile(r"^\\\.[ \t]*\r?$", re.MULTILINE)
_BATCH_TAIL = re.compile(r"[ \t]*\d*[ \t]*;?[ \t]*(--[^\n]*)?\r?(?=\n|\Z)")


class Kind(enum.Enum):
    """What a token is. CLIENT is a line for the command-line client, BATCH its separator."""

    WORD = "word"
    NAME = "name"
    STRING = "string"
    NUMBER = "number"
    SIGN = "sign"
    CLIENT = "client"
    BATCH = "batch"
    DATA = "data"
    UNCLOSED = "unclosed"


class Token(NamedTuple):
    """A piece of text; `key` is a word in capitals or a sign, and empty for anything else."""

    kind: Kind
    text: str
    start: int
    end: int
    key: str = ""

    @property
    def is_name(self) -> bool:
        return self.kind in (Kind.WORD, Kind.NAME)

    @property
    def value(self) -> str:
        """Return a name or a plain string without its quotes, anything else as it stands."""
        if self.kind is Kind.NAME:
            closing = self.text[-1]
            opening = self.text.index({"]": "["}.get(closing, closing))
            return self.text[opening + 1 : -1].replace(closing * 2, closing)
        if self.kind is Kind.STRING and self.text.endswith("'"):
            return self.text[self.text.index("'") + 1 : -1].replace("''", "'")
        return self.text


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment with its marks."""

    text: str
    start: int
    end: int


@dataclass(slots=True)
class Lexer:
    """Reads one text; `comments` is complete when the tokens are used up."""

    text: str
    grammar: Grammar
    comments: list[Comment] = field(default_factory=list)
    _fresh: bool = True
    _rows_possible: bool = False
    _copying: bool = False

    def __iter__(self) -> Iterator[Token]:
        position, size = 0, len(self.text)
        if self.text.startswith("\ufeff"):
            position = 1
        while position < size:
            if space := _SPACE.match(self.text, position):
                position = space.end()
                continue
            if comment_end := self._comment(position):
                position = comment_end
                continue
            token = self._token(position)
            yield token
            position = token.end
            if token.key == ";" and self._copying:
                yield (token := self._copied_rows(position))
                position = token.end
            self._follow(token)

    def _follow(self, token: Token) -> None:
        """Keep whether the next token begins a statement, and whether rows follow this one."""
        if self._fresh:
            self._rows_possible = token.key == "COPY" and self.grammar.copied_rows
            self._copying = False
        self._fresh = token.kind in _ENDS or token.key == ";"
        if token.key == "STDIN" and self._rows_possible:
            self._copying = True

    def _comment(self, position: int) -> int:
        """Return the end of the comment that starts here and keep it, or 0."""
        text = self.text
        if text.startswith("--", position):
            end = text.find("\n", position)
            end = len(text) if end < 0 else end
        elif text.startswith("/*", position):
            found = self._block_end(position)
            if found is None:
                return 0
            end = found
        else:
            return 0
        self.comments.append(Comment(text[position:end], position, end))
        return end

    def _block_end(self, position: int) -> int | None:
        if not self.grammar.nested_comments:
            found = self.text.find("*/", position + 2)
            return None if found < 0 else found + 2
        depth = 0
        for edge in _COMMENT_EDGE.finditer(self.text, position):
            depth += 1 if edge.group() == "/*" else -1
            if depth == 0:
                return edge.end()
        return None

    def _token(self, position: int) -> Token:
        text, grammar, character = self.text, self.grammar, self.text[position]
        if self._fresh and self._is_client_line(position):
            end = text.find("\n", position)
            return self._make(Kind.CLIENT, position, len(text) if end < 0 else end)
        if character == "'":
            return self._quoted(Kind.STRING, position, position + 1, "'")
        if character == '"':
            return self._quoted(Kind.NAME, position, position + 1, '"')
        if character == "`" and grammar.backticks:
            return self._quoted(Kind.NAME, position, position + 1, "`")
        if character == "[" and grammar.brackets:
            return self._quoted(Kind.NAME, position, position + 1, "]")
        if character == "$" and grammar.dollar_quotes:
            if dollar := _DOLLAR.match(text, position):
                end = text.find(dollar.group(), dollar.end())
                if end < 0:
                    return self._make(Kind.UNCLOSED, position, len(text))
                return self._make(Kind.STRING, position, end + len(dollar.group()))
        if word := _WORD.match(text, position):
            return self._word(position, word.end())
        if number := _NUMBER.match(text, position):
            return self._make(Kind.NUMBER, position, number.end())
        if text.startswith("/*", position):
            return self._make(Kind.UNCLOSED, position, len(text))
        sign = _SIGN.match(text, position)
        end = sign.end() if sign else position + 1
        return Token(Kind.SIGN, text[position:end], position, end, text[position:end])

    def _make(self, kind: Kind, start: int, end: int) -> Token:
        return Token(kind, self.text[start:end], start, end)

    def _word(self, start: int, end: int) -> Token:
        text = self.text
        prefix = text[start:end].upper()
        if prefix == "U" and text.startswith("&", end) and self.grammar.escape_strings:
            prefix, end = "U&", end + 1
        following = text[end : end + 1]
        if following == "'" and prefix in _PREFIXES:
            escapes = prefix == "E" and self.grammar.escape_strings
            return self._quoted(Kind.STRING, start, end + 1, "'", escapes=escapes)
        if following == '"' and prefix == "U&":
            return self._quoted(Kind.NAME, start, end + 1, '"')
        if prefix == "U&":
            prefix, end = "U", end - 1
        if prefix == self.grammar.batch_word and prefix and self._alone_on_line(start, end):
            return Token(Kind.BATCH, text[start:end], start, self._line_end(end))
        return Token(Kind.WORD, text[start:end], start, end, prefix)

    def _quoted(
        self, kind: Kind, start: int, inside: int, mark: str, *, escapes: bool = False
    ) -> Token:
        """Read up to the closing mark; a doubled mark stands for itself."""
        text, position = self.text, inside
        while True:
            found = text.find(mark, position)
            if escapes:
                slash = text.find("\\", position, found if found >= 0 else len(text))
                if slash >= 0:
                    position = slash + 2
                    continue
            if found < 0:
                return self._make(Kind.UNCLOSED, start, len(text))
            if not text.startswith(mark, found + 1):
                return self._make(kind, start, found + 1)
            position = found + 2

    def _is_client_line(self, position: int) -> bool:
        mark = self.grammar.client_mark
        if not mark or not self.text.startswith(mark, position):
            return False
        at_line_start = position == 0 or self.text[position - 1] in "\n\ufeff"
        following = self.text[position + len(mark) : position + len(mark) + 1]
        return at_line_start and (following.isalpha() or following in "!.?")

    def _alone_on_line(self, start: int, end: int) -> bool:
        before = self.text[self.text.rfind("\n", 0, start) + 1 : start]
        return not before.strip(" \t\ufeff") and _BATCH_TAIL.match(self.text, end) is not None

    def _line_end(self, position: int) -> int:
        tail = _BATCH_TAIL.match(self.text, position)
        return tail.end() if tail else position

    def _copied_rows(self, position: int) -> Token:
        """The rows of COPY ... FROM STDIN, which end with a line of backslash and dot."""
        end = _COPY_END.search(self.text, position)
        self._copying = False
        if end is None:
            return self._make(Kind.UNCLOSED, position, len(self.text))
        return self._make(Kind.DATA, position, end.end())


_ENDS = frozenset({Kind.CLIENT, Kind.BATCH, Kind.DATA})
