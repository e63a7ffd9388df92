"""An expression is not neutral SQL."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.dictionary.expressions import ExpressionError
from strandline.lint.context import RuleContext
from strandline.lint.rule import Example, Finding, Rule


def check(context: RuleContext) -> Iterator[Finding]:
    """Parse every default, generated column, check, index condition and index expression."""
    for use in context.expressions:
        if use.is_plain:
            continue
        tree = context.tree(use.text)
        if isinstance(tree, ExpressionError):
            yield Finding(
                message=f"the {use.role.value} cannot be read: {tree}",
                subject=use.subject,
                path=use.path,
            )


RULE = Rule(
    code="D151",
    slug="expression-unparsable",
    severity=Severity.ERROR,
    summary="An expression cannot be parsed",
    why="What cannot be read cannot be written in the words of four platforms.",
    fix="write one expression in PostgreSQL's SQL; put platform words under `platforms:`",
    bad=Example(
        yaml="""\
table:
  name: Campaign
  columns:
    - {name: CampaignID, logical_type: integer, nullable: false}
    - {name: EndDate, logical_type: date}
  primary_key: [CampaignID]
  check_constraints:
    - name: CK_Campaign_End
      expression: "EndDate IS NULL OR (EndDate >"  # <- here
"""
    ),
    good=Example(
        yaml="""\
table:
  name: Campaign
  columns:
    - {name: CampaignID, logical_type: integer, nullable: false}
    - {name: EndDate, logical_type: date}
  primary_key: [CampaignID]
  check_constraints:
    - name: CK_Campaign_End
      expression: "EndDate IS NULL OR EndDate > '2000-01-01'"
"""
    ),
    check=check,
)
