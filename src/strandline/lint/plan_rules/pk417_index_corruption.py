"""A server of PostgreSQL 14.0 to 14.3 builds indexes that miss rows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.dictionary.policy import OnlineForms
from strandline.diff import operations as op
from strandline.lint.changes import part_finding
from strandline.lint.plan_context import PlanContext
from strandline.lint.plan_rule import PlanExample, PlanFinding, PlanRule


def check(context: PlanContext) -> Iterator[PlanFinding]:
    """Asked of a live server only; the plain form is not concerned."""
    version = _version(context.server_version)
    if version is None or not (14, 0) <= version < (14, 4):
        return
    if context.policy.online is OnlineForms.NEVER:
        return
    for operation, origin in context.on_existing(op.AddIndex):
        name = operation.index.name
        message = (
            f"{name}, built concurrently by PostgreSQL {context.server_version}, may miss rows"
        )
        yield part_finding(context, operation.table, "indexes", name, origin, message)


def _version(text: str | None) -> tuple[int, int] | None:
    found = re.match(r"(\d+)\.(\d+)", text or "")
    return (int(found[1]), int(found[2])) if found else None


RULE = PlanRule(
    code="PK417",
    slug="index-corruption",
    severity=Severity.ERROR,
    summary="PostgreSQL before 14.4 corrupts indexes that it builds concurrently",
    why="Queries through the index miss rows, silently, until it is built anew.",
    fix=(
        "update the server to 14.4 or later, or build the index plainly with `policy: "
        "{online: never}`"
    ),
    bad=PlanExample(
        before="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Code, logical_type: string, max_length: 20}
  primary_key: [SampleID]
""",
        after="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Code, logical_type: string, max_length: 20}
  primary_key: [SampleID]
  indexes: [{name: IX_Sample_Code, columns: [Code]}]
""",
        server="14.2",
    ),
    good=PlanExample(
        before="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Code, logical_type: string, max_length: 20}
  primary_key: [SampleID]
""",
        after="""\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Code, logical_type: string, max_length: 20}
  primary_key: [SampleID]
  indexes: [{name: IX_Sample_Code, columns: [Code]}]
""",
        server="14.4",
    ),
    check=check,
    platforms=("postgres",),
)
