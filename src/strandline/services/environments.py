"""Environments of a project: where a database is, how it is guarded, what is allowed there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from strandline.apply.allowances import read_allow_file, read_allowances
from strandline.errors import UsageError

KEYS = frozenset({"url", "url_env", "protected", "allow"})
FILE_SCHEMES = ("sqlite", "duckdb")


@dataclass(frozen=True, slots=True, kw_only=True)
class Environment:
    """Where a database is. `url_env` names the environment variable that holds its URL.

    In a `protected` one nothing runs without an approval; `allow` names effects that may happen
    there (see `strandline.apply.allowances`).
    """

    name: str
    url: str | None = None
    url_env: str | None = None
    protected: bool = False
    allow: tuple[str, ...] = ()

    def resolve(self, variables: Mapping[str, str]) -> str:
        """Return the URL; UsageError names the variable that is not set."""
        if self.url is not None:
            return self.url
        value = variables.get(self.url_env or "")
        if not value:
            raise UsageError(
                "A001",
                f"environment {self.name} takes its URL from {self.url_env}, which is not set",
                hint=f"export {self.url_env}=..., or pass --url",
            )
        return value

    def known_url(self, variables: Mapping[str, str]) -> str | None:
        """Return the URL, None where its variable is not set."""
        return self.url or variables.get(self.url_env or "") or None


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """The database of one call, and what its environment says of it ("" where none is named)."""

    url: str
    environment: str = ""
    protected: bool = False
    allow: tuple[str, ...] = ()

    @property
    def option(self) -> str:
        """Return the option that names the database again, for hints; a URL may hold a password."""
        return f"--env {self.environment}" if self.environment else "--url URL"


def read_environment(name: str, entry: Mapping[str, Any], root: Path, file: str) -> Environment:
    """Read one table of `[environments]`; UsageError says what is wrong with it."""
    unknown = sorted(set(entry) - KEYS)
    url, url_env = entry.get("url"), entry.get("url_env")
    if unknown or (url is None) == (url_env is None):
        raise UsageError(
            "A007",
            f"{file}: environments.{name} needs one of url and url_env"
            + (f", and has no setting {', '.join(unknown)}" if unknown else ""),
            hint="url_env names the environment variable that holds the URL; besides there are "
            "protected and allow",
        )
    protected = entry.get("protected", False)
    if not isinstance(protected, bool):
        raise UsageError("A007", f"{file}: environments.{name}.protected must be true or false")
    return Environment(
        name=name,
        url=None if url is None else str(url),
        url_env=None if url_env is None else str(url_env),
        protected=protected,
        allow=_allowed(name, entry.get("allow", []), root, file),
    )


def _allowed(name: str, value: object, root: Path, file: str) -> tuple[str, ...]:
    """Return an environment's allowances: a list, or the path of a file with one on a line."""
    if isinstance(value, str):
        try:
            entries = read_allow_file((root / value).read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError):
            raise UsageError(
                "A007",
                f"{file}: environments.{name}.allow names a file that cannot be read: {value}",
                hint="the path starts at the project; a list may stand here instead",
            ) from None
    elif isinstance(value, list) and all(isinstance(item, str) for item in value):
        entries = value
    else:
        raise UsageError(
            "A007",
            f"{file}: environments.{name}.allow must be a list of texts, or a file's path",
            hint='write allow = ["loses-data:dbo.orders.note"]',
        )
    read_allowances(entries)
    return tuple(entries)


def is_same_database(one: str, other: str) -> bool:
    """Say whether two URLs may lead to one database: user, password and options aside.

    A host by another name, or a proxy, is another database as far as a URL tells.
    """
    first, second = urlsplit(one), urlsplit(other)
    kinds = [parts.scheme.split("+")[0].lower() for parts in (first, second)]
    kinds = ["postgres" if kind.startswith("postgres") else kind for kind in kinds]
    if kinds[0] != kinds[1]:
        return False
    if kinds[0] in FILE_SCHEMES:
        return _file(first.path) == _file(second.path) and first.netloc == second.netloc
    try:
        hosts = [_server(parts.hostname, parts.query) for parts in (first, second)]
        ports = [parts.port for parts in (first, second)]
    except ValueError:
        return False  # no URL that a driver takes; connecting says so
    if None not in ports and ports[0] != ports[1]:
        return False
    return hosts[0] == hosts[1] and unquote(first.path) == unquote(second.path)


def _file(path: str) -> str:
    return Path(path[1:]).resolve().as_posix()


def _server(host: str | None, query: str) -> str:
    return (host or dict(parse_qsl(query)).get("host") or "localhost").lower()
