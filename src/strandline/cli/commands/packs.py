"""What packs add: `strandline PACK COMMAND`, made from the commands that the pack declares.

A pack's own modules are imported when one of its commands is asked for: naming the packs in --help
costs next to nothing.
"""

from __future__ import annotations

import enum
import inspect
import types
from collections.abc import Callable, MutableMapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer
from typer.core import TyperGroup
from typer.main import get_group

from strandline.cli.commands.shared import Env, Json, Quiet, Url, console_of
from strandline.cli.output import progress_bar

if TYPE_CHECKING:
    from strandline.packs.commands import PackCommand, Parameter


class WithPacks(TyperGroup):
    """The product's own verbs, then the packs that have commands."""

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return a verb; a pack is looked for only when no verb has the name."""
        own = super().get_command(ctx, cmd_name)
        return own if own is not None else _pack_group(cmd_name)

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the verbs in their order, then the packs by name."""
        from strandline.packs.registry import listed_packs

        packs = [pack.name for pack in listed_packs() if pack.commands]
        return [*super().list_commands(ctx), *packs]


class PackGroup(TyperGroup):
    """One pack; its commands are read when the first of them is asked for."""

    pack = ""
    _found: MutableMapping[str, Any] | None = None

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return a command of the pack."""
        del ctx
        return self._commands().get(cmd_name)

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the pack's commands in the order it declares them."""
        del ctx
        return list(self._commands())

    def _commands(self) -> MutableMapping[str, Any]:
        if self._found is None:
            from strandline.api import pack_commands

            app = typer.Typer(rich_markup_mode=None)
            app.callback()(_nothing)
            for command in pack_commands(self.pack):
                app.command(name=command.name, help=command.summary)(_verb(self.pack, command))
            self._found = get_group(app).commands
        return self._found


def _nothing() -> None:
    """A group of one command stays a group."""


def _pack_group(name: str) -> Any:
    """Return the group of a pack, None when there is no such pack or it has no commands."""
    from strandline.packs.registry import listed_packs

    spec = next((pack for pack in listed_packs() if pack.name == name and pack.commands), None)
    if spec is None:
        return None
    kind = type("PackGroupOf", (PackGroup,), {"pack": name})
    app = typer.Typer(
        cls=kind,
        name=name,
        rich_markup_mode=None,
        no_args_is_help=True,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_nothing)
    group = get_group(app)
    group.help = f"{spec.summary}."
    return group


def _verb(pack: str, command: PackCommand) -> Callable[..., None]:
    """Return a function whose signature tells Typer the command's parameters."""

    def run(context: typer.Context, **values: Any) -> None:
        from strandline.api import run_pack_command

        console = console_of(context, values.pop("json_"), values.pop("quiet"))
        place = {"url": values.pop("url", None), "env": values.pop("env", None)}
        plain = {name: _plain(value) for name, value in values.items()}
        with progress_bar(console, command.name) as progress:
            result = run_pack_command(
                console.directory, pack, command.name, plain, progress=progress, **place
            )
        console.result(result, "\n".join(result.lines()))
        if result.exit_code:
            raise typer.Exit(result.exit_code)

    shared: dict[str, Any] = {"url": Url, "env": Env} if command.database else {}
    shared |= {"json_": Json, "quiet": Quiet}
    own = [(item.name, _annotation(item), _default(item)) for item in command.parameters]
    others = [(name, kind, False if name in ("json_", "quiet") else None)
              for name, kind in shared.items()]  # fmt: skip
    parameters = [
        inspect.Parameter("context", inspect.Parameter.KEYWORD_ONLY, annotation=typer.Context),
        *(
            inspect.Parameter(
                name, inspect.Parameter.KEYWORD_ONLY, annotation=kind, default=default
            )
            for name, kind, default in (*own, *others)
        ),
    ]
    target = cast("Any", run)
    target.__signature__ = inspect.Signature(parameters)
    target.__annotations__ = {item.name: item.annotation for item in parameters}
    return run


def _annotation(item: Parameter) -> Any:
    """Return the type and help of a parameter as Typer reads them."""
    from strandline.packs.commands import Kind

    kinds: dict[Kind, Any] = {
        Kind.TEXT: str,
        Kind.WHOLE: int,
        Kind.FILE: Path,
        Kind.FLAG: bool,
    }
    kind: Any = _words(item) if item.choices else kinds[item.kind]
    if item.many:
        kind = types.GenericAlias(list, (kind,))
    elif not item.required and item.default is None:
        kind = kind | None
    if item.argument:
        return Annotated[kind, typer.Argument(help=item.help)]
    names = f"{item.option}/{item.opposite}" if item.opposite else item.option
    return Annotated[kind, typer.Option(names, help=item.help)]


def _words(item: Parameter) -> Any:
    return enum.Enum(item.name, {word: word for word in item.choices}, type=str)


def _default(item: Parameter) -> Any:
    if item.required:
        return inspect.Parameter.empty
    if item.many:
        return []
    return item.default


def _plain(value: Any) -> object:
    """Return a value without what only the door knows: words for enums, tuples for lists."""
    if isinstance(value, enum.Enum):
        return value.value
    return tuple(value) if isinstance(value, list) else value
