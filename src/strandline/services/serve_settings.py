"""The table [serve] of strandline.toml: how this project's server behaves."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from strandline.errors import UsageError
from strandline.services.project import PROJECT_FILE

_ORIGIN = re.compile(r"https?://[^/\s*]+")
_HOST = re.compile(r"[A-Za-z0-9.:-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class ServeSettings:
    """What the table says; every setting has a value that suits one laboratory's server.

    `storage` is a folder in or below the project, or an fsspec URL; `storage_options_env` maps
    options of its client to the environment variables that hold them.
    """

    cors_origins: tuple[str, ...] = ()
    trusted_hosts: tuple[str, ...] = ()
    rate_limit: int = 6000
    most_body_bytes: int = 20_000_000
    most_rows: int = 1_000_000
    read_seconds: int = 60
    zone: str = "UTC"
    storage: str = "storage"
    storage_options_env: Mapping[str, str] = field(default_factory=dict)

    def time_zone(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    def storage_url(self, root: Path) -> str:
        """Return where files lie as a URL; a path starts at the project."""
        if "://" in self.storage:
            return self.storage
        return (root / self.storage).absolute().as_uri()

    def storage_options(self, variables: Mapping[str, str] | None = None) -> dict[str, object]:
        """Return the options of the storage's client; UsageError names what is not set."""
        found = os.environ if variables is None else variables
        missing = sorted(name for name in self.storage_options_env.values() if not found.get(name))
        if missing:
            raise UsageError(
                "H053",
                f"the storage takes options from {', '.join(missing)}, which is not set",
                hint=f"export {missing[0]}=..., or take it out of storage_options_env in [serve]",
            )
        return {option: found[name] for option, name in self.storage_options_env.items()}


SETTINGS = tuple(one.name for one in fields(ServeSettings))
"""Every setting of the table."""


def read_serve(root: Path) -> ServeSettings:
    """Read the table; without one every setting has its default. UsageError says what is wrong."""
    document = tomllib.loads((root / PROJECT_FILE).read_text(encoding="utf-8"))
    table = document.get("serve", {})
    if not isinstance(table, dict):
        raise _wrong("serve", "a table", "[serve]")
    unknown = sorted(set(table) - set(SETTINGS))
    if unknown:
        raise UsageError(
            "H050",
            f"{PROJECT_FILE}: [serve] has no setting {', '.join(unknown)}",
            hint=f"settings: {', '.join(SETTINGS)}",
        )
    return ServeSettings(**{name: _READERS[name](name, value) for name, value in table.items()})


def _wrong(name: str, kind: str, example: str) -> UsageError:
    return UsageError(
        "H051",
        f"{PROJECT_FILE}: [serve] {name} must be {kind}",
        hint=f"write {example}",
    )


def _count(least: int, most: int) -> Callable[[str, Any], int]:
    def read(name: str, value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise _wrong(name, f"a whole number from {least} to {most}", f"{name} = {most}")
        return value

    return read


def _texts(pattern: re.Pattern[str], kind: str, example: str) -> Callable[[str, Any], Any]:
    def read(name: str, value: Any) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(
            isinstance(one, str) and pattern.fullmatch(one) for one in value
        ):
            raise _wrong(name, f"a list of {kind}", f'{name} = ["{example}"]')
        return tuple(one.lower() for one in value)

    return read


def _zone(name: str, value: Any) -> str:
    try:
        ZoneInfo(value)
    except (TypeError, ValueError, OSError, KeyError):
        raise _wrong(name, "a time zone's name", 'zone = "America/Toronto"') from None
    return str(value)


def _storage(name: str, value: Any) -> str:
    if not isinstance(value, str) or not value.strip() or "\0" in value:
        raise _wrong(name, "a folder or a URL", 'storage = "s3://bucket/folder"')
    try:
        parts = urlsplit(value)
    except ValueError:
        raise _wrong(name, "a folder or a URL", 'storage = "s3://bucket/folder"') from None
    if "@" in parts.netloc or parts.query:
        raise UsageError(
            "H052",
            f"{PROJECT_FILE}: [serve] storage holds more than a place: a key does not belong in a "
            "file that is shared",
            hint="name the environment variables that hold keys in storage_options_env",
        )
    return value


def _variables(name: str, value: Any) -> dict[str, str]:
    if not isinstance(value, dict) or not all(
        isinstance(one, str) and re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", one)
        for one in value.values()
    ):
        raise _wrong(
            name, "a table of names of environment variables", f'{name} = {{ key = "STORAGE_KEY" }}'
        )
    return dict(value)


_READERS: Mapping[str, Callable[[str, Any], Any]] = {
    "cors_origins": _texts(_ORIGIN, "origins (no *, no path)", "https://lab.example.org"),
    "trusted_hosts": _texts(_HOST, "host names", "water.example.org"),
    "rate_limit": _count(0, 10_000_000),
    "most_body_bytes": _count(1_000, 2_000_000_000),
    "most_rows": _count(1, 100_000_000),
    "read_seconds": _count(0, 86_400),
    "zone": _zone,
    "storage": _storage,
    "storage_options_env": _variables,
}
