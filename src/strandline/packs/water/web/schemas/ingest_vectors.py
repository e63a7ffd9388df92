"""Spectra and arrays that are sent in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, NotRequired, Self

from pydantic import ConfigDict, Field, field_validator, model_validator, with_config
from typing_extensions import TypedDict

from strandline.packs.water.ingest_records import (
    AxisChoice,
    ImageValue,
    Policy,
    Rules,
    SentVectors,
    SeriesChoice,
)
from strandline.packs.water.web.schemas.ingest import MOST_SENT, Number, Quality, Time
from strandline.packs.water.web.schemas.models import Request, RowId
from strandline.rest.errors import Invalid

MOST_CHANNELS = 20_000
Wavelength = Annotated[float, Field(strict=True, allow_inf_nan=False, gt=0, le=1e9)]
Wavelengths = Annotated[list[Wavelength], Field(min_length=1, max_length=MOST_CHANNELS)]
Numbers = Annotated[list[Number | None], Field(min_length=1, max_length=MOST_SENT)]
Qualities = Annotated[list[Quality | None], Field(max_length=MOST_SENT)]


@with_config(ConfigDict(extra="forbid"))
class VectorRow(TypedDict):
    """The numbers of one instant, in order; `quality` is for all, or `qualities` for each."""

    tstamp: Time
    values: Numbers
    quality: NotRequired[Quality | None]
    qualities: NotRequired[Qualities | None]


class ArrayRequest(Request):
    """Arrays of one series: by its instrument and variable, or by its id."""

    equipment_id: RowId | None = None
    variable_id: RowId | None = None
    metadata_id: RowId | None = None
    values: Annotated[list[VectorRow], Field(min_length=1, max_length=MOST_SENT)]
    conflict: Policy = Policy.OVERWRITE
    partial: bool = False

    @model_validator(mode="after")
    def _one_choice(self) -> Self:
        check_choice(self.equipment_id, self.variable_id, self.metadata_id)
        return self

    @field_validator("values")
    @classmethod
    def _qualities_fit(cls, rows: list[VectorRow]) -> list[VectorRow]:
        check_qualities(rows)
        return rows

    @property
    def rules(self) -> Rules:
        return Rules(policy=self.conflict, partial=self.partial)

    @property
    def choice(self) -> SeriesChoice:
        return SeriesChoice(
            equipment_id=self.equipment_id,
            variable_id=self.variable_id,
            metadata_id=self.metadata_id,
        )


class SpectraRequest(ArrayRequest):
    """Spectra of one series; the wavelengths are the series' own where none are sent."""

    wavelengths: Wavelengths | None = None
    wavelength_axis_id: RowId | None = None

    @model_validator(mode="after")
    def _one_axis(self) -> Self:
        check_axis(self.wavelengths, self.wavelength_axis_id)
        return self

    @property
    def axis(self) -> AxisChoice:
        return axis_choice(self.wavelengths, self.wavelength_axis_id)


class ImageForm(Request):
    """A picture of one instant, beside the file."""

    tstamp: Time
    equipment_id: RowId | None = None
    variable_id: RowId | None = None
    metadata_id: RowId | None = None
    quality: Annotated[int, Field(ge=-(2**31), le=2**31 - 1)] | None = None
    conflict: Policy = Policy.OVERWRITE

    @model_validator(mode="after")
    def _one_choice(self) -> Self:
        check_choice(self.equipment_id, self.variable_id, self.metadata_id)
        return self

    @property
    def value(self) -> ImageValue:
        choice = SeriesChoice(
            equipment_id=self.equipment_id,
            variable_id=self.variable_id,
            metadata_id=self.metadata_id,
        )
        return ImageValue(
            choice=choice, time=self.tstamp, quality=self.quality, policy=self.conflict
        )


def check_choice(equipment_id: int | None, variable_id: int | None, series: int | None) -> None:
    """Refuse anything but an instrument with a variable, or else a series."""
    routed = equipment_id is not None and variable_id is not None
    none_of_both = equipment_id is None and variable_id is None
    if not (routed if series is None else none_of_both):
        raise ValueError("say equipment_id and variable_id, or metadata_id alone")


def bulk_choice(
    equipment_id: int | None, variable_id: int | None, metadata_id: int | None
) -> SeriesChoice | None:
    """Return what an upload's address says of its series, None where its rows say it."""
    if equipment_id is variable_id is metadata_id is None:
        return None
    try:
        check_choice(equipment_id, variable_id, metadata_id)
    except ValueError as error:
        raise Invalid("W095", str(error), hint="or name none here and have columns") from None
    return SeriesChoice(equipment_id=equipment_id, variable_id=variable_id, metadata_id=metadata_id)


def check_axis(wavelengths: list[float] | None, axis_id: int | None) -> None:
    """Refuse two ways to name an axis, and an axis that has a wavelength twice."""
    if wavelengths is None:
        return
    if axis_id is not None:
        raise ValueError("say wavelengths or wavelength_axis_id, not both")
    if len(set(wavelengths)) != len(wavelengths):
        raise ValueError("wavelengths: each can stand only once")


def check_qualities(rows: Sequence[Any]) -> None:
    """Refuse rows whose qualities are not one for each number."""
    for at, row in enumerate(rows):
        codes = row.get("qualities")
        if codes is None:
            continue
        if row.get("quality") is not None:
            raise ValueError(f"row {at}: say quality for all numbers or qualities for each")
        if len(codes) != len(row["values"]):
            raise ValueError(f"row {at}: qualities are not as many as values")


def axis_choice(wavelengths: list[float] | None, axis_id: int | None) -> AxisChoice:
    return AxisChoice(
        wavelengths=None if wavelengths is None else tuple(wavelengths), axis_id=axis_id
    )


def sent_vectors(rows: Sequence[Any]) -> SentVectors:
    """Return rows column by column, with a quality for each number."""
    return SentVectors(
        times=[row["tstamp"] for row in rows],
        vectors=[row["values"] for row in rows],
        qualities=[_qualities(row) for row in rows],
    )


def _qualities(row: Any) -> Sequence[int | None]:
    codes: Sequence[int | None] | None = row.get("qualities")
    return [row.get("quality")] * len(row["values"]) if codes is None else codes
