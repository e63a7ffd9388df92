"""Law 3: what was created is read back, whatever the catalog makes of its texts."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from strandline.dictionary.model import Dictionary, Expression, ValueSet
from strandline.dictionary.names import QName
from strandline.dictionary.types import TypeKind as K
from strandline.platforms.base import Connection
from strandline.platforms.postgres import platform
from strandline.platforms.postgres.scratch import binary_folders
from support.postgres_rich import (
    RICH,
    check,
    col,
    create,
    creating,
    dictionary,
    lowered,
    settled,
    t,
    table,
)

pytestmark = pytest.mark.postgres


def test_rich_dictionary_is_read_back(postgres_url: str) -> None:
    with platform.connect(postgres_url) as connection:
        held = create(connection, RICH)
        found = platform.inspect(connection, rows_of=[QName("dbo", "Site")])
        assert settled(found.dictionary) == settled(held)
        assert found.unmanaged == ()
        assert found.findings == ()
        rows = found.dictionary.tables[QName("dbo", "Site")].rows
        assert [row.as_mapping()["SiteID"] for row in rows] == [1, 200]


def test_what_was_read_back_can_be_created_again(postgres_url: str) -> None:
    """The neutral texts of an inspection are SQL that means the same."""
    with platform.connect(postgres_url) as connection:
        create(connection, RICH)
        found = platform.inspect(connection).dictionary
    with platform.scratch() as second:
        create(second, found)
        again = platform.inspect(second).dictionary
    assert settled(again) == settled(found)


def test_a_script_run_by_hand_gives_the_same(postgres_url: str, tmp_path: Path) -> None:
    """The frame and the statements, put in a file and run by psql."""
    psql = next(
        (folder / "psql" for folder in binary_folders() if (folder / "psql").exists()), None
    )
    if psql is None:
        pytest.skip("NO PSQL beside the server's programs")
    held = lowered(RICH)
    steps = platform.render(creating(held), Dictionary(), held)
    frame = platform.frame(steps)
    statements = [*frame.begin, *(text for step in steps for text in step.statements), *frame.end]
    script = tmp_path / "create.sql"
    script.write_text("".join(f"{text}{frame.terminator}\n" for text in statements))
    command = [str(psql), postgres_url, "-v", "ON_ERROR_STOP=1", "-q", "-X", "-f", str(script)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    with platform.connect(postgres_url) as connection:
        assert settled(platform.inspect(connection).dictionary) == settled(held)


def test_value_set_as_a_check(postgres_url: str) -> None:
    values = ValueSet(name=QName(None, "state"), values=("on", "it's off"))
    state = t(K.STRING, length=10, value_set=QName(None, "state"))
    given = dictionary(table("lamp", col("Is", state, default="'on'")), sets=[values])
    with platform.connect(postgres_url) as connection:
        held = create(connection, given)
        assert held.tables[QName("public", "lamp")].checks
        assert settled(platform.inspect(connection).dictionary) == settled(held)


def test_lowering_twice_changes_nothing() -> None:
    once = lowered(RICH)
    assert lowered(once) == once


WIDE = table(
    "wide",
    col("i", K.INTEGER), col("s", K.SMALLINT), col("b", K.BIGINT), col("f", K.FLOAT64),
    col("d", t(K.DECIMAL, precision=10, scale=2)), col("v", t(K.STRING, length=30)), col("x", K.TEXT),
    col("flag", K.BOOLEAN), col("day", K.DATE), col("at", t(K.TIMESTAMP)), col("zoned", t(K.TIMESTAMP, with_time_zone=True)),
    col("MixedCase", K.INTEGER),
)  # fmt: skip

FIXED = [
    "v LIKE 'a%'", "x NOT LIKE '%b_'", "v ILIKE 'A%'", "x NOT ILIKE 'a'", "v = 'a'", "v <> 'a'", "NOT v = 'a'",
    "v IN ('a', 'b')", "v IN ('a')", "v NOT IN ('a', 'b')", "v NOT IN ('a')", "x IN ('a', 'b')", "i IN (1, 2, -3)",
    "i NOT IN (1)", "i BETWEEN 1 AND 10", "i NOT BETWEEN -1 AND 10", "d BETWEEN 0.5 AND 1.5", "f > 1", "d > 1",
    "day > '2026-01-01'", "at >= '2026-01-01'", "at < '2026-01-01 12:30'", "zoned > '2026-01-01 01:00:00'",
    "day BETWEEN '2026-01-01' AND '2026-12-31'", "at > CURRENT_TIMESTAMP", "flag", "NOT flag", "flag = true", "flag IS TRUE",
    "flag IS NOT NULL AND (i > 1 OR x IS NULL)", "(i > 1 AND s > 2) OR NOT (b > 3)", "i + s * 2 > b - 1", "(i + s) * 2 > b",
    "i - (s - b) > 0", "i % 2 = 0", "i / 2 > 1", "-i < 5", "d + i > 1.5", "f * i > d", "i::text = '5'", "CAST(i AS text) LIKE '5%'",
    "CAST(x AS integer) > 5", "lower(v) = v", "upper(x) = 'A'", "length(v) > 2", "coalesce(v, x) <> ''", "coalesce(i, 0) > 0",
    "abs(i) < 5", "round(d, 1) > 1", "round(f) > 1", "CASE WHEN i > 0 THEN 1 ELSE 2 END = 1", "CASE WHEN flag THEN 'a' END = 'a'",
    "CASE i WHEN 1 THEN 'a' WHEN 2 THEN 'b' ELSE x END = 'a'", "nullif(v, '') IS NOT NULL", "greatest(i, s) > least(i, b)",
    "v || '-' || x = 'a-b'", "v || i = 'a1'", "trim(v) = v", "substring(v from 1 for 2) = 'ab'", "substring(v, 1, 2) = 'ab'",
    "extract(year from day) > 2000", "position('a' in v) > 0", "left(v, 2) = 'ab'", "replace(v, 'a', 'b') = v", "x ~ '^[a-z]+$'",
    "x !~ 'z'", "x ~* 'z'", "i IS DISTINCT FROM s", "v IS NOT DISTINCT FROM 'x'", "day + 1 > '2026-01-02'", "at > at - INTERVAL '1 day'",
    "at + INTERVAL '2' HOUR > at", "v = 'it''s'", "x = '100 %'", "MixedCase > 0", "mod(i, 2) = 1", "power(i, 2) > 4", "i & 1 = 1",
    "date_trunc('day', at) = at", "(v IS NULL) = (x IS NULL)", "num_nonnulls(v, x) = 1", "x = ANY (ARRAY['a', 'b'])", "i <> ALL (ARRAY[1, 2])",
    "v = '2026-01-01'", "starts_with(x, 'a')", "floor(d) = ceil(d)", "sign(i) = 1", "x SIMILAR TO 'a%'", "day = CURRENT_DATE", "concat(v, x) <> ''",
]  # fmt: skip


def returned(connection: Connection, texts: list[str]) -> list[Expression]:
    """What the catalog makes of some checks."""
    checks = tuple(check(f"c{number}", text) for number, text in enumerate(texts))
    given = dictionary(table("wide", *WIDE.columns, checks=checks))
    create(connection, given)
    found = platform.inspect(connection).dictionary.tables[QName("public", "wide")]
    by_name = {item.name: item.expression for item in found.checks}
    connection.execute("DROP TABLE wide")
    return [by_name[f"c{number}"] for number in range(len(texts))]


def test_checks_are_recognised(postgres_url: str) -> None:
    with platform.connect(postgres_url) as connection:
        found = returned(connection, FIXED)
        again = returned(connection, [expression.text for expression in found])
    differing = {
        text: (
            platform.comparable(Expression(text), WIDE),
            platform.comparable(back, WIDE),
            back.text,
        )
        for text, back in zip(FIXED, found, strict=True)
        if platform.comparable(Expression(text), WIDE) != platform.comparable(back, WIDE)
    }
    assert differing == {}
    assert [platform.comparable(e, WIDE) for e in again] == [
        platform.comparable(e, WIDE) for e in found
    ]


numbers = st.one_of(
    st.sampled_from(["i", "s", "b", "d", "f", "MixedCase"]),
    st.integers(-100, 100).map(str),
    st.sampled_from(["1.5", "-0.25"]),
)
texts = st.one_of(st.sampled_from(["v", "x"]), st.sampled_from(["'a'", "'it''s'", "''", "'A b'"]))


def _deeper_number(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.tuples(inner, st.sampled_from("+-*"), inner).map(lambda p: f"({p[0]} {p[1]} {p[2]})"),
        inner.map(lambda n: f"abs({n})"),
        st.tuples(inner, inner).map(lambda p: f"coalesce({p[0]}, {p[1]})"),
        texts.map(lambda x: f"length({x})"),
        inner.map(lambda n: f"CASE WHEN flag THEN {n} ELSE 0 END"),
    )


def _deeper_text(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        inner.map(lambda x: f"lower({x})"),
        inner.map(lambda x: f"upper({x})"),
        st.tuples(inner, inner).map(lambda p: f"({p[0]} || {p[1]})"),
        st.tuples(inner, inner).map(lambda p: f"coalesce({p[0]}, {p[1]})"),
    )


number = st.recursive(numbers, _deeper_number, max_leaves=4)
text = st.recursive(texts, _deeper_text, max_leaves=3)
comparison = st.sampled_from(["=", "<>", "<", "<=", ">", ">="])
plain = st.one_of(
    st.tuples(number, comparison, number).map(" ".join),
    st.tuples(text, comparison, text).map(" ".join),
    st.tuples(
        number, st.lists(numbers.filter(lambda n: n[-1].isdigit()), min_size=1, max_size=3)
    ).map(lambda p: f"{p[0]} IN ({', '.join(p[1])})"),
    st.tuples(text, st.lists(st.sampled_from(["'a'", "'b'"]), min_size=1, max_size=3)).map(
        lambda p: f"{p[0]} NOT IN ({', '.join(p[1])})"
    ),
    st.tuples(number, number, number).map(lambda p: f"{p[0]} BETWEEN {p[1]} AND {p[2]}"),
    st.tuples(text, st.sampled_from(["LIKE", "NOT LIKE"])).map(lambda p: f"{p[0]} {p[1]} 'a%'"),
    st.sampled_from(
        ["flag", "day > '2026-01-01'", "at <= '2026-01-01 10:00'", "v IS NULL", "i IS NOT NULL"]
    ),
)
condition = st.recursive(
    plain,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(lambda p: f"({p[0]}) AND ({p[1]})"),
        st.tuples(inner, inner).map(lambda p: f"({p[0]}) OR ({p[1]})"),
        inner.map(lambda c: f"NOT ({c})"),
    ),
    max_leaves=4,
)


@pytest.fixture(scope="module")
def live(postgres_server: str) -> object:
    from support.postgres import fresh_database

    with fresh_database(postgres_server) as url, platform.connect(url) as connection:
        yield connection


@given(st.lists(condition, min_size=1, max_size=8))
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_check_is_recognised(live: Connection, written: list[str]) -> None:
    found = returned(live, written)
    for text_, back in zip(written, found, strict=True):
        assert platform.comparable(Expression(text_), WIDE) == platform.comparable(back, WIDE), (
            back.text
        )


def test_empty_database_is_the_empty_dictionary(postgres_url: str) -> None:
    with platform.connect(postgres_url) as connection:
        found = platform.inspect(connection)
    assert found.dictionary == Dictionary()
    assert found.unmanaged == ()
