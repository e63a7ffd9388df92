"""Columns and their logical types from YAML nodes."""

from __future__ import annotations

from yaml.nodes import MappingNode, Node, ScalarNode

from strandline.dictionary.component import Component
from strandline.dictionary.load_parts import (
    PendingForeignKey,
    load_action,
    load_expression,
    load_overrides,
    sql_text,
    target_schema,
)
from strandline.dictionary.model import (
    Column,
    Default,
    Expression,
    ForeignKey,
    Generated,
    Identity,
)
from strandline.dictionary.names import QName, parse_qname
from strandline.dictionary.reader import NodeReader, is_null, scalar_value
from strandline.dictionary.types import (
    DEFAULT_PRECISION,
    KIND_ALIASES,
    LogicalType,
    TypeKind,
)

COLUMN_KEYS = (
    "name",
    "logical_type",
    "max_length",
    "precision",
    "scale",
    "with_time_zone",
    "items",
    "value_set",
    "nullable",
    "default",
    "identity",
    "generated",
    "description",
    "foreign_key",
    "renamed_from",
)
TYPE_KEYS = (
    "logical_type",
    "max_length",
    "precision",
    "scale",
    "with_time_zone",
    "items",
    "value_set",
)
PARAMETERS: dict[TypeKind, frozenset[str]] = {
    TypeKind.STRING: frozenset({"max_length", "value_set"}),
    TypeKind.BINARY: frozenset({"max_length"}),
    TypeKind.DECIMAL: frozenset({"precision", "scale"}),
    TypeKind.TIME: frozenset({"precision"}),
    TypeKind.TIMESTAMP: frozenset({"precision", "with_time_zone"}),
    TypeKind.ARRAY: frozenset({"items"}),
    TypeKind.TEXT: frozenset({"value_set"}),
}
_KIND_WORDS = {kind.value: kind for kind in TypeKind}


def load_column(
    reader: NodeReader, node: Node, table: QName, component: Component
) -> tuple[Column | None, PendingForeignKey | None]:
    """Read one column and its foreign-key shorthand, if it has one."""
    keys = reader.mapping(node, known=COLUMN_KEYS, required=("name", "logical_type"), what="column")
    name = reader.name(keys.get("name"), what="the column's name")
    logical = load_type(reader, node, keys, component)
    if name is None or logical is None:
        return None, None
    column = Column(
        name=name,
        type=logical,
        nullable=reader.boolean(keys.get("nullable"), what="nullable", default=True),
        default=_default(reader, keys.get("default"), table.name, name, component),
        identity=_identity(reader, keys.get("identity")),
        generated=_generated(reader, keys.get("generated")),
        description=reader.text(keys.get("description"), what="description"),
        renamed_from=reader.name(keys.get("renamed_from"), what="renamed_from"),
    )
    return column, _reference(reader, keys.get("foreign_key"), table, name, component)


def load_type(
    reader: NodeReader, node: Node, keys: dict[str, Node], component: Component
) -> LogicalType | None:
    """Read a logical type with its parameters; None when the kind is not known."""
    kind_node = keys.get("logical_type")
    text = reader.text(kind_node, what="logical_type")
    if text is None or kind_node is None:
        return None
    word = text.strip().lower()
    kind = _KIND_WORDS.get(KIND_ALIASES.get(word, word))
    if kind is None:
        reader.unknown_word("D009", kind_node, text, _KIND_WORDS, "there is no logical type")
        return None
    allowed = PARAMETERS.get(kind, frozenset())
    for key in TYPE_KEYS[1:]:
        if key in keys and key not in allowed and not is_null(keys[key]):
            reader.report("D010", keys[key], f"{kind.value} takes no {key}", f"remove `{key}:`")
    match kind:
        case TypeKind.STRING | TypeKind.BINARY:
            return _sized(reader, node, keys, kind, component)
        case TypeKind.TEXT:
            return LogicalType(kind=kind, value_set=_value_set(reader, keys, component))
        case TypeKind.DECIMAL:
            return _decimal(reader, node, keys)
        case TypeKind.TIME | TypeKind.TIMESTAMP:
            return _temporal(reader, keys, kind)
        case TypeKind.ARRAY:
            return _array(reader, node, keys, component)
        case _:
            return LogicalType(kind=kind)


def _sized(
    reader: NodeReader, node: Node, keys: dict[str, Node], kind: TypeKind, component: Component
) -> LogicalType | None:
    length_node = keys.get("max_length")
    value_set = _value_set(reader, keys, component) if kind is TypeKind.STRING else None
    if isinstance(length_node, ScalarNode) and str(length_node.value).lower() == "max":
        if kind is TypeKind.BINARY:
            return LogicalType(kind=TypeKind.BINARY_LARGE)
        return LogicalType(kind=TypeKind.TEXT, value_set=value_set)
    length = reader.integer(length_node, what="max_length", low=1, high=2_000_000_000)
    if length is None:
        if length_node is None or is_null(length_node):
            if value_set is not None:
                # As long as the longest value, where a platform needs to know.
                return LogicalType(kind=kind, value_set=value_set)
            reader.report(
                "D010",
                node,
                f"{kind.value} needs max_length",
                f"add `max_length:`, or use {'text' if kind is TypeKind.STRING else 'binary_large'}",
            )
        return None
    return LogicalType(kind=kind, length=length, value_set=value_set)


