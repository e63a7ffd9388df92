"""Options that several verbs take, and how they find their component."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from strandline.cli.output import Console
from strandline.errors import UsageError

if TYPE_CHECKING:
    from strandline.diff.renames import Questioner

Json = Annotated[bool, typer.Option("--json", help="Print the result as one JSON document.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no notes on stderr.")]
Url = Annotated[str | None, typer.Option("--url", help="The database's URL.")]
Env = Annotated[
    str | None, typer.Option("--env", help="The database of this environment of the project.")
]
ComponentOption = Annotated[
    str | None, typer.Option("--component", help="Which component, where there are several.")
]
PlatformOption = Annotated[
    str | None,
    typer.Option(
        "--platform", help="The platform of a .sql file: postgres, mssql, sqlite, duckdb."
    ),
]
Scratch = Annotated[
    str | None,
    typer.Option(
        "--scratch", help="URL of a server to load a .sql file on, in a scratch database."
    ),
]
Answers = Annotated[
    Path | None, typer.Option("--answers", help="JSON file that says which changes are renames.")
]
ExitCode = Annotated[bool, typer.Option("--exit-code", help="Exit 3 when there are differences.")]


FORMATS = ("text", "json", "sarif", "github")
Format = Annotated[
    str, typer.Option("--format", help="text, json, sarif (code scanning) or github (annotations).")
]
Fix = Annotated[
    bool, typer.Option("--fix", help="Make the automatic fixes, and show what they change.")
]
WriteBaseline = Annotated[
    bool,
    typer.Option("--write-baseline", help="Remember what is found in .strandline-lint.json."),
]


def console_of(context: typer.Context, json_: bool, quiet: bool) -> Console:
    """Return the call's console; --json and --quiet count before and after the verb."""
    console: Console = context.obj
    console.as_json = console.as_json or json_
    console.quiet = console.quiet or quiet
    return console


def chosen_format(console: Console, word: str) -> str:
    """Return the format of a command's findings; --json is one of them."""
    if word not in FORMATS:
        raise UsageError(
            "N012", f"there is no format {word!r}", hint=f"one of: {', '.join(FORMATS)}"
        )
    if word == "json":
        console.as_json = True
    return "json" if console.as_json else word


def questioner(console: Console, answers: Path | None) -> Questioner:
    """Return who settles renames: the answers file, the terminal, or nobody."""
    from strandline.diff.renames import Answers as AnswersFile
    from strandline.diff.renames import RefuseToGuess

    asking: Questioner = RefuseToGuess()
    if sys.stdin.isatty() and sys.stderr.isatty() and not console.as_json:
        from strandline.cli.questions import TerminalQuestioner

        asking = TerminalQuestioner()
    if answers is None:
        return asking
    path = answers if answers.is_absolute() else console.directory / answers
    read = AnswersFile.read(path)
    return AnswersFile(tables=read.tables, columns=read.columns, fallback=asking)


def confirm_on_terminal(question: str) -> bool:
    """Ask on a terminal; without one, refuse with the flag that would answer."""
    if not sys.stdin.isatty():
        raise UsageError(
            "A063", "there is no terminal to ask on", hint="pass --yes to run without a question"
        )
    sys.stderr.write(f"{question} [y/N] ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in ("y", "yes")
