"""Everything that is not Python: SQL files, templates, configuration, other code, pages."""

from __future__ import annotations

import re

from strandline.usages.evidence import Evidence
from strandline.usages.mention import Mention
from strandline.usages.sql_source import is_sql, read_sql
from strandline.usages.sql_tokens import Kind, tokenize
from strandline.usages.strings import read_literal, read_zones, sql_mentions, word_mention
from strandline.usages.text import Hits, Language, Source

_EXPRESSION = re.compile(
    r"\{\{[^{}]*\}\}|\{%[^%]*%\}|<%[^%]*%>|\$\{[^{}\n]*\}|[#@]\{[^{}\n]*\}|(?<![{$#@])\{[^{}\n]*\}"
)
_SCRIPT_OPENS = re.compile(r"<script\b[^<>]*>", re.IGNORECASE)
_SCRIPT_ENDS = re.compile(r"</script", re.IGNORECASE)
_ATTRIBUTE_VALUE = re.compile(r"""=\s*["']$""")
_CONFIG_STRING = re.compile(r'"(?:\\.|[^"\\\n])*"|\'\'\'.*?\'\'\'|\'[^\'\n]*\'', re.DOTALL)
_BLOCK_START = re.compile(
    r"^(?P<indent> *)(?:- +)?(?:[\w.\"'-]+ *[:=] *)?(?P<sql>(?:SELECT|INSERT|UPDATE|DELETE|WITH|CREATE|ALTER"
    r"|DROP|MERGE|TRUNCATE)\b)",
    re.MULTILINE | re.IGNORECASE,
)
_SQL_FENCE = re.compile(r"^ *(```+|~~~+) *sql\b[^\n]*\n(.*?)(?:^ *\1|\Z)", re.MULTILINE | re.DOTALL)
_CONFIG_COMMENT = re.compile(r"(?:^|\s)(?:#|//|;)[^\n]*$", re.MULTILINE)
_KEY_BEHIND = re.compile(r"""["']?\s*[:=]""")
_VALUE_BEFORE = re.compile(r"""(?:^|[\s\[{,:=(-])["']?$""")
_VALUE_BEHIND = re.compile(r"""["']?\s*(?:[,\]}#;)\n]|$)""")


def read_plain(source: Source, hits: Hits) -> list[Mention]:
    """Return one mention or more for every hit of a text."""
    match source.language:
        case Language.SQL:
            found = _sql_file(source.text, hits)
        case Language.TEMPLATE:
            found = _template(source.text, hits)
        case Language.CONFIG:
            found = _config(source.text, hits)
        case Language.PROSE | Language.NOTEBOOK:
            found = _page(source.text, hits)
        case Language.CODE | Language.SCRIPT | Language.PYTHON:
            return read_zones(source.text, source.language, hits)
    return [*found, *_rest(found, hits, Evidence.PROSE)]


def _rest(found: list[Mention], hits: Hits, evidence: Evidence) -> list[Mention]:
    covered = {mention.start for mention in found}
    pairs = zip(hits.starts, hits.words, strict=True)
    return [Mention(word, start, evidence) for start, word in pairs if start not in covered]


def _sql_file(text: str, hits: Hits) -> list[Mention]:
    read = tokenize(text)
    found = [mention for mention in read_sql(read.tokens) if mention.start in hits.by_start]
    for token in read.tokens:
        if token.kind is Kind.STRING and hits.between(token.start, token.start + len(token.text)):
            found.extend(read_literal(text, token.start, token.start + len(token.text), hits))
    covered = {mention.start for mention in found}
    comments = {n for start, end in read.comments for n in hits.between(start, end)}
    for number, start in enumerate(hits.starts):
        if start not in covered and number not in comments:
            found.append(Mention(hits.words[number], start, Evidence.WORD))
    return found