def _value_set(reader: NodeReader, keys: dict[str, Node], component: Component) -> QName | None:
    node = keys.get("value_set")
    if isinstance(node, MappingNode):
        inner = reader.mapping(node, known=("name", "schema"), required=("name",), what="value_set")
        plain = reader.name(inner.get("name"), what="value_set")
        schema = reader.name(inner.get("schema"), what="the value set's schema")
        return None if plain is None else QName(schema or component.default_schema, plain)
    name = reader.name(node, what="value_set")
    return None if name is None else parse_qname(name, default_schema=component.default_schema)


def _decimal(reader: NodeReader, node: Node, keys: dict[str, Node]) -> LogicalType | None:
    precision = reader.integer(keys.get("precision"), what="precision", low=1, high=1000)
    scale = reader.integer(keys.get("scale"), what="scale", low=0, high=1000)
    missing = [key for key in ("precision", "scale") if key not in keys]
    if missing:
        reader.report(
            "D010",
            node,
            f"decimal needs {' and '.join(missing)}",
            "add them, for example `precision: 18` and `scale: 4`",
        )
    if precision is None or scale is None:
        return None
    if scale > precision:
        reader.report(
            "D010",
            keys["scale"],
            f"scale {scale} is more than precision {precision}",
            "precision counts all digits, scale those after the point",
        )
        return None
    return LogicalType(kind=TypeKind.DECIMAL, precision=precision, scale=scale)


def _temporal(reader: NodeReader, keys: dict[str, Node], kind: TypeKind) -> LogicalType:
    precision = reader.integer(keys.get("precision"), what="precision", low=0, high=9)
    zone = kind is TypeKind.TIMESTAMP and reader.boolean(
        keys.get("with_time_zone"), what="with_time_zone", default=False
    )
    return LogicalType(
        kind=kind,
        precision=DEFAULT_PRECISION if precision is None else precision,
        with_time_zone=zone,
    )


def _array(
    reader: NodeReader, node: Node, keys: dict[str, Node], component: Component
) -> LogicalType | None:
    items = keys.get("items")
    if items is None:
        reader.report("D010", node, "array needs items", "add `items: {logical_type: integer}`")
        return None
    if isinstance(items, ScalarNode):
        element = load_type(reader, items, {"logical_type": items}, component)
    else:
        item_keys = reader.mapping(items, known=TYPE_KEYS, required=("logical_type",), what="items")
        element = load_type(reader, items, item_keys, component)
    return None if element is None else LogicalType(kind=TypeKind.ARRAY, items=element)


def _default(
    reader: NodeReader, node: Node | None, table: str, column: str, component: Component
) -> Default | None:
    if node is None or is_null(node):
        return None
    name = None
    if isinstance(node, MappingNode):
        keys = reader.mapping(
            node,
            known=("expression", "name", "platforms"),
            required=("expression",),
            what="default",
        )
        name = reader.name(keys.get("name"), what="the default's name")
        inner = keys.get("expression")
        overrides = load_overrides(reader, keys.get("platforms"))
    else:
        inner, overrides = node, ()
    text = _default_text(reader, inner)
    if text is None:
        return None
    return Default(
        expression=Expression(text, overrides),
        name=name or component.conventions.default_name(table, column),
    )


def _default_text(reader: NodeReader, node: Node | None) -> str | None:
    """Return the neutral SQL of a default: YAML numbers and booleans are literals."""
    if not isinstance(node, ScalarNode):
        reader.text(node, what="default")
        return None
    if not node.style:
        value = scalar_value(node)
        if isinstance(value, bool):
            return "TRUE" if value else "FALSE"
    return sql_text(reader, node, what="default")


def _identity(reader: NodeReader, node: Node | None) -> Identity | None:
    if node is None:
        return None
    if isinstance(node, MappingNode):
        keys = reader.mapping(node, known=("start", "increment"), what="identity")
        start = reader.integer(keys.get("start"), what="start")
        increment = reader.integer(keys.get("increment"), what="increment")
        return Identity(
            start=1 if start is None else start, increment=1 if increment is None else increment
        )
    return Identity() if reader.boolean(node, what="identity", default=False) else None


def _generated(reader: NodeReader, node: Node | None) -> Generated | None:
    if node is None:
        return None
    expression = load_expression(reader, node, what="generated", ignore=("stored",))
    stored = True
    if isinstance(node, MappingNode):
        keys = {key.value: value for key, value in node.value}
        stored = reader.boolean(keys.get("stored"), what="stored", default=True)
    return None if expression is None else Generated(expression=expression, stored=stored)


def _reference(
    reader: NodeReader, node: Node | None, table: QName, column: str, component: Component
) -> PendingForeignKey | None:
    if node is None or is_null(node):
        return None
    keys = reader.mapping(
        node,
        known=("table", "column", "schema", "name", "on_delete", "on_update"),
        required=("table", "column"),
        what="foreign_key",
    )
    target = reader.name(keys.get("table"), what="the table referred to")
    target_column = reader.name(keys.get("column"), what="the column referred to")
    if target is None or target_column is None:
        return None
    key = ForeignKey(
        name="",
        columns=(column,),
        target=QName(target_schema(reader, keys, table, component), target),
        target_columns=(target_column,),
        on_delete=load_action(reader, keys.get("on_delete"), "on_delete"),
        on_update=load_action(reader, keys.get("on_update"), "on_update"),
    )
    return PendingForeignKey(reader.name(keys.get("name"), what="the constraint's name"), key)
