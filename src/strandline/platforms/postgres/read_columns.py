"""Columns of the catalog as columns of a dictionary."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Self

from strandline.dictionary.model import Column, Default, Expression, Generated, Identity
from strandline.dictionary.names import QName
from strandline.dictionary.types import INTEGER_KINDS, LogicalType, TypeKind
from strandline.platforms.clock import neutral_default
from strandline.platforms.postgres.canonical import neutral_expression
from strandline.platforms.postgres.findings import Findings
from strandline.platforms.postgres.types import enum_type, logical_type


@dataclass(frozen=True, slots=True, kw_only=True)
class RawColumn:
    """A row of the columns query; the item fields are those of an array's elements."""

    name: str
    type_name: QName
    type_kind: str
    modifier: int
    item_name: QName | None
    item_kind: str
    not_null: bool
    identity: str
    generated: str
    default: str | None
    description: str | None
    start: int | None
    increment: int | None
    number: int
    collated: bool
    native: str

    @classmethod
    def of(cls, row: tuple[object, ...]) -> Self:
        """Build from the row as `catalog.COLUMNS` orders it."""
        (
            _, name, type_name, type_schema, type_kind, modifier, item, item_schema, item_kind,
            not_null, identity, generated, default, description, start, increment, number,
            collated, native,
        ) = row  # fmt: skip
        return cls(
            name=str(name),
            type_name=QName(str(type_schema), str(type_name)),
            type_kind=str(type_kind),
            modifier=int(str(modifier)),
            item_name=None if item is None else QName(str(item_schema), str(item)),
            item_kind=str(item_kind),
            not_null=bool(not_null),
            identity=str(identity),
            generated=str(generated),
            default=None if default is None else str(default),
            description=None if description is None else str(description),
            start=None if start is None else int(str(start)),
            increment=None if increment is None else int(str(increment)),
            number=int(str(number)),
            collated=bool(collated),
            native=str(native),
        )


def text_columns(columns: Iterable[RawColumn]) -> frozenset[str]:
    """Return the names of the columns of text types."""
    return frozenset(
        column.name for column in columns if column.type_name.name in ("text", "varchar", "bpchar")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnReader:
    """Reads columns; what fits no logical type exactly becomes a finding."""

    value_sets: frozenset[QName]
    findings: Findings

    def read(self, table: QName, raw: RawColumn, textual: frozenset[str]) -> Column:
        """Return the column; `textual` names those of its table that hold text."""
        column = Column(
            name=raw.name,
            type=self._type(table, raw),
            nullable=not raw.not_null,
            description=raw.description,
        )
        if raw.collated:
            self.findings.leave_out("column collation", f"{table}.{raw.name}")
        if raw.generated:
            text = neutral_expression(raw.default or "NULL", textual)
            stored = raw.generated == "s"
            return replace(column, generated=Generated(expression=Expression(text), stored=stored))
        if self._is_numbered(table, raw, column.type):
            identity = Identity(start=raw.start or 1, increment=raw.increment or 1)
            return replace(column, identity=identity, nullable=False)
        if raw.default is None:
            return column
        now = neutral_default(raw.default, column.type)
        expression = now or Expression(neutral_expression(raw.default))
        return replace(column, default=Default(expression=expression, name=""))

    def _is_numbered(self, table: QName, raw: RawColumn, logical: LogicalType) -> bool:
        """Say whether the database numbers the column: an identity, or a sequence it owns."""
        if raw.identity == "a":
            self.findings.leave_out("identity", f"{table}.{raw.name}", "ALWAYS: read as BY DEFAULT")
        if raw.identity:
            return True
        owned = raw.start is not None and (raw.default or "").startswith("nextval(")
        if owned and logical.kind in INTEGER_KINDS:
            self.findings.warn(
                "X111",
                f"{table}.{raw.name}",
                f"{table}.{raw.name} is a serial column; it is read as an identity",
                why="the numbers stay the same, but ALTER statements differ for the two",
                fix="nothing to do, or turn it into an identity column once",
            )
            return True
        return False

    def _type(self, table: QName, raw: RawColumn) -> LogicalType:
        if raw.item_name is not None:
            items, note = self._plain(raw.item_name, raw.item_kind, raw.modifier)
            found = None if items is None else LogicalType(kind=TypeKind.ARRAY, items=items)
        else:
            found, note = self._plain(raw.type_name, raw.type_kind, raw.modifier)
        if found is None:
            self.findings.warn(
                "X110",
                f"{table}.{raw.name}",
                f"{table}.{raw.name} has the type {raw.native}, which no logical type fits: "
                "it is read as text",
                why="a table made from this dictionary would hold text there",
                fix="keep this column out of migrations, or change it to a type that is held",
            )
            return LogicalType(kind=TypeKind.TEXT)
        if note:
            self.findings.warn(
                "X112",
                f"{table}.{raw.name}",
                f"{table}.{raw.name} has the type {raw.native}; it is read as {found}",
                why=note,
                fix="nothing to do where the difference does not matter to you",
            )
        return found

    def _plain(self, name: QName, kind: str, modifier: int) -> tuple[LogicalType | None, str]:
        if kind == "e" and name in self.value_sets:
            return enum_type(name), ""
        if name.schema != "pg_catalog":
            return None, ""
        return logical_type(name.name, modifier)
