"""Rows as they were sent become moments in UTC; rows that cannot be taken are told by position."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from operator import lt

from strandline.errors import StrandlineError
from strandline.packs.water.context import Water
from strandline.packs.water.ingest_records import RowResult, RowStatus, Rules
from strandline.packs.water.services.times import in_utc
from strandline.rest.errors import Conflict, Invalid, TooLarge

MOST_TOLD = 100
"""Rows that the details of a refusal list; the message says how many there are in all."""


@dataclass(slots=True)
class Refusals:
    """Rows that cannot be taken, by position, each with the reason that was found first.

    `place` names a row in messages.
    """

    rules: Rules
    place: str = "values[{row}]"
    rows: dict[int, StrandlineError] = field(default_factory=dict)

    def add(self, row: int, error: StrandlineError) -> None:
        self.rows.setdefault(row, error)

    def __contains__(self, row: int) -> bool:
        return row in self.rows

    def __bool__(self) -> bool:
        return bool(self.rows)

    def stop(self) -> None:
        """Refuse the request for its rows, unless it is content with the others."""
        if not self.rows or self.rules.partial:
            return
        first_row = min(self.rows)
        first = self.rows[first_row]
        many = len(self.rows)
        others = "" if many == 1 else f" ({many} rows cannot be taken; this is the first)"
        kind = Conflict if all(isinstance(e, Conflict) for e in self.rows.values()) else Invalid
        raise kind(
            first.code,
            f"{self.place.format(row=first_row)}: {first.message}{others}",
            hint=f"{first.hint}; nothing was written. partial=true writes the other rows",
            details={
                **first.details,
                "rows": [
                    {"row": row, "code": error.code, "message": error.message}
                    for row, error in sorted(self.rows.items())[:MOST_TOLD]
                ],
                "rows_refused": many,
            },
        )

    def results(self, size: int, kept: Mapping[int, str]) -> list[RowResult] | None:
        """Return what became of each row, None where the request did not ask."""
        if not self.rules.partial:
            return None
        return [self._result(row, kept) for row in range(size)]

    def _result(self, row: int, kept: Mapping[int, str]) -> RowResult:
        error = self.rows.get(row)
        if error is not None:
            return RowResult(
                row=row, status=RowStatus.REFUSED, code=error.code, message=error.message
            )
        if row in kept:
            return RowResult(row=row, status=RowStatus.KEPT, message=kept[row])
        return RowResult(row=row, status=RowStatus.STORED)


def check_size(rows: int, most: int) -> None:
    """Refuse a request of more rows than the server takes at once."""
    if rows > most:
        raise TooLarge(
            "W074",
            f"the request has {rows} rows, and {most} is the most that one may have",
            hint="send it in several requests; 10,000 rows in each go fastest",
            details={"rows": rows, "most": most},
        )


def moments_of(
    times: Sequence[str | datetime | None],
    water: Water,
    refusals: Refusals,
    *,
    default: datetime | None = None,
) -> list[datetime]:
    """Return the moment of each row in UTC; a refused row keeps a placeholder.

    Times come as text by the ten thousand, nearly always well formed and in UTC: those are read
    at once, and only where that fails row by row.
    """
    try:
        found = list(map(datetime.fromisoformat, times))  # type: ignore[arg-type]
        if all(moment.tzinfo is UTC for moment in found):
            return found
    except (ValueError, TypeError):
        pass
    return [_moment(row, time, water, refusals, default) for row, time in enumerate(times)]


def _moment(
    row: int,
    time: str | datetime | None,
    water: Water,
    refusals: Refusals,
    default: datetime | None,
) -> datetime:
    if time is None and default is not None:
        return default
    try:
        read = datetime.fromisoformat(time) if isinstance(time, str) else time
        if read is None:
            raise ValueError("no time")
        return in_utc(water, read, parameter="tstamp")
    except ValueError:
        refusals.add(row, _unreadable())
    except Invalid as error:
        refusals.add(row, error)
    return datetime.min.replace(tzinfo=UTC)


def _unreadable() -> Invalid:
    return Invalid(
        "W070",
        "tstamp is no time",
        hint="write times as ISO 8601, for example 2025-03-15T08:00:00Z",
    )


def rise(moments: Sequence[datetime]) -> bool:
    """Tell whether each moment is later than the one before it, as those of most requests are."""
    return all(map(lt, moments, islice(moments, 1, None)))


def refuse_repeats(moments: Sequence[datetime], refusals: Refusals, *, hint: str = "") -> None:
    """Refuse rows whose moment stands in the request before; they cannot both be stored."""
    if rise(moments) or len(set(moments)) == len(moments):
        return
    seen: dict[datetime, int] = {}
    for row, moment in enumerate(moments):
        if row in refusals:
            continue
        earlier = seen.setdefault(moment, row)
        if earlier != row:
            refusals.add(
                row,
                Invalid(
                    "W071",
                    f"tstamp is the same as that of values[{earlier}]",
                    hint=hint or "send one value for each instant",
                    details={"row": row, "same_as": earlier},
                ),
            )
