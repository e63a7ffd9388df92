"""A place in the tokens of a batch, and the pieces that statements are made of."""

from __future__ import annotations

from dataclasses import dataclass, field

from strandline.dictionary.model import Scalar
from strandline.dictionary.names import QName
from strandline.platforms.mssql.lexer import Token, tokens
from strandline.platforms.mssql.text import DEFAULT_SCHEMA


class NotUnderstood(ValueError):
    """The text is not of the form that was expected; says what it met."""


@dataclass(slots=True)
class Cursor:
    """`line` is that of the text's first line in the whole script."""

    text: str
    line: int = 1
    tokens: list[Token] = field(init=False)
    place: int = 0

    def __post_init__(self) -> None:
        self.tokens = list(tokens(self.text, line=self.line))

    @property
    def at_end(self) -> bool:
        return self.place >= len(self.tokens)

    def peek(self, ahead: int = 0) -> Token | None:
        """Return a token without passing it; None past the end."""
        place = self.place + ahead
        return self.tokens[place] if place < len(self.tokens) else None

    def next(self) -> Token:
        """Pass the next token and return it."""
        token = self.peek()
        if token is None:
            raise NotUnderstood("the statement ends early")
        self.place += 1
        return token

    def sees(self, *words: str) -> bool:
        """Say whether these key words (or signs) come next, in this order."""
        for ahead, word in enumerate(words):
            token = self.peek(ahead)
            if token is None or token.kind in ("name", "string"):
                return False
            if token.text.upper() != word:
                return False
        return True

    def takes(self, *words: str) -> bool:
        """Pass these key words if they come next."""
        if not self.sees(*words):
            return False
        self.place += len(words)
        return True

    def takes_any(self, *words: str) -> str:
        """Pass one of these key words and return it, "" when none comes next."""
        for word in words:
            if self.takes(word):
                return word
        return ""

    def needs(self, *words: str) -> None:
        """Pass these key words, which have to come next."""
        if not self.takes(*words):
            found = self.peek()
            met = "the end" if found is None else repr(found.text[:30])
            raise NotUnderstood(f"{' '.join(words)} was expected, {met} found")

    def identifier(self) -> str:
        """Pass one name."""
        token = self.next()
        if token.kind not in ("word", "name"):
            raise NotUnderstood(f"a name was expected, {token.text[:30]!r} found")
        return token.value

    def qname(self) -> QName:
        """Pass `[database.][schema.]name`."""
        parts = [self.identifier()]
        while self.takes("."):
            parts.append(DEFAULT_SCHEMA if self.sees(".") else self.identifier())
        schema = parts[-2] if len(parts) > 1 else DEFAULT_SCHEMA
        return QName(schema, parts[-1])

    def names(self) -> tuple[str, ...]:
        """Pass `(a, b, ...)`; directions of key columns are passed over."""
        return tuple(name for name, _ in self.key_columns())

    def key_columns(self) -> list[tuple[str, bool]]:
        """Pass `(a [ASC|DESC], ...)` and return (name, descending) pairs."""
        self.needs("(")
        columns = []
        while True:
            name = self.identifier()
            columns.append((name, self.takes_any("ASC", "DESC") == "DESC"))
            if not self.takes(","):
                break
        self.needs(")")
        return columns

    def group(self) -> str:
        """Pass a bracketed group and return the text inside it."""
        opening = self.peek()
        self.needs("(")
        depth = 1
        while depth:
            token = self.next()
            depth += {"(": 1, ")": -1}.get(token.text, 0)
        start = opening.end if opening is not None else 0
        return self.text[start : self.tokens[self.place - 1].start].strip()

    def term(self) -> str:
        """Pass one value (a literal, a call or a group) and return its text."""
        first = self.peek()
        if first is None:
            raise NotUnderstood("a value was expected, the statement ends")
        self.takes_any("-", "+")
        if self.sees("("):
            self.group()
        else:
            self.next()
            while self.takes("."):
                self.next()
            if self.sees("("):
                self.group()
        return self.text[first.start : self.tokens[self.place - 1].end]

    def scalar(self) -> Scalar:
        """Pass one literal and return its value; NotUnderstood for anything computed."""
        negative = self.takes("-")
        token = self.next()
        match token.kind:
            case "string":
                return token.value
            case "number":
                plain = token.text.lstrip("0") or "0"
                if plain.isdigit():
                    return -int(plain) if negative else int(plain)
                return -float(token.text) if negative else float(token.text)
            case "binary":
                digits = token.text[2:]
                return bytes.fromhex(digits if len(digits) % 2 == 0 else "0" + digits)
            case _ if token.is_word("NULL"):
                return None
            case _ if token.is_word("CAST", "CONVERT") and self.sees("("):
                return self._cast()
            case _:
                raise NotUnderstood(f"{token.text[:30]!r} is no literal")

    def _cast(self) -> Scalar:
        """SSMS writes dates and numbers of a data script as CAST(N'...' AS type)."""
        self.needs("(")
        value = self.scalar()
        self.needs("AS")
        while not self.takes(")"):
            if self.sees("("):
                self.group()
            else:
                self.next()
        return value

    def skip_options(self) -> None:
        """Pass `WITH (...)`, `ON [filegroup]` and `TEXTIMAGE_ON [filegroup]`."""
        while True:
            if self.sees("WITH", "("):
                self.next()
                self.group()
            elif (
                self.sees("ON") and not self.sees("ON", "DELETE") and not self.sees("ON", "UPDATE")
            ):
                self.next()
                self.identifier()
                if self.sees("("):
                    self.group()
            elif self.takes_any("TEXTIMAGE_ON", "FILESTREAM_ON"):
                self.identifier()
            else:
                return
