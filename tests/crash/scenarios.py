"""The runs that are killed: the water chain up and down, generated migrations, scripts in parts."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings

from crash.harness import Scenario, in_child
from packs.water.databases import WaterDatabase
from strandline import api
from strandline.dictionary.dump import dump_yaml
from strandline.dictionary.model import Dictionary
from strandline.dictionary.names import QName
from strandline.errors import InvalidInput, Refused
from strandline.plan.seal import SEAL_FILE, chain_seals, read_seals, sealed, write_seals
from strandline.platforms.registry import get_platform, platform_for_url
from strandline.services.inspect import component_files
from strandline.services.states import State
from strandline.testing.generated_rows import user_rows
from strandline.testing.live_database import LiveDatabase
from strandline.testing.strategies import dictionary_pairs
from support.postgres import with_database

PLATFORMS = ("sqlite", "duckdb", "postgres")
VALUES = 40
VERSIONS = frozenset({"SchemaVersion"})
Command = Callable[[Path, str], Any]


@contextmanager
def template(platform: str, folder: Path, server: str | None, name: str) -> Iterator[str]:
    """Give the URL of a database that a scenario starts from, and remove it afterwards."""
    if platform != "postgres":
        yield f"{platform}:///{(folder / name).as_posix()}.db"
        return
    assert server is not None
    import psycopg

    database = f"strandline_crash_{secrets.token_hex(3)}"
    with psycopg.connect(server, autocommit=True) as session:
        session.execute(f'CREATE DATABASE "{database}" TEMPLATE template0'.encode())
    try:
        yield with_database(server, database)
    finally:
        with psycopg.connect(server, autocommit=True) as session:
            session.execute(f'DROP DATABASE IF EXISTS "{database}" WITH (FORCE)'.encode())


# ---- commands -----------------------------------------------------------------------------------


def up(project: Path, url: str) -> Any:
    """Apply everything."""
    return api.apply(project, url=url)


def walk(project: Path, url: str) -> Any:
    """Apply everything, version by version."""
    return api.apply(project, url=url, walk=True)


def down_to(version: str) -> Command:
    """Return a command that rolls back."""

    def down(project: Path, url: str) -> Any:
        return api.rollback(project, url=url, to=version)

    return down


# ---- water --------------------------------------------------------------------------------------


def water_project(root: Path) -> Path:
    """A project with the water pack."""
    api.init(root, pack="water")
    return root


def water_up(project: Path, url: str) -> Scenario:
    """The archive of 1.0.0 with rows in all of its tables, on the way to the newest version."""
    in_child(lambda: _fill_archive(project, url))
    return Scenario(name="water up", project=project, template=url, command=up, numbered=VERSIONS)


def water_down(project: Path, url: str) -> Scenario:
    """The newest version, on the way back to 1.0.0."""

    def fill() -> None:
        _fill_archive(project, url)
        api.apply(project, url=url)

    in_child(fill)
    return Scenario(
        name="water down",
        project=project,
        template=url,
        command=down_to("1.0.0"),
        numbered=VERSIONS,
    )


def water_create(project: Path, url: str) -> Scenario:
    """An empty database, on the way to the newest version through all of them."""
    return Scenario(
        name="water create", project=project, template=url, command=walk, numbered=VERSIONS
    )


def _fill_archive(project: Path, url: str) -> None:
    database = WaterDatabase(project=project, url=url)
    database.apply("1.0.0")
    database.load_archive(VALUES)


# ---- generated ----------------------------------------------------------------------------------


def generated_project(
    root: Path, platform: str, before: Dictionary, after: Dictionary
) -> Path | None:
    """A project that releases two generated dictionaries; None when they cannot be released.

    A rule may refuse the second one, or nothing may be different on the platform.
    """
    root.mkdir(parents=True)
    (root / "strandline.toml").write_text(
        '[project]\nname = "generated"\n\n[components.main]\npath = "main"\n', encoding="utf-8"
    )
    for label, dictionary in (("1.0.0", before), ("1.1.0", after)):
        _write_component(root / "main", platform, dictionary)
        try:
            api.release(root, label, date="2026-01-01")
        except (InvalidInput, Refused):
            return None
    return root


def _write_component(folder: Path, platform: str, dictionary: Dictionary) -> None:
    for part in ("tables", "views", "value_sets"):
        for file in (folder / part).glob("*.yaml"):
            file.unlink()
    files = component_files(State(label="generated", dictionary=dictionary), "main")
    files["component.yaml"] = dump_yaml(
        {"_format_version": "1.0", "component": {"name": "main", "platforms": [platform]}}
    )
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def generated_up(project: Path, url: str, before: Dictionary) -> Scenario:
    """The first version with rows of a user, on the way to the second."""
    in_child(lambda: _fill_generated(project, url, before))
    return Scenario(name="generated up", project=project, template=url, command=up)


def generated_down(project: Path, url: str, before: Dictionary) -> Scenario:
    """The second version, reached with rows of a user, on the way back."""

    def fill() -> None:
        _fill_generated(project, url, before)
        api.apply(project, url=url)

    in_child(fill)
    return Scenario(name="generated down", project=project, template=url, command=down_to("1.0.0"))


def _fill_generated(project: Path, url: str, before: Dictionary) -> None:
    api.apply(project, url=url, to="1.0.0")
    platform = platform_for_url(url)
    with platform.connect(url) as connection:
        LiveDatabase(platform, connection).insert(before, user_rows(before))


# ---- in parts -----------------------------------------------------------------------------------


_NOTE = """\
_format_version: "1.0"
table:
  name: note
  columns:
    - {name: id, logical_type: integer, nullable: false}
    - {name: body, logical_type: string, max_length: 100}
    - {name: place, logical_type: integer}
  primary_key: [id]
