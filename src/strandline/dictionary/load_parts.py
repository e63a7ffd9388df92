"""Keys, foreign keys, indexes, behaviours and partitions from their YAML nodes."""

from __future__ import annotations

from dataclasses import dataclass

from yaml.nodes import MappingNode, Node, ScalarNode

from strandline.dictionary.component import ALL_PLATFORMS, Component
from strandline.dictionary.conventions import Conventions
from strandline.dictionary.model import (
    Action,
    Expression,
    ForeignKey,
    Index,
    IndexColumn,
    Managed,
    Partition,
    Partitioning,
    PrimaryKey,
)
from strandline.dictionary.names import QName
from strandline.dictionary.reader import NodeReader

FOREIGN_KEY_KEYS = ("name", "columns", "references", "on_delete", "on_update")
INDEX_KEYS = ("name", "columns", "unique", "where", "include", "method")
PARTITION_KEYS = ("name", "from", "to", "values", "modulus", "remainder", "default")


@dataclass(frozen=True, slots=True)
class PendingForeignKey:
    """A foreign key before its name is settled, which needs all keys of the table."""

    name: str | None
    key: ForeignKey


def load_expression(
    reader: NodeReader, node: Node | None, *, what: str, ignore: tuple[str, ...] = ()
) -> Expression | None:
    """Read neutral SQL: text, or {expression, platforms}."""
    if node is None:
        return None
    if isinstance(node, ScalarNode):
        text = sql_text(reader, node, what=what)
        return Expression(text) if text else None
    keys = reader.mapping(
        node, known=("expression", "platforms", *ignore), required=("expression",), what=what
    )
    text = sql_text(reader, keys.get("expression"), what=f"{what} expression")
    if text is None:
        return None
    return Expression(text, load_overrides(reader, keys.get("platforms")))


def sql_text(reader: NodeReader, node: Node | None, *, what: str) -> str | None:
    """Return SQL without blanks round it; None when absent or (reported) empty."""
    text = reader.text(node, what=what)
    if text is None or node is None:
        return None
    if not text.strip():
        reader.report(
            "D008", node, f"{what} is empty", "write SQL, or `\"''\"` for the empty string"
        )
        return None
    return text.strip()


def load_overrides(reader: NodeReader, node: Node | None) -> tuple[tuple[str, str], ...]:
    """Read {platform: native SQL}, sorted by platform."""
    if node is None:
        return ()
    found = []
    for key, value in reader.open_mapping(node, what="platforms"):
        if key.value not in ALL_PLATFORMS:
            reader.unknown_word("D009", key, key.value, ALL_PLATFORMS, "there is no platform")
            continue
        text = sql_text(reader, value, what=f"the text for {key.value}")
        if text is not None:
            found.append((str(key.value), text))
    return tuple(sorted(found))


def load_primary_key(
    reader: NodeReader, node: Node, table: str, conventions: Conventions
) -> PrimaryKey | None:
    """Read a list of columns, or {name, columns, clustered}."""
    given, clustered = None, False
    if isinstance(node, MappingNode):
        keys = reader.mapping(
            node,
            known=("name", "columns", "clustered"),
            required=("columns",),
            what="primary key",
        )
        columns = reader.names(keys.get("columns"), what="the key's columns")
        given = reader.name(keys.get("name"), what="the key's name")
        clustered = reader.boolean(keys.get("clustered"), what="clustered", default=False)
    else:
        columns = reader.names(node, what="the primary key")
    if not columns:
        return None
    name = given or conventions.primary_key_name(table)
    return PrimaryKey(name=name, columns=columns, clustered=clustered)


def load_foreign_key(
    reader: NodeReader, node: Node, table: QName, component: Component
) -> PendingForeignKey | None:
    """Read a declared foreign key; the name is settled by the table."""
    keys = reader.mapping(
        node, known=FOREIGN_KEY_KEYS, required=("columns", "references"), what="foreign key"
    )
    columns = reader.names(keys.get("columns"), what="the foreign key's columns")
    references = keys.get("references")
    if not columns or references is None:
        return None
    target_keys = reader.mapping(
        references, known=("table", "schema", "columns"), required=("table",), what="references"
    )
    target = reader.name(target_keys.get("table"), what="the table referred to")
    if target is None:
        return None
    schema = target_schema(reader, target_keys, table, component)
    target_columns = reader.names(target_keys.get("columns"), what="the columns referred to")
    key = ForeignKey(
        name="",
        columns=columns,
        target=QName(schema, target),
        target_columns=target_columns or columns,
        on_delete=load_action(reader, keys.get("on_delete"), "on_delete"),
        on_update=load_action(reader, keys.get("on_update"), "on_update"),
    )
    return PendingForeignKey(reader.name(keys.get("name"), what="the constraint's name"), key)


def target_schema(
    reader: NodeReader, keys: dict[str, Node], table: QName, component: Component
) -> str | None:
    """Return the schema a foreign key points into: the table's own unless `schema:` says.

    `schema: null` means the component's default one.
    """
    if "schema" in keys:
        return reader.name(keys["schema"], what="the schema referred to") or (
            component.default_schema
        )
    return table.schema or component.default_schema


