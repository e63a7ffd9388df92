"""What a change of type means for the values that are there."""

from __future__ import annotations

import pytest

from strandline.dictionary.types import LogicalType, TypeKind
from strandline.lint.type_changes import TypeChange, type_change


def kind(name: str, **parameters: object) -> LogicalType:
    return LogicalType(kind=TypeKind(name), **parameters)  # type: ignore[arg-type]


def decimal(precision: int, scale: int) -> LogicalType:
    return kind("decimal", precision=precision, scale=scale)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (kind("string", length=5), kind("string", length=5), TypeChange.SAME),
        (kind("string", length=5), kind("string", length=9), TypeChange.WIDER),
        (kind("string", length=9), kind("string", length=5), TypeChange.NARROWER),
        (kind("string", length=9), kind("text"), TypeChange.WIDER),
        (kind("text"), kind("string", length=9), TypeChange.NARROWER),
        (kind("binary", length=9), kind("binary_large"), TypeChange.WIDER),
        (kind("smallint"), kind("bigint"), TypeChange.WIDER),
        (kind("bigint"), kind("integer"), TypeChange.NARROWER),
        (kind("integer"), kind("float64"), TypeChange.WIDER),
        (kind("bigint"), kind("float64"), TypeChange.NARROWER),
        (kind("float64"), kind("float32"), TypeChange.NARROWER),
        (kind("float32"), kind("float64"), TypeChange.WIDER),
        (kind("float64"), kind("integer"), TypeChange.NARROWER),
        (kind("float64"), decimal(30, 10), TypeChange.NARROWER),
        (decimal(8, 2), decimal(10, 2), TypeChange.WIDER),
        (decimal(8, 2), decimal(10, 4), TypeChange.WIDER),
        (decimal(8, 2), decimal(8, 4), TypeChange.NARROWER),
        (decimal(8, 4), decimal(8, 2), TypeChange.NARROWER),
        (kind("integer"), decimal(10, 0), TypeChange.WIDER),
        (kind("integer"), decimal(9, 0), TypeChange.NARROWER),
        (decimal(9, 0), kind("integer"), TypeChange.WIDER),
        (decimal(10, 0), kind("integer"), TypeChange.NARROWER),
        (kind("date"), kind("timestamp", precision=6), TypeChange.WIDER),
        (kind("timestamp", precision=6), kind("date"), TypeChange.NARROWER),
        (kind("timestamp", precision=6), kind("timestamp", precision=0), TypeChange.NARROWER),
        (
            kind("timestamp", precision=6),
            kind("timestamp", precision=6, with_time_zone=True),
            TypeChange.NARROWER,
        ),
        (kind("timestamp", precision=6), kind("time", precision=6), TypeChange.CONVERTED),
        (kind("string", length=9), kind("integer"), TypeChange.CONVERTED),
        (kind("uuid"), kind("text"), TypeChange.WIDER),
        (kind("uuid"), kind("string", length=4), TypeChange.CONVERTED),
        (kind("binary_large"), kind("text"), TypeChange.CONVERTED),
        (kind("boolean"), kind("integer"), TypeChange.CONVERTED),
    ],
    ids=str,
)
def test_change(before: LogicalType, after: LogicalType, expected: TypeChange) -> None:
    assert type_change(before, after) is expected
