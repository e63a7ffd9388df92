"""A new project, empty or from a pack."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from strandline.errors import Refused, UsageError
from strandline.packs.registry import get_pack
from strandline.services.project import PROJECT_FILE

_EXAMPLE_COMPONENT = """\
_format_version: "1.0"
component:
  name: main
  description: What this database is for.
  version: "1.0.0"
  platforms: [sqlite, postgres, duckdb, mssql]
"""
_EXAMPLE_TABLE = """\
_format_version: "1.0"
table:
  name: note
  description: A first table; rename it, or delete it and write your own.
  columns:
    - {name: note_id, logical_type: integer, nullable: false, identity: true}
    - {name: body, logical_type: text, nullable: false, description: What was noted.}
    - {name: noted_at, logical_type: timestamp, nullable: false, default: CURRENT_TIMESTAMP}
  primary_key: [note_id]
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class InitResult:
    """The files that were written, relative to the project."""

    name: str
    files: tuple[str, ...]
    pack: str | None

    def as_json(self) -> dict[str, object]:
        return {"project": self.name, "pack": self.pack, "files": list(self.files)}


def init(directory: Path, *, pack: str | None = None) -> InitResult:
    """Make a project in an empty or new folder; nothing that is there is overwritten."""
    if directory.exists() and any(directory.iterdir()):
        raise Refused(
            "A061",
            f"{directory.name} is not empty, so nothing was written",
            hint="name a new or empty folder",
        )
    name = directory.absolute().name
    try:
        directory.mkdir(parents=True, exist_ok=True)
        if pack is None:
            _write_example(directory, name)
        else:
            _copy_pack(directory, name, pack)
    except OSError as error:
        raise UsageError(
            "A062",
            f"the project cannot be written: {error.strerror}",
            hint="check the folder's permissions and free space",
        ) from None
    files = sorted(p.relative_to(directory).as_posix() for p in directory.rglob("*") if p.is_file())
    return InitResult(name=name, files=tuple(files), pack=pack)


def _write_example(directory: Path, name: str) -> None:
    tables = directory / "main" / "tables"
    tables.mkdir(parents=True)
    (directory / "main" / "component.yaml").write_text(_EXAMPLE_COMPONENT, encoding="utf-8")
    (tables / "note.yaml").write_text(_EXAMPLE_TABLE, encoding="utf-8")
    _write_settings(directory, name, ["main"])


def _copy_pack(directory: Path, name: str, pack: str) -> None:
    spec = get_pack(pack)
    for component, source in spec.components:
        shutil.copytree(source, directory / component)
    _write_settings(directory, name, [component for component, _ in spec.components])


def _write_settings(directory: Path, name: str, components: list[str]) -> None:
    lines = [f'[project]\nname = "{name.replace(chr(34), "")}"\n']
    lines += [f'[components.{item}]\npath = "{item}"\n' for item in components]
    lines.append(f'[environments.local]\nurl = "sqlite:///{components[0]}.db"\n')
    lines.append(
        "# Other databases: keep the URL in an environment variable.\n"
        "# [environments.production]\n"
        '# url_env = "DATABASE_URL"\n'
    )
    (directory / PROJECT_FILE).write_text("\n".join(lines), encoding="utf-8", newline="\n")
