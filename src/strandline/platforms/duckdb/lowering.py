"""What DuckDB can hold of a dictionary, beyond what its Features say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from strandline.diagnostics import Diagnostic, Severity
from strandline.dictionary.model import Dictionary, Table
from strandline.dictionary.names import QName
from strandline.dictionary.types import LogicalType, TypeKind
from strandline.platforms.base import Lowered
from strandline.platforms.clock import as_read_back
from strandline.platforms.duckdb.features import FEATURES
from strandline.platforms.duckdb.sql import NAME
from strandline.platforms.duckdb.text import DEFAULT_SCHEMA
from strandline.platforms.duckdb.type_names import OWN_TYPE_NAMES
from strandline.platforms.duckdb.types import MAX_DIGITS, held_type
from strandline.platforms.lower import Lowering


def lower(dictionary: Dictionary) -> Lowered:
    """Return the lowered dictionary with its findings; lowering twice changes nothing."""
    nameable, renounced = _without_type_names(dictionary)
    lowered = Lowering(
        platform="duckdb",
        features=FEATURES,
        held_type=held_type,
        default_schema=DEFAULT_SCHEMA,
        table_hook=_as_held,
    ).lower(nameable)
    findings = [
        *renounced,
        *lowered.findings,
        *_wide_decimals(dictionary),
        *_foreign_keys_across(lowered.dictionary),
        *_cycles(lowered.dictionary),
    ]
    merged = _merge_equal_enums(lowered.dictionary, findings)
    return Lowered(dictionary=merged, findings=tuple(findings))


def _without_type_names(dictionary: Dictionary) -> tuple[Dictionary, list[Diagnostic]]:
    """Keep a native value set that is called like a type of DuckDB's own by checks instead."""
    clashing = {
        name: value_set
        for name, value_set in dictionary.value_sets.items()
        if value_set.native and name.name.lower() in OWN_TYPE_NAMES
    }
    if not clashing:
        return dictionary, []
    plain = {name: replace(value_set, native=False) for name, value_set in clashing.items()}
    findings = [
        Diagnostic(
            code="X135",
            severity=Severity.INFO,
            subject=str(name),
            message=f"DuckDB has a type of its own called {name.name}: the value set is kept by "
            "checks there",
            why="an enum type cannot have the name of a built-in type",
            fix="nothing to do: the same values are taken; or rename the value set",
        )
        for name in clashing
    ]
    return replace(dictionary, value_sets={**dictionary.value_sets, **plain}), findings


def _as_held(table: Table) -> Table:
    """Return the table as the catalog gives it back: key columns are not null."""
    key = table.primary_key.columns if table.primary_key is not None else ()
    columns = tuple(
        replace(column, nullable=False)
        if column.nullable and (column.name in key or column.identity is not None)
        else column
        for column in table.columns
    )
    return as_read_back(replace(table, columns=columns), NAME)


def _wide_decimals(dictionary: Dictionary) -> Iterator[Diagnostic]:
    for table in dictionary.tables.values():
        for column in table.columns:
            logical: LogicalType | None = column.type
            while logical is not None and logical.kind is TypeKind.ARRAY:
                logical = logical.items
            wide = logical is not None and logical.kind is TypeKind.DECIMAL
            if wide and logical is not None and (logical.precision or 0) > MAX_DIGITS:
                yield _error(
                    "X133",
                    f"{table.name}.{column.name}",
                    f"{column.type} has more than {MAX_DIGITS} digits",
                    "values could not be stored exactly",
                    f"declare at most {MAX_DIGITS} digits, or leave duckdb out of the platforms",
                )


def _foreign_keys_across(dictionary: Dictionary) -> Iterator[Diagnostic]:
    for table in dictionary.tables.values():
        for key in table.foreign_keys:
            if key.target.schema != table.name.schema:
                yield _error(
                    "X132",
                    f"{table.name}.{key.name}",
                    f"the foreign key points from schema {table.name.schema} to "
                    f"{key.target.schema}",
                    "DuckDB refuses foreign keys across schemas",
                    "put both tables into one schema, or leave duckdb out of the platforms",
                )


def _cycles(dictionary: Dictionary) -> Iterator[Diagnostic]:
    """Yield one finding per group of tables that point at each other."""
    for group in cycles(dictionary):
        names = ", ".join(str(name) for name in group)
        yield _error(
            "X131",
            str(group[0]),
            f"foreign keys form a cycle: {names}",
            "DuckDB has no ADD FOREIGN KEY, so none of these tables could be made first",
            "remove one of the foreign keys, or leave duckdb out of the platforms",
        )


def cycles(dictionary: Dictionary) -> list[tuple[QName, ...]]:
    """Return the groups of two or more tables that reach each other by foreign keys, sorted."""
    pending = {
        name: {
            key.target
            for key in table.foreign_keys
            if key.target != name and key.target in dictionary.tables
        }
        for name, table in dictionary.tables.items()
    }
    _shave(pending)
    groups: list[tuple[QName, ...]] = []
    left = set(pending)
    reach = {name: _reached(name, pending) for name in pending}
    for name in sorted(pending, key=str):
        if name in left and name in reach[name]:
            group = {other for other in reach[name] if name in reach[other]}
            left -= group
            groups.append(tuple(sorted(group, key=str)))
    return groups


def _shave(pending: dict[QName, set[QName]]) -> None:
    """Remove, again and again, the tables that point at nothing that is left."""
    ready = [name for name, targets in pending.items() if not targets]
    pointing: dict[QName, list[QName]] = {}
    for name, targets in pending.items():
        for target in targets:
            pointing.setdefault(target, []).append(name)
    while ready:
        name = ready.pop()
        del pending[name]
        for child in pointing.get(name, []):
            pending[child].discard(name)
            if not pending[child]:
                ready.append(child)


def _reached(start: QName, targets: dict[QName, set[QName]]) -> set[QName]:
    seen: set[QName] = set()
    todo = list(targets[start])
    while todo:
        name = todo.pop()
        if name not in seen:
            seen.add(name)
            todo.extend(targets.get(name, ()))
    return seen


def _merge_equal_enums(dictionary: Dictionary, findings: list[Diagnostic]) -> Dictionary:
    """Let columns of value sets with equal values use the first: no catalog tells them apart."""
    first: dict[tuple[str, ...], QName] = {}
    instead: dict[QName, QName] = {}
    for name in sorted(dictionary.value_sets, key=str):
        kept = first.setdefault(dictionary.value_sets[name].values, name)
        instead[name] = kept
        if kept != name:
            findings.append(
                Diagnostic(
                    code="X134",
                    severity=Severity.INFO,
                    subject=str(name),
                    message=f"value sets {kept} and {name} have the same values: on DuckDB "
                    f"columns of {name} use {kept}",
                    why="DuckDB keeps the values of an enum column, not the name of its type",
                    fix="nothing to do; one value set instead of two says the same",
                )
            )
    if all(name == kept for name, kept in instead.items()):
        return dictionary
    tables = {
        name: replace(
            table,
            columns=tuple(
                replace(column, type=_with_enum(column.type, instead)) for column in table.columns
            ),
        )
        for name, table in dictionary.tables.items()
    }
    return replace(dictionary, tables=tables)


def _with_enum(logical: LogicalType, instead: dict[QName, QName]) -> LogicalType:
    if logical.value_set is None:
        return logical
    return replace(logical, value_set=instead.get(logical.value_set, logical.value_set))


def _error(code: str, subject: str, message: str, why: str, fix: str) -> Diagnostic:
    return Diagnostic(
        code=code, severity=Severity.ERROR, subject=subject, message=message, why=why, fix=fix
    )
