"""The versions that one release becomes: one, or an expanding and a contracting one."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from strandline.diagnostics import Diagnostic, Severity
from strandline.dictionary.canonical import fingerprint
from strandline.dictionary.component import Component
from strandline.dictionary.model import Dictionary
from strandline.diff.compare import compare
from strandline.diff.operations import RenameColumn
from strandline.diff.renames import Answers, Questioner
from strandline.errors import Refused, UsageError
from strandline.lint.catalogue import DEFAULT_RULES
from strandline.lint.context import RuleContext
from strandline.lint.engine import run_rules
from strandline.lint.facts import facts_for
from strandline.plan.phases import Phase, Phases, answers, expanded, phases
from strandline.plan.two_names import Obstacle, old_names, renames_in, with_both_names
from strandline.platforms.registry import get_platform


class Splitting(enum.Enum):
    """How a release becomes versions.

    TOGETHER: one. SPLIT: two where it adds and also breaks old clients. TWO_NAMES: two, and what
    is renamed has both names in between.
    """

    TOGETHER = "together"
    SPLIT = "split"
    TWO_NAMES = "two names"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One version of a release: where it leads and what it does to old clients."""

    dictionary: Dictionary
    phase: Phase


@dataclass(frozen=True, slots=True, kw_only=True)
class Stages:
    """The stages in order. `questioner` knows the renames that were settled on the way.

    `until` names what the application has to stop using before the last one: old names.
    """

    stages: tuple[Stage, ...]
    questioner: Questioner
    until: tuple[str, ...] = ()


def stages_of(
    before: Dictionary,
    after: Dictionary,
    component: Component,
    questioner: Questioner,
    how: Splitting,
) -> Stages:
    """Return one stage, or two where that is wanted and there is a state in between.

    Refused O011 when both phases hang together so that no state in between is valid; O013 and
    O014 when something cannot have two names for a while.
    """
    operations = compare(before, after, questioner=questioner).operations
    tables, columns = answers(operations)
    settled = Answers(tables=tables, columns=columns, fallback=questioner)
    found = phases(operations, after)
    whole = Stage(dictionary=after, phase=found.phase)
    until = tuple(map(str, old_names(renames_in(found.contracting))))
    if how is Splitting.TWO_NAMES:
        middle = _two_names(before, after, component, found)
        return Stages(stages=(_expanding(middle), whole), questioner=settled, until=until)
    if how is Splitting.SPLIT and found.is_mixed:
        between = _middle(before, after, component, found)
        if between is not None:
            stages = (_expanding(between), whole)
            return Stages(stages=stages, questioner=settled, until=until)
    return Stages(stages=(whole,), questioner=settled, until=until)


def _expanding(dictionary: Dictionary) -> Stage:
    return Stage(dictionary=dictionary, phase=Phase.EXPAND)


def _two_names(
    before: Dictionary, after: Dictionary, component: Component, found: Phases
) -> Dictionary:
    renames = renames_in(found.contracting)
    if not renames:
        raise UsageError(
            "O015",
            "nothing is renamed between the two states, so nothing needs two names for a while",
            hint="declare the rename with `renamed_from:`, or leave --expand-contract out",
        )
    without = [name for name in component.platforms if not get_platform(name).features.triggers]
    columns = [item for item in renames if isinstance(item, RenameColumn)]
    if without and columns:
        raise Refused(
            "O014",
            f"{' and '.join(without)} of this component has no triggers, so two columns cannot "
            f"be kept equal there: {columns[0].describe()}",
            hint="take the platform out of the component, or rename at once (without "
            "--expand-contract) while no application runs",
            details={"platforms": without},
        )
    try:
        middle = with_both_names(before, after, found)
    except Obstacle as obstacle:
        raise Refused(
            "O013",
            f"the rename cannot be carried out in two steps: {obstacle}",
            hint="rename at once (without --expand-contract) while no application runs",
        ) from None
    errors = _errors(middle, before, component)
    if errors:
        raise Refused(
            "O013",
            f"the rename cannot be carried out in two steps: in between, {errors[0].message}",
            hint="rename at once (without --expand-contract) while no application runs",
        )
    return middle


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
