"""A name is a reserved word on a targeted platform."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.context import RuleContext
from strandline.lint.rule import Example, Finding, NodePath, Rule, listed, table_path


def check(context: RuleContext) -> Iterator[Finding]:
    """Look at tables, views and columns; constraints are hardly ever written by hand."""
    words = frozenset[str]().union(*(facts.reserved for facts in context.platforms))
    for name in context.dictionary.tables:
        if name.name.lower() in words:
            yield _finding(context, name.name, str(name), table_path(name, "name"))
    for name in context.dictionary.views:
        if name.name.lower() in words:
            yield _finding(context, name.name, str(name), ("views", name, "name"))
    for table in context.tables:
        for column in table.columns:
            if column.name.lower() in words:
                path = table_path(table.name, "columns", column.name, "name")
                yield _finding(context, column.name, f"{table.name}.{column.name}", path)


def _finding(context: RuleContext, name: str, subject: str, path: NodePath) -> Finding:
    who = [facts.title for facts in context.platforms if name.lower() in facts.reserved]
    return Finding(
        message=f"{name} is a reserved word on {listed(who)}", subject=subject, path=path
    )


RULE = Rule(
    code="D202",
    slug="reserved-word",
    severity=Severity.WARNING,
    summary="A table or column has a reserved word for a name",
    why="Scripts quote every name, so it works; but queries written by hand fail without quotes.",
    fix="rename it if no client knows it yet; otherwise quote it in queries",
    bad=Example(
        yaml="""\
table:
  name: Contact
  columns:
    - {name: ContactID, logical_type: integer, nullable: false}
    - name: Function  # <- here
      logical_type: text
  primary_key: [ContactID]
"""
    ),
    good=Example(
        yaml="""\
table:
  name: Contact
  columns:
    - {name: ContactID, logical_type: integer, nullable: false}
    - name: JobFunction
      logical_type: text
  primary_key: [ContactID]
"""
    ),
    check=check,
)
