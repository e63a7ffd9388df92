"""The dictionary as YAML: stable order, every name explicit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import yaml

from strandline.dictionary.model import (
    Action,
    Column,
    Dictionary,
    Expression,
    ForeignKey,
    Index,
    IndexColumn,
    Partition,
    Partitioning,
    Table,
    ValueSet,
    View,
)
from strandline.dictionary.reader import FORMAT_VERSION
from strandline.dictionary.types import LogicalType, TypeKind

_Dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def dump_yaml(document: object) -> str:
    """Return YAML text: block style, unsorted keys, unicode as it is."""
    text: str = yaml.dump(document, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100)
    return text


def table_file(table: Table) -> str:
    """Return the text of a `table:` file."""
    return dump_yaml({"_format_version": FORMAT_VERSION, "table": table_document(table)})


def view_file(view: View) -> str:
    """Return the text of a `view:` file."""
    return dump_yaml({"_format_version": FORMAT_VERSION, "view": view_document(view)})


def value_set_file(value_set: ValueSet) -> str:
    """Return the text of a `value_set:` file."""
    document = {"_format_version": FORMAT_VERSION, "value_set": value_set_document(value_set)}
    return dump_yaml(document)


def dictionary_document(dictionary: Dictionary) -> dict[str, Any]:
    """Return every object as plain values, sorted by name."""

    def ordered(objects: Any, dump: Callable[[Any], dict[str, Any]]) -> list[Any]:
        return [dump(objects[name]) for name in sorted(objects, key=str)]

    return {
        "tables": ordered(dictionary.tables, table_document),
        "views": ordered(dictionary.views, view_document),
        "value_sets": ordered(dictionary.value_sets, value_set_document),
    }


def table_document(table: Table) -> dict[str, Any]:
    """Return a table as the plain values of its YAML form."""
    document: dict[str, Any] = {"name": table.name.name}
    _put(document, "schema", table.name.schema)
    _put(document, "description", table.description)
    _put(document, "theme", table.theme)
    _put(document, "renamed_from", table.renamed_from)
    document["columns"] = [column_document(column) for column in table.columns]
    if table.primary_key is not None:
        key: dict[str, Any] = {
            "name": table.primary_key.name,
            "columns": list(table.primary_key.columns),
        }
        if table.primary_key.clustered:
            key["clustered"] = True
        document["primary_key"] = key
    _put(
        document,
        "unique_constraints",
        [{"name": item.name, "columns": list(item.columns)} for item in table.uniques],
    )
    _put(document, "foreign_keys", [_foreign_key(key, table) for key in table.foreign_keys])
    _put(
        document,
        "check_constraints",
        [{"name": item.name, **_expression(item.expression)} for item in table.checks],
    )
    _put(document, "indexes", [_index(index) for index in table.indexes])
    _put(document, "managed", _managed(table))
    if table.partitioning is not None:
        document["partition_by"] = _partitioning(table.partitioning)
    _put(document, "seed_data", [_row(table, row.as_mapping()) for row in table.rows])
    return document


def view_document(view: View) -> dict[str, Any]:
    """Return a view as the plain values of its YAML form."""
    document: dict[str, Any] = {"name": view.name.name}
    _put(document, "schema", view.name.schema)
    _put(document, "description", view.description)
    _put(document, "renamed_from", view.renamed_from)
    document["query"] = view.query.text
    _put(document, "platforms", dict(view.query.overrides))
    return document


def value_set_document(value_set: ValueSet) -> dict[str, Any]:
    """Return a value set as the plain values of its YAML form."""
    document: dict[str, Any] = {"name": value_set.name.name}
    _put(document, "schema", value_set.name.schema)
    _put(document, "description", value_set.description)
    document["values"] = list(value_set.values)
    if value_set.native:
        document["native"] = True
    return document


def _put(document: dict[str, Any], key: str, value: object) -> None:
    """Set a key unless the value is absent or empty."""
    if value not in (None, [], {}):
        document[key] = value


def column_document(column: Column) -> dict[str, Any]:
    """Return a column as the plain values of its YAML form."""
    document: dict[str, Any] = {"name": column.name, **type_document(column.type)}
    document["nullable"] = column.nullable
    if column.default is not None:
        document["default"] = {
            **_expression(column.default.expression),
            **({"name": column.default.name} if column.default.name else {}),
        }
    if column.identity is not None:
        start, increment = column.identity.start, column.identity.increment
        plain = start == 1 and increment == 1
        document["identity"] = True if plain else {"start": start, "increment": increment}
    if column.generated is not None:
        document["generated"] = {
            **_expression(column.generated.expression),
            "stored": column.generated.stored,
        }
    _put(document, "description", column.description)
    _put(document, "renamed_from", column.renamed_from)
    return document


def type_document(logical: LogicalType) -> dict[str, Any]:
    """Return a logical type as the keys of a column."""
    document: dict[str, Any] = {"logical_type": logical.kind.value}
    _put(document, "max_length", logical.length)
    if logical.precision is not None:
        document["precision"] = logical.precision
    if logical.scale is not None and logical.kind is TypeKind.DECIMAL:
        document["scale"] = logical.scale
    if logical.with_time_zone:
        document["with_time_zone"] = True
    if logical.items is not None:
        document["items"] = type_document(logical.items)
    if logical.value_set is not None:
        schema, name = logical.value_set
        dotted = "." in name or "." in (schema or "")
        document["value_set"] = (
            {"name": name, "schema": schema} if dotted else str(logical.value_set)
        )
    return document


def _expression(expression: Expression) -> dict[str, Any]:
    document: dict[str, Any] = {"expression": expression.text}
    _put(document, "platforms", dict(expression.overrides))
    return document


def _foreign_key(key: ForeignKey, table: Table) -> dict[str, Any]:
    references: dict[str, Any] = {"table": key.target.name}
    if key.target.schema != table.name.schema:
        # Null says "no schema", where leaving it out would mean the table's own.
        references["schema"] = key.target.schema
    references["columns"] = list(key.target_columns)
    document: dict[str, Any] = {
        "name": key.name,
        "columns": list(key.columns),
        "references": references,
    }
    if key.on_delete is not Action.NO_ACTION:
        document["on_delete"] = key.on_delete.value
    if key.on_update is not Action.NO_ACTION:
        document["on_update"] = key.on_update.value
    return document


def _index(index: Index) -> dict[str, Any]:
    document: dict[str, Any] = {
        "name": index.name,
        "columns": [_index_column(part) for part in index.columns],
    }
    if index.unique:
        document["unique"] = True
    if index.where is not None:
        document["where"] = _expression(index.where) if index.where.overrides else index.where.text
    _put(document, "include", list(index.include))
    _put(document, "method", index.method)
    return document


def _index_column(part: IndexColumn) -> object:
    if part.name is not None and not part.descending:
        return part.name
    document: dict[str, Any] = {}
    if part.expression is not None:
        document.update(_expression(part.expression))
    else:
        document["name"] = part.name
    if part.descending:
        document["order"] = "desc"
    return document


def _managed(table: Table) -> dict[str, Any]:
    managed = table.managed
    document: dict[str, Any] = dict.fromkeys(managed.on_update, "on_update")
    if managed.append_only:
        document["append_only"] = True
    _put(document, "immutable", list(managed.immutable))
    _put(document, "mirrors", dict(managed.mirrors))
    return document


def _partitioning(partitioning: Partitioning) -> dict[str, Any]:
    document: dict[str, Any] = {
        "strategy": partitioning.strategy,
        "columns": list(partitioning.columns),
    }
    _put(document, "partitions", [_partition(item) for item in partitioning.partitions])
    return document


def _partition(partition: Partition) -> dict[str, Any]:
    document: dict[str, Any] = {"name": partition.name}
    _put(document, "from", list(partition.lower))
    _put(document, "to", list(partition.upper))
    _put(document, "values", list(partition.values))
    if partition.modulus is not None:
        document["modulus"] = partition.modulus
    if partition.remainder is not None:
        document["remainder"] = partition.remainder
    if partition.default:
        document["default"] = True
    return document


def _row(table: Table, cells: dict[str, Any]) -> dict[str, Any]:
    ordered = [column for column in table.column_names if column in cells]
    rest = sorted(set(cells) - set(ordered))
    return {column: cells[column] for column in [*ordered, *rest]}
