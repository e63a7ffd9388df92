"""Migration files: a plan as SQL that a person can read and run by hand, and read back.

Statements are found by marker comments, never by splitting at semicolons.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from strandline.errors import InvalidInput
from strandline.plan.model import Plan
from strandline.platforms.archiving.statements import RestoringStatement
from strandline.platforms.base import Effect, ScriptFrame, Step

EFFECTS_LINE = "-- effects: "
"""Starts the line under a step's marker that says its effects; the seal counts it."""

_EFFECT_START = re.compile(rf", (?=(?:{'|'.join(effect.value for effect in Effect)}):)")
_MARKER = re.compile(r"^-- (strandline\d*):(\w+)(?: (.*))?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptHeader:
    """The block a migration file starts with."""

    description: str = ""
    counterpart: str = ""
    author: str = ""
    date: str = ""
    breaking_changes: str = "NONE"
    phase: str = "expand"


@dataclass(slots=True)
class Script:
    """A migration file read back: statements by their place in the frame."""

    before: list[str] = field(default_factory=list)
    steps: list[ScriptStep] = field(default_factory=list)
    checks: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)

    @property
    def statement_count(self) -> int:
        return sum(len(step.statements) for step in self.steps)


@dataclass(slots=True)
class ScriptStep:
    """One step: its title, whether it runs inside the transaction, its statements and effects.

    `settings` go before the statements of a step outside, `resets` after them. `effects` are as
    the file says them (`loses-data:dbo.orders.note`); the seal covers them.
    """

    title: str
    transactional: bool = True
    statements: list[str] = field(default_factory=list)
    settings: list[str] = field(default_factory=list)
    resets: list[str] = field(default_factory=list)
    effects: tuple[str, ...] = ()


def write_script(plan: Plan, header: ScriptHeader, *, rollback: bool = False) -> str:
    """Return the file's text, ending in a newline; LF line ends on every machine."""
    pen = _Pen(word=_marker_word(plan), frame=plan.frame)
    lines = [*_header_lines(plan, header, rollback=rollback), "", *pen.body(plan.steps)]
    return "\n".join(lines).rstrip("\n") + "\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pen:
    """Writes statements below their marker comments."""

    word: str
    frame: ScriptFrame

    def body(self, steps: Sequence[Step]) -> Iterator[str]:
        frame = self.frame
        yield from self._all("before", frame.before_transaction)
        # A transaction with nothing in it, before the first step or behind the last one, is left
        # out where opening and closing one is all that the frame does there.
        inside = not steps or steps[0].transactional or frame.begin != frame.enter
        if inside:
            yield from self._all("begin", frame.begin, guard=frame.guard)
        for number, step in enumerate(steps, start=1):
            if step.transactional is not inside:
                inside = step.transactional
                yield from self._crossing(inside=inside)
            yield from self._step(step, number, len(steps))
        if not inside and (frame.checks or frame.end != frame.leave):
            inside = True
            yield from self._crossing(inside=True)
        yield from self._all("check", frame.checks)
        if inside:
            yield from self._all("end", frame.end)
        yield from self._all("after", frame.after_transaction)

    def _step(self, step: Step, number: int, total: int) -> Iterator[str]:
        outside = "" if step.transactional else " outside-transaction"
        yield f"-- {self.word}:step {number}/{total}{outside}: {_one_line(step.title)}"
        effects = ", ".join(str(effect) for effect in step.effects)
        if effects:
            yield f"{EFFECTS_LINE}{_one_line(effects)}"
        guard = self.frame.guard if step.transactional else self.frame.guard_outside
        yield from self._all("set", step.settings)
        for place, statement in enumerate(step.statements, start=1):
            yield from self._marked("statement", statement, _label(number, place, statement))
            if guard:
                yield from self._marked("guard", guard)
        yield from self._all("reset", step.resets)
        yield ""

    def _crossing(self, *, inside: bool) -> Iterator[str]:
        """Yield what opens a transaction, or ends it, between two steps."""
        frame = self.frame
        if inside:
            yield from self._all("enter", frame.enter, guard=frame.guard)
        else:
            yield from self._all("leave", frame.leave)
        yield ""

    def _all(self, kind: str, statements: Sequence[str], *, guard: str = "") -> Iterator[str]:
        for statement in statements:
            yield from self._marked(kind, statement)
        if guard and statements:
            yield from self._marked("guard", guard)

    def _marked(self, kind: str, statement: str, label: str = "") -> Iterator[str]:
        yield f"-- {self.word}:{kind} {label}".rstrip()
        # A terminator behind a line comment would be part of the comment.
        bare_end = "--" in statement.rpartition("\n")[2]
        yield statement + ("\n" if bare_end else "") + self.frame.terminator


def _label(step: int, place: int, statement: str) -> str:
    """Return a statement's number, and the archive without which it has nothing to do."""
    number = f"{step}.{place}"
    if isinstance(statement, RestoringStatement):
        return f"{number} restores {statement.archive}"
    return number


