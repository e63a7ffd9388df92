"""A PostgreSQL server for the measurements, and databases on it."""

from __future__ import annotations

import os
from urllib.parse import urlsplit, urlunsplit

import psycopg

VARIABLE = "STRANDLINE_TEST_POSTGRES"


def server_url() -> str:
    """Return the URL of a maintenance database; StrandlineError when there is no server."""
    named = os.environ.get(VARIABLE)
    if named:
        return named
    from strandline.platforms.postgres.scratch import shared_server

    return shared_server().url()


def with_database(url: str, name: str, *, scheme: str = "postgresql") -> str:
    """Return the URL with another database and, for SQLAlchemy, another scheme."""
    parts = urlsplit(url)
    return urlunsplit((scheme, parts.netloc, f"/{name}", parts.query, ""))


def server_version(url: str) -> str:
    with psycopg.connect(url) as connection:
        row = connection.execute("SHOW server_version").fetchone()
    return str(row[0]).split()[0] if row else "unknown"


def recreate(url: str, name: str, *, template: str = "template0") -> None:
    """Drop and create a database, empty or as a copy of another."""
    with psycopg.connect(url, autocommit=True) as admin:
        admin.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'.encode())
        admin.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"'.encode())


def run_script(url: str, script: str) -> None:
    """Run many statements in one go, and gather the statistics a live database would have."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(script.encode())
        connection.execute(b"ANALYZE")
