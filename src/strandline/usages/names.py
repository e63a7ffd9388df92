"""Names of tables and columns, and the spellings under which code may hold them."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from strandline.dictionary.model import Dictionary
from strandline.dictionary.names import QName

WORD = re.compile(r"\w+")


class Spelling(enum.Enum):
    """How a written word relates to a name, nearest first."""

    EXACT = "exact"
    CASE = "case"
    VARIANT = "variant"
    INFLECTED = "inflected"

    @property
    def penalty(self) -> int:
        """Ranks that a reference loses for not being spelled as the dictionary does."""
        return {"exact": 0, "case": 1, "variant": 2, "inflected": 3}[self.value]


@lru_cache(maxsize=200_000)
def squashed(name: str) -> str:
    """Return a name without case and separators: one form for order_item, OrderItem, orderItem."""
    folded = name.casefold()
    return (folded if folded.isalnum() else "".join(WORD.findall(folded))).replace("_", "")


@lru_cache(maxsize=50_000)
def inflections(name: str) -> frozenset[str]:
    """Return the squashed singular or plural of a name, as classes and tables differ in it."""
    base = squashed(name)
    forms = {base + "s"}
    if base.endswith("ies"):
        forms.add(base[:-3] + "y")
    if base.endswith(("ses", "xes", "zes", "ches", "shes")):
        forms.add(base[:-2])
    if base.endswith("s") and not base.endswith("ss"):
        forms.add(base[:-1])
    if base.endswith("y"):
        forms.add(base[:-1] + "ies")
    if base.endswith(("s", "x", "z", "ch", "sh")):
        forms.add(base + "es")
    return frozenset(form for form in forms if len(form) > 2)


def spelling(written: str, name: str, *, inflected: bool = False) -> Spelling | None:
    """Say how `written` spells `name`; None when it is another word."""
    if written == name:
        return Spelling.EXACT
    if written.casefold() == name.casefold():
        return Spelling.CASE
    form = squashed(written)
    if form == squashed(name):
        return Spelling.VARIANT
    if inflected and form in inflections(name):
        return Spelling.INFLECTED
    return None


@dataclass(frozen=True)
class Names:
    """What is looked for. `tables` holds every known table or view with its columns.

    `wanted` narrows the search to some of the tables; None: all of them.
    """

    tables: Mapping[QName, tuple[str, ...]] = field(default_factory=dict)
    wanted: frozenset[QName] | None = None

    @classmethod
    def of(cls, dictionary: Dictionary, *, wanted: Iterable[QName] | None = None) -> Names:
        """Return the names of a dictionary's tables and views."""
        tables = {name: table.column_names for name, table in dictionary.tables.items()}
        views: dict[QName, tuple[str, ...]] = dict.fromkeys(dictionary.views, ())
        return cls({**tables, **views}, None if wanted is None else frozenset(wanted))

    @cached_property
    def words(self) -> frozenset[str]:
        """The squashed forms under which a text may hold what is looked for."""
        # Every table's name: a column is doubtful where several tables that have it are named.
        found = {squashed(table.name) for table in self.tables}
        for table, columns in self.tables.items():
            if self.wanted is None or table in self.wanted:
                found |= {squashed(table.name), *inflections(table.name)}
                found |= {squashed(column) for column in columns}
        return frozenset(found - {""})

    @cached_property
    def phrases(self) -> tuple[re.Pattern[str], ...]:
        """Patterns for names of several words, such as `Order Details`, which no word holds."""
        every = {table.name for table in self.tables}
        every |= {column for columns in self.tables.values() for column in columns}
        odd = sorted(name for name in every if name and WORD.fullmatch(name) is None)
        return tuple(re.compile(_edged(name), re.IGNORECASE) for name in odd)

    @cached_property
    def by_form(self) -> Mapping[str, tuple[QName, ...]]:
        """Every known table by its squashed name."""
        found: dict[str, tuple[QName, ...]] = {}
        for table in self.tables:
            form = squashed(table.name)
            found[form] = (*found.get(form, ()), table)
        return found

    @cached_property
    def folded_columns(self) -> Mapping[QName, frozenset[str]]:
        return {
            table: frozenset(map(str.casefold, columns)) for table, columns in self.tables.items()
        }

    def declares(self, table: QName, column: str) -> bool:
        """Say whether a known table has the column."""
        return column.casefold() in self.folded_columns.get(table, ())

    def has_column(self, table: QName, column: str) -> bool:
        """Say whether the table has the column, or is one whose columns are not known."""
        return not self.tables.get(table) or self.declares(table, column)


def _edged(name: str) -> str:
    start = r"(?<!\w)" if name[0].isalnum() else ""
    end = r"(?!\w)" if name[-1].isalnum() else ""
    return start + re.escape(name) + end
