"""Results of laboratories: each sample's analysis is a series of its own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from strandline.bridge.database import Session
from strandline.errors import NotFound
from strandline.packs.water.context import Water
from strandline.packs.water.ingest_records import Ingested, LabValues, SampleFacts, Sent, ingested
from strandline.packs.water.repositories import samples_write
from strandline.packs.water.repositories.locks import lock_rows
from strandline.packs.water.repositories.references import names_by_id
from strandline.packs.water.services import routing
from strandline.packs.water.services.ingest.readings import (
    Refusals,
    check_size,
    moments_of,
    refuse_repeats,
)
from strandline.packs.water.services.ingest.scalars import Group, Store, quality_warnings
from strandline.packs.water.vocabulary import RAW, Provenance, ValueType

_REPLICATE = "a replicate is a sample of its own: POST /api/v1/samples with sample_type Duplicate"


def write(water: Water, session: Session, request: LabValues) -> Ingested:
    """Store results of a laboratory: all of them, or with `partial` those that can be."""
    check_size(len(request.sent), water.settings.most_rows)
    sample = _require_rows(session, request)
    refusals = Refusals(request.rules)
    moments = moments_of(request.sent.times, water, refusals, default=sample.taken_at)
    refuse_repeats(moments, refusals, hint=_REPLICATE)
    refusals.stop()
    metadata_id, warnings = _series(session, request, sample)
    warnings += _other_times(request.sent, moments, sample, refusals)
    store = Store(session, request.sent, moments, request.rules, refusals)
    rows = [row for row in range(len(moments)) if row not in refusals]
    done = store.write([Group(metadata_id=metadata_id, rows=rows)] if rows else [])
    refusals.stop()
    return ingested(
        done,
        warnings=[*warnings, *quality_warnings(session, request.sent.qualities)],
        results=refusals.results(len(request.sent), store.kept),
    )


def _require_rows(session: Session, request: LabValues) -> SampleFacts:
    """Return the sample; NotFound for whatever the request names and no row has."""
    sample = samples_write.find_sample(session, request.sample_id)
    if sample is None:
        raise NotFound(
            "W080",
            f"there is no sample {request.sample_id}",
            hint="record it first: POST /api/v1/samples; nothing was written",
            details={"sample_id": request.sample_id},
        )
    for table, what, row_id in (
        ("Variable", "variable", request.variable_id),
        ("Laboratory", "laboratory", request.laboratory_id),
        ("Person", "person", request.analyst_person_id),
    ):
        if row_id is not None and not names_by_id(session, table, [row_id]):
            raise routing.unknown(what, row_id)
    return sample


def _series(session: Session, request: LabValues, sample: SampleFacts) -> tuple[int, list[str]]:
    """Return the series of this analysis, made if it is the first; and what there is to tell.

    The sample's row is locked, so that two requests of one analysis find or make one series.
    """
    lock_rows(session, "Sample", [sample.sample_id])
    key: dict[str, int | str | None] = {
        "SampleID": sample.sample_id,
        "LaboratoryID": request.laboratory_id,
        "AnalystPersonID": request.analyst_person_id,
        "VariableID": request.variable_id,
        "UnitID": samples_write.unit_of_variable(session, request.variable_id),
        "DataProvenanceID": int(Provenance.LABORATORY),
        "ValueTypeID": int(ValueType.SCALAR),
        "ProcessingDegree": RAW,
    }
    found = samples_write.series_with(session, key)
    if not found:
        place = {"SamplingLocationID": sample.location_id, "CampaignID": sample.campaign_id}
        return samples_write.add_series(session, {**key, **place}), []
    if len(found) == 1:
        return found[0], []
    listed = ", ".join(map(str, found[:10]))
    return found[0], [f"series {listed} have the same lab context; {found[0]} was written to"]


def _other_times(
    sent: Sent, moments: Sequence[datetime], sample: SampleFacts, refusals: Refusals
) -> list[str]:
    """Return a warning where a result has another time than its sample."""
    rows = [
        row
        for row, time in enumerate(sent.times)
        if time is not None and moments[row] != sample.taken_at and row not in refusals
    ]
    if not rows:
        return []
    listed = ", ".join(map(str, rows[:10])) + (", ..." if len(rows) > 10 else "")
    return [
        f"tstamp differs from the time of sample {sample.sample_id} in values {listed};"
        " stored as sent. Leave tstamp out to take the sample's"
    ]
