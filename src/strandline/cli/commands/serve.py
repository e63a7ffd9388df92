"""serve: the HTTP API and the pages of a project's packs."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from strandline.cli.commands.shared import Env, Json, Quiet, Url, console_of
from strandline.errors import UsageError

if TYPE_CHECKING:
    from strandline.web.serving import Serving


def serve(
    context: typer.Context,
    url: Url = None,
    env: Env = None,
    host: Annotated[str, typer.Option("--host", help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="The port; 0 takes a free one.")
    ] = 8000,
    auth: Annotated[
        str | None,
        typer.Option(
            "--auth",
            help="keys or none; default: keys, but none on a loopback address while there are none.",
        ),
    ] = None,
    pages: Annotated[
        bool, typer.Option("--pages/--no-pages", help="The pages in the browser beside the API.")
    ] = True,
    access_log: Annotated[
        bool, typer.Option("--access-log/--no-access-log", help="A line on stderr a request.")
    ] = True,
    json_: Json = False,
    quiet: Quiet = False,
) -> None:
    """Serve the packs of a project over HTTP until Ctrl-C."""
    try:
        from strandline.web.serving import ServeRequest
        from strandline.web.serving import serve as run
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("strandline"):
            raise
        raise UsageError(
            "H035",
            f"the server needs a package that is not installed: {error.name}",
            hint="pip install 'strandline[web]', and 'strandline[water]' for the water pack",
        ) from None

    console = console_of(context, json_, quiet)

    def announce(serving: Serving) -> None:
        console.result(serving, _text(serving))
        sys.stdout.flush()
        if serving.auth == "keys" and not serving.has_keys:
            console.note("there is no key yet: strandline keys create NAME --scope ...")

    request = ServeRequest(
        project=console.directory,
        url=url,
        env=env,
        host=host,
        port=port,
        auth=auth,
        console=pages,
        access_log=access_log,
    )
    run(request, announce)


def _text(serving: Serving) -> str:
    what = ", ".join(f"{name} {version}" for name, version in serving.packs)
    who = (
        "every request needs a key"
        if serving.auth == "keys"
        else "no key is asked for, and only this machine is answered"
    )
    return (
        f"serving {what} of {serving.database} at {serving.address}\n"
        f"  {who}; the API is described at {serving.address}/docs; Ctrl-C stops it"
    )


def register(app: typer.Typer) -> None:
    """Add the verb to the application."""
    app.command()(serve)
