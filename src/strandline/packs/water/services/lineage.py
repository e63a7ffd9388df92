"""How series were made out of one another: read by walking the graph level by level.

The walk keeps what it has seen, so that a diamond is told once and a cycle in the stored data
ends. The recursive SQL in the page about processing lineage finds the same series.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from strandline.bridge.database import Session
from strandline.errors import NotFound
from strandline.packs.water.context import Water
from strandline.packs.water.lineage_records import (
    Direction,
    Extent,
    Graph,
    Link,
    SeriesNode,
    SeriesVersion,
    StepNode,
)
from strandline.packs.water.records import Series
from strandline.packs.water.repositories import lineage as edges
from strandline.packs.water.repositories import stored
from strandline.packs.water.repositories.series import find_series, list_series
from strandline.packs.water.services import parameters
from strandline.packs.water.services.cycles import cycles_in
from strandline.packs.water.services.names import require_id
from strandline.packs.water.things import Thing
from strandline.packs.water.vocabulary import Role
from strandline.rest.errors import Invalid

USUAL_DEPTH, MOST_DEPTH = 100, 1000
MOST_STEPS = 5000


@dataclass(slots=True)
class Walk:
    """What a walk in one direction has found: how far away series and steps are."""

    series: dict[int, int]
    steps: dict[int, int] = field(default_factory=dict)
    links: set[Link] = field(default_factory=set)
    truncated: bool = False


def get_forward(water: Water, metadata_id: int, *, depth: int = USUAL_DEPTH) -> Graph:
    """Return what a series was processed into."""
    return _graph(water, metadata_id, Direction.FORWARD, depth)


def get_backward(water: Water, metadata_id: int, *, depth: int = USUAL_DEPTH) -> Graph:
    """Return what a series was made from."""
    return _graph(water, metadata_id, Direction.BACKWARD, depth)


def get_tree(water: Water, metadata_id: int, *, depth: int = USUAL_DEPTH) -> Graph:
    """Return the whole chain through a series: what it was made from and processed into."""
    return _graph(water, metadata_id, Direction.TREE, depth)


def list_versions(
    water: Water,
    location_id: int,
    variable_id: int,
    *,
    since: datetime | None = None,
    until: datetime | None = None,
    offset: int,
    limit: int,
) -> tuple[list[SeriesVersion], int]:
    """Return every series of a variable at a place: raw and processed, sensor and laboratory.

    Series are never merged: each tells its provenance, instrument and degree, and what is stored
    of it in the range.
    """
    with water.database.read() as session:
        ids, total = edges.list_versions(
            session, location_id, variable_id, offset=offset, limit=limit
        )
        known = {one.metadata_id: one for one in list_series(session, ids)}
        extents = stored.extents(session, ids, since=since, until=until)
    nothing = Extent(count=0, first=None, last=None)
    return [
        SeriesVersion(series=known[one], extent=extents.get(one, nothing)) for one in ids
    ], total


def place_and_variable(water: Water, metadata_id: int) -> tuple[int, int]:
    """Return where a series was recorded and of what; Invalid when it does not say."""
    with water.database.read() as session:
        series = require_series(session, metadata_id)
    if series.location_id is None or series.variable_id is None:
        raise Invalid(
            "W146",
            f"series {metadata_id} names no location or no variable, so it has no other versions",
            hint="complete the series, or ask for its lineage instead",
            details={"metadata_id": metadata_id},
        )
    return series.location_id, series.variable_id


def named(water: Water, *, location: str, variable: str, site: str | None) -> tuple[int, int]:
    """Return the ids of a location and a variable that are given by id or by name."""
    with water.database.read() as session:
        site_id = None if site is None else require_id(session, Thing.SITE, site)
        return (
            require_id(session, Thing.LOCATION, location, site_id=site_id),
            require_id(session, Thing.VARIABLE, variable),
        )


def require_series(session: Session, metadata_id: int) -> Series:
    """Return one series; NotFound when there is none of this id."""
    found = find_series(session, metadata_id)
    if found is None:
        raise no_series(metadata_id)
    return found


def no_series(metadata_id: int) -> NotFound:
    """Return the refusal of an id that no series has."""
    return NotFound(
        "W140",
        f"there is no series {metadata_id}",
        hint="GET /api/v1/metadata lists the series",
        details={"metadata_id": metadata_id},
    )


def walk(
    session: Session,
    start: Iterable[int],
    reads: Role,
    depth: int = MOST_DEPTH,
    most: int = MOST_STEPS,
) -> Walk:
    """Follow steps from some series on: `reads` is the side of the steps that the walk enters.

    Two queries a level, whatever its width. The walk ends, and says so, after `depth` levels or
    `most` steps.
    """
    found = Walk(dict.fromkeys(start, 0))
    frontier = set(found.series)
    for level in range(1, depth + 2):
        entered = edges.links_of_series(session, frontier, reads)
        ahead = sorted({link.step_id for link in entered} - found.steps.keys())
        steps = ahead[: most - len(found.steps)] if level <= depth else []
        found.truncated = len(steps) < len(ahead)
        if not steps:
            return found
        found.steps.update(dict.fromkeys(steps, level))
        links = edges.links_of_steps(session, steps)
        found.links.update(links)
        frontier = {link.metadata_id for link in links if link.role is not reads}
        frontier -= found.series.keys()
        found.series.update(dict.fromkeys(frontier, level))
        if found.truncated:
            return found
    return found


def _graph(water: Water, metadata_id: int, direction: Direction, depth: int) -> Graph:
    with water.database.read() as session:
        require_series(session, metadata_id)
        walks = []
        if direction is not Direction.BACKWARD:
            walks.append((1, walk(session, [metadata_id], Role.INPUT, depth)))
        if direction is not Direction.FORWARD:
            walks.append((-1, walk(session, [metadata_id], Role.OUTPUT, depth)))
        return _told(session, metadata_id, direction, walks)


def _told(
    session: Session, metadata_id: int, direction: Direction, walks: list[tuple[int, Walk]]
) -> Graph:
    links = sorted(set().union(*(found.links for _, found in walks)))
    depths = _nearest((sign, found.series) for sign, found in walks)
    step_depths = _nearest((sign, found.steps) for sign, found in walks)
    taking_part = {link.metadata_id for link in links} | depths.keys()
    return Graph(
        metadata_id=metadata_id,
        direction=direction,
        series=tuple(
            SeriesNode(series=series, depth=depths.get(series.metadata_id))
            for series in list_series(session, taking_part)
        ),
        steps=_steps(session, links, step_depths),
        links=tuple(links),
        cycles=tuple(cycles_in(followers(links))),
        truncated=any(found.truncated for _, found in walks),
    )


def followers(links: Iterable[Link]) -> dict[int, list[int]]:
    """Return for each series those that were made from it."""
    outputs: dict[int, list[int]] = {}
    inputs: dict[int, list[int]] = {}
    for link in links:
        side = inputs if link.role is Role.INPUT else outputs
        side.setdefault(link.step_id, []).append(link.metadata_id)
    found: dict[int, list[int]] = {}
    for step, sources in inputs.items():
        for source in sources:
            found.setdefault(source, []).extend(outputs.get(step, ()))
    return found


def _nearest(walks: Iterable[tuple[int, dict[int, int]]]) -> dict[int, int]:
    found: dict[int, int] = {}
    for sign, depths in walks:
        for key, depth in depths.items():
            if key not in found or depth < abs(found[key]):
                found[key] = sign * depth
    return found


def _steps(session: Session, links: list[Link], depths: dict[int, int]) -> tuple[StepNode, ...]:
    sides: dict[tuple[int, Role], list[int]] = {}
    for link in links:
        sides.setdefault((link.step_id, link.role), []).append(link.metadata_id)
    return tuple(
        StepNode(
            step=step,
            parameters=parameters.read(step.parameters),
            inputs=tuple(sides.get((step.step_id, Role.INPUT), ())),
            outputs=tuple(sides.get((step.step_id, Role.OUTPUT), ())),
            depth=depths[step.step_id],
        )
        for step in edges.list_steps(session, depths)
    )
