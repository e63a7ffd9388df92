"""Requests of the contract, in order: each has a stored example of its answer."""

from __future__ import annotations

from packs.water.api.contract.call import Call
from packs.water.api.contract.calls_graph import GRAPH_CALLS

CALLS: tuple[Call, ...] = (
    Call(name="sites", operation="list_sites", path="/sites"),
    Call(name="site", operation="get_site", path="/sites/1"),
    Call(
        name="problem",
        operation="get_site",
        path="/sites/999",
        status=404,
        media="application/problem+json",
    ),
    *GRAPH_CALLS,
)

__all__ = ["CALLS", "Call"]
