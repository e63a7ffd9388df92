"""Changes of a text by place, and how several of them are made at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Put `text` in the place of what stands from `start` up to `end`."""

    start: int
    end: int
    text: str


def apply_edits(text: str, groups: Iterable[tuple[Edit, ...]]) -> tuple[str, int]:
    """Make groups of edits, each whole or not at all, and return the text and how many were made.

    A group that touches the place of an earlier one is left for the next round.
    """
    taken: list[Edit] = []
    made = 0
    for group in groups:
        if group and not any(_touch(edit, other) for edit in group for other in taken):
            taken += group
            made += 1
    for edit in sorted(taken, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text, made


def _touch(one: Edit, other: Edit) -> bool:
    return one.start <= other.end and other.start <= one.end
