"""Routes: what is asked and answered."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from strandline.packs.water.web.schemas.models import Answer, Moment, Request, RowId
from strandline.packs.water.web.schemas.moments import GivenMoment

Degree = Annotated[str, Field(min_length=1, max_length=50)]
Severity = Literal["error", "warning"]
Notes = Annotated[str, Field(max_length=500)]


class RouteAnswer(Answer):
    """A route; `valid_to` is excluded and null while the route is active."""

    route_id: int
    equipment_id: int
    equipment: str
    variable_id: int
    variable: str
    provenance_id: int
    provenance: str
    processing_degree: str
    metadata_id: int
    location_id: int | None
    location: str | None
    campaign_id: int | None
    campaign: str | None
    valid_from: Moment
    valid_to: Moment | None
    created_at: Moment
    created_by_person_id: int | None
    notes: str | None


class NoticeAnswer(Answer):
    """Something that was not refused and that somebody should look at."""

    code: str
    message: str


class WrittenRouteAnswer(Answer):
    """A route as it stands after it was written."""

    route: RouteAnswer
    warnings: list[NoticeAnswer]


class NewRouteRequest(Request):
    """A route to add; without `valid_to` it stays active."""

    equipment_id: RowId
    variable_id: RowId
    metadata_id: RowId
    valid_from: GivenMoment
    valid_to: GivenMoment | None = None
    provenance_id: RowId = 1
    processing_degree: Degree = "Raw"
    campaign_id: RowId | None = None
    created_by_person_id: RowId | None = None
    notes: Notes | None = None


class CloseRouteRequest(Request):
    """Where a route ends; excluded."""

    valid_to: GivenMoment


class IncoherenceAnswer(Answer):
    """An interval in which routes and installations of an instrument do not agree."""

    kind: str
    severity: str
    equipment_id: int
    equipment: str
    variable_id: int | None
    variable: str | None
    valid_from: Moment
    valid_to: Moment | None
    route_ids: list[int]
    installation_ids: list[int]
    route_location: str | None
    installation_location: str | None
    message: str
    hint: str
