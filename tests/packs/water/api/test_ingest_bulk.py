"""POST /ingest/bulk: files of many rows, on both databases."""

from __future__ import annotations

import gzip
import io
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from fastapi.testclient import TestClient

from packs.water.api.test_ingest_sensor import Plant
from packs.water.api.world import World, utc
from strandline.packs.water.context import Water
from strandline.packs.water.services.ingest import unpacking

URL = "/api/v1/ingest/bulk"
CSV, NDJSON, PARQUET = "text/csv", "application/x-ndjson", "application/vnd.apache.parquet"
PLAIN = b"tstamp,value,quality\n2025-03-01T10:00:00Z,1.5,1\n2025-03-01T10:01:00Z,,\n"
Content = bytes | str


@pytest.fixture
def plant(client: TestClient, world: World) -> Plant:
    return Plant(client, world)


def send(
    plant: Plant, content: Content, kind: str = CSV, headers: Any = None, **params: object
) -> Any:
    target: dict[str, object] = {
        "equipment_id": plant.equipment,
        "variable_id": plant.variable,
    }
    if params.pop("by_row", False) or "metadata_id" in params:
        target = {}
    sent = {"Content-Type": kind, **(headers or {})}
    return plant.client.post(URL, params={**target, **params}, content=content, headers=sent)


def parquet(**columns: Any) -> bytes:
    made = io.BytesIO()
    pq.write_table(pa.table(columns), made)
    return made.getvalue()


TIMES = [datetime(2025, 3, 1, 10, minute, tzinfo=UTC) for minute in (0, 1)]
FILES: list[tuple[str, bytes]] = [
    (CSV, PLAIN),
    (CSV, b"\xef\xbb\xbf" + PLAIN.replace(b"\n", b"\r\n")),
    (CSV, PLAIN.replace(b",", b";")),
    (CSV, b'quality\tvalue\ttstamp\n"1"\t1.5\t2025-03-01 11:00:00+01:00\n\n\tNaN\t20250301T1001'),
    (
        NDJSON,
        b'{"tstamp": "2025-03-01T10:00:00Z", "value": 1.5, "quality": 1}\n\n'
        b'{"value": null, "tstamp": "2025-03-01T10:01:00"}',
    ),
    (PARQUET, parquet(tstamp=TIMES, value=[1.5, None], quality=[1, None])),
    (
        PARQUET,
        parquet(
            tstamp=pa.array([t.replace(tzinfo=None) for t in TIMES], pa.timestamp("ns")),
            value=pa.array([1.5, float("nan")], pa.float32()),
            quality=pa.array([1, None], pa.int64()),
        ),
    ),
    (PARQUET, parquet(tstamp=[t.isoformat() for t in TIMES], value=[1.5, None], quality=[1, None])),
]


def test_every_format_brings_the_same_rows(plant: Plant) -> None:
    for number, (kind, content) in enumerate(FILES):
        answer = send(plant, content, kind)
        assert answer.status_code == 201, (number, answer.text)
        assert answer.json()["inserted" if number == 0 else "unchanged"] == 2, (number, answer.text)
    rows = sorted(plant.world.rows("Value"), key=lambda row: str(row["tstamp"]))
    assert [(r["tstamp"], r["Value"], r["QualityCode"]) for r in rows] == [
        (utc("2025-03-01T10:00:00"), 1.5, 1),
        (utc("2025-03-01T10:01:00"), None, None),
    ]


def test_blank_lines_end_nothing(plant: Plant) -> None:
    gap = b"\n" * 25_000
    content = PLAIN + gap + b"2025-03-02T10:00:00Z,3.5,1\n"
    assert send(plant, content).json()["inserted"] == 3


def test_text_may_come_packed(plant: Plant) -> None:
    answer = send(plant, gzip.compress(PLAIN), headers={"Content-Encoding": "gzip"})
    assert (answer.status_code, answer.json()["inserted"]) == (201, 2), answer.text


