"""Law 5 with made rows: random migrations go up, down, (rows change,) up and down, and lose nothing.

What is made, written into the new shape, changed in between and compared is the product's own
rehearsal, so this also tries that on whatever Hypothesis draws. Pre-checks are proven with it: a
migration that they let through must run.
"""

from __future__ import annotations

import os
from collections import Counter

import pytest
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st

from rehearse.tries import rehearsable, tried
from strandline.apply.rehearse import Rehearsable
from strandline.dictionary.model import Dictionary
from strandline.diff.operations import Archive
from strandline.errors import InvalidInput
from strandline.platforms.base import Platform
from strandline.platforms.registry import get_platform
from strandline.testing.strategies import dictionary_pairs

_NIGHTLY = os.environ.get("STRANDLINE_HYPOTHESIS_PROFILE") == "nightly"
EXAMPLES = int(os.environ.get("STRANDLINE_REHEARSED_EXAMPLES", "1700" if _NIGHTLY else "20"))
MOST_REFUSED = 0.5

seen: dict[str, Counter[str]] = {}


def _points_at_itself(dictionary: Dictionary) -> bool:
    return any(
        key.target == name
        for name, table in dictionary.tables.items()
        for key in table.foreign_keys
    )


def _unsettled(platform: Platform, before: Dictionary, after: Dictionary) -> bool:
    """Say whether a pair has a tree where keys are checked at once and cannot be added (DuckDB).

    Rows of a dropped tree that hang on its reference rows stay in the archive there.
    """
    in_pieces = not platform.features.foreign_key_cycles
    return in_pieces and (_points_at_itself(before) or _points_at_itself(after))


def _refused_for_keys(platform: Platform, codes: set[str], messages: str) -> bool:
    """Say whether a script was refused because a row that others point at was updated (DuckDB).

    Nothing is changed then. A restore by UPDATE meets this where the column is in an index.
    """
    in_pieces = not platform.features.foreign_key_cycles
    return in_pieces and codes == {"R105"} and "foreign key" in messages


def _without_key(subject: Rehearsable) -> bool:
    return any(
        isinstance(operation, Archive) and not operation.kept.key
        for plan in (subject.forward, subject.rollback)
        for operation in plan.operations
    )


@pytest.mark.slow
@pytest.mark.parametrize("name", ["postgres", "sqlite", "duckdb"])
def test_random_migrations_lose_no_row(name: str, request: pytest.FixtureRequest) -> None:
    if name == "postgres":
        request.getfixturevalue("postgres_server")
    platform = get_platform(name)
    counts = seen.setdefault(name, Counter())

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=not _NIGHTLY,
        database=None,
        print_blob=True,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
    )
    @given(
        pair=dictionary_pairs(platform.features).filter(
            lambda pair: not _unsettled(platform, *pair)
        ),
        mutate=st.booleans(),
    )
    def law(pair: tuple[Dictionary, Dictionary], mutate: bool) -> None:
        counts["examples"] += 1
        before, after = pair
        try:
            subject = rehearsable(before, after, platform)
        except InvalidInput:
            counts["refused"] += 1
            return
        note("; ".join(operation.describe() for operation in subject.forward.operations))
        report = tried(subject, platform, each=5, mutate=mutate)
        errors = [item for item in report.findings if item.severity.value == "error"]
        if report.blocked:
            # Rows of an append-only table cannot be taken out of the way again.
            counts["blocked"] += 1
            assert {item.code for item in errors} == {"R108"}
            return
        if {item.code for item in errors} == {"R108"} and _without_key(subject):
            # Rows that nothing identifies cannot get a required column back: refused beforehand.
            counts["refused back"] += 1
            return
        messages = " ".join(item.message for item in errors)
        if _refused_for_keys(platform, {item.code for item in errors}, messages):
            counts["refused for keys"] += 1
            return
        counts["rows"] += report.rows
        assert [f"{item.code} {item.message}" for item in errors] == [], report.notes

    law()
    assert counts["rows"] > 10 * EXAMPLES // 2, counts
    assert counts["blocked"] + counts["refused"] + counts["set aside"] < EXAMPLES * MOST_REFUSED, (
        counts
    )
