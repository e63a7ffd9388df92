"""One `table:` document as a Table."""

from __future__ import annotations

from dataclasses import replace

from yaml.nodes import MappingNode, Node, ScalarNode

from strandline.dictionary.component import Component
from strandline.dictionary.expressions import ExpressionError, column_names, parse_expression
from strandline.dictionary.load_column import load_column
from strandline.dictionary.load_parts import (
    PendingForeignKey,
    load_expression,
    load_foreign_key,
    load_index,
    load_managed,
    load_partitioning,
    load_primary_key,
)
from strandline.dictionary.load_rows import load_rows
from strandline.dictionary.model import (
    Check,
    Column,
    Expression,
    ForeignKey,
    Managed,
    Table,
    Unique,
)
from strandline.dictionary.names import QName
from strandline.dictionary.reader import NodeReader

TABLE_KEYS = (
    "name",
    "schema",
    "description",
    "theme",
    "renamed_from",
    "columns",
    "primary_key",
    "unique_constraints",
    "foreign_keys",
    "check_constraints",
    "indexes",
    "managed",
    "partition_by",
    "seed_data",
)


def load_table(reader: NodeReader, node: Node, component: Component) -> Table | None:
    """Read a table; None when it has no usable name. Everything wrong is reported."""
    keys = reader.mapping(node, known=TABLE_KEYS, required=("name", "columns"), what="table")
    name = reader.name(keys.get("name"), what="the table's name")
    if name is None:
        return None
    schema = reader.name(keys.get("schema"), what="the schema") or component.default_schema
    qname = QName(schema, name)
    columns: dict[str, Column] = {}
    shorthand: list[PendingForeignKey] = []
    for item in reader.items(keys.get("columns"), what="columns"):
        column, reference = load_column(reader, item, qname, component)
        if column is None:
            continue
        if column.name in columns:
            reader.report(
                "D012",
                item,
                f"{qname} declares the column {column.name} twice",
                "keep one of the two",
                str(qname),
            )
            continue
        columns[column.name] = column
        if reference is not None:
            shorthand.append(reference)
    declared = [
        pending
        for item in reader.items(keys.get("foreign_keys"), what="foreign_keys")
        if (pending := load_foreign_key(reader, item, qname, component)) is not None
    ]
    conventions = component.conventions
    managed = keys.get("managed")
    partition_by = keys.get("partition_by")
    primary_key = keys.get("primary_key")
    return Table(
        name=qname,
        columns=tuple(columns.values()),
        primary_key=load_primary_key(reader, primary_key, name, conventions)
        if primary_key is not None
        else None,
        uniques=tuple(_uniques(reader, keys.get("unique_constraints"), name, component)),
        foreign_keys=_named_foreign_keys([*shorthand, *declared], qname, component),
        checks=tuple(_checks(reader, keys.get("check_constraints"), name, component)),
        indexes=tuple(
            index
            for item in reader.items(keys.get("indexes"), what="indexes")
            if (index := load_index(reader, item, name, conventions)) is not None
        ),
        managed=load_managed(reader, managed) if managed is not None else Managed(),
        partitioning=load_partitioning(reader, partition_by) if partition_by is not None else None,
        rows=load_rows(reader, keys.get("seed_data"), tuple(columns.values())),
        description=reader.text(keys.get("description"), what="description"),
        theme=reader.text(keys.get("theme"), what="theme"),
        renamed_from=reader.name(keys.get("renamed_from"), what="renamed_from"),
    )


def _uniques(
    reader: NodeReader, node: Node | None, table: str, component: Component
) -> list[Unique]:
    found = []
    for item in reader.items(node, what="unique_constraints"):
        if not isinstance(item, MappingNode):
            columns = reader.names(item, what="a unique constraint")
            given = None
        else:
            keys = reader.mapping(
                item, known=("name", "columns"), required=("columns",), what="unique constraint"
            )
            columns = reader.names(keys.get("columns"), what="columns")
            given = reader.name(keys.get("name"), what="the constraint's name")
        if columns:
            name = given or component.conventions.unique_name(table, columns)
            found.append(Unique(name=name, columns=columns))
    return found


def _checks(reader: NodeReader, node: Node | None, table: str, component: Component) -> list[Check]:
    found = []
    for item in reader.items(node, what="check_constraints"):
        given = None
        if isinstance(item, ScalarNode):
            expression = load_expression(reader, item, what="check")
        else:
            keys = reader.mapping(
                item,
                known=("name", "expression", "platforms"),
                required=("expression",),
                what="check constraint",
            )
            given = reader.name(keys.get("name"), what="the constraint's name")
            expression = load_expression(reader, item, what="check", ignore=("name",))
        if expression is not None:
            name = given or component.conventions.check_name(table, _mentioned(expression))
            found.append(Check(name=name, expression=expression))
    return found


def _mentioned(expression: Expression) -> str:
    """Return the columns a check mentions, joined, to name a check without a name of its own."""
    try:
        names = dict.fromkeys(column_names(parse_expression(expression.text)))
    except ExpressionError:
        names = {}
    return "_".join(names) or "rule"


def _named_foreign_keys(
    pending: list[PendingForeignKey], table: QName, component: Component
) -> tuple[ForeignKey, ...]:
    """Settle names: a second key to one parent, and a key to the table itself, name columns."""
    parents: set[QName] = {table}
    named = []
    for item in pending:
        key = item.key
        again = key.target in parents
        parents.add(key.target)
        name = item.name or component.conventions.foreign_key_name(
            table.name, key.target.name, key.columns, again=again
        )
        named.append(replace(key, name=name))
    return tuple(named)
