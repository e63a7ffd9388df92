"""From two dictionaries to the steps of one platform, forward and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from strandline.diagnostics import Diagnostic, Severity
from strandline.dictionary.model import Dictionary, Row
from strandline.dictionary.names import QName
from strandline.dictionary.policy import OnlineForms
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
from strandline.platforms.online import last_of_all


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
    online: OnlineForms = OnlineForms.NEVER,
) -> PlannedMigration:
    """Plan both directions between two states.

    Without `archives` what is taken away is gone: for plans that somebody else carries out.
    `online` says whether steps are taken apart so that readers and writers go on. Raises
    InvalidInput when the platform cannot hold the target, Refused when a rename is not settled
    or a long step has no online form and must have one. Findings below error level travel with
    the plan.
    """
    before = platform.lower(base.dictionary)
    after = platform.lower(target.dictionary)
    _refuse_errors(platform, after.findings)
    comparison = compare(before.dictionary, after.dictionary, questioner=questioner)
    operations = expand(comparison.operations, before.dictionary, after.dictionary, platform)
    own_rows = tuple(_version_inserts(version_rows, platform))
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
    kept |= _held_twice(before.dictionary)
    steps = _steps(forward, before.dictionary, after.dictionary, platform, kept)
    steps = _online(steps, before.dictionary, after.dictionary, platform, online, own_rows)
    kept = {*archived_subjects(reverse_all(operations)), *(str(row.table) for row in own_rows)}
    kept |= _held_twice(after.dictionary)
    reverse_steps = _steps(back, after.dictionary, before.dictionary, platform, kept)
    reverse_steps = _online(
        reverse_steps,
        after.dictionary,
        before.dictionary,
        platform,
        online,
        reverse_all(own_rows),
    )
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


def _held_twice(dictionary: Dictionary) -> set[str]:
    """Return the columns that may go without a loss: another one holds the same."""
    return {
        f"{table.name}.{column}"
        for table in dictionary.tables.values()
        for column in table.managed.mirrored
    }


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


def _online(
    steps: tuple[Step, ...],
    before: Dictionary,
    after: Dictionary,
    platform: Platform,
    online: OnlineForms,
    own_rows: Sequence[Operation],
) -> tuple[Step, ...]:
    """Take long steps apart; the rows that record the version come when everything is done."""
    if online is OnlineForms.NEVER:
        return steps
    return last_of_all(platform.online(steps, mode=online, before=before, after=after), own_rows)


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
