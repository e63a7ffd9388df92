"""export and import: releases as other tools' histories, and those histories as a baseline."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from strandline.cli.commands.shared import (
    ComponentOption,
    Env,
    Json,
    Quiet,
    Scratch,
    Url,
    console_of,
)
from strandline.cli.output import Console

if TYPE_CHECKING:
    from strandline.services.import_history import ImportResult

export = typer.Typer(name="export", help="Hand releases on to another tool.", no_args_is_help=True)


@export.command(name="alembic")
def export_alembic(
    context: typer.Context,
    to: Annotated[Path, typer.Option("--to", help="Folder for the revision files.")],
    version: Annotated[
        str | None, typer.Argument(help="The released version to export; or pass --all.")
    ] = None,
    all_: Annotated[bool, typer.Option("--all", help="Every released version.")] = False,
    with_env: Annotated[
        bool,
        typer.Option(
            "--with-env",
            help="Write alembic.ini, env.py and script.py.mako too; revisions go to versions/.",
        ),
    ] = False,
    component: ComponentOption = None,
    json_: Json = False,
    quiet: Quiet = False,
) -> None:
    """Write releases as Alembic revisions, both ways, for PostgreSQL and SQLite."""
    from strandline.api import export_alembic as run
    from strandline.errors import UsageError

    if (version is None) != all_:
        raise UsageError(
            "E006",
            "what to export is not clear" if all_ else "no version is named",
            hint="name one version, or pass --all",
        )
    console = console_of(context, json_, quiet)
    result = run(
        console.directory,
        _place(console, to),
        version=version,
        with_env=with_env,
        component=component,
    )
    lines = [f"{item.version}: {to / item.file}" for item in result.revisions]
    if not lines:
        lines.append("nothing to export: no version was released after the one from Alembic")
    if any(item.downgrade_loses for item in result.revisions):
        lines.append(
            "Alembic's downgrade archives nothing: it refuses where there are rows to lose, unless "
            "told -x lossy=yes"
        )
    console.result(result, "\n".join(lines))


import_ = typer.Typer(
    name="import", help="Take over another tool's history as a baseline.", no_args_is_help=True
)
NewComponent = Annotated[
    str, typer.Option("--component", help="Name of the new component, and of its folder.")
]
Label = Annotated[
    str | None,
    typer.Option("--version", help="Label of the baseline; default: the tool's own, or 1.0.0."),
]


@import_.command(name="alembic")
def import_alembic(
    context: typer.Context,
    directory: Annotated[
        Path, typer.Argument(help="The folder with alembic.ini, or with the revision files.")
    ],
    url: Url = None,
    env: Env = None,
    component: NewComponent = "main",
    version: Label = None,
    version_table: Annotated[
        str, typer.Option("--version-table", help="Alembic's table in the database.")
    ] = "alembic_version",
    json_: Json = False,
    quiet: Quiet = False,
) -> None:
    """Take over a database that Alembic migrated; its files are read, never run."""
    from strandline.api import import_alembic as run

    console = console_of(context, json_, quiet)
    result = run(
        console.directory,
        _place(console, directory),
        url=url,
        env=env,
        component=component,
        version=version,
        version_table=version_table,
    )
    console.result(result, _import_text(console, result))


@import_.command(name="sql")
def import_sql(
    context: typer.Context,
    directory: Annotated[
        Path,
        typer.Argument(
            help="The folder of the files: dbmate, goose, Flyway, Sqitch, golang-migrate, numbered."
        ),
    ],
    url: Url = None,
    env: Env = None,
    platform: Annotated[
        str | None,
        typer.Option(
            "--platform",
            help="Without a database: whose SQL the files are, loaded in a scratch one.",
        ),
    ] = None,
    scratch: Scratch = None,
    component: NewComponent = "main",
    version: Label = None,
    json_: Json = False,
    quiet: Quiet = False,
) -> None:
    """Take over plain SQL migrations, of a live database or from the files alone."""
    from strandline.api import import_sql as run

    console = console_of(context, json_, quiet)
    result = run(
        console.directory,
        _place(console, directory),
        url=url,
        env=env,
        platform=platform,
        scratch=scratch,
        component=component,
        version=version,
    )
    console.result(result, _import_text(console, result))


def _place(console: Console, path: Path) -> Path:
    return path if path.is_absolute() else console.directory / path


def _import_text(console: Console, result: ImportResult) -> str:
    from strandline.cli.words import counted, unmanaged_text

    amount = f"{counted(result.tables, 'table')} and {counted(result.views, 'view')}"
    history = f"{result.tool} at {result.revision}, {counted(result.migrations, 'migration')}"
    lines = [
        f"imported {amount} as {result.component} {result.version} ({history}; {result.checked})"
    ]
    if result.adopted:
        lines.append(f"the database stands at {result.version} in the ledger now")
    else:
        lines.append(
            f"no database was adopted: `strandline apply --adopt {result.version}` does it for one"
        )
    if result.findings:
        lines.append(console.findings_text(result.findings))
    return "\n".join([*lines, *unmanaged_text(result.unmanaged)])


def register(app: typer.Typer) -> None:
    """Add the verbs to the application."""
    app.add_typer(export)
    app.add_typer(import_)
