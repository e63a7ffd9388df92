"""Which rows fit in no partition, as a condition."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from strandline.dictionary.model import Partition, Partitioning
from strandline.plan.images import any_of

_LEAST, _MOST = "MINVALUE", "MAXVALUE"


def outside_partitions(partitioning: Partitioning, column: Callable[[str], str]) -> tuple[str, str]:
    """Return the condition ("" when every row fits), and why it cannot be told, if it cannot."""
    parts = partitioning.partitions
    if any(part.default for part in parts):
        return "", ""
    values = [column(name) for name in partitioning.columns]
    match partitioning.strategy.lower():
        case "hash":
            return _hash(parts)
        case "list" if len(values) == 1:
            return _list(parts, values[0]), ""
        case "range":
            return _range(parts, values), ""
        case other:
            return "1 = 1", f"partitions by {other} are not worked out here"


def _hash(parts: Sequence[Partition]) -> tuple[str, str]:
    moduli = {part.modulus for part in parts}
    whole = len(moduli) == 1 and len({part.remainder for part in parts}) == moduli.pop()
    return ("", "") if whole else ("1 = 1", "which hash partition a row belongs to is not told")


def _list(parts: Sequence[Partition], value: str) -> str:
    listed = [item for part in parts for item in part.values]
    named = [item for item in listed if item.strip().upper() != "NULL"]
    conditions = []
    if named:
        conditions.append(f"{value} NOT IN ({', '.join(named)})")
    else:
        conditions.append(f"{value} IS NOT NULL")
    if len(named) == len(listed):
        conditions.append(f"{value} IS NULL")
    return any_of(conditions)


def _range(parts: Sequence[Partition], values: Sequence[str]) -> str:
    """A row with a NULL in a range key fits in no partition but the default one."""
    conditions = [f"{value} IS NULL" for value in values]
    inside = [" AND ".join(_between(part, values)) or "1 = 1" for part in parts]
    conditions.append(f"NOT {any_of(inside)}" if inside else "1 = 1")
    return any_of(conditions)


def _between(part: Partition, values: Sequence[str]) -> list[str]:
    sides = [_side(part.lower, values, upper=False), _side(part.upper, values, upper=True)]
    return [side for side in sides if side]


def _side(bounds: Sequence[str], values: Sequence[str], *, upper: bool) -> str:
    """Compare up to the first bound without end, which decides what equality means."""
    ends = [bound.strip().upper() for bound in bounds]
    stop = next((place for place, end in enumerate(ends) if end in (_LEAST, _MOST)), len(ends))
    operator = "<" if upper else ">="
    if stop < len(ends):
        operator = {(_LEAST, True): "<", (_MOST, True): "<=", (_LEAST, False): ">=",
                    (_MOST, False): ">"}[ends[stop], upper]  # fmt: skip
        if stop == 0:
            impossible = (ends[0] == _LEAST) is upper
            return "1 = 0" if impossible else ""
    row, bound = ", ".join(values[:stop]), ", ".join(bounds[:stop])
    return f"({row}) {operator} ({bound})"
