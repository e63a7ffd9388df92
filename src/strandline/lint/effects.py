"""Effects that a policy gives a level and that no rule has told yet (PH521)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from strandline.diagnostics import Diagnostic
from strandline.dictionary.names import QName
from strandline.dictionary.policy import Level
from strandline.diff.operations import RenameTable
from strandline.lint.own_rules import FORBIDDEN_EFFECT
from strandline.lint.places import Locate
from strandline.lint.plan_context import PlanContext
from strandline.lint.report import SEVERITY_OF, LintFinding


def effect_findings(
    context: PlanContext,
    findings: Sequence[LintFinding],
    *,
    locate: Locate | None = None,
) -> Iterator[LintFinding]:
    """Yield one finding for each effect on an existing object that has a level of its own."""
    told = {(finding.effect, finding.subject) for finding in findings if finding.effect}
    for step in context.steps:
        for item in step.effects:
            name = item.effect.value
            level = context.policy.effect_level(name)
            place = _place(context, item.subject)
            if level in (None, Level.OFF) or place is None:
                continue
            table, rest = place
            shown = context.shown(table)
            subject = f"{shown}.{rest}" if rest else shown
            if any(
                effect == name and (other == shown or other.startswith(f"{shown}."))
                for effect, other in told
            ):
                continue
            told.add((name, subject))
            keys = ("columns", rest) if rest else ()
            yield LintFinding(
                diagnostic=Diagnostic(
                    code=FORBIDDEN_EFFECT.code,
                    severity=SEVERITY_OF[level],
                    message=f"{step.title}: {name} on {subject}",
                    subject=subject,
                    why=FORBIDDEN_EFFECT.why,
                    fix=FORBIDDEN_EFFECT.fix,
                    span=locate(context.path(table, *keys)) if locate is not None else None,
                ),
                level=level,
                slug=FORBIDDEN_EFFECT.slug,
                platforms=(context.platform,),
                direction=context.direction,
            )


def _place(context: PlanContext, subject: str) -> tuple[QName, str] | None:
    """Return the existing table that an effect is on, and the column or constraint if any."""
    renamed = {rename.after for rename in context.each(RenameTable)}
    for table in (*context.before.tables, *renamed):
        text = str(table)
        if subject == text:
            return table, ""
        if subject.startswith(f"{text}."):
            return table, subject[len(text) + 1 :]
    return None
