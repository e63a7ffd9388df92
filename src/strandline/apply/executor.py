"""Running one migration script, with its ledger entry in the same transaction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from strandline.apply.journal import Place, ScriptJournal, places
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
    journal: ScriptJournal | None = None,
    done: int = 0,
    waiting: frozenset[str] | None = None,
    retry: RetryPolicy = ONCE,
) -> Outcome:
    """Run a script: all or nothing between the points where a step leaves the transaction.

    `record` writes the ledger inside the last transaction. `checkpoint` is told how many
    statements are committed whenever a step runs outside, `journal` notes each of them. `done`
    statements ran earlier and are left out. A transaction or a step outside that fails for a lock
    is tried again from its beginning, as `retry` says. Raises PlatformFailure whose details say
    which statement failed and what state is left. `waiting` names the archives whose rows wait to
    come back: statements that restore any other are left out. None runs them all, as by hand.
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
            journal=journal,
            waiting=waiting,
            retry=retry,
            done=done,
            committed=done,
        ).run()
    finally:
        _run_quietly(connection, script.after)


@dataclass(slots=True, kw_only=True)
class _ScriptRun:
    """One run of one script: how many statements are done, and how many of them committed."""

    connection: Connection
    script: Script
    name: str
    record: Callable[[], None]
    checkpoint: Callable[[int], None] | None
    progress: Progress | None
    journal: ScriptJournal | None
    waiting: frozenset[str] | None
    retry: RetryPolicy
    done: int
    committed: int

    def run(self) -> Outcome:
        every = list(places(self.script))
        first = self._start(every)
        last = max((place.position for place in every if not place.transactional), default=0)
        remaining = [place for place in every[:last] if place.position > first]
        for inside, part in groupby(remaining, key=lambda place: place.transactional):
            if inside:
                self._transaction(list(part), last=False)
            else:
                for number, step in groupby(part, key=lambda place: place.step):
                    self._outside(self.script.steps[number - 1], list(step))
        self._transaction([place for place in every[last:] if place.position > first], last=True)
        return Outcome(self.done - first)

    def _start(self, every: Sequence[Place]) -> int:
        """Return how many statements to leave out.

        A step outside that brings its own settings is an online form: its first statements clear
        away what was left behind, so it is taken up from its beginning.
        """
        following = every[self.done] if self.done < len(every) else None
        if following is not None and self.script.steps[following.step - 1].settings:
            self.done = following.position - following.number
            self.committed = self.done
        return self.done

    def _transaction(self, part: Sequence[Place], *, last: bool) -> None:
        with_retries(partial(self._try_transaction, part, last=last), self.retry)
        self._committed(tell=not last)

    def _try_transaction(self, part: Sequence[Place], *, last: bool) -> None:
        self.done = self.committed
        self.connection.begin()
        try:
            for place in part:
                self._execute(place)
            if last:
                _check(self.connection, self.script, self.name, self.committed)
                self.record()
            elif self.journal is not None:
                self.journal.part(part[-1])
            self.connection.commit()
        except BaseException:
            undo_transaction(self.connection)
            raise

    def _outside(self, step: ScriptStep, part: Sequence[Place]) -> None:
        for statement in step.settings:
            self.connection.execute(statement)
        try:
            with_retries(partial(self._try_outside, part, self.done), self.retry)
        finally:
            _run_quietly(self.connection, step.resets)

    def _try_outside(self, part: Sequence[Place], start: int) -> None:
        """Run the whole step: its first statements clear away what an attempt left behind."""
        self.done = start
        for place in part:
            if self.journal is not None:
                self.journal.started(place)
            self._execute(place)
            if self.journal is not None:
                self.journal.done(place)
            self._committed(tell=True)

    def _execute(self, place: Place) -> None:
        total = self.script.statement_count
        try:
            if not is_idle(place.sql, self.waiting):
                self.connection.execute(place.sql)
        except StrandlineError as error:
            raise _failed(error, self.name, place, total, self.committed) from error
        self.done += 1
        if self.progress is not None:
            self.progress(self.done, total, place.title)

    def _committed(self, *, tell: bool) -> None:
        self.committed = self.done
        if tell and self.checkpoint is not None:
            self.checkpoint(self.committed)


def is_idle(statement: str, waiting: frozenset[str] | None) -> bool:
    """Say whether a statement restores from an archive in which nothing waits."""
    if waiting is None or not isinstance(statement, RestoringStatement):
        return False
    return statement.archive not in waiting


def _check(connection: Connection, script: Script, name: str, committed: int) -> None:
    left = (
        f"what ran after statement {committed} was undone" if committed else "nothing was changed"
    )
    for statement in script.checks:
        rows = connection.execute(statement)
        if rows:
            raise PlatformFailure(
                "A021",
                f"{name}: {_check_words(statement, len(rows))}, so {left}",
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


def undo_transaction(connection: Connection) -> None:
    """Roll back after a failure, quietly where the session is gone."""
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
    error: StrandlineError, name: str, place: Place, total: int, committed: int
) -> PlatformFailure:
    left = (
        "nothing was changed"
        if committed == 0 and place.transactional
        else f"{committed} statements before it are committed; the next run goes on from there, "
        "and `strandline recover` shows the choices"
    )
    return PlatformFailure(
        error.code,
        f"{name}: statement {place.position} of {total} ({place.title}) failed: {error.message}; "
        f"{left}",
        hint=error.hint,
        details={
            **error.details,
            "script": name,
            "statement_number": place.position,
            "statements_total": total,
            "committed": committed,
        },
    )
