"""The lineage graph as plain records: series, steps and the links between them."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import datetime

from strandline.packs.water.records import Series
from strandline.packs.water.vocabulary import Role

Parameters = dict[str, object] | None


class Direction(enum.StrEnum):
    """Which way a lineage is followed."""

    FORWARD = "forward"
    BACKWARD = "backward"
    TREE = "tree"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewStep:
    """An execution of a method that is to be recorded."""

    name: str
    description: str | None
    method: str
    method_version: str | None
    parameters: Parameters
    executed_at: datetime | None
    executed_by_person_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One ProcessingStep row; `parameters` is the text as it is stored."""

    step_id: int
    name: str
    description: str | None
    method: str | None
    method_version: str | None
    parameters: str | None
    executed_at: datetime | None
    executed_by_person_id: int | None
    executed_by: str | None


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """One DataLineage row: a series on one side of a step."""

    step_id: int
    metadata_id: int
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class StepNode:
    """A step of a graph, with the series on both of its sides."""

    step: Step
    parameters: object
    inputs: tuple[int, ...]
    outputs: tuple[int, ...]
    depth: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesNode:
    """A series of a graph.

    `depth` counts steps from the series asked for, those before it below zero; None for a series
    that only takes part in a step of the graph.
    """

    series: Series
    depth: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """What was found from one series on; each series and each step stands once.

    `cycles` lists series that were processed out of themselves, which no writer of this product
    stores. `truncated` says that the graph goes on where the walk had to end.
    """

    metadata_id: int
    direction: Direction
    series: tuple[SeriesNode, ...]
    steps: tuple[StepNode, ...]
    links: tuple[Link, ...]
    cycles: tuple[tuple[int, ...], ...]
    truncated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedStep:
    """A step as it stands; `created` is False where an identical one was there before."""

    step_id: int
    inputs: tuple[int, ...]
    outputs: tuple[int, ...]
    created: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """How many instants of a series are stored in a range, and the first and last of them."""

    count: int
    first: datetime | None
    last: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesVersion:
    """One series of a variable at a place, with what is stored of it in the range asked for."""

    series: Series
    extent: Extent
