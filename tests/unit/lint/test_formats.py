"""SARIF that code scanning takes, and annotations that cannot be broken out of."""

from __future__ import annotations

from dataclasses import replace

import pytest
from jsonschema import Draft202012Validator

from strandline.diagnostics import Diagnostic, Severity
from strandline.dictionary.policy import Level
from strandline.lint.github import github_annotations
from strandline.lint.plan_context import Direction
from strandline.lint.report import LintFinding
from strandline.lint.sarif import sarif
from strandline.source import Span
from unit.lint.sarif_schema import SARIF
from unit.lint.test_suppress import DROP, GONE, INDEX

ODD = LintFinding(
    diagnostic=Diagnostic(
        code="N001",
        severity=Severity.ERROR,
        message="50% of\r\n::error::it, and \u00e9",
        subject="a, b: c",
        why="w",
        fix="f",
        span=Span("odd name/ta:ble,%1.yaml", 3, 7),
    ),
    level=Level.ERROR,
    platforms=("sqlite", "duckdb"),
    direction=Direction.ROLLBACK,
)


@pytest.mark.parametrize(
    "findings", [[], [DROP], [DROP, INDEX, GONE, ODD], [replace(ODD, platforms=())]], ids=len
)
def test_sarif_is_valid(findings: list[LintFinding]) -> None:
    document = sarif(findings, version="1.0", silenced=[(INDEX, "a reason")])
    errors = [error.message for error in Draft202012Validator(SARIF).iter_errors(document)]
    assert errors == []
    (run,) = document["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(run["results"]) == len(findings) + 1
    assert all(rules[result["ruleIndex"]] == result["ruleId"] for result in run["results"])


def test_sarif_says_where_and_what() -> None:
    document = sarif([ODD, GONE], version="1.0", silenced=[(DROP, "copied")])
    odd, gone, quiet = document["runs"][0]["results"]
    place = odd["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "odd%20name/ta%3Able%2C%251.yaml"
    assert place["region"] == {"startLine": 3, "startColumn": 7}
    assert odd["level"] == "error"
    assert "(sqlite, duckdb, rollback)" in odd["message"]["text"]
    assert "physicalLocation" not in gone["locations"][0]
    assert gone["locations"][0]["logicalLocations"] == [{"fullyQualifiedName": "dbo.Old"}]
    assert quiet["suppressions"] == [{"kind": "external", "justification": "copied"}]


def test_annotations_are_one_line_each() -> None:
    text = github_annotations([ODD, GONE])
    first, second, *rest = text.split("\n")
    assert rest == [""]
    assert first == (
        "::error file=odd name/ta%3Able%2C%251.yaml,line=3,col=7,title=N001::"
        "50%25 of%0D%0A::error::it, and \u00e9 (sqlite, duckdb, rollback)%0Aw%0Af"
    )
    assert second.startswith("::warning title=PD102 drop-table::m")


def test_no_findings_say_nothing() -> None:
    assert github_annotations([]) == ""
