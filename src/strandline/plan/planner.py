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
from strandline.plan.expand import expand, without_idle_updates
from strandline.plan.model import Plan, PlannedMigration
from strandline.platforms.base import Platform


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
) -> PlannedMigration:
    """Plan both directions between two states.

    Raises InvalidInput when the platform cannot hold the target, Refused when a rename is not
    settled. Findings below error level travel with the plan.
    """
    before = platform.lower(base.dictionary)
    after = platform.lower(target.dictionary)
    _refuse_errors(platform, after.findings)
    comparison = compare(before.dictionary, after.dictionary, questioner=questioner)
    operations = expand(comparison.operations, before.dictionary, after.dictionary, platform)
    operations = (*operations, *_version_inserts(version_rows, platform))
    forward = without_idle_updates(operations)
    back = without_idle_updates(reverse_all(operations))
    steps = platform.render(forward, before.dictionary, after.dictionary)
    reverse_steps = platform.render(back, after.dictionary, before.dictionary)
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


def _refuse_errors(platform: Platform, findings: Sequence[Diagnostic]) -> None:
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    if errors:
        raise InvalidInput(
            "P001",
            f"{platform.features.title} cannot hold this dictionary: {errors[0].message}",
            findings=errors,
            hint=f"change the dictionary, or take {platform.name} out of the component's platforms",
        )


def _version_inserts(rows: Sequence[VersionRow], platform: Platform) -> list[Operation]:
    inserts: list[Operation] = []
    for row in rows:
        schema = (
            (row.table.schema or platform.default_schema) if platform.features.schemas else None
        )
        inserts.append(
            InsertRow(table=QName(schema, row.table.name), key=row.key, row=Row.of(dict(row.cells)))
        )
    return inserts
