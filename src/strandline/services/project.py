"""A project on disk: strandline.toml, its components and its environments."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from strandline.errors import NotFound, UsageError

PROJECT_FILE = "strandline.toml"
_PASSWORD = re.compile(r"^[a-z0-9+]+://[^/@:]*:[^/@]+@", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Environment:
    """Where a database is. `url_env` names the environment variable that holds its URL."""

    name: str
    url: str | None = None
    url_env: str | None = None

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """Components by name (their folders) and environments by name."""

    root: Path
    name: str
    components: Mapping[str, Path]
    environments: Mapping[str, Environment] = field(default_factory=dict)

    def component_directory(self, name: str | None) -> Path:
        """Return a component's folder; the only one when no name is given."""
        if name is None:
            if len(self.components) == 1:
                return next(iter(self.components.values()))
            names = ", ".join(self.components) or "none"
            raise UsageError(
                "A002", "the project has several components", hint=f"name one of: {names}"
            )
        if name not in self.components:
            names = ", ".join(self.components) or "none"
            raise NotFound("A003", f"there is no component {name}", hint=f"components: {names}")
        return self.components[name]

    def url(self, *, url: str | None, env: str | None) -> str:
        """Return the URL of `--url`, of `--env`, or of the only environment."""
        if url is not None and env is not None:
            raise UsageError("A004", "both --url and --env are given", hint="give one of them")
        if url is not None:
            return self._anchored(url)
        if env is None:
            if len(self.environments) != 1:
                names = ", ".join(self.environments) or "none"
                raise UsageError(
                    "A004",
                    "no database is named",
                    hint=f"pass --url URL or --env NAME (environments: {names})",
                )
            env = next(iter(self.environments))
        if env not in self.environments:
            names = ", ".join(self.environments) or "none"
            raise NotFound("A005", f"there is no environment {env}", hint=f"one of: {names}")
        return self._anchored(self.environments[env].resolve(os.environ))

    def _anchored(self, url: str) -> str:
        """Return a file URL whose relative path starts at the project, wherever we are called."""
        for scheme in ("sqlite:///", "duckdb:///"):
            path = url.removeprefix(scheme)
            if path != url and path and path[0] not in "/:":
                return f"{scheme}{(self.root / path).absolute().as_posix()}"
        return url


def find_project(start: Path) -> Project | None:
    """Return the project whose strandline.toml lies in `start` or above, None without one."""
    start = start.absolute()
    for folder in (start, *start.parents):
        if (folder / PROJECT_FILE).is_file():
            return read_project(folder)
    return None


def require_project(start: Path) -> Project:
    """Return the project around `start`; UsageError says how to make one."""
    project = find_project(start)
    if project is None:
        raise UsageError(
            "A006",
            f"no {PROJECT_FILE} here or in a folder above",
            hint="make a project with `strandline init DIR`, or pass -C DIR",
        )
    return project


def read_project(root: Path) -> Project:
    """Read strandline.toml; UsageError says what is wrong with it."""
    path = root / PROJECT_FILE
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError("A007", f"{PROJECT_FILE} cannot be read: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError("A007", f"{PROJECT_FILE} is not TOML: {error}") from None
    components = {
        name: root / _text(entry, "path", f"components.{name}", name)
        for name, entry in _tables(document, "components").items()
    }
    environments = {
        name: _environment(name, entry) for name, entry in _tables(document, "environments").items()
    }
    name = _text(document.get("project", {}), "name", "project", root.name)
    return Project(root=root, name=name, components=components, environments=environments)


def _tables(document: Mapping[str, Any], key: str) -> dict[str, dict[str, Any]]:
    section = document.get(key, {})
    if not isinstance(section, dict) or not all(isinstance(v, dict) for v in section.values()):
        raise UsageError(
            "A007", f"{PROJECT_FILE}: [{key}] must hold tables", hint=f"write [{key}.NAME]"
        )
    return section


def _text(entry: Mapping[str, Any], key: str, where: str, default: str) -> str:
    value = entry.get(key, default)
    if not isinstance(value, str) or not value:
        raise UsageError("A007", f"{PROJECT_FILE}: {where}.{key} must be text")
    return value


def _environment(name: str, entry: Mapping[str, Any]) -> Environment:
    unknown = sorted(set(entry) - {"url", "url_env"})
    url, url_env = entry.get("url"), entry.get("url_env")
    if unknown or (url is None) == (url_env is None):
        raise UsageError(
            "A007",
            f"{PROJECT_FILE}: environments.{name} needs one of url and url_env",
            hint="url_env names the environment variable that holds the URL",
        )
    if url is not None and _PASSWORD.match(str(url)):
        raise UsageError(
            "A008",
            f"{PROJECT_FILE}: environments.{name}.url holds a password",
            hint="keep the URL in an environment variable and name that with url_env",
        )
    return Environment(
        name=name,
        url=None if url is None else str(url),
        url_env=None if url_env is None else str(url_env),
    )
