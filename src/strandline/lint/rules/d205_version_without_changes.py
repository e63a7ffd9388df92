"""The version label moved forward and nothing changed."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.context import RuleContext
from strandline.lint.history import changed_objects, is_older
from strandline.lint.rule import Example, Finding, Rule


def check(context: RuleContext) -> Iterator[Finding]:
    """Compare with the version before; a label that went backwards is an error already."""
    version, previous = context.version, context.previous_version
    if version is None or previous is None or context.previous is None:
        return
    if version == previous or is_older(version, previous):
        return
    if not changed_objects(context.previous, context.dictionary):
        yield Finding(
            message=f"version {version} is the same as {previous}",
            subject=version,
            path=("component", None, "version"),
        )


RULE = Rule(
    code="D205",
    slug="version-without-changes",
    severity=Severity.WARNING,
    summary="The version moved forward and nothing changed",
    why="A release of it would be an empty migration.",
    fix="keep the old label until something changes",
    bad=Example(
        component="version: 1.1.0",
        previous="""\
table:
  name: Sample
  columns: [{name: SampleID, logical_type: integer, nullable: false}]
  primary_key: [SampleID]
""",
        yaml="""\
table:
  name: Sample
  columns: [{name: SampleID, logical_type: integer, nullable: false}]
  primary_key: [SampleID]
""",
    ),
    good=Example(
        component="version: 1.1.0",
        previous="""\
table:
  name: Sample
  columns: [{name: SampleID, logical_type: integer, nullable: false}]
  primary_key: [SampleID]
""",
        yaml="""\
table:
  name: Sample
  description: One bottle of water.
  columns: [{name: SampleID, logical_type: integer, nullable: false}]
  primary_key: [SampleID]
""",
    ),
    check=check,
)
