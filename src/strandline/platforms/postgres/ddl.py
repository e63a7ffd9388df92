"""People's DDL run in a scratch database: pg_dump output and hand-written scripts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice

from strandline.diagnostics import Diagnostic, Severity
from strandline.errors import InvalidInput, PlatformFailure
from strandline.platforms.base import Connection, Unmanaged
from strandline.platforms.postgres.driver import SESSION
from strandline.platforms.postgres.lexer import iter_tokens
from strandline.platforms.postgres.split import Piece, split_script
from strandline.source import Span

# Words a statement starts with, and what it is called when it is not run. Rights and owners
# belong to a server and not to a schema; the rest reaches outside of the scratch database.
_LEFT_OUT: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (("GRANT",), "privilege", ""),
    (("REVOKE",), "privilege", ""),
    (("ALTER", "DEFAULT", "PRIVILEGES"), "privilege", ""),
    (("SECURITY", "LABEL"), "security label", ""),
    (("SET", "ROLE"), "role", ""),
    (("SET", "SESSION", "AUTHORIZATION"), "role", ""),
    *(
        ((verb, noun), "role", "")
        for verb in ("CREATE", "ALTER", "DROP")
        for noun in ("ROLE", "USER", "GROUP")
    ),
    *(
        ((verb, noun), noun.lower(), "it belongs to the whole server")
        for verb in ("CREATE", "ALTER", "DROP", "COMMENT ON")
        for noun in ("DATABASE", "TABLESPACE", "SUBSCRIPTION", "SYSTEM")
    ),
    (("COMMENT", "ON", "DATABASE"), "comment", "it belongs to the whole server"),
    (("COMMENT", "ON", "ROLE"), "comment", "it belongs to the whole server"),
    (("LOAD",), "library", "it belongs to the whole server"),
    (("COPY",), "rows", "copied from or to a file"),
    (("ROLLBACK",), "transaction", "statements are run one by one"),
)
# Rows are no part of a schema, and need not fit one that is read here without its settings.
_ROW_VERBS = (["INSERT"], ["UPDATE"], ["DELETE"], ["MERGE"], ["TRUNCATE"])
_BEFORE_TABLE = ("INSERT", "INTO", "UPDATE", "DELETE", "FROM", "MERGE", "TRUNCATE", "TABLE", "ONLY")
_TRANSACTIONS = ("BEGIN", "START", "COMMIT", "END", "SAVEPOINT", "RELEASE")
# Objects that no dictionary holds: when one cannot be made here it is listed, not an error.
_MAY_FAIL = (
    "FUNCTION", "PROCEDURE", "AGGREGATE", "OPERATOR", "POLICY", "RULE", "EVENT", "PUBLICATION",
    "SERVER", "FOREIGN", "TEXT", "CAST", "LANGUAGE", "EXTENSION", "TRIGGER", "STATISTICS",
    "TRANSFORM", "COLLATION", "CONVERSION", "MATERIALIZED", "ACCESS",
)  # fmt: skip
_OWNER = re.compile(r"^ALTER\s.*\sOWNER\s+TO\s+\S+$", re.IGNORECASE | re.DOTALL)
_DUPLICATE_SCHEMA = "42P06"


def load_script(connection: Connection, text: str) -> tuple[Unmanaged, ...]:
    """Run a script statement by statement and return what was left out, in its order.

    InvalidInput X120, with the line, when a statement that should have run failed.
    """
    left_out: list[Unmanaged] = []
    pieces = list(split_script(text))
    for piece in pieces:
        if _changes_rows(piece):
            continue
        found = _left_out(piece)
        if found is None:
            found = _run(connection, piece)
        if found is not None:
            left_out.append(found)
    # The script's own settings, an empty search path above all, end with it.
    connection.execute("RESET ALL")
    connection.execute(SESSION)
    return (*left_out, *_row_changes(pieces))


def _changes_rows(piece: Piece) -> bool:
    return piece.kind == "statement" and piece.words(1)[:1] in _ROW_VERBS


def _row_changes(pieces: Sequence[Piece]) -> list[Unmanaged]:
    """Return what changes rows, counted by verb and table: a dump may have thousands."""
    counted: Counter[tuple[str, str]] = Counter()
    for piece in pieces:
        if _changes_rows(piece):
            counted[_target(piece.text), piece.words(1)[0]] += 1
    return [
        Unmanaged(kind="rows", name=table, reason=f"{count} {verb} statements, not schema")
        for (table, verb), count in counted.items()
    ]


def _target(text: str) -> str:
    """Return the table that INSERT INTO, UPDATE, DELETE FROM and the like name, as written."""
    found = ""
    for token in islice(iter_tokens(text), 40):
        part = text[token.start : token.end]
        if token.kind in ("space", "comment") or part.upper() in _BEFORE_TABLE:
            continue
        if found and part != "." and not found.endswith("."):
            break
        found += part
    return found


def _left_out(piece: Piece) -> Unmanaged | None:
    """Return what a piece is called when it is not to be run."""
    if piece.kind == "command":
        return _listed("psql command", piece, "commands of psql are not SQL")
    if piece.kind == "copy":
        name = " ".join(piece.text.split()[1:2])
        return Unmanaged(
            kind="rows", name=name, reason=f"{piece.rows} rows of COPY (line {piece.line})"
        )
    words = piece.words()
    if _is_owner(piece):
        return _listed("owner", piece, "")
    for start, kind, reason in _LEFT_OUT:
        if words[: len(start)] == [*start]:
            return _listed(kind, piece, reason)
    return None


def _is_owner(piece: Piece) -> bool:
    return _OWNER.search(piece.text) is not None


def _run(connection: Connection, piece: Piece) -> Unmanaged | None:
    words = piece.words()
    if words and words[0] in _TRANSACTIONS:
        return None
    try:
        connection.execute(piece.text)
    except PlatformFailure as error:
        reason = _excused(words, error)
        if reason is None:
            raise _failed(piece, error) from None
        if reason:
            return _listed(_kind(words), piece, reason)
    return None


def _excused(words: list[str], error: PlatformFailure) -> str | None:
    """Return why a failure does not matter: '' needs no word, None means it does matter."""
    if error.code in ("X205", "X206"):
        return None
    if error.details.get("sqlstate") == _DUPLICATE_SCHEMA:
        return ""
    if words[:1] == ["SET"]:
        return f"this server does not know the setting: {error.message}"
    if words[:1] == ["DROP"]:
        return "there is nothing to drop in an empty database"
    if words[:2] in (["CREATE", "UNIQUE"], ["CREATE", "TABLE"]):
        return None
    if any(word in _MAY_FAIL for word in words[1:4]):
        return error.message
    return None


def _kind(words: list[str]) -> str:
    if words[:1] == ["SET"]:
        return "setting"
    if words[:2] == ["COMMENT", "ON"]:
        return "comment"
    skipped = {"CREATE", "ALTER", "DROP", "OR", "REPLACE", "IF", "EXISTS", "CONSTRAINT"}
    return next((word.lower() for word in words if word not in skipped), "statement")


def _listed(kind: str, piece: Piece, reason: str) -> Unmanaged:
    line = f"line {piece.line}"
    return Unmanaged(
        kind=kind, name=_summary(piece.text), reason=f"{reason} ({line})" if reason else line
    )


def _summary(text: str) -> str:
    """Return the first 80 characters on one line; string constants may be secrets."""
    pieces = [
        "'...'" if token.kind == "string" else text[token.start : token.end]
        for token in iter_tokens(text)
    ]
    flat = " ".join("".join(pieces).split())
    return flat if len(flat) <= 80 else flat[:79] + "…"


def _failed(piece: Piece, error: PlatformFailure) -> InvalidInput:
    finding = Diagnostic(
        code="X120",
        severity=Severity.ERROR,
        message=error.message,
        subject=_summary(piece.text),
        why="what the statement makes would be missing from the dictionary",
        fix="repair the statement, or take it out of the script",
        span=Span("script", piece.line),
    )
    return InvalidInput(
        "X120",
        f"line {piece.line} of the script failed: {error.message}",
        findings=[finding],
        hint="repair the statement, or take it out of the script",
    )
