"""Undoing the committed parts of a script that stopped in the middle.

The rollback script has the reverse of every operation. Its steps are dealt out to the parts of the
stopped script whose operations they undo; the parts are undone from the last to the first, and the
journal forgets each with its statements, so that a run killed here is as well known as any other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from strandline.apply.executor import is_idle, undo_transaction
from strandline.apply.interrupted import Stopped
from strandline.apply.journal import Place, places
from strandline.apply.runner import RunnerContext
from strandline.dictionary.model import Dictionary
from strandline.dictionary.names import QName
from strandline.diff.operations import Archive, Operation, table_of
from strandline.drift.live import compare_live
from strandline.errors import Refused
from strandline.ledger.journal import StatementState
from strandline.plan.model import Plan
from strandline.plan.script import Script
from strandline.platforms.base import Step


@dataclass(slots=True, kw_only=True)
class Part:
    """Statements that were committed together, and the steps of the rollback that undo them."""

    places: tuple[Place, ...]
    operations: tuple[Operation, ...]
    undone_by: list[Step] = field(default_factory=list)


def plan_undo(
    stopped: Stopped, forward: Plan, script: Script, rollback: Plan, back: Script
) -> list[Part]:
    """Return the committed parts, last one first, each with what undoes it.

    The plans say which operations a step carries out, the sealed scripts of the same steps what
    runs outside. Refused (G034) when they do not fit, and (G032) when a part has no counterpart or
    its counterpart would undo more than has run.
    """
    for plan, text in ((forward, script), (rollback, back)):
        if [list(step.statements) for step in plan.steps] != [s.statements for s in text.steps]:
            raise Refused(
                "G034",
                "the scripts were made by another release, whose steps cannot be told apart",
                hint="finish it with `strandline recover --finish`, then roll back",
                details=stopped.as_json(),
            )
    parts = [part for part in parts_of(forward, script) if part.places[0].position <= stopped.done]
    steps = [
        replace(planned, transactional=written.transactional, statements=tuple(written.statements))
        for planned, written in zip(rollback.steps, back.steps, strict=True)
    ]
    undoing = [_undone_part(stopped, step, parts) for step in steps]
    for place, step in enumerate(steps):
        if _is_archiving(step):
            losing = _losing_part(step, zip(steps, undoing, strict=True))
            undoing[place] = losing or undoing[place]
    for step, part in zip(steps, undoing, strict=True):
        if part is not None:
            part.undone_by.append(step)
    _require_all(stopped, parts)
    return list(reversed(parts))


def _undone_part(stopped: Stopped, step: Step, parts: Sequence[Part]) -> Part | None:
    """Return the first part with something that a step of the rollback undoes."""
    undone = [operation.reverse() for operation in step.operations]
    if step.statements and not undone:
        raise _no_way(stopped, f"the step `{step.title}` serves several operations")
    ran = [operation for part in parts for operation in part.operations]
    present = [operation for operation in undone if operation in ran]
    if not present:
        return None
    if len(present) < len(undone):
        raise _no_way(stopped, f"the step `{step.title}` would also undo what has not run")
    return next(part for part in parts if any(one in part.operations for one in present))


def _is_archiving(step: Step) -> bool:
    return bool(step.operations) and all(isinstance(one, Archive) for one in step.operations)


def _losing_part(step: Step, others: Iterable[tuple[Step, Part | None]]) -> Part | None:
    """Return the part whose undoing loses what a step archives.

    What was written since into something new is archived before that goes, although the restoring
    at the end of the script that stopped, whose reverse this is, never ran; and in the same
    transaction, so that nothing is written between the two.
    """
    tables = {table_of(operation) for operation in step.operations}
    found = None
    for other, part in others:
        if part is not None and not _is_archiving(other):
            if any(table_of(one) in tables for one in other.operations):
                found = part
    return found


def _require_all(stopped: Stopped, parts: Sequence[Part]) -> None:
    covered = [
        operation.reverse()
        for part in parts
        for step in part.undone_by
        for operation in step.operations
    ]
    for part in parts:
        for operation in part.operations:
            if operation not in covered:
                raise _no_way(stopped, f"nothing undoes `{operation.describe()}`")


def parts_of(plan: Plan, script: Script) -> list[Part]:
    """Return the parts of a script: steps inside up to the next outside, each step outside alone."""
    found: list[Part] = []

    def together(place: Place) -> tuple[int, int]:
        # Steps inside between the same two steps outside are one part.
        if not place.transactional:
            return place.step, 1
        return max((at for at in outside if at < place.step), default=0), 0

    outside = [at for at, step in enumerate(script.steps, start=1) if not step.transactional]
    for _, group in groupby(places(script), key=together):
        statements = tuple(group)
        steps = dict.fromkeys(place.step for place in statements)
        operations = [one for step in steps for one in plan.steps[step - 1].operations]
        found.append(Part(places=statements, operations=tuple(operations)))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Undoing:
    """One undoing: `script` is the sealed rollback, `base` what the database is to be again.

    `own` names every object of the component; `run_id` is the run that signs what is archived.
    """

    script: Script
    base: Dictionary
    context: RunnerContext
    own: frozenset[QName]
    run_id: str

    def run(self, parts: Sequence[Part]) -> int:
        """Undo the parts in order; return how many statements ran.

        The last transaction is committed only when the database then is what it is to be.
        """
        for statement in self.script.before:
            self.context.connection.execute(statement)
        if not parts:
            self._transaction((), (), last=True)
        for place, part in enumerate(parts):
            self._part(part, last=place == len(parts) - 1)
        for statement in self.script.after:
            self.context.connection.execute(statement)
        return sum(len(step.statements) for part in parts for step in part.undone_by)

    def _part(self, part: Part, *, last: bool) -> None:
        outside = [step for step in part.undone_by if not step.transactional]
        inside = [step for step in part.undone_by if step.transactional]
        if outside:
            self.context.journal.mark(
                part.places[-1].position, StatementState.UNDOING, self.context.clock()
            )
        self._execute(outside)
        self._transaction(inside, part.places, last=last)

    def _transaction(self, steps: Sequence[Step], gone: Sequence[Place], *, last: bool) -> None:
        connection, journal = self.context.connection, self.context.journal
        connection.begin()
        try:
            self._execute(steps)
            self.context.archives.sign(self.run_id)
            for place in gone:
                journal.remove(place.position)
            if last:
                self._check()
                journal.clear()
            connection.commit()
        except BaseException:
            undo_transaction(connection)
            raise

    def _execute(self, steps: Sequence[Step]) -> None:
        if not steps:
            return
        waiting = self.context.archives.waiting()
        for step in steps:
            for statement in step.statements:
                if not is_idle(statement, waiting):
                    self.context.connection.execute(statement)

    def _check(self) -> None:
        context = self.context
        broken = any(context.connection.execute(check) for check in self.script.checks)
        report = compare_live(self.base, context.connection, context.platform, own=self.own)
        if not broken and not report.has_drift:
            return
        described = [operation.describe() for operation in report.operations]
        raise Refused(
            "G033",
            "undoing does not lead back to the version before"
            + (f": {'; '.join(described[:5])}" if described else ": rows would point at nothing")
            + "; the last part was left as it is",
            hint="finish the script with `strandline recover --finish`, then roll back",
            details={"differences": described},
        )


def _no_way(stopped: Stopped, why: str) -> Refused:
    return Refused(
        "G032",
        f"{stopped.script} cannot be undone from where it stopped: {why}",
        hint="finish it with `strandline recover --finish`, then roll back if you must",
        details=stopped.as_json(),
    )
