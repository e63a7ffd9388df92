"""What DuckDB makes of an expression is recognised as what was declared."""

from __future__ import annotations

import pytest

from strandline.dictionary.model import EMPTY, Check, View
from strandline.platforms.duckdb import platform

CHECKS = [
    "a > 1", "a <> 1", "NOT (a = 1)", "NOT (a > 1 AND b > 2)", "a NOT IN (1,2)", "a IN (1)",
    "b NOT BETWEEN 1 AND 2", "s LIKE 'x%'", "s NOT LIKE 'x_'", "s ILIKE 'x%'", "NOT s IS NULL",
    "a IS DISTINCT FROM b", "CASE WHEN a > 1 THEN 1 ELSE 0 END = 1",
    "CASE a WHEN 1 THEN 'x' END = 'x'", "coalesce(a, 0) = 0", "(a + b) * 2 > 3",
    "a - (b - 1) > 0", "-a < 0", "a % 2 = 0", "s || 'x' <> 'yx'", "char_length(s) < 3",
    "substring(s from 1 for 2) = 'ab'", "extract(year from d) > 2000", "d > DATE '2020-01-01'",
    "t > TIMESTAMP '2020-01-01 00:00:00'", "t + INTERVAL '1 day' > t", "o", "o = TRUE",
    "o IS TRUE", "o AND NOT o", "a::text = '1'", "cast(a as bigint) > 1", "round(f, 2) = f",
    "f > 1.50", "f < 1e-3", "s ~ '^a'", "a = 1 OR b = 2 AND s = 'q'", "s <> 'it''s'",
    "(a IS NULL) <> (b IS NULL)", "trim(s) <> ''", "a > 0 AND b > 0 AND f > 0 OR o OR s = 'x'",
]  # fmt: skip

QUERIES = [
    'SELECT x.a FROM "T" AS x JOIN "T" AS y ON x.a = y.b LEFT JOIN "T" AS z ON z.a = y.a',
    "SELECT a, count(*) AS n FROM T WHERE s = 'q' AND b IN (1, 2) GROUP BY a HAVING count(*) > 1",
    "SELECT a FROM T WHERE a IN (SELECT b FROM T) UNION ALL SELECT 1",
    "WITH q AS (SELECT a, b FROM T) SELECT q.a FROM q ORDER BY q.a DESC LIMIT 3",
    "SELECT CASE WHEN a = 1 THEN 'x' END AS c, a::text AS d, NOT o AS e FROM T",
    "SELECT DISTINCT a, sum(b) OVER (PARTITION BY a ORDER BY b) AS n FROM T",
    "SELECT p.a FROM T AS p, T AS q CROSS JOIN T AS r",
]


def _table(kit, *checks: str):
    kinds = {"a": "integer", "b": "integer", "s": "text", "d": "date", "o": "boolean"}
    columns = [kit.column(name, kind) for name, kind in kinds.items()]
    columns += [kit.column("t", "timestamp"), kit.column("f", "float64")]
    made = tuple(
        Check(name=f"CK_{i}", expression=kit.expression(one)) for i, one in enumerate(checks)
    )
    return kit.table("T", *columns, checks=made)


@pytest.mark.parametrize("text", CHECKS)
def test_check_comes_back(kit, build, text):
    wanted = kit.dictionary(_table(kit, text))

    found = platform.inspect(build(wanted)).dictionary

    assert kit.meaning(found) == kit.meaning(wanted)


@pytest.mark.parametrize("text", QUERIES)
def test_view_comes_back(kit, build, text):
    view = View(name=kit.name("V"), query=kit.expression(text))
    wanted = kit.dictionary(_table(kit), views=[view])

    found = platform.inspect(build(wanted)).dictionary

    assert kit.meaning(found) == kit.meaning(wanted)


@pytest.mark.parametrize("text", QUERIES)
def test_view_that_came_back_can_be_made_again(kit, build, memory, text):
    view = View(name=kit.name("V"), query=kit.expression(text))
    build(kit.dictionary(_table(kit), views=[view]))
    found = platform.inspect(memory).dictionary

    with platform.scratch() as other:
        kit.run(other, kit.create_all(found), EMPTY, found)
        assert kit.meaning(platform.inspect(other).dictionary) == kit.meaning(found)


@pytest.mark.parametrize(
    ("one", "other"),
    [("a > 1", "a >= 1"), ("a = 1 AND b = 2", "a = 1 OR b = 2"), ("s = 'A'", "s = 'a'"),
     ("a - (b - 1) > 0", "a - b - 1 > 0"), ("f > 1.5", "f > 1.51"), ("o", "NOT o")],
)  # fmt: skip
def test_different_expressions_stay_different(kit, one, other):
    table = _table(kit)
    first = platform.comparable(kit.expression(one), table)

    assert first != platform.comparable(kit.expression(other), table)


@pytest.mark.parametrize(
    ("native", "neutral"),
    [
        ("CAST(a AS BIGINT) > 1", 'CAST("a" AS BIGINT) > 1'),
        ("CAST(s AS DATE) > d", 'CAST("s" AS DATE) > "d"'),
        ("o = TRUE", '"o" = TRUE'),
        ("a BETWEEN 1 AND 2", '"a" BETWEEN 1 AND 2'),
        ("s LIKE '5!%' ESCAPE '!'", "\"s\" LIKE '5!%' ESCAPE '!'"),
        ("s NOT LIKE '5!%' ESCAPE '!'", "NOT (\"s\" LIKE '5!%' ESCAPE '!')"),
        ("(a + b) * 2 > 3", '(("a" + "b") * 2) > 3'),
    ],
)
def test_what_the_author_wrote_is_kept(kit, native, neutral):
    with platform.connect("duckdb://") as connection:
        columns = "a INTEGER, b INTEGER, s VARCHAR, d DATE, o BOOLEAN"
        connection.execute(f"CREATE TABLE t ({columns}, CHECK ({native}))")
        (table,) = platform.inspect(connection).dictionary.tables.values()
        (check,) = table.checks
        assert check.expression.text == neutral
        connection.execute("DROP TABLE t")
        words = platform.expression(check.expression, table)
        connection.execute(f"CREATE TABLE t ({columns}, CHECK ({words}))")


def test_a_cast_that_gives_null_keeps_its_own_words():
    with platform.connect("duckdb://") as connection:
        connection.execute("CREATE TABLE t (s VARCHAR, CHECK (TRY_CAST(s AS INTEGER) > 1))")
        (table,) = platform.inspect(connection).dictionary.tables.values()
        assert "TRY_CAST" in platform.expression(table.checks[0].expression, table)
