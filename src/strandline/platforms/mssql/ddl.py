"""People's T-SQL scripts: run in a scratch database, or read into a dictionary without a server."""

from __future__ import annotations

from strandline.diagnostics import Diagnostic, Severity
from strandline.dictionary.model import Dictionary, View
from strandline.errors import InvalidInput, PlatformFailure
from strandline.platforms.base import LEDGER_SCHEMA, Connection, Inspection, Unmanaged
from strandline.platforms.mssql import neutral
from strandline.platforms.mssql.cursor import Cursor
from strandline.platforms.mssql.ddl_statements import is_ledger, read_batch
from strandline.platforms.mssql.ddl_tables import Database
from strandline.platforms.mssql.lexer import Batch, batches
from strandline.platforms.mssql.raw import all_finished
from strandline.source import Span

_LOST = frozenset({"X201", "X206"})


def read_script(text: str) -> Inspection:
    """Read a script as it would leave an empty database. What is not understood is listed.

    Takes what SSMS generates, what sqlcmd runs and what people write by hand: GO, guards, SET, USE
    and PRINT, constraints in any of their places, comments, rows given as literals.
    """
    database = Database()
    for batch in batches(text):
        read_batch(Cursor(batch.text, line=batch.line), database)
    raws = [
        raw
        for name, raw in database.tables.items()
        if name.schema != LEDGER_SCHEMA and not is_ledger(name)
    ]
    tables = all_finished(raws, database.unmanaged, database.findings)
    dictionary = Dictionary(tables=tables)
    views = {
        name: View(name=name, query=neutral.read_query(query, dictionary), description=description)
        for name, (description, query) in database.views.items()
    }
    return Inspection(
        dictionary=Dictionary(tables=tables, views=views),
        unmanaged=tuple(database.unmanaged),
        findings=tuple(database.findings),
    )


def load_script(connection: Connection, text: str) -> tuple[Unmanaged, ...]:
    """Run a script batch by batch in a scratch database.

    Batches that leave the scratch database (USE, CREATE DATABASE, logins) are left out and listed.
    """
    left_out: list[Unmanaged] = []
    for batch in batches(text):
        reason = _leaves(batch)
        if reason:
            left_out.append(Unmanaged(kind="batch", name=f"line {batch.line}", reason=reason))
            continue
        try:
            connection.execute(batch.text)
        except PlatformFailure as error:
            if error.code in _LOST:
                raise
            raise _failed(batch, error) from None
    return tuple(left_out)


_OUTSIDE = {
    ("USE",): "it would leave the scratch database",
    ("CREATE", "DATABASE"): "the scratch database stands for it",
    ("ALTER", "DATABASE"): "it changes the database, not its schema",
    ("DROP", "DATABASE"): "it would drop a database",
    ("CREATE", "LOGIN"): "logins belong to the server",
    ("CREATE", "USER"): "users belong to the server's logins",
}


def _leaves(batch: Batch) -> str:
    cursor = Cursor(batch.text, line=batch.line)
    for place in range(len(cursor.tokens)):
        cursor.place = place
        for words, reason in _OUTSIDE.items():
            first_of_line = place == 0 or cursor.tokens[place - 1].line != (
                cursor.tokens[place].line
            )
            if first_of_line and cursor.sees(*words):
                return reason
    return ""


def _failed(batch: Batch, error: PlatformFailure) -> InvalidInput:
    finding = Diagnostic(
        code="X120",
        severity=Severity.ERROR,
        message=f"the batch that starts on line {batch.line} failed: {error.message}",
        why="the schema that the script makes is known only when all of it runs",
        fix="correct the batch, or take it out of the script",
        span=Span("script.sql", batch.line, 1),
    )
    return InvalidInput(
        "X120",
        f"the script failed in the batch that starts on line {batch.line}",
        findings=(finding,),
        hint=error.hint,
    )
