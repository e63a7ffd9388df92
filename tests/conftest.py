"""Fixtures that tests of more than one folder use."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import support.hypothesis_profiles  # noqa: F401 - loads the profile
from support.postgres import fresh_database, server_url


@pytest.fixture(scope="session")
def postgres_server() -> str:
    """The URL of a maintenance database on a real server (one server for each xdist worker)."""
    return server_url()


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """The URL of a fresh, empty database that is dropped after the test."""
    with fresh_database(postgres_server) as url:
        yield url
