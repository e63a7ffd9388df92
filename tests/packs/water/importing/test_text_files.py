"""Text files as people export them, and as nobody should: every one read or refused by its code."""

from __future__ import annotations

import tempfile
import tracemalloc
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packs.water.importing.samples import csv_text, taken
from strandline.errors import StrandlineError
from strandline.packs.water.importing.binding import bind
from strandline.packs.water.importing.mapping_file import load_mapping
from strandline.packs.water.importing.readings import Counts, read_batches
from strandline.packs.water.importing.row_problems import RowProblems
from strandline.packs.water.importing.source_text import open_text
from strandline.packs.water.importing.tables import read_table
from strandline.packs.water.importing.times import LocalClock

ONE = "columns: [{column: TSS, equipment: TSS_01, variable: TSS}]\n"
ISO = "time: {column: time}\n" + ONE
TWO_ROWS = [("TSS", 2, "2025-05-05T10:00:00", 1.5, None), ("TSS", 3, "2025-05-05T10:01:00", -2.0, None)]  # fmt: skip


def _files(folder: Path, text: str | bytes, mapping: str, encoding: str = "utf-8") -> Path:
    file = folder / "data.csv"
    file.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
    (folder / "mapping.yaml").write_text(mapping, encoding="utf-8")
    return file


COMMA = "time,TSS\n2025-05-05T10:00:00,1.5\n2025-05-05T10:01:00,-2\n"
GOOD: dict[str, tuple[str, str, str]] = {
    "comma": (COMMA, ISO, "utf-8"),
    "with a byte order mark": (COMMA, ISO, "utf-8-sig"),
    "utf-16": (COMMA, ISO, "utf-16"),
    "latin-1": (COMMA.replace("TSS", "TSS °é"), "encoding: latin-1\n" + ISO.replace("TSS,", "TSS °é,"), "latin-1"),
    "tab": (COMMA.replace(",", "\t"), ISO, "utf-8"),
    "pipe, said": (COMMA.replace(",", "|"), "delimiter: pipe\n" + ISO, "utf-8"),
    "windows lines": (COMMA.replace("\n", "\r\n"), ISO, "utf-8"),
    "no last line end": (COMMA.rstrip(), ISO, "utf-8"),
    "decimal comma": (
        "time;TSS\n2025-05-05T10:00:00;1,5\n2025-05-05T10:01:00;-2,0\n", 'decimal: ","\n' + ISO, "utf-8",
    ),
    "date and time apart": (
        "day,time,TSS\n05/05/2025,10:00,1.5\n05/05/2025,10:01,-2\n",
        'time: {column: [day, time], format: "%d/%m/%Y %H:%M"}\n' + ONE, "utf-8",
    ),
    "quoted": (COMMA.replace("1.5", '"1.5"').replace("TSS", '"TSS"'), ISO, "utf-8"),
    "headed in another case": (COMMA.replace("TSS", "tss"), ISO, "utf-8"),
    "a column by number": (COMMA, ISO.replace("column: TSS", "column: '2'"), "utf-8"),
    "seconds since 1970": ("time,TSS\n1746439200,1.5\n1746439260,-2\n", "time: {column: time, epoch: seconds}\n" + ONE, "utf-8"),
    "a zone": (COMMA.replace("T10", "T06"), "zone: America/Toronto\n" + ISO, "utf-8"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "mapping", "encoding"), GOOD.values(), ids=list(GOOD))
def test_all_of_these_hold_the_same_two_readings(
    text: str, mapping: str, encoding: str, tmp_path: Path
) -> None:
    found = taken(_files(tmp_path, text, mapping, encoding), tmp_path / "mapping.yaml")
    assert [row[1:] for row in found.readings] == [row[1:] for row in TWO_ROWS]
    assert not found.refused


def test_lines_before_the_header_and_a_row_of_units(tmp_path: Path) -> None:
    text = "Logger 7\n\n" + COMMA.replace("TSS\n", "TSS\n,[mg/L]\n", 1)
    mapping = "skip: 2\nunits_row: true\n" + ISO.replace(
        "variable: TSS", "variable: TSS, unit: mg/l"
    )
    found = taken(_files(tmp_path, text, mapping), tmp_path / "mapping.yaml")
    assert [row[1] for row in found.readings] == [5, 6], "lines are those of the file"


