"""Fixtures of the rehearsals' tests."""

from __future__ import annotations

import pytest

from rehearse.tries import LIVE
from strandline.platforms.base import Platform
from strandline.platforms.registry import get_platform


@pytest.fixture(params=LIVE)
def platform(request: pytest.FixtureRequest) -> Platform:
    """Each platform that runs here."""
    return get_platform(request.param)
