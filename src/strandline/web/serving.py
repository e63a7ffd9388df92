"""`strandline serve`: from a project and a database to a process that answers."""

from __future__ import annotations

import asyncio
import logging
import signal
import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import uvicorn
from fastapi import FastAPI

from strandline.bridge.database import Database, open_database
from strandline.bridge.dialects.registry import get_dialect
from strandline.dictionary.load import load_directory
from strandline.errors import Refused, UsageError
from strandline.packs.registry import get_pack, pack_names
from strandline.packs.spec import PackSpec
from strandline.platforms.registry import platform_for_url
from strandline.rest.errors import NotReady
from strandline.rest.pack import PackSettings, PackWeb, load_web
from strandline.rest.permissions import is_loopback
from strandline.services.component import ComponentFolder
from strandline.services.environments import Target
from strandline.services.keys import KeyStore
from strandline.services.project import Project, require_project
from strandline.services.serve_settings import ServeSettings, read_serve
from strandline.services.states import shown_url
from strandline.telemetry.logs import Log, LoggingBridge, get_log
from strandline.telemetry.tracing import Telemetry, telemetry_from
from strandline.web.app import Authenticate, ServedPack, create_app
from strandline.web.keys import KeyDoor, nobody_asked
from strandline.web.settings import WebSettings
from strandline.web.standing import PackStandingCheck

AUTH_MODES = ("keys", "none")
STOP_SECONDS = 30
BACKLOG = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class ServeRequest:
    """What to serve, where. `auth` None: keys, but for a loopback address without any key."""

    project: Path
    url: str | None = None
    env: str | None = None
    host: str = "127.0.0.1"
    port: int = 8000
    auth: str | None = None
    console: bool = True
    access_log: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Serving:
    """A server that is about to run."""

    address: str
    database: str
    auth: str
    has_keys: bool
    packs: tuple[tuple[str, str], ...]

    def as_json(self) -> dict[str, object]:
        return {
            "address": self.address,
            "database": self.database,
            "auth": self.auth,
            "has_keys": self.has_keys,
            "packs": [{"pack": name, "version": version} for name, version in self.packs],
        }


def serve(request: ServeRequest, announce: Callable[[Serving], None]) -> None:
    """Serve until SIGINT or SIGTERM, then finish what is being answered; `announce` comes first."""
    project = require_project(request.project)
    target = project.target(url=request.url, env=request.env)
    get_dialect(platform_for_url(target.url).name)  # Refused for one that packs do not run on.
    settings = read_serve(project.root)
    log, telemetry = get_log(), telemetry_from()
    packs = _packs(project, target, settings, telemetry)
    store = KeyStore(target.url)
    has_keys = store.any()
    auth = _auth(request, has_keys=has_keys)
    with _listening(request.host, request.port) as listener:
        door = KeyDoor(store, log) if auth == "keys" else None
        app = _app(request, settings, packs, door, log, telemetry)
        announce(
            Serving(
                address=_address(request.host, listener),
                database=shown_url(target.url),
                auth=auth,
                has_keys=has_keys,
                packs=tuple((one.served.name, one.version) for one in packs),
            )
        )
        _run(app, listener, log)


@dataclass(frozen=True, slots=True, kw_only=True)
class _OpenPack:
    served: ServedPack
    database: Database
    version: str


def _packs(
    project: Project, target: Target, settings: ServeSettings, telemetry: Telemetry
) -> list[_OpenPack]:
    """Open every installed pack whose component the project has."""
    found = []
    for name in pack_names():
        spec = get_pack(name)
        web = load_web(spec.web) if spec.web else None
        if web is not None and web.component in project.components:
            found.append(_open(spec, web, project, target, settings, telemetry))
    if not found:
        raise UsageError(
            "H031",
            "no component of this project belongs to a pack that can be served",
            hint=f"make a project with strandline init --pack NAME; packs: {', '.join(pack_names())}",
        )
    return found


