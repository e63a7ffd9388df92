"""What the parts of an inspection share: the relations read, and what is found besides."""

from __future__ import annotations

from dataclasses import dataclass, field

from strandline.diagnostics import Diagnostic, Severity
from strandline.dictionary.names import QName
from strandline.platforms.base import Unmanaged


@dataclass(slots=True)
class Relation:
    """A row of the relations query; `parent` is what it inherits from or is a partition of."""

    oid: int
    name: QName
    kind: str
    is_partition: bool
    persistence: str
    row_security: bool
    description: str | None
    strategy: str | None
    partition_columns: list[int]
    bound: str | None
    parent: int | None
    is_owned: bool


@dataclass(slots=True)
class Findings:
    """What an inspection has to say besides the dictionary."""

    unmanaged: list[Unmanaged] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def leave_out(self, kind: str, name: object, reason: str = "") -> None:
        self.unmanaged.append(Unmanaged(kind=kind, name=str(name), reason=reason))

    def warn(self, code: str, subject: str, message: str, *, why: str, fix: str) -> None:
        self.diagnostics.append(
            Diagnostic(
                code=code, severity=Severity.WARNING, subject=subject, message=message,
                why=why, fix=fix,
            )
        )  # fmt: skip
