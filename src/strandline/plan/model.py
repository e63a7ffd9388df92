"""Plans: the ordered steps from one state to another on one platform, as values and as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from strandline.diagnostics import Diagnostic
from strandline.dictionary.canonical import fingerprint
from strandline.dictionary.model import Dictionary
from strandline.diff.operations import Operation
from strandline.platforms.base import Effect, ScriptFrame, Step

PLAN_FORMAT = 1
"""Version of the plan's JSON form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One direction of a migration. `base` and `target` are labels of the two states.

    The states are the dictionaries as declared; their fingerprints are the same on every
    platform and are computed when the plan is written as JSON.
    """

    component: str
    platform: str
    base: str
    target: str
    base_state: Dictionary
    target_state: Dictionary
    operations: tuple[Operation, ...]
    steps: tuple[Step, ...]
    frame: ScriptFrame
    findings: tuple[Diagnostic, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not self.steps

    @property
    def statement_count(self) -> int:
        return sum(len(step.statements) for step in self.steps)

    def losses(self) -> list[str]:
        """Return the subjects of every step that loses data for good, in order."""
        return self._subjects(Effect.LOSES_DATA)

    def archived(self) -> list[str]:
        """Return the subjects of everything that is archived before it goes, in order."""
        return self._subjects(Effect.ARCHIVES)

    def _subjects(self, effect: Effect) -> list[str]:
        found = [item for step in self.steps for item in step.effects if item.effect is effect]
        return list(dict.fromkeys(item.subject for item in found))

    def as_json(self) -> dict[str, Any]:
        """Return plain values: what `plan --json` prints and the plan file holds."""
        return {
            "format": PLAN_FORMAT,
            "component": self.component,
            "platform": self.platform,
            "base": self.base,
            "target": self.target,
            "base_fingerprint": fingerprint(self.base_state),
            "target_fingerprint": fingerprint(self.target_state),
            "operations": [operation.describe() for operation in self.operations],
            "notes": list(self.notes),
            "findings": [finding.as_json() for finding in self.findings],
            "frame": {
                "before_transaction": list(self.frame.before_transaction),
                "checks": list(self.frame.checks),
                "after_transaction": list(self.frame.after_transaction),
            },
            "steps": [_step_json(step) for step in self.steps],
        }


def _step_json(step: Step) -> dict[str, Any]:
    return {
        "title": step.title,
        "transactional": step.transactional,
        "effects": [str(effect) for effect in step.effects],
        **({} if step.transactional else {"settings": list(step.settings)}),
        "statements": list(step.statements),
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedMigration:
    """Both directions, planned together: the rollback is the exact reverse."""

    forward: Plan
    rollback: Plan
