"""Who uses what a change takes away or renames, beside the findings that say so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from strandline.dictionary.model import Dictionary
from strandline.dictionary.names import QName
from strandline.lint.report import LintFinding
from strandline.services.usages import code_index
from strandline.usages.find import references

_BREAKING = ("PD102", "PD103", "PC301", "PC302", "PC303", "PC304")
"""Rules about tables and columns that go, or go by another name."""


def with_usages(
    findings: Sequence[LintFinding], paths: Sequence[Path], before: Dictionary, *, base: Path
) -> tuple[LintFinding, ...]:
    """Return the findings with the places of a code base that they concern; it is read once."""
    names = _subjects(before)
    wanted = {item.subject for item in findings if item.code in _BREAKING} & names.keys()
    if not wanted:
        return tuple(findings)
    index = code_index(paths, before, base=base)
    found: dict[str, tuple[str, ...]] = {}
    for subject in wanted:
        table, column = names[subject]
        found[subject] = tuple(
            f"{item.place} ({item.access.value})" for item in references(index, table, column)
        )
    return tuple(
        replace(item, usages=found.get(item.subject)) if item.code in _BREAKING else item
        for item in findings
    )


def _subjects(before: Dictionary) -> Mapping[str, tuple[QName, str | None]]:
    """Return tables and columns by every name that a finding of some platform has for them."""
    found: dict[str, tuple[QName, str | None]] = {}
    for name, table in before.tables.items():
        spellings = {str(name), name.name, f"public.{name.name}", f"main.{name.name}"}
        for spelling in (*spellings, f"dbo.{name.name}"):
            found.setdefault(spelling, (name, None))
            for column in table.column_names:
                found.setdefault(f"{spelling}.{column}", (name, column))
    return found
