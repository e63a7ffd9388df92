"""lint and explain: what a change would do, and what a code means."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from strandline.cli.commands.shared import (
    Answers,
    ComponentOption,
    Env,
    Fix,
    Format,
    Json,
    Quiet,
    Url,
    WriteBaseline,
    chosen_format,
    console_of,
    questioner,
)
from strandline.errors import UsageError

if TYPE_CHECKING:
    from strandline.cli.output import Console

_SCRIPTS = (".sql", ".ddl")

NoBaseline = Annotated[
    bool, typer.Option("--no-baseline", help="Also show what the baseline knows.")
]
Strict = Annotated[bool, typer.Option("--strict", help="Warnings count as errors.")]


def lint(
    context: typer.Context,
    what: Annotated[
        list[str] | None,
        typer.Argument(
            help="One state (compared with HEAD), two states, or .sql files; "
            "default: HEAD against the newest release, and the backfills."
        ),
    ] = None,
    pending: Annotated[
        bool, typer.Option("--pending", help="The releases that the database does not have yet.")
    ] = False,
    platform: Annotated[
        list[str] | None,
        typer.Option("--platform", help="Only this platform; may be given several times."),
    ] = None,
    url: Url = None,
    env: Env = None,
    component: ComponentOption = None,
    format_: Format = "text",
    fix: Fix = False,
    write_baseline: WriteBaseline = False,
    no_baseline: NoBaseline = False,
    strict: Strict = False,
    every: Annotated[bool, typer.Option("--all", help="Also show remarks.")] = False,
    code: Annotated[
        list[Path] | None,
        typer.Option("--in", help="Code that may use what goes; may be given several times."),
    ] = None,
    answers: Answers = None,
    json_: Json = False,
    quiet: Quiet = False,
) -> None:
    """Say what a change would lock, break or lose, forward and back, before it runs."""
    from strandline import api
    from strandline.cli.judgement import baseline_note, fixed_text, lint_text, show

    console = console_of(context, json_, quiet)
    kind = chosen_format(console, format_)
    states, files = _sorted_out(console, what or [])
    if fix and (states or pending):
        raise UsageError(
            "N014",
            "--fix changes files, and what is looked at here is no file of now",
            hint="leave the states and --pending away, or leave --fix away",
        )
    if fix:
        changed = api.lint_fix(
            console.directory, files=files, platforms=platform or (), component=component
        )
        console.note(fixed_text(changed))
    result = api.lint(
        console.directory,
        *states,
        pending=pending,
        files=files,
        platforms=platform or (),
        component=component,
        url=url,
        env=env,
        use_baseline=not (no_baseline or write_baseline),
        code=[path if path.is_absolute() else console.directory / path for path in code or ()],
        questioner=questioner(console, answers),
    )
    if write_baseline:
        owned = list(zip(result.owners, result.findings, strict=True))
        console.note(baseline_note(api.save_baseline(console.directory, owned, changes=True)))
        return
    text = lint_text(console, result, every=every) if kind == "text" else ""
    show(console, kind, result, text, result.findings, result.silenced)
    if result.failed or (strict and result.count("warn")):
        raise typer.Exit(1)


def _sorted_out(console: Console, words: list[str]) -> tuple[list[str], list[Path]]:
    """Return states and scripts; a .sql file is a script here."""
    scripts = [word for word in words if word.lower().endswith(_SCRIPTS)]
    if scripts and len(scripts) < len(words):
        raise UsageError(
            "N013",
            "states and scripts are linted in calls of their own",
            hint="name either one or two states, or .sql files",
        )
    if not scripts and len(words) > 2:
        raise UsageError("N013", "more than two states are named", hint="name BASE and TARGET")
    files = [Path(word) for word in scripts]
    return (
        [] if scripts else words,
        [path if path.is_absolute() else console.directory / path for path in files],
    )


def explain(
    context: typer.Context,
    code: Annotated[
        str, typer.Argument(help="A code (PK401), a rule (index-build), or another tool's rule.")
    ],
    json_: Json = False,
    quiet: Quiet = False,
) -> None:
    """Say what a code means, why it matters, and what to do, with examples."""
    from strandline.api import explain as run
    from strandline.cli.judgement import explain_text

    console = console_of(context, json_, quiet)
    result = run(code)
    console.result(result, explain_text(result))


def register(app: typer.Typer) -> None:
    """Add the verbs to the application."""
    for command in (lint, explain):
        app.command()(command)
