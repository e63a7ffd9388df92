"""A migration tried on a scratch database: up, down, up, down, and every row counted at each stop.

While the new shape is there, rows are written into what is new in it: what a rollback takes away
must come back with the next way up. With mutations, rows also change between the two rounds.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from strandline.apply.executor import run_script
from strandline.apply.look import Difference, Digests, Look, compare_rows, look
from strandline.apply.mutations import Mutation, mutate
from strandline.apply.passage import Passage, TablePassage, Written, is_made_up, passage, same_key
from strandline.apply.prechecks import ask
from strandline.apply.rehearsal_report import Report, Run, Stop, error
from strandline.apply.step_watch import StepWatch, lock_findings
from strandline.apply.takeout import take_out
from strandline.apply.written import write_new
from strandline.diagnostics import Diagnostic
from strandline.dictionary.model import Dictionary
from strandline.dictionary.names import QName
from strandline.errors import StrandlineError
from strandline.ledger.archives import Archives
from strandline.plan.model import Plan
from strandline.plan.precheck_walk import prechecks
from strandline.plan.script import Script
from strandline.platforms.base import Connection, LockWatch, Platform


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsable:
    """A migration, ready to be tried. `create` makes the base in an empty database.

    The scripts are what runs; the plans say what they should do. `down` is None for a version
    that has no way back, the first one.
    """

    component: str
    forward: Plan
    rollback: Plan
    create: Script | None
    up: Script
    down: Script | None
    up_name: str
    down_name: str
    leave: frozenset[QName] = frozenset()
    """Tables that get no rows of the rehearsal's: the component's own table of versions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """Which rows are rehearsed with. `load` puts them into the base, and says how many.

    `each` is how many rows new tables get while they are there. Rows that are `made` for the
    rehearsal are taken out where they are in the way of a step; real ones stop it.
    """

    words: str
    load: Callable[[Dictionary, Platform, Connection], tuple[dict[str, int], list[str]]]
    each: int = 0
    made: bool = True
    mutate: bool = False


def rehearse(
    subject: Rehearsable, data: Data, platform: Platform, connection: Connection
) -> Report:
    """Try a migration in an empty scratch database; what goes wrong is in the report."""
    with platform.watch_locks(connection) as watch:
        report = Report(
            component=subject.component,
            platform=platform.name,
            server=connection.server_version(),
            base=subject.forward.base,
            target=subject.forward.target,
            scripts=tuple(name for name in (subject.up_name, subject.down_name) if name),
            data=data.words,
            lock_watch=watch is not None,
        )
        _Stage(subject, data, platform, connection, watch, report).play()
    return report


class _Failed(Exception):
    """A script did not run to its end: there is nothing more to be seen."""


