"""Rehearsal records: read what was written, refuse what is broken, newest record counts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from strandline.errors import Refused
from strandline.plan.identity import plan_fingerprint
from strandline.plan.rehearsals import (
    Rehearsal,
    is_rehearsed,
    read_rehearsals,
    with_rehearsals,
    write_rehearsals,
)

ONE = Rehearsal(
    plan_fingerprint="f1",
    platform="sqlite",
    script="1.0.0_to_2.0.0.sqlite.sql",
    result="passed",
    at="2026-01-01T00:00:00Z",
    rows=12,
)
TWO = replace(ONE, plan_fingerprint="f2", script='odd "name", ünïcode.sql', rows=0)


def test_what_is_written_is_read_back_in_a_fixed_order() -> None:
    text = write_rehearsals([TWO, ONE])
    assert read_rehearsals(text) == (ONE, TWO)
    assert write_rehearsals([ONE, TWO]) == text
    assert read_rehearsals(write_rehearsals([])) == ()
    assert read_rehearsals("") == ()


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        "null",
        '{"format": 1}',
        '{"format": 9, "rehearsals": []}',
        '{"format": 1, "rehearsals": [{"plan_fingerprint": "x"}]}',
        '{"format": 1, "rehearsals": ["x"]}',
        write_rehearsals([ONE]).replace("12", '"many"'),
    ],
)
def test_a_broken_file_is_refused(text: str) -> None:
    with pytest.raises(Refused) as caught:
        read_rehearsals(text)
    assert caught.value.code == "G001"


def test_the_newest_record_of_a_plan_counts() -> None:
    failed = replace(ONE, result="rows differ")
    assert is_rehearsed([ONE, TWO], "f1")
    assert not is_rehearsed([ONE, TWO], "f3")
    assert not is_rehearsed(with_rehearsals([ONE, TWO], [failed]), "f1")
    assert is_rehearsed(with_rehearsals([failed], [ONE]), "f1")


def test_every_part_of_a_plan_counts_in_its_fingerprint() -> None:
    plain = plan_fingerprint("a", "b", "c")
    others = [("x", "b", "c"), ("a", "x", "c"), ("a", "b", "x"), ("b", "a", "c"), ("ab", "", "c")]
    assert len({plain, *(plan_fingerprint(*parts) for parts in others)}) == 6
