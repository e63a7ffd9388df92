"""Which rows of a database are in the way of its next migration."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from strandline.apply.chain import Leg, forward_legs, rollback_legs
from strandline.apply.prechecks import Answer, Answers, ask, offending_rows
from strandline.apply.standing import find_standing, verify_standing
from strandline.dictionary.model import Dictionary
from strandline.errors import NotFound, Refused, UsageError
from strandline.ledger.archives import Archives
from strandline.ledger.model import Action
from strandline.ledger.store import Ledger
from strandline.plan.model import Plan
from strandline.plan.precheck_walk import prechecks
from strandline.plan.prechecks import Prechecks, Unchecked
from strandline.platforms.base import Connection, Platform
from strandline.platforms.registry import platform_for_url
from strandline.services.component import ComponentFolder
from strandline.services.release import replan

MOST_SHOWN = 5
"""How many findings a refusal names; the rest is counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrecheckResult:
    """What was asked of the database for its next migration.

    `later` are versions further on: their questions need the versions before them to be there.
    """

    component: str
    platform: str
    start: str
    end: str
    answers: Answers
    later: tuple[str, ...] = ()
    csv: str | None = None

    @property
    def refuses(self) -> bool:
        return bool(self.answers.refusing)

    def as_json(self) -> dict[str, object]:
        return {
            "component": self.component,
            "platform": self.platform,
            "from": self.start,
            "to": self.end,
            "refuses": self.refuses,
            **self.answers.as_json(),
            "later": list(self.later),
            "csv": self.csv,
        }


def precheck(
    folder: ComponentFolder, url: str, *, to: str | None = None, file: Path | None = None
) -> PrecheckResult:
    """Ask the questions of the next migration on the way to a version; changes nothing.

    `file` is written as CSV with the keys and values of the rows that are in the way.
    """
    platform = platform_for_url(url)
    with platform.connect(url, create=False) as connection:
        ledger = Ledger(connection, platform)
        found = find_standing(connection, platform, ledger, folder.component, folder.versions)
        standing = verify_standing(
            found,
            connection,
            platform,
            folder.versions,
            lambda label: folder.version(label).dictionary,
        )
        legs = _legs(folder, standing.version, to, platform)
        answers = (
            leg_answers(folder, legs[0], connection, platform)
            if legs
            else Answers(start=standing.version, end=standing.version)
        )
        if file is not None:
            _write(file, connection, answers.offending)
    return PrecheckResult(
        component=folder.component.name,
        platform=platform.name,
        start=standing.version,
        end=legs[0].end if legs else standing.version,
        answers=answers,
        later=tuple(leg.end for leg in legs[1:]),
        csv=None if file is None else file.name,
    )


def _legs(folder: ComponentFolder, current: str, to: str | None, platform: Platform) -> list[Leg]:
    labels, names = folder.labels, folder.component.migrations
    target = to or (labels[-1] if labels else "")
    if target not in labels:
        raise NotFound(
            "D020",
            f"there is no version {target}" if target else "nothing is released yet",
            hint=f"versions: {', '.join(labels) or 'none yet'}",
        )
    if current and labels.index(target) < labels.index(current):
        return rollback_legs(folder.versions, current, target, platform.name, names)
    return forward_legs(folder.versions, current, target, platform.name, names, create_at_once=True)


def leg_answers(
    folder: ComponentFolder, leg: Leg, connection: Connection, platform: Platform
) -> Answers:
    """Ask what stands in the way of one leg; the database must be at its start."""
    archives = Archives(connection, platform, folder.component.name)
    waiting = archives.waiting() if archives.exists() else frozenset[str]()
    asked = _leg_prechecks(folder, leg, platform, waiting)
    return ask(connection, asked, start=leg.start, end=leg.end)


def _leg_prechecks(
    folder: ComponentFolder, leg: Leg, platform: Platform, waiting: frozenset[str]
) -> Prechecks:
    """Return the questions of a released script: its operations are those between its versions."""
    if leg.action is Action.CREATE:
        return Prechecks()
    back = leg.action is Action.ROLLBACK
    try:
        migration = replan(folder, leg.start if back else leg.end, platform.name)
    except Refused as refused:
        reason = f"what changed between the two versions is not told by them ({refused.message})"
        unchecked = Unchecked(operation=leg.script, subject=leg.script, reason=reason)
        return Prechecks(unchecked=(unchecked,))
    plan = migration.rollback if back else migration.forward
    return plan_prechecks(plan, platform, waiting)


def plan_prechecks(
    plan: Plan, platform: Platform, waiting: frozenset[str] | None = None
) -> Prechecks:
    """Return the questions of a plan."""
    base: Dictionary = platform.lower(plan.base_state).dictionary
    return prechecks(plan.operations, base, platform, waiting=waiting)


def plan_answers(plan: Plan, platform: Platform, url: str) -> Answers:
    """Ask a database what stands in the way of a plan that starts from how it is now."""
    if platform_for_url(url).name != platform.name:
        raise UsageError(
            "K011",
            f"the database is no {platform.features.title}, for which the plan is",
            hint="name the database's own platform with --platform",
        )
    with platform.connect(url, create=False) as connection:
        return ask(connection, plan_prechecks(plan, platform), start=plan.base, end=plan.target)


def refusal(answers: Answers, *, reached: str = "") -> Refused:
    """Return the refusal that says which steps would fail, without any value.

    `reached` is the version that earlier migrations of the same run have brought.
    """
    refusing = answers.refusing
    shown = "; ".join(answer.sentence() for answer in refusing[:MOST_SHOWN])
    more = len(refusing) - MOST_SHOWN
    shown += f"; and {more} more" if more > 0 else ""
    left = f"the database stays at {reached}" if reached else "nothing was changed"
    way = f"{answers.start or '(empty)'} to {answers.end or '(empty)'}"
    return Refused(
        "K010",
        f"rows are in the way of {way}, so {left}: {shown}",
        hint="`strandline precheck --csv FILE` lists the rows; mend them, then run again",
        details={"checks": [answer.as_json() for answer in refusing]},
    )


_COLUMNS = ("operation", "subject", "kind", "table", "problem", "key", "values")


def _write(file: Path, connection: Connection, offending: Sequence[Answer]) -> None:
    try:
        with file.open("w", encoding="utf-8", newline="") as opened:
            writer = csv.writer(opened)
            writer.writerow(_COLUMNS)
            for answer, rows in offending_rows(connection, offending):
                check = answer.check
                facts = (check.operation, check.subject, check.kind.value, check.table)
                for row in rows:
                    cells = list(zip(check.columns, row, strict=True))
                    key, values = cells[: check.key_columns], cells[check.key_columns :]
                    writer.writerow((*facts, check.problem, _cells(key), _cells(values)))
    except OSError as error:
        raise UsageError(
            "K012", f"{file.name} cannot be written: {error.strerror}", hint="name another file"
        ) from None


def _cells(cells: Sequence[tuple[str, object]]) -> str:
    """Return (column, value) pairs as JSON, so that no value is taken for a formula or a comma."""
    return json.dumps(dict(cells), ensure_ascii=False, default=_text)


def _text(value: object) -> str:
    return bytes(value).hex() if isinstance(value, bytes | bytearray | memoryview) else str(value)
