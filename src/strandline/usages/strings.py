"""Strings and comments of source code, and what a string says of tables and columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from strandline.usages.evidence import Access, Evidence
from strandline.usages.mention import Mention, Role
from strandline.usages.sql_source import is_piece, is_sql, read_sql
from strandline.usages.sql_tokens import tokenize
from strandline.usages.text import Hits, Language

_TRIPLE = r'[A-Za-z]{0,2}"""(?:\\.|[^\\])*?(?:"""|\Z)'
_QUOTED = r"""[A-Za-z]{0,2}"(?:\\.|[^"\\\n])*"|[A-Za-z]{0,2}'(?:\\.|[^'\\\n])*'"""
_C_ZONE = re.compile(
    rf"(?P<comment>//[^\n]*|/\*.*?(?:\*/|\Z))|(?P<string>{_TRIPLE}|{_QUOTED}|`(?:\\.|[^`\\])*(?:`|\Z))",
    re.DOTALL,
)
_SCRIPT_ZONE = re.compile(
    rf"(?P<comment>\#[^\n]*)|(?P<string>{_TRIPLE}|[A-Za-z]{{0,2}}'''(?:\\.|[^\\])*?(?:'''|\Z)|{_QUOTED})",
    re.DOTALL,
)
_DOTTED = re.compile(r"\s*(?:\w+\.)?(?P<first>\w+)\.(?P<second>\w+)\s*")
_OPENING = re.compile(r"""[A-Za-z]{0,3}(?:\"\"\"|'''|["'`])""")
_ESCAPE = re.compile(r"\\.", re.DOTALL)
_KEY_BEFORE = re.compile(r"[\w\])]\s*\[\s*$")
_KEY_AFTER = re.compile(r"""\s*\]""")
_OWNER_OF_KEY = re.compile(r"(\w+)\s*\[\s*$")
_OWNER = re.compile(r"(?:(\w+)\s*(?:\(\s*\)|\[[^\[\]\n]{0,40}\])?\s*[?!]?(?:\.|->|::|\$))\s*$")
_OWNING = frozenset(".>:$")
_ASSIGNED = re.compile(r"\s*(?:[-+*/|&]?=(?![=>~])|:=|<-)")
_BEHIND = 100


@dataclass(frozen=True, slots=True)
class Zone:
    """A comment or string of a program, from its first character to behind its last."""

    start: int
    end: int
    is_comment: bool


def iter_zones(text: str, language: Language) -> Iterator[Zone]:
    """Yield the comments and strings of a text in order."""
    form = _C_ZONE if language is Language.CODE else _SCRIPT_ZONE
    for found in form.finditer(text):
        yield Zone(found.start(), found.end(), found.lastgroup == "comment")


def read_zones(text: str, language: Language, hits: Hits) -> list[Mention]:
    """Return what every hit of a program is, judged by its strings, comments and neighbours."""
    found: list[Mention] = []
    outside = 0
    for zone in iter_zones(text, language):
        found.extend(word_mention(text, hits, n) for n in hits.between(outside, zone.start))
        inside = hits.between(zone.start, zone.end)
        if inside and zone.is_comment:
            found.extend(_plain(hits, n, Evidence.PROSE) for n in inside)
        elif inside:
            found.extend(read_literal(text, zone.start, zone.end, hits))
        outside = zone.end
    found.extend(word_mention(text, hits, n) for n in hits.between(outside, len(text)))
    return found


def word_mention(text: str, hits: Hits, number: int) -> Mention:
    """Return what an identifier of a program is: an attribute of something, or a word."""
    start, word = hits.starts[number], hits.words[number]
    # Most words follow nothing that could own them; the pattern is for those that do.
    owned = text[start - 1 : start] in _OWNING and start > 0
    owner = _OWNER.search(text, max(0, start - _BEHIND), start) if owned else None
    if owner is None:
        return Mention(word, start, Evidence.WORD, in_code=True)
    end = start + len(word)
    access = Access.WRITE if _ASSIGNED.match(text, end, end + 20) else Access.READ
    return Mention(word, start, Evidence.ATTRIBUTE, access=access, owners=(owner[1],), in_code=True)


def read_literal(text: str, start: int, end: int, hits: Hits) -> list[Mention]:
    """Return what the hits of one string literal are; its quotes are part of the range."""
    opening = _OPENING.match(text, start, end)
    first = opening.end() if opening else start
    quote = opening.group().lstrip("rbufRBUFNnLl") if opening else ""
    last = end - len(quote) if text.endswith(quote, first, end) else end
    inner = _ESCAPE.sub(_blanks, text[first:last])
    return read_string(inner, first, hits, _key_owner(text, start, end))


def _key_owner(text: str, start: int, end: int) -> tuple[str, ...] | None:
    before = text[max(0, start - _BEHIND) : start]
    if _KEY_BEFORE.search(before) is None or _KEY_AFTER.match(text, end) is None:
        return None
    owner = _OWNER_OF_KEY.search(before)
    return (owner[1],) if owner else ()


def read_string(
    inner: str, offset: int, hits: Hits, key_of: tuple[str, ...] | None = None
) -> list[Mention]:
    """Return what the hits in a string's text are.

    `offset` is where the text begins in its source, `key_of` the owner when it is used as a key.
    """
    numbers = hits.between(offset, offset + len(inner))
    exact = inner.strip()
    if len(numbers) == 1 and hits.words[numbers[0]] == exact:
        if key_of is None:
            return [_plain(hits, numbers[0], Evidence.STRING)]
        return [_plain(hits, numbers[0], Evidence.KEY, key_of)]
    found = _dotted(inner, offset, hits)
    if not found and (is_sql(inner) or is_piece(inner)):
        found = sql_mentions(inner, offset, hits)
    covered = {mention.start for mention in found}
    found.extend(
        _plain(hits, n, Evidence.STRING_WORD) for n in numbers if hits.starts[n] not in covered
    )
    return found


def sql_mentions(text: str, offset: int, hits: Hits) -> list[Mention]:
    """Return the hits that stand in SQL text as tables or columns."""
    return [
        mention._replace(start=mention.start + offset)
        for mention in read_sql(tokenize(text).tokens)
        if mention.start + offset in hits.by_start
    ]


def _dotted(inner: str, offset: int, hits: Hits) -> list[Mention]:
    match = _DOTTED.fullmatch(inner)
    if match is None:
        return []
    first, second = match["first"], match["second"]
    found = []
    if match.start("first") + offset in hits.by_start:
        place = match.start("first") + offset
        found.append(Mention(first, place, Evidence.DOTTED, Role.TABLE, owners=(second,)))
    if match.start("second") + offset in hits.by_start:
        place = match.start("second") + offset
        found.append(Mention(second, place, Evidence.DOTTED, Role.EITHER, owners=(first,)))
    return found


def _plain(hits: Hits, number: int, evidence: Evidence, owners: tuple[str, ...] = ()) -> Mention:
    return Mention(hits.words[number], hits.starts[number], evidence, owners=owners)


def _blanks(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found.group())
