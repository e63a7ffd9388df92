"""Plans of generated dictionaries on every platform: rendered without a database, read back."""

from __future__ import annotations

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from strandline.dictionary.component import ALL_PLATFORMS
from strandline.errors import InvalidInput
from strandline.plan.model import Plan, PlannedMigration
from strandline.plan.planner import PlannedState, plan_migration
from strandline.plan.script import ScriptHeader, read_script, write_script
from strandline.plan.seal import semantic_checksum
from strandline.platforms.base import Platform
from strandline.platforms.registry import get_platform
from strandline.testing.strategies import dictionary_pairs

# Four platforms share the examples of one law, so that rendering stays a matter of seconds.
SHARED = settings(max_examples=max(10, settings().max_examples // len(ALL_PLATFORMS)))


def check_script(plan: Plan, *, rollback: bool) -> None:
    text = write_script(plan, ScriptHeader(description="d"), rollback=rollback)
    if plan.is_empty:
        return
    script = read_script(text.replace("\n", "\r\n"), name="x.sql")
    assert [step.statements for step in script.steps] == [list(s.statements) for s in plan.steps]
    assert script.checks == list(plan.frame.checks)
    assert script.before == list(plan.frame.before_transaction)
    assert script.after == list(plan.frame.after_transaction)
    assert semantic_checksum(text.replace("\n", "\r\n")) == semantic_checksum(text)


def _planned(base: PlannedState, target: PlannedState, platform: Platform) -> PlannedMigration:
    """Plan, or leave the example out where the platform says that it cannot hold the target."""
    try:
        return plan_migration(base, target, platform)
    except InvalidInput as refusal:
        assert refusal.code == "P001", refusal
        reject()


@pytest.mark.parametrize("name", ALL_PLATFORMS)
@SHARED
@given(data=st.data())
def test_scripts_of_every_platform_are_read_back(name: str, data: st.DataObject) -> None:
    platform = get_platform(name)
    before, after = data.draw(dictionary_pairs(platform.features, max_tables=2))
    base, target = (
        PlannedState(label="1", dictionary=before),
        PlannedState(label="2", dictionary=after),
    )
    planned = _planned(base, target, platform)
    check_script(planned.forward, rollback=False)
    check_script(planned.rollback, rollback=True)


@pytest.mark.parametrize("name", ALL_PLATFORMS)
@SHARED
@given(data=st.data())
def test_a_second_plan_is_empty(name: str, data: st.DataObject) -> None:
    platform = get_platform(name)
    dictionary, _ = data.draw(dictionary_pairs(platform.features, max_tables=2))
    lowered = platform.lower(dictionary).dictionary
    assert platform.lower(lowered).dictionary == lowered
    same = _planned(
        PlannedState(label="1", dictionary=dictionary),
        PlannedState(label="2", dictionary=lowered),
        platform,
    )
    assert same.forward.is_empty
    assert same.rollback.is_empty
