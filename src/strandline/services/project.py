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
from strandline.services.environments import (
    Environment,
    Target,
    is_same_database,
    read_environment,
)

PROJECT_FILE = "strandline.toml"
_PASSWORD = re.compile(r"^[a-z0-9+]+://[^/@:]*:[^/@]+@", re.IGNORECASE)


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
        return self.target(url=url, env=env).url

    def target(self, *, url: str | None, env: str | None) -> Target:
        """Return the database of `--url`, of `--env`, or of the only environment.

        A URL that leads to an environment's database is that environment: what protects it does
        not depend on how it is named.
        """
        if url is not None and env is not None:
            raise UsageError("A004", "both --url and --env are given", hint="give one of them")
        if url is not None:
            return self._of_url(self._anchored(url))
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
        found = self.environments[env]
        return self._target(found, self._anchored(found.resolve(os.environ)))

    def _of_url(self, url: str) -> Target:
        same = [one for one in self.environments.values() if self._leads_to(one, url)]
        # Of several names for one database, the one that protects it counts.
        same.sort(key=lambda one: not one.protected)
        return self._target(same[0], url) if same else Target(url=url)

    def _target(self, environment: Environment, url: str) -> Target:
        return Target(
            url=url,
            environment=environment.name,
            protected=environment.protected
            or any(
                one.protected and self._leads_to(one, url) for one in self.environments.values()
            ),
            allow=environment.allow,
        )

    def _leads_to(self, environment: Environment, url: str) -> bool:
        known = environment.known_url(os.environ)
        return known is not None and is_same_database(self._anchored(known), url)

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
        name: _environment(name, entry, root)
        for name, entry in _tables(document, "environments").items()
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


def _environment(name: str, entry: Mapping[str, Any], root: Path) -> Environment:
    found = read_environment(name, entry, root, PROJECT_FILE)
    if found.url is not None and _PASSWORD.match(found.url):
        raise UsageError(
            "A008",
            f"{PROJECT_FILE}: environments.{name}.url holds a password",
            hint="keep the URL in an environment variable and name that with url_env",
        )
    return found
