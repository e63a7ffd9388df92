"""PostgreSQL's errors as PlatformFailure: by SQLSTATE, without values and without passwords."""

from __future__ import annotations

from dataclasses import dataclass

from strandline.errors import PlatformFailure
from strandline.platforms.base import LOCK_WAIT


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the server said about a failure; every field may be empty.

    `primary` is the server's one-line message. Its detail line holds row values and is not here.
    """

    sqlstate: str = ""
    primary: str = ""
    schema: str = ""
    table: str = ""
    column: str = ""
    constraint: str = ""


_KINDS: tuple[tuple[str, str, str, str], ...] = (
    # SQLSTATE prefix, code, what happened, what to do
    ("28", "X202", "the server refused the login", "check user and password of the URL"),
    ("3D000", "X203", "there is no such database", "create it first, or check the URL's last part"),
    ("42501", "X204", "this user may not do that", "grant the right, or use the owner's login"),
    ("53100", "X205", "the server's disk is full", "free space, then run again"),
    (
        "53200",
        "X209",
        "the server is out of memory for locks",
        "a large migration in one transaction needs a higher max_locks_per_transaction",
    ),
    ("53300", "X201", "the server takes no more connections", "wait, or raise max_connections"),
    ("57P03", "X201", "the server is not ready", "wait until it has started, then run again"),
    ("08", "X206", "the connection was lost", "check the server, then look at `status`"),
    ("57P", "X206", "the server ended the connection", "check the server, then look at `status`"),
    ("55P03", "X207", "a lock was not free in time", "run again when the other session has ended"),
    (
        "57014",
        "X207",
        "the statement took too long",
        "raise statement_timeout, or run it when quiet",
    ),
    ("40", "X207", "another session was in the way", "run again"),
    ("22", "X208", "the data present does not fit", "repair those rows, then run again"),
    ("23", "X208", "the data present breaks a rule", "repair those rows, then run again"),
)


_LOCK_WAITS = ("55P03", "40P01")
"""lock_timeout ran out, or this session was the one that gave way in a deadlock."""


def failure(facts: Facts, *, password: str = "") -> PlatformFailure:
    """Return the error to raise for what the server said."""
    code, what, hint = "X209", "PostgreSQL refused the statement", "see the message of the server"
    for prefix, kind_code, kind_what, kind_hint in _KINDS:
        if facts.sqlstate.startswith(prefix):
            code, what, hint = kind_code, kind_what, kind_hint
            break
    said = _without_values(facts)
    message = f"{what}: {said}" if said else what
    named = {
        "sqlstate": facts.sqlstate,
        "schema": facts.schema,
        "table": facts.table,
        "column": facts.column,
        "constraint": facts.constraint,
    }
    details: dict[str, object] = {key: value for key, value in named.items() if value}
    if facts.sqlstate in _LOCK_WAITS:
        details[LOCK_WAIT] = True
    return PlatformFailure(code, hidden(message, password), hint=hint, details=details)


def connection_failure(text: str, *, place: str, password: str = "") -> PlatformFailure:
    """Return the error for a session that could not be opened.

    The client library gives text only, so the SQLSTATE is found from what the server wrote.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    fatal = [line for line in lines if "FATAL:" in line]
    first = (fatal or lines or ["no answer"])[0]
    said = first.rpartition("FATAL:")[2].rpartition("failed:")[2].strip()
    lowered = said.lower()
    for sign, sqlstate in (
        ("password", "28P01"),
        ("authentication", "28000"),
        ("pg_hba", "28000"),
        ("role ", "28000"),
        ("permission denied for database", "42501"),
        ("too many", "53300"),
        ("remaining connection slots", "53300"),
        ("starting up", "57P03"),
        ("shutting down", "57P03"),
    ):
        if sign in lowered:
            return failure(Facts(sqlstate=sqlstate, primary=f"{said} ({place})"), password=password)
    if lowered.startswith("database ") and "does not exist" in lowered:
        return failure(Facts(sqlstate="3D000", primary=f"{said} ({place})"), password=password)
    return PlatformFailure(
        "X201",
        hidden(f"PostgreSQL cannot be reached at {place}: {said}", password),
        hint="check that the server runs, its host and port, and the network between",
    )


def hidden(text: str, password: str) -> str:
    """Return a text with the password masked."""
    return text.replace(password, "***") if password else text


def _without_values(facts: Facts) -> str:
    """Return the server's message; that of data exceptions quotes a value after its colon."""
    if facts.sqlstate.startswith("22"):
        return facts.primary.partition(': "')[0]
    return facts.primary
