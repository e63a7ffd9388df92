"""precheck, and what apply, rollback and plan --url make of it: nothing changes, exit 4."""

from __future__ import annotations

import csv
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from e2e.conftest import Call

TABLE = """\
_format_version: "1.0"
table:
  name: a
  columns:
    - {{name: id, logical_type: integer, nullable: false}}
    - {{name: body, logical_type: text{body}}}
    - {{name: mail, logical_type: string, max_length: 40}}
  primary_key: [id]
{more}"""
SECRET = "=s3cret@example.org"


def _release(call: Call, root: Path, label: str, *, body: str = "", more: str = "") -> None:
    (root / "main/tables/a.yaml").write_text(TABLE.format(body=body, more=more))
    component = root / "main/component.yaml"
    lines = [f'  version: "{label}"' if line.startswith("  version:") else line
             for line in component.read_text().splitlines()]  # fmt: skip
    component.write_text("\n".join(lines) + "\n")
    assert call("-C", root, "release", label, "--together", "--date", "2026-01-01").code == 0


@pytest.fixture
def shop(tmp_path: Path, call: Call) -> Path:
    """1.0.0, then 1.1.0 with a column more, then 1.2.0 with a unique rule and a required column."""
    root = tmp_path / "project"
    assert call("init", root).code == 0
    (root / "main/tables/note.yaml").unlink()
    _release(call, root, "1.0.0")
    _release(call, root, "1.1.0", more="  check_constraints: [\"mail <> 'never'\"]\n")
    unique = "  check_constraints: [\"mail <> 'never'\"]\n  unique_constraints: [[mail]]\n"
    _release(call, root, "1.2.0", body=", nullable: false", more=unique)
    return root


def _sql(root: Path, *statements: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(root / "main.db")) as connection:
        found = [connection.execute(statement).fetchall() for statement in statements]
        connection.commit()
        return found[-1]


def _fill(call: Call, root: Path, version: str) -> None:
    assert call("-C", root, "apply", "--to", version, "--yes").code == 0
    rows = f"(1, 'x', '{SECRET}'), (2, NULL, '{SECRET}'), (3, 'y', NULL)"
    _sql(root, f"INSERT INTO a VALUES {rows}")


def test_rows_in_the_way_are_counted_and_nothing_runs(call: Call, shop: Path) -> None:
    _fill(call, shop, "1.1.0")
    before = _sql(shop, "SELECT sql FROM sqlite_schema ORDER BY name")
    said = call("-C", shop, "precheck")
    assert said.code == 4
    assert "1 row of a have no value in body" in said.out
    assert "2 rows of a have the same mail as another row" in said.out
    refused = call("-C", shop, "apply", "--yes")
    assert (refused.code, "error[K010]" in refused.err) == (4, True)
    assert "so nothing was changed" in refused.err
    assert call("-C", shop, "apply", "--dry-run").code == 4
    plan = call("-C", shop, "plan", "--from", "1.1.0", "--to", "1.2.0", "--platform", "sqlite",
                "--url", "sqlite:///main.db")  # fmt: skip
    assert (plan.code, "2 steps would fail" in plan.err) == (4, True)
    assert "CREATE TABLE" in plan.out
    for result in (said, refused, plan):
        assert SECRET not in result.out + result.err
    assert _sql(shop, "SELECT sql FROM sqlite_schema ORDER BY name") == before
    status = call("-C", shop, "status", "--json").document
    assert status["version"] == "1.1.0"


def test_a_file_lists_keys_and_values(call: Call, shop: Path) -> None:
    _fill(call, shop, "1.1.0")
    said = call("-C", shop, "precheck", "--csv", "rows.csv")
    assert said.code == 4
    assert SECRET not in said.out + said.err
    with (shop / "rows.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [json.loads(row["key"]) for row in rows] == [{"id": 2}, {"id": 1}, {"id": 2}]
    assert [json.loads(row["values"]) for row in rows][1:] == [{"mail": SECRET}] * 2
    assert not any(cell.startswith(("=", "+", "@")) for row in rows for cell in row.values())


def test_json_says_queries_times_and_counts(call: Call, shop: Path) -> None:
    _fill(call, shop, "1.1.0")
    document = call("-C", shop, "precheck", "--json").document
    assert document["refuses"] is True
    assert [check["rows"] for check in document["checks"]] == [1, 2]
    assert all(check["count_sql"].startswith("SELECT") for check in document["checks"])
    assert all(check["seconds"] >= 0 for check in document["checks"])


def test_mended_rows_are_let_through(call: Call, shop: Path) -> None:
    _fill(call, shop, "1.1.0")
    _sql(shop, "UPDATE a SET body = '' WHERE body IS NULL", "UPDATE a SET mail = id WHERE id = 2")
    assert call("-C", shop, "precheck").code == 0
    done = call("-C", shop, "apply", "--yes")
    assert done.code == 0
    assert "pre-checks: 2 queries" in done.out


def test_a_later_leg_is_asked_in_its_turn(call: Call, shop: Path) -> None:
    _fill(call, shop, "1.0.0")
    said = call("-C", shop, "precheck")
    assert said.code == 0
    assert "asked when their turn comes: 1.2.0" in said.out
    refused = call("-C", shop, "apply", "--yes")
    assert refused.code == 4
    assert "the database stays at 1.1.0" in refused.err
    assert call("-C", shop, "status", "--json").document["version"] == "1.1.0"
    runs = call("-C", shop, "history", "--json").document["runs"]
    assert runs[-1]["state"] == "failed"


def test_the_way_back_is_asked_too(call: Call, shop: Path) -> None:
    """Going back brings the check of 1.1.0's predecessor: here, none; so a rule is added."""
    more = "  unique_constraints: [[mail]]\n  check_constraints: [\"mail <> 'never'\"]\n"
    _release(call, shop, "1.3.0", more=more)
    assert call("-C", shop, "apply", "--yes").code == 0
    _sql(shop, "INSERT INTO a VALUES (1, NULL, 'm')")
    said = call("-C", shop, "precheck", "--to", "1.2.0")
    assert (said.code, "1 row of a have no value in body" in said.out) == (4, True)
    refused = call("-C", shop, "rollback", "--yes")
    assert (refused.code, "error[K010]" in refused.err) == (4, True)
    assert call("-C", shop, "status", "--json").document["version"] == "1.3.0"


def test_nothing_to_ask(call: Call, shop: Path) -> None:
    assert call("-C", shop, "apply", "--yes").code == 0
    said = call("-C", shop, "precheck")
    assert (said.code, "there is nothing to check" in said.out) == (0, True)
    empty = call("-C", shop, "precheck", "--to", "9.9.9")
    assert (empty.code, "error[D020]" in empty.err) == (1, True)
    wrong = call("-C", shop, "plan", "--from", "1.0.0", "--to", "1.1.0", "--platform", "postgres",
                 "--url", "sqlite:///main.db")  # fmt: skip
    assert (wrong.code, "error[K011]" in wrong.err) == (2, True)
    unwritable = call("-C", shop, "precheck", "--csv", "no/such/folder/rows.csv")
    assert (unwritable.code, "error[K012]" in unwritable.err) == (2, True)