def load_action(reader: NodeReader, node: Node | None, what: str) -> Action:
    """Read a foreign-key action; NO_ACTION when absent or wrong."""
    return reader.word(node, Action, what=what) or Action.NO_ACTION


def load_index(
    reader: NodeReader, node: Node, table: str, conventions: Conventions
) -> Index | None:
    """Read one index; None when it names no column."""
    keys = reader.mapping(node, known=INDEX_KEYS, required=("columns",), what="index")
    columns = keys.get("columns")
    items = (
        [columns]
        if isinstance(columns, ScalarNode)
        else reader.items(columns, what="the index's columns")
    )
    parts = tuple(part for item in items if (part := _index_column(reader, item)) is not None)
    if not parts:
        return None
    given = reader.name(keys.get("name"), what="the index's name")
    plain = tuple(part.name or "expression" for part in parts)
    return Index(
        name=given or conventions.index_name(table, plain),
        columns=parts,
        unique=reader.boolean(keys.get("unique"), what="unique", default=False),
        where=load_expression(reader, keys.get("where"), what="where"),
        include=reader.names(keys.get("include"), what="include"),
        method=reader.name(keys.get("method"), what="method"),
    )


def _index_column(reader: NodeReader, node: Node) -> IndexColumn | None:
    if isinstance(node, ScalarNode):
        name = reader.name(node, what="an index column")
        return IndexColumn(name=name) if name else None
    keys = reader.mapping(
        node, known=("name", "expression", "order", "platforms"), what="index column"
    )
    order = reader.text(keys.get("order"), what="order")
    if order is not None and order.lower() not in ("asc", "desc"):
        reader.unknown_word("D009", keys["order"], order, ("asc", "desc"), "order cannot be")
    descending = order is not None and order.lower() == "desc"
    if "expression" in keys:
        text = sql_text(reader, keys["expression"], what="the index expression")
        overrides = load_overrides(reader, keys.get("platforms"))
        if text is None:
            return None
        return IndexColumn(expression=Expression(text, overrides), descending=descending)
    name = reader.name(keys.get("name"), what="the index column's name")
    if name is None:
        reader.report("D007", node, "index column has no name", "add `name:` or `expression:`")
        return None
    return IndexColumn(name=name, descending=descending)


def load_managed(reader: NodeReader, node: Node) -> Managed:
    """Read {column: on_update, append_only: true, immutable: [...], mirrors: {new: old}}."""
    on_update: list[str] = []
    immutable: tuple[str, ...] = ()
    append_only = False
    mirrors: list[tuple[str, str]] = []
    for key, value in reader.open_mapping(node, what="managed"):
        if key.value == "append_only":
            append_only = reader.boolean(value, what="append_only", default=False)
        elif key.value == "immutable":
            immutable = reader.names(value, what="immutable")
        elif key.value == "mirrors":
            for new, old in reader.open_mapping(value, what="mirrors"):
                mirrored = reader.name(old, what="the column that is mirrored")
                if mirrored is not None:
                    mirrors.append((str(new.value), mirrored))
        elif reader.text(value, what=key.value) == "on_update":
            on_update.append(str(key.value))
        else:
            reader.report(
                "D009",
                value,
                f"a managed column such as {key.value} takes on_update",
                f"write `{key.value}: on_update`",
            )
    return Managed(
        on_update=tuple(sorted(on_update)),
        append_only=append_only,
        immutable=tuple(sorted(immutable)),
        mirrors=tuple(sorted(mirrors)),
    )


def load_partitioning(reader: NodeReader, node: Node) -> Partitioning | None:
    """Read {strategy, columns, partitions}."""
    keys = reader.mapping(
        node,
        known=("strategy", "columns", "partitions"),
        required=("strategy", "columns"),
        what="partition_by",
    )
    strategy = reader.text(keys.get("strategy"), what="strategy")
    columns = reader.names(keys.get("columns"), what="the partition columns")
    if strategy is None or not columns:
        return None
    if strategy.lower() not in ("range", "list", "hash"):
        reader.unknown_word(
            "D009", keys["strategy"], strategy, ("range", "list", "hash"), "strategy cannot be"
        )
        return None
    partitions = tuple(
        partition
        for item in reader.items(keys.get("partitions"), what="partitions")
        if (partition := _partition(reader, item)) is not None
    )
    return Partitioning(strategy=strategy.lower(), columns=columns, partitions=partitions)


def _partition(reader: NodeReader, node: Node) -> Partition | None:
    keys = reader.mapping(node, known=PARTITION_KEYS, required=("name",), what="partition")
    name = reader.name(keys.get("name"), what="the partition's name")
    if name is None:
        return None
    return Partition(
        name=name,
        lower=reader.names(keys.get("from"), what="from"),
        upper=reader.names(keys.get("to"), what="to"),
        values=reader.names(keys.get("values"), what="values"),
        modulus=reader.integer(keys.get("modulus"), what="modulus", low=1),
        remainder=reader.integer(keys.get("remainder"), what="remainder", low=0),
        default=reader.boolean(keys.get("default"), what="default", default=False),
    )
