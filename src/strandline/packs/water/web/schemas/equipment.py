"""Equipment events and the story of a piece of equipment."""

from __future__ import annotations

from pydantic import Field

from strandline.packs.water.context_records import CampaignUse, EventWithMeasurements, Lifecycle
from strandline.packs.water.web.schemas.context import (
    CampaignAnswer,
    EquipmentAnswer,
    IdOrName,
    InstallationAnswer,
    Text50,
    Text2000,
)
from strandline.packs.water.web.schemas.models import Answer, Moment, Request, RowId
from strandline.packs.water.web.schemas.moments import GivenMoment


class MeasurementAnswer(Answer):
    metadata_id: int
    role: str | None
    variable: str | None
    location: str | None
    equipment: str | None
    provenance: str | None
    processing_degree: str | None


class EventAnswer(Answer):
    event_id: int
    equipment_id: int
    equipment: str
    event_type_id: int
    event_type: str
    occurred_at: Moment
    performed_by_id: int | None
    performed_by: str | None
    campaign_id: int | None
    campaign: str | None
    notes: str | None
    measurements: list[MeasurementAnswer]


class MeasurementBody(Request):
    metadata_id: RowId
    role: Text50 | None = None


class EventBody(Request):
    event_type: IdOrName
    occurred_at: GivenMoment
    performed_by: IdOrName | None = None
    campaign: IdOrName | None = None
    notes: Text2000 | None = None
    measurements: list[MeasurementBody] = Field(default=[], max_length=1000)


class CampaignUseAnswer(CampaignAnswer):
    """A campaign; `listed` says that it names the thing among its resources, with this role."""

    listed: bool
    role: str | None


class HappeningAnswer(Answer):
    at: Moment
    kind: str
    text: str
    id: int


class LifecycleAnswer(Answer):
    equipment: EquipmentAnswer
    installations: list[InstallationAnswer]
    events: list[EventAnswer]
    campaigns: list[CampaignUseAnswer]
    narrative: list[HappeningAnswer]
    truncated: dict[str, int]


def event_answer(found: EventWithMeasurements) -> EventAnswer:
    fields = {name: getattr(found.event, name) for name in found.event.__slots__}
    measurements = [MeasurementAnswer.model_validate(one) for one in found.measurements]
    return EventAnswer(**fields, measurements=measurements)


def use_answer(use: CampaignUse) -> CampaignUseAnswer:
    fields = {name: getattr(use.campaign, name) for name in use.campaign.__slots__}
    return CampaignUseAnswer(**fields, listed=use.listed, role=use.role)


def lifecycle_answer(found: Lifecycle) -> LifecycleAnswer:
    return LifecycleAnswer(
        equipment=EquipmentAnswer.model_validate(found.equipment),
        installations=[InstallationAnswer.model_validate(row) for row in found.installations],
        events=[event_answer(event) for event in found.events],
        campaigns=[use_answer(use) for use in found.campaigns],
        narrative=[HappeningAnswer.model_validate(line) for line in found.narrative],
        truncated=found.truncated,
    )
