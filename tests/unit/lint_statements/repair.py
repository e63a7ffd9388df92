"""Makes the edits of findings until none is left that can be made, as `lint --fix` does in files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from strandline.lint.statements.catalogue import DEFAULT_STATEMENT_RULES, lint_script
from strandline.lint.statements.edits import apply_edits
from strandline.lint.statements.finding import StatementFinding
from strandline.lint.statements.rule import StatementRule

_MOST_ROUNDS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """The repaired text, the findings that were repaired, and those that are left."""

    text: str
    repaired: tuple[StatementFinding, ...]
    left: tuple[StatementFinding, ...]


def repair_script(
    text: str,
    platform: str,
    *,
    pg_version: int | None = None,
    rules: Iterable[StatementRule] = DEFAULT_STATEMENT_RULES,
    in_transaction: bool = False,
    known_types: Mapping[str, str] | None = None,
) -> Repair:
    """Make the fixes of a script. One fix may call for the next, so it is judged after each round."""
    chosen = tuple(rules)
    repaired: list[StatementFinding] = []
    for _ in range(_MOST_ROUNDS):
        findings = lint_script(
            text,
            platform,
            pg_version=pg_version,
            rules=chosen,
            in_transaction=in_transaction,
            known_types=known_types,
        )
        fixable = [finding for finding in findings if finding.edits]
        made = apply_edits(text, [finding.edits for finding in fixable])
        repaired += [fixable[at] for at in made.made]
        if not made.made:
            return Repair(text=text, repaired=tuple(repaired), left=tuple(findings))
        text = made.text
    return Repair(text=text, repaired=tuple(repaired), left=tuple(findings))
