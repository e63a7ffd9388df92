"""Intervals in one spelling."""

from __future__ import annotations

import re

_AMOUNT = re.compile(r"([-+]?\d+(?:\.\d+)?)\s*([a-z]+)|([-+]?)(\d+):(\d\d)(?::(\d\d(?:\.\d+)?))?")
_UNITS = {
    "mon": (1, 0, 0), "month": (1, 0, 0), "year": (12, 0, 0), "week": (0, 7, 0),
    "day": (0, 1, 0), "hour": (0, 0, 3600), "minute": (0, 0, 60), "min": (0, 0, 60),
    "second": (0, 0, 1), "sec": (0, 0, 1),
}  # fmt: skip


def interval_text(text: str) -> str:
    """Return an interval as months, days and seconds; the text itself when it has other parts."""
    lowered = text.lower().strip()
    total = [0.0, 0.0, 0.0]
    rest = lowered
    for found in _AMOUNT.finditer(lowered):
        number, unit, sign, hours, minutes, seconds = found.groups()
        rest = rest.replace(found.group(), "", 1)
        if unit is not None:
            parts = _UNITS.get(unit) or _UNITS.get(unit.removesuffix("s"))
            if parts is None:
                return lowered
            total = [have + float(number) * part for have, part in zip(total, parts, strict=True)]
        else:
            clock = int(hours) * 3600 + int(minutes) * 60 + float(seconds or 0)
            total[2] += -clock if sign == "-" else clock
    if rest.strip():
        return lowered
    return " ".join(f"{amount:g}" for amount in total)
