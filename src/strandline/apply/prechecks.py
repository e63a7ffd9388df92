"""Asking the data beforehand: runs the pre-checks of a plan; changes nothing."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from strandline.errors import PlatformFailure
from strandline.plan.prechecks import Precheck, Prechecks, Unchecked
from strandline.platforms.base import REFUSED_STATEMENT, Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """How many rows are in the way of one step."""

    check: Precheck
    rows: int
    seconds: float

    @property
    def refuses(self) -> bool:
        """Whether the step would fail; otherwise the platform keeps what does not fit."""
        return self.rows > 0 and self.check.strict

    def sentence(self) -> str:
        """Return the answer in words, without any value."""
        rows = "1 row" if self.rows == 1 else f"{self.rows} rows"
        return f"{rows} of {self.check.table} {self.check.problem}"

    def as_json(self) -> dict[str, object]:
        return {
            "operation": self.check.operation,
            "subject": self.check.subject,
            "kind": self.check.kind.value,
            "table": self.check.table,
            "problem": self.check.problem,
            "rows": self.rows,
            "refuses": self.refuses,
            "seconds": round(self.seconds, 4),
            "count_sql": self.check.count_sql,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What the pre-checks of one leg found. `start` and `end` are the versions it leads between."""

    start: str
    end: str
    answers: tuple[Answer, ...] = ()
    unchecked: tuple[Unchecked, ...] = ()

    @property
    def refusing(self) -> tuple[Answer, ...]:
        return tuple(answer for answer in self.answers if answer.refuses)

    @property
    def offending(self) -> tuple[Answer, ...]:
        return tuple(answer for answer in self.answers if answer.rows)

    @property
    def seconds(self) -> float:
        return sum(answer.seconds for answer in self.answers)

    def as_json(self) -> dict[str, object]:
        return {
            "from": self.start,
            "to": self.end,
            "checks": [answer.as_json() for answer in self.answers],
            "unchecked": [
                {"operation": item.operation, "subject": item.subject, "reason": item.reason}
                for item in self.unchecked
            ],
            "seconds": round(self.seconds, 4),
        }


def ask(connection: Connection, asked: Prechecks, *, start: str, end: str) -> Answers:
    """Count the rows that are in the way. Outside a transaction, so that a failure harms none.

    A question that the database cannot answer (a missing right, a division by zero in a check)
    is among the unchecked, with the reason; any other failure of the database is raised.
    """
    answers: list[Answer] = []
    unchecked = list(asked.unchecked)
    prepared: set[str] = set()
    for check in asked.checks:
        started = time.perf_counter()
        try:
            _prepare(connection, check.setup, prepared)
            found = connection.execute(check.count_sql)
        except PlatformFailure as failure:
            if failure.code not in _UNANSWERED:
                raise
            unchecked.append(
                Unchecked(operation=check.operation, subject=check.subject, reason=failure.message)
            )
            continue
        seconds = time.perf_counter() - started
        answers.append(Answer(check=check, rows=int(str(found[0][0])), seconds=seconds))
    return Answers(start=start, end=end, answers=tuple(answers), unchecked=tuple(unchecked))


_UNANSWERED = frozenset({"X204", "X208", REFUSED_STATEMENT})


def offending_rows(
    connection: Connection, answers: Sequence[Answer]
) -> Iterator[tuple[Answer, tuple[tuple[object, ...], ...]]]:
    """Yield the rows that are in the way, as (answer, rows of its check's columns).

    These are values of users: only for a file that somebody asked for.
    """
    for answer in answers:
        if answer.rows:
            _prepare(connection, answer.check.setup, set())
            yield answer, tuple(connection.execute(answer.check.rows_sql))


def _prepare(connection: Connection, setup: Sequence[str], done: set[str]) -> None:
    for statement in setup:
        if statement not in done:
            connection.execute(statement)
            done.add(statement)
