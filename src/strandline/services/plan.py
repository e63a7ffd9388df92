"""The plan between any two states on one platform, without writing anything."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from strandline.apply.prechecks import Answers
from strandline.diff.renames import Questioner
from strandline.plan.model import Plan, PlannedMigration
from strandline.plan.planner import PlannedState, plan_migration
from strandline.plan.script import ScriptHeader, write_script
from strandline.platforms.registry import get_platform
from strandline.services.lint import LintResult, lint_planned
from strandline.services.precheck import plan_answers
from strandline.services.states import StateContext, component_folder, read_state


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanResult:
    """Both directions of the plan, and what lint says of them under the component's policy.

    `answers` are those of a database that was asked which rows stand in the way.
    """

    migration: PlannedMigration
    lint: LintResult = field(default_factory=LintResult)
    answers: Answers | None = None

    def asked(self, url: str, *, rollback: bool = False) -> PlanResult:
        """Return the result with what stands in the way in a database."""
        plan = self.plan(rollback=rollback)
        answers = plan_answers(plan, get_platform(plan.platform), url)
        return replace(self, answers=answers)

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
        if self.answers is not None:
            document["prechecks"] = self.answers.as_json()
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
