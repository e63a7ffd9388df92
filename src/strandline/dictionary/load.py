"""A directory of YAML as a dictionary, with every finding and the place of every node."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from yaml.nodes import MappingNode, Node, SequenceNode

from strandline.diagnostics import Diagnostic, Severity, sort_diagnostics
from strandline.dictionary.component import Component
from strandline.dictionary.load_component import load_component
from strandline.dictionary.load_parts import load_expression, load_overrides
from strandline.dictionary.load_table import load_table
from strandline.dictionary.model import Dictionary, Table, ValueSet, View
from strandline.dictionary.names import QName
from strandline.dictionary.reader import FORMAT_CODES, NodeReader, check_format_version
from strandline.dictionary.yaml_nodes import YamlProblem, parse_yaml, read_text, read_yaml, span_of
from strandline.source import Span, shown_path

COMPONENT_FILE = "component.yaml"
VIEW_KEYS = ("name", "schema", "description", "query", "platforms", "renamed_from")
VALUE_SET_KEYS = ("name", "schema", "description", "values", "native")
_OBJECT_KEYS = ("table", "view", "value_set")
_SUFFIXES = (".yaml", ".yml")
_SKIPPED_FOLDERS = frozenset({"versions", "migrations", "backfills"})

NodePath = tuple[object, ...]
"""A node's place: section, QName, then keys; list items by their `name` or by index."""


