"""The list of known risks: each is found by its rule, and the safe forms are passed over."""

from __future__ import annotations

import sys

import pytest

from strandline.lint.statements.catalogue import (
    DEFAULT_STATEMENT_RULES,
    STATEMENT_RULES,
    lint_script,
)
from support.repository import ROOT

sys.path.insert(0, str(ROOT))
try:
    from benchmarks import probe
finally:
    sys.path.remove(str(ROOT))

RISKS = probe.load_risks()
RISKY = [risk for risk in RISKS if risk.code]
# A length on text is what the author of the table means; who wants text everywhere asks for it.
ON_REQUEST = {"LH574"}
POINTED = [rule for rule in DEFAULT_STATEMENT_RULES if not rule.blanket]


def test_the_list_is_the_whole_list() -> None:
    assert len(RISKS) == 79
    assert len({risk.name for risk in RISKS}) == 79


@pytest.mark.parametrize("risk", RISKY, ids=[risk.name for risk in RISKY])
def test_every_risk_is_found_by_its_rule(risk: probe.Risk) -> None:
    rules = STATEMENT_RULES if risk.code in ON_REQUEST else DEFAULT_STATEMENT_RULES
    assert risk.code in {finding.code for finding in lint_script(risk.sql, "postgres", rules=rules)}


SAFE = [(risk.name, risk.safe) for risk in RISKS if risk.safe]
SAFE += [(risk.name, risk.sql) for risk in RISKS if not risk.code]


@pytest.mark.parametrize(("name", "sql"), SAFE, ids=[name for name, _ in SAFE])
def test_safe_forms_are_passed_over(name: str, sql: str) -> None:
    assert lint_script(sql, "postgres", rules=POINTED) == []


@pytest.mark.skipif(not probe.SQUAWK.exists(), reason="squawk is not installed")
def test_squawk_reads_every_script_and_the_page_is_fresh() -> None:
    scripts = [risk.sql for risk in RISKS] + [risk.safe for risk in RISKS]
    unread = [
        script
        for script, rules in zip(scripts, probe.squawk_rules(scripts), strict=True)
        if "syntax-error" in rules
    ]
    assert unread == []
    assert probe.PAGE.read_text(encoding="utf-8") == "\n".join(probe._page(probe.probe())) + "\n"