def test_a_file_without_a_header_has_numbered_columns(tmp_path: Path) -> None:
    mapping = "header: false\ntime: {column: '1'}\n" + ONE.replace("column: TSS", "column: '2'")
    found = taken(_files(tmp_path, COMMA.partition("\n")[2], mapping), tmp_path / "mapping.yaml")
    assert [row[1:4] for row in found.readings] == [
        (1, "2025-05-05T10:00:00", 1.5),
        (2, "2025-05-05T10:01:00", -2.0),
    ]


STATUS = ISO.replace("variable: TSS", "variable: TSS, quality: {column: status, map: {Ok: 1, 'Not ok': 3}}")  # fmt: skip
CELLS: dict[str, tuple[str, str, list[tuple[object, int | None]], dict[str, str]]] = {
    "missing words": ("x,TSS\n,\nNaN,n/a\n", ISO, [], {}),
    "not a number": ("5,x\n6,1_0\n7,0x1f\n8,1e400\n9,inf\n10,1.2.3\n", ISO, [], {"W123": "2-7"}),
    "decimal comma unsaid": ('5,"1,5"\n', ISO, [], {"W123": "2"}),
    "decimal point unsaid": ("5,1.5\n", 'decimal: ","\n' + ISO, [], {"W123": "2"}),
    "thousands": ('5,"1,234.5"\n6,"-1,234,567"\n7,"1,2"\n', 'thousands: ","\n' + ISO,
                  [(1234.5, None), (-1234567.0, None)], {"W123": "4"}),
    "own missing word": ("5,-9999\n6,1\n", 'missing: ["-9999"]\n' + ISO, [(1.0, None)], {}),
    "missing stored": ("5,\n6,1\n", "empty: store\n" + ISO, [(None, None), (1.0, None)], {}),
    "conversion": ("5,2\n", ISO.replace("variable: TSS", "variable: TSS, factor: 1000, offset: 1, into: mg/L"),
                   [(2001.0, None)], {}),
    "conversion out of range": ("5,1e300\n", ISO.replace("variable: TSS", "variable: TSS, factor: 1e300, into: x"),
                                [], {"W123": "2"}),
    "constant quality": ("5,2\n", ISO.replace("variable: TSS", "variable: TSS, quality: 2"), [(2.0, 2)], {}),
    "status": ("5,2,Ok\n6,3,Not  ok\n7,4,New\n", STATUS, [(2.0, 1), (3.0, 3)], {"W124": "4"}),
    "other status": ("7,4,New\n", STATUS.replace("map:", "other: 2, map:"), [(4.0, 2)], {}),
    "short row": ("5\n6,1\n", ISO, [(1.0, None)], {"W125": "2"}),
    "twice the same": ("5,1\n5,1\n", ISO, [(1.0, None)], {}),
    "twice, not the same": ("5,1\n5,2\n", ISO, [(1.0, None)], {"W126": "3"}),
}  # fmt: skip


@pytest.mark.parametrize(("rows", "mapping", "values", "refused"), CELLS.values(), ids=list(CELLS))
def test_cells(
    rows: str,
    mapping: str,
    values: list[tuple[object, int | None]],
    refused: dict[str, str],
    tmp_path: Path,
) -> None:
    lines = [line.partition(",") for line in rows.splitlines()]
    body = "".join(
        f"2025-05-05T10:{int(minute):02}:00{comma}{rest}\n"
        for minute, comma, rest in lines
        if minute.isdecimal()
    )
    text = "time,TSS,status\n" + body
    if not body:
        text += "2025-05-05T10:00:00,\n2025-05-05T10:01:00,NaN\n"
    found = taken(_files(tmp_path, text, mapping), tmp_path / "mapping.yaml")
    assert [row[3:] for row in found.readings] == values
    assert found.refused == refused


