"""Places, people, equipment and campaigns: what is answered, and what is asked to be written.

A body refers to a row by its id or its name (`IdOrName`); the answer gives both.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field

from strandline.packs.water.web.schemas.models import Answer, Moment, Request, RowId
from strandline.packs.water.web.schemas.moments import GivenMoment


def _storable(text: str) -> str:
    if "\x00" in text or any("\ud800" <= letter <= "\udfff" for letter in text):
        raise ValueError("the text holds a NUL or half a character")
    return text


def _tidy(text: str) -> str:
    if not text.strip() or text != text.strip():
        raise ValueError("the text is empty or has blanks around it")
    return text


def _named(text: str) -> str:
    if text.isascii() and text.isdigit():
        raise ValueError("a name of digits only would be taken for an id")
    return text


Text = Annotated[str, AfterValidator(_storable)]
Title = Annotated[Text, Field(min_length=1, max_length=200), AfterValidator(_tidy)]
Name = Annotated[Text, Field(min_length=1), AfterValidator(_tidy), AfterValidator(_named)]
Text50 = Annotated[Text, Field(max_length=50)]
Text100 = Annotated[Text, Field(max_length=100)]
Text200 = Annotated[Text, Field(max_length=200)]
Text255 = Annotated[Text, Field(max_length=255)]
Text500 = Annotated[Text, Field(max_length=500)]
Text2000 = Annotated[Text, Field(max_length=2000)]
LongText = Annotated[Text, Field(max_length=100_000)]
Name100 = Annotated[Name, Field(max_length=100)]
Name200 = Annotated[Name, Field(max_length=200)]
IdOrName = RowId | Annotated[Text, Field(min_length=1, max_length=200)]
"""A row by its id, or by its name in any case."""


class WatershedAnswer(Answer):
    watershed_id: int
    name: str
    description: str | None
    surface_area: float | None
    concentration_time: int | None
    impervious_surface: float | None


class WatershedBody(Request):
    name: Name100
    description: LongText | None = None
    surface_area: Annotated[float, Field(ge=0, le=1e9)] | None = None
    concentration_time: Annotated[int, Field(ge=0, le=10_000_000)] | None = None
    impervious_surface: Annotated[float, Field(ge=0, le=100)] | None = None


class LocationAnswer(Answer):
    location_id: int
    name: str
    site_id: int
    site: str
    plant_area: str | None
    latitude: float | None
    longitude: float | None
    description: str | None
    picture_url: str | None
    valid_from: Moment | None
    valid_to: Moment | None
    created_by_campaign_id: int | None
    created_by_campaign: str | None


class LocationBody(Request):
    name: Name100
    site: IdOrName
    plant_area: Text100 | None = None
    latitude: Annotated[float, Field(ge=-90, le=90)] | None = None
    longitude: Annotated[float, Field(ge=-180, le=180)] | None = None
    description: LongText | None = None
    picture_url: Text500 | None = None
    valid_from: GivenMoment | None = None
    valid_to: GivenMoment | None = None
    created_by_campaign: IdOrName | None = None


class NamedAnswer(Answer):
    id: int
    name: str
    description: str | None


class UnitBody(Request):
    name: Name100
    description: Text500 | None = None


class NamedBody(Request):
    name: Name100
    description: LongText | None = None


class WordAnswer(Answer):
    id: int
    name: str


class VariableAnswer(Answer):
    variable_id: int
    name: str
    description: str | None
    unit_id: int | None
    unit: str | None


class VariableBody(Request):
    name: Name100
    description: LongText | None = None
    unit: IdOrName | None = None


class ProcedureAnswer(Answer):
    procedure_id: int
    name: str
    procedure_type: str | None
    description: str | None
    document: str | None


class ProcedureBody(Request):
    name: Name100
    procedure_type: Text255 | None = None
    description: LongText | None = None
    document: Text100 | None = None


class PersonAnswer(Answer):
    person_id: int
    full_name: str
    email: str | None
    affiliation: str | None


class PersonBody(Request):
    full_name: Name200
    email: Text200 | None = None
    affiliation: Text200 | None = None


class LaboratoryAnswer(Answer):
    laboratory_id: int
    name: str
    description: str | None
    site_id: int | None
    site: str | None


class LaboratoryBody(Request):
    name: Name200
    description: Text500 | None = None
    site: IdOrName | None = None


class SampleAnswer(Answer):
    sample_id: int
    location_id: int
    location: str
    sampled_at: Moment
    sample_type: str | None
    description: str | None
    sampled_by_id: int | None
    sampled_by: str | None
    campaign_id: int | None
    campaign: str | None


class SampleBody(Request):
    location: IdOrName
    sampled_at: GivenMoment
    sample_type: Text50 | None = None
    description: Text500 | None = None
    sampled_by: IdOrName | None = None
    campaign: IdOrName | None = None


class QualityCodeAnswer(Answer):
    quality: int
    name: str
    usable: bool
    description: str | None


class WavelengthAxisAnswer(Answer):
    wavelength_axis_id: int
    name: str
    description: str | None
    channels: int
    min_wavelength_nm: float
    max_wavelength_nm: float


class EquipmentModelAnswer(Answer):
    equipment_model_id: int
    name: str
    method: str | None
    functions: str | None
    manufacturer: str | None
    manual: str | None


class EquipmentModelBody(Request):
    name: Name100
    method: Text100 | None = None
    functions: LongText | None = None
    manufacturer: Text100 | None = None
    manual: Text100 | None = None


class EquipmentAnswer(Answer):
    equipment_id: int
    identifier: str
    serial_number: str | None
    owner: str | None
    storage_location: str | None
    purchase_date: date | None
    equipment_model_id: int | None
    equipment_model: str | None


class EquipmentBody(Request):
    identifier: Name100
    serial_number: Text100 | None = None
    owner: LongText | None = None
    storage_location: Text100 | None = None
    purchase_date: date | None = None
    equipment_model: IdOrName | None = None


class CampaignAnswer(Answer):
    campaign_id: int
    name: str
    description: str | None
    campaign_type_id: int
    campaign_type: str
    site_id: int
    site: str
    project_id: int | None
    project: str | None
    start_date: Moment | None
    end_date: Moment | None


class CampaignBody(Request):
    name: Name200
    campaign_type: IdOrName
    site: IdOrName
    description: Text2000 | None = None
    project: IdOrName | None = None
    start_date: GivenMoment | None = None
    end_date: GivenMoment | None = None


class InstallationAnswer(Answer):
    installation_id: int
    equipment_id: int
    equipment: str
    location_id: int
    location: str
    installed_at: Moment
    removed_at: Moment | None
    campaign_id: int | None
    campaign: str | None
    notes: str | None


class AnnotationTypeAnswer(Answer):
    annotation_type_id: int
    name: str
    color: str


class AnnotationAnswer(Answer):
    annotation_id: int
    metadata_id: int
    annotation_type_id: int
    annotation_type: str
    start: Moment
    end: Moment | None
    title: str
    comment: str | None
    author_id: int | None
    author: str | None
    campaign_id: int | None
    campaign: str | None
    event_id: int | None
    created_at: Moment


class AnnotationBody(Request):
    metadata_id: RowId
    annotation_type: IdOrName
    start: GivenMoment
    end: GivenMoment | None = None
    title: Title
    comment: LongText | None = None
    author: IdOrName | None = None
    campaign: IdOrName | None = None
    event_id: RowId | None = None
