"""What a script says before its first and after its last step."""

from __future__ import annotations

from collections.abc import Sequence

from strandline.platforms.base import ScriptFrame, Step

# A migration that waits for a lock makes every later session wait behind it.
LOCK_TIMEOUT = "5s"
STATEMENT_TIMEOUT = "0"

SETTINGS = (
    f"SET LOCAL lock_timeout = '{LOCK_TIMEOUT}'",
    # Copying a large table may take as long as it takes; a value makes squawk and people see it.
    f"SET LOCAL statement_timeout = '{STATEMENT_TIMEOUT}'",
    # Literals and CURRENT_TIMESTAMP mean the same on every machine that runs the script.
    "SET LOCAL TimeZone = 'UTC'",
    "SET LOCAL standard_conforming_strings = on",
    # What is made only where it is missing says so on every other run.
    "SET LOCAL client_min_messages = warning",
)


def frame(steps: Sequence[Step]) -> ScriptFrame:
    """Return the frame: one transaction, with time limits that end with it."""
    del steps
    return ScriptFrame(
        begin=("BEGIN", *SETTINGS),
        end=("COMMIT",),
        # -X: a psqlrc may turn autocommit off.
        run_by_hand="psql -X -v ON_ERROR_STOP=1 -f FILE",
    )
