"""People's scripts: EXPORT DATABASE's schema.sql, `.schema` output, hand-written DDL."""

from __future__ import annotations

import re
from collections import Counter

from strandline.diagnostics import Diagnostic, Severity
from strandline.errors import InternalError, InvalidInput, PlatformFailure
from strandline.platforms.base import Connection, Unmanaged
from strandline.platforms.duckdb.driver import DuckDBConnection
from strandline.source import Span

_LEFT_OUT: tuple[tuple[str, str, str], ...] = (
    # how the statement starts, its kind, why it is left out
    (r"COPY\b", "data", "files of data are no part of a schema"),
    (r"(INSTALL|LOAD)\b", "extension", "extensions are installed by people, not by a script"),
    (r"(ATTACH|DETACH|USE)\b", "attached database", "one database is read at a time"),
    (r"(CREATE|ALTER|DROP)\s+(OR\s+REPLACE\s+)?(PERSISTENT\s+|TEMPORARY\s+)?SECRET\b", "secret",
     "secrets are no part of a schema"),
    (r"(SET|RESET|PRAGMA)\b", "setting", "settings of a session are no part of a schema"),
    (r"(EXPORT|IMPORT)\b", "data", "files of data are no part of a schema"),
    (r"CALL\b", "call", "calls are no part of a schema"),
)  # fmt: skip
# Rows are no part of a schema; a script may hold thousands, so they are counted by table.
_ROW_CHANGE = re.compile(
    r"(INSERT|UPDATE|DELETE|MERGE|TRUNCATE)\s+(?:OR\s+\w+\s+)?(?:(?:INTO|FROM|TABLE)\s+)?"
    r"((?:\"[^\"]*\"|\w+)(?:\.(?:\"[^\"]*\"|\w+))*)",
    re.IGNORECASE,
)
_TRANSACTION = re.compile(r"(BEGIN|START\s+TRANSACTION|COMMIT|END|ROLLBACK|ABORT|CHECKPOINT)\b",
                          re.IGNORECASE)  # fmt: skip
_COMMENTS = re.compile(r"\A(\s|--[^\n]*(\n|\Z)|/\*.*?\*/|^\.[^\n]*(\n|\Z))*", re.DOTALL)
_DOT_COMMAND = re.compile(r"^\.[a-z]+[^\n]*$", re.MULTILINE)


def load_script(connection: Connection, text: str) -> tuple[Unmanaged, ...]:
    """Run the statements one by one; InvalidInput names the line of one that fails."""
    if not isinstance(connection, DuckDBConnection):
        raise InternalError("X900", "a script of DuckDB was given to another platform's session")
    left_out: list[Unmanaged] = []
    row_changes: Counter[str] = Counter()
    # Commands of the duckdb shell (.mode, .open) are blanked, so that lines keep their numbers.
    plain = _DOT_COMMAND.sub("", text)
    try:
        statements = connection.split(plain)
    except PlatformFailure as error:
        raise _refused(error, _line_of(error, plain)) from None
    position = 0
    for statement in statements:
        body = statement[_skip(statement) :].strip().rstrip(";").strip()
        found = plain.find(body, position) if body else position
        start = found if found >= 0 else position
        position = start + len(body)
        if not body or _TRANSACTION.match(body):
            continue
        changed = _ROW_CHANGE.match(body)
        if changed is not None:
            row_changes[f"{changed[1].upper()} {changed[2]}"] += 1
            continue
        reason = _left_out(body)
        if reason is not None:
            kind, why = reason
            left_out.append(Unmanaged(kind=kind, name=_first_words(body), reason=why))
            continue
        try:
            connection.execute(body)
        except PlatformFailure as error:
            raise _refused(error, plain.count("\n", 0, start) + 1) from None
    left_out.extend(
        Unmanaged(kind="data", name=what.partition(" ")[2],
                  reason=f"{count} {what.partition(' ')[0]} statements, not schema")
        for what, count in row_changes.items()
    )  # fmt: skip
    return tuple(left_out)


def _skip(statement: str) -> int:
    found = _COMMENTS.match(statement)
    return found.end() if found is not None else 0


def _left_out(body: str) -> tuple[str, str] | None:
    for pattern, kind, why in _LEFT_OUT:
        if re.match(pattern, body, re.IGNORECASE):
            return kind, why
    return None


def _first_words(body: str) -> str:
    """Return the head of a statement: enough to find it, too little to hold a secret."""
    return " ".join(body.split()[:3])


def _line_of(error: PlatformFailure, text: str) -> int:
    """Return the line a syntax error stands on, by the word DuckDB stopped at."""
    found = re.search(r'at or near "([^"]+)"', error.message)
    place = text.find(found[1]) if found is not None else -1
    return text.count("\n", 0, place) + 1 if place >= 0 else 1


def _refused(error: PlatformFailure, line: int) -> InvalidInput:
    finding = Diagnostic(
        code="X120",
        severity=Severity.ERROR,
        message=error.message,
        why="the script stops at a statement that DuckDB refuses",
        fix="correct the statement, or take it out of the script",
        span=Span("script", line, 1),
    )
    return InvalidInput(
        "X120",
        f"line {line} of the script: {error.message}",
        findings=[finding],
        hint="correct the statement, then run again",
    )
