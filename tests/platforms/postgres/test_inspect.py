"""Other people's databases: what is read, and that the rest is named."""

from __future__ import annotations

import pytest

from strandline.dictionary.model import Identity, Managed
from strandline.dictionary.names import QName
from strandline.platforms.base import Inspection
from strandline.platforms.postgres import platform

pytestmark = pytest.mark.postgres

FOREIGN = r"""
CREATE EXTENSION citext;
CREATE DOMAIN positive AS integer CHECK (VALUE > 0);
CREATE TYPE pair AS (a integer, b text);
CREATE TYPE span AS RANGE (subtype = integer);
CREATE TYPE colour AS ENUM ('red', 'blue');
CREATE SEQUENCE lonely;
CREATE FUNCTION twice(n integer) RETURNS integer LANGUAGE sql AS 'SELECT n * 2';
CREATE FUNCTION noop() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE COLLATION plain (locale = 'C');
CREATE TABLE parent (id serial PRIMARY KEY, big bigserial, name varchar, code char(4), price numeric,
  amount numeric(8, -2), note citext, host inet, cash money, gap interval, size positive, twin pair, reach span,
  hue colour[], doc json, word text COLLATE "C", always integer GENERATED ALWAYS AS IDENTITY,
  CONSTRAINT late UNIQUE (name) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT apart EXCLUDE (code WITH =));
CREATE TABLE child (extra integer) INHERITS (parent);
CREATE UNLOGGED TABLE fast (id integer);
ALTER TABLE fast ADD CONSTRAINT positive CHECK (id < 9) NOT VALID;
CREATE TABLE ref (id integer REFERENCES parent DEFERRABLE, tail integer);
CREATE INDEX by_tail ON ref (tail DESC NULLS LAST);
CREATE INDEX by_word ON parent (word text_pattern_ops);
CREATE INDEX "parent_Lower" ON parent USING btree (lower(name) DESC) WHERE price > 0;
CREATE TRIGGER watch BEFORE UPDATE ON ref FOR EACH ROW EXECUTE FUNCTION noop();
CREATE RULE keep AS ON DELETE TO ref DO INSTEAD NOTHING;
ALTER TABLE ref ENABLE ROW LEVEL SECURITY;
CREATE POLICY mine ON ref USING (true);
CREATE MATERIALIZED VIEW kept AS SELECT 1 AS one;
CREATE VIEW shown AS SELECT p.id, p.name FROM parent p WHERE p.name LIKE 'a%';
CREATE STATISTICS related ON id, tail FROM ref;
CREATE TABLE by_year (at date) PARTITION BY RANGE (extract(year FROM at));
CREATE SCHEMA strandline; CREATE TABLE strandline.revision (id integer);
CREATE TABLE strandline_old (id integer);
COMMENT ON COLUMN parent.name IS 'its name';
"""


@pytest.fixture
def found(postgres_url: str) -> Inspection:
    with platform.connect(postgres_url) as connection:
        connection.execute(FOREIGN)
        return platform.inspect(connection)


def test_everything_unmanaged_is_named(found: Inspection) -> None:
    listed = {(item.kind, item.name, item.reason) for item in found.unmanaged}
    assert listed == {
        ("extension", "citext", ""),
        ("domain", "public.positive", ""),
        ("composite type", "public.pair", ""),
        ("range type", "public.span", ""),
        ("sequence", "public.lonely", ""),
        ("function", "public.twice(n integer)", ""),
        ("function", "public.noop()", ""),
        ("collation", "public.plain", ""),
        ("column collation", "public.parent.word", ""),
        ("column collation", "public.child.word", ""),
        ("identity", "public.parent.always", "ALWAYS: read as BY DEFAULT"),
        ("constraint option", "public.parent.late", "deferrable"),
        ("exclusion constraint", "public.parent.apart", ""),
        ("inheritance", "public.child", "inherits from public.parent"),
        ("unlogged table", "public.fast", "read as an ordinary table"),
        ("constraint option", "public.fast.positive", "not validated"),
        ("constraint option", "public.ref.ref_id_fkey", "deferrable"),
        ("index option", "public.ref.by_tail", "order of nulls"),
        ("index option", "public.parent.by_word", "operator class"),
        ("trigger", "public.ref.watch", ""),
        ("rule", "public.ref.keep", ""),
        ("row security", "public.ref", "switched on for this table"),
        ("policy", "public.ref.mine", ""),
        ("materialized view", "public.kept", ""),
        ("extended statistics", "public.related", ""),
        ("partition key", "public.by_year", "partitioned by an expression"),
    }


