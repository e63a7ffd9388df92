"""One table rebuilt: created anew under a passing name, filled, and put in the old one's place.

It runs inside the migration's transaction with foreign keys off (`frame`), so that dropping the
old table neither cascades nor refuses, and a killed run leaves nothing behind. The last rename
runs with `legacy_alter_table`, which leaves alone what mentions the table: foreign keys of other
tables, views and other tables' triggers go on by name. Renames of the table and its columns come
first and without it, because SQLite carries those through to everything that mentions them.

What others put on the table (triggers, indexes, columns, options that a dictionary cannot hold)
would go with the old table. It is noted in the temporary table `strandline_kept` first; the
session makes triggers and indexes anew when it commits and refuses to lose the rest (`kept`). A
script run by hand cannot make them anew: it says what is missing and undoes everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from strandline.dictionary.model import Table
from strandline.diff.operations import DropColumn, RenameColumn, RenameTable
from strandline.platforms.base import LEDGER_PREFIX, Rebuild
from strandline.platforms.sqlite.tables import create_index, create_table, identity_column
from strandline.platforms.sqlite.text import quote, text_literal
from strandline.platforms.sqlite.triggers import create_triggers, drop_triggers, fill_mirrors

NEW_PREFIX = f"{LEDGER_PREFIX}new_"
KEPT = f"{LEDGER_PREFIX}kept"
_OURS = LEDGER_PREFIX.replace("_", "|_") + "%"


def rebuild_statements(rebuild: Rebuild) -> list[str]:
    """Return the statements of one rebuild, renames first."""
    before, after = rebuild.before, rebuild.after
    renames, old_columns = _renames(rebuild)
    name = after.name.name
    new_name = NEW_PREFIX + name
    copied = [
        column.name
        for column in after.columns
        if column.generated is None
        and column.name not in rebuild.added
        and column.name in old_columns
    ]
    gone = [op.column.name for op in rebuild.operations if isinstance(op, DropColumn)]
    statements = [*renames, note_foreign(before, name, old_columns, gone)]
    statements.append(create_table(after, name=new_name))
    if copied:
        columns = ", ".join(quote(column) for column in copied)
        statements.append(
            f"INSERT INTO {quote(new_name)} ({columns})\nSELECT {columns} FROM {quote(name)}"
        )
    if identity_column(before) is not None and identity_column(after) is not None:
        statements += _keep_sequence(name, new_name)
    statements += [
        f"DROP TABLE {quote(name)}",
        "PRAGMA legacy_alter_table = ON",
        f"ALTER TABLE {quote(new_name)} RENAME TO {quote(name)}",
        "PRAGMA legacy_alter_table = OFF",
        f"DELETE FROM temp.{quote(KEPT)} WHERE kind = 'rows' AND name = {text_literal(name)} "
        f"AND sql = (SELECT CAST(count(*) AS TEXT) FROM {quote(name)})",
    ]
    statements += [create_index(index, after) for index in after.indexes]
    return [*statements, *create_triggers(after), *fill_mirrors(after)]


def rename_table(old: str, new: str) -> list[str]:
    """Return the ALTER TABLE RENAME; a change of letter case goes through a passing name."""
    if old.lower() != new.lower():
        return [f"ALTER TABLE {quote(old)} RENAME TO {quote(new)}"]
    passing = NEW_PREFIX + new
    return [
        f"ALTER TABLE {quote(old)} RENAME TO {quote(passing)}",
        f"ALTER TABLE {quote(passing)} RENAME TO {quote(new)}",
    ]


def _renames(rebuild: Rebuild) -> tuple[list[str], list[str]]:
    """Return the renames as statements, and the old table's columns under their new names."""
    name = rebuild.before.name.name
    columns = list(rebuild.before.column_names)
    dropped = [op.column.name for op in rebuild.operations if isinstance(op, DropColumn)]
    renaming = any(isinstance(op, RenameTable | RenameColumn) for op in rebuild.operations)
    # Our own triggers name the table in their messages: they are made anew at the end.
    statements = drop_triggers(rebuild.before) if renaming else []
    for operation in rebuild.operations:
        if isinstance(operation, RenameTable):
            statements += rename_table(name, operation.after.name)
            name = operation.after.name
        elif isinstance(operation, RenameColumn):
            taken = next((c for c in columns if c.lower() == operation.after.lower()), None)
            if taken is not None and taken in dropped and taken != operation.before:
                # The name's old owner goes with the old table; until then it makes room.
                aside = f"{LEDGER_PREFIX}old_{taken}"
                statements.append(_rename_column(name, taken, aside))
                columns[columns.index(taken)] = aside
            statements.append(_rename_column(name, operation.before, operation.after))
            columns[columns.index(operation.before)] = operation.after
    return statements, columns


def _rename_column(table: str, old: str, new: str) -> str:
    return f"ALTER TABLE {quote(table)} RENAME COLUMN {quote(old)} TO {quote(new)}"


