"""Exceptions: what means "cannot go on", each with its exit code."""

from __future__ import annotations

from collections.abc import Sequence

from strandline.diagnostics import Diagnostic


class StrandlineError(Exception):
    """Base of every error the product raises on purpose.

    `code` is stable and documented, `hint` says what to do next, `details` holds plain values.
    """

    exit_code = 70

    def __init__(
        self, code: str, message: str, *, hint: str = "", details: dict[str, object] | None = None
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
        self.details = details or {}

    def as_json(self) -> dict[str, object]:
        """Return the error as plain values for `--json`."""
        return {
            "error": {
                "code": self.code,
                "kind": type(self).__name__,
                "message": self.message,
                "hint": self.hint,
                "details": self.details,
            }
        }


class UsageError(StrandlineError):
    """Asked wrongly: an option, a state or a URL that cannot be understood."""

    exit_code = 2


class NotFound(StrandlineError):
    """A version, file, table or component that does not exist."""

    exit_code = 1


class InvalidInput(StrandlineError):
    """The input was understood and is wrong; carries every finding."""

    exit_code = 1

    def __init__(
        self, code: str, message: str, *, findings: Sequence[Diagnostic], hint: str = ""
    ) -> None:
        super().__init__(code, message, hint=hint)
        self.findings = tuple(findings)

    def as_json(self) -> dict[str, object]:
        document = super().as_json()
        document["findings"] = [finding.as_json() for finding in self.findings]
        return document


class Refused(StrandlineError):
    """A guard said no: nothing was changed."""

    exit_code = 4


class RefusedByPolicy(Refused):
    """A guard said no because of findings, which it carries."""

    def __init__(
        self, code: str, message: str, *, findings: Sequence[Diagnostic], hint: str = ""
    ) -> None:
        super().__init__(code, message, hint=hint)
        self.findings = tuple(findings)

    def as_json(self) -> dict[str, object]:
        document = super().as_json()
        document["findings"] = [finding.as_json() for finding in self.findings]
        return document


class Unsupported(Refused):
    """A platform cannot do what was asked; `details["feature"]` names the Features field."""


class PlatformFailure(StrandlineError):
    """The database or its driver failed; `details` says which statement and what state is left."""

    exit_code = 5


class InternalError(StrandlineError):
    """A bug of this product; asks for a report."""

    exit_code = 70
