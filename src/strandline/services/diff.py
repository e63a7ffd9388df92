"""What changed between any two states."""

from __future__ import annotations

from dataclasses import dataclass, replace

from strandline.dictionary.model import Dictionary
from strandline.diff.compare import Comparison, compare
from strandline.diff.operations import Operation
from strandline.diff.renames import Questioner
from strandline.drift.live import LiveEquality
from strandline.errors import UsageError
from strandline.platforms.base import Platform
from strandline.services.states import State, StateContext, read_state


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffResult:
    """The operations from `before` to `after`, and what was not looked at."""

    before: State
    after: State
    operations: tuple[Operation, ...]
    notes: tuple[str, ...]

    @property
    def differs(self) -> bool:
        return bool(self.operations)

    def as_json(self) -> dict[str, object]:
        unmanaged = [*self.before.unmanaged, *self.after.unmanaged]
        return {
            "before": self.before.label,
            "after": self.after.label,
            "differs": self.differs,
            "operations": [operation_json(operation) for operation in self.operations],
            "notes": list(self.notes),
            "unmanaged": [
                {"kind": item.kind, "name": item.name, "reason": item.reason} for item in unmanaged
            ],
        }


def operation_json(operation: Operation) -> dict[str, str]:
    """Return an operation as its kind and its description."""
    return {"kind": type(operation).__name__, "description": operation.describe()}


def diff(
    before: str, after: str, context: StateContext, *, questioner: Questioner | None = None
) -> DiffResult:
    """Compare two states; read back ones are compared on their platform's terms."""
    return diff_states(
        read_state(before, context), read_state(after, context), questioner=questioner
    )


def diff_states(before: State, after: State, *, questioner: Questioner | None = None) -> DiffResult:
    """Compare two states that were read."""
    comparison = _compare(before, after, questioner)
    return DiffResult(
        before=before,
        after=after,
        operations=comparison.operations,
        notes=comparison.notes,
    )


def _compare(before: State, after: State, questioner: Questioner | None) -> Comparison:
    platform = common_platform(before, after)
    if platform is None:
        return compare(before.dictionary, after.dictionary, questioner=questioner)
    return compare(
        on_platform(before, platform, rows=False),
        on_platform(after, platform, rows=False),
        questioner=questioner,
        equality=LiveEquality(platform),
    )


def common_platform(before: State, after: State) -> Platform | None:
    """Return the platform to compare on, None for two dictionaries."""
    first, second = before.platform, after.platform
    if first is not None and second is not None and first.name != second.name:
        raise UsageError(
            "F003",
            f"{before.label} is {first.features.title} and {after.label} is "
            f"{second.features.title}: they cannot be compared directly",
            hint="inspect one of them into a dictionary first",
        )
    return first or second


def on_platform(state: State, platform: Platform, *, rows: bool) -> Dictionary:
    """Return a state as the platform holds it; without reference rows unless asked."""
    lowered = platform.lower(state.dictionary).dictionary
    if rows:
        return lowered
    tables = {name: replace(table, rows=()) for name, table in lowered.tables.items()}
    return replace(lowered, tables=tables)
