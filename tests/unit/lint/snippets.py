"""Turns the YAML streams of rule examples and case files into loaded dictionaries."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from strandline.diagnostics import Diagnostic
from strandline.dictionary.load import Loaded, load_directory
from strandline.lint.catalogue import RULES
from strandline.lint.context import RuleContext
from strandline.lint.engine import run_rules
from strandline.lint.facts import facts_for
from strandline.lint.rule import Example

MARK = "# <- here"
PREVIOUS_VERSION = "1.0.0"
_FILE = re.compile(r"# file: (\S+)")


def write_stream(stream: str, folder: Path) -> dict[str, int]:
    """Write each document to a file; return, for each file, its first line in the stream."""
    starts: dict[str, int] = {}
    line = 1
    for number, document in enumerate(re.split(r"(?m)^---\n", stream)):
        named = _FILE.match(document)
        name = named.group(1) if named else f"{_declared(document) or number}.yaml"
        # The version stands behind the document, so that lines keep their numbers.
        text = document.rstrip("\n") + '\n_format_version: "1.0"\n'
        (folder / name).write_text(text, encoding="utf-8")
        starts[name] = line
        line += document.count("\n") + 1
    return starts


def load_example(example: Example, folder: Path) -> tuple[RuleContext, Loaded, dict[str, int]]:
    """Load an example; format findings are for the caller to look at."""
    folder.mkdir()
    if example.component:
        component = yaml.safe_load(example.component)
        document = {"_format_version": "1.0", "component": {"name": "example", **component}}
        (folder / "component.yaml").write_text(yaml.safe_dump(document), encoding="utf-8")
    starts = write_stream(example.yaml, folder)
    loaded = load_directory(folder, base=folder)
    previous = None
    if example.previous:
        before = folder.parent / f"{folder.name}_before"
        before.mkdir()
        write_stream(example.previous, before)
        previous = load_directory(before, base=before)
        assert not previous.findings, previous.findings
    context = RuleContext(
        dictionary=loaded.dictionary,
        conventions=loaded.component.conventions,
        platforms=facts_for(loaded.component.platforms),
        previous=previous.dictionary if previous is not None else None,
        version=loaded.component.version,
        previous_version=PREVIOUS_VERSION if previous is not None else None,
        file_stems=loaded.sources.stems(),
    )
    return context, loaded, starts


def judge(example: Example, folder: Path) -> tuple[list[Diagnostic], dict[str, int]]:
    """Run every rule over an example that loads without format findings."""
    context, loaded, starts = load_example(example, folder)
    assert not loaded.findings, loaded.findings
    return run_rules(context, RULES, locate=loaded.sources.locate), starts


def place(finding: Diagnostic, starts: dict[str, int]) -> int | None:
    """Return the line of a finding in the example's stream."""
    if finding.span is None or finding.span.file not in starts:
        return None  # no place, or one in component.yaml, which the stream does not hold
    return starts[finding.span.file] + finding.span.line - 1


def marked_lines(stream: str) -> list[int]:
    """Return the lines that say a finding is expected there."""
    return [n for n, line in enumerate(stream.splitlines(), start=1) if line.endswith(MARK)]


def _declared(document: str) -> str | None:
    tree = yaml.load(document, Loader=yaml.BaseLoader)
    for value in tree.values() if isinstance(tree, dict) else ():
        if isinstance(value, dict):
            return value.get("name")
    return None
