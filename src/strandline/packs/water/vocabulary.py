"""The pack's fixed words: ids of reference rows that services decide by."""

from __future__ import annotations

import enum


class Provenance(enum.IntEnum):
    """DataProvenance rows."""

    SENSOR = 1
    LABORATORY = 2
    MANUAL_ENTRY = 3
    MODEL_OUTPUT = 4
    EXTERNAL_SOURCE = 5


class ValueType(enum.IntEnum):
    """ValueType rows: the shape of a series' values."""

    SCALAR = 1
    SPECTRUM = 2
    IMAGE = 3
    ARRAY = 4


class Role(enum.StrEnum):
    """Sides of a processing step in DataLineage."""

    INPUT = "Input"
    OUTPUT = "Output"


RAW = "Raw"
"""The processing degree of what no step has touched."""
