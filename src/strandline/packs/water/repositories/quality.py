"""The vocabulary of quality codes."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from strandline.bridge.database import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityMeaning:
    """What a quality code means, and whether values with it are to be evaluated."""

    code: int
    name: str
    usable: bool
    description: str | None


def list_quality(session: Session) -> list[QualityMeaning]:
    """Return the whole vocabulary, in order of code."""
    code = session.tables["QualityCode"].c
    query = sa.select(
        code.QualityCodeID.label("code"),
        code.Name.label("name"),
        code.IsUsable.label("usable"),
        code.Description.label("description"),
    ).order_by(code.QualityCodeID)
    rows = session.connection.execute(query).mappings()
    return [QualityMeaning(**row) for row in rows]
