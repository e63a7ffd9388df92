"""Turns the examples of rules about changes into findings on one platform."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import yaml

from strandline.dictionary.load import Loaded, load_directory
from strandline.lint.judge import run_plan_rules
from strandline.lint.plan_catalogue import PLAN_RULES
from strandline.lint.plan_context import contexts_of
from strandline.lint.plan_rule import PlanExample, PlanRule
from strandline.lint.report import LintFinding
from strandline.plan.model import PlannedMigration
from strandline.plan.planner import PlannedState, plan_migration
from strandline.platforms.registry import get_platform
from strandline.platforms.sizes import Sizes
from unit.lint.snippets import write_stream


def load(stream: str, component: str, folder: Path) -> Loaded:
    """Load one state of an example; it must have no findings."""
    folder.mkdir(parents=True)
    facts = {"name": "example", **(yaml.safe_load(component) or {})}
    text = yaml.safe_dump({"_format_version": "1.0", "component": facts})
    (folder / "component.yaml").write_text(text, encoding="utf-8")
    write_stream(stream, folder)
    loaded = load_directory(folder, base=folder)
    assert not loaded.findings, loaded.findings
    return loaded


@cache
def states(example: PlanExample, folder: Path) -> tuple[Loaded, Loaded]:
    """Return both states of an example, read once."""
    before = load(example.before, example.component, folder / "before")
    return before, load(example.after, example.component, folder / "after")


def planned(
    before: Loaded, after: Loaded, platform: str, *, archives: bool = True
) -> PlannedMigration:
    """Plan the change on one platform."""
    return plan_migration(
        PlannedState(label="before", dictionary=before.dictionary),
        PlannedState(label="after", dictionary=after.dictionary),
        get_platform(platform),
        archives=archives,
    )


def judge(
    example: PlanExample,
    platform: str,
    folder: Path,
    *,
    sizes: Sizes | None = None,
    rules: Iterable[PlanRule] = PLAN_RULES,
    rollback: bool = False,
) -> list[LintFinding]:
    """Return what the rules find in the change of an example, or in its way back."""
    before, after = states(example, folder)
    contexts = contexts_of(
        planned(before, after, platform),
        get_platform(platform),
        policy=after.component.policy,
        sizes=sizes,
        server_version=example.server,
    )
    return run_plan_rules(contexts[rollback], rules, locate=after.sources.locate)
