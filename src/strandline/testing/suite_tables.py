"""The few dictionaries that tests of the conformance suite share."""

from __future__ import annotations

from strandline.dictionary.model import (
    Check,
    Column,
    Dictionary,
    Expression,
    ForeignKey,
    PrimaryKey,
    Row,
    Table,
    Unique,
)
from strandline.dictionary.names import QName
from strandline.dictionary.types import LogicalType, TypeKind

_INTEGER = LogicalType(kind=TypeKind.INTEGER)
_P, _C = QName(None, "P"), QName(None, "C")


def _table(name: QName, *columns: Column) -> Table:
    key = PrimaryKey(name=f"PK_{name.name}", columns=("id",))
    identifier = Column(name="id", type=_INTEGER, nullable=False)
    return Table(name=name, columns=(identifier, *columns), primary_key=key)


def _dictionary(*tables: Table) -> Dictionary:
    return Dictionary(tables={table.name: table for table in tables})


def _with_rules(table: Table) -> Table:
    return Table(
        name=table.name,
        columns=table.columns,
        primary_key=table.primary_key,
        uniques=(Unique(name="UQ_P_n", columns=("n",)),),
        checks=(Check(name="CK_P_n", expression=Expression("n >= 0")),),
    )


def _child() -> Table:
    plain = _table(_C, Column(name="p", type=_INTEGER))
    key = ForeignKey(name="FK_C_P", columns=("p",), target=_P, target_columns=("id",))
    return Table(name=_C, columns=plain.columns, primary_key=plain.primary_key, foreign_keys=(key,))


PARENT_AND_CHILD = _dictionary(
    _with_rules(_table(_P, Column(name="n", type=_INTEGER, nullable=False))), _child()
)
"""P(id, n: unique, required, not negative) and C(id, p: points at P)."""

_plain = _table(_P, Column(name="n", type=_INTEGER))
FAILING = (
    _dictionary(_plain),
    {_P: tuple(Row.of({"id": number, "n": 1}) for number in (1, 2))},
    _dictionary(
        _table(QName(None, "Another")), _with_rules(_table(_P, *_plain.columns[1:])), _child()
    ),
)
"""A state, rows of it, and a state that these rows do not fit: n would be unique."""


def described(text: str) -> Dictionary:
    """Return one table that has the text as comment, and so has its first column."""
    column = Column(name="id", type=_INTEGER, nullable=False, description=text)
    return _dictionary(Table(name=_P, columns=(column,), description=text))
