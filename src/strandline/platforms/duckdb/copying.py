"""Rows from one table into another: which columns, and in which order foreign keys allow."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.dictionary.model import ForeignKey, Table
from strandline.platforms.base import Rebuild
from strandline.platforms.duckdb.tables import default_text
from strandline.platforms.duckdb.text import (
    columns_text,
    next_value,
    qualified,
    quote,
    string,
)


def copy_rows(rebuild: Rebuild, source: str, target: str) -> Iterator[str]:
    """Return the INSERT that fills `target` (quoted) from `source`; added columns are left out."""
    pairs = copied_columns(rebuild)
    if not pairs:
        yield from _rows_of_defaults(rebuild.after, source, target)
        return
    new = columns_text([to for to, _ in pairs])
    old = ", ".join(f"s.{quote(name)}" for _, name in pairs)
    own = [key for key in rebuild.after.foreign_keys if key.target == rebuild.after.name]
    if not own:
        yield f"INSERT INTO {target} ({new})\nSELECT {old}\nFROM {source} AS s"
        return
    names = dict(pairs)
    usable = [key for key in own if {*key.columns, *key.target_columns} <= names.keys()]
    yield f"INSERT INTO {target} ({new})\n{by_depth(usable, names, source, old)}"


def _rows_of_defaults(table: Table, source: str, target: str) -> Iterator[str]:
    """Return the INSERT for a table of which no column is kept: as many rows, all defaults."""
    first = next(column for column in table.columns if column.generated is None)
    value = default_text(first, table)
    if first.identity is not None:
        value = next_value(table.name, first.name)
    yield f"INSERT INTO {target} ({quote(first.name)})\nSELECT {value}\nFROM {source} AS s"


def copied_columns(rebuild: Rebuild) -> list[tuple[str, str]]:
    """Return (column of the new table, column it is copied from) in the new table's order."""
    renamed = dict(rebuild.renamed)
    pairs = []
    for column in rebuild.after.columns:
        source = renamed.get(column.name, column.name)
        if column.generated is not None or column.name in rebuild.added:
            continue
        if rebuild.before.find_column(source) is not None:
            pairs.append((column.name, source))
    return pairs


def check_count(table: Table, source: str) -> Iterator[str]:
    """Return a statement that fails when a self-referencing table lost rows on the way."""
    if all(key.target != table.name for key in table.foreign_keys):
        return
    said = f"rows of {table.name} point at each other in a circle and cannot be copied"
    yield (
        f"SELECT CASE WHEN (SELECT count(*) FROM {qualified(table.name)}) <> "
        f"(SELECT count(*) FROM {source})\n    THEN error({string(said)}) END"
    )


def by_depth(
    keys: list[ForeignKey],
    names: dict[str, str],
    source: str,
    columns: str,
    *,
    standing: str = "",
) -> str:
    """Return a SELECT whose rows come parents first, one level of the tree at a time.

    DuckDB checks a self-reference against the rows that earlier chunks of the same statement
    have inserted; a recursive query hands on each level as chunks of its own. A row whose parent is
    in the table `standing` (quoted) already comes as early as one that has none.
    """
    if not keys:
        return f"SELECT {columns}\nFROM {source} AS s"
    if len(keys) == 1:
        roots = _is_root(keys[0], names, standing)
        step = _is_child(keys[0], names, "level")
        return (
            f"WITH RECURSIVE level AS (\n"
            f"    SELECT s.* FROM {source} AS s WHERE {roots}\n"
            f"    UNION ALL\n"
            f"    SELECT s.* FROM {source} AS s JOIN level ON {step}\n"
            f")\nSELECT {columns}\nFROM level AS s"
        )
    roots = " AND ".join(f"({_is_root(key, names, standing)})" for key in keys)
    # One hash join for each foreign key: joined by OR they would be compared row by row.
    steps = "\n        UNION ALL\n".join(
        f"        SELECT s.number, p.depth + 1, s.* EXCLUDE (number)\n"
        f"        FROM numbered AS s JOIN walk AS p ON {_is_child(key, names, 'p')}"
        for key in keys
    )
    used = sorted({names[column] for key in keys for column in (*key.columns, *key.target_columns)})
    return (
        f"WITH RECURSIVE numbered AS MATERIALIZED (\n"
        f"    SELECT rowid AS number, {columns_text(used)} FROM {source}\n"
        f"), walk AS (\n"
        f"    SELECT s.number, 0 AS depth, s.* EXCLUDE (number) FROM numbered AS s WHERE {roots}\n"
        f"    UNION (\n{steps}\n    )\n"
        f"), deepest AS MATERIALIZED (\n"
        f"    SELECT number, max(depth) AS depth FROM walk GROUP BY number\n"
        f"), level AS (\n"
        f"    SELECT d.depth AS depth_of_row, s.* FROM {source} AS s\n"
        f"    JOIN deepest AS d ON d.number = s.rowid WHERE d.depth = 0\n"
        f"    UNION ALL\n"
        f"    SELECT d.depth, s.* FROM {source} AS s\n"
        f"    JOIN deepest AS d ON d.number = s.rowid\n"
        f"    JOIN (SELECT DISTINCT depth_of_row FROM level) AS l\n"
        f"        ON d.depth = l.depth_of_row + 1\n"
        f")\nSELECT {columns}\nFROM level AS s"
    )


def _is_root(key: ForeignKey, names: dict[str, str], standing: str) -> str:
    nulls = " OR ".join(f"s.{quote(names[column])} IS NULL" for column in key.columns)
    if not standing:
        return nulls
    pairs = zip(key.columns, key.target_columns, strict=True)
    same = " AND ".join(f"p.{quote(there)} = s.{quote(names[here])}" for here, there in pairs)
    return f"{nulls} OR EXISTS (SELECT 1 FROM {standing} AS p WHERE {same})"


def _is_child(key: ForeignKey, names: dict[str, str], parent: str) -> str:
    pairs = zip(key.columns, key.target_columns, strict=True)
    return " AND ".join(
        f"s.{quote(names[own])} = {parent}.{quote(names[other])}" for own, other in pairs
    )
