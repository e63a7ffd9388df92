"""Processing steps recorded: never a cycle, and the same step only once.

`ingest` writes a step with the series that it made; here a step is also recorded between series
that exist. Writers of the same sources take turns (see repositories/locks.py), so that two
identical requests at once make one step.
"""

from __future__ import annotations

from collections.abc import Sequence

from strandline.bridge.database import Session
from strandline.bridge.retries import run_write
from strandline.packs.water.context import Water
from strandline.packs.water.lineage_records import Link, NewStep, RecordedStep, Step
from strandline.packs.water.records import Series
from strandline.packs.water.repositories import lineage as edges
from strandline.packs.water.repositories import locks, references
from strandline.packs.water.repositories.series import list_series
from strandline.packs.water.services import parameters
from strandline.packs.water.services.lineage import no_series, walk
from strandline.packs.water.services.routing import unknown
from strandline.packs.water.vocabulary import Provenance, Role
from strandline.rest.errors import Invalid

MOST_BEHIND = 1_000_000
"""Steps behind an output that are followed to rule out a cycle."""


def record_between(
    water: Water, step: NewStep, inputs: Sequence[int], outputs: Sequence[int]
) -> RecordedStep:
    """Record a step between existing series, without values; the same step again changes nothing.

    All who do this take turns: only links between existing series can close a cycle, and two
    that are harmless alone may close one together.
    """

    def record(session: Session) -> RecordedStep:
        locks.lock_rows(session, "DataProvenance", [Provenance.MODEL_OUTPUT])
        lock_sources(session, [*inputs, *outputs])
        earlier = _between(session, step, inputs, outputs)
        if earlier is not None:
            return _recorded(earlier, inputs, outputs, created=False)
        return record_step(session, step, inputs, outputs)

    return run_write(water.database, record)


def lock_sources(session: Session, metadata_ids: Sequence[int]) -> list[Series]:
    """Lock the series that a step will read and return them; NotFound for one that is not there.

    Call it before `earlier_output` in the transaction that will write the step.
    """
    there = set(locks.lock_rows(session, "MetaData", metadata_ids))
    for metadata_id in metadata_ids:
        if metadata_id not in there:
            raise no_series(metadata_id)
    return list_series(session, metadata_ids)


def earlier_output(
    session: Session, step: NewStep, inputs: Sequence[int], degree: str
) -> tuple[int, Series] | None:
    """Return the step that did the same before and the series of this degree that it made.

    The same: sources in any order, method, version and parameters. None when there is none.
    """
    for earlier, sides in _alike(session, step, inputs):
        made = list_series(session, (x.metadata_id for x in sides if x.role is Role.OUTPUT))
        for series in made:
            if series.processing_degree == degree:
                return earlier.step_id, series
    return None


def record_step(
    session: Session, step: NewStep, inputs: Sequence[int], outputs: Sequence[int]
) -> RecordedStep:
    """Write a step and its sides, in a caller's transaction; refuse one that closes a cycle."""
    _require_sides(inputs, outputs)
    text = parameters.written(step.parameters)
    if step.executed_by_person_id is not None:
        person = step.executed_by_person_id
        if not references.names_by_id(session, "Person", [person]):
            raise unknown("person", person)
    _refuse_cycle(session, inputs, outputs)
    step_id = edges.add_step(session, step, text)
    sides = ((Role.INPUT, inputs), (Role.OUTPUT, outputs))
    edges.add_links(session, (Link(step_id, one, role) for role, ids in sides for one in ids))
    return _recorded(step_id, inputs, outputs, created=True)


def _recorded(
    step_id: int, inputs: Sequence[int], outputs: Sequence[int], *, created: bool
) -> RecordedStep:
    return RecordedStep(
        step_id=step_id, inputs=tuple(inputs), outputs=tuple(outputs), created=created
    )


def _between(
    session: Session, step: NewStep, inputs: Sequence[int], outputs: Sequence[int]
) -> int | None:
    for earlier, sides in _alike(session, step, inputs):
        if {link.metadata_id for link in sides if link.role is Role.OUTPUT} == set(outputs):
            return earlier.step_id
    return None


def _alike(session: Session, step: NewStep, inputs: Sequence[int]) -> list[tuple[Step, list[Link]]]:
    """Return the steps of the same sources, method, version and parameters, with their sides."""
    if not inputs:
        return []
    found = [
        one
        for one in edges.steps_like(session, step, min(inputs))
        if parameters.same(one.parameters, step.parameters)
    ]
    sides: dict[int, list[Link]] = {one.step_id: [] for one in found}
    for link in edges.links_of_steps(session, sides):
        sides[link.step_id].append(link)
    wanted = set(inputs)
    return [
        (one, sides[one.step_id])
        for one in found
        if {link.metadata_id for link in sides[one.step_id] if link.role is Role.INPUT} == wanted
    ]


def _require_sides(inputs: Sequence[int], outputs: Sequence[int]) -> None:
    for name, side in (("source", inputs), ("output", outputs)):
        if not side or len(set(side)) != len(side):
            raise Invalid(
                "W143",
                f"a step needs at least one {name} series, and each only once",
                hint="send every series once",
                details={"side": name},
            )
    both = sorted(set(inputs) & set(outputs))
    if both:
        raise Invalid(
            "W141",
            f"series {both[0]} is a source and an output of the step: a step makes new series",
            hint="write the result to a series of its own, with its own processing degree",
            details={"metadata_ids": both},
        )


def _refuse_cycle(session: Session, inputs: Sequence[int], outputs: Sequence[int]) -> None:
    reached = walk(session, outputs, Role.INPUT, most=MOST_BEHIND)
    closing = sorted(set(inputs) & reached.series.keys())
    if closing or reached.truncated:
        raise Invalid(
            "W142",
            f"the step would close a cycle: series {closing[0]} was made from its output"
            if closing
            else "what was made from the outputs is too much to rule out a cycle",
            hint="look at what was made from the output:"
            f" GET /api/v1/lineage/{outputs[0]}/forward; a correction is a new series",
            details={"metadata_ids": closing},
        )
