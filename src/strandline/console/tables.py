"""Tables as plain HTML: real rows and headers that a keyboard and a screen reader can walk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from strandline.console.html import Content, written


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading; `number` sets its cells right, in figures of one width."""

    title: str
    number: bool = False


def table_html(caption: str, columns: Sequence[Column], rows: Sequence[Sequence[Content]]) -> str:
    """Return a table; its first column heads the rows. The caption is for those who cannot see."""
    head = "".join(
        f'<th scope="col"{_class(column)}>{escape(column.title)}</th>' for column in columns
    )
    body = "".join(_row(columns, row) for row in rows)
    return (
        f'<div class="sl-scroll" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f'<table class="sl-table"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _row(columns: Sequence[Column], cells: Sequence[Content]) -> str:
    first, *others = zip(columns, cells, strict=True)
    head = f'<th scope="row"{_class(first[0])}>{written(first[1])}</th>'
    return f"<tr>{head}{''.join(f'<td{_class(c)}>{written(cell)}</td>' for c, cell in others)}</tr>"


def _class(column: Column) -> str:
    return ' class="sl-number"' if column.number else ""
