"""DuckDB's errors as PlatformFailure: by kind, without values, tokens or statement text."""

from __future__ import annotations

import re

from strandline.errors import PlatformFailure
from strandline.platforms.duckdb.text import NEW_PREFIX, STASH_PREFIX

_KINDS: tuple[tuple[str, str, str, str], ...] = (
    # part of DuckDB's message, code, what happened, what to do
    (r"Could not set lock on file|already open in|being used by another process", "X207",
     "another process has the database file open", "end that process, then run again"),
    (r"No space left on device|disk.*full|max_temp_directory_size|quota exceeded", "X205",
     "the disk is full", "free space, then run again: the open transaction was undone"),
    (r"Out of Memory Error", "X205", "there is not enough memory",
     "raise memory_limit, or give DuckDB a temp_directory on a disk with room"),
    (r"(Permission denied|read-only|read only)", "X204", "the file or directory may not be written",
     "make file and directory writable for this user, or open it without read_only"),
    (r"No such file or directory|Is a directory|does not exist in path", "X203",
     "the database file cannot be opened",
     "check that the path is a file, or a new file in a directory that exists"),
    (r"not a valid DuckDB database file", "X211", "the file is no DuckDB database",
     "check the path; an encrypted database cannot be read either"),
    (r"version number \d+|newer (version|storage)|database file with version", "X212",
     "the file was written by another version of DuckDB",
     "use that version of DuckDB, or copy the database with it into a file of an older storage "
     "version: ATTACH ... (STORAGE_VERSION 'v1.5.0')"),
    (r"replaying WAL|checksum|corrupt", "X210", "the database file or its log is damaged",
     "restore a backup; keep the file and its .wal, a newer DuckDB may be able to read them"),
    (r"(token|JWT|[Aa]uthenticat|[Uu]nauthori[sz]ed)", "X202", "MotherDuck refused the login",
     "set MOTHERDUCK_TOKEN to a valid token"),
    (r"Failed to download extension|establish connection|[Nn]etwork|motherduck.*(failed|error)",
     "X201", "an extension or MotherDuck cannot be reached",
     "check the network; MotherDuck needs DuckDB 1.5 with its extension motherduck"),
    (r"^Constraint Error", "X208", "the data present breaks a rule",
     "repair those rows, then run again"),
    (r"^(Conversion|Out of Range|Invalid Input) Error", "X208",
     "a value does not fit the type it is brought to", "repair those rows, then run again"),
    (r"^TransactionContext Error|conflict", "X207", "another transaction was in the way",
     "run again when it has ended"),
    (r"INTERRUPT|Interrupted", "X207", "the statement was interrupted", "run again"),
)  # fmt: skip

_OWN_NAMES = re.compile(rf"\b({NEW_PREFIX}|{STASH_PREFIX})")
_PID = re.compile(r"held in (\S+) \(PID (\d+)\)")


def failure(message: str, *, place: str = "", secrets: tuple[str, ...] = ()) -> PlatformFailure:
    """Return the error to raise for what DuckDB said."""
    code, what, hint = "X209", "DuckDB refused the statement", "see DuckDB's own words"
    for pattern, kind_code, kind_what, kind_hint in _KINDS:
        if re.search(pattern, message):
            code, what, hint = kind_code, kind_what, kind_hint
            break
    said = _without_values(message)
    for secret in secrets:
        if secret:
            said = said.replace(secret, "***")
    details: dict[str, object] = {}
    constraint = _constraint(message)
    if constraint:
        details["constraint"] = constraint
    held = _PID.search(message)
    if held is not None:
        details["pid"] = int(held[2])
    where = f" ({place})" if place else ""
    return PlatformFailure(code, f"{what}: {said}{where}", hint=hint, details=details)


def _without_values(message: str) -> str:
    """Keep the first line, with names but without the values of the rows it speaks of."""
    lines = [line for line in message.splitlines() if line.strip()]
    said = lines[0] if lines else "no message"
    # While a table is rebuilt it bears a name of ours; people know it by its own.
    said = _OWN_NAMES.sub("", said)
    if said.startswith("Constraint Error") and "expression" not in said:
        said = re.sub(r'key "([^":]+(?:, )?)[^"]*"', _key_columns, said)
    if re.match(r"(Conversion|Out of Range|Invalid Input) Error", said):
        said = re.sub(r"'(?:[^']|'')*'", "'...'", said)
        said = re.sub(r"\bvalue (?!of\b).*? (can't|is out)", r"value ... \1", said)
        said = re.sub(r'"[^"]*"', '"..."', said)
    return said.removesuffix(".")


def _key_columns(found: re.Match[str]) -> str:
    """Keep the column names of `key "a: 1, b: x"`."""
    names = re.findall(r"(?:^|, )([^:,]+): ", found[0][5:])
    return f"key ({', '.join(names)})" if names else "key"


def _constraint(message: str) -> str:
    """Return which rule was broken, as far as DuckDB says: it keeps no names of constraints."""
    found = re.search(r"NOT NULL constraint failed: (\S+)", message)
    if found is not None:
        return f"NOT NULL {found[1].rstrip('.')}"
    found = re.search(r"with expression (CHECK.*)", message)
    if found is not None:
        return found[1].splitlines()[0]
    found = re.search(r'key "([^"]+)"', message)
    if found is None or "onstraint" not in message:
        return ""
    columns = ", ".join(re.findall(r"(?:^|, )([^:,]+): ", found[1]))
    if "primary key" in message:
        return f"PRIMARY KEY ({columns})"
    if "unique" in message:
        return f"UNIQUE ({columns})"
    return f"FOREIGN KEY ({columns})"
