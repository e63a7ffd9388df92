"""An expression looks beyond its own row."""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp

from strandline.diagnostics import Severity
from strandline.lint.context import Role, RuleContext
from strandline.lint.rule import Example, Finding, Rule

_BEYOND = {
    exp.Query: "a subquery",
    exp.AggFunc: "an aggregate",
    exp.Window: "a window function",
    exp.Placeholder: "a parameter",
    exp.Parameter: "a parameter",
}
_CLOCK = (exp.CurrentTimestamp, exp.CurrentDate, exp.CurrentTime, exp.Rand)
_STEADY = frozenset({Role.GENERATED, Role.WHERE, Role.KEY_PART})


def check(context: RuleContext) -> Iterator[Finding]:
    """Refuse subqueries, aggregates and windows; and the clock where a value must stay true."""
    for use in context.expressions:
        tree = None if use.is_plain else context.tree(use.text)
        what = ""
        if isinstance(tree, exp.Expression):
            found = tree.find(*_BEYOND)
            if found is not None:
                what = next(word for kind, word in _BEYOND.items() if isinstance(found, kind))
            elif use.role in _STEADY and tree.find(*_CLOCK) is not None:
                what = "the clock or chance"
        elif use.role in _STEADY and use.text.lower().startswith("current_"):
            what = "the clock or chance"
        if what:
            yield Finding(
                message=f"the {use.role.value} uses {what}",
                subject=use.subject,
                path=use.path,
            )


RULE = Rule(
    code="D156",
    slug="expression-not-row-local",
    severity=Severity.ERROR,
    summary="An expression looks beyond its own row",
    why="A check, default, generated column or index sees one row; what is stored must stay true.",
    fix="use columns of the row and literals; keep wider rules in a view, a trigger or the code",
    bad=Example(
        yaml="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Volume, logical_type: float64}
  primary_key: [SampleID]
  check_constraints:
    - name: CK_Sample_VolumeMean
      expression: Volume < (SELECT avg(s.Volume) FROM Sample s)  # <- here
"""
    ),
    good=Example(
        yaml="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Volume, logical_type: float64}
  primary_key: [SampleID]
  check_constraints:
    - name: CK_Sample_VolumeRange
      expression: Volume >= 0 AND Volume < 1000
"""
    ),
    check=check,
)
