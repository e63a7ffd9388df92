"""Cycles of a directed graph: pure, and not recursive, so that a long chain is no danger."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

Next = Mapping[int, Sequence[int]]


def cycles_in(graph: Next) -> list[tuple[int, ...]]:
    """Return the groups of nodes that can each reach every other one, and nodes that reach
    themselves; each group in order, the groups in order of their first node.
    """
    back: dict[int, list[int]] = {}
    for node, followers in graph.items():
        for follower in followers:
            back.setdefault(follower, []).append(node)
    groups, seen = [], set[int]()
    for node in reversed(_finished(graph)):
        if node in seen:
            continue
        group = sorted(_reached(node, back, seen))
        if len(group) > 1 or node in graph.get(node, ()):
            groups.append(tuple(group))
    return sorted(groups)


def _finished(graph: Next) -> list[int]:
    """Return all nodes, each after every node that a depth-first walk reached from it."""
    done: list[int] = []
    seen: set[int] = set()
    for root in graph:
        if root in seen:
            continue
        seen.add(root)
        walk: list[tuple[int, Iterator[int]]] = [(root, iter(graph.get(root, ())))]
        while walk:
            node, followers = walk[-1]
            follower = next((one for one in followers if one not in seen), None)
            if follower is None:
                done.append(node)
                walk.pop()
            else:
                seen.add(follower)
                walk.append((follower, iter(graph.get(follower, ()))))
    return done


def _reached(start: int, graph: Next, seen: set[int]) -> set[int]:
    """Return what is reached from a node without passing what was seen; marks it as seen."""
    seen.add(start)
    found, waiting = {start}, [start]
    while waiting:
        for follower in graph.get(waiting.pop(), ()):
            if follower not in seen:
                seen.add(follower)
                found.add(follower)
                waiting.append(follower)
    return found
