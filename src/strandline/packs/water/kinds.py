"""How each kind of row of the context is kept: one entry for each, for reading and for writing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from strandline.packs.water import context_records as r
from strandline.packs.water.things import Thing

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A column that points at a row of another table.

    The row is shown as its id (`field`) and, where it has one, as its `name`; whoever writes gives
    `name` with the id or the name in it, or `field` where the row has no name.
    """

    field: str
    column: str
    table: str
    thing: Thing | None = None
    name: str = ""

    @property
    def given_as(self) -> str:
        return self.name or self.field


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind(Generic[Row]):
    """One table of the context, and the record that its rows become.

    `columns` are its plain columns by field. `starts` and `ends` are the fields of a half-open
    interval, `starts` alone that of an instant. `thing` is what rows are called by, where they have a
    name; no two may share it, whatever its case, unless `shared_names` says so, or within one row
    of the reference `named_within` where there is one.
    """

    word: str
    path: str
    table: str
    key: tuple[str, str]
    record: type[Row]
    columns: Mapping[str, str]
    references: tuple[Reference, ...] = ()
    order: tuple[str, ...] = ("name",)
    starts: str = ""
    ends: str = ""
    thing: Thing | None = None
    named_within: str = ""
    shared_names: bool = False


def _to(name: str, column: str, thing: Thing, *, field: str = "") -> Reference:
    return Reference(
        field=field or f"{name}_id",
        column=column,
        table=thing.place.table,
        thing=thing,
        name=name,
    )


_CAMPAIGN = _to("campaign", "CampaignID", Thing.CAMPAIGN)


def _word(word: str, path: str, thing: Thing) -> Kind[r.Word]:
    place = thing.place
    return Kind(
        word=word,
        path=path,
        table=place.table,
        key=("id", place.key),
        record=r.Word,
        columns={"name": place.name},
        order=("id",),
        thing=thing,
    )


def _named(word: str, path: str, thing: Thing) -> Kind[r.NamedRow]:
    place = thing.place
    return Kind(
        word=word,
        path=path,
        table=place.table,
        key=("id", place.key),
        record=r.NamedRow,
        columns={"name": place.name, "description": "Description"},
        thing=thing,
    )


PROVENANCES = _word("provenance", "provenances", Thing.PROVENANCE)
CAMPAIGN_TYPES = _word("campaign type", "campaign-types", Thing.CAMPAIGN_TYPE)
EVENT_TYPES = _word("equipment event type", "equipment-event-types", Thing.EVENT_TYPE)
SHAPES = _word("shape", "shapes", Thing.SHAPE)
UNITS = _named("unit", "units", Thing.UNIT)
PURPOSES = _named("purpose", "purposes", Thing.PURPOSE)
PROJECTS = _named("project", "projects", Thing.PROJECT)

WATERSHEDS = Kind(
    word="watershed",
    path="watersheds",
    table="Watershed",
    key=("watershed_id", "WatershedID"),
    record=r.Watershed,
    columns={
        "name": "Name",
        "description": "Description",
        "surface_area": "SurfaceArea",
        "concentration_time": "ConcentrationTime",
        "impervious_surface": "ImperviousSurface",
    },
    thing=Thing.WATERSHED,
)

SITES = Kind(
    word="site",
    path="sites",
    table="Site",
    key=("site_id", "SiteID"),
    record=r.Site,
    columns={
        "name": "Name",
        "site_type": "SiteType",
        "description": "Description",
        "street_number": "StreetNumber",
        "street_name": "StreetName",
        "city": "City",
        "zip_code": "ZipCode",
        "province": "Province",
        "country": "Country",
    },
    references=(_to("watershed", "WatershedID", Thing.WATERSHED),),
    thing=Thing.SITE,
)

LOCATIONS = Kind(
    word="sampling location",
    path="sampling-locations",
    table="SamplingLocation",
    key=("location_id", "SamplingLocationID"),
    record=r.Location,
    columns={
        "name": "Name",
        "plant_area": "PlantArea",
        "latitude": "LatitudeGPS",
        "longitude": "LongitudeGPS",
        "description": "Description",
        "picture_url": "PictureURL",
        "valid_from": "ValidFrom",
        "valid_to": "ValidTo",
    },
    references=(
        _to("site", "SiteID", Thing.SITE),
        _to("created_by_campaign", "CreatedByCampaignID", Thing.CAMPAIGN),
    ),
    order=("name", "site_id"),
    starts="valid_from",
    ends="valid_to",
    thing=Thing.LOCATION,
    named_within="site_id",
)

VARIABLES = Kind(
    word="variable",
    path="variables",
    table="Variable",
    key=("variable_id", "VariableID"),
    record=r.Variable,
    columns={"name": "Name", "description": "Description"},
    references=(_to("unit", "UnitID", Thing.UNIT),),
    thing=Thing.VARIABLE,
)

PROCEDURES = Kind(
    word="procedure",
    path="procedures",
    table="Procedures",
    key=("procedure_id", "ProcedureID"),
    record=r.Procedure,
    columns={
        "name": "Name",
        "procedure_type": "ProcedureType",
        "description": "Description",
        "document": "ProcedureLocation",
    },
    thing=Thing.PROCEDURE,
)

# Two people may have one name.
PERSONS = Kind(
    word="person",
    path="persons",
    table="Person",
    key=("person_id", "PersonID"),
    record=r.Person,
    columns={"full_name": "FullName", "email": "Email", "affiliation": "Affiliation"},
    order=("full_name",),
    thing=Thing.PERSON,
    shared_names=True,
)

