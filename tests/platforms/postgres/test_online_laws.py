"""Online forms lead where the plain forms lead, over generated pairs of dictionaries."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from platforms.postgres.test_laws import differences, emptied
from strandline.apply.executor import run_script
from strandline.dictionary.model import Dictionary
from strandline.dictionary.policy import OnlineForms
from strandline.plan.model import Plan
from strandline.plan.planner import PlannedState, plan_migration
from strandline.plan.script import ScriptHeader, read_script, write_script
from strandline.platforms.base import Connection
from strandline.platforms.postgres import platform
from strandline.testing.strategies import dictionary_pairs
from support.postgres import fresh_database

pytestmark = pytest.mark.postgres


@pytest.fixture(scope="module")
def live(postgres_server: str) -> Iterator[Connection]:
    with fresh_database(postgres_server) as url, platform.connect(url) as connection:
        yield connection


def run(connection: Connection, plan: Plan) -> None:
    if plan.steps:
        script = read_script(write_script(plan, ScriptHeader()), name="law")
        run_script(connection, script, name="law", record=lambda: None)


@given(dictionary_pairs(platform.features))
@settings(
    max_examples=20, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
)
def test_there_and_back_twice(live: Connection, pair: tuple[Dictionary, Dictionary]) -> None:
    nothing, before, after = (
        PlannedState(label=label, dictionary=item)
        for label, item in (("0", Dictionary()), ("1", pair[0]), ("2", pair[1]))
    )
    emptied(live)
    run(live, plan_migration(nothing, before, platform, online=OnlineForms.AUTO).forward)
    changed = plan_migration(before, after, platform, online=OnlineForms.AUTO)
    for _ in range(2):
        run(live, changed.forward)
        assert differences(live, pair[1]) == []
        run(live, changed.rollback)
        assert differences(live, pair[0]) == []
    assert live.execute("SELECT 1 FROM pg_index WHERE NOT indisvalid") == []
    assert live.execute("SELECT 1 FROM pg_constraint WHERE NOT convalidated") == []
