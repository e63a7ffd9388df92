"""The benchmark of the water pack measures what it says: its rows, its steps, its page."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from strandline import api
from support.repository import ROOT

sys.path.insert(0, str(ROOT))
try:
    from benchmarks import water, water_server, water_world
finally:
    sys.path.remove(str(ROOT))

TINY = water.Sizes(
    values=3_000,
    sqlite_values=3_000,
    batches=1,
    requests=4,
    exported=2_000,
    seconds=0.2,
    clients=2,
)


def test_a_packed_row_is_as_long_as_copy_wants_it() -> None:
    packed = water_world._packed(7, 0, 3, 60)
    assert len(packed) == 3 * (2 + 4 * 4 + 4 + 8 + 8 + 4)
    assert packed[:2] == (4).to_bytes(2, "big")
    again = water_world._packed(7, 1, 1, 60)
    assert packed[len(packed) // 3 :].startswith(again), "a row does not depend on its chunk"


@pytest.mark.parametrize(
    ("values", "steps"),
    [
        (500, [500]),
        (1_000_000, [1_000_000]),
        (5_000_000, [1_000_000, 5_000_000]),
        (100_000_000, [1_000_000, 10_000_000, 100_000_000]),
    ],
)
def test_sizes_grow_tenfold(values: int, steps: list[int]) -> None:
    assert water._steps(values) == steps


def test_percentiles() -> None:
    seconds = [float(at) for at in range(1, 101)]
    assert (water_server.percentile(seconds, 95), water_server.percentile([1.0], 95)) == (96.0, 1.0)


@pytest.mark.slow
def test_a_tiny_run_measures_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, postgres_server: str
) -> None:
    for module in (water, water_world):
        monkeypatch.setattr(module, "YEAR", 3_000)
    monkeypatch.setattr(water, "BATCH", 500)
    # Each format has a server of its own; one of them tells whether it is measured.
    monkeypatch.setattr(water, "_FORMATS", {"csv": water._FORMATS["csv"]})
    monkeypatch.setattr(water_world, "DATABASE", f"bench_water_{tmp_path.name}")
    monkeypatch.setattr(water_world, "BULK_ROWS", 1_000)
    world = water_world.new_world(tmp_path, "postgres", postgres_server)
    try:
        found = water._measure(world, water.Found(title="PostgreSQL 0"), TINY, TINY.values)
        drift = api.drift(world.project, url=world.url)
    finally:
        water_world.drop(world, postgres_server)
    assert not drift.has_drift, "keys and indexes are back after the rows were loaded"
    assert found.loaded == 3_000 + 200 + 2_000
    assert len(found.http) == len(found.copy) == 1
    assert {name: list(sizes) for name, sizes in found.reads.items()} == {
        name: [3_000] for name in water.BARS
    }
    assert min(found.rates.values()) > 0
    assert len(found.rates) == 4
    assert found.missing == []
    assert [(form, rows) for form, rows, *_ in found.exports] == [
        ("csv", 200), ("csv", 2_000),
    ]  # fmt: skip
    text = water.page([found], TINY)
    assert "| full context | 2,000 ms |" in text
    assert "| csv | 2,000 |" in text