def _versioned(label: str) -> str:
    """Return a label as headers show it: semantic versions with a v, others as they are."""
    return f"v{label}" if label[:1].isdigit() and "." in label else label


def _header_lines(plan: Plan, header: ScriptHeader, *, rollback: bool) -> list[str]:
    kind = "Rollback" if rollback else "Migration"
    counterpart = "Forward" if rollback else "Rollback"
    start = f"{_versioned(plan.base)} → " if plan.base else "create "
    facts = [
        (kind, f"{start}{_versioned(plan.target)}"),
        ("Component", f"{plan.component} on {plan.platform}"),
        ("Description", header.description),
        (counterpart, header.counterpart),
        ("Author", header.author),
        ("Date", header.date),
        ("Breaking changes", header.breaking_changes),
        ("Phase", header.phase),
        ("Loses data", ", ".join(plan.losses()) or "NONE"),
        ("Archives", ", ".join(plan.archived()) or "NONE"),
        ("Run by hand", plan.frame.run_by_hand),
    ]
    return [f"-- {name}: {_one_line(value)}" for name, value in facts if value]


def _marker_word(plan: Plan) -> str:
    """Return the word of this file's markers: one that no line of a statement starts with.

    A comment or default of the author's may hold a line that looks like a marker.
    """
    texts = [
        statement
        for step in plan.steps
        for statement in (*step.settings, *step.statements, *step.resets)
    ]
    frame = plan.frame
    texts += [*frame.before_transaction, *frame.checks, *frame.after_transaction]
    lines = [line for text in texts if "-- strandline" in text for line in text.split("\n")]
    word, number = "strandline", 1
    while any(line.startswith(f"-- {word}:") for line in lines):
        number += 1
        word = f"strandline{number}"
    return word


def _one_line(text: str) -> str:
    return " ".join(text.split())


def read_script(text: str, *, name: str) -> Script:
    """Read a migration file back. InvalidInput when it is not one that `write_script` made."""
    script = Script()
    sections = list(_sections(text))
    if not any(kind == "statement" for kind, _, _ in sections):
        if not any(kind == "begin" for kind, _, _ in sections):
            raise InvalidInput(
                "P010",
                f"{name} has no strandline markers: its statements cannot be told apart",
                findings=(),
                hint="restore the file from version control, or release the version again",
            )
    for kind, label, body in sections:
        match kind:
            case "before":
                script.before.append(body)
            case "after":
                script.after.append(body)
            case "check":
                script.checks.append(body)
            case "step":
                place, _, title = label.partition(": ")
                script.steps.append(
                    ScriptStep(
                        title=title,
                        transactional="outside-transaction" not in place,
                        effects=_effects(body),
                    )
                )
            case "statement":
                _, _, archive = label.partition(" restores ")
                _current(script, name).statements.append(
                    RestoringStatement(body, archive) if archive else body
                )
            case "set":
                _current(script, name).settings.append(body)
            case "reset":
                _current(script, name).resets.append(body)
            case "begin" | "end" | "guard" | "enter" | "leave":
                continue
            case _:
                raise InvalidInput(
                    "P010",
                    f"{name}: the marker {kind!r} is not known",
                    findings=(),
                    hint="the file was written by a newer release, or edited",
                )
    return script


def _current(script: Script, name: str) -> ScriptStep:
    if not script.steps:
        raise InvalidInput("P010", f"{name}: a statement stands before its step", findings=())
    return script.steps[-1]


def _effects(body: str) -> tuple[str, ...]:
    """Return what stands on the step's line of effects; a name may hold a comma itself."""
    for line in body.split("\n"):
        if line.startswith(EFFECTS_LINE):
            return tuple(_EFFECT_START.split(line.removeprefix(EFFECTS_LINE).strip()))
    return ()


def _sections(text: str) -> Iterator[tuple[str, str, str]]:
    word, kind, label, body = "", "", "", list[str]()
    for line in text.replace("\r\n", "\n").split("\n"):
        found = _MARKER.match(line)
        # The first marker says which word the file's markers have; see `_marker_word`.
        if found is None or (word and found.group(1) != word):
            body.append(line)
            continue
        if kind:
            yield kind, label, statement_text(body)
        word, kind, label, body = found.group(1), found.group(2), found.group(3) or "", []
    if kind:
        yield kind, label, statement_text(body)


def statement_text(lines: Sequence[str]) -> str:
    """Return a statement without its terminator (`;` or a line with GO) and blank ends.

    A semicolon before GO is the statement's own.
    """
    kept = list(lines)
    while kept and not kept[-1].strip():
        kept.pop()
    if kept and kept[-1].strip().upper() == "GO":
        kept.pop()
        return "\n".join(kept).strip("\n").rstrip()
    text = "\n".join(kept).strip("\n")
    return text.removesuffix(";").rstrip()
