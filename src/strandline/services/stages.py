"""The versions that one release becomes: one, or an expanding and a contracting one."""

from __future__ import annotations

from dataclasses import dataclass

from strandline.diagnostics import Diagnostic, Severity
from strandline.dictionary.canonical import fingerprint
from strandline.dictionary.component import Component
from strandline.dictionary.model import Dictionary
from strandline.diff.compare import compare
from strandline.diff.renames import Answers, Questioner
from strandline.errors import Refused
from strandline.lint.catalogue import DEFAULT_RULES
from strandline.lint.context import RuleContext
from strandline.lint.engine import run_rules
from strandline.lint.facts import facts_for
from strandline.plan.phases import Phase, Phases, answers, expanded, phases


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One version of a release: where it leads and what it does to old clients."""

    dictionary: Dictionary
    phase: Phase


@dataclass(frozen=True, slots=True, kw_only=True)
class Stages:
    """The stages in order. `questioner` knows the renames that were settled on the way."""

    stages: tuple[Stage, ...]
    questioner: Questioner


def stages_of(
    before: Dictionary,
    after: Dictionary,
    component: Component,
    questioner: Questioner,
    *,
    split: bool,
) -> Stages:
    """Return one stage, or two where `split` is wanted and both phases are in the change.

    Refused O011 when they hang together so that there is no valid state in between.
    """
    operations = compare(before, after, questioner=questioner).operations
    tables, columns = answers(operations)
    settled = Answers(tables=tables, columns=columns, fallback=questioner)
    found = phases(operations, after)
    whole = Stage(dictionary=after, phase=found.phase)
    if not split or not found.is_mixed:
        return Stages(stages=(whole,), questioner=settled)
    middle = _middle(before, after, component, found)
    if middle is None:
        return Stages(stages=(whole,), questioner=settled)
    return Stages(stages=(Stage(dictionary=middle, phase=Phase.EXPAND), whole), questioner=settled)


def _middle(
    before: Dictionary, after: Dictionary, component: Component, found: Phases
) -> Dictionary | None:
    """Return the state in between; None where it is one of the two ends."""
    middle = expanded(before, after, found)
    if middle is None:
        raise _inseparable(found, "taking the one away from the other leads nowhere")
    if fingerprint(middle) in (fingerprint(before), fingerprint(after)):
        return None
    again = phases(compare(before, middle).operations, middle)
    if again.contracting:
        raise _inseparable(found, f"{again.contracting[0].describe()} comes first all the same")
    errors = _errors(middle, before, component)
    if errors:
        raise _inseparable(found, f"in between, {errors[0].message}")
    return middle


def _errors(middle: Dictionary, before: Dictionary, component: Component) -> list[Diagnostic]:
    context = RuleContext(
        dictionary=middle,
        conventions=component.conventions,
        platforms=facts_for(component.platforms),
        previous=before,
    )
    return [item for item in run_rules(context, DEFAULT_RULES) if item.severity is Severity.ERROR]


def _inseparable(found: Phases, why: str) -> Refused:
    old = [operation.describe() for operation in found.contracting]
    new = [operation.describe() for operation in found.others]
    return Refused(
        "O011",
        f"this release breaks the previous one's clients ({old[0]}"
        f"{' and more' if len(old) > 1 else ''}) and also adds ({new[0]}"
        f"{' and more' if len(new) > 1 else ''}), and the two cannot be taken apart: {why}",
        hint="release what is added first, or pass --together (policy `contract: together`)",
        details={"contract": old, "expand": new},
    )
