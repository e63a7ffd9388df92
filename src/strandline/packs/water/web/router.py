"""All endpoints of the pack, under /api/v1."""

from __future__ import annotations

from fastapi import APIRouter

from strandline.packs.water.web.endpoints import sites, timeseries

router = APIRouter()
for part in (sites, timeseries):
    router.include_router(part.router)
