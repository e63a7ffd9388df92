"""backfill list, seal, run, status, report, reset: change data batch by batch."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer

from strandline.cli.commands.shared import (
    ComponentOption,
    Env,
    ExitCode,
    Json,
    Quiet,
    Url,
    confirm_on_terminal,
    console_of,
)
from strandline.cli.output import Console, progress_bar
from strandline.errors import UsageError

if TYPE_CHECKING:
    from strandline.ledger.backfills import Pass
    from strandline.services.backfill import BackfillReport

group = typer.Typer(
    name="backfill",
    help="Change data batch by batch: resumable, counted, and the same when run twice.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

Name = Annotated[str, typer.Argument(help="Which backfill.")]
INTERRUPTED = 130


@group.command("list")
def list_(
    context: typer.Context,
    component: ComponentOption = None,
    json_: Json = False,
    quiet: Quiet = False,
) -> None:
    """List the component's backfills as their files say; needs no database."""
    from strandline.api import backfill_list
    from strandline.cli.backfill_words import list_text

    console = console_of(context, json_, quiet)
    result = backfill_list(console.directory, component=component)
    console.result(result, list_text(result))


@group.command()
def seal(
    context: typer.Context,
    names: Annotated[
        list[str] | None, typer.Argument(help="Which backfills; all without names.")
    ] = None,
    component: ComponentOption = None,
    json_: Json = False,
    quiet: Quiet = False,
) -> None:
    """Seal reviewed backfills: only sealed ones run, and their meaning cannot change."""
    from strandline.api import backfill_seal

    console = console_of(context, json_, quiet)
    result = backfill_seal(console.directory, *(names or []), component=component)
    lines = [f"sealed {name}" for name in result.files] or ["everything is sealed already"]
    console.result(result, "\n".join(lines))


@group.command()
def run(
    context: typer.Context,
    names: Annotated[
        list[str] | None, typer.Argument(help="Which backfills; all pending ones without names.")
    ] = None,
    component: ComponentOption = None,
    url: Url = None,
    env: Env = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only count what would change; write nothing.")
    ] = False,
    verify: Annotated[
        bool,
        typer.Option("--verify", help="Run each batch twice, rolled back; exit 1 if they differ."),
    ] = False,
    limit: Annotated[
        int | None, typer.Option("--limit", help="Stop after so many rows; the next run goes on.")
    ] = None,
    batch: Annotated[
        int | None, typer.Option("--batch", help="Most rows in one transaction.")
    ] = None,
    pause: Annotated[
        str | None, typer.Option("--pause", help="Time between batches, for example 50ms or 1s.")
    ] = None,
    target: Annotated[
        str, typer.Option("--target", help="Batches shrink until one takes no longer than this.")
    ] = "500ms",
    lock_timeout: Annotated[
        float, typer.Option("--lock-timeout", help="Seconds to wait for another run.")
    ] = 0.0,
    json_: Json = False,
    quiet: Quiet = False,
) -> None:
    """Run backfills; one that was stopped or killed goes on where it was."""
    from strandline.api import backfill_run
    from strandline.cli.backfill_words import result_text

    console = console_of(context, json_, quiet)
    with progress_bar(console, "backfill") as progress, _stopping(console) as stop:
        result = backfill_run(
            console.directory,
            *(names or []),
            component=component,
            url=url,
            env=env,
            dry_run=dry_run,
            verify=verify,
            limit=limit,
            batch=batch,
            pause=None if pause is None else _seconds(pause, "--pause"),
            target=_seconds(target, "--target"),
            lock_timeout=lock_timeout,
            progress=progress,
            stop=stop,
        )
        asked_to_stop = stop()
    console.result(result, result_text(result))
    if result.failed:
        raise typer.Exit(1)
    if asked_to_stop:
        raise typer.Exit(INTERRUPTED)


def _seconds(text: str, option: str) -> float:
    from strandline.backfill.sql_text import parse_pause

    seconds = parse_pause(text)
    if seconds is None:
        raise UsageError("B041", f"{option} is no length of time", hint=f"{option} 50ms, or 1s")
    return seconds


@contextmanager
def _stopping(console: Console) -> Iterator[Callable[[], bool]]:
    """Let the first Ctrl-C end the run after its batch; the second one breaks off."""
    asked: list[bool] = []

    def ask(number: int, frame: FrameType | None) -> None:
        del number, frame
        if asked:
            raise KeyboardInterrupt
        asked.append(True)
        console.note("stopping after this batch; once more breaks it off (it is rolled back)")

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield lambda: bool(asked)
    finally:
        signal.signal(signal.SIGINT, before)


@group.command()
def status(
    context: typer.Context,
    component: ComponentOption = None,
    url: Url = None,
    env: Env = None,
    exit_code: ExitCode = False,
    json_: Json = False,
    quiet: Quiet = False,
) -> None:
    """Show how each backfill stands in a database."""
    from strandline.api import backfill_status
    from strandline.cli.backfill_words import status_text

    console = console_of(context, json_, quiet)
    result = backfill_status(console.directory, component=component, url=url, env=env)
    console.result(result, status_text(result))
    if exit_code and result.pending:
        raise typer.Exit(3)


@group.command()
def report(
    context: typer.Context,
    name: Name,
    component: ComponentOption = None,
    url: Url = None,
    env: Env = None,
    csv: Annotated[
        Path | None, typer.Option("--csv", help="Write the doubtful rows' keys to this file.")
    ] = None,
    json_: Json = False,
    quiet: Quiet = False,
) -> None:
    """Show what a backfill did, and the rows it left to people with the reasons."""
    from strandline.api import backfill_report
    from strandline.cli.backfill_words import report_text

    console = console_of(context, json_, quiet)
    result = backfill_report(console.directory, name, component=component, url=url, env=env)
    if csv is not None:
        _write_csv(result, csv if csv.is_absolute() else console.directory / csv)
        console.note(f"{len(result.rows)} rows in {csv}")
    console.result(result, report_text(result))


def _write_csv(result: BackfillReport, path: Path) -> None:
    from csv import DictWriter

    keys = result.keys()
    columns = list(dict.fromkeys(column for key in keys for column in key))
    try:
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = DictWriter(file, [*columns, "reason"])
            writer.writeheader()
            for key, row in zip(keys, result.rows, strict=True):
                writer.writerow({**key, "reason": row.reason})
    except OSError as error:
        raise UsageError(
            "B042",
            f"the file cannot be written: {error.strerror}",
            hint="name a file in a folder that exists",
        ) from None


@group.command()
def reset(
    context: typer.Context,
    name: Name,
    component: ComponentOption = None,
    url: Url = None,
    env: Env = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    json_: Json = False,
    quiet: Quiet = False,
) -> None:
    """Let a backfill begin anew; what it changed stays changed, its log stays too."""
    from strandline.api import backfill_reset

    console = console_of(context, json_, quiet)

    def confirm(last: Pass) -> bool:
        sys.stderr.write(
            f"pass {last.number} of {last.name} ({last.state.value}) changed {last.changed} rows\n"
        )
        return confirm_on_terminal("begin anew next time?")

    result = backfill_reset(
        console.directory,
        name,
        component=component,
        url=url,
        env=env,
        confirm=None if yes else confirm,
    )
    console.result(result, f"{name} begins anew with its next run")


def register(app: typer.Typer) -> None:
    """Add the group to the application."""
    app.add_typer(group)
