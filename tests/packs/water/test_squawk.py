"""squawk on every PostgreSQL script: each kind of finding is argued in the policy, or fails."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from packs.water.conftest import DICTIONARY

MIGRATIONS = DICTIONARY / "migrations"
POLICY = Path(__file__).with_name("squawk-policy.toml")
OLDEST_SERVER = "14"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """`kind` of script is create, forward or rollback; `statement` is the reported line."""

    rule: str
    kind: str
    place: str
    statement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tolerated:
    rule: str
    scripts: tuple[str, ...]
    statements: str
    why: str

    def covers(self, finding: Finding) -> bool:
        return (
            finding.rule == self.rule
            and finding.kind in self.scripts
            and re.search(self.statements, finding.statement) is not None
        )


def kind_of(name: str) -> str:
    if "_create_" in name:
        return "create"
    return "rollback" if name.endswith("_rollback.sql") else "forward"


def program() -> str | None:
    beside = Path(sys.executable).with_name("squawk")
    return str(beside) if beside.exists() else shutil.which("squawk")


@cache
def findings() -> tuple[Finding, ...]:
    """Everything that squawk says about all scripts; skips where it is not installed."""
    squawk = program()
    if squawk is None:
        pytest.skip("NO SQUAWK: install the test dependencies (squawk-cli)")
    scripts = sorted(MIGRATIONS.glob("*_postgres*.sql"))
    assert len(scripts) == 25
    options = ["--reporter", "json", "--pg-version", OLDEST_SERVER]
    options += ["--include", "require-table-schema"]
    done = subprocess.run(
        [squawk, *options, *map(str, scripts)],
        capture_output=True, text=True, check=False,
        cwd=MIGRATIONS,
    )  # fmt: skip
    assert done.returncode in (0, 1), done.stderr
    lines = {path.name: path.read_text(encoding="utf-8").split("\n") for path in scripts}
    found = []
    for entry in json.loads(done.stdout):
        name = Path(entry["file"]).name
        # squawk counts lines from 0, whatever its other reporters print.
        statement = lines[name][entry["line"]]
        found.append(
            Finding(
                rule=entry["rule_name"],
                kind=kind_of(name),
                place=f"{name}:{entry['line'] + 1}",
                statement=statement,
            )
        )
    return tuple(found)


@cache
def policy() -> tuple[Tolerated, ...]:
    document = tomllib.loads(POLICY.read_text(encoding="utf-8"))
    return tuple(
        Tolerated(
            rule=entry["rule"],
            scripts=tuple(entry["scripts"]),
            statements=entry["statements"],
            why=entry["why"],
        )
        for entry in document["tolerated"]
    )


def test_every_finding_is_argued_in_the_policy() -> None:
    left = [
        f"{one.place}: {one.rule}: {one.statement}"
        for one in findings()
        if not any(entry.covers(one) for entry in policy())
    ]
    assert left == []


@pytest.mark.parametrize("entry", policy(), ids=lambda entry: entry.rule)
def test_every_entry_of_the_policy_is_needed_and_argued(entry: Tolerated) -> None:
    assert len(entry.why.split()) >= 10
    for kind in entry.scripts:
        assert any(entry.covers(one) and one.kind == kind for one in findings()), kind


def test_a_finding_outside_the_policy_would_be_seen() -> None:
    stray = Finding(
        rule="ban-drop-table", kind="forward", place="", statement='DROP TABLE "dbo"."A"'
    )
    assert not any(entry.covers(stray) for entry in policy())
