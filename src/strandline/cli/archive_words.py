"""Archives as a person reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from strandline.cli.words import counted

if TYPE_CHECKING:
    from strandline.services.archive import (
        ArchiveEntry,
        ArchiveList,
        ArchivePurge,
        ArchiveRestore,
        ArchiveRows,
    )


def list_text(result: ArchiveList) -> str:
    if not result.entries:
        return f"nothing of {result.component} is archived in {result.database}"
    head = f"{'when':<20}{'what':<32}{'from -> to':<20}{'rows':>9}  state"
    return "\n".join([head, *(_line(entry) for entry in result.entries)])


def _line(entry: ArchiveEntry) -> str:
    record = entry.record
    way = f"{record.from_version} -> {record.to_version}"
    what = f"{record.subject} #{record.cycle}"
    line = f"{record.archived_at[:19]:<20}{what:<32}{way:<20}{entry.rows:>9}  {record.state.value}"
    counts = [
        f"{number} {word}"
        for number, word in (
            (record.restored_rows, "restored"),
            (record.superseded_rows, "newer"),
            (record.orphaned_rows, "without a row"),
        )
        if number
    ]
    return f"{line} ({', '.join(counts)})" if counts else line


def rows_text(result: ArchiveRows) -> str:
    lines = ["\t".join(result.columns)]
    lines += ["\t".join("NULL" if c is None else str(c) for c in row) for row in result.rows]
    more = result.entry.rows - len(result.rows)
    if more > 0:
        lines.append(f"... and {counted(more, 'row')} more")
    return "\n".join(lines)


def restore_text(result: ArchiveRestore) -> str:
    brought = result.brought
    text = f"restored {result.entry.record.subject}: {counted(brought.restored, 'row')}"
    if brought.superseded:
        text += f"; {counted(brought.superseded, 'row')} kept newer values (--overwrite)"
    if brought.orphaned:
        text += f"; {counted(brought.orphaned, 'row')} without a row any more"
    return text


def purge_text(result: ArchivePurge) -> str:
    verb = "would remove" if result.dry_run else "removed"
    if not result.entries:
        return "nothing to purge"
    return "\n".join(
        f"{verb} {entry.record.subject} #{entry.record.cycle}: {counted(entry.rows, 'row')}"
        for entry in result.entries
    )
