"""precheck, rehearse: what a migration would do, before it does it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from strandline.cli.commands.database import ComponentArgument, To
from strandline.cli.commands.shared import Env, Json, Quiet, Url, console_of


def precheck(
    context: typer.Context,
    component: ComponentArgument = None,
    to: To = None,
    url: Url = None,
    env: Env = None,
    csv: Annotated[
        Path | None,
        typer.Option("--csv", help="Write keys and values of the rows in the way to this file."),
    ] = None,
    json_: Json = False,
    quiet: Quiet = False,
) -> None:
    """Count the rows that would make the next migration fail; exit 4 when there are any."""
    from strandline.api import precheck as run
    from strandline.cli.check_words import precheck_text

    console = console_of(context, json_, quiet)
    file = csv if csv is None or csv.is_absolute() else console.directory / csv
    result = run(console.directory, component=component, to=to, url=url, env=env, csv=file)
    console.result(result, precheck_text(result))
    if result.refuses:
        raise typer.Exit(4)


def register(app: typer.Typer) -> None:
    """Add the verbs to the application."""
    for command in (precheck,):
        app.command()(command)
