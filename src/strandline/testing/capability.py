"""The table of capabilities: what every platform does with small dictionaries, as YAML.

Each file of the folder `capabilities` holds a list of cases:

    - name: add a column with a default      # unique over all files
      needs: [foreign_key_actions]           # Features fields without which it cannot be asked
      before: {tables: [...]}                # as in a version file; left out: an empty database
      rows: {T: [{id: 1}]}                   # users' rows, in place before the change
      after: {tables: [...]}
      try:                                   # one after the other, in the changed database
        - {insert: T, row: {id: 2}, then: accepted}
        - {update: T, where: {id: 2}, set: {n: 3}, then: refused}
        - {delete: T, where: {id: 2}, then: accepted, if: foreign_key_actions}
        - {read: T, columns: [id, n], then: [[1, 5]]}
        - {view: V, columns: [id], then: [[1]]}

`if` names the Features field that a result depends on: without the feature it is `else`, and not
asked where there is no `else`. `never` in place of `then` names what a read must not give.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from strandline.dictionary.model import EMPTY, Dictionary, Row
from strandline.dictionary.names import QName
from strandline.dictionary.versions import parse_dictionary
from strandline.errors import InvalidInput


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """One thing to try, and what comes of it.

    `kind` is insert, update, delete, read or view. `then` is `accepted` or `refused` for the
    first three, the rows (in any order) for the others. See the module's docstring.
    """

    kind: str
    target: QName
    cells: tuple[tuple[str, Any], ...] = ()
    where: tuple[tuple[str, Any], ...] = ()
    columns: tuple[str, ...] = ()
    then: Any = None
    never: Any = None
    feature: str | None = None
    otherwise: Any = None

    def __str__(self) -> str:
        cells = ", ".join(f"{name}={value!r}" for name, value in (*self.where, *self.cells))
        return f"{self.kind} {self.target} {cells or ', '.join(self.columns)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Capability:
    """One named case; `needs` are the Features fields without which it is skipped."""

    name: str
    before: Dictionary
    after: Dictionary
    rows: Mapping[QName, tuple[Row, ...]]
    probes: tuple[Probe, ...]
    needs: tuple[str, ...] = ()


@cache
def capabilities() -> tuple[Capability, ...]:
    """Return every case of the package, file by file in the order of their names."""
    folder = files("strandline.testing") / "capabilities"
    found: list[Capability] = []
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".yaml"):
            found.extend(read_capabilities(file.read_text(encoding="utf-8"), shown=file.name))
    return tuple(found)


def read_capabilities(text: str, *, shown: str) -> Iterator[Capability]:
    """Yield the cases of one file; InvalidInput when a dictionary of theirs is not valid."""
    for document in yaml.safe_load(text):
        name = document["name"]
        yield Capability(
            name=name,
            before=_dictionary(document.get("before"), f"{shown}: {name}, before"),
            after=_dictionary(document.get("after"), f"{shown}: {name}, after"),
            rows={
                _qname(table): tuple(Row.of(row) for row in rows)
                for table, rows in document.get("rows", {}).items()
            },
            probes=tuple(_probe(probe) for probe in document.get("try", ())),
            needs=tuple(document.get("needs", ())),
        )


def _dictionary(document: dict[str, Any] | None, shown: str) -> Dictionary:
    if document is None:
        return EMPTY
    text = yaml.safe_dump({"_format_version": "1.0", **document}, allow_unicode=True)
    dictionary, findings = parse_dictionary(text, shown=shown)
    if findings:
        raise InvalidInput("D022", f"{shown}: {findings[0].message}", findings=findings)
    return dictionary


def _qname(text: str) -> QName:
    schema, dot, name = text.partition("/")
    return QName(schema, name) if dot else QName(None, text)


_KINDS = ("insert", "update", "delete", "read", "view")


def _probe(document: dict[str, Any]) -> Probe:
    kind = next(kind for kind in _KINDS if kind in document)
    return Probe(
        kind=kind,
        target=_qname(document[kind]),
        cells=tuple(document.get("row", document.get("set", {})).items()),
        where=tuple(document.get("where", {}).items()),
        columns=tuple(document.get("columns", ())),
        then=document.get("then"),
        never=document.get("never"),
        feature=document.get("if"),
        otherwise=document.get("else"),
    )
