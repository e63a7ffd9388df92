"""The plan between any two states on one platform, without writing anything."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from strandline.diff.renames import Questioner
from strandline.plan.model import Plan, PlannedMigration
from strandline.plan.planner import PlannedState, plan_migration
from strandline.plan.script import ScriptHeader, write_script
from strandline.platforms.registry import get_platform
from strandline.services.lint import LintResult, lint_planned
from strandline.services.states import StateContext, component_folder, read_state


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanResult:
    """Both directions of the plan, and what lint says of them under the component's policy."""

    migration: PlannedMigration
    lint: LintResult = field(default_factory=LintResult)

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
        document["lint"] = [finding.as_json() for finding in self.lint.findings]
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
    folder = component_folder(context)
    return PlanResult(
        migration=migration,
        lint=lint_planned(folder, [migration]) if folder is not None else LintResult(),
    )
