"""A component: one independently versioned dictionary and how it is kept."""

from __future__ import annotations

from dataclasses import dataclass, field

from strandline.dictionary.conventions import Conventions
from strandline.dictionary.names import QName
from strandline.dictionary.policy import Policy

ALL_PLATFORMS = ("postgres", "mssql", "sqlite", "duckdb")


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionTable:
    """The component's own table of applied versions, kept in step inside the scripts.

    The fields name its columns. `since` is the version that creates it; that migration also
    writes a row for every earlier version.
    """

    table: QName
    since: str
    version: str
    description: str | None = None
    script: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MigrationNames:
    """Templates of file names; `{from}` and `{to}` are in the direction the script runs."""

    forward: str = "v{from}_to_v{to}_{platform}.sql"
    rollback: str = "v{from}_to_v{to}_{platform}_rollback.sql"
    create: str = "v{to}_create_{platform}.sql"

    def forward_name(self, start: str, end: str, platform: str) -> str:
        """Return the file that takes version `start` to its successor `end`."""
        return _fill(self.forward, start, end, platform)

    def rollback_name(self, start: str, end: str, platform: str) -> str:
        """Return the file that takes version `start` back to `end`."""
        return _fill(self.rollback, start, end, platform)

    def create_name(self, end: str, platform: str) -> str:
        """Return the file that creates version `end` in an empty database."""
        return _fill(self.create, "", end, platform)


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """The history of another tool that a component's first version stands for.

    `revision` is that tool's own name of the state, `files` counts its migrations.
    """

    tool: str
    revision: str
    version: str
    files: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """The facts of component.yaml. `version` is the label that HEAD stands for."""

    name: str = "component"
    description: str | None = None
    version: str | None = None
    default_schema: str | None = None
    platforms: tuple[str, ...] = ALL_PLATFORMS
    version_table: VersionTable | None = None
    conventions: Conventions = field(default_factory=Conventions)
    migrations: MigrationNames = field(default_factory=MigrationNames)
    policy: Policy = field(default_factory=Policy)
    baseline: Baseline | None = None


def _fill(template: str, start: str, end: str, platform: str) -> str:
    return template.replace("{from}", start).replace("{to}", end).replace("{platform}", platform)
