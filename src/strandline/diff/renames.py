"""Which drops and creations are renames: declared, or asked for, never guessed."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from strandline.dictionary.model import Column, Dictionary, Table
from strandline.dictionary.names import QName
from strandline.errors import Refused, UsageError


class Questioner(Protocol):
    """Answers whether something that vanished is what appeared."""

    def renamed_table(self, gone: Sequence[QName], new: QName) -> QName | None:
        """Return which of the vanished tables `new` was, None for a new table."""
        ...

    def renamed_column(self, table: QName, gone: Sequence[str], new: str) -> str | None:
        """Return which of the table's vanished columns `new` was, None for a new column."""
        ...


class DeclaredOnly:
    """Only `renamed_from` makes a rename; everything else is dropped and created."""

    def renamed_table(self, gone: Sequence[QName], new: QName) -> QName | None:
        del gone, new
        return None

    def renamed_column(self, table: QName, gone: Sequence[str], new: str) -> str | None:
        del table, gone, new
        return None


class RefuseToGuess:
    """Stops where a rename is possible and nothing says whether it is one (for CI)."""

    def renamed_table(self, gone: Sequence[QName], new: QName) -> QName | None:
        names = ", ".join(map(str, gone))
        raise Refused(
            "F001",
            f"table {new} appeared while {names} vanished: a rename or a new table?",
            hint=f"declare `renamed_from:` on {new}, or answer in a file given with --answers",
        )

    def renamed_column(self, table: QName, gone: Sequence[str], new: str) -> str | None:
        names = ", ".join(gone)
        raise Refused(
            "F001",
            f"column {table}.{new} appeared while {names} vanished: a rename or a new column?",
            hint=f"declare `renamed_from:` on {table}.{new}, or answer in a file given with "
            "--answers",
        )


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers from a JSON file: {"tables": {new: old|null}, "columns": {"T.new": old|null}}.

    What the file does not mention goes to `fallback`.
    """

    tables: Mapping[str, str | None] = field(default_factory=dict)
    columns: Mapping[str, str | None] = field(default_factory=dict)
    fallback: Questioner = field(default_factory=RefuseToGuess)

    @classmethod
    def read(cls, path: Path) -> Answers:
        """Read the file; UsageError says what is wrong with it."""
        try:
            document = json.loads(path.read_text(encoding="utf-8"))
            tables, columns = document.get("tables", {}), document.get("columns", {})
            if not isinstance(tables, dict) or not isinstance(columns, dict):
                raise TypeError
        except OSError as error:
            raise UsageError("F002", f"{path} cannot be read: {error.strerror}") from None
        except (ValueError, TypeError, AttributeError):
            raise UsageError(
                "F002",
                f"{path} is no answers file",
                hint='write {"tables": {"new": "old"}, "columns": {"table.new": "old"}}',
            ) from None
        return cls(tables=tables, columns=columns)

    def renamed_table(self, gone: Sequence[QName], new: QName) -> QName | None:
        if str(new) not in self.tables:
            return self.fallback.renamed_table(gone, new)
        answer = self.tables[str(new)]
        matches = [name for name in gone if answer in (str(name), name.name)]
        return matches[0] if matches else None

    def renamed_column(self, table: QName, gone: Sequence[str], new: str) -> str | None:
        key = f"{table}.{new}"
        if key not in self.columns:
            return self.fallback.renamed_column(table, gone, new)
        answer = self.columns[key]
        return answer if answer in gone else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Renames:
    """Settled renames, new name to old; columns by the table's new name."""

    tables: Mapping[QName, QName] = field(default_factory=dict)
    columns: Mapping[tuple[QName, str], str] = field(default_factory=dict)


def settle_renames(before: Dictionary, after: Dictionary, questioner: Questioner) -> Renames:
    """Decide every rename between two dictionaries.

    A `renamed_from` counts while the old name exists before and not after. What is left over on
    both sides and could be a rename (same column types for tables, same type for columns) is
    asked once each.
    """
    tables = _tables(before, after, questioner)
    columns: dict[tuple[QName, str], str] = {}
    for name, table in after.tables.items():
        old = before.tables.get(tables.get(name, name))
        if old is not None:
            for new_column, old_column in _columns(old, table, questioner).items():
                columns[name, new_column] = old_column
    return Renames(tables=tables, columns=columns)


def _tables(before: Dictionary, after: Dictionary, questioner: Questioner) -> dict[QName, QName]:
    gone = [name for name in before.tables if name not in after.tables]
    new = [name for name in after.tables if name not in before.tables]
    renames: dict[QName, QName] = {}
    for name in new:
        hint = after.tables[name].renamed_from
        found = _named(hint, gone, name) if hint else None
        if found is not None and found not in renames.values():
            renames[name] = found
    for name in new:
        free = [old for old in gone if old not in renames.values()]
        alike = [old for old in free if _alike(before.tables[old], after.tables[name])]
        if name not in renames and alike:
            answer = questioner.renamed_table(alike, name)
            if answer is not None:
                renames[name] = answer
    return renames


def _named(hint: str, gone: Sequence[QName], new: QName) -> QName | None:
    same_schema = [name for name in gone if name.name == hint and name.schema == new.schema]
    anywhere = [name for name in gone if hint in (str(name), name.name)]
    found = [*same_schema, *anywhere]
    return found[0] if found else None


def _alike(old: Table, new: Table) -> bool:
    """Say whether most columns of both tables have the same name and type."""
    pairs = {(column.name, column.type) for column in old.columns}
    others = {(column.name, column.type) for column in new.columns}
    return 2 * len(pairs & others) > max(len(pairs), len(others))


def _columns(old: Table, new: Table, questioner: Questioner) -> dict[str, str]:
    gone = [column for column in old.columns if new.find_column(column.name) is None]
    if not gone:
        return {}
    appeared = [column for column in new.columns if old.find_column(column.name) is None]
    names = [column.name for column in gone]
    renames: dict[str, str] = {}
    for column in appeared:
        hint = column.renamed_from
        if hint in names and hint not in renames.values():
            renames[column.name] = hint
    for column in appeared:
        free = [old_ for old_ in gone if old_.name not in renames.values()]
        alike = [old_.name for old_ in free if _same_kind(old_, column)]
        if column.name not in renames and alike:
            answer = questioner.renamed_column(new.name, alike, column.name)
            if answer is not None:
                renames[column.name] = answer
    return renames


def _same_kind(old: Column, new: Column) -> bool:
    return old.type == new.type
