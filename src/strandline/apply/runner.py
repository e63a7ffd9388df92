"""Running legs of the chain under the lock, with the ledger kept in step."""

from __future__ import annotations

import getpass
import os
import socket
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from strandline import __version__
from strandline.apply.chain import Leg, SealedScript
from strandline.apply.executor import Progress, run_script
from strandline.apply.journal import ScriptJournal, commits_in_parts
from strandline.apply.retry import RetryPolicy
from strandline.errors import Refused, StrandlineError
from strandline.ledger.archives import Archives
from strandline.ledger.journal import Journal
from strandline.ledger.model import Action, Revision, Run, RunState
from strandline.ledger.store import Ledger
from strandline.platforms.base import Connection, Platform

Clock = Callable[[], str]
"""Returns the current time as ISO 8601 in UTC."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunnerContext:
    """What every leg needs. `fingerprints` maps version labels to those of their dictionary."""

    connection: Connection
    platform: Platform
    ledger: Ledger
    component: str
    migrations: Path
    labels: Sequence[str]
    fingerprints: dict[str, str]
    clock: Clock
    retry: RetryPolicy = field(default_factory=RetryPolicy)

    @property
    def journal(self) -> Journal:
        """How far a script has come that was cut off between its parts."""
        return Journal(self.connection, self.platform, self.component)

    @property
    def archives(self) -> Archives:
        return Archives(self.connection, self.platform, self.component)


@contextmanager
def locked(connection: Connection, component: str, *, wait: Callable[[], bool]) -> Iterator[None]:
    """Hold the component's lock; `wait` is asked after each failed try whether to try again."""
    name, owner = f"strandline:{component}", holder()
    while True:
        other = connection.try_lock(name, owner=owner)
        if other is None:
            break
        if not wait():
            raise Refused(
                "A050",
                f"another run holds the lock on {component}: {other}",
                hint="wait for it to end, or give more time with --lock-timeout SECONDS",
                details={"holder": other},
            )
    try:
        yield
    finally:
        _unlock(connection, name)


def _unlock(connection: Connection, name: str) -> None:
    try:
        connection.unlock(name)
    except StrandlineError:
        # The session died, and a session's lock dies with it (or expires); nothing to add.
        return


def holder() -> str:
    """Return who runs this: user, host and process, for locks and the ledger."""
    try:
        user = getpass.getuser()
    except (KeyError, OSError):
        user = "unknown"
    return f"{user}@{socket.gethostname()} pid {os.getpid()}"


def run_legs(
    legs: Sequence[Leg],
    sealed: Sequence[SealedScript],
    context: RunnerContext,
    *,
    start: str,
    progress: Progress | None = None,
    between: Callable[[Leg], None] | None = None,
    resume: int | None = None,
) -> list[Revision]:
    """Run the legs in order; each stands in the ledger when it is done.

    `sealed` holds each leg's script, so all were read and verified before the first statement.
    `resume` says how many statements of the first script an earlier run has committed.
    """
    total = sum(item.script.statement_count for item in sealed)
    # What the part that ran already has archived is this run's, not somebody's by hand.
    run = start_run(legs, context, start, total, signs=resume is None)
    done = resume or 0
    written: list[Revision] = []
    for place, (leg, item) in enumerate(zip(legs, sealed, strict=True)):
        earlier = (resume or 0) if place == 0 else 0
        journal = _journal(leg, item, context, run)
        base = done - earlier

        def report(count: int, _total: int, title: str, base: int = base) -> None:
            if progress is not None:
                progress(base + count, total, title)

        revisions = _revisions(leg, item, context, run)
        try:
            if between is not None and not earlier:
                between(leg)
            outcome = run_script(
                context.connection,
                item.script,
                name=item.name,
                record=lambda revisions=revisions, journal=journal: _record(  # type: ignore[misc]
                    context, revisions, run, journal
                ),
                checkpoint=lambda count, base=base: _checkpoint(context, run, base + count),  # type: ignore[misc]
                progress=report,
                waiting=context.archives.waiting(),
                retry=context.retry,
                journal=journal,
                done=earlier,
            )
        except StrandlineError as error:
            end_run(context, run, RunState.FAILED, done, error.message)
            raise
        done += outcome.statements
        written.extend(revisions)
    end_run(context, run, RunState.FINISHED, done)
    return written


