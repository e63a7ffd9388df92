"""A statement rule: one risk that can be seen in SQL text, why it matters and what to do instead."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from strandline.diagnostics import Severity
from strandline.lint.statements.context import StatementContext
from strandline.lint.statements.edits import Edit

Examples = Mapping[str, tuple[str, ...]]
"""SQL by platform. In a bad example a line that ends in `-- <- here` is reported, else line 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A place where a rule is broken; `edits` make the finding go away where that is safe."""

    message: str
    start: int
    end: int
    subject: str = ""
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRule:
    """A check with a stable code.

    `peers` are the rows of the merged rule table that it covers. `fix` says in words what its
    automatic fix does and is empty where there is none. A rule that is not `default` runs on
    request only; a `blanket` rule is about nearly every script, not about one risk.
    """

    code: str
    slug: str
    severity: Severity
    summary: str
    risk: str
    safe_way: str
    platforms: tuple[str, ...]
    peers: tuple[str, ...]
    bad: Examples
    good: Examples
    check: Callable[[StatementContext], Iterator[Found]]
    fix: str = ""
    default: bool = True
    blanket: bool = False
    settings: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
