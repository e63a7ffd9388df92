"""Uploads of many rows: read piece by piece, written in one transaction, told by line."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import BinaryIO

from strandline.bridge.database import Session
from strandline.packs.water.bulk_records import BulkValues, Chunk
from strandline.packs.water.context import Water
from strandline.packs.water.ingest_records import (
    Ingested,
    RowResult,
    RowStatus,
    Rules,
    Sent,
    SeriesChoice,
    SeriesDone,
    ingested,
)
from strandline.packs.water.services.ingest.readings import Refusals, check_size, moments_of
from strandline.packs.water.services.ingest.scalars import Store, quality_warnings
from strandline.packs.water.services.ingest.tables_in import chunks_of
from strandline.packs.water.services.ingest.targets import placed
from strandline.packs.water.vocabulary import ValueType
from strandline.rest.errors import Invalid

MOST_RESULTS = 1000
"""Rows that an answer lists; the counts are always whole."""


def write(water: Water, session: Session, request: BulkValues, file: BinaryIO) -> Ingested:
    """Store a file's rows: all of them, or with `partial` those that can be."""
    desk = _Desk(water, session, request)
    rows = 0
    for chunk in chunks_of(file, request):
        rows += chunk.size
        check_size(rows, water.settings.most_rows)
        desk.take(chunk)
    if not rows:
        raise Invalid("W103", "the file has no rows", hint="send a header and at least one row")
    desk.refusals.stop()
    return desk.result()


@dataclass(slots=True)
class _Seen:
    """Moments of earlier chunks of one series choice, sorted, with their lines."""

    blocks: list[tuple[list[datetime], list[int]]] = field(default_factory=list)

    def line_of(self, moment: datetime) -> int | None:
        for moments, lines in self.blocks:
            if moments[0] <= moment <= moments[-1]:
                at = bisect_left(moments, moment)
                if moments[at] == moment:
                    return lines[at]
        return None

    def add(self, pairs: Sequence[tuple[datetime, int]]) -> None:
        if pairs:
            moments, lines = zip(*sorted(pairs), strict=True)
            self.blocks.append((list(moments), list(lines)))


class _Desk:
    """Takes chunk after chunk; keeps what is refused, by line, and what was written."""

    def __init__(self, water: Water, session: Session, request: BulkValues) -> None:
        self._water, self._session, self._request = water, session, request
        self.refusals = Refusals(request.rules, place="line {row}")
        self._seen: dict[SeriesChoice, _Seen] = {}
        self._done: dict[tuple[int, int], SeriesDone] = {}
        self._told: dict[str, None] = {}
        self._kept: dict[int, str] = {}

    def take(self, chunk: Chunk) -> None:
        for line, error in chunk.refused.items():
            self.refusals.add(line, error)
        for choice, rows in self._by_choice(chunk).items():
            self._take(chunk, choice, rows)

    def _by_choice(self, chunk: Chunk) -> dict[SeriesChoice, Sequence[int]]:
        if self._request.choice is not None:
            return {self._request.choice: range(len(chunk.lines))} if chunk.lines else {}
        found: dict[SeriesChoice, list[int]] = {}
        for row, choice in enumerate(chunk.choices or ()):
            found.setdefault(choice, []).append(row)
        # In one order for all files, so that two of them rarely wait for each other.
        return dict(sorted(found.items(), key=lambda item: repr(item[0])))

    def _take(self, chunk: Chunk, choice: SeriesChoice, rows: Sequence[int]) -> None:
        lines = [chunk.lines[row] for row in rows]
        sent = Sent(
            times=[chunk.times[row] for row in rows],
            values=[chunk.values[row] for row in rows],
            qualities=[chunk.qualities[row] for row in rows],
        )
        # Rows are refused one by one; whether that refuses the file is settled at its end.
        local = Refusals(Rules(policy=self._request.rules.policy, partial=True))
        moments = moments_of(sent.times, self._water, local)
        self._refuse_repeats(choice, moments, lines, local)
        groups, _, told = placed(self._session, choice, moments, local, ValueType.SCALAR)
        self._told.update(dict.fromkeys(told))
        if self._request.rules.partial or not (self.refusals or local):
            store = Store(self._session, sent, moments, local.rules, local)
            for done in store.write(groups):
                self._add(done)
            self._kept.update((lines[row], text) for row, text in store.kept.items())
            warnings = quality_warnings(self._session, sent.qualities)
            self._told.update(dict.fromkeys(warnings))
        for row, error in local.rows.items():
            self.refusals.add(lines[row], error)

    def _refuse_repeats(
        self,
        choice: SeriesChoice,
        moments: Sequence[datetime],
        lines: Sequence[int],
        local: Refusals,
    ) -> None:
        seen = self._seen.setdefault(choice, _Seen())
        here: dict[datetime, int] = {}
        for row, moment in enumerate(moments):
            if row in local:
                continue
            earlier = here.get(moment) or seen.line_of(moment)
            if earlier is None:
                here[moment] = lines[row]
            else:
                local.add(row, _repeated(earlier))
        seen.add(list(here.items()))

    def _add(self, done: SeriesDone) -> None:
        key = (done.metadata_id, done.route_id or 0)
        held = self._done.get(key)
        if held is not None:
            done = replace(
                held,
                inserted=held.inserted + done.inserted,
                changed=held.changed + done.changed,
                unchanged=held.unchanged + done.unchanged,
                kept=held.kept + done.kept,
            )
        self._done[key] = done

    def result(self) -> Ingested:
        warnings = list(self._told)
        results = None
        if self._request.rules.partial:
            told = [
                RowResult(row=line, status=RowStatus.REFUSED, code=e.code, message=e.message)
                for line, e in self.refusals.rows.items()
            ]
            told += [
                RowResult(row=line, status=RowStatus.KEPT, message=text)
                for line, text in self._kept.items()
            ]
            told.sort(key=lambda one: one.row)
            results = told[:MOST_RESULTS]
            if len(told) > MOST_RESULTS:
                warnings.append(
                    f"results lists the first {MOST_RESULTS} of {len(told)} rows that were not"
                    " stored; the counts are of all"
                )
        done = [self._done[key] for key in sorted(self._done)]
        made = ingested(done, warnings=warnings, results=results)
        return replace(made, refused=len(self.refusals.rows))


def _repeated(line: int) -> Invalid:
    return Invalid(
        "W071",
        f"tstamp is the same as that of line {line}",
        hint="send one value for each instant",
        details={"same_as": line},
    )
