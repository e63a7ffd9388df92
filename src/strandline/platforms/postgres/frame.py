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


OUTSIDE_LOCK_TIMEOUT = "10min"
"""Steps between transactions queue for locks that keep no reader or writer out."""


def outside_settings(
    *, lock: str = OUTSIDE_LOCK_TIMEOUT, texts: bool = False
) -> tuple[list[str], list[str]]:
    """Return what a step between transactions sets for its session, and what puts it back.

    `texts` adds what constants in the statement mean: there is no transaction that says it.
    """
    values = {"lock_timeout": lock, "statement_timeout": STATEMENT_TIMEOUT}
    settings = [f"SET {name} = '{value}'" for name, value in values.items()]
    if texts:
        settings += ["SET TimeZone = 'UTC'", "SET standard_conforming_strings = on"]
    return settings, [f"RESET {name}" for name in values]


def frame(steps: Sequence[Step]) -> ScriptFrame:
    """Return the frame: one transaction, with time limits that end with it."""
    del steps
    return ScriptFrame(
        begin=("BEGIN", *SETTINGS),
        leave=("COMMIT",),
        enter=("BEGIN", *SETTINGS),
        end=("COMMIT",),
        # -X: a psqlrc may turn autocommit off.
        run_by_hand="psql -X -v ON_ERROR_STOP=1 -f FILE",
    )
