"""Carrying a golden case out on a real database, there and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from strandline.apply.executor import run_script
from strandline.dictionary.model import Dictionary, Row, Scalar, Table
from strandline.dictionary.names import QName
from strandline.diff.operations import InsertRow
from strandline.drift.live import comparable_cell, compare_live
from strandline.errors import PlatformFailure
from strandline.plan.model import Plan
from strandline.plan.script import ScriptHeader, read_script, write_script
from strandline.platforms.base import Connection, Platform
from strandline.platforms.registry import get_platform
from support.cases import Case


def carry_out(case: Case, platform_name: str, connection: Connection) -> None:
    """Create `before`, go up and back down, and look at the database after each step."""
    platform = get_platform(platform_name)
    planned = case.plan(platform_name)
    run_plan(connection, case.create(platform_name, case.before))
    _insert(case.rows, case.before, connection, platform)
    _same(case.before, connection, platform, "before up")
    if code := case.stopped.get(platform_name):
        with pytest.raises(PlatformFailure) as caught:
            run_plan(connection, planned.forward)
        assert caught.value.code == code
        _same(case.before, connection, platform, "after a refused up")
        _has_rows(case.rows, case.before, connection, platform)
        return
    run_plan(connection, planned.forward)
    _same(case.after, connection, platform, "after up")
    _has_rows(case.rows_after, case.after, connection, platform)
    run_plan(connection, planned.rollback)
    _same(case.before, connection, platform, "after down")
    _has_rows(case.rows_back or case.rows, case.before, connection, platform)


def run_plan(connection: Connection, plan: Plan) -> None:
    """Run a plan as the product does: written as a script, read back, in one transaction."""
    if plan.is_empty:
        return
    text = write_script(plan, ScriptHeader())
    run_script(connection, read_script(text, name="case"), name="case", record=lambda: None)


def _same(expected: Dictionary, connection: Connection, platform: Platform, when: str) -> None:
    report = compare_live(expected, connection, platform)
    assert [operation.describe() for operation in report.operations] == [], when
    assert list(report.unmanaged) == [], when


def _insert(
    rows: Mapping[str, Any], dictionary: Dictionary, connection: Connection, platform: Platform
) -> None:
    lowered = platform.lower(dictionary).dictionary
    operations = [
        InsertRow(table=table.name, key=(), row=Row.of({k: _plain(v) for k, v in row.items()}))
        for text, items in rows.items()
        for table in (_table(text, lowered, platform),)
        for row in items
    ]
    for step in platform.render(operations, lowered, lowered):
        for statement in step.statements:
            connection.execute(statement)


def _has_rows(
    rows: Mapping[str, Any], dictionary: Dictionary, connection: Connection, platform: Platform
) -> None:
    lowered = platform.lower(dictionary).dictionary
    for text, expected in rows.items():
        table = _table(text, lowered, platform)
        columns = sorted({column for row in expected for column in row}) or [table.columns[0].name]
        names = ", ".join(map(platform.quote, columns))
        found = connection.execute(f"SELECT {names} FROM {platform.qualified(table.name)}")
        held = [dict(zip(columns, row, strict=True)) for row in found]
        assert _cells(table, columns, held) == _cells(table, columns, expected), text


def _cells(
    table: Table, columns: Sequence[str], rows: Sequence[Mapping[str, Any]]
) -> list[list[Scalar]]:
    found = [
        [comparable_cell(_plain(row.get(name)), table.get_column(name).type) for name in columns]
        for row in rows
    ]
    return sorted(found, key=repr)


def _table(text: str, lowered: Dictionary, platform: Platform) -> Table:
    schema, _, name = text.rpartition(".")
    held = QName(schema or platform.default_schema, name)
    return lowered.tables[held if platform.features.schemas else QName(None, name)]


def _plain(value: Any) -> Scalar:
    return value if isinstance(value, bool | int | float | str | bytes | None) else str(value)
