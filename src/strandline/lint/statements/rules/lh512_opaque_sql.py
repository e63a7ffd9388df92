"""LH512: a part of the script cannot be judged."""

from __future__ import annotations

from collections.abc import Iterator

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.grammar import ALL
from strandline.lint.statements.read import dynamic_literal
from strandline.lint.statements.record import Action, Statement
from strandline.lint.statements.rule import Found, StatementRule

_KNOWN = {
    "sp_executesql", "sp_addextendedproperty", "sp_updateextendedproperty", "sp_dropextendedproperty",
    "sp_getapplock", "sp_releaseapplock", "sp_configure", "sp_refreshview", "sp_refreshsqlmodule",
}  # fmt: skip
_RUNS_MORE = (
    "\\i",
    "\\ir",
    "\\gexec",
    "\\copy",
    "\\!",
    ":r",
    ":!!",
    ".read",
    ".import",
    ".shell",
    ".system",
)


def check(context: StatementContext) -> Iterator[Found]:
    """Report anonymous blocks, dynamic SQL, procedures, other files and what cannot be read."""
    for statement in context.statements:
        reason = _reason(statement)
        if reason:
            yield Found(
                message=f"{reason}: what it does is not judged",
                start=statement.start,
                end=statement.end,
            )


def _reason(statement: Statement) -> str:
    if statement.trouble:
        return f"holds {statement.trouble}"
    if statement.action is Action.UNKNOWN:
        return "is no statement that is known here"
    if statement.action is Action.DO:
        return "runs an anonymous block"
    if statement.action is Action.CALL:
        return "calls a procedure"
    if statement.action is Action.EXECUTE:
        return _execution(statement)
    if statement.action is Action.CLIENT:
        word = statement.tokens[0].text.split(None, 1)[0].lower()
        return f"runs more by {word}" if word.startswith(_RUNS_MORE) else ""
    if statement.action is Action.COPY and "PROGRAM" in statement.keys:
        return "runs a program on the server"
    return ""


def _execution(statement: Statement) -> str:
    if dynamic_literal(statement) is not None:
        return ""
    name = statement.name
    if name is not None and name.key != "sp_executesql":
        return "" if name.key in _KNOWN else f"calls {name}"
    return "runs SQL that it puts together"


RULE = StatementRule(
    code="LH512",
    slug="opaque-sql",
    severity=Severity.WARNING,
    summary="A part of the script cannot be read or judged",
    risk="No rule sees what it does, so silence about it means nothing.",
    safe_way="write the statements out; where that cannot be, have a person vouch for it by name and reason",
    platforms=ALL,
    peers=("H12",),
    bad={
        "postgres": (
            "DO $$ BEGIN EXECUTE 'DROP TABLE t'; END $$;",
            "CALL app.tidy();",
            "SELECT 'never closed;\nDROP TABLE app.t;",
            "\\i other.sql",
            "FROBNICATE app.t;",
            "COPY app.t FROM PROGRAM 'cat x';",
        ),
        "mssql": (
            "DECLARE @s NVARCHAR(MAX) = N'x'\nEXEC (@s)  -- <- here",
            "EXEC dbo.Tidy",
            "EXEC sp_executesql @s",
            ":r other.sql",
        ),
        "sqlite": ("CREATE TABLE n (id INTEGER PRIMARY KEY;",),
        "duckdb": (".read other.sql",),
    },
    good={
        "postgres": ("\\set ON_ERROR_STOP on\nSELECT 1;",),
        "mssql": ("EXEC (N'SELECT 1')", "EXEC sys.sp_addextendedproperty @name = N'x'"),
        "sqlite": ("/* nothing\n*/",),
        "duckdb": ("SELECT $$ ; $$;",),
    },
    check=check,
)
