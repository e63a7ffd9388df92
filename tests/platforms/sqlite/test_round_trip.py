"""Law 3: what was created is read back, and a second comparison is empty."""

from __future__ import annotations

from dataclasses import replace

import pytest

from platforms.sqlite.rich import RICH, K, kind, q
from platforms.sqlite.running import create, drift, lowered, operations_between
from strandline.dictionary.model import EMPTY, Column, Dictionary, Identity, PrimaryKey, Table
from strandline.dictionary.names import QName
from strandline.dictionary.types import LogicalType
from strandline.platforms.sqlite import platform
from strandline.platforms.sqlite.types import logical_type, native_type


def test_the_rich_dictionary_is_read_back_without_drift() -> None:
    wanted = lowered(RICH)
    with platform.scratch() as connection:
        create(connection, wanted)
        assert drift(connection, wanted) == []
        inspection = platform.inspect(connection)
        assert inspection.unmanaged == ()
        for name, table in wanted.tables.items():
            found = inspection.dictionary.tables[name]
            assert found.column_names == table.column_names
            assert found.managed == table.managed
            assert found.primary_key == table.primary_key
            assert found.foreign_keys == table.foreign_keys
            assert found.uniques == table.uniques
            assert [check.name for check in found.checks] == [check.name for check in table.checks]


def test_what_was_read_back_creates_the_same_again() -> None:
    with platform.scratch() as connection:
        create(connection, lowered(RICH))
        read = lowered(platform.inspect(connection).dictionary)
    with platform.scratch() as connection:
        create(connection, read)
        assert drift(connection, lowered(RICH)) == []
        assert drift(connection, read) == []


def test_lowering_is_idempotent() -> None:
    once = lowered(RICH)
    assert lowered(once) == once
    assert operations_between(once, lowered(once)) == ()


@pytest.mark.parametrize(
    "logical",
    [
        *(kind(k) for k in (K.SMALLINT, K.INTEGER, K.BIGINT, K.FLOAT32, K.FLOAT64, K.TEXT)),
        *(kind(k) for k in (K.BOOLEAN, K.DATE, K.UUID, K.JSON, K.BINARY_LARGE)),
        kind(K.DECIMAL, precision=20, scale=6),
        kind(K.STRING, length=1),
        kind(K.BINARY, length=32),
        *(kind(K.TIME, precision=p) for p in (0, 6, 9)),
        *(kind(K.TIMESTAMP, precision=p) for p in (0, 6, 9)),
        kind(K.TIMESTAMP, precision=6, with_time_zone=True),
        kind(K.ARRAY, items=kind(K.INTEGER)),
        kind(K.STRING),
    ],
    ids=str,
)
def test_a_type_is_read_back_as_held(logical: LogicalType) -> None:
    held = platform.held_type(logical)
    assert logical_type(native_type(logical)) == held
    assert platform.held_type(held) == held


FOREIGN_TYPES = {
    "": "text",
    "INT": "integer",
    "integer": "integer",
    "INT UNSIGNED": "integer",
    "UNSIGNED BIG INT": "bigint",
    "INT8": "bigint",
    "TINYINT(1)": "smallint",
    "NVARCHAR(50)": "string(50)",
    "nvarchar( 160 )": "string(160)",
    "NVARCHAR(MAX)": "text",
    "VARYING CHARACTER (255)": "string(255)",
    "CHARACTER VARYING(20)": "string(20)",
    "CLOB": "text",
    "DATETIME": "timestamp(6)",
    "DATETIME2(3)": "timestamp(3)",
    "timestamp with time zone": "timestamp(6) with time zone",
    "TIMESTAMP(3) WITH TIME ZONE": "timestamp(3) with time zone",
    "DOUBLE": "float64",
    "DOUBLE PRECISION": "float64",
    "REAL": "float64",
    "FLOAT(24)": "float64",
    "NUMERIC": "decimal(38,10)",
    "NUMERIC(10,2)": "decimal(10,2)",
    "decimal(5)": "decimal(5,0)",
    "BOOL": "boolean",
    "BIT": "boolean",
    "UNIQUEIDENTIFIER": "uuid",
    "jsonb": "json",
    "VARBINARY(20)": "binary(20)",
    "BLOB": "binary_large",
    "POINT": "integer",
    "geometry": "text",
    "my text type": "text",
}


@pytest.mark.parametrize(("declared", "expected"), FOREIGN_TYPES.items())
def test_other_peoples_types(declared: str, expected: str) -> None:
    assert str(logical_type(declared)) == expected


AFFINITIES = {
    "UUID_TEXT": ("12345678901234567890123456789012", "text"),
    "JSON_TEXT": ("123", "text"),
    "VARCHAR(20)": ("007", "text"),
    "TEXT": ("1e5", "text"),
    "TIMESTAMP(6)": ("2026-01-01 00:00:00", "text"),
    "TIMESTAMPTZ(6)": ("2026-01-01T00:00:00+02:00", "text"),
    "DATE": ("2026-01-01", "text"),
    "TIME(0)": ("10:00:00", "text"),
    "INT": ("12", "integer"),
    "BOOLEAN": (True, "integer"),
    "DOUBLE": (1, "real"),
    "FLOAT4": (1, "real"),
    "DECIMAL(10,2)": ("1.50", "real"),
    "BLOB(4)": (b"12", "blob"),
}


@pytest.mark.parametrize("declared", AFFINITIES)
def test_declared_types_keep_values_as_they_are(declared: str) -> None:
    value, stored = AFFINITIES[declared]
    with platform.scratch() as connection:
        connection.execute(f"CREATE TABLE t (c {declared})")
        connection.execute("INSERT INTO t VALUES (?)", [value])
        assert connection.execute("SELECT typeof(c) FROM t") == [(stored,)]


def test_identity_elsewhere_than_the_sole_key_is_refused() -> None:
    columns = (
        Column(name="a", type=kind(K.INTEGER), nullable=False),
        Column(name="n", type=kind(K.BIGINT), nullable=False, identity=Identity()),
    )
    table = Table(
        name=q("T"), columns=columns, primary_key=PrimaryKey(name="PK_T", columns=("a", "n"))
    )
    findings = platform.lower(Dictionary(tables={table.name: table})).findings
    assert [finding.code for finding in findings] == ["X107"]
    alone = replace(table, primary_key=PrimaryKey(name="PK_T", columns=("n",)))
    lowered_table = platform.lower(Dictionary(tables={alone.name: alone}))
    assert [finding.code for finding in lowered_table.findings] == ["X108"]
    held = lowered_table.dictionary.tables[QName(None, "T")].get_column("n")
    assert held.type == kind(K.INTEGER)


def test_a_plain_integer_key_does_not_number_rows_by_itself() -> None:
    column = Column(name="id", type=kind(K.INTEGER), nullable=False)
    table = Table(
        name=QName(None, "T"), columns=(column,), primary_key=PrimaryKey(name="PK", columns=("id",))
    )
    wanted = lowered(Dictionary(tables={table.name: table}))
    with platform.scratch() as connection:
        create(connection, wanted)
        with pytest.raises(Exception, match="NOT NULL constraint failed"):
            connection.execute("INSERT INTO T DEFAULT VALUES")
        assert drift(connection, wanted) == []


def test_an_empty_database_is_the_empty_dictionary() -> None:
    with platform.scratch() as connection:
        inspection = platform.inspect(connection)
        assert inspection.dictionary == EMPTY
        assert inspection.unmanaged == ()
