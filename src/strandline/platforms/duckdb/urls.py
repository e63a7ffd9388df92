"""Database URLs of DuckDB: a file, memory, or MotherDuck."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import parse_qsl, unquote

from strandline.errors import UsageError

MEMORY = ":memory:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where to connect; `path` is a file, `:memory:`, or `md:name` for MotherDuck."""

    path: str
    read_only: bool = False
    token: str = field(default="", repr=False)

    @property
    def is_motherduck(self) -> bool:
        return self.path.startswith("md:")

    @property
    def is_file(self) -> bool:
        return self.path != MEMORY and not self.is_motherduck


def parse_url(url: str) -> Target:
    """Read a URL; UsageError (which never quotes it) for one that cannot be understood."""
    scheme, colon, rest = url.partition(":")
    body, _, tail = rest.partition("?")
    options = dict(parse_qsl(tail))
    token = options.pop("motherduck_token", "")
    read_only = options.pop("read_only", "false").lower() in ("1", "true", "yes")
    if options:
        raise _unreadable(f"unknown option {', '.join(sorted(options))}")
    scheme = scheme.lower()
    if colon and scheme in ("md", "motherduck"):
        name = unquote(body.removeprefix("//"))
        return Target(path=f"md:{name}", read_only=read_only, token=token)
    if not colon or scheme != "duckdb" or not body.startswith("//"):
        raise _unreadable("it does not start with duckdb:// or md:")
    path = unquote(body.removeprefix("//"))
    if path in ("", "/", f"/{MEMORY}"):
        return Target(path=MEMORY)
    if not path.startswith("/"):
        raise _unreadable("a file's path comes after three slashes")
    # duckdb:///a.duckdb is relative, duckdb:////var/a.duckdb absolute.
    return Target(path=path[1:], read_only=read_only)


def _unreadable(reason: str) -> UsageError:
    return UsageError(
        "X003",
        f"the DuckDB URL cannot be read: {reason}",
        hint="write duckdb:///file.duckdb, duckdb:////absolute/file.duckdb, duckdb:// (memory) "
        "or md:database",
    )
