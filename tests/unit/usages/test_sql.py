"""SQL in all its dialects: tables, columns with the tables they belong to, reads and writes."""

from __future__ import annotations

import pytest

from strandline.usages.sql_source import is_piece, is_sql, read_sql
from strandline.usages.sql_tokens import tokenize

# Statement, then what is expected: `word evidence access owners`, in the order of the text.
STATEMENTS = {
    "join with aliases": (
        "SELECT o.total, c.name AS n FROM shop.orders o JOIN customers AS c ON c.id = o.customer_id",
        [
            "total sql-column read shop.orders",
            "name sql-column read customers",
            "orders sql-table read shop",
            "customers sql-table read",
            "id sql-column read customers",
            "customer_id sql-column read shop.orders",
        ],
    ),
    "the only table": (
        "SELECT total FROM orders WHERE id = 1",
        [
            "total sql-column read orders",
            "orders sql-table read",
            "id sql-column read orders",
        ],
    ),
    "two tables share": (
        "SELECT total FROM orders, customers",
        [
            "total sql-column-shared read orders customers",
            "orders sql-table read",
            "customers sql-table read",
        ],
    ),
    "update": (
        "UPDATE orders SET total = total + 1, note = :note WHERE id = 2",
        [
            "orders sql-table write",
            "total sql-column write orders",
            "total sql-column read orders",
            "note sql-column write orders",
            "id sql-column read orders",
        ],
    ),
    "update by alias": (
        "UPDATE o SET o.total = 1, note = 2 FROM orders o JOIN b ON b.id = o.id",
        [
            "o sql-table write",
            "total sql-column write orders",
            "note sql-column write orders",
            "orders sql-table write",
            "b sql-table read",
            "b sql-table read",
            "id sql-column read b",
            "id sql-column read orders",
        ],
    ),
    "insert and upsert": (
        "INSERT INTO orders (id, total) SELECT i, t FROM staging "
        "ON CONFLICT (id) DO UPDATE SET total = EXCLUDED.total RETURNING note",
        [
            "orders sql-table write",
            "id sql-column write orders",
            "total sql-column write orders",
            "i sql-column read staging",
            "t sql-column read staging",
            "staging sql-table read",
            "id sql-column read orders",
            "total sql-column write orders",
            "total sql-column read orders",
            "note sql-column read orders",
        ],
    ),
    "delete with a subquery": (
        "DELETE FROM orders WHERE EXISTS (SELECT 1 FROM lines l WHERE l.order_id = orders.id)",
        [
            "orders sql-table write",
            "lines sql-table read",
            "order_id sql-column read lines",
            "orders sql-table read",
            "id sql-column read orders",
        ],
    ),
    "merge": (
        "MERGE INTO orders t USING src s ON t.id = s.id WHEN MATCHED THEN UPDATE SET t.total = s.total "
        "WHEN NOT MATCHED THEN INSERT (id, total) VALUES (s.id, s.total)",
        [
            "orders sql-table write",
            "src sql-table read",
            "id sql-column read orders",
            "id sql-column read src",
            "total sql-column write orders",
            "total sql-column read src",
            "id sql-column write orders",
            "total sql-column write orders",
            "id sql-column read src",
            "total sql-column read src",
        ],
    ),
    "create table": (
        "CREATE TABLE IF NOT EXISTS orders (id int primary key, total numeric(10, 2) CHECK (total > 0), "
        "customer_id int REFERENCES customers (id) ON DELETE CASCADE, "
        "CONSTRAINT fk FOREIGN KEY (customer_id) REFERENCES customers (id))",
        [
            "orders sql-table ddl",
            "id sql-column ddl orders",
            "total sql-column ddl orders",
            "total sql-column ddl orders",
            "customer_id sql-column ddl orders",
            "customers sql-table ddl",
            "id sql-column ddl customers",
            "customer_id sql-column ddl orders",
            "customers sql-table ddl",
            "id sql-column ddl customers",
        ],
    ),
    "alter table": (
        "ALTER TABLE orders ADD COLUMN total int, DROP COLUMN IF EXISTS note, RENAME COLUMN a TO b;"
        "ALTER TABLE orders RENAME TO purchases",
        [
            "orders sql-table ddl",
            "total sql-column ddl orders",
            "note sql-column ddl orders",
            "a sql-column ddl orders",
            "b sql-column ddl orders",
            "orders sql-table ddl",
            "purchases sql-table ddl",
        ],
    ),
    "index": (
        "CREATE UNIQUE INDEX ix ON orders USING btree (lower(note), total DESC) INCLUDE (id)",
        [
            "orders sql-table ddl",
            "note sql-column ddl orders",
            "total sql-column ddl orders",
            "id sql-column ddl orders",
        ],
    ),
    "view": (
        "CREATE VIEW v AS SELECT id FROM orders",
        ["v sql-table ddl", "id sql-column read orders", "orders sql-table read"],
    ),
    "common table expression": (
        "WITH recent AS (SELECT id FROM orders) SELECT r.id FROM recent r",
        [
            "id sql-column read orders",
            "orders sql-table read",
            "id sql-column-shared read orders",
        ],
    ),
    "derived table": (
        "SELECT sub.id FROM (SELECT id FROM orders) AS sub",
        [
            "id sql-column-shared read orders",
            "id sql-column read orders",
            "orders sql-table read",
        ],
    ),
    "union": (
        "SELECT a FROM orders UNION ALL SELECT b FROM lines",
        [
            "a sql-column read orders",
            "orders sql-table read",
            "b sql-column read lines",
            "lines sql-table read",
        ],
    ),
    "trigger": (
        "CREATE TRIGGER tr AFTER UPDATE OF total ON orders BEGIN UPDATE audit SET n = NEW.total; END",
        [
            "total sql-column read orders",
            "orders sql-table ddl",
            "audit sql-table write",
            "n sql-column write audit",
            "total sql-column read orders",
        ],
    ),
    "comments and rights": (
        "COMMENT ON COLUMN orders.total IS 'x'; GRANT SELECT, UPDATE ON orders TO bob; TRUNCATE orders",
        [
            "orders sql-table ddl",
            "total sql-column ddl orders",
            "orders sql-table ddl",
            "orders sql-table write",
        ],
    ),
    "brackets and hints": (
        "SELECT t.[Unit Price] FROM [dbo].[Order Details] AS t",
        ["Unit Price sql-column read dbo.Order Details", "Order Details sql-table read dbo"],
    ),
    "statements without semicolons": (
        "UPDATE a SET x = 1 UPDATE b SET y = 2 SELECT q FROM c",
        [
            "a sql-table write",
            "x sql-column write a",
            "b sql-table write",
            "y sql-column write b",
            "q sql-column read c",
            "c sql-table read",
        ],
    ),
    "a piece": (
        " WHERE status = ? AND o.total > 5",
        ["status sql-fragment read", "total sql-fragment read o"],
    ),
    "holes": (
        "SELECT {alias}.total, orders_{year} FROM {schema}.orders WHERE {col} = %s",
        ["total sql-fragment read", "orders sql-table read"],
    ),
    "dbt": (
        "select total from {{ ref('orders') }} join {{ source('raw', 'lines') }} l on l.id = 1",
        [
            "total sql-column-shared read orders lines",
            "orders sql-table read",
            "lines sql-table read",
            "id sql-column read lines",
        ],
    ),
    "dates and functions": (
        "SELECT EXTRACT(year FROM created), count(*) total FROM orders",
        ["created sql-column read orders", "orders sql-table read"],
    ),
    "procedure": (
        "CREATE FUNCTION f() RETURNS int AS $$ BEGIN IF n > 1 THEN UPDATE orders SET total = 1; "
        "END IF; END $$",
        ["n sql-fragment read", "orders sql-table write", "total sql-column write orders"],
    ),
    "comments and strings": (
        "SELECT id -- total FROM customers\nFROM orders /* note */ WHERE note = 'customers'",
        ["id sql-column read orders", "orders sql-table read", "note sql-column read orders"],
    ),
}


@pytest.mark.parametrize("case", STATEMENTS)
def test_statements_name_tables_and_columns(case: str) -> None:
    statement, expected = STATEMENTS[case]
    found = sorted(read_sql(tokenize(statement).tokens), key=lambda mention: mention.start)
    for mention in found:
        assert statement.startswith(mention.word, mention.start)
    assert [
        " ".join([m.word, m.evidence.value, m.access.value, *m.owners]) for m in found
    ] == expected


@pytest.mark.parametrize(
    ("text", "sql", "piece"),
    [
        ("SELECT * FROM orders", True, True),
        ("\n  -- why\n  select a, b\n  from t", True, False),
        ("update orders set total = 1", True, False),
        ("Update the order set when it ships", False, False),
        ("with x as (select 1) select * from x", True, False),
        ("WHERE id = 1", False, True),
        ("order by o.total > 1", False, True),
        ("and total = :total", False, True),
        ("and that is all there is", False, False),
        ("Delete the order", False, False),
        ("orders", False, False),
        ("", False, False),
    ],
)
def test_what_looks_like_sql(text: str, sql: bool, piece: bool) -> None:
    assert is_sql(text) is sql
    assert is_piece(text) is piece
