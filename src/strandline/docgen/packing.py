"""Rectangles packed into a page of a wanted shape, linked ones near each other."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_PULL = 0.12
"""How much a unit of distance to linked rectangles counts against a unit of height."""


@dataclass(frozen=True, slots=True)
class _Step:
    """A flat piece of the skyline: from x on, for `width`, everything below y is taken."""

    x: float
    y: float
    width: float


def pack(
    sizes: Sequence[tuple[float, float]],
    weights: Mapping[tuple[int, int], int],
    *,
    gap: float,
    aspect: float,
) -> list[tuple[float, float]]:
    """Return the upper left corner of each rectangle.

    `weights` counts links between rectangles by their positions (lower, higher). The page is
    about `aspect` times as wide as high. Several page widths are tried, the best shape wins.
    """
    if not sizes:
        return []
    area = sum((width + gap) * (height + gap) for width, height in sizes)
    widest = max(width for width, _ in sizes) + gap
    order = _order(sizes, weights)
    best: tuple[float, list[tuple[float, float]]] | None = None
    for factor in (1.0, 1.08, 1.16, 1.24, 1.32, 1.45, 1.6):
        page_width = max(widest, math.sqrt(area * aspect) * factor)
        page = _Page(page_width, sizes, weights)
        for at in order:
            page.put(at, gap)
        places = [page.places[at] for at in range(len(sizes))]
        cost = _cost(places, sizes, weights, aspect)
        if best is None or cost < best[0]:
            best = (cost, places)
    assert best is not None  # noqa: S101 - the loop ran
    return best[1]


def _cost(
    places: Sequence[tuple[float, float]],
    sizes: Sequence[tuple[float, float]],
    weights: Mapping[tuple[int, int], int],
    aspect: float,
) -> float:
    width = max(x + size[0] for (x, _), size in zip(places, sizes, strict=True))
    height = max(y + size[1] for (_, y), size in zip(places, sizes, strict=True))
    # The side of the smallest page of the wanted shape that holds everything.
    side = max(width / aspect, height)
    total = sum(weights.values())
    if not total:
        return side
    spread = sum(
        weight * _distance(_middle(places[a], sizes[a]), _middle(places[b], sizes[b]))
        for (a, b), weight in sorted(weights.items())
    )
    return side + 0.15 * spread / total


class _Page:
    """A page of fixed width that rectangles are put on, one after the other."""

    def __init__(
        self,
        width: float,
        sizes: Sequence[tuple[float, float]],
        weights: Mapping[tuple[int, int], int],
    ) -> None:
        self._width = width
        self._sizes = sizes
        self._weights = weights
        self._skyline = [_Step(0.0, 0.0, width)]
        self.places: dict[int, tuple[float, float]] = {}

    def put(self, at: int, gap: float) -> None:
        """Put one rectangle where it adds least height, near what it is linked with."""
        width, height = self._sizes[at][0] + gap, self._sizes[at][1] + gap
        best: tuple[float, float, float] | None = None
        for start, step in enumerate(self._skyline):
            if step.x + width > self._width + 0.001:
                continue
            y = _resting_height(self._skyline, start, width)
            pull = self._pull_towards((step.x + width / 2, y + height / 2), at)
            score = y + height + _PULL * pull
            if best is None or score < best[0]:
                best = (score, step.x, y)
        x, y = (best[1], best[2]) if best else (0.0, max(step.y for step in self._skyline))
        self.places[at] = (x, y)
        self._skyline = _raised(self._skyline, x, y + height, width)

    def _pull_towards(self, middle: tuple[float, float], at: int) -> float:
        """Return the mean distance to the placed rectangles that this one is linked with."""
        total = 0
        pull = 0.0
        for other in sorted(self.places):
            weight = self._weights.get((min(at, other), max(at, other)), 0)
            if weight:
                total += weight
                pull += weight * _distance(middle, _middle(self.places[other], self._sizes[other]))
        return pull / total if total else 0.0


def _order(
    sizes: Sequence[tuple[float, float]], weights: Mapping[tuple[int, int], int]
) -> list[int]:
    """Start with the largest; go on with what has the most links to those chosen already."""
    left = set(range(len(sizes)))
    pull = [0] * len(sizes)
    chosen: list[int] = []
    while left:
        following = max(left, key=lambda at: (pull[at] > 0, sizes[at][0] * sizes[at][1], -at))
        left.remove(following)
        chosen.append(following)
        for (a, b), weight in weights.items():
            if a == following:
                pull[b] += weight
            elif b == following:
                pull[a] += weight
    return chosen


def _resting_height(skyline: Sequence[_Step], start: int, width: float) -> float:
    end = skyline[start].x + width
    return max(step.y for step in skyline[start:] if step.x < end - 0.001)


def _middle(place: tuple[float, float], size: tuple[float, float]) -> tuple[float, float]:
    return (place[0] + size[0] / 2, place[1] + size[1] / 2)


def _distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    return math.hypot(one[0] - other[0], one[1] - other[1])


def _raised(skyline: Sequence[_Step], x: float, y: float, width: float) -> list[_Step]:
    """Return the skyline with a rectangle's upper edge laid over it; equal steps are joined."""
    end = x + width
    cut: list[_Step] = []
    for step in skyline:
        step_end = step.x + step.width
        if step_end <= x or step.x >= end:
            cut.append(step)
            continue
        if step.x < x:
            cut.append(_Step(step.x, step.y, x - step.x))
        if step_end > end:
            cut.append(_Step(end, step.y, step_end - end))
    cut.append(_Step(x, y, width))
    cut.sort(key=lambda step: step.x)
    joined: list[_Step] = []
    for step in cut:
        if joined and joined[-1].y == step.y:
            last = joined.pop()
            step = _Step(last.x, last.y, last.width + step.width)
        joined.append(step)
    return joined
