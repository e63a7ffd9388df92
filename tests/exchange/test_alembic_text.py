"""The small parts of an exported revision: ids, and SQL inside of Python."""

from __future__ import annotations

import re

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import sqlite

from strandline.exchange.alembic import python
from strandline.exchange.alembic.ids import MAX_LENGTH, revision_id


@pytest.mark.parametrize(
    ("component", "label", "expected"),
    [
        ("water", "1.1.0", "water_1_1_0_b659c87e"),
        ("water", "1_1_0", "water_1_1_0_440b934b"),
        ("ops", "20260101120000_first", "ops_20260101120000_firs_90177a2e"),
        ("a component with a very long name", "1.0.0", "a_component_with_a_very_e1c0ca34"),
        ("-", "+", "v_3d6f3686"),
        ("Größe", "1", "gr_e_1_d06dd3a7"),
    ],
)
def test_ids_are_short_and_stay(component: str, label: str, expected: str) -> None:
    """Databases hold these ids: the same version must have the same one for ever."""
    assert revision_id(component, label) == expected
    assert len(expected) <= MAX_LENGTH


@given(st.text(), st.text(), st.text(), st.text())
def test_ids_are_what_alembic_takes(a: str, b: str, c: str, d: str) -> None:
    assert re.fullmatch(r"[a-z0-9_]{1,32}", revision_id(a, b))
    if (a, b) != (c, d) and "\0" not in a + b + c + d:
        assert revision_id(a, b) != revision_id(c, d)


SQL = st.text(st.sampled_from(list("ab1_ :\\'\"%$\n()é{}")), max_size=30)


@given(SQL)
def test_a_clause_means_what_it_says(sql: str) -> None:
    made = eval(python.clause(sql), {"sa": sa})
    said = str(made.compile(dialect=sqlite.dialect()))
    assert said == sql
    assert made.compile().params == {}


@given(SQL)
def test_a_statement_means_what_it_says(sql: str) -> None:
    said: list[str] = []
    exec("\n".join(python.statement(sql)), {"_sql": said.append})
    assert said == [sql]
