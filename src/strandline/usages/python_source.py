"""Python code: what its tree says of tables and columns."""

from __future__ import annotations

import ast
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import accumulate

from strandline.usages.evidence import Access, Evidence
from strandline.usages.mention import Mention, Role
from strandline.usages.python_models import (
    declares_column,
    is_relationship,
    last_name,
    table_of_call,
    text_of,
)
from strandline.usages.python_strings import literal_text
from strandline.usages.strings import iter_zones, read_string, word_mention
from strandline.usages.text import Hits, Language, Source

_STATEMENT_CALLS = frozenset(
    {"get", "query", "select", "aliased", "get_or_404", "get_object_or_404", "insert", "update",
     "delete", "exists", "with_polymorphic", "refresh", "cast", "scalars", "execute", "scalar",
     "list", "first", "next", "iter", "exec", "one", "all", "enumerate", "sorted", "reversed"}
)  # fmt: skip
_WRITING_CALLS = frozenset(
    {"values", "update", "create", "insert", "get_or_create", "update_or_create", "bulk_create",
     "on_conflict_do_update", "replace"}
)  # fmt: skip
_READING_CALLS = frozenset(
    {"filter", "filter_by", "exclude", "get", "order_by", "annotate", "aggregate", "one", "where",
     "having", "join", "alias", "only", "defer", "group_by"}
)  # fmt: skip
_TABLE_CALLS = {"to_sql": Access.WRITE, "read_sql_table": Access.READ}
# Calls of migration tools: how many leading strings are tables; the strings after them are columns.
_MIGRATION_TABLES = {
    "create_table": 1, "drop_table": 1, "add_column": 1, "drop_column": 1, "alter_column": 1,
    "rename_table": 2, "batch_alter_table": 1, "create_table_comment": 1, "bulk_insert": 1,
}  # fmt: skip
_NAMED_FIRST = frozenset(
    {"create_index", "drop_index", "create_unique_constraint", "create_check_constraint",
     "drop_constraint", "create_primary_key"}
)  # fmt: skip
_DEEPEST_CHAIN = 200
_SAYS_NOTHING = frozenset({"ctx", "op", "ops", "type_comment", "type_ignores"})

Types = dict[str, tuple[str, ...]]
"""Variables of a function by the classes (or tables) that they hold instances of."""


@dataclass(frozen=True, slots=True)
class _Around:
    """What a node stands in: the types of variables, the class and Table(...) around it."""

    types: Types = field(default_factory=dict)
    owner: str = ""
    owner_is_model: bool = False


@dataclass(frozen=True, slots=True)
class _Told:
    """What the tree says of a string before it is read."""

    evidence: Evidence
    role: Role = Role.EITHER
    access: Access = Access.UNKNOWN
    owners: tuple[str, ...] = ()


def parse(text: str) -> ast.Module | None:
    """Return the tree of a text, None when it is not (this version's) Python."""
    try:
        return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def read_python(source: Source, tree: ast.Module, hits: Hits) -> list[Mention]:
    """Return one mention or more for every hit of a Python text."""
    reader = _Reader(source, hits, _aliases(tree))
    reader.walk(tree)
    return [*reader.found, *_rest(source, hits, reader)]


def imported_names(tree: ast.Module) -> frozenset[str]:
    """Return the names that the imports of a module give to it."""
    return frozenset(
        name.asname or name.name
        for node in tree.body
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in node.names
    )


def _aliases(tree: ast.Module) -> dict[str, str]:
    """Names that a module's imports give to others: `from models import Order as O`."""
    return {
        name.asname: name.name.rpartition(".")[2]
        for node in tree.body
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in node.names
        if name.asname and name.asname != name.name
    }


def _rest(source: Source, hits: Hits, reader: _Reader) -> Iterator[Mention]:
    """Judge the hits that no node of the tree has claimed by what is around them."""
    covered = {mention.start for mention in reader.found}
    left = [n for n, start in enumerate(hits.starts) if start not in covered]
    if not left:
        return
    text, comments = source.text, None
    for number in left:
        start, word = hits.starts[number], hits.words[number]
        doubtful = text.rfind("#", text.rfind("\n", 0, start) + 1, start) >= 0
        if doubtful and comments is None:
            comments = _commented(text, hits)
        if start in reader.prose or (doubtful and comments and number in comments):
            yield Mention(word, start, Evidence.PROSE)
        else:
            yield word_mention(source.text, hits, number)


