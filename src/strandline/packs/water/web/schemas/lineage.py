"""Lineage: graphs of series and steps, and steps to record."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from strandline.packs.water.lineage_records import (
    Graph,
    SeriesNode,
    SeriesVersion,
    StepNode,
)
from strandline.packs.water.web.schemas.ingest_processed import Processing
from strandline.packs.water.web.schemas.models import Answer, Moment, Request, RowId

Sides = Annotated[list[RowId], Field(min_length=1, max_length=1000)]


class LineageSeries(Answer):
    """A series in a lineage. `depth`: steps from the series asked for, below zero before it;
    null for one that only takes part in a step."""

    metadata_id: int
    site: str | None
    location: str | None
    variable: str | None
    unit: str | None
    data_shape: str
    equipment: str | None
    provenance: str | None
    processing_degree: str | None
    campaign: str | None
    depth: int | None

    @classmethod
    def of(cls, node: SeriesNode) -> LineageSeries:
        series = node.series
        return cls(
            metadata_id=series.metadata_id,
            site=series.site,
            location=series.location,
            variable=series.variable,
            unit=series.unit,
            data_shape=series.shape,
            equipment=series.equipment,
            provenance=series.provenance,
            processing_degree=series.processing_degree,
            campaign=series.campaign,
            depth=node.depth,
        )


class LineageStep(Answer):
    """An execution of a method, with the series on both of its sides."""

    processing_step_id: int
    name: str
    description: str | None
    method: str | None
    method_version: str | None
    parameters: Any = Field(description="As they were recorded: an object, null, or plain text.")
    executed_at: Moment | None
    executed_by_person_id: int | None
    executed_by: str | None
    input_metadata_ids: list[int]
    output_metadata_ids: list[int]
    depth: int

    @classmethod
    def of(cls, node: StepNode) -> LineageStep:
        step = node.step
        return cls(
            processing_step_id=step.step_id,
            name=step.name,
            description=step.description,
            method=step.method,
            method_version=step.method_version,
            parameters=node.parameters,
            executed_at=step.executed_at,
            executed_by_person_id=step.executed_by_person_id,
            executed_by=step.executed_by,
            input_metadata_ids=list(node.inputs),
            output_metadata_ids=list(node.outputs),
            depth=node.depth,
        )


class LineageEdge(Answer):
    processing_step_id: int
    metadata_id: int
    role: Literal["Input", "Output"]


class LineageAnswer(Answer):
    """A graph: each series and each step once. `truncated`: it goes on beyond `depth`."""

    metadata_id: int
    direction: Literal["forward", "backward", "tree"]
    series: list[LineageSeries]
    steps: list[LineageStep]
    edges: list[LineageEdge]
    cycles: list[list[int]]
    truncated: bool

    @classmethod
    def of(cls, graph: Graph) -> LineageAnswer:
        return cls(
            metadata_id=graph.metadata_id,
            direction=graph.direction.value,
            series=[LineageSeries.of(node) for node in graph.series],
            steps=[LineageStep.of(node) for node in graph.steps],
            edges=[
                LineageEdge(
                    processing_step_id=link.step_id,
                    metadata_id=link.metadata_id,
                    role=link.role.value,
                )
                for link in graph.links
            ],
            cycles=[list(cycle) for cycle in graph.cycles],
            truncated=graph.truncated,
        )


class DegreeAnswer(Answer):
    """One series of a variable at a place. `values` is the address of its values in the range."""

    metadata_id: int
    site: str | None
    location: str | None
    variable: str | None
    unit: str | None
    data_shape: str
    provenance: str | None
    equipment_id: int | None
    equipment: str | None
    processing_degree: str | None
    campaign: str | None
    laboratory: str | None
    sample_id: int | None
    value_count: int
    first_timestamp: Moment | None
    last_timestamp: Moment | None
    values: str

    @classmethod
    def of(cls, version: SeriesVersion, query: str) -> DegreeAnswer:
        series, extent = version.series, version.extent
        return cls(
            metadata_id=series.metadata_id,
            site=series.site,
            location=series.location,
            variable=series.variable,
            unit=series.unit,
            data_shape=series.shape,
            provenance=series.provenance,
            equipment_id=series.equipment_id,
            equipment=series.equipment,
            processing_degree=series.processing_degree,
            campaign=series.campaign,
            laboratory=series.laboratory,
            sample_id=series.sample_id,
            value_count=extent.count,
            first_timestamp=extent.first,
            last_timestamp=extent.last,
            values=f"/api/v1/timeseries/{series.metadata_id}{query}",
        )


class NewStepRequest(Request):
    """A step between series that exist; `POST /ingest/processed` makes the output as well."""

    source_metadata_ids: Sides
    output_metadata_ids: Sides
    processing: Processing


class NewStepAnswer(Answer):
    """The step; `created` is false where the same step was recorded before."""

    processing_step_id: int
    source_metadata_ids: list[int]
    output_metadata_ids: list[int]
    created: bool
