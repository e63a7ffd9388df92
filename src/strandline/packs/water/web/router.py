"""All endpoints of the pack, under /api/v1."""

from __future__ import annotations

from fastapi import APIRouter

from strandline.packs.water.web.endpoints import (
    campaigns,
    equipment,
    full_context,
    health,
    ingest,
    lineage,
    metadata,
    moves,
    remarks,
    routes,
    sites,
    timeseries,
    vocabularies,
)

router = APIRouter()
for part in (
    campaigns,
    equipment,
    full_context,
    health,
    ingest,
    lineage,
    metadata,
    moves,
    remarks,
    routes,
    sites,
    timeseries,
    vocabularies,
):
    router.include_router(part.router)
