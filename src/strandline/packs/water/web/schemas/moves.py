"""Moves of instruments: what is asked, previewed and answered."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from strandline.packs.water.move_records import MovePlan, OpenedRoute
from strandline.packs.water.placement_records import Installation
from strandline.packs.water.web.schemas.models import Answer, Moment, Request, RowId
from strandline.packs.water.web.schemas.moments import GivenMoment
from strandline.packs.water.web.schemas.routes import Notes, NoticeAnswer, RouteAnswer


class MoveBody(Request):
    """Where an instrument goes, and when. `to_location_id` null: it is only removed.

    `campaign_id` left out: everything goes on for the campaign that it was for; null: for none.
    `variables`: what it measures from then on; left out: what it measured before.
    """

    to_location_id: RowId | None
    at: GivenMoment
    campaign_id: RowId | None = None
    moved_by_person_id: RowId | None = None
    notes: Notes | None = None
    variables: Annotated[list[RowId], Field(max_length=100)] | None = None
    preview_token: Annotated[str, Field(max_length=100)] | None = None


class StayAnswer(Answer):
    """One stay of an instrument at a place; `removed_at` is null while it stands there."""

    installation_id: int
    equipment_id: int
    equipment: str
    location_id: int
    location: str
    site_id: int
    site: str
    installed_at: Moment
    removed_at: Moment | None
    campaign_id: int | None
    campaign: str | None
    notes: str | None


class MovedPlace(Answer):
    location_id: int
    location: str
    site_id: int
    site: str
    valid_from: Moment | None
    valid_to: Moment | None


class OpenedRouteAnswer(Answer):
    """A route that the move opens; `route_id`, and the id of a new series, are null in a preview."""

    route_id: int | None
    variable_id: int
    variable: str
    provenance_id: int
    processing_degree: str
    metadata_id: int | None
    creates_series: bool
    unit_id: int | None
    value_type_id: int
    campaign_id: int | None
    valid_from: Moment
    valid_to: Moment | None

    @classmethod
    def of(cls, route: OpenedRoute) -> OpenedRouteAnswer:
        return cls(
            route_id=route.route_id,
            variable_id=route.key.variable_id,
            variable=route.variable,
            provenance_id=route.key.provenance_id,
            processing_degree=route.key.processing_degree,
            metadata_id=route.metadata_id,
            creates_series=route.creates_series,
            unit_id=route.context.unit_id,
            value_type_id=route.context.value_type_id,
            campaign_id=route.campaign_id,
            valid_from=route.valid_from,
            valid_to=route.valid_to,
        )


class MoveEventAnswer(Answer):
    event_id: int | None
    event_type_id: int
    event_type: Literal["Installation", "Removal"]
    campaign_id: int | None


class MoveAnswer(Answer):
    """What a move does, or did. Installations and routes to close are shown as they stood before;
    they end at `at`. `installation_id`: of the stay that begins."""

    equipment_id: int
    equipment: str
    at: Moment
    to_location: MovedPlace | None
    already_done: bool
    installations_closed: list[StayAnswer]
    installation_opened: bool
    installation_id: int | None
    campaign_id: int | None
    routes_closed: list[RouteAnswer]
    routes_opened: list[OpenedRouteAnswer]
    events: list[MoveEventAnswer]
    warnings: list[NoticeAnswer]
    preview_token: str

    @classmethod
    def of(cls, plan: MovePlan) -> MoveAnswer:
        return cls(
            equipment_id=plan.equipment_id,
            equipment=plan.equipment,
            at=plan.at,
            to_location=None if plan.place is None else MovedPlace.model_validate(plan.place),
            already_done=plan.already_done,
            installations_closed=stays(plan.closes_installations),
            installation_opened=plan.opens_installation,
            installation_id=plan.installation_id,
            campaign_id=plan.installation_campaign_id,
            routes_closed=[RouteAnswer.model_validate(one) for one in plan.closes_routes],
            routes_opened=[OpenedRouteAnswer.of(one) for one in plan.opens_routes],
            events=[MoveEventAnswer.model_validate(one) for one in plan.events],
            warnings=[NoticeAnswer.model_validate(one) for one in plan.warnings],
            preview_token=plan.token,
        )


class WhereAnswer(Answer):
    """Where an instrument stood at an instant; `installations` is empty where it stood nowhere.

    More than one means that stays overlap, which GET /routes/coherence tells as well.
    """

    equipment_id: int
    equipment: str
    at: Moment
    installed: bool
    installations: list[StayAnswer]
    previous: StayAnswer | None
    following: StayAnswer | None


def stays(found: tuple[Installation, ...] | list[Installation]) -> list[StayAnswer]:
    return [StayAnswer.model_validate(stay) for stay in found]
