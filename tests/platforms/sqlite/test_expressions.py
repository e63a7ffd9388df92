"""Expressions: neutral to SQLite, read back without a difference, and SQLite's own kept."""

from __future__ import annotations

import pytest

from platforms.sqlite.rich import K, default, kind
from platforms.sqlite.running import create, drift, lowered
from strandline.dictionary.expressions import parse_expression
from strandline.dictionary.model import Check, Column, Dictionary, Expression, Table, View
from strandline.dictionary.names import QName
from strandline.platforms.sqlite import platform
from strandline.platforms.sqlite.expressions import neutral
from strandline.platforms.sqlite.lexer import ReadError
from strandline.platforms.sqlite.table_text import read_table

T = QName(None, "T")
COLUMNS = (
    Column(name="a", type=kind(K.INTEGER)),
    Column(name="B", type=kind(K.TEXT)),
    Column(name="ok", type=kind(K.BOOLEAN), default=default("false", "")),
    Column(name="at", type=kind(K.TIMESTAMP, precision=6)),
    Column(name="d", type=kind(K.DATE)),
)

CHECKS = {
    "a / 2 > 1": '"a" / 2 > 1',
    "T.a > 1": '"a" > 1',
    "b LIKE 'x!_%' ESCAPE '!'": "\"B\" LIKE 'x!_%' ESCAPE '!'",
    "b ILIKE 'x%'": "LOWER(\"B\") LIKE LOWER('x%')",
    "greatest(a, 1) < 5": 'MAX(COALESCE("a", 1), COALESCE(1, "a")) < 5',
    "ok = true OR ok IS NOT TRUE": '"ok" = 1 OR NOT "ok" IS TRUE',
    "a IS DISTINCT FROM 3": '"a" IS NOT 3',
    "a = ANY(ARRAY[1, 2])": '"a" IN (1, 2)',
    "b = ANY(ARRAY['x', 'y'])": "\"B\" IN ('x', 'y')",
    "at > '2020-01-01'::timestamp": "\"at\" > '2020-01-01'",
    "d > DATE '2020-01-01'": "\"d\" > '2020-01-01'",
    "at::date = d": 'DATE("at") = "d"',
    "extract(year FROM at) > 2000": "CAST(STRFTIME('%Y', \"at\") AS INTEGER) > 2000",
    "char_length(b) <= 10": 'LENGTH("B") <= 10',
    "left(b, 1) = 'x'": "SUBSTR(\"B\", 1, 1) = 'x'",
    "concat(b, 'x') <> 'y'": "(COALESCE(\"B\", '') || 'x') <> 'y'",
    "(a + 1) * 2 > 4 AND (a < 5 OR b IS NULL)": '("a" + 1) * 2 > 4 AND ("a" < 5 OR "B" IS NULL)',
    "CASE WHEN a > 1 THEN b = 'x' ELSE true END": 'CASE WHEN "a" > 1 THEN "B" = \'x\' ELSE 1 END',
    "a::numeric(10,2) > 1.5": None,
    "a BETWEEN 1 AND 10": '"a" BETWEEN 1 AND 10',
}


@pytest.mark.parametrize("text", CHECKS)
def test_a_check_is_rendered_runs_and_is_read_back(text: str) -> None:
    table = Table(name=T, columns=COLUMNS, checks=(Check(name="CK", expression=Expression(text)),))
    wanted = lowered(Dictionary(tables={T: table}))
    if CHECKS[text] is not None:
        assert platform.expression(Expression(text), table) == CHECKS[text]
    with platform.scratch() as connection:
        create(connection, wanted)
        connection.execute("INSERT INTO T (a) VALUES (NULL)")
        assert drift(connection, wanted) == []
        again = lowered(platform.inspect(connection).dictionary)
    with platform.scratch() as connection:
        create(connection, again)
        assert drift(connection, wanted) == []


def test_an_authors_own_text_is_used_as_it_is() -> None:
    expression = Expression("b ~ '^x'", (("sqlite", "B GLOB 'x*'"),))
    table = Table(name=T, columns=COLUMNS, checks=(Check(name="CK", expression=expression),))
    wanted = lowered(Dictionary(tables={T: table}))
    with platform.scratch() as connection:
        create(connection, wanted)
        assert drift(connection, wanted) == []


OWN = [
    "a GLOB '[0-9]*'", "json_extract(a, '$.x') > 1", "strftime('%Y', a) > '2000'", "iif(a, 1, 2)",
    "max(a, b)", "a MATCH 'x'", "a COLLATE NOCASE = 'x'", "a LIKE 'x' ESCAPE '!'", "a / 2",
    "CAST(a AS INTEGER) = a", "x'00ff'", "a ISNULL", "(a, b) IN ((1, 2))",
]  # fmt: skip


@pytest.mark.parametrize("text", OWN)
def test_sqlites_own_words_lead_back_to_themselves(text: str) -> None:
    expression = neutral(text)
    original = Expression(text, (("sqlite", text),))
    assert platform.comparable(expression) == platform.comparable(original)
    if not expression.overrides:
        parse_expression(expression.text)


@pytest.mark.parametrize("text", ["b ~ '^x'", "b SIMILAR TO 'x%'", "NOT b ~* 'x'"])
def test_a_regular_expression_is_refused_beforehand(text: str) -> None:
    table = Table(name=T, columns=COLUMNS, checks=(Check(name="CK", expression=Expression(text)),))
    findings = platform.lower(Dictionary(tables={T: table})).findings
    assert [(finding.code, finding.subject) for finding in findings] == [("X113", "T.CK")]


VIEWS = [
    "SELECT a / 2 AS half, B FROM T WHERE ok",
    "SELECT t.a, count(*) AS n FROM T t LEFT JOIN T u ON u.a = t.a GROUP BY t.a HAVING count(*) > 1",
    "WITH q AS (SELECT a FROM T) SELECT a FROM q UNION ALL SELECT 1 ORDER BY 1 LIMIT 3",
    "SELECT a, row_number() OVER (PARTITION BY B ORDER BY at DESC) AS r FROM T",
    "SELECT a FROM T WHERE EXISTS (SELECT 1 FROM T x WHERE x.a = T.a AND x.d IS NOT NULL)",
]


@pytest.mark.parametrize("text", VIEWS)
def test_a_view_is_rendered_runs_and_is_read_back(text: str) -> None:
    view = View(name=QName(None, "V"), query=Expression(text))
    table = Table(name=T, columns=COLUMNS)
    wanted = lowered(Dictionary(tables={T: table}, views={view.name: view}))
    with platform.scratch() as connection:
        create(connection, wanted)
        connection.execute("SELECT * FROM V")
        assert drift(connection, wanted) == []
        again = lowered(platform.inspect(connection).dictionary)
    with platform.scratch() as connection:
        create(connection, again)
        assert drift(connection, wanted) == []


@pytest.mark.parametrize(
    "sql",
    ["", "CREATE", "CREATE TABLE", "CREATE TABLE t", "CREATE TABLE t (", "CREATE TABLE t (a",
     "CREATE TABLE t (a INT DEFAULT", "CREATE TABLE t (a, CHECK (x)", "CREATE TABLE t (a 'unended)",
     "CREATE TABLE t (a) NONSENSE", "CREATE TABLE t (a REFERENCES", "CREATE TABLE t ())",
     "CREATE TABLE t (a REFERENCES x ON DELETE EXPLODE)", "\0", "CREATE TABLE t (a /* unended"],
)  # fmt: skip
def test_broken_texts_are_refused_not_misread(sql: str) -> None:
    with pytest.raises(ReadError):
        read_table(sql)
