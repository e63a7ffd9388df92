"""Ranges of keys mean what tuples in order mean, and watermarks come back as they went."""

from __future__ import annotations

import datetime as dt
import decimal
import itertools
import uuid

import pytest

from strandline.apply.backfill_keys import (
    EVERYTHING,
    KeyRange,
    decode_key,
    encode_key,
    predicate,
)
from strandline.errors import InvalidInput
from strandline.platforms.registry import get_platform

VALUES = (-1, 0, 1, 2)


@pytest.mark.parametrize("width", [1, 2, 3])
def test_a_predicate_selects_the_keys_of_its_range(width: int) -> None:
    names = ["a", "b", "c"][:width]
    keys = list(itertools.product(VALUES, repeat=width))
    ends = [None, *keys[:: max(1, len(keys) // 9)], keys[-1]]
    with get_platform("sqlite").scratch() as connection:
        columns = ", ".join(f'"{name}" INTEGER' for name in names)
        connection.execute(f"CREATE TABLE t ({columns})")
        connection.execute_many(
            f"INSERT INTO t VALUES ({', '.join('?' for _ in names)})", [list(key) for key in keys]
        )
        for low, high in itertools.product(ends, repeat=2):
            condition, values = predicate([f'"{name}"' for name in names], KeyRange(low, high))
            found = connection.execute(f"SELECT * FROM t WHERE {condition}", values)
            wanted = [
                key for key in keys if (low is None or key > low) and (high is None or key <= high)
            ]
            assert sorted(found) == sorted(wanted), (low, high)


def test_everything_has_no_parameters() -> None:
    assert predicate(['"a"'], EVERYTHING) == ("1 = 1", [])


@pytest.mark.parametrize(
    "key",
    [
        (1,),
        (-(2**62), "x"),
        ("",),
        ('O\'Hara "quoted" \u0000 \U0001f30a',),
        (True, False),
        (0.1 + 0.2, 1e-300),
        (decimal.Decimal("1.10"), decimal.Decimal("-0")),
        (
            dt.datetime.fromisoformat("2025-03-09 02:30:00.000001"),
            dt.date(1968, 3, 1),
            dt.time(23, 59, 59, 999999),
        ),
        (dt.datetime(2025, 3, 9, tzinfo=dt.UTC),),
        (uuid.UUID(int=7), b"\x00\xff"),
        (None,),
    ],
)
def test_a_watermark_comes_back_as_it_went(key: tuple[object, ...]) -> None:
    back = decode_key(encode_key(key))
    assert back == key
    assert [type(value) for value in back] == [type(value) for value in key]


def test_a_key_of_an_unknown_kind_is_refused() -> None:
    with pytest.raises(InvalidInput, match="a key that holds a complex"):
        encode_key((1j,))
