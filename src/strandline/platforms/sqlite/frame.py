"""What stands round a migration's steps."""

from __future__ import annotations

from collections.abc import Sequence

from strandline.diff.operations import Archive, DeleteRow, InsertRow, Restore, UpdateRow
from strandline.platforms.base import LEDGER_PREFIX, ScriptFrame, Step
from strandline.platforms.sqlite.rebuild import KEPT, create_kept, drop_kept, missing_kept

GUARD = f"{LEDGER_PREFIX}guard"
_BROKEN_KEYS = "rows point at nothing (PRAGMA foreign_key_check lists them), all was undone"
_LOST = "what is listed above would be lost, all was undone"


def frame_of(steps: Sequence[Step]) -> ScriptFrame:
    """Return the frame. Foreign keys are off inside it wherever a table is dropped or rebuilt.

    `PRAGMA foreign_keys` does nothing inside a transaction, so it stands before and after. A
    check's rows fail the migration in the product, and its session settles what was noted when it
    commits; run by hand, the guards in `end` undo all instead of committing (and the COMMIT after
    them then says that there is nothing to commit).
    """
    notes = any(f'"{KEPT}"' in text for step in steps for text in step.statements)
    keys_off = any(
        text.startswith(("DROP TABLE", "PRAGMA legacy_alter_table"))
        for step in steps
        for text in step.statements
    ) or any(
        isinstance(operation, InsertRow | DeleteRow | UpdateRow | Archive | Restore)
        for step in steps
        for operation in step.operations
    )
    before: list[str] = []
    after: list[str] = []
    checks: list[str] = []
    end: list[str] = []
    guards: list[tuple[str, str]] = []
    if keys_off:
        before.append("PRAGMA foreign_keys = OFF")
        checks.append("PRAGMA foreign_key_check")
        guards.append((_BROKEN_KEYS, "SELECT 1 FROM pragma_foreign_key_check"))
    if notes:
        before += ["PRAGMA legacy_alter_table = OFF", create_kept()]
        end.append(missing_kept())
        guards.append((_LOST, missing_kept()))
        after += ["PRAGMA legacy_alter_table = OFF", drop_kept()]
    if keys_off:
        after.append("PRAGMA foreign_keys = ON")
    for said, query in guards:
        end.append(
            f'CREATE TEMP TABLE "{GUARD}" (found INTEGER, CONSTRAINT "{said}" CHECK (found = 0))'
        )
        end.append(f'INSERT OR ROLLBACK INTO temp."{GUARD}" SELECT 1 WHERE EXISTS ({query})')
        end.append(f'DROP TABLE temp."{GUARD}"')
    return ScriptFrame(
        before_transaction=tuple(before),
        begin=("BEGIN IMMEDIATE",),
        checks=tuple(checks),
        end=(*end, "COMMIT"),
        after_transaction=tuple(after),
        run_by_hand="sqlite3 -bail DB < FILE",
    )
