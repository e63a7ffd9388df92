"""The laws over generated pairs of dictionaries, on a real server."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from strandline.dictionary.model import Dictionary
from strandline.drift.live import compare_live
from strandline.plan.planner import PlannedState, plan_migration
from strandline.platforms.base import Connection
from strandline.platforms.postgres import platform
from strandline.testing.strategies import dictionary_pairs
from support.postgres import fresh_database
from support.postgres_rich import run

pytestmark = pytest.mark.postgres


@pytest.fixture(scope="module")
def live(postgres_server: str) -> Iterator[Connection]:
    with fresh_database(postgres_server) as url, platform.connect(url) as connection:
        yield connection


def emptied(connection: Connection) -> None:
    """Drop every schema and what is in it; a database of its own each time would be slow."""
    schemas = connection.execute(
        "SELECT quote_ident(nspname) FROM pg_namespace WHERE nspname !~ '^(pg_|information_schema)'"
    )
    for (schema,) in schemas:
        connection.execute(f"DROP SCHEMA {schema} CASCADE")
    connection.execute("CREATE SCHEMA public")


def differences(connection: Connection, wanted: Dictionary) -> list[str]:
    report = compare_live(wanted, connection, platform)
    return [operation.describe() for operation in report.operations] + [
        str(u) for u in report.unmanaged
    ]


@given(dictionary_pairs(platform.features))
@settings(
    max_examples=25, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
)
def test_there_and_back_twice(live: Connection, pair: tuple[Dictionary, Dictionary]) -> None:
    nothing, before, after = (
        PlannedState(label=label, dictionary=item)
        for label, item in (("0", Dictionary()), ("1", pair[0]), ("2", pair[1]))
    )
    emptied(live)
    created = plan_migration(nothing, before, platform)
    changed = plan_migration(before, after, platform)
    run(live, created.forward.steps)
    assert differences(live, pair[0]) == []
    for _ in range(2):
        run(live, changed.forward.steps)
        assert differences(live, pair[1]) == []
        run(live, changed.rollback.steps)
        assert differences(live, pair[0]) == []
    run(live, created.rollback.steps)
    assert differences(live, Dictionary()) == []
