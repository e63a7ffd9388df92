"""Ranks: strong evidence first, other spellings, far files and doubtful columns lower."""

from __future__ import annotations

import pytest

from strandline.dictionary.names import QName
from strandline.usages.evidence import FACTS, STRONGEST, WEAKEST, Evidence
from strandline.usages.find import known_table, references
from strandline.usages.names import Names, Spelling, inflections, spelling
from unit.usages.corpus import SHOP, find, index_of


def test_every_kind_of_evidence_has_its_rank_and_reason() -> None:
    assert set(FACTS) == set(Evidence)
    assert all(WEAKEST <= fact.rank <= STRONGEST and fact.reason for fact in FACTS.values())
    ranks = [fact.rank for fact in FACTS.values()]
    assert ranks == sorted(ranks, reverse=True)


@pytest.mark.parametrize(
    ("written", "name", "expected"),
    [
        ("orders", "orders", Spelling.EXACT),
        ("ORDERS", "orders", Spelling.CASE),
        ("OrderLines", "order_lines", Spelling.VARIANT),
        ("orderLines", "order_lines", Spelling.VARIANT),
        ("order-lines", "order_lines", Spelling.VARIANT),
        ("OrderLine", "order_lines", Spelling.INFLECTED),
        ("order", "orders", Spelling.INFLECTED),
        ("people", "person", None),
        ("border", "orders", None),
        ("orderlines2", "order_lines", None),
        ("STRASSE", "straße", Spelling.CASE),
    ],
)
def test_spellings(written: str, name: str, expected: Spelling | None) -> None:
    assert spelling(written, name, inflected=True) is expected


@pytest.mark.parametrize(
    ("name", "form"),
    [("orders", "order"), ("city", "cities"), ("cities", "city"), ("boxes", "box"), ("box", "boxes"), ("address", "addresses")],
)  # fmt: skip
def test_inflections(name: str, form: str) -> None:
    assert form in inflections(name)


@pytest.mark.parametrize(
    ("code", "subject", "rank"),
    [
        ("x = 'orders'", "orders", 5),
        ("x = 'ORDERS'", "orders", 4),
        ("x = 'OrderLines'", "order_lines", 3),
        ("x = 'Order'", "orders", 2),
        ("q = 'select total from ORDERS'", "orders", 9),
        ("q = 'select total from ORDERS'", "orders.total", 9),
        ("q = 'select total from purchases'; orders", "orders.total", None),
        ("q = 'select total from orderlines'", "order_lines", None),
        ("row.total", "orders.total", 2),
        ("row['total']", "orders.total", 2),
        ("orders; row.total", "orders.total", 4),
        ("customers.total", "orders.total", 2),
        ("order.total", "orders.total", 6),
        ("orders; customers; order_lines; row.id", "orders.id", 3),
        ("orders; customers; row.id", "orders.id", 3),
        ("orders; row.id", "orders.id", 4),
    ],
)
def test_ranks(code: str, subject: str, rank: int | None) -> None:
    found = find(code, subject)
    assert (found[0].rank if found else None) == rank


def test_the_dictionary_tells_whose_column_it_is() -> None:
    query = "SELECT email, id FROM orders JOIN customers ON 1 = 1"
    assert [r.evidence.value for r in find(query, "customers.email", path="q.sql")] == [
        "sql-column"
    ]
    assert find(query, "orders.email", path="q.sql") == []
    shared = find(query, "orders.id", path="q.sql")
    assert [r.evidence.value for r in shared] == ["sql-column-shared"]


def test_schemas_tell_tables_of_one_name_apart() -> None:
    names = Names({QName("a", "t"): ("c",), QName("b", "t"): ("c",)})
    index = index_of({"q.sql": "SELECT c FROM a.t;\nSELECT c FROM b.t;\nSELECT c FROM t"}, names)
    assert [r.line for r in references(index, "a.t", "c")] == [1, 3]
    assert [r.line for r in references(index, "b.t")] == [2, 3]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("shop.orders", QName("shop", "orders")),
        ("orders", QName("shop", "orders")),
        ("SHOP.Orders", QName("shop", "orders")),
        ("Order Details", QName(None, "Order Details")),
        ("nothing", QName(None, "nothing")),
    ],
)
def test_tables_are_known_by_any_of_their_names(text: str, expected: QName) -> None:
    assert known_table(SHOP, text) == expected


def test_a_class_of_the_same_name_as_another_table_is_little_evidence() -> None:
    code = 'class Orders(Base):\n    __tablename__ = "customers"\nOrders.id\n'
    assert {r.rank for r in find(code, "orders")} == {1}


def test_order_is_by_rank_then_place_and_each_place_comes_once() -> None:
    files = {"b.py": "x = 'orders'", "a.py": "orders\nq = 'select id from orders'"}
    found = find(files, "orders")
    assert [(r.rank, r.place) for r in found] == [
        (9, "a.py:2:21"),
        (5, "b.py:1:6"),
        (2, "a.py:1:1"),
    ]
    assert [r.place for r in find(files, "orders", min_rank=5)] == ["a.py:2:21", "b.py:1:6"]


@pytest.mark.parametrize(
    "line",
    [
        'password = "orders-s3cr3t"',
        "url: postgresql://me:s3cr3t@host/orders",
        "orders_token: s3cr3tvalue",
        "API_KEY='s3cr3t' # orders",
        "secret => 's3cr3t', orders",
    ],
)
def test_excerpts_repeat_no_secret(line: str) -> None:
    for path in ("c.yaml", "c.py", "c.txt"):
        found = find(line, "orders", path=path)
        assert found or "token" in line or "secret" in line
        assert all("s3cr3t" not in r.excerpt for r in found)


def test_excerpts_of_long_lines_show_what_is_around() -> None:
    line = "x" * 5000 + " orders " + "y" * 5000
    (found,) = find(line, "orders", path="a.txt")
    assert "orders" in found.excerpt
    assert len(found.excerpt) <= 160
    assert (found.line, found.column) == (1, 5002)
