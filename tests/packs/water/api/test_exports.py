"""Files of values, their sidecars and pictures, on both databases."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import math
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from fastapi.testclient import TestClient
from pyarrow import parquet
from starlette.requests import ClientDisconnect

from packs.water.api.test_shapes import CASES, LATER, START, add_images, add_scalars
from packs.water.api.test_timeseries import DAY, URL, tss
from packs.water.api.world import World
from strandline.packs.water.context import Water
from strandline.packs.water.repositories import values
from strandline.packs.water.repositories.shapes.registry import all_shapes
from strandline.packs.water.services import exports
from strandline.packs.water.services.exports import Format
from strandline.packs.water.services.reading import Progress, Reading, ReadRequest
from strandline.packs.water.services.timeseries import get_series
from strandline.packs.water.services.units import no_conversion
from strandline.packs.water.values_records import Frame
from strandline.packs.water.web.schemas.sidecars import SidecarAnswer
from strandline.packs.water.web.sending import send

Rows = list[tuple[object, ...]]


def export(client: TestClient, series: int, form: str, **query: object) -> bytes:
    answer = client.get(f"{URL}/{series}", params={"format": form, **query})  # type: ignore[arg-type]
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-disposition"] == f'attachment; filename="series-{series}.{form}"'
    assert answer.headers["link"].endswith('/metadata-sidecar>; rel="describedby"')
    return answer.content


def rows_in_csv(content: bytes) -> tuple[list[str], Rows]:
    header, *lines = csv.reader(io.StringIO(content.decode("utf-8"), newline=""))
    return header, [tuple(map(_cell, line)) for line in lines]


def _cell(text: str) -> object:
    if text == "":
        return None
    if text.endswith("Z"):
        return datetime.fromisoformat(text)
    try:
        return float(text)
    except ValueError:
        return text


def rows_in_table(table: pa.Table) -> tuple[list[str], Rows]:
    return table.column_names, [tuple(row.values()) for row in table.to_pylist()]


READERS: dict[str, Callable[[bytes], tuple[list[str], Rows]]] = {
    "csv": rows_in_csv,
    "parquet": lambda content: rows_in_table(parquet.read_table(io.BytesIO(content))),
    "arrow": lambda content: rows_in_table(pa.ipc.open_stream(content).read_all()),
}


def test_every_format_holds_the_rows_of_every_shape(client: TestClient, world: World) -> None:
    for shape in all_shapes().values():
        add, expected = CASES[shape.name]
        series = add(world)
        columns = ["timestamp", *(field.name for field in shape.fields)]
        for form, reader in READERS.items():
            header, rows = reader(export(client, series, form))
            assert (header, rows) == (columns, expected), (shape.name, form)


def test_pandas_reads_them_alike(client: TestClient, world: World) -> None:
    series = tss(world, [1.5, None, -3.25, 1e-300, 1e300])
    table = pd.read_parquet(io.BytesIO(export(client, series, "parquet")))
    text = pd.read_csv(io.BytesIO(export(client, series, "csv")), parse_dates=["timestamp"])
    assert table["value"].equals(text["value"])
    assert (table["timestamp"] == text["timestamp"]).all()
    assert table["value"].tolist()[0::2] == [1.5, -3.25, 1e300]


def test_exports_take_the_whole_window_downsampling_and_unit(
    client: TestClient, world: World
) -> None:
    series = tss(world, [float(at) for at in range(120)])
    _, rows = rows_in_csv(
        export(client, series, "csv", downsample="mean", interval="1h", unit="g/L")
    )
    assert [row[1] for row in rows] == pytest.approx([0.0295, 0.0895])
    assert len(rows_in_csv(export(client, series, "csv", to="2025-01-01T00:03"))[1]) == 3
    assert rows_in_csv(export(client, series, "csv", to="2024-01-01"))[1] == []
    empty = parquet.read_table(io.BytesIO(export(client, series, "parquet", to="2024-01-01")))
    assert empty.num_rows == 0


def test_text_that_a_spreadsheet_would_run_is_made_harmless(
    client: TestClient, world: World
) -> None:
    series = world.series(ValueTypeID=3)
    for at, path in enumerate(('=HYPERLINK("x")', "+1", "-2", "@cmd", "\tx", 'a,"b"', "plain")):
        world.add(
            "ValueImage", MetaDataID=series, tstamp=DAY.replace(minute=at), ImageWidth=1,
            ImageHeight=1, NumberOfChannels=1, ImageFormat="PNG", StorageBackend="S3",
            StoragePath=path,
        )  # fmt: skip
    _, rows = rows_in_csv(export(client, series, "csv"))
    assert [row[-1] for row in rows] == [
        '\'=HYPERLINK("x")', "'+1", "'-2", "'@cmd", "'\tx", 'a,"b"', "plain",
    ]  # fmt: skip
    negative = tss(world, [-5.0])
    assert b",-5" in export(client, negative, "csv")


ACCEPTED = (
    ("text/csv", "text/csv"),
    ("application/vnd.apache.parquet", "application/vnd.apache.parquet"),
    ("application/vnd.apache.arrow.stream;q=0.9, text/csv;q=0.1", "arrow"),
    ("text/csv;q=0.1, application/json", "application/json"),
    ("text/csv;q=0, */*;q=0.1", "application/json"),
    ("text/html, image/png", "application/json"),
    ("*/*", "application/json"),
    ("text/csv;q=x;;,,", "application/json"),
)


def test_the_accept_header_decides_where_format_does_not(client: TestClient, world: World) -> None:
    series = tss(world, [1.0])
    for accept, expected in ACCEPTED:
        answer = client.get(f"{URL}/{series}", headers={"accept": accept})
        assert expected in answer.headers["content-type"], accept
    both = client.get(f"{URL}/{series}?format=json", headers={"accept": "text/csv"})
    assert both.headers["content-type"] == "application/json"


def test_a_file_is_never_a_page(client: TestClient, world: World) -> None:
    series = tss(world, [1.0])
    for query in ({"limit": 5}, {"bundle": "zip", "limit": 5}):
        answer = client.get(f"{URL}/{series}", params={"format": "csv", **query})  # type: ignore[dict-item]
        assert (answer.status_code, answer.json()["code"]) == (422, "W021")
    answer = client.get(f"{URL}/{series}", params={"format": "xlsx"})
    assert answer.status_code == 422


def test_the_sidecar_says_all_that_the_rows_do_not(client: TestClient, world: World) -> None:
    series = tss(world, [1.0, 2.0, None])
    cleaned = world.series(ProcessingDegree="Cleaned")
    step = world.add("ProcessingStep", Name="despike", MethodName="median")
    for key, role in ((series, "Input"), (cleaned, "Output")):
        world.add("DataLineage", ProcessingStepID=step, MetaDataID=key, Role=role)
    query = {"from": "2025-01-01", "to": "2025-01-01T00:02:00Z", "unit": "g/L", "quality": "1,2"}
    answer = client.get(f"{URL}/{series}/metadata-sidecar", params=query)
    assert answer.status_code == 200, answer.text
    sidecar = answer.json()
    assert SidecarAnswer.model_validate(sidecar).model_dump(mode="json", by_alias=True) == sidecar
    assert sidecar["series"]["location"] == "Primary Effluent"
    assert (sidecar["unit"], sidecar["stored_unit"]) == ("g/L", "mg/L")
    assert sidecar["window"] == {"from": "2025-01-01T00:00:00Z", "to": "2025-01-01T00:02:00Z"}
    assert sidecar["quality_filter"] == [1, 2]
    assert sidecar["stored"] == {
        "rows": 2, "first": "2025-01-01T00:00:00Z", "last": "2025-01-01T00:01:00Z",
    }  # fmt: skip
    assert [column["name"] for column in sidecar["columns"]] == ["timestamp", "value", "quality"]
    assert [column["unit"] for column in sidecar["columns"]] == [None, "g/L", None]
    assert sidecar["quality_codes"][0]["name"] == "Accepted"
    assert sidecar["lineage"] == {
        "produced_by_step_ids": [], "source_metadata_ids": [], "derived_metadata_ids": [cleaned],
    }  # fmt: skip
    made = client.get(f"{URL}/{cleaned}/metadata-sidecar").json()["lineage"]
    assert (made["produced_by_step_ids"], made["source_metadata_ids"]) == ([step], [series])


def test_every_file_carries_its_sidecar(client: TestClient, world: World) -> None:
    series = tss(world, [1.0, 2.0])
    table = parquet.read_table(io.BytesIO(export(client, series, "parquet")))
    stream = pa.ipc.open_stream(export(client, series, "arrow"))
    for schema in (table.schema, stream.schema):
        carried = json.loads(schema.metadata[b"strandline"])
        assert carried["series"]["metadata_id"] == series
        assert carried["stored"]["rows"] == 2
    for form, named in (("", "csv"), ("parquet", "parquet"), ("arrow", "arrow")):
        query = {"bundle": "zip", **({"format": form} if form else {})}
        answer = client.get(f"{URL}/{series}", params=query)
        assert answer.headers["content-disposition"].endswith(f'"series-{series}.zip"')
        with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
            assert archive.testzip() is None
            assert archive.namelist() == ["metadata.json", f"series-{series}.{named}"]
            assert json.loads(archive.read("metadata.json"))["unit"] == "mg/L"
            _, rows = READERS[named](archive.read(f"series-{series}.{named}"))
            assert [row[1] for row in rows] == [1.0, 2.0]


def long_reading(water: Water, series: int, rows: int) -> Reading:
    """A reading of as many rows as wanted that no database has to hold."""

    def frames() -> Iterator[Frame]:
        for start in range(0, rows, 50_000):
            moments = np.datetime64("2020-01-01", "us") + np.arange(start, start + 50_000) * (
                np.timedelta64(1, "s")
            )
            numbers = np.sin(np.arange(50_000) / 100)
            yield Frame(moments, {"value": numbers, "quality": np.ones(50_000, dtype=np.int64)})

    found = get_series(water, series)
    return Reading(
        series=found, shape=all_shapes()[1], request=ReadRequest(),
        conversion=no_conversion(None), progress=Progress(), frames=frames(),
    )  # fmt: skip


@pytest.mark.parametrize("served_platform", ["sqlite"], indirect=True)
@pytest.mark.parametrize("form", [Format.CSV, Format.PARQUET, Format.ARROW])
def test_memory_does_not_grow_with_the_rows(water: Water, world: World, form: Format) -> None:
    series = world.series()
    peaks = []
    for rows in (100_000, 500_000):
        pieces = exports.bundle(
            exports.write(long_reading(water, series, rows), form, {}),
            "data", {}, at=datetime(2025, 1, 1, tzinfo=UTC),
        )  # fmt: skip
        tracemalloc.start()
        before = pa.total_allocated_bytes()
        size, most = 0, 0
        for piece in pieces:
            size += len(piece)
            most = max(most, pa.total_allocated_bytes() - before)
        peaks.append(tracemalloc.get_traced_memory()[1] + most)
        tracemalloc.stop()
        assert size > rows / 10
    assert peaks[1] < peaks[0] * 1.3 + 500_000


# A value a second from 2020 on, made by the database itself.
FILL = {
    "sqlite": """
        INSERT INTO "Value" ("MetaDataID", tstamp, "Value", "QualityCode")
        WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {rows} - 1)
        SELECT {series}, datetime(1577836800 + i, 'unixepoch'), i * 1.0, 1 FROM n""",
    "postgres": """
        INSERT INTO dbo."Value" ("MetaDataID", tstamp, "Value", "QualityCode")
        SELECT {series}, timestamp '2020-01-01' + i * interval '1 second', i, 1
        FROM generate_series(0, {rows} - 1) AS i""",
}


def fill(water: Water, series: int, rows: int) -> None:
    with water.database.write() as session:
        text = FILL[water.database.dialect.name].format(series=series, rows=rows)
        session.connection.exec_driver_sql(text)


@pytest.mark.slow
def test_a_long_series_is_read_in_flat_memory(
    water: Water, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Tracing memory is slow: pieces a tenth as long show the same.
    monkeypatch.setattr(values, "BATCH_ROWS", 5_000)
    peaks = []
    for rows in (10_000, 60_000):
        series = world.series()
        fill(water, series, rows)
        tracemalloc.start()
        written = exports.open_export(
            water, series, ReadRequest(), Format.CSV, bundled=False, at=datetime.now(UTC)
        )
        lines = sum(piece.count(b"\n") for piece in written.pieces)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert lines == rows + 1
    assert peaks[1] < peaks[0] * 1.2 + 100_000, peaks


# --- pictures


@pytest.fixture
def pictures(water: Water, world: World) -> int:
    """An image series whose first picture has its file and preview, and whose second has neither."""
    series = add_images(world)
    root = Path(water.settings.storage.removeprefix("file://"))
    (root / "station").mkdir(parents=True)
    (root / "station" / "0.png").write_bytes(b"\x89PNG" + b"x" * 1_000_000)
    return series


def picture_url(series: int, moment: datetime, more: str = "") -> str:
    return f"{URL}/{series}/images/{moment.replace(tzinfo=None).isoformat()}Z{more}"


def test_a_picture_comes_as_it_was_stored(client: TestClient, pictures: int) -> None:
    answer = client.get(picture_url(pictures, START))
    assert answer.status_code == 200
    assert answer.content == b"\x89PNG" + b"x" * 1_000_000
    assert answer.headers["content-type"] == "image/png"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert f'"series-{pictures}-20250301T120000.png"' in answer.headers["content-disposition"]
    small = client.get(picture_url(pictures, START, "/thumbnail"))
    assert (small.status_code, small.content) == (200, b"small")


def test_pictures_that_are_not_there(client: TestClient, pictures: int) -> None:
    for url, code in (
        (picture_url(pictures, LATER), "W020"),
        (picture_url(pictures, LATER, "/thumbnail"), "W019"),
        (picture_url(pictures, DAY), "W019"),
        (picture_url(pictures, DAY, "/thumbnail"), "W019"),
        (picture_url(999, START), "W019"),
    ):
        answer = client.get(url)
        assert (answer.status_code, answer.json()["code"]) == (404, code), url
    for moment in ("yesterday", "2025", "9999-12-31T23:59:59-12:00", "..%2f..%2fetc"):
        answer = client.get(f"{URL}/{pictures}/images/{moment}")
        assert answer.status_code in {404, 422}, moment
        assert answer.headers["content-type"] == "application/problem+json" or moment[0] == "."


def test_no_path_leads_out_of_the_storage(
    client: TestClient, water: Water, world: World, tmp_path: Path
) -> None:
    root = Path(water.settings.storage.removeprefix("file://"))
    root.mkdir(parents=True, exist_ok=True)
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"secret")
    (root / "link.png").symlink_to(secret)
    (root / "folder.png").mkdir()
    series = world.series(ValueTypeID=3)
    paths = (
        "../secret.png", "a/../../secret.png", str(secret), "link.png", "..\\secret.png",
        "file:///etc/passwd", "folder.png", "", ".",
    )  # fmt: skip
    for at, path in enumerate(paths):
        moment = DAY.replace(minute=at)
        world.add(
            "ValueImage", MetaDataID=series, tstamp=moment, ImageWidth=1, ImageHeight=1,
            NumberOfChannels=1, ImageFormat="PNG", StorageBackend="FileSystem", StoragePath=path,
        )  # fmt: skip
        answer = client.get(picture_url(series, moment))
        assert (answer.status_code, answer.json()["code"]) == (404, "W020"), path
        assert "secret" not in answer.text


def test_numbers_in_csv_are_whole(client: TestClient, world: World) -> None:
    series = world.series()
    world.scalars(series, DAY, [0.1, 1 / 3, math.pi * 1e15, math.inf, math.nan])
    _, rows = rows_in_csv(export(client, series, "csv"))
    assert [row[1] for row in rows] == [0.1, 1 / 3, math.pi * 1e15, math.inf, None]


def test_scalars_before_and_after_the_second(client: TestClient, world: World) -> None:
    series = add_scalars(world)
    assert b'"2025-03-01T12:00:01.000005Z",,\r\n' in export(client, series, "csv")


def test_a_caller_who_goes_away_leaves_nothing_open() -> None:
    closed = []

    def pieces() -> Iterator[bytes]:
        try:
            while True:
                yield b"piece"
        finally:
            closed.append(True)

    async def gone(message: Any) -> None:
        if message["type"] == "http.response.body":
            raise OSError("the connection is closed")

    async def nothing() -> Any:
        await asyncio.sleep(60)

    response = send(pieces(), "text/csv")
    scope = {"type": "http", "asgi": {"spec_version": "2.4"}, "method": "GET"}
    # In a thread of its own: a browser's tests before this one may have left a loop in this one.
    with ThreadPoolExecutor(1) as thread, pytest.raises(ClientDisconnect):
        thread.submit(asyncio.run, response(scope, nothing, gone)).result()
    assert closed == [True]
    # Held until here, as a traceback would hold it: it was closed, not collected.
    del response
