"""What is sent in, and what became of it, as plain records."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime


class Policy(enum.StrEnum):
    """What happens to a value that is stored already with other content."""

    OVERWRITE = "overwrite"
    KEEP = "keep"
    REJECT = "reject"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """How a request wants to be treated.

    `partial`: write what can be written and tell the rest, instead of all or nothing.
    """

    policy: Policy
    partial: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """Scalar values as they were sent, column by column; a time is ISO text, None where left out.

    `first_row` is the number of the first row in messages: 0 in JSON, a line number in a file.
    """

    times: Sequence[str | datetime | None]
    values: Sequence[float | None]
    qualities: Sequence[int | None]

    def __len__(self) -> int:
        return len(self.values)


class RowStatus(enum.StrEnum):
    """What became of one row of a request that asked for results by row."""

    STORED = "stored"
    KEPT = "kept"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowResult:
    """One row's result; code and message are None where there is nothing to say."""

    row: int
    status: RowStatus
    code: str | None = None
    message: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesDone:
    """What was written to one series, by one route where values were routed.

    `rows_written` is inserted and changed together; an identical value is not written again.
    """

    metadata_id: int
    route_id: int | None = None
    inserted: int = 0
    changed: int = 0
    unchanged: int = 0
    kept: int = 0

    @property
    def rows_written(self) -> int:
        return self.inserted + self.changed


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingested:
    """What one request did. `metadata_id` is None where its values went to several series."""

    metadata_id: int | None
    rows_written: int
    inserted: int
    changed: int
    unchanged: int
    kept: int
    routes: tuple[SeriesDone, ...]
    warnings: tuple[str, ...] = ()
    results: tuple[RowResult, ...] | None = None
    refused: int = 0


def ingested(
    done: Sequence[SeriesDone],
    *,
    warnings: Sequence[str] = (),
    results: Sequence[RowResult] | None = None,
) -> Ingested:
    """Add up what was written to each series."""
    series = {one.metadata_id for one in done}
    told = None if results is None else tuple(results)
    return Ingested(
        metadata_id=series.pop() if len(series) == 1 else None,
        rows_written=sum(one.rows_written for one in done),
        inserted=sum(one.inserted for one in done),
        changed=sum(one.changed for one in done),
        unchanged=sum(one.unchanged for one in done),
        kept=sum(one.kept for one in done),
        routes=tuple(done),
        warnings=tuple(warnings),
        results=told,
        refused=sum(one.status is RowStatus.REFUSED for one in told or ()),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SensorValues:
    """Values of one variable that one instrument measured."""

    equipment_id: int
    variable_id: int
    sent: Sent
    rules: Rules


@dataclass(frozen=True, slots=True, kw_only=True)
class LabValues:
    """Results of one variable that a laboratory found in one sample."""

    sample_id: int
    variable_id: int
    laboratory_id: int
    analyst_person_id: int | None
    sent: Sent
    rules: Rules


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestKey:
    """A request that carried a key of its own, so that it can be repeated without harm."""

    caller: str
    key: str
    endpoint: str
    request_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredAnswer:
    """An answer as it was, or will be, sent."""

    status: int
    body: str
    request_hash: str = ""
    replayed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A series that values can be written to."""

    metadata_id: int
    value_type_id: int
    wavelength_axis_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleFacts:
    """What a sample says of the series of its results."""

    sample_id: int
    location_id: int
    campaign_id: int | None
    taken_at: datetime
