"""The way from where a database stands to where it should be, along released versions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from strandline.dictionary.component import MigrationNames
from strandline.dictionary.versions import VersionFacts
from strandline.errors import NotFound, Refused
from strandline.ledger.model import Action
from strandline.plan.script import Script, read_script
from strandline.plan.seal import SEAL_FILE, read_seals, verify_file
from strandline.platforms.base import Effect


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """One script to run. An empty label is the empty state."""

    action: Action
    start: str
    end: str
    script: str


def forward_legs(
    versions: Sequence[VersionFacts],
    current: str,
    target: str,
    platform: str,
    names: MigrationNames,
    *,
    create_at_once: bool,
) -> list[Leg]:
    """Return the legs from `current` up to `target`; one create script from the empty state.

    With `create_at_once` false the first version is created and the rest walked.
    """
    labels = [version.label for version in versions]
    first = labels.index(current) + 1 if current else 0
    last = labels.index(target)
    legs: list[Leg] = []
    if not current:
        created = target if create_at_once else labels[0]
        legs.append(
            Leg(
                action=Action.CREATE,
                start="",
                end=created,
                script=names.create_name(created, platform),
            )
        )
        first = labels.index(created) + 1
    for place in range(first, last + 1):
        start, end = labels[place - 1], labels[place]
        legs.append(
            Leg(
                action=Action.APPLY,
                start=start,
                end=end,
                script=names.forward_name(start, end, platform),
            )
        )
    return legs


def rollback_legs(
    versions: Sequence[VersionFacts],
    current: str,
    target: str,
    platform: str,
    names: MigrationNames,
) -> list[Leg]:
    """Return the legs from `current` down to `target`, newest first."""
    labels = [version.label for version in versions]
    return [
        Leg(
            action=Action.ROLLBACK,
            start=labels[place],
            end=labels[place - 1],
            script=names.rollback_name(labels[place], labels[place - 1], platform),
        )
        for place in range(labels.index(current), labels.index(target), -1)
    ]


@dataclass(frozen=True, slots=True)
class SealedScript:
    """A script that says what was released."""

    name: str
    checksum: str
    script: Script
    losses: tuple[str, ...] = ()
    archives: tuple[str, ...] = ()


def read_sealed(folder: Path, name: str) -> SealedScript:
    """Read a migration file and verify its seal."""
    seals = folder / SEAL_FILE
    path = folder / name
    if not path.is_file():
        raise missing_script(name)
    if not seals.is_file():
        raise Refused(
            "P022",
            f"there is no seal file {SEAL_FILE}: {name} cannot be trusted",
            hint="restore it from version control",
        )
    text = path.read_bytes().decode("utf-8")
    lines = read_seals(seals.read_text(encoding="utf-8"))
    seal = verify_file(lines, name, text)
    script = read_script(text, name=name)
    lost, archived = _said(script, Effect.LOSES_DATA), _said(script, Effect.ARCHIVES)
    return SealedScript(name, seal.checksum, script, lost, archived)


def missing_script(name: str) -> NotFound:
    """Return the error for a released script that is not in the migrations folder."""
    return NotFound(
        "A030",
        f"the migration file {name} is missing",
        hint="restore it from version control, or release the version again",
    )


def _said(script: Script, effect: Effect) -> tuple[str, ...]:
    """Return the subjects of an effect, each once; the seal covers those lines, not the header."""
    start = f"{effect.value}:"
    found = [
        text.removeprefix(start)
        for step in script.steps
        for text in step.effects
        if text.startswith(start)
    ]
    return tuple(dict.fromkeys(found))
