"""How a partitioned table of the catalog is partitioned."""

from __future__ import annotations

import re
from collections.abc import Mapping

from strandline.dictionary.model import Partition, Partitioning
from strandline.platforms.postgres.findings import Findings, Relation
from strandline.platforms.postgres.lexer import iter_tokens
from strandline.platforms.postgres.partitions import canonical

_STRATEGIES = {"r": "range", "l": "list", "h": "hash"}
_RANGE = re.compile(r"^FOR VALUES FROM \((.*)\) TO \((.*)\)$", re.DOTALL)
_LIST = re.compile(r"^FOR VALUES IN \((.*)\)$", re.DOTALL)
_HASH = re.compile(r"^FOR VALUES WITH \(modulus (\d+), remainder (\d+)\)$")


def read_partitioning(
    table: Relation,
    relations: Mapping[int, Relation],
    names: Mapping[tuple[int, int], str],
    findings: Findings,
) -> Partitioning | None:
    """Return the partitioning, None for an ordinary table or one split by an expression."""
    if table.strategy is None:
        return None
    if 0 in table.partition_columns:
        findings.leave_out("partition key", table.name, "partitioned by an expression")
        return None
    partitions = []
    for child in relations.values():
        if child.parent != table.oid or not child.is_partition:
            continue
        if child.kind != "r":
            findings.leave_out("partition", child.name, "a foreign or partitioned table itself")
        found = _partition(child)
        if found is None or child.name.schema != table.name.schema:
            findings.leave_out("partition", child.name, "its bounds or schema are not held")
            continue
        partitions.append(found)
    columns = tuple(names[table.oid, number] for number in table.partition_columns)
    return canonical(
        Partitioning(
            strategy=_STRATEGIES[table.strategy], columns=columns, partitions=tuple(partitions)
        )
    )


def _partition(child: Relation) -> Partition | None:
    bound, name = child.bound or "", child.name.name
    if bound == "DEFAULT":
        return Partition(name=name, default=True)
    if found := _RANGE.match(bound):
        return Partition(name=name, lower=_items(found.group(1)), upper=_items(found.group(2)))
    if found := _LIST.match(bound):
        return Partition(name=name, values=_items(found.group(1)))
    if found := _HASH.match(bound):
        return Partition(name=name, modulus=int(found.group(1)), remainder=int(found.group(2)))
    return None


def _items(text: str) -> tuple[str, ...]:
    """Split a list of literals at its commas, not at those inside strings."""
    items = [""]
    for token in iter_tokens(text):
        piece = text[token.start : token.end]
        if piece == ",":
            items.append("")
        else:
            items[-1] += piece
    return tuple(item.strip() for item in items)
