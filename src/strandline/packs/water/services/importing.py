"""`strandline water import`: files into series, a batch at a time, and again from where it stopped."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from zoneinfo import ZoneInfo

from strandline.errors import StrandlineError, UsageError
from strandline.packs.commands import CommandCall, Progress
from strandline.packs.water.context import Water, open_water
from strandline.packs.water.database import open_water_database
from strandline.packs.water.import_records import FileReport, ImportRequest, ImportResult
from strandline.packs.water.importing.binding import bind
from strandline.packs.water.importing.layout import Fold, Layout
from strandline.packs.water.importing.mapping_file import find_zone, load_mapping
from strandline.packs.water.importing.readings import read_batches
from strandline.packs.water.importing.source_text import SourceText, open_text
from strandline.packs.water.importing.tables import DELIMITERS, read_table
from strandline.packs.water.importing.times import LocalClock
from strandline.packs.water.ingest_records import Policy
from strandline.packs.water.services.import_targets import resolve_targets
from strandline.packs.water.services.import_writing import Importer
from strandline.packs.water.services.moments import in_utc
from strandline.rest.pack import PackSettings

BATCH_CELLS = 50_000
"""Cells of one transaction: what a killed import sends again at most."""
_PEEKED_ROWS = 50
_LATER = datetime.max.replace(tzinfo=UTC)


def run_import(call: CommandCall, progress: Progress) -> ImportResult:
    """Read what the command line said, and import."""
    mapping = call.file("mapping") or Path()
    layout = with_options(load_mapping(mapping, base=call.directory), call)
    zone = layout.zone or PackSettings().zone
    request = ImportRequest(
        files=tuple(_in_order(call.files("files"), layout, zone)),
        layout=replace(layout, zone=zone),
        mapping=mapping,
        since=_since(call.text("since"), zone),
        policy=Policy(call.text("conflict") or Policy.OVERWRITE),
        from_watermark=call.flag("from_watermark"),
        dry_run=call.flag("dry_run"),
    )
    with closing(open_water_database(call.database())) as database:
        return import_files(open_water(database, PackSettings(zone=zone)), request, progress)


def import_files(water: Water, request: ImportRequest, progress: Progress) -> ImportResult:
    """Import files, which are in order of time; each batch is kept as soon as it is written."""
    layout, files = request.layout, request.files
    zone = layout.zone or water.settings.zone
    with water.database.read() as session:
        targets = resolve_targets(session, layout)
    importer = Importer(water, request, targets)
    sizes = [file.stat().st_size for file in files]
    reports = []
    for at, file in enumerate(files):
        done = _Told(progress, before=sum(sizes[:at]), total=sum(sizes), name=file.name)
        reports.append(_import_file(importer, file, zone, done))
    return ImportResult(
        zone=zone.key,
        dry_run=request.dry_run,
        files=tuple(reports),
        series=tuple(importer.series.values()),
    )


def with_options(layout: Layout, call: CommandCall) -> Layout:
    """Return a layout with what the command line says instead of the mapping."""
    zone, fold = call.text("zone"), call.text("fold")
    delimiter, encoding = call.text("delimiter"), call.text("encoding")
    if zone:
        layout = replace(layout, zone=named_zone(zone))
    if fold:
        layout = replace(layout, fold=Fold(fold))
    if delimiter:
        layout = replace(layout, delimiter=named_delimiter(delimiter))
    return replace(layout, encoding=encoding) if encoding else layout


def named_zone(name: str) -> ZoneInfo:
    """Return a zone by its IANA name; UsageError where there is none."""
    zone = find_zone(name)
    if zone is None:
        raise UsageError(
            "W118",
            f"there is no zone {name!r}",
            hint="an IANA name such as America/Toronto, or Etc/GMT+5 for UTC-5 all year",
        )
    return zone


def named_delimiter(word: str) -> str:
    """Return the sign of a delimiter's word; UsageError for more than one sign."""
    sign = DELIMITERS.get(word.lower(), word)
    if len(sign) != 1 or sign in '"\r\n\0':
        raise UsageError(
            "W119",
            f"{word!r} is no delimiter",
            hint=f"one of {', '.join(DELIMITERS)}, or one character",
        )
    return sign


def _since(text: str | None, zone: ZoneInfo) -> datetime | None:
    if text is None:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(
            "W119",
            "--since is no time",
            hint="write it as ISO 8601: 2025-03-15, or 2025-03-15T08:00:00Z",
        ) from None
    return in_utc(found, zone, name="--since")


def _in_order(files: Sequence[Path], layout: Layout, zone: ZoneInfo) -> list[Path]:
    """Return the files by their first moments.

    The watermark of a series only grows: an import that is killed between two files must have
    written the earlier one.
    """
    unique = list(dict.fromkeys(files))
    firsts = {file: _first_moment(file, layout, zone) for file in unique}
    return sorted(unique, key=lambda file: firsts[file])


def _first_moment(file: Path, layout: Layout, zone: ZoneInfo) -> datetime:
    """Return when a file begins as far as its first rows tell; what is wrong is told later."""
    with open_text(file, layout.encoding) as source:
        table = read_table(source, layout)
        binding = bind(table, layout, file=file.name)
        clock = LocalClock(zone, Fold.FIRST)
        rows = clock.rows(islice(table.rows, _PEEKED_ROWS), binding.time)
        moments = [row.moment for row in rows if row.moment is not None]
    return min(moments, default=_LATER)


def _import_file(importer: Importer, file: Path, zone: ZoneInfo, told: _Told) -> FileReport:
    request = importer.request
    layout = request.layout
    importer.begin_file()
    with open_text(file, layout.encoding) as source:
        table = read_table(source, layout)
        binding = bind(table, layout, file=file.name)
        report = FileReport(
            file=file.name,
            unmapped=binding.unmapped,
            unchecked_units=tuple(one.column for one in binding.bound if not one.unit),
        )
        batches = read_batches(
            table,
            layout,
            binding,
            LocalClock(zone, layout.fold),
            since=request.since,
            size=BATCH_CELLS,
            problems=report.problems,
            counts=report.counts,
        )
        try:
            for batch in batches:
                importer.take(batch, binding.bound, report)
                told.say(source, report)
        except StrandlineError as error:
            # What was written before stays; the next import goes on after it.
            report.stopped = error
    return report


class _Told:
    """Says how far an import has come, by the bytes of all its files."""

    def __init__(self, progress: Progress, *, before: int, total: int, name: str) -> None:
        self._progress, self._before, self._total, self._name = progress, before, total, name

    def say(self, source: SourceText, report: FileReport) -> None:
        step = f"{self._name}: {report.counts.readings:,} readings"
        self._progress(self._before + source.done, self._total, step)
