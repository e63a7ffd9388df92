"""References to one table or column in an indexed code base, ranked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from strandline.dictionary.names import QName, parse_qname
from strandline.usages.evidence import FAR_AT_MOST, WEAKEST, Access, Evidence
from strandline.usages.index import CodeIndex, Reading
from strandline.usages.judge import Judgement, Target, judge_column, judge_table
from strandline.usages.mention import Mention
from strandline.usages.names import Names, Spelling, inflections, squashed

DEFAULT_RANK = 3
"""Weaker evidence is a word that may mean anything; it is shown when asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One place of a code base that refers to a table or column, or may.

    `rank` is that of the evidence, less for another spelling or a file that never names the table.
    """

    subject: str
    file: str
    line: int
    column: int
    rank: int
    evidence: Evidence
    access: Access
    spelling: Spelling
    word: str
    excerpt: str

    @property
    def place(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"

    def as_json(self) -> dict[str, object]:
        return {
            "subject": self.subject,
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "rank": self.rank,
            "evidence": self.evidence.value,
            "access": self.access.value,
            "spelling": self.spelling.value,
            "word": self.word,
            "excerpt": self.excerpt,
        }


def references(
    index: CodeIndex,
    table: str | QName,
    column: str | None = None,
    *,
    min_rank: int = DEFAULT_RANK,
) -> tuple[Reference, ...]:
    """Return what refers to a table, or to one of its columns; the strongest evidence first.

    The index must have been made for the table's name (`Names`); for another one nothing is found.
    """
    name = table if isinstance(table, QName) else known_table(index.names, table)
    return references_of(Target(index, name), column, min_rank=min_rank)


def references_of(
    target: Target, column: str | None, *, min_rank: int = DEFAULT_RANK
) -> tuple[Reference, ...]:
    """Return what refers to a target or one of its columns; who asks for many keeps the target."""
    far = min_rank <= FAR_AT_MOST
    if column is None:
        subject, judged = str(target.table), _of_table(target, far=far)
    else:
        subject, judged = f"{target.table}.{column}", _of_column(target, column, far=far)
    best: dict[tuple[str, int], tuple[Judgement, Mention, Reading]] = {}
    for judgement, mention, reading in judged:
        place = (reading.source.path, mention.start)
        if judgement.rank >= min_rank and (
            place not in best or best[place][0].rank < judgement.rank
        ):
            best[place] = (judgement, mention, reading)
    found = [_reference(subject, *item) for item in best.values()]
    return tuple(sorted(found, key=lambda r: (-r.rank, r.file, r.line, r.column)))


def known_table(names: Names, text: str) -> QName:
    """Return the known table of this name, in any case, with or without its schema."""
    for fits in (str, lambda table: str(table).casefold(), lambda table: table.name.casefold()):
        wanted = text if fits is str else text.casefold()
        for table in names.tables:
            if fits(table) == wanted:
                return table
    return parse_qname(text)


_Judged = Iterator[tuple[Judgement, Mention, Reading]]


def _of_table(target: Target, *, far: bool) -> _Judged:
    name = target.table.name
    forms = {squashed(name), *map(squashed, target.bound_names)}
    if far:
        # Singular or plural never brings a table's name above what is far.
        forms |= inflections(name)
    spelled = target.texts_with(inflections(name)) if far else set()
    for number in sorted(target.near | spelled):
        reading = target.index.reading(number)
        for form in forms:
            for mention in reading.mentions.get(form, ()):
                judgement = judge_table(target, mention, reading)
                if judgement is not None:
                    yield judgement, mention, reading


def _of_column(target: Target, column: str, *, far: bool) -> _Judged:
    forms = {squashed(column)}
    for binding in target.bound:
        forms.update(squashed(a) for a, c in binding.attributes.items() if c == column)
    holding = target.texts_with(forms) | target.index.texts_with(column)
    for number in sorted(holding if far else holding & (target.near | target.loose)):
        reading = target.index.reading(number)
        near = number in target.near
        for form in forms:
            for mention in reading.mentions.get(form, ()):
                judgement = judge_column(target, column, mention)
                if judgement is None or not (judgement.sure or near or far):
                    continue
                if not judgement.sure:
                    rank = judgement.rank - _doubt(target.index.rivals(number, column))
                    rank = rank if near else min(rank, FAR_AT_MOST)
                    judgement = judgement._replace(rank=max(rank, WEAKEST))
                yield judgement, mention, reading


def _doubt(rivals: int) -> int:
    """Return the ranks that a column loses where its file names several tables that have it."""
    return 0 if rivals < 2 else 1 if rivals < 4 else 2


def _reference(subject: str, judgement: Judgement, mention: Mention, reading: Reading) -> Reference:
    line, column = reading.source.position(mention.start)
    return Reference(
        subject=subject,
        file=reading.source.path,
        line=line,
        column=column,
        rank=judgement.rank,
        evidence=judgement.evidence,
        access=judgement.access,
        spelling=judgement.spelling,
        word=mention.word,
        excerpt=reading.source.excerpt(mention.start),
    )
