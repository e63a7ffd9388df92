"""A view's query is not one SELECT of neutral SQL."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.dictionary.expressions import ExpressionError
from strandline.lint.context import RuleContext
from strandline.lint.rule import Example, Finding, Rule


def check(context: RuleContext) -> Iterator[Finding]:
    """Parse every query."""
    for view, query in context.queries:
        if isinstance(query, ExpressionError):
            yield Finding(
                message=f"the query cannot be read: {query}",
                subject=str(view.name),
                path=("views", view.name, "query"),
            )


RULE = Rule(
    code="D161",
    slug="view-unparsable",
    severity=Severity.ERROR,
    summary="A view's query cannot be parsed",
    why="What cannot be read cannot be written in the words of four platforms.",
    fix="write one SELECT in PostgreSQL's SQL; put platform words under `platforms:`",
    bad=Example(
        yaml="""\
table:
  name: Campaign
  columns: [{name: CampaignID, logical_type: integer, nullable: false}]
  primary_key: [CampaignID]
---
view:
  name: CampaignList
  query: DELETE FROM Campaign  # <- here
"""
    ),
    good=Example(
        yaml="""\
table:
  name: Campaign
  columns: [{name: CampaignID, logical_type: integer, nullable: false}]
  primary_key: [CampaignID]
---
view:
  name: CampaignList
  query: SELECT CampaignID FROM Campaign
"""
    ),
    check=check,
)
