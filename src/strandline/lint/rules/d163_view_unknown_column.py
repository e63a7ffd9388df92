"""A view reads a column that none of its relations has."""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp

from strandline.diagnostics import Severity
from strandline.lint.context import RuleContext
from strandline.lint.rule import Example, Finding, Rule, did_you_mean
from strandline.lint.view_columns import QuerySources


def check(context: RuleContext) -> Iterator[Finding]:
    """Report a name only where every relation of the query is known."""
    for view, query in context.queries:
        if not isinstance(query, exp.Query):
            continue
        sources = QuerySources(context, query)
        reported: set[str] = set()
        for column in query.find_all(exp.Column):
            shown = f"{column.table}.{column.name}" if column.table else column.name
            if not isinstance(column.this, exp.Identifier) or shown in reported:
                continue
            if not sources.is_known(column):
                reported.add(shown)
                yield Finding(
                    message=f"{view.name} reads {shown}, which no relation of its query has",
                    subject=str(view.name),
                    path=("views", view.name, "query"),
                    fix=did_you_mean(column.name, sources.known_columns(), RULE.fix),
                )


RULE = Rule(
    code="D163",
    slug="view-unknown-column",
    severity=Severity.ERROR,
    summary="A view reads a column that is not there",
    why="The view cannot be created.",
    fix="name a column of a relation in the query, through that relation's alias",
    bad=Example(
        yaml="""\
table:
  name: Campaign
  columns: [{name: CampaignID, logical_type: integer, nullable: false}]
  primary_key: [CampaignID]
---
view:
  name: CampaignList
  query: SELECT c.CampaignNo FROM Campaign c  # <- here
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
  query: SELECT c.CampaignID AS CampaignNo FROM Campaign c ORDER BY CampaignNo
"""
    ),
    check=check,
)
