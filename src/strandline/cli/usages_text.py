"""References as a person reads them on a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from strandline.cli.words import counted
from strandline.services.usages import AuditResult, Scanned, UsagesResult, by_access
from strandline.services.usages_page import access_words
from strandline.usages.find import Reference

SHOWN_AT_MOST = 50
LISTED_AT_MOST = 15


def usages_text(result: UsagesResult) -> str:
    """Return a line for each reference, the strongest first."""
    lines = [
        f"{result.subject}: {counted(result.total, 'reference')} in "
        f"{counted(result.files, 'file')} ({access_words(result.counts)})"
        if result.total
        else f"{result.subject}: no references of rank {result.min_rank} or more"
    ]
    lines += [f"note: {note}" for note in result.notes]
    most = SHOWN_AT_MOST if result.limit is None else result.limit
    shown = result.references[:most]
    lines += _references(shown)
    if result.total > len(shown):
        lines.append(f"  and {result.total - len(shown)} more: --limit {result.total} shows them")
    return "\n".join([*lines, *_scanned(result.scanned)])


def audit_text(result: AuditResult) -> str:
    """Return a line for each table, what has no references, and where the schema is made."""
    width = max([len(str(usage.table)) for usage in result.usages] or [0])
    lines = [
        f"{counted(len(result.usages), 'table')} of {result.label}: "
        f"{counted(result.total, 'reference')} of rank {result.min_rank} or more"
    ]
    for usage in result.usages:
        found = usage.every
        bare = [name for name, places in usage.columns.items() if not places]
        tail = f"; nothing on {', '.join(bare)}" if bare and found else ""
        told = f"{len(found):>6} in {counted(len(usage.files), 'file')}" if found else "  none"
        counts = f" ({access_words(by_access(found))})" if found else ""
        lines.append(f"  {usage.table!s:<{width}}  {told}{counts}{tail}")
    lines += _listed(
        "defined in:",
        [f"{o.file}: {counted(len(o.tables), 'table')} ({o.kind.value})" for o in result.origins],
    )
    lines += _listed(
        "DDL is made at:",
        [f"{m.file}:{m.line} ({m.kind.value})  {m.excerpt}" for m in result.makers],
    )
    lines.append("every place: --format markdown, or --json")
    return "\n".join([*lines, *_scanned(result.scanned)])


def _listed(title: str, told: Sequence[str]) -> list[str]:
    if not told:
        return []
    more = len(told) - LISTED_AT_MOST
    tail = [f"  and {more} more"] if more > 0 else []
    return [title, *(f"  {line}" for line in told[:LISTED_AT_MOST]), *tail]


def _references(found: Sequence[Reference]) -> list[str]:
    place = max([len(reference.place) for reference in found] or [0])
    kind = max([len(reference.evidence.value) for reference in found] or [0])
    return [
        f"  {r.rank}  {r.access.value:<7}  {r.place:<{place}}  {r.evidence.value:<{kind}}  {r.excerpt}"
        for r in found
    ]


def _scanned(scanned: Scanned) -> list[str]:
    size = f"{scanned.bytes / 1_000_000:.1f} MB"
    lines = [f"looked at {counted(scanned.files, 'file')} ({size})"]
    if scanned.left_out:
        told = ", ".join(f"{reason} ({len(names)})" for reason, names in scanned.left_out)
        lines.append(f"left out: {told}")
    if scanned.unparsed:
        lines.append(f"not parsed as Python: {', '.join(scanned.unparsed[:5])}")
    return lines
