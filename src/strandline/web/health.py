"""Is it alive, can it serve, how much does it do."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter, Request
from fastapi.responses import PlainTextResponse
from pydantic import BaseModel, ConfigDict, Field

from strandline import __version__
from strandline.rest.permissions import any_key, loopback_or_admin, public
from strandline.web.metrics import MEDIA_TYPE, Metrics

router = APIRouter(tags=["health"])
versioned = APIRouter(tags=["health"])


class _Answer(BaseModel):
    model_config = ConfigDict(frozen=True)


class Alive(_Answer):
    status: Literal["alive"] = "alive"


class PackStanding(_Answer):
    pack: str
    component: str
    needs: str = Field(description="The oldest version of the component that can be served.")
    version: str | None = Field(description="Where the database stands; null when nobody looks.")


class Ready(_Answer):
    status: Literal["ready"] = "ready"
    packs: list[PackStanding]


class Health(_Answer):
    status: Literal["ok"] = "ok"
    version: str = Field(description="The program's version.")
    api_version: str = Field(description="The contract's version.")
    packs: list[PackStanding]


@router.get("/healthz", dependencies=[public()], name="healthz")
def alive() -> Alive:
    """The process answers."""
    return Alive()


@router.get("/readyz", dependencies=[public()], name="readyz")
def ready(request: Request) -> Ready:
    """Every pack's database answers and stands where the pack needs it; else 503."""
    return Ready(packs=_standings(request))


@router.get(
    "/metrics",
    dependencies=[loopback_or_admin()],
    response_class=PlainTextResponse,
    include_in_schema=False,
    summary="Metrics",
)
def metrics(request: Request) -> PlainTextResponse:
    """Numbers for Prometheus; from this machine, or with a key that may administrate everything."""
    found: Metrics = request.app.state.metrics
    return PlainTextResponse(found.text(), media_type=MEDIA_TYPE)


@versioned.get("/health", dependencies=[any_key()], name="health")
def health(request: Request) -> Health:
    """The server's version and its packs, to somebody with a key."""
    return Health(version=__version__, api_version=request.app.version, packs=_standings(request))


def _standings(request: Request) -> list[PackStanding]:
    return [
        PackStanding(
            pack=served.name,
            component=served.web.component,
            needs=served.web.needs,
            version=None if served.standing is None else served.standing(),
        )
        for served in request.app.state.served
    ]
