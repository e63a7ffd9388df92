"""Local times as moments: formats, offsets, and the hours that clocks skip or repeat."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strandline.packs.water.importing.layout import Epoch, Fold, TimeColumns
from strandline.packs.water.importing.times import LocalClock, TimeText

TORONTO = ZoneInfo("America/Toronto")


def _resolved(texts: list[str], fold: Fold, zone: ZoneInfo = TORONTO) -> list[str]:
    """The moments, in UTC as hour and minute of the day, or the codes of why there is none."""
    text = TimeText(TimeColumns(columns=("t",)), [0])
    rows = ((line, [cell]) for line, cell in enumerate(texts, start=2))
    found = list(LocalClock(zone, fold).rows(rows, text))
    assert [row.line for row in found] == list(range(2, 2 + len(texts))), "rows keep their order"
    return [f"{row.moment:%d %H:%M}" if row.moment else row.problem for row in found]


AUTUMN = "2025-11-02T{}".format  # clocks go back at 02:00 EDT (06:00Z) to 01:00 EST
UP = ["00:50", "01:10", "01:50", "01:10", "01:50", "02:10"]
CASES: list[tuple[str, list[str], Fold, list[str]]] = [
    ("rising", UP, Fold.INFER, ["04:50", "05:10", "05:50", "06:10", "06:50", "07:10"]),
    ("falling", UP[::-1], Fold.INFER, ["07:10", "06:50", "06:10", "05:50", "05:10", "04:50"]),
    ("one hour only", ["00:50", "01:10", "01:50", "02:10"], Fold.INFER,
     ["04:50", "W122", "W122", "07:10"]),
    ("first", ["01:10", "01:10"], Fold.FIRST, ["05:10", "05:10"]),
    ("second", ["01:10", "02:10"], Fold.SECOND, ["06:10", "07:10"]),
    ("refuse", UP, Fold.REFUSE, ["04:50", "W122", "W122", "W122", "W122", "07:10"]),
    ("hourly, at the end of the file", ["00:00", "01:00", "01:00"], Fold.INFER,
     ["04:00", "05:00", "06:00"]),
    ("nothing around them", ["01:50", "01:10"], Fold.INFER, ["W122", "W122"]),
    ("nothing around, one way only", ["01:10", "01:20", "01:10", "01:20", "01:30"], Fold.INFER,
     ["05:10", "05:20", "06:10", "06:20", "06:30"]),
    ("at the start of the file", ["01:00", "01:00", "02:00"], Fold.INFER,
     ["05:00", "06:00", "07:00"]),
    ("falling, at the start", ["02:00", "01:00", "01:00", "00:00"], Fold.INFER,
     ["07:00", "06:00", "05:00", "04:00"]),
    ("no order", ["00:20", "00:10", "00:30", "01:10", "01:00", "02:10"], Fold.INFER,
     ["04:20", "04:10", "04:30", "W122", "W122", "07:10"]),
    ("two jumps", ["00:50", "01:10", "01:05", "01:10", "01:00", "02:10"], Fold.INFER,
     ["04:50", "W122", "W122", "W122", "W122", "07:10"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("times", "fold", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_the_repeated_hour(times: list[str], fold: Fold, expected: list[str]) -> None:
    shown = [word if word.startswith("W") else f"02 {word}" for word in expected]
    assert _resolved([AUTUMN(time) for time in times], fold) == shown


def test_an_unreadable_row_does_not_end_the_hour() -> None:
    text = TimeText(TimeColumns(columns=("t",)), [0])
    cells = ["2025-11-02T00:50", "2025-11-02T01:50", "?", "2025-11-02T01:10", "2025-11-02T02:10"]
    found = LocalClock(TORONTO).rows(((at, [cell]) for at, cell in enumerate(cells)), text)
    by_line = {row.line: f"{row.moment:%H:%M}" if row.moment else row.problem for row in found}
    assert by_line == {0: "04:50", 1: "05:50", 2: "W120", 3: "06:10", 4: "07:10"}


def test_an_hour_that_never_was_is_refused() -> None:
    spring = ["2025-03-09T01:59", "2025-03-09T02:00", "2025-03-09T02:59", "2025-03-09T03:00"]
    assert _resolved(spring, Fold.INFER) == ["09 06:59", "W121", "W121", "09 07:00"]


def test_offsets_count_and_end_the_guessing() -> None:
    times = ["2025-11-02T01:10:00-04:00", "2025-11-02T01:10:00-05:00", "2025-11-02T06:20:00Z"]
    assert _resolved(times, Fold.REFUSE) == ["02 05:10", "02 06:10", "02 06:20"]


def test_a_zone_of_one_offset_has_no_such_hours() -> None:
    times = ["2025-03-09T02:30", "2025-11-02T01:30"]
    assert _resolved(times, Fold.REFUSE, ZoneInfo("Etc/GMT+5")) == ["09 07:30", "02 06:30"]


@pytest.mark.parametrize(
    ("form", "text", "expected"),
    [
        ("", "2025-05-05 10:00:01.5", "2025-05-05T10:00:01.500000"),
        ("", "20250505T1000", "2025-05-05T10:00:00"),
        ("%Y.%m.%d  %H:%M:%S", "2025.05.05   10:00:01", "2025-05-05T10:00:01"),
        ("%d/%m/%Y %H:%M", "5/6/2025 7:08", "2025-06-05T07:08:00"),
        ("%m/%d/%Y %I:%M %p", "05/06/2025 07:08 PM", "2025-05-06T19:08:00"),
        ("%d %b %Y %H:%M", "05 Jun 2025 07:08", "2025-06-05T07:08:00"),
        ("%H:%M %d.%m.%y", "07:08 05.06.25", "2025-06-05T07:08:00"),
        ("%d/%m/%Y %H:%M", "31/02/2025 07:08", None),
        ("%d/%m/%Y %H:%M", "05/06/2025 07:08:09", None),
        ("%d/%m/%Y %H:%M", "٠٥/06/2025 07:08", None),
        ("", "9999-12-31T23:59:59", None),
        ("", "0001-01-01T00:00:00", None),
        ("", "yesterday", None),
        ("", "", None),
    ],
)
def test_formats(form: str, text: str, expected: str | None) -> None:
    read = TimeText(TimeColumns(columns=("t",), format=form), [0]).read([text])
    assert (read and read.isoformat()) == expected


@pytest.mark.parametrize(
    ("epoch", "text", "expected"),
    [
        (Epoch.SECONDS, "1746439200", "2025-05-05T10:00:00+00:00"),
        (Epoch.SECONDS, "1746439200.5", "2025-05-05T10:00:00.500000+00:00"),
        (Epoch.MILLISECONDS, "1746439200500", "2025-05-05T10:00:00.500000+00:00"),
        (Epoch.SECONDS, "1e9", None),
        (Epoch.SECONDS, "999999999999999999", None),
    ],
)
def test_times_as_numbers(epoch: Epoch, text: str, expected: str | None) -> None:
    read = TimeText(TimeColumns(columns=("t",), epoch=epoch), [0]).read([text])
    assert (read and read.isoformat()) == expected


def test_two_columns_make_one_time() -> None:
    columns = TimeColumns(columns=("d", "t"), format="%d/%m/%Y %H:%M")
    text = TimeText(columns, [2, 0])
    assert text.read(["07:08", "x", "05/06/2025"]) == datetime(2025, 6, 5, 7, 8)
    assert text.read(["07:08"]) is None


AROUND = datetime(2025, 11, 2, 4, tzinfo=UTC)  # two hours before the clocks go back, and after


@given(
    st.sets(st.integers(0, 4 * 60), min_size=1, max_size=12),
    st.booleans(),
    st.sampled_from(["UTC", "America/Toronto", "Europe/Dublin", "Australia/Lord_Howe"]),
)
def test_a_guess_is_never_wrong(minutes: set[int], falling: bool, zone: str) -> None:
    """Moments in order, written as local times: each comes back as it was, or is refused."""
    change = {
        "America/Toronto": datetime(2025, 11, 2, 6, tzinfo=UTC),
        "Europe/Dublin": datetime(2025, 10, 26, 1, tzinfo=UTC),
        "Australia/Lord_Howe": datetime(2025, 4, 5, 15, tzinfo=UTC),
    }.get(zone, AROUND)
    start = change - timedelta(hours=2)
    moments = [start + timedelta(minutes=at) for at in sorted(minutes, reverse=falling)]
    local = [moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0) for moment in moments]
    text = TimeText(TimeColumns(columns=("t",)), [0])
    rows = ((at, [time.isoformat()]) for at, time in enumerate(local))
    for row in LocalClock(ZoneInfo(zone)).rows(rows, text):
        assert row.problem == "W122" or row.moment == moments[row.line]
