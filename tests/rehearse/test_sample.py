"""A sample of real rows: spread out, with everything it points at, and never shown."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from rehearse.tries import rehearsable, tried
from strandline.apply.sample import load_sample, take_sample
from strandline.dictionary.model import EMPTY, Row
from strandline.dictionary.names import QName
from strandline.errors import Refused
from strandline.platforms.base import Connection, Platform
from strandline.platforms.registry import get_platform
from strandline.testing.live_database import LiveDatabase
from support.short_tables import dictionary

SHOP = dictionary(
    {
        "P": {"columns": ["id integer! identity", "name string(20)!"], "rows": [{"id": 1, "name": "root"}]},
        "C": {
            "columns": ["id integer!", "p integer!", "up integer"],
            "fks": {"FP": ["p", "P", "id"], "FU": ["up", "C", "id"]},
        },
        "Bare": {"columns": ["w text"], "pk": []},
    }
)  # fmt: skip
GROWN = dictionary(
    {
        "P": {"columns": ["id integer! identity", "name string(20)!", "n integer"], "rows": [{"id": 1, "name": "root"}]},
        "C": {
            "columns": ["id integer!", "p integer!", "up integer"],
            "fks": {"FP": ["p", "P", "id"], "FU": ["up", "C", "id"]},
        },
        "Bare": {"columns": ["w text"], "pk": []},
    }
)  # fmt: skip
SECRET = "s3cret"


def _real(platform: Platform, connection: Connection) -> None:
    """Fill a database: every C points at a P, and ten at a time at the C before."""
    database = LiveDatabase(platform, connection)
    database.up(EMPTY, SHOP)
    people = [Row.of({"id": n, "name": f"{SECRET} {n}"}) for n in range(2, 62)]
    children = [
        Row.of({"id": n, "p": n + 1, "up": n - 1 if n % 10 != 1 else None}) for n in range(1, 61)
    ]
    bare = [Row.of({"w": f"{SECRET} {n}"}) for n in range(5)]
    database.insert(
        SHOP, {QName(None, "P"): people, QName(None, "C"): children, QName(None, "Bare"): bare}
    )


def test_a_sample_holds_what_its_rows_point_at(platform: Platform) -> None:
    with platform.scratch() as real:
        _real(platform, real)
        sample = take_sample(SHOP, platform, real, each=4)
    with platform.scratch() as connection:
        LiveDatabase(platform, connection).up(EMPTY, SHOP)
        loaded, notes = load_sample(sample, SHOP, platform, connection)
        rows = LiveDatabase(platform, connection).rows(SHOP, QName(None, "C"), ["id", "p", "up"])
    assert notes == []
    ids = {row[0] for row in rows}
    # Every fifteenth child, and the chain above each.
    assert {1, 16, 31, 46} <= ids
    assert {11, 12, 13, 14, 15, 41, 45} <= ids
    assert loaded["C"] == len(rows) == len(ids)
    assert all(up is None or up in ids for _, _, up in rows)
    assert loaded["Bare"] == 4
    assert loaded["P"] >= loaded["C"]


@pytest.mark.parametrize("target", ["sqlite", "duckdb"])
def test_a_sample_of_one_product_is_rehearsed_on_another(target: str) -> None:
    source, other = get_platform("postgres"), get_platform(target)
    with source.scratch() as real:
        _real(source, real)

        def load(base: Any, platform: Platform, connection: Connection) -> Any:
            sample = take_sample(base, source, real, each=10)
            return load_sample(sample, base, platform, connection)

        report = tried(rehearsable(SHOP, GROWN, other), other, load=load, made=False)
    assert report.passed, [item.message for item in report.findings]
    assert report.loaded["C"] >= 10
    assert SECRET not in str(report.as_json())


def test_a_database_at_another_version_is_refused(platform: Platform) -> None:
    with platform.scratch() as real:
        _real(platform, real)
        with pytest.raises(Refused) as raised:
            take_sample(GROWN, platform, real, each=4)
    assert raised.value.code == "R123"
    assert "P.n" in raised.value.message


def test_rows_in_a_circle_are_left_out_and_said(tmp_path: Path) -> None:
    platform = get_platform("sqlite")
    ring = dictionary(
        {"T": {"columns": ["id integer!", "up integer"], "fks": {"F": ["up", "T", "id"]}}}
    )
    with platform.connect(f"sqlite:///{tmp_path / 'ring.db'}") as real:
        LiveDatabase(platform, real).up(EMPTY, ring)
        for statement in (
            "INSERT INTO T VALUES (1, NULL), (2, 1), (3, NULL), (4, 3)",
            "UPDATE T SET up = 4 WHERE id = 3",
        ):
            real.execute(statement)
        sample = take_sample(ring, platform, real, each=10)
    with platform.scratch() as connection:
        LiveDatabase(platform, connection).up(EMPTY, ring)
        loaded, notes = load_sample(sample, ring, platform, connection)
    assert loaded == {"T": 2}
    assert "T: 2 sampled rows point at each other in a circle" in notes[0]
