"""Frozen versions: whole, canonical states of a component, in the order they were released."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from yaml.nodes import Node

from strandline.diagnostics import Diagnostic
from strandline.dictionary.canonical import fingerprint
from strandline.dictionary.component import Component
from strandline.dictionary.dump import dictionary_document, dump_yaml
from strandline.dictionary.load import load_value_set, load_view
from strandline.dictionary.load_table import load_table
from strandline.dictionary.model import Dictionary, Table, ValueSet, View
from strandline.dictionary.names import QName
from strandline.dictionary.policy import OnlineForms
from strandline.dictionary.reader import FORMAT_VERSION, NodeReader
from strandline.dictionary.yaml_nodes import YamlProblem, parse_yaml
from strandline.errors import InvalidInput, NotFound, Refused

LABEL = re.compile(r"[0-9A-Za-z][0-9A-Za-z._+-]{0,99}")
"""What a version label may look like: semantic versions and timestamp_slug labels both fit."""

VERSION_KEYS = (
    "label",
    "parent",
    "description",
    "author",
    "date",
    "breaking_changes",
    "phase",
    "online",
    "fingerprint",
    "objects",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionFacts:
    """What a version says of itself. `parent` is None for the first one.

    `online` is the policy its scripts were written under; a version that says nothing is older
    than the online forms, and its scripts have none.
    `objects` names its tables, views and value sets, so that what belongs to the component is
    known without reading every version whole.
    """

    label: str
    parent: str | None
    description: str = ""
    author: str = ""
    date: str = ""
    breaking_changes: str = "NONE"
    phase: str = "expand"
    online: OnlineForms = OnlineForms.NEVER
    fingerprint: str = ""
    objects: frozenset[QName] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A frozen state of a dictionary."""

    facts: VersionFacts
    dictionary: Dictionary


def version_file(facts: VersionFacts, dictionary: Dictionary) -> str:
    """Return the text of `versions/<label>.yaml`, its fingerprint included.

    The first line holds the checksum of the rest: a file that was not touched at all, the common
    case, need not have its fingerprint computed again when it is read.
    """
    head: dict[str, Any] = {"label": facts.label}
    if facts.parent is not None:
        head["parent"] = facts.parent
    for key in ("description", "author", "date", "breaking_changes", "phase"):
        head[key] = getattr(facts, key)
    if facts.online is not OnlineForms.NEVER:
        head["online"] = facts.online.value
    head["fingerprint"] = fingerprint(dictionary)
    head["objects"] = _objects_document(dictionary)
    text = dump_yaml(
        {
            "_format_version": FORMAT_VERSION,
            "version": head,
            **dictionary_document(dictionary),
        }
    )
    return f"{_CHECKSUM}{_checksum(text)}\n{text}"


_CHECKSUM = "# frozen; SHA-256 of what follows: "


