"""The statements of people's scripts, one after the other; what is not read is listed."""

from __future__ import annotations

from dataclasses import replace

from strandline.dictionary.model import Row
from strandline.dictionary.names import QName
from strandline.platforms.base import LEDGER_PREFIX, Unmanaged
from strandline.platforms.mssql.comments import PROPERTY
from strandline.platforms.mssql.cursor import Cursor, NotUnderstood
from strandline.platforms.mssql.ddl_tables import (
    Database,
    alter_table,
    create_table,
    index_body,
)
from strandline.platforms.mssql.raw import RawTable
from strandline.platforms.mssql.text import DEFAULT_SCHEMA
from strandline.platforms.mssql.triggers import marker_facts
from strandline.platforms.mssql.views import view_query

_STARTS = (
    "CREATE", "ALTER", "DROP", "INSERT", "UPDATE", "DELETE", "SET", "EXEC", "EXECUTE", "USE",
    "PRINT", "IF", "BEGIN", "END", "COMMIT", "ROLLBACK", "DECLARE", "GRANT", "DENY", "REVOKE",
    "RETURN", "THROW", "RAISERROR", "TRUNCATE", "MERGE", "SELECT", "WITH", "DBCC", "ELSE", "ENABLE",
    "DISABLE", "WAITFOR", "WHILE", "CHECKPOINT", "BACKUP", "RESTORE", "SAVE",
)  # fmt: skip
_WHOLE_BATCH = ("VIEW", "TRIGGER", "PROCEDURE", "PROC", "FUNCTION")
_SILENT = ("SET", "USE", "PRINT", "COMMIT", "ROLLBACK", "RAISERROR", "DBCC", "CHECKPOINT",
           "RETURN", "DECLARE", "SAVE", "THROW", "WAITFOR")  # fmt: skip
_NO_SCHEMA = ("DATABASE", "LOGIN", "USER", "ROLE")


def read_batch(cursor: Cursor, database: Database) -> None:
    """Read all statements of one batch into the database."""
    if _is_module(cursor):
        _module(cursor, database)
        return
    while not cursor.at_end:
        start = cursor.place
        try:
            _statement(cursor, database)
        except (NotUnderstood, ValueError) as error:
            cursor.place = start
            _list(cursor, database, str(error))
        if cursor.place == start:
            cursor.place += 1


def _is_module(cursor: Cursor) -> bool:
    ahead = 1
    if cursor.sees("CREATE", "OR", "ALTER"):
        ahead = 3
    first, token = cursor.peek(), cursor.peek(ahead)
    starts = first is not None and first.is_word("CREATE", "ALTER")
    return starts and token is not None and token.is_word(*_WHOLE_BATCH)


def _module(cursor: Cursor, database: Database) -> None:
    """A view, trigger, procedure or function takes the whole of its batch."""
    line = cursor.tokens[0].line
    while not (kind := cursor.next()).is_word(*_WHOLE_BATCH):
        pass
    name = cursor.qname()
    if kind.is_word("VIEW"):
        query, reason = view_query(cursor.text)
        if query is not None:
            database.views[name] = (None, query)
            return
    elif kind.is_word("TRIGGER") and marker_facts(cursor.text) is not None:
        cursor.needs("ON")
        raw = _table_or_none(database, cursor.qname())
        if raw is not None:
            raw.triggers.append(cursor.text)
            return
        reason = "its table is not in the script"
    else:
        reason = "the dictionary holds no code"
    words = "procedure" if kind.is_word("PROC") else kind.text.lower()
    database.unmanaged.append(
        Unmanaged(kind=words, name=str(name), reason=f"line {line}: {reason}")
    )


def _table_or_none(database: Database, name: QName) -> RawTable | None:
    try:
        return database.table(name)
    except NotUnderstood:
        return None


