"""The committed rule page is what the rules say today."""

from __future__ import annotations

from pathlib import Path

from strandline.lint.catalogue import RULES
from strandline.lint.pages import rules_page

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "rules.md"


def test_the_committed_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == rules_page(RULES), (
        "regenerate it: python -m strandline.lint.pages docs/reference/rules.md"
    )


def test_every_rule_has_its_section() -> None:
    page = rules_page(RULES)
    for rule in RULES:
        assert f"### {rule.code} {rule.slug}\n" in page
        assert rule.why in page