def _commented(text: str, hits: Hits) -> set[int]:
    zones = (zone for zone in iter_zones(text, Language.PYTHON) if zone.is_comment)
    return {number for zone in zones for number in hits.between(zone.start, zone.end)}


class _Reader:
    """Walks a tree without recursion, past every statement that holds no hit."""

    def __init__(self, source: Source, hits: Hits, aliases: dict[str, str]) -> None:
        self.source, self.hits, self.aliases = source, hits, aliases
        self.found: list[Mention] = []
        self.prose: set[int] = set()
        self.told: dict[int, _Told] = {}
        self.waiting: list[tuple[ast.AST, _Around]] = []
        self._handlers: dict[type[ast.AST], Callable[..., None]] = {
            ast.ClassDef: self._class, ast.FunctionDef: self._function,
            ast.AsyncFunctionDef: self._function, ast.Assign: self._assign,
            ast.AnnAssign: self._annotated, ast.For: self._loop, ast.AsyncFor: self._loop,
            ast.comprehension: self._loop, ast.Attribute: self._attribute,
            ast.Subscript: self._subscript, ast.Call: self._call, ast.Constant: self._constant,
            ast.JoinedStr: self._string, ast.BinOp: self._binary, ast.Dict: self._dict, ast.Name: self._name,
        }  # fmt: skip

    @cached_property
    def _hits_until(self) -> list[int]:
        """How many hits there are up to and with each line.

        A line with an alias counts as well: it is no hit, but a variable gets its type there.
        """
        lines = self.source.text.split("\n")
        counts = [0] * (len(lines) + 1)
        for start in self.hits.starts:
            counts[bisect_right(self.source.line_starts, start)] += 1
        if self.aliases:
            for number, line in enumerate(lines, start=1):
                counts[number] += any(alias in line for alias in self.aliases)
        return list(accumulate(counts))

    def walk(self, tree: ast.Module) -> None:
        self._docstring(tree)
        self._push(tree, _Around())
        while self.waiting:
            node, around = self.waiting.pop()
            if not (isinstance(node, ast.Module) or self._concerns(node)):
                continue
            handler = self._handlers.get(type(node))
            if handler is None:
                self._push(node, around)
            else:
                handler(node, around)

    def _push(self, node: ast.AST, around: _Around) -> None:
        """Put the children of a node in line, the first one next."""
        children: list[ast.AST] = []
        for name in node._fields:
            if name in _SAYS_NOTHING:
                continue
            value = getattr(node, name, None)
            if isinstance(value, list):
                children.extend(item for item in value if isinstance(item, ast.AST))
            elif isinstance(value, ast.AST):
                children.append(value)
        self.waiting.extend((child, around) for child in reversed(children))

    def _concerns(self, node: ast.AST) -> bool:
        """Say whether the lines of a node hold a hit; what has no lines is looked into."""
        first = getattr(node, "lineno", None)
        if first is None:
            return True
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            first = min([first, *(d.lineno for d in node.decorator_list)])
        last = getattr(node, "end_lineno", None) or first
        return bool(self._hits_until[last] > self._hits_until[first - 1])

    # ---- places ---------------------------------------------------------------------------------

    def _offset(self, line: int, column: int) -> int:
        """Return a place in the text; the tree counts columns in bytes."""
        start = self.source.line_starts[line - 1]
        if self.source.text.isascii():
            return start + column
        written = self.source.text[start : start + column].encode("utf-8", "surrogatepass")
        return start + len(written[:column].decode("utf-8", "ignore"))

    def _range(self, node: ast.expr) -> tuple[int, int]:
        end = self._offset(node.end_lineno or node.lineno, node.end_col_offset or 0)
        return self._offset(node.lineno, node.col_offset), end

    def _add(self, start: int, told: _Told) -> None:
        word = self.hits.by_start.get(start)
        if word is not None:
            self.found.append(
                Mention(
                    word, start, told.evidence, told.role, told.access, told.owners,
                    in_code=told.evidence not in (Evidence.KEY, Evidence.STRING),
                )
            )  # fmt: skip

    # ---- classes, functions, variables ----------------------------------------------------------

    def _docstring(
        self, node: ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
    ) -> None:
        first = node.body[0] if node.body else None
        if isinstance(first, ast.Expr) and text_of(first.value):
            start, end = self._range(first.value)
            self.prose.update(self.hits.starts[n] for n in self.hits.between(start, end))

    def _class(self, node: ast.ClassDef, around: _Around) -> None:
        self._docstring(node)
        declared = any(k.arg == "table" for k in node.keywords)
        for member in node.body:
            names = [t.id for t in getattr(member, "targets", ()) if isinstance(t, ast.Name)]
            declared = declared or bool({"__tablename__", "__table__"} & set(names))
        inside = replace(around, owner=node.name, owner_is_model=declared)
        self._push(node, inside)

    def _function(self, node: ast.FunctionDef | ast.AsyncFunctionDef, around: _Around) -> None:
        self._docstring(node)
        types = dict(around.types)
        if around.owner:
            types |= {"self": (around.owner,), "cls": (around.owner,)}
        for argument in [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]:
            annotated = self._annotation(argument.annotation)
            if annotated:
                types[argument.arg] = annotated
        self._push(node, _Around(types))

    def _annotation(self, node: ast.expr | None) -> tuple[str, ...]:
        """Return the classes an annotation names: Order, Order | None, list[Order], "Order"."""
        if node is None:
            return ()
        found = []
        for part in ast.walk(node):
            name = text_of(part) if isinstance(part, ast.Constant) else ""
            if isinstance(part, ast.Name | ast.Attribute):
                name = last_name(part)
            name = self.aliases.get(name, name)
            if name[:1].isupper() and name.isidentifier():
                found.append(name)
        return tuple(found)

    def _assign(self, node: ast.Assign, around: _Around) -> None:
        names = [target.id for target in node.targets if isinstance(target, ast.Name)]
        inferred = self._inferred(node.value, around)
        for name in names:
            if inferred:
                around.types[name] = inferred
            else:
                around.types.pop(name, None)
        if around.owner:
            self._member(node.targets[0], node.value, around, annotated=False)
        self._push(node, around)

    def _annotated(self, node: ast.AnnAssign, around: _Around) -> None:
        if isinstance(node.target, ast.Name):
            annotated = self._annotation(node.annotation)
            if annotated and not around.owner:
                around.types[node.target.id] = annotated
        if around.owner:
            self._member(node.target, node.value, around, annotated=True)
        self._push(node, around)

    def _member(
        self, target: ast.expr, value: ast.expr | None, around: _Around, *, annotated: bool
    ) -> None:
        """Read one attribute of a class body: the table's name, or a column."""
        if not isinstance(target, ast.Name):
            return
        if target.id in ("__tablename__", "db_table", "table_name") and value is not None:
            self._tell(value, _Told(Evidence.ORM_TABLE, Role.TABLE, Access.DDL))
        of_model = annotated and around.owner_is_model and not is_relationship(value)
        if declares_column(value) or of_model:
            told = _Told(Evidence.ORM_COLUMN, Role.COLUMN, Access.DDL, (around.owner,))
            self._add(self._range(target)[0], told)
            if isinstance(value, ast.Call) and value.args and last_name(value.func) != "Field":
                self._tell(value.args[0], told)

    def _loop(self, node: ast.For | ast.AsyncFor | ast.comprehension, around: _Around) -> None:
        inferred = self._inferred(node.iter, around)
        if isinstance(node.target, ast.Name) and inferred:
            around.types[node.target.id] = inferred
        self._push(node, around)

    def _inferred(self, node: ast.expr | None, around: _Around) -> tuple[str, ...]:
        """Return the classes whose instances (or queries) an expression gives, if it shows."""
        for _ in range(_DEEPEST_CHAIN):
            if isinstance(node, ast.Await | ast.Starred | ast.Subscript):
                node = node.value
            elif isinstance(node, ast.Name):
                name = self.aliases.get(node.id, node.id)
                return around.types.get(name, (name,) if name[:1].isupper() else ())
            elif isinstance(node, ast.Attribute):
                name = self.aliases.get(node.attr, node.attr)
                if name[:1].isupper():
                    return (name,)
                node = node.value
            elif isinstance(node, ast.Call):
                table = table_of_call(node)
                if table:
                    return (table,)
                node = self._inner_of_call(node, around)
            else:
                return ()
        return ()

    def _inner_of_call(self, call: ast.Call, around: _Around) -> ast.expr | None:
        if last_name(call.func) in _STATEMENT_CALLS and call.args:
            first = call.args[0]
            if isinstance(first, ast.Call) or self._inferred_name(first, around):
                return first
        return call.func

    def _inferred_name(self, node: ast.expr, around: _Around) -> bool:
        name = last_name(node)
        name = self.aliases.get(name, name)
        return name[:1].isupper() or name in around.types

    # ---- expressions ----------------------------------------------------------------------------

    def _owners(self, node: ast.expr, around: _Around) -> tuple[str, ...]:
        """Return what an attribute or key is taken from: classes if known, else the name."""
        while isinstance(node, ast.Attribute) and node.attr in ("c", "columns", "objects"):
            node = node.value
        if isinstance(node, ast.Name):
            name = self.aliases.get(node.id, node.id)
            return around.types.get(name, (name,))
        if isinstance(node, ast.Attribute):
            return (self.aliases.get(node.attr, node.attr),)
        inferred = self._inferred(node, around)
        return inferred or tuple(name for name in [last_name(node)] if name)

    def _name(self, node: ast.Name, around: _Around) -> None:
        """Leave a name to those who judge words: nothing hangs below it."""

    def _attribute(self, node: ast.Attribute, around: _Around) -> None:
        start = self._range(node)[1] - len(node.attr)
        if start in self.hits.by_start:
            access = Access.READ if isinstance(node.ctx, ast.Load) else Access.WRITE
            owners = self._owners(node.value, around)
            self._add(start, _Told(Evidence.ATTRIBUTE, access=access, owners=owners))
        self._push(node, around)

    def _subscript(self, node: ast.Subscript, around: _Around) -> None:
        access = Access.READ if isinstance(node.ctx, ast.Load) else Access.WRITE
        told = _Told(Evidence.KEY, access=access, owners=self._owners(node.value, around))
        listed = node.slice.elts if isinstance(node.slice, ast.List | ast.Tuple) else [node.slice]
        for part in listed:
            self._tell(part, told)
        self._push(node, around)

    def _dict(self, node: ast.Dict, around: _Around) -> None:
        for key in node.keys:
            if key is not None and id(key) not in self.told:
                self._tell(key, _Told(Evidence.KEY))
        self._push(node, around)

    def _call(self, node: ast.Call, around: _Around) -> None:
        name = last_name(node.func)
        owners = self._inferred(node, around)
        self._keywords(node, name, owners)
        table = table_of_call(node)
        if table:
            self._tell(node.args[0], _Told(Evidence.ORM_TABLE, Role.TABLE, Access.DDL))
            self._columns_of(node, _Told(Evidence.ORM_COLUMN, Role.COLUMN, Access.DDL, (table,)))
        elif name in ("ForeignKey", "ForeignKeyConstraint"):
            for text in _strings(node):
                told = _Told(Evidence.ORM_REFERENCE, access=Access.DDL)
                if "." in text_of(text) or name == "ForeignKey":
                    self._tell(text, told)
        elif is_relationship(node) and node.args:
            self._tell(node.args[0], _Told(Evidence.ORM_RELATIONSHIP, Role.TABLE, Access.READ))
        elif name in _TABLE_CALLS and node.args:
            self._tell(node.args[0], _Told(Evidence.STRING, Role.TABLE, _TABLE_CALLS[name]))
        elif name in _MIGRATION_TABLES or name in _NAMED_FIRST:
            self._migration(node, name)
        self._push(node, around)

    def _keywords(self, node: ast.Call, name: str, owners: tuple[str, ...]) -> None:
        makes = bool(owners) and name in owners
        access = Access.UNKNOWN
        if makes or name in _WRITING_CALLS:
            access = Access.WRITE
        elif name in _READING_CALLS:
            access = Access.READ
        known = access is not Access.UNKNOWN
        told = _Told(Evidence.KEYWORD, access=access, owners=owners if known else ())
        for keyword in node.keywords:
            start = self._offset(keyword.lineno, keyword.col_offset)
            self._add(start, told)
        if known and owners:
            for argument in node.args:
                if isinstance(argument, ast.Dict):
                    for key in argument.keys:
                        if key is not None:
                            self._tell(key, told)

    def _migration(self, node: ast.Call, name: str) -> None:
        texts = [text for text in _strings(node) if text not in (k.value for k in node.keywords)]
        if name in _NAMED_FIRST:
            texts = texts[1:]
        tables = _MIGRATION_TABLES.get(name, 1)
        if not texts:
            return
        table = text_of(texts[0])
        for text in texts[:tables]:
            self._tell(text, _Told(Evidence.MIGRATION_CALL, Role.TABLE, Access.DDL))
        told = _Told(Evidence.MIGRATION_CALL, Role.COLUMN, Access.DDL, (table,))
        for text in texts[tables:]:
            self._tell(text, told)
        for keyword in node.keywords:
            if keyword.arg == "new_column_name":
                self._tell(keyword.value, told)
            elif keyword.arg == "table_name":
                self._tell(keyword.value, _Told(Evidence.MIGRATION_CALL, Role.TABLE, Access.DDL))
        self._columns_of(node, told)

    def _columns_of(self, node: ast.Call, told: _Told) -> None:
        for argument in node.args:
            if isinstance(argument, ast.Call) and last_name(argument.func) == "Column":
                if argument.args:
                    self._tell(argument.args[0], told)

    # ---- strings --------------------------------------------------------------------------------

    def _tell(self, node: ast.AST, told: _Told) -> None:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            self.told.setdefault(id(node), told)

    def _constant(self, node: ast.Constant, around: _Around) -> None:
        del around
        if isinstance(node.value, str):
            self._literal(node)

    def _string(self, node: ast.JoinedStr, around: _Around) -> None:
        # What stands in its braces is read as words: trees of older Pythons misplace it.
        del around
        self._literal(node)

    def _binary(self, node: ast.BinOp, around: _Around) -> None:
        """Read strings that are joined with + as one; values between them are placeholders."""
        parts: list[ast.expr] = []
        left: ast.expr = node
        while isinstance(left, ast.BinOp) and isinstance(left.op, ast.Add):
            parts.append(left.right)
            left = left.left
        parts.append(left)
        texts = [part for part in parts if isinstance(part, ast.JoinedStr) or text_of(part)]
        if not texts:
            self._push(node, around)
            return
        if len(texts) > 1:
            self._literal(node)
            parts = [part for part in parts if part not in texts]
        self.waiting.extend((part, around) for part in parts)

    def _literal(self, node: ast.expr) -> None:
        start, end = self._range(node)
        inside = self.hits.between(start, end)
        if not inside or self.hits.starts[inside[0]] in self.prose:
            return
        text = literal_text(self.source.text[start:end])
        told = self.told.pop(id(node), None)
        mentions = read_string(text, start, self.hits)
        for mention in mentions:
            exact = mention.evidence in (Evidence.STRING, Evidence.DOTTED)
            if told is not None and exact:
                mention = _as_told(mention, told)
            elif mention.evidence is Evidence.STRING_WORD and _in_hole(text, mention.start - start):
                continue
            self.found.append(mention)


def _in_hole(text: str, place: int) -> bool:
    return text[place : place + 1] == "?"


def _as_told(mention: Mention, told: _Told) -> Mention:
    """Give a string the meaning that its call says; a dotted one names its table itself."""
    if mention.evidence is Evidence.DOTTED:
        if told.evidence is Evidence.ORM_REFERENCE:
            return mention._replace(evidence=told.evidence, access=told.access)
        return mention
    return mention._replace(
        evidence=told.evidence, role=told.role, access=told.access, owners=told.owners
    )


def _strings(call: ast.Call) -> Iterator[ast.expr]:
    """Yield the strings among a call's arguments, those in lists included, in order."""
    for argument in [*call.args, *(k.value for k in call.keywords)]:
        items = argument.elts if isinstance(argument, ast.List | ast.Tuple) else [argument]
        yield from (item for item in items if text_of(item))
