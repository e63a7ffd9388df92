"""Names, types, cells and neutral SQL that Hypothesis draws dictionaries from.

Every generated cell, default and predicate fit together: numbers lie between 1 and 100, texts
never start with a tilde, and no predicate is false for such values, so that checks hold for all
rows whatever is combined.
"""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Collection

from hypothesis import strategies as st

from strandline.dictionary.model import Column, Expression, Scalar
from strandline.dictionary.names import MAX_PORTABLE_BYTES, shorten
from strandline.dictionary.types import (
    BINARY_KINDS,
    FLOAT_KINDS,
    INTEGER_KINDS,
    NUMERIC_KINDS,
    TEXT_KINDS,
    LogicalType,
    TypeKind,
)
from strandline.platforms.features import Features

PLAIN_NAMES = ("Alpha", "beta", "Gamma2", "delta_x", "Epsilon", "zeta", "Eta", "theta_id")
AWKWARD_NAMES = (
    "order",
    "Select",
    "Value",
    "user",
    "two words",
    'quo"ted',
    "it's",
    "sq[uare]",
    "naïve",
    "表",
    "Ünï_cödé",
    "per%cent",
    "semi;colon",
    "dash-ed",
    "{brace}",
    "1st",
    "dollar$",
    "back`tick",
    "null",
    "true",
    "12",
)
TEXTS = (
    "plain",
    "it's",
    'say "hi"',
    "line\nbreak",
    "-- strandline:statement 1.1\nDROP TABLE x",
    "/* open",
    "'; DROP TABLE x; --",
    "100% {x} $$ $1 ? :p",
    "back\\slash",
    "tab\there",
    " padded ",
    "naïve 表 😀",
    "null",
    "No",
    "0012",
    "GO",
    "# no comment",
)
_LONG = "A_name_that_goes_on_until_nothing_more_fits_into_the_catalog_of_it"
_EPOCH = datetime.date(2026, 1, 1)


def identifiers(*, limit: int = MAX_PORTABLE_BYTES) -> st.SearchStrategy[str]:
    """Draw names, plain ones first; none is longer than `limit` bytes."""
    longest = _LONG[: min(limit, len(_LONG)) - 2]
    long_names = st.integers(1, 9).map(lambda number: f"{longest}_{number}"[:limit])
    return st.one_of(
        st.sampled_from(PLAIN_NAMES),
        st.sampled_from(AWKWARD_NAMES),
        long_names,
    )


def fresh_name(wish: str, taken: Collection[str], *, limit: int = MAX_PORTABLE_BYTES) -> str:
    """Return `wish`, numbered where a name that differs in case only is taken."""
    folded = {name.lower() for name in taken}
    name, number = shorten(wish, limit=limit), 1
    while name.lower() in folded:
        number += 1
        name = shorten(f"{wish}_{number}", limit=limit)
    return name


def descriptions() -> st.SearchStrategy[str | None]:
    """Draw comments, hostile ones among them; None is the simplest."""
    return st.one_of(st.none(), st.sampled_from(TEXTS))


def key_types() -> st.SearchStrategy[LogicalType]:
    """Draw types that every platform takes in keys."""
    return st.one_of(
        st.sampled_from(
            [
                LogicalType(kind=TypeKind.INTEGER),
                LogicalType(kind=TypeKind.INTEGER),
                LogicalType(kind=TypeKind.BIGINT),
                LogicalType(kind=TypeKind.SMALLINT),
                LogicalType(kind=TypeKind.UUID),
                LogicalType(kind=TypeKind.DATE),
            ]
        ),
        st.integers(12, 60).map(lambda n: LogicalType(kind=TypeKind.STRING, length=n)),
        st.integers(0, 4).map(
            lambda scale: LogicalType(kind=TypeKind.DECIMAL, precision=5 + scale, scale=scale)
        ),
    )


def column_types(features: Features | None = None) -> st.SearchStrategy[LogicalType]:
    """Draw every kind of type with its parameters, within what the platform keeps."""
    digits = features.timestamp_precision if features else 9
    plain = [
        LogicalType(kind=kind)
        for kind in (
            TypeKind.TEXT,
            TypeKind.BOOLEAN,
            TypeKind.FLOAT64,
            TypeKind.FLOAT32,
            TypeKind.JSON,
            TypeKind.BINARY_LARGE,
        )
    ]
    precisions = st.integers(0, digits)
    scalars = st.one_of(
        key_types(),
        st.sampled_from(plain),
        precisions.map(lambda p: LogicalType(kind=TypeKind.TIME, precision=p)),
        st.builds(
            lambda p, zone: LogicalType(kind=TypeKind.TIMESTAMP, precision=p, with_time_zone=zone),
            precisions,
            st.booleans(),
        ),
        st.integers(20, 200).map(lambda n: LogicalType(kind=TypeKind.BINARY, length=n)),
    )
    elements = st.sampled_from(
        [LogicalType(kind=kind) for kind in (TypeKind.INTEGER, TypeKind.TEXT, TypeKind.BOOLEAN)]
    )
    return st.one_of(
        scalars, elements.map(lambda item: LogicalType(kind=TypeKind.ARRAY, items=item))
    )


