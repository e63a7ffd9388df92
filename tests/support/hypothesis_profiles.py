"""Two Hypothesis profiles: quick (the default) and nightly."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
# The same examples on every run, so that what CI says can be looked at; new ones come at night.
settings.register_profile(
    "quick",
    max_examples=50,
    deadline=None,
    suppress_health_check=_SLOW,
    database=None,
    derandomize=True,
)
settings.register_profile(
    "nightly", max_examples=2000, deadline=None, suppress_health_check=_SLOW, print_blob=True
)
settings.load_profile(os.environ.get("STRANDLINE_HYPOTHESIS_PROFILE", "quick"))
