"""Headers of s::can files: quantities of a .par file, wavelengths of an .fp file.

In a .par file a quantity's column is headed by name, unit, upper and lower bound in one text,
`TSSeq [mg/l]6000.00-0.00_2`, and the column after it, headed by the calibration, holds the status
of each value. Both get short names here: `TSSeq` and `TSSeq status`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from strandline.packs.water.importing.layout import FileFormat

SCAN_TIME_FORMAT = "%Y.%m.%d %H:%M:%S"
_NUMBER = r"(?:[+-]?\d+(?:\.\d+)?|NaN)"
_QUANTITY = re.compile(
    rf"(?P<name>.+?)\s*\[(?P<unit>[^\]]*)\]\s*(?P<high>{_NUMBER})-(?P<low>{_NUMBER})(?:_\d+)?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanHeader:
    """Names of all columns in order; unit and range of each quantity."""

    names: tuple[str, ...]
    units: dict[str, str]
    ranges: dict[str, tuple[float, float]]


def scan_header(cells: Sequence[str], kind: FileFormat) -> ScanHeader:
    """Return the columns of an s::can header."""
    texts = [" ".join(cell.split()) for cell in cells]
    names = ["Date/Time", *texts[1:]]
    if len(names) > 1 and re.fullmatch(r"status(_\d+)?", names[1], re.IGNORECASE):
        names[1] = "Status"
    units: dict[str, str] = {}
    ranges: dict[str, tuple[float, float]] = {}
    if kind is FileFormat.SCAN_PAR:
        found = [_QUANTITY.fullmatch(text) for text in texts]
        for at, match in enumerate(found):
            if match is None:
                continue
            name = names[at] = match["name"]
            units[name] = match["unit"].strip()
            ranges[name] = (float(match["low"]), float(match["high"]))
            if at + 1 < len(names) and found[at + 1] is None:
                names[at + 1] = f"{name} status"
    return ScanHeader(names=tuple(names), units=units, ranges=ranges)


def wavelength(name: str) -> float | None:
    """Return a column's wavelength in nm, None for a column of another kind."""
    text = name.lower().removesuffix("nm").strip().replace(",", ".")
    if not re.fullmatch(r"\d{2,5}(\.\d+)?", text):
        return None
    return float(text)
