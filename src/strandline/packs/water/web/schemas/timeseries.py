"""Values of series. The rows' models follow from the shapes: a new one needs nothing here."""

from __future__ import annotations

from typing import Any, Union

from pydantic import BaseModel, ConfigDict, create_model
from pydantic import Field as Described

from strandline.bridge.columns import ColumnKind
from strandline.packs.water.repositories.shapes.registry import all_shapes
from strandline.packs.water.repositories.shapes.shape import Field, Layout, Shape
from strandline.packs.water.web.schemas.models import Answer, Moment

_TYPES: dict[ColumnKind, type] = {
    ColumnKind.FLOAT: float,
    ColumnKind.INTEGER: int,
    ColumnKind.TEXT: str,
}
_STRICT = ConfigDict(frozen=True, extra="forbid")


def _column(field: Field) -> Any:
    return (_TYPES[field.kind] | None, Described(description=field.description))


def _list(field: Field) -> Any:
    cell: Any = _TYPES[field.kind] | None
    return (list[cell], Described(description=field.description))


def _row_model(shape: Shape) -> type[BaseModel]:
    """Return the model of one row of a shape, as `services.documents` lays it out."""
    moment: Any = (Moment, Described(description="When, in UTC."))
    fields: dict[str, Any]
    match shape.layout:
        case Layout.FLAT:
            fields = {field.name: _column(field) for field in shape.fields}
        case Layout.LISTS:
            fields = {field.plural: _list(field) for field in shape.fields}
        case Layout.CELLS:
            cell = create_model(
                f"{shape.name}Cell",
                __config__=_STRICT,
                **{field.name: _column(field) for field in shape.fields},
            )
            fields = {shape.cells: (list[cell], Described(description="In order."))}  # type: ignore[valid-type]
    return create_model(f"{shape.name}Row", __config__=_STRICT, timestamp=moment, **fields)


ROW_MODELS = {shape.name: _row_model(shape) for shape in all_shapes().values()}
_ANY_ROW: Any = Union[tuple(ROW_MODELS.values())]  # noqa: UP007


class DownsamplingAnswer(Answer):
    """How the rows were thinned out; `source_rows` counts the stored rows behind this answer."""

    method: str
    points: int | None
    interval_seconds: int | None
    source_rows: int | None


class SeriesAnswer(Answer):
    """The context of a series whose values follow."""

    metadata_id: int
    site: str | None
    location: str | None
    variable: str | None
    unit: str | None = Described(description="Unit that the values of this answer are in.")
    stored_unit: str | None = Described(description="Unit that they are stored in.")
    data_shape: str
    provenance: str | None
    processing_degree: str | None
    campaign: str | None
    equipment: str | None


class TimeSeriesAnswer(SeriesAnswer):
    """Values of one series; rows in order of time, one for each moment."""

    data: list[_ANY_ROW]
    from_timestamp: Moment | None = Described(description="Moment of the first row.")
    to_timestamp: Moment | None = Described(description="Moment of the last row.")
    row_count: int = Described(description="Rows in this answer.")
    next_cursor: str | None = Described(description="Pass it as cursor for what follows.")
    downsampling: DownsamplingAnswer | None


class ContextEntry(SeriesAnswer):
    """One series that fits, with its rows on this page."""

    data: list[_ANY_ROW]
    from_timestamp: Moment | None
    to_timestamp: Moment | None
    row_count: int


class ByContextAnswer(Answer):
    """Series that fit, each by itself. A series that does not end on a page goes on on the next."""

    items: list[ContextEntry]
    next_cursor: str | None
