"""SQLite's errors as PlatformFailure: by result code, without values."""

from __future__ import annotations

import re

from strandline.errors import PlatformFailure
from strandline.platforms.base import LEDGER_PREFIX

_KINDS: tuple[tuple[str, str, str, str], ...] = (
    # start of the result code's name, code, what happened, what to do
    ("SQLITE_CANTOPEN", "X203", "the database file cannot be opened",
     "check that the path is a file, or a new file in a directory that exists"),
    ("SQLITE_READONLY", "X204", "the database is read-only",
     "make file and directory writable for this user, or open it without mode=ro"),
    ("SQLITE_PERM", "X204", "this user may not do that", "check the file's permissions"),
    ("SQLITE_AUTH", "X204", "this session may not do that", "check the file's permissions"),
    ("SQLITE_FULL", "X205", "the disk is full (or the file's size limit is reached)",
     "free space, then run again: the open transaction was undone"),
    ("SQLITE_IOERR", "X206", "reading or writing the database file failed",
     "check the disk, then look at `status`"),
    ("SQLITE_BUSY", "X207", "another session is writing to the database",
     "run again when it has ended"),
    ("SQLITE_LOCKED", "X207", "another statement holds the table", "run again when it has ended"),
    ("SQLITE_INTERRUPT", "X207", "the statement was interrupted", "run again"),
    ("SQLITE_CONSTRAINT", "X208", "the data present breaks a rule",
     "repair those rows, then run again"),
    ("SQLITE_CORRUPT", "X210", "the database file is damaged",
     "restore a backup, or try `.recover` of the sqlite3 shell"),
    ("SQLITE_NOTADB", "X211", "the file is no SQLite database",
     "check the path; an encrypted database cannot be read either"),
)  # fmt: skip

_NEW_TABLE = re.compile(rf"\b{LEDGER_PREFIX}new_")


def failure(message: str, code_name: str, *, place: str = "") -> PlatformFailure:
    """Return the error to raise; `code_name` is the result code's name (SQLITE_BUSY, ...)."""
    code, what, hint = "X209", "SQLite refused the statement", "see SQLite's own words"
    for start, kind_code, kind_what, kind_hint in _KINDS:
        if code_name.startswith(start):
            code, what, hint = kind_code, kind_what, kind_hint
            break
    # While a table is rebuilt it bears a name of ours; people know it by its own.
    said = _NEW_TABLE.sub("", message)
    where = f" ({place})" if place else ""
    details: dict[str, object] = {"sqlite": code_name} if code_name else {}
    constraint = _constraint(said)
    if constraint:
        details["constraint"] = constraint
    return PlatformFailure(code, f"{what}: {said}{where}", hint=hint, details=details)


def _constraint(said: str) -> str:
    _, found, named = said.partition(" constraint failed: ")
    return named if found else ""
