"""Spans and metrics as a real receiver decodes them."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from strandline.rest.principals import LOCAL
from strandline.telemetry.logs import get_log
from strandline.telemetry.tracing import OpenTelemetry, Telemetry, telemetry_from
from strandline.web.app import ServedPack, create_app
from web import toy
from web.conftest import TOYS, LogLines
from web.otlp import facts, receiver

TRACE = "0af7651916cd43dd8448eb211c80319c"
PARENT = f"00-{TRACE}-b7ad6b7169203331-01"


def test_requests_and_statements_are_spans(monkeypatch: pytest.MonkeyPatch, log: LogLines) -> None:
    with receiver() as received:
        monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", received.url)
        monkeypatch.setenv("OTEL_SERVICE_NAME", "plant-seven")
        telemetry = telemetry_from()
        assert isinstance(telemetry, OpenTelemetry)
        engine = sa.create_engine("sqlite://")
        telemetry.watch_engine(engine)
        app = create_app(
            [ServedPack(name=toy.PACK, web=toy.web, services=None)],
            authenticate=lambda _request: LOCAL,
            log=get_log(log),
            telemetry=telemetry,
        )
        with TestClient(app, raise_server_exceptions=False) as client:
            made = client.get(f"{TOYS}?like={toy.SECRET}", headers={"traceparent": PARENT})
            client.get(f"{TOYS}/fail/bug")
            client.get(f"{TOYS}?like=%ff%fe", headers={"traceparent": "nonsense"})
            with engine.connect() as connection:
                connection.execute(sa.text("SELECT :x"), {"x": toy.SECRET})
                with pytest.raises(sa.exc.OperationalError):
                    connection.execute(sa.text("SELEKT 1"))
        telemetry.close()
        engine.dispose()
    by_name = {span.name: span for span in received.spans}
    asked = next(span for span in received.spans if span.trace_id.hex() == TRACE)
    assert asked.name == f"GET {TOYS}"
    assert facts(asked) == {
        "http.request.method": "GET",
        "http.route": TOYS,
        "http.response.status_code": 200,
        "strandline.request_id": made.headers["x-request-id"],
        "strandline.key": "local",
    }
    failed = by_name[f"GET {TOYS}/fail/{{how}}"]
    assert failed.status.code == 2
    assert not failed.events
    (statement,) = [span for span in received.spans if span.name == "SELECT"]
    assert facts(statement) == {"db.system.name": "sqlite", "db.query.text": "SELECT ?"}
    (broken,) = [span for span in received.spans if span.name == "SELEKT"]
    assert broken.status.code == 2
    durations = [one for one in received.metrics if one.name == "http.server.request.duration"]
    assert sum(point.count for point in durations[0].histogram.data_points) == 3
    assert received.services == {"plant-seven"}
    assert not any(toy.SECRET.encode() in raw for raw in received.raw)


@pytest.mark.parametrize(
    "variables",
    [
        {},
        {"OTEL_SERVICE_NAME": "a"},
        {"OTEL_EXPORTER_OTLP_ENDPOINT": ""},
        {"OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:1", "OTEL_SDK_DISABLED": "true"},
    ],
)
def test_nothing_is_sent_unless_asked_for(variables: dict[str, str]) -> None:
    assert type(telemetry_from(variables)) is Telemetry
