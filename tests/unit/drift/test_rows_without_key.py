"""Reference rows of tables without a key, against what a database filled in."""

from __future__ import annotations

import pytest

from strandline.dictionary.model import Column, Dictionary, Row, Scalar, Table
from strandline.dictionary.names import QName
from strandline.dictionary.types import LogicalType, TypeKind
from strandline.drift.live import compare_inspection
from strandline.platforms.base import Inspection
from strandline.platforms.registry import get_platform

Cells = dict[str, Scalar]
INTEGER = LogicalType(kind=TypeKind.INTEGER)


def of(rows: list[Cells]) -> Dictionary:
    name = QName("public", "t")
    columns = tuple(Column(name=column, type=INTEGER) for column in ("a", "b"))
    table = Table(name=name, columns=columns, rows=tuple(Row.of(row) for row in rows))
    return Dictionary(tables={name: table})


CASES: list[tuple[str, list[Cells], list[Cells], list[str], int]] = [
    ("the default was filled in", [{"a": 1}], [{"a": 1, "b": 9}], [], 0),
    ("a second one like it is extra", [{"a": 1}], [{"a": 1, "b": 9}, {"a": 1, "b": 8}], [], 1),
    ("the one that names more goes first", [{"a": 1}, {"a": 1, "b": 2}],
     [{"a": 1, "b": 2}, {"a": 1, "b": None}], [], 0),
    ("another value is another row", [{"a": 1}], [{"a": 2, "b": 9}],
     ["delete reference row a=1 from public.t"], 1),
    ("missing", [{"a": 1}, {"a": 2, "b": 2}], [{"a": 2, "b": 2}],
     ["delete reference row a=1 from public.t"], 0),
]  # fmt: skip


@pytest.mark.parametrize(
    ("declared", "live", "operations", "extra"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_rows(declared: list[Cells], live: list[Cells], operations: list[str], extra: int) -> None:
    platform = get_platform("postgres")
    inspection = Inspection(dictionary=of(live), unmanaged=(), findings=())
    report = compare_inspection(of(declared), inspection, platform)
    assert [operation.describe() for operation in report.operations] == operations
    noted = [note for note in report.notes if "besides the reference rows" in note]
    assert [note.split(": ")[1].split()[0] for note in noted] == ([str(extra)] if extra else [])
