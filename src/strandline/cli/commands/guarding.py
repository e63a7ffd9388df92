"""recover, approve, approvals: after a run was cut off, and before one may begin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from strandline.cli.commands.database import Allow, ComponentArgument, LockTimeout, Yes
from strandline.cli.commands.shared import (
    ComponentOption,
    Env,
    Json,
    Quiet,
    Url,
    confirm_on_terminal,
    console_of,
)
from strandline.cli.output import Console, progress_bar
from strandline.errors import UsageError

if TYPE_CHECKING:
    from strandline.services.migrate import MigrationResult


def recover(
    context: typer.Context,
    component: ComponentArgument = None,
    finish: Annotated[
        bool, typer.Option("--finish", help="Run what is left of the script that stopped.")
    ] = False,
    undo: Annotated[
        bool, typer.Option("--undo", help="Take back what has run of the script that stopped.")
    ] = False,
    url: Url = None,
    env: Env = None,
    yes: Yes = False,
    allow: Allow = None,
    lock_timeout: LockTimeout = 0.0,
    json_: Json = False,
    quiet: Quiet = False,
) -> None:
    """Show what a run that was cut off has left; finish or undo it."""
    from strandline.api import recover as run
    from strandline.cli.words import recovery_text

    if finish and undo:
        raise UsageError("G037", "both --finish and --undo are given", hint="give one of them")
    console = console_of(context, json_, quiet)
    way = "finish" if finish else "undo" if undo else "look"
    with progress_bar(console, "recover") as progress:
        result = run(
            console.directory,
            component=component,
            way=way,
            url=url,
            env=env,
            allow=allow or (),
            lock_timeout=lock_timeout,
            progress=progress,
            confirm=None if yes else _Confirm(console, way),
        )
    console.result(result, recovery_text(result))


class _Confirm:
    """Shows what is about to be finished or undone and asks."""

    def __init__(self, console: Console, verb: str) -> None:
        self._console = console
        self._verb = verb

    def __call__(self, result: MigrationResult) -> bool:
        self._console.note("\n".join(result.notes))
        return confirm_on_terminal(f"{self._verb}?")


def approve(
    context: typer.Context,
    version: Annotated[
        str | None, typer.Argument(help="The version to reach, up or down; default: the newest.")
    ] = None,
    component: ComponentOption = None,
    url: Url = None,
    env: Env = None,
    approver: Annotated[
        str | None, typer.Option("--as", help="Who approves; default: STRANDLINE_USER, user@host.")
    ] = None,
    note: Annotated[str, typer.Option("--note", help="Why, kept with the approval.")] = "",
    plan: Annotated[
        str | None, typer.Option("--plan", help="Only the plan with this fingerprint.")
    ] = None,
    walk: Annotated[
        bool, typer.Option("--walk", help="The scripts of `apply --walk` on an empty database.")
    ] = False,
    revoke: Annotated[bool, typer.Option("--revoke", help="Take approvals back.")] = False,
    json_: Json = False,
    quiet: Quiet = False,
) -> None:
    """Approve the scripts that take a database to a version."""
    from strandline.api import approve as run
    from strandline.cli.words import approval_text

    console = console_of(context, json_, quiet)
    result = run(
        console.directory,
        version,
        component=component,
        url=url,
        env=env,
        plan=plan,
        approver=approver,
        note=note,
        walk=walk,
        revoke=revoke,
    )
    console.result(result, approval_text(result))


def approvals(
    context: typer.Context,
    component: ComponentArgument = None,
    url: Url = None,
    env: Env = None,
    json_: Json = False,
    quiet: Quiet = False,
) -> None:
    """List who approved what on a database; exit 1 when the list was edited."""
    from strandline.api import approvals as run
    from strandline.cli.words import approvals_text

    console = console_of(context, json_, quiet)
    result = run(console.directory, component=component, url=url, env=env)
    console.result(result, approvals_text(result))
    if result.broken is not None:
        raise typer.Exit(1)


def register(app: typer.Typer) -> None:
    """Add the verbs to the application."""
    for command in (recover, approve, approvals):
        app.command()(command)
