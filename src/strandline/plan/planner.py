"""From two dictionaries to the steps of one platform, forward and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from strandline.diagnostics import Diagnostic, Severity
from strandline.dictionary.model import Dictionary, Row
from strandline.dictionary.names import QName
from strandline.diff.compare import compare
from strandline.diff.operations import InsertRow, Operation, reverse_all
from strandline.diff.renames import Questioner
from strandline.errors import InvalidInput
from strandline.plan.archiving import (
    Edge,
    archived_subjects,
    with_archives,
    without_idle_alterations,
)
from strandline.plan.expand import expand, in_tail, without_idle_updates
from strandline.plan.model import Plan, PlannedMigration
from strandline.plan.value_sets import shrunk_columns
from strandline.platforms.archiving.statements import makes_sure
from strandline.platforms.base import Effect, Platform, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedState:
    """One side of a plan: its label and its dictionary."""

    label: str
    dictionary: Dictionary


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionRow:
    """A row of the component's own version table that a migration writes."""

    table: QName
    key: tuple[str, ...]
    cells: tuple[tuple[str, str], ...]


def plan_migration(
    base: PlannedState,
    target: PlannedState,
    platform: Platform,
    *,
    component: str = "component",
    questioner: Questioner | None = None,
    version_rows: Sequence[VersionRow] = (),
    archives: bool = True,
) -> PlannedMigration:
    """Plan both directions between two states.

    Raises InvalidInput when the platform cannot hold the target, Refused when a rename is not
    settled. Findings below error level travel with the plan. Without `archives` what is taken away
    is gone: for plans that somebody else carries out.
    """
    before = platform.lower(base.dictionary)
    after = platform.lower(target.dictionary)
    _refuse_errors(platform, after.findings)
    comparison = compare(before.dictionary, after.dictionary, questioner=questioner)
    operations = expand(comparison.operations, before.dictionary, after.dictionary, platform)
    own_rows = _version_inserts(version_rows, platform)
    tail = next((i for i, item in enumerate(operations) if in_tail(item)), len(operations))
    operations = (*operations[:tail], *own_rows, *operations[tail:])
    if base.label and archives and not base.dictionary.is_empty:
        operations = with_archives(
            operations,
            before.dictionary,
            after.dictionary,
            Edge(component=component, lower=base.label, upper=target.label),
            platform,
            shrunk=tuple(
                shrunk_columns(
                    operations,
                    (base.dictionary, target.dictionary),
                    (before.dictionary, after.dictionary),
                )
            ),
            bookkeeping=own_rows,
        )
    forward = _tidy(operations)
    back = _tidy(reverse_all(operations))
    # Rows of the component's own version table are written again by whoever comes this way.
    kept = {*archived_subjects(operations), *(str(row.table) for row in own_rows)}
    steps = _steps(forward, before.dictionary, after.dictionary, platform, kept)
    kept = {*archived_subjects(reverse_all(operations)), *(str(row.table) for row in own_rows)}
    reverse_steps = _steps(back, after.dictionary, before.dictionary, platform, kept)
    plan = Plan(
        component=component,
        platform=platform.name,
        base=base.label,
        target=target.label,
        base_state=base.dictionary,
        target_state=target.dictionary,
        operations=forward,
        steps=steps,
        frame=platform.frame(steps),
        findings=after.findings,
        notes=comparison.notes,
    )
    rollback = replace(
        plan,
        base=target.label,
        target=base.label,
        base_state=target.dictionary,
        target_state=base.dictionary,
        operations=back,
        steps=reverse_steps,
        frame=platform.frame(reverse_steps),
        findings=before.findings,
    )
    return PlannedMigration(forward=plan, rollback=rollback)


def _tidy(operations: Sequence[Operation]) -> tuple[Operation, ...]:
    return without_idle_updates(without_idle_alterations(operations))


def _steps(
    operations: tuple[Operation, ...],
    before: Dictionary,
    after: Dictionary,
    platform: Platform,
    kept: set[str],
) -> tuple[Step, ...]:
    """Render the operations; what is `kept` is not lost, and the registry is made once."""
    made: set[str] = set()
    steps = []
    for step in platform.render(operations, before, after):
        statements = []
        for statement in step.statements:
            if statement not in made:
                statements.append(statement)
            if makes_sure(statement):
                made.add(statement)
        effects = tuple(
            item
            for item in step.effects
            if item.effect is not Effect.LOSES_DATA or item.subject not in kept
        )
        steps.append(replace(step, statements=tuple(statements), effects=effects))
    return tuple(steps)


def _refuse_errors(platform: Platform, findings: Sequence[Diagnostic]) -> None:
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    if errors:
        raise InvalidInput(
            "P001",
            f"{platform.features.title} cannot hold this dictionary: {errors[0].message}",
            findings=errors,
            hint=f"change the dictionary, or take {platform.name} out of the component's platforms",
        )


def _version_inserts(rows: Sequence[VersionRow], platform: Platform) -> list[InsertRow]:
    inserts: list[InsertRow] = []
    for row in rows:
        schema = (
            (row.table.schema or platform.default_schema) if platform.features.schemas else None
        )
        inserts.append(
            InsertRow(table=QName(schema, row.table.name), key=row.key, row=Row.of(dict(row.cells)))
        )
    return inserts
