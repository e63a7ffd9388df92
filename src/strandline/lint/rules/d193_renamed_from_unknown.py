"""Something is said to be renamed from what never was."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.context import RuleContext
from strandline.lint.history import former_name, former_table
from strandline.lint.rule import Example, Finding, NodePath, Rule, did_you_mean, table_path


def check(context: RuleContext) -> Iterator[Finding]:
    """A hint whose rename has been released is left alone: its new name is there already."""
    if context.previous is None:
        return
    before = context.previous
    for table in context.tables:
        former = former_table(before, table)
        if table.renamed_from is not None and former is None:
            wanted = str(former_name(table.name, table.renamed_from))
            names = [str(name) for name in before.tables]
            path = table_path(table.name, "renamed_from")
            yield _finding(str(table.name), wanted, names, path)
        if former is None:
            continue
        names = list(former.column_names)
        for column in table.columns:
            hint = column.renamed_from
            if hint is not None and hint not in names and column.name not in names:
                path = table_path(table.name, "columns", column.name, "renamed_from")
                yield _finding(f"{table.name}.{column.name}", hint, names, path)


def _finding(subject: str, former: str, names: list[str], path: NodePath) -> Finding:
    return Finding(
        message=f"{subject} is renamed from {former}, which the version before does not have",
        subject=subject,
        path=path,
        fix=did_you_mean(former, names, RULE.fix),
    )


RULE = Rule(
    code="D193",
    slug="renamed-from-unknown",
    severity=Severity.ERROR,
    summary="renamed_from names something that the version before does not have",
    why="The hint would do nothing: the thing would be made anew, and the old data lost.",
    fix="name what it is called in the version before, or remove `renamed_from`",
    bad=Example(
        component="version: 1.1.0",
        previous="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Volume, logical_type: float64}
  primary_key: [SampleID]
""",
        yaml="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - name: VolumeLitres
      logical_type: float64
      renamed_from: Volum  # <- here
  primary_key: [SampleID]
""",
    ),
    good=Example(
        component="version: 1.1.0",
        previous="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Volume, logical_type: float64}
  primary_key: [SampleID]
""",
        yaml="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - name: VolumeLitres
      logical_type: float64
      renamed_from: Volume
  primary_key: [SampleID]
""",
    ),
    check=check,
)
