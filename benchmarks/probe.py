"""What linters see: one risk at a time is shown to ours and to squawk, and the answers counted.

A risk counts as seen by us when the rule that is about it finds it, and by squawk when it says
anything at all; what either says of nearly every script (timeouts, IF EXISTS, bigint) is left out.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from strandline.lint.statements.catalogue import (
    DEFAULT_STATEMENT_RULES,
    STATEMENT_RULES,
    find_statement_rule,
    lint_script,
)

ROOT = Path(__file__).resolve().parents[1]
RISKS = ROOT / "benchmarks" / "risks.toml"
PAGE = ROOT / "docs" / "reference" / "lint-probe.md"
SQUAWK = Path(sys.executable).parent / "squawk"
SQUAWK_BLANKET = {
    "require-lock-timeout",
    "require-statement-timeout",
    "require-timeout-settings",
    "prefer-robust-stmts",
    "prefer-bigint-over-int",
    "prefer-bigint-over-smallint",
}
# Off unless asked for in squawk 2.70; its own list of rules does not say which are.
SQUAWK_OPTIONAL = (
    "ban-add-column",
    "ban-add-composite-attribute",
    "ban-add-enum-value",
    "ban-alter-database-options",
    "ban-alter-extension",
    "ban-alter-function-options",
    "ban-alter-generated-expression",
    "ban-alter-policy-condition",
    "ban-alter-policy-roles",
    "ban-alter-role-options",
    "ban-alter-row-level-security",
    "ban-alter-sequence-values",
    "ban-alter-system-options",
    "ban-alter-view-options",
    "ban-create-policy",
    "ban-detach-inheritance",
    "ban-disable-trigger",
    "ban-drop-index",
    "ban-drop-policy",
    "ban-drop-trigger",
    "ban-new-write-restriction",
    "ban-replace-view-function",
    "ban-replica-identity",
    "ban-revoke",
    "ban-set-default",
    "require-table-schema",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """A script with one risk, the rule that has to find it ("" for none), and a safe form."""

    row: str
    name: str
    sql: str
    code: str = ""
    safe: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """Who sees one risk: we by default and on request, squawk by default and with everything on."""

    risk: Risk
    ours: bool
    ours_on_request: bool
    squawk: frozenset[str]
    squawk_on_request: frozenset[str]


def load_risks() -> list[Risk]:
    """Read the list of risks."""
    return [Risk(**entry) for entry in tomllib.loads(RISKS.read_text(encoding="utf-8"))["risk"]]


def our_codes(sql: str, *, on_request: bool = False) -> set[str]:
    """Return the codes that we find, without those that are about nearly every script."""
    rules = STATEMENT_RULES if on_request else DEFAULT_STATEMENT_RULES
    return {finding.code for finding in lint_script(sql, "postgres", rules=rules)}


def squawk_rules(scripts: list[str], *options: str) -> list[frozenset[str]]:
    """Return what squawk says of each script; one process for all of them."""
    found: list[set[str]] = [set() for _ in scripts]
    with tempfile.TemporaryDirectory(prefix="strandline-probe-") as folder:
        paths = [str(Path(folder) / f"{number:03}.sql") for number in range(len(scripts))]
        for path, script in zip(paths, scripts, strict=True):
            Path(path).write_text(script + "\n", encoding="utf-8")
        command = [str(SQUAWK), "--reporter", "json", *options, *paths]
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)
    for entry in json.loads(done.stdout):
        found[int(Path(entry["file"]).stem)].add(entry["rule_name"])
    return [frozenset(rules - SQUAWK_BLANKET) for rules in found]


def probe() -> list[Seen]:
    """Show every risk to both."""
    risks = load_risks()
    scripts = [risk.sql for risk in risks]
    included = [f"--include={rule}" for rule in SQUAWK_OPTIONAL]
    by_default, with_all = squawk_rules(scripts), squawk_rules(scripts, *included)
    return [
        Seen(
            risk=risk,
            ours=risk.code in our_codes(risk.sql),
            ours_on_request=risk.code in our_codes(risk.sql, on_request=True),
            squawk=by_default[number],
            squawk_on_request=with_all[number],
        )
        for number, risk in enumerate(risks)
    ]


def squawk_version() -> str:
    done = subprocess.run([str(SQUAWK), "--version"], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def write_probe() -> Path:
    """Write the page and return its place."""
    PAGE.write_text("\n".join(_page(probe())) + "\n", encoding="utf-8", newline="\n")
    return PAGE


def _page(seen: list[Seen]) -> Iterator[str]:
    risks = [entry for entry in seen if entry.risk.code]
    harmless = [entry for entry in seen if not entry.risk.code]
    yield "# What the linters see"
    yield ""
    yield "<!-- Written by `python -m benchmarks probe`. Do not edit. -->"
    yield ""
    yield f"{len(seen)} short PostgreSQL scripts, one risk each, shown to Strandline's statement rules"
    yield f"and to {squawk_version()}. The scripts, and a safe form of many, are in"
    yield "`benchmarks/risks.toml`. Strandline sees a risk when the rule that is about it reports it;"
    yield "squawk when it says anything at all. What either says of nearly every script is left out:"
    yield "timeouts, IF EXISTS and bigint. On the safe forms, and on the harmless script among these,"
    yield "Strandline reports nothing; a test sees to that."
    yield ""
    yield f"| of {len(risks)} risks | by default | with the rules that are off by default |"
    yield "|---|---|---|"
    ours, squawk = (_count(risks, who) for who in ("ours", "squawk"))
    yield f"| seen by Strandline | {ours[0]} | {ours[1]} |"
    yield f"| seen by squawk | {squawk[0]} | {squawk[1]} |"
    alarms = _count(harmless, "squawk")
    yield f"| said by squawk of the {len(harmless)} harmless | {alarms[0]} | {alarms[1]} |"
    yield ""
    yield "In the table, o is: with rules that are off by default."
    yield ""
    yield "| risk | Strandline | squawk | rule |"
    yield "|---|---|---|---|"
    for entry in seen:
        yield _row(entry)


def _count(entries: list[Seen], who: str) -> tuple[int, int]:
    by_default = sum(bool(getattr(entry, who)) for entry in entries)
    return by_default, sum(bool(getattr(entry, f"{who}_on_request")) for entry in entries)


def _row(entry: Seen) -> str:
    risk = entry.risk
    rule = find_statement_rule(risk.code)
    shown = f"{rule.code} {rule.slug}" if rule is not None else "harmless"
    ours = _mark(entry.ours, entry.ours_on_request)
    squawk = _mark(bool(entry.squawk), bool(entry.squawk_on_request))
    return f"| {risk.name} | {ours} | {squawk} | {shown} |"


def _mark(by_default: bool, on_request: bool) -> str:  # noqa: FBT001
    return "yes" if by_default else "o" if on_request else "-"