def _keep_sequence(name: str, new_name: str) -> list[str]:
    """A number that was given out stays given out, even when its row is gone."""
    old, new = text_literal(name), text_literal(new_name)
    return [
        f"DELETE FROM sqlite_sequence WHERE name = {new}",
        "INSERT INTO sqlite_sequence (name, seq)\n"
        f"SELECT {new}, seq FROM sqlite_sequence WHERE name = {old}",
    ]


def create_kept() -> str:
    """Return the statement that makes the place for notes; runs before the transaction."""
    return (
        f"CREATE TEMP TABLE IF NOT EXISTS {quote(KEPT)} "
        "(kind TEXT, name TEXT, on_table TEXT, sql TEXT)"
    )


def drop_kept() -> str:
    """Return the statement that removes the notes."""
    return f"DROP TABLE IF EXISTS temp.{quote(KEPT)}"


def missing_kept() -> str:
    """Return the query for what was noted and did not come back."""
    return (
        f"SELECT kind, name, on_table FROM temp.{quote(KEPT)} AS kept WHERE NOT EXISTS (\n"
        "  SELECT 1 FROM main.sqlite_schema AS s WHERE s.type = kept.kind AND s.name = kept.name)\n"
        "AND (on_table IS NULL OR EXISTS (\n"
        "  SELECT 1 FROM main.sqlite_schema AS s WHERE s.name = kept.on_table COLLATE NOCASE))"
    )


def note_triggers_of_view(view: str) -> str:
    """Return the statement that notes the triggers on a view that is made anew."""
    return note(
        [
            "SELECT type, name, tbl_name, sql FROM main.sqlite_schema\n"
            f"WHERE type = 'trigger' AND tbl_name = {text_literal(view)} COLLATE NOCASE"
        ]
    )


_CLAUSES = ("COLLATE", "ON CONFLICT", "DEFERRABLE INITIALLY DEFERRED")


def note_readers(name: str, column: str | None = None) -> str:
    """Return the query for views, and triggers elsewhere, that mention a table (and a column)."""
    table = text_literal(name)
    mentions = [f"instr(lower(sql), lower({table})) > 0"]
    if column is not None:
        mentions.append(f"instr(lower(sql), lower({text_literal(column)})) > 0")
    return (
        "SELECT type, name, tbl_name, sql FROM main.sqlite_schema\n"
        f"WHERE type IN ('view', 'trigger') AND tbl_name <> {table} COLLATE NOCASE\n"
        f"  AND name NOT LIKE '{_OURS}' ESCAPE '|'\n"
        f"  AND {' AND '.join(mentions)}"
    )


def note(queries: Sequence[str]) -> str:
    """Return the statement that keeps the rows of the queries among the notes."""
    return f"INSERT INTO temp.{quote(KEPT)} (kind, name, on_table, sql)\n" + "\nUNION ALL ".join(
        queries
    )


def note_foreign(before: Table, name: str, columns: Sequence[str], gone: Sequence[str] = ()) -> str:
    """Return the statement that notes what others put on a table before it is rebuilt."""
    table = text_literal(name)
    known = _texts(index.name for index in before.indexes)
    notes = [
        "SELECT type, name, tbl_name, sql FROM main.sqlite_schema\n"
        f"WHERE tbl_name = {table} COLLATE NOCASE AND type IN ('index', 'trigger')\n"
        f"  AND sql IS NOT NULL AND name NOT IN ({known})\n"
        f"  AND (type = 'index' OR name NOT LIKE '{_OURS}' ESCAPE '|')",
        f"SELECT 'column', name, {table}, NULL FROM pragma_table_xinfo({table})\n"
        f"WHERE name NOT IN ({_texts(columns)})",
        # What stands after the last bracket of a CREATE TABLE: STRICT, WITHOUT ROWID.
        f"SELECT 'option', trim(substr(sql, length(rtrim(sql, replace(sql, ')', ''))) + 1)), "
        f"{table}, NULL\nFROM main.sqlite_schema WHERE type = 'table' AND name = {table} "
        "COLLATE NOCASE\n"
        "  AND trim(substr(sql, length(rtrim(sql, replace(sql, ')', ''))) + 1)) <> ''",
    ]
    own = create_table(before).upper()
    for clause in _CLAUSES:
        if clause not in own:
            notes.append(
                f"SELECT 'option', '{clause}', {table}, NULL FROM main.sqlite_schema\n"
                f"WHERE type = 'table' AND name = {table} COLLATE NOCASE "
                f"AND instr(upper(sql), '{clause}') > 0"
            )
    notes += [note_readers(name, column) for column in gone]
    # Struck out once the new table has as many: a client that runs on after an error must not
    # commit a table that was dropped without having been copied.
    notes.append(f"SELECT 'rows', {table}, NULL, CAST(count(*) AS TEXT) FROM {quote(name)}")
    return (
        f"-- Noted, so that nothing that others put on {' '.join(name.split())} is lost unseen\n"
        + note(notes)
    )


def _texts(names: Iterable[str]) -> str:
    return ", ".join(text_literal(name) for name in names) or "''"
