"""What a check of the data's health finds, as plain records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from strandline.packs.water.records import Window

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One question to the data: its code, how bad a finding is, what it says and what to do."""

    code: str
    severity: Severity
    title: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspect:
    """What a repository finds: which thing, and the facts that a check's message tells."""

    kind: str
    id: int
    name: str
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that somebody should look at."""

    code: str
    severity: str
    kind: str
    id: int
    name: str
    message: str
    hint: str
    details: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthRequest:
    """What is checked: at which moment, over which days before it, and what counts as late.

    A gap is an interval more than `gap_factor` times a series' median one.
    """

    at: datetime
    days: int = 7
    stale_hours: float = 24.0
    gap_factor: float = 10.0
    site: str | None = None
    codes: tuple[str, ...] = ()
    severity: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthReport:
    """A page of findings, the worst first; `counts` are of all findings, by code."""

    at: datetime
    window: Window
    counts: Mapping[str, int]
    findings: tuple[Finding, ...]
    total: int
