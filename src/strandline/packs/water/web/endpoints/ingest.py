"""POST /ingest: values come in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter, Response

from strandline.packs.water.context import Water
from strandline.packs.water.ingest_records import Ingested, LabValues, RequestKey, SensorValues
from strandline.packs.water.services.ingest import lab, once, sensor
from strandline.packs.water.web.bodies import JsonBody, documented, read
from strandline.packs.water.web.schemas.ingest import (
    IngestAnswer,
    LabRequest,
    SensorRequest,
    sent_rows,
)
from strandline.packs.water.web.services import WRITE, WaterServices

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


def _answer(water: Water, key: RequestKey | None, work: Callable[[Any], Ingested]) -> Response:
    stored = once.answer(water, key, work, _rendered)
    headers = {"Idempotent-Replayed": "true"} if stored.replayed else {}
    return Response(
        stored.body, status_code=stored.status, media_type="application/json", headers=headers
    )


def _rendered(done: Ingested) -> str:
    return IngestAnswer.model_validate(done).model_dump_json()
