"""What the water pack hands to the web app."""

from __future__ import annotations

from strandline.packs.water.context import open_water
from strandline.packs.water.web.router import router
from strandline.rest.pack import PackWeb


def _pages(services: object) -> None:
    """Imported when a console is there: an API alone needs no NiceGUI."""
    from strandline.packs.water.pages.register import register

    register(services)


web = PackWeb(
    component="water", needs="1.7.0", open_services=open_water, router=router, pages=_pages
)
