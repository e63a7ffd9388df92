"""Sites and locations."""

from __future__ import annotations

from strandline.packs.water.web.schemas.common import Answer


class SiteAnswer(Answer):
    site_id: int
    name: str
    site_type: str | None
    description: str | None
    city: str | None
    province: str | None
    country: str | None
    watershed_id: int | None
