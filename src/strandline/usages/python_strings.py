"""Python's string literals as they stand in the source, at the same places."""

from __future__ import annotations

import re

_OPENING = re.compile(r"""(?P<prefix>[A-Za-z]{0,3})(?P<quote>\"\"\"|'''|["'])""")
_BETWEEN = re.compile(r"""[^"']+""")
_COMMENT = re.compile(r"#[^\n]*")
_VALUE = re.compile(r"[^\s+\\()]")


def literal_text(segment: str) -> str:
    """Return the text of the literals in a segment of source, with everything else blanked.

    The result is as long as the segment, so that a place in one is a place in the other. What is
    filled in at run time becomes question marks.
    """
    parts: list[str] = []
    at = 0
    while at < len(segment):
        opening = _OPENING.match(segment, at)
        if opening is None:
            between = _BETWEEN.match(segment, at)
            end = between.end() if between else at + 1
            end = _before_prefix(segment, at, end)
            parts.append(_outside(segment[at:end]))
            at = end
            continue
        parts.append(" " * (opening.end() - at))
        formatted = "f" in opening["prefix"].lower()
        at = _inside(segment, opening.end(), opening["quote"], parts, formatted=formatted)
    return "".join(parts)


def _before_prefix(segment: str, start: int, end: int) -> int:
    """Leave the letters before a quote to the literal, unless they are the end of a name."""
    prefix = end
    while prefix > start and end - prefix < 2 and segment[prefix - 1] in "rbufRBUF":
        prefix -= 1
    if prefix > start and (segment[prefix - 1].isalnum() or segment[prefix - 1] == "_"):
        return end
    return prefix if prefix > start else end


def _outside(text: str) -> str:
    """Blank what stands between literals; a value that is joined to them is a placeholder."""
    text = _COMMENT.sub(lambda found: " " * len(found.group()), text)
    return _VALUE.sub("?", text)


def _inside(segment: str, at: int, quote: str, parts: list[str], *, formatted: bool) -> int:
    """Copy one literal's text up to its closing quote, and return the place behind that."""
    special = re.compile(re.escape(quote) + (r"|\\|\{|\}" if formatted else r"|\\"))
    while at < len(segment):
        found = special.search(segment, at)
        if found is None:
            parts.append(segment[at:])
            return len(segment)
        parts.append(segment[at : found.start()])
        at = found.start()
        if found.group() == quote:
            parts.append(" " * len(quote))
            return at + len(quote)
        if found.group() == "\\":
            parts.append("".join(c if c == "\n" else " " for c in segment[at : at + 2]))
            at += len(segment[at : at + 2])
        elif segment.startswith(("{{", "}}"), at):
            parts.append("  ")
            at += 2
        else:
            end = hole_end(segment, at)
            parts.append("".join("\n" if c == "\n" else "?" for c in segment[at:end]))
            at = end
    return at


def hole_end(segment: str, at: int) -> int:
    """Return the place behind the braces that open at `at`."""
    depth = 0
    for place in range(at, len(segment)):
        if segment[place] == "{":
            depth += 1
        elif segment[place] == "}":
            depth -= 1
            if depth <= 0:
                return place + 1
    return len(segment)
