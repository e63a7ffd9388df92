"""Home: every site with its sampling locations, and a search through them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from nicegui import ui

from strandline.console import states
from strandline.console.frame import heading
from strandline.console.html import Content, Html, joined, link, tag
from strandline.console.states import Section
from strandline.console.tables import Column, table_html
from strandline.console.visits import Page, Visit
from strandline.packs.water.context import Water
from strandline.packs.water.context_records import Location, Site
from strandline.packs.water.pages import words
from strandline.packs.water.pages.lists import every
from strandline.packs.water.services import places

_COLUMNS = (
    Column("Sampling location"),
    Column("Part of the plant"),
    Column("Coordinates"),
    Column("Exists"),
)


@dataclass(frozen=True, slots=True)
class Places:
    sites: Sequence[Site]
    locations: Sequence[Location]
    left_out: int


def page(water: Water) -> Page:
    return Page(
        path="/", title="Sites", pack="water", navigation="Sites", build=partial(build, water)
    )


def build(water: Water, visit: Visit) -> None:
    heading(
        "Sites and sampling locations",
        "Where things are measured. A location leads to the values of its series.",
    )
    Section(visit, partial(read, water), draw, loading="Reading sites…", lines=8)


def read(water: Water) -> Places:
    sites, all_sites = every(
        lambda at: places.list_sites(water, offset=at.offset, limit=at.page_size)
    )
    locations, all_locations = every(partial(places.list_locations, water))
    left_out = all_sites - len(sites) + all_locations - len(locations)
    return Places(sites=sites, locations=locations, left_out=left_out)


def draw(found: Places) -> None:
    if not found.sites:
        states.empty(
            "There are no sites yet",
            "POST /api/v1/sites makes the first one, POST /api/v1/sampling-locations its places.",
        )
        return
    search = ui.input(label="Search sites and locations").props("outlined dense clearable")
    search.classes("sl-search").props('type="search" debounce="150"')
    said = ui.label().classes("sl-note").props('aria-live="polite"')
    body = ui.element("div").classes("sl-section")

    def show() -> None:
        chosen = matching(found, str(search.value or ""))
        count = sum(len(locations) for _, locations in chosen)
        said.set_text(
            f"{words.some(len(chosen), 'site')}, {words.some(count, 'location')}"
            + (f"; {found.left_out:,} more are not shown" if found.left_out else "")
        )
        body.clear()
        with body:
            if not chosen:
                states.empty("Nothing has this in its name", "Search for less of the word.")
            for site, locations in chosen:
                ui.html(_site(site, locations), sanitize=False).classes("sl-card sl-even")

    search.on_value_change(show)
    show()


def matching(found: Places, text: str) -> list[tuple[Site, list[Location]]]:
    """Return sites with those of their locations that a search means; pure.

    A site whose own name, kind or city fits shows all its locations.
    """
    wanted = text.strip().casefold()
    by_site: dict[int, list[Location]] = {site.site_id: [] for site in found.sites}
    for location in found.locations:
        by_site.setdefault(location.site_id, []).append(location)
    chosen = []
    for site in found.sites:
        locations = by_site[site.site_id]
        if not _fits(wanted, site.name, site.site_type, site.city):
            locations = [one for one in locations if _fits(wanted, one.name, one.plant_area)]
            if not locations:
                continue
        chosen.append((site, locations))
    return chosen


def _fits(wanted: str, *texts: str | None) -> bool:
    return any(wanted in (text or "").casefold() for text in texts)


def _site(site: Site, locations: Sequence[Location]) -> str:
    place = ", ".join(part for part in (site.city, site.province, site.country) if part)
    about: list[Content] = [tag(site.site_type, "accent")] if site.site_type else []
    about += [Html(f'<span class="sl-note">{_plain(part)}</span>') for part in (place,) if part]
    title = joined([Html(f"<h2>{_plain(site.name)}</h2>"), *about]).text
    note = f'<p class="sl-note">{_plain(site.description)}</p>' if site.description else ""
    if not locations:
        body = '<p class="sl-note">No sampling locations.</p>'
    else:
        body = table_html(
            f"Sampling locations of {site.name}", _COLUMNS, [_row(one) for one in locations]
        )
    return f'<div class="sl-title">{title}</div>{note}{body}'


def _row(location: Location) -> list[Content]:
    return [
        link(location.name, "/explore", location=location.location_id),
        location.plant_area,
        _coordinates(location),
        words.until(location.valid_from, location.valid_to)
        if location.valid_from or location.valid_to
        else "always",
    ]


def _coordinates(location: Location) -> str | None:
    if location.latitude is None or location.longitude is None:
        return None
    return f"{location.latitude:.5f}, {location.longitude:.5f}"


def _plain(text: str | None) -> str:
    return joined([text]).text if text else ""
