"""Annotations of series."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from strandline.packs.water import kinds
from strandline.packs.water.services import entries, remarks
from strandline.packs.water.web.entry_routes import Reference, add_one, add_writes
from strandline.packs.water.web.schemas.context import AnnotationAnswer, AnnotationBody
from strandline.packs.water.web.schemas.models import RowId
from strandline.packs.water.web.schemas.moments import GivenMoment
from strandline.packs.water.web.services import READ, WRITE, WaterServices
from strandline.rest.pages import Page, Paging

router = APIRouter(tags=["annotations"])


@router.get("/annotations", dependencies=[READ])
def list_annotations(
    water: WaterServices,
    paging: Paging,
    metadata_id: Annotated[
        list[RowId], Query(max_length=100, description="Series; may be given several times.")
    ] = [],  # noqa: B006  # FastAPI copies it
    annotation_type: Annotated[str | None, Query(alias="type", max_length=200)] = None,
    author: Reference = None,
    campaign: Reference = None,
    since: Annotated[GivenMoment | None, Query(alias="from")] = None,
    before: Annotated[GivenMoment | None, Query(alias="to")] = None,
) -> Page[AnnotationAnswer]:
    """Annotations by their start; `from` and `to` keep to those that overlap the window."""
    found, total = remarks.list_annotations(
        water,
        paging,
        metadata_ids=metadata_id,
        references={"annotation_type": annotation_type, "author": author, "campaign": campaign},
        since=since,
        before=before,
    )
    return paging.page_of([AnnotationAnswer.model_validate(row) for row in found], total)


add_one(router, kinds.ANNOTATIONS, AnnotationAnswer)
add_writes(router, kinds.ANNOTATIONS, AnnotationAnswer, AnnotationBody)


@router.delete(
    "/annotations/{row_id}", status_code=204, response_class=Response, dependencies=[WRITE]
)
def delete_annotation(water: WaterServices, row_id: RowId) -> None:
    """Delete an annotation; the values that it was about stay as they are."""
    entries.delete_entry(water, kinds.ANNOTATIONS, row_id)
