"""The command line's outer door: options that every command has, and exit codes.

0 done or nothing to do, 1 findings at error level, 2 usage, 3 differences exist (with
--exit-code), 4 refused, 5 platform failure, 6 unmanaged objects (on request), 70 our bug.
"""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from strandline import __version__
from strandline.cli.commands import (
    archive,
    authoring,
    backfill,
    database,
    exchange,
    guarding,
    judging,
    keys,
    packs,
    reading,
    rehearse,
    serve,
    usages,
)
from strandline.cli.output import Console
from strandline.errors import StrandlineError

app = typer.Typer(
    name="strandline",
    cls=packs.WithPacks,
    help="One versioned YAML dictionary for a database's schema, migrations and documentation.",
    no_args_is_help=True,
    add_completion=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
_current: list[Console] = []


def _show_version(value: bool) -> None:
    if value:
        print(f"strandline {__version__}")
        raise typer.Exit


@app.callback()
def options(
    context: typer.Context,
    directory: Annotated[
        Path, typer.Option("-C", "--directory", help="Work as if started in this folder.")
    ] = Path(),
    json_: Annotated[
        bool, typer.Option("--json", help="Print the result as one JSON document.")
    ] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="No progress and no notes on stderr.")
    ] = False,
    no_color: Annotated[
        bool, typer.Option("--no-color", help="No colours; NO_COLOR does the same.")
    ] = False,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """Keep a database's schema, migrations and documentation in step."""
    del version
    console = Console(
        directory=directory.absolute(), as_json=json_, quiet=quiet, color=not no_color
    )
    context.obj = console
    _current[:] = [console]


authoring.register(app)
database.register(app)
guarding.register(app)
reading.register(app)
archive.register(app)
exchange.register(app)
backfill.register(app)
judging.register(app)
rehearse.register(app)
usages.register(app)
serve.register(app)
keys.register(app)


def main() -> None:
    """Run the command line; every error becomes a message and an exit code here."""
    # One call makes many objects and few cycles: searching for those after every 700 of them
    # would cost a large dictionary a third of its time.
    gc.set_threshold(100_000, 20, 20)
    try:
        app()
    except StrandlineError as error:
        console = _current[0] if _current else Console(directory=Path())
        console.error(error)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # The reader went away (`| head`): not an error, and nothing may be written any more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        sys.stderr.write("interrupted\n")
        sys.exit(130)
    except Exception as error:  # noqa: BLE001 - the outer door
        _report_bug(error)
        sys.exit(70)


def _report_bug(error: Exception) -> None:
    import traceback

    sys.stderr.write(
        f"error[Z001]: this is a bug in strandline {__version__}: {type(error).__name__}\n"
        "  fix: report it with the lines below (they hold no data of yours)\n"
    )
    for frame in traceback.extract_tb(error.__traceback__):
        place = Path(frame.filename).name
        sys.stderr.write(f"    {place}:{frame.lineno} in {frame.name}\n")
    if os.environ.get("STRANDLINE_DEBUG"):
        traceback.print_exception(error)
