"""Running one migration script, with its ledger entry in the same transaction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from strandline.errors import PlatformFailure, StrandlineError
from strandline.plan.script import Script
from strandline.platforms.archiving.statements import RestoringStatement
from strandline.platforms.base import Connection

Progress = Callable[[int, int, str], None]
"""Called after each statement with (done, total, title of the step)."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many statements ran."""

    statements: int


def run_script(
    connection: Connection,
    script: Script,
    *,
    name: str,
    record: Callable[[], None],
    checkpoint: Callable[[int], None] | None = None,
    progress: Progress | None = None,
    waiting: frozenset[str] | None = None,
) -> Outcome:
    """Run a script: all or nothing between the points where a step leaves the transaction.

    `record` writes the ledger inside the last transaction. `checkpoint` is told how many
    statements are committed whenever a step runs outside. Raises PlatformFailure whose details
    say which statement failed and what state is left. `waiting` names the archives whose rows wait
    to come back: statements that restore any other are left out. None runs them all, as by hand.
    """
    for statement in script.before:
        connection.execute(statement)
    try:
        return _run_inside(connection, script, name, record, checkpoint, progress, waiting)
    finally:
        _run_after(connection, script)


def _run_inside(
    connection: Connection,
    script: Script,
    name: str,
    record: Callable[[], None],
    checkpoint: Callable[[int], None] | None,
    progress: Progress | None,
    waiting: frozenset[str] | None,
) -> Outcome:
    total, done, committed = script.statement_count, 0, 0
    connection.begin()
    for step in script.steps:
        if not step.transactional:
            connection.commit()
            committed = done
            if checkpoint is not None:
                checkpoint(committed)
        for statement in step.statements:
            try:
                if not _is_idle(statement, waiting):
                    connection.execute(statement)
            except StrandlineError as error:
                if step.transactional:
                    _undo(connection)
                raise _failed(error, name, step.title, done + 1, total, committed) from error
            done += 1
            if progress is not None:
                progress(done, total, step.title)
        if not step.transactional:
            connection.begin()
    try:
        _check(connection, script, name)
        record()
        connection.commit()
    except BaseException:
        _undo(connection)
        raise
    return Outcome(done)


def _is_idle(statement: str, waiting: frozenset[str] | None) -> bool:
    """Say whether a statement restores from an archive in which nothing waits."""
    if waiting is None or not isinstance(statement, RestoringStatement):
        return False
    return statement.archive not in waiting


def _check(connection: Connection, script: Script, name: str) -> None:
    for statement in script.checks:
        rows = connection.execute(statement)
        if rows:
            raise PlatformFailure(
                "A021",
                f"{name}: {_check_words(statement, len(rows))}, so nothing was changed",
                hint="mend the rows, then run the same command again",
                details={"kind": "data", "rows": len(rows), "statement": statement},
            )


def _check_words(statement: str, count: int) -> str:
    """Say what a check that returned rows found; its rows may hold data and are not shown."""
    rows = "1 row" if count == 1 else f"{count} rows"
    if "foreign_key_check" in statement.lower():
        return f"{rows} would point at nothing (foreign keys)"
    shown = " ".join(statement.split())
    shown = shown if len(shown) <= 80 else f"{shown[:77]}..."
    return f"a check of the script found {rows} ({shown})"


def _undo(connection: Connection) -> None:
    try:
        connection.rollback()
    except StrandlineError:
        # The session is gone with its transaction; the first error is the one to report.
        return


def _run_after(connection: Connection, script: Script) -> None:
    for statement in script.after:
        try:
            connection.execute(statement)
        except StrandlineError:
            # Session settings of a session that failed; the first error is the one to report.
            return


def _failed(
    error: StrandlineError, name: str, title: str, number: int, total: int, committed: int
) -> PlatformFailure:
    left = (
        "nothing was changed"
        if committed == 0
        else f"{committed} statements before it are committed; the next run goes on from there"
    )
    return PlatformFailure(
        error.code,
        f"{name}: statement {number} of {total} ({title}) failed: {error.message}; {left}",
        hint=error.hint,
        details={
            **error.details,
            "script": name,
            "statement_number": number,
            "statements_total": total,
            "committed": committed,
        },
    )
