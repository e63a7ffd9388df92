"""What a script says around its steps, so that any client can run it by hand, safely.

sqlcmd and SSMS go on with the next batch after an error. XACT_ABORT rolls the transaction back
then, so the guard after each batch looks for an error or a lost transaction and switches the
session to compiling only; nothing runs outside the transaction, and the end undoes the rest.
"""

from __future__ import annotations

from collections.abc import Sequence

from strandline.platforms.base import ScriptFrame, Step

LOCK_MILLISECONDS = 10_000
"""How long a statement waits for a lock: behind it every reader of the table would wait too."""

SESSION = (
    "SET NOCOUNT ON;\n"
    "SET XACT_ABORT ON;\n"
    "SET ANSI_NULLS, ANSI_PADDING, ANSI_WARNINGS, ARITHABORT, CONCAT_NULL_YIELDS_NULL, "
    "QUOTED_IDENTIFIER ON;\n"
    "SET NUMERIC_ROUNDABORT OFF;\n"
    "SET IMPLICIT_TRANSACTIONS OFF;\n"
    f"SET LOCK_TIMEOUT {LOCK_MILLISECONDS}"
)
"""Filtered indexes and stored computed columns need these; sqlcmd leaves QUOTED_IDENTIFIER off."""

GUARD = "IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON"

GUARD_OUTSIDE = "IF @@ERROR <> 0 SET NOEXEC ON"
_ROLLED_BACK = "everything it did was rolled back."
_IN_PARTS = (
    "what it did since the last COMMIT was rolled back. Mend the cause, then let apply go on."
)

_FINISH = (
    "SET NOEXEC OFF;\n"
    "IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;\n"
    "IF OBJECT_ID(N'tempdb..#strandline_run') IS NOT NULL\n"
    "BEGIN\n"
    "    DROP TABLE #strandline_run;\n"
    f"    RAISERROR(N'The script failed: {_ROLLED_BACK}', 16, 1);\n"
    "END"
)


def frame(steps: Sequence[Step]) -> ScriptFrame:
    """Return the frame; only its last words depend on whether steps run between transactions."""
    in_parts = any(not step.transactional for step in steps)
    finish = _FINISH.replace(_ROLLED_BACK, _IN_PARTS) if in_parts else _FINISH
    return ScriptFrame(
        before_transaction=(SESSION,),
        begin=(
            "CREATE TABLE #strandline_run (started_at DATETIME2(0) NOT NULL)",
            "BEGIN TRANSACTION",
        ),
        guard=GUARD,
        leave=("COMMIT TRANSACTION",),
        enter=("BEGIN TRANSACTION",),
        guard_outside=GUARD_OUTSIDE,
        end=("COMMIT TRANSACTION;\nDROP TABLE #strandline_run", finish),
        terminator="\nGO",
        # -x: text that holds $(name) stays as it is; -f 65001: the file is UTF-8.
        run_by_hand="sqlcmd -b -x -f 65001 -i FILE",
    )
