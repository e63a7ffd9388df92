"""What is allowed by name, and what is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from strandline.apply.allowances import read_allow_file, read_allowances
from strandline.apply.chain import SealedScript
from strandline.apply.gate import effect_levels, judge, needs_sizes
from strandline.dictionary.names import QName
from strandline.dictionary.policy import EFFECT_NAMES, Level, Policy, Thresholds
from strandline.errors import Refused, UsageError
from strandline.plan.script import Script, ScriptStep
from strandline.platforms.base import Effect, StepEffect
from strandline.platforms.sizes import TableSize


@pytest.mark.parametrize(
    ("flag", "found", "covers"),
    [
        ("loses-data:dbo.orders.note", "loses-data:dbo.orders.note", True),
        ("loses-data:dbo.orders.note", "loses-data:dbo.orders.Note", False),
        ("loses-data:dbo.orders.note", "breaks-clients:dbo.orders.note", False),
        ("loses-data:dbo.orders", "loses-data:dbo.orders.note", False),
        ("loses-data:dbo.orders.*", "loses-data:dbo.orders.note", True),
        ("loses-data:dbo.orders.n*", "loses-data:dbo.orders.note", True),
        ("loses-data:dbo.orders.x*", "loses-data:dbo.orders.note", False),
        ("loses-data:dbo.orders.*", "loses-data:dbo.orders", False),
        ("loses-data:dbo.*", "loses-data:dbo.orders", True),
        ("loses-data:dbo.*", "loses-data:dbo.orders.note", False),
        ("loses-data:orders.*", "loses-data:orders.note", True),
        ("loses-data:t.[a]*", "loses-data:t.[a]b", True),
        ("loses-data:t.[a]*", "loses-data:t.ab", False),
        ("loses-data:t.a?*", "loses-data:t.abc", False),
        ("loses-data:odd: name", "loses-data:odd: name", True),
    ],
)
def test_what_an_allowance_covers(flag: str, found: str, covers: bool) -> None:
    (allowed,) = read_allowances([flag])
    word, _, subject = found.partition(":")
    assert allowed.covers(StepEffect(effect=Effect(word), subject=subject)) is covers


@pytest.mark.parametrize(
    ("flag", "code"),
    [
        ("", "G010"),
        ("loses-data", "G010"),
        ("loses-data:", "G010"),
        ("everything:t", "G010"),
        ("*:t", "G010"),
        ("force", "G010"),
        ("loses-data:*", "G011"),
        ("loses-data:ord*", "G011"),
        ("loses-data:*.note", "G011"),
        ("loses-data:dbo.*.note", "G011"),
        ("loses-data:*.*", "G011"),
    ],
)
def test_nothing_is_allowed_wholesale(flag: str, code: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_allowances([flag])
    assert caught.value.code == code


def test_a_file_has_one_on_a_line_and_comments() -> None:
    assert read_allow_file("# why\n\nloses-data:a.b  # note\r\nscans:t\n") == [
        "loses-data:a.b",
        "scans:t",
    ]


def script(*effects: str) -> SealedScript:
    step = ScriptStep(title="do it", statements=["x"], effects=effects)
    return SealedScript("up.sql", "c", Script(steps=[step]))


SIZES = {
    QName("dbo", "Big"): TableSize(rows=1_000_000, bytes=10),
    QName("dbo", "wide"): TableSize(rows=5, bytes=5 * 1024**3),
    QName("dbo", "small"): TableSize(rows=5, bytes=10),
}


@pytest.mark.parametrize(
    ("effect", "policy", "protected", "level"),
    [
        ("loses-data:dbo.small.a", {}, False, Level.ERROR),
        ("loses-data:dbo.small.a", {"loses-data": Level.WARN}, False, Level.WARN),
        ("loses-data:dbo.small.a", {"loses-data": Level.APPROVAL}, False, Level.APPROVAL),
        ("loses-data:dbo.small.a", {"loses-data": Level.OFF}, True, Level.OFF),
        ("breaks-clients:dbo.small", {}, False, Level.WARN),
        ("breaks-clients:dbo.small", {}, True, Level.ERROR),
        ("breaks-clients:dbo.small", {"breaks-clients": Level.WARN}, True, Level.WARN),
        ("locks-writers:dbo.small", {}, True, Level.OFF),
        ("locks-writers:dbo.big", {}, False, Level.WARN),
        ("locks-writers:dbo.Big", {}, True, Level.ERROR),
        ("locks-readers:dbo.wide", {}, True, Level.ERROR),
        ("rewrites:dbo.wide", {}, False, Level.WARN),
        ("scans:dbo.wide", {}, True, Level.OFF),
        ("scans:dbo.wide", {"scans": Level.ERROR}, False, Level.ERROR),
        ("scans:dbo.small", {"scans": Level.ERROR}, False, Level.OFF),
        ("locks-writers:dbo.new", {"locks-writers": Level.ERROR}, True, Level.OFF),
        ("may-fail:dbo.small.a", {}, True, Level.OFF),
        ("may-fail:dbo.small.a", {"may-fail": Level.ERROR}, False, Level.ERROR),
    ],
)
def test_what_each_effect_needs(
    effect: str, policy: dict[str, Level], protected: bool, level: Level
) -> None:
    levels = effect_levels(Policy(effects=tuple(policy.items())), protected=protected)
    found = judge([script(effect)], levels, [], SIZES, Thresholds())
    where = {Level.ERROR: found.forbidden, Level.APPROVAL: found.agreed, Level.WARN: found.remarks}
    for kind, concerns in where.items():
        assert bool(concerns) is (kind is level), (kind, concerns)


def test_a_refusal_names_the_flags_that_would_do_each_once() -> None:
    levels = effect_levels(Policy(), protected=True)
    names = ("loses-data:dbo.t.a", "loses-data:dbo.t.it's", "breaks-clients:dbo.t", "scans:dbo.t")
    given = read_allowances(["breaks-clients:dbo.*"])
    found = judge([script(*names, names[0]), script(names[0])], levels, given, {}, Thresholds())
    with pytest.raises(Refused) as caught:
        found.enforce()
    assert (caught.value.code, caught.value.exit_code) == ("G012", 4)
    assert caught.value.details["needs_allow"] == ["loses-data:dbo.t.a", "loses-data:dbo.t.it's"]
    assert "--allow loses-data:dbo.t.a" in caught.value.hint
    assert "--allow 'loses-data:dbo.t.it'\\''s'" in caught.value.hint
    judge(
        [script(*names)],
        levels,
        read_allowances([*found.flags, "breaks-clients:dbo.t"]),
        {},
        Thresholds(),
    ).enforce()


def test_what_allowed_nothing_is_told() -> None:
    given = read_allowances(["loses-data:dbo.t.b", "loses-data:dbo.t.a"])
    levels = effect_levels(Policy(), protected=False)
    found = judge([script("loses-data:dbo.t.a")], levels, given, {}, Thresholds())
    assert [str(one) for one in found.unused] == ["loses-data:dbo.t.b"]


def test_sizes_are_asked_for_only_when_they_matter() -> None:
    levels = effect_levels(Policy(), protected=False)
    assert not needs_sizes([script("loses-data:t", "may-fail:t")], levels)
    assert needs_sizes([script("locks-writers:t")], levels)


def test_an_effect_of_a_newer_release_is_refused() -> None:
    with pytest.raises(Refused) as caught:
        judge(
            [script("melts:dbo.t")], effect_levels(Policy(), protected=False), [], {}, Thresholds()
        )
    assert caught.value.code == "G013"


def test_policy_and_platforms_speak_of_the_same_effects() -> None:
    assert {effect.value for effect in Effect} >= set(EFFECT_NAMES)


def test_there_is_no_force_anywhere() -> None:
    source = Path(__file__).resolve().parents[3] / "src" / "strandline"
    found = [
        f"{path.name}: {line.strip()}"
        for path in source.rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if '"--force' in line or '"--no-verify' in line or '"--skip-' in line
    ]
    assert found == []
