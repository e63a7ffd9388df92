"""Findings that were there when lint came: remembered in a file, not told again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from strandline.errors import UsageError
from strandline.lint.report import LintFinding
from strandline.lint.suppress import unused
from strandline.source import Span

BASELINE_FILE = ".strandline-lint.json"
BASELINE_FORMAT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """Fingerprints of known findings, each with what it was, for people who read the file."""

    known: Mapping[str, Mapping[str, str]]


def fingerprint(finding: LintFinding, component: str) -> str:
    """Return what stays the same of a finding when lines move, tables grow, platforms come."""
    span = finding.span
    parts = [
        component,
        finding.code,
        finding.direction.value if finding.direction else "",
        finding.subject,
        span.file if span is not None and finding.direction is None else "",
        " ".join(finding.excerpt.split()),
    ]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:32]


def write_baseline(
    findings: Iterable[tuple[str, LintFinding]],
    *,
    families: frozenset[str],
    earlier: Baseline | None = None,
) -> str:
    """Return the file's text; the pairs are (component, finding).

    What an earlier baseline knows of rules that were not run, by the first letter of their codes,
    is kept.
    """
    known: dict[str, Mapping[str, str]] = {
        mark: said
        for mark, said in (earlier.known if earlier is not None else {}).items()
        if said.get("code", "")[:1] not in families
    }
    known |= {
        fingerprint(finding, component): {
            "component": component,
            "code": finding.code,
            "subject": finding.subject,
            **({"direction": finding.direction.value} if finding.direction else {}),
        }
        for component, finding in findings
    }
    document = {"format": BASELINE_FORMAT, "findings": dict(sorted(known.items()))}
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def read_baseline(text: str, *, name: str = BASELINE_FILE) -> Baseline:
    """Read the file. UsageError N003 when it is not one that `write_baseline` made."""
    try:
        document = json.loads(text)
        known = document["findings"]
        if document["format"] != BASELINE_FORMAT or not isinstance(known, dict):
            raise ValueError
        return Baseline(known={str(key): dict(value) for key, value in known.items()})
    except (ValueError, KeyError, TypeError, RecursionError):
        raise UsageError(
            "N003",
            f"{name} is not a baseline that this release reads",
            hint="write it anew with `strandline lint --write-baseline`",
        ) from None


def without_known(
    findings: Iterable[LintFinding], baseline: Baseline, component: str
) -> tuple[list[LintFinding], list[LintFinding], frozenset[str]]:
    """Return what is new, what is known, and the fingerprints that were met."""
    new: list[LintFinding] = []
    known: list[LintFinding] = []
    met: set[str] = set()
    for finding in findings:
        mark = fingerprint(finding, component)
        if mark in baseline.known:
            met.add(mark)
            known.append(finding)
        else:
            new.append(finding)
    return new, known, frozenset(met)


def stale_entries(
    baseline: Baseline, component: str, met: frozenset[str], *, families: frozenset[str]
) -> list[LintFinding]:
    """Return one finding for all entries of a component that are not found any more."""
    gone = [
        said
        for mark, said in baseline.known.items()
        if mark not in met
        and said.get("component") == component
        and said.get("code", "")[:1] in families
    ]
    if not gone:
        return []
    first = ", ".join(f"{said.get('code')} on {said.get('subject')}" for said in gone[:3])
    more = f" and {len(gone) - 3} more" if len(gone) > 3 else ""
    return [
        unused(
            f"the baseline knows {first}{more}, which are gone",
            BASELINE_FILE,
            Span(BASELINE_FILE),
            fix="write it anew with --write-baseline",
        )
    ]
