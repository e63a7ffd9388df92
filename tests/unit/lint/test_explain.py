"""Every code explains itself, and a wrong one leads to the right ones."""

from __future__ import annotations

import pytest

from strandline.errors import NotFound
from strandline.lint.documentation import RuleDoc, rule_docs
from strandline.services.explain import explain


@pytest.mark.parametrize("rule", rule_docs(), ids=lambda rule: rule.code)
def test_every_rule_is_explained(rule: RuleDoc) -> None:
    (found,) = explain(rule.code).explanations
    assert found.rule is rule
    assert all((rule.summary, rule.why, rule.fix, rule.bad, rule.good))
    assert rule.code in {item.code for item in explain(rule.slug).explanations}


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("pk401", "PK401"),
        ("Index-Build", "PK401"),
        ("D009", "D009"),
        ("a047", "A047"),
        ("N002", "N002"),
        ("ban-drop-column", "PD103"),
        ("squawk ban-drop-column", "LD103"),
        ("ds102", "PD102"),
    ],
)
def test_ways_to_ask(name: str, code: str) -> None:
    assert code in {item.code for item in explain(name).explanations}


def test_an_error_has_its_exit_code_and_advice() -> None:
    (found,) = explain("A047").explanations
    assert found.exits == (4,)
    assert found.advice
    assert found.messages


@pytest.mark.parametrize(("name", "near"), [("PK499", "PK4"), ("indx-build", "index-build")])
def test_a_wrong_code_has_neighbours(name: str, near: str) -> None:
    with pytest.raises(NotFound) as raised:
        explain(name)
    assert raised.value.code == "N010"
    assert near in raised.value.hint


@pytest.mark.parametrize("name", ["", "   ", "\x00", "x" * 10_000])
def test_nonsense_is_not_found(name: str) -> None:
    with pytest.raises(NotFound):
        explain(name)
