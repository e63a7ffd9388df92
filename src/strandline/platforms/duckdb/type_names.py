"""Names of DuckDB's own types, which no enum type can have.

The catalog refuses such a name in the schema main and forgets it in any other, so the list covers
1.5 and 2.0 alike. `duckdb_types()` is where it comes from.
"""

from __future__ import annotations

OWN_TYPE_NAMES = frozenset(
    ["array", "bigint", "bignum", "binary", "bit", "bitstring", "blob", "bool", "boolean", "bpchar", "bytea", "char", "date", "datetime", "dec", "decimal", "double", "enum", "float", "float4", "float8", "geometry", "guid", "hugeint", "int", "int1", "int128", "int16", "int2", "int32", "int4", "int64", "int8", "integer", "integral", "interval", "json", "list", "logical", "long", "map", "null", "numeric", "nvarchar", "oid", "real", "row", "short", "signed", "smallint", "string", "struct", "text", "time", "time_ns", "timestamp", "timestamp_ms", "timestamp_ns", "timestamp_s", "timestamp_us", "timestamptz", "timestamptz_ns", "timetz", "tinyint", "tuple", "type", "ubigint", "uhugeint", "uint128", "uint16", "uint32", "uint64", "uint8", "uinteger", "union", "usmallint", "utinyint", "uuid", "varbinary", "varchar", "variant", "varint"]
) | {"time with time zone", "timestamp with time zone"}