@dataclass(slots=True)
class _Stage:
    subject: Rehearsable
    data: Data
    platform: Platform
    connection: Connection
    watch: LockWatch | None
    report: Report
    before: Dictionary = field(init=False)
    after: Dictionary = field(init=False)
    way: Passage = field(init=False)
    _come: dict[QName, frozenset[Digests]] = field(default_factory=dict, init=False)
    """Keys of the rows that were written into the new shape of a table that lives on."""

    def __post_init__(self) -> None:
        plan = self.subject.forward
        self.before = self.platform.lower(plan.base_state).dictionary
        self.after = self.platform.lower(plan.target_state).dictionary
        self.way = passage(plan.operations, self.before, self.after, self.platform)

    def play(self) -> None:
        try:
            self._play()
        except _Failed:
            return

    def _play(self) -> None:
        start = self._prepare()
        up = self._way_up("up", start)
        if self.subject.down is None:
            self.report.notes.append("there is no way back from the first version")
            return
        filled = self._filled(up)
        self._run("down", self.subject.down)
        back = self._back("down", start, lambda found: self._kept(up, filled, found))
        again, mutation = self._mutated(back)
        up = self._way_up("up again", again, lambda found: self._restored(filled, found, mutation))
        self._clear(self.subject.rollback, "down again", spared=up)
        self._run("down again", self.subject.down)
        self._back("down again", again)

    def _prepare(self) -> Look:
        """Create the base, load the rows, and take out those that no migration could pass."""
        if self.subject.create is not None:
            self._run("create", self.subject.create, watched=False)
        base = self.subject.forward.base_state
        loaded, notes = self.data.load(base, self.platform, self.connection)
        self.report.loaded = loaded
        self.report.notes += notes
        self._clear(self.subject.forward, "up")
        start = self._look(self.before)
        self._stop("start", start, self._shape("start", self.before, start))
        return start

    def _clear(self, plan: Plan, name: str, spared: Look | None = None) -> None:
        """Ask the pre-checks of a way; rows made for it, but for the spared, make room."""
        base = self.platform.lower(plan.base_state).dictionary
        asked = prechecks(plan.operations, base, self.platform, waiting=self._waiting())
        answers = ask(self.connection, asked, start=plan.base, end=plan.target)
        if answers.refusing and self.data.made:
            taken, answers = take_out(
                asked, answers, base, self.platform, self.connection, spared=spared
            )
            if taken:
                self.report.notes.append(
                    f"{name}: {taken} rows made for the rehearsal were taken out, because a "
                    "pre-check would have refused them"
                )
        self.report.prechecks.append(answers)
        if answers.refusing:
            tables = frozenset(answer.check.table for answer in answers.refusing)
            forward = plan is self.subject.forward
            self.report.blocked = tables if self.data.made and forward else frozenset()
            for answer in answers.refusing:
                self.report.add([
                    error(
                        "R108",
                        answer.check.subject,
                        f"{name}: {answer.sentence()}",
                        "The migration would be refused before its first step.",
                        "mend such rows, or release a migration that takes them along",
                    )
                ])  # fmt: skip
            raise _Failed

    def _run(self, name: str, script: Script, *, watched: bool = True) -> None:
        watch = StepWatch(script, self.watch if watched else None)
        started = time.perf_counter()
        try:
            run_script(
                self.connection,
                script,
                name=name,
                record=_no_ledger,
                progress=watch,
                waiting=self._waiting(),
            )
        except StrandlineError as failure:
            self.report.add([
                error(
                    "R105",
                    name,
                    f"{name}: {failure.message}",
                    "A migration that fails in a rehearsal fails in earnest.",
                    failure.hint or "see the message of the database",
                )
            ])  # fmt: skip
            raise _Failed from failure
        seconds = time.perf_counter() - started
        if watched:
            self.report.runs.append(Run(name=name, steps=tuple(watch.runs), seconds=seconds))
            if not name.endswith("again"):
                self.report.add(lock_findings(watch.runs, self._known(name), where=name))

    def _waiting(self) -> frozenset[str]:
        """Return the archives whose rows wait to come back."""
        archives = Archives(self.connection, self.platform, self.subject.component)
        return archives.waiting() if archives.exists() else frozenset()

    def _orphans(self) -> dict[str, int]:
        """Return, by table, how many archived rows or values have lost what they hung on."""
        archives = Archives(self.connection, self.platform, self.subject.component)
        names = {str(name) for name in self.after.tables}
        found: dict[str, int] = {}
        for record in archives.records() if archives.exists() else ():
            table = record.subject
            if table not in names:
                table = table.rpartition(".")[0]
            found[table] = found.get(table, 0) + (record.orphaned_rows or 0)
        for table, rows in found.items():
            if rows:
                self.report.notes.append(
                    f"{table}: {rows} archived rows or values stay in the archive, because what "
                    "they hung on was deleted in between"
                )
        return found

    def _known(self, name: str) -> dict[str, QName]:
        """Return the tables that are there before a run, by every name that its script may use."""
        known = self.way.known()
        if not name.startswith("down"):
            return known
        return {**{str(t.name): t.name for t in self.way.created}, **self._known_after()}

    def _known_after(self) -> dict[str, QName]:
        found = {str(item.before.name): item.after.name for item in self.way.tables}
        return found | {str(item.after.name): item.after.name for item in self.way.tables}

    def _look(self, expected: Dictionary) -> Look:
        return look(expected, self.connection, self.platform)

    def _stop(self, name: str, found: Look, findings: Iterator[Diagnostic]) -> None:
        right = self.report.add(findings)
        self.report.stops.append(
            Stop(
                name=name,
                fingerprint=found.fingerprint,
                tables=len(found.tables),
                rows=found.rows,
                right=right,
            )
        )

    def _way_up(
        self,
        name: str,
        start: Look,
        more: Callable[[Look], Iterable[Diagnostic]] = lambda _: (),
    ) -> Look:
        self._run(name, self.subject.up)
        found = self._look(self.after)

        def findings() -> Iterator[Diagnostic]:
            yield from self._shape(name, self.after, found)
            for item in self.way.tables:
                yield from self._carried(name, item, start, found)
            yield from more(found)

        self._stop(name, found, findings())
        return found

    def _back(
        self,
        name: str,
        start: Look,
        more: Callable[[Look], Iterable[Diagnostic]] = lambda _: (),
    ) -> Look:
        """Hold the old shape against what it was; rows that `more` accounts for may have come."""
        found = self._look(self.before)
        come = {item.before.name: self._come.get(item.after.name) for item in self.way.tables}

        def findings() -> Iterator[Diagnostic]:
            yield from self._shape(name, self.before, found)
            if found.fingerprint != start.fingerprint:
                yield _shape_differs(name, "the schema is not what it was at the start")
            for table, rows in start.tables.items():
                now = found.tables.get(table)
                pairs = [(column, column) for column in rows.columns]
                if now is not None:
                    apart = come.get(table) or frozenset()
                    difference = compare_rows(rows, now, pairs, apart=apart)
                    yield from _rows_differ(name, str(table), difference)
            yield from more(found)

        self._stop(name, found, findings())
        self._come = {}
        return found

    def _kept(self, up: Look, filled: Look, found: Look) -> Iterator[Diagnostic]:
        """Compare rows that were written into the new shape with what the old one has of them."""
        for item in self.way.tables:
            earlier, later = filled.tables.get(item.after.name), found.tables.get(item.before.name)
            if earlier is None or later is None or item.written or not same_key(item):
                continue
            if earlier.cells == up.tables[item.after.name].cells:
                continue
            pairs = [(new, old) for old, new in item.pairs]
            yield from _rows_differ(
                "down", str(item.before.name), compare_rows(earlier, later, pairs)
            )

    def _shape(self, name: str, expected: Dictionary, found: Look) -> Iterator[Diagnostic]:
        for described in found.drift:
            yield _shape_differs(name, f"the schema differs: {described}")
        for table in expected.tables:
            if table not in found.tables and not found.drift:
                yield _shape_differs(name, f"table {table} is not there")

    def _carried(
        self, name: str, item: TablePassage, start: Look, found: Look
    ) -> Iterator[Diagnostic]:
        """Compare what both shapes hold of a table that lives on."""
        earlier, later = start.tables.get(item.before.name), found.tables.get(item.after.name)
        if earlier is None or later is None or (item.is_keyless and item.written):
            return
        difference = compare_rows(earlier, later, item.pairs, apart=item.written.keys)
        yield from _rows_differ(name, str(item.after.name), difference.but_for(item.written.untold))

    def _filled(self, up: Look) -> Look:
        """Write rows into what is new, so that the way back has something to lose."""
        self.report.notes += write_new(
            self.subject.forward.target_state,
            self.way,
            self.platform,
            self.connection,
            each=self.data.each,
            leave=self.subject.leave,
        )
        self._clear(self.subject.rollback, "down", spared=up)
        filled = self._look(self.after)
        for name, rows in filled.tables.items():
            earlier = up.tables.get(name)
            if earlier is not None and rows.key:
                known = earlier.by(earlier.key, ()).keys()
                self._come[name] = frozenset(rows.by(rows.key, ()).keys() - known)
        return filled

    def _mutated(self, start: Look) -> tuple[Look, Mutation | None]:
        """Let rows come, go and change; returns the look from there on."""
        if not self.data.mutate:
            return start, None
        base = self.subject.forward.base_state
        mutate(base, self.platform, self.connection, each=2, leave=self.subject.leave)
        self._clear(self.subject.forward, "up again")
        again = self._look(self.before)
        mutation = Mutation.between(start, again)
        self.report.notes.append(f"between the rounds: {mutation.words()}")
        return again, mutation

    def _restored(
        self, filled: Look, found: Look, mutation: Mutation | None
    ) -> Iterator[Diagnostic]:
        """Compare the second round's new shape with the first one's, rows written in it included.

        Rows that came, went or changed between the rounds are held against what is documented:
        what was deleted stays away, what was changed stays changed, what came has defaults.
        """
        lived = {item.after.name: item for item in self.way.tables}
        orphans = self._orphans() if mutation is not None else {}
        for name, table in self.after.tables.items():
            earlier, later = filled.tables.get(name), found.tables.get(name)
            if earlier is None or later is None:
                continue
            item, written = lived.get(name), self.way.written.get(name, Written())
            if mutation is not None and item is not None and item.before.name in mutation.untold:
                continue
            moved = mutation.keys(item.before.name) if mutation and item else frozenset()
            if (written or moved) and (table.primary_key is None or not _told(item)):
                continue
            pairs = [(column, column) for column in earlier.columns]
            apart, excused = moved | written.keys, list[str]()
            if not moved and written:
                excused = [column.name for column in table.columns if is_made_up(column)]
                # Rows whose key nobody named could be any.
                apart |= earlier.by(earlier.key, ()).keys() if written.untold else set()
            difference = compare_rows(earlier, later, pairs, apart=apart, excused=excused)
            difference = difference.but_for(written.untold)
            difference = difference.but_for_orphans(orphans.get(str(name), 0))
            yield from _rows_differ("up again", str(name), difference)
        if mutation is not None:
            yield from mutation.findings(lived.values(), found)


