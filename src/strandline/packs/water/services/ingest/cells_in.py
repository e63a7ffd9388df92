"""Cells of uploaded tables become numbers and ids; what does not is told without its content."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from strandline.packs.water.ingest_records import SeriesChoice
from strandline.rest.errors import Invalid

VALUE_COLUMNS = ("tstamp", "value", "quality")
CHOICE_COLUMNS = ("equipment_id", "variable_id", "metadata_id")
EMPTY = frozenset({"", "nan", "na", "null", "none"})
_LARGEST = 2**31 - 1


def check_columns(names: Sequence[str], choice: SeriesChoice | None) -> None:
    """Refuse a table whose columns are not those that rows are made of."""
    repeated = sorted({name for name in names if names.count(name) > 1})
    known = VALUE_COLUMNS if choice is not None else (*VALUE_COLUMNS, *CHOICE_COLUMNS)
    foreign = [name[:50] for name in names if name not in known]
    if foreign or repeated or "tstamp" not in names or "value" not in names:
        what = (
            f"column {foreign[0]!r} is not known here"
            if foreign
            else f"column {repeated[0]!r} stands twice"
            if repeated
            else "the columns tstamp and value are needed"
        )
        raise Invalid(
            "W094",
            f"the file's columns do not fit: {what}",
            hint=f"the columns are {', '.join(known)}, in any order; quality may be left out",
            details={"columns": [name[:50] for name in names[:50]]},
        )
    routed = {"equipment_id", "variable_id"} <= set(names)
    if choice is None and routed is ("metadata_id" in names):
        raise Invalid(
            "W095",
            "the file does not say which series its rows belong to",
            hint="name equipment_id and variable_id, or metadata_id, in the address for the whole"
            " file, or have them as columns",
        )


def number(text: str) -> float | None:
    """Return a number, None for an empty cell; ValueError for anything else."""
    if text.strip().lower() in EMPTY:
        return None
    found = float(text)
    if not math.isfinite(found) or "_" in text:
        raise ValueError("no finite number")
    return found


def whole(text: str) -> int | None:
    """Return a whole number of 32 bits, None for an empty cell; ValueError for anything else."""
    found = number(text)
    if found is None:
        return None
    if found != int(found) or not -_LARGEST - 1 <= found <= _LARGEST:
        raise ValueError("no whole number of 32 bits")
    return int(found)


def choice_of(row: Mapping[str, int | None]) -> SeriesChoice:
    """Return the choice that a row's own cells make; ValueError when they make none."""
    equipment, variable, series = (row.get(name) for name in CHOICE_COLUMNS)
    routed = equipment is not None and variable is not None
    if routed is (series is not None) or min(x for x in row.values() if x is not None) < 1:
        raise ValueError("no series")
    return SeriesChoice(equipment_id=equipment, variable_id=variable, metadata_id=series)


def unreadable(column: str) -> Invalid:
    """Return the refusal of a cell."""
    wanted = {
        "value": "a finite number, or empty",
        "quality": "a whole number of 32 bits, or empty",
    }.get(column, "equipment_id and variable_id, or metadata_id, as whole numbers from 1")
    return Invalid("W096", f"{column} is not {wanted}", hint="correct the row and send it again")
