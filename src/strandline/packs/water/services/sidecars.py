"""What must be known of values once they have left the database: the sidecar of an export."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from strandline.bridge.database import Session
from strandline.packs.water.context import Water
from strandline.packs.water.records import Series, Window
from strandline.packs.water.repositories import lineage, values
from strandline.packs.water.repositories.quality import QualityMeaning, list_quality
from strandline.packs.water.repositories.shapes.registry import shape_of
from strandline.packs.water.repositories.shapes.shape import Shape
from strandline.packs.water.repositories.values import Extent
from strandline.packs.water.services.documents import Document
from strandline.packs.water.services.metadata import found_series
from strandline.packs.water.services.reading import ReadRequest, check_downsampling
from strandline.packs.water.services.tables import columns_of
from strandline.packs.water.services.timeseries import unit_for
from strandline.packs.water.services.units import Conversion
from strandline.packs.water.vocabulary import Role

FORMAT = "strandline.water.sidecar"
FORMAT_VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """Where a series stands among others: each id once, in order."""

    produced_by_step_ids: list[int]
    source_metadata_ids: list[int]
    derived_metadata_ids: list[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sidecar:
    """The facts beside the values of a series in a window."""

    generated_at: datetime
    series: Series
    shape: Shape
    conversion: Conversion
    request: ReadRequest
    extent: Extent
    lineage: Lineage
    quality: list[QualityMeaning]

    @property
    def window(self) -> Window:
        return self.request.window

    def document(self) -> Document:
        """Return the sidecar as plain values, moments as ISO 8601 in UTC."""
        thinned = self.request.downsampling
        return {
            "format": FORMAT,
            "format_version": FORMAT_VERSION,
            "generated_at": _iso(self.generated_at),
            "series": asdict(self.series),
            "data_shape": self.shape.name,
            "unit": self.conversion.target,
            "stored_unit": self.conversion.source,
            "window": {"from": _iso(self.window.start), "to": _iso(self.window.end)},
            "quality_filter": list(self.request.quality) or None,
            "downsampling": None
            if thinned is None
            else {
                "method": thinned.method.value,
                "points": thinned.points,
                "interval_seconds": thinned.seconds,
            },
            "stored": {
                "rows": self.extent.rows,
                "first": _iso(self.extent.first),
                "last": _iso(self.extent.last),
            },
            "columns": columns_of(self.shape, self.conversion.target),
            "quality_codes": [asdict(meaning) for meaning in self.quality],
            "lineage": asdict(self.lineage),
        }


def make_sidecar(
    water: Water, metadata_id: int, request: ReadRequest, *, generated_at: datetime
) -> Sidecar:
    """Return the facts beside what a request would read."""
    with water.database.read() as session:
        series = found_series(session, metadata_id)
        shape = shape_of(series.value_type_id)
        check_downsampling(shape, request.downsampling)
        wanted = values.Wanted(
            metadata_id=metadata_id, window=request.window, quality=request.quality
        )
        return Sidecar(
            generated_at=generated_at,
            series=series,
            shape=shape,
            conversion=unit_for(series, shape, request.unit),
            request=request,
            extent=values.extent(session, shape, wanted),
            lineage=_lineage(session, metadata_id),
            quality=list_quality(session),
        )


def _lineage(session: Session, metadata_id: int) -> Lineage:
    made_by = {
        link.step_id for link in lineage.links_of_series(session, [metadata_id], Role.OUTPUT)
    }
    read_by = {link.step_id for link in lineage.links_of_series(session, [metadata_id], Role.INPUT)}
    links = lineage.links_of_steps(session, made_by | read_by)
    sources = {
        link.metadata_id for link in links if link.step_id in made_by and link.role is Role.INPUT
    }
    derived = {
        link.metadata_id for link in links if link.step_id in read_by and link.role is Role.OUTPUT
    }
    return Lineage(
        produced_by_step_ids=sorted(made_by),
        source_metadata_ids=sorted(sources),
        derived_metadata_ids=sorted(derived),
    )


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.replace(tzinfo=None).isoformat() + "Z"
