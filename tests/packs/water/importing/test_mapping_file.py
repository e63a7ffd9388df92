"""Mapping files: what is wrong is told with its line, all of it at once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from strandline.errors import InvalidInput
from strandline.packs.water.importing import mapping_file
from strandline.packs.water.importing.mapping_file import load_mapping
from support.repository import ROOT

TIME = "time: {column: t}\n"
COLUMN = "columns:\n  - {column: a, equipment: E, variable: V}\n"

WRONG: dict[str, tuple[str, set[tuple[str, int]]]] = {
    "unknown key": (TIME + COLUMN + "zne: UTC\n", {("D006", 4)}),
    "no time, no columns": ("format: delimited\n", {("D007", 1)}),
    "no such format": ("format: xls\n" + TIME + COLUMN, {("D009", 1)}),
    "no such zone": (TIME + COLUMN + "zone: Mars/Base\n", {("D009", 4)}),
    "a zone outside": (TIME + COLUMN + "zone: ../../etc/passwd\n", {("D009", 4)}),
    "no such fold": (TIME + COLUMN + "fold: third\n", {("D009", 4)}),
    "no equipment": (TIME + "columns:\n  - {column: a, variable: V}\n", {("D007", 3)}),
    "no variable": (TIME + "equipment: E\ncolumns:\n  - {column: a}\n", {("D007", 4)}),
    "no column": (TIME + "columns:\n  - {equipment: E, variable: V}\n", {("D007", 3)}),
    "factor without a unit": (TIME + COLUMN.replace("V}", "V, factor: 10}"), {("D007", 3)}),
    "factor 0": (TIME + COLUMN.replace("V}", "V, factor: 0, into: x}"), {("D010", 3)}),
    "factor not a number": (TIME + COLUMN.replace("V}", "V, factor: ten}"), {("D008", 3)}),
    "factor not finite": (TIME + COLUMN.replace("V}", "V, factor: .inf, into: x}"), {("D010", 3)}),
    "factor too large": (TIME + COLUMN.replace("V}", f"V, factor: 1{'0' * 400}, into: x}}"), {("D010", 3)}),
    "quality without a map": (TIME + COLUMN.replace("V}", "V, quality: {column: s}}"), {("D007", 3)}),
    "quality without a column": (TIME + COLUMN.replace("V}", "V, quality: {map: {Ok: 1}}}"), {("D007", 3)}),
    "quality not a code": (TIME + COLUMN.replace("V}", "V, quality: good}"), {("D008", 3)}),
    "quality too large": (TIME + COLUMN.replace("V}", "V, quality: 3000000000}"), {("D010", 3)}),
    "long delimiter": (TIME + COLUMN + "delimiter: '||'\n", {("D009", 4)}),
    "odd decimal": (TIME + COLUMN + "decimal: x\n", {("D009", 4)}),
    "negative skip": (TIME + COLUMN + "skip: -1\n", {("D010", 4)}),
    "format of no time": ("time: {column: t, format: iso}\n" + COLUMN, {("D008", 1)}),
    "format of no day": ("time: {column: t, format: '%H:%M'}\n" + COLUMN, {("D008", 1)}),
    "format of no year": ("time: {column: t, format: '%d/%m %H:%M'}\n" + COLUMN, {("D008", 1)}),
    "format of unknown signs": ("time: {column: t, format: '%Y-%m-%d %Q'}\n" + COLUMN, {("D008", 1)}),
    "format and epoch": ("time: {column: t, format: '%Y', epoch: seconds}\n" + COLUMN, {("D008", 1)}),
    "three time columns": ("time: {column: [a, b, c]}\n" + COLUMN, {("D008", 1)}),
    "a list": ("- a\n", {("D008", 1), ("D007", 1)}),
    "not YAML": ("time: {\n", {("D002", 2)}),
    "a tag": ("time: !!python/object:os.system {}\n", {("D005", 1)}),
    "a key twice": (TIME + TIME + COLUMN, {("D004", 2)}),
    "several at once": ("zone: Mars\n" + TIME + COLUMN + "skip: x\n", {("D009", 1), ("D008", 5)}),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WRONG.values(), ids=list(WRONG))
def test_wrong_mappings(text: str, expected: set[tuple[str, int]], tmp_path: Path) -> None:
    path = tmp_path / "mapping.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidInput) as caught:
        load_mapping(path, base=tmp_path)
    found = {(one.code, one.span.line) for one in caught.value.findings if one.span}
    assert expected <= found
    assert caught.value.code == "W110"
    assert all(one.fix and one.why for one in caught.value.findings)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput) as caught:
        load_mapping(tmp_path / "none.yaml")
    assert [one.code for one in caught.value.findings] == ["D001"]


def test_aliases_that_multiply_are_refused(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{at}: &a{at} [{', '.join([f'*a{at - 1}'] * 10)}]" for at in range(1, 9)]
    path = tmp_path / "mapping.yaml"
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(InvalidInput) as caught:
        load_mapping(path)
    assert [one.code for one in caught.value.findings] == ["D003"]


def test_the_page_names_every_key_and_its_mapping_can_be_read(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "how-to" / "import-files.md").read_text(encoding="utf-8")
    keys = {*mapping_file._KEYS, *mapping_file._TARGET_KEYS, "first", "last", "column", "map", "other", "epoch"}  # fmt: skip
    assert not [key for key in keys if f"`{key}`" not in page and f"{key}," not in page]
    blocks = re.findall(r"^( *)```yaml\n(.*?)^ *```$", page, re.DOTALL | re.MULTILINE)
    assert len(blocks) == 2
    for number, (indent, block) in enumerate(blocks):
        path = tmp_path / f"{number}.yaml"
        path.write_text("\n".join(line.removeprefix(indent) for line in block.splitlines()))
        assert load_mapping(path).targets