"""
_INDEXES = """\
  indexes:
    - {name: note_by_body, columns: [body]}
    - {name: note_place, columns: [place], unique: true}
"""
_TAG = """\
_format_version: "1.0"
table:
  name: tag
  columns: [{name: id, logical_type: integer, nullable: false}]
  primary_key: [id]
"""


def project_in_parts(root: Path, platform: str, *, concurrently: bool = True) -> Path:
    """A project whose second version makes two indexes outside the transaction, and a table."""
    (root / "main" / "tables").mkdir(parents=True)
    (root / "strandline.toml").write_text(
        '[project]\nname = "parts"\n\n[components.main]\npath = "main"\n', encoding="utf-8"
    )
    # The plain forms are taken apart by hand here: every statement outside counts.
    component = {"name": "main", "platforms": [platform], "policy": {"online": "never"}}
    (root / "main" / "component.yaml").write_text(
        dump_yaml({"_format_version": "1.0", "component": component}), encoding="utf-8"
    )
    tables = root / "main" / "tables"
    (tables / "note.yaml").write_text(_NOTE, encoding="utf-8")
    api.release(root, "1.0.0", date="2026-01-01")
    (tables / "note.yaml").write_text(_NOTE + _INDEXES, encoding="utf-8")
    (tables / "tag.yaml").write_text(_TAG, encoding="utf-8")
    api.release(root, "1.1.0", date="2026-01-01")
    take_apart(root, "main", concurrently=concurrently and platform == "postgres")
    return root


def parts_up(project: Path, url: str, *, places: Sequence[int] = range(20)) -> Scenario:
    """Rows in the first version, on the way to the second; equal places break its unique index."""
    in_child(lambda: _fill_notes(project, url, places))
    return Scenario(name="in parts up", project=project, template=url, command=up)


def parts_down(project: Path, url: str) -> Scenario:
    """The second version, on the way back."""

    def fill() -> None:
        _fill_notes(project, url, range(20))
        api.apply(project, url=url)

    in_child(fill)
    return Scenario(name="in parts down", project=project, template=url, command=down_to("1.0.0"))


def _fill_notes(project: Path, url: str, places: Sequence[int]) -> None:
    api.apply(project, url=url, to="1.0.0")
    platform = platform_for_url(url)
    name = platform.qualified(QName(platform.default_schema, "note"))
    with platform.connect(url) as connection:
        connection.execute_many(
            f"INSERT INTO {name} VALUES (?, ?, ?)",
            [(number, f"text {number}", place) for number, place in enumerate(places)],
        )


def take_apart(project: Path, component: str, *, concurrently: bool) -> int:
    """Let every index of the released scripts be made outside the transaction; seal them anew.

    Returns how many steps that are. On PostgreSQL the indexes are built CONCURRENTLY, as the
    renderers do it for large tables.
    """
    folder = project / component / "migrations"
    seals, count = [], 0
    for line in read_seals((folder / SEAL_FILE).read_text(encoding="utf-8")):
        path = folder / line.file
        text, changed = _outside(path.read_text(encoding="utf-8"), concurrently=concurrently)
        count += changed
        path.write_text(text, encoding="utf-8", newline="\n")
        seals.append(sealed(line.file, text))
    (folder / SEAL_FILE).write_text(write_seals(chain_seals(seals)), encoding="utf-8")
    return count


def _outside(text: str, *, concurrently: bool) -> tuple[str, int]:
    lines, count, inside = [], 0, False
    for line in text.splitlines():
        if line.startswith("-- strandline:step "):
            place, colon, title = line.partition(": ")
            inside = title.startswith(("create index", "create unique index", "drop index"))
            if inside:
                line = f"{place} outside-transaction{colon}{title}"
                count += 1
        elif inside and concurrently:
            line = line.replace("CREATE INDEX ", "CREATE INDEX CONCURRENTLY ")
            line = line.replace("CREATE UNIQUE INDEX ", "CREATE UNIQUE INDEX CONCURRENTLY ")
            line = line.replace("DROP INDEX ", "DROP INDEX CONCURRENTLY ")
        lines.append(line)
    return "\n".join(lines) + "\n", count


def generated_pairs(platform: str, count: int) -> list[tuple[Dictionary, Dictionary]]:
    """Return the same generated dictionaries at every call, each with what becomes of it."""
    found: list[tuple[Dictionary, Dictionary]] = []

    @settings(
        max_examples=count,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        deadline=None,
    )
    @given(dictionary_pairs(get_platform(platform).features))
    def collect(pair: tuple[Dictionary, Dictionary]) -> None:
        found.append(pair)

    collect()
    return found
