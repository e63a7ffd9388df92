"""Sites."""

from __future__ import annotations

from strandline.packs.water.web.schemas.context import IdOrName, LongText, Name100, Text100, Text255
from strandline.packs.water.web.schemas.models import Answer, Request


class SiteAnswer(Answer):
    site_id: int
    name: str
    site_type: str | None
    description: str | None
    street_number: str | None
    street_name: str | None
    city: str | None
    zip_code: str | None
    province: str | None
    country: str | None
    watershed_id: int | None
    watershed: str | None


class SiteBody(Request):
    name: Name100
    site_type: Text255 | None = None
    description: LongText | None = None
    street_number: Text100 | None = None
    street_name: Text100 | None = None
    city: Text255 | None = None
    zip_code: Text100 | None = None
    province: Text255 | None = None
    country: Text255 | None = None
    watershed: IdOrName | None = None
