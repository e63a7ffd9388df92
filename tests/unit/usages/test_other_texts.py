"""Everything that is not Python: SQL files, templates, configuration, other languages, notebooks."""

from __future__ import annotations

import json

import pytest

from unit.usages.corpus import find, told

# Path, text, subject, references.
TEXTS = {
    "sql file": (
        "q.sql",
        "-- orders\nUPDATE orders SET note = 'orders';\nGO\nSELECT note FROM customers;",
        "orders.note",
        ["2:19 sql-column write"],
    ),
    "sql file, the table": (
        "q.sql",
        "-- orders\nUPDATE orders SET note = 'orders';",
        "orders",
        ["1:4 prose unknown", "2:8 sql-table write", "2:27 string unknown"],
    ),
    "sql file, dynamic": (
        "q.sql",
        "EXEC ('SELECT note FROM orders')",
        "orders.note",
        ["1:15 sql-column read"],
    ),
    "sql file, a routine's name": ("q.sql", "EXEC sp_rename 'orders.note', 'x'", "orders.note", ["1:24 dotted-name unknown"]),
    "templated sql": (
        "q.sql.j2",
        "SELECT note FROM {{ ref('orders') }} {% if x %} WHERE note = 1 {% endif %}",
        "orders.note",
        ["1:8 sql-column read", "1:55 sql-column read"],
    ),
    "template": (
        "t.html",
        "<p>note of orders</p>{{ order.note }}{% for o in orders %}{{ o.note|upper }}{% endfor %}"
        '<input name="note">',
        "orders.note",
        ["1:4 prose unknown", "1:31 named-attribute read", "1:64 template read", "1:102 string unknown"],
    ),
    "template, the table": ("t.html", "{% for o in orders %}", "orders", ["1:13 template unknown"]),
    "script in a page": (
        "t.html",
        "<script>const q = `SELECT note FROM orders`</script>",
        "orders.note",
        ["1:27 sql-column read"],
    ),
    "yaml": (
        "c.yaml",
        "orders:  # note\n  columns: [id, note]\n  text: a note here\n",
        "orders.note",
        ["1:12 prose unknown", "2:17 config unknown", "3:11 string-word unknown"],
    ),
    "yaml, block of sql": (
        "c.yaml",
        "query: |\n  SELECT note\n  FROM orders\nnote: x\n",
        "orders.note",
        ["2:10 sql-column read", "4:1 config unknown"],
    ),
    "yaml, sql after a key": (
        "c.yaml",
        "query: SELECT note\n  FROM orders\nnote: x\n",
        "orders.note",
        ["1:15 sql-column read", "3:1 config unknown"],
    ),
    "json": (
        "c.json",
        '{"orders": {"note": "SELECT note FROM orders"}}',
        "orders.note",
        ["1:14 config unknown", "1:29 sql-column read"],
    ),
    "toml": ("c.toml", '[orders]\nkey = "note"\n', "orders.note", ["2:8 config unknown"]),
    "typescript": (
        "a.ts",
        "// note\nconst q = `SELECT o.note FROM orders o WHERE id = ${id}`;\norder.note = row['note'];\nf({ note })",
        "orders.note",
        ["1:4 prose unknown", "2:21 sql-column read", "3:7 named-attribute write", "3:19 key unknown", "4:5 word unknown"],
    ),
    "java": (
        "A.java",
        '@Table(name = "orders") class Order { @Column(name = "note") String note; }',
        "orders",
        ["1:16 string unknown", "1:31 word unknown"],
    ),
    "go": ("a.go", 'db.Query("DELETE FROM orders WHERE note = ?")', "orders.note", ["1:36 sql-column read"]),
    "camel case": ("a.js", "order.customerId; 'orders'", "orders.customer_id", ["1:7 named-attribute read"]),
    "ruby": ("a.rb", "order.note # orders", "orders.note", ["1:7 named-attribute read"]),
    "r": ("a.R", "df$note; dbGetQuery(con, 'SELECT note FROM orders')", "orders.note", ["1:4 attribute read", "1:34 sql-column read"]),
    "php": ("a.php", "$order->note = $row['note'];", "orders.note", ["1:9 named-attribute write", "1:22 key unknown"]),
    "page": (
        "a.md",
        "The note of orders.\n\n```sql\nSELECT note FROM orders\n```\n",
        "orders.note",
        ["1:5 prose unknown", "4:8 sql-column read"],
    ),
    "no ending": ("Makefile", "psql -c 'select note from orders'", "orders.note", ["1:17 prose unknown"]),
    "several words": ("a.sql", 'SELECT "Unit Price" FROM "Order Details"', "Order Details.Unit Price", ["1:9 sql-column read"]),
    "several words, quoted": ("a.cs", 'x["Unit Price"]; t = "Order Details";', "Order Details", ["1:23 string unknown"]),
}  # fmt: skip


@pytest.mark.parametrize("case", TEXTS)
def test_texts(case: str) -> None:
    path, text, subject, expected = TEXTS[case]
    assert told(find({path: text}, subject)) == expected


def notebook(*cells: tuple[str, str], language: str = "python") -> str:
    written = [
        {"cell_type": kind, "source": text.splitlines(keepends=True)} for kind, text in cells
    ]
    return json.dumps({"cells": written, "metadata": {"kernelspec": {"language": language}}})


def test_cells_of_a_notebook_are_read_in_their_languages() -> None:
    text = notebook(
        ("markdown", "The note of orders"),
        ("code", "%matplotlib inline\nq = 'SELECT note FROM orders'"),
        ("code", "%%sql\nSELECT note\nFROM orders"),
        ("code", "%sql SELECT note FROM orders"),
    )
    found = find({"a.ipynb": text}, "orders.note")
    assert sorted((r.place, r.evidence.value) for r in found) == [
        ("a.ipynb#cell-1:1:5", "prose"),
        ("a.ipynb#cell-2:2:13", "sql-column"),
        ("a.ipynb#cell-3:2:8", "sql-column"),
        ("a.ipynb#cell-4:1:13", "sql-column"),
    ]


def test_a_notebook_of_r() -> None:
    text = notebook(("code", "x <- 'SELECT note FROM orders' # note"), language="R")
    found = find({"a.ipynb": text}, "orders.note")
    assert [r.evidence.value for r in found] == ["sql-column", "prose"]


@pytest.mark.parametrize(
    "text", ["{", "[]", "{}", '{"cells": 3}', '{"cells": [{"source": 1}]}', "null"]
)
def test_what_is_no_notebook_is_read_as_text(text: str) -> None:
    found = find({"a.ipynb": f"{text}\norders"}, "orders")
    assert [r.evidence.value for r in found] == ["prose"]
