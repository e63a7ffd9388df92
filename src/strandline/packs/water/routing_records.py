"""Routes and the answers of their resolution, as plain records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteKey:
    """What a route is found by, beside the instant of the reading."""

    equipment_id: int
    variable_id: int
    provenance_id: int
    processing_degree: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """One IngestionRoute row: readings of a key, from one instant until another, go to a series.

    `valid_to` is excluded; None while the route is active. `location` is that of the series.
    """

    route_id: int
    equipment_id: int
    equipment: str
    variable_id: int
    variable: str
    provenance_id: int
    provenance: str
    processing_degree: str
    metadata_id: int
    location_id: int | None
    location: str | None
    campaign_id: int | None
    campaign: str | None
    valid_from: datetime
    valid_to: datetime | None
    created_at: datetime
    created_by_person_id: int | None
    notes: str | None

    @property
    def key(self) -> RouteKey:
        return RouteKey(
            equipment_id=self.equipment_id,
            variable_id=self.variable_id,
            provenance_id=self.provenance_id,
            processing_degree=self.processing_degree,
        )

    def holds_at(self, moment: datetime) -> bool:
        return self.valid_from <= moment and (self.valid_to is None or moment < self.valid_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRoute:
    """A route that is to be written."""

    key: RouteKey
    metadata_id: int
    valid_from: datetime
    valid_to: datetime | None
    campaign_id: int | None
    created_by_person_id: int | None
    notes: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteFilter:
    """Which routes a list shows; what is None does not narrow it."""

    equipment_id: int | None = None
    variable_id: int | None = None
    metadata_id: int | None = None
    campaign_id: int | None = None
    location_id: int | None = None
    provenance_id: int | None = None
    processing_degree: str | None = None
    active_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Assignment:
    """Which route each of many moments takes, by place in the list of moments.

    Each place stands exactly once: with its route in `groups`, in `missing` where no route holds,
    or in `ambiguous` where several do.
    """

    groups: tuple[tuple[Route, Sequence[int]], ...]
    missing: Sequence[int]
    ambiguous: Sequence[int]

    @property
    def complete(self) -> bool:
        return not self.missing and not self.ambiguous
