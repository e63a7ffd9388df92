"""Every row of the merged table of other tools' rules has a rule or an error of ours."""

from __future__ import annotations

import pytest

from strandline.lint.documentation import codes_by_name, rule_docs
from strandline.lint.peers import PEERS, peers_of, rows_of

# Row: a code that must be among ours. L21 is about MySQL, which is no platform of ours.
EXPECTED = {
    "D01": "LD101", "D02": "PD102", "D03": "PD103", "D04": "LD104", "D05": "LD105",
    "D06": "PD106", "D07": "LD107", "D08": "LD108", "D09": "PD109",
    "P01": "PF201", "P02": "PF202", "P03": "PF203", "P04": "PF204", "P05": "PF205",
    "C01": "PC301", "C02": "PC302", "C03": "PC303", "C04": "PC304", "C05": "PC305",
    "C06": "PC306", "C07": "PC307", "C08": "LC308", "C09": "LC309", "C10": "PC310",
    "C11": "PC311", "C12": "LC312", "C13": "PC313",
    "L01": "PK401", "L02": "PK402", "L03": "LK403", "L04": "PK404", "L05": "PK405",
    "L06": "LK406", "L07": "PK407", "L08": "PK408", "L09": "LK409", "L10": "PK410",
    "L11": "PK411", "L12": "PK412", "L13": "LK413", "L14": "PK414", "L15": "PK415",
    "L16": "LK416", "L17": "PK417", "L18": "PK418", "L19": "LK419", "L20": "LK420",
    "H01": "LH501", "H02": "LH502", "H03": "D191", "H04": "D133", "H05": "D115",
    "H06": "LH506", "H07": "D301", "H08": "D214", "H09": "D216", "H10": "D209",
    "H11": "PH511", "H12": "PH512", "H13": "LH513", "H14": "LH514", "H15": "PH515",
    "H16": "LH516", "H17": "LH517",
}  # fmt: skip
# Rows that only scripts can show: the planner never writes what they are about.
REASONS = {
    "D01": "no operation drops a schema",
    "D04": "no operation truncates",
    "D05": "a plan drops only what the dictionary dropped",
    "D08": "the planner's rebuild turns foreign keys off and checks them before the commit",
    "C08": "the dictionary holds no rights",
    "C09": "the dictionary holds no settings of a server",
    "C12": "json is jsonb on PostgreSQL",
    "L03": "a step that cannot run in a transaction says so itself",
    "L06": "the dictionary holds no exclusion constraints",
    "L09": "validation is a later transaction of the plan",
    "L13": "every script of PostgreSQL sets both time limits",
    "L16": "value sets become enum types or checks, never domains",
    "L19": "every script of SQL Server sets LOCK_TIMEOUT and XACT_ABORT",
    "L20": "a step that cannot run in a transaction says so itself",
    "H01": "a script is one transaction, and the ledger knows each statement",
    "H02": "the frame of a script opens and ends its transaction",
    "H06": "rendered names have their schema",
    "H13": "every default has a name",
    "H14": "each step is a batch of its own",
    "H16": "the planner rebuilds where an index is in the way",
    "H17": "the dictionary holds no owners",
}


def test_every_row_is_expected() -> None:
    assert set(EXPECTED) == set(PEERS)


@pytest.mark.parametrize("row", sorted(EXPECTED))
def test_the_row_has_its_rule(row: str) -> None:
    code = EXPECTED[row]
    assert code in codes_by_name(), f"{row}: there is no rule {code}"
    assert row in rows_of(code)


@pytest.mark.parametrize("row", sorted(EXPECTED))
def test_what_no_change_can_show_has_a_reason(row: str) -> None:
    codes = [rule.code for rule in rule_docs() if row in rows_of(rule.code)]
    seen = any(code[0] in "PD" for code in codes)
    assert seen is not (row in REASONS), f"{row}: {codes}"


def test_every_rule_about_changes_and_scripts_has_a_row() -> None:
    bare = [rule.code for rule in rule_docs() if rule.code[0] in "PL" and not rows_of(rule.code)]
    # The level of an effect is the policy's own idea.
    assert bare == ["PH521"]


def test_other_tools_names_are_found() -> None:
    assert "squawk ban-drop-column" in peers_of("PD103")
    assert "Atlas DS103" in peers_of("LD103")
    assert peers_of("D101") == ()
