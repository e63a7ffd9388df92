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
    target = Target(index, name)
    subject = str(name) if column is None else f"{name}.{column}"
    if column is None:
        judged = _of_table(target)
    else:
        judged = _of_column(target, column, far=min_rank <= FAR_AT_MOST)
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


def _of_table(target: Target) -> _Judged:
    name = target.table.name
    forms = {squashed(name), *inflections(name), *map(squashed, target.bound_names)}
    numbers = {n for form in forms for n in target.index.postings.get(form, ())}
    for number in sorted(numbers | target.index.texts_with(name)):
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
    name, postings = target.table.name, target.index.postings
    near = target.index.texts_with(name)
    near |= {n for bound in target.bound_names for n in postings.get(squashed(bound), ())}
    # `order` for `orders` is a word of every SQL text: it brings a file here, and counts for little.
    loose = {n for form in inflections(name) for n in postings.get(form, ())}
    loose |= {n for base in target.ancestors for n in postings.get(squashed(base), ())}
    holding = {n for form in forms for n in postings.get(form, ())}
    holding |= target.index.texts_with(column)
    for number in sorted(holding if far else holding & (near | loose)):
        reading = target.index.reading(number)
        for form in forms:
            for mention in reading.mentions.get(form, ()):
                judgement = judge_column(target, column, mention)
                if judgement is None:
                    continue
                if not judgement.sure:
                    rank = judgement.rank - _doubt(target.index.rivals(number, column))
                    rank = rank if number in near else min(rank, FAR_AT_MOST)
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
