"""GET /timeseries/{metadata_id} on both databases."""

from __future__ import annotations

import json
import math
import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from fastapi.testclient import TestClient

from packs.water.api.test_shapes import CASES
from packs.water.api.world import World, utc
from strandline.packs.water.context import Water
from strandline.packs.water.repositories import values
from strandline.packs.water.services import units
from strandline.packs.water.web.pack import web
from strandline.packs.water.web.schemas.timeseries import TimeSeriesAnswer
from strandline.rest.errors import Invalid
from strandline.rest.principals import LOCAL
from strandline.web.app import ServedPack, create_app

DAY = utc("2025-01-01T00:00:00")
URL = "/api/v1/timeseries"


def read(client: TestClient, series: int, **query: object) -> dict[str, Any]:
    """An answer that the published model accepts as it stands."""
    answer = client.get(f"{URL}/{series}", params={k.rstrip("_"): v for k, v in query.items()})  # type: ignore[misc]
    assert answer.status_code == 200, answer.text
    document: dict[str, Any] = answer.json()
    model = TimeSeriesAnswer.model_validate(document)
    assert model.model_dump(mode="json") == document
    return document


def refused(client: TestClient, series: int, **query: object) -> dict[str, Any]:
    answer = client.get(f"{URL}/{series}", params={k.rstrip("_"): v for k, v in query.items()})  # type: ignore[misc]
    assert answer.status_code == 422, answer.text
    document: dict[str, Any] = answer.json()
    return document


def tss(world: World, values: list[float | None], **more: object) -> int:
    """A series with its whole context, a value a minute."""
    campaign = world.add(
        "Campaign", Name="Operations 2025", CampaignTypeID=1, SiteID=(site := world.site()),
        StartDate=DAY,
    )  # fmt: skip
    series = world.series(
        SamplingLocationID=world.location(site),
        VariableID=world.variable(unit=world.unit()),
        EquipmentID=world.equipment(),
        DataProvenanceID=1,
        CampaignID=campaign,
        **more,
    )
    world.scalars(series, DAY, values)
    return series


def test_the_answer_of_the_plan(client: TestClient, world: World) -> None:
    series = tss(world, [24.5, None])
    assert read(client, series) == {
        "metadata_id": series,
        "site": "Rivermead works",
        "location": "Primary Effluent",
        "variable": "TSS",
        "unit": "mg/L",
        "stored_unit": "mg/L",
        "data_shape": "Scalar",
        "provenance": "Sensor",
        "processing_degree": "Raw",
        "campaign": "Operations 2025",
        "equipment": "TSS_01",
        "data": [
            {"timestamp": "2025-01-01T00:00:00Z", "value": 24.5, "quality": 1},
            {"timestamp": "2025-01-01T00:01:00Z", "value": None, "quality": 1},
        ],
        "from_timestamp": "2025-01-01T00:00:00Z",
        "to_timestamp": "2025-01-01T00:01:00Z",
        "row_count": 2,
        "next_cursor": None,
        "downsampling": None,
    }


ROWS: dict[str, list[dict[str, Any]]] = {
    "Scalar": [{"value": 1.5, "quality": 1}, {"value": None, "quality": None}],
    "Spectrum": [
        {
            "bins": [
                {"bin_index": 0, "wavelength_nm": 200.0, "value": 10.0, "quality": 1},
                {"bin_index": 1, "wavelength_nm": 202.5, "value": 11.0, "quality": 1},
            ]
        },
        {
            "bins": [
                {"bin_index": 0, "wavelength_nm": 200.0, "value": 12.0, "quality": 1},
                {"bin_index": 1, "wavelength_nm": 202.5, "value": None, "quality": 1},
            ]
        },
    ],
    "Image": [
        {"quality": None, "width": 640 + at, "height": 480, "channels": 3, "format": "PNG",
         "size_bytes": size, "backend": "FileSystem", "path": f"station/{at}.png"}
        for at, size in enumerate((1000, None))
    ],
    "Array": [
        {"indexes": [0, 1], "values": [1.0, 2.0], "qualities": [2, 2]},
        {"indexes": [0], "values": [3.0], "qualities": [2]},
    ],
}  # fmt: skip


def test_every_shape_has_one_row_for_each_moment(client: TestClient, world: World) -> None:
    for name, (add, _) in CASES.items():
        series = add(world)
        whole = read(client, series)
        assert (whole["data_shape"], whole["row_count"]) == (name, 2)
        assert [row["timestamp"] for row in whole["data"]] == [
            "2025-03-01T12:00:00Z",
            "2025-03-01T12:00:01.000005Z",
        ]
        first = read(client, series, limit=1)
        second = read(client, series, limit=1, cursor=first["next_cursor"])
        assert first["data"] + second["data"] == whole["data"]
        assert second["next_cursor"] is None
        for row in whole["data"]:
            row.pop("timestamp")
        assert whole["data"] == ROWS[name], name


