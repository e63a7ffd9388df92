"""Backfill files: what they say, what is wrong with them, and what counts as a change."""

from __future__ import annotations

from pathlib import Path

import pytest

from backfill.conftest import DOUBLE
from strandline.backfill.folder import read_folder, scan_folder
from strandline.backfill.meaning import python_checksum
from strandline.backfill.model import Definition, PythonBody, SqlBody
from strandline.errors import InvalidInput, NotFound, Refused

PYTHON = """\
from strandline.backfill import Backfill, Update

def change(batch):
    for row in batch.rows:
        yield Update(key={"id": row["id"]}, values={"word": "x"})

backfill = Backfill(version="1.0.0", table="plain", sets=("word",), change=change,
                    left="SELECT count(*) AS n FROM plain WHERE word IS NULL")
"""


def component(tmp_path: Path, **files: str) -> Path:
    folder = tmp_path / "backfills"
    folder.mkdir()
    for name, text in files.items():
        (folder / name.replace("__", ".")).write_text(text, encoding="utf-8", newline="")
    return tmp_path


def only(tmp_path: Path, **files: str) -> Definition:
    (found,) = read_folder(component(tmp_path, **files)).definitions
    return found


def test_an_sql_file_is_read_whole(tmp_path: Path) -> None:
    found = only(
        tmp_path,
        sizes__sql=DOUBLE.replace("batch: 7", "batch: 7\n-- pause: 50ms\n-- until: 2.0.0"),
    )
    assert (found.name, found.version, found.until, found.table) == (
        "sizes",
        "1.0.0",
        "2.0.0",
        "item",
    )
    assert (found.batch, found.pause, found.platform) == (7, 0.05, None)
    assert isinstance(found.body, SqlBody)
    assert found.body.change[0].startswith("UPDATE {table}")
    assert found.body.left.startswith("SELECT count(*)")
    assert found.body.doubtful is not None


def test_a_python_file_is_read_whole(tmp_path: Path) -> None:
    found = only(tmp_path, words__py=PYTHON)
    assert (found.name, found.version, found.table, found.batch) == (
        "words",
        "1.0.0",
        "plain",
        5000,
    )
    assert isinstance(found.body, PythonBody)
    assert not list(tmp_path.rglob("__pycache__"))


BROKEN_SQL = {
    "no version": (DOUBLE.replace("-- version: 1.0.0\n", ""), "B001"),
    "no table": (DOUBLE.replace("-- table: item\n", ""), "B001"),
    "empty file": ("", "B001"),
    "typing error in a word": (DOUBLE.replace("-- batch:", "-- bathc:"), "B002"),
    "a word twice": (DOUBLE.replace("-- batch: 7", "-- batch: 7\n-- batch: 8"), "B002"),
    "a batch of words": (DOUBLE.replace("batch: 7", "batch: many"), "B002"),
    "a batch of nothing": (DOUBLE.replace("batch: 7", "batch: 0"), "B002"),
    "a pause without unit": (DOUBLE.replace("batch: 7", "pause: 50"), "B002"),
    "nothing is left": (DOUBLE.replace("-- left:", "-- doubtful:"), "B003"),
    "two doubtful": (DOUBLE + "\n-- doubtful:\nSELECT 1 WHERE {batch}", "B003"),
    "a change of every row": (DOUBLE.replace("{batch} AND size", "size"), "B004"),
    "doubtful rows of every row": (DOUBLE.replace("{batch:i}", "1 = 1"), "B004"),
    "another name": (DOUBLE.replace("backfill: sizes", "backfill: prices"), "B005"),
}


@pytest.mark.parametrize("case", BROKEN_SQL)
def test_a_broken_sql_file_is_a_finding_with_its_place(case: str, tmp_path: Path) -> None:
    text, code = BROKEN_SQL[case]
    folder = component(tmp_path, sizes__sql=text)
    _, findings = scan_folder(folder, base=tmp_path)
    assert code in {finding.code for finding in findings}
    assert all(f.span and f.span.file == "backfills/sizes.sql" and f.fix for f in findings)
    with pytest.raises(InvalidInput) as caught:
        read_folder(folder)
    assert caught.value.code == "B010"


