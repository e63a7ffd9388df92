"""Edits of hand-written YAML that leave comments, order, quotes and every other line alone.

ruamel.yaml makes the edit; lines that it would only lay out differently keep the author's own
form. It is imported when an edit is made, never before. `Any` stands for its nodes.
"""

from __future__ import annotations

import difflib
import io
import re
from collections.abc import Callable, Sequence
from typing import Any

import yaml
from yaml.nodes import ScalarNode

from strandline.dictionary.dump import column_document
from strandline.dictionary.load_column import COLUMN_KEYS
from strandline.dictionary.load_table import TABLE_KEYS
from strandline.dictionary.model import Column
from strandline.dictionary.yaml_nodes import YamlProblem, parse_yaml
from strandline.errors import InvalidInput, NotFound

EditPath = Sequence[str | int]
"""Keys from the top of the file; items of a list by their `name:`, or by index."""

_NESTED = re.compile(r"^[^\s#-][^\n]*:[ \t]*\n( +)[^\s#-]", re.MULTILINE)
_COMMENTED_KEY = re.compile(r"^([ ]*[\w-]+:)[ \t]+#[^\n]*$", re.MULTILINE)
_RESOLVER = yaml.resolver.Resolver()


def set_value(text: str, path: EditPath, value: object) -> str:
    """Set a key, or replace a list item; a new key takes the place that the format gives it."""

    def change(root: Any) -> None:
        *above, key = path
        parent = _walk(root, above, path)
        if _is_mapping(parent):
            _put(parent, key, value)
        else:
            parent[_index(parent, key, path)] = _quoted(value)

    return _edited(text, change)


def remove_value(text: str, path: EditPath) -> str:
    """Remove a key or a list item. NotFound (D030) when it is not there."""

    def change(root: Any) -> None:
        *above, key = path
        parent = _walk(root, above, path)
        if _is_mapping(parent):
            if key not in parent:
                raise _missing(path)
            _keep_tail(parent, key)
            del parent[key]
        else:
            del parent[_index(parent, key, path)]

    return _edited(text, change)


def rename_key(text: str, path: EditPath, name: str) -> str:
    """Give a key another name; its place, value and comments stay."""

    def change(root: Any) -> None:
        *above, key = path
        parent = _walk(root, above, path)
        if not _is_mapping(parent) or key not in parent:
            raise _missing(path)
        if name in parent:
            raise InvalidInput("D031", f"the key {name} is there already", findings=())
        position = list(parent).index(key)
        comments = parent.ca.items.pop(key, None)
        parent.insert(position, name, parent.pop(key))
        if comments is not None:
            parent.ca.items[name] = comments

    return _edited(text, change)


def append_item(text: str, path: EditPath, item: object) -> str:
    """Append an item to a list, in the style of the list's last item."""

    def change(root: Any) -> None:
        items = _walk(root, path, path)
        if not isinstance(items, list):
            raise _missing(path)
        new = _quoted(item)
        if items and _is_mapping(new):
            last = items[-1]
            if _is_mapping(last) and last.fa.flow_style():
                new.fa.set_flow_style()
            rest = _cut_tail(items)
            items.append(new)
            if rest is not None:
                _hang(items, new, rest)
        else:
            items.append(new)

    return _edited(text, change)


def set_component_version(text: str, label: str) -> str:
    """Set the label of HEAD in the text of component.yaml."""
    return set_value(text, ("component", "version"), label)


def add_column(text: str, column: Column) -> str:
    """Append a column to the text of a table file."""
    return append_item(text, ("table", "columns"), column_document(column))


def rename_column(text: str, before: str, after: str) -> str:
    """Rename a column's own declaration and say what it was called, in a table file.

    What mentions the column (keys, checks, indexes) is the author's to change.
    """
    text = set_value(text, ("table", "columns", before, "renamed_from"), before)
    return set_value(text, ("table", "columns", before, "name"), after)


def _edited(text: str, change: Callable[[Any], None]) -> str:
    """Return the text after a change of its tree, with every line that can stay as it was."""
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    crlf = "\r\n" in text
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n")
    try:
        # Size, nesting, tags and aliases are judged before ruamel sees the text.
        parse_yaml(plain, shown="the file")
    except YamlProblem as problem:
        raise InvalidInput(
            "D031",
            f"cannot be edited: {problem.message} ({problem.span})",
            findings=(),
            hint=problem.fix,
        ) from None
    untouched, _ = _round_trip(plain, lambda _: None)
    changed, _ = _round_trip(plain, change)
    merged = _merged(plain, untouched, changed)
    if _values(merged) != _values(changed):
        merged = changed
    return mark + (merged.replace("\n", "\r\n") if crlf else merged)


def _round_trip(text: str, change: Callable[[Any], None]) -> tuple[str, Any]:
    from ruamel.yaml import YAML
    from ruamel.yaml.util import load_yaml_guess_indent

    # The guess does not see a key behind which a comment stands.
    _, indent, offset = load_yaml_guess_indent(_COMMENTED_KEY.sub(r"\1", text))
    writer = YAML()
    writer.preserve_quotes = True
    writer.width = 1_000_000
    nested = _NESTED.search(text)
    writer.map_indent = len(nested.group(1)) if nested else 2
    if indent is not None:
        writer.sequence_indent = max(indent, (offset or 0) + 2)
        writer.sequence_dash_offset = offset or 0
    root = writer.load(text)
    change(root)
    out = io.StringIO()
    writer.dump(root, out)
    return out.getvalue(), root


