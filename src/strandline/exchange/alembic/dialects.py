"""What Alembic knows each platform as, and its types in SQLAlchemy's words.

A type is SQLAlchemy's own wherever the database then holds exactly what a release would make;
else it is `_Native(...)`, the platform's own word for it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from strandline.dictionary.types import DEFAULT_PRECISION, LogicalType, TypeKind
from strandline.platforms.base import Platform

TypeText = Callable[[LogicalType, Platform], str]
_K = TypeKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """A platform as Alembic has it.

    `name` is SQLAlchemy's name of the dialect, which also starts the names of its own keywords.
    `numbers_in_type`: the words that make the database number a column are a part of the column's
    definition, its key included, and plain `INTEGER` in a key would be such words.
    `checked_kinds` are types that bring a check of their own along.
    """

    platform: str
    name: str
    type_text: TypeText
    numbers_in_type: bool
    checked_kinds: frozenset[TypeKind] = frozenset()


def _native(logical: LogicalType, platform: Platform) -> str:
    return f"_Native({platform.native_type(logical)!r})"


_PLAIN = {
    _K.SMALLINT: "sa.SmallInteger()",
    _K.INTEGER: "sa.Integer()",
    _K.BIGINT: "sa.BigInteger()",
    _K.FLOAT64: "sa.Double()",
    _K.TEXT: "sa.Text()",
    _K.BOOLEAN: "sa.Boolean()",
    _K.DATE: "sa.Date()",
    _K.BINARY_LARGE: "sa.LargeBinary()",
}
_POSTGRES = {
    _K.FLOAT32: "sa.REAL()",
    _K.UUID: "sa.Uuid()",
    _K.JSON: "postgresql.JSONB()",
    _K.BINARY: "sa.LargeBinary()",
}


def _common(logical: LogicalType) -> str | None:
    match logical.kind:
        case _K.STRING if logical.length is not None:
            return f"sa.String({logical.length})"
        case _K.DECIMAL if logical.precision is not None:
            return f"sa.Numeric({logical.precision}, {logical.scale or 0})"
        case kind:
            return _PLAIN.get(kind)


def _postgres(logical: LogicalType, platform: Platform) -> str:
    if logical.value_set is not None:
        return _native(logical, platform)
    digits = DEFAULT_PRECISION if logical.precision is None else logical.precision
    match logical.kind:
        case _K.ARRAY:
            items = logical.items or LogicalType(kind=_K.TEXT)
            return f"postgresql.ARRAY({_postgres(items, platform)})"
        case _K.STRING if logical.length is None:
            return "sa.Text()"
        case _K.DECIMAL if logical.precision is None:
            return "sa.Numeric()"
        case _K.TIME if digits >= DEFAULT_PRECISION:
            return "sa.Time()"
        case _K.TIME:
            return f"postgresql.TIME(precision={digits})"
        case _K.TIMESTAMP if digits >= DEFAULT_PRECISION:
            return f"sa.DateTime({'timezone=True' if logical.with_time_zone else ''})"
        case _K.TIMESTAMP:
            zone = "timezone=True, " if logical.with_time_zone else ""
            return f"postgresql.TIMESTAMP({zone}precision={digits})"
        case kind:
            return _common(logical) or _POSTGRES.get(kind) or _native(logical, platform)


def _sqlite(logical: LogicalType, platform: Platform) -> str:
    digits = DEFAULT_PRECISION if logical.precision is None else logical.precision
    match logical.kind:
        case _K.TIME if digits == DEFAULT_PRECISION:
            return "sa.Time()"
        case _K.TIMESTAMP if digits == DEFAULT_PRECISION and not logical.with_time_zone:
            return "sa.DateTime()"
        case _:
            return _common(logical) or _native(logical, platform)


POSTGRESQL = Dialect(
    platform="postgres", name="postgresql", type_text=_postgres, numbers_in_type=False
)
SQLITE = Dialect(
    platform="sqlite",
    name="sqlite",
    type_text=_sqlite,
    numbers_in_type=True,
    checked_kinds=frozenset({_K.JSON, _K.ARRAY}),
)
DIALECTS = {dialect.platform: dialect for dialect in (POSTGRESQL, SQLITE)}
"""The platforms whose databases Alembic is proved on, by name."""
