"""What a scanner sees in a text: a word at a place, with what is said about it."""

from __future__ import annotations

import enum
from typing import NamedTuple

from strandline.usages.evidence import Access, Evidence


class Role(enum.Enum):
    """What the word can be there: a table's name, a column's, or either."""

    TABLE = "table"
    COLUMN = "column"
    EITHER = "either"


class Mention(NamedTuple):
    """One word; `start` counts characters from the beginning of its text.

    `owners` are tables, classes or variables as written (`schema.table` where it is) of which a
    column is said; for a table they are its schema, if one is written. `in_code` is set where the
    word is an identifier of a program, so that it can be a class's name.
    """

    word: str
    start: int
    evidence: Evidence
    role: Role = Role.EITHER
    access: Access = Access.UNKNOWN
    owners: tuple[str, ...] = ()
    in_code: bool = False