def _checksum(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _is_untouched(text: str) -> bool:
    first, _, rest = text.partition("\n")
    return first.removeprefix(_CHECKSUM) == _checksum(rest)


def _objects_document(dictionary: Dictionary) -> dict[str, list[str]]:
    """Return object names by schema; an empty schema stands for the platform's default one."""
    names = [*dictionary.tables, *dictionary.views, *dictionary.value_sets]
    document: dict[str, list[str]] = {}
    for name in sorted(names, key=str):
        document.setdefault(name.schema or "", []).append(name.name)
    return document


def list_versions(component_directory: Path) -> list[VersionFacts]:
    """Return the facts of all versions, first to last along the chain of parents.

    InvalidInput when a file is broken, when two versions have one parent or when one is missing.
    """
    folder = component_directory / "versions"
    if not folder.is_dir():
        return []
    facts = [read_facts(path) for path in sorted(folder.glob("*.yaml"))]
    return _in_order(facts)


def read_facts(path: Path) -> VersionFacts:
    """Read the head of a version file only; the tables below it are not parsed."""
    text = _read_text(path)
    head = re.split(r"^(?:tables|views|value_sets):", text, maxsplit=1, flags=re.MULTILINE)[0]
    findings: list[Diagnostic] = []
    try:
        root = parse_yaml(head, shown=path.name)
    except YamlProblem as problem:
        raise _broken(path, problem.message) from None
    reader = NodeReader(path.name, findings)
    keys = reader.mapping(
        root, known=("_format_version", "version"), required=("version",), what="the version file"
    )
    node = keys.get("version")
    values = (
        reader.mapping(node, known=VERSION_KEYS, required=("label", "fingerprint"), what="version")
        if node is not None
        else {}
    )
    objects = _read_objects(reader, values.pop("objects", None))
    texts = {key: reader.text(value, what=key) for key, value in values.items()}
    if findings or not texts.get("label"):
        raise _broken(path, findings[0].message if findings else "no label")
    if texts["label"] != path.stem:
        raise _broken(path, f"it calls itself {texts['label']}")
    return VersionFacts(
        label=str(texts["label"]),
        parent=texts.get("parent"),
        description=texts.get("description") or "",
        author=texts.get("author") or "",
        date=texts.get("date") or "",
        breaking_changes=texts.get("breaking_changes") or "NONE",
        phase=texts.get("phase") or "expand",
        online=_online(path, texts.get("online")),
        fingerprint=texts.get("fingerprint") or "",
        objects=objects,
    )


def _online(path: Path, said: str | None) -> OnlineForms:
    try:
        return OnlineForms(said or OnlineForms.NEVER.value)
    except ValueError:
        raise _broken(path, f"online: {said!r} is not known") from None


def _read_objects(reader: NodeReader, node: Node | None) -> frozenset[QName]:
    if node is None:
        return frozenset()
    found = set()
    for schema, names in reader.open_mapping(node, what="objects"):
        for name in reader.names(names, what="objects"):
            found.add(QName(str(schema.value) or None, name))
    return frozenset(found)


def read_version(component_directory: Path, label: str) -> Version:
    """Read one version whole. Refused (D021) when its content is not what was frozen."""
    path = component_directory / "versions" / f"{label}.yaml"
    if not LABEL.fullmatch(label) or not path.is_file():
        raise NotFound(
            "D020",
            f"there is no version {label}",
            hint="versions: " + (", ".join(known_labels(component_directory)) or "none yet"),
        )
    facts = read_facts(path)
    text = _read_text(path)
    dictionary, findings = parse_dictionary(text, shown=path.name)
    if findings:
        raise InvalidInput("D022", f"the frozen version {label} cannot be read", findings=findings)
    if not _is_untouched(text) and fingerprint(dictionary) != facts.fingerprint:
        raise Refused(
            "D021",
            f"the frozen version {label} was edited: its fingerprint does not fit",
            hint="restore the file from version control; a change belongs in a new version",
        )
    return Version(facts=facts, dictionary=dictionary)


def _read_text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise _broken(path, error.strerror or "no reason given") from None
    except UnicodeDecodeError:
        raise _broken(path, "it is not UTF-8") from None


def known_labels(component_directory: Path) -> list[str]:
    """Return the labels of the version files, sorted; never raises for broken files."""
    folder = component_directory / "versions"
    return sorted(path.stem for path in folder.glob("*.yaml")) if folder.is_dir() else []


def parse_dictionary(text: str, *, shown: str) -> tuple[Dictionary, list[Diagnostic]]:
    """Read the tables, views and value sets of a whole-dictionary document."""
    findings: list[Diagnostic] = []
    try:
        root = parse_yaml(text, shown=shown)
    except YamlProblem as problem:
        raise _broken(Path(shown), problem.message) from None
    reader = NodeReader(shown, findings)
    keys = reader.mapping(
        root,
        known=("_format_version", "version", "tables", "views", "value_sets"),
        what="the file",
    )
    component = Component()
    tables: dict[QName, Table] = {}
    views: dict[QName, View] = {}
    value_sets: dict[QName, ValueSet] = {}
    for node in reader.items(keys.get("tables"), what="tables"):
        if (table := load_table(reader, node, component)) is not None:
            tables[table.name] = table
    for node in reader.items(keys.get("views"), what="views"):
        if (view := load_view(reader, node, component)) is not None:
            views[view.name] = view
    for node in reader.items(keys.get("value_sets"), what="value_sets"):
        if (value_set := load_value_set(reader, node, component)) is not None:
            value_sets[value_set.name] = value_set
    return Dictionary(tables=tables, views=views, value_sets=value_sets), findings


def _in_order(facts: Iterable[VersionFacts]) -> list[VersionFacts]:
    by_parent: dict[str | None, VersionFacts] = {}
    total = 0
    for item in facts:
        total += 1
        other = by_parent.get(item.parent)
        if other is not None:
            raise InvalidInput(
                "D023",
                f"two heads: {other.label} and {item.label} both follow "
                f"{item.parent or 'the empty state'}",
                findings=(),
                hint="release one of them again on top of the other",
            )
        by_parent[item.parent] = item
    ordered: list[VersionFacts] = []
    label: str | None = None
    while label in by_parent and len(ordered) < total:
        ordered.append(by_parent[label])
        label = ordered[-1].label
    if len(ordered) != total:
        lost = sorted({item.label for item in by_parent.values()} - {v.label for v in ordered})
        raise InvalidInput(
            "D024",
            f"the chain of versions is broken: {', '.join(lost)} cannot be reached",
            findings=(),
            hint="restore the missing version file from version control",
        )
    return ordered


def _broken(path: Path, reason: str) -> InvalidInput:
    return InvalidInput(
        "D022",
        f"the version file {path.name} cannot be read: {reason}",
        findings=(),
        hint="restore the file from version control",
    )
