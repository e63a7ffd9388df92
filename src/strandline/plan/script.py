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
from strandline.platforms.base import Effect

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

    `effects` are as the file says them (`loses-data:dbo.orders.note`); the seal covers them.
    """

    title: str
    transactional: bool = True
    statements: list[str] = field(default_factory=list)
    effects: tuple[str, ...] = ()


def write_script(plan: Plan, header: ScriptHeader, *, rollback: bool = False) -> str:
    """Return the file's text, ending in a newline; LF line ends on every machine."""
    frame = plan.frame
    word = _marker_word(plan)

    def _marked(kind: str, statement: str, label: str = "") -> Iterator[str]:
        yield f"-- {word}:{kind} {label}".rstrip()
        # A terminator behind a line comment would be part of the comment.
        bare_end = "--" in statement.rpartition("\n")[2]
        yield statement + ("\n" if bare_end else "") + frame.terminator

    lines = [*_header_lines(plan, header, rollback=rollback), ""]
    for statement in frame.before_transaction:
        lines.extend(_marked("before", statement))
    for statement in frame.begin:
        lines.extend(_marked("begin", statement))
    if frame.guard and frame.begin:
        lines.extend(_marked("guard", frame.guard))
    total = len(plan.steps)
    for number, step in enumerate(plan.steps, start=1):
        outside = "" if step.transactional else " outside-transaction"
        lines.append(f"-- {word}:step {number}/{total}{outside}: {_one_line(step.title)}")
        effects = ", ".join(str(effect) for effect in step.effects)
        if effects:
            lines.append(f"{EFFECTS_LINE}{_one_line(effects)}")
        for place, statement in enumerate(step.statements, start=1):
            lines.extend(_marked("statement", statement, _label(number, place, statement)))
            if frame.guard and step.transactional:
                lines.extend(_marked("guard", frame.guard))
        lines.append("")
    for statement in frame.checks:
        lines.extend(_marked("check", statement))
    for statement in frame.end:
        lines.extend(_marked("end", statement))
    for statement in frame.after_transaction:
        lines.extend(_marked("after", statement))
    return "\n".join(lines).rstrip("\n") + "\n"


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
    texts = [statement for step in plan.steps for statement in step.statements]
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
                if not script.steps:
                    raise InvalidInput(
                        "P010", f"{name}: a statement stands before its step", findings=()
                    )
                _, _, archive = label.partition(" restores ")
                script.steps[-1].statements.append(
                    RestoringStatement(body, archive) if archive else body
                )
            case "begin" | "end" | "guard":
                continue
            case _:
                raise InvalidInput(
                    "P010",
                    f"{name}: the marker {kind!r} is not known",
                    findings=(),
                    hint="the file was written by a newer release, or edited",
                )
    return script


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
