"""Calls about values: sent in and read, in every shape and format."""

from __future__ import annotations

import io

from PIL import Image

from packs.water.api.contract.call import Call

_DAY = {"from": "2025-01-01T00:00:00Z", "to": "2025-01-02T00:00:00Z"}
_AT = "2025-01-01T12:00:00Z"


def _picture() -> bytes:
    drawn = io.BytesIO()
    Image.new("RGB", (64, 48), (40, 90, 140)).save(drawn, "PNG")
    return drawn.getvalue()


def _series(shape: str, name: str) -> Call:
    return Call(
        name=f"{name}_series",
        operation="create_metadata",
        path="/metadata",
        method="POST",
        json={"variable": "COD", "location": 2, "provenance": "Sensor", "shape": shape},
        status=201,
    )


def _ingest(name: str, body: dict[str, object]) -> Call:
    return Call(
        name=f"ingested_{name}",
        operation=f"ingest_{name}",
        path=f"/ingest/{name}",
        method="POST",
        json=body,
        status=201,
    )


def _read(name: str, key: int, **params: object) -> Call:
    return Call(
        name=f"values_{name}",
        operation="read_series",
        path=f"/timeseries/{key}",
        params={**_DAY, **params},
    )


def _export(format_: str, media: str) -> Call:
    return Call(
        name=f"export_{format_}",
        operation="read_series",
        path="/timeseries/1",
        params={**_DAY, "format": format_},
        media=media,
    )


VALUE_CALLS: tuple[Call, ...] = (
    _ingest(
        "sensor",
        {
            "equipment_id": 1,
            "variable_id": 1,
            "values": [
                {"tstamp": "2025-01-01T00:10:00Z", "value": 24.5, "quality": 1},
                {"tstamp": "2025-02-02T00:00:00Z", "value": 25.5},
            ],
        },
    ),
    Call(
        name="ingested_in_part",
        operation="ingest_sensor",
        path="/ingest/sensor",
        method="POST",
        json={
            "equipment_id": 1,
            "variable_id": 1,
            "partial": True,
            "values": [
                {"tstamp": "2025-01-01T00:11:00Z", "value": 24.5},
                {"tstamp": "2020-01-01T00:00:00Z", "value": 24.5},
            ],
        },
        status=201,
    ),
    Call(
        name="ingest_refused",
        operation="ingest_sensor",
        path="/ingest/sensor",
        method="POST",
        json={
            "equipment_id": 1,
            "variable_id": 1,
            "values": [{"tstamp": "2020-01-01T00:00:00Z", "value": 24.5}],
        },
        status=422,
        media="application/problem+json",
    ),
    _ingest(
        "lab",
        {
            "sample_id": 1,
            "variable_id": 1,
            "laboratory_id": 1,
            "analyst_person_id": 1,
            "values": [{"value": 24.5, "quality": 1}],
        },
    ),
    _ingest(
        "processed",
        {
            "source_metadata_ids": [1],
            "processing": {
                "method": "resample",
                "method_version": "metEAUdata 0.12.1",
                "parameters": {"frequency": "5min"},
            },
            "output": {
                "processing_degree": "Aggregated",
                "values": [{"tstamp": "2025-01-01T00:00:00Z", "value": 24.5}],
            },
        },
    ),
    _series("Spectrum", "spectrum"),
    _series("Array", "array"),
    _series("Image", "image"),
    _ingest(
        "spectra",
        {
            "metadata_id": 6,
            "wavelengths": [200.0, 202.5, 205.0],
            "values": [{"tstamp": _AT, "values": [495.5, None, 150.25], "quality": 1}],
        },
    ),
    _ingest("arrays", {"metadata_id": 7, "values": [{"tstamp": _AT, "values": [1.5, 2.5]}]}),
    Call(
        name="ingested_image",
        operation="ingest_image",
        path="/ingest/images",
        method="POST",
        status=201,
        more={
            "files": {"file": ("floc.png", _picture(), "image/png")},
            "data": {"metadata_id": "8", "tstamp": _AT, "quality": "1"},
        },
    ),
    Call(
        name="ingested_bulk",
        operation="ingest_bulk",
        path="/ingest/bulk",
        method="POST",
        params={"equipment_id": 1, "variable_id": 1},
        status=201,
        more={
            "content": b"tstamp,value,quality\n2025-01-01T00:20:00Z,26.5,1\n",
            "headers": {"Content-Type": "text/csv"},
        },
    ),
    _read("scalar", 1, limit=2),
    _read("downsampled", 1, downsample="mean", interval="1h"),
    _read("converted", 1, unit="g/m3"),
    _read("spectrum", 6),
    _read("array", 7),
    _read("image", 8),
    Call(
        name="values_by_context",
        operation="read_by_context",
        path="/timeseries/by-context",
        params={"location": "Primary Effluent", "variable": "TSS", **_DAY},
    ),
    _export("csv", "text/csv"),
    _export("parquet", "application/vnd.apache.parquet"),
    _export("arrow", "application/vnd.apache.arrow.stream"),
    Call(
        name="sidecar",
        operation="get_sidecar",
        path="/timeseries/1/metadata-sidecar",
        params=_DAY,
    ),
    Call(
        name="picture",
        operation="get_image",
        path=f"/timeseries/8/images/{_AT}",
        media="image/png",
    ),
    Call(
        name="thumbnail",
        operation="get_thumbnail",
        path=f"/timeseries/8/images/{_AT}/thumbnail",
        media="image/jpeg",
    ),
    Call(name="wavelength_axes", operation="list_wavelength_axes", path="/wavelength-axes"),
    Call(name="wavelength_axis", operation="get_wavelength_axis", path="/wavelength-axes/1"),
)
