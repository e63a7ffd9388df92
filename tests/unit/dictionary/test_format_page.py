"""The reference page of the format: its tables are fresh and its examples load."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from strandline.dictionary.conventions import NameCase
from strandline.dictionary.format_tables import KEYS, filled
from strandline.dictionary.load import load_directory
from strandline.dictionary.model import Action

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "dictionary-format.md"
TEXT = PAGE.read_text(encoding="utf-8")
WHOLE_FILES = [
    block
    for block in re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)
    if block.startswith("_format_version") and "{...}" not in block
]


def test_the_tables_are_fresh() -> None:
    assert filled(TEXT) == TEXT, "write what format_tables.filled returns"


@pytest.mark.parametrize("kind", KEYS)
def test_every_key_has_its_line_and_no_other(kind: str) -> None:
    known, meanings = KEYS[kind]
    assert set(known) == set(meanings)


@pytest.mark.parametrize("word", [*(a.value for a in Action), *(c.value for c in NameCase)])
def test_every_word_is_named(word: str) -> None:
    assert f"`{word}`" in TEXT


@pytest.mark.parametrize("text", WHOLE_FILES, ids=[b.split("\n")[1] for b in WHOLE_FILES])
def test_the_examples_load(tmp_path: Path, text: str) -> None:
    name = "component.yaml" if "component:" in text else "x.yaml"
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert load_directory(tmp_path).findings == ()
