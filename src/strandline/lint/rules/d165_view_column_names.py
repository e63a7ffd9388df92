"""A view's column has no name, or two have the same."""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp

from strandline.diagnostics import Severity
from strandline.lint.context import RuleContext
from strandline.lint.rule import Example, Finding, Rule


def check(context: RuleContext) -> Iterator[Finding]:
    """Look at the outermost SELECT; `*` names its columns itself."""
    for view, query in context.queries:
        if not isinstance(query, exp.Query):
            continue
        seen: set[str] = set()
        for position, select in enumerate(query.selects, start=1):
            name = select.output_name.lower()
            if isinstance(select, exp.Star) or select.is_star:
                continue
            message = ""
            if not name:
                message = f"column {position} of {view.name} has no name"
            elif name in seen:
                message = f"two columns of {view.name} are called {select.output_name}"
            seen.add(name)
            if message:
                yield Finding(
                    message=message, subject=str(view.name), path=("views", view.name, "query")
                )


RULE = Rule(
    code="D165",
    slug="view-column-names",
    severity=Severity.ERROR,
    summary="A view's column has no name of its own",
    why="SQL Server refuses such a view, and the others make up different names.",
    fix="give the column a name: `count(*) AS Samples`",
    bad=Example(
        yaml="""\
table:
  name: Sample
  columns: [{name: SampleID, logical_type: integer, nullable: false}]
  primary_key: [SampleID]
---
view:
  name: SampleCount
  query: SELECT 1 + count(*) FROM Sample  # <- here
"""
    ),
    good=Example(
        yaml="""\
table:
  name: Sample
  columns: [{name: SampleID, logical_type: integer, nullable: false}]
  primary_key: [SampleID]
---
view:
  name: SampleCount
  query: SELECT 1 + count(*) AS Samples FROM Sample
"""
    ),
    check=check,
)
