"""Places that make DDL: a CREATE TABLE with a hole in it, or a call of a tool that writes one."""

from __future__ import annotations

import enum
import re
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

_FORMS = {
    MakerKind.TEMPLATE: re.compile(
        r"""\b(?:CREATE|ALTER|create|alter)\s+(?:TABLE|table)\s+(?:IF\s+NOT\s+EXISTS\s+|if\s+not\s+exists\s+)?
            ["'`\[]?(?:\{|%s|%\(|\$\{|<%|\#\{|["']\s*(?:\+|\.|\|\|)|\|\|)""",
        re.VERBOSE,
    ),
    MakerKind.METADATA: re.compile(
        r"\.create_all\(|\bCreateTable\(|\.create_tables\(|\bsequelize\.sync\(|\bAutoMigrate\("
        r"|\bEnsureCreated\(|\bsynchronize:\s*true"
    ),
    MakerKind.MIGRATION_TOOL: re.compile(
        r"\balembic\s+upgrade\b|\bcommand\.upgrade\(|\bmanage\.py\s+migrate\b|\bcall_command\(\s*[\"']migrate"
        r"|\bflyway\s+migrate\b|\bliquibase\s+update\b|\bprisma\s+(?:migrate|db)\b|\bdbmate\s+up\b"
        r"|\bknex\s+migrate\b|\brails\s+db:migrate\b|\bsqitch\s+deploy\b|\bgoose\s+up\b"
    ),
}
_WORDS = {
    MakerKind.TEMPLATE: (" TABLE", " table"),
    MakerKind.METADATA: ("create_", "CreateTable", "sync", "AutoMigrate", "EnsureCreated"),
    MakerKind.MIGRATION_TOOL: ("alembic", "command.upgrade", "migrate", "liquibase", "prisma", "dbmate", "sqitch", "goose"),
}  # fmt: skip


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
    found: dict[int, Maker] = {}
    if source.language is Language.PROSE and not _is_script(source.path):
        return []
    for kind, form in _FORMS.items():
        if not any(word in source.text for word in _WORDS[kind]):
            continue
        for match in form.finditer(source.text):
            line, _ = source.position(match.start())
            excerpt = source.excerpt(match.start())
            found.setdefault(line, Maker(kind=kind, file=source.path, line=line, excerpt=excerpt))
    return [found[line] for line in sorted(found)]


def _is_script(path: str) -> bool:
    """Say whether a file without a telling ending is run: Makefile, Dockerfile, Jenkinsfile."""
    name = path.rpartition("/")[2].lower()
    return "." not in name or name.endswith(".dockerfile")
