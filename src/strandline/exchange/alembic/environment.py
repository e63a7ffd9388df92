"""A whole Alembic environment round exported revisions, so that a stranger can run them."""

from __future__ import annotations

_INI = """\
# Run with: alembic -x url=URL upgrade head    (or set DATABASE_URL)
[alembic]
script_location = %(here)s
path_separator = os
"""

_ENV = '''\
"""Where revisions run: the database of `-x url=URL` or of the variable DATABASE_URL.

A migration is one transaction on PostgreSQL and one for each revision on SQLite.
"""

import os

import sqlalchemy as sa
from alembic import context


def _url():
    given = context.get_x_argument(as_dictionary=True).get("url") or os.environ.get("DATABASE_URL")
    if not given:
        raise SystemExit("name the database: alembic -x url=URL ..., or set DATABASE_URL")
    return given


def _whole_transactions(engine):
    """Python's sqlite3 opens no transaction before DDL by itself, so a failure would leave a half."""

    @sa.event.listens_for(engine, "connect")
    def connected(connection, record):
        connection.isolation_level = None

    @sa.event.listens_for(engine, "begin")
    def begun(connection):
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def offline():
    context.configure(
        url=_url(), target_metadata=None, literal_binds=True, dialect_opts={"paramstyle": "named"}
    )
    with context.begin_transaction():
        context.run_migrations()


def online():
    engine = sa.create_engine(_url(), poolclass=sa.pool.NullPool)
    files = engine.dialect.name == "sqlite"
    if files:
        _whole_transactions(engine)
    with engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=None,
            transactional_ddl=True,
            transaction_per_migration=files,
        )
        with context.begin_transaction():
            context.run_migrations()


if context.is_offline_mode():
    offline()
else:
    online()
'''

_MAKO = '''\
"""${message}

Revision ID: ${up_revision}
Revises: ${down_revision | comma,n}
Create Date: ${create_date}
"""

import sqlalchemy as sa
from alembic import op
${imports if imports else ""}

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(depends_on)}


def upgrade():
    ${upgrades if upgrades else "pass"}


def downgrade():
    ${downgrades if downgrades else "pass"}
'''

VERSIONS = "versions"
"""The folder of the revision files inside an environment."""

FILES = {"alembic.ini": _INI, "env.py": _ENV, "script.py.mako": _MAKO}
"""The environment's files by name."""
