"""What a pack hands to the product."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class PackSpec:
    """A pack: its name, one line about it, and its components' folders by name.

    The folders have the shape of a user's project: component.yaml, tables, versions, migrations.
    `web` and `commands` are "module:attribute" of a `rest.pack.PackWeb` and of a tuple of
    `packs.commands.PackCommand`: text, so that naming a pack imports no web framework.
    """

    name: str
    summary: str
    components: tuple[tuple[str, Path], ...]
    web: str = ""
    commands: str = ""
