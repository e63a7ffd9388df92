"""usages from the command line: one subject, the audit, every format, and wrong calls."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from e2e.conftest import Call, Called
from strandline import api

STORE = """\
def save(connection, body):
    connection.execute("INSERT INTO a (id, body) VALUES (?, ?)", (1, body))


def read(connection):
    return [row["body"] for row in connection.execute("SELECT id FROM a")]


def make(connection, name):
    connection.execute(f"CREATE TABLE {name} (id int)")
"""


@pytest.fixture
def shop(project: Path) -> Path:
    """The project with code beside its dictionary: tables a and b (id, body)."""
    (project / "app").mkdir()
    (project / "app" / "store.py").write_text(STORE)
    (project / "app" / "page.html").write_text("<p>{{ b.body }}</p>\n<p>password: 'b.body'</p>")
    (project / "app" / "logo.png").write_bytes(b"\0")
    return project


def usages(call: Call, root: Path, *arguments: str) -> Called:
    return call("-C", root, "usages", *arguments)


def test_a_column_is_found_with_place_access_and_evidence(call: Call, shop: Path) -> None:
    result = usages(call, shop, "a.body", "--in", "app")
    assert result.code == 0
    assert result.out.splitlines() == [
        "a.body: 2 references in 1 file (1 read, 1 write)",
        '  9  write    app/store.py:2:44  sql-column  connection.execute("INSERT INTO a (id, body) '
        'VALUES (?, ?)", (1, body))',
        '  5  read     app/store.py:6:18  key         return [row["body"] for row in connection.'
        'execute("SELECT id FROM a")]',
        "looked at 2 files (0.0 MB)",
        "left out: binary files (1)",
    ]


def test_the_document_holds_what_the_text_shows(call: Call, shop: Path) -> None:
    document = usages(call, shop, "a", "--in", "app", "--json").document
    assert document["subject"] == "a"
    assert [(r["line"], r["access"], r["evidence"]) for r in document["references"]] == [
        (2, "write", "sql-table"),
        (6, "read", "sql-table"),
    ]
    assert document["evidence"]["sql-table"]["rank"] == 9
    assert document["scanned"]["left_out"] == {"binary files": ["app/logo.png"]}


def test_a_limit_cuts_the_list_and_says_so(call: Call, shop: Path) -> None:
    (shop / "app" / "many.sql").write_text("SELECT id FROM a;\n" * 60)
    assert "and 12 more" in usages(call, shop, "a", "--in", "app").out
    whole = usages(call, shop, "a", "--in", "app", "--limit", "62").out
    assert "more" not in whole
    assert whole.count("sql-table") == 62
    cut = usages(call, shop, "a", "--in", "app", "--limit", "2", "--json").document
    assert (len(cut["references"]), cut["total"]) == (2, 62)
    assert len(usages(call, shop, "a", "--in", "app", "--json").document["references"]) == 62


def test_the_audit_lists_every_table_column_and_place(call: Call, shop: Path) -> None:
    text = usages(call, shop, "--all", "--in", ".").out
    assert "2 tables of HEAD" in text
    assert "app/store.py:10 (ddl-template)" in text
    assert "the dictionary's own files" in text
    page = usages(call, shop, "--all", "--in", ".", "--format", "markdown").out
    for part in (
        "# Who uses the schema",
        "| `id` | integer | no | primary | 3, strongest `sql-column` (9) |",
        "| `app/store.py:10` | CREATE or ALTER TABLE whose table is filled in at run time |",
        "| `app/store.py:2:44` | `a.body` | 9 | sql-column | write |",
        "- `b`: `id`",
    ):
        assert part in page
    assert "password: 'b.body'" not in page
    document = usages(call, shop, "--all", "--in", ".", "--json").document
    assert [table["table"] for table in document["tables"]] == ["a", "b"]
    assert document["tables"][0]["columns"][1]["by_access"] == {"read": 1, "write": 1}
    assert document["makers"][0]["file"] == "app/store.py"


def test_names_come_from_any_state(call: Call, shop: Path) -> None:
    (shop / "other.sql").write_text("CREATE TABLE a (id integer PRIMARY KEY, extra text);")
    result = usages(
        call, shop, "--all", "--in", "app", "--state", "other.sql", "--platform", "sqlite", "--json"
    )
    assert [t["table"] for t in result.document["tables"]] == ["a"]
    assert result.document["tables"][0]["columns"][1]["total"] == 0


def test_without_a_project_the_name_is_searched_as_written(call: Call, tmp_path: Path) -> None:
    (tmp_path / "q.sql").write_text("SELECT total FROM shop.orders")
    result = usages(call, tmp_path, "orders.total", "--in", ".", "--json")
    assert result.document["total"] == 1
    assert result.document["notes"] == []


@pytest.mark.parametrize(
    ("subject", "note"),
    [("aa", "did you mean a?"), ("a.bodies", "a has no column bodies"), ("c", "no table c")],
)
def test_an_unknown_name_is_searched_and_told(
    call: Call, shop: Path, subject: str, note: str
) -> None:
    result = usages(call, shop, subject, "--in", "app")
    assert result.code == 0
    assert note in result.out
    assert "no references of rank 3 or more" in result.out


WRONG = [
    (["a"], 2, "U002"),
    (["--all"], 2, "U002"),
    (["a", "--in", "nowhere"], 1, "U001"),
    (["a.b.c.d", "--in", "app"], 2, "U003"),
    (["a.", "--in", "app"], 2, "U003"),
    (["a", "--in", "app", "--min-rank", "0"], 2, "U004"),
    (["a", "--in", "app", "--min-rank", "10"], 2, "U004"),
    (["a", "--in", "app", "--limit", "0"], 2, "U005"),
    (["--in", "app"], 2, "U006"),
    (["a", "--all", "--in", "app"], 2, "U006"),
    (["a", "--in", "app", "--format", "pdf"], 2, "U007"),
    (["--all", "--in", "app", "--state", "9.9.9"], 1, "A010"),
    (["--all", "--in", "app", "--component", "nope"], 1, "A003"),
]


@pytest.mark.parametrize(
    ("arguments", "code", "error"), WRONG, ids=[" ".join(a) for a, *_ in WRONG]
)
def test_wrong_calls_have_their_code(
    call: Call, shop: Path, arguments: list[str], code: int, error: str
) -> None:
    result = usages(call, shop, *arguments)
    assert f"error[{error}]" in result.err
    assert result.code == code


def test_exit_codes(call: Call, shop: Path) -> None:
    assert usages(call, shop, "a", "--in", "app", "--exit-code").code == 3
    assert usages(call, shop, "nothing", "--in", "app", "--exit-code").code == 0
    assert usages(call, shop, "--all", "--in", "app", "--exit-code").code == 3


def test_the_audit_needs_a_dictionary(call: Call, tmp_path: Path) -> None:
    result = usages(call, tmp_path, "--all", "--in", ".")
    assert (result.code, "A006" in result.err) == (2, True)


def test_a_broken_dictionary_is_told(call: Call, shop: Path) -> None:
    (shop / "main" / "tables" / "a.yaml").write_text("table: [")
    result = usages(call, shop, "a", "--in", "app")
    assert result.code == 1
    assert "D025" in result.err


def test_the_api_gives_the_same_document(call: Call, shop: Path) -> None:
    printed = usages(call, shop, "a.body", "--in", "app", "--json").document
    result = api.usages(shop, "a.body", [shop / "app"])
    assert json.loads(json.dumps(result.as_json())) == printed
    printed = usages(call, shop, "--all", "--in", "app", "--json").document
    audit = api.usages_audit(shop, [shop / "app"])
    assert json.loads(json.dumps(audit.as_json())) == printed
