"""What a platform can do, one documented field per fact; the support matrix is printed from it."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """Facts about one platform. Every field has its meaning in `FEATURE_DOCS`."""

    title: str
    minimum_version: str
    identifier_bytes: int
    schemas: bool
    transactional_ddl: bool
    alter_in_place: bool
    add_constraints_in_place: bool
    default_names: bool
    constraint_names: bool
    comments: bool
    enum_types: bool
    string_length: bool
    exact_decimal: bool
    timestamp_precision: int
    time_zone_kept: bool
    arrays: bool
    json_type: bool
    uuid_type: bool
    identity: bool
    identity_start: bool
    generated_stored: bool
    generated_virtual: bool
    foreign_key_actions: bool
    foreign_key_cycles: bool
    partial_indexes: bool
    expression_indexes: bool
    descending_indexes: bool
    include_columns: bool
    index_methods: bool
    clustered_keys: bool
    triggers: bool
    partitioning: bool
    batch_separator: str | None
    advisory_locks: bool
    indexed_updates: bool
    nulls_distinct: bool
    lock_watch: bool
    online_forms: bool


FEATURE_DOCS: dict[str, str] = {
    "title": "The product's own name.",
    "minimum_version": "Oldest server or library version that is supported.",
    "identifier_bytes": "Longest identifier kept whole, in bytes (characters on SQL Server).",
    "schemas": "Named schemas exist; otherwise the schema part of a name is left out.",
    "transactional_ddl": "A failed migration leaves nothing behind: DDL is rolled back.",
    "alter_in_place": "Columns are altered by ALTER TABLE rather than by rebuilding the table.",
    "add_constraints_in_place": "Keys, foreign keys and checks can be added to a live table.",
    "default_names": "A column default is a named constraint.",
    "constraint_names": "The catalog keeps the names given to constraints.",
    "comments": "Tables and columns carry comments.",
    "enum_types": "A native value set becomes a real enum type; otherwise it becomes a check.",
    "string_length": "The database enforces the length of string(n).",
    "exact_decimal": "decimal(p,s) is stored exactly at any precision.",
    "timestamp_precision": "Most fractional digits of a second a timestamp keeps.",
    "time_zone_kept": "A timestamp with time zone is a type of its own.",
    "arrays": "array(of) is a native type; otherwise it is stored as JSON text.",
    "json_type": "json is a native type; otherwise it is text that is checked to be JSON.",
    "uuid_type": "uuid is a native type; otherwise it is text of 36 characters.",
    "identity": "The database numbers identity columns itself.",
    "identity_start": "An identity column keeps its declared start and increment.",
    "generated_stored": "Stored generated columns exist.",
    "generated_virtual": "Generated columns computed on each read exist.",
    "foreign_key_actions": "ON DELETE and ON UPDATE actions other than no action exist.",
    "foreign_key_cycles": "Tables can point at each other in a cycle.",
    "partial_indexes": "An index can have a WHERE clause.",
    "expression_indexes": "An index can be over an expression.",
    "descending_indexes": "An index keeps the direction of its columns.",
    "include_columns": "An index can carry further columns (INCLUDE).",
    "index_methods": "An index can name its method (btree, gin, ...).",
    "clustered_keys": "A key can be the clustered one.",
    "triggers": "Managed behaviours are kept by triggers; otherwise they are not enforced.",
    "partitioning": "Declared partitions are made by the database.",
    "batch_separator": "The line that separates batches in a script (GO), if any.",
    "advisory_locks": "The database has named locks that die with the session.",
    "indexed_updates": "A row that others point at can be updated in a column of an index or key.",
    "nulls_distinct": "A unique rule lets any number of rows have NULL; otherwise one only.",
    "lock_watch": "A second session can see which tables a migration locks, and how.",
    "online_forms": "Long steps have forms that let a table's readers and writers go on.",
}


def undocumented_fields() -> list[str]:
    """Return the fields that have no entry in FEATURE_DOCS; a structure test keeps it empty."""
    return [field.name for field in fields(Features) if field.name not in FEATURE_DOCS]
