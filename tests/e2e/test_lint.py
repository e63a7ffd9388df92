"""lint, check and explain as a person uses them: find, silence, fix, remember, refuse."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from jsonschema import Draft202012Validator

from e2e.conftest import Call
from unit.lint.sarif_schema import SARIF

LATER = """\
_format_version: "1.0"
table:
  name: a
  columns:
    - {{name: id, logical_type: integer, nullable: false}}
    - {{name: kind, logical_type: boolean, nullable: false}}{comment}
  primary_key: [id]
"""


def later(project: Path, comment: str = "", policy: str = "") -> None:
    """Change table a: one column goes, a required one comes; and set the policy."""
    (project / "main/tables/a.yaml").write_text(LATER.format(comment=comment))
    facts = project / "main/component.yaml"
    text = facts.read_text().replace("2.0.0", "3.0.0")
    facts.write_text(text + (f"  policy: {policy}\n" if policy else ""))


def codes(document: dict[str, list[dict[str, str]]], direction: str = "forward") -> list[str]:
    return sorted(f["code"] for f in document["findings"] if f["direction"] == direction)


def test_nothing_changed(call: Call, project: Path) -> None:
    result = call("-C", project, "lint")
    assert (result.code, result.err) == (0, "")
    assert result.out == (
        "main 2.0.0 -> HEAD on sqlite, postgres, duckdb, mssql: 0 errors, 0 warnings, 0 remarks\n"
    )


def test_a_change_is_judged_on_all_platforms_in_both_directions(call: Call, project: Path) -> None:
    later(project)
    result = call("-C", project, "lint")
    assert result.code == 0
    assert "warning[PF202]: kind is new, cannot be null and has no default" in result.out
    assert "at main/tables/a.yaml:6:7" in result.out
    assert "in sqlite, postgres, duckdb, mssql, forward" in result.out
    assert "    - {name: kind, " in result.out
    document = call("-C", project, "lint", "--json").document
    assert codes(document) == ["PD103", "PF202", "PK414", "PK418"]
    assert codes(document, "rollback") == ["PD103", "PH515", "PK414"]
    plain = project / "main/component.yaml"
    plain.write_text(plain.read_text() + "  policy: {online: never}\n")
    assert "PK453" in codes(call("-C", project, "lint", "--json").document)
    one = call("-C", project, "lint", "--json", "--platform", "postgres").document
    assert {name for item in one["findings"] for name in item["platforms"]} == {"postgres"}


def test_what_is_harmless_forward_may_fail_on_the_way_back(call: Call, project: Path) -> None:
    later(project)
    assert call("-C", project, "release", "3.0.0").code == 0
    path = project / "main/tables/a.yaml"
    path.write_text(path.read_text().replace(", nullable: false}\n  pr", "}\n  pr"))
    document = call("-C", project, "lint", "--json").document
    assert "PC306" in codes(document)
    assert "PF203" in codes(document, "rollback")


@pytest.mark.parametrize(
    ("comment", "policy", "code", "problems"),
    [
        ("", "{rules: {PF202: error}}", 1, []),
        ("  # strandline: allow PF202 because it is new", "{rules: {PF202: error}}", 0, []),
        (
            "",
            "{rules: {PF202: error}, suppress: [{rule: PF202, object: a.kind, reason: x}]}",
            0,
            [],
        ),
        ("", "{suppress: [{rule: PF202, object: a.other, reason: x}]}", 0, ["PH511"]),
        ("  # strandline: allow PF202", "{rules: {PF202: error}}", 1, ["N001"]),
        ("  # strandline: allow PK401 because x", "", 0, ["PH511"]),
        ("  # strandline: allow PF2O2 because x", "", 1, ["N002"]),
        ("", "{rules: {no-such-rule: error}}", 1, ["N002"]),
        ("  # strandline: allow D999 because x", "", 1, ["N002"]),
    ],
)
def test_silence(
    call: Call, project: Path, comment: str, policy: str, code: int, problems: list[str]
) -> None:
    later(project, comment, policy)
    result = call("-C", project, "lint", "--json")
    assert result.code == code
    found = [f["code"] for f in result.document["findings"] if not f["direction"]]
    assert found == problems


@pytest.mark.parametrize("strict", [False, True])
def test_strict_makes_warnings_errors(call: Call, project: Path, strict: bool) -> None:
    later(project)
    assert call("-C", project, "lint", *(["--strict"] if strict else [])).code == int(strict)


def test_release_and_plan_refuse_what_the_policy_calls_an_error(call: Call, project: Path) -> None:
    later(project, policy="{effects: {archives: error}}")
    refused = call("-C", project, "release", "3.0.0")
    assert refused.code == 4
    assert "error[PD103]" in refused.err
    assert "error[N009]" in refused.err
    assert not (project / "main/versions/3.0.0.yaml").exists()
    document = call("-C", project, "release", "3.0.0", "--json").document
    assert {item["code"] for item in document["findings"]} == {"PD103"}
    way = ("--from", "2.0.0", "--to", "HEAD", "--platform", "sqlite")
    planned = call("-C", project, "plan", *way)
    assert planned.code == 4
    assert "CREATE TABLE" in planned.out
    assert "error[PD103]" in planned.err
    later(project, "  # strandline: allow PF202 because x")
    text = (project / "main/component.yaml").read_text()
    (project / "main/component.yaml").write_text(text.replace("archives: error", "may-fail: warn"))
    assert call("-C", project, "release", "3.0.0").code == 0
    assert call("-C", project, "plan", *way).code == 0


def test_baseline(call: Call, project: Path) -> None:
    later(project, policy="{rules: {PF202: error}}")
    assert call("-C", project, "lint").code == 1
    written = call("-C", project, "lint", "--write-baseline")
    assert (written.code, written.out) == (0, "")
    assert "7 findings remembered in .strandline-lint.json" in written.err
    quiet = call("-C", project, "lint")
    assert quiet.code == 0
    assert "7 known" in quiet.out
    assert call("-C", project, "lint", "--no-baseline").code == 1
    assert call("-C", project, "lint", "--write-baseline").code == 0
    assert "7 known" in call("-C", project, "lint").out
    (project / ".strandline-lint.json").write_text("{}")
    assert (call("-C", project, "lint").code, "N003") == (2, "N003")


def test_baseline_of_the_dictionary(call: Call, project: Path) -> None:
    path = project / "main/tables/a.yaml"
    path.write_text(path.read_text().replace("  primary_key: [id]\n", ""))
    facts = project / "main/component.yaml"
    facts.write_text(facts.read_text().replace("2.0.0", "3.0.0"))
    first = call("-C", project, "check", "--json").document
    assert "D203" in {item["code"] for item in first["findings"]}
    assert call("-C", project, "check", "--write-baseline").code == 0
    assert call("-C", project, "lint", "--write-baseline").code == 0
    again = call("-C", project, "check", "--json").document
    assert "D203" not in {item["code"] for item in again["findings"]}


def test_check_is_silenced_and_levelled_the_same_way(call: Call, project: Path) -> None:
    path = project / "main/tables/a.yaml"
    plain = path.read_text().replace("  primary_key: [id]\n", "")
    facts = project / "main/component.yaml"
    facts.write_text(facts.read_text().replace("2.0.0", "3.0.0"))
    path.write_text("# strandline: allow D203 because it is a log\n" + plain)
    document = call("-C", project, "check", "--json").document
    assert [item["code"] for item in document["silenced"]] == ["D203"]
    path.write_text(plain.replace("table:", "# strandline: allow D101 because x\ntable:"))
    found = {item["code"] for item in call("-C", project, "check", "--json").document["findings"]}
    assert {"D203", "PH511"} <= found
    facts.write_text(facts.read_text() + "  policy: {rules: {D203: error, D217: warn}}\n")
    levelled = call("-C", project, "check", "--json")
    assert levelled.code == 1
    severities = {item["code"]: item["severity"] for item in levelled.document["findings"]}
    assert (severities["D203"], severities["D217"]) == ("error", "warning")


REDUNDANT = """\
_format_version: "1.0"
table:
  name: a
  columns:   # the order matters
    - {name: id, logical_type: integer, nullable: false}
    - {name: body, logical_type: string, max_length: 5}
    - {name: b_id, logical_type: integer, foreign_key: {table: b, column: id}}
  primary_key: [id]
  indexes:
    - {name: one, columns: [body]}
    - {columns: [body, id]}   # kept
    - {columns: [id]}
