"""What the executor does with a platform's steps, in a few lines, and what tests ask of SQLite."""

from __future__ import annotations

import sqlite3
import subprocess
from collections.abc import Sequence
from pathlib import Path

from strandline.dictionary.model import EMPTY, Dictionary
from strandline.diff.compare import compare
from strandline.diff.operations import Operation, reverse_all
from strandline.diff.renames import DeclaredOnly, Questioner
from strandline.drift.live import compare_inspection
from strandline.plan.expand import expand, without_idle_updates
from strandline.platforms.base import Connection, Step
from strandline.platforms.sqlite import platform
from strandline.platforms.sqlite.ddl import split


class CheckFailedError(AssertionError):
    """A check of the frame returned rows."""


def lowered(dictionary: Dictionary) -> Dictionary:
    return platform.lower(dictionary).dictionary


def operations_between(
    before: Dictionary, after: Dictionary, questioner: Questioner | None = None
) -> tuple[Operation, ...]:
    return compare(before, after, questioner=questioner or DeclaredOnly()).operations


def steps_for(
    operations: Sequence[Operation], before: Dictionary, after: Dictionary
) -> tuple[Step, ...]:
    expanded = expand(operations, before, after, platform)
    return platform.render(without_idle_updates(expanded), before, after)


def run(connection: Connection, steps: Sequence[Step]) -> None:
    frame = platform.frame(steps)
    for statement in frame.before_transaction:
        connection.execute(statement)
    try:
        connection.begin()
        try:
            for step in steps:
                for statement in step.statements:
                    connection.execute(statement)
            for check in frame.checks:
                rows = connection.execute(check)
                if rows:
                    raise CheckFailedError(rows)
            connection.commit()
        except BaseException:
            connection.rollback()
            raise
    finally:
        for statement in frame.after_transaction:
            connection.execute(statement)


def up(connection: Connection, before: Dictionary, after: Dictionary) -> tuple[Step, ...]:
    steps = steps_for(operations_between(before, after), before, after)
    run(connection, steps)
    return steps


def down(connection: Connection, before: Dictionary, after: Dictionary) -> tuple[Step, ...]:
    """Go back from `after` to `before` by the reversed operations, as a rollback does."""
    forward = expand(operations_between(before, after), before, after, platform)
    steps = platform.render(without_idle_updates(reverse_all(forward)), after, before)
    run(connection, steps)
    return steps


def create(connection: Connection, dictionary: Dictionary) -> None:
    up(connection, EMPTY, dictionary)


def drift(connection: Connection, dictionary: Dictionary) -> list[str]:
    with_rows = [name for name, table in dictionary.tables.items() if table.rows]
    inspection = platform.inspect(connection, rows_of=with_rows)
    assert not inspection.findings, inspection.findings
    report = compare_inspection(dictionary, inspection, platform)
    return [operation.describe() for operation in report.operations]


def script(steps: Sequence[Step]) -> str:
    """The file that a DBA runs by hand."""
    frame = platform.frame(steps)
    statements = [*frame.before_transaction, *frame.begin]
    statements += [statement for step in steps for statement in step.statements]
    statements += [*frame.checks, *frame.end, *frame.after_transaction]
    return "".join(f"{statement}{frame.terminator}\n" for statement in statements)


def by_hand(path: Path, text: str) -> tuple[str, str]:
    """Run a script as the sqlite3 shell does: on past errors. Returns what it prints and says."""
    printed, said = [], []
    raw = sqlite3.connect(path, isolation_level=None)
    try:
        for statement in split(text):
            try:
                rows = raw.execute(statement.text).fetchall()
            except sqlite3.Error as error:
                said.append(str(error))
            else:
                printed += ["|".join(str(cell) for cell in row) for row in rows]
    finally:
        raw.close()
    return "\n".join(printed), "\n".join(said)


def by_shell(path: Path, text: str) -> tuple[str, str]:
    """Run a script with the real shell."""
    done = subprocess.run(
        ["sqlite3", path], input=text, text=True, capture_output=True, check=False
    )
    return done.stdout, done.stderr
