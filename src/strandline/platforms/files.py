"""Databases that are one file, which connecting makes unless it is told not to."""

from __future__ import annotations

from strandline.errors import PlatformFailure, StrandlineError

_MISSING = "missing_file"


def missing_file(path: str) -> PlatformFailure:
    """Return the error for a database file that is not there and must not be made."""
    return PlatformFailure(
        "X203",
        f"there is no database file {path}",
        hint="check the path; `strandline apply` makes a new database",
        details={_MISSING: path},
    )


def is_missing_file(error: StrandlineError) -> bool:
    """Say whether an error is the one of `missing_file`."""
    return _MISSING in error.details
