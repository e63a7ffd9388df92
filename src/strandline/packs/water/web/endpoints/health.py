"""GET /data-health."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Query

from strandline.packs.water.health_records import HealthRequest, Severity
from strandline.packs.water.services import health
from strandline.packs.water.web.entry_routes import Reference
from strandline.packs.water.web.schemas.health import DataHealthAnswer, health_answer
from strandline.packs.water.web.schemas.moments import GivenMoment
from strandline.packs.water.web.services import READ, WaterServices
from strandline.rest.pages import Paging

router = APIRouter(tags=["data health"])


@router.get("/data-health", dependencies=[READ])
def get_data_health(
    water: WaterServices,
    paging: Paging,
    site: Reference = None,
    code: Annotated[list[str], Query(max_length=50, description="Only these checks.")] = [],  # noqa: B006
    severity: Severity | None = None,
    at: Annotated[
        GivenMoment | None, Query(description="As of this moment; now if left out.")
    ] = None,
    days: Annotated[int, Query(ge=1, le=366, description="Days before it that are looked at.")] = 7,
    stale_hours: Annotated[
        float, Query(gt=0, le=100_000, allow_inf_nan=False, description="Older is gone quiet.")
    ] = 24,
    gap_factor: Annotated[
        float,
        Query(gt=1, le=100_000, allow_inf_nan=False, description="Times the median interval."),
    ] = 10,
) -> DataHealthAnswer:
    """What is late, missing, contradictory or impossible, the worst first, and what to do."""
    request = HealthRequest(
        at=at or datetime.now(UTC),
        days=days,
        stale_hours=stale_hours,
        gap_factor=gap_factor,
        site=site,
        codes=tuple(code),
        severity=severity,
    )
    return health_answer(health.check_health(water, request, paging), paging)
