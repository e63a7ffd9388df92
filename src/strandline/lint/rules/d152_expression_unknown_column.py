"""An expression refers to a column that its table does not have."""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp

from strandline.diagnostics import Severity
from strandline.lint.context import Role, RuleContext
from strandline.lint.rule import Example, Finding, Rule, did_you_mean


def check(context: RuleContext) -> Iterator[Finding]:
    """Unquoted names match without case, quoted ones exactly; defaults are another rule's."""
    for use, tree in context.parsed:
        if use.role is Role.DEFAULT:
            continue
        reported: set[str] = set()
        for column in tree.find_all(exp.Column):
            name = column.name
            foreign = bool(column.table) and column.table.lower() != use.table.name.name.lower()
            if name in reported or not isinstance(column.this, exp.Identifier):
                continue
            if foreign or context.refer(use.table.name, column.this) is None:
                reported.add(name)
                known = context.columns(use.table.name)
                shown = f"{column.table}.{name}" if column.table else name
                yield Finding(
                    message=f"the {use.role.value} refers to {shown}, which {use.table.name} "
                    "does not have",
                    subject=use.subject,
                    path=use.path,
                    fix=did_you_mean(name, known, RULE.fix),
                )


RULE = Rule(
    code="D152",
    slug="expression-unknown-column",
    severity=Severity.ERROR,
    summary="An expression refers to a column that the table does not have",
    why="The constraint, index or column cannot be created.",
    fix="name a column of the table; text stands in single quotes",
    bad=Example(
        yaml="""\
table:
  name: Campaign
  columns:
    - {name: CampaignID, logical_type: integer, nullable: false}
    - {name: StartDate, logical_type: date, nullable: false}
    - {name: EndDate, logical_type: date}
  primary_key: [CampaignID]
  check_constraints:
    - name: CK_Campaign_DateOrder
      expression: EndDate > StartDat  # <- here
"""
    ),
    good=Example(
        yaml="""\
table:
  name: Campaign
  columns:
    - {name: CampaignID, logical_type: integer, nullable: false}
    - {name: StartDate, logical_type: date, nullable: false}
    - {name: EndDate, logical_type: date}
  primary_key: [CampaignID]
  check_constraints:
    - name: CK_Campaign_DateOrder
      expression: EndDate > StartDate
"""
    ),
    check=check,
)
