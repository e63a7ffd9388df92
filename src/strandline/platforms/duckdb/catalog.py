"""The catalog of a live database, read in one query per kind of object."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from strandline.platforms.base import LEDGER_PREFIX, LEDGER_SCHEMA, Connection

Rows = list[tuple[object, ...]]

_HERE = (
    f"database_name = current_database() AND schema_name NOT IN "
    f"('information_schema', 'pg_catalog', '{LEDGER_SCHEMA}')"
)


def _own(column: str) -> str:
    return f"NOT starts_with(lower({column}), '{LEDGER_PREFIX}')"


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalog:
    """Rows of the catalog functions; the columns are those of the queries in `read`."""

    tables: Rows
    columns: Rows
    constraints: Rows
    indexes: Rows
    views: Rows
    sequences: Rows
    types: Rows
    macros: Rows


def read(connection: Connection) -> Catalog:
    """Read everything but the rows; temporary objects and the ledger are left out."""
    return Catalog(
        tables=connection.execute(
            f"SELECT schema_name, table_name, comment, sql FROM duckdb_tables() "
            f"WHERE {_HERE} AND NOT internal AND NOT temporary AND {_own('table_name')} "
            f"ORDER BY schema_name, table_name"
        ),
        columns=connection.execute(
            f"SELECT schema_name, table_name, column_name, data_type, column_default, "
            f"is_nullable, comment FROM duckdb_columns() "
            f"WHERE {_HERE} AND NOT internal AND {_own('table_name')} "
            f"ORDER BY schema_name, table_name, column_index"
        ),
        constraints=connection.execute(
            f"SELECT schema_name, table_name, constraint_type, constraint_name, expression, "
            f"constraint_column_names, referenced_table, referenced_column_names "
            f"FROM duckdb_constraints() "
            f"WHERE {_HERE} AND {_own('table_name')} "
            f"ORDER BY schema_name, table_name, constraint_index"
        ),
        indexes=connection.execute(
            f"SELECT schema_name, table_name, index_name, is_unique, sql FROM duckdb_indexes() "
            f"WHERE {_HERE} AND {_own('table_name')} AND sql IS NOT NULL "
            f"ORDER BY schema_name, table_name, index_name"
        ),
        views=connection.execute(
            f"SELECT schema_name, view_name, comment, sql FROM duckdb_views() "
            f"WHERE {_HERE} AND NOT internal AND NOT temporary AND {_own('view_name')} "
            f"ORDER BY schema_name, view_name"
        ),
        sequences=connection.execute(
            f"SELECT schema_name, sequence_name, "
            f"CASE WHEN increment_by > 0 THEN min_value ELSE max_value END, increment_by "
            f"FROM duckdb_sequences() WHERE {_HERE} AND NOT temporary "
            f"ORDER BY schema_name, sequence_name"
        ),
        types=connection.execute(
            f"SELECT schema_name, type_name, logical_type, labels FROM duckdb_types() "
            f"WHERE {_HERE} AND NOT internal AND {_own('type_name')} "
            f"ORDER BY schema_name, type_name"
        ),
        macros=connection.execute(
            f"SELECT DISTINCT schema_name, function_name, function_type FROM duckdb_functions() "
            f"WHERE {_HERE} AND NOT internal AND {_own('function_name')} "
            f"ORDER BY schema_name, function_name"
        ),
    )


def text(value: object) -> str:
    return cast("str", value)


def texts(value: object) -> tuple[str, ...]:
    """Return a list of the catalog as names; NULL is none."""
    return tuple(cast("list[str]", value or ()))
