"""Spans of the statements that a SQLAlchemy engine runs: their text, never their values."""

from __future__ import annotations

from typing import Any

from opentelemetry.trace import Span, SpanKind, Status, StatusCode, Tracer
from sqlalchemy import Engine, event
from sqlalchemy.engine import Connection, ExceptionContext, ExecutionContext

LONGEST_TEXT = 2000
_SPAN = "_strandline_span"


def watch(engine: Engine, tracer: Tracer) -> None:
    """Give each statement of an engine a span, a child of the request's."""
    system = engine.dialect.name

    @event.listens_for(engine, "before_cursor_execute")
    def _begin(
        connection: Connection,
        cursor: Any,
        statement: str,
        parameters: Any,
        context: ExecutionContext | None,
        executemany: bool,  # noqa: FBT001 - SQLAlchemy's own order
    ) -> None:
        del connection, cursor, parameters, executemany
        if context is not None:
            verb = statement.split(maxsplit=1)[0].upper() if statement.strip() else "SQL"
            facts = {"db.system.name": system, "db.query.text": statement[:LONGEST_TEXT]}
            span = tracer.start_span(verb[:20], kind=SpanKind.CLIENT, attributes=facts)
            setattr(context, _SPAN, span)

    @event.listens_for(engine, "after_cursor_execute")
    def _end(
        connection: Connection,
        cursor: Any,
        statement: str,
        parameters: Any,
        context: ExecutionContext | None,
        executemany: bool,  # noqa: FBT001 - SQLAlchemy's own order
    ) -> None:
        del connection, cursor, statement, parameters, executemany
        span = _taken(context)
        if span is not None:
            span.end()

    @event.listens_for(engine, "handle_error")
    def _fail(failure: ExceptionContext) -> None:
        span = _taken(failure.execution_context)
        if span is not None:
            span.set_status(Status(StatusCode.ERROR))
            span.end()


def _taken(context: ExecutionContext | None) -> Span | None:
    span: Span | None = getattr(context, _SPAN, None)
    if span is not None:
        delattr(context, _SPAN)
    return span
