"""The published JSON Schema: fresh, and of one mind with the loader."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from jsonschema import Draft202012Validator

from strandline.dictionary.dump import table_file, value_set_file, view_file
from strandline.dictionary.jsonschema import SCHEMA_FILE, dictionary_schema, schema_text
from strandline.dictionary.model import Dictionary
from strandline.dictionary.versions import VersionFacts, version_file
from strandline.testing.strategies import dictionaries

ROOT = Path(__file__).parents[3]
WATER = ROOT / "src" / "strandline" / "packs" / "water" / "dictionary"
VALIDATOR = Draft202012Validator(dictionary_schema())


def test_the_published_schema_is_fresh() -> None:
    published = (ROOT / "docs" / "reference" / SCHEMA_FILE).read_text(encoding="utf-8")
    assert published == schema_text(), "write what schema_text() returns to docs/reference"


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(dictionary_schema())


@pytest.mark.parametrize(
    "path",
    [
        path
        for folder in (".", "tables", "views", "value_sets")
        for path in sorted((WATER / folder).glob("*.yaml"))
    ],
    ids=lambda path: path.stem,
)
def test_the_water_pack_is_valid(path: Path) -> None:
    document = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert [error.message for error in VALIDATOR.iter_errors(document)] == []


@given(dictionaries(max_tables=3))
def test_whatever_is_dumped_is_valid(dictionary: Dictionary) -> None:
    texts = [
        *map(table_file, dictionary.tables.values()),
        *map(view_file, dictionary.views.values()),
        *map(value_set_file, dictionary.value_sets.values()),
        version_file(VersionFacts(label="1.0.0", parent=None), dictionary),
    ]
    for text in texts:
        errors = list(VALIDATOR.iter_errors(yaml.safe_load(text)))
        assert errors == [], text


HEAD = '_format_version: "1.0"\n'
COLUMN = "table: {name: T, columns: [{name: a, logical_type: "
BAD = [
    ("no format version", "table: {name: T, columns: []}"),
    ("newer format", '_format_version: "2.0"\ntable: {name: T, columns: []}'),
    ("two objects", HEAD + "table: {name: T, columns: []}\nview: {name: V, query: SELECT 1}"),
    ("no object", HEAD),
    ("unknown key", HEAD + "table: {name: T, columns: [], colums: []}"),
    ("no name", HEAD + "table: {columns: []}"),
    ("unknown type", HEAD + COLUMN + "intger}]}"),
    ("no length", HEAD + COLUMN + "string}]}"),
    ("length zero", HEAD + COLUMN + "string, max_length: 0}]}"),
    ("parameter too many", HEAD + COLUMN + "integer, max_length: 4}]}"),
    ("no scale", HEAD + COLUMN + "decimal, precision: 4}]}"),
    ("no items", HEAD + COLUMN + "array}]}"),
    ("wrong items", HEAD + COLUMN + "array, items: {logical_type: string}}]}"),
    ("time too fine", HEAD + COLUMN + "time, precision: 10}]}"),
    ("not a boolean", HEAD + COLUMN + "text, nullable: 0}]}"),
    ("unknown action", HEAD + COLUMN + "text, foreign_key: {table: P, column: a, on_delete: x}}]}"),
    ("unknown platform", HEAD + COLUMN + "text, default: {expression: a, platforms: {my: x}}}]}"),
    (
        "unknown order",
        HEAD + "table: {name: T, columns: [], indexes: [{columns: [{name: a, order: up}]}]}",
    ),
    ("unknown behaviour", HEAD + "table: {name: T, columns: [], managed: {a: on_insert}}"),
    ("no values", HEAD + "value_set: {name: S}"),
    ("unknown case", HEAD + "component: {name: c, conventions: {table_case: upper}}"),
    ("unknown template", HEAD + "component: {name: c, conventions: {names: {chek: x}}}"),
]


@pytest.mark.parametrize("text", [case[1] for case in BAD], ids=[case[0] for case in BAD])
def test_what_the_loader_refuses_is_invalid(tmp_path: Path, text: str) -> None:
    from strandline.dictionary.load import load_directory

    name = "component.yaml" if "component:" in text else "T.yaml"
    (tmp_path / name).write_text(text)
    assert load_directory(tmp_path).findings
    assert not VALIDATOR.is_valid(yaml.safe_load(text))
