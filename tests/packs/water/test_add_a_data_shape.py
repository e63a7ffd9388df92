"""The how-to page is followed to the letter: its files, its commands, and a matrix that is read."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from packs.water.pages import DOCS
from strandline import api
from strandline.bridge.database import Database, open_database
from strandline.diagnostics import Severity
from strandline.dictionary.load import load_directory
from strandline.packs.water.context import Water
from strandline.packs.water.repositories import shapes
from strandline.packs.water.repositories.shapes.registry import all_shapes
from strandline.packs.water.services.timeseries import get_values
from strandline.rest.pack import PackSettings

PAGE = (DOCS / "how-to" / "add-a-data-shape.md").read_text(encoding="utf-8")
START = datetime(2025, 3, 1, 12, tzinfo=UTC)


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


@pytest.fixture
def project(water_project: Path, tmp_path: Path) -> Path:
    """A copy of the pack's dictionary after steps 1 to 3 of the page."""
    own = Path(shutil.copytree(water_project, tmp_path / "own"))
    table, reference_row = blocks("yaml")
    (own / "water/tables/ValueMatrix.yaml").write_text(table, encoding="utf-8")
    with (own / "water/tables/ValueType.yaml").open("a", encoding="utf-8") as file:
        file.write(reference_row)
    component = own / "water/component.yaml"
    text = component.read_text(encoding="utf-8")
    component.write_text(text.replace('"1.7.0"', '"1.8.0"'), encoding="utf-8")
    return own


@pytest.fixture
def database(project: Path, tmp_path: Path) -> Iterator[Database]:
    api.release(project, "1.8.0", description="Matrices")
    url = f"sqlite:///{tmp_path / 'water.db'}"
    api.apply(project, url=url)
    database = open_database(url, load_directory(project / "water").dictionary)
    yield database
    database.close()


@pytest.fixture
def matrix_module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Step 4: one file beside the other shapes."""
    folder = tmp_path / "shapes"
    folder.mkdir()
    (module,) = blocks("python")
    (folder / "matrix.py").write_text(module, encoding="utf-8")
    monkeypatch.setattr(shapes, "__path__", [*shapes.__path__, str(folder)])
    all_shapes.cache_clear()
    yield
    all_shapes.cache_clear()


def test_check_finds_no_error_and_diff_lists_what_the_page_says(project: Path) -> None:
    findings = [one for one in api.check(project).findings if one.severity is not Severity.INFO]
    assert [one for one in findings if one.severity is Severity.ERROR] == []
    assert [one for one in findings if "ValueMatrix" in str(one.span)] == []
    described = [one.describe() for one in api.diff(project, "1.7.0", "HEAD").operations]
    assert described == [
        "create table dbo.ValueMatrix",
        "insert reference row ValueTypeID=5 into dbo.ValueType",
    ]


def test_a_matrix_is_read_in_order(database: Database, matrix_module: None) -> None:
    rows = [
        {"MetaDataID": 1, "tstamp": START, "RowIndex": row, "ColumnIndex": column, "Value": value}
        for row, column, value in ((1, 0, 3.0), (0, 1, 2.0), (0, 0, 1.0))
    ]
    with database.write() as session:
        series = {"MetaDataID": 1, "ValueTypeID": 5, "ProcessingDegree": "Raw"}
        session.connection.execute(sa.insert(session.tables["MetaData"]).values(**series))
        session.connection.execute(sa.insert(session.tables["ValueMatrix"]), rows)
    water = Water(database=database, settings=PackSettings())
    (frame,) = get_values(water, 1)
    assert list(frame.fields) == ["row_index", "column_index", "value", "quality"]
    assert frame.fields["value"].tolist() == [1.0, 2.0, 3.0]
    assert frame.fields["row_index"].tolist() == [0, 0, 1]


def test_the_checklist_names_files_that_exist() -> None:
    root = DOCS.parent
    for path in re.findall(r"`((?:tests|src)/[\w./]+)`", PAGE):
        new = path.rsplit("/", 1)[-1] in ("ValueMatrix.yaml", "matrix.py")
        assert (root / path).exists() is not new, path
