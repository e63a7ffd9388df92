"""Home: every site with its sampling locations."""

from __future__ import annotations

from functools import partial

from nicegui import ui

from strandline.console import states
from strandline.console.frame import card, heading
from strandline.console.html import link
from strandline.console.states import Section
from strandline.console.tables import Column, table_html
from strandline.console.visits import Page, Visit
from strandline.packs.water.context import Water
from strandline.packs.water.records import Site
from strandline.packs.water.services import places

MOST = 500


def page(water: Water) -> Page:
    return Page(
        path="/", title="Sites", pack="water", navigation="Sites", build=partial(build, water)
    )


def build(water: Water, visit: Visit) -> None:
    heading("Sites and sampling locations", "Where things are measured.")
    with card():
        Section(visit, partial(places.list_sites, water, offset=0, limit=MOST), draw)


def draw(found: tuple[list[Site], int]) -> None:
    sites, _ = found
    if not sites:
        states.empty("There are no sites yet", "POST /api/v1/sites makes the first one.")
        return
    rows = [[link(site.name, "/", site=site.site_id), site.site_type, site.city] for site in sites]
    ui.html(
        table_html("Sites", [Column("Site"), Column("Kind"), Column("City")], rows), sanitize=False
    )
