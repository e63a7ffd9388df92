"""keys create, list, revoke: who may ask a server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from strandline.cli.commands.shared import Env, Json, Quiet, Url, console_of

if TYPE_CHECKING:
    from strandline.services.keys import KeysResult, NewKey

group = typer.Typer(
    name="keys",
    help="Make, list and revoke the API keys of a database.",
    no_args_is_help=True,
)


@group.command("create")
def create(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="Who or what will use the key.")],
    scope: Annotated[
        list[str] | None,
        typer.Option(
            "--scope", help="What it may do: PACK:read, PACK:write or PACK:admin; * for all packs."
        ),
    ] = None,
    expires: Annotated[
        str | None,
        typer.Option("--expires", help="When it ends: 90d, 12h, or a date; default: never."),
    ] = None,
    creator: Annotated[
        str | None, typer.Option("--as", help="Who makes it; default: STRANDLINE_USER, user@host.")
    ] = None,
    url: Url = None,
    env: Env = None,
    json_: Json = False,
    quiet: Quiet = False,
) -> None:
    """Make a key and show it, this once."""
    from strandline.api import create_key as run

    console = console_of(context, json_, quiet)
    result = run(
        console.directory, name, scope or (), expires=expires, creator=creator, url=url, env=env
    )
    console.result(result, _created_text(result))
    console.note("keep it now: only its hash was stored, and it is not shown again")


@group.command("list")
def list_(
    context: typer.Context,
    url: Url = None,
    env: Env = None,
    json_: Json = False,
    quiet: Quiet = False,
) -> None:
    """List all keys, oldest first, with when each was last used."""
    from strandline.api import list_keys as run

    console = console_of(context, json_, quiet)
    result = run(console.directory, url=url, env=env)
    console.result(result, _list_text(result))


@group.command("revoke")
def revoke(
    context: typer.Context,
    key_id: Annotated[str, typer.Argument(metavar="ID", help="The key's id, from keys list.")],
    url: Url = None,
    env: Env = None,
    json_: Json = False,
    quiet: Quiet = False,
) -> None:
    """Revoke a key for good; running servers know within seconds."""
    from strandline.api import revoke_key as run

    console = console_of(context, json_, quiet)
    result = run(console.directory, key_id, url=url, env=env)
    key = result.keys[0]
    console.result(result, f"revoked {key.id} ({key.name}) at {key.revoked_at}")


def _created_text(result: NewKey) -> str:
    key = result.key
    return (
        f"{result.text}\n"
        f"  id {key.id}, {key.name}, may {', '.join(key.scopes)}, "
        f"{'never expires' if key.expires_at is None else 'expires ' + key.expires_at}\n"
        f"  send it as: Authorization: Bearer sl_..."
    )


def _list_text(result: KeysResult) -> str:
    from strandline.services.keys import state_of

    if not result.keys:
        return f"{result.database} has no keys; make one with `strandline keys create`"
    lines = [f"{'id':<14}{'state':<9}{'last used':<18}{'expires':<18}{'name':<24}scopes"]
    for key in result.keys:
        used, ends = (key.last_used_at or "never")[:16], (key.expires_at or "never")[:16]
        lines.append(
            f"{key.id:<14}{state_of(key, result.at):<9}{used:<18}{ends:<18}{key.name:<24}"
            f"{' '.join(key.scopes)}"
        )
    return "\n".join(lines)


def register(app: typer.Typer) -> None:
    """Add the verbs to the application."""
    app.add_typer(group)
