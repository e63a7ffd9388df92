"""Reading a backfill in SQL: a header of comments, then statements under their own headings."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

from strandline.backfill.meaning import sql_checksum
from strandline.backfill.model import DEFAULT_BATCH, Definition, SqlBody
from strandline.diagnostics import Diagnostic, Severity
from strandline.source import Span

PLACE = re.compile(
    r"\{\{(?P<kept>[A-Za-z_][\w.]*)\}\}|\{(?P<name>[A-Za-z_][\w.]*)(?::(?P<alias>\w+))?\}"
)
"""A place that the runner fills: {batch}, {batch:alias}, {table} or {schema.Table}.

Other braces are the statement's own; `{{word}}` stands for a word in single braces.
"""

BATCH = "batch"
TABLE = "table"
HEADER_KEYS = (
    "backfill", "description", "version", "until", "after", "table", "key", "batch", "pause",
)  # fmt: skip
SECTIONS = ("change", "left", "doubtful")
_REQUIRED = ("backfill", "version", "table")
_LINE = re.compile(r"--\s*([a-z]+)\s*:\s*(.*?)\s*")
_PAUSE = re.compile(r"(\d+(?:\.\d+)?)\s*(ms|s)")


def read_sql(
    text: str, *, name: str, file: str, shown: str, platform: str | None
) -> tuple[Definition | None, list[Diagnostic]]:
    """Return what an SQL backfill says, or None with the findings that say why not.

    `shown` is what messages call the file.
    """
    reader = _Reader(name, file, shown)
    header, sections = reader.split(text)
    reader.check_header(header)
    body = reader.body(sections)
    batch, pause = reader.batch(header), reader.pause(header)
    if body is None or reader.findings:
        return None, reader.findings
    version, table = _said(header, "version"), _said(header, "table")
    key, until = _names(header, "key"), _said(header, "until")
    statements = [*body.change, body.left, body.doubtful or ""]
    return (
        Definition(
            name=name,
            file=file,
            platform=platform,
            version=version,
            until=until or None,
            after=_names(header, "after"),
            table=table,
            key=key,
            description=_said(header, "description"),
            batch=batch,
            pause=pause,
            body=body,
            checksum=sql_checksum([table, ",".join(key)], statements),
            exact=exact_checksum(text),
        ),
        [],
    )


def exact_checksum(text: str) -> str:
    """Return the checksum of a file's text, line ends aside."""
    plain = text.replace("\r\n", "\n")
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()


Header = Mapping[str, tuple[str, int]]
"""Header lines by their word: what is said and on which line."""


def _said(header: Header, word: str) -> str:
    return header[word][0] if word in header else ""


def _names(header: Header, word: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in _said(header, word).split(",") if part.strip())


class _Reader:
    """Collects findings while one file is read."""

    def __init__(self, name: str, file: str, shown: str) -> None:
        self._name = name
        self._file = file
        self._shown = shown
        self.findings: list[Diagnostic] = []

    def split(self, text: str) -> tuple[Header, dict[str, list[tuple[str, int]]]]:
        """Return the header and the statements of each section, with the lines they start on."""
        header: dict[str, tuple[str, int]] = {}
        sections: dict[str, list[tuple[str, int]]] = {}
        lines: list[str] = []
        section, first = "", 1
        for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
            found = _LINE.fullmatch(line)
            word = found.group(1) if found else ""
            if found and word in SECTIONS:
                self._close(sections, section, lines, first)
                section, lines, first = word, [found.group(2)], number
            elif section:
                lines.append(line)
            elif found and word in HEADER_KEYS:
                if word in header:
                    self._add("B002", f"`-- {word}:` stands twice", number, "keep one of them")
                header[word] = (found.group(2), number)
            elif line.strip() and not line.startswith("--"):
                # The first statement needs no heading: it is the change.
                section, lines, first = "change", [line], number
            elif found and header:
                known = ", ".join((*HEADER_KEYS, *SECTIONS))
                self._add(
                    "B002",
                    f"`-- {word}:` is no line of a backfill's header",
                    number,
                    f"one of: {known}; write other remarks without a colon after one word",
                )
        self._close(sections, section, lines, first)
        return header, sections

    @staticmethod
    def _close(
        sections: dict[str, list[tuple[str, int]]], section: str, lines: list[str], first: int
    ) -> None:
        statement = "\n".join(lines).strip().removesuffix(";").rstrip()
        if section and statement:
            sections.setdefault(section, []).append((statement, first))

    def check_header(self, header: Header) -> None:
        """Note what the header lacks, and a name that is not the file's."""
        for word in _REQUIRED:
            if not _said(header, word):
                self._add(
                    "B001",
                    f"the header has no line `-- {word}: ...`",
                    1,
                    "begin the file with -- backfill:, -- version: and -- table:",
                )
        called = _said(header, "backfill")
        if called and called != self._name:
            self._add(
                "B005",
                f"the backfill calls itself {called}, and its file is {self._file}",
                header["backfill"][1],
                f"write `-- backfill: {self._name}`, or rename the file",
            )

    def batch(self, header: Header) -> int:
        """Return the rows of a batch."""
        said = _said(header, "batch") or str(DEFAULT_BATCH)
        if said.isascii() and said.isdigit() and int(said) > 0:
            return int(said)
        self._add("B002", "the batch is no number of rows", header["batch"][1], "`-- batch: 5000`")
        return DEFAULT_BATCH

    def pause(self, header: Header) -> float:
        """Return the pause between batches in seconds."""
        said = _said(header, "pause")
        found = parse_pause(said) if said else 0.0
        if found is None:
            self._add(
                "B002", "the pause is no length of time", header["pause"][1], "`-- pause: 50ms`"
            )
        return found or 0.0

    def body(self, sections: Mapping[str, list[tuple[str, int]]]) -> SqlBody | None:
        """Return the statements; notes those that are missing or know no batch."""
        for word, fix in (
            ("change", "write the UPDATE or INSERT, with {batch} in its WHERE"),
            ("left", "add `-- left:` and a SELECT count(*) of the rows still to do"),
        ):
            if word not in sections:
                self._add("B003", f"there is no statement under `-- {word}:`", 1, fix)
        for word in ("left", "doubtful"):
            if len(sections.get(word, ())) > 1:
                self._add("B003", f"`-- {word}:` stands twice", sections[word][1][1], "keep one")
        for word in ("change", "doubtful"):
            for statement, line in sections.get(word, ()):
                if not any(found["name"] == BATCH for found in PLACE.finditer(statement)):
                    self._add(
                        "B004",
                        f"the statement under `-- {word}:` does not say {{batch}}",
                        line,
                        "put {batch} into its WHERE: without it each batch works on every row",
                    )
        if self.findings:
            return None
        doubtful = sections.get("doubtful")
        return SqlBody(
            change=tuple(statement for statement, _ in sections["change"]),
            left=sections["left"][0][0],
            doubtful=doubtful[0][0] if doubtful else None,
        )

    def _add(self, code: str, message: str, line: int, fix: str) -> None:
        self.findings.append(
            Diagnostic(
                code=code,
                severity=Severity.ERROR,
                message=message,
                subject=self._name,
                fix=fix,
                span=Span(self._shown, line, 1),
            )
        )


def parse_pause(text: str) -> float | None:
    """Return a length of time in seconds (`50ms`, `0.5s`); None when it is none."""
    found = _PAUSE.fullmatch(text.strip())
    if found is None:
        return None
    return float(found.group(1)) * (0.001 if found.group(2) == "ms" else 1.0)
