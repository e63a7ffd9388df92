"""People's DDL run in a scratch database: sqlite3's .dump and hand-written scripts alike."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from strandline.diagnostics import Diagnostic, Severity
from strandline.errors import InvalidInput, PlatformFailure
from strandline.platforms.base import Connection, Unmanaged
from strandline.platforms.sqlite.driver import complete
from strandline.platforms.sqlite.lexer import Reader, Token, tokens, unquoted
from strandline.source import Span

_DATA = frozenset({"INSERT", "UPDATE", "DELETE", "REPLACE"})
_SILENT = frozenset({"BEGIN", "COMMIT", "END", "ROLLBACK", "SAVEPOINT", "RELEASE", "PRAGMA",
                     "ANALYZE", "VACUUM", "REINDEX", "EXPLAIN"})  # fmt: skip
_RUN = frozenset({"CREATE", "ALTER", "DROP"})
_SHADOWS = re.compile(
    r"_(data|idx|content|docsize|config|segments|segdir|stat|node|rowid|parent)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement with the line it starts on, counted from 1."""

    text: str
    line: int


def load_script(connection: Connection, text: str) -> tuple[Unmanaged, ...]:
    """Run the schema statements; list what is left out. Data statements are counted per table."""
    left_out: list[Unmanaged] = []
    findings: list[Diagnostic] = []
    data: Counter[tuple[str, str]] = Counter()
    virtual: set[str] = set()
    connection.execute("PRAGMA foreign_keys = OFF")
    for statement in split(text.removeprefix("\ufeff")):
        reader = Reader(statement.text[:2000])
        word = reader.token.word
        if word in _SILENT or not reader.tokens:
            continue
        if word in _DATA:
            _data(reader, statement, data, virtual, left_out)
        elif word in _RUN:
            skipped = _skipped(reader, virtual)
            if skipped is not None:
                left_out.append(skipped)
            else:
                _run(connection, statement, left_out, findings)
        else:
            what = statement.text.split(None, 1)[0][:40]
            kind = "shell command" if what.startswith(".") else "statement"
            left_out.append(
                Unmanaged(kind=kind, name=what, reason=f"line {statement.line}, not schema")
            )
    connection.execute("PRAGMA foreign_keys = ON")
    for (verb, table), count in data.items():
        left_out.append(
            Unmanaged(kind="data", name=table, reason=f"{count} {verb} statements, not schema")
        )
    if findings:
        raise InvalidInput(
            "X230",
            f"{len(findings)} statements of the script failed on SQLite",
            findings=findings,
            hint="correct them, or name the platform they were written for",
        )
    return tuple(left_out)


def split(text: str) -> Iterator[Statement]:
    """Yield the statements; a semicolon in a trigger's body, string or comment ends none.

    A line that starts with a dot where a statement would is a command of the shell, and yielded.
    """
    position: int | None = 0
    lines = _Lines(text)
    while position is not None:
        start: Token | None = None
        words: list[str] = []
        trigger = False
        resume: int | None = None
        for token in tokens(text, position):
            if start is None:
                if token.text == ";":
                    continue
                start, words = token, []
                if token.text == ".":
                    # What follows is not SQL: a quote in it opens no string.
                    end = text.find("\n", token.start)
                    resume = len(text) if end < 0 else end
                    yield Statement(text[token.start : resume].rstrip(), lines.at(token.start))
                    break
            if len(words) < 3:
                words.append(token.word)
                trigger = words[0] == "CREATE" and "TRIGGER" in words
            if token.text == ";" and (not trigger or complete(text[start.start : token.end])):
                yield Statement(text[start.start : token.end], lines.at(start.start))
                start = None
        if resume is None and start is not None:
            yield Statement(text[start.start :].rstrip(), lines.at(start.start))
        position = resume


class _Lines:
    """Line numbers of rising offsets, each newline counted once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._line, self._counted = 1, 0

    def at(self, offset: int) -> int:
        self._line += self._text.count("\n", self._counted, offset)
        self._counted = offset
        return self._line


def _data(
    reader: Reader,
    statement: Statement,
    data: Counter[tuple[str, str]],
    virtual: set[str],
    left_out: list[Unmanaged],
) -> None:
    verb = reader.take().word
    if reader.accept("OR"):
        reader.take()
    _ = reader.accept("INTO") or reader.accept("FROM")
    table = reader.token.name
    if table.lower() in ("sqlite_schema", "sqlite_master"):
        # The dump of a virtual table: its CREATE statement is a value, the fifth.
        strings = [unquoted(token.text) for token in reader.tokens if token.kind == "string"]
        name = strings[1] if len(strings) > 1 else f"line {statement.line}"
        virtual.add(name.lower())
        left_out.append(Unmanaged(kind="virtual table", name=name))
        return
    if not table.lower().startswith("sqlite_"):
        data[verb, table] += 1


def _skipped(reader: Reader, virtual: set[str]) -> Unmanaged | None:
    """Return the entry for a CREATE that is not run: virtual, shadow and temporary ones."""
    if not reader.accept("CREATE"):
        return None
    temporary = reader.accept("TEMP") or reader.accept("TEMPORARY")
    is_virtual = reader.accept("VIRTUAL")
    kind = reader.take().word
    if kind == "UNIQUE":
        kind = reader.take().word
    if kind not in ("TABLE", "VIEW", "TRIGGER", "INDEX"):
        return Unmanaged(kind=(kind or "statement").lower(), name=reader.token.name)
    reader.accept("IF", "NOT", "EXISTS")
    name = reader.token.name
    if is_virtual:
        virtual.add(name.lower())
        return Unmanaged(kind="virtual table", name=name)
    if temporary:
        return Unmanaged(kind=f"temporary {kind.lower()}", name=name)
    shadow = _SHADOWS.search(name)
    if kind == "TABLE" and shadow and name[: shadow.start()].lower() in virtual:
        reason = f"belongs to the virtual table {name[: shadow.start()]}"
        return Unmanaged(kind="shadow table", name=name, reason=reason)
    if name.lower().startswith("sqlite_"):
        return Unmanaged(kind="system table", name=name)
    return None


def _run(
    connection: Connection,
    statement: Statement,
    left_out: list[Unmanaged],
    findings: list[Diagnostic],
) -> None:
    try:
        connection.execute(statement.text)
    except PlatformFailure as error:
        reader = Reader(statement.text[:500])
        if reader.accept("CREATE", "TRIGGER"):
            # Triggers of others are listed, not managed: one that does not load loses nothing.
            left_out.append(Unmanaged(kind="trigger", name=reader.token.name, reason=error.message))
            return
        findings.append(
            Diagnostic(
                code="X230",
                severity=Severity.ERROR,
                subject=" ".join(statement.text.split()[:3]),
                message=error.message,
                why="the schema that the script describes is not complete without it",
                fix="correct the statement, or name the platform it was written for",
                span=Span("script", statement.line),
            )
        )
