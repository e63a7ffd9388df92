"""Small projects with backfills, and databases of every platform to run them on."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from strandline import api
from strandline.cli.main import main
from strandline.dictionary.names import QName
from strandline.platforms.base import Connection
from strandline.platforms.registry import platform_for_url

PLATFORMS = ("sqlite", "duckdb", "postgres")

ITEM = """\
_format_version: "1.0"
table:
  name: item
  columns:
    - {name: region, logical_type: string, max_length: 40, nullable: false}
    - {name: number, logical_type: integer, nullable: false}
    - {name: price, logical_type: integer}
    - {name: size, logical_type: integer}
    - {name: seen_at, logical_type: timestamp}
  primary_key: [region, number]
"""
PLAIN = """\
_format_version: "1.0"
table:
  name: plain
  columns:
    - {name: id, logical_type: integer, nullable: false}
    - {name: word, logical_type: string, max_length: 40}
    - {name: flag, logical_type: boolean}
  primary_key: [id]
"""
PARENT = """\
_format_version: "1.0"
table:
  name: parent
  columns:
    - {name: id, logical_type: integer, nullable: false}
    - {name: kind, logical_type: integer}
    - {name: seen_on, logical_type: date}
  primary_key: [id]
  indexes:
    - {columns: [kind]}
"""
CHILD = """\
_format_version: "1.0"
table:
  name: child
  columns:
    - {name: id, logical_type: integer, nullable: false}
    - {name: parent_id, logical_type: integer, foreign_key: {table: parent, column: id}}
  primary_key: [id]
"""
DOUBLE = """\
-- backfill: sizes
-- description: every item gets a size, twice its price
-- version: 1.0.0
-- table: item
-- batch: 7

UPDATE {table} SET size = price * 2 WHERE {batch} AND size IS NULL AND price IS NOT NULL

-- left:
SELECT count(*) FROM {item} WHERE size IS NULL AND {batch}

-- doubtful:
SELECT i.region, i.number, 'it has no price' FROM {item} i
WHERE {batch:i} AND i.price IS NULL
"""


@dataclass(frozen=True, slots=True)
class Shop:
    """A project and one database of it."""

    root: Path
    url: str

    @property
    def files(self) -> Path:
        return self.root / "main" / "backfills"

    def write(self, name: str, text: str, *, seal: bool = True) -> None:
        self.files.mkdir(exist_ok=True)
        (self.files / name).write_text(text, encoding="utf-8")
        if seal:
            api.backfill_seal(self.root)

    def connect(self) -> Connection:
        return platform_for_url(self.url).connect(self.url)

    def table(self, name: str) -> str:
        platform = platform_for_url(self.url)
        return platform.qualified(QName(platform.default_schema, name))

    def insert(self, table: str, rows: Sequence[Sequence[object]]) -> None:
        marks = ", ".join("?" for _ in rows[0])
        with closing(self.connect()) as connection:
            sql = f"INSERT INTO {self.table(table)} VALUES ({marks})"
            connection.execute_many(sql, rows)

    def select(self, table: str, columns: str = "*", order: str = "1, 2") -> list[tuple]:
        with closing(self.connect()) as connection:
            sql = f"SELECT {columns} FROM {self.table(table)} ORDER BY {order}"
            return connection.execute(sql)

    def items(self, count: int) -> None:
        """Items in three regions; every tenth has no price."""
        regions = ("Ødal", "north", "O'Hara; --")
        rows = [
            (regions[number % 3], number, None if number % 10 == 0 else number, None, None)
            for number in range(1, count + 1)
        ]
        self.insert("item", rows)


@pytest.fixture(params=PLATFORMS)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "postgres":
        value: str = request.getfixturevalue("postgres_url")
        return value
    if request.param == "duckdb":
        pytest.importorskip("duckdb", reason="NO DUCKDB: pip install 'strandline[duckdb]'")
    return f"{request.param}:///{tmp_path.as_posix()}/shop.db"


@pytest.fixture(scope="session")
def shop_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A released project; to be copied."""
    root = tmp_path_factory.mktemp("shop") / "project"
    api.init(root)
    tables = root / "main" / "tables"
    (tables / "note.yaml").unlink()
    (tables / "item.yaml").write_text(ITEM)
    (tables / "plain.yaml").write_text(PLAIN)
    (tables / "parent.yaml").write_text(PARENT)
    (tables / "child.yaml").write_text(CHILD)
    api.release(root, "1.0.0", date="2026-01-01")
    return root


@pytest.fixture
def shop(shop_project: Path, url: str, tmp_path: Path) -> Shop:
    """A project of one's own with an applied, empty database."""
    import shutil

    root = tmp_path / "project"
    shutil.copytree(shop_project, root)
    api.apply(root, url=url)
    return Shop(root, url)


@dataclass
class Called:
    code: int
    out: str
    err: str


Call = Callable[..., Called]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Call]:
    """Run the command line in this process."""

    def run(*arguments: object) -> Called:
        monkeypatch.setattr(sys, "argv", ["strandline", *map(str, arguments)])
        capsys.readouterr()
        try:
            main()
            code = 0
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else int(stop.code is not None)
        captured = capsys.readouterr()
        return Called(code, captured.out, captured.err)

    return run