BROKEN_PYTHON = {
    "no Python": ("def (", "no Python"),
    "an open bracket": ("backfill = Backfill(", "no Python"),
    "raises": ("password = 'secret'\nraise ValueError(password)", "raises ValueError"),
    "an import that is not there": ("import not_there_at_all", "raises ModuleNotFoundError"),
    "no object": ("x = 1", "no `backfill"),
    "another object": ("backfill = {'version': '1.0.0'}", "no `backfill"),
    "an argument too few": (PYTHON.replace('table="plain", ', ""), "raises TypeError"),
    "an empty table": (PYTHON.replace('"plain",', '" ",'), "`table`"),
    "no function": (PYTHON.replace("change=change", "change=3"), "`change`"),
    "names as one text": (PYTHON.replace('("word",)', '"word"'), "`sets`"),
    "an empty batch": (PYTHON.replace("change=change", "change=change, batch=0"), "`batch`"),
    "a pause backwards": (PYTHON.replace("change=change", "change=change, pause=-1"), "`pause`"),
    "a key without a source": (PYTHON.replace("change=change", "change=change, key=('id',)"), "`key`"),
    "a source without its key": (
        PYTHON.replace("Backfill, Update", "Backfill, Source, Update").replace(
            "change=change", "change=change, key=('id',), source=Source(query='SELECT 1', columns={})"
        ),
        "does not have the key's column id",
    ),
    "a strange type": (
        PYTHON.replace("Backfill, Update", "Backfill, Source, Update").replace(
            "change=change",
            "change=change, key=('id',), source=Source(query='SELECT 1', columns={'id': 'int4'})",
        ),
        "no logical type",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN_PYTHON)
def test_a_broken_python_file_is_a_finding_without_values(case: str, tmp_path: Path) -> None:
    text, said = BROKEN_PYTHON[case]
    _, findings = scan_folder(component(tmp_path, words__py=text), base=tmp_path)
    assert [finding.code for finding in findings] == ["B006"]
    assert said in findings[0].message
    assert "secret" not in findings[0].message
    assert findings[0].span is not None
    assert findings[0].span.file == "backfills/words.py"


@pytest.mark.parametrize(
    "files",
    [
        {"sizes__sql": DOUBLE, "sizes__py": PYTHON},
        {"sizes__sql": DOUBLE, "sizes__postgres__sql": DOUBLE.replace("1.0.0", "2.0.0")},
        {"Sizes__sql": DOUBLE},
        {"a b__sql": DOUBLE},
        {"words__sqlite__py": PYTHON},
    ],
    ids=["twice", "variants differ", "capital", "blank", "variant in Python"],
)
def test_files_that_do_not_agree(files: dict[str, str], tmp_path: Path) -> None:
    _, findings = scan_folder(component(tmp_path, **files))
    assert "B005" in {finding.code for finding in findings}


def test_a_file_that_is_not_utf_8(tmp_path: Path) -> None:
    (component(tmp_path) / "backfills" / "x.sql").write_bytes(b"\xff\xfe")
    assert [finding.code for finding in scan_folder(tmp_path)[1]] == ["B005"]


def test_a_platforms_own_variant_counts_before_the_general_one(tmp_path: Path) -> None:
    own = DOUBLE.replace("price * 2", "price + price")
    found = read_folder(component(tmp_path, sizes__sql=DOUBLE, sizes__sqlite__sql=own))
    chosen = {name: found.for_platform("sizes", name) for name in ("sqlite", "duckdb")}
    assert [item.file for item in chosen.values() if item] == ["sizes.sqlite.sql", "sizes.sql"]
    with pytest.raises(NotFound):
        found.for_platform("prices", "sqlite")


UNCHANGED = {
    "line ends": lambda text: text.replace("\n", "\r\n"),
    "a remark": lambda text: text.replace("UPDATE", "-- the change itself\nUPDATE"),
    "layout": lambda text: text.replace(" AND ", "\n   AND  "),
    "description and pace": lambda text: text.replace("batch: 7", "batch: 9\n-- pause: 1s").replace(
        "every item", "each item"
    ),
}
CHANGED = {
    "the statement": lambda text: text.replace("* 2", "* 3"),
    "what is left": lambda text: text.replace("size IS NULL AND {batch}", "size IS NULL"),
    "a reason": lambda text: text.replace("no price", "no  price"),
    "the key": lambda text: text.replace("-- batch: 7", "-- key: number"),
}


@pytest.mark.parametrize("case", UNCHANGED)
def test_layout_remarks_and_pace_are_no_change_in_meaning(case: str, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = only(tmp_path / "other", sizes__sql=UNCHANGED[case](DOUBLE))
    assert other.checksum == only(tmp_path, sizes__sql=DOUBLE).checksum


@pytest.mark.parametrize("case", CHANGED)
def test_what_it_does_to_rows_is_its_meaning(case: str, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    other = only(tmp_path / "other", sizes__sql=CHANGED[case](DOUBLE))
    assert other.checksum != only(tmp_path, sizes__sql=DOUBLE).checksum


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("x = 1\n", "x = 1  # a remark\n\n\n# another\n", True),
        ("x = 1\ny = 2\n", "x = 1\r\n\r\ny = 2\r\n", True),
        ("x = 1\n", "x = 2\n", False),
        ("x = '#1'\n", "x = '#2'\n", False),
        ("x = '''a\n\n  # no remark'''\n", "x = '''a\n  # no remark'''\n", False),
        ("x = f'''a\n\n{1}'''\n", "x = f'''a\n{1}'''\n", False),
        ("if x:\n    y()\nz()\n", "if x:\n    y()\n    z()\n", False),
    ],
)
def test_meaning_of_python(one: str, other: str, same: bool) -> None:
    assert (python_checksum(one) == python_checksum(other)) is same


def test_a_seal_outlives_a_remark_and_not_a_change(tmp_path: Path) -> None:
    folder = component(tmp_path, sizes__sql=DOUBLE, words__py=PYTHON)
    found = read_folder(folder)
    text, added = found.sealing(())
    assert added == ["sizes.sql", "words.py"]
    (folder / "backfills" / "CHECKSUMS").write_text(text)
    assert read_folder(folder).sealing(())[1] == []

    (folder / "backfills" / "words.py").write_text("# why\n" + PYTHON)
    found = read_folder(folder)
    assert all(found.is_sealed(item) for item in found.definitions)

    (folder / "backfills" / "words.py").write_text(PYTHON.replace('"x"', '"y"'))
    found = read_folder(folder)
    (item,) = found.variants("words")
    for refused in (lambda: found.require_sealed(item), lambda: found.sealing(["words"])):
        with pytest.raises(Refused) as caught:
            refused()
        assert caught.value.code == "B021"
    (folder / "backfills" / "CHECKSUMS").write_text(text.replace("words.py", "other.py"))
    with pytest.raises(Refused) as caught:
        read_folder(folder)
    assert caught.value.code == "P020"
