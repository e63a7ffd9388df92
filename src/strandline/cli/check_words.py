"""Pre-checks as a person reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strandline.cli.words import counted

if TYPE_CHECKING:
    from strandline.apply.prechecks import Answers
    from strandline.services.precheck import PrecheckResult


def precheck_text(result: PrecheckResult) -> str:
    """Return what was asked, what is in the way, and what will be asked later."""
    if result.start == result.end:
        return f"{result.component} is at {result.end or '(empty)'}: there is nothing to check"
    lines = [
        f"{result.component}: {result.start or '(empty)'} -> {result.end} on {result.platform}",
        answers_text(result.answers),
    ]
    if result.later:
        lines.append(f"asked when their turn comes: {', '.join(result.later)}")
    if result.csv is not None:
        lines.append(f"the rows are in {result.csv}; it holds values of your data")
    elif result.answers.offending:
        lines.append("--csv FILE lists the rows, with their values")
    return "\n".join(lines)


def answers_text(answers: Answers) -> str:
    """Return one line for each step: what was asked, how long it took, what is in the way."""
    lines = []
    for answer in answers.answers:
        said = "nothing is in the way"
        if answer.rows:
            said = answer.sentence() if answer.refuses else f"{answer.sentence()} (kept as it is)"
        mark = "x" if answer.refuses else ("!" if answer.rows else ".")
        lines.append(f"{mark} {answer.check.operation}: {said} ({answer.seconds:.3f} s)")
    lines += [f"? {item.operation}: not checked, {item.reason}" for item in answers.unchecked]
    refusing = len(answers.refusing)
    if not lines:
        return "no step of it can fail on the data that is there"
    total = f"{counted(len(answers.answers), 'query')} in {answers.seconds:.2f} s"
    verdict = f"{counted(refusing, 'step')} would fail" if refusing else "nothing is in the way"
    return "\n".join([*lines, f"{verdict}; {total}"])