def test_pages_of_any_size_make_up_the_series(client: TestClient, world: World) -> None:
    series = tss(world, [float(at) for at in range(23)])
    for limit in (1, 7, 22, 23, 24):
        seen, cursor, pages = [], None, 0
        while cursor or not pages:
            page = read(client, series, limit=limit, **({"cursor": cursor} if cursor else {}))
            assert page["row_count"] == len(page["data"]) <= limit
            seen += [row["value"] for row in page["data"]]
            cursor, pages = page["next_cursor"], pages + 1
        assert seen == [float(at) for at in range(23)]
        assert pages == math.ceil(23 / limit)


def test_the_window_is_half_open_and_takes_offsets(client: TestClient, world: World) -> None:
    series = tss(world, [0.0, 1.0, 2.0])
    for start, end, seen in (
        ("2025-01-01T00:00:00Z", "2025-01-01T00:02:00Z", [0.0, 1.0]),
        ("2025-01-01T01:01:00+01:00", "2025-01-01T00:02:00.000001Z", [1.0, 2.0]),
        ("2025-01-01 00:00:00.000001", None, [1.0, 2.0]),
        (None, "2025-01-01", []),
    ):
        query = {k: v for k, v in (("from_", start), ("to", end)) if v}
        assert [row["value"] for row in read(client, series, **query)["data"]] == seen


def test_only_values_of_some_quality(client: TestClient, world: World) -> None:
    series = world.series()
    for at, code in enumerate((1, 2, None, 1)):
        world.add(
            "Value", MetaDataID=series, tstamp=DAY + timedelta(minutes=at), Value=float(at),
            QualityCode=code,
        )  # fmt: skip
    assert [row["value"] for row in read(client, series, quality="1")["data"]] == [0.0, 3.0]
    assert [row["value"] for row in read(client, series, quality="2,1")["data"]] == [0.0, 1.0, 3.0]


def test_what_is_not_a_number_is_null(client: TestClient, world: World) -> None:
    series = world.series()
    world.scalars(series, DAY, [math.nan, math.inf, 1.0])
    assert [row["value"] for row in read(client, series)["data"]] == [None, None, 1.0]


def test_values_in_another_unit(client: TestClient, world: World) -> None:
    series = tss(world, [24.5, None])
    answer = read(client, series, unit="kg/m³")
    assert (answer["unit"], answer["stored_unit"]) == ("kg/m³", "mg/L")
    assert answer["data"][0]["value"] == pytest.approx(0.0245)
    assert answer["data"][1]["value"] is None
    problem = refused(client, series, unit="NTU")
    assert problem["code"] == "W016"
    assert problem["details"] == {"stored_unit": "mg/L", "unit": "NTU"}
    assert "mg/L" in refused(client, series, unit="tons of it")["details"]["examples"]


CONVERSIONS = (
    ("mg/L", "g/m³", 24.5, 24.5),
    ("mg/L", "kg·m-3", 24.5, 0.0245),
    ("°C", "°F", 15.0, 59.0),
    ("°C", "K", 15.0, 288.15),
    ("°F", "°C", 59.0, 15.0),
    ("mS/cm", "µS/cm", 1.5, 1500.0),
    ("m³/h", "L/s", 36.0, 10.0),
    ("1/m", "1/cm", 150.0, 1.5),
    ("%", "-", 12.0, 0.12),
    ("ntu", "NTU", 3.5, 3.5),
    ("pH units", "pH", 7.25, 7.25),
    ("Status Code", "Status Code", 4.0, 4.0),
)
INCOMPATIBLE = (
    ("NTU", "FNU"), ("AU", "1/m"), ("pH units", "-"), ("mg/L", "mol/L"), ("°C/m", "K"),
    ("Status Code", "-"), (None, "mg/L"), ("mg/L", "m"),
)  # fmt: skip


def test_units_of_the_domain() -> None:
    for source, target, stored, expected in CONVERSIONS:
        converted = units.conversion(source, target).convert(np.array([stored, np.nan]))
        assert converted[0] == pytest.approx(expected, rel=1e-12), (source, target)
        assert np.isnan(converted[1])
    exact = units.conversion("mg/L", "g/m³").convert(np.array([24.5]))
    assert exact.tolist() == [24.5]
    for source, target in INCOMPATIBLE:
        with pytest.raises(Invalid, match="do not measure the same thing"):
            units.conversion(source, target)


