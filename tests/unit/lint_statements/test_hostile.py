"""Text of any kind is judged, quickly, and what cannot be read is said to be so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strandline.lint.statements.catalogue import STATEMENT_RULES, lint_script
from strandline.lint.statements.grammar import ALL
from strandline.lint.statements.read import read_script
from unit.lint_statements.repair import repair_script

BIG = 1_000_000
HOSTILE = {
    "string": "SELECT 'never closed; DROP TABLE t;",
    "name": 'DROP TABLE "never closed; SELECT 1;',
    "comment": "SELECT 1; /* never closed; DROP TABLE t;",
    "parenthesis": "CREATE TABLE t (a int; DROP TABLE u;",
    "parentheses too many": "SELECT 1)); SELECT 2;",
    "NUL": "DROP TABLE t\0; SELECT 1;",
    "no statement": "LOREM ipsum dolor; sit amet",
    "signs": "%&~^|;;!{}",
}
ONLY = {
    "dollar quote": ("postgres", "SELECT $tag$ never closed; $other$ DROP TABLE t;"),
    "nested comment": ("postgres", "/* /* */ SELECT 1;"),
    "copied rows": ("postgres", "COPY t FROM stdin;\n1\n2\n"),
    "bracket": ("mssql", "DROP TABLE [never closed"),
    "backtick": ("sqlite", "DROP TABLE `never closed"),
}


@pytest.mark.parametrize("platform", ALL)
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_what_cannot_be_read_is_reported(platform: str, text: str) -> None:
    assert "LH512" in {finding.code for finding in lint_script(text, platform)}


@pytest.mark.parametrize(("platform", "text"), ONLY.values(), ids=ONLY)
def test_what_cannot_be_read_is_reported_in_each_dialect(platform: str, text: str) -> None:
    assert "LH512" in {finding.code for finding in lint_script(text, platform)}


@pytest.mark.parametrize("platform", ALL)
@pytest.mark.parametrize(
    "text",
    [
        "",
        "\ufeff",
        ";",
        "--",
        "/**/",
        "GO",
        "\\",
        ".",
        "ALTER TABLE",
        "ALTER TABLE t",
        "ALTER TABLE t ADD",
        "ALTER TABLE t ADD CONSTRAINT",
        "ALTER TABLE t ADD CONSTRAINT c FOREIGN KEY",
        "ALTER TABLE t DROP",
        "ALTER TABLE t ALTER",
        "ALTER TABLE t ALTER COLUMN a",
        "ALTER TABLE t ALTER COLUMN a TYPE",
        "ALTER TABLE t RENAME",
        "ALTER TABLE t WITH",
        "ALTER TABLE t ,,,",
        "ALTER TYPE t ADD VALUE",
        "CREATE",
        "CREATE OR",
        "CREATE OR REPLACE",
        "CREATE INDEX",
        "CREATE INDEX ON",
        "CREATE UNIQUE INDEX i ON t",
        "CREATE TABLE",
        "CREATE TABLE t",
        "CREATE TABLE t (",
        "CREATE TABLE t (a, b c d e, CHECK, UNIQUE, PRIMARY KEY, FOREIGN KEY)",
        "CREATE TRIGGER",
        "DROP",
        "DROP TABLE",
        "DROP INDEX CONCURRENTLY",
        "TRUNCATE",
        "UPDATE",
        "UPDATE t SET",
        "DELETE",
        "DELETE FROM",
        "INSERT",
        "INSERT INTO t (",
        "MERGE",
        "MERGE INTO t WHEN NOT MATCHED BY SOURCE",
        "WITH",
        "WITH a AS (",
        "EXEC",
        "EXEC sp_rename 'a'",
        "EXEC sp_rename '', ''",
        "EXEC (N'')",
        "EXEC ('SELECT ''x')",
        "PRAGMA",
        "PRAGMA foreign_keys",
        "PRAGMA foreign_keys(",
        "GRANT",
        "COMMENT ON",
        "REINDEX",
        "VACUUM FULL",
        "CLUSTER",
        "LOCK",
        "DO",
        "COPY",
        "SET",
        "BEGIN",
        "ROLLBACK TO",
        "SELECT INTO",
        "SELECT a INTO",
        "DISABLE TRIGGER",
        "REFRESH",
    ],
)
def test_torn_statements_are_judged(platform: str, text: str) -> None:
    for ending in ("", ";", "; SELECT 1;", " ,", " (", " 'x"):
        lint_script(text + ending, platform, rules=STATEMENT_RULES, pg_version=14)


@pytest.mark.parametrize("platform", ALL)
@given(text=st.text(alphabet="abcE NOT NULL';\"$[]`()/*-\\\n.,@#:01;ALTER TABLE", max_size=80))
def test_any_text_is_judged(platform: str, text: str) -> None:
    for finding in lint_script(text, platform, rules=STATEMENT_RULES):
        assert 0 <= finding.start < finding.end <= len(text)
        assert 1 <= finding.line <= text.count("\n") + 1
    script = read_script(text, platform)
    ends = [statement.end for statement in script.statements if not statement.nested]
    starts = [statement.start for statement in script.statements if not statement.nested]
    assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))


WORDS = st.lists(
    st.sampled_from(
        [
            "ALTER",
            "TABLE",
            "t",
            "ADD",
            "DROP",
            "COLUMN",
            "a",
            "CONSTRAINT",
            "c",
            "CHECK",
            "(",
            ")",
            ",",
            ";",
            "NOT",
            "NULL",
            "VALID",
            "INDEX",
            "CREATE",
            "UNIQUE",
            "CONCURRENTLY",
            "ON",
            "IF",
            "EXISTS",
            "CASCADE",
            "TYPE",
            "SET",
            "DEFAULT",
            "1",
            "'x'",
            "BEGIN",
            "COMMIT",
            "UPDATE",
            "DELETE",
            "FROM",
            "WHERE",
            "PRIMARY",
            "KEY",
            "REFERENCES",
            "u",
            "USING",
            "EXEC",
            "MERGE",
            "WITH",
            "ONLINE",
            "=",
            "SELECT",
            "INTO",
            "#w",
            "GO",
        ]
    ),
    max_size=40,
)


@pytest.mark.parametrize("platform", ALL)
@given(words=WORDS)
def test_any_order_of_words_is_judged_and_repaired(platform: str, words: list[str]) -> None:
    text = " ".join(words)
    lint_script(text, platform, rules=STATEMENT_RULES, pg_version=14)
    assert repair_script(text, platform, rules=STATEMENT_RULES).text is not None


LARGE = {
    "one string": "SELECT '" + "x" * BIG + "';",
    "an open string": "SELECT '" + "x" * BIG,
    "quotes": "'" * BIG,
    "doubled quotes": "SELECT '" + "''" * (BIG // 2),
    "openings": "(" * (BIG // 10),
    "comments within comments": "/*" * (BIG // 2),
    "dollars": "$a" * (BIG // 2),
    "brackets": "[" * (BIG // 10),
    "one name": "DROP TABLE " + "n" * BIG,
    "lines": "\n" * BIG,
    "backslashes": "SELECT E'" + "\\" * (BIG // 10),
}


@pytest.mark.slow
@pytest.mark.parametrize("platform", ALL)
@pytest.mark.parametrize("text", LARGE.values(), ids=LARGE)
def test_a_megabyte_is_judged(platform: str, text: str) -> None:
    """A reader that went back over what it has read would not come to an end here."""
    lint_script(text, platform, rules=STATEMENT_RULES)


@pytest.mark.slow
@pytest.mark.parametrize("platform", ALL)
def test_thousands_of_statements_are_judged(platform: str) -> None:
    """A rule that looked at every statement for each one would not come to an end here."""
    one = "CREATE TABLE t{0} (id int PRIMARY KEY); ALTER TABLE t{0} ADD a int; DROP TABLE u{0};\n"
    text = "".join(one.format(number) for number in range(2_000))
    findings = lint_script(text, platform)
    assert sum(finding.code == "LD102" for finding in findings) == 2_000
