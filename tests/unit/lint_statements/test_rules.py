"""What every rule owes its readers, and the rows of the merged rule table that they cover."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from strandline.lint.statements import rules as rules_package
from strandline.lint.statements.catalogue import STATEMENT_RULES, find_statement_rule, lint_script
from strandline.lint.statements.grammar import GRAMMARS
from strandline.lint.statements.rule import StatementRule
from support.repository import PACKAGE

FAMILY = {"D": "LD1", "P": "LF2", "C": "LC3", "L": "LK4", "H": "LH5"}
ROWS = [
    *(f"D{n:02}" for n in range(1, 10)),
    *(f"P{n:02}" for n in range(1, 6)),
    *(f"C{n:02}" for n in range(1, 14)),
    *(f"L{n:02}" for n in range(1, 21)),
    *(f"H{n:02}" for n in range(1, 18)),
]
NOT_IN_TEXT = {
    "H03": "the order of files cannot be seen in one file",
    "H11": "suppressions are the engine's, not a rule's",
}


@pytest.mark.parametrize("rule", STATEMENT_RULES, ids=lambda rule: rule.code)
def test_a_rule_explains_itself(rule: StatementRule) -> None:
    assert re.fullmatch(r"L[DFCKH][1-5]\d\d", rule.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+|[a-z]+", rule.slug)
    assert rule.summary
    assert not rule.summary.endswith(".")
    assert rule.risk.endswith((".", "?"))
    assert rule.safe_way
    assert not rule.safe_way.endswith(".")
    for platform in rule.platforms:
        assert platform in GRAMMARS
        assert rule.bad.get(platform), f"{rule.code} shows nothing bad on {platform}"
        assert rule.good.get(platform), f"{rule.code} shows nothing good on {platform}"
    assert set(rule.bad) == set(rule.good) == set(rule.platforms)


@pytest.mark.parametrize("rule", STATEMENT_RULES, ids=lambda rule: rule.code)
def test_a_fix_is_announced_and_announced_fixes_are_there(rule: StatementRule) -> None:
    edits = [
        finding.edits
        for platform, texts in rule.bad.items()
        for text in texts
        for finding in lint_script(text, platform, rules=[rule], pg_version=14)
    ]
    assert any(edits) == bool(rule.fix)


def test_codes_and_slugs_are_unique_and_files_are_named_after_them() -> None:
    for names in ([r.code for r in STATEMENT_RULES], [r.slug for r in STATEMENT_RULES]):
        assert [name for name, count in Counter(names).items() if count > 1] == []
    files = {path.stem for path in (PACKAGE / "lint/statements/rules").glob("l*.py")}
    assert len(files) == len(STATEMENT_RULES)
    assert {name[:5].upper() for name in files} == {rule.code for rule in STATEMENT_RULES}
    assert rules_package.__doc__


def test_every_row_has_a_rule_of_its_family_or_a_reason() -> None:
    covered = {row for rule in STATEMENT_RULES for row in rule.peers}
    assert covered - set(ROWS) == set()
    assert sorted(set(ROWS) - covered) == sorted(NOT_IN_TEXT)
    for row in covered:
        own = f"{FAMILY[row[0]]}{row[1:]}"
        assert find_statement_rule(own) is not None, f"{row} has no rule {own}"


def test_rules_are_found_by_code_and_by_slug() -> None:
    for rule in STATEMENT_RULES:
        assert find_statement_rule(rule.code) is rule
        assert find_statement_rule(rule.slug) is rule
    assert find_statement_rule("LX999") is None


def test_a_platform_without_grammar_has_no_findings() -> None:
    assert lint_script("DROP TABLE t;", "elsewhere") == []
