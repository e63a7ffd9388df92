"""Which classes and variables of Python code are bound to which tables."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from strandline.usages.text import Source

# A file without any of these binds nothing, and is not parsed to find out.
_MARKS = (
    "__tablename__", "__table__", "Table(", "db_table", "table_name", "models.Model", "table=True",
)  # fmt: skip
_COLUMN_CALLS = frozenset({"Column", "mapped_column", "Field", "deferred", "column_property"})
_NO_COLUMNS = frozenset(
    {"relationship", "relation", "backref", "association_proxy", "ManyToManyField", "synonym",
     "Relationship", "GenericRelation", "hybrid_property"}
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Binding:
    """A class or variable (`name`) that stands for a table, as it is called in code.

    `table` is `schema.name` where the code says a schema, and empty for a class that only others
    inherit from. `attributes` maps attributes to the columns they stand for.
    """

    name: str
    table: str
    path: str
    is_class: bool = True
    bases: tuple[str, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)


def may_bind(text: str) -> bool:
    """Say whether a text can hold a binding, without parsing it."""
    return any(mark in text for mark in _MARKS)


def bindings_of(tree: ast.Module, source: Source) -> list[Binding]:
    """Return what the classes and module variables of a file are bound to."""
    found: list[Binding] = []
    for node in _statements(tree):
        if isinstance(node, ast.ClassDef):
            found.append(_class_binding(node, source.path))
        elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Call):
            table = table_of_call(node.value)
            target = node.targets[0]
            if table and isinstance(target, ast.Name):
                found.append(
                    Binding(
                        name=target.id, table=table, path=source.path, is_class=False,
                        attributes=_table_columns(node.value),
                    )
                )  # fmt: skip
    return found


def _statements(tree: ast.Module) -> Iterator[ast.stmt]:
    """Yield the statements of a module, of its classes and of its conditions; not of functions."""
    waiting: list[ast.stmt] = list(reversed(tree.body))
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, ast.ClassDef | ast.If | ast.Try | ast.With):
            waiting.extend(
                reversed([n for n in ast.iter_child_nodes(node) if isinstance(n, ast.stmt)])
            )


def _class_binding(node: ast.ClassDef, path: str) -> Binding:
    table, schema = "", ""
    attributes: dict[str, str] = {}
    django = False
    for name, value, annotated in class_fields(node):
        if name == "__tablename__":
            table = text_of(value)
        elif name == "__table_args__":
            schema = _schema_argument(value)
        elif name == "__table__" and isinstance(value, ast.Call):
            table = table_of_call(value)
            attributes.update(_table_columns(value))
        elif declares_column(value) or (annotated and not is_relationship(value)):
            attributes[name] = _column_name(name, value)
            django = django or _is_django_field(value)
    table = table or _meta_table(node)
    bases = tuple(last_name(base) for base in node.bases)
    if not table and any(k.arg == "table" and _is_true(k.value) for k in node.keywords):
        table = node.name.lower()
    if not table and django and any(base.endswith("Model") for base in bases):
        table = f"{_application(path)}_{node.name.lower()}"
    if table and schema:
        table = f"{schema}.{table}"
    return Binding(name=node.name, table=table, path=path, bases=bases, attributes=attributes)


def class_fields(node: ast.ClassDef) -> Iterator[tuple[str, ast.expr | None, bool]]:
    """Yield each attribute that a class body assigns: name, value, whether it is annotated."""
    for member in node.body:
        if isinstance(member, ast.AnnAssign) and isinstance(member.target, ast.Name):
            yield member.target.id, member.value, True
        elif isinstance(member, ast.Assign):
            for target in member.targets:
                if isinstance(target, ast.Name):
                    yield target.id, member.value, False


def declares_column(value: ast.expr | None) -> bool:
    """Say whether a value declares a column: Column(...), mapped_column(...), models.XField(...)."""
    if not isinstance(value, ast.Call):
        return False
    name = last_name(value.func)
    return name not in _NO_COLUMNS and (
        name in _COLUMN_CALLS or name.endswith(("Field", "Column")) or _is_django_field(value)
    )


def is_relationship(value: ast.expr | None) -> bool:
    return isinstance(value, ast.Call) and last_name(value.func) in _NO_COLUMNS


def _is_django_field(value: ast.expr | None) -> bool:
    return (
        isinstance(value, ast.Call)
        and isinstance(value.func, ast.Attribute)
        and last_name(value.func.value) == "models"
        and last_name(value.func) not in _NO_COLUMNS
    )


def _column_name(attribute: str, value: ast.expr | None) -> str:
    """Return the column that an attribute stands for: a name given to the call, or its own."""
    if not isinstance(value, ast.Call):
        return attribute
    for keyword in value.keywords:
        if keyword.arg in ("db_column", "column_name", "name") and text_of(keyword.value):
            return text_of(keyword.value)
        if keyword.arg == "sa_column" and isinstance(keyword.value, ast.Call):
            return _column_name(attribute, keyword.value)
    if last_name(value.func) in ("Column", "mapped_column") and value.args:
        return text_of(value.args[0]) or attribute
    if _is_django_field(value) and last_name(value.func) in ("ForeignKey", "OneToOneField"):
        return f"{attribute}_id"
    return attribute


def table_of_call(call: ast.Call) -> str:
    """Return the table that `Table("name", metadata, ...)` makes, empty for other calls."""
    if last_name(call.func) != "Table" or not call.args:
        return ""
    name = text_of(call.args[0])
    for keyword in call.keywords:
        if name and keyword.arg == "schema" and text_of(keyword.value):
            return f"{text_of(keyword.value)}.{name}"
    return name


def _table_columns(call: ast.Call) -> dict[str, str]:
    found = {}
    for argument in call.args[1:]:
        if (
            isinstance(argument, ast.Call)
            and last_name(argument.func) == "Column"
            and argument.args
        ):
            name = text_of(argument.args[0])
            key = next((text_of(k.value) for k in argument.keywords if k.arg == "key"), "")
            if name:
                found[key or name] = name
    return found


def _meta_table(node: ast.ClassDef) -> str:
    for member in node.body:
        if isinstance(member, ast.ClassDef) and member.name == "Meta":
            for name, value, _ in class_fields(member):
                if name in ("db_table", "table_name", "table"):
                    return text_of(value).replace('"', "")
    return ""


def _schema_argument(value: ast.expr | None) -> str:
    parts = value.elts if isinstance(value, ast.Tuple) else [value]
    for part in parts:
        if isinstance(part, ast.Dict):
            for key, item in zip(part.keys, part.values, strict=True):
                if text_of(key) == "schema":
                    return text_of(item)
    return ""


def _application(path: str) -> str:
    """Return Django's label of the application that a models file belongs to: its folder."""
    folders = [part for part in path.split("/")[:-1] if part != "models"]
    return folders[-1].lower() if folders else ""


def _is_true(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is True


def text_of(node: ast.expr | None) -> str:
    """Return a string constant's text, empty for anything else."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def last_name(node: ast.expr | None) -> str:
    """Return the last name of `a.b.c`, `a[b]` or `a(...)`; empty when there is none."""
    while isinstance(node, ast.Call | ast.Subscript | ast.Await | ast.Starred):
        node = node.func if isinstance(node, ast.Call) else node.value
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""
