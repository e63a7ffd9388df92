"""A script that stopped in the middle: what state it is in, and both ways out of it."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from strandline.apply.allowances import read_allowances
from strandline.apply.chain import Leg, read_sealed
from strandline.apply.executor import Progress
from strandline.apply.gate import effect_levels, judge, needs_sizes
from strandline.apply.interrupted import Stopped, find_stopped
from strandline.apply.recovery import finish, read_stopped, settle_stopped
from strandline.apply.runner import end_run, start_run
from strandline.apply.standing import drifted, own_objects
from strandline.apply.undo import Part, Undoing, plan_undo
from strandline.dictionary.model import EMPTY, Dictionary
from strandline.drift.live import compare_live
from strandline.errors import Refused, StrandlineError
from strandline.ledger.model import Action, Run, RunState
from strandline.plan.model import Plan
from strandline.services.component import ComponentFolder
from strandline.services.migrate import Confirm, MigrationRequest, Session, open_session
from strandline.services.release import replan


class Way(enum.Enum):
    """What to do about a script in the middle; LOOK changes nothing."""

    LOOK = "look"
    FINISH = "finish"
    UNDO = "undo"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryResult:
    """What was found, and what was done about it."""

    component: str
    platform: str
    way: Way
    said: str
    stopped: Stopped | None
    interrupted: tuple[Run, ...] = ()
    statements: int = 0
    version: str = ""

    def as_json(self) -> dict[str, object]:
        return {
            "component": self.component,
            "platform": self.platform,
            "way": self.way.value,
            "state": self.said,
            "stopped": self.stopped.as_json() if self.stopped is not None else None,
            "interrupted_runs": [run.as_json() for run in self.interrupted],
            "statements": self.statements,
            "version": self.version or None,
        }


def recover(
    folder: ComponentFolder,
    request: MigrationRequest,
    way: Way,
    *,
    progress: Progress | None = None,
    confirm: Confirm | None = None,
) -> RecoveryResult:
    """Say what state a database is in after a run was cut off; finish or undo it when asked to."""
    with open_session(folder, request, create=False) as session:
        stopped = find_stopped(session.context.journal, session.ledger)
        if stopped is None:
            return _complete(session, way)
        said = stopped.describe(read_stopped(stopped, session.context).script)
        result = RecoveryResult(
            component=folder.component.name,
            platform=session.platform.name,
            way=way,
            said=said,
            stopped=stopped,
            interrupted=session.interrupted,
        )
        if way is Way.LOOK or request.dry_run:
            return result
        if confirm is not None and not confirm(session.finishing(stopped, said)):
            raise Refused("A048", "not confirmed, so nothing was changed", hint="pass --yes")
        if way is Way.FINISH:
            return _finish(session, stopped, result, progress)
        return _undo(session, stopped, result, request)


def _complete(session: Session, way: Way) -> RecoveryResult:
    """Nothing is in the middle: every script is all there or not at all, by the ledger."""
    standing = session.standing(None)
    state = f"the database stands at {standing.version or '(empty)'}"
    return RecoveryResult(
        component=session.context.component,
        platform=session.platform.name,
        way=way,
        said=f"no script is in the middle: {state}",
        stopped=None,
        interrupted=session.interrupted,
        version=standing.version,
    )


def _finish(
    session: Session, stopped: Stopped, result: RecoveryResult, progress: Progress | None
) -> RecoveryResult:
    settled = settle_stopped(stopped, session.context)
    finish(settled, session.context, progress=progress)
    _verify(session, stopped.end)
    return _done(result, stopped.end, settled.sealed.script.statement_count - settled.resume)


def _undo(
    session: Session, stopped: Stopped, result: RecoveryResult, request: MigrationRequest
) -> RecoveryResult:
    context, folder = session.context, session.folder
    forward, rollback = _plans(folder, stopped, session.platform.name)
    name = _counterpart(folder, stopped, session.platform.name)
    sealed, back = read_stopped(stopped, context), read_sealed(context.migrations, name)
    settled = settle_stopped(stopped, context)
    parts = plan_undo(settled.stopped, forward, sealed.script, rollback, back.script)
    _require_allowed(session, parts, name, request)
    leg = Leg(action=Action.ROLLBACK, start=stopped.end, end=stopped.start, script=name)
    steps = sum(len(part.undone_by) for part in parts)
    run = start_run([leg], context, stopped.end, steps, signs=False)
    base = folder.version(stopped.start).dictionary if stopped.start else EMPTY
    undoing = Undoing(
        script=back.script,
        base=base,
        context=context,
        own=own_objects(folder.versions),
        run_id=run.run_id,
    )
    try:
        done = undoing.run(parts)
    except StrandlineError as error:
        end_run(context, run, RunState.FAILED, 0, error.message)
        raise
    end_run(context, run, RunState.FINISHED, done, f"undid what had run of {stopped.script}")
    _verify(session, stopped.start)
    return _done(result, stopped.start, done)


def _done(result: RecoveryResult, version: str, statements: int) -> RecoveryResult:
    return RecoveryResult(
        component=result.component,
        platform=result.platform,
        way=result.way,
        said=result.said,
        stopped=result.stopped,
        interrupted=result.interrupted,
        statements=statements,
        version=version,
    )


def _verify(session: Session, label: str) -> None:
    expected: Dictionary = session.folder.version(label).dictionary if label else EMPTY
    own = own_objects(session.folder.versions)
    report = compare_live(expected, session.connection, session.platform, own=own)
    if report.has_drift:
        raise drifted(report, label)


def _plans(folder: ComponentFolder, stopped: Stopped, platform: str) -> tuple[Plan, Plan]:
    """Return the plan of the script that stopped, and of its reverse."""
    if stopped.action is Action.CREATE or not stopped.start or not stopped.end:
        raise Refused(
            "G035",
            f"{stopped.script} creates everything at once and has no reverse",
            hint="finish it with `strandline recover --finish`; or drop the database and begin anew",
            details=stopped.as_json(),
        )
    rolling_back = stopped.action is Action.ROLLBACK
    planned = replan(folder, stopped.start if rolling_back else stopped.end, platform)
    if rolling_back:
        return planned.rollback, planned.forward
    return planned.forward, planned.rollback


def _counterpart(folder: ComponentFolder, stopped: Stopped, platform: str) -> str:
    names = folder.component.migrations
    if stopped.action is Action.ROLLBACK:
        return names.forward_name(stopped.end, stopped.start, platform)
    return names.rollback_name(stopped.end, stopped.start, platform)


def _require_allowed(
    session: Session, parts: list[Part], name: str, request: MigrationRequest
) -> None:
    """Undoing takes away what ran; what that loses or breaks is allowed by name, as in a rollback."""
    sealed = read_sealed(session.context.migrations, name)
    titles = {step.title for part in parts for step in part.undone_by}
    sealed.script.steps[:] = [step for step in sealed.script.steps if step.title in titles]
    policy, target = session.folder.component.policy, request.target
    levels = effect_levels(policy, protected=target.protected)
    sizes = session.platform.sizes(session.connection) if needs_sizes([sealed], levels) else {}
    allowed = read_allowances([*request.allow, *target.allow])
    judge([sealed], levels, allowed, sizes, policy.thresholds).enforce()