@dataclass(slots=True)
class SourceMap:
    """Where objects were declared. Places inside a file are found by reading it once more,
    so that a thousand tables without findings cost nothing."""

    files: dict[tuple[str, QName | None], tuple[Path, str]] = field(default_factory=dict)
    _trees: dict[Path, Node | None] = field(default_factory=dict)

    def locate(self, path: NodePath) -> Span | None:
        """Return the place of a node, or of the nearest node above it that exists."""
        if len(path) < 2:
            return None
        section, name, *keys = path
        found = self.files.get((str(section), name))  # type: ignore[arg-type]
        if found is None:
            return None
        file, shown = found
        node = self._tree(file, shown)
        if node is None:
            return Span(shown)
        span = span_of(node, shown)
        for key in keys:
            step = _child(node, key)
            if step is None:
                break
            place, node = step
            span = span_of(place, shown)
        return span

    def stems(self) -> dict[tuple[str, QName], str]:
        """Return the name, without .yaml, of the file that declares each object."""
        return {
            (section, name): path.stem
            for (section, name), (path, _) in self.files.items()
            if name is not None
        }

    def file_of(self, section: str, name: QName) -> Path | None:
        """Return the file that declares an object."""
        found = self.files.get((section, name))
        return found[0] if found else None

    def _tree(self, file: Path, shown: str) -> Node | None:
        if file not in self._trees:
            try:
                root = read_yaml(file, shown=shown)
            except YamlProblem:
                self._trees[file] = None
            else:
                self._trees[file] = _object_node(root)
        return self._trees[file]


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What a directory holds: the dictionary as far as it could be read, and every finding."""

    component: Component
    dictionary: Dictionary
    findings: tuple[Diagnostic, ...]
    sources: SourceMap


def load_component_facts(
    directory: Path, *, base: Path | None = None
) -> tuple[Component, tuple[Diagnostic, ...]]:
    """Read component.yaml alone, and what is wrong in it: what was not understood has its default."""
    file = directory / COMPONENT_FILE
    if not os.path.lexists(file):
        return Component(), ()
    findings: list[Diagnostic] = []
    shown = shown_path(file, base=base)
    root = _read(file, shown, findings)
    component = Component() if root is None else load_component(NodeReader(shown, findings), root)
    return component, tuple(sort_diagnostics(findings))


def load_directory(directory: Path, *, base: Path | None = None) -> Loaded:
    """Load a component folder, or a bare directory of YAML files.

    `base` is what messages show paths relative to. Never raises for bad content: findings say
    what is wrong.
    """
    findings: list[Diagnostic] = []
    component = Component()
    component_file = directory / COMPONENT_FILE
    sources = SourceMap()
    if os.path.lexists(component_file):
        shown = shown_path(component_file, base=base)
        sources.files["component", None] = (component_file, shown)
        root = _read(component_file, shown, findings)
        if root is not None:
            component = load_component(NodeReader(shown, findings), root)
    files = dictionary_files(directory, on_error=lambda error: _unreadable(error, base, findings))
    dictionary = _load_files(files, component, base, findings, sources)
    return Loaded(
        component=component,
        dictionary=dictionary,
        findings=tuple(sort_diagnostics(findings)),
        sources=sources,
    )


def dictionary_files(
    directory: Path, *, on_error: Callable[[OSError], None] | None = None
) -> list[Path]:
    """Return the YAML files that declare objects, sorted; history folders are left out.

    Linked folders are followed, each one once, so that a loop of links ends. A directory of the
    name `x.yaml` is returned too: reading it says what is wrong. `on_error` hears of folders that
    cannot be listed.
    """
    found: list[Path] = []
    seen: set[tuple[int, int]] = set()
    for root, folders, files in os.walk(directory, followlinks=True, onerror=on_error):
        here = Path(root)
        if _seen_before(here, seen):
            folders.clear()
            continue
        top = here == directory
        names = [*files, *(name for name in folders if name.endswith(_SUFFIXES))]
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".")
            and not name.endswith(_SUFFIXES)
            and not (top and name in _SKIPPED_FOLDERS)
        )
        found.extend(
            here / name
            for name in names
            if name.endswith(_SUFFIXES)
            and not name.startswith(".")
            and not (top and name == COMPONENT_FILE)
        )
    return sorted(found)


def _seen_before(folder: Path, seen: set[tuple[int, int]]) -> bool:
    try:
        facts = folder.stat()
    except OSError:
        return False
    place = (facts.st_dev, facts.st_ino)
    known = place in seen
    seen.add(place)
    return known


def _unreadable(error: OSError, base: Path | None, findings: list[Diagnostic]) -> None:
    shown = shown_path(Path(os.fsdecode(error.filename or ".")), base=base)
    problem = YamlProblem(
        "D001",
        f"the folder cannot be listed: {error.strerror or 'no reason given'}",
        Span(shown),
        "check the path and its permissions",
    )
    findings.append(problem_finding(problem))


def _load_files(
    files: Iterable[Path],
    component: Component,
    base: Path | None,
    findings: list[Diagnostic],
    sources: SourceMap,
) -> Dictionary:
    tables: dict[QName, Table] = {}
    views: dict[QName, View] = {}
    value_sets: dict[QName, ValueSet] = {}
    for path in files:
        shown = shown_path(path, base=base)
        try:
            text = read_text(path, shown)
        except YamlProblem as problem:
            findings.append(problem_finding(problem))
            continue
        reader = NodeReader(shown, findings)
        for loaded in _load_text(reader, text, component, findings):
            match loaded:
                case Table():
                    _keep(reader, loaded, tables, "tables", sources, path)
                case View():
                    _keep(reader, loaded, views, "views", sources, path)
                case ValueSet():
                    _keep(reader, loaded, value_sets, "value_sets", sources, path)
    return Dictionary(tables=tables, views=views, value_sets=value_sets)


_Object = Table | View | ValueSet
_SHARED: dict[str, tuple[Component, tuple[_Object, ...]]] = {}
_MOST_SHARED = 50_000
"""Two states of one dictionary mostly hold the same files: what was read from a text without a
finding is read once, and the equal objects are the same object, which makes comparing quick."""


def _load_text(
    reader: NodeReader, text: str, component: Component, findings: list[Diagnostic]
) -> tuple[_Object, ...]:
    known = _SHARED.get(text)
    if known is not None and known[0] == component:
        return known[1]
    before = len(findings)
    try:
        root = parse_yaml(text, shown=reader.shown)
    except YamlProblem as problem:
        findings.append(problem_finding(problem))
        return ()
    objects = []
    for kind, node in _objects(reader, root):
        loaded = _LOADERS[kind](reader, node, component)
        if loaded is not None:
            objects.append(loaded)
    found = tuple(objects)
    if len(findings) == before and len(_SHARED) < _MOST_SHARED:
        _SHARED[text] = (component, found)
    return found


def _read(path: Path, shown: str, findings: list[Diagnostic]) -> Node | None:
    try:
        return read_yaml(path, shown=shown)
    except YamlProblem as problem:
        findings.append(problem_finding(problem))
        return None


def problem_finding(problem: YamlProblem) -> Diagnostic:
    """Return the finding for a file that cannot be read."""
    return Diagnostic(
        code=problem.code,
        severity=Severity.ERROR,
        message=problem.message,
        why=FORMAT_CODES[problem.code][1],
        fix=problem.fix,
        span=problem.span,
    )


def _objects(reader: NodeReader, root: Node) -> list[tuple[str, Node]]:
    keys = reader.mapping(root, known=("_format_version", *_OBJECT_KEYS), what="the file")
    check_format_version(reader, root, keys.get("_format_version"))
    found = [(key, keys[key]) for key in _OBJECT_KEYS if key in keys]
    if len(found) != 1 and keys:
        reader.report(
            "D013",
            root,
            f"the file declares {len(found)} objects",
            "declare exactly one of table, view and value_set in each file",
        )
    return found


def load_view(reader: NodeReader, node: Node, component: Component) -> View | None:
    """Read a `view:` document."""
    keys = reader.mapping(
        node,
        known=VIEW_KEYS,
        required=("name", "query"),
        what="view",
    )
    name = reader.name(keys.get("name"), what="the view's name")
    query = load_expression(reader, keys.get("query"), what="query")
    if name is None or query is None:
        return None
    if "platforms" in keys:
        query = type(query)(query.text, load_overrides(reader, keys["platforms"]))
    schema = reader.name(keys.get("schema"), what="the schema") or component.default_schema
    return View(
        name=QName(schema, name),
        query=type(query)(query.text.rstrip().rstrip(";").rstrip(), query.overrides),
        description=reader.text(keys.get("description"), what="description"),
        renamed_from=reader.name(keys.get("renamed_from"), what="renamed_from"),
    )


def load_value_set(reader: NodeReader, node: Node, component: Component) -> ValueSet | None:
    """Read a `value_set:` document."""
    keys = reader.mapping(
        node,
        known=VALUE_SET_KEYS,
        required=("name", "values"),
        what="value set",
    )
    name = reader.name(keys.get("name"), what="the value set's name")
    if name is None:
        return None
    schema = reader.name(keys.get("schema"), what="the schema") or component.default_schema
    values = (
        reader.text(item, what="a value")
        for item in reader.filled_items(keys.get("values"), what="values")
    )
    return ValueSet(
        name=QName(schema, name),
        values=tuple(value for value in values if value is not None),
        native=reader.boolean(keys.get("native"), what="native", default=False),
        description=reader.text(keys.get("description"), what="description"),
    )


_LOADERS: dict[str, Callable[[NodeReader, Node, Component], _Object | None]] = {
    "table": load_table,
    "view": load_view,
    "value_set": load_value_set,
}


def _keep(
    reader: NodeReader,
    loaded: Table | View | ValueSet,
    objects: dict[QName, Table] | dict[QName, View] | dict[QName, ValueSet],
    section: str,
    sources: SourceMap,
    path: Path,
) -> None:
    if loaded.name in objects:
        node = _object_node(read_yaml(path, shown=reader.shown))
        first = sources.files[section, loaded.name][1]
        reader.report(
            "D012",
            node,
            f"{loaded.name} is declared twice; first in {first}",
            "keep one of the two files",
            str(loaded.name),
        )
        return
    objects[loaded.name] = loaded  # type: ignore[assignment]
    sources.files[section, loaded.name] = (path, reader.shown)


def _object_node(root: Node) -> Node:
    if isinstance(root, MappingNode):
        for key, value in root.value:
            if key.value in (*_OBJECT_KEYS, "component"):
                found: Node = value
                return found
    return root


def _child(node: Node, key: object) -> tuple[Node, Node] | None:
    """Return (node to show, node to go on from) for one step of a path."""
    if isinstance(node, MappingNode):
        for name, value in node.value:
            if name.value == key:
                return name, value
        return None
    if isinstance(node, SequenceNode):
        if isinstance(key, int):
            return (node.value[key], node.value[key]) if 0 <= key < len(node.value) else None
        for item in node.value:
            if isinstance(item, MappingNode):
                for name, value in item.value:
                    if name.value == "name" and value.value == key:
                        return item, item
            elif item.value == key:
                return item, item
    return None
