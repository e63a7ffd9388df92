"""The audit of a dictionary: every table and column, where they are defined, where DDL is made."""

from __future__ import annotations

import pytest

from strandline.dictionary.model import Column, Dictionary, Table, View
from strandline.dictionary.model import Expression as Sql
from strandline.dictionary.names import QName
from strandline.dictionary.types import LogicalType, TypeKind
from strandline.usages.audit import audit, origins
from strandline.usages.index import build_index
from strandline.usages.makers import makers_in
from strandline.usages.names import Names
from strandline.usages.text import Source, language_of

INTEGER = LogicalType(kind=TypeKind.INTEGER)


def table(name: str, *columns: str) -> Table:
    made = tuple(Column(name=column, type=INTEGER) for column in columns)
    return Table(name=QName(None, name), columns=made)


SHOP = Dictionary(
    tables={
        QName(None, "orders"): table("orders", "id", "total"),
        QName(None, "customers"): table("customers", "id", "email"),
        QName(None, "unused"): table("unused", "id"),
    },
    views={QName(None, "latest"): View(name=QName(None, "latest"), query=Sql("SELECT 1"))},
)
FILES = {
    "schema.sql": "CREATE TABLE orders (id int, total int); CREATE TABLE customers (id int, email text);",
    "models.py": 'class Order(Base):\n    __tablename__ = "orders"\n    id = Column(Integer)\n',
    "migrations/1.py": 'op.create_table("customers", sa.Column("id", sa.Integer))',
    "dictionary.py": 'TABLES = {"orders": {"id": int, "total": int}}',
    "report.py": 'execute("SELECT total FROM orders JOIN latest ON 1 = 1")',
}


def usages_of(files: dict[str, str]):
    sources = (Source(path, text, language_of(path)) for path, text in files.items())
    return audit(build_index(sources, Names.of(SHOP)), SHOP)


def test_every_table_view_and_column_has_its_references() -> None:
    told: list[tuple[int, int, str]] = []
    sources = [Source(path, text, language_of(path)) for path, text in FILES.items()]
    index = build_index(sources, Names.of(SHOP))
    found = audit(index, SHOP, progress=lambda *step: told.append(step))
    counts = {str(usage.table): len(usage.references) for usage in found}
    assert counts == {"orders": 5, "customers": 2, "unused": 0, "latest": 1}
    by_column = {
        f"{usage.table}.{column}": sorted({r.file for r in places})
        for usage in found
        for column, places in usage.columns.items()
    }
    assert by_column == {
        "orders.id": ["dictionary.py", "models.py", "schema.sql"],
        "orders.total": ["dictionary.py", "report.py", "schema.sql"],
        "customers.id": ["migrations/1.py", "schema.sql"],
        "customers.email": ["schema.sql"],
        "unused.id": [],
    }
    assert told == [(1, 4, "orders"), (2, 4, "customers"), (3, 4, "unused"), (4, 4, "latest")]


def test_files_that_define_tables_are_told_from_those_that_use_them() -> None:
    found = [(o.file, o.kind.value, [str(t) for t in o.tables]) for o in origins(usages_of(FILES))]
    assert found == [
        ("schema.sql", "sql-ddl", ["orders", "customers"]),
        ("dictionary.py", "described-as-data", ["orders"]),
        ("migrations/1.py", "migration-calls", ["customers"]),
        ("models.py", "orm-models", ["orders"]),
    ]


MAKERS = [
    ("a.py", 'f"CREATE TABLE {name} ("', "ddl-template"),
    ("a.py", '"create table if not exists %s (" % name', "ddl-template"),
    ("a.py", '"ALTER TABLE " + name', "ddl-template"),
    ("a.py", 'c.execute(f"CREATE TABLE {t} (id int)")', "ddl-template"),
    ("a.sql.j2", "CREATE TABLE {{ table.name }} (", "ddl-template"),
    ("a.ts", "`CREATE TABLE ${name} (`", "ddl-template"),
    ("a.sql", "CREATE TABLE orders (id int)", None),
    ("a.py", "x = 'the table {x}'", None),
    ("a.py", "Base.metadata.create_all(engine)", "metadata"),
    ("a.py", "command.upgrade(config, 'head')", "migration-tool"),
    ("Makefile", "\talembic upgrade head", "migration-tool"),
    ("deploy.sh", "python manage.py migrate", "migration-tool"),
    ("README.md", "run alembic upgrade head", None),
]


@pytest.mark.parametrize(("path", "text", "kind"), MAKERS)
def test_places_that_make_ddl(path: str, text: str, kind: str | None) -> None:
    found = makers_in(Source(path, f"\n{text}\n", language_of(path)))
    assert [(m.kind.value, m.line) for m in found] == ([] if kind is None else [(kind, 2)])
