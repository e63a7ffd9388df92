"""A release with online forms, exported: Alembic runs the same parts."""

from __future__ import annotations

from pathlib import Path

import pytest

from online.test_expand_contract import NEW_BOOK, NOTE, first, library, write
from strandline import api
from strandline.services.stages import Splitting
from support.alembic_runs import AlembicRuns, drift

__all__ = ["library"]

INDEXED = NEW_BOOK.replace(
    "  check_constraints:",
    "  unique_constraints: [{name: uq_title, columns: [title]}]\n  check_constraints:",
)


@pytest.mark.postgres
def test_up_and_down_again(library: Path, postgres_url: str, tmp_path: Path) -> None:
    first(library, "postgres")
    write(library, "1.1.0", "postgres", book=INDEXED, note=NOTE)
    api.release(library, "1.1.0", splitting=Splitting.TWO_NAMES)
    environment = tmp_path / "alembic"
    runs = AlembicRuns(environment, postgres_url)
    api.export_alembic(library, environment, with_env=True)
    texts = [path.read_text() for path in (environment / "versions").glob("*.py")]
    assert sum("autocommit_block()" in text for text in texts) == 2
    assert any("SET lock_timeout" in text for text in texts)
    for _ in range(2):
        runs.upgrade()
        assert drift(library / "main", "1.1.0-contract", postgres_url) == []
        runs.downgrade("base", "lossy=yes")
        assert drift(library / "main", None, postgres_url) == []
