"""Writing the journal while a script runs."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from strandline.ledger.journal import Entry, Journal, StatementState
from strandline.ledger.model import Action
from strandline.plan.script import Script


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A statement of a script: its number in the whole, and where that is by step."""

    position: int
    step: int
    number: int
    title: str
    transactional: bool
    sql: str

    @property
    def label(self) -> str:
        """The number that the statement's marker has in the file."""
        return f"{self.step}.{self.number}"

    @property
    def checksum(self) -> str:
        return hashlib.sha256(self.sql.encode()).hexdigest()


def places(script: Script) -> Iterator[Place]:
    """Yield every statement of a script with its place."""
    position = 0
    for step_number, step in enumerate(script.steps, start=1):
        for number, sql in enumerate(step.statements, start=1):
            position += 1
            yield Place(
                position=position,
                step=step_number,
                number=number,
                title=step.title,
                transactional=step.transactional,
                sql=sql,
            )


def commits_in_parts(script: Script) -> bool:
    """Say whether a script has statements outside the transaction, so that it needs a journal."""
    return any(not step.transactional for step in script.steps)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptJournal:
    """Notes how far one script of one run has come."""

    journal: Journal
    clock: Callable[[], str]
    run_id: str
    action: Action
    script: str
    checksum: str
    from_version: str
    to_version: str

    def started(self, place: Place) -> None:
        """Note, before it runs, a statement outside the transaction; commits by itself."""
        self.journal.add(self._entry(place, StatementState.STARTED, None))

    def done(self, place: Place) -> None:
        """Note that a statement outside the transaction has run; commits by itself."""
        self.journal.mark(place.position, StatementState.DONE, self.clock())

    def part(self, last: Place) -> None:
        """Note inside its transaction that a part ends with this statement."""
        self.journal.add(self._entry(last, StatementState.DONE, self.clock()))

    def finish(self) -> None:
        """Forget the script inside the transaction that makes it complete."""
        self.journal.clear()

    def _entry(self, place: Place, state: StatementState, finished: str | None) -> Entry:
        return Entry(
            component=self.journal.component,
            position=place.position,
            run_id=self.run_id,
            action=self.action,
            script=self.script,
            checksum=self.checksum,
            from_version=self.from_version,
            to_version=self.to_version,
            step=place.step,
            statement=place.label,
            statement_checksum=place.checksum,
            state=state,
            started_at=self.clock(),
            finished_at=finished,
        )
