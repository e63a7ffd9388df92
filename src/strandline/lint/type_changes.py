"""What a change of type means for the values that are there, whatever the platform."""

from __future__ import annotations

import enum

from strandline.dictionary.types import (
    BINARY_KINDS,
    FLOAT_KINDS,
    INTEGER_KINDS,
    NUMERIC_KINDS,
    TEMPORAL_KINDS,
    TEXT_KINDS,
    LogicalType,
    TypeKind,
)


class TypeChange(enum.Enum):
    """WIDER keeps every value; NARROWER may cut one; CONVERTED makes it something else."""

    SAME = "same"
    WIDER = "wider"
    NARROWER = "narrower"
    CONVERTED = "converted"


_FAMILIES = (TEXT_KINDS, BINARY_KINDS, NUMERIC_KINDS, TEMPORAL_KINDS)
_INTEGERS = (TypeKind.SMALLINT, TypeKind.INTEGER, TypeKind.BIGINT)
_DIGITS = {TypeKind.SMALLINT: 5, TypeKind.INTEGER: 10, TypeKind.BIGINT: 19}
# Integers that a float holds exactly.
_FLOAT_DIGITS = {TypeKind.FLOAT32: 7, TypeKind.FLOAT64: 15}


def type_change(before: LogicalType, after: LogicalType) -> TypeChange:
    """Classify a change between two logical types."""
    if before == after:
        return TypeChange.SAME
    family = next(
        (kinds for kinds in _FAMILIES if before.kind in kinds and after.kind in kinds), None
    )
    if family is None:
        text = after.kind in TEXT_KINDS and after.length is None
        return (
            TypeChange.WIDER if text and before.kind not in BINARY_KINDS else TypeChange.CONVERTED
        )
    if family is NUMERIC_KINDS:
        fits = _number_fits(before, after)
    elif family is TEMPORAL_KINDS:
        if before.kind is not after.kind and TypeKind.TIME in (before.kind, after.kind):
            return TypeChange.CONVERTED
        fits = _moment_fits(before, after)
    else:
        fits = _length_fits(before, after)
    return TypeChange.WIDER if fits else TypeChange.NARROWER


def _length_fits(before: LogicalType, after: LogicalType) -> bool:
    if after.length is None:
        return True
    return before.length is not None and before.length <= after.length


def _number_fits(before: LogicalType, after: LogicalType) -> bool:
    old, new = before.kind, after.kind
    if old in INTEGER_KINDS and new in INTEGER_KINDS:
        return _INTEGERS.index(old) <= _INTEGERS.index(new)
    if old in FLOAT_KINDS:
        return new is TypeKind.FLOAT64 or old is new
    whole, scale = _whole_and_scale(before)
    if new in FLOAT_KINDS:
        return whole + scale <= _FLOAT_DIGITS[new]
    if new in INTEGER_KINDS:
        return scale == 0 and whole < _DIGITS[new]
    room = (after.precision or 0) - (after.scale or 0)
    return whole <= room and scale <= (after.scale or 0)


def _whole_and_scale(logical: LogicalType) -> tuple[int, int]:
    """Return the digits before and after the point."""
    if logical.kind in INTEGER_KINDS:
        return _DIGITS[logical.kind], 0
    scale = logical.scale or 0
    return (logical.precision or 0) - scale, scale


def _moment_fits(before: LogicalType, after: LogicalType) -> bool:
    if before.kind is not after.kind:
        return before.kind is TypeKind.DATE and not after.with_time_zone
    if before.with_time_zone != after.with_time_zone:
        return False
    return (before.precision or 0) <= (after.precision or 0)
