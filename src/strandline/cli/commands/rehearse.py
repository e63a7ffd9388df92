"""precheck, rehearse: what a migration would do, before it does it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from strandline.cli.commands.database import ComponentArgument, To
from strandline.cli.commands.shared import (
    Answers,
    ComponentOption,
    Env,
    Json,
    Quiet,
    Url,
    console_of,
    questioner,
)


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


def rehearse(
    context: typer.Context,
    states: Annotated[
        list[str] | None,
        typer.Argument(help="Nothing: HEAD. A released version. Or two states, from and to."),
    ] = None,
    component: ComponentOption = None,
    platform: Annotated[
        str | None,
        typer.Option("--platform", help="Only this platform; default: all of the component's."),
    ] = None,
    with_data: Annotated[
        int, typer.Option("--with-data", min=0, help="How many rows to make for each table.")
    ] = 20,
    sample_of: Annotated[
        str | None,
        typer.Option("--sample-of", help="Take rows of this database instead of made ones."),
    ] = None,
    rows: Annotated[
        int, typer.Option("--rows", min=1, help="How many rows of each table to take.")
    ] = 100,
    scratch: Annotated[
        str | None,
        typer.Option("--scratch", help="URL of a server to make the scratch database on."),
    ] = None,
    mutate: Annotated[
        bool, typer.Option("--mutate", help="Change rows between the two rounds as well.")
    ] = False,
    answers: Answers = None,
    json_: Json = False,
    quiet: Quiet = False,
) -> None:
    """Try a migration up, down, up, down on a scratch database, and compare every row."""
    from strandline.api import rehearse as run
    from strandline.cli.rehearsal_words import rehearsal_text

    console = console_of(context, json_, quiet)
    result = run(
        console.directory,
        *(states or ()),
        component=component,
        platform=platform,
        with_data=with_data,
        sample_of=sample_of,
        rows=rows,
        scratch=scratch,
        mutate=mutate,
        questioner=questioner(console, answers),
    )
    console.result(result, rehearsal_text(result, console))
    if not result.passed:
        raise typer.Exit(1)


def register(app: typer.Typer) -> None:
    """Add the verbs to the application."""
    for command in (precheck, rehearse):
        app.command()(command)
