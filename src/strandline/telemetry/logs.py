"""Structured logs: one JSON object a line, on stderr.

A line never holds a value of a request or of a row: exceptions are written as their kinds and
places, because their texts quote what they met.
"""

from __future__ import annotations

import logging
import os
import sys
import traceback
from pathlib import Path
from typing import Any, Protocol, TextIO, cast

import structlog

DEBUG_VARIABLE = "STRANDLINE_DEBUG"


class Log(Protocol):
    """What code that writes logs is given."""

    def info(self, event: str, **facts: Any) -> None: ...

    def warning(self, event: str, **facts: Any) -> None: ...

    def error(self, event: str, **facts: Any) -> None: ...


class _Stderr:
    """Whatever sys.stderr is when a line is written."""

    def write(self, text: str) -> int:
        return sys.stderr.write(text)

    def flush(self) -> None:
        sys.stderr.flush()


def get_log(stream: TextIO | None = None) -> Log:
    """Return a log that writes JSON lines."""
    file = stream or cast("TextIO", _Stderr())
    log: Log = structlog.wrap_logger(
        structlog.WriteLogger(file),
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True, key="time"),
            structlog.processors.JSONRenderer(ensure_ascii=True),
        ],
    )
    return log


def told(error: BaseException) -> dict[str, object]:
    """Return an exception as a log may hold it: kinds and places, and its text when debugging."""
    facts: dict[str, object] = {
        "error": " < ".join(type(one).__name__ for one in _chain(error)),
        "frames": [
            f"{Path(frame.filename).name}:{frame.lineno} in {frame.name}"
            for frame in traceback.extract_tb(error.__traceback__)
        ],
    }
    if os.environ.get(DEBUG_VARIABLE):
        facts["text"] = str(error)
    return facts


def _chain(error: BaseException) -> list[BaseException]:
    found, next_one = [error], error.__cause__ or error.__context__
    while next_one is not None and len(found) < 5:
        found.append(next_one)
        next_one = next_one.__cause__ or next_one.__context__
    return found


class LoggingBridge(logging.Handler):
    """Takes what libraries log and writes it as lines of ours."""

    def __init__(self, log: Log) -> None:
        super().__init__(logging.INFO)
        self._log = log

    def emit(self, record: logging.LogRecord) -> None:
        facts: dict[str, object] = {"logger": record.name}
        if record.exc_info and record.exc_info[1] is not None:
            facts |= told(record.exc_info[1])
        write = self._log.error if record.levelno >= logging.ERROR else self._log.info
        write(record.getMessage(), **facts)
