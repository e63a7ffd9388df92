"""Reference rows as `op.bulk_insert`, where every driver takes the values as they are."""

from __future__ import annotations

from collections.abc import Sequence

from strandline.dictionary.model import Column, Row, Scalar, Table
from strandline.dictionary.types import FLOAT_KINDS, INTEGER_KINDS, TEXT_KINDS, TypeKind
from strandline.exchange.alembic import python
from strandline.exchange.alembic.tables import Speaker, speakable


def columns_of(table: Table, row: Row) -> tuple[str, ...] | None:
    """Return the columns a row can be inserted through, in the table's order.

    None where a value has no one form for all drivers (times, decimals, JSON, bytes): such a row
    goes in as the platform's own INSERT.
    """
    cells = row.as_mapping()
    named = [column for column in table.columns if column.name in cells]
    if len(named) != len(cells) or not named:
        return None
    if not speakable(table.name.schema, table.name.name, *cells):
        return None
    plain = all(_is_plain(column, cells[column.name]) for column in named)
    return tuple(column.name for column in named) if plain else None


def _is_plain(column: Column, value: Scalar) -> bool:
    kind = column.type.kind
    if column.type.value_set is not None:
        return False
    if value is None:
        return kind in _TYPES
    match kind:
        case TypeKind.BOOLEAN:
            return value in (True, False)
        case kind if kind in INTEGER_KINDS:
            return isinstance(value, int)
        case kind if kind in FLOAT_KINDS:
            return isinstance(value, int | float) and abs(value) < 1e300
        case kind if kind in TEXT_KINDS:
            # A driver may take a backslash or a NUL for more than a sign.
            return isinstance(value, str) and "\0" not in value
        case _:
            return False


_TYPES = {
    **dict.fromkeys(INTEGER_KINDS, "sa.BigInteger()"),
    **dict.fromkeys(FLOAT_KINDS, "sa.Double()"),
    **dict.fromkeys(TEXT_KINDS, "sa.Text()"),
    TypeKind.BOOLEAN: "sa.Boolean()",
}


def bulk_insert(
    table: Table, columns: Sequence[str], rows: Sequence[Row], speaker: Speaker
) -> list[str]:
    """Return one `op.bulk_insert` of rows that name the same columns."""
    listed = [repr(table.name.name)]
    for name in columns:
        kind = table.get_column(name).type.kind
        listed.append(f"sa.column({name!r}, {_TYPES[kind]})")
    listed += speaker.schema(table.name)
    values = [f"{python.INDENT}{_cells(table, columns, row)}," for row in rows]
    written = "\n".join(["[", *values, "]"])
    return python.call("op.bulk_insert", [python.nested("sa.table", listed), written])


def _cells(table: Table, columns: Sequence[str], row: Row) -> str:
    cells = row.as_mapping()
    pairs = (f"{name!r}: {_value(table.get_column(name), cells[name])!r}" for name in columns)
    return f"{{{', '.join(pairs)}}}"


def _value(column: Column, value: Scalar) -> Scalar:
    kind = column.type.kind
    if value is None or isinstance(value, str):
        return value
    if kind is TypeKind.BOOLEAN:
        return bool(value)
    if kind in INTEGER_KINDS and isinstance(value, int):
        return int(value)
    return float(value) if kind in FLOAT_KINDS else value
