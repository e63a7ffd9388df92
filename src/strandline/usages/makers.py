"""Places that make DDL: a CREATE TABLE with a hole in it, or a call of a tool that writes one."""

from __future__ import annotations

import enum
import re
from collections.abc import Iterator
from dataclasses import dataclass

from strandline.usages.text import Language, Source


class MakerKind(enum.Enum):
    """How a place makes DDL."""

    TEMPLATE = "ddl-template"
    METADATA = "metadata"
    MIGRATION_TOOL = "migration-tool"


MAKER_REASONS = {
    MakerKind.TEMPLATE: "CREATE or ALTER TABLE whose table is filled in at run time",
    MakerKind.METADATA: "a library makes the tables from classes or metadata",
    MakerKind.MIGRATION_TOOL: "a migration tool is called",
}

_HOLE = re.compile(
    r"""\s+(?:IF\s+NOT\s+EXISTS\s+|if\s+not\s+exists\s+)?["'`\[]?
        (?:\{|%s|%\(|\$\{|<%|\#\{|["']\s*(?:\+|\.|\|\|)|\|\|)""",
    re.VERBOSE,
)
_VERB = re.compile(r"\b(?:CREATE|ALTER)\s+$", re.IGNORECASE)
_METADATA_CALLS = (
    ".create_all(", "CreateTable(", ".create_tables(", "sequelize.sync(", "AutoMigrate(",
    "EnsureCreated(", "synchronize: true",
)  # fmt: skip
_TOOL_CALLS = (
    "alembic upgrade", "command.upgrade(", "manage.py migrate", 'call_command("migrate',
    "call_command('migrate", "flyway migrate", "liquibase update", "prisma migrate", "prisma db",
    "dbmate up", "knex migrate", "rails db:migrate", "sqitch deploy", "goose up",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Maker:
    """One place that makes DDL."""

    kind: MakerKind
    file: str
    line: int
    excerpt: str

    def as_json(self) -> dict[str, object]:
        return {
            "kind": self.kind.value,
            "file": self.file,
            "line": self.line,
            "excerpt": self.excerpt,
        }


def makers_in(source: Source) -> list[Maker]:
    """Return the places of a text that make DDL, at most one a line."""
    if source.language is Language.PROSE and not _is_script(source.path):
        return []
    places = [(start, MakerKind.TEMPLATE) for start in _templates(source.text)]
    for kind, calls in (
        (MakerKind.METADATA, _METADATA_CALLS),
        (MakerKind.MIGRATION_TOOL, _TOOL_CALLS),
    ):
        places += [(start, kind) for call in calls for start in _places(source.text, call)]
    found: dict[int, Maker] = {}
    for start, kind in sorted(places, key=lambda place: place[0]):
        line, _ = source.position(start)
        maker = Maker(kind=kind, file=source.path, line=line, excerpt=source.excerpt(start))
        found.setdefault(line, maker)
    return list(found.values())


def _templates(text: str) -> Iterator[int]:
    """Yield where CREATE or ALTER TABLE is followed by a hole; plain search is what is quick."""
    for word in ("TABLE", "table"):
        for start in _places(text, word):
            if _VERB.search(text, max(0, start - 20), start) and _HOLE.match(
                text, start + len(word)
            ):
                yield start


def _places(text: str, part: str) -> Iterator[int]:
    start = text.find(part)
    while start >= 0:
        yield start
        start = text.find(part, start + len(part))


def _is_script(path: str) -> bool:
    """Say whether a file without a telling ending is run: Makefile, Dockerfile, Jenkinsfile."""
    name = path.rpartition("/")[2].lower()
    return "." not in name or name.endswith(".dockerfile")