def test_foreign_types_are_never_read_silently(found: Inspection) -> None:
    by_code: dict[str, set[str]] = {}
    for finding in found.findings:
        by_code.setdefault(finding.code, set()).add(finding.subject.removeprefix("public."))
        assert finding.why
        assert finding.fix
    assert {name for name in by_code["X110"] if name.startswith("parent")} == {
        "parent.note", "parent.host", "parent.cash", "parent.gap", "parent.size", "parent.twin", "parent.reach",
    }  # fmt: skip
    assert {name for name in by_code["X111"] if name.startswith("parent")} == {
        "parent.id",
        "parent.big",
    }
    assert {name for name in by_code["X112"] if name.startswith("parent")} == {
        "parent.code", "parent.price", "parent.amount", "parent.doc",
    }  # fmt: skip


def test_the_rest_is_read(found: Inspection) -> None:
    tables = found.dictionary.tables
    assert {name.name for name in tables} == {"parent", "child", "fast", "ref", "by_year"}
    parent = tables[QName("public", "parent")]
    kinds = {column.name: str(column.type) for column in parent.columns}
    assert kinds["name"] == "text"
    assert kinds["code"] == "string(4)"
    assert kinds["price"] == "decimal(38,10)"
    assert kinds["hue"] == "array(string of public.colour)"
    assert parent.get_column("id").identity == Identity()
    assert parent.get_column("name").description == "its name"
    (index,) = [item for item in parent.indexes if item.name == "parent_Lower"]
    assert index.columns[0].expression is not None
    assert index.columns[0].descending
    assert platform.comparable(index.columns[0].expression, parent) == "lower(name)"
    assert index.method is None
    assert [view.name.name for view in found.dictionary.views.values()] == ["shown"]


def test_long_names_and_hostile_names(postgres_url: str) -> None:
    """Quotes, percent signs, question marks and the longest names are names like any other."""
    from strandline.dictionary.types import TypeKind
    from support.postgres_rich import col, create, dictionary, settled, t, table

    hostile = "a\"b'c%s?;--\\"
    longest = "x" * 60
    given = dictionary(
        table(hostile, col(hostile, nullable=False, default="1", description=hostile), key=[hostile], description=hostile),
        table(
            longest, col("id", nullable=False), col("at", t(TypeKind.TIMESTAMP)), key=["id"],
            managed=Managed(append_only=True, immutable=("id",), on_update=("at",)),
        ),
    )  # fmt: skip
    with platform.connect(postgres_url) as connection:
        held = create(connection, given)
        found = platform.inspect(connection)
        assert settled(found.dictionary) == settled(held)
        assert found.unmanaged == ()


def test_reference_rows_are_plain_values(postgres_url: str) -> None:
    with platform.connect(postgres_url) as connection:
        connection.execute(
            "CREATE TABLE r (id integer PRIMARY KEY, d date, at timestamp, n numeric(9,2), whole numeric(5,0), u uuid, "
            "b bytea, j jsonb, f boolean, t text, l integer[], dull integer GENERATED ALWAYS AS (id + 1) STORED)"
        )
        connection.execute(
            "INSERT INTO r VALUES (1, '2026-01-01', '2026-01-01 10:00', 1.5, 7, "
            "'8d6f5a1e-0000-4000-8000-000000000001', '\\x00ff', '{\"b\": [1]}', true, 'é', '{1,2}')"
        )
        connection.execute("INSERT INTO r (id) VALUES (2)")
        name = QName("public", "r")
        first, second = platform.inspect(connection, rows_of=[name]).dictionary.tables[name].rows
    assert first.as_mapping() == {
        "id": 1, "d": "2026-01-01", "at": "2026-01-01T10:00:00", "n": 1.5, "whole": 7,
        "u": "8d6f5a1e-0000-4000-8000-000000000001", "b": b"\x00\xff", "j": '{"b": [1]}', "f": True, "t": "é", "l": "[1, 2]",
    }  # fmt: skip
    assert second.as_mapping()["t"] is None


def test_search_path_of_the_session_comes_back(postgres_url: str) -> None:
    with platform.connect(postgres_url) as connection:
        connection.execute("SET search_path = pg_catalog, public")
        platform.inspect(connection)
        assert connection.execute("SHOW search_path") == [("pg_catalog, public",)]
