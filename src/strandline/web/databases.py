"""Failures of the database, told without SQL text and without values."""

from __future__ import annotations

from sqlalchemy import exc

from strandline.errors import StrandlineError
from strandline.rest.errors import Conflict, Invalid, NotReady

_CANCELLED = "57014"


def of_database(error: exc.SQLAlchemyError) -> StrandlineError | None:
    """Return what a caller is told; None for a failure that is a bug of ours."""
    match error:
        case exc.IntegrityError():
            return Conflict(
                "H015",
                "what is stored speaks against this: a key, a reference or a rule of the database "
                "does not allow it",
                hint="read what it points at and what is there already, then send it again",
            )
        case exc.DataError():
            return Invalid(
                "H017",
                "the database cannot hold one of the values: too long, out of range, or not of its "
                "column's kind",
                hint="compare the values with the columns' types in the schema's pages",
            )
        case exc.OperationalError() if getattr(error.orig, "sqlstate", None) == _CANCELLED:
            return NotReady(
                "H018",
                "the database did not finish in the time that a request may take",
                hint="ask for less at once: a shorter time, fewer series, a lower resolution",
            )
        case exc.OperationalError() | exc.InterfaceError() | exc.TimeoutError():
            return unavailable()
        case _:
            return None


def unavailable() -> NotReady:
    """Return what a caller is told while the database cannot be asked."""
    return NotReady(
        "H016",
        "the database cannot answer now",
        hint="try again in a moment; nothing of this request was kept",
    )
