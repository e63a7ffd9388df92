"""DDL files as people have them: read, checked, and everything that is left out is named."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from strandline import api
from strandline.dictionary.load import Loaded
from strandline.dictionary.model import Table
from strandline.services.inspect import InspectResult
from support.postgres import fresh_database

DDL = Path(__file__).with_name("ddl")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A file, what must come of it, and what must be named as left out (kind, part of the name)."""

    file: str
    platform: str
    tables: tuple[str, ...]
    views: tuple[str, ...]
    left_out: tuple[tuple[str, str], ...]


LENDING = Sample(
    file="lending.pg_dump.sql",
    platform="postgres",
    tables=("loan", "member", "title"),
    views=("open_loan",),
    left_out=(
        ("psql command", "\\restrict"),
        ("owner", "ALTER SCHEMA lending"),
        ("owner", "ALTER TABLE lending.member"),
        ("rows", "lending.member"),
        ("rows", "lending.title"),
        ("privilege", "GRANT SELECT"),
        ("extension", "pg_stat_statements"),
        ("function", "lending.touch()"),
        ("trigger", "lending.member.touched"),
        ("policy", "lending.member.self"),
        ("row security", "lending.member"),
        ("psql command", "\\unrestrict"),
    ),
)
GARDEN = Sample(
    file="garden.sqlite_dump.sql",
    platform="sqlite",
    tables=("bed", "log", "plant", "watering"),
    views=("thirsty",),
    left_out=(
        ("data", "bed"),
        ("data", "plant"),
        ("data", "log"),
        ("trigger", "note"),
        ("virtual table", "plant_text"),
        ("table option", "plant.latin name"),
        ("table option", "watering"),
    ),
)
STATIONS = Sample(
    file="stations.duckdb.sql",
    platform="duckdb",
    tables=("reading",),
    views=("latest",),
    left_out=(
        ("extension", "INSTALL json"),
        ("setting", "SET threads"),
        ("data", "field.station"),
        ("table", "field.station"),
        ("foreign key", "field.reading.reading_station_id_fkey"),
        ("sequence", "field.station_numbers"),
        ("macro", "main.twice"),
    ),
)
ORDERS = Sample(
    file="orders.mssql.sql",
    platform="mssql",
    tables=("Customer", "Order"),
    views=("OpenOrder",),
    left_out=(
        ("statement", "CREATE TABLE sales.OrderLine"),
        ("procedure", "sales.Forget"),
        ("trigger", "sales.Stamp"),
        ("statement", "GRANT"),
    ),
)
SAMPLES = (LENDING, GARDEN, STATIONS, ORDERS)


@pytest.fixture(autouse=True)
def needs(request: pytest.FixtureRequest) -> None:
    """PostgreSQL's files are read by a real server, DuckDB's by the library."""
    parameters = getattr(getattr(request.node, "callspec", None), "params", {})
    sample = parameters.get("sample")
    if sample is LENDING:
        request.getfixturevalue("postgres_server")
    if sample is STATIONS:
        pytest.importorskip("duckdb", reason="NO DUCKDB: pip install 'strandline[duckdb]'")


def read(sample: Sample, out: Path) -> InspectResult:
    return api.inspect(out.parent, str(DDL / sample.file), out, platform=sample.platform)


def table_of(loaded: Loaded, name: str) -> Table:
    return next(table for key, table in loaded.dictionary.tables.items() if key.name == name)


by_platform = pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.platform)


@by_platform
def test_what_is_read_passes_check(sample: Sample, tmp_path: Path) -> None:
    read(sample, tmp_path / "out")
    findings = api.check(tmp_path, str(tmp_path / "out")).findings
    assert [one for one in findings if one.severity.value == "error"] == []


@by_platform
def test_every_table_and_view_is_read_or_named(sample: Sample, tmp_path: Path) -> None:
    result = read(sample, tmp_path / "out")
    loaded = api.load(tmp_path / "out").dictionary
    assert tuple(sorted(name.name for name in loaded.tables)) == sample.tables
    assert tuple(sorted(name.name for name in loaded.views)) == sample.views
    for kind, name in sample.left_out:
        assert any(item.kind == kind and name in item.name for item in result.unmanaged), (
            f"{kind} {name}"
        )


