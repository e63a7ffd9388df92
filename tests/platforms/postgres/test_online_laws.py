"""Online forms lead where the plain forms lead, over generated pairs of dictionaries."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from platforms.postgres.test_laws import differences, emptied
from properties.test_laws_live import _cells, _shared_columns
from strandline.apply.executor import run_script
from strandline.dictionary.model import EMPTY, Dictionary
from strandline.dictionary.policy import OnlineForms
from strandline.errors import InvalidInput, PlatformFailure
from strandline.plan.model import Plan
from strandline.plan.planner import PlannedState, plan_migration
from strandline.plan.script import ScriptHeader, read_script, write_script
from strandline.platforms.base import Connection
from strandline.platforms.postgres import platform
from strandline.testing.generated_rows import user_rows
from strandline.testing.live_database import LiveDatabase
from strandline.testing.strategies import dictionaries, dictionary_pairs, evolutions
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


@given(st.data())
@settings(
    max_examples=10, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
)
def test_every_row_goes_along_there_and_back_twice(live: Connection, data: st.DataObject) -> None:
    before = data.draw(dictionaries(platform.features, max_tables=3))
    after = data.draw(evolutions(before, platform.features))
    emptied(live)
    database = LiveDatabase(platform, live, online=OnlineForms.AUTO)
    try:
        database.up(EMPTY, before)
        rows = user_rows(before)
        database.insert(before, rows)
        for _ in range(2):
            database.up(before, after)
            assert database.drift(after) == []
            for old, new, columns in _shared_columns(before, after):
                wanted = _cells(before.tables[old], after.tables[new], rows[old], columns)
                assert not wanted - database.rows(after, new, list(columns.values())), new
            try:
                database.down(before, after)
            except PlatformFailure as error:
                # A required column cannot come back to rows that are new; the plain law says so too.
                assume(error.code != "X208")
                raise
            assert database.drift(before) == []
            for name, table in before.tables.items():
                own = {c.name: c.name for c in table.columns if c.generated is None}
                given_ = {c: c for c in own if c in rows[name][0].as_mapping()}
                wanted = _cells(table, table, rows[name], given_)
                assert not wanted - database.rows(before, name, list(given_)), name
    except InvalidInput as refusal:
        assume(refusal.code != "P001")
        raise
