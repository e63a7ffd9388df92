"""Reading a backfill in Python: the file is run, and hands over one object named `backfill`."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Mapping
from dataclasses import fields as dc_fields
from pathlib import Path
from types import ModuleType

from strandline.backfill.meaning import python_checksum
from strandline.backfill.model import Backfill, Definition, PythonBody, Source
from strandline.backfill.sql_text import exact_checksum
from strandline.diagnostics import Diagnostic, Severity
from strandline.dictionary.types import TypeKind
from strandline.source import Span

_KINDS = frozenset(kind.value for kind in TypeKind)


def read_python(
    text: str, *, name: str, shown: str, path: Path
) -> tuple[Definition | None, list[Diagnostic]]:
    """Return what a Python backfill says, or None with the findings that say why not."""
    try:
        checksum = python_checksum(text)
        module = _run(text, name, str(path))
    except SyntaxError as error:
        line = error.lineno or 1
        said = f"the file is no Python: {error.msg}"
        return None, [_finding("B006", said, shown, line, "mend the syntax")]
    except Exception as error:  # noqa: BLE001 - whatever a user's file raises is told as a finding
        line = failing_line(error, str(path)) or 1
        said = f"the file raises {type(error).__name__} when it is read"
        fix = "only define names there; work in the function"
        return None, [_finding("B006", said, shown, line, fix)]
    found = getattr(module, "backfill", None)
    if not isinstance(found, Backfill):
        said = "the file has no `backfill = Backfill(...)`"
        fix = "from strandline.backfill import Backfill; backfill = Backfill(version=..., ...)"
        return None, [_finding("B006", said, shown, 1, fix)]
    problem = _problem(found)
    if problem:
        return None, [
            _finding(
                "B006",
                f"the file does not give a backfill that can be used: {problem}",
                shown,
                1,
                "see docs/how-to/write-a-backfill.md",
            )
        ]
    return (
        Definition(
            name=name,
            file=path.name,
            platform=None,
            version=found.version,
            until=found.until,
            after=tuple(found.after),
            table=found.table,
            key=tuple(found.key),
            description=found.description,
            batch=found.batch,
            pause=found.pause,
            body=PythonBody(
                change=found.change,
                left=found.left,
                sets=tuple(found.sets),
                source=found.source,
                others=dict(found.others),
            ),
            checksum=checksum,
            exact=exact_checksum(text),
        ),
        [],
    )


def _run(text: str, name: str, path: str) -> ModuleType:
    # Compiled here and not imported, so that no cache appears beside the user's files.
    module = ModuleType(f"strandline_backfill_{name}")
    module.__file__ = path
    # Dataclasses look up the module that they are defined in.
    sys.modules[module.__name__] = module
    exec(compile(text, path, "exec"), module.__dict__)  # noqa: S102 - the project's own file
    return module


def failing_line(error: BaseException, path: str) -> int | None:
    """Return the line of a file at which an exception was raised or passed on."""
    lines = [
        frame.lineno
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename == path
    ]
    return lines[-1] if lines else None


def _problem(found: Backfill) -> str:
    """Say what is wrong with an object whose fields nobody checked; empty when nothing is."""
    fields: dict[str, object] = {one.name: getattr(found, one.name) for one in dc_fields(found)}
    for word in ("version", "table", "left"):
        value = fields[word]
        if not isinstance(value, str) or not value.strip():
            return f"`{word}` must be a text that says something"
    if not callable(fields["change"]):
        return "`change` must be a function"
    for word in ("after", "sets", "key"):
        value = fields[word]
        if not isinstance(value, tuple | list) or not all(isinstance(one, str) for one in value):
            return f"`{word}` must be a tuple of names"
    batch, pause = fields["batch"], fields["pause"]
    if not isinstance(batch, int) or batch < 1:
        return "`batch` must be a number of rows, at least 1"
    if not isinstance(pause, int | float) or pause < 0:
        return "`pause` must be a number of seconds"
    if found.source is not None and not found.key:
        return "a backfill with a `source` must name the `key` to go along"
    if found.source is None and (found.key or found.others):
        return "`key` and `others` go with a `source`; without one it is the table's primary key"
    return _source_problem({"source": found.source, **found.others}, found.key)


def _source_problem(sources: Mapping[str, object], key: tuple[str, ...]) -> str:
    for word, source in sources.items():
        if source is None:
            continue
        if not isinstance(source, Source):
            return f"`{word}` must be a Source"
        missing = [column for column in key if column not in source.columns]
        if missing:
            return f"`{word}` does not have the key's column {missing[0]}"
        strange = sorted(kind for kind in source.columns.values() if kind not in _KINDS)
        if strange:
            return f"`{word}` has a column of type {strange[0]}, which is no logical type"
    return ""


def _finding(code: str, message: str, shown: str, line: int, fix: str) -> Diagnostic:
    return Diagnostic(
        code=code,
        severity=Severity.ERROR,
        message=message,
        subject=shown,
        fix=fix,
        span=Span(shown, line, 1),
    )
