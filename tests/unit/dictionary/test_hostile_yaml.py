"""Hostile files and folders: a clear finding, quickly, in little memory, never a traceback."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from strandline.dictionary.load import load_directory
from strandline.dictionary.names import QName

HEAD = '_format_version: "1.0"\n'
TABLE = HEAD + "table:\n  name: T\n  columns:\n    - {name: a, logical_type: integer}\n"
SECONDS = 30
MEMORY = 1_500_000_000

# Loads a folder and reads its expressions as `check` does, under a memory limit.
PROGRAM = f"""
import json, resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))
from pathlib import Path
from strandline.dictionary.canonical import fingerprint
from strandline.dictionary.load import load_directory
loaded = load_directory(Path(sys.argv[1]), base=Path(sys.argv[1]))
fingerprint(loaded.dictionary)
print(json.dumps([len(loaded.findings), [f.code for f in loaded.findings[:1]]]))
"""


def check(text: str) -> str:
    return TABLE + f'  check_constraints:\n    - "{text}"\n'


def bomb() -> str:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    for number in range(1, 10):
        alias, anchor = chr(96 + number), chr(97 + number)
        lines.append(f"{anchor}: &{anchor} [{', '.join(['*' + alias] * 9)}]")
    return "\n".join(lines)


# Each text is made when its test runs; the code is that of the first finding, "" for none.
MONSTERS: list[tuple[str, Callable[[], str], str]] = [
    ("billion laughs", bomb, "D003"),
    ("100 MB", lambda: TABLE + "# " + "x" * 100_000_000, "D001"),
    ("flow sequences", lambda: "[" * 100_000, "D003"),
    ("flow mappings", lambda: "{a: " * 100_000, "D003"),
    ("block mappings", lambda: "".join(" " * n + "a:\n" for n in range(3_900)), "D003"),
    ("block sequences", lambda: "".join(" " * n + "-\n" for n in range(3_900)), "D003"),
    ("compact sequences", lambda: "- " * 100_000 + "x", "D003"),
    ("compact keys", lambda: "- ? " * 30_000 + "x", "D003"),
    ("recursive list", lambda: "&a [*a, *a]", "D003"),
    ("recursive mapping", lambda: HEAD + "table: &t\n  name: T\n  columns: [*t]\n", "D003"),
    ("long line", lambda: TABLE + f"  description: {'x' * 4_000_000}\n", ""),
    ("long word", lambda: TABLE.replace("integer", "x" * 4_000_000), "D009"),
    ("unknown keys", lambda: TABLE + "".join(f"  kolumn{n}: x\n" for n in range(50_000)), "D006"),
    (
        "repeated columns",
        lambda: (
            HEAD + "table:\n  name: T\n  columns: [&a {name: a, logical_type: "
            f"integer}}, {', '.join(['*a'] * 50_000)}]\n"
        ),
        "D012",
    ),
    (
        "10,000 columns",
        lambda: (
            TABLE + "".join(f"    - {{name: c{n}, logical_type: integer}}\n" for n in range(10_000))
        ),
        "",
    ),
    ("open brackets", lambda: check("(" * 100_000), ""),
    ("brackets", lambda: check("(" * 40_000 + "a" + ")" * 40_000), ""),
    ("not not", lambda: check("NOT " * 20_000 + "a"), ""),
    ("long sum", lambda: check("a + " * 24_000 + "a"), ""),
    ("case when", lambda: check("CASE WHEN " * 9_000 + "a"), ""),
    ("open text", lambda: check("a = '" + "''" * 45_000), ""),
    ("subqueries", lambda: HEAD + f'view: {{name: V, query: "{"SELECT * FROM (" * 5_000}"}}\n', ""),
]


@pytest.mark.parametrize(
    ("text", "code"), [case[1:] for case in MONSTERS], ids=[case[0] for case in MONSTERS]
)
def test_monster(tmp_path: Path, text: Callable[[], str], code: str) -> None:
    (tmp_path / "T.yaml").write_text(text())
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    count, codes = json.loads(done.stdout)
    assert codes == ([code] if code else [])
    assert bool(count) == bool(code)


def findings(folder: Path) -> list[tuple[str, str, str]]:
    found = load_directory(folder, base=folder).findings
    return [(f.code, str(f.span), f.message) for f in found]


def test_a_directory_with_the_name_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").mkdir()
    (tmp_path / "component.yaml").mkdir()
    assert findings(tmp_path) == [
        ("D001", "component.yaml:1:1", "a directory"),
        ("D001", "x.yaml:1:1", "a directory"),
    ]


def test_a_file_that_links_to_itself(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").symlink_to(tmp_path / "x.yaml")
    (tmp_path / "component.yaml").symlink_to(tmp_path / "nowhere")
    assert findings(tmp_path) == [
        ("D001", "component.yaml:1:1", "No such file or directory"),
        ("D001", "x.yaml:1:1", "Too many levels of symbolic links"),
    ]


def test_a_folder_that_links_to_its_parent_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "T.yaml").write_text(TABLE)
    (tmp_path / "tables" / "again").symlink_to(tmp_path)
    assert findings(tmp_path) == []


def test_a_linked_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "T.yaml").write_text(TABLE)
    (tmp_path / "project").mkdir()
    (tmp_path / "project" / "tables").symlink_to(tmp_path / "elsewhere")
    loaded = load_directory(tmp_path / "project")
    assert list(loaded.dictionary.tables) == [QName(None, "T")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_or_socket_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.yaml")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "y.yaml"))
        assert [item[2] for item in findings(tmp_path)] == ["not a regular file"] * 2


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read every file"
)
def test_unreadable_files_and_folders_are_findings(tmp_path: Path) -> None:
    (tmp_path / "T.yaml").write_text(TABLE)
    (tmp_path / "T.yaml").chmod(0)
    (tmp_path / "tables").mkdir(mode=0)
    try:
        assert findings(tmp_path) == [
            ("D001", "T.yaml:1:1", "Permission denied"),
            ("D001", "tables:1:1", "the folder cannot be listed: Permission denied"),
        ]
    finally:
        (tmp_path / "tables").chmod(0o700)


def test_history_and_hidden_folders_are_left_out(tmp_path: Path) -> None:
    for folder in ("versions", "migrations", "backfills", ".git", "tables/.old"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "x.yaml").write_text("not: a table")
    (tmp_path / "tables" / "versions").mkdir()
    (tmp_path / "tables" / "versions" / "T.yml").write_text(TABLE)
    loaded = load_directory(tmp_path)
    assert loaded.findings == ()
    assert list(loaded.dictionary.tables) == [QName(None, "T")]
