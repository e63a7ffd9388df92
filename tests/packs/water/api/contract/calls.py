"""Requests of the contract, in order: each has a stored example of its answer."""

from __future__ import annotations

from packs.water.api.contract.call import Call
from packs.water.api.contract.calls_context import CONTEXT_CALLS, LAST_CALLS
from packs.water.api.contract.calls_entries import ENTRY_CALLS, WORD_CALLS
from packs.water.api.contract.calls_graph import GRAPH_CALLS
from packs.water.api.contract.calls_values import VALUE_CALLS

CALLS: tuple[Call, ...] = (
    Call(
        name="problem",
        operation="get_site",
        path="/sites/999",
        status=404,
        media="application/problem+json",
    ),
    *WORD_CALLS,
    *GRAPH_CALLS,
    *ENTRY_CALLS,
    *CONTEXT_CALLS,
    *VALUE_CALLS,
    *LAST_CALLS,
)

__all__ = ["CALLS", "Call"]
