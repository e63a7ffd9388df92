"""Python: models, migrations, queries and strings, each with its evidence and access."""

from __future__ import annotations

import pytest

from unit.usages.corpus import find, told

MODELS = '''\
"""Models of orders; total is a word here."""
from sqlalchemy import Column, ForeignKey, Table


class Stamped:
    created_at = mapped_column()


class Order(Stamped, Base):
    __tablename__ = "orders"
    __table_args__ = {"schema": "shop"}
    id: Mapped[int] = mapped_column(primary_key=True)
    amount = Column("total", Numeric)
    note = Column(String)
    customer_id = Column(ForeignKey("shop.customers.id"))
    customer = relationship("Customer", back_populates="orders")

    def double(self):
        return self.amount * 2


class BigOrder(Order):
    pass


class Customer(Base):
    __tablename__ = "customers"
    name = Column(String)


lines = Table("order_lines", metadata, Column("order_id", ForeignKey("orders.id")), schema="shop")
'''

# Code beside the models, the subject, and the references expected in it.
USES = {
    "attribute of the class": ("Order.note.desc()", "orders.note", ["1:7 orm-attribute read"]),
    "attribute under another name": ("Order.amount", "orders.total", ["1:7 orm-attribute read"]),
    "the attribute is not the column": ("Order.total", "orders.amount", []),
    "import alias": (
        "from models import Order as O\nO.note = 1",
        "orders.note",
        ["2:3 orm-attribute write"],
    ),
    "annotated argument": (
        "def f(x: Order | None):\n    x.note = 1",
        "orders.note",
        ["2:7 orm-attribute write"],
    ),
    "instance": ("o = Order(note=1)\nprint(o.note)", "orders.note", ["1:11 orm-keyword write", "2:9 orm-attribute read"]),
    "query": (
        "x = session.query(Order).filter_by(note=1).first()\nx.note",
        "orders.note",
        ["1:36 orm-keyword read", "2:3 orm-attribute read"],
    ),
    "select in a loop": (
        "for row in session.scalars(select(Order).where(a)):\n    row.note",
        "orders.note",
        ["2:9 orm-attribute read"],
    ),
    "subclass": ("BigOrder.note", "orders.note", ["1:10 orm-attribute read"]),
    "core table": ("select(lines.c.order_id)", "order_lines.order_id", ["1:16 orm-attribute read"]),
    "class of another table": ("Customer.note", "orders.note", ["1:10 attribute read"]),
    "values": ("update(Order).values(note=1)", "orders.note", ["1:22 orm-keyword write"]),
    "values as a dict": ('insert(Order).values({"note": 1})', "orders.note", ["1:24 orm-keyword write"]),
    "lookup": ("Order.objects.filter(note__icontains=1)", "orders.note", ["1:22 orm-keyword read"]),
    "named like the table": ("def f(order):\n    order.note", "orders.note", ["2:11 named-attribute read"]),
    "unknown": ("thing.note; orders", "orders.note", ["1:7 attribute read"]),
    "key": ('row["note"]; orders', "orders.note", ["1:6 key read"]),
    "several keys": ('df[["note", "id"]]; orders', "orders.note", ["1:6 key read"]),
    "keyword": ("f(note=1); orders", "orders.note", ["1:3 keyword unknown"]),
    "string": ('x = "note"; orders', "orders.note", ["1:6 string unknown"]),
    "dotted string": ('x = "orders.note"', "orders.note", ["1:13 dotted-name unknown"]),
    "dotted string of the table": ('x = "orders.note"', "orders", ["1:6 dotted-name unknown"]),
    "a file's name": ('x = "orders.csv"', "orders", ["1:6 string-word unknown"]),
    "sql": (
        'execute("SELECT note FROM orders WHERE id = 1")',
        "orders.note",
        ["1:17 sql-column read"],
    ),
    "sql in an f-string": (
        'execute(f"UPDATE {schema}.orders SET note = {order.note}")',
        "orders.note",
        ["1:38 sql-column write", "1:52 named-attribute read"],
    ),
    "a table that is filled in": ('execute(f"DELETE FROM orders_{year}")', "orders", ["1:23 string-word unknown"]),
    "joined with plus": (
        'q = "SELECT o.note " + extra + "FROM orders o"',
        "orders.note",
        ["1:15 sql-column read"],
    ),
    "joined by standing together": (
        'q = ("SELECT o.note "\n     "FROM orders o")',
        "orders.note",
        ["1:16 sql-column read"],
    ),
    "a piece of sql": ('q += " ORDER BY note, id"; orders', "orders.note", ["1:17 sql-fragment read"]),
    "piece about another table": ('q += " AND customers.note = 1"; orders', "orders.note", []),
    "behind an escape": ('x = "é\\n SELECT note FROM orders"', "orders.note", ["1:17 string-word unknown"]),
    "after letters of two bytes": ('é = "é"; Order.note', "orders.note", ["1:16 orm-attribute read"]),
    "comment": ("x = 1  # orders and note", "orders.note", ["1:21 prose unknown"]),
    "docstring": ('def f():\n    """The note of orders."""', "orders.note", ["2:12 prose unknown"]),
    "word in a string": ('x = "a note on orders"', "orders.note", ["1:8 string-word unknown"]),
    "alembic adds": ('op.add_column("orders", sa.Column("note", sa.String()))', "orders.note", ["1:36 migration-call ddl"]),
    "alembic drops": ('op.drop_column("orders", "note")', "orders.note", ["1:27 migration-call ddl"]),
    "alembic indexes": ('op.create_index("ix_note", "orders", ["note"])', "orders.note", ["1:40 migration-call ddl"]),
    "alembic drops from another": ('op.drop_column("customers", "note"); orders', "orders.note", []),
    "pandas": ('frame.to_sql("orders", engine)', "orders", ["1:15 string write"]),
    "class": ("session.get(Order, 1)", "orders", ["1:13 orm-class unknown"]),
    "a variable of another file": ("lines = 1", "order_lines", []),
    "an imported variable": ("from models import lines\nlines.count()", "order_lines", ["1:20 orm-class unknown", "2:1 orm-class unknown"]),
}  # fmt: skip


