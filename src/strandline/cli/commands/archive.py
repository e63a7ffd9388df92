"""archive list, show, export, restore, purge: what migrations took away and kept."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from strandline.cli.commands.shared import (
    ComponentOption,
    Env,
    Json,
    Quiet,
    Url,
    confirm_on_terminal,
    console_of,
)

group = typer.Typer(
    name="archive",
    help="List, show, export, restore and purge what migrations took away.",
    no_args_is_help=True,
)

Name = Annotated[
    str, typer.Argument(help="An archive's name, or what it holds: a table or table.column.")
]
Cycle = Annotated[
    int | None, typer.Option("--cycle", help="Which archiving; default: the newest with rows.")
]


@group.command("list")
def list_(
    context: typer.Context,
    component: ComponentOption = None,
    url: Url = None,
    env: Env = None,
    json_: Json = False,
    quiet: Quiet = False,
) -> None:
    """List everything that was archived, oldest first, with the rows it holds."""
    from strandline.api import archives as run
    from strandline.cli.archive_words import list_text

    console = console_of(context, json_, quiet)
    result = run(console.directory, component=component, url=url, env=env)
    console.result(result, list_text(result))


@group.command("show")
def show(
    context: typer.Context,
    name: Name,
    component: ComponentOption = None,
    cycle: Cycle = None,
    limit: Annotated[int, typer.Option("--limit", help="How many rows to show.")] = 20,
    url: Url = None,
    env: Env = None,
    json_: Json = False,
    quiet: Quiet = False,
) -> None:
    """Show rows of an archive."""
    from strandline.api import show_archive as run
    from strandline.cli.archive_words import rows_text

    console = console_of(context, json_, quiet)
    result = run(
        console.directory, name, component=component, cycle=cycle, limit=limit, url=url, env=env
    )
    console.result(result, rows_text(result))


@group.command("export")
def export(
    context: typer.Context,
    name: Name,
    to: Annotated[Path, typer.Option("--to", help="A .csv or .json file to make.")],
    component: ComponentOption = None,
    cycle: Cycle = None,
    url: Url = None,
    env: Env = None,
    json_: Json = False,
    quiet: Quiet = False,
) -> None:
    """Write the rows of an archive to a file."""
    from strandline.api import export_archive as run

    console = console_of(context, json_, quiet)
    file = to if to.is_absolute() else console.directory / to
    result = run(console.directory, name, file, component=component, cycle=cycle, url=url, env=env)
    console.result(result, f"wrote {result.entry.rows} rows to {to}")


@group.command("restore")
def restore(
    context: typer.Context,
    name: Name,
    component: ComponentOption = None,
    cycle: Cycle = None,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Put archived values over newer ones too.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    url: Url = None,
    env: Env = None,
    json_: Json = False,
    quiet: Quiet = False,
) -> None:
    """Bring archived rows back by key into the table that is there now."""
    from strandline.api import restore_archive as run
    from strandline.cli.archive_words import restore_text
    from strandline.errors import Refused

    console = console_of(context, json_, quiet)
    if not yes and not confirm_on_terminal(f"restore {name}?"):
        raise Refused("A048", "not confirmed, so nothing was changed", hint="pass --yes")
    result = run(
        console.directory,
        name,
        component=component,
        cycle=cycle,
        overwrite=overwrite,
        url=url,
        env=env,
    )
    console.result(result, restore_text(result))


@group.command("purge")
def purge(
    context: typer.Context,
    names: Annotated[list[str] | None, typer.Argument(help="Archives, or what they hold.")] = None,
    component: ComponentOption = None,
    older_than: Annotated[
        int | None, typer.Option("--older-than", help="Only what was archived so many days ago.")
    ] = None,
    approve: Annotated[
        bool,
        typer.Option("--approve", help="Approve that somebody else removes exactly these."),
    ] = False,
    as_: Annotated[
        str | None, typer.Option("--as", help="Who approves; default: the user on this host.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would go, change nothing.")
    ] = False,
    url: Url = None,
    env: Env = None,
    json_: Json = False,
    quiet: Quiet = False,
) -> None:
    """Remove archived rows for good, which nothing can bring back."""
    from strandline.api import approve_purge
    from strandline.api import purge_archives as run
    from strandline.cli.archive_words import purge_text
    from strandline.errors import Refused

    console = console_of(context, json_, quiet)
    if approve:
        approved = approve_purge(
            console.directory,
            *(names or ()),
            component=component,
            older_than_days=older_than,
            approver=as_,
            url=url,
            env=env,
        )
        console.result(approved, f"approved by {approved.written[0].approved_by}")
        return

    def go(*, dry: bool) -> None:
        result = run(
            console.directory,
            *(names or ()),
            component=component,
            older_than_days=older_than,
            dry_run=dry,
            url=url,
            env=env,
        )
        if dry and not dry_run:
            console.note(purge_text(result))
        else:
            console.result(result, purge_text(result))

    if not dry_run and not yes:
        go(dry=True)
        if not confirm_on_terminal("remove them for good?"):
            raise Refused("A048", "not confirmed, so nothing was changed", hint="pass --yes")
    go(dry=dry_run)


def register(app: typer.Typer) -> None:
    """Add the verbs to the application."""
    app.add_typer(group)
