"""A released version as the text of one Alembic revision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from strandline.exchange.alembic import python
from strandline.exchange.alembic.dialects import Dialect
from strandline.exchange.alembic.direction import Direction
from strandline.exchange.alembic.support import helpers


@dataclass(frozen=True, slots=True, kw_only=True)
class OnDialect:
    """Both directions on one dialect."""

    dialect: Dialect
    upgrade: Direction
    downgrade: Direction


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionFacts:
    """What a revision says of itself; `parent` is the id of the revision before it."""

    revision: str
    parent: str | None
    component: str
    version: str
    before: str | None
    description: str = ""
    date: str = ""
    fingerprint: str = ""


def revision_text(facts: RevisionFacts, dialects: Sequence[OnDialect]) -> str:
    """Return the whole file."""
    body = [*_direction("upgrade", facts, dialects), *_direction("downgrade", facts, dialects)]
    used = helpers("\n".join(body))
    imports = ["import sqlalchemy as sa"]
    if any("postgresql." in line for line in body):
        imports.append("from sqlalchemy.dialects import postgresql")
    imports.append(
        "from alembic import context, op" if "context." in used else "from alembic import op"
    )
    lines = [
        *_docstring(facts, dialects),
        "",
        *imports,
        "",
        f"revision = {facts.revision!r}",
        f"down_revision = {facts.parent!r}",
        "branch_labels = None",
        "depends_on = None",
        "",
        "",
        *body,
    ]
    return "\n".join(lines) + "\n" + used


def _docstring(facts: RevisionFacts, dialects: Sequence[OnDialect]) -> list[str]:
    way = f"{facts.before} to {facts.version}" if facts.before else f"creates {facts.version}"
    said = " ".join(facts.description.split()) or f"{facts.component} {facts.version}"
    lines = [
        said,
        "",
        f"Revision ID: {facts.revision}",
        f"Revises: {facts.parent or ''}".rstrip(),
        f"Create Date: {facts.date}".rstrip(),
        "",
        f"Strandline component {facts.component}, {way}, for "
        f"{' and '.join(item.dialect.name for item in dialects)}.",
        f"Fingerprint {facts.fingerprint}." if facts.fingerprint else "",
        "Exported from a release: change the dictionary and export again, not this file.",
        "",
        *_LIMITS,
    ]
    for word in ("upgrade", "downgrade"):
        lines += _listed(f"What the {word} removes for good:", _lost(dialects, word))
    for item in dialects:
        titles = dict.fromkeys([*item.upgrade.natively, *item.downgrade.natively])
        lines += _listed(
            f"Steps in the SQL of {item.dialect.name} itself, because Alembic has no operation "
            "that means the same:",
            [" ".join(title.split()) for title in titles],
        )
    escaped = [line.replace("\\", "\\\\").replace('"""', '\\"\\"\\"') for line in lines]
    # A quote before the closing ones would end the text one sign early.
    return [f'"""{escaped[0]}', *escaped[1:], '"""']


_LIMITS = (
    "This is Alembic's way and not Strandline's: nothing is archived. Where a step would remove",
    "rows or values that are there, the revision refuses before it changes anything;",
    "`-x lossy=yes` lets it remove them, and no upgrade brings them back.",
)


def _lost(dialects: Sequence[OnDialect], word: str) -> list[str]:
    found = [
        loss.what
        for item in dialects
        for loss in (item.upgrade if word == "upgrade" else item.downgrade).losses
    ]
    return list(dict.fromkeys(found))


def _listed(title: str, items: Sequence[str]) -> list[str]:
    return ["", title, *(f"- {item}" for item in items)] if items else []


def _direction(word: str, facts: RevisionFacts, dialects: Sequence[OnDialect]) -> list[str]:
    ends = [facts.before or "an empty database", facts.version]
    start, end = ends if word == "upgrade" else reversed(ends)
    pairs = ", ".join(f"{item.dialect.name!r}: _{word}_{item.dialect.name}" for item in dialects)
    lines = [f"def {word}():", *python.indented([f"# {start} to {end}", f"_run({{{pairs}}})"])]
    for item in dialects:
        direction = item.upgrade if word == "upgrade" else item.downgrade
        lines += ["", "", f"def _{word}_{item.dialect.name}():"]
        lines += python.indented(direction.lines)
    return [*lines, "", ""]
