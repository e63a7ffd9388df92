"""How a finding gets its level: the rule, the policy, the effect, the size, the direction."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from strandline.dictionary.names import QName
from strandline.dictionary.policy import Level, Policy
from strandline.lint.judge import human_bytes, human_seconds, run_plan_rules
from strandline.lint.plan_catalogue import PLAN_RULES
from strandline.lint.plan_context import Direction, PlanContext, contexts_of
from strandline.lint.plan_rule import PlanExample
from strandline.lint.report import LintFinding, merged
from strandline.platforms.registry import get_platform
from strandline.platforms.sizes import TableSize
from unit.lint_plans.examples import load, planned

BEFORE = """\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Note, logical_type: text}
    - {name: Count, logical_type: integer}
  primary_key: [SampleID]
"""
AFTER = """\
table:
  name: Sample
  columns:
    - {name: SampleID, logical_type: integer, nullable: false}
    - {name: Count, logical_type: bigint}
    - {name: Site, logical_type: string, max_length: 9, nullable: false}
  primary_key: [SampleID]
"""
SAMPLE = QName("public", "Sample")
EXAMPLE = PlanExample(before=BEFORE, after=AFTER)


@pytest.fixture(scope="module")
def contexts(tmp_path_factory: pytest.TempPathFactory) -> tuple[PlanContext, PlanContext]:
    folder = tmp_path_factory.mktemp("levels")
    before = load(EXAMPLE.before, "", folder / "before")
    after = load(EXAMPLE.after, "", folder / "after")
    return contexts_of(planned(before, after, "postgres"), get_platform("postgres"))


def found(
    context: PlanContext, code: str, policy: str = "{}", size: TableSize | None = None
) -> list[LintFinding]:
    asked = replace(
        context,
        policy=policy_of(policy),
        sizes={SAMPLE: size} if size is not None else None,
    )
    return [item for item in run_plan_rules(asked, PLAN_RULES) if item.code == code]


def policy_of(text: str) -> Policy:
    from strandline.dictionary.load_policy import load_policy
    from strandline.dictionary.reader import NodeReader
    from strandline.dictionary.yaml_nodes import parse_yaml

    reader = NodeReader("policy", [])
    return load_policy(reader, parse_yaml(text, shown="policy"))


HUGE = TableSize(rows=50_000_000, bytes=20 * 1024**3)
LARGE = TableSize(rows=150_000, bytes=10 * 1024**2)
SMALL = TableSize(rows=10, bytes=8192, exact=True)
EMPTY = TableSize(rows=0, bytes=0, exact=True)


@pytest.mark.parametrize(
    ("code", "policy", "size", "level"),
    [
        # a rewrite: the time it takes decides
        ("PK410", "{}", None, Level.WARN),
        ("PK410", "{}", SMALL, Level.INFO),
        ("PK410", "{}", LARGE, Level.WARN),
        ("PK410", "{}", HUGE, Level.ERROR),
        ("PK410", "{thresholds: {rows: 5}}", SMALL, Level.WARN),
        ("PK410", "{thresholds: {bytes: 4 KiB}}", SMALL, Level.WARN),
        ("PK410", "{thresholds: {lock_seconds: 0}}", SMALL, Level.ERROR),
        ("PK410", "{thresholds: {lock_seconds: 1000}}", HUGE, Level.WARN),
        ("PK410", "{throughput: {rewrite: 1 TiB}}", HUGE, Level.WARN),
        ("PK410", "{rules: {PK410: approval}}", HUGE, Level.APPROVAL),
        ("PK410", "{rules: {PK410: warn}}", HUGE, Level.WARN),
        ("PK410", "{rules: {type-change-rewrites: error}}", SMALL, Level.INFO),
        ("PK410", "{effects: {rewrites: error}}", None, Level.ERROR),
        ("PK410", "{effects: {rewrites: error}, rules: {PK410: info}}", None, Level.INFO),
        ("PK410", "{effects: {rewrites: off}}", None, None),
        ("PK410", "{rules: {PK410: off}}", HUGE, None),
        # a loss: only an empty table loses nothing
        ("PD103", "{}", EMPTY, Level.INFO),
        ("PD103", "{}", SMALL, Level.WARN),
        ("PD103", "{effects: {archives: approval}}", SMALL, Level.APPROVAL),
        ("PD103", "{effects: {loses-data: error}}", SMALL, Level.WARN),
        # certain to fail as soon as there is a row
        ("PF202", "{}", None, Level.WARN),
        ("PF202", "{}", EMPTY, Level.INFO),
        ("PF202", "{}", SMALL, Level.ERROR),
        ("PF202", "{rules: {PF202: warn}}", SMALL, Level.WARN),
        # on request only
        ("PC310", "{}", None, None),
    ],
)
def test_level(
    contexts: tuple[PlanContext, PlanContext],
    code: str,
    policy: str,
    size: TableSize | None,
    level: Level | None,
) -> None:
    levels = {item.level for item in found(contexts[0], code, policy, size)}
    assert levels == ({level} if level is not None else set())


def test_a_finding_says_rows_bytes_and_time(contexts: tuple[PlanContext, PlanContext]) -> None:
    (finding,) = found(contexts[0], "PK410", size=HUGE)
    assert "about 50,000,000 rows, 20.0 GiB, locked for about 4 min" in finding.diagnostic.message
    document = finding.as_json()
    assert (document["rows"], document["bytes"]) == (HUGE.rows, HUGE.bytes)
    assert document["lock_seconds"] == pytest.approx(214.7, abs=0.1)


def test_the_way_back_is_judged_as_well(contexts: tuple[PlanContext, PlanContext]) -> None:
    (finding,) = found(contexts[1], "PD106")
    assert finding.direction is Direction.ROLLBACK
    assert finding.level is Level.WARN
    (calm,) = found(contexts[1], "PD103")
    assert (calm.level, calm.subject) == (Level.INFO, "Sample.Site")
    (strict,) = found(contexts[1], "PD103", "{rules: {PD103: error}}")
    assert strict.level is Level.ERROR


def test_an_effect_that_no_rule_tells_is_told(contexts: tuple[PlanContext, PlanContext]) -> None:
    policy = "{effects: {locks-readers: error}}"
    told = found(contexts[0], "PH521", policy)
    assert {item.subject for item in told} == {"Sample"}
    assert {item.level for item in told} == {Level.ERROR}
    assert found(contexts[0], "PH521") == []
    # What a rule tells is not told twice.
    assert found(contexts[0], "PH521", "{effects: {archives: error}}") == []


def test_what_is_lost_for_good_is_said_so(
    contexts: tuple[PlanContext, PlanContext], tmp_path: Path
) -> None:
    """Plans that somebody else carries out archive nothing."""
    (kept,) = found(contexts[0], "PD103")
    assert (kept.effect, "comes back with the rollback" in kept.diagnostic.message) == (
        "archives",
        True,
    )
    before, after = load(BEFORE, "", tmp_path / "a"), load(AFTER, "", tmp_path / "b")
    lost, _ = contexts_of(planned(before, after, "sqlite", archives=False), get_platform("sqlite"))
    (gone,) = found(lost, "PD103", "{effects: {loses-data: error}}")
    assert (gone.effect, gone.level) == ("loses-data", Level.ERROR)
    assert "for good" in gone.diagnostic.message


def test_a_platform_of_somebody_else_is_judged_by_all_rules(
    contexts: tuple[PlanContext, PlanContext],
) -> None:
    other = replace(contexts[0], platform="elsewhere")
    assert {item.code for item in run_plan_rules(other, PLAN_RULES)} >= {"PK410", "PD103"}


def test_equal_findings_of_platforms_are_one(tmp_path: Path) -> None:
    before, after = load(BEFORE, "", tmp_path / "a"), load(AFTER, "", tmp_path / "b")
    findings = [
        finding
        for name in ("sqlite", "postgres")
        for finding in run_plan_rules(
            contexts_of(planned(before, after, name), get_platform(name))[0], PLAN_RULES
        )
    ]
    (drop,) = [item for item in merged(findings) if item.code == "PD103"]
    assert drop.platforms == ("sqlite", "postgres")


@pytest.mark.parametrize(
    ("size", "text"),
    [(0, "0 bytes"), (1023, "1023 bytes"), (1536, "1.5 KiB"), (5 * 1024**4, "5.0 TiB")],
)
def test_bytes_are_said(size: int, text: str) -> None:
    assert human_bytes(size) == text


@pytest.mark.parametrize(
    ("seconds", "text"), [(0.0, "1 ms"), (0.25, "250 ms"), (90.0, "90 s"), (600.0, "10 min")]
)
def test_time_is_said(seconds: float, text: str) -> None:
    assert human_seconds(seconds) == text