def _open(
    spec: PackSpec,
    web: PackWeb,
    project: Project,
    target: Target,
    settings: ServeSettings,
    telemetry: Telemetry,
) -> _OpenPack:
    folder = ComponentFolder(project.component_directory(web.component), project.root)
    standing = PackStandingCheck(target.url, folder, web.needs, option=target.option)
    try:
        version = standing()
    except NotReady as error:
        raise Refused(
            "H032", f"nothing is served: {error.message}", hint=error.hint, details=error.details
        ) from None
    database = open_database(
        target.url,
        load_directory(dict(spec.components)[web.component]).dictionary,
        read_seconds=settings.read_seconds,
    )
    telemetry.watch_engine(database.engine)
    around = PackSettings(
        zone=settings.time_zone(),
        storage=settings.storage_url(project.root),
        storage_options=settings.storage_options(),
        most_rows=settings.most_rows,
    )
    services = web.open_services(database, around)
    served = ServedPack(name=spec.name, web=web, services=services, standing=standing)
    return _OpenPack(served=served, database=database, version=version)


def _auth(request: ServeRequest, *, has_keys: bool) -> str:
    """Return how callers are told apart; Refused where nobody would be."""
    if request.auth not in (None, *AUTH_MODES):
        raise UsageError(
            "H036",
            f"there is no way to authenticate called {request.auth!r}",
            hint=f"one of: {', '.join(AUTH_MODES)}",
        )
    on_loopback = is_loopback(request.host)
    if request.auth == "none" and not on_loopback:
        raise Refused(
            "H033",
            f"without keys, anybody who reaches {request.host} could read and write everything",
            hint="leave --auth none out and make a key (strandline keys create NAME --scope ...), "
            "or listen on 127.0.0.1",
        )
    if request.auth is not None:
        return request.auth
    return "none" if on_loopback and not has_keys else "keys"


def _app(
    request: ServeRequest,
    settings: ServeSettings,
    packs: Sequence[_OpenPack],
    door: KeyDoor | None,
    log: Log,
    telemetry: Telemetry,
) -> FastAPI:
    def close() -> None:
        if door is not None:
            door.close()
        for one in packs:
            one.database.close()
        telemetry.close()

    authenticate: Authenticate = nobody_asked if door is None else door
    return create_app(
        [one.served for one in packs],
        authenticate=authenticate,
        settings=WebSettings(
            most_body_bytes=settings.most_body_bytes,
            cors_origins=settings.cors_origins,
            trusted_hosts=settings.trusted_hosts,
            rate_limit=settings.rate_limit,
            loopback_only=door is None,
            access_log=request.access_log,
        ),
        log=log,
        telemetry=telemetry,
        on_close=close,
        console=request.console and _has_console(),
    )


def _has_console() -> bool:
    return find_spec("nicegui") is not None and find_spec("strandline.web.console") is not None


@contextmanager
def _listening(host: str, port: int) -> Iterator[socket.socket]:
    """Give a bound socket; UsageError when the address cannot be had."""
    try:
        kind, _, _, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        # asyncio sends small answers at once (TCP_NODELAY) only where the protocol is named.
        listener = socket.socket(kind, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    except (OSError, OverflowError, UnicodeError):
        raise UsageError(
            "H034", f"{host} port {port} is no address to listen on", hint="pass --host and --port"
        ) from None
    with listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(address)
            # From here on who calls is let wait, not turned away.
            listener.listen(BACKLOG)
        except OSError as error:
            raise UsageError(
                "H034",
                f"cannot listen on {host} port {port}: {(error.strerror or 'refused').lower()}",
                hint="pass another --port (0 takes a free one), or stop what listens there",
            ) from None
        yield listener


def _address(host: str, listener: socket.socket) -> str:
    port = listener.getsockname()[1]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


class _Server(uvicorn.Server):
    """Stops when it is asked to, and lets the program end as one that did what it was told."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        asked = (signal.SIGINT, signal.SIGTERM)
        before = {one: signal.signal(one, self.handle_exit) for one in asked}
        try:
            yield
        finally:
            for one, handler in before.items():
                signal.signal(one, handler)


def _run(app: FastAPI, listener: socket.socket, log: Log) -> None:
    bridge = LoggingBridge(log)
    logging.getLogger().addHandler(bridge)
    logging.getLogger("uvicorn.error").setLevel(logging.WARNING)
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        lifespan="on",
        timeout_graceful_shutdown=STOP_SECONDS,
    )
    try:
        asyncio.run(_Server(config).serve(sockets=[listener]))
    finally:
        logging.getLogger().removeHandler(bridge)
