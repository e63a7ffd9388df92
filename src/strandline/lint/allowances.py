"""Comments that silence a rule where they stand: `strandline: allow CODE because reason`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import yaml

from strandline.source import Span

_ALLOW = re.compile(r"strandline:\s+allow\b[ \t]*(?P<rest>[^\r\n]*)")
_BECAUSE = re.compile(r"\bbecause\b[ \t]*:?", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_TOP_KEY = re.compile(
    r"(?:(?:table|view|value_set|component)\s*:|_format_version\s*:[^#]*)\s*(?:#.*)?"
)
_END_OF_STATEMENT = re.compile(r";\s*(?:--[^\n]*)?$|^\s*GO\s*$", re.IGNORECASE)
_NO_CODE = re.compile(r"\s*(?:--[^\n]*|#[^\n]*)?")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """One comment: the rules it silences, why, where it stands, and the lines it is about.

    `start` and `end` are the offsets of what goes when the comment goes: its
    whole line where it stands alone. The reason is empty when
    none is given; such a comment silences nothing.
    """

    rules: tuple[str, ...]
    reason: str
    span: Span
    lines: frozenset[int]
    start: int
    end: int


def yaml_allowances(text: str, shown: str) -> list[Allowance]:
    """Return the comments of a YAML file; text in quotes or blocks is none."""
    if "strandline:" not in text:
        return []
    inside = _scalar_ranges(text)
    found = []
    for start, end in _comments(text, "#"):
        if any(low <= start < high for low, high in inside):
            continue
        if (allowance := _read(text, start, end, shown, _yaml_lines)) is not None:
            found.append(allowance)
    return found


def sql_allowances(text: str, shown: str) -> list[Allowance]:
    """Return the comments of a script; text in quotes or block comments is none."""
    if "strandline:" not in text:
        return []
    ranges = (_read(text, start, end, shown, _sql_lines) for start, end in _sql_comments(text))
    return [allowance for allowance in ranges if allowance is not None]


def _comments(text: str, mark: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(rf"(?:(?<=\s)|^){mark}[^\r\n]*", text, re.MULTILINE):
        yield match.start(), match.end()


def _scalar_ranges(text: str) -> list[tuple[int, int]]:
    """Return where scalars stand; none for a text that is not YAML, which is told elsewhere."""
    try:
        # A plain scalar cannot hold a comment; quoted and block scalars can hold what looks so.
        return [
            (token.start_mark.index, token.end_mark.index)
            for token in yaml.scan(text, Loader=_LOADER)
            if isinstance(token, yaml.ScalarToken) and token.style is not None
        ]
    except yaml.YAMLError:
        return []


_SQL_PARTS = re.compile(
    r"(?P<line>--[^\r\n]*)|/\*.*?(?:\*/|\Z)|'(?:[^']|'')*(?:'|\Z)|\"(?:[^\"]|\"\")*(?:\"|\Z)"
    r"|(?P<tag>\$(?:[A-Za-z_]\w*)?\$).*?(?:(?P=tag)|\Z)|\[[^\]\n]*\]",
    re.DOTALL,
)


def _sql_comments(text: str) -> Iterator[tuple[int, int]]:
    for match in _SQL_PARTS.finditer(text):
        if match.group("line") is not None:
            yield match.start(), match.end()


def _read(
    text: str,
    start: int,
    end: int,
    shown: str,
    lines_of: Callable[[list[str], int], frozenset[int]],
) -> Allowance | None:
    match = _ALLOW.search(text, start, end)
    if match is None:
        return None
    names, because, reason = _divided(match.group("rest"))
    number = text.count("\n", 0, start) + 1
    column = start - text.rfind("\n", 0, start)
    lines = text.split("\n")
    alone = not lines[number - 1][: column - 1].strip()
    first = _next_line(lines, number) if alone else number
    low, high = _going(text, start, end, alone=alone)
    return Allowance(
        rules=tuple(_NAME.findall(names)),
        reason=reason.strip() if because else "",
        span=Span(shown, number, column),
        lines=lines_of(lines, first),
        start=low,
        end=high,
    )


def _going(text: str, start: int, end: int, *, alone: bool) -> tuple[int, int]:
    if not alone:
        return len(text[:start].rstrip(" \t")), end
    line_end = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, len(text) if line_end < 0 else line_end + 1


def _divided(rest: str) -> tuple[str, str, str]:
    found = _BECAUSE.search(rest)
    return (
        (rest, "", "") if found is None else (rest[: found.start()], found[0], rest[found.end() :])
    )


def _next_line(lines: list[str], number: int) -> int:
    """Return the number of the first line below that holds more than a comment."""
    for place in range(number, len(lines)):
        if not _NO_CODE.fullmatch(lines[place]):
            return place + 1
    return number


def _yaml_lines(lines: list[str], first: int) -> frozenset[int]:
    """A comment on `table:`, or on top of the file, is about what is placed at its first key."""
    found = {first}
    while first <= len(lines) and _TOP_KEY.fullmatch(lines[first - 1].strip()):
        first = _next_line(lines, first)
        if first in found:
            break
        found.add(first)
    return frozenset(found)


def _sql_lines(lines: list[str], first: int) -> frozenset[int]:
    """A comment is about the whole statement that it stands on or above."""
    found = {first}
    for number in range(first, len(lines) + 1):
        found.add(number)
        if _END_OF_STATEMENT.search(lines[number - 1]):
            break
    return frozenset(found)
