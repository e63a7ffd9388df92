"""Which texts are the present moment, and in whose time."""

from __future__ import annotations

import pytest

from strandline.dictionary.model import Column, Default, Expression
from strandline.dictionary.types import LogicalType, TypeKind
from strandline.platforms.clock import means_utc_now, neutral_default, settled

BARE = LogicalType(kind=TypeKind.TIMESTAMP)
ZONED = LogicalType(kind=TypeKind.TIMESTAMP, with_time_zone=True)
DATE = LogicalType(kind=TypeKind.DATE)


@pytest.mark.parametrize(
    ("native", "expected"),
    [
        ("(CURRENT_TIMESTAMP AT TIME ZONE 'UTC'::text)", "CURRENT_TIMESTAMP"),
        ("timezone('utc'::text, now())", "CURRENT_TIMESTAMP"),
        ("pg_catalog.timezone('UTC', (now()))", "CURRENT_TIMESTAMP"),
        ("main.timezone('UTC', CURRENT_TIMESTAMP)", "CURRENT_TIMESTAMP"),
        ("make_timestamp(epoch_us(CURRENT_TIMESTAMP))", "CURRENT_TIMESTAMP"),
        ("now()", "LOCALTIMESTAMP"),
        ("CURRENT_TIMESTAMP", "LOCALTIMESTAMP"),
        ("(CURRENT_TIMESTAMP)", "LOCALTIMESTAMP"),
        ("get_current_timestamp()", "LOCALTIMESTAMP"),
        ("(now())::timestamp without time zone", "LOCALTIMESTAMP"),
        ("CAST(now() AS TIMESTAMP)", "LOCALTIMESTAMP"),
        ("(CURRENT_TIMESTAMP AT TIME ZONE 'Europe/Berlin'::text)", None),
        ("(now() + '1 day'::interval)", None),
        ("'now()'", None),
        ("(now()) + (now())", None),
        ("", None),
    ],
)
def test_read_back(native: str, expected: str | None) -> None:
    found = neutral_default(native, BARE)
    assert (found.text if found is not None else None) == expected


@pytest.mark.parametrize("logical", [ZONED, DATE])
def test_other_types_are_left_alone(logical: LogicalType) -> None:
    assert neutral_default("now()", logical) is None
    assert not means_utc_now(Expression("CURRENT_TIMESTAMP"), logical, "postgres")


def test_an_authors_own_words_are_never_replaced() -> None:
    own = Expression("CURRENT_TIMESTAMP", overrides=(("postgres", "clock_timestamp()"),))
    assert not means_utc_now(own, BARE, "postgres")
    assert means_utc_now(own, BARE, "duckdb")


def test_the_long_neutral_form_is_the_short_one() -> None:
    declared = Default(expression=Expression("now() AT TIME ZONE 'utc'"), name="DF")
    found = settled(Column(name="at", type=BARE, default=declared)).default
    assert found == Default(expression=Expression("CURRENT_TIMESTAMP"), name="DF")
    zoned = Column(name="at", type=ZONED, default=declared)
    assert settled(zoned) == zoned
