"""Running one migration script, with its ledger entry in the same transaction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from strandline.apply.retry import ONCE, RetryPolicy, with_retries
from strandline.errors import PlatformFailure, StrandlineError
from strandline.plan.script import Script, ScriptStep
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
    retry: RetryPolicy = ONCE,
) -> Outcome:
    """Run a script: all or nothing between the points where a step leaves the transaction.

    `record` writes the ledger inside the last transaction. `checkpoint` is told how many
    statements are committed whenever a step runs outside. A transaction or a step outside that
    fails for a lock is tried again from its beginning, as `retry` says. `waiting` names the
    archives whose rows wait to come back: statements that restore any other are left out. None
    runs them all, as by hand. Raises PlatformFailure whose details say which statement failed and
    what state is left.
    """
    for statement in script.before:
        connection.execute(statement)
    try:
        return _ScriptRun(
            connection=connection,
            script=script,
            name=name,
            record=record,
            checkpoint=checkpoint,
            progress=progress,
            waiting=waiting,
            retry=retry,
        ).run()
    finally:
        _run_quietly(connection, script.after)


@dataclass(slots=True, kw_only=True)
class _ScriptRun:
    connection: Connection
    script: Script
    name: str
    record: Callable[[], None]
    checkpoint: Callable[[int], None] | None
    progress: Progress | None
    waiting: frozenset[str] | None
    retry: RetryPolicy
    done: int = 0
    committed: int = 0

    def run(self) -> Outcome:
        steps = list(self.script.steps)
        last = max((at for at, step in enumerate(steps, 1) if not step.transactional), default=0)
        for inside, part in groupby(steps[:last], key=lambda step: step.transactional):
            if inside:
                self._transaction(list(part), last=False)
            else:
                for step in part:
                    self._outside(step)
        self._transaction(steps[last:], last=True)
        return Outcome(self.done)

    def _transaction(self, steps: Sequence[ScriptStep], *, last: bool) -> None:
        with_retries(lambda: self._try_transaction(steps, last=last), self.retry)
        self._committed(tell=not last)

    def _try_transaction(self, steps: Sequence[ScriptStep], *, last: bool) -> None:
        self.done = self.committed
        self.connection.begin()
        try:
            for step in steps:
                for statement in step.statements:
                    self._execute(step, statement)
            if last:
                _check(self.connection, self.script, self.name)
                self.record()
            self.connection.commit()
        except BaseException:
            _undo(self.connection)
            raise

    def _outside(self, step: ScriptStep) -> None:
        for statement in step.settings:
            self.connection.execute(statement)
        try:
            with_retries(partial(self._try_outside, step, self.done), self.retry)
        finally:
            _run_quietly(self.connection, step.resets)

    def _try_outside(self, step: ScriptStep, start: int) -> None:
        """Run the whole step: its first statements clear away what an attempt left behind."""
        self.done = start
        for statement in step.statements:
            self._execute(step, statement)
            self._committed(tell=True)

    def _execute(self, step: ScriptStep, statement: str) -> None:
        total = self.script.statement_count
        try:
            if not _is_idle(statement, self.waiting):
                self.connection.execute(statement)
        except StrandlineError as error:
            raise _failed(
                error, self.name, step.title, self.done + 1, total, self.committed
            ) from error
        self.done += 1
        if self.progress is not None:
            self.progress(self.done, total, step.title)

    def _committed(self, *, tell: bool) -> None:
        self.committed = self.done
        if tell and self.checkpoint is not None:
            self.checkpoint(self.committed)


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


def _run_quietly(connection: Connection, statements: Sequence[str]) -> None:
    """Put a session's settings back."""
    for statement in statements:
        try:
            connection.execute(statement)
        except StrandlineError:
            # Settings of a session that failed; the first error is the one to report.
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
