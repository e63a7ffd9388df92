"""LD108: a SQLite table is rebuilt while foreign keys are enforced."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.rebuilds import rebuilds
from strandline.lint.statements.record import Action, Statement
from strandline.lint.statements.rule import Found, StatementRule


def check(context: StatementContext) -> Iterator[Found]:
    """Report a rebuild's DROP TABLE unless enforcement was turned off, outside of a transaction."""
    for rebuild in rebuilds(context):
        if _enforced_at(context, rebuild.drop):
            yield Found(
                message=f"drops {rebuild.name} for a rebuild while foreign keys are enforced",
                start=rebuild.drop.start,
                end=rebuild.drop.end,
                subject=str(rebuild.name),
            )


def _enforced_at(context: StatementContext, drop: Statement) -> bool:
    enforced = True
    for statement in context.actions(Action.PRAGMA):
        is_switch = statement.name is not None and statement.name.key == "foreign_keys"
        # Inside a transaction the switch does nothing and says nothing.
        if is_switch and statement.index < drop.index and not context.in_transaction(statement):
            enforced = statement.options.get("VALUE") not in ("OFF", "0", "FALSE", "NO")
    return enforced


RULE = StatementRule(
    code="LD108",
    slug="sqlite-rebuild-cascade",
    severity=Severity.ERROR,
    summary="A SQLite table is rebuilt while foreign keys are enforced",
    risk=(
        "DROP TABLE deletes the rows first, so ON DELETE CASCADE empties the tables that refer to "
        "it, and SET NULL clears their keys."
    ),
    safe_way=(
        "PRAGMA foreign_keys = OFF before the transaction begins, PRAGMA foreign_key_check before "
        "it commits, ON again after it"
    ),
    platforms=("sqlite",),
    peers=("D08",),
    bad={
        "sqlite": (
            "BEGIN;\nCREATE TABLE t_new (id INTEGER PRIMARY KEY, a TEXT);\n"
            "INSERT INTO t_new SELECT id, a FROM t;\nDROP TABLE t;  -- <- here\n"
            "ALTER TABLE t_new RENAME TO t;\nCOMMIT;",
            "BEGIN;\nPRAGMA foreign_keys = OFF;\nCREATE TABLE t_new (id INTEGER PRIMARY KEY);\n"
            "INSERT INTO t_new SELECT id FROM t;\nDROP TABLE t;  -- <- here\n"
            "ALTER TABLE t_new RENAME TO t;\nCOMMIT;",
        ),
    },
    good={
        "sqlite": (
            "PRAGMA foreign_keys = OFF;\nBEGIN;\nCREATE TABLE t_new (id INTEGER PRIMARY KEY);\n"
            "INSERT INTO t_new SELECT id FROM t;\nDROP TABLE t;\nALTER TABLE t_new RENAME TO t;\n"
            "PRAGMA foreign_key_check;\nCOMMIT;\nPRAGMA foreign_keys = ON;",
        ),
    },
    check=check,
)
