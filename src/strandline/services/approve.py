"""Approving what is about to run on one database, and listing who approved what."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from strandline.apply.approving import (
    Planned,
    is_same_person,
    planned,
    require_chain,
    why_not,
)
from strandline.apply.chain import forward_legs, read_sealed, rollback_legs
from strandline.apply.runner import begin_writing, locked
from strandline.apply.standing import ahead, find_standing
from strandline.errors import NotFound, Refused, UsageError
from strandline.ledger.approvals import Approval, Approvals, Verdict, broken_at, chained
from strandline.ledger.store import Ledger
from strandline.platforms.base import Connection, Platform
from strandline.platforms.registry import platform_for_url
from strandline.services.component import ComponentFolder
from strandline.services.environments import Target
from strandline.services.guard import identity, standard_of
from strandline.services.migrate import utc_now
from strandline.services.states import shown_url

NOTE_LENGTH = 1000
LOCK_SECONDS = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalRequest:
    """What to approve: the scripts from where the database stands to `version`.

    Without a version it is the newest; with `plan` (a plan's fingerprint, or its start) only that
    one. `walk` means every version's own script on an empty database, as for `apply`; `revoke`
    takes approvals back.
    """

    target: Target
    version: str | None = None
    plan: str | None = None
    approver: str | None = None
    note: str = ""
    walk: bool = False
    revoke: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalResult:
    """The rows that were written, and the plans that needed none."""

    component: str
    database: str
    written: tuple[Approval, ...]
    already: tuple[Planned, ...] = ()

    def as_json(self) -> dict[str, object]:
        return {
            "component": self.component,
            "database": self.database,
            "written": [approval.as_json() for approval in self.written],
            "already_approved": [plan.as_json() for plan in self.already],
        }


def approve(folder: ComponentFolder, request: ApprovalRequest) -> ApprovalResult:
    """Approve plans, or revoke approvals, in the ledger of the database they are meant for."""
    who = identity(request.approver)
    note = " ".join(request.note.split())
    if len(note) > NOTE_LENGTH:
        raise UsageError(
            "G022", f"the note is longer than {NOTE_LENGTH} characters", hint="shorten it"
        )
    platform = platform_for_url(request.target.url)
    with platform.connect(request.target.url) as connection:
        plans = _wanted(folder, request, connection, platform)
        with _writing(connection, platform, folder.component.name) as rows:
            earlier = rows.all()
            require_chain(earlier)
            if not request.revoke:
                _refuse_author(plans, who)
            standard = standard_of(folder.component.policy, utc_now)
            open_plans = [
                plan for plan in plans if request.revoke or why_not(plan, earlier, standard)
            ]
            written = _chain(open_plans, rows, earlier, who, note, revoke=request.revoke)
            begin_writing(Ledger(connection, platform), connection)
            rows.add_all(written)
            connection.commit()
    return ApprovalResult(
        component=folder.component.name,
        database=shown_url(request.target.url),
        written=tuple(written),
        already=tuple(plan for plan in plans if plan not in open_plans),
    )


def approve_plan(
    folder: ComponentFolder, target: Target, plan: Planned, *, approver: str | None, note: str = ""
) -> ApprovalResult:
    """Approve one thing that is no script, such as a purge."""
    who = identity(approver)
    platform = platform_for_url(target.url)
    with (
        platform.connect(target.url) as connection,
        _writing(connection, platform, folder.component.name) as rows,
    ):
        earlier = rows.all()
        require_chain(earlier)
        written = _chain([plan], rows, earlier, who, note[:NOTE_LENGTH], revoke=False)
        begin_writing(Ledger(connection, platform), connection)
        rows.add_all(written)
        connection.commit()
    return ApprovalResult(
        component=folder.component.name,
        database=shown_url(target.url),
        written=tuple(written),
    )


@contextmanager
def _writing(connection: Connection, platform: Platform, component: str) -> Iterator[Approvals]:
    """Hold the lock on the approvals, not on the component: a run may be at work meanwhile."""
    deadline = time.monotonic() + LOCK_SECONDS

    def wait() -> bool:
        time.sleep(0.1)
        return time.monotonic() < deadline

    with locked(connection, f"{component}/approvals", wait=wait):
        yield Approvals(connection, platform, component)


def _chain(
    plans: Sequence[Planned],
    rows: Approvals,
    earlier: list[Approval],
    who: str,
    note: str,
    *,
    revoke: bool,
) -> list[Approval]:
    written: list[Approval] = []
    for plan in plans:
        approval = Approval(
            component=rows.component,
            position=0,
            plan_fingerprint=plan.fingerprint,
            script=plan.script,
            verdict=Verdict.REVOKED if revoke else Verdict.APPROVED,
            approved_by=who,
            author=plan.author[:200],
            approved_at=utc_now(),
            host=socket.gethostname()[:200],
            note=note,
        )
        written.append(chained(approval, [*earlier, *written]))
    return written


def _refuse_author(plans: Sequence[Planned], who: str) -> None:
    own = [plan for plan in plans if plan.author and is_same_person(who, plan.author)]
    if own:
        raise Refused(
            "G023",
            f"{who} made {', '.join(dict.fromkeys(plan.version for plan in own))} and cannot "
            "approve it",
            hint="ask somebody else; --as or STRANDLINE_USER says who you are",
            details={"versions": [plan.version for plan in own]},
        )


def _wanted(
    folder: ComponentFolder, request: ApprovalRequest, connection: Connection, platform: Platform
) -> list[Planned]:
    plans = _pending(folder, request, connection, platform)
    if request.plan is None:
        if not plans:
            raise Refused(
                "G025",
                "nothing is waiting for an approval: the database stands there already",
                hint="`strandline status` shows where it stands; name another version to go to",
            )
        return plans
    found = [plan for plan in plans if plan.fingerprint.startswith(request.plan.lower())]
    if len(found) != 1 or len(request.plan) < 8:
        raise NotFound(
            "G026",
            f"{request.plan!r} is the fingerprint of no plan that is about to run",
            hint="give at least 8 characters; about to run: "
            + (
                ", ".join(f"{plan.fingerprint[:16]} ({plan.script})" for plan in plans) or "nothing"
            ),
        )
    return found


def _pending(
    folder: ComponentFolder, request: ApprovalRequest, connection: Connection, platform: Platform
) -> list[Planned]:
    """Return the plans from where the database stands to a version, in either direction."""
    labels = folder.labels
    target = request.version or (labels[-1] if labels else "")
    if target not in labels:
        raise NotFound(
            "D020",
            f"there is no version {target}",
            hint=f"versions: {', '.join(labels) or 'none yet'}",
        )
    ledger = Ledger(connection, platform)
    standing = find_standing(connection, platform, ledger, folder.component, folder.versions)
    current, names = standing.version, folder.component.migrations
    if current and current not in labels:
        raise ahead(current, labels)
    if current and labels.index(target) < labels.index(current):
        legs = rollback_legs(folder.versions, current, target, platform.name, names)
    else:
        legs = forward_legs(
            folder.versions,
            current,
            target,
            platform.name,
            names,
            create_at_once=not request.walk,
        )
    return [
        planned(leg, read_sealed(folder.migrations, leg.script), folder.versions) for leg in legs
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalsResult:
    """Every approval and revocation in one database, and where their chain breaks."""

    component: str
    database: str
    approvals: tuple[Approval, ...]
    broken: int | None

    def as_json(self) -> dict[str, object]:
        return {
            "component": self.component,
            "database": self.database,
            "approvals": [approval.as_json() for approval in self.approvals],
            "intact": self.broken is None,
            "broken_at": self.broken,
        }


def approvals(folder: ComponentFolder, target: Target) -> ApprovalsResult:
    """List the approvals of a component in one database, and verify their chain; reads only."""
    platform = platform_for_url(target.url)
    with platform.connect(target.url, create=False) as connection:
        rows = tuple(Approvals(connection, platform, folder.component.name).all())
    return ApprovalsResult(
        component=folder.component.name,
        database=shown_url(target.url),
        approvals=rows,
        broken=broken_at(rows),
    )
