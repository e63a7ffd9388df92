"""The case files of tests/cases/rules: what each rule says, about what, and at which line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from strandline.lint.catalogue import RULES
from strandline.lint.rule import Example
from unit.lint.snippets import judge, place

FOLDER = Path(__file__).parents[2] / "cases" / "rules"


def _cases() -> list[Any]:
    found = []
    for path in sorted(FOLDER.glob("*.yaml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            found.append(
                pytest.param(path.stem[:4].upper(), case, id=f"{path.stem}: {case['title']}")
            )
    return found


@pytest.mark.parametrize(("code", "case"), _cases())
def test_case(code: str, case: dict[str, Any], tmp_path: Path) -> None:
    example = Example(
        yaml=case["yaml"],
        component=case.get("component", ""),
        previous=case.get("previous", ""),
    )
    found, starts = judge(example, tmp_path / "case")
    own = [finding for finding in found if finding.code == code]
    expected = case["expect"]
    assert [(finding.subject, place(finding, starts)) for finding in own] == [
        (wanted["subject"], wanted.get("at")) for wanted in expected
    ], own
    for finding, wanted in zip(own, expected, strict=True):
        assert wanted.get("says", "") in finding.message
        assert wanted.get("fix", "") in finding.fix
        assert wanted.get("never", "\0") not in f"{finding.message} {finding.fix}"


def test_case_files_are_named_after_their_rule() -> None:
    names = {f"{rule.code.lower()}_{rule.slug.replace('-', '_')}" for rule in RULES}
    assert {path.stem for path in FOLDER.glob("*.yaml")} <= names
