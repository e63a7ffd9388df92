"""An existing database, DDL file or any other state written as a dictionary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from strandline.diagnostics import Diagnostic
from strandline.dictionary.dump import (
    dump_yaml,
    table_file,
    value_set_file,
    view_file,
)
from strandline.dictionary.names import QName
from strandline.dictionary.reader import FORMAT_VERSION
from strandline.errors import Refused
from strandline.platforms.base import Unmanaged
from strandline.services.states import State, StateContext, read_state


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectResult:
    """What was written (paths inside the folder), and what a dictionary cannot hold."""

    state: str
    files: tuple[str, ...]
    tables: int
    views: int
    findings: tuple[Diagnostic, ...]
    unmanaged: tuple[Unmanaged, ...]

    def as_json(self) -> dict[str, object]:
        return {
            "state": self.state,
            "files": list(self.files),
            "tables": self.tables,
            "views": self.views,
            "findings": [finding.as_json() for finding in self.findings],
            "unmanaged": [
                {"kind": item.kind, "name": item.name, "reason": item.reason}
                for item in self.unmanaged
            ],
        }


def inspect(
    text: str, out: Path, context: StateContext, *, name: str | None = None
) -> InspectResult:
    """Read a state and write it as a component folder; never over files that are there."""
    if out.exists() and any(out.iterdir()):
        raise Refused(
            "A060",
            f"{out.name} is not empty, so nothing was written",
            hint="name a new or empty folder",
        )
    state = read_state(text, context)
    files = component_files(state, name or out.name)
    for path, content in files.items():
        target = out / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8", newline="\n")
    return InspectResult(
        state=state.label,
        files=tuple(sorted(files)),
        tables=len(state.dictionary.tables),
        views=len(state.dictionary.views),
        findings=state.findings,
        unmanaged=state.unmanaged,
    )


def component_files(
    state: State, name: str, *, more: Mapping[str, object] | None = None
) -> dict[str, str]:
    """Return the files of a component folder that holds the state.

    `more` are further keys of its component.yaml.
    """
    dictionary = state.dictionary
    platforms = [state.platform.name] if state.platform else None
    head: dict[str, object] = {"name": name, "description": f"Read from {state.label}."}
    if platforms:
        head["platforms"] = platforms
    head.update(more or {})
    files = {"component.yaml": dump_yaml({"_format_version": FORMAT_VERSION, "component": head})}
    used: set[str] = set()
    for qname, table in dictionary.tables.items():
        files[_path("tables", qname, used)] = table_file(table)
    for qname, view in dictionary.views.items():
        files[_path("views", qname, used)] = view_file(view)
    for qname, value_set in dictionary.value_sets.items():
        files[_path("value_sets", qname, used)] = value_set_file(value_set)
    return files


def _path(folder: str, name: QName, used: set[str]) -> str:
    """Return a file name that is safe everywhere and free, whatever the table is called."""
    plain = "".join(c if c.isalnum() or c in "-_" else "_" for c in name.name)[:100] or "object"
    candidate, number = f"{folder}/{plain}.yaml", 1
    if candidate.lower() in used and name.schema:
        candidate = f"{folder}/{name.schema}.{plain}.yaml"
    while candidate.lower() in used:
        number += 1
        candidate = f"{folder}/{plain}_{number}.yaml"
    used.add(candidate.lower())
    return candidate