LABORATORIES = Kind(
    word="laboratory",
    path="laboratories",
    table="Laboratory",
    key=("laboratory_id", "LaboratoryID"),
    record=r.Laboratory,
    columns={"name": "Name", "description": "Description"},
    references=(_to("site", "SiteID", Thing.SITE),),
    thing=Thing.LABORATORY,
)

SAMPLES = Kind(
    word="sample",
    path="samples",
    table="Sample",
    key=("sample_id", "SampleID"),
    record=r.Sample,
    columns={
        "sampled_at": "SampleDateTime",
        "sample_type": "SampleType",
        "description": "Description",
    },
    references=(
        _to("location", "SamplingLocationID", Thing.LOCATION),
        _to("sampled_by", "SampledByPersonID", Thing.PERSON),
        _CAMPAIGN,
    ),
    order=("sampled_at",),
    starts="sampled_at",
)

QUALITY_CODES = Kind(
    word="quality code",
    path="quality-codes",
    table="QualityCode",
    key=("quality", "QualityCodeID"),
    record=r.QualityCode,
    columns={"name": "Name", "usable": "IsUsable", "description": "Description"},
    order=("quality",),
    thing=Thing.QUALITY_CODE,
)

WAVELENGTH_AXES = Kind(
    word="wavelength axis",
    path="wavelength-axes",
    table="WavelengthAxis",
    key=("wavelength_axis_id", "WavelengthAxisID"),
    record=r.WavelengthAxis,
    columns={
        "name": "Name",
        "description": "Description",
        "channels": "NumberOfChannels",
        "min_wavelength_nm": "MinWavelength_nm",
        "max_wavelength_nm": "MaxWavelength_nm",
    },
    thing=Thing.WAVELENGTH_AXIS,
)

EQUIPMENT_MODELS = Kind(
    word="equipment model",
    path="equipment-models",
    table="EquipmentModel",
    key=("equipment_model_id", "EquipmentModelID"),
    record=r.EquipmentModel,
    columns={
        "name": "Name",
        "method": "Method",
        "functions": "Functions",
        "manufacturer": "Manufacturer",
        "manual": "ManualLocation",
    },
    thing=Thing.EQUIPMENT_MODEL,
)

EQUIPMENT = Kind(
    word="equipment",
    path="equipment",
    table="Equipment",
    key=("equipment_id", "EquipmentID"),
    record=r.Equipment,
    columns={
        "identifier": "Identifier",
        "serial_number": "SerialNumber",
        "owner": "Owner",
        "storage_location": "StorageLocation",
        "purchase_date": "PurchaseDate",
    },
    references=(_to("equipment_model", "EquipmentModelID", Thing.EQUIPMENT_MODEL),),
    order=("identifier",),
    thing=Thing.EQUIPMENT,
)

CAMPAIGNS = Kind(
    word="campaign",
    path="campaigns",
    table="Campaign",
    key=("campaign_id", "CampaignID"),
    record=r.Campaign,
    columns={
        "name": "Name",
        "description": "Description",
        "start_date": "StartDate",
        "end_date": "EndDate",
    },
    references=(
        _to("campaign_type", "CampaignTypeID", Thing.CAMPAIGN_TYPE),
        _to("site", "SiteID", Thing.SITE),
        _to("project", "ProjectID", Thing.PROJECT),
    ),
    starts="start_date",
    ends="end_date",
    thing=Thing.CAMPAIGN,
)

EVENTS = Kind(
    word="equipment event",
    path="equipment-events",
    table="EquipmentEvent",
    key=("event_id", "EquipmentEventID"),
    record=r.Event,
    columns={"occurred_at": "EventDateTime", "notes": "Notes"},
    references=(
        _to("equipment", "EquipmentID", Thing.EQUIPMENT),
        _to("event_type", "EquipmentEventTypeID", Thing.EVENT_TYPE),
        _to("performed_by", "PerformedByPersonID", Thing.PERSON),
        _CAMPAIGN,
    ),
    order=("occurred_at",),
    starts="occurred_at",
)

INSTALLATIONS = Kind(
    word="installation",
    path="installations",
    table="EquipmentInstallation",
    key=("installation_id", "InstallationID"),
    record=r.Installation,
    columns={"installed_at": "InstalledDate", "removed_at": "RemovedDate", "notes": "Notes"},
    references=(
        _to("equipment", "EquipmentID", Thing.EQUIPMENT),
        _to("location", "SamplingLocationID", Thing.LOCATION),
        _CAMPAIGN,
    ),
    order=("installed_at",),
    starts="installed_at",
    ends="removed_at",
)

ANNOTATION_TYPES = Kind(
    word="annotation type",
    path="annotation-types",
    table="AnnotationType",
    key=("annotation_type_id", "AnnotationTypeID"),
    record=r.AnnotationType,
    columns={"name": "Name", "color": "Color"},
    order=("annotation_type_id",),
    thing=Thing.ANNOTATION_TYPE,
)

ANNOTATIONS = Kind(
    word="annotation",
    path="annotations",
    table="Annotation",
    key=("annotation_id", "AnnotationID"),
    record=r.Annotation,
    columns={
        "start": "StartTime",
        "end": "EndTime",
        "title": "Title",
        "comment": "Comment",
        "created_at": "CreatedAt",
    },
    references=(
        Reference(field="metadata_id", column="MetaDataID", table="MetaData"),
        _to("annotation_type", "AnnotationTypeID", Thing.ANNOTATION_TYPE),
        _to("author", "AuthorPersonID", Thing.PERSON),
        _CAMPAIGN,
        Reference(field="event_id", column="EquipmentEventID", table="EquipmentEvent"),
    ),
    order=("start",),
    starts="start",
    ends="end",
)
