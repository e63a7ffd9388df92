"""What processing made of series, sent in with its lineage."""

from __future__ import annotations

import enum
from typing import Annotated, Any, NotRequired, Self

from pydantic import ConfigDict, Field, field_validator, model_validator, with_config
from typing_extensions import TypedDict

from strandline.packs.water.ingest_records import (
    AxisChoice,
    OutputChoice,
    Policy,
    Rules,
    Sent,
    SentVectors,
)
from strandline.packs.water.vocabulary import ValueType
from strandline.packs.water.web.schemas.ingest import MOST_SENT, Number, Quality, Time, sent_rows
from strandline.packs.water.web.schemas.ingest_vectors import (
    Numbers,
    Qualities,
    Wavelengths,
    axis_choice,
    check_axis,
    check_qualities,
    sent_vectors,
)
from strandline.packs.water.web.schemas.models import Request, RowId
from strandline.packs.water.web.schemas.moments import GivenMoment

MOST_SOURCES = 1000


class Shape(enum.StrEnum):
    """Shapes that a step may make."""

    SCALAR = "Scalar"
    SPECTRUM = "Spectrum"
    IMAGE = "Image"
    ARRAY = "Array"


@with_config(ConfigDict(extra="forbid"))
class ProcessedRow(TypedDict):
    """One instant: `value` for a scalar series, `values` for spectra and arrays."""

    tstamp: Time
    value: NotRequired[Number | None]
    values: NotRequired[Numbers]
    quality: NotRequired[Quality | None]
    qualities: NotRequired[Qualities | None]


class Processing(Request):
    """What was run, with what, when and by whom."""

    method: Annotated[str, Field(min_length=1, max_length=200)]
    method_version: Annotated[str, Field(max_length=50)] | None = None
    parameters: dict[str, Any] | None = None
    name: Annotated[str, Field(min_length=1, max_length=200)] | None = None
    description: Annotated[str, Field(max_length=2000)] | None = None
    executed_at: GivenMoment | None = None
    executed_by_person_id: RowId | None = None


class Output(Request):
    """The series that came out, with its values; what is left out it has from its sources."""

    processing_degree: Annotated[str, Field(min_length=1, max_length=50)]
    values: Annotated[list[ProcessedRow], Field(max_length=MOST_SENT)]
    shape: Shape | None = None
    variable_id: RowId | None = None
    unit_id: RowId | None = None
    sampling_location_id: RowId | None = None
    wavelengths: Wavelengths | None = None
    wavelength_axis_id: RowId | None = None

    @field_validator("values")
    @classmethod
    def _one_kind(cls, rows: list[ProcessedRow]) -> list[ProcessedRow]:
        kinds = {("value" in row, "values" in row) for row in rows}
        if kinds - {(True, False)} and kinds - {(False, True)}:
            raise ValueError("every row needs value, or every row needs values")
        if kinds == {(True, False)} and any("qualities" in row for row in rows):
            raise ValueError("qualities go with values; a single value has a quality")
        if kinds == {(False, True)}:
            check_qualities(rows)
        return rows

    @model_validator(mode="after")
    def _one_axis(self) -> Self:
        check_axis(self.wavelengths, self.wavelength_axis_id)
        return self

    @property
    def choice(self) -> OutputChoice:
        return OutputChoice(
            processing_degree=self.processing_degree,
            value_type=None if self.shape is None else ValueType[self.shape.name],
            variable_id=self.variable_id,
            unit_id=self.unit_id,
            location_id=self.sampling_location_id,
        )

    @property
    def axis(self) -> AxisChoice:
        return axis_choice(self.wavelengths, self.wavelength_axis_id)

    @property
    def sent(self) -> Sent | SentVectors:
        if any("values" in row for row in self.values):
            return sent_vectors(self.values)
        return sent_rows(self.values)


class ProcessedRequest(Request):
    """What a step made of some series."""

    source_metadata_ids: Annotated[list[RowId], Field(min_length=1, max_length=MOST_SOURCES)]
    processing: Processing
    output: Output
    conflict: Policy = Policy.OVERWRITE
    partial: bool = False

    @field_validator("source_metadata_ids")
    @classmethod
    def _each_once(cls, ids: list[int]) -> list[int]:
        if len(set(ids)) != len(ids):
            raise ValueError("each source can stand only once")
        return ids

    @property
    def rules(self) -> Rules:
        return Rules(policy=self.conflict, partial=self.partial)
