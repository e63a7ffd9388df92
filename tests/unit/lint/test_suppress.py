"""Suppressions by comment and policy: used, unused, without a reason, of unknown rules."""

from __future__ import annotations

import pytest

from strandline.diagnostics import Diagnostic, Severity
from strandline.dictionary.policy import Level, Suppression
from strandline.lint.allowances import yaml_allowances
from strandline.lint.report import LintFinding
from strandline.lint.suppress import Silence, silence, unknown_rules
from strandline.source import Span


def finding(code: str, slug: str, subject: str, file: str = "t.yaml", line: int = 2) -> LintFinding:
    return LintFinding(
        diagnostic=Diagnostic(
            code=code,
            severity=Severity.WARNING,
            message="m",
            subject=subject,
            span=Span(file, line, 1) if file else None,
        ),
        level=Level.WARN,
        slug=slug,
    )


DROP = finding("PD103", "drop-column", "dbo.T.a")
INDEX = finding("PK401", "index-build", "dbo.T.IX", line=9)
GONE = finding("PD102", "drop-table", "dbo.Old", file="")


def run(
    comment: str = "",
    suppressions: tuple[Suppression, ...] = (),
    *,
    complete: bool = True,
    families: str = "P",
) -> Silence:
    return silence(
        [DROP, INDEX, GONE],
        yaml_allowances(f"{comment}\nx: 1\n", "t.yaml"),
        suppressions,
        families=frozenset(families),
        complete=complete,
    )


def codes(findings: tuple[LintFinding, ...]) -> list[str]:
    return [item.code for item in findings]


@pytest.mark.parametrize(
    ("comment", "silenced", "problems"),
    [
        ("", [], []),
        ("# strandline: allow PD103 because x", ["PD103"], []),
        ("# strandline: allow drop-column because x", ["PD103"], []),
        ("# strandline: allow PK401, PD103 because x", ["PD103"], []),
        ("# strandline: allow PD103", [], ["N001"]),
        ("# strandline: allow PD103 because", [], ["N001"]),
        ("# strandline: allow because of this", [], ["N001"]),
        ("# strandline: allow PK401 because x", [], ["PH511"]),
        ("# strandline: allow PD999 because x", [], ["N002"]),
        ("# strandline: allow D203 because another command runs it", [], []),
    ],
)
def test_comments(comment: str, silenced: list[str], problems: list[str]) -> None:
    outcome = run(comment)
    assert [item.code for item, _ in outcome.silenced] == silenced
    assert codes(outcome.problems) == problems


@pytest.mark.parametrize(
    ("item", "silenced", "problems"),
    [
        (Suppression(rule="PD102", reason="r"), ["PD102"], []),
        (Suppression(rule="drop-table", reason="r", object="dbo.Old"), ["PD102"], []),
        (Suppression(rule="PD103", reason="r", object="dbo.T.*"), ["PD103"], []),
        (Suppression(rule="PD103", reason="r", object="dbo.U.*"), [], ["PH511"]),
        (Suppression(rule="PD103", reason="r", file="t.yaml"), ["PD103"], []),
        (Suppression(rule="PD102", reason="r", file="*.yaml"), [], ["PH511"]),
        (Suppression(rule="LK401", reason="r"), [], []),
    ],
)
def test_policy(item: Suppression, silenced: list[str], problems: list[str]) -> None:
    outcome = run(suppressions=(item,))
    assert [found.code for found, _ in outcome.silenced] == silenced
    assert codes(outcome.problems) == problems


def test_nothing_is_called_unused_after_a_partial_look() -> None:
    outcome = run(
        "# strandline: allow PK401 because x",
        (Suppression(rule="PK402", reason="r"),),
        complete=False,
    )
    assert outcome.problems == ()


def test_an_unused_comment_can_be_removed() -> None:
    (problem,) = run("# strandline: allow PK401 because x").problems
    assert problem.is_fixable


def test_a_policy_names_rules_that_are_there() -> None:
    found = unknown_rules(["PD103", "drop-colum", "zzz"], Span("component.yaml", 4, 1))
    assert [(item.code, item.subject) for item in found] == [
        ("N002", "drop-colum"),
        ("N002", "zzz"),
    ]
    assert "did you mean drop-column?" in found[0].diagnostic.fix
