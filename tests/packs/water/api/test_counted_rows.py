"""What ingestion tells the server's metrics."""

from __future__ import annotations

from fastapi.testclient import TestClient

from packs.water.api.test_ingest_sensor import Plant, at
from packs.water.api.world import World


def test_rows_are_counted_once_however_often_they_are_sent(
    client: TestClient, world: World
) -> None:
    plant = Plant(client, world)
    rows = [at("2025-03-01T00:00:00Z"), at("2025-03-01T00:01:00Z")]
    for _ in range(2):
        assert plant.send(rows, {"Idempotency-Key": "batch-1"}).status_code == 201
    assert plant.send(rows).status_code == 201
    refused = plant.send([at("2025-03-01T00:02:00Z"), at("2025-03-01T00:02:00Z")])
    assert refused.status_code == 422
    assert 'strandline_rows_taken_in_total{pack="water"} 2.0' in client.get("/metrics").text
