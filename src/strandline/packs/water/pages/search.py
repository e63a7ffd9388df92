"""A list with a search field above it: what is typed narrows what is drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from nicegui import ui

from strandline.console import states

Item = TypeVar("Item")


def searched(
    thing: str,
    items: Sequence[Item],
    *,
    total: int,
    texts: Callable[[Item], Sequence[str | None]],
    draw: Callable[[Sequence[Item]], str],
) -> None:
    """Draw a search field, how many there are, and HTML of those that fit."""
    field = ui.input(label=f"Search {thing}").props("outlined dense clearable")
    field.classes("sl-search").props('type="search" debounce="150"')
    said = ui.label().classes("sl-note").props('aria-live="polite"')
    body = ui.element("div").classes("sl-section")

    def show() -> None:
        wanted = str(field.value or "").strip().casefold()
        chosen = [item for item in items if fits(wanted, texts(item))]
        left_out = total - len(items)
        more = f"; {left_out:,} more are not shown here" if left_out > 0 else ""
        said.set_text(f"{len(chosen):,} of {total:,}{more}")
        body.clear()
        with body:
            if chosen:
                ui.html(draw(chosen), sanitize=False)
            else:
                states.empty("Nothing fits", "Search for less of the word.")

    field.on_value_change(show)
    show()


def fits(wanted: str, texts: Sequence[str | None]) -> bool:
    """Return whether one of the texts holds the word, which is folded already."""
    return any(wanted in (text or "").casefold() for text in texts)
