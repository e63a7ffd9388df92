"""What each step of a script took while it ran: time, and locks that another session could see."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from strandline.diagnostics import Diagnostic, Severity
from strandline.dictionary.names import QName
from strandline.plan.script import Script
from strandline.platforms.base import Effect, HeldLock, LockWatch

_LEVEL = {None: 0, Effect.LOCKS_WRITERS: 1, Effect.LOCKS_READERS: 2}
_WORDS = {Effect.LOCKS_READERS: "readers and writers", Effect.LOCKS_WRITERS: "writers"}
_LOCKS = {effect.value: effect for effect in _WORDS}


@dataclass(slots=True)
class StepRun:
    """One step as it was carried out.

    `locks` are the strongest that the step took on each table that was there before the run;
    None where they cannot be watched. `declared` are the effects that the script says.
    """

    number: int
    title: str
    transactional: bool
    declared: tuple[str, ...]
    statements: int
    seconds: float = 0.0
    locks: tuple[HeldLock, ...] | None = None

    def as_json(self) -> dict[str, object]:
        locks = None
        if self.locks is not None:
            locks = [
                {
                    "table": str(lock.relation),
                    "mode": lock.mode,
                    "keeps_out": lock.effect.value if lock.effect is not None else None,
                }
                for lock in self.locks
            ]
        return {
            "step": self.number,
            "title": self.title,
            "seconds": round(self.seconds, 4),
            "statements": self.statements,
            "effects": list(self.declared),
            "locks": locks,
        }


@dataclass(slots=True)
class StepWatch:
    """Told after each statement (it is a `Progress`); the time of its own looking is left out."""

    script: Script
    watch: LockWatch | None
    runs: list[StepRun] = field(init=False)
    _ends: list[int] = field(init=False)
    _held: dict[QName, HeldLock] = field(default_factory=dict, init=False)
    _since: float = field(init=False)

    def __post_init__(self) -> None:
        self.runs, self._ends, total = [], [], 0
        for number, step in enumerate(self.script.steps, start=1):
            total += len(step.statements)
            self._ends.append(total)
            self.runs.append(
                StepRun(
                    number=number,
                    title=step.title,
                    transactional=step.transactional,
                    declared=tuple(step.effects),
                    statements=len(step.statements),
                    locks=() if self.watch is not None else None,
                )
            )
        self._since = time.perf_counter()

    def __call__(self, done: int, total: int, title: str) -> None:
        del total, title
        run = self.runs[next(place for place, end in enumerate(self._ends) if done <= end)]
        run.seconds += time.perf_counter() - self._since
        if self.watch is not None:
            self._look(run, self.watch.held())
        self._since = time.perf_counter()

    def _look(self, run: StepRun, held: Iterable[HeldLock]) -> None:
        """Note what is held now and was not before; locks last until the transaction ends."""
        now: dict[QName, HeldLock] = {}
        for lock in held:
            strongest = now.get(lock.relation)
            if strongest is None or _level(lock) > _level(strongest):
                now[lock.relation] = lock
        taken = {lock.relation: lock for lock in run.locks or ()}
        for relation, lock in now.items():
            earlier = self._held.get(relation)
            if earlier is None or _level(lock) > _level(earlier):
                taken[relation] = lock
        run.locks = tuple(taken.values())
        self._held = now


def _level(lock: HeldLock) -> int:
    return _LEVEL[lock.effect]


def lock_findings(
    runs: Sequence[StepRun], known: Mapping[str, QName], *, where: str
) -> Iterator[Diagnostic]:
    """Compare what steps declare with what they took.

    `known` maps the names that the script may use for a table, old and new ones, to the name
    that it had before the run.
    """
    held: dict[QName, int] = {}
    for run in runs:
        if run.locks is None:
            continue
        declared = _declared(run, known)
        for lock in run.locks:
            level = _level(lock)
            if level > declared.get(lock.relation, 0) and lock.effect is not None:
                yield _undeclared(run, lock, where)
            held[lock.relation] = max(held.get(lock.relation, 0), level)
        if not run.transactional:
            # Its locks are given back before anybody can look.
            held.clear()
            continue
        for table, level in declared.items():
            if held.get(table, 0) < level:
                yield _unseen(run, table, level, where)


def _declared(run: StepRun, known: Mapping[str, QName]) -> dict[QName, int]:
    found: dict[QName, int] = {}
    for text in run.declared:
        kind, _, subject = text.partition(":")
        effect, table = _LOCKS.get(kind), known.get(subject)
        if effect is not None and table is not None:
            found[table] = max(found.get(table, 0), _LEVEL[effect])
    return found


def _undeclared(run: StepRun, lock: HeldLock, where: str) -> Diagnostic:
    words = _WORDS[lock.effect] if lock.effect is not None else "nobody"
    return Diagnostic(
        code="R106",
        severity=Severity.WARNING,
        subject=str(lock.relation),
        message=f"{where}, step {run.number} ({run.title}): it locked out {words} of "
        f"{lock.relation} ({lock.mode}) and does not say so",
        why="Whoever read the script has not been told who waits while it runs.",
        fix="report it: the effects of this step are not complete; until then reckon with the lock",
    )


def _unseen(run: StepRun, table: QName, level: int, where: str) -> Diagnostic:
    words = next(words for effect, words in _WORDS.items() if _LEVEL[effect] == level)
    return Diagnostic(
        code="R107",
        severity=Severity.INFO,
        subject=str(table),
        message=f"{where}, step {run.number} ({run.title}): it says that it locks out {words} of "
        f"{table}, and it did not",
        why="The script is gentler than it says, at least on these rows.",
        fix="nothing to do",
    )
