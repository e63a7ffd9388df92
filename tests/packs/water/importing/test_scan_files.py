"""s::can result and fingerprint files, and drafts of mappings for them."""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packs.water.importing.samples import WAVELENGTHS, fp_text, par_text, taken
from strandline.errors import StrandlineError
from strandline.packs.water.importing.binding import bind
from strandline.packs.water.importing.drafting import draft_mapping
from strandline.packs.water.importing.mapping_file import load_mapping
from strandline.packs.water.importing.source_text import open_text
from strandline.packs.water.importing.tables import read_table


def _write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def _drafted(file: Path, **options: str) -> Path:
    with open_text(file, "") as source:
        draft = draft_mapping(source, equipment="SPEC-001", zone="America/Toronto", **options)
    return _write(file.with_suffix(".yaml"), draft.text)


def test_a_result_file_by_its_own_draft(tmp_path: Path) -> None:
    file = _write(tmp_path / "probe.par", par_text(rows=2))
    mapping = _drafted(file)
    layout = load_mapping(mapping)
    assert [(c.column, c.target.variable, c.target.unit) for c in layout.scalars] == [
        ("TSSeq", "TSS", "mg/l"),
        ("NO3-Neq", "NO3-N", "mg/l"),
        ("CODeq", "COD", "mg/l"),
        ("CODfeq", "COD filtered", "mg/l"),
        ("NH4-N", "NH4-N", "mg/l"),
        ("K", "K", "mg/l"),
        ("pH", "pH", ""),
        ("Temp", "Temperature", "C"),
    ]
    found = taken(file, mapping)
    assert found.readings[0] == ("TSSeq", 3, "2025-05-05T14:00:00", 180.25, 1)
    quality = {row[0]: row[4] for row in found.readings}
    assert quality["NH4-N"] == 5, "above the range it was measured in"
    assert len(found.readings) == 16
    assert found.unmapped == ("Status",), "the mapping does not read the row's status"


def test_a_result_file_without_its_first_line(tmp_path: Path) -> None:
    text = par_text(rows=1).partition("\n")[2]
    file = _write(tmp_path / "probe.PAR", text)
    assert len(taken(file, _drafted(file)).readings) == 8


def test_a_value_status_that_is_new_is_suspect(tmp_path: Path) -> None:
    text = par_text(rows=1).replace("180.25\t0", "180.25\t7")
    file = _write(tmp_path / "probe.par", text)
    assert taken(file, _drafted(file)).readings[0][3:] == (180.25, 2)


@pytest.mark.parametrize(("status", "quality"), [("Ok", 1), ("Warning", 2), ("Failure", 3), ("New", 2)])  # fmt: skip
def test_a_fingerprint_file(status: str, quality: int, tmp_path: Path) -> None:
    file = _write(tmp_path / "probe.fp", fp_text(status=status))
    mapping = _drafted(file)
    draft = mapping.read_text(encoding="utf-8")
    _write(mapping, draft.replace("variable: ''", "variable: Absorbance"))
    found = taken(file, mapping)
    assert len(found.readings) == 2
    column, line, moment, spectrum, code = found.readings[1]
    assert (column, line, moment, code) == ("spectrum", 4, "2025-05-05T14:02:00", quality)
    assert isinstance(spectrum, tuple)
    assert len(spectrum) == len(WAVELENGTHS)
    assert (spectrum[0], spectrum[215], spectrum[216:]) == (496.0, 66.0, (None,) * 5)


def test_a_part_of_the_wavelengths(tmp_path: Path) -> None:
    file = _write(tmp_path / "probe.fp", fp_text(rows=1))
    mapping = _write(
        tmp_path / "m.yaml",
        "format: scan_fp\nspectra: [{equipment: S, variable: A, first: 250, last: 260}]\n",
    )
    assert taken(file, mapping).readings[0][3] == (455.0, 453.0, 451.0, 449.0, 447.0)


def test_spectra_in_a_plain_file(tmp_path: Path) -> None:
    file = _write(tmp_path / "s.csv", "time,status,210nm,200,220.5\n2025-05-05T10:00:00,x,2,1,\n")
    mapping = _write(
        tmp_path / "m.yaml",
        "time: time\nspectra: [{equipment: S, variable: A}]\nignore: [status]\n",
    )
    found = taken(file, mapping)
    assert found.readings[0][3:] == ((1.0, 2.0, None), None), "in order of wavelength"
    assert found.unmapped == ()


@pytest.mark.parametrize("text", ["", "nothing\there\n" * 20, "Date\n"])
def test_other_files_are_no_scan_files(text: str, tmp_path: Path) -> None:
    file = _write(tmp_path / "probe.par", text)
    mapping = _write(
        tmp_path / "m.yaml",
        "format: scan-par\ncolumns: [{column: TSSeq, equipment: S, variable: TSS}]\n",
    )
    with pytest.raises(StrandlineError) as caught:
        taken(file, mapping)
    assert caught.value.code in ("W114", "W115")


def test_a_draft_of_a_plain_file(tmp_path: Path) -> None:
    text = "Date;Heure;TSS [mg/L];Remark\n13/05/2025;10:00;1,5;first\n14/05/2025;10:00;2,5;\n"
    file = _write(tmp_path / "log.csv", text.replace("Heure", "Time"))
    mapping = _drafted(file)
    layout = load_mapping(mapping)
    assert (layout.delimiter, layout.decimal) == (";", ",")
    assert layout.time.columns == ("Date", "Time")
    assert [row[2:4] for row in taken(file, mapping).readings] == [
        ("2025-05-13T14:00:00", 1.5),
        ("2025-05-14T14:00:00", 2.5),
    ]


@pytest.mark.parametrize(
    ("times", "form"),
    [
        (["01/02/2025 10:00", "25/02/2025 10:00"], "%d/%m/%Y %H:%M"),
        (["01/02/2025 10:00:00", "02/25/2025 10:00:00"], "%m/%d/%Y %H:%M:%S"),
        (["1.2.2025 10:00"], "%d.%m.%Y %H:%M"),
        (["2025-02-01T10:00:00Z"], ""),
    ],
)
def test_a_draft_finds_the_format_of_times(times: list[str], form: str, tmp_path: Path) -> None:
    file = _write(tmp_path / "log.csv", "time,TSS\n" + "".join(f"{time},1\n" for time in times))
    assert load_mapping(_drafted(file)).time.format == form


@given(
    names=st.lists(
        st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12),
        min_size=1,
        max_size=5,
    ),
    delimiter=st.sampled_from([",", ";", "\t", "|"]),
)
def test_any_header_has_a_draft_that_finds_its_columns(names: list[str], delimiter: str) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerow(["time", *names])
    writer.writerow(["2025-05-05T10:00:00Z", *("1.5" for _ in names)])
    with tempfile.TemporaryDirectory() as folder:
        file = _write(Path(folder) / "log.csv", out.getvalue())
        try:
            with open_text(file, "") as source:
                draft = draft_mapping(source, equipment="E", zone="UTC", delimiter=delimiter)
        except StrandlineError as error:
            # Signs of line ends within a name make the header end there.
            assert error.code in ("W113", "W115")
            return
        mapping = _write(file.with_suffix(".yaml"), draft.text.replace("''", "V"))
        if "columns: []" in draft.text:
            return
        layout = load_mapping(mapping)
        with open_text(file, "") as source:
            table = read_table(source, layout)
            binding = bind(table, layout, file=file.name)
    assert {one.column for one in binding.bound} <= {*table.names, "spectrum"}
