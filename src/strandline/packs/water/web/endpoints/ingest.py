"""POST /ingest: values come in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, Response

from strandline.packs.water.bulk_records import BulkValues
from strandline.packs.water.context import Water
from strandline.packs.water.ingest_records import (
    AxisChoice,
    Ingested,
    LabValues,
    Policy,
    ProcessedValues,
    RequestKey,
    Rules,
    SensorValues,
    StoredAnswer,
    VectorValues,
)
from strandline.packs.water.services.ingest import (
    bulk,
    images,
    lab,
    once,
    processed,
    sensor,
    vectors,
)
from strandline.packs.water.web.bodies import (
    Body,
    FileForm,
    JsonBody,
    UploadedFile,
    documented,
    documented_form,
    documented_upload,
    read,
    read_form,
)
from strandline.packs.water.web.schemas.ingest import (
    ImageAnswer,
    IngestAnswer,
    LabRequest,
    ProcessedAnswer,
    SensorRequest,
    sent_rows,
)
from strandline.packs.water.web.schemas.ingest_processed import ProcessedRequest
from strandline.packs.water.web.schemas.ingest_vectors import (
    ArrayRequest,
    ImageForm,
    SpectraRequest,
    bulk_choice,
    sent_vectors,
)
from strandline.packs.water.web.schemas.models import RowId
from strandline.packs.water.web.services import PACK, WRITE, WaterServices
from strandline.packs.water.web.steps import new_step
from strandline.rest.counting import count_rows
from strandline.rest.uploads import streamed_upload

MOST_IMAGE_BYTES = 100_000_000
MOST_BULK_BYTES = 500_000_000
router = APIRouter(prefix="/ingest", tags=["ingestion"])


@router.post(
    "/sensor",
    status_code=201,
    dependencies=[WRITE],
    response_model=IngestAnswer,
    openapi_extra=documented(SensorRequest),
)
def ingest_sensor(water: WaterServices, body: JsonBody) -> Response:
    """Values of one instrument and variable; the routes say which series they belong to.

    Every value is routed by its own time, so one request may cross a move of the instrument.
    """
    asked = read(SensorRequest, body)
    values = SensorValues(
        equipment_id=asked.equipment_id,
        variable_id=asked.variable_id,
        sent=sent_rows(asked.values),
        rules=asked.rules,
    )
    return _answer(water, body.key, lambda session: sensor.write(water, session, values))


@router.post(
    "/lab",
    status_code=201,
    dependencies=[WRITE],
    response_model=IngestAnswer,
    openapi_extra=documented(LabRequest),
)
def ingest_lab(water: WaterServices, body: JsonBody) -> Response:
    """Results of a laboratory for one sample; their series is found, or made from the sample.

    A result that differs from the stored one is refused unless the request says otherwise.
    """
    asked = read(LabRequest, body)
    values = LabValues(
        sample_id=asked.sample_id,
        variable_id=asked.variable_id,
        laboratory_id=asked.laboratory_id,
        analyst_person_id=asked.analyst_person_id,
        sent=sent_rows(asked.values),
        rules=asked.rules,
    )
    return _answer(water, body.key, lambda session: lab.write(water, session, values))


@router.post(
    "/processed",
    status_code=201,
    dependencies=[WRITE],
    response_model=ProcessedAnswer,
    openapi_extra=documented(ProcessedRequest),
)
def ingest_processed(water: WaterServices, body: JsonBody) -> Response:
    """What a processing step made of series: the step, its lineage, the new series, its values.

    The same step again (sources, method, version, parameters, degree) adds to the series that it
    made. `values` may be empty, to record a step whose result is not stored.
    """
    asked = read(ProcessedRequest, body)
    values = ProcessedValues(
        sources=tuple(asked.source_metadata_ids),
        step=new_step(water, asked.processing),
        output=asked.output.choice,
        axis=asked.output.axis,
        sent=asked.output.sent,
        rules=asked.rules,
    )
    return _answer(
        water,
        body.key,
        lambda session: processed.write(water, session, values),
        ProcessedAnswer,
    )


@router.post(
    "/spectra",
    status_code=201,
    dependencies=[WRITE],
    response_model=IngestAnswer,
    openapi_extra=documented(SpectraRequest),
)
def ingest_spectra(water: WaterServices, body: JsonBody) -> Response:
    """Spectra of an instrument, or of a series; counts are spectra, not single numbers.

    The axis of exactly the wavelengths sent is found or made; a series stays on its axis.
    """
    asked = read(SpectraRequest, body)
    return _vectors(water, body, asked, asked.axis)


@router.post(
    "/arrays",
    status_code=201,
    dependencies=[WRITE],
    response_model=IngestAnswer,
    openapi_extra=documented(ArrayRequest),
)
def ingest_arrays(water: WaterServices, body: JsonBody) -> Response:
    """Arrays of any length of an instrument, or of a series; counts are arrays."""
    return _vectors(water, body, read(ArrayRequest, body), None)


@router.post(
    "/images",
    status_code=201,
    dependencies=[WRITE, streamed_upload(MOST_IMAGE_BYTES)],
    response_model=ImageAnswer,
    openapi_extra=documented_form(ImageForm),
)
def ingest_image(water: WaterServices, form: FileForm) -> Response:
    """A picture of one instant: its size and format are read from the file.

    The file's name is ignored. A preview is kept beside the picture.
    """
    asked = read_form(ImageForm, form)
    stored = images.stored(
        water,
        asked.value,
        form.file,
        lambda upload: once.answer(water, form.key, upload.write, _rendered(ImageAnswer)),
    )
    if not stored.replayed:
        count_rows(PACK, 1)
    return _response(stored)


@router.post(
    "/bulk",
    status_code=201,
    dependencies=[WRITE, streamed_upload(MOST_BULK_BYTES)],
    response_model=IngestAnswer,
    openapi_extra=documented_upload(),
)
def ingest_bulk(
    water: WaterServices,
    upload: UploadedFile,
    equipment_id: RowId | None = None,
    variable_id: RowId | None = None,
    metadata_id: RowId | None = None,
    conflict: Policy = Policy.OVERWRITE,
    partial: bool = False,
) -> Response:
    """A file of scalar values: CSV, NDJSON or Parquet with the columns tstamp, value, quality.

    All rows are written in one transaction. Which series they belong to is said here for all of
    them, or by the columns equipment_id and variable_id, or metadata_id. Rows are told by line.
    """
    values = BulkValues(
        choice=bulk_choice(equipment_id, variable_id, metadata_id),
        format=upload.format,
        gzipped=upload.gzipped,
        rules=Rules(policy=conflict, partial=partial),
    )
    return _answer(
        water, upload.key, lambda session: bulk.write(water, session, values, upload.file)
    )


def _vectors(water: Water, body: Body, asked: ArrayRequest, axis: AxisChoice | None) -> Response:
    values = VectorValues(
        choice=asked.choice, axis=axis, sent=sent_vectors(asked.values), rules=asked.rules
    )
    return _answer(water, body.key, lambda session: vectors.write(water, session, values))


def _answer(
    water: Water,
    key: RequestKey | None,
    work: Callable[[Any], Ingested],
    model: type[IngestAnswer] = IngestAnswer,
) -> Response:
    written = 0

    def render(done: Ingested) -> str:
        nonlocal written
        written = done.rows_written
        return _rendered(model)(done)

    stored = once.answer(water, key, work, render)
    if not stored.replayed:
        count_rows(PACK, written)
    return _response(stored)


def _rendered(model: type[IngestAnswer]) -> Callable[[Ingested], str]:
    return lambda done: model.model_validate(done).model_dump_json()


def _response(stored: StoredAnswer) -> Response:
    headers = {"Idempotent-Replayed": "true"} if stored.replayed else {}
    return Response(
        stored.body, status_code=stored.status, media_type="application/json", headers=headers
    )
