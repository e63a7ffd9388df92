"""Brackets: those a tree needs and no others, and nothing else of an expression changed."""

from __future__ import annotations

import pytest
import sqlglot

from strandline.platforms.expressions import comparable_form, rebracketed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("((a > 0) AND (b < 1))", "a > 0 AND b < 1"),
        ("(((a)))", "a"),
        ("((a + b) * c)", "(a + b) * c"),
        ("(a = 1 OR b = 2) AND c = 3", "(a = 1 OR b = 2) AND c = 3"),
        ("NOT (a = 1)", "NOT (a = 1)"),
        ("a LIKE '50!%' ESCAPE '!'", "a LIKE '50!%' ESCAPE '!'"),
        ("((a > 1) OR (a LIKE '50!%' ESCAPE '!'))", "a > 1 OR a LIKE '50!%' ESCAPE '!'"),
        ("NOT (a LIKE '50!%' ESCAPE '!')", "NOT (a LIKE '50!%' ESCAPE '!')"),
        ("-(a + b)", "-(a + b)"),
        ("~(a | b)", "~(a | b)"),
        ("(a + b) AT TIME ZONE 'UTC'", "(a + b) AT TIME ZONE 'UTC'"),
        ("(a || b)[1]", "(a || b)[1]"),
        ("(a)[(b + c)]", "a[b + c]"),
        ("CAST((a) AS TEXT) = 'x'", "CAST(a AS TEXT) = 'x'"),
        ("(flag = TRUE)", "flag = TRUE"),
    ],
)
def test_rebracketed(text: str, expected: str) -> None:
    tree = sqlglot.parse_one(f"SELECT {text}", read="postgres").expressions[0]
    assert rebracketed(tree).sql(dialect="postgres") == expected


@pytest.mark.parametrize("dialect", ["postgres", "duckdb", "sqlite", "tsql"])
@pytest.mark.parametrize(
    "text",
    [
        "a LIKE '50!%' ESCAPE '!'",
        "b = 1 OR a LIKE '50!%' ESCAPE '!'",
        "NOT a LIKE '50!%' ESCAPE '!'",
    ],
)
def test_the_comparable_form_is_readable_again(dialect: str, text: str) -> None:
    form = comparable_form(text, dialect)
    assert comparable_form(form, dialect) == form
    assert "ESCAPE '!'" in form
    assert ") ESCAPE" not in form
