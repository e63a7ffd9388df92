"""Something is said to be renamed from what is still declared."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.context import RuleContext
from strandline.lint.history import former_name
from strandline.lint.rule import Example, Finding, NodePath, Rule, table_path


def check(context: RuleContext) -> Iterator[Finding]:
    """Look at tables, views and columns; needs no version before."""
    dictionary = context.dictionary
    hints = [("tables", name, table.renamed_from) for name, table in dictionary.tables.items()]
    hints += [("views", name, view.renamed_from) for name, view in dictionary.views.items()]
    for section, name, hint in hints:
        former = None if hint is None else former_name(name, hint)
        # A view may keep a table's old name for those who still use it.
        views = dictionary.views if section == "views" else {}
        if former in dictionary.tables or former in views:
            yield _finding(str(name), str(former), (section, name, "renamed_from"))
    for table in context.tables:
        for column in table.columns:
            if column.renamed_from is not None and table.find_column(column.renamed_from):
                path = table_path(table.name, "columns", column.name, "renamed_from")
                yield _finding(f"{table.name}.{column.name}", column.renamed_from, path)


def _finding(subject: str, former: str, path: NodePath) -> Finding:
    return Finding(
        message=f"{subject} is renamed from {former}, which is still declared",
        subject=subject,
        path=path,
    )


RULE = Rule(
    code="D192",
    slug="renamed-from-still-there",
    severity=Severity.ERROR,
    summary="renamed_from names something that is still declared",
    why="A thing cannot be renamed and stay: the data could go to either of the two.",
    fix="remove the old declaration, or remove `renamed_from`",
    bad=Example(
        yaml="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Volume, logical_type: float64}
    - name: VolumeLitres
      logical_type: float64
      renamed_from: Volume  # <- here
  primary_key: [SampleID]
"""
    ),
    good=Example(
        yaml="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - name: VolumeLitres
      logical_type: float64
      renamed_from: Volume
  primary_key: [SampleID]
"""
    ),
    check=check,
)
