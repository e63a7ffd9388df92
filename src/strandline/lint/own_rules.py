"""Rules about the judgement itself: suppressions that are not needed, effects a policy forbids."""

from __future__ import annotations

from dataclasses import dataclass

from strandline.diagnostics import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRule:
    """A rule that the engine keeps; it has no check of its own."""

    code: str
    slug: str
    severity: Severity
    summary: str
    why: str
    fix: str
    bad: str
    good: str
    language: str = "yaml"
    automatic: str = ""


UNUSED_SUPPRESSION = OwnRule(
    code="PH511",
    slug="unused-suppression",
    severity=Severity.WARNING,
    summary="A suppression silences nothing",
    why="It would silence the next finding of its kind, which nobody has looked at.",
    fix="remove it",
    automatic="removes the comment",
    bad="""\
table:
  name: Sample
  columns:
    # strandline: allow PD103 because the archive was read and is empty
    - {name: SampleID, logical_type: integer, nullable: false}
  primary_key: [SampleID]
""",
    good="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
  primary_key: [SampleID]
""",
)

FORBIDDEN_EFFECT = OwnRule(
    code="PH521",
    slug="effect-by-policy",
    severity=Severity.WARNING,
    summary="A step has an effect that the policy gives a level",
    why="The component's policy says that changes with this effect need a second look.",
    fix="find a form without the effect; or change the policy, or allow the step by name when it is applied",
    bad="""\
# component.yaml
policy:
  effects: {rewrites: error}
""",
    good="""\
# component.yaml
policy:
  effects: {rewrites: warn}
""",
)

OWN_RULES = (UNUSED_SUPPRESSION, FORBIDDEN_EFFECT)
