"""What the documentation is made from: one component, its HEAD and its recorded versions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from strandline.dictionary.model import Column, Dictionary
from strandline.diff.operations import Operation

NativeTypes: TypeAlias = Callable[[str, Column], str]
"""(platform name, column) -> the column type as that platform writes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionEntry:
    """One recorded version and the operations that lead to it from the version before.

    `date` is the version's own date (any text, usually ISO 8601), never today's. The first
    version's operations may be left empty: its whole dictionary then counts as its beginning.
    """

    label: str
    dictionary: Dictionary
    description: str | None = None
    date: str | None = None
    author: str | None = None
    breaking: bool = False
    operations_from_parent: tuple[Operation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentedComponent:
    """A component to be documented; `history` runs from the oldest version to the newest.

    `dictionary` is the state that the pages show, `version` its label. Changes that are not in
    `history` yet (an unreleased HEAD) are simply without a version in the pages.
    """

    name: str
    version: str
    dictionary: Dictionary
    description: str | None = None
    history: tuple[VersionEntry, ...] = ()
    platforms: tuple[str, ...] = ()
    fingerprint: str | None = None
