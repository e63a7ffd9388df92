"""Dictionary pages, the ER diagram and the change log of a component."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from strandline.dictionary.canonical import fingerprint
from strandline.dictionary.component import ALL_PLATFORMS
from strandline.dictionary.model import EMPTY, Column, Dictionary, Table
from strandline.dictionary.names import QName
from strandline.diff.compare import compare
from strandline.docgen.pages import component_pages
from strandline.docgen.records import DocumentedComponent, VersionEntry
from strandline.platforms.registry import get_platform
from strandline.services.component import ComponentFolder
from strandline.services.states import State

_HEAD = "HEAD"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocsResult:
    """The pages, relative to the output folder, and those that were not current."""

    files: tuple[str, ...]
    stale: tuple[str, ...]

    def as_json(self) -> dict[str, object]:
        return {"files": list(self.files), "stale": list(self.stale)}


def docs(folder: ComponentFolder, out: Path, *, check: bool = False) -> DocsResult:
    """Write a component's pages; with `check` only say which are missing or differ."""
    return _write(build_pages(folder), out, check=check)


def state_docs(state: State, out: Path, *, check: bool = False) -> DocsResult:
    """Write the pages of any state; they have no history."""
    return _write(state_pages(state), out, check=check)


def _write(pages: dict[str, str], out: Path, *, check: bool) -> DocsResult:
    stale = []
    for name, text in pages.items():
        path = out / name
        current = path.is_file() and path.read_bytes() == text.encode("utf-8")
        if not current:
            stale.append(name)
        if not check and not current:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    return DocsResult(files=tuple(sorted(pages)), stale=tuple(sorted(stale)))


def build_pages(folder: ComponentFolder) -> dict[str, str]:
    """Return every page's text by its path."""
    head = folder.require_head().dictionary
    history = _history(folder)
    released = bool(history) and folder.versions[-1].fingerprint == fingerprint(head)
    documented = DocumentedComponent(
        name=folder.component.name,
        description=folder.component.description,
        version=history[-1].label if released else _HEAD,
        dictionary=head,
        history=tuple(history),
        platforms=folder.component.platforms,
        fingerprint=fingerprint(head),
    )
    return component_pages(documented, native_types=_NativeTypes(head))


def state_pages(state: State) -> dict[str, str]:
    """Return the pages of a state that stands for itself: a database, a DDL file, a directory."""
    platforms = ALL_PLATFORMS if state.platform is None else (state.platform.name,)
    documented = DocumentedComponent(
        name=state.label,
        version=state.label,
        dictionary=state.dictionary,
        platforms=platforms,
        fingerprint=fingerprint(state.dictionary),
    )
    return component_pages(documented, native_types=_NativeTypes(state.dictionary))


def _history(folder: ComponentFolder) -> list[VersionEntry]:
    entries = []
    before: Dictionary = EMPTY
    for facts in folder.versions:
        dictionary = folder.version(facts.label).dictionary
        entries.append(
            VersionEntry(
                label=facts.label,
                dictionary=dictionary,
                description=facts.description or None,
                date=facts.date or None,
                author=facts.author or None,
                breaking=facts.breaking_changes.upper() not in ("", "NONE"),
                operations_from_parent=compare(before, dictionary).operations,
            )
        )
        before = dictionary
    return entries


class _NativeTypes:
    """Finds the native type of a declared column, on any platform."""

    def __init__(self, dictionary: Dictionary) -> None:
        self._dictionary = dictionary

    def __call__(self, platform: str, column: Column) -> str:
        target = get_platform(platform)
        table = Table(name=QName(None, "t"), columns=(column,))
        lone = Dictionary(tables={table.name: table}, value_sets=self._dictionary.value_sets)
        lowered = next(iter(target.lower(lone).dictionary.tables.values()))
        return target.native_type(lowered.columns[0].type)
