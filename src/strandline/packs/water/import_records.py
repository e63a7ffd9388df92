"""What an import was asked, and what it did, as plain records."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from strandline.errors import StrandlineError
from strandline.packs.water.importing.layout import Layout, Target
from strandline.packs.water.importing.readings import Counts
from strandline.packs.water.importing.row_problems import RowProblems
from strandline.packs.water.ingest_records import Policy
from strandline.packs.water.routing_records import RouteKey


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRequest:
    """Files and how to read them.

    `from_watermark`: leave alone what is not later than the last stored value of its series.
    """

    files: tuple[Path, ...]
    layout: Layout
    mapping: Path
    since: datetime | None = None
    policy: Policy = Policy.OVERWRITE
    from_watermark: bool = True
    dry_run: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedTarget:
    """A target of the mapping with the ids that its names mean."""

    target: Target
    key: RouteKey
    equipment: str
    variable: str
    spectral: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesFacts:
    """A series that a route leads to."""

    metadata_id: int
    location: str | None
    unit: str | None


@dataclass(slots=True, kw_only=True)
class SeriesReport:
    """What one series got, or in a dry run would get."""

    facts: SeriesFacts
    equipment: str
    variable: str
    watermark: datetime | None = None
    readings: int = 0
    first: datetime | None = None
    last: datetime | None = None
    inserted: int = 0
    changed: int = 0
    unchanged: int = 0
    kept: int = 0
    not_after_watermark: int = 0

    def note(self, first: datetime, last: datetime) -> None:
        """Widen the range of what was sent."""
        self.first = first if self.first is None else min(self.first, first)
        self.last = last if self.last is None else max(self.last, last)

    def as_json(self) -> dict[str, object]:
        return {
            "metadata_id": self.facts.metadata_id,
            "equipment": self.equipment,
            "variable": self.variable,
            "location": self.facts.location,
            "unit": self.facts.unit,
            "readings": self.readings,
            "first": shown(self.first),
            "last": shown(self.last),
            "inserted": self.inserted,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "kept": self.kept,
            "not_after_watermark": self.not_after_watermark,
            "watermark": shown(self.watermark),
        }

    def line(self, *, dry_run: bool) -> str:
        where = f", {self.facts.location}" if self.facts.location else ""
        name = f"{self.equipment} {self.variable} (series {self.facts.metadata_id}{where})"
        if not self.readings:
            return f"  {name}: nothing to write{self._left()}"
        span = f"{shown(self.first)} to {shown(self.last)}"
        if dry_run:
            return f"  {name}: {self.readings:,} to write, {span}{self._left()}"
        done = [f"{self.inserted:,} new"]
        done += [f"{self.changed:,} replaced"] if self.changed else []
        done += [f"{self.unchanged:,} stored before"] if self.unchanged else []
        done += [f"{self.kept:,} kept as stored"] if self.kept else []
        return f"  {name}: {', '.join(done)}, {span}{self._left()}"

    def _left(self) -> str:
        if not self.not_after_watermark:
            return ""
        return f"; {self.not_after_watermark:,} not after the last stored value"


@dataclass(slots=True, kw_only=True)
class FileReport:
    """What became of one file; `stopped` is the error that ended it before its end."""

    file: str
    unmapped: tuple[str, ...] = ()
    unchecked_units: tuple[str, ...] = ()
    counts: Counts = field(default_factory=Counts)
    problems: RowProblems = field(default_factory=RowProblems)
    stopped: StrandlineError | None = None

    def as_json(self) -> dict[str, object]:
        return {
            "file": self.file,
            "rows": self.counts.rows,
            "readings": self.counts.readings,
            "without_value": self.counts.without_value,
            "repeated": self.counts.repeated,
            "before_since": self.counts.before_since,
            "unmapped_columns": list(self.unmapped),
            "unchecked_units": list(self.unchecked_units),
            "refused": self.problems.count,
            "problems": self.problems.as_json(),
            "stopped": None if self.stopped is None else self.stopped.as_json()["error"],
        }

    def lines(self) -> list[str]:
        counts = self.counts
        said = [f"{counts.rows:,} rows, {counts.readings:,} readings"]
        said += [f"{counts.without_value:,} without a value"] if counts.without_value else []
        said += [f"{counts.repeated:,} repeated"] if counts.repeated else []
        said += [f"{counts.before_since:,} before --since"] if counts.before_since else []
        found = [f"{self.file}: {', '.join(said)}"]
        if self.unmapped:
            shown_names = ", ".join(self.unmapped[:10]) + (", ..." if self.unmapped[10:] else "")
            found.append(f"  not in the mapping: {shown_names}")
        if self.unchecked_units:
            found.append(f"  unit not stated, so not checked: {', '.join(self.unchecked_units)}")
        found += self.problems.lines()
        if self.stopped is not None:
            found.append(f"  stopped: error[{self.stopped.code}]: {self.stopped.message}")
            found.append(f"    fix: {self.stopped.hint}")
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportResult:
    """What an import did."""

    zone: str
    dry_run: bool
    files: tuple[FileReport, ...]
    series: tuple[SeriesReport, ...]

    @property
    def refused(self) -> int:
        """Rows and cells that were not taken."""
        return sum(report.problems.count for report in self.files)

    @property
    def exit_code(self) -> int:
        stopped = any(report.stopped is not None for report in self.files)
        return 1 if self.refused or stopped else 0

    def as_json(self) -> dict[str, object]:
        return {
            "dry_run": self.dry_run,
            "zone": self.zone,
            "refused": self.refused,
            "files": [report.as_json() for report in self.files],
            "series": [report.as_json() for report in self.series],
        }

    def lines(self) -> list[str]:
        found = [line for report in self.files for line in report.lines()]
        found.append("dry run, nothing was written:" if self.dry_run else "series:")
        found += [report.line(dry_run=self.dry_run) for report in self.series]
        if not self.series:
            found.append("  none")
        if any(report.not_after_watermark for report in self.series):
            found.append("--all sends what is not after the last stored value too")
        if self.refused:
            found.append(f"{self.refused:,} refused; the others are not affected")
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class MappingDraft:
    """A first mapping file, and what a person has to decide in it."""

    text: str
    questions: tuple[str, ...]
    written_to: str = ""

    @property
    def exit_code(self) -> int:
        return 0

    def as_json(self) -> dict[str, object]:
        return {
            "mapping": self.text,
            "questions": list(self.questions),
            "written_to": self.written_to or None,
        }

    def lines(self) -> list[str]:
        if not self.written_to:
            return [self.text.rstrip("\n"), *(f"# to decide: {one}" for one in self.questions)]
        return [
            f"wrote {self.written_to}",
            *(f"  to decide: {one}" for one in self.questions),
            "then try it: strandline water import FILE --mapping FILE --dry-run",
        ]


def shown(moment: datetime | None) -> str | None:
    """Return a moment as the API writes it."""
    return None if moment is None else moment.replace(tzinfo=None).isoformat() + "Z"
