"""The baseline: what is known stays quiet, what is new is told, what is gone is told once."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from strandline.errors import UsageError
from strandline.lint.baseline import (
    fingerprint,
    read_baseline,
    stale_entries,
    without_known,
    write_baseline,
)
from strandline.lint.plan_context import Direction
from strandline.platforms.sizes import TableSize
from strandline.source import Span
from unit.lint.test_suppress import DROP, GONE, INDEX

PLANS = frozenset("P")


def test_known_findings_are_taken_out() -> None:
    baseline = read_baseline(write_baseline([("c", DROP), ("c", GONE)], families=PLANS))
    new, known, met = without_known([DROP, INDEX, GONE], baseline, "c")
    assert (new, known) == ([INDEX], [DROP, GONE])
    assert stale_entries(baseline, "c", met, families=PLANS) == []
    assert without_known([DROP], baseline, "another component")[0] == [DROP]


def test_what_is_gone_is_told_once() -> None:
    baseline = read_baseline(write_baseline([("c", DROP), ("c", GONE)], families=PLANS))
    (stale,) = stale_entries(baseline, "c", frozenset(), families=PLANS)
    assert stale.code == "PH511"
    assert "PD102 on dbo.Old" in stale.diagnostic.message
    assert stale_entries(baseline, "c", frozenset(), families=frozenset("D")) == []


def test_rules_that_were_not_run_are_kept() -> None:
    first = read_baseline(write_baseline([("c", DROP)], families=PLANS))
    text = write_baseline([], families=frozenset("D"), earlier=first)
    assert read_baseline(text).known == first.known
    assert read_baseline(write_baseline([], families=PLANS, earlier=first)).known == {}


@pytest.mark.parametrize(
    ("change", "same"),
    [
        ({"size": TableSize(rows=5)}, True),
        ({"platforms": ("sqlite",)}, True),
        ({"direction": Direction.ROLLBACK}, False),
        ({"excerpt": "DROP  TABLE x"}, False),
    ],
)
def test_fingerprint(change: dict[str, object], same: bool) -> None:
    other = replace(DROP, **change)  # type: ignore[arg-type]
    assert (fingerprint(other, "c") == fingerprint(DROP, "c")) is same


def test_lines_do_not_count() -> None:
    moved = replace(DROP, diagnostic=replace(DROP.diagnostic, span=Span("t.yaml", 77, 3)))
    assert fingerprint(moved, "c") == fingerprint(DROP, "c")


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "{}", '{"format": 2, "findings": {}}', '{"format": 1, "findings": []}',
     '{"format": 1, "findings": {"a": 5}}', "[" * 100_000],
)  # fmt: skip
def test_another_file_is_refused(text: str) -> None:
    with pytest.raises(UsageError) as raised:
        read_baseline(text)
    assert raised.value.code == "N003"


def test_the_file_is_sorted_json() -> None:
    text = write_baseline([("c", DROP), ("c", INDEX), ("c", GONE)], families=PLANS)
    assert list(json.loads(text)["findings"]) == sorted(json.loads(text)["findings"])
    assert text.endswith("}\n")
