"""Where instruments stood, and where that disagrees with their routes, as plain records."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Installation:
    """One stay of one instrument at one place; `removed_at` is excluded, None while it stands."""

    installation_id: int
    equipment_id: int
    equipment: str
    location_id: int
    location: str
    site_id: int
    site: str
    installed_at: datetime
    removed_at: datetime | None
    campaign_id: int | None
    campaign: str | None
    notes: str | None

    def holds_at(self, moment: datetime) -> bool:
        return self.installed_at <= moment and (self.removed_at is None or moment < self.removed_at)


class Fault(enum.StrEnum):
    """How routes and installations of an instrument can disagree."""

    INVERTED_ROUTE = "inverted_route"
    INVERTED_INSTALLATION = "inverted_installation"
    OVERLAPPING_ROUTES = "overlapping_routes"
    OVERLAPPING_INSTALLATIONS = "overlapping_installations"
    ROUTE_ELSEWHERE = "route_elsewhere"
    ROUTE_WITHOUT_INSTALLATION = "route_without_installation"
    INSTALLATION_WITHOUT_ROUTE = "installation_without_route"
    ROUTE_GAP = "route_gap"
    SERIES_WITHOUT_LOCATION = "series_without_location"


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoherence:
    """One interval in which routes and installations of one instrument disagree."""

    kind: Fault
    severity: str
    equipment_id: int
    equipment: str
    variable_id: int | None = None
    variable: str | None = None
    valid_from: datetime
    valid_to: datetime | None
    route_ids: tuple[int, ...] = ()
    installation_ids: tuple[int, ...] = ()
    route_location: str | None = None
    installation_location: str | None = None
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that was not refused and that somebody should look at."""

    code: str
    message: str
