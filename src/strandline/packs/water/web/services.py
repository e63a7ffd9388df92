"""How an endpoint gets at the pack's services, and what it permits."""

from __future__ import annotations

from typing import Annotated, cast

from fastapi import Depends, Request

from strandline.packs.water.context import Water
from strandline.rest.pack import services_of
from strandline.rest.permissions import permit
from strandline.rest.principals import Action

PACK = "water"
READ = permit(PACK, Action.READ)
WRITE = permit(PACK, Action.WRITE)


def _water(request: Request) -> Water:
    return cast("Water", services_of(request, PACK))


WaterServices = Annotated[Water, Depends(_water)]
"""What an endpoint takes to call services."""
