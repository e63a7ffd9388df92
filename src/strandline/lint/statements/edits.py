"""Changes of a text by place, and how several of them are made at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Put `text` in the place of what stands from `start` up to `end`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Edited:
    """A changed text, and the positions of the groups that were made."""

    text: str
    made: tuple[int, ...]


def apply_edits(text: str, groups: Sequence[tuple[Edit, ...]]) -> Edited:
    """Make groups of edits, each whole or not at all.

    A group that touches the place of an earlier one is left for the next round.
    """
    taken: list[Edit] = []
    made: list[int] = []
    for position, group in enumerate(groups):
        if group and not any(_touch(edit, other) for edit in group for other in taken):
            taken += group
            made.append(position)
    for edit in sorted(taken, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return Edited(text, tuple(made))


def _touch(one: Edit, other: Edit) -> bool:
    return one.start <= other.end and other.start <= one.end
