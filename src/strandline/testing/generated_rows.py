"""Rows for every table of a generated dictionary, that no rule of it or of a tame evolution breaks.

They stand for what users wrote: besides the reference rows, which have keys below `FIRST`.
"""

from __future__ import annotations

from collections.abc import Iterator

from strandline.dictionary.model import Dictionary, Row, Scalar, Table
from strandline.dictionary.names import QName
from strandline.diff.order import parents_first
from strandline.testing.generated_tables import plain_columns
from strandline.testing.generated_values import cell

FIRST = 60
"""The number that the first row's cells are made from (see `generated_values.cell`)."""


def user_rows(dictionary: Dictionary, *, each: int = 2) -> dict[QName, tuple[Row, ...]]:
    """Return `each` rows for every table, parents first.

    Row n of a table points at row n of its parent, of its own table at row n - 1, and at nothing
    where there is none yet (DuckDB refuses a row that points at itself).
    """
    made: dict[QName, tuple[Row, ...]] = {}
    for table in parents_first(dictionary.tables.values()):
        made[table.name] = tuple(
            Row.of(dict(_cells(dictionary, table, FIRST + place, set(made))))
            for place in range(each)
        )
    return made


def _cells(
    dictionary: Dictionary, table: Table, number: int, made: set[QName]
) -> Iterator[tuple[str, Scalar]]:
    linked = {column: key.target for key in table.foreign_keys for column in key.columns}
    for column in plain_columns(table):
        target = linked.get(column.name)
        if target == table.name:
            yield column.name, cell(column.type, number - 1) if number > FIRST else None
        elif target is not None and target not in made:
            yield column.name, None
        elif column.type.value_set is not None:
            values = dictionary.value_sets[column.type.value_set].values
            yield column.name, values[number % len(values)]
        else:
            yield column.name, cell(column.type, number)
