"""Campaigns with all that belongs to them."""

from __future__ import annotations

from typing import TypeVar

from strandline.packs.water.context_records import CampaignContext, Overlap, Part
from strandline.packs.water.web.schemas.context import (
    CampaignAnswer,
    EquipmentAnswer,
    LocationAnswer,
    SampleAnswer,
    Text100,
    VariableAnswer,
)
from strandline.packs.water.web.schemas.equipment import EventAnswer, event_answer
from strandline.packs.water.web.schemas.metadata import MetadataAnswer
from strandline.packs.water.web.schemas.models import Answer, Moment, Request


class RoleBody(Request):
    role: Text100 | None = None


class LinkAnswer(Answer):
    campaign_id: int
    id: int
    role: str | None


class CampaignLocationAnswer(LocationAnswer):
    """A location; `listed` says that the campaign names it, else it was only used."""

    listed: bool
    role: str | None


class CampaignEquipmentAnswer(EquipmentAnswer):
    """Equipment; `listed` says that the campaign names it, else it was only used."""

    listed: bool
    role: str | None


class CampaignVariableAnswer(VariableAnswer):
    """A variable; `listed` says that the campaign names it, else it was only measured."""

    listed: bool


class TimeRangeAnswer(Answer):
    start_date: Moment | None
    end_date: Moment | None
    first_value: Moment | None
    last_value: Moment | None


class CampaignContextAnswer(Answer):
    """A campaign with its parts; `counts` are of whole lists, `truncated` of those that were cut."""

    campaign: CampaignAnswer
    locations: list[CampaignLocationAnswer]
    equipment: list[CampaignEquipmentAnswer]
    variables: list[CampaignVariableAnswer]
    metadata: list[MetadataAnswer]
    samples: list[SampleAnswer]
    events: list[EventAnswer]
    time_range: TimeRangeAnswer
    counts: dict[str, int]
    truncated: dict[str, int]


class SharedAnswer(Answer):
    id: int
    name: str


class OverlapAnswer(Answer):
    campaign: CampaignAnswer
    locations: list[SharedAnswer]
    equipment: list[SharedAnswer]
    variables: list[SharedAnswer]
    in_time: bool


PartAnswer = TypeVar(
    "PartAnswer", CampaignLocationAnswer, CampaignEquipmentAnswer, CampaignVariableAnswer
)


def part_answer(model: type[PartAnswer], part: Part[object]) -> PartAnswer:
    thing = part.thing
    names = type(thing).__slots__  # type: ignore[attr-defined]
    fields = {name: getattr(thing, name) for name in names}
    if "role" in model.model_fields:
        fields["role"] = part.role
    return model(**fields, listed=part.listed)


def overlap_answer(found: Overlap) -> OverlapAnswer:
    return OverlapAnswer.model_validate(found)


def context_answer(found: CampaignContext) -> CampaignContextAnswer:
    return CampaignContextAnswer(
        campaign=CampaignAnswer.model_validate(found.campaign),
        locations=[part_answer(CampaignLocationAnswer, part) for part in found.locations],
        equipment=[part_answer(CampaignEquipmentAnswer, part) for part in found.equipment],
        variables=[part_answer(CampaignVariableAnswer, part) for part in found.variables],
        metadata=[MetadataAnswer.model_validate(one) for one in found.metadata],
        samples=[SampleAnswer.model_validate(one) for one in found.samples],
        events=[event_answer(event) for event in found.events],
        time_range=TimeRangeAnswer.model_validate(found.time_range),
        counts=found.counts,
        truncated=found.truncated,
    )
