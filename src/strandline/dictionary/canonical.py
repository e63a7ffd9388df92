"""The canonical form of a dictionary: what its fingerprint is computed from.

Left out, because they change nothing in a database: the order of columns and of objects, themes,
`renamed_from` hints, the layout of SQL texts.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Hashable
from dataclasses import fields
from enum import Enum
from functools import cache
from typing import Any, cast

from strandline.dictionary.expressions import canonical_expression, canonical_query
from strandline.dictionary.model import Dictionary, Expression, Managed, Row, Table, View
from strandline.dictionary.names import QName

_LEFT_OUT = frozenset({"theme", "renamed_from"})


def fingerprint(dictionary: Dictionary) -> str:
    """Return the SHA-256 (hex) of the canonical form."""
    document = canonical_form(dictionary)
    text = json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def canonical_form(dictionary: Dictionary) -> dict[str, Any]:
    """Return plain values, equal for dictionaries that mean the same."""
    return {
        "tables": {_name(name): _table(table) for name, table in dictionary.tables.items()},
        "views": {_name(name): _view(view) for name, view in dictionary.views.items()},
        "value_sets": {_name(name): _plain(item) for name, item in dictionary.value_sets.items()},
    }


def _name(name: QName) -> str:
    """Return `schema.name`; a name with a dot of its own is quoted, so that two stay two."""
    plain = str(name)
    return plain if plain.count(".") == (name.schema is not None) else json.dumps(name)


def _table(table: Table) -> dict[str, Any]:
    document: dict[str, Any] = _plain(table)
    by_name = {column["name"]: column for column in document["columns"]}
    document["columns"] = by_name
    for key in ("uniques", "foreign_keys", "checks", "indexes"):
        document[key] = {item["name"]: item for item in document[key]}
    document["rows"] = sorted(json.dumps(row, sort_keys=True) for row in document["rows"])
    return document


def _view(view: View) -> dict[str, Any]:
    document: dict[str, Any] = _plain(view)
    document["query"] = {
        "text": canonical_query(view.query.text),
        "overrides": dict(view.query.overrides),
    }
    return document


def _plain(value: object) -> Any:
    kind = type(value)
    if value is None or kind in _AS_THEY_ARE:
        return value
    write = _WRITERS.get(kind)
    if write is not None:
        return write(value)
    if kind is tuple:
        return [_plain(item) for item in value]  # type: ignore[attr-defined]
    if isinstance(value, Enum):
        return value.value
    return {name: _plain(getattr(value, name)) for name in _field_names(cast("Hashable", kind))}


_AS_THEY_ARE = frozenset({str, int, float, bool})


@cache
def _field_names(kind: Hashable) -> tuple[str, ...]:
    found = fields(kind)  # type: ignore[arg-type]
    return tuple(field.name for field in found if field.name not in _LEFT_OUT)


def _expression(value: Expression) -> dict[str, Any]:
    return {"text": canonical_expression(value.text), "overrides": dict(value.overrides)}


def _managed(value: Managed) -> dict[str, Any]:
    """What is younger than frozen versions is left out where it is not used."""
    document: dict[str, Any] = {
        "on_update": list(value.on_update),
        "append_only": value.append_only,
        "immutable": list(value.immutable),
    }
    if value.mirrors:
        document["mirrors"] = dict(value.mirrors)
    return document


def _row(value: Row) -> dict[str, Any]:
    return {column: _plain(cell) for column, cell in value.cells}


def _bytes(value: bytes) -> dict[str, str]:
    return {"base64": base64.b64encode(value).decode()}


_WRITERS: dict[type, Callable[[Any], Any]] = {
    QName: _name,
    Expression: _expression,
    Row: _row,
    Managed: _managed,
    bytes: _bytes,
}
