"""What a mapping file says of a text file: how it is written, and which column is which series."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from strandline.source import Span

MISSING_WORDS = ("", "nan", "na", "n/a", "null")
"""Cells that hold no value, in any case, where the mapping does not name its own."""


class FileFormat(enum.Enum):
    """How a file is built; `SCAN_PAR` and `SCAN_FP` are the s::can result and fingerprint files."""

    DELIMITED = "delimited"
    SCAN_PAR = "scan_par"
    SCAN_FP = "scan_fp"


class Fold(enum.Enum):
    """Which of the two moments a local time of the repeated hour in autumn stands for."""

    INFER = "infer"
    FIRST = "first"
    SECOND = "second"
    REFUSE = "refuse"


class Epoch(enum.Enum):
    """Times as a number counted from 1970-01-01T00:00:00Z."""

    SECONDS = "seconds"
    MILLISECONDS = "milliseconds"


class Missing(enum.Enum):
    """What becomes of a cell without a value."""

    SKIP = "skip"
    STORE = "store"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeColumns:
    """The column of the time, or the two of date and time, and how it is written.

    Without a `format` it is ISO 8601. Runs of blanks count as one.
    """

    columns: tuple[str, ...]
    format: str = ""
    epoch: Epoch | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """Quality codes of a column's values: one for all, or by the words of a status column.

    A word that `words` does not have gets `other`; without one (`has_other` false) its value is
    refused, so that a new status is never taken for a good one.
    """

    constant: int | None = None
    column: str = ""
    words: Mapping[str, int | None] = field(default_factory=dict)
    other: int | None = None
    has_other: bool = False
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where values go: the route of this instrument and variable, each an id or a name.

    `unit` is the file's; a value is stored as `value * factor + offset`, in the unit `into`.
    """

    equipment: str
    variable: str
    unit: str = ""
    factor: float = 1.0
    offset: float = 0.0
    into: str = ""
    quality: Quality = field(default_factory=Quality)
    span: Span | None = None

    @property
    def converts(self) -> bool:
        return self.factor != 1.0 or self.offset != 0.0

    @property
    def stored_unit(self) -> str:
        """The unit of what is stored, empty where the mapping does not say."""
        return self.into if self.converts else self.unit


@dataclass(frozen=True, slots=True, kw_only=True)
class ScalarColumn:
    """One column of numbers."""

    column: str
    target: Target


@dataclass(frozen=True, slots=True, kw_only=True)
class SpectrumColumns:
    """Columns whose names are wavelengths in nm, from `first` to `last`, as one spectrum a row."""

    target: Target
    first: float | None = None
    last: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A mapping file. `skip` lines stand before the header; without a header, columns are called
    1, 2, 3 and so on. Empty `encoding` and `delimiter` are found out from the file."""

    time: TimeColumns
    scalars: tuple[ScalarColumn, ...] = ()
    spectra: tuple[SpectrumColumns, ...] = ()
    format: FileFormat = FileFormat.DELIMITED
    encoding: str = ""
    delimiter: str = ""
    decimal: str = "."
    thousands: str = ""
    skip: int = 0
    header: bool = True
    units_row: bool = False
    zone: ZoneInfo | None = None
    fold: Fold = Fold.INFER
    missing_words: frozenset[str] = frozenset(MISSING_WORDS)
    missing: Missing = Missing.SKIP
    ignored: frozenset[str] = frozenset()

    @property
    def targets(self) -> tuple[Target, ...]:
        """All targets: those of the scalar columns, then those of the spectra."""
        return (
            *(column.target for column in self.scalars),
            *(spectrum.target for spectrum in self.spectra),
        )
