"""Half-open intervals of time: the beginning is in, the end is out, no end means for ever."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import pairwise

Span = tuple[datetime, datetime | None]
"""From when to when."""


def meet(
    start: datetime, end: datetime | None, other_start: datetime, other_end: datetime | None
) -> bool:
    """Say whether two intervals share an instant."""
    return (other_end is None or start < other_end) and (end is None or other_start < end)


def iso(moment: datetime) -> str:
    """Return a moment as messages write it."""
    return moment.replace(tzinfo=None).isoformat() + "Z"


def span(start: datetime, end: datetime | None) -> str:
    """Return an interval as messages write it."""
    return f"{iso(start)} to {'open' if end is None else iso(end)}"


def later_start(one: datetime, other: datetime) -> datetime:
    """Return where two intervals begin to share time."""
    return max(one, other)


def sooner_end(one: datetime | None, other: datetime | None) -> datetime | None:
    """Return the end that comes first; no end comes last."""
    if one is None or other is None:
        return other if one is None else one
    return min(one, other)


def segments(
    start: datetime, end: datetime | None, spans: Sequence[Span]
) -> Iterator[tuple[datetime, datetime | None, tuple[int, ...]]]:
    """Cut an interval where spans begin and end; tell for each piece which spans cover it.

    Spans are told by their places in the list. Neighbours with the same cover are one piece.
    """
    edges = {start}
    for begins, ends in spans:
        for edge in (begins, ends):
            if edge is not None and start < edge and (end is None or edge < end):
                edges.add(edge)
    pieces: list[tuple[datetime, datetime | None, tuple[int, ...]]] = []
    ordered: list[datetime | None] = [*sorted(edges), end]
    for piece, until in pairwise(ordered):
        if piece is None:
            continue
        cover = tuple(
            place
            for place, (begins, ends) in enumerate(spans)
            if begins <= piece and (ends is None or piece < ends)
        )
        if pieces and pieces[-1][2] == cover:
            pieces[-1] = (pieces[-1][0], until, cover)
        else:
            pieces.append((piece, until, cover))
    return iter(pieces)
