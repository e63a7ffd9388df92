"""What was made of series: a step, its lineage, the series that came out, and its values.

The same step again finds the series that it made and adds to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from strandline.bridge.database import Session
from strandline.packs.water.context import Water
from strandline.packs.water.ingest_records import (
    Ingested,
    OutputChoice,
    ProcessedValues,
    Sent,
    SentVectors,
    SeriesDone,
    ingested,
)
from strandline.packs.water.records import Series
from strandline.packs.water.repositories import samples_write, writing
from strandline.packs.water.repositories.locks import lock_rows
from strandline.packs.water.repositories.references import names_by_id
from strandline.packs.water.services import lineage_writing, routing
from strandline.packs.water.services.ingest import axes
from strandline.packs.water.services.ingest.readings import (
    Refusals,
    check_size,
    moments_of,
    refuse_repeats,
)
from strandline.packs.water.services.ingest.scalars import Group, Store, quality_warnings
from strandline.packs.water.services.ingest.vectors import VectorStore
from strandline.packs.water.vocabulary import ValueType
from strandline.rest.errors import Conflict, Invalid

Context = dict[str, int | str | None]
# Column of the new series, field of its sources, name in the request: None where it has none.
_INHERITED: tuple[tuple[str, str, str | None], ...] = (
    ("ValueTypeID", "value_type_id", "shape"),
    ("SamplingLocationID", "location_id", "sampling_location_id"),
    ("VariableID", "variable_id", "variable_id"),
    ("UnitID", "unit_id", "unit_id"),
    ("EquipmentID", "equipment_id", None),
    ("DataProvenanceID", "provenance_id", None),
    ("CampaignID", "campaign_id", None),
    ("ProjectID", "project_id", None),
    ("PurposeID", "purpose_id", None),
    ("ProcedureID", "procedure_id", None),
    ("SampleID", "sample_id", None),
    ("LaboratoryID", "laboratory_id", None),
    ("AnalystPersonID", "analyst_person_id", None),
)


def write(water: Water, session: Session, request: ProcessedValues) -> Ingested:
    """Store what a step made: its lineage, its series and all its values, or nothing."""
    sent = request.sent
    check_size(sent.cells if isinstance(sent, SentVectors) else len(sent), water.settings.most_rows)
    sources = lineage_writing.lock_sources(session, request.sources)
    given = _given(session, request.output)
    earlier = lineage_writing.earlier_output(
        session, request.step, request.sources, request.output.processing_degree
    )
    if earlier is not None:
        step_id, series = earlier
        _check_same(series, given)
        metadata_id, created = series.metadata_id, False
    else:
        context = _context(session, request, sources, given)
        metadata_id = samples_write.add_series(session, context)
        step = lineage_writing.record_step(session, request.step, request.sources, [metadata_id])
        step_id, created = step.step_id, True
    done = _write_values(water, session, request, metadata_id)
    return replace(done, metadata_id=metadata_id, processing_step_id=step_id, step_created=created)


def _given(session: Session, output: OutputChoice) -> Context:
    """Return what the request itself says of the new series; NotFound for an id of no row."""
    given: Context = {}
    for column, table, what, row_id in (
        ("VariableID", "Variable", "variable", output.variable_id),
        ("UnitID", "Unit", "unit", output.unit_id),
        ("SamplingLocationID", "SamplingLocation", "sampling location", output.location_id),
    ):
        if row_id is None:
            continue
        if not names_by_id(session, table, [row_id]):
            raise routing.unknown(what, row_id)
        given[column] = row_id
    if output.value_type is not None:
        given["ValueTypeID"] = int(output.value_type)
    if "VariableID" in given and "UnitID" not in given:
        given["UnitID"] = samples_write.unit_of_variable(session, output.variable_id or 0)
    return given


def _context(
    session: Session, request: ProcessedValues, sources: Sequence[Series], given: Context
) -> Context:
    """Return the columns of the new series: what the request says, else what all sources share."""
    context: Context = {**given, "ProcessingDegree": request.output.processing_degree}
    for column, name, asked in _INHERITED:
        if column in given:
            continue
        values = {getattr(source, name) for source in sources}
        if len(values) > 1 and asked is not None:
            raise Invalid(
                "W086",
                f"the sources differ in {name.removesuffix('_id').replace('_', ' ')}",
                hint=f"say which the result has: output.{asked}",
                details={"field": f"output.{asked}"},
            )
        context[column] = values.pop() if len(values) == 1 else None
    if context["ValueTypeID"] == ValueType.SPECTRUM:
        chosen = axes.chosen_axis(session, request.axis)
        shared = {source.wavelength_axis_id for source in sources}
        own = shared.pop() if len(shared) == 1 else None
        context["WavelengthAxisID"] = own if chosen is None else chosen.axis_id
    return context


def _check_same(series: Series, given: Context) -> None:
    """Refuse to add to a series that is not what the request says of its result."""
    for column, name, asked in _INHERITED:
        if column in given and getattr(series, name) != given[column]:
            raise Conflict(
                "W088",
                f"the same step made series {series.metadata_id}, which has another {asked}",
                hint="name another processing_degree, or leave the field out to add to that series",
                details={"metadata_id": series.metadata_id, "field": f"output.{asked}"},
            )


def _write_values(
    water: Water, session: Session, request: ProcessedValues, metadata_id: int
) -> Ingested:
    sent, rules = request.sent, request.rules
    refusals = Refusals(rules)
    moments = moments_of(sent.times, water, refusals)
    refuse_repeats(moments, refusals)
    refusals.stop()
    lock_rows(session, "MetaData", [metadata_id])
    target = writing.find_targets(session, [metadata_id])[metadata_id]
    shape = ValueType(target.value_type_id)
    _check_rows(sent, shape, metadata_id)
    group = Group(metadata_id=metadata_id, rows=[r for r in range(len(sent)) if r not in refusals])
    store: Store | VectorStore
    if isinstance(sent, SentVectors):
        store = VectorStore(session, sent, moments, refusals)
        spectra = shape is ValueType.SPECTRUM
        bins = axes.axis_of(session, target, request.axis).bin_ids if spectra else None
        done = store.write(group, bins)
        codes = [code for one in sent.qualities for code in set(one)]
    else:
        store = Store(session, sent, moments, rules, refusals)
        written = store.write([group] if group.rows else [])
        done = written[0] if written else SeriesDone(metadata_id=metadata_id)
        codes = list(sent.qualities)
    refusals.stop()
    return ingested(
        [done],
        warnings=quality_warnings(session, codes),
        results=refusals.results(len(sent), store.kept),
    )


def _check_rows(sent: Sent | SentVectors, shape: ValueType, metadata_id: int) -> None:
    """Refuse rows of another shape than the series has."""
    if shape is ValueType.IMAGE and len(sent):
        raise Invalid(
            "W087",
            "the result is images, which cannot be sent in a JSON body",
            hint="send values: [] to record the step, then each picture with metadata_id to"
            " POST /api/v1/ingest/images",
            details={"metadata_id": metadata_id},
        )
    if len(sent) and isinstance(sent, SentVectors) is (shape is ValueType.SCALAR):
        field = "value, a number," if shape is ValueType.SCALAR else "values, a list of numbers,"
        raise Invalid(
            "W087",
            f"the result is of the shape {shape.name.lower()}: each row needs {field} at its time",
            hint="send rows of that shape, or say output.shape where the step changed it",
            details={"shape": shape.name.capitalize()},
        )