# Query, the code of the problem; None where the framework refuses the parameter itself.
HOSTILE = (
    ({"from_": "2025-01-02", "to": "2025-01-01"}, "W166"),
    ({"from_": "2025-01-01", "to": "2025-01-01"}, "W166"),
    ({"from_": "9999-12-31T23:59:59-10:00"}, "W061"),
    ({"from_": "0001-01-01T00:00:00+10:00"}, "W061"),
    ({"from_": "2025"}, None),
    ({"from_": "1e400"}, None),
    ({"to": "\ud800".encode("utf-8", "surrogatepass")}, None),
    ({"limit": 0}, None),
    ({"limit": 100_001}, None),
    ({"limit": "1" * 5000}, None),
    ({"points": 2, "downsample": "lttb"}, None),
    ({"points": 100_001, "downsample": "lttb"}, None),
    ({"points": 10}, "W013"),
    ({"interval": "1h"}, "W013"),
    ({"downsample": "median"}, None),
    ({"downsample": "mean", "points": 10, "interval": "1h"}, "W013"),
    ({"downsample": "lttb", "interval": "1h"}, "W013"),
    ({"downsample": "mean", "interval": "0s"}, "W014"),
    ({"downsample": "mean", "interval": "1 fortnight"}, "W014"),
    ({"downsample": "mean", "interval": "999999999w"}, "W014"),
    ({"downsample": "mean", "points": 10, "limit": 5}, "W013"),
    ({"quality": "1;drop"}, None),
    ({"quality": "99999999999999999999"}, None),
    ({"cursor": "zzz"}, "H010"),
    ({"cursor": "WyJ4Il0"}, "W012"),
    ({"cursor": "WzFd"}, "W012"),
    ({"unit": "9**9**9"}, "W015"),
    ({"unit": "__import__('os')"}, "W015"),
    ({"unit": "m" * 61}, None),
)


def test_hostile_parameters_are_refused(client: TestClient, world: World) -> None:
    series = tss(world, [1.0])
    for query, code in HOSTILE:
        problem = refused(client, series, **query)
        assert code is None or problem["code"] == code, (query, problem)
    for missing in ("2147483647",):
        assert client.get(f"{URL}/{missing}").json()["code"] == "W170"
    for wrong in ("0", "-1", "2147483648", "x", "1.5"):
        assert client.get(f"{URL}/{wrong}").status_code == 422


def test_the_ends_of_the_calendar_can_be_asked_for(client: TestClient, world: World) -> None:
    series = tss(world, [1.0])
    answer = read(client, series, from_="0001-01-01T00:00:00Z", to="9999-12-31T23:59:59.999999Z")
    assert answer["row_count"] == 1
    assert read(client, series, from_="9999-12-31T23:59:59Z")["data"] == []


def test_a_time_without_an_offset_is_in_the_zone_of_the_server(water: Water, world: World) -> None:
    series = tss(world, [float(at) for at in range(600)])
    zone = replace(water.settings, zone=ZoneInfo("America/Toronto"))
    app = create_app(
        [ServedPack(name="water", web=web, services=replace(water, settings=zone))],
        authenticate=lambda _request: LOCAL,
    )
    with TestClient(app) as client:
        # Midnight in UTC is seven in the evening there.
        answer = read(client, series, from_="2024-12-31T20:00", to="2024-12-31T20:02")
        assert [row["value"] for row in answer["data"]] == [60.0, 61.0]
        for moment, code in (("2025-03-09T02:30", "W060"), ("2025-11-02T01:30", "W060")):
            assert refused(client, series, from_=moment)["code"] == code
        assert read(client, series, from_="2025-11-02T01:30:00-04:00")["data"] == []


def test_a_long_answer_is_written_while_it_is_read(
    client: TestClient, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(values, "BATCH_ROWS", 7)
    series = tss(world, [float(at) for at in range(100)])
    assert [row["value"] for row in read(client, series, limit=99)["data"]] == [
        float(at) for at in range(99)
    ]


PAGE = Path(__file__).parents[4] / "docs" / "how-to" / "read-values.md"


def test_the_page_tells_of_every_parameter_and_shows_a_real_answer(client: TestClient) -> None:
    text = PAGE.read_text(encoding="utf-8")
    paths = client.get("/openapi.json").json()["paths"]
    for path in (URL + "/{metadata_id}", URL + "/by-context"):
        for parameter in paths[path]["get"]["parameters"]:
            if parameter["in"] == "query":
                assert re.search(rf"\b{parameter['name']}\b", text), parameter["name"]
    (example,) = re.findall(r"^```json\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    shown = json.loads(example)
    assert TimeSeriesAnswer.model_validate(shown).model_dump(mode="json") == shown
