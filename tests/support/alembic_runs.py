"""Alembic run as a user runs it, on exported revisions."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from alembic import command
from alembic.config import Config


def alchemy_url(url: str) -> str:
    """Return a database URL as SQLAlchemy wants it: with the driver that is installed."""
    parts = urlsplit(url)
    if parts.scheme.startswith("postgres"):
        return urlunsplit(("postgresql+psycopg", *parts[1:]))
    return url


@dataclass(frozen=True)
class AlembicRuns:
    """An exported environment and the database it works on."""

    folder: Path
    url: str

    def _config(self, *options: str) -> Config:
        said = argparse.Namespace(x=[f"url={alchemy_url(self.url)}", *options])
        config = Config(self.folder / "alembic.ini", cmd_opts=said, stdout=StringIO())
        config.attributes["configure_logger"] = False
        return config

    def upgrade(self, to: str = "head", *options: str) -> None:
        command.upgrade(self._config(*options), to)

    def downgrade(self, to: str = "base", *options: str) -> None:
        command.downgrade(self._config(*options), to)
