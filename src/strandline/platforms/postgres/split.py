"""A script as people have it, cut into statements, psql commands and blocks of COPY data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from strandline.platforms.postgres.lexer import iter_tokens, next_token

_COPY_IN = re.compile(r"^COPY\b.*\bFROM\s+STDIN\b", re.IGNORECASE | re.DOTALL)
_BACKSLASHES = re.compile(r"standard_conforming_strings\s*(?:=|TO)\s*'?(\w+)'?", re.IGNORECASE)
_END_OF_DATA = re.compile(r"^\\\.[ \t]*\r?$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A part of a script; `kind` is statement, command or copy.

    `line` is where the text starts (from 1), comments before it left out. `rows` counts the data
    lines of a COPY.
    """

    kind: str
    text: str
    line: int
    rows: int = 0

    def words(self, count: int = 6) -> list[str]:
        """Return the first words in upper case, comments and quoted names left out."""
        found: list[str] = []
        for token in iter_tokens(self.text):
            if token.kind == "word":
                found.append(self.text[token.start : token.end].upper())
                if len(found) == count:
                    break
        return found


def split_script(text: str) -> Iterator[Piece]:
    """Yield the pieces of a script in order; a last statement may lack its semicolon."""
    return _Splitter(text).pieces()


class _Splitter:
    def __init__(self, text: str) -> None:
        self._text = text.removeprefix("\ufeff")
        self._position = 0
        self._counted = 0
        self._line = 1
        self._backslashes = False

    def pieces(self) -> Iterator[Piece]:
        while (start := self._skip_blank()) is not None:
            if self._text[start] == "\\":
                yield self._command(start)
                continue
            piece = self._statement(start)
            if piece is None:
                continue
            changed = _BACKSLASHES.search(piece.text)
            if changed and piece.words(1) == ["SET"]:
                self._backslashes = changed.group(1).lower() in ("off", "false", "0", "no")
            yield self._with_data(piece)

    def _skip_blank(self) -> int | None:
        while self._position < len(self._text):
            token = next_token(self._text, self._position)
            if token.kind == "comment":
                pass
            elif token.kind != "space" or self._text[token.start : token.end].strip():
                return self._position
            self._position = token.end
        return None

    def _command(self, start: int) -> Piece:
        newline = self._text.find("\n", start)
        self._position = len(self._text) if newline < 0 else newline + 1
        return Piece(
            kind="command", text=self._text[start : self._position].strip(), line=self._at(start)
        )

    def _statement(self, start: int) -> Piece | None:
        """Read to the semicolon that ends the statement: outside brackets and ATOMIC bodies."""
        brackets = bodies = 0
        last = ""
        while self._position < len(self._text):
            token = next_token(self._text, self._position, backslashes=self._backslashes)
            piece = self._text[token.start : token.end]
            if piece == "\\":
                # psql takes a command anywhere; \\gexec and the like also end the statement.
                break
            self._position = token.end
            if token.kind == "symbol":
                brackets = max(0, brackets + (piece == "(") - (piece == ")"))
                if piece == ";" and not brackets and not bodies:
                    break
            elif token.kind == "word":
                word = piece.upper()
                bodies += (word == "ATOMIC" and last == "BEGIN") or (bodies > 0 and word == "CASE")
                bodies -= bodies > 0 and word == "END"
                last = word
        text = self._text[start : self._position].rstrip().removesuffix(";").rstrip()
        return Piece(kind="statement", text=text, line=self._at(start)) if text else None

    def _with_data(self, piece: Piece) -> Piece:
        if not _COPY_IN.match(piece.text):
            return piece
        newline = self._text.find("\n", self._position)
        begin = len(self._text) if newline < 0 else newline + 1
        found = _END_OF_DATA.search(self._text, begin)
        data_end = found.start() if found else len(self._text)
        self._position = found.end() if found else len(self._text)
        rows = self._text.count("\n", begin, data_end)
        return Piece(kind="copy", text=piece.text, line=piece.line, rows=rows)

    def _at(self, place: int) -> int:
        self._line += self._text.count("\n", self._counted, place)
        self._counted = place
        return self._line
