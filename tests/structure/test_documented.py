"""Everything a user can meet is documented, and generated pages are what their generators make."""

from __future__ import annotations

import re

from support.repository import ROOT, make_dev_importable

make_dev_importable()

import cli_reference  # noqa: E402
import codes  # noqa: E402

import docs  # noqa: E402

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


def test_generated_pages_are_fresh() -> None:
    assert not docs.stale(), "run `make docs` and read what changed"


def test_every_code_is_explained() -> None:
    found = codes.collect()
    assert found, "no codes were found at all"
    assert not codes.unexplained(found), "say beside the code what it means"


def test_a_rule_code_is_used_by_one_rule() -> None:
    """Codes are stable names: a rule's code stands for that rule alone."""
    rules = [code for code in codes.collect().values() if code.slug]
    # One slug may name the same risk in the dictionary, in a change and in a script.
    slugs = [(rule.code[0], rule.slug) for rule in rules]
    assert len(slugs) == len(set(slugs))
    mixed = [rule.code for rule in rules if rule.kinds]
    assert not mixed, f"an error uses the code of a rule: {mixed}"


def test_every_command_and_option_is_explained() -> None:
    bare = [
        f"{command.path} {parameter.name}"
        for command in cli_reference.commands()
        for parameter in command.parameters
        if not parameter.help
    ]
    bare += [command.path for command in cli_reference.commands() if not command.help]
    assert not bare, f"give these a help text: {bare}"


def test_links_between_pages_lead_somewhere() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    broken = []
    for page in pages:
        for target in LINK.findall(page.read_text(encoding="utf-8")):
            path = target.partition("#")[0]
            if not path or re.match(r"[a-z]+:", path):
                continue
            if not (page.parent / path).exists():
                broken.append(f"{page.relative_to(ROOT)}: {target}")
    assert not broken, f"links that lead nowhere: {broken}"
