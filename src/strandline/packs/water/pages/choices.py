"""What the explorer is asked to show, as its address says, and what there is to choose from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from strandline.console.html import address
from strandline.console.visits import Visit
from strandline.packs.water.context import Water
from strandline.packs.water.context_records import Location
from strandline.packs.water.pages.lists import every
from strandline.packs.water.records import Series, Window
from strandline.packs.water.services import metadata, places
from strandline.packs.water.services.metadata import SeriesWithCoverage
from strandline.packs.water.things import Thing
from strandline.rest.errors import Invalid
from strandline.rest.pages import PageRequest

PATH = "/explore"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The address of an explorer page: ids, a half-open window, the stretch zoomed into."""

    location: int | None = None
    variable: int | None = None
    series: int | None = None
    start: datetime | None = None
    end: datetime | None = None
    zoom: tuple[datetime, datetime] | None = None

    @property
    def path(self) -> str:
        zoom = None if self.zoom is None else f"{iso(self.zoom[0])}~{iso(self.zoom[1])}"
        return address(
            PATH,
            location=self.location,
            variable=self.variable,
            series=self.series,
            **{"from": iso(self.start), "to": iso(self.end), "zoom": zoom},
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a visitor can pick, and what is picked once gaps in the address are filled.

    `listed` are the series of the chosen variable at the chosen location, with their coverage.
    """

    chosen: Chosen
    locations: Sequence[Location]
    variables: Mapping[int, str]
    listed: Sequence[SeriesWithCoverage]
    window: Window

    @property
    def series(self) -> list[Series]:
        return [one.series for one in self.listed]

    @property
    def main(self) -> Series | None:
        """The series whose lineage and surroundings are shown: the one asked for, else raw."""
        return next(iter(sorted(self.series, key=self._rank)), None)

    def _rank(self, one: Series) -> tuple[bool, bool, bool, int]:
        raw = (one.processing_degree or "Raw") == "Raw"
        asked = one.metadata_id == self.chosen.series
        return (not asked, one.equipment_id is None, not raw, one.metadata_id)


def chosen_of(visit: Visit) -> Chosen:
    """Return what the address of the page asks for; Invalid where a part of it means nothing."""
    start, end = (read_moment(name, visit.query.get(name, "")) for name in ("from", "to"))
    if start is not None and end is not None and start >= end:
        raise Invalid(
            "H103",
            "the range ends before it begins",
            hint="give a first moment that is before the last one",
        )
    return Chosen(
        location=visit.chosen("location"),
        variable=visit.chosen("variable"),
        series=visit.chosen("series"),
        start=start,
        end=end,
        zoom=_zoom(visit.query.get("zoom", "")),
    )


def read_choice(water: Water, chosen: Chosen) -> Choice:
    """Return what there is to choose; a variable that is not chosen is the one that `_usual` names."""
    locations, _ = every(lambda page: places.list_locations(water, page))
    if chosen.series is not None and chosen.location is None:
        asked = metadata.get_metadata(water, chosen.series).series
        chosen = _replace(chosen, location=asked.location_id, variable=asked.variable_id)
    if chosen.location is None:
        return _nothing(chosen, locations)
    at_place = {Thing.LOCATION: str(chosen.location)}
    series, _ = every(lambda page: metadata.list_metadata(water, page, things=at_place))
    variables = _variables([one.series for one in series])
    if chosen.variable is None:
        chosen = _replace(chosen, variable=_usual([one.series for one in series]))
    if chosen.variable is None:
        return Choice(chosen=chosen, locations=locations, variables={}, listed=[], window=Window())
    wanted = {**at_place, Thing.VARIABLE: str(chosen.variable)}

    def read(page: PageRequest) -> tuple[list[SeriesWithCoverage], int]:
        return metadata.list_metadata(water, page, things=wanted, coverage=True)

    listed, _ = every(read)
    return Choice(
        chosen=chosen,
        locations=locations,
        variables=variables,
        listed=listed,
        window=window_for(chosen, listed),
    )


def window_for(chosen: Chosen, listed: Sequence[SeriesWithCoverage]) -> Window:
    """Return the window to draw: sides that are not given are where the values begin and end."""
    covered = [one.coverage for one in listed if one.coverage is not None]
    firsts = [one.first for one in covered if one.first is not None]
    lasts = [one.last for one in covered if one.last is not None]
    start = chosen.start or min(firsts, default=None)
    # The end is not included, and the last value is to be seen; the field shows minutes.
    end = chosen.end or max((_next_minute(last) for last in lasts), default=None)
    if start is not None and end is not None and start >= end:
        end = start + timedelta(days=1)
    return Window(start=start, end=end)


def _next_minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0) + timedelta(minutes=1)


def iso(moment: datetime | None) -> str | None:
    """Return a moment as addresses carry it."""
    if moment is None:
        return None
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat()


def _variables(series: Sequence[Series]) -> dict[int, str]:
    named = {
        one.variable_id: one.variable or f"variable {one.variable_id}"
        for one in series
        if one.variable_id is not None
    }
    return dict(sorted(named.items(), key=lambda pair: pair[1].casefold()))


def _usual(series: Sequence[Series]) -> int | None:
    """Return the variable to begin with: one that an instrument records as numbers, if any."""
    numbers = [one for one in series if one.shape == "Scalar"]
    recorded = [one for one in numbers if one.equipment_id is not None]
    return next(iter(_variables(recorded or numbers or series)), None)


def _nothing(chosen: Chosen, locations: Sequence[Location]) -> Choice:
    return Choice(chosen=chosen, locations=locations, variables={}, listed=[], window=Window())


def _replace(chosen: Chosen, *, location: int | None = None, variable: int | None = None) -> Chosen:
    return Chosen(
        location=location or chosen.location,
        variable=variable or chosen.variable,
        series=chosen.series,
        start=chosen.start,
        end=chosen.end,
        zoom=chosen.zoom,
    )


def _zoom(text: str) -> tuple[datetime, datetime] | None:
    first, found, last = text.partition("~")
    if not found:
        return None
    start, end = read_moment("zoom", first), read_moment("zoom", last)
    return None if start is None or end is None or start >= end else (start, end)


def read_moment(name: str, text: str) -> datetime | None:
    """Return a moment of the address, in UTC as all of the pages are; None for an empty one."""
    if not text.strip():
        return None
    try:
        found = datetime.fromisoformat(text.strip())
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        raise Invalid(
            "H103",
            f"the address of this page gives {name} something that is no moment",
            hint="write it like 2025-03-16T08:30",
        ) from None
