"""POST /ingest/images: files and rows that are there together or not at all."""

from __future__ import annotations

import io
import struct
import threading
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from fastapi.testclient import TestClient
from PIL import Image

from packs.water.api.world import World, utc
from strandline.packs.water.context import Water
from strandline.packs.water.services.ingest import images as service

URL = "/api/v1/ingest/images"
WHEN = "2025-03-01T10:00:00Z"


def picture(
    kind: str = "PNG", size: tuple[int, int] = (640, 300), colour: int = 7, mode: str = "RGB"
) -> bytes:
    made = io.BytesIO()
    fill = colour if mode in ("L", "I;16", "1") else (colour,) * len(mode)
    Image.new(mode, size, fill).save(made, kind)
    return made.getvalue()


class Camera:
    """A camera with a route."""

    def __init__(self, client: TestClient, world: World, water: Water) -> None:
        self.client, self.world, self.water = client, world, water
        self.variable = world.variable("Surface")
        self.equipment = world.equipment("CAM_01")
        self.series = self.make_series()
        world.route(self.equipment, self.variable, self.series, utc("2025-01-01"))

    def make_series(self, shape: int = 3) -> int:
        return self.world.series(VariableID=self.variable, ValueTypeID=shape)

    def send(self, content: bytes, name: str = "a.png", **fields: object) -> Any:
        target: dict[str, object] = {"equipment_id": self.equipment, "variable_id": self.variable}
        if "metadata_id" in fields:
            target = {}
        data = {"tstamp": WHEN, **target, **fields}
        return self.client.post(URL, data=data, files={"file": (name, content)})

    @property
    def root(self) -> Path:
        return Path(urlsplit(self.water.settings.storage).path)

    def files(self) -> set[str]:
        found = (one for one in self.root.rglob("*") if one.is_file())
        return {str(one.relative_to(self.root)) for one in found}


@pytest.fixture
def camera(client: TestClient, world: World, water: Water) -> Camera:
    return Camera(client, world, water)


def test_a_picture_is_stored_with_what_its_file_says(camera: Camera) -> None:
    content = picture()
    answer = camera.send(content, quality=1)
    assert answer.status_code == 201, answer.text
    done = answer.json()
    assert (done["metadata_id"], done["rows_written"]) == (camera.series, 1)
    path = done["image"]["path"]
    assert path.startswith(f"{camera.series}/2025/03/01/20250301T100000000000Z-")
    assert camera.files() == {path}
    assert (camera.root / path).read_bytes() == content
    (row,) = camera.world.rows("ValueImage")
    preview = row.pop("Thumbnail")
    with Image.open(io.BytesIO(preview)) as small:  # type: ignore[arg-type]
        assert (small.format, small.size) == ("JPEG", (400, 188))
    del row["ValueImageID"]
    assert row == {
        "MetaDataID": camera.series,
        "tstamp": utc("2025-03-01T10:00:00"),
        "ImageWidth": 640,
        "ImageHeight": 300,
        "NumberOfChannels": 3,
        "ImageFormat": "PNG",
        "FileSizeBytes": len(content),
        "StorageBackend": "FileSystem",
        "StoragePath": path,
        "QualityCode": 1,
    }


KINDS = [
    ("PNG", "L", "png", 1),
    ("PNG", "RGBA", "png", 4),
    ("PNG", "I;16", "png", 1),
    ("PNG", "1", "png", 1),
    ("JPEG", "RGB", "jpg", 3),
    ("JPEG", "CMYK", "jpg", 4),
    ("TIFF", "RGB", "tif", 3),
    ("BMP", "RGB", "bmp", 3),
    ("GIF", "L", "gif", 1),
    ("WEBP", "RGB", "webp", 3),
]


def test_every_format_is_told_by_the_file_and_not_by_its_name(camera: Camera) -> None:
    for minute, (kind, mode, extension, channels) in enumerate(KINDS):
        content = picture(kind, (30, 20), 7, mode)
        answer = camera.send(content, "x.exe", tstamp=f"2025-03-01T11:{minute:02}:00Z")
        assert answer.status_code == 201, (kind, mode, answer.text)
        facts = answer.json()["image"]
        assert (facts["format"], facts["channels"]) == (kind, channels)
        assert facts["path"].endswith(f".{extension}")


HOSTILE = [
    "../../../etc/passwd",
    "/etc/passwd",
    "..\\..\\x.png",
    "a\u0000b.png",
    "x" * 255,
    ".png",
]


def test_names_of_files_are_ignored(camera: Camera) -> None:
    for minute, name in enumerate(HOSTILE):
        answer = camera.send(picture(), name, tstamp=f"2025-03-01T11:{minute:02}:00Z")
        assert answer.status_code == 201, (name, answer.text)
    stored = camera.files()
    assert len(stored) == len(HOSTILE)
    assert all(path.startswith(f"{camera.series}/2025/03/01/2025") for path in stored)


