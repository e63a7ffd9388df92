"""Files to import, made anew by each test: invented instruments, real formats."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from strandline.packs.water.importing.binding import bind
from strandline.packs.water.importing.layout import Layout
from strandline.packs.water.importing.mapping_file import load_mapping
from strandline.packs.water.importing.readings import Counts, read_batches
from strandline.packs.water.importing.row_problems import RowProblems
from strandline.packs.water.importing.source_text import open_text
from strandline.packs.water.importing.tables import read_table
from strandline.packs.water.importing.times import LocalClock

PAR_HEADER = (
    ("TSSeq", "mg/l", "6000.00", "0.00", 2),
    ("NO3-Neq", "mg/l", "80.00", "0.00", 2),
    ("CODeq", "mg/l", "7500.00", "0.00", 2),
    ("CODfeq", "mg/l", "2500.00", "0.00", 2),
    ("NH4-N", "mg/l", "35.86", "0.10", 2),
    ("K", "mg/l", "55.00", "0.10", 2),
    ("pH", "", "12.00", "2.00", 2),
    ("Temp", "C", "100.00", "-10.00", 1),
)
WAVELENGTHS = tuple(200 + 2.5 * at for at in range(221))


def par_text(start: str = "2025.05.05 10:00:00", rows: int = 3, minutes: int = 2) -> str:
    """A result file: eight quantities; NH4 is above its range, and says so by status 9."""
    head = ["Date/Time", "Status"]
    for name, unit, high, low, digits in PAR_HEADER:
        head += [f"{name} [{unit}]{high}-{low}_{digits}", f"{name} 0.1;1.02;-0.004"]
    lines = ["serial_00000017_spectro::lyser_REINVENTED_V1\tresult set 1", "\t".join(head)]
    for at, moment in enumerate(_moments(start, rows, minutes)):
        values = (180.25 + at, 0.91, 801.5, 121.0, 39.4, 41.0, 6.9, 15.1)
        cells = [f"{moment:%Y.%m.%d  %H:%M:%S}", "Ok"]
        for (name, *_), value in zip(PAR_HEADER, values, strict=True):
            cells += [f"{value:.2f}", "9" if name == "NH4-N" else "0"]
        lines.append("\t".join(cells))
    return "\n".join(lines) + "\n"


def fp_text(start: str = "2025.05.05 10:00:00", rows: int = 2, status: str = "Ok") -> str:
    """A fingerprint file: 221 wavelengths, the last five without a value."""
    head = ["Date/Time", "Status_0", *(f"{nm:.2f}" for nm in WAVELENGTHS)]
    lines = ["serial_00000017_spectro::lyser_REINVENTED_V1\tremark", "\t".join(head)]
    for at, moment in enumerate(_moments(start, rows, 2)):
        absorbance = [f"{495 - 2 * place + at:.4f}" for place in range(216)] + ["NaN"] * 5
        lines.append("\t".join([f"{moment:%Y.%m.%d  %H:%M:%S}", status, *absorbance]))
    return "\n".join(lines) + "\n"


def csv_text(rows: int, *, start: str = "2025.05.05 10:00:00", minutes: int = 1) -> str:
    """A plain file of one quantity."""
    lines = ["time,TSS"]
    for at, moment in enumerate(_moments(start, rows, minutes)):
        lines.append(f"{moment.isoformat()},{100 + at % 50 / 8}")
    return "\n".join(lines) + "\n"


def _moments(start: str, rows: int, minutes: int) -> Iterator[datetime]:
    first = datetime.strptime(start, "%Y.%m.%d %H:%M:%S")  # noqa: DTZ007 - local, as in files
    return (first + timedelta(minutes=minutes * at) for at in range(rows))


@dataclass
class Taken:
    """What a parser made of a file: readings as (column, line, time, value, quality)."""

    readings: list[tuple[str, int, str, object, int | None]]
    refused: dict[str, str]
    counts: Counts
    unmapped: Sequence[str]
    batches: int = 0


def taken(file: Path, mapping: Path | Layout, *, size: int = 1000) -> Taken:
    """Read a whole file as an import would."""
    layout = load_mapping(mapping) if isinstance(mapping, Path) else mapping
    problems, counts = RowProblems(), Counts()
    with open_text(file, layout.encoding) as source:
        table = read_table(source, layout)
        binding = bind(table, layout, file=file.name)
        found = Taken([], {}, counts, binding.unmapped)
        for batches in read_batches(
            table,
            layout,
            binding,
            LocalClock(layout.zone or ZoneInfo("UTC"), layout.fold),
            since=None,
            size=size,
            problems=problems,
            counts=counts,
        ):
            found.batches += 1
            for bound, batch in zip(binding.bound, batches, strict=True):
                rows = zip(batch.lines, batch.moments, batch.values, batch.qualities, strict=True)
                found.readings += [
                    (bound.column, line, f"{moment:%Y-%m-%dT%H:%M:%S}", value, quality)
                    for line, moment, value, quality in rows
                ]
    found.refused = {code: lines.shown() for (code, _), lines in problems.found.items()}
    return found
