"""References as Markdown: the audit of a whole dictionary, and the list of one subject."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from strandline.dictionary.model import Table
from strandline.docgen.escape import code, inline
from strandline.docgen.markdown import bullets, page, section, table
from strandline.docgen.words import action_words, names
from strandline.services.usages import AuditResult, Scanned, UsagesResult, by_access
from strandline.usages.audit import ORIGIN_REASONS, TableUsage
from strandline.usages.evidence import FACTS, Access
from strandline.usages.find import Reference
from strandline.usages.makers import MAKER_REASONS

_NAMED_AT_MOST = 10


def usages_page(result: UsagesResult) -> str:
    """Return the references to one table or column as a page."""
    return page(
        f"# Who uses {inline(result.subject)}",
        f"{_count(result.total, 'reference')} in {_count(result.files, 'file')}: "
        f"{access_words(result.counts)}.",
        bullets(inline(note) for note in result.notes),
        _places(result.references, result.total, with_subject=False),
        section("What was looked at", _scanned(result.scanned)),
        section("Evidence", _evidence(result.references)),
    )


def audit_page(result: AuditResult) -> str:
    """Return the audit: what is defined, where its DDL is made, and every coupling point."""
    every = [reference for usage in result.usages for reference in usage.every]
    files = {reference.file for reference in every}
    columns = sum(len(usage.columns) for usage in result.usages)
    return page(
        "# Who uses the schema",
        f"{_count(len(result.dictionary.tables), 'table')} with {_count(columns, 'column')} and "
        f"{_count(len(result.dictionary.views), 'view')}, as in {code(result.label)}; "
        f"{_count(len(every), 'reference')} in {_count(len(files), 'file')}, of rank "
        f"{result.min_rank} or more.",
        section("What was looked at", _scanned(result.scanned)),
        section("Where the schema is defined", _origins(result)),
        section("Where DDL is made", _makers(result)),
        section("Tables", _summary(result), *(_table(result, usage) for usage in result.usages)),
        section("Coupling points by file", _by_file(every)),
        section("Coupling points by table", *(_coupling(result, u) for u in result.usages)),
        section("Nothing found", _unreferenced(result)),
        section("Evidence", _evidence(every)),
    )


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def access_words(counts: dict[str, int]) -> str:
    """Return counts by access as words: `3 read, 1 write`."""
    order = [access.value for access in Access]
    told = [f"{counts[name]} {name}" for name in order if name in counts]
    return ", ".join(told) or "none"


def _scanned(scanned: Scanned) -> str:
    lines = [
        f"{_count(scanned.files, 'file')} ({scanned.bytes:,} bytes) in "
        f"{', '.join(code(path) for path in scanned.paths)}."
    ]
    lines += [
        f"Left out, {reason} ({len(left)}): {_some(left)}" for reason, left in scanned.left_out
    ]
    if scanned.unparsed:
        lines.append(f"Not parsed as Python, read as plain code: {_some(scanned.unparsed)}")
    return bullets(lines)


def _some(found: Sequence[str]) -> str:
    shown = ", ".join(code(name) for name in found[:_NAMED_AT_MOST])
    more = len(found) - _NAMED_AT_MOST
    return f"{shown} and {more} more" if more > 0 else shown


def _origins(result: AuditResult) -> str:
    if not result.origins:
        return "No file was found that defines one of the tables."
    rows = [
        (code(origin.file), ORIGIN_REASONS[origin.kind], str(len(origin.tables)),
         _some([str(name) for name in origin.tables]))
        for origin in result.origins
    ]  # fmt: skip
    return table(["File", "How", "Tables", "Which"], rows)


def _makers(result: AuditResult) -> str:
    if not result.makers:
        return "No place was found that makes DDL at run time or calls a migration tool."
    rows = [
        (code(f"{maker.file}:{maker.line}"), MAKER_REASONS[maker.kind], code(maker.excerpt))
        for maker in result.makers
    ]
    return table(["Place", "How", "Line"], rows)


def _summary(result: AuditResult) -> str:
    rows = []
    for usage in result.usages:
        counts = by_access(usage.every)
        rows.append(
            (
                code(str(usage.table)),
                str(len(usage.columns)),
                str(len(usage.every)),
                str(len(usage.files)),
                *(str(counts.get(access.value, 0)) for access in Access),
            )
        )
    headings = ["Table", "Columns", "References", "Files", "Read", "Write", "DDL", "Unknown"]
    return table(headings, rows)


def _table(result: AuditResult, usage: TableUsage) -> str:
    declared = result.dictionary.tables.get(usage.table)
    if declared is None:
        return section(f"View {inline(str(usage.table))}", _tally(usage.references), level=3)
    keys = set(declared.primary_key.columns) if declared.primary_key else set()
    rows = [
        (
            code(column.name),
            inline(str(column.type)),
            "yes" if column.nullable else "no",
            "primary" if column.name in keys else "",
            _tally(usage.columns[column.name]),
        )
        for column in declared.columns
    ]
    return section(
        inline(str(usage.table)),
        table(["Column", "Type", "Nullable", "Key", "References"], rows),
        bullets([*_outgoing(declared), *_incoming(result, declared)]),
        level=3,
    )


def _tally(found: Sequence[Reference]) -> str:
    if not found:
        return "none"
    return f"{len(found)}, strongest {code(found[0].evidence.value)} ({found[0].rank})"


def _outgoing(declared: Table) -> Iterable[str]:
    for key in declared.foreign_keys:
        actions = action_words(key)
        tail = f" ({actions})" if actions else ""
        yield (
            f"{names(key.columns)} points at {code(str(key.target))} "
            f"{names(key.target_columns)}{tail}"
        )


def _incoming(result: AuditResult, declared: Table) -> Iterable[str]:
    for other in result.dictionary.tables.values():
        for key in other.foreign_keys:
            if key.target == declared.name:
                yield f"pointed at by {code(str(other.name))} {names(key.columns)}"


def _by_file(every: Iterable[Reference]) -> str:
    counts: Counter[str] = Counter()
    subjects: dict[str, set[str]] = {}
    for reference in every:
        counts[reference.file] += 1
        subjects.setdefault(reference.file, set()).add(reference.subject)
    if not counts:
        return "None."
    ordered = sorted(counts, key=lambda file: (-counts[file], file))
    rows = [(code(file), str(counts[file]), str(len(subjects[file]))) for file in ordered]
    return table(["File", "References", "Tables and columns"], rows)


def _coupling(result: AuditResult, usage: TableUsage) -> str:
    total = len(usage.every)
    if not total:
        return ""
    shown = [*result.shown(usage.references)]
    for found in usage.columns.values():
        shown += result.shown(found)
    return section(inline(str(usage.table)), _places(shown, total, with_subject=True), level=3)


def _places(found: Sequence[Reference], total: int, *, with_subject: bool) -> str:
    if not found:
        return "None." if not total else ""
    rows = [
        (
            code(reference.place),
            code(reference.subject) if with_subject else "",
            str(reference.rank),
            reference.evidence.value,
            reference.access.value,
            code(reference.excerpt),
        )
        for reference in found
    ]
    shown = table(["Place", "Subject", "Rank", "Evidence", "Access", "Line"], rows)
    left = total - len(found)
    return f"{shown}\n\n{left} more are not shown." if left > 0 else shown


def _unreferenced(result: AuditResult) -> str:
    told = []
    for usage in result.usages:
        bare = [name for name, found in usage.columns.items() if not found]
        if not usage.every:
            told.append(f"{code(str(usage.table))}: neither the table nor a column")
        elif bare:
            told.append(f"{code(str(usage.table))}: {', '.join(code(name) for name in bare)}")
    if not told:
        return "Every table and column is referred to."
    return page(
        bullets(told).rstrip("\n"),
        "That nothing was found does not prove that nobody uses it: names can be put together at "
        "run time, and reports and other systems are not in these files.",
    ).rstrip("\n")


def _evidence(found: Iterable[Reference]) -> str:
    kinds = {reference.evidence for reference in found}
    rows = [
        (kind.value, str(fact.rank), fact.reason) for kind, fact in FACTS.items() if kind in kinds
    ]
    if not rows:
        return ""
    return table(["Evidence", "Rank", "What it is"], rows)
