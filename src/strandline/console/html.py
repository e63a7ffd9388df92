"""HTML text from values; every value is escaped, so that stored text stays text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from urllib.parse import urlencode

NOTHING = '<span class="sl-none" title="not recorded">–</span>'


@dataclass(frozen=True, slots=True)
class Html:
    """Text that is HTML already; anything else is escaped where it is written."""

    text: str


Content = None | str | int | float | Html


def written(value: Content) -> str:
    """Return a value as HTML; what is missing is a dash."""
    if value is None or value == "":
        return NOTHING
    return value.text if isinstance(value, Html) else escape(str(value))


def link(label: str | int, path: str, **query: object) -> Html:
    """Return a link to a page of this console; query values of None are left out."""
    return Html(f'<a href="{escape(address(path, **query))}">{escape(str(label))}</a>')


def link_or_text(label: str | None, path: str | None, **query: object) -> Content:
    """Return a link where there is something to lead to."""
    return label if label is None or path is None else link(label, path, **query)


def address(path: str, **query: object) -> str:
    """Return a path with its query; lists become repeated names."""
    given = {name: value for name, value in query.items() if value not in (None, "", [], ())}
    return f"{path}?{urlencode(given, doseq=True)}" if given else path


def tag(text: str | None, kind: str = "") -> Html:
    """Return a small label; `kind` picks a colour that the text says as well."""
    if not text:
        return Html(NOTHING)
    return Html(f'<span class="sl-tag {escape(kind)}">{escape(text)}</span>')


def joined(parts: list[Content], between: str = " ") -> Html:
    return Html(between.join(written(part) for part in parts))


def facts(pairs: Mapping[str, Content]) -> str:
    """Return named facts as a description list."""
    rows = (
        f"<div><dt>{escape(name)}</dt><dd>{written(value)}</dd></div>"
        for name, value in pairs.items()
    )
    return f'<dl class="sl-facts">{"".join(rows)}</dl>'