def _statement(cursor: Cursor, database: Database) -> None:  # noqa: C901 - a case each
    token = cursor.peek()
    if token is None:
        return
    if cursor.takes(";"):
        return
    if cursor.sees("BEGIN", "TRAN") or cursor.sees("BEGIN", "TRANSACTION"):
        _skip(cursor)
    elif cursor.takes_any("BEGIN", "END"):
        return
    elif cursor.takes("IF"):
        _condition(cursor)
    elif cursor.takes("CREATE", "TABLE"):
        if _is_temporary(cursor):
            _skip(cursor)
        else:
            create_table(cursor, database)
    elif cursor.takes("CREATE", "SCHEMA"):
        cursor.identifier()
        if cursor.takes("AUTHORIZATION"):
            cursor.identifier()
    elif cursor.takes("ALTER", "TABLE"):
        alter_table(cursor, database)
    elif cursor.sees("CREATE") and _index(cursor, database):
        return
    elif cursor.takes("DROP", "TABLE") or cursor.takes("DROP", "VIEW"):
        _drop(cursor, database)
    elif cursor.takes("INSERT"):
        _insert(cursor, database)
    elif cursor.takes_any("EXEC", "EXECUTE"):
        _execute(cursor, database)
    elif token.is_word(*_SILENT):
        _skip(cursor)
    else:
        raise NotUnderstood("")


def _is_temporary(cursor: Cursor) -> bool:
    token = cursor.peek()
    return token is not None and token.value.startswith("#")


def _condition(cursor: Cursor) -> None:
    """A guard is taken as met: the script is read as if run on an empty database."""
    depth = 0
    while (token := cursor.peek()) is not None:
        if depth == 0 and token.is_word(*_STARTS):
            return
        depth += {"(": 1, ")": -1}.get(token.text, 0)
        cursor.next()


def _skip(cursor: Cursor) -> None:
    """Pass the rest of a statement: to a semicolon or to a line that starts another one."""
    depth = 0
    first = cursor.next()
    line = first.line
    while (token := cursor.peek()) is not None:
        if depth == 0:
            if token.text == ";":
                cursor.next()
                return
            if token.line != line and token.is_word(*_STARTS):
                return
        line = token.line
        depth = max(0, depth + {"(": 1, ")": -1}.get(token.text, 0))
        cursor.next()


def _list(cursor: Cursor, database: Database, reason: str) -> None:
    first = cursor.tokens[cursor.place]
    ahead = [cursor.peek(place) for place in range(1, 3)]
    words = [first.text.upper()] + [
        token.text.upper()
        for token in ahead
        if token is not None and token.kind == "word" and token.line == first.line
    ]
    if words[0] in ("GRANT", "DENY", "REVOKE"):
        words, reason = words[:1], reason or "rights belong to the server, not to the dictionary"
    if words[0] in ("UPDATE", "DELETE", "MERGE", "TRUNCATE", "SELECT"):
        words, reason = words[:1], reason or "it works on rows"
    if len(words) > 1 and words[1] in _NO_SCHEMA:
        words, reason = words[:2], reason or "it is no part of a schema"
    place = f"line {first.line}"
    database.unmanaged.append(
        Unmanaged(
            kind="statement",
            name=" ".join([*words[:2], *_table_named(cursor, words)]),
            reason=f"{place}: {reason}" if reason else f"{place}: it is not read",
        )
    )
    _skip(cursor)


def _table_named(cursor: Cursor, words: list[str]) -> list[str]:
    """Return the table that a statement left out makes or changes, where it names one."""
    if words[1:2] != ["TABLE"]:
        return []
    start = cursor.place
    cursor.place += 2
    try:
        return [str(cursor.qname())]
    except NotUnderstood:
        return []
    finally:
        cursor.place = start


def _index(cursor: Cursor, database: Database) -> bool:
    start = cursor.place
    cursor.next()
    unique = cursor.takes("UNIQUE")
    kind = cursor.takes_any("CLUSTERED", "NONCLUSTERED")
    if not cursor.takes("INDEX"):
        cursor.place = start
        raise NotUnderstood("")
    name = cursor.identifier()
    cursor.needs("ON")
    raw = database.table(cursor.qname())
    index_body(cursor, raw, database, name=name, unique=unique, clustered=kind == "CLUSTERED")
    return True


