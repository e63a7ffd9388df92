"""The flags that a run needs, asked of a dry run: for tests that are not about the guard."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from strandline import api


def allowed_rollback(project: Path, url: str, to: str | None = None, **options: Any) -> Any:
    """Roll back with everything allowed by name that the scripts need."""
    planned = api.rollback(project, url=url, to=to, dry_run=True, **options)
    flags = planned.guard.judgement.flags if planned.guard is not None else []
    return api.rollback(project, url=url, to=to, allow=flags, **options)
