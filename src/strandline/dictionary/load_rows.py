"""Reference rows from YAML: each cell read by its column's type."""

from __future__ import annotations

from collections.abc import Sequence

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from strandline.dictionary.model import Column, Row, Scalar
from strandline.dictionary.reader import NodeReader, is_null, scalar_value
from strandline.dictionary.types import FLOAT_KINDS, LogicalType, TypeKind

_AS_WRITTEN = frozenset(
    {
        TypeKind.STRING,
        TypeKind.TEXT,
        TypeKind.UUID,
        TypeKind.DATE,
        TypeKind.TIME,
        TypeKind.TIMESTAMP,
        TypeKind.DECIMAL,
    }
)
"""Kinds whose cells keep the author's text: `No` and `0012` are words there, and 0.10 is exact."""


def load_rows(reader: NodeReader, node: Node | None, columns: Sequence[Column]) -> tuple[Row, ...]:
    """Read the rows of `seed_data`; unknown columns are kept for the rules to report."""
    types = {column.name: column.type for column in columns}
    rows = []
    for item in reader.items(node, what="seed_data"):
        if not isinstance(item, MappingNode):
            reader.report("D008", item, "a row must be a mapping", "write `{Column: value, ...}`")
            continue
        cells: dict[str, Scalar] = {}
        for key, value in item.value:
            cells[str(key.value)] = _cell(reader, value, types.get(key.value))
        rows.append(Row.of(cells))
    return tuple(rows)


def _cell(reader: NodeReader, node: Node, logical: LogicalType | None) -> Scalar:
    if is_null(node) and not (isinstance(node, ScalarNode) and node.style):
        return None
    if not isinstance(node, ScalarNode):
        return _document_cell(reader, node, logical)
    if logical is not None and logical.kind in _AS_WRITTEN:
        return str(node.value)
    value = scalar_value(node)
    if isinstance(value, str) and logical is not None and not node.style:
        return _number(value, logical)
    if isinstance(value, int) and not isinstance(value, bool) and logical is not None:
        return float(value) if logical.kind in FLOAT_KINDS else value
    return value


def _number(text: str, logical: LogicalType) -> Scalar:
    """Read 1e5 as a number, which YAML 1.1 takes for text."""
    if logical.kind in FLOAT_KINDS:
        try:
            return float(text)
        except ValueError:
            return text
    return text


def _document_cell(reader: NodeReader, node: Node, logical: LogicalType | None) -> Scalar:
    """Write a nested value of a json or array column as JSON text."""
    if logical is None or logical.kind not in (TypeKind.JSON, TypeKind.ARRAY):
        reader.report("D008", node, "a cell must be one value", "write a single value")
        return None
    import json

    return json.dumps(_plain(node), ensure_ascii=False, sort_keys=True)


def _plain(node: Node) -> object:
    if isinstance(node, MappingNode):
        return {str(key.value): _plain(value) for key, value in node.value}
    if isinstance(node, SequenceNode):
        return [_plain(item) for item in node.value]
    value = scalar_value(node) if isinstance(node, ScalarNode) else None
    return value.decode("latin-1") if isinstance(value, bytes) else value
