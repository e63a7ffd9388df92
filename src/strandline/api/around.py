"""Finding the project, component and database that a call means."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from strandline.services.component import ComponentFolder
    from strandline.services.project import Project


def component_folders(
    project: Path, name: str | None
) -> tuple[Project | None, list[ComponentFolder]]:
    """Return the project, if any, and its components or the one that is named."""
    from strandline.services.component import ComponentFolder
    from strandline.services.project import find_project

    around = find_project(project)
    if around is None:
        return None, []
    names = [name] if name is not None else list(around.components)
    return around, [ComponentFolder(around.component_directory(one), around.root) for one in names]


def database_of(around: Project | None, url: str | None, env: str | None) -> str:
    from strandline.services.project import require_project

    if around is None and url is not None and env is None:
        return url
    return (around or require_project(Path())).url(url=url, env=env)


def component_of(project: Path, name: str | None) -> tuple[Project, ComponentFolder]:
    from strandline.services.component import ComponentFolder
    from strandline.services.project import require_project

    around = require_project(project)
    return around, ComponentFolder(around.component_directory(name), around.root)