def test_rows_may_say_their_own_series(plant: Plant, world: World) -> None:
    other = plant.make_series()
    routed = "tstamp,value,equipment_id,variable_id\n" + "".join(
        f"2025-03-01T1{hour}:00:00Z,{hour},{plant.equipment},{plant.variable}\n"
        for hour in range(3)
    )
    assert send(plant, routed, by_row=True).json()["metadata_id"] == plant.series
    named = f"tstamp,value,metadata_id\n2025-03-01,7,{plant.series}\n2025-03-01,8,{other}\n"
    answer = send(plant, named, by_row=True).json()
    assert [one["metadata_id"] for one in answer["routes"]] == [plant.series, other]
    assert answer["inserted"] == 2
    direct = send(plant, PLAIN, metadata_id=other).json()
    assert (direct["metadata_id"], direct["routes"][0]["route_id"]) == (other, None)
    line = {"tstamp": "2025-04-01", "value": 1, "metadata_id": other}
    assert send(plant, json.dumps(line), NDJSON, by_row=True).json()["inserted"] == 1
    table = parquet(tstamp=["2025-05-01"], value=[1], metadata_id=[other])
    assert send(plant, table, PARQUET, by_row=True).json()["inserted"] == 1


BAD_ROWS = (
    "tstamp,value,quality\n"
    "2025-03-01T10:00:00Z,1.0,1\n"
    "noon,2.0,1\n"
    "2025-03-01T10:02:00Z,much,1\n"
    "2025-03-01T10:03:00Z,inf,1\n"
    "2025-03-01T10:04:00Z,4.0,1.5\n"
    "2025-03-01T10:05:00Z,5.0\n"
    "1999-01-01T00:00:00Z,6.0,1\n"
    "2025-03-01T10:00:00+00:00,7.0,1\n"
    "2025-03-01T10:08:00Z,8.0,1\n"
)
TOLD = [
    (3, "W070"),
    (4, "W096"),
    (5, "W096"),
    (6, "W096"),
    (7, "W100"),
    (8, "W040"),
    (9, "W071"),
]


def test_one_bad_row_refuses_the_file_and_all_bad_rows_are_told_by_line(plant: Plant) -> None:
    answer = send(plant, BAD_ROWS)
    assert answer.status_code == 422, answer.text
    document = answer.json()
    assert [(row["row"], row["code"]) for row in document["details"]["rows"]] == TOLD
    assert document["detail"].startswith("line 3: tstamp is no time")
    assert "much" not in answer.text
    assert plant.stored() == {}


def test_partial_stores_the_good_rows(plant: Plant) -> None:
    document = send(plant, BAD_ROWS, partial=True).json()
    assert [(row["row"], row["code"]) for row in document["results"]] == TOLD
    assert (document["inserted"], document["refused"]) == (2, 7)
    assert list(plant.stored().values()) == [1.0, 8.0]


def test_conflicts_follow_the_policy(plant: Plant) -> None:
    send(plant, PLAIN)
    other = PLAIN.replace(b"1.5", b"9.5")
    refused = send(plant, other, conflict="reject")
    assert (refused.status_code, refused.json()["details"]["rows"][0]["row"]) == (409, 2)
    kept = send(plant, other, conflict="keep", partial=True).json()
    assert (kept["kept"], [one["row"] for one in kept["results"]]) == (1, [2])
    assert send(plant, other).json()["changed"] == 1


def _bomb() -> bytes:
    return gzip.compress(b"tstamp,value\n" + b"\n" * 3_000_000)