def cell(logical: LogicalType, number: int) -> Scalar:
    """Return the value of a type for a number from 1 to 99: equal numbers, equal values."""
    kind = logical.kind
    if kind in INTEGER_KINDS:
        return number
    if kind in FLOAT_KINDS:
        return number + 0.5
    if kind is TypeKind.DECIMAL:
        scale = logical.scale or 0
        return f"{number}.{'5'.ljust(scale, '0')}" if scale else str(number)
    if kind in TEXT_KINDS:
        return f"t'{number} No"
    if kind in BINARY_KINDS:
        return bytes([0, 255, number])
    return _other_cell(logical, number)


def _other_cell(logical: LogicalType, number: int) -> Scalar:
    day = (_EPOCH + datetime.timedelta(days=number)).isoformat()
    clock = f"01:02:{number % 60:02d}"
    match logical.kind:
        case TypeKind.BOOLEAN:
            return number % 2 == 0
        case TypeKind.DATE:
            return day
        case TypeKind.TIME:
            return clock
        case TypeKind.TIMESTAMP:
            return f"{day}T{clock}{'+00:00' if logical.with_time_zone else ''}"
        case TypeKind.UUID:
            return str(uuid.UUID(int=number))
        case TypeKind.ARRAY if logical.items is not None:
            literal = {TypeKind.INTEGER: f"[{number}]", TypeKind.BOOLEAN: "[true]"}
            return literal.get(logical.items.kind, f'["t{number}"]')
        case _:
            return f'{{"n": {number}}}'


def default_expressions(logical: LogicalType) -> st.SearchStrategy[Expression] | None:
    """Draw defaults of a type as neutral SQL; None for types that are given none here."""
    kind = logical.kind
    if logical.value_set is not None:
        return None
    if kind in INTEGER_KINDS:
        return st.integers(1, 100).map(lambda n: Expression(str(n)))
    if kind in NUMERIC_KINDS:
        return st.integers(1, 100).map(lambda n: Expression(f"{n}.0"))
    texts = {
        TypeKind.BOOLEAN: ["TRUE", "FALSE"],
        TypeKind.TEXT: ["'x'", "''", "'it''s -- no comment'"],
        TypeKind.STRING: ["'x'", "''", "'it''s'"],
        TypeKind.DATE: ["CURRENT_DATE", "'2026-01-31'"],
        TypeKind.TIMESTAMP: ["CURRENT_TIMESTAMP"],
    }.get(kind)
    return st.sampled_from(texts).map(Expression) if texts else None


def predicates(columns: Collection[Column]) -> st.SearchStrategy[Expression]:
    """Draw neutral conditions over some columns that no generated row makes false."""
    atoms = [atom for column in columns for atom in _atoms(column)]
    one = st.sampled_from(atoms)
    return st.one_of(
        one,
        st.tuples(one, one).map(lambda pair: f"{pair[0]} AND {pair[1]}"),
        st.tuples(one, one).map(lambda pair: f"({pair[0]} OR {pair[1]})"),
        st.tuples(one, one, one).map(lambda t: f"({t[0]} OR {t[1]}) AND {t[2]}"),
    ).map(Expression)


def _atoms(column: Column) -> list[str]:
    name = quoted(column.name)
    atoms = [f"({name} IS NULL OR {name} IS NOT NULL)"]
    if column.type.kind in NUMERIC_KINDS:
        atoms += [f"{name} >= 0", f"NOT {name} < 0", f"{name} BETWEEN 0 AND 1000"]
        atoms += [f"{name} <> 555", f"{name} + 1 > 0", f"{name} NOT IN (555, 556)"]
    if column.type.kind in TEXT_KINDS:
        atoms += [f"{name} <> '~'", f"{name} NOT LIKE '~%'", f"{name} NOT IN ('~a', '~b''c')"]
    return atoms


def generated_expressions(column: Column) -> list[tuple[LogicalType, str]]:
    """Return (type, neutral SQL) of what can be computed from a column, row by row."""
    name = quoted(column.name)
    if column.type.kind in INTEGER_KINDS:
        big = LogicalType(kind=TypeKind.BIGINT)
        return [(big, f"{name} + 1"), (big, f"{name} * 2")]
    if column.type.kind in TEXT_KINDS:
        text = LogicalType(kind=TypeKind.TEXT)
        return [(text, f"lower({name})"), (text, f"{name} || '!'")]
    return []


def quoted(name: str) -> str:
    """Return the name as a quoted identifier of neutral SQL."""
    return '"' + name.replace('"', '""') + '"'
