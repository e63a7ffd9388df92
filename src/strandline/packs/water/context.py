"""What every service of the pack is given first."""

from __future__ import annotations

from dataclasses import dataclass, field

from strandline.bridge.database import Database
from strandline.rest.pack import PackSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Water:
    """A water database and what its server says of its surroundings."""

    database: Database
    settings: PackSettings = field(default_factory=PackSettings)


def open_water(database: Database, settings: PackSettings) -> Water:
    return Water(database=database, settings=settings)