def _journal(
    leg: Leg, sealed: SealedScript, context: RunnerContext, run: Run
) -> ScriptJournal | None:
    """Return what notes the way of a script that commits in parts; the others need nothing."""
    if not commits_in_parts(sealed.script):
        return None
    return ScriptJournal(
        journal=context.journal,
        clock=context.clock,
        run_id=run.run_id,
        action=leg.action,
        script=sealed.name,
        checksum=sealed.checksum,
        from_version=leg.start,
        to_version=leg.end,
    )


def start_run(
    legs: Sequence[Leg], context: RunnerContext, start: str, total: int, *, signs: bool = True
) -> Run:
    """Write the run before its first statement, so that one that dies is found."""
    run = Run(
        run_id=str(uuid.uuid4()),
        component=context.component,
        action=legs[0].action,
        from_version=start,
        to_version=legs[-1].end,
        state=RunState.STARTED,
        started_at=context.clock(),
        finished_at=None,
        statements_done=0,
        statements_total=total,
        holder=holder(),
        message="",
    )
    begin_writing(context.ledger, context.connection)
    if signs:
        context.archives.sign_by_hand()
    context.ledger.record_run(run)
    context.connection.commit()
    return run


def begin_writing(ledger: Ledger, connection: Connection) -> None:
    """Open a transaction in which the ledger's tables are there."""
    complete = ledger.is_complete()
    connection.begin()
    if not complete:
        ledger.create()


def _checkpoint(context: RunnerContext, run: Run, done: int) -> None:
    context.ledger.update_run(run.run_id, RunState.STARTED, done=done, finished_at="")


def end_run(
    context: RunnerContext, run: Run, state: RunState, done: int, message: str = ""
) -> None:
    """Note how a run ended."""
    try:
        context.ledger.update_run(
            run.run_id, state, done=done, finished_at=context.clock(), message=message
        )
    except StrandlineError:
        # The session is gone; the next run finds this one started and says so.
        return


def _record(
    context: RunnerContext,
    revisions: Sequence[Revision],
    run: Run,
    journal: ScriptJournal | None,
) -> None:
    for revision in revisions:
        context.ledger.record_revision(revision)
    context.archives.sign(run.run_id)
    if journal is not None:
        journal.finish()


def _revisions(leg: Leg, sealed: SealedScript, context: RunnerContext, run: Run) -> list[Revision]:
    """Return the ledger rows of a leg; a create script stands for every version up to its own."""
    labels = [leg.end]
    if leg.action is Action.CREATE:
        labels = list(context.labels[: context.labels.index(leg.end) + 1])
    earlier = context.ledger.revisions(context.component)
    position = earlier[-1].position if earlier else 0
    return [
        Revision(
            position=position + offset,
            component=context.component,
            version=label,
            action=leg.action,
            script=sealed.name,
            checksum=sealed.checksum,
            fingerprint=context.fingerprints.get(label, ""),
            applied_at=context.clock(),
            applied_by=run.holder,
            run_id=run.run_id,
            tool_version=__version__,
        )
        for offset, label in enumerate(labels, start=1)
    ]


def adopt(context: RunnerContext, version: str) -> Revision:
    """Record that the database stands at a version it was brought to by other means."""
    begin_writing(context.ledger, context.connection)
    earlier = context.ledger.revisions(context.component)
    revision = Revision(
        position=(earlier[-1].position if earlier else 0) + 1,
        component=context.component,
        version=version,
        action=Action.ADOPT,
        script="",
        checksum="",
        fingerprint=context.fingerprints.get(version, ""),
        applied_at=context.clock(),
        applied_by=holder(),
        run_id="",
        tool_version=__version__,
    )
    context.ledger.record_revision(revision)
    context.connection.commit()
    return revision
