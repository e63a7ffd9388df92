"""A place in a list of tokens, and the small steps that reading takes from it."""

from __future__ import annotations

from dataclasses import dataclass

from strandline.lint.statements.grammar import Folding, Grammar
from strandline.lint.statements.record import Name, TypeName
from strandline.lint.statements.tokens import Kind, Token

_OPENING, _CLOSING = {"(", "["}, {")", "]"}
_LONG_TYPES = {
    "DOUBLE": ("PRECISION",),
    "CHARACTER": ("VARYING",),
    "CHAR": ("VARYING",),
    "NCHAR": ("VARYING",),
    "BIT": ("VARYING",),
    "NATIONAL": ("CHARACTER", "CHAR", "VARYING"),
    "UNSIGNED": ("BIG", "INT"),
}


@dataclass(slots=True)
class Cursor:
    """Reads tokens from left to right; what does not match leaves the place as it was."""

    tokens: tuple[Token, ...]
    grammar: Grammar
    at: int = 0

    @property
    def done(self) -> bool:
        return self.at >= len(self.tokens)

    @property
    def token(self) -> Token | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def key(self, ahead: int = 0) -> str:
        place = self.at + ahead
        return self.tokens[place].key if place < len(self.tokens) else ""

    def sees(self, *words: str) -> bool:
        return all(self.key(ahead) == word for ahead, word in enumerate(words))

    def take(self, *words: str) -> bool:
        """Go past these words if they are next."""
        if not self.sees(*words):
            return False
        self.at += len(words)
        return True

    def take_any(self, *words: str) -> str:
        """Go past one of these words if it is next and return it."""
        found = self.key()
        if found and found in words:
            self.at += 1
            return found
        return ""

    def name(self) -> Name | None:
        """Read a name with its qualifiers; SQL Server allows an empty one, as in `db..t`."""
        parts: list[Token] = []
        start = self.at
        while (token := self.token) is not None and token.is_name:
            parts.append(token)
            self.at += 1
            dots = 0
            while self.key() == "." and dots < 2:
                self.at, dots = self.at + 1, dots + 1
            if not dots:
                break
        if not parts:
            self.at = start
            return None
        return Name(
            tuple(part.value for part in parts),
            tuple(fold(part, self.grammar) for part in parts),
            parts[0].start,
            parts[-1].end,
        )

    def names(self) -> tuple[Name, ...]:
        """Read names between commas."""
        found: list[Name] = []
        while (name := self.name()) is not None:
            found.append(name)
            if not self.take(","):
                break
        return tuple(found)

    def group(self) -> tuple[Token, ...]:
        """Read what stands between the next parentheses, which go too; () when there are none."""
        if self.key() != "(":
            return ()
        start = self.at
        self.skip_group()
        closed = self.tokens[self.at - 1].key == ")"
        return self.tokens[start + 1 : self.at - 1 if closed else self.at]

    def skip_group(self) -> None:
        """Go past one token, or past a group when one begins here."""
        depth = 0
        while not self.done:
            depth += (self.key() in _OPENING) - (self.key() in _CLOSING)
            self.at += 1
            if depth <= 0:
                return

    def rest(self) -> tuple[Token, ...]:
        return self.tokens[self.at :]

    def type_name(self) -> TypeName | None:
        """Read a type: `character varying(20)`, `dbo.Label`, `timestamp(3) with time zone`, `int[]`."""
        first = self.token
        name = self.name()
        if name is None or first is None:
            return None
        words = [".".join(name.keys) if len(name.keys) > 1 else name.key.lower()]
        if first.text == '"char"':
            # PostgreSQL's one-byte type, which its quotes tell from char(1).
            words = [first.text]
        end = name.end
        for _ in range(2):
            if self.key() in _LONG_TYPES.get(first.key, ()):
                words.append(self.key().lower())
                end = self.tokens[self.at].end
                self.at += 1
        arguments: tuple[str, ...] = ()
        if self.key() == "(":
            inside = self.group()
            arguments = tuple("".join(t.text for t in part) for part in parts_of(inside))
            end = self.tokens[self.at - 1].end
        for zone in ("WITH", "WITHOUT"):
            if self.take(zone, "TIME", "ZONE"):
                words.append(f"{zone.lower()} time zone")
                end = self.tokens[self.at - 1].end
        array = False
        while self.key() in ("[", "ARRAY"):
            array = True
            self.skip_group()
            end = self.tokens[self.at - 1].end
        return TypeName(
            name=" ".join(words), arguments=arguments, array=array, start=name.start, end=end
        )


def fold(token: Token, grammar: Grammar) -> str:
    """Return a name as the database compares it."""
    if grammar.folding is Folding.LOWER:
        return token.text.lower() if token.kind is Kind.WORD else token.value
    return token.value.lower()


def parts_of(tokens: tuple[Token, ...]) -> list[tuple[Token, ...]]:
    """Split at the commas that stand in no parentheses; empty parts are left out."""
    parts: list[list[Token]] = [[]]
    depth = 0
    for token in tokens:
        depth += (token.key in _OPENING) - (token.key in _CLOSING)
        if token.key == "," and depth == 0:
            parts.append([])
        else:
            parts[-1].append(token)
    return [tuple(part) for part in parts if part]


def column_names(tokens: tuple[Token, ...], grammar: Grammar) -> tuple[Name, ...]:
    """Return the plain names of a column list; expressions are left out."""
    found = (Cursor(part, grammar).name() for part in parts_of(tokens))
    return tuple(name for name in found if name is not None)
