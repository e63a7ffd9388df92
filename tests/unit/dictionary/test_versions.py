"""Version files: what is frozen comes back, and what was edited is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from strandline.dictionary.model import Column, Dictionary, Table
from strandline.dictionary.names import QName
from strandline.dictionary.types import LogicalType, TypeKind
from strandline.dictionary.versions import VersionFacts, list_versions, read_version, version_file
from strandline.errors import InvalidInput, NotFound, Refused


def dictionary(*columns: str) -> Dictionary:
    kind = LogicalType(kind=TypeKind.INTEGER)
    name = QName("s", "T")
    made = Table(name=name, columns=tuple(Column(name=column, type=kind) for column in columns))
    return Dictionary(tables={name: made})


def freeze(folder: Path, label: str, parent: str | None, *columns: str) -> Path:
    (folder / "versions").mkdir(exist_ok=True)
    path = folder / "versions" / f"{label}.yaml"
    text = version_file(VersionFacts(label=label, parent=parent), dictionary(*columns))
    path.write_text(text, encoding="utf-8")
    return path


def test_versions_come_in_the_order_of_their_parents(tmp_path: Path) -> None:
    assert list_versions(tmp_path) == []
    freeze(tmp_path, "2026_01_b", "1.10", "a", "b")
    freeze(tmp_path, "1.10", "1.9", "a")
    freeze(tmp_path, "1.9", None)
    assert [facts.label for facts in list_versions(tmp_path)] == ["1.9", "1.10", "2026_01_b"]
    assert read_version(tmp_path, "1.10").dictionary == dictionary("a")


def test_an_edited_version_is_refused_and_a_comment_is_not(tmp_path: Path) -> None:
    path = freeze(tmp_path, "1.0", None, "a")
    text = path.read_text()
    path.write_text(text.replace("tables:", "# a comment\ntables:").replace("\n", "\r\n"))
    assert read_version(tmp_path, "1.0").dictionary == dictionary("a")
    path.write_text(text.replace("integer", "bigint"))
    with pytest.raises(Refused, match="was edited") as raised:
        read_version(tmp_path, "1.0")
    assert raised.value.code == "D021"


@pytest.mark.parametrize("label", ["2.0", "../x", "", "a/b", "x" * 200])
def test_a_version_that_is_not_there(tmp_path: Path, label: str) -> None:
    freeze(tmp_path, "1.0", None, "a")
    with pytest.raises(NotFound) as raised:
        read_version(tmp_path, label)
    assert "1.0" in raised.value.hint


BROKEN = [
    ("latin-1", "version: {label: é}".encode("latin-1"), "not UTF-8"),
    ("empty", b"", "the file is empty"),
    ("syntax", b"version: [", "not YAML"),
    ("no label", b"version: {parent: x}", "version has no label"),
    ("another label", b"version: {label: '2.0', fingerprint: x}", "it calls itself 2.0"),
]


@pytest.mark.parametrize(
    ("raw", "message"), [case[1:] for case in BROKEN], ids=[case[0] for case in BROKEN]
)
def test_a_broken_version_file_is_named(tmp_path: Path, raw: bytes, message: str) -> None:
    path = freeze(tmp_path, "1.0", None, "a")
    path.write_bytes(raw)
    for read in (lambda: list_versions(tmp_path), lambda: read_version(tmp_path, "1.0")):
        with pytest.raises(InvalidInput, match=r"1\.0\.yaml cannot be read") as raised:
            read()
        assert message in raised.value.message
        assert "version control" in raised.value.hint


@pytest.mark.parametrize(
    ("parents", "code"), [({"a": None, "b": None}, "D023"), ({"a": None, "c": "b"}, "D024")]
)
def test_a_broken_chain(tmp_path: Path, parents: dict[str, str | None], code: str) -> None:
    for label, parent in parents.items():
        freeze(tmp_path, label, parent, "x")
    with pytest.raises(InvalidInput) as raised:
        list_versions(tmp_path)
    assert raised.value.code == code


def test_a_version_may_hold_more_nodes_than_aliases_may_make(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("strandline.dictionary.yaml_nodes.MAX_NODES", 100)
    columns = tuple(f"column_{number}" for number in range(300))
    freeze(tmp_path, "1", None, *columns)
    assert read_version(tmp_path, "1").dictionary == dictionary(*columns)
