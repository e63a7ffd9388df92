"""Walking a code base: what is read, and what is left out with its reason."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from strandline.dictionary.model import Column, Dictionary, Table
from strandline.dictionary.names import QName
from strandline.dictionary.types import LogicalType, TypeKind
from strandline.errors import NotFound
from strandline.services.code_files import LARGEST_FILE, LeftOut, Survey, read_sources, survey
from strandline.services.usages import code_index
from strandline.usages.find import references


def write(root: Path, name: str, content: str | bytes = "orders") -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def read(root: Path, **options: list[Path]) -> tuple[list[str], Survey]:
    found = survey([root], base=root, **options)
    return [source.path for source in read_sources(found)], found


LEFT = [
    (".git/config", "orders", LeftOut.FOLDER, ".git"),
    ("web/node_modules/x/a.js", "orders", LeftOut.FOLDER, "web/node_modules"),
    ("env/lib/site-packages/a.py", "orders", LeftOut.FOLDER, "env/lib/site-packages"),
    ("a/__pycache__/a.py", "orders", LeftOut.FOLDER, "a/__pycache__"),
    ("picture.png", "orders", LeftOut.BINARY, "picture.png"),
    ("data", b"orders\0\1\2", LeftOut.BINARY, "data"),
    ("dump.sql", b"x" * (LARGEST_FILE + 1), LeftOut.LARGE, "dump.sql"),
    ("jquery.min.js", "orders", LeftOut.LARGE, "jquery.min.js"),
]


@pytest.mark.parametrize(("name", "content", "reason", "shown"), LEFT)
def test_what_is_no_code_is_left_out(
    tmp_path: Path, name: str, content: str | bytes, reason: LeftOut, shown: str
) -> None:
    write(tmp_path, name, content)
    write(tmp_path, "kept.py")
    files, found = read(tmp_path)
    assert files == ["kept.py"]
    assert found.left_out == {reason: [shown]}
    assert (found.read_files, found.read_bytes) == (1, 6)


def test_an_environment_under_any_name_is_left_out(tmp_path: Path) -> None:
    write(tmp_path, "my-env/pyvenv.cfg")
    write(tmp_path, "my-env/bin/a.py")
    files, found = read(tmp_path)
    assert files == []
    assert found.left_out == {LeftOut.FOLDER: ["my-env"]}


def test_links_are_not_followed(tmp_path: Path) -> None:
    outside = write(tmp_path, "outside/secret.py").parent
    root = tmp_path / "root"
    write(root, "a.py")
    (root / "folder").symlink_to(outside)
    (root / "file.py").symlink_to(outside / "secret.py")
    (root / "loop").symlink_to(root)
    files, found = read(root)
    assert files == ["a.py"]
    assert found.left_out == {LeftOut.LINK: ["file.py", "folder", "loop"]}


def test_the_dictionarys_own_folder_is_left_out_unless_it_is_asked_for(tmp_path: Path) -> None:
    write(tmp_path, "main/tables/orders.yaml")
    write(tmp_path, "a.py")
    files, found = read(tmp_path, own=[tmp_path / "main"])
    assert (files, found.left_out) == (["a.py"], {LeftOut.OWN: ["main"]})
    assert read(tmp_path / "main", own=[tmp_path / "main"])[0] == ["tables/orders.yaml"]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("é\r\norders\r".encode(), "é\norders\n"),
        ("\ufefforders".encode(), "orders"),
        ("orders é".encode("utf-16"), "orders é"),
        (b"orders \xe9", "orders é"),
        (b"o" * 9000 + b"\0 orders", "o" * 9000 + "\0 orders"),
    ],
)
def test_encodings(tmp_path: Path, raw: bytes, text: str) -> None:
    write(tmp_path, "a.sql", raw)
    assert [source.text for source in read_sources(survey([tmp_path], base=tmp_path))] == [text]


def test_files_and_folders_are_each_read_once_in_order(tmp_path: Path) -> None:
    for name in ("b/z.py", "b/a.py", "a/c.py", "c.py"):
        write(tmp_path, name)
    found = survey([tmp_path / "b" / "a.py", tmp_path], base=tmp_path)
    shown = [source.path for source in read_sources(found)]
    assert shown == ["b/a.py", "c.py", "a/c.py", "b/z.py"]


def test_odd_names_and_special_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    write(tmp_path, "new\nline.py")
    path = os.fsencode(tmp_path) + b"/\xff.py"
    Path(os.fsdecode(path)).write_text("orders")
    files, _ = read(tmp_path)
    assert len(files) == 2
    assert all(name.encode() for name in files)


def test_what_goes_away_meanwhile_is_told(tmp_path: Path) -> None:
    path = write(tmp_path, "a.py")
    found = survey([tmp_path], base=tmp_path)
    path.unlink()
    assert list(read_sources(found)) == []
    assert found.left_out == {LeftOut.UNREADABLE: ["a.py"]}


def test_an_index_answers_for_many_names(tmp_path: Path) -> None:
    write(tmp_path, "q.sql", "SELECT total FROM orders")
    orders = Table(
        name=QName(None, "orders"),
        columns=(Column(name="total", type=LogicalType(kind=TypeKind.INTEGER)),),
    )
    index = code_index([tmp_path], Dictionary(tables={orders.name: orders}), base=tmp_path)
    assert [r.place for r in references(index, "orders", "total")] == ["q.sql:1:8"]
    assert [r.place for r in references(index, orders.name)] == ["q.sql:1:19"]
    assert references(index, "unknown") == ()


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(NotFound) as caught:
        survey([tmp_path / "no"], base=tmp_path)
    assert caught.value.code == "U001"
