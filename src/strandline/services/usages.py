"""Who uses it: the references of a code base to one table or column, or to a whole dictionary."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from strandline.dictionary.model import EMPTY, Dictionary
from strandline.dictionary.names import QName, parse_qname
from strandline.errors import UsageError
from strandline.services.code_files import LeftOut, Survey, read_sources, survey
from strandline.services.component import ComponentFolder
from strandline.services.project import find_project, require_project
from strandline.services.states import StateContext, read_state
from strandline.usages.audit import Origin, TableUsage, origins
from strandline.usages.audit import audit as audit_index
from strandline.usages.evidence import FACTS, STRONGEST, WEAKEST
from strandline.usages.find import DEFAULT_RANK, Reference, known_table, references
from strandline.usages.index import CodeIndex, build_index
from strandline.usages.makers import Maker
from strandline.usages.names import Names
from strandline.usages.text import Source

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class UsagesRequest:
    """Where to look, whose names count, and how much to return; `limit` counts per subject.

    Without `state` the names are those of the project around `directory`.
    """

    directory: Path
    paths: tuple[Path, ...]
    state: str | None = None
    min_rank: int = DEFAULT_RANK
    limit: int | None = None
    component: str | None = None
    platform: str | None = None
    scratch: str | None = None

    @property
    def context(self) -> StateContext:
        return StateContext(
            directory=self.directory,
            component=self.component,
            platform=self.platform,
            scratch=self.scratch,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Scanned:
    """What was looked at, and what was left out by reason."""

    paths: tuple[str, ...]
    files: int
    bytes: int
    left_out: tuple[tuple[str, tuple[str, ...]], ...]
    unparsed: tuple[str, ...]

    def as_json(self) -> dict[str, object]:
        return {
            "paths": list(self.paths),
            "files": self.files,
            "bytes": self.bytes,
            "left_out": {reason: list(names) for reason, names in self.left_out},
            "unparsed": list(self.unparsed),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class UsagesResult:
    """References to one subject, the strongest first; `total` counts those beyond the limit too."""

    subject: str
    references: tuple[Reference, ...]
    total: int
    counts: dict[str, int]
    files: int
    min_rank: int
    limit: int | None
    scanned: Scanned
    notes: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        return {
            "subject": self.subject,
            "total": self.total,
            "files": self.files,
            "by_access": self.counts,
            "min_rank": self.min_rank,
            "limit": self.limit,
            "references": [reference.as_json() for reference in self.references],
            "evidence": evidence_json(self.references),
            "scanned": self.scanned.as_json(),
            "notes": list(self.notes),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditResult:
    """References to every table and column of a dictionary, and where its schema is made."""

    label: str
    dictionary: Dictionary
    usages: tuple[TableUsage, ...]
    origins: tuple[Origin, ...]
    makers: tuple[Maker, ...]
    min_rank: int
    limit: int | None
    scanned: Scanned

    @property
    def total(self) -> int:
        return sum(len(usage.every) for usage in self.usages)

    def shown(self, found: Sequence[Reference]) -> Sequence[Reference]:
        """Return the references within the limit."""
        return found if self.limit is None else found[: self.limit]

    def as_json(self) -> dict[str, object]:
        every = [reference for usage in self.usages for reference in usage.every]
        return {
            "state": self.label,
            "total": self.total,
            "min_rank": self.min_rank,
            "limit": self.limit,
            "tables": [self._table_json(usage) for usage in self.usages],
            "origins": [origin.as_json() for origin in self.origins],
            "makers": [maker.as_json() for maker in self.makers],
            "evidence": evidence_json(every),
            "scanned": self.scanned.as_json(),
        }

    def _table_json(self, usage: TableUsage) -> dict[str, object]:
        table = self.dictionary.tables.get(usage.table)
        keys = table.foreign_keys if table is not None else ()
        columns = table.columns if table is not None else ()
        return {
            "table": str(usage.table),
            "kind": "view" if table is None else "table",
            **self._found_json(usage.references),
            "columns": [
                {
                    "column": column.name,
                    "type": str(column.type),
                    "nullable": column.nullable,
                    **self._found_json(usage.columns[column.name]),
                }
                for column in columns
            ],
            "relationships": [
                {
                    "columns": list(key.columns),
                    "target": str(key.target),
                    "target_columns": list(key.target_columns),
                }
                for key in keys
            ],
        }

    def _found_json(self, found: Sequence[Reference]) -> dict[str, object]:
        return {
            "total": len(found),
            "by_access": by_access(found),
            "references": [reference.as_json() for reference in self.shown(found)],
        }


def by_access(found: Iterable[Reference]) -> dict[str, int]:
    """Return how many references read, write, define, or do what cannot be told."""
    return dict(sorted(Counter(reference.access.value for reference in found).items()))


def evidence_json(found: Iterable[Reference]) -> dict[str, object]:
    """Return what the kinds of evidence among some references mean."""
    kinds = {reference.evidence for reference in found}
    return {
        kind.value: {"rank": fact.rank, "reason": fact.reason}
        for kind, fact in FACTS.items()
        if kind in kinds
    }


def usages(
    subject: str, request: UsagesRequest, *, progress: Progress | None = None
) -> UsagesResult:
    """Return what refers to `table`, `table.column` or either with a schema before it."""
    _check(request)
    dictionary, own = _dictionary(request, needed=False)
    table, column, notes = _subject(subject, dictionary)
    names = Names.of(dictionary, wanted=[table])
    columns = names.tables.get(table, ())
    if column is not None and column not in columns:
        columns = (*columns, column)
    names = Names({**names.tables, table: columns}, names.wanted)
    found_files = survey(request.paths, base=request.directory, own=own)
    index = _index(found_files, names, progress)
    found = references(index, table, column, min_rank=request.min_rank)
    return UsagesResult(
        subject=str(table) if column is None else f"{table}.{column}",
        references=found if request.limit is None else found[: request.limit],
        total=len(found),
        counts=by_access(found),
        files=len({reference.file for reference in found}),
        min_rank=request.min_rank,
        limit=request.limit,
        scanned=_scanned(request, found_files, index),
        notes=tuple(notes),
    )


def audit(request: UsagesRequest, *, progress: Progress | None = None) -> AuditResult:
    """Return the references to every table and column of the project, or of a state."""
    _check(request)
    dictionary, own = _dictionary(request, needed=True)
    found_files = survey(request.paths, base=request.directory, own=own)
    index = _index(found_files, Names.of(dictionary), progress)
    found = audit_index(index, dictionary, min_rank=request.min_rank, progress=progress)
    return AuditResult(
        label=request.state or "HEAD",
        dictionary=dictionary,
        usages=found,
        origins=origins(found),
        makers=index.makers,
        min_rank=request.min_rank,
        limit=request.limit,
        scanned=_scanned(request, found_files, index),
    )


def _check(request: UsagesRequest) -> None:
    if not request.paths:
        raise UsageError(
            "U002", "nothing says where to look", hint="pass --in with the folder of the code base"
        )
    if not WEAKEST <= request.min_rank <= STRONGEST:
        raise UsageError(
            "U004",
            f"there is no rank {request.min_rank}",
            hint=f"ranks go from {WEAKEST} (may be any word) to {STRONGEST} (sure)",
        )
    if request.limit is not None and request.limit < 1:
        raise UsageError(
            "U005", f"a limit of {request.limit} shows nothing", hint="leave --limit out to see all"
        )


def _dictionary(request: UsagesRequest, *, needed: bool) -> tuple[Dictionary, list[Path]]:
    """Return the dictionary whose names count, and the folders that are the dictionary's own."""
    project = require_project(request.directory) if needed and request.state is None else None
    project = project or find_project(request.directory)
    own = [] if project is None else list(project.components.values())
    if request.state is not None:
        return read_state(request.state, request.context).dictionary, own
    if project is None:
        return EMPTY, own
    chosen = (
        list(project.components.values())
        if request.component is None
        else [project.component_directory(request.component)]
    )
    found = EMPTY
    for directory in chosen:
        head = ComponentFolder(directory, project.root).require_head().dictionary
        found = replace(
            found,
            tables={**found.tables, **head.tables},
            views={**found.views, **head.views},
        )
    return found, own


