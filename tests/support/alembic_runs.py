"""Alembic run as a user runs it, on exported revisions."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from alembic import command
from alembic.config import Config

from strandline.apply.standing import own_objects
from strandline.dictionary.model import EMPTY
from strandline.drift.live import compare_live
from strandline.platforms.registry import platform_for_url
from strandline.services.component import ComponentFolder


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

    @classmethod
    def initialised(cls, folder: Path, url: str) -> AlembicRuns:
        """Return runs in an environment as `alembic init` makes it."""
        config = Config(folder.parent / "alembic.ini", stdout=StringIO())
        command.init(config, str(folder))
        (folder.parent / "alembic.ini").rename(folder / "alembic.ini")
        settings = (folder / "alembic.ini").read_text().splitlines()
        known = {"script_location": str(folder), "sqlalchemy.url": alchemy_url(url)}
        for number, line in enumerate(settings):
            key = line.partition("=")[0].strip()
            if key in known:
                settings[number] = f"{key} = {known[key].replace('%', '%%')}"
        (folder / "alembic.ini").write_text("\n".join(settings))
        return cls(folder, url)

    def _config(self, *options: str, output: StringIO | None = None) -> Config:
        said = argparse.Namespace(x=[f"url={alchemy_url(self.url)}", *options])
        into = output if output is not None else StringIO()
        return Config(self.folder / "alembic.ini", cmd_opts=said, stdout=into, output_buffer=into)

    def upgrade(self, to: str = "head", *options: str) -> None:
        command.upgrade(self._config(*options), to)

    def downgrade(self, to: str = "base", *options: str) -> None:
        command.downgrade(self._config(*options), to)

    def offline(self, to: str, *, down: bool = False) -> str:
        """Return the script that Alembic writes instead of running."""
        output = StringIO()
        run = command.downgrade if down else command.upgrade
        run(self._config(output=output), to, sql=True)
        return output.getvalue()


def drift(component: Path, label: str | None, url: str) -> list[str]:
    """Return what differs from a version (None: from nothing), others' tables left aside."""
    folder = ComponentFolder(component)
    expected = folder.version(label).dictionary if label is not None else EMPTY
    platform = platform_for_url(url)
    with platform.connect(url, create=False) as connection:
        report = compare_live(expected, connection, platform, own=own_objects(folder.versions))
    return [operation.describe() for operation in report.operations]
