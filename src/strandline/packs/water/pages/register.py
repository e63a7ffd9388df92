"""All pages of the pack, in the order of the bar."""

from __future__ import annotations

from typing import cast

from strandline.console.visits import add_pages
from strandline.packs.water.context import Water
from strandline.packs.water.pages import (
    campaigns,
    equipment,
    explore,
    health,
    home,
    quality,
    routing,
)


def register(services: object) -> None:
    """Add the pages to the console, for the services that the server opened."""
    water = cast("Water", services)
    add_pages(
        [
            home.page(water),
            explore.page(water),
            *equipment.pages(water),
            *campaigns.pages(water),
            health.page(water),
            routing.page(water),
            quality.page(water),
        ]
    )
