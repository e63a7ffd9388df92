"""The change log: what each version did, newest first."""

from __future__ import annotations

from collections.abc import Iterable

from strandline.dictionary.names import QName
from strandline.diff.operations import (
    AddColumn,
    AlterColumn,
    AlterValueSet,
    CreateTable,
    CreateValueSet,
    CreateView,
    DeleteRow,
    DropColumn,
    DropTable,
    DropValueSet,
    DropView,
    InsertRow,
    Operation,
    RenameColumn,
    RenameTable,
    SetComment,
    UpdateRow,
    table_of,
)
from strandline.docgen.escape import code, inline, prose
from strandline.docgen.history import split_rows
from strandline.docgen.markdown import bullets, page, section
from strandline.docgen.paths import Pages, plan_pages, version_anchor
from strandline.docgen.records import DocumentedComponent, VersionEntry
from strandline.docgen.words import cell, operation_words

_KEYS_SHOWN = 8

RowOperation = InsertRow | DeleteRow | UpdateRow


def change_log(documented: DocumentedComponent) -> str:
    """Return the page that tells every recorded version, newest first."""
    pages = plan_pages(documented.dictionary)
    versions = [_version(entry, pages) for entry in reversed(documented.history)]
    intro = f"What each version of {code(documented.name)} changed, newest first."
    return page(
        f"# Changes: {inline(documented.name)}",
        intro if versions else "No version has been recorded yet.",
        *versions,
    )


def breaking_mark(entry: VersionEntry) -> str:
    return "**BREAKING**" if entry.breaking else ""


def fold_comments(operations: Iterable[Operation]) -> list[str]:
    """Return one phrase per operation; several reworded column descriptions become one."""
    told: list[str] = []
    columns: list[str] = []
    for operation in operations:
        if isinstance(operation, SetComment) and operation.column is not None:
            columns.append(operation.column)
        else:
            told.append(operation_words(operation))
    if columns:
        shown = ", ".join(code(name) for name in columns[:_KEYS_SHOWN])
        more = len(columns) - _KEYS_SHOWN
        rest = f" and {more} more columns" if more > 0 else ""
        told.append(f"description changed: {shown}{rest}")
    return told


def row_words(operations: Iterable[RowOperation]) -> list[str]:
    """Sum up operations on one table's reference rows: how many, and the first keys."""
    verbs = {InsertRow: "added", UpdateRow: "changed", DeleteRow: "removed"}
    told = []
    rows = list(operations)
    for kind, verb in verbs.items():
        found = [operation for operation in rows if isinstance(operation, kind)]
        if found:
            keys = ", ".join(_row_key(operation) for operation in found[:_KEYS_SHOWN])
            more = ", …" if len(found) > _KEYS_SHOWN else ""
            plural = "" if len(found) == 1 else "s"
            told.append(f"{len(found)} reference row{plural} {verb} ({keys}{more})")
    return told


def _row_key(operation: RowOperation) -> str:
    row = operation.after if isinstance(operation, UpdateRow) else operation.row
    return " / ".join(cell(value) for value in row.key(operation.key))


def _version(entry: VersionEntry, pages: Pages) -> str:
    facts = [entry.date and inline(entry.date), entry.author and inline(entry.author)]
    if entry.breaking:
        facts.append("**BREAKING**: what reads or writes this schema may have to change")
    sorted_out = _Sorted(entry.operations_from_parent)
    parts = sorted_out.sections(pages)
    return page(
        f'<a id="{version_anchor(entry.label)}"></a>',
        f"## {inline(entry.label)}",
        " · ".join(fact for fact in facts if fact),
        prose(entry.description or ""),
        *parts,
        "" if any(parts) else _no_changes(entry),
    ).rstrip("\n")


def _no_changes(entry: VersionEntry) -> str:
    count = len(entry.dictionary.tables)
    return f"No recorded change of the schema; it has {count} table{'' if count == 1 else 's'}."


