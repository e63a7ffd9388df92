"""Values that are sent in, and what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, NotRequired

from pydantic import ConfigDict, Field, with_config
from typing_extensions import TypedDict

from strandline.packs.water.ingest_records import Policy, RowStatus, Rules, Sent
from strandline.packs.water.web.schemas.models import Answer, Request, RowId

MOST_SENT = 1_000_000
Time = Annotated[
    str,
    Field(
        strict=True,
        max_length=64,
        json_schema_extra={"format": "date-time"},
        description="ISO 8601; without an offset it is meant in the server's zone.",
    ),
]
Number = Annotated[float, Field(strict=True, allow_inf_nan=False)]
Quality = Annotated[int, Field(strict=True, ge=-(2**31), le=2**31 - 1)]


@with_config(ConfigDict(extra="forbid"))
class SensorRow(TypedDict):
    """One value; null where the instrument gave none. A mapping, not a model: they are many."""

    tstamp: Time
    value: Number | None
    quality: NotRequired[Quality | None]


@with_config(ConfigDict(extra="forbid"))
class LabRow(TypedDict):
    """One result; its time is the sample's unless it says another."""

    value: Number | None
    tstamp: NotRequired[Time | None]
    quality: NotRequired[Quality | None]


class SensorRequest(Request):
    """Values of one variable that one instrument measured."""

    equipment_id: RowId
    variable_id: RowId
    values: Annotated[list[SensorRow], Field(min_length=1, max_length=MOST_SENT)]
    conflict: Policy = Policy.OVERWRITE
    partial: bool = False

    @property
    def rules(self) -> Rules:
        return Rules(policy=self.conflict, partial=self.partial)


class LabRequest(Request):
    """Results of one variable that a laboratory found in one sample."""

    sample_id: RowId
    variable_id: RowId
    laboratory_id: RowId
    analyst_person_id: RowId | None = None
    values: Annotated[list[LabRow], Field(min_length=1, max_length=MOST_SENT)]
    conflict: Policy = Policy.REJECT
    partial: bool = False

    @property
    def rules(self) -> Rules:
        return Rules(policy=self.conflict, partial=self.partial)


class SeriesAnswer(Answer):
    """What was written to one series, by one route where values were routed."""

    route_id: int | None
    metadata_id: int
    rows_written: int
    inserted: int
    changed: int
    unchanged: int
    kept: int


class RowAnswer(Answer):
    """What became of one row; `row` counts from 0, in a file it is the line."""

    row: int
    status: RowStatus
    code: str | None
    message: str | None


class IngestAnswer(Answer):
    """What a request did.

    `metadata_id` is null where the values went to several series. `rows_written` counts what was
    inserted and changed; an identical value is not written again. `kept` counts values that differ
    from stored ones and were left out as the request asked. `results` is there with partial=true.
    """

    metadata_id: int | None
    rows_written: int
    inserted: int
    changed: int
    unchanged: int
    kept: int
    refused: int
    routes: list[SeriesAnswer]
    warnings: list[str]
    results: list[RowAnswer] | None


class ProcessedAnswer(IngestAnswer):
    """What a processed request did; `step_created` is false where the same step was there before.

    Its values were then added to the series that the step had made.
    """

    metadata_id: int
    processing_step_id: int
    step_created: bool


class ImageFactsAnswer(Answer):
    """What was read from the picture's file. `path` lies within the server's storage."""

    width: int
    height: int
    channels: int
    format: str
    size_bytes: int
    path: str


class ImageAnswer(IngestAnswer):
    """What became of a picture."""

    metadata_id: int
    image: ImageFactsAnswer


def sent_rows(rows: Sequence[Any]) -> Sent:
    """Return rows column by column."""
    return Sent(
        times=[row.get("tstamp") for row in rows],
        values=[row["value"] for row in rows],
        qualities=[row.get("quality") for row in rows],
    )
