"""Undoing the committed parts of a script that stopped in the middle.

The rollback script has the reverse of every operation. Its steps are dealt out to the parts of the
stopped script whose operations they undo; the parts are undone from the last to the first, and the
journal forgets each with its statements, so that a run killed here is as well known as any other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from strandline.apply.executor import undo_transaction
from strandline.apply.interrupted import Stopped
from strandline.apply.journal import Place, places
from strandline.apply.runner import RunnerContext
from strandline.dictionary.model import Dictionary
from strandline.dictionary.names import QName
from strandline.diff.operations import Operation
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
    ran = [operation for part in parts for operation in part.operations]
    for planned, written in zip(rollback.steps, back.steps, strict=True):
        step = replace(planned, transactional=written.transactional)
        undone = [_reverse(operation) for operation in step.operations]
        if step.statements and not undone:
            raise _no_way(stopped, f"the step `{step.title}` serves several operations")
        present = [operation for operation in undone if operation in ran]
        if not present:
            continue
        if len(present) < len(undone):
            raise _no_way(stopped, f"the step `{step.title}` would also undo what has not run")
        first = next(part for part in parts if any(one in part.operations for one in present))
        first.undone_by.append(step)
    covered = [
        _reverse(operation)
        for part in parts
        for step in part.undone_by
        for operation in step.operations
    ]
    for part in parts:
        for operation in part.operations:
            if operation not in covered:
                raise _no_way(stopped, f"nothing undoes `{operation.describe()}`")
    return list(reversed(parts))


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


def undo(
    parts: Sequence[Part],
    script: Script,
    base: Dictionary,
    context: RunnerContext,
    own: frozenset[QName],
) -> int:
    """Undo the parts in order; return how many statements ran. `script` is the sealed rollback.

    The last transaction is committed only when the database then is what `base` says.
    """
    done = 0
    for statement in script.before:
        context.connection.execute(statement)
    if not parts:
        _forget(script, base, context, own)
    for place, part in enumerate(parts):
        done += _undo_part(part, script, base, context, own, last=place == len(parts) - 1)
    for statement in script.after:
        context.connection.execute(statement)
    return done


def _undo_part(
    part: Part,
    script: Script,
    base: Dictionary,
    context: RunnerContext,
    own: frozenset[QName],
    *,
    last: bool,
) -> int:
    connection, journal = context.connection, context.journal
    outside = [step for step in part.undone_by if not step.transactional]
    inside = [step for step in part.undone_by if step.transactional]
    if outside:
        journal.mark(part.places[-1].position, StatementState.UNDOING, context.clock())
    for statement in _statements(outside):
        connection.execute(statement)
    connection.begin()
    try:
        for statement in _statements(inside):
            connection.execute(statement)
        for place in part.places:
            journal.remove(place.position)
        if last:
            _check(script, base, context, own)
            journal.clear()
        connection.commit()
    except BaseException:
        undo_transaction(connection)
        raise
    return sum(len(step.statements) for step in part.undone_by)


def _forget(
    script: Script, base: Dictionary, context: RunnerContext, own: frozenset[QName]
) -> None:
    """Forget a script of which nothing is in effect."""
    context.connection.begin()
    try:
        _check(script, base, context, own)
        context.journal.clear()
        context.connection.commit()
    except BaseException:
        undo_transaction(context.connection)
        raise


def _statements(steps: Sequence[Step]) -> Iterator[str]:
    for step in steps:
        yield from step.statements


def _check(script: Script, base: Dictionary, context: RunnerContext, own: frozenset[QName]) -> None:
    broken = any(context.connection.execute(check) for check in script.checks)
    report = compare_live(base, context.connection, context.platform, own=own)
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


def _reverse(operation: Operation) -> Operation:
    return operation.reverse()


def _no_way(stopped: Stopped, why: str) -> Refused:
    return Refused(
        "G032",
        f"{stopped.script} cannot be undone from where it stopped: {why}",
        hint="finish it with `strandline recover --finish`, then roll back if you must",
        details=stopped.as_json(),
    )
