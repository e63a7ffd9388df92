"""The frame round every page: skip link, bar, heading, main part."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from importlib.resources import files

from nicegui import ui

from strandline.console.visits import Page, Visit, the_console
from strandline.rest.principals import LOCAL, Action, Principal

MARK = (
    '<svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true" fill="none" '
    'stroke="currentColor" stroke-width="2" stroke-linecap="round">'
    '<path d="M2 8c3.3 0 3.3-3 6.7-3s3.3 3 6.6 3S18.7 5 22 5"/>'
    '<path d="M2 14c3.3 0 3.3-3 6.7-3s3.3 3 6.6 3 3.4-3 6.7-3"/>'
    '<path d="M2 20h20" stroke-width="1.5"/></svg>'
)


def stylesheet() -> str:
    """Return the console's style; the login page, which has no script, uses the same."""
    text: str = files("strandline.console").joinpath("assets/console.css").read_text("utf-8")
    return text


@contextmanager
def frame(page: Page, visit: Visit, principal: Principal) -> Iterator[None]:
    """Draw the bar and give the main part to fill."""
    ui.add_head_html(f"<style>{stylesheet()}</style>")
    ui.add_head_html(_INK)
    ui.colors(primary="#0b6b78", secondary="#4a5966", accent="#0b6b78", dark="#182127")
    main = ui.element("div").classes("sl-main")
    # After the bar, which puts itself first: the link must be what Tab reaches before all else.
    _bar(page, visit, principal)
    ui.skip_link("Skip to the content", target=main)
    with main:
        yield


def heading(title: str, lead: str = "") -> None:
    """Draw the page's only first-level heading, and a sentence below it."""
    sentence = f'<p class="sl-lead">{escape(lead)}</p>' if lead else ""
    ui.html(f"<h1>{escape(title)}</h1>{sentence}", sanitize=False).classes("sl-heading")


@contextmanager
def card(title: str = "", note: str = "") -> Iterator[None]:
    """Draw a bordered part of the page with a second-level heading."""
    with ui.element("section").classes("sl-card"):
        if title:
            said = f'<p class="sl-note">{escape(note)}</p>' if note else ""
            ui.html(f"<h2>{escape(title)}</h2>{said}", sanitize=False).classes("sl-card-head")
        yield


def _bar(page: Page, visit: Visit, principal: Principal) -> None:
    here = page.navigation or page.section
    entries = [entry for entry in the_console().pages if entry.navigation]
    links = "".join(
        f'<li><a href="{escape(entry.path)}"'
        f"{' aria-current=page' if entry.navigation == here else ''}>"
        f"{escape(str(entry.navigation))}</a></li>"
        for entry in entries
    )
    leave = (
        '<form method="post" action="/logout"><button class="sl-quiet">Log out</button></form>'
        if principal.name and principal.identity != LOCAL.identity
        else ""
    )
    writes = not principal.name or principal.may(visit.pack, Action.WRITE)
    mode = "" if writes else " · may only read"
    with ui.header().classes("sl-header"):
        ui.html(
            f'<a class="sl-brand" href="/">{MARK}<span>Strandline</span></a>'
            f'<nav aria-label="Pages"><ul>{links}</ul></nav>'
            f'<div class="sl-who"><span>times in UTC</span><span>{escape(principal.name)}{mode}</span>{leave}</div>',
            sanitize=False,
        ).classes("sl-bar")


# Charts take their colours from the style sheet, so that one place says what is dark and light.
_INK = """<script>
window.ink = (name) => getComputedStyle(document.body).getPropertyValue(name).trim();
// What is drawn on a canvas keeps its colours: it is drawn anew when the system changes to dark.
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
  if (document.querySelector("canvas")) location.reload();
});
</script>"""
