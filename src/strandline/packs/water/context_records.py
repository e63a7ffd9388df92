"""Places, people, equipment and campaigns as plain records.

A reference is given as its id and its name; both are None where the row does not say.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar

from strandline.packs.water.lineage_records import Graph, SeriesVersion
from strandline.packs.water.records import Series, Window

Whole_co = TypeVar("Whole_co", covariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Watershed:
    """Land that drains to a site: hectares, minutes, percent."""

    watershed_id: int
    name: str
    description: str | None
    surface_area: float | None
    concentration_time: int | None
    impervious_surface: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A place that is studied: a plant, a river station, a sewer."""

    site_id: int
    name: str
    site_type: str | None
    description: str | None
    street_number: str | None
    street_name: str | None
    city: str | None
    zip_code: str | None
    province: str | None
    country: str | None
    watershed_id: int | None
    watershed: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """A sampling location; it exists from `valid_from` until `valid_to`, always where None."""

    location_id: int
    name: str
    site_id: int
    site: str
    plant_area: str | None
    latitude: float | None
    longitude: float | None
    description: str | None
    picture_url: str | None
    valid_from: datetime | None
    valid_to: datetime | None
    created_by_campaign_id: int | None
    created_by_campaign: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedRow:
    """A row that is a name and a description: a unit, a purpose, a project."""

    id: int
    name: str
    description: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A fixed word: a provenance, a kind of campaign or of event, a shape."""

    id: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    variable_id: int
    name: str
    description: str | None
    unit_id: int | None
    unit: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    procedure_id: int
    name: str
    procedure_type: str | None
    description: str | None
    document: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    person_id: int
    full_name: str
    email: str | None
    affiliation: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Laboratory:
    laboratory_id: int
    name: str
    description: str | None
    site_id: int | None
    site: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    sample_id: int
    location_id: int
    location: str
    sampled_at: datetime
    sample_type: str | None
    description: str | None
    sampled_by_id: int | None
    sampled_by: str | None
    campaign_id: int | None
    campaign: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityCode:
    """What a quality code beside values means, and whether such values can be evaluated."""

    quality: int
    name: str
    usable: bool
    description: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WavelengthAxis:
    """The wavelengths, in nanometres, on which spectra were recorded."""

    wavelength_axis_id: int
    name: str
    description: str | None
    channels: int
    min_wavelength_nm: float
    max_wavelength_nm: float


@dataclass(frozen=True, slots=True, kw_only=True)
class EquipmentModel:
    equipment_model_id: int
    name: str
    method: str | None
    functions: str | None
    manufacturer: str | None
    manual: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Equipment:
    equipment_id: int
    identifier: str
    serial_number: str | None
    owner: str | None
    storage_location: str | None
    purchase_date: date | None
    equipment_model_id: int | None
    equipment_model: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """Work at a site from `start_date` until `end_date`, open where None."""

    campaign_id: int
    name: str
    description: str | None
    campaign_type_id: int
    campaign_type: str
    site_id: int
    site: str
    project_id: int | None
    project: str | None
    start_date: datetime | None
    end_date: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What was done to a piece of equipment, or happened to it."""

    event_id: int
    equipment_id: int
    equipment: str
    event_type_id: int
    event_type: str
    occurred_at: datetime
    performed_by_id: int | None
    performed_by: str | None
    campaign_id: int | None
    campaign: str | None
    notes: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Installation:
    """Where equipment was, from `installed_at` until `removed_at`; None while it is there."""

    installation_id: int
    equipment_id: int
    equipment: str
    location_id: int
    location: str
    installed_at: datetime
    removed_at: datetime | None
    campaign_id: int | None
    campaign: str | None
    notes: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotationType:
    annotation_type_id: int
    name: str
    color: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """What someone saw in a series from `start` until `end`; None while it goes on."""

    annotation_id: int
    metadata_id: int
    annotation_type_id: int
    annotation_type: str
    start: datetime
    end: datetime | None
    title: str
    comment: str | None
    author_id: int | None
    author: str | None
    campaign_id: int | None
    campaign: str | None
    event_id: int | None
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """A series that an event concerns, and its part in it: reference standard, sensor under test."""

    event_id: int
    metadata_id: int
    role: str | None
    variable: str | None
    location: str | None
    equipment: str | None
    provenance: str | None
    processing_degree: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventWithMeasurements:
    event: Event
    measurements: tuple[Measurement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignUse:
    """A campaign that a piece of equipment or a location belongs to; `role` where one was given.

    `listed` says that the campaign names it among its resources.
    """

    campaign: Campaign
    listed: bool
    role: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One line of a story: when, what kind of thing, and a sentence."""

    at: datetime
    kind: str
    text: str
    id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Lifecycle:
    """What happened to a piece of equipment; `truncated` counts lists that were cut, by name."""

    equipment: Equipment
    installations: list[Installation]
    events: list[EventWithMeasurements]
    campaigns: list[CampaignUse]
    narrative: list[Happening]
    truncated: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(Generic[Whole_co]):
    """A location, a piece of equipment or a variable as a part of a campaign.

    `listed` says that the campaign names it among its resources; otherwise it was only used.
    """

    thing: Whole_co
    listed: bool
    role: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRange:
    """When a campaign was planned, and when its series have values."""

    start_date: datetime | None
    end_date: datetime | None
    first_value: datetime | None
    last_value: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignContext:
    """All that belongs to a campaign; `counts` are of whole lists, `truncated` names cut ones."""

    campaign: Campaign
    locations: list[Part[Location]]
    equipment: list[Part[Equipment]]
    variables: list[Part[Variable]]
    metadata: list[Series]
    samples: list[Sample]
    events: list[EventWithMeasurements]
    time_range: TimeRange
    counts: dict[str, int]
    truncated: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedResource:
    id: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """What another campaign shares with one; `in_time` says whether both run at one time."""

    campaign: Campaign
    locations: list[SharedResource]
    equipment: list[SharedResource]
    variables: list[SharedResource]
    in_time: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FullContext:
    """A series with all that explains its values in a window.

    `degrees` are all series of its variable at its location. `truncated` counts the lists that
    were cut, by name.
    """

    series: Series
    window: Window
    degrees: list[SeriesVersion]
    events: list[EventWithMeasurements]
    installations: list[Installation]
    campaign: Campaign | None
    campaigns: list[CampaignUse]
    annotations: list[Annotation]
    samples: list[Sample]
    lineage: Graph
    truncated: dict[str, int]
