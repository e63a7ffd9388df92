"""Where instruments stand, and moving them."""

from __future__ import annotations

from datetime import UTC, datetime

from fastapi import APIRouter

from strandline.packs.water.context import Water
from strandline.packs.water.move_records import MoveRequest
from strandline.packs.water.services import moving, times
from strandline.packs.water.web.schemas.models import RowId
from strandline.packs.water.web.schemas.moments import GivenMoment
from strandline.packs.water.web.schemas.moves import (
    MoveAnswer,
    MoveBody,
    StayAnswer,
    WhereAnswer,
    stays,
)
from strandline.packs.water.web.services import READ, WRITE, WaterServices
from strandline.rest.pages import Page, Paging

router = APIRouter(tags=["equipment"])


@router.post("/equipment/{equipment_id}/move/preview", dependencies=[READ])
def preview_move(water: WaterServices, equipment_id: RowId, body: MoveBody) -> MoveAnswer:
    """What the move would do, all of it, with warnings; nothing is written."""
    return MoveAnswer.of(moving.preview_move(water, _asked(water, equipment_id, body)))


@router.post("/equipment/{equipment_id}/move", dependencies=[WRITE])
def move_equipment(water: WaterServices, equipment_id: RowId, body: MoveBody) -> MoveAnswer:
    """Move an instrument: its installation, its routes and its events, all or nothing.

    The same move again answers `already_done`.
    """
    return MoveAnswer.of(moving.move(water, _asked(water, equipment_id, body)))


@router.get("/equipment/{equipment_id}/location", dependencies=[READ])
def locate_equipment(
    water: WaterServices, equipment_id: RowId, at: GivenMoment | None = None
) -> WhereAnswer:
    """Where the instrument stood at an instant, now if none is given."""
    moment = _at(water, at)
    name, standing, previous, following = moving.where(water, equipment_id, moment)
    return WhereAnswer(
        equipment_id=equipment_id,
        equipment=name,
        at=moment,
        installed=bool(standing),
        installations=stays(standing),
        previous=None if previous is None else StayAnswer.model_validate(previous),
        following=None if following is None else StayAnswer.model_validate(following),
    )


@router.get("/sampling-locations/{location_id}/equipment", dependencies=[READ])
def list_equipment_at_location(
    water: WaterServices, location_id: RowId, paging: Paging, at: GivenMoment | None = None
) -> Page[StayAnswer]:
    """The instruments that stood at the place at an instant, now if none is given."""
    found, total = moving.list_at_place(
        water, location_id, _at(water, at), offset=paging.offset, limit=paging.page_size
    )
    return paging.page_of(stays(found), total)


def _asked(water: Water, equipment_id: int, body: MoveBody) -> MoveRequest:
    return MoveRequest(
        equipment_id=equipment_id,
        to_location_id=body.to_location_id,
        at=times.in_utc(water, body.at, parameter="at"),
        keeps_campaign="campaign_id" not in body.model_fields_set,
        campaign_id=body.campaign_id,
        moved_by_person_id=body.moved_by_person_id,
        notes=body.notes,
        variables=None if body.variables is None else tuple(dict.fromkeys(body.variables)),
        preview_token=body.preview_token,
    )


def _at(water: Water, at: datetime | None) -> datetime:
    return datetime.now(UTC) if at is None else times.in_utc(water, at, parameter="at")
