"""The plan between any two states on one platform, without writing anything."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from strandline.apply.prechecks import Answers
from strandline.dictionary.component import Component
from strandline.dictionary.policy import OnlineForms
from strandline.diff.renames import DeclaredOnly, Questioner
from strandline.plan.model import Plan, PlannedMigration
from strandline.plan.phases import Phase
from strandline.plan.planner import PlannedState, plan_migration
from strandline.plan.script import ScriptHeader, write_script
from strandline.platforms.registry import get_platform
from strandline.services.lint import LintResult, lint_planned
from strandline.services.precheck import plan_answers
from strandline.services.stages import Splitting, stages_of
from strandline.services.states import StateContext, component_folder, policy_of, read_state


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanResult:
    """Both directions of the plan, and what lint says of them under the component's policy.

    `answers` are those of a database that was asked which rows stand in the way. `then` is the plan
    of the contracting stage, where there are two; `until` names what the application has to stop
    using before it.
    """

    migration: PlannedMigration
    lint: LintResult = field(default_factory=LintResult)
    phase: Phase = Phase.EXPAND
    then: PlanResult | None = None
    until: tuple[str, ...] = ()
    answers: Answers | None = None

    def asked(self, url: str, *, rollback: bool = False) -> PlanResult:
        """Return the result with what stands in the way in a database."""
        plan = self.plan(rollback=rollback)
        answers = plan_answers(plan, get_platform(plan.platform), url)
        return replace(self, answers=answers)

    def script(self, *, rollback: bool = False) -> str:
        """Return one direction as SQL; of two stages in the order in which they run."""
        header = ScriptHeader(phase=self.phase.value)
        own = write_script(self.plan(rollback=rollback), header, rollback=rollback)
        if self.then is None:
            return own
        others = self.then.script(rollback=rollback)
        if rollback:
            return f"{others}\n{own}"
        wait = f"-- when no application uses {' or '.join(self.until)} any more:"
        return f"{own}\n{wait}\n\n{others}"

    def plan(self, *, rollback: bool = False) -> Plan:
        """Return one direction."""
        return self.migration.rollback if rollback else self.migration.forward

    def renamed(self) -> tuple[str, ...]:
        """Return the names that a plan in one stage takes from its users."""
        return () if self.then is not None else self.until

    def as_json(self) -> dict[str, Any]:
        document = self.migration.forward.as_json()
        document["rollback"] = self.migration.rollback.as_json()["steps"]
        document["lint"] = [finding.as_json() for finding in self.lint.findings]
        if self.answers is not None:
            document["prechecks"] = self.answers.as_json()
        document["phase"] = self.phase.value
        if self.then is not None:
            document["until"] = list(self.until)
            document["then"] = self.then.as_json()
        return document


def plan(
    start: str,
    end: str,
    platform: str,
    context: StateContext,
    *,
    questioner: Questioner | None = None,
    online: OnlineForms | None = None,
    expand_contract: bool = False,
) -> PlanResult:
    """Plan the way from one state to another, with online forms as the component's policy says.

    With `expand_contract` what is renamed has both names for a while, and the plan two stages.
    """
    before, after = read_state(start, context), read_state(end, context)
    planned = stages_of(
        before.dictionary,
        after.dictionary,
        Component(platforms=(platform,)),
        questioner or DeclaredOnly(),
        Splitting.TWO_NAMES if expand_contract else Splitting.TOGETHER,
    )
    states = [before.label, *(f"{after.label} ({n})" for n in range(1, len(planned.stages)))]
    folder = component_folder(context)
    results: list[PlanResult] = []
    base = before.dictionary
    for label, reached, stage in zip(
        states, [*states[1:], after.label], planned.stages, strict=True
    ):
        migration = plan_migration(
            PlannedState(label=label, dictionary=base),
            PlannedState(label=reached, dictionary=stage.dictionary),
            get_platform(platform),
            component=context.component or "component",
            questioner=planned.questioner,
            online=online or policy_of(context).online,
        )
        lint = lint_planned(folder, [migration]) if folder is not None else LintResult()
        results.append(PlanResult(migration=migration, phase=stage.phase, lint=lint))
        base = stage.dictionary
    then = results[1] if len(results) > 1 else None
    return replace(results[0], then=then, until=planned.until)
