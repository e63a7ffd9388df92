"""All endpoints of the pack, under /api/v1."""

from __future__ import annotations

from fastapi import APIRouter

from strandline.packs.water.web.endpoints import ingest, routes, sites

router = APIRouter()
for part in (sites, routes, ingest):
    router.include_router(part.router)
