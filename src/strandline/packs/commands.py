"""Commands that a pack adds to the command line, said without a word of any terminal.

The door turns a `PackCommand` into `strandline PACK COMMAND`; the pack gets plain values and gives
back a document. Both stay free of each other: a pack never imports the door, the door never knows
what a command does.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


class Kind(enum.Enum):
    """What a parameter's value is: `TEXT` gives str, `FILE` a Path, `FLAG` a bool."""

    TEXT = "text"
    WHOLE = "whole"
    FILE = "file"
    FLAG = "flag"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One option or argument of a command.

    `name` is the key in the call's values; an option is written `--name` with dashes. `opposite`
    is a flag's other word (`--all` beside `--from-watermark`). `choices` are all the words that
    are taken. An argument that takes `many` values gives a tuple.
    """

    name: str
    help: str
    kind: Kind = Kind.TEXT
    argument: bool = False
    required: bool = False
    many: bool = False
    choices: tuple[str, ...] = ()
    default: str | int | bool | None = None
    opposite: str = ""

    @property
    def option(self) -> str:
        """The option as it is typed."""
        return f"--{self.name.replace('_', '-')}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PackCommand:
    """One command: `run` is "module:function", imported when the command is used and not before.

    The function takes a `CommandCall` and a `Progress` and returns a `CommandResult`. A command
    that works on a `database` gets --url and --env from the door; the
    database must stand at version `needs` of the pack's components, or later.
    """

    name: str
    summary: str
    run: str
    parameters: tuple[Parameter, ...] = ()
    database: bool = True
    needs: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandCall:
    """What was asked: relative paths start at `directory`.

    `database` gives the URL once the database is known to stand where the command needs it: it is
    asked when everything else that was given is understood.
    """

    directory: Path
    values: Mapping[str, object]
    database: Callable[[], str]

    def text(self, name: str) -> str | None:
        """Return an option's text, None where it was not given."""
        value = self.values.get(name)
        return None if value is None else str(value)

    def flag(self, name: str) -> bool:
        return bool(self.values.get(name))

    def file(self, name: str) -> Path | None:
        """Return a file's full path, None where it was not given."""
        value = self.values.get(name)
        return None if value is None else self.directory / str(value)

    def files(self, name: str) -> tuple[Path, ...]:
        """Return the full paths of an argument that takes many."""
        found = self.values.get(name)
        return tuple(self.directory / str(one) for one in found) if isinstance(found, tuple) else ()


class Progress(Protocol):
    """Told now and then how much of how much is done, and of what."""

    def __call__(self, done: int, total: int, step: str, /) -> None: ...


class CommandResult(Protocol):
    """What a command gives back: one document, said in two ways.

    `exit_code` is 0, or 1 where the document holds findings at error level.
    """

    @property
    def exit_code(self) -> int: ...

    def as_json(self) -> dict[str, object]: ...

    def lines(self) -> list[str]: ...