def _merged(text: str, untouched: str, changed: str) -> str:
    """Carry the lines that the change made over to the author's own layout."""
    own, before, after = (item.split("\n") for item in (text, untouched, changed))
    if len(own) != len(before):
        return changed
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    lines: list[str] = []
    for kind, start, end, low, high in matcher.get_opcodes():
        lines.extend(own[start:end] if kind == "equal" else after[low:high])
    return "\n".join(lines)


def _values(text: str) -> object:
    try:
        return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - BaseLoader makes text only
    except yaml.YAMLError:
        return None


def _walk(root: Any, path: EditPath, whole: EditPath) -> Any:
    node = root
    for key in path:
        if _is_mapping(node):
            if key not in node:
                raise _missing(whole)
            node = node[key]
        elif isinstance(node, list):
            node = node[_index(node, key, whole)]
        else:
            raise _missing(whole)
    return node


def _index(items: Any, key: str | int, whole: EditPath) -> int:
    if isinstance(items, list):
        if isinstance(key, int) and 0 <= key < len(items):
            return key
        for number, item in enumerate(items):
            name = item.get("name") if _is_mapping(item) else item
            if isinstance(key, str) and str(name) == key:
                return number
    raise _missing(whole)


def _is_mapping(node: Any) -> bool:
    # Not a type guard: ruamel's mapping has more to it than dict.
    return isinstance(node, dict)


def _missing(path: EditPath) -> NotFound:
    shown = " > ".join(map(str, path))
    return NotFound("D030", f"there is no {shown} in the file", hint="check names and spelling")


def _put(parent: Any, key: object, value: object) -> None:
    new = _quoted(value)
    if key in parent:
        old = parent[key]
        keeps = isinstance(new, str) and isinstance(old, str) and type(old) is not str
        # The author's way of quoting stays: "a" becomes "b".
        parent[key] = type(old)(new) if keeps and type(old) is not type(new) else new
        return
    order: tuple[object, ...] = COLUMN_KEYS if "logical_type" in parent else TABLE_KEYS
    rank = order.index(key) if key in order else len(order)
    position = 0
    for number, other in enumerate(parent, start=1):
        if other in order and order.index(other) < rank:
            position = number
    if rank == len(order) or position == len(parent):
        _append_key(parent, key, new)
    else:
        parent.insert(position, key, new)


def _append_key(parent: Any, key: object, value: object) -> None:
    """Append a key before the blank lines and comments that follow the mapping."""
    last = next(reversed(parent), None)
    rest = _cut(parent.ca.items.get(last), 2) if last is not None else None
    parent[key] = value
    if rest is not None:
        parent.ca.items[key] = [None, None, rest, None]


def _cut_tail(items: Any) -> Any:
    """Take off what follows the last item: blank lines and comments."""
    last = items[-1]
    if _is_mapping(last) and last and not last.fa.flow_style():
        return _cut(last.ca.items.get(next(reversed(last))), 2)
    return _cut(items.ca.items.get(len(items) - 1), 0)


def _hang(items: Any, new: Any, rest: Any) -> None:
    """Let what was taken off follow the new item."""
    if new and not new.fa.flow_style():
        new.ca.items[next(reversed(new))] = [None, None, rest, None]
    else:
        items.ca.items[len(items) - 1] = [rest, None, None, None]


def _keep_tail(parent: Any, key: object) -> None:
    """Let what follows a key that goes (blank lines, comments) follow the one before it."""
    names = list(parent)
    position = names.index(key)
    rest = _cut(parent.ca.items.get(key), 2)
    if rest is None or position == 0 or names[position - 1] in parent.ca.items:
        return
    if isinstance(parent[names[position - 1]], dict | list):
        return
    parent.ca.items[names[position - 1]] = [None, None, rest, None]


def _cut(comments: Any, slot: int) -> Any:
    """Take off what stands below the line of a comment; None when there is nothing below."""
    from ruamel.yaml.tokens import CommentToken

    token = comments[slot] if comments else None
    if token is None:
        return None
    head, _, rest = token.value.partition("\n")
    if not rest:
        return None
    token.value = head + "\n"
    return CommentToken("\n" + rest, token.start_mark, None)


def _quoted(value: object) -> Any:
    """Return ruamel's node of plain values; text that YAML 1.1 would not read as text is quoted."""
    from ruamel.yaml.comments import CommentedMap, CommentedSeq
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString

    if isinstance(value, dict):
        return CommentedMap((key, _quoted(item)) for key, item in value.items())
    if isinstance(value, list | tuple):
        items = CommentedSeq(_quoted(item) for item in value)
        items.fa.set_flow_style()
        return items
    if not isinstance(value, str):
        return value
    if "\n" in value.rstrip("\n") and value.isprintable() is False and _is_block(value):
        return LiteralScalarString(value)
    kind = _RESOLVER.resolve(ScalarNode, value, (True, False))  # type: ignore[no-untyped-call]
    plain = kind == "tag:yaml.org,2002:str" and value.isprintable()
    return value if plain else DoubleQuotedScalarString(value)


def _is_block(value: str) -> bool:
    """Say whether a literal block can hold the text as it is."""
    lines = value.split("\n")
    return all(line.isprintable() and line == line.strip() for line in lines)
