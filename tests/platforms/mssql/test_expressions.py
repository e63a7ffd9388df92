"""Neutral expressions as T-SQL, and back from what the catalog makes of them."""

from __future__ import annotations

import pytest

from platforms.mssql.schema import column, dictionary, table
from strandline.dictionary.model import Expression
from strandline.platforms.mssql import expressions, neutral, platform
from support.tsql import TsqlOracle

T = table(
    "T",
    column("A", "string", length=50),
    column("B", "string", length=50),
    column("Active", "boolean"),
    column("N", "integer"),
    column("Ts", "timestamp", precision=6),
    column("Value", "float64"),
    column("Doc", "text"),
)
U = table("U", column("N", "integer"), column("Flag", "boolean"))

CONDITIONS = {
    "active": "[Active] = 1",
    "NOT active": "[Active] = 0",
    "active AND n > 1": "[Active] = 1 AND [N] > 1",
    "active = TRUE": "[Active] = 1",
    "active IS TRUE": "(NOT [Active] IS NULL AND [Active] = 1)",
    "coalesce(active, false)": "COALESCE([Active], 0) = 1",
    "TRUE": "1 = 1",
    "length(a) > 3": "(DATALENGTH([A]) / 2) > 3",
    "a LIKE 'x[%'": "[A] LIKE N'x[[]%'",
    r"a LIKE 'x\_%'": r"[A] LIKE N'x\_%' ESCAPE N'\'",
    "a LIKE 'x!%' ESCAPE '!'": "[A] LIKE N'x!%' ESCAPE N'!'",
    "a ILIKE 'x%'": "LOWER([A]) LIKE LOWER(N'x%')",
    "a IN ('a', 'b''c')": "[A] IN (N'a', N'b''c')",
    "a IS DISTINCT FROM b": (
        "CASE WHEN [A] = [B] OR ([A] IS NULL AND [B] IS NULL) THEN 1 ELSE 0 END = 0"
    ),
    "EXTRACT(dow FROM ts) = 0": "DATEDIFF(DAY, N'1900-01-07', [Ts]) % 7 = 0",
    "ts > now() - interval '2 days'": "[Ts] > DATEADD(DAY, -2, SYSUTCDATETIME())",
    "a || b = 'x'": "[A] + [B] = N'x'",
    "EXISTS (SELECT 1)": "EXISTS(SELECT 1)",
}
VALUES = {
    "a || n": "[A] + CAST([N] AS NVARCHAR(MAX))",
    "CURRENT_TIMESTAMP": "SYSUTCDATETIME()",
    "now() AT TIME ZONE 'utc'": "SYSUTCDATETIME()",
    "current_date": "CAST(SYSUTCDATETIME() AS DATE)",
    "TRUE": "1",
    "n > 1": "CAST(CASE WHEN [N] > 1 THEN 1 WHEN NOT ([N] > 1) THEN 0 END AS BIT)",
    "gen_random_uuid()": "NEWID()",
    "round(value)": "ROUND([Value], 0)",
    "substring(a FROM 2)": "SUBSTRING([A], 2, 2147483647)",
    "greatest(n, 3)": "CASE WHEN [N] IS NULL OR 3 > [N] THEN 3 ELSE [N] END",
    "n::text": "CAST([N] AS NVARCHAR(MAX))",
    "log(value)": "LOG10([Value])",
    "'it''s'": "N'it''s'",
}


@pytest.mark.parametrize("text", CONDITIONS)
def test_condition(text: str, tsql_oracle: TsqlOracle) -> None:
    found = expressions.condition(Expression(text), T)
    assert found == CONDITIONS[text]
    assert tsql_oracle.parse(f"IF {found} PRINT 1") == ()


@pytest.mark.parametrize("text", VALUES)
def test_value(text: str, tsql_oracle: TsqlOracle) -> None:
    found = expressions.value(Expression(text), T)
    assert found == VALUES[text]
    assert tsql_oracle.parse(f"SELECT {found}") == ()


# What SQL Server's catalog gives back for an expression it was given.
RECORDED = {
    "active": "([Active]=(1))",
    "active AND n > 1": "([Active]=(1) AND [N]>(1))",
    "NOT active": "([Active]=(0))",
    "a IN ('a', 'b''c')": "([A]=N'b''c' OR [A]=N'a')",
    "length(a) > 3": "(datalength([A])/(2)>(3))",
    "n BETWEEN 1 AND 3": "([N]>=(1) AND [N]<=(3))",
    "coalesce(active, false)": "(case when [Active] IS NOT NULL then [Active] else (0) end=(1))",
    "n::text <> ''": "(CONVERT([nvarchar](max),[N])<>N'')",
    "(active OR n = 1) AND NOT (n = 2)": "(([Active]=(1) OR [N]=(1)) AND NOT [N]=(2))",
    "a IS NOT NULL OR b IS NULL": "([A] IS NOT NULL OR [B] IS NULL)",
    "CURRENT_TIMESTAMP": "(sysutcdatetime())",
    "'Raw'": "(N'Raw')",
    "TRUE": "((1))",
    "-1": "((-1))",
    "a || b": "([A]+[B])",
    "n > 1": "(CONVERT([bit],case when [N]>(1) then (1) when NOT [N]>(1) then (0)  end))",
    "nullif(a, '')": "(case when [A]=N'' then NULL else [A] end)",
    "gen_random_uuid()": "(newid())",
}