class _Sorted:
    """The operations of one version by the object they worked on, under its name afterwards."""

    def __init__(self, operations: tuple[Operation, ...]) -> None:
        schema, rows = split_rows(operations)
        self.created: list[CreateTable] = []
        self.dropped: list[DropTable] = []
        self.changed: dict[QName, list[Operation]] = {}
        self.views: dict[QName, list[Operation]] = {}
        self.value_sets: list[tuple[QName, Operation]] = []
        self.rows: dict[QName, list[RowOperation]] = {}
        self._new: set[QName] = set()
        for operation in schema:
            self._sort(operation)
        for row in rows:
            self.rows.setdefault(row.table, []).append(row)

    def _sort(self, operation: Operation) -> None:
        match operation:
            case CreateTable():
                self.created.append(operation)
                self._new.add(operation.table.name)
            case DropTable():
                self.dropped.append(operation)
            case RenameTable():
                told = self.changed.pop(operation.before, [])
                self.changed[operation.after] = [*told, operation]
            case CreateView() | DropView():
                self.views.setdefault(operation.view.name, []).append(operation)
            case SetComment() if operation.is_view:
                self.views.setdefault(operation.target, []).append(operation)
            case CreateValueSet() | DropValueSet():
                self.value_sets.append((operation.value_set.name, operation))
            case AlterValueSet():
                self.value_sets.append((operation.after.name, operation))
            case _:
                name = table_of(operation)
                # What is still added to a table of this version is part of its creation.
                if name is not None and name not in self._new:
                    self.changed.setdefault(name, []).append(operation)

    def sections(self, pages: Pages) -> list[str]:
        return [
            section("Tables created", bullets(self._created(pages)), level=3)
            if self.created
            else "",
            section("Tables removed", bullets(self._dropped()), level=3) if self.dropped else "",
            section("Tables changed", *self._changed(pages), level=3) if self.changed else "",
            section("Views", bullets(self._views(pages)), level=3) if self.views else "",
            section("Value sets", bullets(self._value_sets()), level=3) if self.value_sets else "",
            section("Reference data", bullets(self._rows(pages)), level=3) if self.rows else "",
        ]

    def _created(self, pages: Pages) -> Iterable[str]:
        for operation in sorted(self.created, key=lambda created: str(created.table.name)):
            about = one_sentence(operation.table.description)
            told = operation_words(operation).removeprefix("created with ")
            yield f"{pages.table_link(operation.table.name)}, {told}{about}"

    def _dropped(self) -> Iterable[str]:
        for operation in sorted(self.dropped, key=lambda dropped: str(dropped.table.name)):
            yield f"{code(str(operation.table.name))}, with its data"

    def _changed(self, pages: Pages) -> Iterable[str]:
        for name, operations in sorted(self.changed.items(), key=lambda item: str(item[0])):
            ordered = sorted(operations, key=_rank)
            yield f"{pages.table_link(name)}\n\n{bullets(fold_comments(ordered))}"

    def _views(self, pages: Pages) -> Iterable[str]:
        for name, operations in sorted(self.views.items(), key=lambda item: str(item[0])):
            yield f"{pages.view_link(name)}: {view_words(tuple(operations))}"

    def _value_sets(self) -> Iterable[str]:
        for name, operation in sorted(self.value_sets, key=lambda item: str(item[0])):
            yield f"{code(str(name))}: {operation_words(operation)}"

    def _rows(self, pages: Pages) -> Iterable[str]:
        for name, operations in sorted(self.rows.items(), key=lambda item: str(item[0])):
            yield f"{pages.table_link(name)}: {'; '.join(row_words(operations))}"


def view_words(operations: tuple[Operation, ...]) -> str:
    """Tell a view's operations; dropped and created again means: its query changed."""
    kinds = {type(operation) for operation in operations}
    if {DropView, CreateView} <= kinds:
        return "query changed"
    return "; ".join(operation_words(operation) for operation in operations)


def one_sentence(description: str | None) -> str:
    """Return `: description` cut to its first sentence, or nothing."""
    if not description:
        return ""
    first, stop, _ = " ".join(description.split()).partition(". ")
    return f": {inline(first + ('.' if stop else ''))}"


def _rank(operation: Operation) -> int:
    """Put what concerns columns first, in the order of the operations otherwise."""
    if isinstance(operation, RenameTable):
        return 0
    if isinstance(operation, (AddColumn, DropColumn, RenameColumn, AlterColumn)):
        return 1
    return 3 if isinstance(operation, SetComment) else 2
