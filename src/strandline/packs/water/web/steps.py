"""Processing steps as requests describe them."""

from __future__ import annotations

from strandline.packs.water.context import Water
from strandline.packs.water.lineage_records import NewStep
from strandline.packs.water.services import times
from strandline.packs.water.web.schemas.ingest_processed import Processing


def new_step(water: Water, asked: Processing) -> NewStep:
    """Return the step that a request describes; a step without a name is called by its method."""
    at = asked.executed_at
    return NewStep(
        name=asked.name or asked.method,
        description=asked.description,
        method=asked.method,
        method_version=asked.method_version,
        parameters=asked.parameters,
        executed_at=at and times.in_utc(water, at, parameter="processing.executed_at"),
        executed_by_person_id=asked.executed_by_person_id,
    )