REFUSED: list[tuple[str, Content, str, dict[str, Any], int, str]] = [
    ("empty", b"", CSV, {}, 422, "W094"),
    ("no rows", b"tstamp,value\n", CSV, {}, 422, "W103"),
    ("no rows", b"\n\n", NDJSON, {}, 422, "W103"),
    ("foreign column", b"tstamp,value,colour\n", CSV, {}, 422, "W094"),
    ("twice", b"tstamp,value,value\n", CSV, {}, 422, "W094"),
    ("no value", b"tstamp,quality\n", CSV, {}, 422, "W094"),
    ("row says nothing", b"tstamp,value\n", CSV, {"by_row": True}, 422, "W095"),
    ("half a choice", PLAIN, CSV, {"metadata_id": 1, "variable_id": 1}, 422, "W095"),
    ("both", b"tstamp,value,metadata_id\n", CSV, {}, 422, "W094"),
    ("no UTF-8", b"tstamp,value\n2025-01-01,\xff\n", CSV, {}, 422, "W101"),
    ("open quote", b'tstamp,value\n"2025-01-01,1\n', CSV, {}, 422, "W101"),
    ("NUL", b"tstamp,value\n2025-01-01,\x00\n", CSV, {}, 422, "W096"),
    ("long line", b"tstamp,value\n" + b"1" * 1_100_000, CSV, {}, 413, "W097"),
    ("no JSON", b"{]\n", NDJSON, {}, 422, "W100"),
    ("deep", b"[" * 100_000, NDJSON, {}, 422, "W100"),
    ("text as number", b'{"tstamp":"2025-01-01","value":"1"}', NDJSON, {}, 422, "W096"),
    ("number as time", b'{"tstamp":1735689600,"value":1}', NDJSON, {}, 422, "W070"),
    ("huge number", b'{"tstamp":"2025-01-01","value":1e400}', NDJSON, {}, 422, "W100"),
    ("no Parquet", b"PAR1 not really PAR1", PARQUET, {}, 422, "W102"),
    ("cut Parquet", parquet(tstamp=["2025-01-01"], value=[1.0])[:-9], PARQUET, {}, 422, "W102"),
    ("text value", parquet(tstamp=["2025-01-01"], value=["x"]), PARQUET, {}, 422, "W102"),
    ("infinite", parquet(tstamp=["2025-01-01"], value=[float("inf")]), PARQUET, {}, 422, "W096"),
    (
        "no series",
        parquet(tstamp=["2025-01-01"], value=[1.0]),
        PARQUET,
        {"by_row": True},
        422,
        "W095",
    ),
    ("no gzip", PLAIN, CSV, {"headers": {"Content-Encoding": "gzip"}}, 422, "W099"),
    (
        "cut gzip",
        gzip.compress(PLAIN)[:-9],
        CSV,
        {"headers": {"Content-Encoding": "gzip"}},
        422,
        "W099",
    ),
    ("bomb", _bomb(), CSV, {"headers": {"Content-Encoding": "gzip"}}, 413, "W098"),
    ("zip", b"PK\x03\x04", "application/zip", {}, 415, "W104"),
    ("brotli", PLAIN, CSV, {"headers": {"Content-Encoding": "br"}}, 415, "W104"),
    ("no series of this id", PLAIN, CSV, {"metadata_id": 999_999}, 404, "W140"),
]


def test_hostile_files_are_answered_and_leave_nothing(
    plant: Plant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unpacking.unpacked, "__kwdefaults__", {"most": 1_000_000})
    assert len(REFUSED[-4][1]) < 10_000
    for name, content, kind, more, status, code in REFUSED:
        answer = send(plant, content, kind, **more)
        assert (answer.status_code, answer.json()["code"]) == (status, code), (name, answer.text)
    assert plant.stored() == {}


def test_more_rows_than_the_server_takes_are_refused(plant: Plant, water: Water) -> None:
    object.__setattr__(water.settings, "most_rows", 1)
    answer = send(plant, PLAIN)
    assert (answer.status_code, answer.json()["code"]) == (413, "W074")
    assert plant.stored() == {}


def test_a_long_file_goes_in_chunks_and_repeats_are_found_across_them(plant: Plant) -> None:
    start = utc("2025-03-01")
    rows = [f"{(start + timedelta(seconds=at)).isoformat()},{at}" for at in range(25_000)]
    text = "tstamp,value\n" + "\n".join([*rows, rows[3], rows[24_999]])
    answer = send(plant, text)
    told = [row["row"] for row in answer.json()["details"]["rows"]]
    assert (answer.status_code, told) == (422, [25_002, 25_003])
    assert answer.json()["detail"].startswith("line 25002: tstamp is the same as that of line 5")
    key = {"Idempotency-Key": "file-1"}
    done = send(plant, "tstamp,value\n" + "\n".join(rows), headers=key)
    assert (done.status_code, done.json()["inserted"]) == (201, 25_000)
    again = send(plant, "tstamp,value\n" + "\n".join(rows), headers=key)
    assert again.headers["idempotent-replayed"] == "true"
    assert plant.world.count("Value") == 25_000
