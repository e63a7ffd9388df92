"""Generated rows: every kind of column and rule gets them, and twice the same ones."""

from __future__ import annotations

from typing import Any

import pytest

from strandline.apply.generate import generate
from strandline.apply.look import look
from strandline.dictionary.model import EMPTY, Dictionary
from strandline.dictionary.names import QName
from strandline.platforms.base import Platform
from strandline.testing.live_database import LiveDatabase
from support.short_tables import dictionary

EVERYTHING = [
    "id integer!", "small smallint", "big bigint", "f4 float32", "f8 float64", "d decimal(9,3)",
    "s string(12)", "short string(2)", "t text", "b boolean", "day date", "clock time", "at timestamp",
    "zone timestamp", "u uuid", "j json", "bin binary(8)", "blob binary_large",
]  # fmt: skip

CASES: dict[str, dict[str, Any]] = {
    "every type": {"T": {"columns": EVERYTHING}},
    "every type, required": {"T": {"columns": [f"{c.removesuffix('!')}!" for c in EVERYTHING]}},
    "keys of every kind": {
        "A": {"columns": ["k string(5)!"]},
        "B": {"columns": ["k uuid!"]},
        "C": {"columns": ["k date!"]},
        "D": {"columns": ["a smallint!", "b string(3)!"], "pk": ["a", "b"]},
        "E": {"columns": ["id bigint! identity", "w text"]},
    },
    "checks": {
        "T": {
            "columns": ["id integer!", "n integer!", "w string(9)!", "low integer", "high integer", "day date!", "p decimal(5,2)!"],
            "checks": {
                "C1": "n BETWEEN 700 AND 720",
                "C2": "w IN ('red', 'green')",
                "C3": "low < high",
                "C4": "day >= '2030-01-01' AND day < '2031-01-01'",
                "C5": "p > 0 AND p <= 1",
                "C6": "n <> 707 OR low IS NULL",
            },
        }
    },
    "lengths": {"T": {"columns": ["id integer!", "w string(9)!"], "checks": {"C": "length(w) = 4"}}},
    "a pattern": {"T": {"columns": ["id integer!", "w string(9)!"], "checks": {"C": "w LIKE 'AB%'"}}},
    "foreign keys": {
        "P": {"columns": ["id integer!", "k string(9)!"], "uniques": {"UK": ["k"]}},
        "C": {"columns": ["id integer!", "p integer!", "k string(9)"], "fks": {"F1": ["p", "P", "id"], "F2": ["k", "P", "k"]}},
        "G": {"columns": ["id integer!"], "fks": {"F3": ["id", "C", "id"]}},
    },
    "a junction": {
        "L": {"columns": ["id integer!"]},
        "R": {"columns": ["id integer!"]},
        "J": {"columns": ["l integer!", "r integer!"], "pk": ["l", "r"], "fks": {"FL": ["l", "L", "id"], "FR": ["r", "R", "id"]}},
    },
    "a tree": {"T": {"columns": ["id integer!", "up integer"], "fks": {"F": ["up", "T", "id"]}}},
    "unique over several columns": {
        "T": {"columns": ["id integer!", "a boolean!", "b integer!"], "uniques": {"U": ["a", "b"]}}
    },
    "computed columns": {"T": {"columns": ["id integer!", "n integer", "m bigint := n + 1"]}},
    "names that need quotes": {
        'or"der': {"columns": ['"it\'s" integer!', '"two words" text', "naïve integer"], "checks": {"c;k": '"naïve" > 3'}}
    },
    "reference rows among them": {
        "T": {"columns": ["id integer!", "w string(9)"], "uniques": {"U": ["w"]}, "rows": [{"id": 1001, "w": "a"}, {"id": 2, "w": "b"}]}
    },
}  # fmt: skip
CYCLE = {
    "A": {"columns": ["id integer!", "b integer"], "fks": {"FA": ["b", "B", "id"]}},
    "B": {"columns": ["id integer!", "a integer!"], "fks": {"FB": ["a", "A", "id"]}},
}


def _filled(tables: Dictionary, platform: Platform, each: int) -> tuple[dict[QName, int], Any]:
    with platform.scratch() as connection:
        LiveDatabase(platform, connection).up(EMPTY, tables)
        made = generate(tables, platform, connection, each=each)
        return made.rows, look(platform.lower(tables).dictionary, connection, platform)


@pytest.mark.parametrize("name", CASES)
def test_every_table_gets_its_rows(platform: Platform, name: str) -> None:
    tables = dictionary(CASES[name])
    rows, seen = _filled(tables, platform, 8)
    assert rows == dict.fromkeys(tables.tables, 8)
    again, second = _filled(tables, platform, 8)
    assert again == rows
    assert second == seen, "the same rows every time"
    assert seen.drift == ()


def test_a_cycle_is_filled_where_there_are_cycles(platform: Platform) -> None:
    if not platform.features.foreign_key_cycles:
        pytest.skip(f"{platform.name}: Features.foreign_key_cycles is false")
    rows, _ = _filled(dictionary(CYCLE), platform, 8)
    assert rows[QName(None, "A")] == 8
    # The first half of A points at nothing, so B can be filled from then on.
    assert rows[QName(None, "B")] == 8


def test_value_sets_of_both_kinds(platform: Platform) -> None:
    for native in (False, True):
        tables = dictionary(
            {"T": {"columns": ["id integer!", "g string(9) of grade!"]}},
            value_sets={"grade": ["raw", "it's"]},
            native=native,
        )
        rows, _ = _filled(tables, platform, 8)
        assert list(rows.values()) == [8]


def test_what_has_too_few_values_is_said(platform: Platform) -> None:
    tables = dictionary({"T": {"columns": ["id boolean!"]}})
    with platform.scratch() as connection:
        LiveDatabase(platform, connection).up(EMPTY, tables)
        made = generate(tables, platform, connection, each=8)
    assert list(made.rows.values()) == [2]
    assert "2 of 8 rows" in made.notes[0]


def test_a_rule_that_nothing_fits_is_said(platform: Platform) -> None:
    tables = dictionary(
        {"T": {"columns": ["id integer!", "n integer!"], "checks": {"C": "n <> n"}}}
    )
    with platform.scratch() as connection:
        LiveDatabase(platform, connection).up(EMPTY, tables)
        made = generate(tables, platform, connection, each=3)
    assert list(made.rows.values()) == [0]
    assert "no rows" in made.notes[0]


def test_partitions_are_met() -> None:
    from strandline.platforms.registry import get_platform

    parts = {"by": "range", "of": ["day"], "list": [
        {"name": "p1", "from": ["'2031-01-01'"], "to": ["'2031-02-01'"]}]}  # fmt: skip
    tables = dictionary(
        {"T": {"columns": ["id integer!", "day date!"], "pk": ["id", "day"], "parts": parts}}
    )
    rows, _ = _filled(tables, get_platform("postgres"), 8)
    assert list(rows.values()) == [8]
