"""Whether a plan may run: approved by somebody else than its author, not revoked, not too old."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from strandline.apply.chain import Leg, SealedScript
from strandline.dictionary.canonical import fingerprint
from strandline.dictionary.model import EMPTY
from strandline.dictionary.versions import VersionFacts
from strandline.errors import Refused
from strandline.ledger.approvals import Approval, Verdict, broken_at
from strandline.ledger.model import Action
from strandline.plan.identity import plan_fingerprint


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One script that is about to run, as approvals and rehearsals know it.

    `version` is the one whose release made it, `author` who released that ("" where the version
    does not say).
    """

    leg: Leg
    version: str
    fingerprint: str
    author: str

    @property
    def script(self) -> str:
        return self.leg.script

    def as_json(self) -> dict[str, object]:
        return {
            "script": self.leg.script,
            "action": self.leg.action.value,
            "version": self.version,
            "plan_fingerprint": self.fingerprint,
            "author": self.author or None,
        }


def planned(leg: Leg, sealed: SealedScript, versions: Sequence[VersionFacts]) -> Planned:
    """Return a leg with the fingerprint of its plan."""
    facts = {version.label: version for version in versions}

    def state(label: str) -> str:
        return facts[label].fingerprint if label else fingerprint(EMPTY)

    version = leg.start if leg.action is Action.ROLLBACK else leg.end
    return Planned(
        leg=leg,
        version=version,
        fingerprint=plan_fingerprint(state(leg.start), state(leg.end), sealed.checksum),
        author=facts[version].author,
    )


def require_chain(approvals: Sequence[Approval]) -> None:
    """Refuse (G020) approvals that somebody edited."""
    place = broken_at(approvals)
    if place is not None:
        raise Refused(
            "G020",
            f"the approvals in the ledger were edited: row {place} does not fit the one before it",
            hint="find out who writes to the ledger's tables; `strandline approvals` lists the rows",
            details={"row": place},
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """What an approval must satisfy: how old it may be, and whom it must not come from.

    `actor` is who runs it: where a version names no author, the approver must be somebody else
    than the actor.
    """

    now: str
    days: int | None
    actor: str


def why_not(plan: Planned, approvals: Sequence[Approval], standard: Standard) -> str:
    """Return why a plan may not run, "" when it may."""
    valid: list[Approval] = []
    why = "nobody has approved it"
    for approval in approvals:
        if approval.plan_fingerprint != plan.fingerprint:
            continue
        if approval.verdict is Verdict.REVOKED:
            valid, why = [], f"{approval.approved_by} revoked its approval"
            continue
        fault = _fault(plan, approval, standard)
        if fault:
            why = fault
        else:
            valid.append(approval)
    return "" if valid else why


def _fault(plan: Planned, approval: Approval, standard: Standard) -> str:
    other = plan.author or standard.actor
    if is_same_person(approval.approved_by, other):
        role = "its author" if plan.author else "who runs it, and the version names no author"
        return f"{approval.approved_by} approved it, who is {role}"
    if standard.days is not None:
        end = _moment(approval.approved_at) + timedelta(days=standard.days)
        if _moment(standard.now) > end:
            return f"the approval of {approval.approved_by} expired on {end.date().isoformat()}"
    return ""


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def is_same_person(one: str, other: str) -> bool:
    """Say whether two names may mean one person; a user counts on every host alike."""
    return bool(_names(one) & _names(other))


def _names(text: str) -> set[str]:
    """Return what a name amounts to: `Ann Lee <ann@x.org>` is also ann@x.org, Ann Lee and ann."""
    found = set()
    plain = " ".join(text.casefold().split())
    for part in (plain, *re.findall(r"<([^>]*)>", plain), re.sub(r"<[^>]*>", "", plain)):
        name = part.strip()
        if name:
            found.add(name)
            if "@" in name and " " not in name:
                found.add(name.partition("@")[0])
    return found