def _told(item: TablePassage | None) -> bool:
    """Say whether rows of a table are told by the same key all along."""
    return item is None or same_key(item)


def _shape_differs(name: str, message: str) -> Diagnostic:
    return error(
        "R104",
        name,
        f"{name}: {message}",
        "The script does not lead to the state that it was released for.",
        "release the version again; if the scripts were never edited, report it",
    )


def _rows_differ(name: str, table: str, difference: Difference) -> Iterator[Diagnostic]:
    if difference.lost:
        yield error(
            "R101",
            table,
            f"{name}: {_counted(difference.lost)} of {table} lost",
            "Rows that were there before are not there any more.",
            "do not apply this migration; the steps that lose data are named in its script",
        )
    if difference.extra:
        yield error(
            "R103",
            table,
            f"{name}: {_counted(difference.extra)} of {table} came from nowhere",
            "Rows are there that nobody has written.",
            "do not apply this migration; look at the statements that write this table",
        )
    if difference.changed:
        columns = f" in {', '.join(difference.columns)}" if difference.columns else ""
        yield error(
            "R102",
            table,
            f"{name}: {_counted(difference.changed)} of {table} changed{columns}",
            "Values are not what they were.",
            "do not apply this migration; the steps that lose data are named in its script",
        )


def _counted(rows: int) -> str:
    return "1 row" if rows == 1 else f"{rows} rows"


def _no_ledger() -> None:
    """A scratch database keeps no record."""
