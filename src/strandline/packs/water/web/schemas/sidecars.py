"""The sidecar of an export."""

from __future__ import annotations

from pydantic import Field as Described

from strandline.packs.water.web.schemas.models import Answer, Moment
from strandline.packs.water.web.schemas.series import SeriesContext


class SidecarSeries(SeriesContext):
    """The fixed context of the series, with ids and names."""


class SidecarWindow(Answer):
    """The window that was asked for, half-open; null where a side is open."""

    from_: Moment | None = Described(alias="from")
    to: Moment | None


class SidecarDownsampling(Answer):
    method: str
    points: int | None
    interval_seconds: int | None


class SidecarExtent(Answer):
    """What is stored in the window: rows of the table, first and last moment."""

    rows: int
    first: Moment | None
    last: Moment | None


class SidecarColumn(Answer):
    """A column of the exported table."""

    name: str
    type: str
    unit: str | None
    description: str


class SidecarQualityCode(Answer):
    code: int
    name: str
    usable: bool
    description: str | None


class SidecarLineage(Answer):
    """Ids of the steps that made the series, of what they read, and of what was made of it."""

    produced_by_step_ids: list[int]
    source_metadata_ids: list[int]
    derived_metadata_ids: list[int]


class SidecarAnswer(Answer):
    """All that must be known of exported values."""

    format: str
    format_version: int
    generated_at: Moment
    series: SidecarSeries
    data_shape: str
    unit: str | None
    stored_unit: str | None
    window: SidecarWindow
    quality_filter: list[int] | None
    downsampling: SidecarDownsampling | None
    stored: SidecarExtent
    columns: list[SidecarColumn]
    quality_codes: list[SidecarQualityCode]
    lineage: SidecarLineage