def _drop(cursor: Cursor, database: Database) -> None:
    cursor.takes("IF", "EXISTS")
    while True:
        if _is_temporary(cursor):
            cursor.next()
        else:
            name = cursor.qname().folded()
            database.tables = {k: v for k, v in database.tables.items() if k.folded() != name}
            database.views = {k: v for k, v in database.views.items() if k.folded() != name}
        if not cursor.takes(","):
            return


def _insert(cursor: Cursor, database: Database) -> None:
    cursor.takes("INTO")
    raw = database.table(cursor.qname())
    columns = tuple(column.name for column in raw.columns if column.name not in raw.computed)
    if cursor.sees("("):
        columns = tuple(raw.spelled(name) for name in cursor.names())
    cursor.needs("VALUES")
    rows = []
    while True:
        cursor.needs("(")
        cells = [cursor.scalar()]
        while cursor.takes(","):
            cells.append(cursor.scalar())
        cursor.needs(")")
        rows.append(Row.of(dict(zip(columns, cells, strict=True))))
        if not cursor.takes(","):
            break
    raw.rows.extend(rows)


def _execute(cursor: Cursor, database: Database) -> None:
    if cursor.takes("("):
        token = cursor.next()
        cursor.needs(")")
        _nested(token.kind, token.value, token.line, database)
        return
    name = cursor.qname().name.lower()
    if name == "sp_executesql":
        token = cursor.next()
        if token.text.startswith("@") and cursor.takes("="):
            token = cursor.next()
        _nested(token.kind, token.value, token.line, database)
    elif name in ("sp_addextendedproperty", "sp_updateextendedproperty"):
        _comment(_arguments(cursor), database)
    else:
        raise NotUnderstood(f"the procedure {name} is not run")


def _nested(kind: str, text: str, line: int, database: Database) -> None:
    if kind != "string":
        raise NotUnderstood("the text of EXEC is put together at run time")
    read_batch(Cursor(text, line=line), database)


_POSITIONS = (
    "@name", "@value", "@level0type", "@level0name", "@level1type", "@level1name", "@level2type",
    "@level2name",
)  # fmt: skip


def _arguments(cursor: Cursor) -> dict[str, str]:
    found: dict[str, str] = {}
    for position in range(len(_POSITIONS)):
        key = _POSITIONS[position]
        token = cursor.next()
        if token.text.startswith("@") and cursor.takes("="):
            key = token.text.lower()
            token = cursor.next()
        found[key] = token.value
        if not cursor.takes(","):
            break
    return found


def _comment(arguments: dict[str, str], database: Database) -> None:
    if arguments.get("@name") != PROPERTY:
        raise NotUnderstood(f"the extended property {arguments.get('@name')} is not held")
    if arguments.get("@level0type", "").upper() not in ("SCHEMA", "USER"):
        raise NotUnderstood("it describes no table, view or column")
    name = QName(arguments.get("@level0name", DEFAULT_SCHEMA), arguments.get("@level1name", ""))
    text = arguments.get("@value")
    if arguments.get("@level1type", "").upper() == "VIEW" and "@level2name" not in arguments:
        if name not in database.views:
            raise NotUnderstood(f"there is no view {name} before this line")
        database.views[name] = (text, database.views[name][1])
        return
    raw = database.table(name)
    column = arguments.get("@level2name")
    if column is None:
        raw.description = text
        return
    place = raw.find(column)
    if place is None or arguments.get("@level2type", "").upper() != "COLUMN":
        raise NotUnderstood(f"it describes {column}, which is no column of {name}")
    raw.columns[place] = replace(raw.columns[place], description=text)


def is_ledger(name: QName) -> bool:
    """Say whether a table belongs to the ledger rather than to the schema."""
    return name.name.startswith(LEDGER_PREFIX)
