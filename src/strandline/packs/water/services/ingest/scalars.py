"""Scalar values are written series by series, and conflicts are settled by the request's policy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from strandline.bridge.database import Session
from strandline.packs.water.ingest_records import Policy, Rules, Sent, SeriesDone, Target
from strandline.packs.water.repositories import writing
from strandline.packs.water.services.ingest.readings import Refusals, rise
from strandline.packs.water.vocabulary import ValueType
from strandline.rest.errors import Conflict, Invalid

Item = TypeVar("Item")
_ENDPOINTS = {
    ValueType.SCALAR: "/api/v1/ingest/sensor",
    ValueType.SPECTRUM: "/api/v1/ingest/spectra",
    ValueType.IMAGE: "/api/v1/ingest/images",
    ValueType.ARRAY: "/api/v1/ingest/arrays",
}
_USUAL_CODES = frozenset(range(1, 7))
KEPT = "another value is stored for this instant, and was kept"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Rows of a request that go to one series, by position."""

    metadata_id: int
    rows: Sequence[int]
    route_id: int | None = None


@dataclass(slots=True)
class Store:
    """Writes the groups of one request; collects what was refused and what was kept."""

    session: Session
    sent: Sent
    moments: Sequence[datetime]
    rules: Rules
    refusals: Refusals
    kept: dict[int, str] = field(default_factory=dict)

    def write(self, groups: Sequence[Group]) -> list[SeriesDone]:
        """Write all groups in order of their series, which is the order in which all writers go."""
        ordered = sorted(groups, key=lambda group: (group.metadata_id, self._start(group)))
        return [self._write(group) for group in ordered]

    def _start(self, group: Group) -> datetime:
        return min(self.moments[row] for row in group.rows)

    def _write(self, group: Group) -> SeriesDone:
        rows = self._in_order(group.rows)
        written = writing.write_scalars(
            self.session,
            group.metadata_id,
            _picked(self.moments, rows),
            _picked(self.sent.values, rows),
            _picked(self.sent.qualities, rows),
            overwrite=self.rules.policy is Policy.OVERWRITE,
        )
        differing = [rows[place] for place in written.differing]
        rejects = self.rules.policy is Policy.REJECT
        for row in differing:
            if rejects:
                self.refusals.add(row, conflict())
            else:
                self.kept[row] = KEPT
        return SeriesDone(
            metadata_id=group.metadata_id,
            route_id=group.route_id,
            inserted=written.inserted,
            changed=written.changed,
            unchanged=written.unchanged,
            kept=0 if rejects else len(differing),
        )

    def _in_order(self, rows: Sequence[int]) -> Sequence[int]:
        """Return rows that are not refused, in order of time."""
        free = [row for row in rows if row not in self.refusals] if self.refusals else rows
        times = _picked(self.moments, free)
        if rise(times):
            return free
        return sorted(free, key=self.moments.__getitem__)


def conflict() -> Conflict:
    return Conflict(
        "W072",
        "another value is stored for this instant",
        hint="send conflict=overwrite to replace it, or conflict=keep to leave it",
    )


def check_shape(target: Target, wanted: ValueType) -> None:
    """Refuse a series whose values have another shape than the endpoint takes."""
    if target.value_type_id == wanted:
        return
    try:
        actual = ValueType(target.value_type_id)
    except ValueError:
        hint = "no endpoint of this API takes values of its shape"
    else:
        hint = f"values of its shape ({actual.name.lower()}) go to POST {_ENDPOINTS[actual]}"
    raise Invalid(
        "W073",
        f"series {target.metadata_id} does not hold {_PLURALS[wanted]}",
        hint=hint,
        details={"metadata_id": target.metadata_id, "value_type_id": target.value_type_id},
    )


_PLURALS: Mapping[ValueType, str] = {
    ValueType.SCALAR: "scalar values",
    ValueType.SPECTRUM: "spectra",
    ValueType.IMAGE: "images",
    ValueType.ARRAY: "arrays",
}


def quality_warnings(session: Session, qualities: Sequence[int | None]) -> list[str]:
    """Return a warning where quality codes are sent that nobody has described."""
    unusual = {code for code in set(qualities) if code is not None} - _USUAL_CODES
    if not unusual:
        return []
    unknown = writing.unknown_qualities(session, unusual)
    if not unknown:
        return []
    listed = ", ".join(map(str, unknown[:10])) + (", ..." if len(unknown) > 10 else "")
    return [f"quality codes that the vocabulary does not have were stored as they came: {listed}"]


def _picked(column: Sequence[Item], rows: Sequence[int]) -> Sequence[Item]:
    if isinstance(rows, range) and rows == range(len(column)):
        return column
    return [column[row] for row in rows]
