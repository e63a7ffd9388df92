"""usages: who refers to tables and columns in a code base."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TypedDict

import typer

from strandline.cli.commands.shared import (
    ComponentOption,
    Json,
    PlatformOption,
    Quiet,
    Scratch,
    console_of,
)

_FORMATS = ("text", "markdown")


class _Options(TypedDict):
    """What both kinds of question take alike."""

    state: str | None
    min_rank: int
    limit: int | None
    component: str | None
    platform: str | None
    scratch: str | None


def usages(
    context: typer.Context,
    subject: Annotated[
        str | None,
        typer.Argument(metavar="TABLE[.COLUMN]", help="What to look for; left out with --all."),
    ] = None,
    paths: Annotated[
        list[Path] | None,
        typer.Option("--in", help="A folder or file of the code base; may be given again."),
    ] = None,
    every: Annotated[
        bool, typer.Option("--all", help="Audit every table and column of the dictionary.")
    ] = False,
    state: Annotated[
        str | None,
        typer.Option("--state", help="Names of this state instead of the project's dictionary."),
    ] = None,
    min_rank: Annotated[
        int, typer.Option("--min-rank", help="Weakest evidence to report: 1 (any word) to 9.")
    ] = 3,
    limit: Annotated[
        int | None,
        typer.Option(
            "--limit", help="Most places for each table or column; default: all, 50 as text."
        ),
    ] = None,
    format_: Annotated[
        str, typer.Option("--format", help="text, or markdown for a report.")
    ] = "text",
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Exit 3 when there are references.")
    ] = False,
    component: ComponentOption = None,
    platform: PlatformOption = None,
    scratch: Scratch = None,
    json_: Json = False,
    quiet: Quiet = False,
) -> None:
    """Find what refers to a table or column in a code base, the strongest evidence first."""
    from strandline.api import usages as run
    from strandline.api import usages_audit as run_audit
    from strandline.cli.output import progress_bar
    from strandline.cli.usages_text import audit_text, usages_text
    from strandline.errors import UsageError
    from strandline.services.usages_page import audit_page, usages_page

    if every == (subject is not None):
        raise UsageError(
            "U006",
            "name one table or column, or pass --all",
            hint="strandline usages TABLE.COLUMN --in PATH",
        )
    if format_ not in _FORMATS:
        raise UsageError(
            "U007", f"there is no format {format_!r}", hint=f"one of: {', '.join(_FORMATS)}"
        )
    console = console_of(context, json_, quiet)
    places = [path if path.is_absolute() else console.directory / path for path in paths or ()]
    options: _Options = {
        "state": state, "min_rank": min_rank, "limit": limit, "component": component,
        "platform": platform, "scratch": scratch,
    }  # fmt: skip
    as_page = format_ == "markdown"
    if subject is None:
        with progress_bar(console, "looking") as advance:
            audit = run_audit(console.directory, places, progress=advance, **options)
        console.result(audit, audit_page(audit) if as_page else audit_text(audit))
        found = audit.total
    else:
        with progress_bar(console, "looking") as advance:
            result = run(console.directory, subject, places, progress=advance, **options)
        console.result(result, usages_page(result) if as_page else usages_text(result))
        found = result.total
    if exit_code and found:
        raise typer.Exit(3)


def register(app: typer.Typer) -> None:
    """Add the verb to the application."""
    app.command()(usages)
