"""Coming from other tools, and going back."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from strandline.api.around import component_of

if TYPE_CHECKING:
    from strandline.services.exchange import ExportResult
    from strandline.services.import_history import ImportResult


def export_alembic(
    project: Path,
    to: Path,
    *,
    version: str | None = None,
    with_env: bool = False,
    component: str | None = None,
) -> ExportResult:
    """Write a released version as an Alembic revision, or, without `version`, all of them."""
    from strandline.services.exchange import export_alembic as run

    return run(component_of(project, component)[1], to, version=version, with_env=with_env)


def import_alembic(
    project: Path,
    directory: Path,
    *,
    url: str | None = None,
    env: str | None = None,
    component: str = "main",
    version: str | None = None,
    version_table: str = "alembic_version",
    date: str | None = None,
) -> ImportResult:
    """Take over a database that Alembic migrated; its revision files are read, never run."""
    from strandline.exchange.alembic.files import read_history
    from strandline.services.import_history import ImportRequest, import_history, named_url

    request = ImportRequest(
        history=read_history(directory, version_table=version_table),
        component=component,
        url=named_url(project, url=url, env=env),
        label=version,
        date=date or datetime.now(UTC).date().isoformat(),
    )
    return import_history(project, request)


def import_sql(
    project: Path,
    directory: Path,
    *,
    url: str | None = None,
    env: str | None = None,
    platform: str | None = None,
    scratch: str | None = None,
    component: str = "main",
    version: str | None = None,
    date: str | None = None,
) -> ImportResult:
    """Take over plain SQL migrations: those of a live database, or loaded in a scratch one."""
    from strandline.exchange.sql_files import read_sql_history
    from strandline.services.import_history import ImportRequest, import_history, named_url

    named = url is not None or env is not None
    request = ImportRequest(
        history=read_sql_history(directory),
        component=component,
        url=named_url(project, url=url, env=env) if named else None,
        platform=platform,
        scratch=scratch,
        label=version,
        date=date or datetime.now(UTC).date().isoformat(),
    )
    return import_history(project, request)
