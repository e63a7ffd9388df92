"""Runs statement rules over a script."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Mapping

from strandline.lint.statements.context import StatementContext, transactions_of
from strandline.lint.statements.finding import StatementFinding
from strandline.lint.statements.history import history_of
from strandline.lint.statements.read import Script, read_script
from strandline.lint.statements.rule import Found, StatementRule

_LONGEST_EXCERPT = 160


def judge(
    text: str,
    platform: str,
    rules: Iterable[StatementRule],
    *,
    pg_version: int | None = None,
    in_transaction: bool = False,
    known_types: Mapping[str, str] | None = None,
) -> list[StatementFinding]:
    """Return what the rules find, in the order of places; any text is judged, none raises."""
    script = read_script(text, platform)
    starts = [statement.start for statement in script.statements]
    context = StatementContext(
        script=script,
        pg_version=pg_version,
        known_types=known_types or {},
        transactions=transactions_of(script, in_transaction=in_transaction),
        history=history_of(script.statements),
    )
    findings = [
        _finding(script, rule, found, bisect.bisect_right(starts, found.start) - 1)
        for rule in rules
        if platform in rule.platforms
        for found in rule.check(context)
    ]
    return sorted(findings, key=lambda found: (found.start, found.code, found.message))


def _finding(script: Script, rule: StatementRule, found: Found, statement: int) -> StatementFinding:
    line, column = script.place(found.start)
    end_line, end_column = script.place(found.end)
    nested = statement >= 0 and script.statements[statement].nested
    return StatementFinding(
        code=rule.code,
        slug=rule.slug,
        severity=rule.severity,
        message=found.message,
        subject=found.subject,
        why=rule.risk,
        fix=rule.safe_way,
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        start=found.start,
        end=found.end,
        excerpt=_excerpt(script, line),
        statement=statement,
        # What stands inside a literal has doubled quotes: a person should change it.
        edits=() if nested else found.edits,
    )


def _excerpt(script: Script, line: int) -> str:
    start = script.line_starts[line - 1]
    end = script.line_starts[line] - 1 if line < len(script.line_starts) else len(script.text)
    return script.text[start:end].rstrip()[:_LONGEST_EXCERPT]
