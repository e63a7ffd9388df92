"""A file is not called after what it declares."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.dictionary.conventions import FileNaming
from strandline.lint.context import RuleContext
from strandline.lint.rule import Example, Finding, Rule


def check(context: RuleContext) -> Iterator[Finding]:
    """Compare exactly, upper and lower case included."""
    if context.conventions.file_name is FileNaming.ANY:
        return
    for (section, name), stem in context.file_stems.items():
        if stem != name.name:
            yield Finding(
                message=f"the file {stem}.yaml declares {name.name}",
                subject=str(name),
                path=(section, name, "name"),
                fix=f"call the file {name.name}.yaml",
            )


RULE = Rule(
    code="D304",
    slug="file-name",
    severity=Severity.ERROR,
    summary="A file is not called after what it declares",
    why="The component's conventions ask for it, so that a table is found by its file.",
    fix="rename the file",
    bad=Example(
        component="conventions: {file_name: table}",
        yaml="""\
# file: sites.yaml
table:
  name: Site  # <- here
  columns: [{name: SiteID, logical_type: integer, nullable: false}]
  primary_key: [SiteID]
""",
    ),
    good=Example(
        component="conventions: {file_name: table}",
        yaml="""\
# file: Site.yaml
table:
  name: Site
  columns: [{name: SiteID, logical_type: integer, nullable: false}]
  primary_key: [SiteID]
""",
    ),
    check=check,
)
