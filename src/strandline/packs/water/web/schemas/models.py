"""What the models of all responses and requests share."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer


class Answer(BaseModel):
    """A response: made from the records that services return."""

    model_config = ConfigDict(frozen=True, from_attributes=True)


class Request(BaseModel):
    """A request body: a field that is not known is an error, not a silent nothing."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def iso_utc(moment: datetime) -> str:
    """Return a moment as every response writes it: ISO 8601, UTC, a trailing Z."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"


Moment = Annotated[datetime, PlainSerializer(iso_utc, return_type=str)]
"""A moment in a response: UTC with a trailing Z."""

RowId = Annotated[int, Field(ge=1, le=2**31 - 1)]
"""A key of the pack's tables: one that no database could hold is refused before it is asked."""
