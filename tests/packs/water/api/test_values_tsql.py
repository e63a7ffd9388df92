"""Every statement that reads values is also one that SQL Server's own parser takes."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from packs.water.api.test_shapes import CASES, START
from packs.water.api.test_timeseries import URL
from packs.water.api.world import World
from strandline.bridge.database import Session
from strandline.bridge.dialects.registry import get_dialect
from strandline.packs.water.context import Water
from strandline.packs.water.records import Window
from strandline.packs.water.repositories.shapes.registry import all_shapes
from strandline.packs.water.repositories.values import Wanted, aggregates_query
from strandline.packs.water.values_records import Aggregate
from support.statements import as_tsql, tsql_of
from support.tsql import TsqlOracle

WINDOW = {"from": "2020-01-01", "to": "2030-01-01", "quality": "1,2"}
QUERIES: tuple[dict[str, object], ...] = (
    {},
    {"limit": 1, **WINDOW},
    {"downsample": "mean", "interval": "15min", **WINDOW},
    {"downsample": "max", "points": 10},
    {"downsample": "minmax", "interval": "1d", "limit": 1},
    {"downsample": "lttb", "points": 10},
    {"format": "csv", **WINDOW},
)


@pytest.mark.parametrize("served_platform", ["sqlite"], indirect=True)
def test_reads_are_t_sql_too(
    client: TestClient, world: World, water: Water, tsql_oracle: TsqlOracle
) -> None:
    keys = [add(world) for add, _ in CASES.values()]
    with as_tsql(water.database.engine) as statements:
        for key in keys:
            for query in QUERIES:
                client.get(f"{URL}/{key}", params=query)  # type: ignore[arg-type]
            client.get(f"{URL}/{key}/images/2025-03-01T12:00:00Z")
            client.get(f"{URL}/{key}/images/2025-03-01T12:00:00Z/thumbnail")
        first = client.get(f"{URL}/by-context", params={"limit": 1}).json()
        client.get(f"{URL}/by-context", params={"cursor": first["next_cursor"], **WINDOW})  # type: ignore[dict-item]
    # An interval is said in each database's own functions: here in SQL Server's.
    there = Session(
        connection=None,  # type: ignore[arg-type]
        tables=water.database.tables,
        dialect=get_dialect("mssql"),
    )
    wanted = Wanted(metadata_id=1, window=Window(start=START), quality=(1,))
    for shape in all_shapes().values():
        for aggregate in Aggregate if shape.measured else ():
            query = aggregates_query(there, shape, wanted, wanted.window, aggregate, 900)
            statements[tsql_of(query.limit(10))] = ""
    text = "\n".join(statements)
    assert "datediff_big(second" in text
    assert "ValueSpectrum" in text
    wrong = [(tsql, found) for tsql in statements if (found := tsql_oracle.parse(tsql))]
    assert not wrong
