"""inspect and docs: from states to dictionaries and pages."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from strandline.cli.commands.shared import (
    ComponentOption,
    Json,
    PlatformOption,
    Quiet,
    Scratch,
    console_of,
)

Out = Annotated[Path, typer.Option("--out", help="A new or empty folder.")]


def inspect(
    context: typer.Context,
    state: Annotated[str, typer.Argument(help="A database URL, .sql file, version, directory.")],
    out: Out,
    name: Annotated[
        str | None, typer.Option("--name", help="The component's name; default: the folder's.")
    ] = None,
    platform: PlatformOption = None,
    scratch: Scratch = None,
    component: ComponentOption = None,
    exit_code_unmanaged: Annotated[
        bool,
        typer.Option("--exit-code-unmanaged", help="Exit 6 when there are objects not managed."),
    ] = False,
    json_: Json = False,
    quiet: Quiet = False,
) -> None:
    """Write an existing database or DDL file as a dictionary."""
    from strandline.api import inspect as run
    from strandline.cli.words import counted, unmanaged_text

    console = console_of(context, json_, quiet)
    target = out if out.is_absolute() else console.directory / out
    result = run(
        console.directory,
        state,
        target,
        name=name,
        component=component,
        platform=platform,
        scratch=scratch,
    )
    amount = f"{counted(result.tables, 'table')} and {counted(result.views, 'view')}"
    lines = [f"{amount} written to {out}"]
    if result.findings:
        lines.append(console.findings_text(result.findings))
    lines += unmanaged_text(result.unmanaged)
    console.result(result, "\n".join(lines))
    if exit_code_unmanaged and result.unmanaged:
        raise typer.Exit(6)


def docs(
    context: typer.Context,
    out: Annotated[Path, typer.Option("--out", help="Folder for the pages.")],
    state: Annotated[
        str | None,
        typer.Argument(help="Any state; default: the project's component with its history."),
    ] = None,
    component: ComponentOption = None,
    platform: PlatformOption = None,
    scratch: Scratch = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit 3 when pages are not current.")
    ] = False,
    json_: Json = False,
    quiet: Quiet = False,
) -> None:
    """Write dictionary pages, the ER diagram and the change log."""
    from strandline.api import docs as run

    console = console_of(context, json_, quiet)
    target = out if out.is_absolute() else console.directory / out
    result = run(
        console.directory,
        target,
        state=state,
        component=component,
        platform=platform,
        scratch=scratch,
        check=check,
    )
    if check:
        text = "\n".join([f"not current: {name}" for name in result.stale] or ["pages are current"])
    else:
        text = f"{len(result.files)} pages in {out}"
    console.result(result, text)
    if check and result.stale:
        raise typer.Exit(3)


def register(app: typer.Typer) -> None:
    """Add the verbs to the application."""
    for command in (inspect, docs):
        app.command()(command)
