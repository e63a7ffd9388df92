"""Every statement that SQLAlchemy runs, written down as T-SQL: what SQL Server would be sent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import mssql

_PARAMETER = re.compile(r"(?<![:\w]):(\w+)")


@contextmanager
def as_tsql(engine: sa.Engine) -> Iterator[dict[str, str]]:
    """Give a growing mapping of T-SQL text to the text that this engine really ran.

    Statements that are not made of SQLAlchemy's expressions (a dialect's own text) are not seen.
    """
    found: dict[str, str] = {}

    def note(
        _connection: sa.Connection,
        statement: Any,
        many: list[dict[str, Any]],
        one: dict[str, Any],
        _options: Any,
    ) -> None:
        if isinstance(statement, sa.sql.ddl.ExecutableDDLElement):
            return
        names = list((many[0] if many else one) or ())
        keys = names if isinstance(statement, sa.sql.dml.ValuesBase) and names else None
        found.setdefault(tsql_of(statement, keys), str(statement))

    sa.event.listen(engine, "before_execute", note)
    try:
        yield found
    finally:
        sa.event.remove(engine, "before_execute", note)


def tsql_of(statement: Any, column_keys: list[str] | None = None) -> str:
    """Compile one statement for SQL Server, its parameters as T-SQL variables."""
    compiled = statement.compile(
        dialect=mssql.dialect(paramstyle="named"),
        column_keys=column_keys,
        compile_kwargs={"render_postcompile": True},
    )
    return _PARAMETER.sub(r"@\1", str(compiled))
