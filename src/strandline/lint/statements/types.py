"""What a change of a column's type costs and loses, from the two types as text."""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass

_SHAPE = re.compile(r"^([a-z0-9_ ]+?)\s*(?:\(([^)]*)\))?\s*((?:with|without) time zone)?$")
_SAME = {
    "int": "integer",
    "int2": "smallint",
    "int4": "integer",
    "int8": "bigint",
    "decimal": "numeric",
    "dec": "numeric",
    "float4": "real",
    "float8": "double precision",
    "character varying": "varchar",
    "char varying": "varchar",
    "character": "char",
    "bpchar": "char",
    "varbit": "bit varying",
    "timestamptz": "timestamp with time zone",
    "timestamp without time zone": "timestamp",
    "timetz": "time with time zone",
    "time without time zone": "time",
    "bool": "boolean",
    "string": "text",
}
_WHOLE = {"tinyint": 1, "smallint": 2, "integer": 4, "bigint": 8, "hugeint": 16}
_TEXT = {"text", "varchar", "nvarchar"}
_MOMENTS = {
    "timestamp",
    "timestamp with time zone",
    "time",
    "time with time zone",
    "interval",
    "datetime2",
    "datetimeoffset",
}
_SMALL = {
    "tinyint",
    "smallint",
    "integer",
    "real",
    "date",
    "time",
    "bit",
    "boolean",
    "smalldatetime",
    "datetime",
    "smallmoney",
    "utinyint",
    "usmallint",
}
_BOUNDED = {"varchar", "nvarchar", "char", "nchar", "numeric", "varbinary", "binary", "bit varying"}


class Fit(enum.Enum):
    """Whether every value of the old type has a place in the new one."""

    HOLDS = "holds every value"
    NARROWS = "does not hold every value"
    UNKNOWN = "cannot be told"


@dataclass(frozen=True, slots=True)
class Shape:
    """A type's name in its usual spelling and its arguments."""

    name: str
    arguments: tuple[str, ...]

    @property
    def length(self) -> int | None:
        return int(self.arguments[0]) if self.arguments and self.arguments[0].isdigit() else None


def shape_of(written: str) -> Shape:
    """Read a type as written; what has another form is its own name."""
    text = " ".join(written.lower().split())
    found = _SHAPE.match(text)
    if found is None:
        return Shape(text, ())
    name = " ".join(part for part in (found[1].strip(), found[3]) if part)
    arguments = tuple(part.strip() for part in (found[2] or "").split(",") if part.strip())
    return Shape(_SAME.get(name, name), arguments)


def changes_in_place(old: str, new: str) -> bool:
    """Say whether PostgreSQL changes a column from one type to the other without a rewrite."""
    before, after = shape_of(old), shape_of(new)
    if before == after:
        return True
    if after.name in ("text", "varchar") and before.name in ("text", "varchar"):
        return _wider(before.length, after.length)
    if before.name == "cidr" and after.name == "inet":
        return True
    if before.name == after.name == "numeric":
        return _wider_numeric(before, after)
    if before.name == after.name and before.name in ("bit varying", *_MOMENTS):
        return _wider(before.length, after.length)
    return False


def fit(old: str, new: str) -> Fit:
    """Say whether every value that the old type can hold fits the new one."""
    before, after = shape_of(old), shape_of(new)
    if before == after:
        return Fit.HOLDS
    if before.name in _WHOLE and after.name in _WHOLE:
        return _fits(_WHOLE[after.name] >= _WHOLE[before.name])
    if before.name == after.name == "numeric":
        return _fits(_wider_numeric(before, after, same_scale=False))
    both = {before.name, after.name}
    if (
        both <= {"text", "varchar", "char"}
        or both <= {"nvarchar", "nchar"}
        or (len(both) == 1 and both & (_MOMENTS | _BOUNDED))
    ):
        return _fits(_wider(before.length, after.length))
    if after.name in _TEXT and after.length is None:
        return Fit.HOLDS
    if both == {"real", "double precision"}:
        return _fits(after.name == "double precision")
    if after.name in _WHOLE or (after.name == "date" and before.name in _MOMENTS):
        return Fit.NARROWS
    return Fit.UNKNOWN


def looks_narrow(new: str) -> bool:
    """Say whether a type is one that a wider one is often narrowed to."""
    shape = shape_of(new)
    if shape.name in _SMALL:
        return True
    return shape.name in _BOUNDED and shape.length is not None


def _fits(holds: bool) -> Fit:  # noqa: FBT001 - a truth value is what it turns into a member
    return Fit.HOLDS if holds else Fit.NARROWS


def _wider(old: int | None, new: int | None) -> bool:
    return new is None or (old is not None and new >= old)


def _wider_numeric(before: Shape, after: Shape, *, same_scale: bool = True) -> bool:
    if not after.arguments:
        return True
    if not before.arguments:
        return False
    old, new = (_precision(shape) for shape in (before, after))
    if same_scale:
        return new[0] >= old[0] and new[1] == old[1]
    return new[1] >= old[1] and new[0] - new[1] >= old[0] - old[1]


def _precision(shape: Shape) -> tuple[int, int]:
    numbers = [int(part) if part.lstrip("-").isdigit() else 0 for part in (*shape.arguments, "0")]
    return numbers[0], numbers[1]
