"""Lineage as a picture: text for mermaid, and the same in words; pure."""

from __future__ import annotations

from strandline.console.html import Content, joined, link
from strandline.packs.water.lineage_records import Graph, SeriesNode, StepNode
from strandline.packs.water.pages import words
from strandline.packs.water.records import Series
from strandline.packs.water.vocabulary import Role

MOST_DRAWN = 60
"""More nodes than this make no picture that anybody can read."""


def series_name(series: Series) -> str:
    """Return what tells a series from others of its place and variable."""
    said = (series.equipment, series.laboratory, series.provenance, series.purpose)
    source = next((name for name in said if name), "unknown source")
    return f"{series.processing_degree or 'Raw'} · {source}"


def picture(graph: Graph) -> str | None:
    """Return mermaid text of the graph; None where there is nothing to draw, or too much."""
    if not graph.steps or len(graph.series) + len(graph.steps) > MOST_DRAWN:
        return None
    lines = ["flowchart TB"]
    for node in graph.series:
        key = node.series.metadata_id
        kind = "here" if key == graph.metadata_id else "series"
        label = f"{_safe(series_name(node.series))}<br/>series {key}"
        lines.append(f'  s{key}["{label}"]:::{kind}')
    for step in graph.steps:
        lines.append(f'  p{step.step.step_id}(["{_step_label(step)}"]):::step')
    for one in graph.links:
        source, target = f"s{one.metadata_id}", f"p{one.step_id}"
        if one.role is Role.OUTPUT:
            source, target = target, source
        lines.append(f"  {source} --> {target}")
    return "\n".join(lines)


def told(graph: Graph) -> str:
    """Return the graph's steps in words, each with its series."""
    names = {node.series.metadata_id: node for node in graph.series}
    steps = "".join(_said(step, names) for step in graph.steps)
    return f'<ol class="sl-story" aria-label="Processing steps">{steps}</ol>'


def _said(node: StepNode, names: dict[int, SeriesNode]) -> str:
    step = node.step
    method = " ".join(part for part in (step.method, step.method_version) if part)
    run = words.moment(step.executed_at)
    when = "" if run is None else run.text
    how = f'<p class="sl-note">{joined([method]).text}</p>' if method else ""
    flow = joined([_all(node.inputs, names), _all(node.outputs, names)], " → ").text
    return f"<li>{when}{joined([step.name]).text}{how}<p>{flow}</p></li>"


def _all(ids: tuple[int, ...], names: dict[int, SeriesNode]) -> Content:
    return joined(
        [
            link(series_name(names[one].series) if one in names else one, "/explore", series=one)
            for one in ids
        ],
        ", ",
    )


def _step_label(node: StepNode) -> str:
    step = node.step
    method = " ".join(part for part in (step.method, step.method_version) if part)
    return _safe(step.name) + (f"<br/>{_safe(method)}" if method else "")


def _safe(text: str) -> str:
    """Return stored text as mermaid shows it and never reads it: odd letters become codes."""
    return "".join(
        letter if letter.isalnum() or letter in " ._-" else f"#{ord(letter)};"
        for letter in text[:80]
    )
