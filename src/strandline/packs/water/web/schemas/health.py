"""Data health."""

from __future__ import annotations

from typing import Any

from strandline.packs.water.health_records import HealthReport, Severity
from strandline.packs.water.services.health import CHECKS
from strandline.packs.water.web.schemas.models import Answer, Moment
from strandline.rest.pages import Page, PageRequest


class FindingAnswer(Answer):
    """One thing to look at. `kind`, `id` and `name` say which; `details` are facts by name."""

    code: str
    severity: Severity
    kind: str
    id: int
    name: str
    message: str
    hint: str
    details: dict[str, Any]


class CheckAnswer(Answer):
    """A question that was asked; `count` findings are of it."""

    code: str
    title: str
    severity: Severity
    count: int


class DataHealthAnswer(Page[FindingAnswer]):
    """A page of findings, the worst first, and how many there are of each code."""

    at: Moment
    from_timestamp: Moment
    to_timestamp: Moment
    checks: list[CheckAnswer]


def health_answer(found: HealthReport, page: PageRequest) -> DataHealthAnswer:
    items = [FindingAnswer.model_validate(one) for one in found.findings]
    listed = page.page_of(items, found.total)
    checks = [
        CheckAnswer(
            code=check.code,
            title=check.title,
            severity=check.severity,
            count=found.counts.get(check.code, 0),
        )
        for check in CHECKS
    ]
    return DataHealthAnswer(
        **listed.__dict__,
        at=found.at,
        from_timestamp=found.window.start or found.at,
        to_timestamp=found.at,
        checks=checks,
    )