@pytest.mark.parametrize("case", USES)
def test_uses_beside_models(case: str) -> None:
    code, subject, expected = USES[case]
    found = find({"app/models.py": MODELS, "app/use.py": code}, subject)
    assert told([r for r in found if r.file == "app/use.py"]) == expected


DECLARED = {
    "orders": ["1:14 prose", "10:22 orm-table", "16:57 string", "31:71 orm-reference"],
    "orders.total": ["1:22 prose", "13:5 orm-column", "13:22 orm-column", "19:21 orm-attribute"],
    "orders.created_at": ["6:5 orm-column"],
    "customers.id": ["15:53 orm-reference"],
    "order_lines.order_id": ["31:48 orm-column"],
}


@pytest.mark.parametrize("subject", DECLARED)
def test_models_declare(subject: str) -> None:
    found = find({"app/models.py": MODELS}, subject)
    kinds = [line.rpartition(" ")[0] for line in told(found)]
    kept = [kind for kind in kinds if not kind.endswith(("orm-class", "word"))]
    assert set(DECLARED[subject]) <= set(kept)


OTHER_ORMS = {
    "django table name": (
        "shop/models.py",
        'class Order(models.Model):\n    note = models.TextField()\n    class Meta:\n        db_table = "orders"\n',
        "orders.note",
        ["2:5 orm-column ddl"],
    ),
    "django column name": (
        "shop/models.py",
        'class Order(models.Model):\n    remark = models.TextField(db_column="note")\n'
        '    class Meta:\n        db_table = "orders"\nOrder.objects.filter(remark=1)\n',
        "orders.note",
        ["2:5 orm-column ddl", "2:42 string unknown", "5:22 orm-keyword read"],
    ),
    "django foreign key": (
        "shop/models.py",
        "class Order(models.Model):\n    customer = models.ForeignKey('Customer')\n"
        '    class Meta:\n        db_table = "orders"\n',
        "orders.customer_id",
        ["2:5 orm-column ddl"],
    ),
    "sqlmodel": (
        "db.py",
        "class Customers(SQLModel, table=True):\n    email: str\n",
        "customers.email",
        ["2:5 orm-column ddl"],
    ),
    "peewee": (
        "db.py",
        'class Order(Model):\n    note = CharField()\n    class Meta:\n        table_name = "orders"\n',
        "orders.note",
        ["2:5 orm-column ddl"],
    ),
    "declared table": (
        "db.py",
        'class Order(Base):\n    __table__ = Table("orders", m, Column("note", Text))\nOrder.note\n',
        "orders.note",
        ["2:44 orm-column ddl", "3:7 orm-attribute read"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", OTHER_ORMS)
def test_other_libraries(case: str) -> None:
    path, code, subject, expected = OTHER_ORMS[case]
    assert told(find({path: code}, subject)) == expected


def test_django_tables_are_called_after_their_application() -> None:
    code = "class Orders(models.Model):\n    note = models.TextField()\n"
    found = find({"shop/models.py": code}, "orders")
    assert all(reference.evidence.value != "orm-table" for reference in found)
