"""People, laboratories, samples and the words that series are described with."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from strandline.packs.water import kinds
from strandline.packs.water.services import samples
from strandline.packs.water.web.entry_routes import Reference, add_list, add_one, add_writes
from strandline.packs.water.web.schemas import context as s
from strandline.packs.water.web.schemas.moments import GivenMoment
from strandline.packs.water.web.services import READ, WaterServices
from strandline.rest.pages import Page, Paging

router = APIRouter(tags=["vocabularies"])

for fixed in (kinds.PROVENANCES, kinds.CAMPAIGN_TYPES, kinds.EVENT_TYPES, kinds.SHAPES):
    add_list(router, fixed, s.WordAnswer)
add_list(router, kinds.QUALITY_CODES, s.QualityCodeAnswer)
add_list(router, kinds.ANNOTATION_TYPES, s.AnnotationTypeAnswer)

for named in (kinds.PURPOSES, kinds.PROJECTS):
    add_list(router, named, s.NamedAnswer)
    add_one(router, named, s.NamedAnswer)
    add_writes(router, named, s.NamedAnswer, s.NamedBody)
add_list(router, kinds.UNITS, s.NamedAnswer)
add_one(router, kinds.UNITS, s.NamedAnswer)
add_writes(router, kinds.UNITS, s.NamedAnswer, s.UnitBody)
add_list(router, kinds.VARIABLES, s.VariableAnswer)
add_one(router, kinds.VARIABLES, s.VariableAnswer)
add_writes(router, kinds.VARIABLES, s.VariableAnswer, s.VariableBody)
add_list(router, kinds.PROCEDURES, s.ProcedureAnswer)
add_one(router, kinds.PROCEDURES, s.ProcedureAnswer)
add_writes(router, kinds.PROCEDURES, s.ProcedureAnswer, s.ProcedureBody)
add_list(router, kinds.WAVELENGTH_AXES, s.WavelengthAxisAnswer)
add_one(router, kinds.WAVELENGTH_AXES, s.WavelengthAxisAnswer)
add_list(router, kinds.EQUIPMENT_MODELS, s.EquipmentModelAnswer)
add_one(router, kinds.EQUIPMENT_MODELS, s.EquipmentModelAnswer)
add_writes(router, kinds.EQUIPMENT_MODELS, s.EquipmentModelAnswer, s.EquipmentModelBody)
add_list(router, kinds.PERSONS, s.PersonAnswer)
add_one(router, kinds.PERSONS, s.PersonAnswer)
add_writes(router, kinds.PERSONS, s.PersonAnswer, s.PersonBody)
add_list(router, kinds.LABORATORIES, s.LaboratoryAnswer)
add_one(router, kinds.LABORATORIES, s.LaboratoryAnswer)
add_writes(router, kinds.LABORATORIES, s.LaboratoryAnswer, s.LaboratoryBody)


@router.get("/samples", dependencies=[READ])
def list_samples(
    water: WaterServices,
    paging: Paging,
    location: Reference = None,
    campaign: Reference = None,
    sampled_by: Reference = None,
    since: Annotated[GivenMoment | None, Query(alias="from")] = None,
    before: Annotated[GivenMoment | None, Query(alias="to")] = None,
) -> Page[s.SampleAnswer]:
    """Samples in order of time; `from` is included, `to` is not."""
    found, total = samples.list_samples(
        water,
        paging,
        references={"location": location, "campaign": campaign, "sampled_by": sampled_by},
        since=since,
        before=before,
    )
    return paging.page_of([s.SampleAnswer.model_validate(row) for row in found], total)


add_one(router, kinds.SAMPLES, s.SampleAnswer)
add_writes(router, kinds.SAMPLES, s.SampleAnswer, s.SampleBody)
