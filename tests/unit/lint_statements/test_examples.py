"""Every statement rule finds its bad examples at their lines and is silent on its good ones."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from strandline.diagnostics import Severity
from strandline.lint.statements.catalogue import STATEMENT_RULES, lint_script
from strandline.lint.statements.finding import StatementFinding
from strandline.lint.statements.rule import StatementRule
from unit.lint_statements.parsers import refusal

MARK = "-- <- here"


def examples(kind: str) -> Iterator[object]:
    for rule in STATEMENT_RULES:
        for platform, texts in getattr(rule, kind).items():
            for number, text in enumerate(texts):
                yield pytest.param(rule, platform, text, id=f"{rule.code}-{platform}-{number}")


def found(rule: StatementRule, platform: str, text: str) -> list[StatementFinding]:
    version = rule.settings.get("pg_version")
    return lint_script(text, platform, rules=[rule], pg_version=version)


def marked_lines(text: str) -> set[int]:
    marked = {at for at, line in enumerate(text.split("\n"), start=1) if line.endswith(MARK)}
    return marked or {1}


@pytest.mark.parametrize(("rule", "platform", "text"), list(examples("bad")))
def test_bad_examples_are_found_at_their_line(
    rule: StatementRule, platform: str, text: str
) -> None:
    findings = found(rule, platform, text)
    assert {finding.line for finding in findings} == marked_lines(text)
    for finding in findings:
        assert finding.code == rule.code
        assert finding.message
        assert finding.end > finding.start
        assert text[finding.start : finding.end].strip() == text[finding.start : finding.end]


@pytest.mark.parametrize(("rule", "platform", "text"), list(examples("good")))
def test_good_examples_are_silent(rule: StatementRule, platform: str, text: str) -> None:
    assert found(rule, platform, text) == []


# A good example is good by its own rule; where no way is without cost, another rule says which.
ANOTHER_COST = {
    ("LD102", "LC303"): "an archived table is gone for its clients",
    ("LD102", "LC301"): "an archived table is gone for its clients",
    ("LD106", "LK410"): "a wider type is written anew all the same",
    ("LD106", "LF203"): "T-SQL repeats NOT NULL to change the type alone",
    ("LD106", "LK418"): "this is about what is lost, not about what waits",
    ("LK418", "LF203"): "T-SQL repeats NOT NULL to change the type alone",
    ("LK405", "LF205"): "this is about the lock, not about what is in the columns",
    ("LC305", "LC306"): "a default is dropped as a constraint",
    ("LH515", "LD103"): "the column has to be dropped for this to matter",
    ("LH516", "LC302"): "the change that needs the index gone",
}


@pytest.mark.parametrize("rule", STATEMENT_RULES, ids=lambda rule: rule.code)
def test_good_examples_are_good_by_the_other_rules_too(rule: StatementRule) -> None:
    others = [
        other for other in STATEMENT_RULES if other.default and not other.blanket and other != rule
    ]
    said = {
        (rule.code, finding.code)
        for platform, texts in rule.good.items()
        for text in texts
        for finding in lint_script(text, platform, rules=others)
        if finding.severity is not Severity.INFO
    }
    assert said <= set(ANOTHER_COST)


# What the parser at hand is too old for, or is no SQL at all.
NOT_SQL = {
    ("LH512", "postgres"): "text that cannot be read",
    ("LH512", "mssql"): "lines for sqlcmd",
    ("LH512", "sqlite"): "text that cannot be read",
    ("LH512", "duckdb"): "lines for the shell",
    ("LF204", "sqlite"): "ADD CONSTRAINT came with SQLite 3.53",
    ("LC305", "sqlite"): "DROP CONSTRAINT came with SQLite 3.53",
    ("LF202", "duckdb"): "ADD COLUMN ... NOT NULL came with DuckDB 2.0",
}
# What these rules report is just what the parser refuses.
REFUSED = {("LH514", "mssql"), ("LH505", "mssql"), ("LH504", "duckdb"), ("LH566", "duckdb")}


@pytest.mark.parametrize(("rule", "platform", "text"), list(examples("bad")))
def test_bad_examples_are_sql_unless_that_is_the_point(
    rule: StatementRule, platform: str, text: str, request: pytest.FixtureRequest
) -> None:
    said = refusal(request, platform, text)
    if (rule.code, platform) not in NOT_SQL:
        assert bool(said) == ((rule.code, platform) in REFUSED), said


@pytest.mark.parametrize(("rule", "platform", "text"), list(examples("good")))
def test_good_examples_are_sql(
    rule: StatementRule, platform: str, text: str, request: pytest.FixtureRequest
) -> None:
    if (rule.code, platform) not in {("LH512", "postgres")}:
        assert refusal(request, platform, text) == ""
