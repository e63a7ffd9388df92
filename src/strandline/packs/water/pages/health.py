"""Data health: what somebody should look at, the worst first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from html import escape
from typing import Any

from nicegui import events, ui

from strandline.console import states
from strandline.console.frame import card, heading
from strandline.console.html import Content, address, joined, link, tag
from strandline.console.states import Section
from strandline.console.tables import Column, table_html
from strandline.console.visits import Page, Visit
from strandline.packs.water import kinds
from strandline.packs.water.context import Water
from strandline.packs.water.context_records import Site
from strandline.packs.water.health_records import Finding, HealthReport, HealthRequest
from strandline.packs.water.pages import words
from strandline.packs.water.pages.choices import iso, read_moment
from strandline.packs.water.pages.lists import every
from strandline.packs.water.services import entries, health
from strandline.rest.errors import Invalid
from strandline.rest.pages import PageRequest

PATH = "/health"
PAGE_SIZE = 100
_DAYS = {1: "1 day", 7: "7 days", 30: "30 days", 90: "90 days", 365: "a year"}
_MOODS = {"error": "bad", "warning": "warn", "info": ""}
_COLUMNS = (Column("What"), Column("Concerns"), Column("Finding"), Column("What to do"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the page's address asks for."""

    site: int | None
    days: int
    at: datetime | None
    code: str | None
    number: int

    def path(self, **changes: object) -> str:
        given: dict[str, object] = {
            "site": self.site,
            "days": self.days,
            "at": iso(self.at),
            "code": self.code,
            "page": None if self.number == 1 else self.number,
        }
        return address(PATH, **{**given, **changes})


def page(water: Water) -> Page:
    return Page(
        path=PATH,
        title="Data health",
        pack="water",
        navigation="Health",
        build=partial(build, water),
    )


def build(water: Water, visit: Visit) -> None:
    heading(
        "Data health",
        "What is late, missing, contradictory or impossible, and what to do about it.",
    )
    asked = asked_of(visit)
    Section(
        visit,
        partial(read, water, asked),
        partial(draw, asked),
        loading="Checking the data…",
        lines=10,
    )


def asked_of(visit: Visit) -> Asked:
    days = visit.chosen("days") or 7
    if days not in _DAYS:
        raise Invalid(
            "H106",
            "the address of this page asks for days that are no choice of it",
            hint="days is one of 1, 7, 30, 90, 365",
        )
    return Asked(
        site=visit.chosen("site"),
        days=days,
        at=read_moment("at", visit.query.get("at", "")),
        code=visit.query.get("code") or None,
        number=visit.chosen("page") or 1,
    )


def read(water: Water, asked: Asked) -> tuple[HealthReport, Sequence[Site]]:
    request = HealthRequest(
        at=asked.at or datetime.now(UTC),
        days=asked.days,
        site=None if asked.site is None else str(asked.site),
        codes=() if asked.code is None else (asked.code,),
    )
    report = health.check_health(
        water, request, PageRequest(page=asked.number, page_size=PAGE_SIZE)
    )
    sites, _ = every(partial(entries.list_entries, water, kinds.SITES))
    return report, sites


def draw(asked: Asked, found: tuple[HealthReport, Sequence[Site]]) -> None:
    report, sites = found
    with card():
        _controls(asked, sites)
    if report.counts:
        ui.html(_tiles(asked, report), sanitize=False).classes("sl-section")
    if not report.findings:
        states.empty(
            "Nothing needs looking at",
            "No check found anything in this stretch of time.",
        )
        return
    with card("Findings", f"{words.some(report.total, 'finding')}, the worst first."):
        rows = [_row(finding) for finding in report.findings]
        ui.html(table_html("Findings", _COLUMNS, rows), sanitize=False)
        _pager(asked, report.total)


def _controls(asked: Asked, sites: Sequence[Site]) -> None:
    def go(name: str) -> Callable[[events.ValueChangeEventArguments[Any]], None]:
        return lambda event: ui.navigate.to(asked.path(**{name: event.value, "page": None}))

    names = {one.site_id: one.name for one in sites}
    with ui.element("div").classes("sl-row"):
        ui.select(
            names,
            value=asked.site if asked.site in names else None,
            label="Site",
            with_input=True,
            clearable=True,
            on_change=go("site"),
        ).props("outlined dense options-dense").classes("sl-grow")
        ui.select(_DAYS, value=asked.days, label="Looks back", on_change=go("days")).props(
            "outlined dense options-dense"
        ).classes("sl-grow")
        at = ui.input(label="As of (UTC), empty for now", value=(iso(asked.at) or "")[:16])
        at.props('outlined dense stack-label type="datetime-local"').classes("sl-moment-field wide")

        def apply() -> None:
            ui.navigate.to(asked.path(at=at.value or None, page=None))

        at.on("keydown.enter", apply)
        ui.button("Check", on_click=apply).props("unelevated no-caps")


def _tiles(asked: Asked, report: HealthReport) -> str:
    titles = {check.code: check.title for check in health.CHECKS}
    tiles = "".join(
        f'<li><a href="{escape(asked.path(code=code, page=None))}"'
        f"{' aria-current=true' if code == asked.code else ''}>"
        f"<b>{count:,}</b><span>{escape(titles.get(code, code))}</span></a></li>"
        for code, count in sorted(report.counts.items())
    )
    everything = (
        f'<p><a class="sl-button" href="{escape(asked.path(code=None, page=None))}">'
        "All checks</a></p>"
        if asked.code
        else ""
    )
    return f'<ul class="sl-tiles" aria-label="Findings by check">{tiles}</ul>{everything}'


def _row(finding: Finding) -> list[Content]:
    titles = {check.code: check.title for check in health.CHECKS}
    return [
        joined(
            [
                tag(finding.severity, _MOODS.get(finding.severity, "")),
                titles.get(finding.code, finding.code),
            ]
        ),
        _subject(finding),
        words.sentence(finding.message),
        words.sentence(finding.hint),
    ]


def _subject(finding: Finding) -> Content:
    match finding.kind:
        case "series":
            return link(finding.name, "/explore", series=finding.id)
        case "equipment":
            return link(finding.name, f"/equipment/{finding.id}")
        case _:
            return f"{finding.kind} {finding.name}"


def _pager(asked: Asked, total: int) -> None:
    last = max(1, -(-total // PAGE_SIZE))
    if last == 1:
        return
    parts: list[Content] = []
    if asked.number > 1:
        parts.append(link("Earlier findings", asked.path(page=asked.number - 1)))
    parts.append(f"Page {asked.number} of {last}")
    if asked.number < last:
        parts.append(link("More findings", asked.path(page=asked.number + 1)))
    ui.html(
        f'<nav aria-label="Pages of findings">{joined(parts, " · ").text}</nav>', sanitize=False
    )
