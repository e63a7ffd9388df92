"""Series by the context that they stand in: found, read, made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from strandline.bridge.database import Session
from strandline.errors import NotFound
from strandline.packs.water.context import Water
from strandline.packs.water.records import Series
from strandline.packs.water.repositories import locks, metadata, rows, series
from strandline.packs.water.repositories.coverage import NOTHING, Coverage, coverage_of
from strandline.packs.water.repositories.metadata import SeriesFilter
from strandline.packs.water.services.names import find_all, require_all
from strandline.packs.water.things import Thing
from strandline.packs.water.vocabulary import Provenance
from strandline.rest.errors import Conflict, Invalid
from strandline.rest.pages import PageRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesWithCoverage:
    """A series, and when it has values where somebody asked for that."""

    series: Series
    coverage: Coverage | None = None


def list_metadata(
    water: Water,
    page: PageRequest,
    *,
    things: Mapping[Thing, str | None],
    degree: str | None = None,
    sample_id: int | None = None,
    has_values: bool | None = None,
    coverage: bool = False,
) -> tuple[list[SeriesWithCoverage], int]:
    """Return a page of series in order of id; `things` filters by id or name."""
    with water.database.read() as session:
        found = find_all(session, things)
        if found is None:
            return [], 0
        wanted = SeriesFilter(
            things=found, degree=degree, sample_id=sample_id, has_values=has_values
        )
        listed, total = metadata.find_matching(
            session, wanted, offset=page.offset, limit=page.page_size
        )
        return _covered(session, listed, wanted=coverage), total


def get_metadata(water: Water, metadata_id: int, *, coverage: bool = False) -> SeriesWithCoverage:
    """Return one series; NotFound when there is none of this id."""
    with water.database.read() as session:
        return _covered(session, [found_series(session, metadata_id)], wanted=coverage)[0]


def create_metadata(
    water: Water,
    *,
    things: Mapping[Thing, str | None],
    degree: str,
    sample_id: int | None,
    wavelength_axis_id: int | None,
) -> SeriesWithCoverage:
    """Make a series: a variable at a location, and how it is measured.

    Conflict where a series of exactly this context is there already: values belong to it.
    """
    with water.database.write() as session:
        found = require_all(session, things)
        found.pop(Thing.SITE, None)
        more = {"SampleID": sample_id, "WavelengthAxisID": wavelength_axis_id}
        _check_rows(session, more)
        _check_context(found, sample_id)
        # One after the other: the second of two equal requests finds the first one's series.
        locks.lock_rows(session, "Variable", [found[Thing.VARIABLE]])
        twin = metadata.find_twin(session, found, degree, more)
        if twin is not None:
            raise Conflict(
                "W174",
                f"series {twin} has exactly this context already",
                hint="send values to that series; another campaign, equipment or processing "
                "degree makes a series of its own",
                details={"metadata_id": twin},
            )
        key = metadata.insert_series(session, found, degree, more)
        return SeriesWithCoverage(series=found_series(session, key))


def complete_metadata(
    water: Water,
    metadata_id: int,
    *,
    things: Mapping[Thing, str | None],
    sample_id: int | None,
) -> SeriesWithCoverage:
    """Say of a series what it does not say yet.

    What it says already stands for the values that are stored: Conflict for anything else there.
    """
    with water.database.write() as session:
        series = found_series(session, metadata_id)
        wanted = require_all(session, things)
        wanted.pop(Thing.SITE, None)
        _check_rows(session, {"SampleID": sample_id})
        said = metadata.things_of(session, metadata_id)
        differing = [
            thing.value for thing in wanted if said.get(thing, wanted[thing]) != wanted[thing]
        ]
        if sample_id is not None and series.sample_id not in (None, sample_id):
            differing.append("sample")
        if differing:
            raise Conflict(
                "W179",
                f"series {metadata_id} names another {', '.join(sorted(differing))} already",
                hint="values of another context belong to a series of their own: POST "
                "/api/v1/metadata",
                details={"metadata_id": metadata_id, "fields": sorted(differing)},
            )
        new = {thing: row_id for thing, row_id in wanted.items() if thing not in said}
        if new or (sample_id is not None and series.sample_id is None):
            metadata.update_series(session, metadata_id, new, sample_id)
        return SeriesWithCoverage(series=found_series(session, metadata_id))


def found_series(session: Session, metadata_id: int) -> Series:
    """Return a series in the caller's transaction; NotFound when there is none of this id."""
    found = series.find_series(session, metadata_id)
    if found is None:
        raise no_series(metadata_id)
    return found


def no_series(metadata_id: int) -> NotFound:
    """Return the error for a series that is not there."""
    return NotFound(
        "W170",
        f"there is no series {metadata_id}",
        hint="GET /api/v1/metadata lists series by site, location, variable and more",
        details={"kind": "series", "id": metadata_id},
    )


def _covered(
    session: Session, listed: Iterable[Series], *, wanted: bool
) -> list[SeriesWithCoverage]:
    if not wanted:
        return [SeriesWithCoverage(series=one) for one in listed]
    found = list(listed)
    coverage = coverage_of(session, found, count=True)
    return [
        SeriesWithCoverage(series=one, coverage=coverage.get(one.metadata_id, NOTHING))
        for one in found
    ]


def _check_rows(session: Session, keys: Mapping[str, int | None]) -> None:
    for column, row_id in keys.items():
        table = column.removesuffix("ID")
        if row_id is not None and not rows.key_exists(session, table, row_id):
            raise NotFound(
                "W167",
                f"{column} {row_id} points at no row",
                hint="make that row first, or leave the field out",
                details={"field": column, "id": row_id},
            )


def _check_context(found: Mapping[Thing, int], sample_id: int | None) -> None:
    laboratory = found.get(Thing.PROVENANCE) == Provenance.LABORATORY
    if laboratory and (sample_id is None or Thing.LABORATORY not in found):
        raise Invalid(
            "W175",
            "a laboratory series names its sample and its laboratory",
            hint="pass sample_id and laboratory; POST /api/v1/ingest/lab makes such series itself",
            details={"parameters": ["sample_id", "laboratory"]},
        )
