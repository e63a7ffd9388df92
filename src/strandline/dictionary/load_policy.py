"""The `policy:` section of component.yaml as a Policy."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import fields

from yaml.nodes import Node, ScalarNode

from strandline.dictionary.policy import (
    EFFECT_NAMES,
    ArchivePolicy,
    Contraction,
    Level,
    OnlineForms,
    Policy,
    Requirements,
    Suppression,
    Thresholds,
    Throughput,
)
from strandline.dictionary.reader import NodeReader, is_null, scalar_value

POLICY_KEYS = tuple(item.name for item in fields(Policy))
THRESHOLD_KEYS = tuple(item.name for item in fields(Thresholds))
THROUGHPUT_KEYS = tuple(item.name for item in fields(Throughput))
REQUIRE_KEYS = tuple(item.name for item in fields(Requirements))
ARCHIVE_KEYS = tuple(item.name for item in fields(ArchivePolicy))
SUPPRESS_KEYS = tuple(item.name for item in fields(Suppression))

_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*([kmgtp]?)(i?)b", re.IGNORECASE)
_POWERS = {letter: power for power, letter in enumerate("kmgtp", start=1)} | {"": 0}


def load_policy(reader: NodeReader, node: Node | None) -> Policy:
    """Read the section; wrong parts are reported and left at their defaults."""
    if node is None or is_null(node):
        return Policy()
    keys = reader.mapping(node, known=POLICY_KEYS, what="policy")
    return Policy(
        rules=_levels(reader, keys.get("rules"), None, what="rules"),
        effects=_levels(reader, keys.get("effects"), EFFECT_NAMES, what="effects"),
        thresholds=_thresholds(reader, keys.get("thresholds")),
        throughput=_throughput(reader, keys.get("throughput")),
        online=reader.word(keys.get("online"), OnlineForms, what="online") or OnlineForms.AUTO,
        contract=reader.word(keys.get("contract"), Contraction, what="contract")
        or Contraction.SPLIT,
        require=_require(reader, keys.get("require")),
        archive=_archive(reader, keys.get("archive")),
        suppress=_suppressions(reader, keys.get("suppress")),
    )


def _levels(
    reader: NodeReader, node: Node | None, known: Iterable[str] | None, *, what: str
) -> tuple[tuple[str, Level], ...]:
    if node is None or is_null(node):
        return ()
    found: list[tuple[str, Level]] = []
    for key, value in reader.open_mapping(node, what=what):
        name = str(key.value)
        if known is not None and name not in known:
            reader.unknown_word("D009", key, name, known, "there is no effect")
            continue
        level = _level(reader, value, what=f"the level of {name}")
        if level is not None:
            found.append((name, level))
    return tuple(found)


def _level(reader: NodeReader, node: Node, *, what: str) -> Level | None:
    # YAML 1.1 reads a bare `off` as false; here it is the word that was written.
    if isinstance(node, ScalarNode) and node.value.lower() in ("off", "false", "no"):
        return Level.OFF
    return reader.word(node, Level, what=what)


def _thresholds(reader: NodeReader, node: Node | None) -> Thresholds:
    keys = _section(reader, node, THRESHOLD_KEYS, what="thresholds")
    default = Thresholds()
    rows = reader.integer(keys.get("rows"), what="rows", low=0)
    size = _bytes(reader, keys.get("bytes"), what="bytes")
    seconds = _seconds(reader, keys.get("lock_seconds"))
    return Thresholds(
        rows=default.rows if rows is None else rows,
        bytes=default.bytes if size is None else size,
        lock_seconds=default.lock_seconds if seconds is None else seconds,
    )


def _throughput(reader: NodeReader, node: Node | None) -> Throughput:
    keys = _section(reader, node, THROUGHPUT_KEYS, what="throughput")
    return Throughput(
        **{key: _bytes(reader, keys.get(key), what=key, low=1) for key in THROUGHPUT_KEYS}
    )


def _require(reader: NodeReader, node: Node | None) -> Requirements:
    keys = _section(reader, node, REQUIRE_KEYS, what="require")
    default = Requirements()
    days = reader.integer(keys.get("approval_days"), what="approval_days", low=1)
    return Requirements(
        rehearsal=_flag(reader, keys, "rehearsal", default=default.rehearsal),
        approval=_flag(reader, keys, "approval", default=default.approval),
        rollback_approval=_flag(
            reader, keys, "rollback_approval", default=default.rollback_approval
        ),
        # Written out as null, an approval never expires; left out, it has its usual days.
        approval_days=days if "approval_days" in keys else default.approval_days,
    )


def _flag(reader: NodeReader, keys: dict[str, Node], key: str, *, default: bool) -> bool:
    return reader.boolean(keys.get(key), what=key, default=default)


def _archive(reader: NodeReader, node: Node | None) -> ArchivePolicy:
    keys = _section(reader, node, ARCHIVE_KEYS, what="archive")
    days = reader.integer(keys.get("retention_days"), what="retention_days", low=0)
    return ArchivePolicy(retention_days=days)


def _suppressions(reader: NodeReader, node: Node | None) -> tuple[Suppression, ...]:
    found = []
    for item in reader.filled_items(node, what="suppress"):
        keys = reader.mapping(
            item, known=SUPPRESS_KEYS, required=("rule", "reason"), what="a suppression"
        )
        rule = reader.name(keys.get("rule"), what="rule")
        reason = reader.name(keys.get("reason"), what="the reason")
        if rule is not None and reason is not None:
            found.append(
                Suppression(
                    rule=rule,
                    reason=reason,
                    object=reader.name(keys.get("object"), what="object"),
                    file=reader.name(keys.get("file"), what="file"),
                )
            )
    return tuple(found)


def _section(
    reader: NodeReader, node: Node | None, known: tuple[str, ...], *, what: str
) -> dict[str, Node]:
    if node is None or is_null(node):
        return {}
    return reader.mapping(node, known=known, what=what)


def _bytes(reader: NodeReader, node: Node | None, *, what: str, low: int = 0) -> int | None:
    """Return a number of bytes, or a size with its unit: `500 MB`, `1 GiB`."""
    if node is None or is_null(node):
        return None
    text = node.value if isinstance(node, ScalarNode) else ""
    sized = _SIZE.fullmatch(str(text).strip())
    if sized is None:
        return reader.integer(node, what=what, low=low)
    base = 1024 if sized.group(3) else 1000
    value = int(float(sized.group(1)) * base ** _POWERS[sized.group(2).lower()])
    if value < low:
        reader.report("D010", node, f"{what} is {text}", f"use a size from {low} byte")
        return None
    return value


def _seconds(reader: NodeReader, node: Node | None) -> float | None:
    if node is None or is_null(node):
        return None
    value = scalar_value(node) if isinstance(node, ScalarNode) else None
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if not number or not math.isfinite(float(value)) or float(value) < 0:  # type: ignore[arg-type]
        reader.report("D008", node, "lock_seconds must be a number", "write seconds, such as 5")
        return None
    return float(value)  # type: ignore[arg-type]
