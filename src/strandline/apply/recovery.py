"""Going on with a script that stopped in the middle, forward or back."""

from __future__ import annotations

from dataclasses import dataclass, replace

from strandline.apply.chain import Leg, SealedScript, read_sealed
from strandline.apply.executor import Progress
from strandline.apply.interrupted import Stopped
from strandline.apply.journal import places
from strandline.apply.runner import RunnerContext, run_legs
from strandline.apply.uncertain import Answer, settle
from strandline.errors import Refused
from strandline.ledger.journal import StatementState
from strandline.ledger.model import Revision


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """A stopped script whose uncertain statement was looked up: `resume` statements are done."""

    stopped: Stopped
    sealed: SealedScript
    resume: int

    @property
    def leg(self) -> Leg:
        return Leg(
            action=self.stopped.action,
            start=self.stopped.start,
            end=self.stopped.end,
            script=self.stopped.script,
        )


def read_stopped(stopped: Stopped, context: RunnerContext) -> SealedScript:
    """Return the script that stopped; Refused when it is not the one that was running."""
    sealed = read_sealed(context.migrations, stopped.script)
    if sealed.checksum != stopped.checksum:
        raise Refused(
            "G030",
            f"{stopped.script} says something else than when it stopped in the middle",
            hint="restore the file as it was when the run began, from version control",
            details=stopped.as_json(),
        )
    return sealed


def settle_stopped(stopped: Stopped, context: RunnerContext) -> Settled:
    """Find out about the statement that may or may not have finished, and note it."""
    sealed = read_stopped(stopped, context)
    every = {place.position: place for place in places(sealed.script)}
    at = every.get(stopped.uncertain.position) if stopped.uncertain is not None else None
    if at is None:
        return Settled(stopped=stopped, sealed=sealed, resume=stopped.done)
    match settle(context.connection, context.platform, at.sql):
        case Answer.DONE:
            context.journal.mark(at.position, StatementState.DONE, context.clock())
            done = resume = at.position
        case Answer.AGAIN:
            done = resume = at.position - 1
        case Answer.STEP:
            done, resume = at.position - 1, at.position - at.number
    return Settled(
        stopped=replace(stopped, done=done, uncertain=None), sealed=sealed, resume=resume
    )


def finish(
    settled: Settled, context: RunnerContext, *, progress: Progress | None = None
) -> list[Revision]:
    """Run what is left of a stopped script; the revision is written with its last part."""
    return run_legs(
        [settled.leg],
        [settled.sealed],
        context,
        start=settled.stopped.start,
        progress=progress,
        resume=settled.resume,
    )
