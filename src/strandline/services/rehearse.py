"""Rehearse migrations of a project: released ones, or what HEAD would be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from strandline.apply.chain import SealedScript, read_sealed
from strandline.apply.generate import generate
from strandline.apply.rehearsal_report import Report
from strandline.apply.rehearse import Data, Rehearsable, rehearse
from strandline.apply.sample import load_sample, take_sample
from strandline.dictionary.canonical import fingerprint
from strandline.dictionary.model import EMPTY, Dictionary
from strandline.dictionary.names import QName
from strandline.diff.renames import Questioner, RefuseToGuess
from strandline.errors import Refused, UsageError
from strandline.plan.identity import plan_fingerprint
from strandline.plan.model import Plan, PlannedMigration
from strandline.plan.planner import PlannedState, plan_migration
from strandline.plan.rehearsals import (
    PASSED,
    REHEARSAL_FILE,
    Rehearsal,
    read_rehearsals,
    with_rehearsals,
    write_rehearsals,
)
from strandline.plan.script import Script, ScriptHeader, read_script, write_script
from strandline.platforms.base import Connection, Platform
from strandline.platforms.held import held_name
from strandline.platforms.registry import get_platform, platform_for_url
from strandline.services.component import ComponentFolder
from strandline.services.release import replan
from strandline.services.states import HEAD, StateContext, read_state, shown_url

WITH_DATA = 20
"""How many rows each table gets where nothing else is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RehearsalRequest:
    """What to try. No states: HEAD against the newest version. One: that released version.

    Two: from one state to another. `at` is the present moment (ISO 8601), for the record.
    """

    at: str
    states: tuple[str, ...] = ()
    platform: str | None = None
    with_data: int = WITH_DATA
    sample_of: str | None = None
    rows: int = 100
    scratch: str | None = None
    mutate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RehearsalResult:
    """The reports, one for each platform and component, and what was not tried and why."""

    reports: tuple[Report, ...]
    notes: tuple[str, ...] = ()
    written: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        return all(report.passed for report in self.reports)

    def as_json(self) -> dict[str, object]:
        return {
            "passed": self.passed,
            "rehearsals": [report.as_json() for report in self.reports],
            "notes": list(self.notes),
            "written": list(self.written),
        }


@dataclass(frozen=True, slots=True)
class _Subject:
    """A migration on one platform; `checksums` of its sealed scripts when it is released."""

    rehearsable: Rehearsable
    sealed: tuple[SealedScript, ...] = ()


@dataclass(slots=True)
class _Gathered:
    reports: list[Report] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)


def rehearse_components(
    folders: Sequence[ComponentFolder],
    request: RehearsalRequest,
    context: StateContext,
    *,
    questioner: Questioner | None = None,
) -> RehearsalResult:
    """Try migrations on scratch databases; record what was released and passed."""
    gathered = _Gathered()
    for folder in folders:
        _rehearse_folder(folder, request, context, questioner or RefuseToGuess(), gathered)
    return RehearsalResult(
        reports=tuple(gathered.reports),
        notes=tuple(gathered.notes),
        written=tuple(gathered.written),
    )


def _rehearse_folder(
    folder: ComponentFolder,
    request: RehearsalRequest,
    context: StateContext,
    questioner: Questioner,
    gathered: _Gathered,
) -> None:
    name = folder.component.name
    if not request.states and not _has_changes(folder):
        gathered.notes.append(f"{name}: nothing is unreleased")
        return
    chosen = [get_platform(request.platform)] if request.platform else _platforms(folder)
    records: list[Rehearsal] = []
    for platform in chosen:
        try:
            subject = _subject(folder, request, context, platform, questioner)
            report = _tried(subject.rehearsable, request, platform)
        except Refused as refused:
            if refused.code != _NO_SCRATCH or len(chosen) == 1:
                raise
            gathered.notes.append(f"not rehearsed on {platform.features.title}: {refused.message}")
            continue
        gathered.reports.append(report)
        records += _records(subject, report, request.at)
    if records:
        gathered.written.append(_write(folder, records))


_NO_SCRATCH = "X010"


def _tried(subject: Rehearsable, request: RehearsalRequest, platform: Platform) -> Report:
    """Try a migration; once more without rows in tables whose made rows stopped it.

    Rows of an append-only table, above all, cannot be taken out of the way.
    """
    with platform.scratch(request.scratch) as connection:
        report = rehearse(subject, _data(request, subject), platform, connection)
    if not report.blocked:
        return report
    named = {
        name
        for name in subject.forward.base_state.tables
        if str(held_name(name, platform)) in report.blocked
    }
    emptied = replace(subject, leave=subject.leave | named)
    with platform.scratch(request.scratch) as connection:
        again = rehearse(emptied, _data(request, emptied), platform, connection)
    again.notes.append(
        f"without rows in {', '.join(sorted(report.blocked))}: those made for it would be refused"
    )
    return again


def _has_changes(folder: ComponentFolder) -> bool:
    head = folder.require_head().dictionary
    if not folder.versions:
        return not head.is_empty
    return fingerprint(head) != folder.versions[-1].fingerprint


def _platforms(folder: ComponentFolder) -> list[Platform]:
    return [get_platform(name) for name in folder.component.platforms]


