"""What a mention is worth as a reference to one table or column."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from strandline.dictionary.names import QName
from strandline.usages.evidence import FAR_AT_MOST, STRICT, WEAKEST, Access, Evidence
from strandline.usages.index import CodeIndex, Reading
from strandline.usages.mention import Mention, Role
from strandline.usages.names import Spelling, inflections, spelling, squashed
from strandline.usages.python_models import Binding

_SAME_NAME = (Spelling.EXACT, Spelling.CASE)
_OF_SOMETHING = frozenset({Evidence.ATTRIBUTE, Evidence.KEY, Evidence.KEYWORD, Evidence.TEMPLATE})
_CLASS_PLACES = frozenset({Evidence.WORD, Evidence.ATTRIBUTE})


class Owner(enum.Enum):
    """What something that a column is said of has to do with the table that is asked about."""

    TABLE = "table"
    BOUND = "bound"
    NAMED = "named"
    OTHER = "other"
    UNKNOWN = "unknown"


class Judgement(NamedTuple):
    """A mention as evidence; `sure` when it says by itself which table is meant."""

    evidence: Evidence
    rank: int
    spelling: Spelling
    access: Access
    sure: bool


class Target:
    """One table as a code base knows it: its name, and what is bound to it."""

    def __init__(self, index: CodeIndex, table: QName) -> None:
        self.index, self.table = index, table
        self._owners: dict[str, Owner] = {}

    @cached_property
    def bound(self) -> list[Binding]:
        """Classes and variables bound to the table, and classes that inherit from those."""
        named = self.index.bound_to.get(self.table.name.casefold(), ())
        found = [b for b in named if self.is_table(b.table)]
        seen = {binding.name for binding in found}
        waiting = sorted(seen)
        while waiting:
            below = self.index.bound_below.get(waiting.pop(), ())
            inherited = [b for b in below if not b.table and b.name not in seen]
            found.extend(inherited)
            seen |= {b.name for b in inherited}
            waiting.extend(sorted({b.name for b in inherited}))
        return found

    @cached_property
    def bound_names(self) -> dict[str, list[Binding]]:
        found: dict[str, list[Binding]] = {}
        for binding in self.bound:
            found.setdefault(binding.name, []).append(binding)
        return found

    @cached_property
    def ancestors(self) -> set[str]:
        """Names of classes, bound to no table, that the bound classes inherit columns from."""
        waiting = [base for binding in self.bound for base in binding.bases]
        found: set[str] = set()
        while waiting:
            name = waiting.pop()
            for binding in self.index.bindings.get(name, ()):
                if not binding.table and name not in found:
                    found.add(name)
                    waiting.extend(binding.bases)
        return found

    def texts_with(self, forms: Iterable[str]) -> set[int]:
        """Return the numbers of the texts that hold a word of one of these squashed forms."""
        postings = self.index.postings
        return {number for form in forms for number in postings.get(form, ())}

    @cached_property
    def bound_texts(self) -> set[int]:
        """Texts that hold a bound class or variable, spelled as it is: names are code there."""
        found: set[int] = set()
        for name in self.bound_names:
            form = re.compile(rf"\b{re.escape(name)}\b")
            holding = self.texts_with([squashed(name)])
            found |= {n for n in holding if form.search(self.index.sources[n].text)}
        return found

    @cached_property
    def near(self) -> set[int]:
        """Texts that name the table, or what is bound to it."""
        return self.index.texts_with(self.table.name) | self.bound_texts

    @cached_property
    def loose(self) -> set[int]:
        """Texts that may say something of the table without naming it.

        They take attributes from something called like it (`order` for `orders`; the word alone is
        in every SQL text), or declare a class that bound classes inherit columns from.
        """
        forms = inflections(self.table.name)
        called = {n for n in self.texts_with(forms) if forms & self.index.owning(n)}
        above = [b for name in self.ancestors for b in self.index.bindings.get(name, ())]
        return called | {self.index.numbers[binding.path] for binding in above}

    def is_table(self, written: str) -> bool:
        """Say whether `name` or `schema.name`, as written, is the table."""
        schema, _, name = written.rpartition(".")
        own = self.table.schema
        if name.casefold() != self.table.name.casefold():
            return False
        return not schema or own is None or schema.casefold() == own.casefold()

    def owner(self, written: str) -> Owner:
        """Say what an owner, as written, is to the table."""
        known = self._owners.get(written)
        if known is None:
            known = self._owners[written] = self._judge_owner(written)
        return known

    def _judge_owner(self, written: str) -> Owner:
        if written in self.bound_names:
            return Owner.BOUND
        if self.is_table(written):
            return Owner.TABLE
        if any(binding.table for binding in self.index.bindings.get(written, ())):
            return Owner.OTHER
        known = self.index.names.by_form
        if squashed(written) in known and squashed(written) != squashed(self.table.name):
            return Owner.OTHER
        if spelling(written, self.table.name, inflected=True) is not None:
            return Owner.NAMED
        if any(form in known for form in inflections(written)):
            return Owner.OTHER
        return Owner.UNKNOWN

    def may_have(self, written: str, column: str) -> bool:
        """Say whether a table, as written in SQL, can have a column by what the dictionary says."""
        schema, _, name = written.rpartition(".")
        known = [
            table
            for table in self.index.names.by_form.get(squashed(name), ())
            if table.name.casefold() == name.casefold()
            and (not schema or not table.schema or table.schema.casefold() == schema.casefold())
        ]
        return not known or any(self.index.names.has_column(table, column) for table in known)


def judge_table(target: Target, mention: Mention, reading: Reading) -> Judgement | None:
    """Return what a mention is worth as a reference to the table itself."""
    if mention.role is Role.COLUMN:
        return None
    evidence, word = mention.evidence, mention.word
    spelled = spelling(word, target.table.name, inflected=evidence not in STRICT)
    if _names_bound(target, mention, reading):
        in_code = evidence in _CLASS_PLACES
        kind = Evidence.ORM_CLASS if in_code else Evidence.ORM_RELATIONSHIP
        return _judgement(mention, kind, Spelling.EXACT, sure=True)
    if spelled is None:
        return None
    match evidence:
        case Evidence.SQL_TABLE:
            written = ".".join((*mention.owners, word))
            return _strict(mention, evidence, spelled) if target.is_table(written) else None
        case Evidence.DOTTED:
            return _dotted_table(target, mention, spelled)
        case Evidence.ORM_REFERENCE if mention.role is Role.EITHER and mention.owners:
            return None
        case Evidence.ORM_TABLE | Evidence.MIGRATION_CALL | Evidence.ORM_REFERENCE:
            return _strict(mention, evidence, spelled)
        case Evidence.ORM_RELATIONSHIP:
            return _judgement(mention, Evidence.STRING, spelled)
        case _:
            other = word in target.index.bindings and target.owner(word) is Owner.OTHER
            return _judgement(mention, evidence, spelled, at_most=FAR_AT_MOST if other else None)


def _names_bound(target: Target, mention: Mention, reading: Reading) -> bool:
    bindings = target.bound_names.get(mention.word)
    if bindings is None:
        return False
    if mention.evidence in (Evidence.ORM_RELATIONSHIP, Evidence.ORM_REFERENCE):
        return True
    if not mention.in_code or mention.evidence not in _CLASS_PLACES:
        return False
    # A variable's name is many other variables' name: it counts where it is made or imported.
    path = reading.source.path
    return any(b.is_class or b.path == path for b in bindings) or mention.word in reading.imports


def _dotted_table(target: Target, mention: Mention, spelled: Spelling) -> Judgement:
    said = mention.owners[0] if mention.owners else ""
    if mention.role is Role.TABLE:
        columns = target.index.names.tables.get(target.table, ())
        sure = any(column.casefold() == said.casefold() for column in columns)
    else:
        sure = (target.table.schema or "").casefold() == said.casefold()
    if sure and spelled in _SAME_NAME:
        return _judgement(mention, Evidence.DOTTED, Spelling.EXACT, sure=True)
    return _judgement(mention, Evidence.STRING_WORD, spelled)


def judge_column(target: Target, column: str, mention: Mention) -> Judgement | None:
    """Return what a mention is worth as a reference to a column of the table."""
    if mention.role is Role.TABLE:
        return None
    owners = {target.owner(owner) for owner in mention.owners}
    spelled = _column_spelling(target, column, mention)
    if spelled is None:
        return None
    own = bool(owners & {Owner.TABLE, Owner.BOUND})
    evidence = mention.evidence
    match evidence:
        case Evidence.SQL_COLUMN | Evidence.MIGRATION_CALL | Evidence.ORM_REFERENCE:
            return _strict(mention, evidence, spelled) if own else None
        case Evidence.SQL_COLUMN_SHARED:
            return _shared(target, column, mention, spelled) if own else None
        case Evidence.SQL_FRAGMENT:
            return _fragment(mention, spelled, owners)
        case Evidence.ORM_COLUMN:
            inherited = any(owner in target.ancestors for owner in mention.owners)
            return _strict(mention, evidence, spelled) if own or inherited else None
        case Evidence.DOTTED:
            if own and spelled in _SAME_NAME:
                return _strict(mention, evidence, spelled)
            if owners == {Owner.OTHER}:
                return None
            return _judgement(mention, Evidence.STRING_WORD, spelled)
        case Evidence.ORM_TABLE | Evidence.ORM_RELATIONSHIP | Evidence.SQL_TABLE:
            return None
        case _ if evidence in _OF_SOMETHING:
            return _of_something(mention, spelled, owners)
        case _:
            return _judgement(mention, evidence, spelled)


def _column_spelling(target: Target, column: str, mention: Mention) -> Spelling | None:
    """Return how the mention spells the column; an attribute may stand for one of another name."""
    mapped = {
        binding.attributes[mention.word]
        for owner in mention.owners
        for binding in _declaring(target, owner)
        if mention.word in binding.attributes
    }
    if mapped and mention.role is not Role.TABLE:
        same = any(name.casefold() == column.casefold() for name in mapped)
        declared = mention.evidence is Evidence.ORM_COLUMN and mention.word == column
        return Spelling.EXACT if same or declared else None
    return spelling(mention.word, column)


def _declaring(target: Target, owner: str) -> Iterable[Binding]:
    if owner in target.bound_names:
        return target.bound_names[owner]
    return target.index.bindings.get(owner, ()) if owner in target.ancestors else ()


def _shared(target: Target, column: str, mention: Mention, spelled: Spelling) -> Judgement | None:
    others = [o for o in mention.owners if target.owner(o) not in (Owner.TABLE, Owner.BOUND)]
    alone = not any(target.may_have(other, column) for other in others)
    known = bool(target.index.names.tables.get(target.table))
    if known and not target.index.names.has_column(target.table, column) and others:
        return None
    evidence = Evidence.SQL_COLUMN if alone else Evidence.SQL_COLUMN_SHARED
    return _strict(mention, evidence, spelled)


def _fragment(mention: Mention, spelled: Spelling, owners: set[Owner]) -> Judgement | None:
    if Owner.OTHER in owners:
        return None
    if Owner.TABLE in owners:
        return _strict(mention, Evidence.SQL_COLUMN, spelled)
    judged = _strict(mention, Evidence.SQL_FRAGMENT, spelled)
    return judged._replace(sure=False) if judged else None


def _of_something(mention: Mention, spelled: Spelling, owners: set[Owner]) -> Judgement:
    evidence = mention.evidence
    if Owner.BOUND in owners:
        by_word = evidence is Evidence.KEYWORD
        kind = Evidence.ORM_KEYWORD if by_word else Evidence.ORM_ATTRIBUTE
        return _judgement(mention, kind, spelled, sure=True)
    if owners & {Owner.TABLE, Owner.NAMED}:
        return _judgement(mention, Evidence.NAMED_ATTRIBUTE, spelled, sure=True)
    other = owners == {Owner.OTHER}
    return _judgement(mention, evidence, spelled, at_most=FAR_AT_MOST if other else None)


def _strict(mention: Mention, evidence: Evidence, spelled: Spelling) -> Judgement | None:
    """Judge where a database reads the name: other cases are the same name, other words are not."""
    if spelled not in _SAME_NAME:
        return None
    return Judgement(evidence, evidence.rank, spelled, mention.access, sure=True)


def _judgement(
    mention: Mention,
    evidence: Evidence,
    spelled: Spelling,
    *,
    sure: bool = False,
    at_most: int | None = None,
) -> Judgement:
    rank = max(WEAKEST, evidence.rank - spelled.penalty)
    rank = rank if at_most is None else min(rank, at_most)
    return Judgement(evidence, rank, spelled, mention.access, sure=sure)
