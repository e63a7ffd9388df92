"""A mapping laid on a file's columns: where each value stands, and in which unit."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from strandline.packs.water.importing.layout import Layout, Quality, SpectrumColumns, Target
from strandline.packs.water.importing.scan_files import wavelength
from strandline.packs.water.importing.tables import TextTable
from strandline.packs.water.importing.times import TimeText
from strandline.rest.errors import Invalid


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """One target of the mapping in one file.

    `places` are the columns of its values: one, or those of a spectrum in the order of their
    `wavelengths`. `unit` is the file's, as the mapping or the file says; empty where neither does.
    """

    target: Target
    column: str
    places: tuple[int, ...]
    wavelengths: tuple[float, ...]
    status_place: int | None
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Binding:
    """All targets in the mapping's order, and the columns that nobody asked for."""

    time: TimeText
    bound: tuple[Bound, ...]
    unmapped: tuple[str, ...]


def bind(table: TextTable, layout: Layout, *, file: str) -> Binding:
    """Find every column of the mapping in a file; Invalid names those that are not there."""
    columns = _Columns(table.names, file)
    time = [columns.place(name, "time") for name in layout.time.columns]
    bound = []
    for scalar in layout.scalars:
        place = columns.place(scalar.column, "column")
        name = table.names[place] if place >= 0 else scalar.column
        unit = _unit(scalar.target.unit, table.units.get(name, ""), name, file)
        bound.append(
            Bound(
                target=scalar.target,
                column=name,
                places=(place,),
                wavelengths=(),
                status_place=columns.status(scalar.target.quality),
                unit=unit,
            )
        )
    for spectrum in layout.spectra:
        found = _wavelengths(table.names, spectrum)
        if not found:
            columns.missing.append("a wavelength")
        columns.used.update(place for _, place in found)
        bound.append(
            Bound(
                target=spectrum.target,
                column="spectrum",
                places=tuple(place for _, place in found),
                wavelengths=tuple(nm for nm, _ in found),
                status_place=columns.status(spectrum.target.quality),
                unit=spectrum.target.unit,
            )
        )
    columns.check()
    return Binding(
        time=TimeText(layout.time, time),
        bound=tuple(bound),
        unmapped=tuple(
            name
            for place, name in enumerate(table.names)
            if place not in columns.used and name not in layout.ignored
        ),
    )


class _Columns:
    """Finds columns by name, and collects what is not there so that all of it is told at once."""

    def __init__(self, names: Sequence[str], file: str) -> None:
        self._names = names
        self._places = {name: place for place, name in reversed(list(enumerate(names)))}
        self._folded = {name.casefold(): place for name, place in self._places.items()}
        self._file = file
        self.missing: list[str] = []
        self.used: set[int] = set()

    def place(self, name: str, what: str) -> int:
        wanted = " ".join(name.split())
        found = self._places.get(wanted, self._folded.get(wanted.casefold()))
        if found is None and wanted.isdecimal() and 1 <= int(wanted) <= len(self._names):
            found = int(wanted) - 1
        if found is None:
            near = difflib.get_close_matches(wanted, self._names, n=1, cutoff=0.6)
            self.missing.append(f"{what} {wanted!r}" + (f" (is it {near[0]!r}?)" if near else ""))
            return -1
        self.used.add(found)
        return found

    def status(self, quality: Quality) -> int | None:
        return self.place(quality.column, "status column") if quality.column else None

    def check(self) -> None:
        if not self.missing:
            return
        shown = ", ".join(repr(name) for name in self._names[:20])
        more = f" and {len(self._names) - 20} more" if len(self._names) > 20 else ""
        raise Invalid(
            "W114",
            f"{self._file} does not have: {', '.join(self.missing)}",
            hint=f"its columns: {shown}{more}; a column may be named by its number too",
            details={"file": self._file, "missing": self.missing},
        )


def _wavelengths(names: Sequence[str], spectrum: SpectrumColumns) -> list[tuple[float, int]]:
    found = [(nm, place) for place, name in enumerate(names) if (nm := wavelength(name))]
    low = spectrum.first if spectrum.first is not None else float("-inf")
    high = spectrum.last if spectrum.last is not None else float("inf")
    return sorted((nm, place) for nm, place in found if low <= nm <= high)


def _unit(stated: str, in_file: str, column: str, file: str) -> str:
    if stated and in_file and not same_unit(stated, in_file):
        raise Invalid(
            "W116",
            f"{file}: column {column} is in {in_file}, the mapping says {stated}",
            hint="correct `unit:`; where it is to be converted, give `factor:` and `into:`",
            details={"file": file, "column": column, "unit": in_file, "expected": stated},
        )
    return stated or in_file


def same_unit(one: str, other: str) -> bool:
    """Whether two texts are one unit, however their signs are typed."""
    return _plain_unit(one) == _plain_unit(other)


def _plain_unit(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).replace("μ", "µ").replace(" ", "").casefold()
    return plain.replace("µ", "u").replace("·", ".")
