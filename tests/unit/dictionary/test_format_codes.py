"""Every finding of the format: its code, exact place and message, in one table."""

from __future__ import annotations

from pathlib import Path

import pytest

from strandline.dictionary.load import load_directory
from strandline.dictionary.reader import FORMAT_CODES

HEAD = '_format_version: "1.0"\n'


def table(*lines: str) -> str:
    """A table T with one column, and further lines below `table:` (written without indent)."""
    columns = "table:\n  name: T\n  columns:\n    - {name: a, logical_type: integer}\n"
    return HEAD + columns + "".join(f"  {line}\n" for line in lines)


def column(*pairs: str) -> str:
    """A table whose only column stands on line 5."""
    return HEAD + "table:\n  name: T\n  columns:\n    - {" + ", ".join(pairs) + "}\n"


CASES = [
    # (id, file, code, line, column, message, fix)
    ("utf-16", "é".encode("utf-16"), "D001", 1, 1, "encoded as UTF-16", "save the file as UTF-8"),
    ("latin-1", HEAD.encode() + "a: é".encode("latin-1"), "D001", 2, 4, "not UTF-8", "save the"),
    ("nul", HEAD + "a: \0b", "D001", 2, 4, "control character U+0000", "remove the character"),
    ("escaped nul", table('description: "a\\0b"'), "D001", 6, 16, "U+0000, written as", "remove"),
    ("escape sequence", HEAD + "a: \x1b[31m", "D001", 2, 4, "control character U+001B", "remove"),
    ("empty", "", "D002", 1, 1, "the file is empty", "declare a table, view or value set"),
    ("only comments", "# nothing\n# here\n", "D002", 1, 1, "the file is empty", "declare a"),
    ("only null", "~\n", "D008", 1, 1, "the file must be a mapping of keys", "write `key: value`"),
    (
        "syntax",
        HEAD + "table: [1, 2\n",
        "D002",
        3,
        1,
        "did not find expected ',' or ']'",
        "correct",
    ),
    ("tab", HEAD + "table:\n\tname: T\n", "D002", 3, 1, "a tab cannot indent YAML", "indent with"),
    ("two documents", "a: 1\n---\nb: 2\n", "D002", 2, 1, "more than one document", "split at ---"),
    ("stray alias", HEAD + "table: *missing\n", "D002", 2, 8, "without its anchor", "correct the"),
    ("lone surrogate", table('description: "\\ud800"'), "D002", 6, 19, "not YAML", "correct the"),
    ("flow nesting", "[" * 200, "D003", 1, 65, "nested more than 64 levels deep", "without deep"),
    ("tag", HEAD + "table: !custom {}\n", "D005", 2, 8, "the tag !custom is not allowed", "remove"),
    ("python tag", "a: !!python/object:os.system x", "D005", 1, 4, "python/object:os.system", ""),
    ("tag on a key", HEAD + "!x table: {}\n", "D005", 2, 1, "the tag !x is not allowed", "remove"),
    ("key twice", table("name: T2"), "D004", 6, 3, "the key 'name' stands twice", "keep one"),
    (
        "unknown key",
        table("colums: []"),
        "D006",
        6,
        3,
        "table has no key 'colums'",
        "mean columns?",
    ),
    ("no such key", table("zzz: 1"), "D006", 6, 3, "table has no key 'zzz'", "one of: check_con"),
    (
        "column key",
        column("name: a", "logical_type: text", "nulable: true"),
        "D006",
        5,
        37,
        "column has no key 'nulable'",
        "did you mean nullable?",
    ),
    ("no name", HEAD + "table:\n  columns: []\n", "D007", 3, 3, "table has no name", "add `name:`"),
    (
        "null name",
        HEAD + "table:\n  name: ~\n  columns: []\n",
        "D007",
        3,
        3,
        "table has no name",
        "",
    ),
    (
        "no type",
        column("name: a"),
        "D007",
        5,
        7,
        "column has no logical_type",
        "add `logical_type:`",
    ),
    ("no query", HEAD + "view: {name: V}\n", "D007", 2, 7, "view has no query", "add `query:`"),
    ("no values", HEAD + "value_set: {name: S}\n", "D007", 2, 12, "value set has no values", ""),
    ("wrong shape", table("description: [a]"), "D008", 6, 16, "description must be text", "write"),
    (
        "not a list",
        table("indexes: {a: 1}"),
        "D008",
        6,
        12,
        "indexes must be a list",
        "write `- it",
    ),
    ("not a mapping", table("managed: [a]"), "D008", 6, 12, "managed must be a mapping", "write"),
    (
        "not a boolean",
        column("name: a", "logical_type: text", "nullable: 0"),
        "D008",
        5,
        47,
        "nullable must be true or false",
        "write true or false",
    ),
    (
        "forced boolean",
        column("name: a", "logical_type: text", "nullable: !!bool maybe"),
        "D008",
        5,
        47,
        "nullable must be true or false",
        "write true or false",
    ),
    (
        "not a number",
        column("name: a", "logical_type: string", "max_length: ten"),
        "D008",
        5,
        51,
        "max_length must be a whole number",
        "write digits",
    ),
    (
        "blank name",
        HEAD + "table: {name: ' T', columns: []}\n",
        "D008",
        2,
        15,
        "must be a name",
        "",
    ),
    (
        "control name",
        HEAD + 'table: {name: "a\\nb", columns: []}\n',
        "D008",
        2,
        15,
        "invisible character U+000A",
        "write a name of letters",
    ),
    (
        "bidi name",
        HEAD + 'table: {name: "a\\u202Eb", columns: []}\n',
        "D008",
        2,
        15,
        "invisible character U+202E",
        "write a name of letters",
    ),
    ("empty item", table("primary_key: [a, ~]"), "D008", 6, 20, "an empty item", "quote the word"),
    (
        "null value",
        HEAD + "value_set: {name: S, values: [a, null]}\n",
        "D008",
        2,
        34,
        "empty item",
        "",
    ),
    ("empty check", table("check_constraints: ['']"), "D008", 6, 23, "check is empty", "write SQL"),
    (
        "empty default",
        column("name: a", "logical_type: text", "default: ''"),
        "D008",
        5,
        46,
        "default is empty",
        "for the empty string",
    ),
    (
        "empty query",
        HEAD + "view: {name: V, query: ' '}\n",
        "D008",
        2,
        24,
        "query is empty",
        "write",
    ),
    ("merge key", HEAD + "x: &x {a: 1}\ntable:\n  <<: *x\n", "D008", 4, 3, "the merge key <<", ""),
    (
        "merge key in a row",
        table("seed_data: [{<<: {a: 1}}]"),
        "D008",
        6,
        16,
        "the merge key <<",
        "",
    ),
    ("key of lists", HEAD + "? [a]\n: b\n", "D008", 2, 3, "a key must be a word", "write `key: v"),
    ("row", table("seed_data: [5]"), "D008", 6, 15, "a row must be a mapping", "write `{Column"),
    ("cell", table("seed_data: [{a: [1]}]"), "D008", 6, 19, "a cell must be one value", "single"),
    (
        "unknown type",
        column("name: a", "logical_type: intger"),
        "D009",
        5,
        31,
        "there is no logical type 'intger'",
        "did you mean integer?",
    ),
    (
        "unknown action",
        column(
            "name: a",
            "logical_type: integer",
            "foreign_key: {table: P, column: a, on_delete: cascad}",
        ),
        "D009",
        5,
        86,
        "on_delete cannot be 'cascad'",
        "did you mean cascade?",
    ),
    (
        "unknown platform",
        table("check_constraints: [{expression: a > 0, platforms: {postgre: x}}]"),
        "D009",
        6,
        55,
        "there is no platform 'postgre'",
        "did you mean postgres?",
    ),
    (
        "unknown order",
        table("indexes: [{columns: [{name: a, order: down}]}]"),
        "D009",
        6,
        41,
        "order cannot be 'down'",
        "one of: asc, desc",
    ),
    (
        "unknown strategy",
        table("partition_by: {strategy: rang, columns: [a]}"),
        "D009",
        6,
        28,
        "strategy cannot be 'rang'",
        "did you mean range?",
    ),
    (
        "unknown behaviour",
        table("managed: {a: on_insert}"),
        "D009",
        6,
        16,
        "a managed column such as a takes on_update",
        "write `a: on_update`",
    ),
    (
        "no length",
        column("name: a", "logical_type: string"),
        "D010",
        5,
        7,
        "string needs max_length",
        "or use text",
    ),
    (
        "no precision",
        column("name: a", "logical_type: decimal"),
        "D010",
        5,
        7,
        "decimal needs precision and scale",
        "for example `precision: 18`",
    ),
    (
        "scale too large",
        column("name: a", "logical_type: decimal", "precision: 3", "scale: 4"),
        "D010",
        5,
        61,
        "scale 4 is more than precision 3",
        "precision counts all digits",
    ),
    (
        "length zero",
        column("name: a", "logical_type: string", "max_length: 0"),
        "D010",
        5,
        51,
        "max_length is 0",
        "use a number from 1",
    ),
    (
        "parameter too many",
        column("name: a", "logical_type: integer", "max_length: 4"),
        "D010",
        5,
        52,
        "integer takes no max_length",
        "remove `max_length:`",
    ),
    (
        "no items",
        column("name: a", "logical_type: array"),
        "D010",
        5,
        7,
        "array needs items",
        "add `items:",
    ),
    (
        "time too fine",
        column("name: a", "logical_type: time", "precision: 10"),
        "D010",
        5,
        48,
        "precision is 10",
        "use a number from 0 to 9",
    ),
    (
        "no format version",
        "table: {name: T, columns: [{name: a, logical_type: text}]}\n",
        "D011",
        1,
        1,
        "no _format_version",
        'add `_format_version: "1.0"`',
    ),
    (
        "newer format",
        '_format_version: "2.0"\n' + table().removeprefix(HEAD),
        "D011",
        1,
        18,
        "format version 2.0 is not known",
        "a newer file needs a newer release",
    ),
    (
        "column twice",
        HEAD + "table:\n  name: T\n  columns:\n    - {name: a, logical_type: text}\n"
        "    - {name: a, logical_type: text}\n",
        "D012",
        6,
        7,
        "T declares the column a twice",
        "keep one of the two",
    ),
    ("no object", HEAD, "D013", 1, 1, "the file declares 0 objects", "exactly one of table, view"),
    (
        "two objects",
        table() + "view: {name: V, query: SELECT 1}\n",
        "D013",
        1,
        1,
        "the file declares 2 objects",
        "exactly one of table, view and value_set",
    ),
]