HOSTILE: dict[str, tuple[str | bytes, str, str]] = {
    "latin-1 taken for utf-8": (COMMA.replace("TSS", "TSS °").encode("latin-1"), ISO, "W112"),
    "half a utf-16 sign": (COMMA.encode("utf-16")[:-1], ISO, "W112"),
    "empty": ("", ISO, "W115"),
    "blank header": ("\n\n" + COMMA, ISO, "W115"),
    "skipped past its end": (COMMA, "skip: 100\n" + ISO, "W115"),
    "no such column": (COMMA.replace("TSS", "COD"), ISO, "W114"),
    "no such status column": (COMMA, STATUS, "W114"),
    "an endless line": (b"time,TSS\n" + b"9" * 4_000_100, ISO, "W113"),
    "an open quote": ('time,TSS\n2025-05-05T10:00:00,"1\n' + "x\n" * 2_000_100, ISO, "W113"),
    "no such encoding": (COMMA, "encoding: klingon\n" + ISO, "W119"),
    "an encoding of bytes": (COMMA, "encoding: base64\n" + ISO, "W119"),
    "another unit in the file": (
        COMMA.replace("TSS\n", "TSS\n,g/L\n", 1),
        "units_row: true\n" + ISO.replace("variable: TSS", "variable: TSS, unit: mg/L"), "W116",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "mapping", "code"), HOSTILE.values(), ids=list(HOSTILE))
def test_files_that_cannot_be_read(
    text: str | bytes, mapping: str, code: str, tmp_path: Path
) -> None:
    file = _files(tmp_path, text, mapping)
    with pytest.raises(StrandlineError) as caught:
        taken(file, tmp_path / "mapping.yaml")
    assert caught.value.code == code
    assert caught.value.hint
    assert "data.csv" in caught.value.message or code == "W119"


def test_a_binary_file_is_refused_or_has_no_rows(tmp_path: Path) -> None:
    file = _files(tmp_path, bytes(range(256)) * 50, ISO)
    with pytest.raises(StrandlineError):
        taken(file, tmp_path / "mapping.yaml")


@given(st.binary(max_size=300), st.sampled_from(["", "utf-8", "utf-16", "latin-1", "cp037"]))
def test_any_bytes_are_read_or_refused(data: bytes, encoding: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        mapping = ISO.replace("column: TSS", "column: '1'") + (f"encoding: {encoding}\n" if encoding else "")  # fmt: skip
        file = _files(Path(folder), b"time,TSS\n" + data, mapping)
        try:
            found = taken(file, Path(folder) / "mapping.yaml")
        except StrandlineError as error:
            assert error.hint
        else:
            assert all(row[3] is not None for row in found.readings)


def test_a_name_that_stands_twice(tmp_path: Path) -> None:
    text = "time,TSS,TSS\n2025-05-05T10:00:00,1,2\n"
    mapping = ISO.replace("column: TSS", "column: TSS (2)")
    found = taken(_files(tmp_path, text, mapping), tmp_path / "mapping.yaml")
    assert found.readings[0][3] == 2.0
    assert found.unmapped == ("TSS",), "what the mapping leaves out is told"


def test_a_repeated_line_is_seen_across_batches(tmp_path: Path) -> None:
    text = "time,TSS\n" + "".join(
        f"2025-05-05T10:{minute:02}:00,{value}\n"
        for minute, value in ((0, 1), (1, 2), (1, 2), (1, 3), (2, 4))
    )
    found = taken(_files(tmp_path, text, ISO), tmp_path / "mapping.yaml", size=1)
    assert [row[3] for row in found.readings] == [1.0, 2.0, 4.0]
    assert found.counts.repeated == 1
    assert found.refused == {"W126": "5"}


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    peaks = []
    for rows in (3_000, 20_000):
        file = _files(tmp_path, csv_text(rows), ISO)
        peaks.append(_peak(file, tmp_path / "mapping.yaml"))
    assert peaks[1] < peaks[0] * 1.5


def _peak(file: Path, mapping: Path) -> int:
    """Peak memory of reading a file whose batches are thrown away."""
    layout = load_mapping(mapping)
    tracemalloc.start()
    with open_text(file, "") as source:
        table = read_table(source, layout)
        batches = read_batches(
            table,
            layout,
            bind(table, layout, file=file.name),
            LocalClock(ZoneInfo("America/Toronto")),
            since=None,
            size=1_000,
            problems=RowProblems(),
            counts=Counts(),
        )
        for _ in batches:
            pass
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak
