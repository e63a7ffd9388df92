"""Platforms by name and by URL, found lazily through entry points.

The four built-in platforms register through the same entry points as anybody else's; a checkout
that is not installed still finds them by their module paths.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module

from strandline.errors import UsageError
from strandline.platforms.base import Platform

_BUILT_IN = {
    "postgres": "strandline.platforms.postgres",
    "mssql": "strandline.platforms.mssql",
    "sqlite": "strandline.platforms.sqlite",
    "duckdb": "strandline.platforms.duckdb",
}
_SCHEMES = {
    "postgres": "postgres",
    "postgresql": "postgres",
    "mssql": "mssql",
    "sqlserver": "mssql",
    "sqlite": "sqlite",
    "duckdb": "duckdb",
    "md": "duckdb",
    "motherduck": "duckdb",
}
ALIASES = {"postgresql": "postgres", "pg": "postgres", "sqlserver": "mssql", "sqlite3": "sqlite"}


def platform_names() -> list[str]:
    """Return the names of all platforms, built-in ones first."""
    return [*_BUILT_IN, *sorted(set(_entry_points()) - set(_BUILT_IN))]


@lru_cache(maxsize=16)
def get_platform(name: str) -> Platform:
    """Return a platform by name; UsageError names the ones there are."""
    wanted = ALIASES.get(name.lower(), name.lower())
    if wanted in _BUILT_IN:
        platform: Platform = import_module(_BUILT_IN[wanted]).platform
        return platform
    entry = _entry_points().get(wanted)
    if entry is None:
        known = ", ".join(platform_names())
        raise UsageError("X001", f"there is no platform {name!r}", hint=f"one of: {known}")
    module, _, attribute = entry.partition(":")
    found: Platform = getattr(import_module(module), attribute)
    return found


def platform_for_url(url: str) -> Platform:
    """Return the platform that a database URL names by its scheme."""
    scheme, colon, _ = url.partition(":")
    base = scheme.split("+")[0].lower()
    if colon and base in _SCHEMES:
        return get_platform(_SCHEMES[base])
    for name in sorted(set(_entry_points()) - set(_BUILT_IN)):
        if base in get_platform(name).url_schemes:
            return get_platform(name)
    known = ", ".join(f"{scheme}:" for scheme in sorted(_SCHEMES))
    raise UsageError(
        "X002",
        f"{scheme or 'this'!r} is no database URL scheme",
        hint=f"a URL starts with one of: {known}",
    )


def is_url(text: str) -> bool:
    """Say whether a text looks like a database URL rather than a file or a version."""
    scheme, colon, rest = text.partition(":")
    if not colon or not scheme or not scheme[0].isalpha() or len(scheme) < 2:
        return False
    return rest.startswith("//") or scheme.split("+")[0].lower() in _SCHEMES


@lru_cache(maxsize=1)
def _entry_points() -> dict[str, str]:
    from importlib.metadata import entry_points

    return {entry.name: entry.value for entry in entry_points(group="strandline.platforms")}
