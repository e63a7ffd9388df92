"""Texts that are broken, huge, nested or nonsense: read without a failure, and linear."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strandline.usages.text import Language, language_of
from unit.usages.corpus import find

LONG = 100_000
HOSTILE = {
    "syntax error": "def f(:\n  'SELECT total FROM orders'",
    "nul": "x = 'orders'\0; y = 'total'",
    "deep brackets": "(" * 2_000 + "orders.total",
    "deep lists": "x = " + "[" * 5_000 + "orders" + "]" * 5_000,
    "deep subqueries": "SELECT total FROM (" * 3_000 + "orders" + ")" * 3_000,
    "long sum": "x = " + "+".join(["'orders'"] * 2_000),
    "long chain": "x = orders" + ".total()" * 2_000,
    "deep ifs": "".join("  " * n + "if orders:\n" for n in range(90)) + "  " * 90 + "total",
    "one line": "orders " + "total," * (LONG // 20),
    "unclosed string": "'orders total " + "x" * LONG,
    "unclosed comment": "/* orders total " + "*" * LONG,
    "unclosed holes": "orders {{" * 5_000,
    "braces": "{" * LONG + "orders",
    "quotes": "'\"" * (LONG // 4) + "orders",
    "backslashes": "'orders" + "\\" * LONG,
    "triple quotes": '"""orders' * 3_000,
    "dollars": "$a$ orders $b$" * 2_000,
    "questions": "orders?" * 5_000,
    "spaces": "UPDATE orders" + " " * LONG + "SET",
    "dots": "orders" + "." * LONG,
    "brackets": "SELECT [" * 5_000 + "orders",
    "surrogate": "x = 'orders \ud800 total'",
    "wide": "# orders 𝒳 total é\nx = 'orders'; é.total",
    "keywords": "select from where orders update set insert into delete create table " * 500,
    "indents": "".join(" " * (n % 50) + "- select: orders\n" for n in range(2_000)),
    "empty": "",
}  # fmt: skip
PATHS = ("a.py", "a.sql", "a.html", "a.yaml", "a.ts", "a.R", "a.md", "a.ipynb", "a.json")


def test_every_language_is_tried() -> None:
    assert {language_of(path) for path in PATHS} == set(Language)


@pytest.mark.parametrize("case", HOSTILE)
@pytest.mark.parametrize("path", PATHS)
def test_hostile_texts_are_read(case: str, path: str) -> None:
    text = HOSTILE[case]
    lines = text.split("\n")
    for subject in ("orders", "orders.total"):
        for reference in find({path: text}, subject):
            line = lines[reference.line - 1]
            assert line.startswith(reference.word, reference.column - 1)


PIECES = st.sampled_from(
    ["orders", "total", ".", "(", ")", "'", '"', "SELECT ", "FROM ", "UPDATE ", " SET ", "=", ",", ";", "\n",
     "{{", "}}", "{", "}", "#", "--", "/*", "*/", "[", "]", "f'", '"""', "\\", ": ", "$$", "WITH ", " AS ",
     "INSERT INTO ", "class X(Base):\n", "    ", "__tablename__ = ", "Column(", "CREATE TABLE ", "ON ",
     "ALTER TABLE ", "RETURNING ", "UNION ", "é", "\t", "?", "%s", ":x", "END ", "MERGE ", "USING "]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join), st.sampled_from(PATHS[:7]))
def test_any_text_gives_places_that_hold_the_word(text: str, path: str) -> None:
    lines = text.split("\n")
    for subject in ("orders", "orders.total"):
        for reference in find({path: text}, subject):
            line = lines[reference.line - 1]
            assert line.startswith(reference.word, reference.column - 1)
