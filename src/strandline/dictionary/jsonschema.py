"""The published JSON Schema (draft 2020-12) of dictionary files, for editors.

Built from the constants that the loader reads with, so that the two cannot come apart. It says
what stands in one file; what tables say about each other is for `check`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from strandline.dictionary.component import ALL_PLATFORMS
from strandline.dictionary.conventions import FileNaming, NameCase, template_kinds
from strandline.dictionary.load import VALUE_SET_KEYS, VIEW_KEYS
from strandline.dictionary.load_column import COLUMN_KEYS, PARAMETERS, TYPE_KEYS
from strandline.dictionary.load_component import (
    BASELINE_KEYS,
    COMPONENT_KEYS,
    CONVENTION_KEYS,
    MIGRATION_KEYS,
    VERSION_TABLE_KEYS,
)
from strandline.dictionary.load_parts import FOREIGN_KEY_KEYS, INDEX_KEYS, PARTITION_KEYS
from strandline.dictionary.load_policy import (
    ARCHIVE_KEYS,
    POLICY_KEYS,
    REQUIRE_KEYS,
    SUPPRESS_KEYS,
    THROUGHPUT_KEYS,
)
from strandline.dictionary.load_table import TABLE_KEYS
from strandline.dictionary.model import Action
from strandline.dictionary.policy import EFFECT_NAMES, Contraction, Level, OnlineForms
from strandline.dictionary.reader import FORMAT_VERSION
from strandline.dictionary.types import KIND_ALIASES, TypeKind
from strandline.dictionary.versions import VERSION_KEYS

SCHEMA_FILE = "dictionary.schema.json"
Schema = dict[str, Any]

# Text is read as it is written, so `12` and `No` are good names in YAML.
_NAME: Schema = {"type": ["string", "number", "boolean"]}
_TEXT: Schema = {"type": ["string", "number", "boolean", "null"]}
_BOOLEAN: Schema = {"type": "boolean"}
_NAMES: Schema = {"anyOf": [_NAME, {"type": "array", "items": _NAME}]}
_WHOLE: Schema = {"type": "integer"}
_SQL: Schema = {"$ref": "#/$defs/sql"}


def schema_text() -> str:
    """Return the text of the published file."""
    return json.dumps(dictionary_schema(), indent=2, ensure_ascii=False) + "\n"


def dictionary_schema() -> Schema:
    """Return the schema of any dictionary file, told apart by the keys at its top."""
    format_version = {"enum": [FORMAT_VERSION, float(FORMAT_VERSION)]}
    files = {
        key: _object(
            {"_format_version": format_version, key: _ref(key)}, required=("_format_version", key)
        )
        for key in ("table", "view", "value_set", "component")
    }
    files["version"] = _version_file(format_version)
    # Not one oneOf of whole files: an editor would only say that none of them fits.
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Strandline dictionary, format {FORMAT_VERSION}",
        "type": "object",
        "oneOf": [{"required": [key]} for key in files],
        "allOf": [{"if": {"required": [key]}, "then": files[key]} for key in files],
        "$defs": _definitions(),
    }


def _definitions() -> dict[str, Schema]:
    return {
        "sql": {
            "description": "Neutral SQL, or the platforms' own texts besides it.",
            "anyOf": [_TEXT, _object(_OVERRIDDEN, required=("expression",))],
        },
        "platforms": _object(dict.fromkeys(ALL_PLATFORMS, _NAME)),
        "action": _words(action.value for action in Action),
        "logical_type": _words([*(kind.value for kind in TypeKind), *KIND_ALIASES]),
        "type": _typed(TYPE_KEYS, required=("logical_type",)),
        "column": _typed(COLUMN_KEYS, required=("name", "logical_type")),
        "table": _keys(TABLE_KEYS, _TABLE, required=("name", "columns")),
        "view": _keys(VIEW_KEYS, _VIEW, required=("name", "query")),
        "value_set": _keys(VALUE_SET_KEYS, _VALUE_SET, required=("name", "values")),
        "component": _keys(COMPONENT_KEYS, _COMPONENT, required=("name",)),
        "primary_key": _object(
            {"name": _NAME, "columns": _NAMES, "clustered": _BOOLEAN}, required=("columns",)
        ),
        "foreign_key": _keys(FOREIGN_KEY_KEYS, _FOREIGN_KEY, required=("columns", "references")),
        "index": _keys(INDEX_KEYS, _INDEX, required=("columns",)),
        "partition": _keys(PARTITION_KEYS, _PARTITION, required=("name",)),
    }


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _object(properties: Mapping[str, Schema], *, required: Iterable[str] = ()) -> Schema:
    schema: Schema = {
        "type": "object",
        "properties": dict(properties),
        "additionalProperties": False,
    }
    if names := list(required):
        schema["required"] = names
    return schema


def _keys(
    known: Iterable[str], properties: Mapping[str, Schema], *, required: Iterable[str]
) -> Schema:
    """Return an object of exactly the keys that the loader knows; KeyError for a forgotten one."""
    return _object({key: properties[key] for key in known}, required=required)


def _list(items: Schema) -> Schema:
    return {"type": ["array", "null"], "items": items}


def _words(words: Iterable[str]) -> Schema:
    return {"enum": list(words)}


def _typed(known: Iterable[str], *, required: Iterable[str]) -> Schema:
    """Return an object with a logical type: each kind takes its own parameters only."""
    schema = _keys(known, _COLUMN, required=required)
    schema["allOf"] = [
        {
            "if": {
                "properties": {"logical_type": {"enum": _spellings(kind)}},
                "required": ["logical_type"],
            },
            "then": _parameters(kind),
        }
        for kind in TypeKind
    ]
    return schema


def _spellings(kind: TypeKind) -> list[str]:
    return [kind.value, *(alias for alias, word in KIND_ALIASES.items() if word == kind.value)]


_NEEDED = {
    TypeKind.BINARY: ("max_length",),
    TypeKind.DECIMAL: ("precision", "scale"),
    TypeKind.ARRAY: ("items",),
}


def _parameters(kind: TypeKind) -> Schema:
    taken = PARAMETERS.get(kind, frozenset())
    properties: Schema = {key: False for key in TYPE_KEYS[1:] if key not in taken}
    if kind in (TypeKind.TIME, TypeKind.TIMESTAMP):
        properties["precision"] = {"minimum": 0, "maximum": 9}
    schema: Schema = {"properties": properties}
    if kind is TypeKind.STRING:
        schema["anyOf"] = [{"required": ["max_length"]}, {"required": ["value_set"]}]
    elif kind in _NEEDED:
        schema["required"] = list(_NEEDED[kind])
    return schema


def _version_file(format_version: Schema) -> Schema:
    return _object(
        {
            "_format_version": format_version,
            "version": _object(
                {**dict.fromkeys(VERSION_KEYS, _TEXT), "objects": {"type": "object"}},
                required=("label", "fingerprint"),
            ),
            "tables": _list(_ref("table")),
            "views": _list(_ref("view")),
            "value_sets": _list(_ref("value_set")),
        },
        required=("_format_version", "version"),
    )


_OVERRIDDEN: dict[str, Schema] = {"expression": _TEXT, "platforms": _ref("platforms")}
_NAMED_SQL: Schema = {
    "anyOf": [_TEXT, _object({"name": _NAME, **_OVERRIDDEN}, required=("expression",))]
}
_LINK: dict[str, Schema] = {"on_delete": _ref("action"), "on_update": _ref("action")}
_FOREIGN_KEY: dict[str, Schema] = {
    "name": _NAME,
    "columns": _NAMES,
    "references": _object(
        {"table": _NAME, "schema": _TEXT, "columns": _NAMES}, required=("table",)
    ),
    **_LINK,
}
_SHORTHAND = _object(
    {"table": _NAME, "column": _NAME, "schema": _TEXT, "name": _NAME, **_LINK},
    required=("table", "column"),
)
_COLUMN: dict[str, Schema] = {
    "name": _NAME,
    "logical_type": _ref("logical_type"),
    "max_length": {"anyOf": [{"type": "integer", "minimum": 1}, {"enum": ["max", "MAX"]}]},
    "precision": {"type": "integer", "minimum": 0, "maximum": 1000},
    "scale": {"type": "integer", "minimum": 0, "maximum": 1000},
    "with_time_zone": _BOOLEAN,
    "items": {"anyOf": [_ref("logical_type"), _ref("type")]},
    "value_set": {"anyOf": [_NAME, _object({"name": _NAME, "schema": _TEXT})]},
    "nullable": _BOOLEAN,
    "default": _NAMED_SQL,
    "identity": {"anyOf": [_BOOLEAN, _object({"start": _WHOLE, "increment": _WHOLE})]},
    "generated": {
        "anyOf": [_TEXT, _object({**_OVERRIDDEN, "stored": _BOOLEAN}, required=("expression",))]
    },
    "description": _TEXT,
    "foreign_key": _SHORTHAND,
    "renamed_from": _NAME,
}
_INDEX_COLUMN: Schema = _object(
    {"name": _NAME, **_OVERRIDDEN, "order": _words(("asc", "desc", "ASC", "DESC"))}
)
_INDEX_PART: Schema = {"anyOf": [_NAME, _INDEX_COLUMN]}
_INDEX: dict[str, Schema] = {
    "name": _NAME,
    "columns": {"anyOf": [_NAME, {"type": "array", "items": _INDEX_PART, "minItems": 1}]},
    "unique": _BOOLEAN,
    "where": _SQL,
    "include": _NAMES,
    "method": _NAME,
}
_PARTITION: dict[str, Schema] = {
    "name": _NAME,
    "from": _NAMES,
    "to": _NAMES,
    "values": _NAMES,
    "modulus": {"type": "integer", "minimum": 1},
    "remainder": {"type": "integer", "minimum": 0},
    "default": _BOOLEAN,
}
_TABLE: dict[str, Schema] = {
    "name": _NAME,
    "schema": _TEXT,
    "description": _TEXT,
    "theme": _TEXT,
    "renamed_from": _NAME,
    "columns": {"type": "array", "items": _ref("column")},
    "primary_key": {"anyOf": [_NAMES, _ref("primary_key")]},
    "unique_constraints": _list(
        {"anyOf": [_NAMES, _object({"name": _NAME, "columns": _NAMES}, required=("columns",))]}
    ),
    "foreign_keys": _list(_ref("foreign_key")),
    "check_constraints": _list(_NAMED_SQL),
    "indexes": _list(_ref("index")),
    "managed": {
        "type": "object",
        "properties": {
            "append_only": _BOOLEAN,
            "immutable": _NAMES,
            "mirrors": {"type": "object", "additionalProperties": _NAME},
        },
        "additionalProperties": {"const": "on_update"},
    },
    "partition_by": _object(
        {
            "strategy": _words(("range", "list", "hash")),
            "columns": _NAMES,
            "partitions": _list(_ref("partition")),
        },
        required=("strategy", "columns"),
    ),
    "seed_data": _list({"type": "object"}),
}
_VIEW: dict[str, Schema] = {
    "name": _NAME,
    "schema": _TEXT,
    "description": _TEXT,
    "query": _SQL,
    "platforms": _ref("platforms"),
    "renamed_from": _NAME,
}
_VALUE_SET: dict[str, Schema] = {
    "name": _NAME,
    "schema": _TEXT,
    "description": _TEXT,
    "values": {"type": "array", "items": _NAME},
    "native": _BOOLEAN,
}
_CONVENTIONS: dict[str, Schema] = {
    "table_case": _words(case.value for case in NameCase),
    "column_case": _words(case.value for case in NameCase),
    "allow": _NAMES,
    "allow_suffixes": _NAMES,
    "file_name": _words(rule.value for rule in FileNaming),
    "names": _object(dict.fromkeys(template_kinds(), _NAME)),
}
# YAML 1.1 reads a bare `off` as false.
_LEVEL: Schema = {"enum": [*(level.value for level in Level), False]}
_BYTES: Schema = {
    "anyOf": [
        {"type": "integer", "minimum": 0},
        {"type": "string", "pattern": r"^\d+(\.\d+)?\s*[kKmMgGtTpP]?[iI]?[bB]$"},
        {"type": "null"},
    ]
}
_DAYS: Schema = {"type": ["integer", "null"], "minimum": 0}
_POLICY: dict[str, Schema] = {
    "rules": {"type": "object", "additionalProperties": _LEVEL},
    "effects": _object(dict.fromkeys(EFFECT_NAMES, _LEVEL)),
    "thresholds": _object(
        {
            "rows": {"type": "integer", "minimum": 0},
            "bytes": _BYTES,
            "lock_seconds": {"type": "number", "minimum": 0},
        }
    ),
    "throughput": _object(dict.fromkeys(THROUGHPUT_KEYS, _BYTES)),
    "online": _words(word.value for word in OnlineForms),
    "contract": _words(word.value for word in Contraction),
    "require": _object(
        {**dict.fromkeys(REQUIRE_KEYS, _BOOLEAN), "approval_days": {**_DAYS, "minimum": 1}}
    ),
    "archive": _object(dict.fromkeys(ARCHIVE_KEYS, _DAYS)),
    "suppress": _list(_object(dict.fromkeys(SUPPRESS_KEYS, _NAME), required=("rule", "reason"))),
}
_COMPONENT: dict[str, Schema] = {
    "name": _NAME,
    "description": _TEXT,
    "version": _NAME,
    "default_schema": _TEXT,
    "platforms": {"type": "array", "items": _words(ALL_PLATFORMS)},
    "version_table": _keys(
        VERSION_TABLE_KEYS,
        dict.fromkeys(VERSION_TABLE_KEYS, _NAME),
        required=("table", "since", "version"),
    ),
    "conventions": _keys(CONVENTION_KEYS, _CONVENTIONS, required=()),
    "migrations": _object(dict.fromkeys(MIGRATION_KEYS, _NAME)),
    "policy": _keys(POLICY_KEYS, _POLICY, required=()),
    "baseline": _keys(
        BASELINE_KEYS,
        {**dict.fromkeys(BASELINE_KEYS, _NAME), "files": {"type": "integer", "minimum": 0}},
        required=("tool", "revision", "version"),
    ),
}
