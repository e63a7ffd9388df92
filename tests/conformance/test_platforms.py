"""The conformance suite on every platform that runs here, and the platforms side by side.

Each class is named after its platform, so that `-k duckdb` picks one.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from strandline.platforms.base import Connection
from strandline.platforms.registry import get_platform
from strandline.testing.capability import Capability, capabilities
from strandline.testing.platform_suite import (
    PlatformSuite,
    PlatformUnderTest,
    compare_observations,
    missing_features,
    observe,
)


def _in_files(name: str, foreign_object: str) -> PlatformUnderTest:
    platform = get_platform(name)

    @contextmanager
    def two() -> Iterator[tuple[Connection, Connection]]:
        with tempfile.TemporaryDirectory() as folder:
            url = f"{name}:///{Path(folder) / 'two.db'}"
            # A file that is there is opened in the same way by both.
            platform.connect(url).close()
            with platform.connect(url) as first, platform.connect(url) as second:
                yield first, second

    return PlatformUnderTest(
        platform=platform,
        connect=platform.scratch,
        connect_two=two,
        foreign_object=foreign_object,
    )


def _on_server(url: str) -> PlatformUnderTest:
    from support.postgres import fresh_database

    platform = get_platform("postgres")

    @contextmanager
    def one() -> Iterator[Connection]:
        with fresh_database(url) as fresh, platform.connect(fresh) as connection:
            yield connection

    @contextmanager
    def two() -> Iterator[tuple[Connection, Connection]]:
        with (
            fresh_database(url) as fresh,
            platform.connect(fresh) as first,
            platform.connect(fresh) as second,
        ):
            yield first, second

    return PlatformUnderTest(
        platform=platform,
        connect=one,
        connect_two=two,
        foreign_object="CREATE FUNCTION not_ours() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    )


SQLITE = _in_files("sqlite", "CREATE VIRTUAL TABLE not_ours USING fts5(words)")
DUCKDB = _in_files("duckdb", "CREATE MACRO not_ours(a) AS a + 1")


class TestSqlite(PlatformSuite):
    under_test = SQLITE


class TestDuckdb(PlatformSuite):
    under_test = DUCKDB


class TestPostgres(PlatformSuite):
    @pytest.fixture(autouse=True, scope="class")
    @classmethod
    def server(cls, postgres_server: str) -> None:
        cls.under_test = _on_server(postgres_server)
        cls.url = postgres_server

    def scratch_url(self) -> str | None:
        return self.url


@pytest.mark.parametrize("case", capabilities(), ids=lambda case: case.name)
def test_all_mean_the_same(case: Capability, postgres_server: str) -> None:
    """Law 8: what an insert, an update and a read do is the same wherever Features are."""
    able = [
        under_test
        for under_test in (_on_server(postgres_server), SQLITE, DUCKDB)
        if not missing_features(case, under_test.platform)
    ]
    first, *others = [observe(case, under_test) for under_test in able]
    assert len(first) == len(case.probes)
    for under_test, other in zip(able[1:], others, strict=True):
        differences = compare_observations(first, other)
        assert differences == [], f"{able[0].platform.name} and {under_test.platform.name}"
