"""Naming conventions of a component: case of names, and templates of generated names."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, fields

from strandline.dictionary.names import shorten

_PASCAL = re.compile(r"[A-Z][A-Za-z0-9]*")
_CAMEL = re.compile(r"[a-z][A-Za-z0-9]*")
_SNAKE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_WORD = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z0-9]+|[A-Z0-9]+")
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


class NameCase(enum.Enum):
    """How the words of a name are joined."""

    ANY = "any"
    PASCAL = "pascal"
    SNAKE = "snake"
    CAMEL = "camel"

    def accepts(self, name: str) -> bool:
        """Say whether a name is written in this case; upper-case acronyms are fine in Pascal."""
        pattern = {
            NameCase.PASCAL: _PASCAL,
            NameCase.SNAKE: _SNAKE,
            NameCase.CAMEL: _CAMEL,
        }.get(self)
        return pattern is None or pattern.fullmatch(name) is not None

    def suggest(self, name: str) -> str:
        """Return the name rewritten in this case; unchanged where no words are found."""
        words: list[str] = _WORD.findall(name)
        if not words or self is NameCase.ANY:
            return name
        if self is NameCase.SNAKE:
            return "_".join(word.lower() for word in words)
        joined = "".join(word[0].upper() + word[1:] for word in words)
        if self is NameCase.CAMEL:
            return words[0].lower() + joined[len(words[0]) :]
        return joined


class FileNaming(enum.Enum):
    """Whether a file's name (without .yaml) must be the name of what it declares."""

    ANY = "any"
    TABLE = "table"


PLACEHOLDERS: dict[str, frozenset[str]] = {
    "primary_key": frozenset({"table", "columns"}),
    "foreign_key": frozenset({"table", "parent", "columns"}),
    "foreign_key_again": frozenset({"table", "parent", "columns"}),
    "unique": frozenset({"table", "columns"}),
    "index": frozenset({"table", "columns"}),
    "check": frozenset({"table", "description"}),
    "default": frozenset({"table", "column"}),
}
"""What each template of `NameTemplates` may hold between braces."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameTemplates:
    """Templates of generated names; several columns are joined by an underscore.

    `foreign_key_again` names a second foreign key to the same parent and a key to the table
    itself, which `foreign_key` could not tell apart. A published name never changes, so the
    first key keeps the name from `foreign_key`.
    """

    primary_key: str = "PK_{table}"
    foreign_key: str = "FK_{table}_{parent}"
    foreign_key_again: str = "FK_{table}_{columns}"
    unique: str = "UQ_{table}_{columns}"
    index: str = "IX_{table}_{columns}"
    check: str = "CK_{table}_{description}"
    default: str = "DF_{table}_{column}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conventions:
    """Naming rules of one component. The defaults accept every name.

    `allow` holds exact names that are exempt from `table_case` and `column_case`;
    `allow_suffixes` holds endings (for example `_nm`) that are taken off before the case is
    judged. `enforce_names` is set where the component writes templates of its own: names given by
    hand must then follow them too. Every generated name is at most 63 bytes: a longer one is
    shortened the same way on every platform.
    """

    table_case: NameCase = NameCase.ANY
    column_case: NameCase = NameCase.ANY
    allow: tuple[str, ...] = ()
    allow_suffixes: tuple[str, ...] = ()
    file_name: FileNaming = FileNaming.ANY
    enforce_names: bool = False
    names: NameTemplates = field(default_factory=NameTemplates)

    def primary_key_name(self, table: str, columns: Iterable[str] = ()) -> str:
        """Return the name of a table's primary key."""
        return shorten(_fill(self.names.primary_key, table=table, columns=columns))

    def foreign_key_name(
        self, table: str, parent: str, columns: Iterable[str], *, again: bool
    ) -> str:
        """Return a foreign key's name.

        `again` is true for a key to the table itself and for every key to a parent that an
        earlier key of the table already points at.
        """
        template = self.names.foreign_key_again if again else self.names.foreign_key
        return shorten(_fill(template, table=table, parent=parent, columns=columns))

    def unique_name(self, table: str, columns: Iterable[str]) -> str:
        """Return the name of a unique constraint."""
        return shorten(_fill(self.names.unique, table=table, columns=columns))

    def index_name(self, table: str, columns: Iterable[str]) -> str:
        """Return an index's name; a key part that is an expression is named `expression`."""
        return shorten(_fill(self.names.index, table=table, columns=columns))

    def check_name(self, table: str, description: str) -> str:
        """Return a check's name; `description` is a word or the columns it mentions."""
        return shorten(_fill(self.names.check, table=table, description=description))

    def default_name(self, table: str, column: str) -> str:
        """Return the name of a column's default."""
        return shorten(_fill(self.names.default, table=table, column=column))

    def exempt(self, name: str) -> bool:
        """Say whether a name is on the allow-list."""
        return name in self.allow

    def stem(self, name: str) -> str:
        """Return the name without the first allowed suffix that it ends in."""
        for suffix in self.allow_suffixes:
            if name.endswith(suffix) and name != suffix:
                return name[: -len(suffix)]
        return name


def unknown_placeholders(kind: str, template: str) -> tuple[str, ...]:
    """Return the placeholders that a template of this kind cannot fill, in order."""
    known = PLACEHOLDERS[kind]
    return tuple(word for word in _PLACEHOLDER.findall(template) if word not in known)


def template_kinds() -> tuple[str, ...]:
    """Return the keys of `conventions.names`, in the order of `NameTemplates`."""
    return tuple(item.name for item in fields(NameTemplates))


def template_pattern(template: str) -> re.Pattern[str]:
    """Return a pattern that names made by hand from the template match; any text fills a gap."""
    parts = _PLACEHOLDER.split(template)
    literal = (re.escape(part) if number % 2 == 0 else ".+" for number, part in enumerate(parts))
    return re.compile("".join(literal))


def _fill(template: str, **values: str | Iterable[str]) -> str:
    # Not str.format: a template is input, and format would follow attributes and indexes.
    def value_of(match: re.Match[str]) -> str:
        value = values.get(match.group(1))
        if value is None:
            return match.group(0)
        return value if isinstance(value, str) else "_".join(value)

    return _PLACEHOLDER.sub(value_of, template)
