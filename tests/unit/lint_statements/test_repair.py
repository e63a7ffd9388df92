"""Fixes: the finding goes, the text stays SQL, and a second run has nothing left to do."""

from __future__ import annotations

import pytest

from strandline.lint.statements.catalogue import STATEMENT_RULES, lint_script
from strandline.lint.statements.edits import Edit, apply_edits
from strandline.lint.statements.rule import StatementRule
from unit.lint_statements.parsers import refusal
from unit.lint_statements.repair import repair_script

FIXABLE = [
    pytest.param(rule, platform, text, id=f"{rule.code}-{platform}-{number}")
    for rule in STATEMENT_RULES
    if rule.fix
    for platform, texts in rule.bad.items()
    for number, text in enumerate(texts)
    if any(found.edits for found in lint_script(text, platform, rules=[rule]))
]


@pytest.mark.parametrize(("rule", "platform", "text"), FIXABLE)
def test_a_fix_makes_its_finding_go_away(rule: StatementRule, platform: str, text: str) -> None:
    repair = repair_script(text, platform, rules=[rule])
    assert repair.repaired
    assert repair.left == ()
    assert repair.text != text
    again = repair_script(repair.text, platform, rules=[rule])
    assert again.text == repair.text


@pytest.mark.parametrize(("rule", "platform", "text"), FIXABLE)
def test_all_fixes_together_end_and_stay_sql(
    rule: StatementRule, platform: str, text: str, request: pytest.FixtureRequest
) -> None:
    repair = repair_script(text, platform)
    assert not any(finding.edits for finding in repair.left)
    assert refusal(request, platform, repair.text) == ""


TABLE = {
    "concurrently": (
        "postgres",
        "LK401",
        "create unique index ix on app.t (a); -- note",
        "create unique index CONCURRENTLY ix on app.t (a); -- note",
    ),
    "foreign key": (
        "postgres",
        "LK407",
        "ALTER TABLE app.t ADD CONSTRAINT fk FOREIGN KEY (u) REFERENCES app.u;",
        "ALTER TABLE app.t ADD CONSTRAINT fk FOREIGN KEY (u) REFERENCES app.u NOT VALID;\n"
        "ALTER TABLE app.t VALIDATE CONSTRAINT fk;",
    ),
    "key": (
        "postgres",
        "LK405",
        'ALTER TABLE app.t ADD CONSTRAINT "uq T" UNIQUE (a, "B")',
        'CREATE UNIQUE INDEX CONCURRENTLY "uq T" ON app.t (a, "B");\n'
        'ALTER TABLE app.t ADD CONSTRAINT "uq T" UNIQUE USING INDEX "uq T"',
    ),
    "not null": (
        "postgres",
        "LF203",
        "ALTER TABLE app.t ALTER a SET NOT NULL;",
        'ALTER TABLE app.t ADD CONSTRAINT "t_a_not_null" CHECK (a IS NOT NULL) NOT VALID;\n'
        'ALTER TABLE app.t VALIDATE CONSTRAINT "t_a_not_null";\n'
        "ALTER TABLE app.t ALTER a SET NOT NULL;\n"
        'ALTER TABLE app.t DROP CONSTRAINT "t_a_not_null";',
    ),
    "lock timeout in a transaction": (
        "postgres",
        "LK413",
        "BEGIN;\n  DROP TABLE app.t;\nCOMMIT;",
        "BEGIN;\n  SET LOCAL lock_timeout = '5s';\n  DROP TABLE app.t;\nCOMMIT;",
    ),
    "online": (
        "mssql",
        "LK401",
        "CREATE INDEX ix ON dbo.T (A) WITH (FILLFACTOR = 80)",
        "CREATE INDEX ix ON dbo.T (A) WITH (ONLINE = ON, FILLFACTOR = 80)",
    ),
    "named default": (
        "mssql",
        "LH513",
        "ALTER TABLE dbo.T ADD A INT NOT NULL DEFAULT (0)",
        "ALTER TABLE dbo.T ADD A INT NOT NULL CONSTRAINT [DF_T_A] DEFAULT (0)",
    ),
    "cascade": ("duckdb", "LC354", "DROP TABLE t CASCADE;", "DROP TABLE t;"),
}


@pytest.mark.parametrize(("platform", "code", "before", "after"), TABLE.values(), ids=TABLE)
def test_fixes_write_this(platform: str, code: str, before: str, after: str) -> None:
    rules = [rule for rule in STATEMENT_RULES if rule.code == code]
    assert repair_script(before, platform, rules=rules).text == after


def test_nothing_is_changed_inside_a_transaction_that_cannot_hold_it() -> None:
    text = "BEGIN;\nCREATE INDEX ix ON app.t (a);\nCOMMIT;"
    (finding,) = [f for f in lint_script(text, "postgres") if f.code == "LK401"]
    assert finding.edits == ()
    alone = "CREATE INDEX ix ON app.t (a);"
    (finding,) = [
        f for f in lint_script(alone, "postgres", in_transaction=True) if f.code == "LK401"
    ]
    assert finding.edits == ()


def test_nothing_is_changed_inside_a_literal() -> None:
    text = "EXEC (N'ALTER TABLE dbo.T ADD COLUMN [it''s] INT NULL')"
    findings = [f for f in lint_script(text, "mssql") if f.code == "LH514"]
    assert findings
    assert all(finding.edits == () for finding in findings)


def test_edits_are_made_whole_or_not_at_all() -> None:
    one = (Edit(0, 1, "x"), Edit(4, 5, "y"))
    touching = (Edit(1, 2, "z"),)
    apart = (Edit(2, 3, ""),)
    done = apply_edits("abcde", [one, touching, apart])
    assert done.text == "xbdy"
    assert done.made == (0, 2)
