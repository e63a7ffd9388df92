"""A series with everything that explains its values."""

from __future__ import annotations

from strandline.packs.water.context_records import FullContext
from strandline.packs.water.web.schemas.context import (
    AnnotationAnswer,
    CampaignAnswer,
    InstallationAnswer,
    SampleAnswer,
)
from strandline.packs.water.web.schemas.equipment import (
    CampaignUseAnswer,
    EventAnswer,
    event_answer,
    use_answer,
)
from strandline.packs.water.web.schemas.lineage import DegreeAnswer, LineageAnswer
from strandline.packs.water.web.schemas.metadata import MetadataAnswer
from strandline.packs.water.web.schemas.models import Answer


class FullContextAnswer(Answer):
    """`truncated` counts the lists that were cut to 1,000 items, by name."""

    metadata: MetadataAnswer
    all_processing_degrees: list[DegreeAnswer]
    equipment_events: list[EventAnswer]
    installations: list[InstallationAnswer]
    campaign: CampaignAnswer | None
    campaigns: list[CampaignUseAnswer]
    annotations: list[AnnotationAnswer]
    samples: list[SampleAnswer]
    lineage: LineageAnswer
    truncated: dict[str, int]


def full_context_answer(found: FullContext, query: str) -> FullContextAnswer:
    """Make the answer; `query` narrows the addresses of values to the same window."""
    campaign = found.campaign
    return FullContextAnswer(
        metadata=MetadataAnswer.model_validate(found.series),
        all_processing_degrees=[DegreeAnswer.of(one, query) for one in found.degrees],
        equipment_events=[event_answer(event) for event in found.events],
        installations=[InstallationAnswer.model_validate(row) for row in found.installations],
        campaign=None if campaign is None else CampaignAnswer.model_validate(campaign),
        campaigns=[use_answer(use) for use in found.campaigns],
        annotations=[AnnotationAnswer.model_validate(row) for row in found.annotations],
        samples=[SampleAnswer.model_validate(row) for row in found.samples],
        lineage=LineageAnswer.of(found.lineage),
        truncated=found.truncated,
    )
