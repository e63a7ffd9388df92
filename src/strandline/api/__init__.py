"""The Python API: one function for each verb; the command line uses nothing else.

`project` is a folder in or below a project. States are named as on the command line. Functions
return a record with `as_json()`, and raise a `StrandlineError` whose `exit_code` is the command's.
"""

from strandline.api.archiving import (
    approve_purge,
    archives,
    export_archive,
    purge_archives,
    restore_archive,
    show_archive,
)
from strandline.api.authoring import check, diff, docs, init, inspect, load, plan, release
from strandline.api.backfills import (
    backfill_list,
    backfill_report,
    backfill_reset,
    backfill_run,
    backfill_seal,
    backfill_status,
)
from strandline.api.coding import usages, usages_audit
from strandline.api.database import apply, drift, history, recover, rollback, status
from strandline.api.exchange import export_alembic, import_alembic, import_sql
from strandline.api.guarding import approvals, approve, precheck, rehearse
from strandline.api.judging import check_fix, explain, lint, lint_fix, save_baseline
from strandline.api.packs import pack_commands, run_pack_command
from strandline.api.serving import create_key, list_keys, revoke_key

__all__ = [
    "apply", "approvals", "approve", "approve_purge", "archives", "backfill_list",
    "backfill_report", "backfill_reset", "backfill_run", "backfill_seal", "backfill_status",
    "check", "check_fix", "create_key", "diff", "docs", "drift", "explain", "export_alembic",
    "export_archive", "history", "import_alembic", "import_sql", "init", "inspect", "lint",
    "lint_fix", "list_keys", "load", "pack_commands", "plan", "precheck", "purge_archives",
    "recover", "rehearse", "release", "restore_archive", "revoke_key", "rollback",
    "run_pack_command", "save_baseline", "show_archive", "status", "usages", "usages_audit",
]  # fmt: skip
