"""Tables in layers by foreign key: a table stands right of the tables it points at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from strandline.dictionary.names import QName
from strandline.docgen.links import Link

_SWEEPS = 6


def order_layers(names: Sequence[QName], links: Sequence[Link]) -> list[list[QName]]:
    """Return the layers of one group of tables, each ordered to keep edges short.

    Only links inside the group count. Cycles are cut at the table with the fewest tables left to
    wait for. Tables without a link inside the group come as a last layer of their own.
    """
    inside = set(names)
    parents: dict[QName, set[QName]] = {name: set() for name in names}
    children: dict[QName, set[QName]] = {name: set() for name in names}
    for link in links:
        source, target = link.source, link.key.target
        if source in inside and target in inside and source != target:
            parents[source].add(target)
            children[target].add(source)
    linked = [name for name in names if parents[name] or children[name]]
    depth = _depths(linked, parents, children)
    layers: list[list[QName]] = [[] for _ in range(max(depth.values(), default=-1) + 1)]
    for name in linked:
        layers[depth[name]].append(name)
    neighbours = {name: parents[name] | children[name] for name in linked}
    _sweep(layers, neighbours)
    alone = [name for name in names if name not in depth]
    return [*layers, alone] if alone else layers


def _depths(
    names: Sequence[QName],
    parents: Mapping[QName, set[QName]],
    children: Mapping[QName, set[QName]],
) -> dict[QName, int]:
    """Give each table one more than the deepest of its parents placed before it."""
    waiting = {name: len(parents[name]) for name in names}
    order = {name: at for at, name in enumerate(names)}
    ready = [name for name in names if not waiting[name]]
    depth: dict[QName, int] = {}
    while waiting:
        if not ready:
            ready = [min(waiting, key=lambda name: (waiting[name], order[name]))]
        following: list[QName] = []
        for name in ready:
            if name not in waiting:
                continue
            del waiting[name]
            depth[name] = max((depth[p] + 1 for p in parents[name] if p in depth), default=0)
            for child in sorted(children[name], key=order.__getitem__):
                if child in waiting:
                    waiting[child] -= 1
                    if not waiting[child]:
                        following.append(child)
        ready = following
    return depth


def _sweep(layers: list[list[QName]], neighbours: Mapping[QName, set[QName]]) -> None:
    """Order each layer by the mean place of its neighbours, to and fro."""
    place: dict[QName, float] = {}
    for layer in layers:
        _number(layer, place)
    for turn in range(_SWEEPS):
        for layer in layers if turn % 2 == 0 else reversed(layers):
            own = set(layer)
            means = {
                name: _mean([place[other] for other in neighbours[name] if other not in own])
                for name in layer
            }
            layer.sort(key=lambda name: place[name] if means[name] is None else means[name] or 0.0)
            _number(layer, place)


def _number(layer: Sequence[QName], place: dict[QName, float]) -> None:
    """Write each table's relative place in its layer, between 0 and 1."""
    for at, name in enumerate(layer):
        place[name] = (at + 0.5) / len(layer)


def _mean(values: list[float]) -> float | None:
    # Sorted, because the sum of floats depends on their order and sets have none.
    return sum(sorted(values)) / len(values) if values else None
