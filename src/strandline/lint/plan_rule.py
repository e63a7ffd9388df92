"""A rule about a change: what it may lock, break, lose or fail on, and how to go about it."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from strandline.diagnostics import Severity
from strandline.dictionary.names import QName
from strandline.lint.estimate import Work
from strandline.lint.plan_context import PlanContext
from strandline.lint.rule import Finding
from strandline.platforms.base import Effect

ALL = ("postgres", "mssql", "sqlite", "duckdb")


class Scale(enum.Enum):
    """What the size of the table says about a finding.

    ROWS: an empty table makes it a remark. CERTAIN: the same, and a table with rows makes it an
    error, because it will fail. LOCK: judged by the policy's thresholds, from the estimated time
    that the rule's `work` takes.
    """

    NONE = "none"
    ROWS = "rows"
    CERTAIN = "certain"
    LOCK = "lock"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFinding(Finding):
    """One place where a change breaks a rule.

    `table` is what the database calls the table before the change, for its size; None where no
    table that is there already is concerned. `effect` is set where it depends on the plan: what
    is archived is not lost.
    """

    table: QName | None = None
    effect: Effect | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanExample:
    """Two states as YAML documents; the change is from `before` to `after`.

    `server` is the server's version, where the rule asks for it.
    """

    before: str
    after: str
    component: str = ""
    server: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRule:
    """A check of plans with a stable code; the fields are those of a dictionary rule and more.

    `platforms` are those that have the risk; `differs` says for some of them what is different
    there. `calm_rollback`: on the way back it is a remark, because what it warns of is what going
    back means.
    """

    code: str
    slug: str
    severity: Severity
    summary: str
    why: str
    fix: str
    bad: PlanExample
    good: PlanExample
    check: Callable[[PlanContext], Iterator[PlanFinding]]
    platforms: tuple[str, ...] = ALL
    differs: Mapping[str, str] = field(default_factory=dict)
    effect: Effect | None = None
    scale: Scale = Scale.NONE
    work: Work | None = None
    calm_rollback: bool = False
    default: bool = True
