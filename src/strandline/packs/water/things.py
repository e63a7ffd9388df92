"""What can be asked for by id or by name, and where its name stands."""

from __future__ import annotations

import enum
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where a thing's names are kept: its table, its key, the column with the name."""

    table: str
    key: str
    name: str


class Thing(enum.Enum):
    """A kind of row with a name that people know; the value is the word for it in messages."""

    SITE = "site"
    LOCATION = "sampling location"
    VARIABLE = "variable"
    UNIT = "unit"
    EQUIPMENT = "equipment"
    EQUIPMENT_MODEL = "equipment model"
    CAMPAIGN = "campaign"
    CAMPAIGN_TYPE = "campaign type"
    PROVENANCE = "provenance"
    PROJECT = "project"
    PURPOSE = "purpose"
    PROCEDURE = "procedure"
    PERSON = "person"
    LABORATORY = "laboratory"
    SHAPE = "shape"
    EVENT_TYPE = "equipment event type"
    WATERSHED = "watershed"
    ANNOTATION_TYPE = "annotation type"
    QUALITY_CODE = "quality code"
    WAVELENGTH_AXIS = "wavelength axis"

    @property
    def place(self) -> Place:
        return _PLACES[self]


_PLACES: dict[Thing, Place] = {
    Thing.SITE: Place("Site", "SiteID", "Name"),
    Thing.LOCATION: Place("SamplingLocation", "SamplingLocationID", "Name"),
    Thing.VARIABLE: Place("Variable", "VariableID", "Name"),
    Thing.UNIT: Place("Unit", "UnitID", "Name"),
    Thing.EQUIPMENT: Place("Equipment", "EquipmentID", "Identifier"),
    Thing.EQUIPMENT_MODEL: Place("EquipmentModel", "EquipmentModelID", "Name"),
    Thing.CAMPAIGN: Place("Campaign", "CampaignID", "Name"),
    Thing.CAMPAIGN_TYPE: Place("CampaignType", "CampaignTypeID", "CampaignTypeName"),
    Thing.PROVENANCE: Place("DataProvenance", "DataProvenanceID", "DataProvenanceName"),
    Thing.PROJECT: Place("Project", "ProjectID", "Name"),
    Thing.PURPOSE: Place("Purpose", "PurposeID", "Name"),
    Thing.PROCEDURE: Place("Procedures", "ProcedureID", "Name"),
    Thing.PERSON: Place("Person", "PersonID", "FullName"),
    Thing.LABORATORY: Place("Laboratory", "LaboratoryID", "Name"),
    Thing.SHAPE: Place("ValueType", "ValueTypeID", "ValueTypeName"),
    Thing.EVENT_TYPE: Place("EquipmentEventType", "EquipmentEventTypeID", "EquipmentEventTypeName"),
    Thing.WATERSHED: Place("Watershed", "WatershedID", "Name"),
    Thing.QUALITY_CODE: Place("QualityCode", "QualityCodeID", "Name"),
    Thing.WAVELENGTH_AXIS: Place("WavelengthAxis", "WavelengthAxisID", "Name"),
    Thing.ANNOTATION_TYPE: Place("AnnotationType", "AnnotationTypeID", "Name"),
}