def _subject(text: str, dictionary: Dictionary) -> tuple[QName, str | None, list[str]]:
    """Return the table and column that a text names, and what to tell about them."""
    parts = text.split(".")
    if len(parts) > 3 or not all(part.strip() for part in parts):
        raise UsageError(
            "U003",
            f"{text!r} names no table or column",
            hint="write TABLE, TABLE.COLUMN or SCHEMA.TABLE.COLUMN",
        )
    names = Names.of(dictionary)
    whole = known_table(names, text)
    if whole in names.tables:
        return whole, None, []
    head, _, last = text.rpartition(".")
    table = known_table(names, head) if head else whole
    if table in names.tables:
        columns = names.tables[table]
        same = next((c for c in columns if c.casefold() == last.casefold()), None)
        if same is None and columns:
            return table, last, [f"{table} has no column {last} in the dictionary; searched for it"]
        return table, same or last, []
    written = parse_qname(head) if head else QName(None, text)
    notes = []
    if names.tables:
        near = difflib.get_close_matches(head or text, [str(t) for t in names.tables], n=1)
        hint = f" (did you mean {near[0]}?)" if near else ""
        notes = [f"the dictionary has no table {written}; searched for the name as written{hint}"]
    return written, last if head else None, notes


def code_index(
    paths: Sequence[Path], dictionary: Dictionary, *, base: Path, own: Sequence[Path] = ()
) -> CodeIndex:
    """Return the index of a code base for a dictionary's names, to ask for many of them.

    `strandline.usages.find.references(index, table, column)` answers; files are read here, once.
    """
    return _index(survey(paths, base=base, own=own), Names.of(dictionary), None)


def _index(found: Survey, names: Names, progress: Progress | None) -> CodeIndex:
    return build_index(_told(read_sources(found), len(found.files), progress), names)


def _told(sources: Iterable[Source], total: int, progress: Progress | None) -> Iterable[Source]:
    for number, source in enumerate(sources, start=1):
        if progress is not None:
            progress(number, total, source.path)
        yield source


def _scanned(request: UsagesRequest, found: Survey, index: CodeIndex) -> Scanned:
    return Scanned(
        paths=tuple(path.as_posix() for path in _shown_paths(request)),
        files=found.read_files,
        bytes=found.read_bytes,
        left_out=tuple(
            (reason.value, tuple(found.left_out[reason]))
            for reason in LeftOut
            if reason in found.left_out
        ),
        unparsed=tuple(index.unparsed),
    )


def _shown_paths(request: UsagesRequest) -> list[Path]:
    base = request.directory
    return [p.relative_to(base) if p.is_relative_to(base) else p for p in request.paths]