@pytest.mark.parametrize(
    ("content", "code", "line", "place", "message", "fix"),
    [pytest.param(*case[1:], id=case[0]) for case in CASES],
)
def test_finding(
    tmp_path: Path,
    content: str | bytes,
    code: str,
    line: int,
    place: int,
    message: str,
    fix: str,
) -> None:
    raw = content.encode() if isinstance(content, str) else content
    (tmp_path / "T.yaml").write_bytes(raw)
    findings = load_directory(tmp_path, base=tmp_path).findings
    found = [(f.code, f.span and (f.span.line, f.span.column), f.message) for f in findings]
    assert len(findings) == 1, found
    [finding] = findings
    assert (finding.code, str(finding.span)) == (code, f"T.yaml:{line}:{place}"), found
    assert message in finding.message
    assert fix in finding.fix
    assert finding.fix
    assert finding.why == FORMAT_CODES[code][1]


def test_every_code_has_a_case() -> None:
    assert {case[2] for case in CASES} == set(FORMAT_CODES)


def test_all_findings_of_all_files_come_in_one_run(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(table("colums: []", "indexs: []", "managed: {b: x}"))
    (tmp_path / "b.yaml").write_text("a: [")
    (tmp_path / "c.yaml").write_text(column("logical_type: strin", "nulable: 1"))
    (tmp_path / "d.yaml").write_text(table())
    (tmp_path / "e.yaml").write_text(table())
    loaded = load_directory(tmp_path, base=tmp_path)
    assert [(f.code, str(f.span)) for f in loaded.findings] == [
        ("D006", "a.yaml:6:3"),
        ("D006", "a.yaml:7:3"),
        ("D009", "a.yaml:8:16"),
        ("D002", "b.yaml:2:1"),
        ("D012", "c.yaml:3:3"),
        ("D007", "c.yaml:5:7"),
        ("D009", "c.yaml:5:22"),
        ("D006", "c.yaml:5:29"),
        ("D012", "d.yaml:3:3"),
        ("D012", "e.yaml:3:3"),
    ]
    assert "first in a.yaml" in loaded.findings[-1].message


def test_long_words_are_cut_in_messages(tmp_path: Path) -> None:
    (tmp_path / "T.yaml").write_text(column("name: a", f"logical_type: {'x' * 100_000}"))
    [finding] = load_directory(tmp_path).findings
    assert len(finding.message) < 120
