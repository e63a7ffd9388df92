"""All endpoints of the pack, under /api/v1."""

from __future__ import annotations

from fastapi import APIRouter

from strandline.packs.water.web.endpoints import (
    equipment,
    ingest,
    lineage,
    routes,
    sites,
    vocabularies,
)

router = APIRouter()
for part in (sites, vocabularies, equipment, routes, lineage, ingest):
    router.include_router(part.router)
