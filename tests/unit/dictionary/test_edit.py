"""Edits of hand-written files: what was not edited stays byte for byte."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from strandline.dictionary.edit import (
    add_column,
    append_item,
    remove_value,
    rename_column,
    rename_key,
    set_component_version,
    set_value,
)
from strandline.dictionary.load import load_directory
from strandline.dictionary.model import Column, Default, Expression, Table
from strandline.dictionary.names import QName
from strandline.dictionary.types import LogicalType, TypeKind
from strandline.errors import InvalidInput, NotFound

TABLE = """\
# The table of everything.
_format_version: "1.0"   # quoted on purpose

table:
  name: T
  description: 'It''s'        # aligned
  columns:
    # first the key
    - {name: a,   logical_type: integer, nullable: No}
    - name: "b"
      logical_type: string   # short words
      max_length: 0040

    # here end the columns

  primary_key:   [ a ]
  check_constraints:
  - name: CK_T_a
    expression: >-
      a > 0
      AND a < 9

# the end
"""


def lines_changed(before: str, after: str) -> tuple[list[str], list[str]]:
    old, new = before.split("\n"), after.split("\n")
    gone = [line for line in old if line not in new]
    return gone, [line for line in new if line not in old]


EDITS = [
    ("nothing", lambda t: set_value(t, ("table", "name"), "T"), [], []),
    (
        "description",
        lambda t: set_value(t, ("table", "description"), "New: #1"),
        ["  description: 'It''s'        # aligned"],
        ["  description: 'New: #1'      # aligned"],
    ),
    (
        "renamed_from",
        lambda t: set_value(t, ("table", "renamed_from"), "Old"),
        [],
        ["  renamed_from: Old"],
    ),
    ("keyword", lambda t: set_value(t, ("table", "schema"), "No"), [], ['  schema: "No"']),
    (
        "column key",
        lambda t: set_value(t, ("table", "columns", "b", "nullable"), False),
        [],
        ["      nullable: false"],
    ),
    (
        "flow column",
        lambda t: set_value(t, ("table", "columns", 0, "description"), "x"),
        ["    - {name: a,   logical_type: integer, nullable: No}"],
        ["    - {name: a, logical_type: integer, nullable: No, description: x}"],
    ),
    (
        "remove",
        lambda t: remove_value(t, ("table", "description")),
        ["  description: 'It''s'        # aligned"],
        [],
    ),
    (
        "rename a key",
        lambda t: rename_key(t, ("table", "check_constraints"), "checks"),
        ["  check_constraints:"],
        ["  checks:"],
    ),
    (
        "key column",
        lambda t: append_item(t, ("table", "primary_key"), "b"),
        ["  primary_key:   [ a ]"],
        ["  primary_key: [a, b]"],
    ),
    (
        "rename a column",
        lambda t: rename_column(t, "b", "c"),
        ['    - name: "b"'],
        ['    - name: "c"', "      renamed_from: b"],
    ),
]


@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize(
    ("edit", "gone", "new"), [case[1:] for case in EDITS], ids=[case[0] for case in EDITS]
)
def test_only_the_edited_line_changes(edit, gone, new, ends: str) -> None:  # type: ignore[no-untyped-def]
    text = TABLE.replace("\n", ends)
    edited = edit(text)
    assert edited.count("\r\n") == (edited.count("\n") if ends == "\r\n" else 0)
    assert lines_changed(TABLE, edited.replace("\r\n", "\n")) == (gone, new)


def load(folder: Path, text: str) -> Table:
    (folder / "T.yaml").write_text(text, encoding="utf-8", newline="")
    loaded = load_directory(folder)
    assert loaded.findings == ()
    return loaded.dictionary.tables[QName(None, "T")]


def test_an_added_column_stands_where_the_columns_end(tmp_path: Path) -> None:
    column = Column(
        name="null",
        type=LogicalType(kind=TypeKind.TEXT),
        nullable=False,
        default=Default(expression=Expression("'x'"), name="DF_T_null"),
        description="two\nlines",
    )
    edited = add_column(TABLE, column)
    assert lines_changed(TABLE, edited)[0] == []
    assert edited.index('name: "null"') < edited.index("# here end the columns")
    assert edited.index("max_length: 0040") < edited.index('name: "null"')
    before, after = load(tmp_path, TABLE), load(tmp_path, edited)
    assert after.columns == (*before.columns, column)


def test_a_column_takes_the_style_of_the_one_before(tmp_path: Path) -> None:
    text = (
        '_format_version: "1.0"\ntable:\n  name: T\n  columns:\n'
        "  - {name: a, logical_type: text}  # one\n\n  primary_key: [a]\n"
    )
    column = Column(name="b", type=LogicalType(kind=TypeKind.DATE))
    edited = add_column(text, column)
    assert "  # one\n  - {name: b, logical_type: date, nullable: true}\n\n  primary" in edited
    assert load(tmp_path, edited).columns[1] == column


def test_the_version_of_a_component() -> None:
    text = "# c\ncomponent:\n    name: c\n    version: '1.0'   # HEAD\n    platforms: [sqlite]\n"
    edited = set_component_version(text, "2026_01_add")
    assert edited == text.replace("'1.0'  ", "'2026_01_add'")
    without = text.replace("    version: '1.0'   # HEAD\n", "")
    assert 'version: "1.10"' in set_component_version(without, "1.10")


@pytest.mark.parametrize(
    "edit",
    [
        lambda: set_value(TABLE, ("table", "columns", "zz", "name"), "x"),
        lambda: set_value(TABLE, ("view", "name"), "x"),
        lambda: set_value(TABLE, ("table", "name", "deeper", "x"), "x"),
        lambda: remove_value(TABLE, ("table", "theme")),
        lambda: remove_value(TABLE, ("table", "columns", 7)),
        lambda: rename_key(TABLE, ("table", "theme"), "x"),
        lambda: append_item(TABLE, ("table", "name"), "x"),
    ],
)
def test_a_place_that_is_not_there_is_named(edit) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(NotFound, match=r"there is no (table|view) >"):
        edit()


@pytest.mark.parametrize("text", ["a: [", "a: !x 1\n", "a: 1\na: 2\n", "[" * 99, "\0"])
def test_what_cannot_be_read_is_not_edited(text: str) -> None:
    with pytest.raises(InvalidInput, match="cannot be edited") as raised:
        set_value(text, ("a",), 1)
    assert raised.value.hint


def test_a_key_is_not_renamed_onto_another() -> None:
    with pytest.raises(InvalidInput, match="is there already"):
        rename_key(TABLE, ("table", "name"), "columns")


def test_importing_the_module_does_not_load_ruamel() -> None:
    code = "import sys, strandline.dictionary.edit; print('ruamel.yaml' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
