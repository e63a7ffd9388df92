"""LC301: a table or view gets another name."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.grammar import ALL
from strandline.lint.statements.rebuilds import rebuilds
from strandline.lint.statements.record import Action, ChangeKind, Name, Object, Statement
from strandline.lint.statements.rule import Found, StatementRule


def check(context: StatementContext) -> Iterator[Found]:
    """Report renames; not the swap of a rebuild, nor one that leaves a view under the old name."""
    views = {
        statement.name.key: statement.index
        for statement in context.on(Action.CREATE, Object.VIEW, Object.SYNONYM)
        if statement.name is not None
    }
    swaps = {rebuild.back.index for rebuild in rebuilds(context)}
    for statement, old, new in _renames(context):
        kept = views.get(old.key, -1) > statement.index
        if kept or statement.index in swaps or context.is_new(old, statement):
            continue
        yield Found(
            message=f"{old} becomes {new}; who says the old name fails",
            start=statement.start,
            end=statement.end,
            subject=str(old),
        )


def _renames(context: StatementContext) -> Iterator[tuple[Statement, Name, Name]]:
    for statement in context.statements:
        old, new = statement.name, statement.new_name
        if old is None:
            continue
        if statement.is_on(Action.RENAME, Object.TABLE) and new is not None:
            yield statement, old, new
        for change in statement.changes:
            if change.kind is ChangeKind.RENAME and change.new_name is not None:
                yield statement, old, change.new_name


RULE = StatementRule(
    code="LC301",
    slug="rename-table",
    severity=Severity.WARNING,
    summary="A table gets another name",
    risk="Every client of the release that still runs asks for the old name and fails at once.",
    safe_way=(
        "leave a view under the old name for one release, or expand and contract: new table, "
        "copied by trigger, readers moved, old table dropped"
    ),
    platforms=ALL,
    peers=("C01",),
    bad={
        "postgres": ("ALTER TABLE app.orders RENAME TO purchases;",),
        "mssql": ("EXEC sp_rename 'dbo.Orders', 'Purchases'",),
        "sqlite": ("ALTER TABLE orders RENAME TO purchases;",),
        "duckdb": ("ALTER TABLE orders RENAME TO purchases;",),
    },
    good={
        "postgres": (
            "ALTER TABLE app.orders RENAME TO purchases;\n"
            "CREATE VIEW app.orders AS SELECT * FROM app.purchases;",
        ),
        "mssql": (
            "EXEC sp_rename 'dbo.Orders', 'Purchases'\nCREATE SYNONYM dbo.Orders FOR dbo.Purchases",
        ),
        "sqlite": (
            "PRAGMA foreign_keys = OFF;\nCREATE TABLE t_new (id INTEGER PRIMARY KEY);\nINSERT INTO t_new SELECT id FROM t;\n"
            "DROP TABLE t;\nALTER TABLE t_new RENAME TO t;",
        ),
        "duckdb": ("CREATE VIEW purchases AS SELECT * FROM orders;",),
    },
    check=check,
)
