"""Spectra and arrays: the numbers of one instant belong together, and are stored or left as one.

What is counted in answers are therefore instants, not numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from strandline.bridge.database import Session
from strandline.packs.water.context import Water
from strandline.packs.water.ingest_records import (
    Ingested,
    Policy,
    SentVectors,
    SeriesDone,
    Target,
    VectorValues,
    ingested,
)
from strandline.packs.water.repositories import cells
from strandline.packs.water.repositories.locks import lock_rows
from strandline.packs.water.services.ingest.axes import axis_of
from strandline.packs.water.services.ingest.readings import (
    Refusals,
    check_size,
    moments_of,
    refuse_repeats,
)
from strandline.packs.water.services.ingest.scalars import KEPT, Group, conflict, quality_warnings
from strandline.packs.water.services.ingest.targets import placed
from strandline.packs.water.vocabulary import ValueType
from strandline.rest.errors import Invalid

_AT_ONCE = 500
"""Instants that are compared and written together."""


def write(water: Water, session: Session, request: VectorValues) -> Ingested:
    """Store spectra or arrays: all of them, or with `partial` those that can be."""
    sent = request.sent
    check_size(sent.cells, water.settings.most_rows)
    refusals = Refusals(request.rules)
    moments = moments_of(sent.times, water, refusals)
    refuse_repeats(moments, refusals)
    refusals.stop()
    shape = ValueType.ARRAY if request.axis is None else ValueType.SPECTRUM
    groups, targets, told = placed(session, request.choice, moments, refusals, shape)
    lock_rows(session, "MetaData", targets)
    store = VectorStore(session, sent, moments, refusals)
    done = []
    for group in sorted(groups, key=lambda one: one.metadata_id):
        bins = bins_of(session, targets[group.metadata_id], request)
        done.append(store.write(group, bins))
    refusals.stop()
    codes = [code for one in sent.qualities for code in set(one)]
    return ingested(
        done,
        warnings=[*told, *quality_warnings(session, codes)],
        results=refusals.results(len(sent), store.kept),
    )


def bins_of(session: Session, target: Target, request: VectorValues) -> Sequence[int] | None:
    """Return the bins that a spectrum's numbers belong to; None for arrays, which just count."""
    if request.axis is None:
        return None
    return axis_of(session, target, request.axis).bin_ids


@dataclass(slots=True)
class VectorStore:
    """Writes the groups of one request; the rows of their series are locked."""

    session: Session
    sent: SentVectors
    moments: Sequence[datetime]
    refusals: Refusals
    kept: dict[int, str] = field(default_factory=dict)

    def write(self, group: Group, bins: Sequence[int] | None) -> SeriesDone:
        self._check_lengths(group, bins)
        rows = [row for row in group.rows if row not in self.refusals]
        rows.sort(key=self.moments.__getitem__)
        table = cells.ARRAYS if bins is None else cells.SPECTRA
        parts = [
            self._write(table, group.metadata_id, rows[start : start + _AT_ONCE], bins)
            for start in range(0, len(rows), _AT_ONCE)
        ]
        return SeriesDone(
            metadata_id=group.metadata_id,
            route_id=group.route_id,
            inserted=sum(part.inserted for part in parts),
            changed=sum(part.changed for part in parts),
            unchanged=sum(part.unchanged for part in parts),
            kept=sum(part.kept for part in parts),
        )

    def _check_lengths(self, group: Group, bins: Sequence[int] | None) -> None:
        for row in group.rows:
            if bins is not None and len(self.sent.vectors[row]) != len(bins):
                self.refusals.add(row, _wrong_length(len(self.sent.vectors[row]), len(bins)))
        self.refusals.stop()

    def _write(
        self,
        table: cells.CellTable,
        metadata_id: int,
        rows: Sequence[int],
        bins: Sequence[int] | None,
    ) -> SeriesDone:
        session = self.session
        held = cells.stored_cells(session, table, metadata_id, [self.moments[r] for r in rows])
        added, changed, same, kept = [], [], 0, 0
        for row in rows:
            moment = self.moments[row]
            made = self._cells(row, bins)
            stored = held.get(moment)
            if stored is None:
                added.append((moment, made))
            elif stored == set(made):
                same += 1
            elif self.refusals.rules.policy is Policy.OVERWRITE:
                changed.append((moment, made))
            elif self.refusals.rules.policy is Policy.REJECT:
                self.refusals.add(row, conflict())
            else:
                self.kept[row] = KEPT
                kept += 1
        # A shorter array must not keep the end of the longer one.
        cells.delete_cells(session, table, metadata_id, [moment for moment, _ in changed])
        cells.write_cells(session, table, metadata_id, sorted(added + changed))
        return SeriesDone(
            metadata_id=metadata_id,
            inserted=len(added),
            changed=len(changed),
            unchanged=same,
            kept=kept,
        )

    def _cells(self, row: int, bins: Sequence[int] | None) -> list[cells.Cell]:
        numbers, codes = self.sent.vectors[row], self.sent.qualities[row]
        places = range(len(numbers)) if bins is None else bins
        return list(zip(places, numbers, codes, strict=True))


def _wrong_length(sent: int, wanted: int) -> Invalid:
    return Invalid(
        "W084",
        f"the spectrum has {sent} values and its axis {wanted} wavelengths",
        hint="send one value for each wavelength, null for an empty one",
    )
