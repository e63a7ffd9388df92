"""init, check, diff, plan, release: work on the dictionary's files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from strandline.cli.commands.shared import (
    Answers,
    ComponentOption,
    ExitCode,
    Fix,
    Format,
    Json,
    PlatformOption,
    Quiet,
    Scratch,
    WriteBaseline,
    chosen_format,
    console_of,
    questioner,
)

if TYPE_CHECKING:
    from strandline.dictionary.policy import OnlineForms
    from strandline.services.stages import Splitting


def init(
    context: typer.Context,
    directory: Annotated[Path, typer.Argument(help="A new or empty folder.")],
    pack: Annotated[
        str | None, typer.Option("--pack", help="Start from a pack, e.g. water.")
    ] = None,
    json_: Json = False,
    quiet: Quiet = False,
) -> None:
    """Make a project: strandline.toml and a first component, or a pack's."""
    from strandline.api import init as run

    console = console_of(context, json_, quiet)
    target = directory if directory.is_absolute() else console.directory / directory
    result = run(target, pack=pack)
    start = f"{len(result.files)} files in {directory}"
    console.result(
        result, f"made project {result.name}: {start}\nnext: strandline -C {directory} check"
    )


def check(
    context: typer.Context,
    path: Annotated[
        str | None, typer.Argument(help="A dictionary directory; default: the project's.")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Warnings count as errors.")] = False,
    every_rule: Annotated[
        bool, typer.Option("--all-rules", help="Also rules that most projects do without.")
    ] = False,
    format_: Format = "text",
    fix: Fix = False,
    write_baseline: WriteBaseline = False,
    json_: Json = False,
    quiet: Quiet = False,
) -> None:
    """Validate the dictionary: every finding at once, with its place."""
    from strandline import api
    from strandline.cli.judgement import baseline_note, fixed_text, show
    from strandline.cli.words import counted
    from strandline.diagnostics import Severity

    console = console_of(context, json_, quiet)
    kind = chosen_format(console, format_)
    if fix:
        console.note(fixed_text(api.check_fix(console.directory, path, every_rule=every_rule)))
    result = api.check(
        console.directory, path, every_rule=every_rule, use_baseline=not write_baseline
    )
    if write_baseline:
        console.note(
            baseline_note(api.save_baseline(console.directory, result.judged, changes=False))
        )
        return
    shown = [f for f in result.findings if f.severity is not Severity.INFO or console.as_json]
    counts = {s: sum(1 for f in result.findings if f.severity is s) for s in Severity}
    summary = (
        f"{counted(result.tables, 'table')}, {counted(counts[Severity.ERROR], 'error')}, "
        f"{counted(counts[Severity.WARNING], 'warning')}, {counted(counts[Severity.INFO], 'note')}"
    )
    if result.silenced:
        summary += f", {len(result.silenced)} silenced"
    text = console.findings_text(shown)
    text = f"{text}\n{summary}" if text else summary
    judged = [finding for _, finding in result.judged]
    show(console, kind, result, text, judged, result.silenced)
    if result.failed or (strict and counts[Severity.WARNING]):
        raise typer.Exit(1)


def diff(
    context: typer.Context,
    before: Annotated[str, typer.Argument(help="A version, HEAD, directory, URL or .sql file.")],
    after: Annotated[str, typer.Argument(help="A version, HEAD, directory, URL or .sql file.")],
    component: ComponentOption = None,
    platform: PlatformOption = None,
    scratch: Scratch = None,
    answers: Answers = None,
    exit_code: ExitCode = False,
    json_: Json = False,
    quiet: Quiet = False,
) -> None:
    """Show what changes between two states."""
    from strandline.api import diff as run
    from strandline.cli.words import diff_text

    console = console_of(context, json_, quiet)
    result = run(
        console.directory,
        before,
        after,
        component=component,
        platform=platform,
        scratch=scratch,
        questioner=questioner(console, answers),
    )
    console.result(result, diff_text(result))
    if exit_code and result.differs:
        raise typer.Exit(3)


def plan(
    context: typer.Context,
    start: Annotated[str, typer.Option("--from", help="The state to start from.")],
    end: Annotated[str, typer.Option("--to", help="The state to reach.")],
    platform: Annotated[str, typer.Option("--platform", help="postgres, mssql, sqlite or duckdb.")],
    sql: Annotated[bool, typer.Option("--sql", help="Print the SQL script (the default).")] = False,
    rollback: Annotated[bool, typer.Option("--rollback", help="Print the way back.")] = False,
    url: Annotated[
        str | None,
        typer.Option("--url", help="A database to ask which rows would make the plan fail."),
    ] = None,
    online: Annotated[
        str | None,
        typer.Option("--online", help="auto, always or never; default: the policy's `online`."),
    ] = None,
    expand_contract: Annotated[
        bool,
        typer.Option(
            "--expand-contract",
            help="Two stages; what is renamed has both its names in between.",
        ),
    ] = False,
    component: ComponentOption = None,
    scratch: Scratch = None,
    answers: Answers = None,
    json_: Json = False,
    quiet: Quiet = False,
) -> None:
    """Print the migration between any two states, without writing anything."""
    from strandline.api import plan as run

    del sql
    console = console_of(context, json_, quiet)
    result = run(
        console.directory,
        start,
        end,
        platform,
        component=component,
        scratch=scratch,
        questioner=questioner(console, answers),
        url=url,
        rollback=rollback,
        online=_online(online),
        expand_contract=expand_contract,
    )
    for name in result.renamed():
        console.note(
            f"note: whoever uses {name} stops working; --expand-contract shows the way on which "
            "it keeps both names for a while"
        )
    for finding in result.plan(rollback=rollback).findings:
        console.note(f"{finding.severity.value}[{finding.code}]: {finding.message}")
    errors = [finding.diagnostic for finding in result.lint.findings if finding.is_error]
    if errors and not console.quiet:
        console.note(console.findings_text(errors))
    console.result(result, result.script(rollback=rollback))
    if result.answers is not None:
        from strandline.cli.check_words import answers_text

        console.note(answers_text(result.answers))
    if errors or (result.answers is not None and result.answers.refusing):
        # A release with such findings, and an apply with such rows, would be refused.
        raise typer.Exit(4)


def release(
    context: typer.Context,
    version: Annotated[str, typer.Argument(help="The new version's label.")],
    description: Annotated[str, typer.Option("--description", "-m", help="What it does.")] = "",
    author: Annotated[str, typer.Option("--author", help="Who made it.")] = "",
    date: Annotated[
        str | None, typer.Option("--date", help="ISO date; default: today (UTC).")
    ] = None,
    breaking: Annotated[
        str, typer.Option("--breaking", help="What breaks for clients; default: NONE.")
    ] = "",
    together: Annotated[
        bool | None,
        typer.Option(
            "--together/--split",
            help="One version, or two where the change adds and also breaks old clients; "
            "default: the policy's `contract`.",
        ),
    ] = None,
    expand_contract: Annotated[
        bool,
        typer.Option(
            "--expand-contract",
            help="Two versions; what is renamed has both its names in between.",
        ),
    ] = False,
    contract_label: Annotated[
        str,
        typer.Option("--contract-label", help="The second version's label; default: -contract."),
    ] = "",
    component: ComponentOption = None,
    answers: Answers = None,
    json_: Json = False,
    quiet: Quiet = False,
) -> None:
    """Freeze the dictionary as a version and write its sealed scripts."""
    from strandline.api import release as run

    console = console_of(context, json_, quiet)
    result = run(
        console.directory,
        version,
        description=description,
        author=author,
        date=date,
        breaking_changes=breaking,
        splitting=_splitting(together, expand_contract),
        contract_label=contract_label,
        component=component,
        questioner=questioner(console, answers),
    )
    lines = []
    for part in (result, result.then):
        if part is None:
            continue
        lines.append(
            f"released {part.component} {part.label} after {part.parent or 'nothing'} "
            f"({part.phase})"
        )
        lines += [f"  {name}" for name in part.files]
    if result.then is not None:
        left = f"none of them uses {' or '.join(result.until)}" if result.until else "none is left"
        lines.append(
            f"the change breaks clients of {result.parent}: run {result.label} now "
            f"(`apply --to {result.label}`), and {result.then.label} when {left}"
        )
    console.result(result, "\n".join(lines))


def _online(text: str | None) -> OnlineForms | None:
    from strandline.dictionary.policy import OnlineForms
    from strandline.errors import UsageError

    if text is None:
        return None
    try:
        return OnlineForms(text)
    except ValueError:
        raise UsageError(
            "O002", f"--online {text!r} is not known", hint="auto, always or never"
        ) from None


def _splitting(together: bool | None, expand_contract: bool) -> Splitting | None:
    """Return what the flags say of versions; None leaves it to the policy."""
    from strandline.errors import UsageError
    from strandline.services.stages import Splitting

    if not expand_contract:
        return None if together is None else Splitting.TOGETHER if together else Splitting.SPLIT
    if together:
        raise UsageError(
            "O016",
            "--together makes one version and --expand-contract two",
            hint="leave one of them out",
        )
    return Splitting.TWO_NAMES


def register(app: typer.Typer) -> None:
    """Add the verbs to the application."""
    for command in (init, check, diff, plan, release):
        app.command()(command)
