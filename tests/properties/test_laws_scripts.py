"""The laws of migration files and seals: what is written is read back, and nobody edits it."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from strandline.dictionary.model import EMPTY
from strandline.errors import InvalidInput, Refused
from strandline.plan.model import Plan
from strandline.plan.script import ScriptHeader, read_script, write_script
from strandline.plan.seal import (
    chain_seals,
    read_seals,
    sealed,
    semantic_checksum,
    verify_file,
    write_seals,
)
from strandline.platforms.base import Effect, ScriptFrame, Step, StepEffect
from strandline.testing.generated_values import TEXTS

# -- read_script(write_script(plan)) = plan ---------------------------------------------------

_HOSTILE = [
    "SELECT 1",
    "CREATE TABLE t (\n  a int\n)",
    "CREATE FUNCTION f() AS $$\n-- strandline:statement 1.1\nBEGIN\n  x;\nEND;\n$$",
    "CREATE TRIGGER x BEGIN\n  UPDATE t SET a = 1;\nEND;",
    "COMMENT ON t IS 'a\n-- strandline:step 2/2: x\n-- strandline2:end\nGO\n;'",
    "SELECT ';'",
    "SELECT 1 -- a comment",
    "MERGE INTO t USING s ON 1 = 1;",
    "SELECT '\n\n'",
    "EXEC('GO')",
]
statements = st.one_of(
    st.sampled_from(_HOSTILE),
    st.sampled_from(TEXTS).map(lambda text: "SELECT '" + text.replace("'", "''") + "'"),
)
frames = st.builds(
    ScriptFrame,
    before_transaction=st.lists(statements, max_size=2).map(tuple),
    begin=st.just(("BEGIN",)),
    guard=st.sampled_from(("", "IF @@TRANCOUNT = 0 SET NOEXEC ON")),
    checks=st.lists(statements, max_size=2).map(tuple),
    end=st.just(("COMMIT",)),
    after_transaction=st.lists(statements, max_size=2).map(tuple),
    terminator=st.sampled_from((";", "\nGO")),
)
steps = st.builds(
    Step,
    title=st.sampled_from(("create table T", "odd: title\nof two lines", "")),
    statements=st.lists(statements, min_size=1, max_size=3).map(tuple),
    effects=st.sampled_from(((), (StepEffect(effect=Effect.LOSES_DATA, subject="T.a\nb"),))),
    transactional=st.booleans(),
)
plans = st.builds(
    lambda frame, made: Plan(
        component="c",
        platform="sqlite",
        base="1.0.0",
        target="1.1.0",
        base_state=EMPTY,
        target_state=EMPTY,
        operations=(),
        steps=tuple(made),
        frame=frame,
    ),
    frames,
    st.lists(steps, min_size=1, max_size=4),
)
HEADER = ScriptHeader(description="what\nit does", author="-- strandline:step", date="2026-01-01")


@given(plans, st.booleans(), st.sampled_from(("\n", "\r\n")))
def test_a_script_is_read_back_as_it_was_planned(plan: Plan, rollback: bool, ends: str) -> None:
    text = write_script(plan, HEADER, rollback=rollback)
    script = read_script(text.replace("\n", ends), name="x.sql")
    assert script.before == list(plan.frame.before_transaction)
    assert script.checks == list(plan.frame.checks)
    assert script.after == list(plan.frame.after_transaction)
    assert [(step.transactional, step.statements) for step in script.steps] == [
        (step.transactional, list(step.statements)) for step in plan.steps
    ]


@given(plans)
def test_a_script_is_sealed_by_what_it_does(plan: Plan) -> None:
    text = write_script(plan, HEADER)
    other = write_script(plan, ScriptHeader(description="another", author="somebody else"))
    assert semantic_checksum(other) == semantic_checksum(text)


@pytest.mark.parametrize("text", ["", "SELECT 1;", "-- strandline:statement 1.1\nSELECT 1;"])
def test_a_file_of_somebody_else_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput) as raised:
        read_script(text, name="x.sql")
    assert raised.value.code == "P010"


# -- seals --------------------------------------------------------------------------------------

_PIECES = (
    "SELECT", "a", "b1", "'it''s  -- no comment'", "'\n'", '"two  words"', "[two  words]", "1.5",
    "ARRAY[1, 2]", "E'a\\'b  c'", "$$ body  -- kept $$", "$x$ '$x$", ",", "(", ")", ";", "<>", "||",
    "::", "N'x'", "x.y", "@p", "#t", "`q  q`", "ARRAY['a]', '  b']",
)  # fmt: skip
# These two read differently on different platforms: a change of layout near them may be noticed.
_CLEAR = tuple(piece for piece in _PIECES if piece[:2] != "E'" and "a]" not in piece)
pieces = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=12)
gaps = st.sampled_from((" ", "\n", "\t  ", "\r\n", " -- say\n", " /* say\n it's */ ", '\n-- "\n'))


@given(st.lists(st.sampled_from(_CLEAR), min_size=1, max_size=12), st.data())
def test_layout_and_comments_are_no_meaning(words: list[str], data: st.DataObject) -> None:
    plain = " ".join(words)
    spaced = "".join(word + data.draw(gaps) for word in words)
    assert semantic_checksum(spaced) == semantic_checksum(plain)


@given(pieces, pieces)
def test_other_words_are_another_meaning(one: list[str], two: list[str]) -> None:
    assume(one != two)
    assert semantic_checksum(" ".join(one)) != semantic_checksum(" ".join(two))


CHANGES = [
    ("a space in a text", "SELECT 'a  b'", "SELECT 'a b'"),
    ("a comment in a text", "SELECT 'a -- b\n'", "SELECT 'a '"),
    ("a space in a name", 'SELECT "a  b"', 'SELECT "a b"'),
    ("a space in a bracketed name", "SELECT [a  b]", "SELECT [a b]"),
    ("a space behind an escaped quote", "SELECT E'\\'  b'", "SELECT E'\\' b'"),
    ("a space in a list of texts", "ARRAY['a]', '  b']", "ARRAY['a]', ' b']"),
    ("a space in a function's body", "$f$ a  b $f$", "$f$ a b $f$"),
    ("case", "SELECT a", "SELECT A"),
    ("a number", "VARCHAR(10)", "VARCHAR(100)"),
    ("two words made one", "DROP TABLE a b", "DROP TABLE ab"),
    ("a statement commented out", "SELECT 1;\nSELECT 2;", "SELECT 1;\n-- SELECT 2;"),
    ("a statement's marker", "-- strandline:statement 1.1\nx;", "x;"),
    ("a marker's kind", "-- strandline:check\nx;", "-- strandline:after\nx;"),
    ("the transaction", "-- strandline:step 1/1: t", "-- strandline:step 1/1 outside-transaction: t"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "two"), [c[1:] for c in CHANGES], ids=[c[0] for c in CHANGES])
def test_a_change_of_meaning_is_noticed(one: str, two: str) -> None:
    assert semantic_checksum(one) != semantic_checksum(two)


SAME = [
    ("line ends", "SELECT 1\r\nFROM t", "SELECT 1\nFROM t"),
    ("no space", "SELECT a<b, (1)", "SELECT a < b , ( 1 )"),
    ("a step's title", "-- strandline:step 1/1: one\nx", "-- strandline:step 1/1: two\nx"),
    ("a comment's quote", "SELECT 1 -- it's\n, 2", "SELECT 1, 2 -- is\n"),
]


@pytest.mark.parametrize(("one", "two"), [c[1:] for c in SAME], ids=[c[0] for c in SAME])
def test_what_means_the_same_is_the_same(one: str, two: str) -> None:
    assert semantic_checksum(one) == semantic_checksum(two)


names = st.lists(
    st.from_regex(re.compile(r"v[0-9]_[a-z ]{1,8}\.sql", re.ASCII), fullmatch=True),
    min_size=2,
    max_size=5,
    unique=True,
)


@given(names, st.data())
def test_a_chain_that_was_tampered_with_is_refused(files: list[str], data: st.DataObject) -> None:
    texts = {name: f"SELECT {number}" for number, name in enumerate(files)}
    seals = chain_seals([sealed(name, text) for name, text in texts.items()])
    written = write_seals(seals)
    assert read_seals(written) == seals
    for name, text in texts.items():
        verify_file(seals, name, text + "  -- fine\r\n")
        with pytest.raises(Refused, match="changed in meaning"):
            verify_file(seals, name, text + "0")
    with pytest.raises(Refused, match="not sealed"):
        verify_file(seals, "other.sql", "SELECT 1")
    head, *lines = written.splitlines()
    tampered = data.draw(st.sampled_from(_tamperings(lines)))
    with pytest.raises(Refused) as raised:
        read_seals("\n".join([head, *tampered]))
    assert raised.value.code == "P020"


def _tamperings(lines: list[str]) -> list[list[str]]:
    first, second, *rest = lines
    chain, checksum, exact, file = first.split(" ", 3)
    turned = checksum[::-1] if checksum[::-1] != checksum else "0" * 64
    return [
        [second, first, *rest],
        [second, *rest],
        [first, first, second, *rest],
        [f"{chain} {turned} {exact} {file}", second, *rest],
        [f"{chain} {checksum} {'0' * 64} {file}", second, *rest],
        [f"{chain} {checksum} {exact} {file}x", second, *rest],
        [f"{'0' * 16} {checksum} {exact} {file}", second, *rest],
        ["nonsense", *lines],
    ]
