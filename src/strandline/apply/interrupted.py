"""Runs whose process ended before they did: found under the lock, and named for what they left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from strandline.apply.journal import Place, places
from strandline.apply.runner import RunnerContext
from strandline.ledger.journal import Entry, Journal, StatementState
from strandline.ledger.model import Action, Run, RunState
from strandline.ledger.store import Ledger
from strandline.plan.script import Script


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopped:
    """A script in the middle: `done` statements are in effect, the `uncertain` one may be.

    The database equals neither version. `by` and `since` tell of the run that stopped, as far as
    the ledger knows it.
    """

    run_id: str
    action: Action
    script: str
    checksum: str
    start: str
    end: str
    done: int
    uncertain: Entry | None
    by: str
    since: str

    def describe(self, script: Script | None = None) -> str:
        """Say where it stopped; with the script in hand, at which statement of how many."""
        who = f"run {self.run_id[:8]} by {self.by}, started {self.since}," if self.by else "a run"
        text = f"{who} stopped in the middle of {self.script}"
        if script is None:
            text += f" after statement {self.done}"
            if self.uncertain is not None:
                text += f"; statement {self.uncertain.statement} may or may not have finished"
            return text
        at = self._at(script)
        if at is None:
            return f"{text} after its last statement"
        text += f", in step {at.step} of {len(script.steps)} ({at.title})"
        if self.uncertain is None:
            return f"{text}: {self.done} of {script.statement_count} statements are committed"
        return f"{text}: statement {at.label} `{head(at.sql)}` may or may not have finished"

    def _at(self, script: Script) -> Place | None:
        position = self.uncertain.position if self.uncertain is not None else self.done + 1
        return next((place for place in places(script) if place.position == position), None)

    def as_json(self) -> dict[str, object]:
        return {
            "run_id": self.run_id,
            "action": self.action.value,
            "script": self.script,
            "from": self.start,
            "to": self.end,
            "statements_done": self.done,
            "uncertain_statement": self.uncertain.statement if self.uncertain else None,
            "by": self.by,
            "started_at": self.since,
        }


def head(sql: str) -> str:
    """Return the first words of a statement, enough to know it; values in quotes are left out."""
    words = " ".join(sql.split("'", 1)[0].split())
    return words if len(words) <= 80 else f"{words[:77]}..."


def find_stopped(journal: Journal, ledger: Ledger) -> Stopped | None:
    """Return the script that is in the middle, None when the database stands at a version."""
    entries = journal.entries()
    if not entries:
        return None
    last = entries[-1]
    run = next((run for run in ledger.runs(journal.component) if run.run_id == last.run_id), None)
    return Stopped(
        run_id=last.run_id,
        action=last.action,
        script=last.script,
        checksum=last.checksum,
        start=last.from_version,
        end=last.to_version,
        done=_done(entries),
        uncertain=last if last.state is not StatementState.DONE else None,
        by=run.holder if run is not None else "",
        since=run.started_at if run is not None else last.started_at,
    )


def _done(entries: Sequence[Entry]) -> int:
    """Return the last statement that is in effect; a part inside a transaction has one row."""
    done = [entry.position for entry in entries if entry.state is StatementState.DONE]
    return max(done, default=0)


def close_interrupted(context: RunnerContext) -> list[Run]:
    """Mark runs that never ended as interrupted; called under the lock, so none is alive.

    The message says what each left: scripts that are complete, one in the middle, or nothing.
    """
    if not context.ledger.exists():
        return []
    stuck = [run for run in context.ledger.runs(context.component) if run.state is RunState.STARTED]
    if not stuck:
        return []
    stopped = find_stopped(context.journal, context.ledger)
    complete = [
        (revision.run_id, revision.script)
        for revision in context.ledger.revisions(context.component)
    ]
    closed = []
    for run in stuck:
        scripts = list(dict.fromkeys(script for run_id, script in complete if run_id == run.run_id))
        message = _left(run, scripts, stopped)
        context.ledger.update_run(
            run.run_id,
            RunState.INTERRUPTED,
            done=run.statements_done,
            finished_at=context.clock(),
            message=message,
        )
        closed.append(run.interrupted(message))
    return closed


def _left(run: Run, complete: Sequence[str], stopped: Stopped | None) -> str:
    parts = ["the process ended before the run did"]
    if complete:
        parts.append(f"complete: {', '.join(complete)}")
    if stopped is not None and stopped.run_id == run.run_id:
        parts.append(f"in the middle: {stopped.script}, after statement {stopped.done}")
    else:
        parts.append("of anything else nothing is left, the database undid it")
    return "; ".join(parts)
