"""Series: MetaData rows with the names of what they point at."""

from __future__ import annotations

from strandline.packs.water.services.metadata import SeriesWithCoverage
from strandline.packs.water.web.schemas.context import IdOrName, Text50
from strandline.packs.water.web.schemas.models import Moment, Request, RowId
from strandline.packs.water.web.schemas.series import SeriesContext


class MetadataAnswer(SeriesContext):
    from_timestamp: Moment | None = None
    to_timestamp: Moment | None = None
    row_count: int | None = None


class MetadataBody(Request):
    """A new series. Its variable and its location are the least that says what it is."""

    variable: IdOrName
    location: IdOrName
    site: IdOrName | None = None
    provenance: IdOrName
    shape: IdOrName = "Scalar"
    processing_degree: Text50 = "Raw"
    unit: IdOrName | None = None
    equipment: IdOrName | None = None
    campaign: IdOrName | None = None
    project: IdOrName | None = None
    purpose: IdOrName | None = None
    procedure: IdOrName | None = None
    laboratory: IdOrName | None = None
    analyst: IdOrName | None = None
    sample_id: RowId | None = None
    wavelength_axis_id: RowId | None = None


class MetadataCompletion(Request):
    """What a series does not say yet; a field that is left out stays as it is."""

    site: IdOrName | None = None
    variable: IdOrName | None = None
    location: IdOrName | None = None
    provenance: IdOrName | None = None
    unit: IdOrName | None = None
    equipment: IdOrName | None = None
    campaign: IdOrName | None = None
    project: IdOrName | None = None
    purpose: IdOrName | None = None
    procedure: IdOrName | None = None
    laboratory: IdOrName | None = None
    analyst: IdOrName | None = None
    sample_id: RowId | None = None


def metadata_answer(found: SeriesWithCoverage) -> MetadataAnswer:
    fields = {name: getattr(found.series, name) for name in found.series.__slots__}
    covered = found.coverage
    if covered is None:
        return MetadataAnswer(**fields)
    return MetadataAnswer(
        **fields,
        from_timestamp=covered.first,
        to_timestamp=covered.last,
        row_count=covered.row_count,
    )
