"""Records of rehearsals: which plans were tried up and down on a scratch database, and how it went.

They stand in one file beside the scripts, `migrations/rehearsals.json`, so that they are reviewed
and kept with what they speak of. A record is bound to the plan's fingerprint: a script that changed
in meaning has not been rehearsed. Like a seal, a record shows what was done, not who did it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from strandline.errors import Refused

REHEARSAL_FILE = "rehearsals.json"
REHEARSAL_FORMAT = 1
PASSED = "passed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsal:
    """One rehearsed plan.

    `result` is "passed" or a short word for what went wrong, `at` is ISO 8601 in UTC, `rows` says
    how many rows were compared at each stop (0: none were loaded).
    """

    plan_fingerprint: str
    platform: str
    script: str
    result: str
    at: str
    rows: int

    def as_json(self) -> dict[str, object]:
        return {
            "plan_fingerprint": self.plan_fingerprint,
            "platform": self.platform,
            "script": self.script,
            "result": self.result,
            "at": self.at,
            "rows": self.rows,
        }


def read_rehearsals(text: str) -> tuple[Rehearsal, ...]:
    """Read the file's text ("" when there is no file); Refused (G001) when it is not readable."""
    if not text.strip():
        return ()
    try:
        document = json.loads(text)
        if document["format"] != REHEARSAL_FORMAT:
            raise _unreadable(f"its format is {document['format']!r}")
        return tuple(_rehearsal(entry) for entry in document["rehearsals"])
    except (ValueError, KeyError, TypeError) as error:
        raise _unreadable(str(error)) from None


def _rehearsal(entry: dict[str, Any]) -> Rehearsal:
    return Rehearsal(
        plan_fingerprint=str(entry["plan_fingerprint"]),
        platform=str(entry["platform"]),
        script=str(entry["script"]),
        result=str(entry["result"]),
        at=str(entry["at"]),
        rows=int(entry["rows"]),
    )


def _unreadable(why: str) -> Refused:
    return Refused(
        "G001",
        f"{REHEARSAL_FILE} cannot be read: {why}",
        hint="restore it from version control, or rehearse again with `strandline rehearse`",
    )


def write_rehearsals(rehearsals: Iterable[Rehearsal]) -> str:
    """Return the file's text: one line a record, so that merges and reviews are easy."""
    ordered = sorted(rehearsals, key=lambda item: (item.script, item.plan_fingerprint))
    lines = [f"  {json.dumps(item.as_json(), ensure_ascii=False)}" for item in ordered]
    body = "[\n" + ",\n".join(lines) + "\n]" if lines else "[]"
    return f'{{"format": {REHEARSAL_FORMAT}, "rehearsals": {body}}}\n'


def with_rehearsals(
    earlier: Sequence[Rehearsal], new: Sequence[Rehearsal]
) -> tuple[Rehearsal, ...]:
    """Return the records with newer ones in the place of those of the same plan."""
    fresh = {item.plan_fingerprint for item in new}
    return (*(item for item in earlier if item.plan_fingerprint not in fresh), *new)


def is_rehearsed(rehearsals: Iterable[Rehearsal], plan_fingerprint: str) -> bool:
    """Say whether a plan passed its last rehearsal."""
    return any(
        item.plan_fingerprint == plan_fingerprint and item.result == PASSED for item in rehearsals
    )
