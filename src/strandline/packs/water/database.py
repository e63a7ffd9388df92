"""The water component's dictionary, and databases that follow it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from strandline.bridge.database import Database, open_database
from strandline.dictionary.load import load_directory
from strandline.dictionary.model import Dictionary

FOLDER = Path(__file__).parent / "dictionary"


@lru_cache(maxsize=1)
def water_dictionary() -> Dictionary:
    """Return the newest dictionary of the pack, which its services are written for."""
    return load_directory(FOLDER).dictionary


def open_water_database(url: str) -> Database:
    """Return a water database by its URL; connects when it is first used."""
    return open_database(url, water_dictionary())