def _subject(
    folder: ComponentFolder,
    request: RehearsalRequest,
    context: StateContext,
    platform: Platform,
    questioner: Questioner,
) -> _Subject:
    match request.states:
        case ():
            newest = folder.labels[-1] if folder.versions else None
            base = folder.version(newest).dictionary if newest else EMPTY
            head = folder.require_head().dictionary
            return _planned(
                folder,
                PlannedState(label=newest or "", dictionary=base),
                PlannedState(label=HEAD, dictionary=head),
                platform,
                questioner,
            )
        case (label,):
            return _released(folder, label, platform)
        case (start, end):
            before, after = read_state(start, context), read_state(end, context)
            return _planned(
                folder,
                PlannedState(label=before.label, dictionary=before.dictionary),
                PlannedState(label=after.label, dictionary=after.dictionary),
                platform,
                questioner,
            )
        case _:
            raise UsageError(
                "R120",
                "more than two states are named",
                hint="none: HEAD; one: a released version; two: from one state to another",
            )


def _released(folder: ComponentFolder, label: str, platform: Platform) -> _Subject:
    """Return a released migration: what runs is what was sealed."""
    version = folder.version(label)
    if platform.name not in folder.component.platforms:
        raise Refused(
            "R121",
            f"component {folder.component.name} is not released for {platform.features.title}",
            hint=f"its platforms: {', '.join(folder.component.platforms)}",
        )
    names, parent = folder.component.migrations, version.facts.parent
    migration = replan(folder, label, platform.name)
    if parent is None:
        create = read_sealed(folder.migrations, names.create_name(label, platform.name))
        return _Subject(_rehearsable(folder, migration, None, create, None), (create,))
    create = read_sealed(folder.migrations, names.create_name(parent, platform.name))
    up = read_sealed(folder.migrations, names.forward_name(parent, label, platform.name))
    down = read_sealed(folder.migrations, names.rollback_name(label, parent, platform.name))
    return _Subject(_rehearsable(folder, migration, create, up, down), (up, down))


def _rehearsable(
    folder: ComponentFolder,
    migration: PlannedMigration,
    create: SealedScript | None,
    up: SealedScript,
    down: SealedScript | None,
) -> Rehearsable:
    return Rehearsable(
        component=folder.component.name,
        forward=migration.forward,
        rollback=migration.rollback,
        create=create.script if create is not None else None,
        up=up.script,
        down=down.script if down is not None else None,
        up_name=up.name,
        down_name=down.name if down is not None else "",
        leave=_leave(folder),
    )


def _planned(
    folder: ComponentFolder,
    base: PlannedState,
    target: PlannedState,
    platform: Platform,
    questioner: Questioner,
) -> _Subject:
    """Return what a release would write now."""
    name = folder.component.name
    migration = plan_migration(
        base,
        target,
        platform,
        component=name,
        questioner=questioner,
        online=folder.component.policy.online,
    )
    start = plan_migration(PlannedState(label="", dictionary=EMPTY), base, platform, component=name)
    return _Subject(
        Rehearsable(
            component=name,
            forward=migration.forward,
            rollback=migration.rollback,
            create=None if start.forward.is_empty else _script(start.forward),
            up=_script(migration.forward),
            down=_script(migration.rollback, rollback=True),
            up_name="",
            down_name="",
            leave=_leave(folder),
        )
    )


def _script(plan: Plan, *, rollback: bool = False) -> Script:
    """Return a plan as it would be read back from its file."""
    return read_script(write_script(plan, ScriptHeader(), rollback=rollback), name="plan")


def _leave(folder: ComponentFolder) -> frozenset[QName]:
    table = folder.component.version_table
    if table is None:
        return frozenset()
    schema = table.table.schema or folder.component.default_schema
    return frozenset({table.table, QName(schema, table.table.name)})


def _data(request: RehearsalRequest, subject: Rehearsable) -> Data:
    url, leave = request.sample_of, subject.leave
    if url is None:

        def made(
            base: Dictionary, platform: Platform, connection: Connection
        ) -> tuple[dict[str, int], list[str]]:
            each = request.with_data
            if not each:
                return {}, []
            found = generate(base, platform, connection, each=each, leave=leave)
            return {str(name): rows for name, rows in found.rows.items()}, found.notes

        words = f"{request.with_data} generated rows a table"
        return Data(words=words, load=made, each=request.with_data, mutate=request.mutate)

    def sampled(
        base: Dictionary, platform: Platform, connection: Connection
    ) -> tuple[dict[str, int], list[str]]:
        source = platform_for_url(url)
        with source.connect(url, create=False) as real:
            sample = take_sample(base, source, real, each=request.rows, leave=leave)
        return load_sample(sample, base, platform, connection)

    words = f"a sample of {shown_url(url)}, {request.rows} rows a table and what they point at"
    return Data(
        words=words, load=sampled, each=min(request.rows, WITH_DATA), made=False,
        mutate=request.mutate,
    )  # fmt: skip


def _records(subject: _Subject, report: Report, at: str) -> Iterator[Rehearsal]:
    """Yield a record for each sealed script of a rehearsal that passed."""
    if not report.passed:
        return
    plan = subject.rehearsable.forward
    base, target = fingerprint(plan.base_state), fingerprint(plan.target_state)
    for place, sealed in enumerate(subject.sealed):
        ends = (base, target) if place == 0 else (target, base)
        yield Rehearsal(
            plan_fingerprint=plan_fingerprint(*ends, sealed.checksum),
            platform=report.platform,
            script=sealed.name,
            result=PASSED,
            at=at,
            rows=report.rows,
        )


def _write(folder: ComponentFolder, records: Sequence[Rehearsal]) -> str:
    path = folder.migrations / REHEARSAL_FILE
    earlier = read_rehearsals(path.read_text(encoding="utf-8") if path.is_file() else "")
    text = write_rehearsals(with_rehearsals(earlier, records))
    path.write_text(text, encoding="utf-8", newline="\n")
    return f"{folder.directory.name}/migrations/{REHEARSAL_FILE}"
