"""The page docs/reference/cli.md: every command and option, read from the program itself."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from typer.main import get_command

from strandline.cli.main import app

EXIT_CODES = (
    ("0", "done, or nothing to do"),
    ("1", "findings at error level, or something named was not found"),
    ("2", "asked wrongly: an unknown option, state or URL"),
    ("3", "differences exist (only with `--exit-code`)"),
    ("4", "refused: a guard said no, and nothing was changed"),
    ("5", "the database or its driver failed"),
    ("6", "objects that Strandline does not manage exist (only on request)"),
    ("70", "a bug of Strandline"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """An option or argument; `shown` is how a person writes it, such as `--to VERSION`."""

    name: str
    shown: str
    help: str
    is_option: bool
    default: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """`path` is what is typed, `strandline` included."""

    path: str
    usage: str
    help: str
    parameters: tuple[Parameter, ...]


def commands() -> list[Command]:
    """Return the program itself first, then its commands in the order of `--help`."""
    return list(_walk(get_command(app), "strandline"))


def _walk(command: Any, path: str) -> Iterator[Command]:
    parameters = tuple(
        _parameter(item)
        for item in command.params
        if not getattr(item, "hidden", False) and item.name not in ("install_completion", "show_completion", "help")
    )  # fmt: skip
    arguments = [item.shown for item in parameters if not item.is_option]
    subcommands = _children(command)
    tail = ["COMMAND"] if subcommands else arguments
    yield Command(
        path=path,
        usage=" ".join([path, "[OPTIONS]", *tail]),
        help=inspect.cleandoc(command.help or ""),
        parameters=parameters,
    )
    for name, child in subcommands.items():
        if not child.hidden:
            yield from _walk(child, f"{path} {name}")


def _children(command: Any) -> dict[str, Any]:
    """Return a group's commands by name; a pack's are known only when they are asked for."""
    if not hasattr(command, "list_commands"):
        return {}
    return {name: command.get_command(None, name) for name in command.list_commands(None)}


def _parameter(item: Any) -> Parameter:
    is_option = item.param_type_name == "option"
    word = item.metavar or (item.name or "").rstrip("_").upper()
    if is_option:
        names = ", ".join([*item.opts, *item.secondary_opts])
        shown = names if item.is_flag or item.count else f"{names} {word}"
    else:
        shown = word if item.required else f"[{word}]"
        shown += "..." if item.nargs == -1 else ""
    return Parameter(
        name=str(item.name),
        shown=shown,
        help=" ".join((getattr(item, "help", None) or "").split()),
        is_option=is_option,
        default=_default(item),
    )


def _default(item: Any) -> str:
    value = item.default
    if item.required or value in (None, False, (), [], "") or callable(value) or str(value) == ".":
        return ""
    return str(getattr(value, "value", value))


def page() -> str:
    """Return docs/reference/cli.md."""
    lines = [
        "# Command line",
        "",
        "stdout is the result, stderr everything else. `--json` prints the result as one JSON",
        "document, errors included. Nothing is asked where there is no terminal.",
        "",
        "| exit code | meaning |",
        "|---|---|",
        *(f"| {code} | {meaning} |" for code, meaning in EXIT_CODES),
    ]
    for command in commands():
        lines += ["", f"## {command.path}", "", "```", command.usage, "```", "", command.help]
        rows = [_row(item) for item in command.parameters]
        if rows:
            lines += ["", "| | |", "|---|---|", *rows]
    return "\n".join(lines) + "\n"


def _row(item: Parameter) -> str:
    shown = item.shown.replace("|", "\\|")
    default = f" Default: `{item.default}`." if item.default and item.is_option else ""
    return f"| `{shown}` | {item.help}{default} |"


if __name__ == "__main__":
    print(page(), end="")
