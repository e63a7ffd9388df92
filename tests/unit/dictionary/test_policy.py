"""The policy section: defaults, every key, every way to write it wrongly, and back again."""

from __future__ import annotations

import pytest
import yaml
from jsonschema import Draft202012Validator

from strandline.diagnostics import Diagnostic
from strandline.dictionary.jsonschema import dictionary_schema
from strandline.dictionary.load_component import load_component
from strandline.dictionary.policy import (
    EFFECT_NAMES,
    ArchivePolicy,
    Contraction,
    Level,
    OnlineForms,
    Policy,
    Requirements,
    Suppression,
    Thresholds,
    Throughput,
    policy_document,
)
from strandline.dictionary.reader import NodeReader
from strandline.dictionary.yaml_nodes import parse_yaml
from strandline.platforms.base import Effect

VALIDATOR = Draft202012Validator(dictionary_schema())
FULL = Policy(
    rules=(("PD103", Level.APPROVAL), ("drop-index", Level.OFF)),
    effects=(("loses-data", Level.ERROR), ("scans", Level.OFF)),
    thresholds=Thresholds(rows=5, bytes=2_000_000_000, lock_seconds=0.5),
    throughput=Throughput(scan=1_000, index=5),
    online=OnlineForms.NEVER,
    contract=Contraction.TOGETHER,
    require=Requirements(rehearsal=True),
    archive=ArchivePolicy(retention_days=30),
    suppress=(Suppression(rule="PK401", reason="why", object="a.b.*", file="*.yaml"),),
)


def load(text: str) -> tuple[Policy, list[Diagnostic]]:
    findings: list[Diagnostic] = []
    whole = f'_format_version: "1.0"\ncomponent: {{name: c, policy: {text}}}\n'
    component = load_component(NodeReader("c.yaml", findings), parse_yaml(whole, shown="c.yaml"))
    valid = VALIDATOR.is_valid(yaml.safe_load(whole))
    assert valid is (not findings), "the schema and the loader disagree"
    return component.policy, findings


@pytest.mark.parametrize("policy", [Policy(), FULL], ids=["default", "full"])
def test_what_is_dumped_loads_as_the_same(policy: Policy) -> None:
    text = yaml.safe_dump(policy_document(policy), default_flow_style=True, width=10_000)
    assert load(text) == (policy, [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{}", Policy()),
        ("{rules: {PD103: off}}", Policy(rules=(("PD103", Level.OFF),))),
        ("{thresholds: {bytes: 1 GiB}}", Policy()),
        ("{thresholds: {bytes: 1.5 kB}}", Policy(thresholds=Thresholds(bytes=1500))),
        ("{thresholds: {bytes: 512}}", Policy(thresholds=Thresholds(bytes=512))),
        ("{thresholds: {lock_seconds: 0}}", Policy(thresholds=Thresholds(lock_seconds=0.0))),
        ("{archive: {retention_days: ~}}", Policy()),
    ],
)
def test_ways_to_write_it(text: str, expected: Policy) -> None:
    assert load(text) == (expected, [])


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("[]", "D008", "policy must be a mapping"),
        ("{onlin: auto}", "D006", "onlin"),
        ("{online: sometimes}", "D009", "sometimes"),
        ("{rules: {PD103: fatal}}", "D009", "fatal"),
        ("{effects: {explodes: warn}}", "D009", "explodes"),
        ("{thresholds: {rows: -1}}", "D010", "rows"),
        ("{thresholds: {bytes: 3 parsecs}}", "D008", "bytes"),
        ("{thresholds: {lock_seconds: soon}}", "D008", "lock_seconds"),
        ("{require: {rehearsal: maybe}}", "D008", "rehearsal"),
        ("{archive: {retention_days: -3}}", "D010", "retention_days"),
        ("{suppress: [{rule: PD103}]}", "D007", "no reason"),
        ("{suppress: [{reason: because}]}", "D007", "no rule"),
    ],
)
def test_mistakes_are_findings(text: str, code: str, said: str) -> None:
    _, findings = load(text)
    assert [finding.code for finding in findings] == [code]
    assert said in findings[0].message
    assert findings[0].span is not None


def test_effects_are_those_of_the_platforms() -> None:
    assert set(EFFECT_NAMES) == {effect.value for effect in Effect}


def test_levels_are_found_by_code_and_slug() -> None:
    assert FULL.rule_level("PD103", "drop-column") is Level.APPROVAL
    assert FULL.rule_level("PC366", "drop-index") is Level.OFF
    assert FULL.rule_level("PD102", "drop-table") is None
    assert FULL.effect_level("loses-data") is Level.ERROR
    assert FULL.effect_level("rewrites") is None
