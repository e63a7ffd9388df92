"""YAML files as node trees with positions, safe against hostile input.

PyYAML's C parser composes the tree and nothing is constructed from tags. Size, depth and the
number of nodes reached through aliases are bounded, so that a file of a few bytes cannot cost
minutes or gigabytes.
"""

from __future__ import annotations

import re
import stat
from pathlib import Path

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from strandline.source import Span

MAX_BYTES = 8 * 1024 * 1024
"""Largest file that is read; reference data beyond that belongs in the database."""

MAX_DEPTH = 64
MAX_NODES = 500_000

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_STANDARD_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}"
    for name in ("map", "seq", "str", "int", "float", "bool", "null", "timestamp", "merge", "value")
) | {"tag:yaml.org,2002:binary"}
_MERGE = "tag:yaml.org,2002:merge"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# A block collection costs at least one column of indentation or one indicator on its line.
_DEEP_BLOCK = re.compile(r"^[ \t?:-]{64}", re.MULTILINE)


class YamlProblem(Exception):
    """A file that cannot be read as YAML: finding code, message, place and what to do."""

    def __init__(self, code: str, message: str, span: Span, fix: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.span = span
        self.fix = fix


def read_yaml(path: Path, *, shown: str) -> Node:
    """Read one document; `shown` is the path that messages name. Raises YamlProblem."""
    return parse_yaml(read_text(path, shown), shown=shown)


def parse_yaml(text: str, *, shown: str) -> Node:
    """Parse one document from text. Raises YamlProblem."""
    start = Span(shown)
    try:
        _check_depth(text, shown)
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        raise _syntax_problem(error, shown, text) from None
    except yaml.YAMLError as error:
        raise YamlProblem("D002", f"not YAML: {_first_line(error)}", start, _SYNTAX_FIX) from None
    except RecursionError:
        raise YamlProblem("D003", "nested too deeply", start, _HOSTILE_FIX) from None
    if node is None:
        raise YamlProblem("D002", "the file is empty", start, "declare a table, view or value set")
    # A node takes some characters of its own unless it is reached through an alias.
    _check_tree(node, shown, budget=max(MAX_NODES, len(text) // 4))
    return node


def span_of(node: Node, shown: str) -> Span:
    """Return where a node starts."""
    mark = node.start_mark
    return Span(shown, mark.line + 1, mark.column + 1)


_SYNTAX_FIX = "correct the YAML; an editor that uses the published JSON Schema shows the place"
_HOSTILE_FIX = "write the file without deep nesting and without aliases that multiply"


def read_text(path: Path, shown: str) -> str:
    """Return a file's text; YamlProblem when it is too large, not UTF-8 or cannot be read."""
    start = Span(shown)
    try:
        raw = _read_bytes(path, start)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "cannot be read"
        raise YamlProblem("D001", reason, start, "check the path and its permissions") from None
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise YamlProblem("D001", "encoded as UTF-16", start, "save the file as UTF-8")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - raw.rfind(b"\n", 0, error.start)
        raise YamlProblem(
            "D001", "not UTF-8", Span(shown, line, column), "save the file as UTF-8"
        ) from None
    found = _CONTROL.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - text.rfind("\n", 0, found.start())
        raise YamlProblem(
            "D001",
            f"control character U+{ord(found.group()):04X}",
            Span(shown, line, column),
            "remove the character",
        )
    return text


def _read_bytes(path: Path, start: Span) -> bytes:
    """Read a regular file of at most MAX_BYTES; a pipe or device could go on for ever."""
    facts = path.stat()
    if stat.S_ISDIR(facts.st_mode):
        raise YamlProblem("D001", "a directory", start, "rename the directory, or move it away")
    if not stat.S_ISREG(facts.st_mode):
        raise YamlProblem("D001", "not a regular file", start, "put a plain file in its place")
    with path.open("rb") as file:
        raw = file.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        raise YamlProblem(
            "D001",
            f"more than the {MAX_BYTES} bytes that are read",
            start,
            "split the file; bulk data belongs in the database, not in the dictionary",
        )
    return raw


def _check_depth(text: str, shown: str) -> None:
    """Refuse deep nesting before the recursive composer sees it; plain files skip the walk."""
    if text.count("[") + text.count("{") < MAX_DEPTH and not _DEEP_BLOCK.search(text):
        return
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                mark = event.start_mark
                span = Span(shown, mark.line + 1, mark.column + 1) if mark else Span(shown)
                raise YamlProblem(
                    "D003",
                    f"nested more than {MAX_DEPTH} levels deep",
                    span,
                    _HOSTILE_FIX,
                )
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _check_tree(root: Node, shown: str, *, budget: int) -> None:
    """Bound what aliases expand to, and refuse tags and duplicate keys."""
    stack: list[tuple[Node, int]] = [(root, 0)]
    seen_mappings: set[int] = set()
    while stack:
        node, depth = stack.pop()
        budget -= 1
        if budget < 0 or depth > MAX_DEPTH:
            raise YamlProblem(
                "D003", "aliases expand to too much", span_of(node, shown), _HOSTILE_FIX
            )
        _check_node(node, shown)
        if isinstance(node, SequenceNode):
            stack.extend((child, depth + 1) for child in node.value)
        elif isinstance(node, MappingNode):
            if id(node) not in seen_mappings:
                seen_mappings.add(id(node))
                _check_keys(node, shown)
            stack.extend((value, depth + 1) for _, value in node.value)


def _check_node(node: Node, shown: str) -> None:
    if node.tag not in _STANDARD_TAGS:
        raise YamlProblem(
            "D005",
            f"the tag {short(node.tag)} is not allowed",
            span_of(node, shown),
            "remove the tag",
        )
    if isinstance(node, ScalarNode) and "\0" in node.value:
        raise YamlProblem(
            "D001",
            "control character U+0000, written as an escape",
            span_of(node, shown),
            "remove the character; no database stores it in text",
        )


def short(text: str, limit: int = 60) -> str:
    """Return text for a message: cut where it is long, so that a message stays a line."""
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _check_keys(node: MappingNode, shown: str) -> None:
    keys: set[str] = set()
    for key, _ in node.value:
        if not isinstance(key, ScalarNode):
            raise YamlProblem(
                "D008", "a key must be a word", span_of(key, shown), "write `key: value`"
            )
        if key.tag == _MERGE:
            raise YamlProblem(
                "D008",
                "the merge key << is not read",
                span_of(key, shown),
                "write the keys out where they are meant",
            )
        _check_node(key, shown)
        if key.value in keys:
            raise YamlProblem(
                "D004",
                f"the key {short(key.value)!r} stands twice in one mapping",
                span_of(key, shown),
                "keep one of the two",
            )
        keys.add(key.value)


def _syntax_problem(error: yaml.MarkedYAMLError, shown: str, text: str) -> YamlProblem:
    mark = error.problem_mark or error.context_mark
    span = Span(shown, mark.line + 1, mark.column + 1) if mark else Span(shown)
    problem = str(error.problem or "not YAML")
    fix = _SYNTAX_FIX
    if "found character that cannot start" in problem and _char_at(text, span) == "\t":
        problem, fix = "a tab cannot indent YAML", "indent with spaces"
    elif "found undefined alias" in problem:
        problem = "an alias (*name) without its anchor (&name); quote text that starts with *"
    elif "another document" in problem:
        problem, fix = "more than one document", "one file holds one document: split at ---"
    return YamlProblem("D002", f"not YAML: {problem}", span, fix)


def _char_at(text: str, span: Span) -> str:
    lines = text.splitlines()
    line = lines[span.line - 1] if span.line <= len(lines) else ""
    return line[span.column - 1 : span.column]


def _first_line(error: BaseException) -> str:
    return str(error).splitlines()[0] if str(error) else type(error).__name__