@pytest.mark.parametrize("text", RECORDED)
def test_catalog_form_equals_the_declared_one(text: str) -> None:
    read = neutral.read_expression(RECORDED[text], T)
    assert platform.comparable(read, T) == platform.comparable(Expression(text), T)


@pytest.mark.parametrize("text", [*CONDITIONS, *VALUES])
def test_every_rendered_expression_reads_back(text: str) -> None:
    native = expressions.either(Expression(text), T)
    read = neutral.read_expression(f"({native})", T)
    assert platform.comparable(read, T) == platform.comparable(Expression(text), T)


@pytest.mark.parametrize(
    ("one", "other"),
    [("n > 1", "n >= 1"), ("a IN ('a')", "a IN ('b')"), ("active", "NOT active"),
     ("CURRENT_TIMESTAMP", "current_date"), ("a = 'x'", "a = 'X'")],
)  # fmt: skip
def test_different_meanings_stay_different(one: str, other: str) -> None:
    assert platform.comparable(Expression(one), T) != platform.comparable(Expression(other), T)


def test_local_time_is_not_taken_for_utc() -> None:
    read = neutral.read_expression("(getdate())", T)
    assert platform.comparable(read, T) != platform.comparable(Expression("CURRENT_TIMESTAMP"), T)


@pytest.mark.parametrize("text", ["a ~ '^x'", "a SIMILAR TO 'x'", "date_trunc('week', ts) = ts"])
def test_what_has_no_words_is_said(text: str) -> None:
    assert expressions.problems(Expression(text), T)
    own = Expression(text, overrides=(("mssql", "1 = 1"),))
    assert expressions.problems(own, T) == ()
    assert platform.expression(own, T) == "1 = 1"


QUERIES = [
    "SELECT a, count(*) AS c FROM t GROUP BY 1 ORDER BY 2 LIMIT 5",
    "SELECT a FROM t ORDER BY n LIMIT 3 OFFSET 2",
    "SELECT active AND n > 1 AS x, true AS y, active FROM t",
    "WITH c AS (SELECT 1 AS x) SELECT x FROM c",
    "SELECT string_agg(a, ',') AS s FROM t",
    "SELECT count(*) FILTER (WHERE n > 1) AS k FROM t",
    "SELECT DISTINCT ON (a) a, b FROM t ORDER BY a, b",
    "SELECT t.a FROM t JOIN u USING (n)",
    "SELECT a FROM t ORDER BY a",
    "SELECT x.a FROM t x LEFT JOIN u ON x.n = u.n AND u.flag WHERE x.active OR u.flag IS NULL",
    "SELECT a FROM t UNION ALL SELECT b FROM t",
    "SELECT n FROM t WHERE n IN (SELECT n FROM u)",
    "SELECT upper(a) AS ua, count(*) AS c FROM t GROUP BY ua HAVING count(*) > 1",
]


@pytest.mark.parametrize("text", QUERIES)
def test_views(text: str, tsql_oracle: TsqlOracle) -> None:
    state = dictionary(T, U)
    native = platform.query(Expression(text), state)
    assert tsql_oracle.parse(f"CREATE VIEW v AS {native}") == ()
    read = neutral.read_query(native, state)
    assert platform.comparable_view(read, state) == platform.comparable_view(
        Expression(text), state
    )


def test_view_in_the_model(tsql_oracle: TsqlOracle) -> None:
    state = dictionary(T, U)
    creates = [
        "CREATE TABLE [dbo].[T] ([A] NVARCHAR(50), [B] NVARCHAR(50), [Active] BIT, [N] INT, "
        "[Ts] DATETIME2, [Value] FLOAT, [Doc] NVARCHAR(MAX))",
        "CREATE TABLE [dbo].[U] ([N] INT, [Flag] BIT)",
    ]
    views = [
        f"CREATE VIEW [dbo].[v{i}] AS {platform.query(Expression(text), state)}"
        for i, text in enumerate(QUERIES)
    ]
    assert tsql_oracle.model("\nGO\n".join([*creates, *views])).errors == ()
