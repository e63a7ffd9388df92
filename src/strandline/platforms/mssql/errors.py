"""SQL Server's errors as PlatformFailure: by number, or by what the driver's text says.

Row values and passwords that the server quotes never get into a message.
"""

from __future__ import annotations

import re

from strandline.errors import PlatformFailure
from strandline.platforms.base import LOCK_WAIT

Kind = tuple[str, str, str]
_UNREACHABLE: Kind = (
    "X201",
    "SQL Server cannot be reached",
    "check that the server runs, its host and port, encryption, and the network between",
)
_LOGIN: Kind = ("X202", "the server refused the login", "check user and password of the URL")
_NO_DATABASE: Kind = (
    "X203",
    "the database does not exist, or this user may not open it",
    "create it first, or check the URL's last part",
)
_PERMISSION: Kind = (
    "X204",
    "this user may not do that",
    "grant the right, or use the owner's login",
)
_FULL: Kind = (
    "X205",
    "the server's disk, filegroup or transaction log is full",
    "free space or back up the log, then run again",
)
_LOST: Kind = ("X206", "the connection was lost", "check the server, then look at `status`")
_LOCKED: Kind = (
    "X207",
    "another session was in the way",
    "run again when the other session has ended",
)
_DATA: Kind = ("X208", "the data present breaks a rule", "repair those rows, then run again")
_OTHER: Kind = (
    "X209",
    "SQL Server refused the statement",
    "see the message of the server",
)

_LOCK_WAITS = (1205, 1222)
"""LOCK_TIMEOUT ran out, or this session was the one that gave way in a deadlock."""

_NUMBERS: dict[int, Kind] = {
    18456: _LOGIN,
    18452: _LOGIN,
    18470: _LOGIN,
    18487: _LOGIN,
    18488: _LOGIN,
    4060: _NO_DATABASE,
    911: _NO_DATABASE,
    229: _PERMISSION,
    230: _PERMISSION,
    262: _PERMISSION,
    297: _PERMISSION,
    300: _PERMISSION,
    916: _PERMISSION,
    1088: _PERMISSION,
    15247: _PERMISSION,
    1101: _FULL,
    1105: _FULL,
    9002: _FULL,
    3257: _FULL,
    5149: _FULL,
    1205: _LOCKED,
    1222: _LOCKED,
    3960: _LOCKED,
    2601: _DATA,
    2627: _DATA,
    547: _DATA,
    515: _DATA,
    1505: _DATA,
    2628: _DATA,
    8152: _DATA,
    8115: _DATA,
    245: _DATA,
    4901: _DATA,
    50001: _DATA,
    10053: _LOST,
    10054: _LOST,
    233: _LOST,
    64: _LOST,
}

# The driver hands on the server's text without its number.
_SIGNS: tuple[tuple[str, int], ...] = (
    ("login failed", 18456),
    ("cannot open database", 4060),
    ("does not exist. make sure that the name is entered correctly", 911),
    ("permission was denied", 229),
    ("permission denied in database", 262),
    ("transaction log for database", 9002),
    ("could not allocate space", 1105),
    ("was deadlocked", 1205),
    ("lock request time out", 1222),
    ("cannot insert duplicate key row", 2601),
    ("create unique index statement terminated", 1505),
    ("violation of ", 2627),
    (" conflicted with the ", 547),
    ("cannot insert the value null", 515),
    ("would be truncated", 2628),
    ("arithmetic overflow", 8115),
    ("conversion failed when converting", 245),
    ("only allows columns to be added that can contain nulls", 4901),
    ("is append-only", 50001),
    ("cannot change after the insert", 50001),
    ("communication link failure", 10054),
    ("connection is broken", 10054),
    ("forcibly closed", 10054),
)
_CONNECT_SIGNS = (
    "unable to establish connection",
    "network-related",
    "login timeout expired",
    "could not open a connection",
    "tcp provider",
    "ssl provider",
)
_VALUES = (
    re.compile(r"The duplicate key value is .*?\)\.", re.DOTALL),
    re.compile(r"Truncated value: '.*?'\.", re.DOTALL),
    re.compile(r"(?<=converting the )(\w+) value '.*?'", re.DOTALL),
    re.compile(r"(?<=value )'.*?'", re.DOTALL),
)
_REPLACEMENTS = ("", "", r"\1 value", "(hidden)")
_CONSTRAINT = re.compile(
    r"(?:constraint|unique index|index|CONSTRAINT) [\"'“]([^\"'”]+)[\"'”]", re.IGNORECASE
)
_PREFIX = re.compile(r"^(?:\[[^\]]*\])+")
_NUMBER = re.compile(r"\((\d{2,5})\)|Msg (\d{2,5})")


def failure(text: str, *, number: int | None = None, password: str = "") -> PlatformFailure:
    """Return the error to raise for what the server said about a statement."""
    said = hidden(_without_values(_server_text(text)), password)
    found = number if number is not None else number_in(text)
    code, what, hint = _NUMBERS.get(found or 0, _OTHER)
    if found is None and any(sign in text.lower() for sign in _CONNECT_SIGNS):
        code, what, hint = _LOST
    constraint = _CONSTRAINT.search(said)
    details: dict[str, object] = {}
    if found is not None:
        details["number"] = found
    if found in _LOCK_WAITS:
        details[LOCK_WAIT] = True
    if constraint is not None:
        details["constraint"] = constraint.group(1)
    return PlatformFailure(code, f"{what}: {said}" if said else what, hint=hint, details=details)


def connection_failure(text: str, *, place: str, password: str = "") -> PlatformFailure:
    """Return the error for a session that could not be opened."""
    found = number_in(text)
    code, what, hint = _NUMBERS.get(found or 0, _UNREACHABLE)
    if (code, what, hint) == _LOST:
        code, what, hint = _UNREACHABLE
    said = hidden(_server_text(text), password)
    details: dict[str, object] = {"number": found} if found is not None else {}
    return PlatformFailure(code, f"{what} ({place}): {said}", hint=hint, details=details)


def number_in(text: str) -> int | None:
    """Return the error number that a message carries or that its words stand for."""
    explicit = _NUMBER.search(text)
    if explicit is not None:
        number = int(explicit.group(1) or explicit.group(2))
        if number in _NUMBERS:
            return number
    lowered = text.lower()
    return next((number for sign, number in _SIGNS if sign in lowered), None)


def hidden(text: str, password: str) -> str:
    """Return a text with the password masked."""
    return text.replace(password, "***") if password else text


def _server_text(text: str) -> str:
    said = text.rpartition("DDBC Error:")[2].strip() or text.strip()
    said = _PREFIX.sub("", said).strip()
    return " ".join(said.split())


def _without_values(text: str) -> str:
    for pattern, replacement in zip(_VALUES, _REPLACEMENTS, strict=True):
        text = pattern.sub(replacement, text)
    return " ".join(text.split())
