"""Which series the rows of a request go to: by routes, or to one that is named."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from strandline.bridge.database import Session
from strandline.packs.water.ingest_records import SeriesChoice, Target
from strandline.packs.water.repositories import writing
from strandline.packs.water.routing_records import RouteKey
from strandline.packs.water.services import routing
from strandline.packs.water.services.ingest.readings import Refusals
from strandline.packs.water.services.ingest.scalars import Group, check_shape
from strandline.packs.water.services.lineage import no_series
from strandline.packs.water.vocabulary import RAW, Provenance, ValueType
from strandline.rest.errors import Invalid


def sensor_key(equipment_id: int, variable_id: int) -> RouteKey:
    """Return the key by which raw values of an instrument are routed."""
    return RouteKey(
        equipment_id=equipment_id,
        variable_id=variable_id,
        provenance_id=int(Provenance.SENSOR),
        processing_degree=RAW,
    )


def placed(
    session: Session,
    choice: SeriesChoice,
    moments: Sequence[datetime],
    refusals: Refusals,
    shape: ValueType,
) -> tuple[list[Group], dict[int, Target], list[str]]:
    """Return the rows by series, the series, and what there is to tell.

    Every series exists and holds values of this shape.
    """
    told: list[str] = []
    if choice.metadata_id is not None:
        rows: Sequence[int] = range(len(moments))
        if refusals:
            rows = [row for row in rows if row not in refusals]
        groups = [Group(metadata_id=choice.metadata_id, rows=rows)]
    else:
        key = sensor_key(choice.equipment_id or 0, choice.variable_id or 0)
        groups, told = routed(session, key, moments, refusals)
    targets = writing.find_targets(session, (group.metadata_id for group in groups))
    for group in groups:
        if group.metadata_id not in targets:
            raise no_series(group.metadata_id)
        check_shape(targets[group.metadata_id], shape)
    return [group for group in groups if group.rows], targets, told


def routed(
    session: Session,
    key: RouteKey,
    moments: Sequence[datetime],
    refusals: Refusals,
) -> tuple[list[Group], list[str]]:
    """Return the rows by the route that holds at their instant, and what there is to tell.

    Without `partial` a row that has no route, or several, refuses the request, else only itself.
    The instrument and the variable exist where a route is found: its foreign keys say so.
    """
    rows: Sequence[int] = range(len(moments))
    if refusals:
        rows = [row for row in rows if row not in refusals]
    found = routing.routes_to_write(session, key)
    taken = moments if len(rows) == len(moments) else [moments[row] for row in rows]
    assignment = routing.assign_moments(found, taken)
    told = []
    if not assignment.complete:
        error = routing.routing_error(session, key, found, taken, assignment)
        if not refusals.rules.partial:
            raise error
        told.append(error.message)
        for code, places, what in (
            ("W040", assignment.missing, "no route holds at this instant"),
            ("W041", assignment.ambiguous, "several routes hold at this instant"),
        ):
            refused = Invalid(code, what, hint=error.hint, details=error.details)
            for place in places:
                refusals.add(rows[place], refused)
    groups = [
        Group(
            metadata_id=route.metadata_id,
            route_id=route.route_id,
            rows=places if len(rows) == len(moments) else [rows[place] for place in places],
        )
        for route, places in assignment.groups
    ]
    return groups, told