def _template(text: str, hits: Hits) -> list[Mention]:
    found: list[Mention] = []
    for expression in _EXPRESSION.finditer(text):
        for number in hits.between(*expression.span()):
            seen = word_mention(text, hits, number)
            found.append(
                Mention(
                    seen.word, seen.start, Evidence.TEMPLATE, access=seen.access, owners=seen.owners
                )
            )
    covered = {mention.start for mention in found}
    for first, last in _scripts(text):
        inside = hits.between(first, last)
        if inside:
            starts = [hits.starts[n] - first for n in inside]
            part = Hits(starts, [hits.words[n] for n in inside])
            for seen in read_zones(text[first:last], Language.CODE, part):
                if seen.start + first not in covered:
                    found.append(seen._replace(start=seen.start + first))
    covered = {mention.start for mention in found}
    for start, word in zip(hits.starts, hits.words, strict=True):
        before, after = (
            text[max(0, start - 8) : start],
            text[start + len(word) : start + len(word) + 1],
        )
        if start not in covered and after in ("'", '"') and _ATTRIBUTE_VALUE.search(before):
            found.append(Mention(word, start, Evidence.STRING))
    return found


def _scripts(text: str) -> list[tuple[int, int]]:
    """Return where the programs of a page stand, without their tags."""
    found: list[tuple[int, int]] = []
    for opening in _SCRIPT_OPENS.finditer(text):
        if found and opening.start() < found[-1][1]:
            continue
        closing = _SCRIPT_ENDS.search(text, opening.end())
        if closing is None:
            break
        found.append((opening.end(), closing.start()))
    return found


def _config(text: str, hits: Hits) -> list[Mention]:
    found: list[Mention] = []
    for literal in _CONFIG_STRING.finditer(text):
        if hits.between(*literal.span()):
            inner = literal.group()[1:-1]
            if is_sql(inner):
                found.extend(sql_mentions(inner, literal.start() + 1, hits))
    for start, end in _sql_blocks(text):
        if hits.between(start, end):
            found.extend(sql_mentions(text[start:end], start, hits))
    covered = {mention.start for mention in found}
    comments = {
        n for comment in _CONFIG_COMMENT.finditer(text) for n in hits.between(*comment.span())
    }
    for number, start in enumerate(hits.starts):
        if start in covered or number in comments:
            continue
        word = hits.words[number]
        end = start + len(word)
        begins = _VALUE_BEFORE.search(text[max(0, start - 3) : start]) is not None
        exact = begins and (
            _KEY_BEHIND.match(text, end) is not None or _VALUE_BEHIND.match(text, end) is not None
        )
        if exact and not _is_dotted(text, start, end):
            found.append(Mention(word, start, Evidence.CONFIG))
        else:
            found.append(Mention(word, start, Evidence.STRING_WORD))
    return found


def _is_dotted(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start] == "." or text[end : end + 1] == "."


def _sql_blocks(text: str) -> list[tuple[int, int]]:
    """Return where SQL stands as a block: a first line with a verb, and deeper lines below it."""
    found: list[tuple[int, int]] = []
    for block in _BLOCK_START.finditer(text):
        if found and block.start("sql") < found[-1][1]:
            continue
        keyed = block.start("sql") > block.end("indent")
        least = len(block["indent"]) + (1 if keyed else 0)
        end = _block_end(text, block.end(), least)
        if is_sql(text, block.start("sql"), end):
            found.append((block.start("sql"), end))
    return found


def _block_end(text: str, start: int, least: int) -> int:
    end = text.find("\n", start)
    while end >= 0:
        following = text.find("\n", end + 1)
        line = text[end + 1 : following if following >= 0 else len(text)]
        if line.strip() and len(line) - len(line.lstrip(" ")) < max(least, 1):
            return end
        if not line.strip() and following < 0:
            return end
        end = following
    return len(text)


def _page(text: str, hits: Hits) -> list[Mention]:
    found: list[Mention] = []
    for fence in _SQL_FENCE.finditer(text):
        if hits.between(*fence.span(2)):
            found.extend(sql_mentions(fence[2], fence.start(2), hits))
    return found
