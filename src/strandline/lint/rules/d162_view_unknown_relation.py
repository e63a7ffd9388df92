"""A view reads a table that is not declared."""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp

from strandline.diagnostics import Severity
from strandline.dictionary.expressions import source_tables
from strandline.lint.context import RuleContext
from strandline.lint.rule import Example, Finding, Rule, did_you_mean


def check(context: RuleContext) -> Iterator[Finding]:
    """A bare name must be unique among all schemas; names match without case."""
    relations = [*context.dictionary.tables, *context.dictionary.views]
    for view, query in context.queries:
        if not isinstance(query, exp.Query):
            continue
        for schema, name in source_tables(query):
            if context.find_relation(schema, name) is not None:
                continue
            shown = f"{schema}.{name}" if schema else name
            same = [item for item in relations if item.name.lower() == name.lower()]
            fix = (
                f"name the schema: {' or '.join(str(item) for item in same)}"
                if same
                else did_you_mean(name, (item.name for item in relations), RULE.fix)
            )
            yield Finding(
                message=f"{view.name} reads {shown}, which is not declared",
                subject=str(view.name),
                path=("views", view.name, "query"),
                fix=fix,
            )


RULE = Rule(
    code="D162",
    slug="view-unknown-relation",
    severity=Severity.ERROR,
    summary="A view reads a table or view that is not declared",
    why="The view cannot be created, nor put in order with what it reads.",
    fix="declare the table, or correct its name",
    bad=Example(
        yaml="""\
table:
  name: Campaign
  columns: [{name: CampaignID, logical_type: integer, nullable: false}]
  primary_key: [CampaignID]
---
view:
  name: CampaignList
  query: SELECT CampaignID FROM Campaigns  # <- here
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
