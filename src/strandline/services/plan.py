"""The plan between any two states on one platform, without writing anything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from strandline.diff.renames import Questioner
from strandline.plan.model import Plan, PlannedMigration
from strandline.plan.planner import PlannedState, plan_migration
from strandline.plan.script import ScriptHeader, write_script
from strandline.platforms.registry import get_platform
from strandline.services.states import StateContext, read_state


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanResult:
    """Both directions of the plan."""

    migration: PlannedMigration

    def script(self, *, rollback: bool = False) -> str:
        """Return one direction as SQL."""
        plan = self.plan(rollback=rollback)
        return write_script(plan, ScriptHeader(), rollback=rollback)

    def plan(self, *, rollback: bool = False) -> Plan:
        """Return one direction."""
        return self.migration.rollback if rollback else self.migration.forward

    def as_json(self) -> dict[str, Any]:
        document = self.migration.forward.as_json()
        document["rollback"] = self.migration.rollback.as_json()["steps"]
        return document


def plan(
    start: str,
    end: str,
    platform: str,
    context: StateContext,
    *,
    questioner: Questioner | None = None,
) -> PlanResult:
    """Plan the way from one state to another."""
    target = get_platform(platform)
    before, after = read_state(start, context), read_state(end, context)
    migration = plan_migration(
        PlannedState(label=before.label, dictionary=before.dictionary),
        PlannedState(label=after.label, dictionary=after.dictionary),
        target,
        component=context.component or "component",
        questioner=questioner,
    )
    return PlanResult(migration=migration)
