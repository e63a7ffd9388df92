"""What the repositories give: rows of the domain as plain records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One MetaData row: the fixed context of one series, with the names of what it points at.

    Every name is None where the series does not say. `unit` is the series' own unit, else its
    variable's. `shape` is the name of its value type: Scalar, Spectrum, Image or Array.
    """

    metadata_id: int
    value_type_id: int
    shape: str
    site_id: int | None
    site: str | None
    location_id: int | None
    location: str | None
    variable_id: int | None
    variable: str | None
    unit_id: int | None
    unit: str | None
    equipment_id: int | None
    equipment: str | None
    provenance_id: int | None
    provenance: str | None
    processing_degree: str | None
    campaign_id: int | None
    campaign: str | None
    project_id: int | None
    project: str | None
    purpose_id: int | None
    purpose: str | None
    procedure_id: int | None
    procedure: str | None
    sample_id: int | None
    laboratory_id: int | None
    laboratory: str | None
    analyst_person_id: int | None
    analyst: str | None
    wavelength_axis_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A stretch of time from `start` until just before `end`; None leaves a side open."""

    start: datetime | None = None
    end: datetime | None = None
