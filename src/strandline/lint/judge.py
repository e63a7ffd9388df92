"""From what a rule found to a finding: the policy's level, the table's size, the file's place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from strandline.diagnostics import Diagnostic
from strandline.dictionary.policy import Level, Policy
from strandline.lint.effects import effect_findings
from strandline.lint.estimate import bytes_of, lock_seconds
from strandline.lint.places import Locate
from strandline.lint.plan_context import Direction, PlanContext
from strandline.lint.plan_rule import ALL, PlanFinding, PlanRule, Scale
from strandline.lint.report import LEVEL_OF, SEVERITY_OF, LintFinding
from strandline.platforms.sizes import TableSize


def run_plan_rules(
    context: PlanContext, rules: Iterable[PlanRule], *, locate: Locate | None = None
) -> list[LintFinding]:
    """Return what the rules find in one direction of a plan; every rule runs, always.

    On a platform of somebody else's all rules run.
    """
    asked = tuple(rules)
    found = [
        _judged(rule, finding, level, context, locate)
        for rule in asked
        if context.platform in rule.platforms or context.platform not in ALL
        if context.policy.rule_level(rule.code, rule.slug) is not Level.OFF
        for finding in rule.check(context)
        for level in _base_level(rule, finding, context)
    ]
    return [*found, *effect_findings(context, found, locate=locate)]


def said_level(policy: Policy, code: str, slug: str, effect: str) -> Level | None:
    """Return the level that a policy gives a rule by name, or else by its effect."""
    level = policy.rule_level(code, slug)
    if level is None and effect:
        level = policy.effect_level(effect)
    return level


def _base_level(rule: PlanRule, finding: PlanFinding, context: PlanContext) -> Iterator[Level]:
    """Yield the level that a finding starts from; nothing when it is not to be told."""
    said = said_level(context.policy, rule.code, rule.slug, _effect(rule, finding))
    if said is not None:
        if said is not Level.OFF:
            yield said
    elif rule.default:
        calm = rule.calm_rollback and context.direction is Direction.ROLLBACK
        yield Level.INFO if calm else LEVEL_OF[rule.severity]


def _effect(rule: PlanRule, finding: PlanFinding) -> str:
    effect = finding.effect or rule.effect
    return effect.value if effect is not None else ""


def _judged(
    rule: PlanRule,
    finding: PlanFinding,
    level: Level,
    context: PlanContext,
    locate: Locate | None,
) -> LintFinding:
    size = None
    if rule.scale is not Scale.NONE and finding.table is not None and context.sizes is not None:
        size = context.sizes.get(finding.table)
    seconds = None
    if size is not None and rule.work is not None:
        seconds = lock_seconds(size, rule.work, context.platform, context.policy.throughput)
    if size is not None:
        explicit = context.policy.rule_level(rule.code, rule.slug) is not None
        level = _sized(
            _scale(rule, context), level, size, seconds, context.policy, explicit=explicit
        )
    return LintFinding(
        diagnostic=Diagnostic(
            code=rule.code,
            severity=SEVERITY_OF[level],
            message=finding.message + _size_words(rule, size, seconds),
            subject=finding.subject,
            why=rule.why,
            fix=finding.fix or rule.fix,
            span=locate(finding.path) if locate is not None else None,
        ),
        level=level,
        slug=rule.slug,
        platforms=(context.platform,),
        direction=context.direction,
        effect=_effect(rule, finding),
        size=size,
        lock_seconds=seconds,
    )


def _scale(rule: PlanRule, context: PlanContext) -> Scale:
    """On the way back nothing is certain: archived values may come back for every row."""
    back = context.direction is Direction.ROLLBACK
    return Scale.ROWS if back and rule.scale is Scale.CERTAIN else rule.scale


def _sized(
    scale: Scale,
    level: Level,
    size: TableSize,
    seconds: float | None,
    policy: Policy,
    *,
    explicit: bool,
) -> Level:
    limits = policy.thresholds
    if scale is Scale.LOCK:
        long = seconds is not None and seconds >= limits.lock_seconds
        if long and not explicit:
            return level if level is Level.APPROVAL else Level.ERROR
        large = size.rows >= limits.rows or bytes_of(size) >= limits.bytes
        return level if long or large else Level.INFO
    if size.rows == 0 and size.exact:
        return Level.INFO
    if scale is Scale.CERTAIN and size.rows > 0 and not explicit:
        return level if level is Level.APPROVAL else Level.ERROR
    return level


def _size_words(rule: PlanRule, size: TableSize | None, seconds: float | None) -> str:
    if size is None:
        return ""
    about = "" if size.exact else "about "
    words = f" ({about}{size.rows:,} rows"
    if rule.scale is Scale.LOCK:
        if size.bytes is not None:
            words += f", {human_bytes(size.bytes)}"
        if seconds is not None:
            words += f", locked for about {human_seconds(seconds)}"
    return words + ")"


def human_bytes(size: int) -> str:
    """Return a size in the largest binary unit that fits."""
    value, unit = float(size), "bytes"
    for larger in ("KiB", "MiB", "GiB", "TiB"):
        if value < 1024:
            break
        value, unit = value / 1024, larger
    return f"{size} bytes" if unit == "bytes" else f"{value:.1f} {unit}"


def human_seconds(seconds: float) -> str:
    """Return a duration as a person says it."""
    if seconds < 1:
        return f"{max(1, round(seconds * 1000))} ms"
    if seconds < 120:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min"