def _bomb() -> bytes:
    """A PNG of 30,000 x 30,000 pixels in a few bytes."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    header = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    rows = zlib.compress(bytes(1000))
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )


BROKEN = [
    (b"", 415, "W091"),
    (b"no picture at all", 415, "W091"),
    (b"<svg xmlns='http://www.w3.org/2000/svg'/>", 415, "W091"),
    (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", 415, "W091"),
    (picture()[:200], 422, "W092"),
    (picture("JPEG")[:300], 422, "W092"),
    (picture("TIFF")[:50], 422, "W092"),
    (_bomb(), 413, "W093"),
]


def test_files_that_are_no_pictures_leave_nothing(camera: Camera) -> None:
    for content, status, code in BROKEN:
        answer = camera.send(content)
        assert (answer.status_code, answer.json()["code"]) == (status, code), (
            content[:20],
            answer.text,
        )
    assert camera.world.count("ValueImage") == 0
    assert camera.files() == set()


def test_the_same_picture_again_is_the_same_and_another_one_follows_the_policy(
    camera: Camera,
) -> None:
    first = camera.send(picture(colour=1)).json()["image"]["path"]
    again = camera.send(picture(colour=1)).json()
    assert (again["unchanged"], again["rows_written"]) == (1, 0)
    kept = camera.send(picture(colour=2), conflict="keep").json()
    assert (kept["kept"], kept["image"]["path"]) == (1, first)
    refused = camera.send(picture(colour=2), conflict="reject")
    assert (refused.status_code, refused.json()["code"]) == (409, "W072")
    assert camera.files() == {first}
    second = camera.send(picture(colour=2)).json()
    assert second["changed"] == 1
    assert camera.files() == {second["image"]["path"]} != {first}
    marked = camera.send(picture(colour=2), quality=3).json()
    assert (marked["changed"], camera.files()) == (1, {second["image"]["path"]})


def test_what_cannot_be_placed_leaves_no_file(camera: Camera) -> None:
    scalar = camera.make_series(1)
    cases: list[tuple[dict[str, object], int, str]] = [
        ({"tstamp": "1999-01-01"}, 422, "W040"),
        ({"tstamp": "yesterday"}, 422, "W070"),
        ({"metadata_id": 999_999}, 404, "W140"),
        ({"metadata_id": scalar}, 422, "W073"),
        ({"colour": "red"}, 422, "H004"),
        ({"equipment_id": "one"}, 422, "H004"),
        ({"quality": 2**40}, 422, "H004"),
    ]
    for fields, status, code in cases:
        answer = camera.send(picture(), **fields)
        assert (answer.status_code, answer.json()["code"]) == (status, code), (fields, answer.text)
    assert camera.client.post(URL, data={"tstamp": WHEN}).status_code == 415
    nothing = camera.client.post(URL, data={"tstamp": WHEN}, files={"other": b"x"})
    assert (nothing.status_code, nothing.json()["code"]) == (422, "W089")
    assert camera.files() == set()


def test_a_transaction_that_fails_at_its_end_takes_the_file_along(
    camera: Camera, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = service.Upload.write

    def fails(self: service.Upload, session: Any) -> Any:
        plain(self, session)
        assert len(camera.files()) == 1
        raise RuntimeError("the database went away")

    monkeypatch.setattr(service.Upload, "write", fails)
    assert camera.send(picture()).status_code == 500
    monkeypatch.undo()
    assert (camera.files(), camera.world.count("ValueImage")) == (set(), 0)
    assert camera.send(picture()).status_code == 201


def test_ten_at_once_store_one_file(camera: Camera) -> None:
    answers: list[Any] = []
    colours = [1, 2] * 5

    def run(colour: int) -> None:
        answers.append(camera.send(picture(colour=colour)))

    threads = [threading.Thread(target=run, args=(colour,)) for colour in colours]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {answer.status_code for answer in answers} == {201}
    (row,) = camera.world.rows("ValueImage")
    assert camera.files() == {row["StoragePath"]}


def test_a_repeated_upload_with_a_key_is_answered_again(camera: Camera) -> None:
    key = {"Idempotency-Key": "picture-1"}
    data = {"tstamp": WHEN, "metadata_id": camera.series}

    def send(content: bytes) -> Any:
        return camera.client.post(URL, data=data, files={"file": content}, headers=key)

    first = send(picture())
    again = send(picture())
    assert again.headers["idempotent-replayed"] == "true"
    assert again.json() == first.json()
    other = send(picture(colour=9))
    assert (other.status_code, other.json()["code"]) == (422, "W077")
    assert len(camera.files()) == 1


def test_a_server_without_storage_says_so(camera: Camera) -> None:
    object.__setattr__(camera.water.settings, "storage", "")
    answer = camera.send(picture())
    assert (answer.status_code, answer.json()["code"]) == (503, "W090")


@pytest.fixture(scope="module")
def s3() -> Iterator[str]:
    """An S3 server on loopback with a bucket."""
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.mark.parametrize("served_platform", ["sqlite"], indirect=True)
def test_pictures_lie_in_object_storage_too(camera: Camera, s3: str) -> None:
    options = {"key": "test", "secret": "test", "endpoint_url": s3}
    object.__setattr__(camera.water.settings, "storage", "s3://water/pictures")
    object.__setattr__(camera.water.settings, "storage_options", options)
    from s3fs import S3FileSystem

    files = S3FileSystem(**options)
    files.mkdir("water")
    first = camera.send(picture(colour=1))
    assert first.status_code == 201, first.text
    second = camera.send(picture(colour=2)).json()["image"]["path"]
    files.invalidate_cache()
    assert files.find("water") == [f"water/pictures/{second}"]
    (row,) = camera.world.rows("ValueImage")
    assert (row["StorageBackend"], row["StoragePath"]) == ("S3", second)
    assert files.cat(f"water/pictures/{second}") == picture(colour=2)
    assert camera.send(picture(), tstamp="1999-01-01").status_code == 422
    files.invalidate_cache()
    assert files.find("water") == [f"water/pictures/{second}"]
