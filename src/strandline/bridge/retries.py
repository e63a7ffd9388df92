"""A write that is done again when the database gave it up for the sake of another one."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from typing import TypeVar

import sqlalchemy as sa

from strandline.bridge.database import Database, Session

Result = TypeVar("Result")
ATTEMPTS = 6
_FIRST_PAUSE = 0.02


class TryAgainError(Exception):
    """Raised by a write that found another one in its way, which has ended since."""


def run_write(database: Database, work: Callable[[Session], Result]) -> Result:
    """Run work in one transaction; after a deadlock or a lost race all of it is run again.

    Work must therefore do nothing outside the transaction that it could not do twice.
    """
    for attempt in range(1, ATTEMPTS):
        try:
            with database.write() as session:
                return work(session)
        except TryAgainError:
            pass
        except sa.exc.DBAPIError as error:
            if not database.dialect.may_succeed_again(error):
                raise
        # Not in step with the others that were told to try again.
        time.sleep(_FIRST_PAUSE * 2**attempt * random.random())  # noqa: S311
    with database.write() as session:
        return work(session)
