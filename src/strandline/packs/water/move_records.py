"""A move of an instrument: what is asked, the facts, and what it would do; plain records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from strandline.packs.water.placement_records import Installation, Notice
from strandline.packs.water.routing_records import Route, RouteKey


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveRequest:
    """Where an instrument goes and when; `to_location_id` is None where it is only removed.

    `keeps_campaign`: series and routes go on for the campaign that they were for. `variables`:
    what it measures from then on, None for what it measured before.
    """

    equipment_id: int
    to_location_id: int | None
    at: datetime
    keeps_campaign: bool = True
    campaign_id: int | None = None
    moved_by_person_id: int | None = None
    notes: str | None = None
    variables: tuple[int, ...] | None = None
    preview_token: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A sampling location with the time in which it exists."""

    location_id: int
    location: str
    site_id: int
    site: str
    valid_from: datetime | None
    valid_to: datetime | None

    def exists_at(self, moment: datetime) -> bool:
        return (self.valid_from is None or self.valid_from <= moment) and (
            self.valid_to is None or moment < self.valid_to
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignTime:
    """A campaign and when it runs."""

    campaign_id: int
    campaign: str
    start: datetime | None
    end: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A variable with its usual unit."""

    variable_id: int
    variable: str
    unit_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesContext:
    """Everything that a series is the same series by, but for its contact."""

    equipment_id: int | None
    location_id: int | None
    variable_id: int | None
    unit_id: int | None
    provenance_id: int | None
    processing_degree: str | None
    value_type_id: int
    wavelength_axis_id: int | None
    campaign_id: int | None
    project_id: int | None
    procedure_id: int | None
    purpose_id: int | None
    condition_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveFacts:
    """What is stored that a move depends on.

    `contexts` and `contacts` are those of the series that the instrument's routes lead to;
    `there`, series of the instrument at the place where it goes; `stored_after`, how many
    instants of each series lie at or after the move.
    """

    equipment: str
    place: Place | None
    installations: tuple[Installation, ...]
    routes: tuple[Route, ...]
    contexts: dict[int, SeriesContext]
    contacts: dict[int, int | None]
    there: tuple[tuple[int, SeriesContext], ...]
    campaign: CampaignTime | None
    variables: dict[int, Measured]
    stored_after: dict[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedRoute:
    """A route that the move opens; ids are None until it is written.

    `metadata_id` is None where the move makes a series of this `context`.
    """

    route_id: int | None = None
    key: RouteKey
    variable: str
    metadata_id: int | None
    creates_series: bool
    context: SeriesContext
    contact_id: int | None
    valid_from: datetime
    valid_to: datetime | None
    campaign_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveEvent:
    """An event of the instrument that the move records."""

    event_id: int | None = None
    event_type_id: int
    event_type: str
    campaign_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MovePlan:
    """What a move does; `token` is a fingerprint of all of it but the warnings."""

    equipment_id: int
    equipment: str
    at: datetime
    place: Place | None
    already_done: bool
    closes_installations: tuple[Installation, ...]
    opens_installation: bool
    installation_id: int | None = None
    installation_campaign_id: int | None
    closes_routes: tuple[Route, ...]
    opens_routes: tuple[OpenedRoute, ...]
    events: tuple[MoveEvent, ...]
    warnings: tuple[Notice, ...]
    token: str = ""
