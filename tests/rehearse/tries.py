"""Rehearsals of small migrations, with scripts that a test may break on purpose."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from strandline.apply.generate import generate
from strandline.apply.rehearsal_report import Report
from strandline.apply.rehearse import Data, Rehearsable, rehearse
from strandline.dictionary.model import EMPTY, Dictionary
from strandline.plan.model import Plan
from strandline.plan.planner import PlannedState, plan_migration
from strandline.plan.script import Script, ScriptHeader, ScriptStep, read_script, write_script
from strandline.platforms.base import Connection, Platform

LIVE = ("postgres", "sqlite", "duckdb")

Load = Callable[[Dictionary, Platform, Connection], tuple[dict[str, int], list[str]]]


def made(each: int) -> Load:
    """Return a loader of generated rows."""

    def load(
        base: Dictionary, platform: Platform, connection: Connection
    ) -> tuple[dict[str, int], list[str]]:
        found = generate(base, platform, connection, each=each)
        return {str(name): rows for name, rows in found.rows.items()}, found.notes

    return load


def rehearsable(before: Dictionary, after: Dictionary, platform: Platform) -> Rehearsable:
    """Return what a release of `after` on top of `before` would write."""
    base = PlannedState(label="1.0.0", dictionary=before)
    migration = plan_migration(base, PlannedState(label="1.1.0", dictionary=after), platform)
    start = plan_migration(PlannedState(label="", dictionary=EMPTY), base, platform)
    return Rehearsable(
        component="component",
        forward=migration.forward,
        rollback=migration.rollback,
        create=script(start.forward),
        up=script(migration.forward),
        down=script(migration.rollback, rollback=True),
        up_name="up.sql",
        down_name="down.sql",
    )


def script(plan: Plan, *, rollback: bool = False) -> Script:
    text = write_script(plan, ScriptHeader(), rollback=rollback)
    return read_script(text, name="script.sql")


def with_statements(found: Script, *statements: str, first: bool = False) -> Script:
    """Return a script with a step of its own that no plan has asked for."""
    step = ScriptStep(title="by hand", statements=list(statements))
    steps = [step, *found.steps] if first else [*found.steps, step]
    return replace(found, steps=steps)


def without_steps(found: Script, *titles: str) -> Script:
    """Return a script without the steps whose titles start so."""
    return replace(found, steps=[step for step in found.steps if not step.title.startswith(titles)])


def without_effects(found: Script) -> Script:
    """Return a script that declares nothing."""
    return replace(found, steps=[replace(step, effects=()) for step in found.steps])


def tried(subject: Rehearsable, platform: Platform, *, each: int = 6, **data: Any) -> Report:
    """Rehearse in a fresh scratch database."""
    wanted = Data(words="made", load=data.pop("load", made(each)), each=each, **data)
    with platform.scratch() as connection:
        return rehearse(subject, wanted, platform, connection)


def codes(report: Report) -> list[str]:
    """Return the codes of the findings that fail a rehearsal."""
    return sorted({item.code for item in report.findings if item.severity.value == "error"})
