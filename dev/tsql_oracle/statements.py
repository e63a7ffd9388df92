"""Which statements of a T-SQL script describe the schema, found on ScriptDom's syntax tree.

DacFx holds a desired state. It silently ignores what changes a state (ALTER ... ADD column, DROP,
ALTER COLUMN, CREATE OR ALTER) and warns about data statements, so each statement is either given to
the model or counted as skipped under its kind; none is lost unseen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

Parse = Callable[[str], tuple[Any, list[dict[str, Any]]]]

# Names of ScriptDom classes without their suffix "Statement"; every one was seen to reach the model.
MODELLED = frozenset(
    {
        "CreateColumnStoreIndex",
        "CreateFunction",
        "CreateIndex",
        "CreatePartitionFunction",
        "CreatePartitionScheme",
        "CreateProcedure",
        "CreateRole",
        "CreateSchema",
        "CreateSequence",
        "CreateStatistics",
        "CreateSynonym",
        "CreateTrigger",
        "CreateTypeTable",
        "CreateTypeUddt",
        "CreateUser",
        "CreateView",
        "Grant",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """`errors` are those of a string given to EXEC that does not parse."""

    kind: str
    text: str
    modelled: bool
    errors: tuple[dict[str, Any], ...] = ()


def iter_statements(fragment: Any, script: str, parse: Parse) -> Iterator[Statement]:
    """Leaf statements in script order, from inside IF, BEGIN ... END, TRY and EXEC('...') too.

    Of IF, only the branch of the true condition counts: that is the one that creates what lacks.
    """
    # ScriptDom's offsets count UTF-16 units, so statements are cut out of that encoding.
    source = script.encode("utf-16-le")
    for batch in fragment.Batches:
        for node in batch.Statements:
            yield from walk(node, source, parse)


def iter_implicit_calls(fragment: Any) -> Iterator[Any]:
    """Nodes of procedure calls without EXEC, which only the first statement of a batch can be."""
    for batch in fragment.Batches:
        node = batch.Statements[0]
        if node.GetType().Name == "ExecuteStatement":
            first = node.ScriptTokenStream[node.FirstTokenIndex].Text
            if first.upper() not in {"EXEC", "EXECUTE"}:
                yield node


def walk(node: Any, source: bytes, parse: Parse) -> Iterator[Statement]:
    kind = node.GetType().Name.removesuffix("Statement")
    match kind:
        case "If":
            yield from walk(node.ThenStatement, source, parse)
            if node.ElseStatement is not None:
                yield skipped("Else", node, source)
        case "BeginEndBlock":
            for inner in node.StatementList.Statements:
                yield from walk(inner, source, parse)
        case "TryCatch":
            for inner in node.TryStatements.Statements:
                yield from walk(inner, source, parse)
        case "Execute":
            yield from walk_execute(node, source, parse)
        case _:
            yield leaf(kind, node, source)


def walk_execute(node: Any, source: bytes, parse: Parse) -> Iterator[Statement]:
    entity = node.ExecuteSpecification.ExecutableEntity
    if entity.GetType().Name != "ExecutableStringList":
        name = entity.ProcedureReference.ProcedureReference
        called = name.Name.BaseIdentifier.Value.lower() if name else "variable"
        documents = called == "sp_addextendedproperty"
        kind = f"Execute {called}"
        yield Statement(kind=kind, text=text_of(node, source), modelled=documents)
        return
    parts = list(entity.Strings)
    if any(part.GetType().Name != "StringLiteral" for part in parts):
        yield skipped("Execute expression", node, source)
        return
    inner = "".join(part.Value for part in parts)
    fragment, errors = parse(inner)
    if errors:
        yield Statement(kind="Execute", text=inner, modelled=False, errors=tuple(errors))
        return
    yield from iter_statements(fragment, inner, parse)


def leaf(kind: str, node: Any, source: bytes) -> Statement:
    match kind:
        case "CreateTable":
            if node.SchemaObjectName.BaseIdentifier.Value.startswith("#"):
                return skipped("CreateTable temporary", node, source)
            return Statement(kind=kind, text=text_of(node, source), modelled=True)
        case "AlterTableAddTableElement":
            adds_columns = node.Definition.ColumnDefinitions.Count > 0
            named = "AlterTableAdd column" if adds_columns else "AlterTableAdd constraint"
            return Statement(kind=named, text=text_of(node, source), modelled=not adds_columns)
        case _ if kind.startswith("CreateOrAlter"):
            created = f"Create{kind.removeprefix('CreateOrAlter')}"
            text = without_or_alter(node)
            return Statement(kind=created, text=text, modelled=created in MODELLED)
        case _:
            return Statement(kind=kind, text=text_of(node, source), modelled=kind in MODELLED)


def skipped(kind: str, node: Any, source: bytes) -> Statement:
    return Statement(kind=kind, text=text_of(node, source), modelled=False)


def text_of(node: Any, source: bytes) -> str:
    start = 2 * node.StartOffset
    return source[start : start + 2 * node.FragmentLength].decode("utf-16-le")


def without_or_alter(node: Any) -> str:
    """The text of a CREATE OR ALTER statement, which the model would ignore, as a CREATE."""
    tokens = node.ScriptTokenStream
    words = []
    pending = {"or", "alter"}
    for index in range(node.FirstTokenIndex, node.LastTokenIndex + 1):
        word = tokens[index].Text or ""
        if word.lower() in pending:
            pending.remove(word.lower())
        else:
            words.append(word)
    return "".join(words)
