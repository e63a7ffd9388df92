"""apply, rollback, status, history, drift: work on a database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from strandline.cli.commands.shared import (
    Env,
    ExitCode,
    Json,
    PlatformOption,
    Quiet,
    Scratch,
    Url,
    confirm_on_terminal,
    console_of,
)
from strandline.cli.output import Console, progress_bar

if TYPE_CHECKING:
    from strandline.services.migrate import MigrationResult

ComponentArgument = Annotated[
    str | None, typer.Argument(help="Which component, where there are several.")
]
To = Annotated[str | None, typer.Option("--to", help="The version to reach.")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show what would run, change nothing.")]
Allow = Annotated[
    list[str] | None,
    typer.Option(
        "--allow",
        metavar="EFFECT:SUBJECT",
        help="Let one effect happen, e.g. loses-data:dbo.orders.note (repeatable).",
    ),
]
LockTimeout = Annotated[
    float, typer.Option("--lock-timeout", help="Seconds to wait for another run.")
]
UnmanagedExitCode = Annotated[
    bool,
    typer.Option("--exit-code-unmanaged", help="Exit 6 when there are objects not managed."),
]


def apply(
    context: typer.Context,
    component: ComponentArgument = None,
    to: To = None,
    url: Url = None,
    env: Env = None,
    yes: Yes = False,
    dry_run: DryRun = False,
    walk: Annotated[
        bool, typer.Option("--walk", help="Go through every version on an empty database too.")
    ] = False,
    adopt: Annotated[
        str | None,
        typer.Option("--adopt", help="The version that a database without a ledger stands at."),
    ] = None,
    allow: Allow = None,
    lock_timeout: LockTimeout = 0.0,
    json_: Json = False,
    quiet: Quiet = False,
) -> None:
    """Bring a database up to a version, by default the newest."""
    from strandline.api import apply as run

    console = console_of(context, json_, quiet)
    with progress_bar(console, "apply") as progress:
        result = run(
            console.directory,
            component=component,
            to=to,
            url=url,
            env=env,
            walk=walk,
            adopt=adopt,
            allow=allow or (),
            lock_timeout=lock_timeout,
            dry_run=dry_run,
            progress=progress,
            confirm=None if yes else _Confirm(console, "apply"),
        )
    _show(console, result)


def rollback(
    context: typer.Context,
    component: ComponentArgument = None,
    to: To = None,
    url: Url = None,
    env: Env = None,
    yes: Yes = False,
    dry_run: DryRun = False,
    allow: Allow = None,
    lock_timeout: LockTimeout = 0.0,
    json_: Json = False,
    quiet: Quiet = False,
) -> None:
    """Take a database back to a version, by default the one before its own."""
    from strandline.api import rollback as run

    console = console_of(context, json_, quiet)
    with progress_bar(console, "rollback") as progress:
        result = run(
            console.directory,
            component=component,
            to=to,
            url=url,
            env=env,
            allow=allow or (),
            lock_timeout=lock_timeout,
            dry_run=dry_run,
            progress=progress,
            confirm=None if yes else _Confirm(console, "roll back"),
        )
    _show(console, result)


class _Confirm:
    """Shows what is about to run and asks."""

    def __init__(self, console: Console, verb: str) -> None:
        self._console = console
        self._verb = verb

    def __call__(self, result: MigrationResult) -> bool:
        from strandline.cli.words import migration_text

        self._console.note(migration_text(result))
        return confirm_on_terminal(f"{self._verb}?")


def _show(console: Console, result: MigrationResult) -> None:
    from strandline.cli.words import migration_text

    console.result(result, migration_text(result))


def status(
    context: typer.Context,
    component: ComponentArgument = None,
    url: Url = None,
    env: Env = None,
    exit_code: ExitCode = False,
    json_: Json = False,
    quiet: Quiet = False,
) -> None:
    """Show where a database stands and what is pending."""
    from strandline.api import status as run
    from strandline.cli.words import status_text

    console = console_of(context, json_, quiet)
    result = run(console.directory, component=component, url=url, env=env)
    console.result(result, status_text(result))
    if exit_code and not result.up_to_date:
        raise typer.Exit(3)


def history(
    context: typer.Context,
    component: ComponentArgument = None,
    url: Url = None,
    env: Env = None,
    json_: Json = False,
    quiet: Quiet = False,
) -> None:
    """List what was run on a database, oldest first."""
    from strandline.api import history as run
    from strandline.cli.words import history_text

    console = console_of(context, json_, quiet)
    result = run(console.directory, component=component, url=url, env=env)
    console.result(result, history_text(result))


def drift(
    context: typer.Context,
    component: ComponentArgument = None,
    url: Url = None,
    env: Env = None,
    against: Annotated[
        str | None,
        typer.Option("--against", help="A state to compare with; default: the ledger's version."),
    ] = None,
    platform: PlatformOption = None,
    scratch: Scratch = None,
    exit_code: ExitCode = False,
    exit_code_unmanaged: UnmanagedExitCode = False,
    json_: Json = False,
    quiet: Quiet = False,
) -> None:
    """Compare a database with the version it claims, or with any state."""
    from strandline.api import drift as run
    from strandline.cli.words import drift_text

    console = console_of(context, json_, quiet)
    result = run(
        console.directory,
        component=component,
        url=url,
        env=env,
        against=against,
        platform=platform,
        scratch=scratch,
    )
    console.result(result, drift_text(result))
    if exit_code and result.has_drift:
        raise typer.Exit(3)
    if exit_code_unmanaged and result.report.unmanaged:
        raise typer.Exit(6)


def register(app: typer.Typer) -> None:
    """Add the verbs to the application."""
    for command in (apply, rollback, status, history, drift):
        app.command()(command)