@by_platform
def test_nothing_is_left_out_that_the_sample_does_not_expect(
    sample: Sample, tmp_path: Path
) -> None:
    result = read(sample, tmp_path / "out")
    known_kinds = {kind for kind, _ in sample.left_out}
    # SQLite's own bookkeeping of identities is named as well.
    extra = {item.kind for item in result.unmanaged} - known_kinds - {"system table"}
    assert extra == set()


@by_platform
def test_the_file_and_what_was_read_of_it_do_not_differ(sample: Sample, tmp_path: Path) -> None:
    read(sample, tmp_path / "out")
    file, out = str(DDL / sample.file), str(tmp_path / "out")
    for before, after in ((file, out), (out, file)):
        result = api.diff(tmp_path, before, after, platform=sample.platform)
        assert [operation.describe() for operation in result.operations] == []


def test_a_file_is_written_again_by_nobody(tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in DDL.iterdir()}
    read(GARDEN, tmp_path / "out")
    assert {path: path.read_bytes() for path in DDL.iterdir()} == before


# ---- facts of each file that are easily lost ----------------------------------------------------


def test_pg_dump_keeps_names_actions_predicates_and_enums(
    tmp_path: Path, postgres_server: str
) -> None:
    read(LENDING, tmp_path / "out")
    loaded = api.load(tmp_path / "out")
    loan, member = table_of(loaded, "loan"), table_of(loaded, "member")
    actions = {key.name: key.on_delete.value for key in loan.foreign_keys}
    assert actions["loan_member_id_fkey"] == "cascade"
    assert set(actions) == {"loan_member_id_fkey", "loan_title_id_fkey"}
    (index,) = loan.indexes
    assert index.where is not None
    assert [part.descending for part in index.columns] == [False, True]
    assert member.description == "People who may borrow; one row each"
    assert member.columns[0].identity is not None
    (values,) = loaded.dictionary.value_sets.values()
    assert (values.values, values.native) == (("book", "film", "children's book"), True)


def test_a_dump_of_sqlite_keeps_odd_names_and_generated_columns(tmp_path: Path) -> None:
    read(GARDEN, tmp_path / "out")
    loaded = api.load(tmp_path / "out")
    plant = table_of(loaded, "plant")
    assert plant.column_names == ("plant id", "bed", "latin name", "planted", "height", "area")
    assert plant.columns[-1].generated is not None
    assert plant.columns[-1].generated.stored is False
    assert {index.name: index.unique for index in plant.indexes} == {
        "plant_by_bed": False,
        "one_name": True,
    }
    watering = table_of(loaded, "watering")
    assert watering.foreign_keys[0].target_columns == ("plant id",)


def test_a_script_with_go_keeps_named_defaults_and_actions(tmp_path: Path) -> None:
    read(ORDERS, tmp_path / "out")
    loaded = api.load(tmp_path / "out")
    customer, order = table_of(loaded, "Customer"), table_of(loaded, "Order")
    named = {column.name: column.default.name for column in customer.columns if column.default}
    assert named == {"Since": "DF_Customer_Since", "Active": "DF_Customer_Active"}
    assert order.foreign_keys[0].on_delete.value == "cascade"
    identity = order.columns[0].identity
    assert identity is not None
    assert (identity.start, identity.increment) == (1000, 5)
    assert order.indexes[0].include == ("Value",)
    assert customer.description == "Who buys; it's one row each"


# ---- what the programs themselves write ---------------------------------------------------------


def test_a_fresh_dump_of_sqlite_reads_like_the_database(tmp_path: Path) -> None:
    database = tmp_path / "garden.db"
    connection = sqlite3.connect(database)
    connection.executescript(
        "CREATE TABLE a (id INTEGER PRIMARY KEY, t TEXT DEFAULT 'x;y');"
        "CREATE TABLE b (a INTEGER REFERENCES a ON DELETE SET NULL, n INT CHECK (n > 0));"
        "CREATE VIEW v AS SELECT id FROM a; INSERT INTO a VALUES (1, 'it''s; GO');"
    )
    connection.commit()
    (tmp_path / "dump.sql").write_text("\n".join(connection.iterdump()), encoding="utf-8")
    connection.close()
    result = api.diff(tmp_path, f"sqlite:///{database}", "dump.sql", platform="sqlite")
    assert result.operations == ()


