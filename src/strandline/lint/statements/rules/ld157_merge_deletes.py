"""LD157: MERGE deletes what its source does not name."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.record import Action, find_words
from strandline.lint.statements.rule import Found, StatementRule


def check(context: StatementContext) -> Iterator[Found]:
    """Report WHEN NOT MATCHED BY SOURCE ... DELETE."""
    for statement in context.actions(Action.MERGE):
        at = find_words(statement.tokens, "NOT", "MATCHED", "BY", "SOURCE")
        if at is None or context.is_new(statement.name, statement):
            continue
        rest = statement.tokens[at:]
        position = find_words(rest, "THEN", "DELETE")
        conditional = len(rest) > 4 and rest[4].key == "AND"
        if position is not None and not conditional:
            yield Found(
                message=f"deletes every row of {statement.name} that the source does not name",
                start=rest[position].start,
                end=rest[position + 1].end,
                subject=str(statement.name),
            )


RULE = StatementRule(
    code="LD157",
    slug="merge-deletes",
    severity=Severity.WARNING,
    summary="MERGE deletes every row that its source does not name",
    risk="A source that is empty, late or partial empties the table.",
    safe_way="delete by a condition of its own (AND ...), or in a statement that counts first",
    platforms=("postgres", "mssql", "duckdb"),
    peers=("D07",),
    bad={
        "mssql": (
            "MERGE dbo.T AS t USING dbo.S AS s ON t.Id = s.Id\n"
            "WHEN MATCHED THEN UPDATE SET A = s.A\n"
            "WHEN NOT MATCHED BY SOURCE THEN DELETE;  -- <- here",
        ),
        "postgres": (
            "MERGE INTO app.t USING app.s ON t.id = s.id WHEN NOT MATCHED BY SOURCE THEN DELETE;",
        ),
        "duckdb": ("MERGE INTO t USING s ON t.id = s.id WHEN NOT MATCHED BY SOURCE THEN DELETE;",),
    },
    good={
        "mssql": (
            "MERGE dbo.T AS t USING dbo.S AS s ON t.Id = s.Id\n"
            "WHEN NOT MATCHED BY SOURCE AND t.Gone = 1 THEN DELETE;",
        ),
        "postgres": (
            "MERGE INTO app.t USING app.s ON t.id = s.id WHEN MATCHED THEN UPDATE SET a = s.a;",
        ),
        "duckdb": ("MERGE INTO t USING s ON t.id = s.id WHEN MATCHED THEN UPDATE SET a = s.a;",),
    },
    check=check,
)
