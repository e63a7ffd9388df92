"""What a pack hands to the web app, and what its endpoints get back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Request

from strandline.bridge.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class PackSettings:
    """What a server tells a pack of its surroundings.

    `zone`: what a time without a zone means. `storage`: where files lie, as an fsspec URL
    (`file:///var/lib/water`, `s3://bucket/folder`), with `storage_options` for its client (never
    logged). `most_rows`: most values that one request may write.
    """

    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))
    storage: str = ""
    storage_options: Mapping[str, object] = field(default_factory=dict, repr=False)
    most_rows: int = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class PackWeb:
    """A pack's part of the web app.

    `open_services` is called once and makes what `services_of` gives to every endpoint; `router`
    is mounted under /api/v1; `pages`, where there are any, adds the pack's pages to the console.
    `component` is the component whose dictionary `open_services` reads; `needs` is the oldest
    version of it that the services work with.
    """

    component: str
    needs: str
    open_services: Callable[[Database, PackSettings], object]
    router: APIRouter
    pages: Callable[[object], None] | None = None


def load_web(place: str) -> PackWeb:
    """Return what a pack's spec names as "module:attribute"."""
    module, _, attribute = place.partition(":")
    web: PackWeb = getattr(import_module(module), attribute)
    return web


def services_of(request: Request, pack: str) -> object:
    """Return the services that the app opened for a pack."""
    services: object = request.app.state.packs[pack]
    return services