"""


def test_check_fix(call: Call, project: Path) -> None:
    path = project / "main/tables/a.yaml"
    path.write_text(REDUNDANT + "# strandline: allow PK401 because x\n")
    fixed = call("-C", project, "check", "--fix", "--all-rules", "--json")
    assert "fixed 3 findings in main/tables/a.yaml" in fixed.err
    assert "-    - {name: one, columns: [body]}" in fixed.err
    text = path.read_text()
    kept, added = "    - {columns: [body, id]}   # kept\n", "    - {columns: [b_id]}\n"
    assert kept + added in text
    assert "# the order matters" in text
    # A comment about another command's rules is not this one's to judge.
    assert "allow PK401" in text
    found = {item["code"] for item in fixed.document["findings"]}
    assert not found & {"D206", "D208"}
    assert "nothing to fix" in call("-C", project, "check", "--fix").err


SCRIPT = """\
-- strandline: allow LD107 because every row is meant
UPDATE note SET kind = 'x';
-- strandline: allow drop-table because it was copied
DROP TABLE old;
CREATE INDEX by_body ON note (body);
SELECT 1; -- strandline: allow LK401 because nothing
"""


def test_scripts(call: Call, project: Path) -> None:
    folder = project / "main/backfills"
    folder.mkdir()
    (folder / "fill_postgres.sql").write_text(SCRIPT)
    result = call("-C", project, "lint", "--json")
    (place,) = {item["place"]["file"] for item in result.document["findings"]}
    assert place == "main/backfills/fill_postgres.sql"
    by_code = {item["code"]: item["place"]["line"] for item in result.document["findings"]}
    assert by_code["LK401"] == 5
    assert by_code["PH511"] == 6
    assert sorted(item["code"] for item in result.document["silenced"]) == ["LD102", "LD107"]
    alone = call("-C", project, "lint", folder / "fill_postgres.sql", "--json").document
    assert alone["findings"] == result.document["findings"]


def test_scripts_fixed(call: Call, project: Path) -> None:
    path = project / "main/fill_postgres.sql"
    path.write_bytes(b"\xef\xbb\xbf" + SCRIPT.replace("\n", "\r\n").encode())
    result = call("-C", project, "lint", path, "--fix")
    text = path.read_bytes().decode("utf-8-sig")
    assert "CREATE INDEX CONCURRENTLY" in text
    assert "because nothing" not in text
    assert "allow LD107 because every row is meant\r\nUPDATE" in text
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert "+++ main/fill_postgres.sql" in result.err
    assert call("-C", project, "lint", path, "--json").document["counts"]["error"] == 0


def test_scripts_without_a_project(call: Call, tmp_path: Path) -> None:
    (tmp_path / "x.sql").write_text("DELETE FROM t;\n")
    result = call("-C", tmp_path, "lint", "x.sql", "--platform", "sqlite", "--json")
    assert result.code == 1
    assert "LD107" in {item["code"] for item in result.document["findings"]}


@pytest.mark.parametrize(
    "raw", [b"", b"\x00" * 50, b"\xff\xfeS\x00", b"\xff\xff'", b"-- strandline: allow"]
)
def test_odd_scripts_are_no_crash(call: Call, project: Path, raw: bytes) -> None:
    (project / "odd.sql").write_bytes(raw)
    assert call("-C", project, "lint", "odd.sql", "--json").code in (0, 1)


def test_formats(call: Call, project: Path) -> None:
    later(project, policy="{rules: {PF202: error}, suppress: [{rule: PD103, reason: y}]}")
    log = call("-C", project, "lint", "--format", "sarif")
    assert log.code == 1
    assert [e.message for e in Draft202012Validator(SARIF).iter_errors(log.document)] == []
    quiet = [item for item in log.document["runs"][0]["results"] if "suppressions" in item]
    assert {item["ruleId"] for item in quiet} == {"PD103"}
    lines = call("-C", project, "lint", "--format", "github").out.splitlines()
    assert lines[0].startswith("::")
    assert any(line.startswith("::error file=main/tables/a.yaml,line=6,col=7") for line in lines)
    checked = call("-C", project, "check", "--format", "sarif")
    assert [e.message for e in Draft202012Validator(SARIF).iter_errors(checked.document)] == []
    assert call("-C", project, "check", "--format", "github").out.startswith("::")


def test_live_sizes_on_sqlite(call: Call, project: Path) -> None:
    assert call("-C", project, "apply", "--yes").code == 0
    later(project)
    empty = call("-C", project, "lint", "--env", "local", "--json").document
    assert empty["counts"] == {"error": 0, "approval": 0, "warn": 0, "info": 5}
    with closing(sqlite3.connect(project / "main.db")) as connection:
        connection.execute("INSERT INTO a VALUES (1, 'x')")
        connection.commit()
    filled = call("-C", project, "lint", "--env", "local", "--json")
    assert filled.code == 1
    (certain,) = [f for f in filled.document["findings"] if f["code"] == "PF202"]
    assert (certain["level"], certain["rows"], certain["rows_exact"]) == ("error", 1, True)
    assert certain["platforms"] == ["sqlite"]


def test_pending(call: Call, project: Path) -> None:
    assert call("-C", project, "apply", "--yes", "--to", "1.0.0").code == 0
    later(project)
    text = (project / "main/tables/a.yaml").read_text()
    (project / "main/tables/a.yaml").write_text(
        text.replace("false}\n  pr", "false, default: true}\n  pr")
    )
    assert call("-C", project, "release", "3.0.0", "--together").code == 0
    looked = call("-C", project, "lint", "--pending", "--env", "local", "--json").document
    assert [look["what"] for look in looked["looked_at"]] == ["1.0.0 -> 2.0.0", "2.0.0 -> 3.0.0"]
    assert "PD103" in codes(looked)
    assert call("-C", project, "apply", "--yes").code == 0
    done = call("-C", project, "lint", "--pending", "--env", "local")
    assert "nothing to look at" in done.out


@pytest.mark.postgres
def test_live_sizes_on_postgres(call: Call, project: Path, postgres_url: str) -> None:
    assert call("-C", project, "apply", "--yes", "--url", postgres_url).code == 0
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute(
            "INSERT INTO a SELECT n, repeat('x', 90) FROM generate_series(1, 3000) n"
        )
    path = project / "main/tables/a.yaml"
    path.write_text(
        path.read_text().replace(
            "name: id, logical_type: integer", "name: id, logical_type: bigint"
        )
    )
    small = call("-C", project, "lint", "--url", postgres_url, "--json").document
    (rewrite,) = [
        f for f in small["findings"] if f["code"] == "PK410" and f["direction"] == "forward"
    ]
    assert (rewrite["level"], rewrite["rows"], rewrite["rows_exact"]) == ("info", 3000, True)
    assert rewrite["bytes"] > 200_000
    facts = project / "main/component.yaml"
    facts.write_text(facts.read_text() + "  policy: {throughput: {rewrite: 1000}}\n")
    slow = call("-C", project, "lint", "--url", postgres_url, "--json")
    (rewrite,) = [
        f for f in slow.document["findings"] if f["code"] == "PK410" and f["direction"] == "forward"
    ]
    assert (slow.code, rewrite["level"]) == (1, "error")
    assert rewrite["lock_seconds"] == pytest.approx(rewrite["bytes"] / 1000, rel=0.01)


REFUSED = [
    (["lint", "1.0.0", "2.0.0", "HEAD"], 2, "N013"),
    (["lint", "1.0.0", "x.sql"], 2, "N013"),
    (["lint", "1.0.0", "--fix"], 2, "N014"),
    (["lint", "x.sql"], 1, "N004"),
    (["lint", "--pending"], 2, "N008"),
    (["lint", "--format", "xml"], 2, "N012"),
    (["lint", "--platform", "oracle"], 2, "X001"),
    (["lint", "--env", "nowhere"], 1, "A005"),
    (["lint", "--url", "sqlite:///none.db"], 5, "X203"),
    (["lint", "9.9.9"], 1, "A010"),
    (["explain", "X999"], 1, "N010"),
]


@pytest.mark.parametrize(("arguments", "code", "said"), REFUSED, ids=str)
def test_refusals(call: Call, project: Path, arguments: list[str], code: int, said: str) -> None:
    result = call("-C", project, *arguments)
    assert (result.code, f"error[{said}]" in result.err) == (code, True), result.err


def test_two_states(call: Call, project: Path) -> None:
    looked = call("-C", project, "lint", "2.0.0", "1.0.0", "--json").document
    assert "PD102" in codes(looked)
    assert looked["findings"][0]["place"] is None
    backwards = call("-C", project, "lint", "1.0.0", "--json").document
    assert {look["what"] for look in backwards["looked_at"]} == {"1.0.0 -> HEAD"}


def test_explain(call: Call, tmp_path: Path) -> None:
    said = call("-C", tmp_path, "explain", "PK401").out
    assert said.startswith("PK401 index-build (warning): ")
    assert "squawk require-concurrent-index-creation" in said
    assert "reported, before:" in said
    assert call("-C", tmp_path, "explain", "drop-table", "--json").document["explanations"][1]