def test_a_fresh_pg_dump_reads_like_the_database(postgres_server: str, tmp_path: Path) -> None:
    program = shutil.which("pg_dump")
    if program is None:
        pytest.skip("NO pg_dump PROGRAM: install PostgreSQL's client")
    with fresh_database(postgres_server) as url:
        with psycopg.connect(url) as connection:
            ddl = Path(__file__).with_name("nycflights13.sql").read_text(encoding="utf-8")
            connection.execute(ddl.encode())
            connection.execute(
                "INSERT INTO airlines VALUES ('AA', 'American'), ('B6', E'Jet\\tBlue')"
            )
        done = subprocess.run([program, url], capture_output=True, text=True, check=False)
        if "version mismatch" in done.stderr:
            pytest.skip(f"pg_dump IS OLDER THAN THE SERVER: {done.stderr.splitlines()[0]}")
        assert done.returncode == 0, done.stderr
        (tmp_path / "dump.sql").write_text(done.stdout, encoding="utf-8")
        for before, after in ((url, "dump.sql"), ("dump.sql", url)):
            result = api.diff(tmp_path, before, after, platform="postgres")
            assert [operation.describe() for operation in result.operations] == []
        found = api.inspect(tmp_path, "dump.sql", tmp_path / "out", platform="postgres")
    assert (found.tables, found.views) == (5, 1)
    assert ("rows", "public.airlines") in {(item.kind, item.name) for item in found.unmanaged}


def test_an_exported_duckdb_database_reads_like_the_database(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="NO DUCKDB: pip install 'strandline[duckdb]'")
    path = tmp_path / "own.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute(
            "CREATE SCHEMA field; CREATE SEQUENCE field.n;"
            "CREATE TABLE field.a (id INTEGER PRIMARY KEY DEFAULT nextval('field.n'), t VARCHAR);"
            "CREATE TABLE field.b (a INTEGER REFERENCES field.a (id), p DECIMAL(5, 2));"
            "CREATE INDEX by_t ON field.a (t); INSERT INTO field.a (t) VALUES ('x');"
        )
        connection.execute(f"EXPORT DATABASE '{tmp_path / 'export'}'")
    script = str(tmp_path / "export" / "schema.sql")
    result = api.diff(tmp_path, f"duckdb:///{path}", script, platform="duckdb")
    assert result.operations == ()


def test_a_pg_dump_with_inserts_names_its_rows(postgres_server: str, tmp_path: Path) -> None:
    (tmp_path / "dump.sql").write_text(
        "CREATE TABLE public.a (id integer PRIMARY KEY);\n"
        "INSERT INTO public.a VALUES (1);\nINSERT INTO public.a VALUES (2);\n"
        "INSERT INTO public.a VALUES (1);\nUPDATE ONLY public.a SET id = 9 WHERE id = 2;\n",
        encoding="utf-8",
    )
    found = api.inspect(tmp_path, "dump.sql", tmp_path / "out", platform="postgres")
    assert found.tables == 1
    assert [(item.kind, item.name, item.reason) for item in found.unmanaged] == [
        ("rows", "public.a", "3 INSERT statements, not schema"),
        ("rows", "public.a", "1 UPDATE statements, not schema"),
    ]


def test_a_foreign_key_or_view_of_a_table_left_out_is_named(tmp_path: Path) -> None:
    pytest.importorskip("duckdb", reason="NO DUCKDB: pip install 'strandline[duckdb]'")
    (tmp_path / "own.sql").write_text(
        "CREATE TABLE place (id INTEGER PRIMARY KEY, location STRUCT(x DOUBLE));\n"
        "CREATE TABLE visit (id INTEGER PRIMARY KEY, place INTEGER REFERENCES place (id));\n"
        "CREATE VIEW places AS SELECT id FROM place;\nCREATE VIEW again AS SELECT id FROM places;\n"
        "CREATE VIEW visits AS SELECT id FROM visit;\n",
        encoding="utf-8",
    )
    found = api.inspect(tmp_path, "own.sql", tmp_path / "out", platform="duckdb")
    assert (found.tables, found.views) == (1, 1)
    left_out = [(item.kind, item.name) for item in found.unmanaged]
    assert ("table", "main.place") in left_out
    assert [name for kind, name in left_out if kind == "view"] == ["main.places", "main.again"]
    assert [kind for kind, _ in left_out].count("foreign key") == 1
    assert not api.check(tmp_path, str(tmp_path / "out")).failed
