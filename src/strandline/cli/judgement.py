"""Findings of lint, and explanations, as a person or a machine reads them."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from strandline import __version__
from strandline.cli.output import Console, Document, write_json
from strandline.cli.words import counted
from strandline.dictionary.policy import Level

if TYPE_CHECKING:
    from strandline.lint.documentation import DocExample, RuleDoc
    from strandline.lint.report import LintFinding
    from strandline.services.explain import ExplainResult, Explanation
    from strandline.services.lint import LintResult
    from strandline.services.lint_fix import FixedFile

_WIDTH = 100
_MOST_EXAMPLES = 3
"""Examples shown of each kind; the reference pages have all."""


MOST_USAGES = 5
"""So many places are shown beside a finding."""


def show(
    console: Console,
    kind: str,
    document: Document,
    text: str,
    findings: Sequence[LintFinding],
    silenced: Sequence[tuple[LintFinding, str]],
) -> None:
    """Write a result in the format that was asked for."""
    if kind == "sarif":
        from strandline.lint.sarif import sarif

        write_json(sarif(findings, version=__version__, silenced=silenced))
    elif kind == "github":
        from strandline.lint.github import github_annotations

        sys.stdout.write(github_annotations(findings))
    else:
        console.result(document, text)


def lint_text(console: Console, result: LintResult, *, every: bool) -> str:
    """Return the findings with their lines, and what was looked at."""
    shown = [item for item in result.findings if every or item.level is not Level.INFO]
    parts = [_finding_text(console, item) for item in shown]
    counts = [
        counted(result.count("error"), "error"),
        counted(result.count("warn"), "warning"),
        counted(result.count("info"), "remark"),
    ]
    if result.count("approval"):
        counts.insert(1, f"{counted(result.count('approval'), 'finding')} to approve")
    if result.silenced:
        counts.append(f"{len(result.silenced)} silenced")
    if result.known:
        counts.append(f"{len(result.known)} known")
    parts.append(f"{_looked_at(result)}: {', '.join(counts)}")
    return "\n".join(parts)


def _finding_text(console: Console, finding: LintFinding) -> str:
    lines = console.findings_text([finding.diagnostic]).split("\n")
    where = [", ".join(finding.platforms)] if finding.platforms else []
    if finding.direction is not None:
        where.append(finding.direction.value)
    if finding.level is Level.APPROVAL:
        where.append("needs an approval")
    if where:
        place = 2 if len(lines) > 1 and lines[1].startswith(("  at ", "  on ")) else 1
        lines.insert(place, f"  in {', '.join(where)}")
    if finding.usages is not None:
        lines += _usages_text(finding.usages)
    return "\n".join(lines)


def _usages_text(usages: tuple[str, ...]) -> list[str]:
    """Return the first places that use what goes, and how many more there are."""
    if not usages:
        return ["  used nowhere in the code that was looked at"]
    lines = [f"  used in {place}" for place in usages[:MOST_USAGES]]
    if len(usages) > MOST_USAGES:
        lines.append(f"  ... and {len(usages) - MOST_USAGES} more: see `strandline usages`")
    return lines


def _looked_at(result: LintResult) -> str:
    """Say what was looked at, equal changes of several platforms once."""
    found: dict[str, list[str]] = {}
    for look in result.looks:
        found.setdefault(f"{look.component} {look.what}", []).extend(look.platforms)
    if not found:
        return "nothing to look at"
    return "; ".join(
        f"{what} on {', '.join(dict.fromkeys(names))}" for what, names in found.items()
    )


def fixed_text(changed: Sequence[FixedFile]) -> str:
    """Return the changes that fixes made, as a diff."""
    if not changed:
        return "nothing to fix by itself"
    lines = [
        f"fixed {counted(item.count, 'finding')} in {item.file}\n{item.diff}" for item in changed
    ]
    return "\n".join(lines).rstrip("\n")


def baseline_note(written: tuple[Path, int]) -> str:
    """Say what was remembered."""
    path, count = written
    return f"{counted(count, 'finding')} remembered in {path.name}: commit it, and make it shorter"


def explain_text(result: ExplainResult) -> str:
    """Return every explanation, one below the other."""
    return "\n\n".join("\n".join(_explained(item)) for item in result.explanations)


def _explained(item: Explanation) -> Iterator[str]:
    rule = item.rule
    if rule is not None:
        yield from _rule_lines(rule)
        if item.peers:
            yield from _wrapped("elsewhere", ", ".join(item.peers))
        yield from _examples("reported", rule.bad)
        yield from _examples("fine", rule.good)
        return
    exits = f" (exit {', '.join(map(str, item.exits))})" if item.exits else ""
    yield f"{item.code}: {item.title}{exits}"
    for label, texts in (("says", item.messages), ("why", item.reasons), ("do", item.advice)):
        for text in texts:
            yield from _wrapped(label, text)


def _rule_lines(rule: RuleDoc) -> Iterator[str]:
    level = rule.severity.value + ("" if rule.default else ", on request")
    yield f"{rule.code} {rule.slug} ({level}): {rule.summary}"
    yield from _wrapped("risk", rule.why)
    yield from _wrapped("safe way", rule.fix)
    if rule.automatic:
        yield from _wrapped("--fix", rule.automatic)
    if rule.platforms:
        yield from _wrapped("where", ", ".join(rule.platforms))
    for name, words in rule.differs.items():
        yield from _wrapped(name, words)
    if rule.sized:
        yield from _wrapped("size", "with --url or --env, the size of the table decides the level")


def _examples(label: str, examples: Sequence[DocExample]) -> Iterator[str]:
    for example in examples[:_MOST_EXAMPLES]:
        yield f"  {label}{f', {example.title}' if example.title else ''}:"
        yield textwrap.indent(example.text.rstrip("\n"), "    ")


def _wrapped(label: str, text: str) -> list[str]:
    return textwrap.wrap(
        " ".join(text.split()),
        width=_WIDTH,
        initial_indent=f"  {label}: ",
        subsequent_indent="    ",
        break_long_words=False,
        break_on_hyphens=False,
    )
