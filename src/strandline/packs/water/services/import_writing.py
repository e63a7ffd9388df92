"""Batches of readings on their way to their series: routed, measured against what is stored, written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import cast

from strandline.bridge.database import Session
from strandline.packs.water.context import Water
from strandline.packs.water.import_records import (
    FileReport,
    ImportRequest,
    ResolvedTarget,
    SeriesReport,
)
from strandline.packs.water.importing.binding import Bound
from strandline.packs.water.importing.readings import Batch
from strandline.packs.water.ingest_records import (
    AxisChoice,
    Rules,
    Sent,
    SentVectors,
    SeriesDone,
)
from strandline.packs.water.repositories import imports, writing
from strandline.packs.water.repositories.locks import lock_rows
from strandline.packs.water.routing_records import Route
from strandline.packs.water.services import routing
from strandline.packs.water.services.import_targets import series_facts
from strandline.packs.water.services.ingest import once
from strandline.packs.water.services.ingest.axes import axis_of
from strandline.packs.water.services.ingest.readings import Refusals
from strandline.packs.water.services.ingest.scalars import Group, Store
from strandline.packs.water.services.ingest.vectors import VectorStore

Numbers = Sequence[float | None]


@dataclass(frozen=True, slots=True)
class _Part:
    """What of one batch goes to one series: places in the batch, in order of time."""

    target: int
    metadata_id: int
    places: Sequence[int]


@dataclass(frozen=True, slots=True)
class _Done:
    """What became of a part; `refused` are places."""

    part: _Part
    done: SeriesDone
    refused: Sequence[int] = ()


@dataclass(slots=True)
class _Plan:
    """What is to become of one batch; it counts only when the batch is written, once."""

    parts: list[_Part] = field(default_factory=list)
    refused: list[tuple[int, Sequence[int], str]] = field(default_factory=list)
    left_alone: dict[tuple[int, int], int] = field(default_factory=dict)
    series: dict[tuple[int, int], SeriesReport] = field(default_factory=dict)
    latest: dict[int, datetime] = field(default_factory=dict)


@dataclass(slots=True)
class Importer:
    """One import: what it knows of the series, and what it has done to each."""

    water: Water
    request: ImportRequest
    targets: list[ResolvedTarget]
    series: dict[tuple[int, int], SeriesReport] = field(default_factory=dict)
    _latest: dict[int, datetime] = field(default_factory=dict)

    def begin_file(self) -> None:
        """Forget how far the last file has come."""
        self._latest.clear()

    def take(self, batches: Sequence[Batch], bound: Sequence[Bound], report: FileReport) -> None:
        """Write one batch of every target in one transaction; in a dry run only look."""
        if not any(batch.moments for batch in batches):
            return

        def write(session: Session) -> tuple[_Plan, list[_Done]]:
            plan = self._planned(session, batches, bound)
            return plan, self._write(session, plan, batches)

        if self.request.dry_run:
            with self.water.database.read() as session:
                plan = self._planned(session, batches, bound)
            done = [_Done(part, SeriesDone(metadata_id=part.metadata_id)) for part in plan.parts]
        else:
            plan, done = once.run(self.water, write)
        self._settle(plan, done, batches, bound, report)

    def _planned(self, session: Session, batches: Sequence[Batch], bound: Sequence[Bound]) -> _Plan:
        plan = _Plan()
        for at, batch in enumerate(batches):
            if batch.moments:
                self._route(session, at, batch, bound[at], plan)
        return plan

    def _route(self, session: Session, at: int, batch: Batch, bound: Bound, plan: _Plan) -> None:
        target = self.targets[at]
        routes = routing.routes_to_write(session, target.key)
        assigned = routing.assign_moments(routes, batch.moments)
        if not assigned.complete:
            error = routing.routing_error(session, target.key, routes, batch.moments, assigned)
            lost = sorted([*assigned.missing, *assigned.ambiguous])
            plan.refused.append((at, lost, error.message))
        self._learn(session, at, bound, [route for route, _ in assigned.groups], plan)
        latest = self._latest.get(at)
        for route, places in assigned.groups:
            after = self._after_watermark(at, route, batch, places, latest, plan)
            if after:
                ordered = sorted(after, key=batch.moments.__getitem__)
                plan.parts.append(_Part(at, route.metadata_id, ordered))
        newest = max(batch.moments)
        plan.latest[at] = newest if latest is None else max(latest, newest)

    def _learn(
        self, session: Session, at: int, bound: Bound, routes: Sequence[Route], plan: _Plan
    ) -> None:
        """Look up the series that were not met before, and how far each of them is stored."""
        target = self.targets[at]
        new = sorted(
            {route.metadata_id for route in routes if (at, route.metadata_id) not in self.series}
        )
        if not new:
            return
        facts = series_facts(session, target, bound, new)
        stored = imports.last_moments(session, new, spectral=target.spectral)
        for metadata_id in new:
            plan.series[at, metadata_id] = SeriesReport(
                facts=facts[metadata_id],
                equipment=target.equipment,
                variable=target.variable,
                watermark=stored.get(metadata_id),
            )

    def _after_watermark(
        self,
        at: int,
        route: Route,
        batch: Batch,
        places: Sequence[int],
        latest: datetime | None,
        plan: _Plan,
    ) -> Sequence[int]:
        """Return the places that are to be sent.

        Left alone is what is not later than the last stored value and stands in order of time in
        the file. What stands out of order was perhaps never sent: an import that was killed had
        stored later values first.
        """
        key = (at, route.metadata_id)
        mark = (plan.series.get(key) or self.series[key]).watermark
        if mark is None or not self.request.from_watermark:
            return places
        found = []
        for place in places:
            moment = batch.moments[place]
            in_order = latest is None or moment > latest
            if in_order:
                latest = moment
            if moment > mark or not in_order:
                found.append(place)
        plan.left_alone[key] = plan.left_alone.get(key, 0) + len(places) - len(found)
        return found

    def _settle(
        self,
        plan: _Plan,
        done: Sequence[_Done],
        batches: Sequence[Batch],
        bound: Sequence[Bound],
        report: FileReport,
    ) -> None:
        """Count what became of a batch, now that it is stored."""
        self.series.update(plan.series)
        self._latest.update(plan.latest)
        for key, count in plan.left_alone.items():
            self.series[key].not_after_watermark += count
        for at, places, message in plan.refused:
            for place in places:
                report.problems.add("W127", batches[at].lines[place], bound[at].column, message)
        for one in done:
            batch = batches[one.part.target]
            for place in one.refused:
                report.problems.add("W128", batch.lines[place], bound[one.part.target].column)
            self._note(one, batch)

    def _write(self, session: Session, plan: _Plan, batches: Sequence[Batch]) -> list[_Done]:
        # All writers go through the series in one order, so that none waits for another in a ring.
        ordered = sorted(plan.parts, key=lambda part: part.metadata_id)
        return [self._write_part(session, part, batches[part.target]) for part in ordered]

    def _write_part(self, session: Session, part: _Part, batch: Batch) -> _Done:
        # Refused by policy is one reading, never the batch.
        refusals = Refusals(Rules(policy=self.request.policy, partial=True))
        group = Group(metadata_id=part.metadata_id, rows=part.places)
        if self.targets[part.target].spectral:
            done = _write_spectra(session, group, batch, refusals)
        else:
            sent = Sent(times=(), values=cast("Numbers", batch.values), qualities=batch.qualities)
            store = Store(session, sent, batch.moments, refusals.rules, refusals)
            (done,) = store.write([group])
        return _Done(part, done, sorted(refusals.rows))

    def _note(self, one: _Done, batch: Batch) -> None:
        part, done = one.part, one.done
        report = self.series[part.target, part.metadata_id]
        report.readings += len(part.places) - len(one.refused)
        report.inserted += done.inserted
        report.changed += done.changed
        report.unchanged += done.unchanged
        report.kept += done.kept
        report.note(batch.moments[part.places[0]], batch.moments[part.places[-1]])


def _write_spectra(session: Session, group: Group, batch: Batch, refusals: Refusals) -> SeriesDone:
    # Another import may have given the series its axis since this one has looked.
    lock_rows(session, "MetaData", [group.metadata_id])
    target = writing.find_targets(session, [group.metadata_id])[group.metadata_id]
    axis = axis_of(session, target, AxisChoice(wavelengths=batch.wavelengths))
    vectors = cast("Sequence[Sequence[float | None]]", batch.values)
    width = len(batch.wavelengths)
    sent = SentVectors(
        times=(), vectors=vectors, qualities=[[code] * width for code in batch.qualities]
    )
    return VectorStore(session, sent, batch.moments, refusals).write(group, axis.bin_ids)
