"""One small plant in which every endpoint has something to answer; keys count from 1."""

from __future__ import annotations

from packs.water.api.world import World, utc


def build(world: World) -> None:
    """Fill an empty database; the calls of the contract name its keys."""
    site = world.site()
    effluent = world.location(site, "Primary Effluent")
    world.location(site, "Secondary Effluent")
    unit = world.unit("mg/L")
    tss = world.variable("TSS", unit)
    equipment = world.equipment("TSS_01")
    raw = world.series(
        SamplingLocationID=effluent,
        VariableID=tss,
        EquipmentID=equipment,
        DataProvenanceID=1,
    )
    world.route(equipment, tss, raw, utc("2025-01-01"))
    world.scalars(raw, utc("2025-01-01"), [24.5, 25.25, None])
