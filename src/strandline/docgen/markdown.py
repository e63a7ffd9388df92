"""Blocks of Markdown: tables, sections and whole pages from already escaped text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a pipe table; columns that are empty in every row are left out."""
    body = [list(row) for row in rows]
    kept = [at for at in range(len(headings)) if at == 0 or any(row[at] for row in body)]
    lines = [
        _line([headings[at] for at in kept]),
        _line(["---"] * len(kept)),
        *(_line([row[at] for at in kept]) for row in body),
    ]
    return "\n".join(lines)


def bullets(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def section(heading: str, *blocks: str, level: int = 2) -> str:
    """Return a heading with its blocks, or nothing when there is no block."""
    kept = [block for block in blocks if block]
    return page(f"{'#' * level} {heading}", *kept).rstrip("\n") if kept else ""


def page(*blocks: str) -> str:
    """Join blocks with one empty line between them, one newline at the end."""
    return "\n\n".join(block for block in blocks if block) + "\n"


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
