"""What is sent in, and what became of it, as plain records."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from strandline.packs.water.lineage_records import NewStep
from strandline.packs.water.vocabulary import ValueType


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
    """Scalar values as they were sent, column by column; a time is ISO text, None where left out."""

    times: Sequence[str | datetime | None]
    values: Sequence[float | None]
    qualities: Sequence[int | None]

    def __len__(self) -> int:
        return len(self.values)


@dataclass(frozen=True, slots=True, kw_only=True)
class SentVectors:
    """Spectra or arrays as they were sent: for each time its numbers, and a quality for each."""

    times: Sequence[str | datetime | None]
    vectors: Sequence[Sequence[float | None]]
    qualities: Sequence[Sequence[int | None]]

    def __len__(self) -> int:
        return len(self.vectors)

    @property
    def cells(self) -> int:
        return sum(map(len, self.vectors))


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
class ImageFacts:
    """A stored picture. `path` is relative to the storage's root."""

    width: int
    height: int
    channels: int
    format: str
    size_bytes: int
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredImage:
    """A row of a picture, as far as a new one at its instant is compared with it."""

    image_id: int
    backend: str
    path: str
    quality: int | None


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
    processing_step_id: int | None = None
    step_created: bool | None = None
    image: ImageFacts | None = None


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
class SeriesChoice:
    """Where values go: by the routes of an instrument and a variable, or to one series by its id."""

    equipment_id: int | None = None
    variable_id: int | None = None
    metadata_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AxisChoice:
    """Which wavelengths a spectrum's numbers stand at; the series' own where neither is given."""

    wavelengths: tuple[float, ...] | None = None
    axis_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VectorValues:
    """Spectra, or arrays where `axis` is None."""

    choice: SeriesChoice
    axis: AxisChoice | None
    sent: SentVectors
    rules: Rules


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageValue:
    """A picture of one instant; its file comes beside it."""

    choice: SeriesChoice
    time: str
    quality: int | None
    policy: Policy


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputChoice:
    """What a processed series is; what is None it has from its sources, which must then agree."""

    processing_degree: str
    value_type: ValueType | None = None
    variable_id: int | None = None
    unit_id: int | None = None
    location_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessedValues:
    """What a processing step made of some series; `sent` may be empty."""

    sources: tuple[int, ...]
    step: NewStep
    output: OutputChoice
    axis: AxisChoice
    sent: Sent | SentVectors
    rules: Rules


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """A wavelength axis: its bins by id, in order, and where they stand."""

    axis_id: int
    bin_ids: tuple[int, ...]
    wavelengths: tuple[float, ...]


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
