"""Values of instruments: each finds its series by a route, at its own instant."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from strandline.bridge.database import Session
from strandline.packs.water.context import Water
from strandline.packs.water.ingest_records import Ingested, SensorValues, ingested
from strandline.packs.water.repositories import writing
from strandline.packs.water.routing_records import RouteKey
from strandline.packs.water.services import routing
from strandline.packs.water.services.ingest import once
from strandline.packs.water.services.ingest.readings import (
    Refusals,
    check_size,
    moments_of,
    refuse_repeats,
)
from strandline.packs.water.services.ingest.scalars import (
    Group,
    Store,
    check_shape,
    quality_warnings,
)
from strandline.packs.water.vocabulary import RAW, Provenance, ValueType
from strandline.rest.errors import Invalid


def ingest_sensor(water: Water, request: SensorValues) -> Ingested:
    """Store values of an instrument in a transaction of their own."""
    return once.run(water, lambda session: write(water, session, request))


def write(water: Water, session: Session, request: SensorValues) -> Ingested:
    """Store values of an instrument: all of them, or with `partial` those that can be."""
    check_size(len(request.sent), water.settings.most_rows)
    refusals = Refusals()
    moments = moments_of(request.sent, water.settings.zone, refusals)
    refuse_repeats(moments, refusals)
    if not request.rules.partial:
        refusals.stop()
    key = sensor_key(request.equipment_id, request.variable_id)
    groups, told = routed(session, key, moments, refusals, partial=request.rules.partial)
    targets = writing.find_targets(session, (group.metadata_id for group in groups))
    for target in targets.values():
        check_shape(target, ValueType.SCALAR)
    store = Store(session, request.sent, moments, request.rules, refusals)
    done = store.write(groups)
    if not request.rules.partial:
        refusals.stop()
    return ingested(
        done,
        warnings=[*told, *quality_warnings(session, request.sent.qualities)],
        results=refusals.results(len(request.sent), store.kept) if request.rules.partial else None,
    )


def sensor_key(equipment_id: int, variable_id: int) -> RouteKey:
    return RouteKey(
        equipment_id=equipment_id,
        variable_id=variable_id,
        provenance_id=int(Provenance.SENSOR),
        processing_degree=RAW,
    )


def routed(
    session: Session,
    key: RouteKey,
    moments: Sequence[datetime],
    refusals: Refusals,
    *,
    partial: bool,
) -> tuple[list[Group], list[str]]:
    """Return the rows by the route that holds at their instant, and what there is to tell.

    Without `partial` a row that has no route, or several, refuses the request, else only itself.
    The instrument and the variable exist where a route is found: its foreign keys say so.
    """
    rows: Sequence[int] = range(len(moments))
    if refusals:
        rows = [row for row in rows if row not in refusals]
    found = routing.routes_of(session, key)
    taken = moments if len(rows) == len(moments) else [moments[row] for row in rows]
    assignment = routing.assign_moments(found, taken)
    told = []
    if not assignment.complete:
        error = routing.routing_error(session, key, found, taken, assignment)
        if not partial:
            raise error
        told.append(error.message)
        for place in assignment.missing:
            refusals.add(rows[place], Invalid("W040", "no route holds at this instant"))
        for place in assignment.ambiguous:
            refusals.add(rows[place], Invalid("W041", "several routes hold at this instant"))
    groups = [
        Group(
            metadata_id=route.metadata_id,
            route_id=route.route_id,
            rows=places if len(rows) == len(moments) else [rows[place] for place in places],
        )
        for route, places in assignment.groups
    ]
    return groups, told
