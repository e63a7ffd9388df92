"""First routes for the series that instruments recorded before there were routes.

The series of one instrument, variable, provenance and degree are put in order of their first
value; each route ends where the next series begins, the last one stays open. Series whose values
overlap get no route: either of them could be meant, and a route must never be ambiguous.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from strandline.backfill import Backfill, Batch, Doubtful, Insert, Row, Source

LONG_AGO = datetime(2000, 1, 1)  # noqa: DTZ001 - UTC without a zone, as the column is
"""Where the route of a series without values begins."""

NO_VARIABLE = "no variable is named"
NO_PROVENANCE = "its provenance is not decided"
OVERLAP = "its values overlap in time with those of another series of the same key"
EMPTY = "it has no values, and other series have the same key"
COVERED = "a route of the same key to another series covers part of its time"
NOTE = "Backfilled from the first value of the series"

VALUE_TABLES = ("Value", "ValueSpectrum", "ValueImage", "ValueArray")


def _bounds(table: str) -> str:
    of_series = f"FROM dbo.{table} v WHERE v.MetaDataID = m.MetaDataID"
    return (
        f"(SELECT min(v.tstamp) {of_series}) AS First{table}, "
        f"(SELECT max(v.tstamp) {of_series}) AS Last{table}"
    )


SERIES = Source(
    query=f"""
    SELECT m.EquipmentID, m.MetaDataID, m.VariableID, m.DataProvenanceID, m.ProcessingDegree,
           {", ".join(_bounds(table) for table in VALUE_TABLES)}
    FROM dbo.MetaData m
    WHERE m.EquipmentID IS NOT NULL
    """,
    columns={
        "EquipmentID": "integer",
        "MetaDataID": "integer",
        "VariableID": "integer",
        "DataProvenanceID": "integer",
        "ProcessingDegree": "string",
        **{f"{end}{table}": "timestamp" for table in VALUE_TABLES for end in ("First", "Last")},
    },
)
ROUTES = Source(
    query="""
    SELECT r.EquipmentID, r.MetaDataID, r.VariableID, r.DataProvenanceID, r.ProcessingDegree,
           r.ValidFrom, r.ValidTo
    FROM dbo.IngestionRoute r
    """,
    columns={
        "EquipmentID": "integer",
        "MetaDataID": "integer",
        "VariableID": "integer",
        "DataProvenanceID": "integer",
        "ProcessingDegree": "string",
        "ValidFrom": "timestamp",
        "ValidTo": "timestamp",
    },
)

Key = tuple[object, ...]


@dataclass(frozen=True)
class Series:
    """One series with the instants of its first and last value; None without values."""

    number: object
    key: Key
    first: datetime | None
    last: datetime | None


@dataclass(frozen=True)
class Span:
    """A half-open interval: `end` is not part of it, None means that it is open."""

    start: datetime
    end: datetime | None

    def meets(self, other: "Span") -> bool:
        """Say whether both hold at some instant."""
        return (other.end is None or self.start < other.end) and (
            self.end is None or other.start < self.end
        )


def route(batch: Batch) -> Iterator[Insert | Doubtful]:
    """Add the routes that are beyond doubt; report the other series of instruments."""
    there: dict[Key, list[Row]] = {}
    for row in batch.others.get("routes", ()):
        there.setdefault(key_of(row), []).append(row)
    groups: dict[Key, list[Series]] = {}
    for row in batch.rows:
        reason = no_key(row)
        if reason:
            yield Doubtful(key={"MetaDataID": row["MetaDataID"]}, reason=reason)
        else:
            groups.setdefault(key_of(row), []).append(series_of(row))
    for key, members in groups.items():
        yield from routes_of(key, members, there.get(key, []))


def no_key(row: Row) -> str:
    """Say what a series lacks for a route to find it by; empty when it lacks nothing."""
    lacks = []
    if row["VariableID"] is None:
        lacks.append(NO_VARIABLE)
    if row["DataProvenanceID"] is None:
        lacks.append(NO_PROVENANCE)
    return "; ".join(lacks)


def key_of(row: Row) -> Key:
    """Return what a route is found by."""
    degree = row["ProcessingDegree"] or "Raw"
    return (row["EquipmentID"], row["VariableID"], row["DataProvenanceID"], degree)


def series_of(row: Row) -> Series:
    """Return a series with its first and last instant over every shape of values."""
    firsts = [row[f"First{table}"] for table in VALUE_TABLES]
    lasts = [row[f"Last{table}"] for table in VALUE_TABLES]
    return Series(
        number=row["MetaDataID"],
        key=key_of(row),
        first=min((one for one in firsts if isinstance(one, datetime)), default=None),
        last=max((one for one in lasts if isinstance(one, datetime)), default=None),
    )


def routes_of(
    key: Key, members: Sequence[Series], there: Sequence[Row]
) -> Iterator[Insert | Doubtful]:
    """Give the series of one key their routes, in order of their first values."""
    routed = {row["MetaDataID"] for row in there}
    taken = [span_of(row) for row in there]
    for one in sorted(members, key=in_time):
        if one.number in routed:
            continue
        span = Span(one.first or LONG_AGO, next_start(one, members, taken))
        reason = against(one, members) or against_routes(one, span, taken)
        if reason:
            yield Doubtful(key={"MetaDataID": one.number}, reason=reason)
        else:
            yield Insert(values=values_of(key, one, span))


def in_time(one: Series) -> tuple[datetime, str]:
    """Order series by their first value."""
    return (one.first or LONG_AGO, str(one.number).zfill(20))


def against(one: Series, members: Sequence[Series]) -> str:
    """Say why a series can have no route beside the others of its key."""
    others = [other for other in members if other is not one]
    if one.first is None:
        return EMPTY if others else ""
    for other in others:
        if other.first is not None and one.last is not None and other.last is not None:
            if other.first <= one.last and one.first <= other.last:
                return OVERLAP
    return ""


def against_routes(one: Series, span: Span, taken: Sequence[Span]) -> str:
    """Say why a series can have no route beside those that are there."""
    if not taken:
        return ""
    cut = one.last is not None and span.end is not None and span.end <= one.last
    return COVERED if one.first is None or cut or any(map(span.meets, taken)) else ""


def next_start(one: Series, members: Sequence[Series], taken: Sequence[Span]) -> datetime | None:
    """Return where the next series or route of the key begins, None when there is none."""
    starts = [other.first for other in members if other is not one and other.first is not None]
    starts += [span.start for span in taken]
    return min((start for start in starts if one.first is None or start > one.first), default=None)


def span_of(row: Row) -> Span:
    """Return when an existing route holds."""
    start, end = row["ValidFrom"], row["ValidTo"]
    return Span(
        start if isinstance(start, datetime) else LONG_AGO,
        end if isinstance(end, datetime) else None,
    )


def values_of(key: Key, one: Series, span: Span) -> dict[str, object]:
    """Return the columns of a new route."""
    equipment, variable, provenance, degree = key
    return {
        "EquipmentID": equipment,
        "VariableID": variable,
        "DataProvenanceID": provenance,
        "ProcessingDegree": degree,
        "MetaDataID": one.number,
        "ValidFrom": span.start,
        "ValidTo": span.end,
        "Notes": NOTE,
    }


backfill = Backfill(
    version="1.6.0",
    after=("provenance",),
    table="dbo.IngestionRoute",
    description="First routes for instruments' series, closed at the next; overlaps are reported",
    key=("EquipmentID",),
    source=SERIES,
    others={"routes": ROUTES},
    left="""
    SELECT count(*) AS n FROM dbo.MetaData m
    WHERE m.EquipmentID IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM dbo.IngestionRoute r WHERE r.MetaDataID = m.MetaDataID)
    """,
    change=route,
    batch=200,
)
