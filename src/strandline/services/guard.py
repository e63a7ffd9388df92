"""Whether released scripts may run on one database: rehearsed, allowed by name, approved."""

from __future__ import annotations

import getpass
import os
import socket
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from strandline.apply.allowances import read_allowances
from strandline.apply.approving import Planned, Standard, planned, require_chain, why_not
from strandline.apply.chain import Leg, SealedScript
from strandline.apply.gate import Judgement, effect_levels, judge, needs_sizes
from strandline.apply.runner import RunnerContext
from strandline.dictionary.policy import Policy
from strandline.errors import Refused
from strandline.ledger.approvals import Approvals
from strandline.ledger.model import Action
from strandline.plan.rehearsals import (
    REHEARSAL_FILE,
    Rehearsal,
    is_rehearsed,
    read_rehearsals,
)
from strandline.services.component import ComponentFolder
from strandline.services.environments import Target

USER_VARIABLE = "STRANDLINE_USER"
"""Names who is at work where the operating system's user does not (CI, shared accounts)."""


def identity(given: str | None = None) -> str:
    """Return who is at work: as given, as the variable says, or the user on this host."""
    named = given or os.environ.get(USER_VARIABLE)
    if named and named.strip():
        return " ".join(named.split())[:200]
    try:
        user = getpass.getuser()
    except (KeyError, OSError):
        user = "unknown"
    return f"{user}@{socket.gethostname()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardReport:
    """What stands in the way of scripts, all at once; nothing when every part is empty.

    `unapproved` has each plan that needs an approval with the reason why it has none.
    """

    judgement: Judgement
    plans: tuple[Planned, ...] = ()
    unrehearsed: tuple[Planned, ...] = ()
    unapproved: tuple[tuple[Planned, str], ...] = ()
    option: str = "--url URL"

    def enforce(self) -> None:
        """Refuse while anything stands in the way."""
        self._require_rehearsals()
        self.judgement.enforce()
        self._require_approvals()

    def _require_rehearsals(self) -> None:
        if not self.unrehearsed:
            return
        names = ", ".join(plan.script for plan in self.unrehearsed)
        raise Refused(
            "G024",
            f"policy asks for a rehearsal, and none that passed is recorded for {names} as sealed",
            hint=f"`strandline rehearse {self.unrehearsed[0].version}` tries it on a scratch "
            f"database and writes {REHEARSAL_FILE}",
            details={"plans": [plan.as_json() for plan in self.unrehearsed]},
        )

    def _require_approvals(self) -> None:
        if not self.unapproved:
            return
        shown = "; ".join(f"{plan.script}: {why}" for plan, why in self.unapproved)
        raise Refused(
            "G021",
            f"an approval is needed: {shown}",
            hint=f"somebody else than the author runs `strandline approve "
            f"{self.unapproved[-1][0].leg.end} {self.option}` after reading the scripts",
            details={"plans": [{**plan.as_json(), "why": why} for plan, why in self.unapproved]},
        )

    @property
    def remarks(self) -> list[str]:
        """Return what is worth a word though nothing stands in the way of it."""
        found = [f"{concern}" for concern in self.judgement.remarks]
        found += [f"--allow {one} allowed nothing" for one in self.judgement.unused]
        return found

    def as_json(self) -> dict[str, object]:
        return {
            "needs_allow": self.judgement.flags,
            "needs_rehearsal": [plan.as_json() for plan in self.unrehearsed],
            "needs_approval": [{**plan.as_json(), "why": why} for plan, why in self.unapproved],
            "remarks": self.remarks,
            "plans": [plan.as_json() for plan in self.plans],
        }


def guard(
    legs: Sequence[Leg],
    sealed: Sequence[SealedScript],
    folder: ComponentFolder,
    context: RunnerContext,
    target: Target,
    *,
    allow: Sequence[str] = (),
) -> GuardReport:
    """Return what policy and environment ask for before these legs may run; reads only."""
    policy = folder.component.policy
    given = read_allowances(allow)
    standing = read_allowances(target.allow)
    levels = effect_levels(policy, protected=target.protected)
    sizes = context.platform.sizes(context.connection) if needs_sizes(sealed, levels) else {}
    judgement = judge(sealed, levels, [*given, *standing], sizes, policy.thresholds)
    # An environment's list serves many releases; only what was typed may be a slip.
    unused = tuple(one for one in judgement.unused if one in given)
    plans = tuple(
        planned(leg, item, folder.versions) for leg, item in zip(legs, sealed, strict=True)
    )
    return GuardReport(
        judgement=Judgement(
            forbidden=judgement.forbidden,
            agreed=judgement.agreed,
            remarks=judgement.remarks,
            unused=unused,
        ),
        plans=plans,
        unrehearsed=tuple(_unrehearsed(plans, folder, policy)),
        unapproved=tuple(_unapproved(plans, judgement, context, policy, target)),
        option=target.option,
    )


def _unrehearsed(
    plans: Sequence[Planned], folder: ComponentFolder, policy: Policy
) -> Iterator[Planned]:
    if not policy.require.rehearsal:
        return
    records = rehearsals_of(folder)
    for plan in plans:
        # A create script meets an empty database: there are no rows to rehearse with.
        if plan.leg.action is not Action.CREATE and not is_rehearsed(records, plan.fingerprint):
            yield plan


def rehearsals_of(folder: ComponentFolder) -> tuple[Rehearsal, ...]:
    """Return the component's records of rehearsals."""
    path = folder.migrations / REHEARSAL_FILE
    return read_rehearsals(path.read_text(encoding="utf-8") if path.is_file() else "")


def _unapproved(
    plans: Sequence[Planned],
    judgement: Judgement,
    context: RunnerContext,
    policy: Policy,
    target: Target,
) -> Iterator[tuple[Planned, str]]:
    needing = [plan for plan in plans if _needs(plan, judgement, policy, target)]
    if not needing:
        return
    approvals = Approvals(context.connection, context.platform, context.component).all()
    require_chain(approvals)
    standard = standard_of(policy, context.clock)
    for plan in needing:
        why = why_not(plan, approvals, standard)
        if why:
            yield plan, why


def standard_of(policy: Policy, clock: Callable[[], str]) -> Standard:
    """Return what an approval must satisfy at this moment."""
    return Standard(now=clock(), days=policy.require.approval_days, actor=identity())


def _needs(plan: Planned, judgement: Judgement, policy: Policy, target: Target) -> bool:
    if any(concern.script == plan.script for concern in judgement.agreed):
        return True
    if not (target.protected or policy.require.approval):
        return False
    return plan.leg.action is not Action.ROLLBACK or policy.require.rollback_approval
