"""export and import: releases as other tools' histories, and those histories as a baseline."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from strandline.cli.commands.shared import ComponentOption, Json, Quiet, console_of

export = typer.Typer(
    name="export", help="Hand releases on to another tool.", no_args_is_help=True
)


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
    target = to if to.is_absolute() else console.directory / to
    result = run(
        console.directory, target, version=version, with_env=with_env, component=component
    )
    lines = [f"{item.version}: {to / item.file}" for item in result.revisions]
    if any(item.downgrade_loses for item in result.revisions):
        lines.append(
            "Alembic's downgrade archives nothing: it refuses where there are rows to lose, unless "
            "told -x lossy=yes"
        )
    console.result(result, "\n".join(lines))


def register(app: typer.Typer) -> None:
    """Add the verbs to the application."""
    app.add_typer(export)
