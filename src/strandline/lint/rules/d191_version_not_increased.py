"""The dictionary changed and its version label did not move forward."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.context import RuleContext
from strandline.lint.history import changed_objects, is_older
from strandline.lint.rule import Example, Finding, NodePath, Rule

_PATH: NodePath = ("component", None, "version")


def check(context: RuleContext) -> Iterator[Finding]:
    """Labels are opaque; only two semantic versions can be put in order."""
    version, previous = context.version, context.previous_version
    if version is None or previous is None or context.previous is None:
        return
    if is_older(version, previous):
        yield Finding(
            message=f"version {version} comes before {previous}, which is released",
            subject=version,
            path=_PATH,
        )
    elif version == previous:
        changed = changed_objects(context.previous, context.dictionary)
        for section, name in changed[:1]:
            others = f" and {len(changed) - 1} more" if len(changed) > 1 else ""
            kept = name in getattr(context.dictionary, section)
            yield Finding(
                message=f"{name}{others} changed since version {version} was released",
                subject=str(name),
                path=(section, name) if kept else _PATH,
            )


RULE = Rule(
    code="D191",
    slug="version-not-increased",
    severity=Severity.ERROR,
    summary="The dictionary changed and its version did not",
    why="A released version is frozen: databases that are at it would never get the change.",
    fix="set `version:` in component.yaml to the next label",
    bad=Example(
        component="version: 1.0.0",
        previous="""\
table:
  name: Site
  columns: [{name: SiteID, logical_type: integer, nullable: false}]
  primary_key: [SiteID]
""",
        yaml="""\
table:
  name: Site  # <- here
  columns:
    - {name: SiteID, logical_type: integer, nullable: false}
    - {name: City, logical_type: string, max_length: 100}
  primary_key: [SiteID]
""",
    ),
    good=Example(
        component="version: 1.1.0",
        previous="""\
table:
  name: Site
  columns: [{name: SiteID, logical_type: integer, nullable: false}]
  primary_key: [SiteID]
""",
        yaml="""\
table:
  name: Site
  columns:
    - {name: SiteID, logical_type: integer, nullable: false}
    - {name: City, logical_type: string, max_length: 100}
  primary_key: [SiteID]
""",
    ),
    check=check,
)
