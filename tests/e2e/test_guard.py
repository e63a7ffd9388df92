"""Each gate refuses what it should, says what would open it, and then lets it through."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from e2e.conftest import TABLE, Call
from strandline import api
from strandline.plan.rehearsals import REHEARSAL_FILE, Rehearsal, write_rehearsals

AUTHOR = "Ann Lee <ann@lab.org>"


@pytest.fixture
def guarded(call: Call, tmp_path: Path) -> Path:
    """1.0.0 has table a; 2.0.0 adds b and drops a.body; Ann made both; prod is protected.

    Policy asks for an allowance of what breaks clients, everywhere.
    """
    root = tmp_path / "project"
    assert call("init", root).code == 0
    component = root / "main"
    (component / "tables" / "note.yaml").unlink()
    text = (component / "component.yaml").read_text()
    (component / "tables" / "a.yaml").write_text(TABLE.format(name="a"))
    for label, date in (("1.0.0", "2026-01-01"), ("2.0.0", "2026-01-02")):
        (component / "component.yaml").write_text(text.replace("1.0.0", label))
        done = call("-C", root, "release", label, "--together", "--date", date, "--author", AUTHOR)
        assert done.code == 0, done.err
        table = TABLE.format(name="a").replace("    - {name: body, logical_type: text}\n", "")
        (component / "tables" / "a.yaml").write_text(table)
        (component / "tables" / "b.yaml").write_text(TABLE.format(name="b"))
    settings = root / "strandline.toml"
    settings.write_text(
        settings.read_text()
        + '\n[environments.prod]\nurl = "sqlite:///prod.db"\nprotected = true\n'
        + '\n[environments.test]\nurl = "sqlite:///test.db"\n'
    )
    policy(root, "effects: {breaks-clients: error}")
    return root


def policy(root: Path, text: str) -> None:
    path = root / "main" / "component.yaml"
    start, _, _ = path.read_text().partition("\n  policy:")
    path.write_text(start.rstrip("\n") + f"\n  policy:\n    {text}\n")


def refused(result: Any, code: str) -> str:
    assert (result.code, f"error[{code}]" in result.err) == (4, True), result.err
    words: str = result.err
    return words


# ---- effects by name ----------------------------------------------------------------------------


def test_an_effect_is_allowed_by_name_or_nothing_runs(call: Call, guarded: Path) -> None:
    to_test = ("-C", guarded, "apply", "--env", "test", "--yes")
    assert call(*to_test, "--to", "1.0.0").code == 0
    words = refused(call(*to_test), "G012")
    assert "run again with --allow breaks-clients:a.body" in words
    assert api.status(guarded, env="test").version == "1.0.0"
    refused(call(*to_test, "--allow", "breaks-clients:a.other"), "G012")
    refused(call(*to_test, "--allow", "loses-data:a.body"), "G012")
    assert call(*to_test, "--allow", "breaks-clients:*").code == 2
    planned = call(*to_test, "--dry-run", "--json").document["guard"]
    assert planned["needs_allow"] == ["breaks-clients:a.body"]
    assert call(*to_test, "--allow", "breaks-clients:a.*").code == 0
    assert call("-C", guarded, "apply", "--force").code == 2


@pytest.mark.parametrize("form", ["list", "file"])
def test_an_environment_may_allow_by_name(call: Call, guarded: Path, form: str) -> None:
    settings = guarded / "strandline.toml"
    if form == "list":
        settings.write_text(settings.read_text() + 'allow = ["breaks-clients:a.body"]\n')
    else:
        (guarded / "allowed.txt").write_text("# reviewed in March\nbreaks-clients:a.body\n")
        settings.write_text(settings.read_text() + 'allow = "allowed.txt"\n')
    for version in ("1.0.0", "2.0.0"):
        done = call("-C", guarded, "apply", "--env", "test", "--yes", "--to", version)
        assert done.code == 0, done.err
    refused(call("-C", guarded, "rollback", "--env", "test", "--yes"), "G012")


@pytest.mark.parametrize(
    "setting",
    ["allow = 7", 'allow = ["breaks-clients:*"]', 'allow = ["x"]', 'allow = "missing.txt"',
     "allow = [7]", 'protected = "yes"', "forced = true"],
)  # fmt: skip
def test_settings_that_mean_nothing_are_refused(call: Call, guarded: Path, setting: str) -> None:
    settings = guarded / "strandline.toml"
    settings.write_text(settings.read_text() + setting + "\n")
    done = call("-C", guarded, "status", "--env", "test")
    assert done.code == 2
    assert "Traceback" not in done.err


def test_policy_decides_which_effects_need_it(call: Call, guarded: Path) -> None:
    policy(guarded, "effects: {breaks-clients: warn}")
    to_test = ("-C", guarded, "apply", "--env", "test", "--yes")
    assert call(*to_test, "--to", "1.0.0").code == 0
    done = call(*to_test)
    assert done.code == 0, done.err
    assert "breaks-clients:a.body" in done.out


def test_an_effect_that_was_edited_out_of_the_script_is_noticed(call: Call, guarded: Path) -> None:
    assert call("-C", guarded, "apply", "--env", "test", "--yes", "--to", "1.0.0").code == 0
    script = guarded / "main" / "migrations" / "v1.0.0_to_v2.0.0_sqlite.sql"
    text = script.read_text()
    assert "breaks-clients:a.body" in text
    script.write_text(text.replace("breaks-clients:a.body", "scans:a"))
    refused(call("-C", guarded, "apply", "--env", "test", "--yes"), "P021")


@pytest.mark.parametrize(
    "text",
    [
        "effects: {breaks-clients: errror}",
        "efects: {breaks-clients: error}",
        "require: {aproval: true}",
        "require: {approval: perhaps}",
        "require: {approval_days: 0}",
        "effects: {breaks-clients: error}\n  policy:\n    online: auto",
        "effects: {breaks-clients: error",
    ],
)
def test_a_slip_in_the_policy_opens_nothing(call: Call, guarded: Path, text: str) -> None:
    policy(guarded, text)
    for command in ("apply", "rollback"):
        done = call("-C", guarded, command, "--env", "test", "--yes")
        assert (done.code, "error[G002]" in done.err) == (1, True), done.err
    assert call("-C", guarded, "check").code == 1


# ---- approvals ----------------------------------------------------------------------------------


def to_prod(call: Call, root: Path, *more: str) -> Any:
    allow = ("--allow", "breaks-clients:a.body")
    return call("-C", root, "apply", "--env", "prod", "--yes", *allow, *more)


def approve(call: Call, root: Path, *more: str, who: str = "bob") -> Any:
    return call("-C", root, "approve", *more, "--env", "prod", "--as", who)


def test_a_protected_environment_asks_for_somebody_else(call: Call, guarded: Path) -> None:
    words = refused(to_prod(call, guarded), "G021")
    assert "strandline approve 2.0.0 --env prod" in words
    assert not list(guarded.glob("prod.db")) or api.status(guarded, env="prod").version == ""
    refused(approve(call, guarded, who="ann@laptop"), "G023")
    refused(approve(call, guarded, who="Ann Lee"), "G023")
    refused(to_prod(call, guarded), "G021")
    done = approve(call, guarded, "2.0.0", "--note", "read in full")
    assert done.code == 0, done.err
    assert "approved v2.0.0_create_sqlite.sql" in done.out
    assert "already" in approve(call, guarded, who="eve").out
    assert to_prod(call, guarded).code == 0
    listed = call("-C", guarded, "approvals", "--env", "prod", "--json").document
    (row,) = listed["approvals"]
    assert (row["approved_by"], row["author"], row["note"]) == ("bob", AUTHOR, "read in full")
    assert listed["intact"] is True


def test_an_approval_is_of_one_plan_and_may_be_taken_back(call: Call, guarded: Path) -> None:
    assert approve(call, guarded, "1.0.0").code == 0
    assert to_prod(call, guarded, "--to", "1.0.0").code == 0
    words = refused(to_prod(call, guarded), "G021")
    assert "nobody has approved it" in words
    assert approve(call, guarded, "2.0.0").code == 0
    assert approve(call, guarded, "2.0.0", "--revoke", who="eve").code == 0
    assert "eve revoked" in refused(to_prod(call, guarded), "G021")
    assert approve(call, guarded, "2.0.0", who="carl").code == 0
    assert to_prod(call, guarded).code == 0
    refused(approve(call, guarded, "2.0.0"), "G025")


def test_a_rollback_needs_its_own_unless_policy_says_otherwise(call: Call, guarded: Path) -> None:
    assert approve(call, guarded, "2.0.0").code == 0
    assert to_prod(call, guarded).code == 0
    flags = ("--allow", "breaks-clients:b")
    back = ("-C", guarded, "rollback", "--env", "prod", "--yes", *flags)
    assert "v2.0.0_to_v1.0.0" in refused(call(*back), "G021")
    policy(guarded, "require: {rollback_approval: false}")
    assert call(*back).code == 0
    assert api.status(guarded, env="prod").version == "1.0.0"


def test_a_rollback_is_approved_by_naming_the_version_below(call: Call, guarded: Path) -> None:
    assert approve(call, guarded, "2.0.0").code == 0
    assert to_prod(call, guarded).code == 0
    done = approve(call, guarded, "1.0.0")
    assert "v2.0.0_to_v1.0.0_sqlite_rollback.sql" in done.out
    flags = ("--allow", "breaks-clients:b")
    assert call("-C", guarded, "rollback", "--env", "prod", "--yes", *flags).code == 0


def test_the_url_of_a_protected_database_protects_it_too(call: Call, guarded: Path) -> None:
    for url in ("sqlite:///prod.db", f"sqlite:///{guarded}/./prod.db"):
        refused(call("-C", guarded, "apply", "--url", url, "--yes"), "G021")
    settings = guarded / "strandline.toml"
    settings.write_text(
        settings.read_text() + '\n[environments.alias]\nurl = "sqlite:///prod.db"\n'
    )
    refused(call("-C", guarded, "apply", "--env", "alias", "--yes"), "G021")


def test_policy_can_ask_for_an_approval_everywhere_or_for_an_effect(
    call: Call, guarded: Path
) -> None:
    to_test = ("-C", guarded, "apply", "--env", "test", "--yes")
    policy(guarded, "effects: {breaks-clients: approval}")
    assert call(*to_test, "--to", "1.0.0").code == 0
    refused(call(*to_test), "G021")
    assert call("-C", guarded, "approve", "--env", "test", "--as", "bob").code == 0
    assert call(*to_test).code == 0
    path = guarded / "main" / "component.yaml"
    path.write_text(
        path.read_text().replace("effects: {breaks-clients: approval}", "require: {approval: true}")
    )
    refused(call("-C", guarded, "apply", "--url", "sqlite:///new.db", "--yes"), "G021")


def test_an_old_approval_has_expired(call: Call, guarded: Path, monkeypatch: Any) -> None:
    from strandline.services import approve as service

    monkeypatch.setattr(service, "utc_now", lambda: "2020-01-01T00:00:00.000Z")
    assert approve(call, guarded, "1.0.0").code == 0
    assert "expired on 2020-01-31" in refused(to_prod(call, guarded, "--to", "1.0.0"), "G021")
    policy(guarded, "require: {approval_days: null}")
    assert to_prod(call, guarded, "--to", "1.0.0").code == 0


def test_edited_approvals_are_noticed(call: Call, guarded: Path) -> None:
    assert approve(call, guarded, "1.0.0").code == 0
    with closing(sqlite3.connect(guarded / "prod.db")) as connection:
        connection.execute("UPDATE strandline_approval SET approved_by = 'eve'")
        connection.commit()
    refused(to_prod(call, guarded, "--to", "1.0.0"), "G020")
    listed = call("-C", guarded, "approvals", "--env", "prod")
    assert (listed.code, "EDITED" in listed.out) == (1, True)
    refused(approve(call, guarded, "2.0.0"), "G020")


def test_one_plan_is_picked_by_its_fingerprint(call: Call, guarded: Path) -> None:
    assert approve(call, guarded, "--plan", "0123456789abcdef").code == 1
    planned = call(
        "-C", guarded, "apply", "--env", "prod", "--walk", "--dry-run", "--json"
    ).document
    plans = planned["guard"]["needs_approval"]
    assert len(plans) == 2
    for plan in plans:
        assert approve(call, guarded, "--walk", "--plan", plan["plan_fingerprint"][:16]).code == 0
    assert to_prod(call, guarded, "--walk").code == 0


def test_the_note_has_a_limit(call: Call, guarded: Path) -> None:
    assert approve(call, guarded, "--note", "x" * 1001).code == 2


# ---- rehearsals ---------------------------------------------------------------------------------


def test_policy_can_ask_for_a_rehearsal(call: Call, guarded: Path) -> None:
    policy(guarded, "require: {rehearsal: true}")
    to_test = ("-C", guarded, "apply", "--env", "test", "--yes", "--allow", "breaks-clients:a.*")
    assert call(*to_test, "--to", "1.0.0").code == 0  # an empty database: nothing to rehearse with
    words = refused(call(*to_test), "G024")
    assert "strandline rehearse 2.0.0" in words
    planned = call(*to_test, "--dry-run", "--json").document["guard"]
    (plan,) = planned["needs_rehearsal"]
    path = guarded / "main" / "migrations" / REHEARSAL_FILE
    record = Rehearsal(
        plan_fingerprint=plan["plan_fingerprint"],
        platform="sqlite",
        script=plan["script"],
        result="rows differ",
        at="2026-01-03T00:00:00Z",
        rows=5,
    )
    path.write_text(write_rehearsals([record]))
    refused(call(*to_test), "G024")
    path.write_text(path.read_text().replace("rows differ", "passed"))
    assert call(*to_test).code == 0
    path.write_text("{")
    refused(call("-C", guarded, "rollback", "--env", "test", "--yes"), "G001")


@pytest.mark.parametrize("platform", ["duckdb", "postgres"])
def test_approvals_are_read_back_as_they_were_written(
    platform: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    url = (
        str(request.getfixturevalue("postgres_url"))
        if platform == "postgres"
        else f"duckdb:///{tmp_path.as_posix()}/x.db"
    )
    root = tmp_path / "lab"
    api.init(root, pack="water")
    note = "geprüft: 'ja' \U0001f44d"
    first = api.approve(root, "1.0.0", url=url, approver="Bob", note=note)
    again = api.approve(root, "1.0.0", url=url, approver="eve")
    assert (len(first.written), len(again.written), len(again.already)) == (1, 0, 1)
    api.approve(root, "1.0.0", url=url, approver="eve", revoke=True)
    api.approve(root, "1.0.0", url=url, approver="eve", note="after all")
    found = api.approvals(root, url=url)
    assert found.broken is None
    assert [(row.approved_by, row.verdict.value) for row in found.approvals] == [
        ("Bob", "approved"),
        ("eve", "revoked"),
        ("eve", "approved"),
    ]
    assert found.approvals[0] == first.written[0]
    assert found.approvals[0].note == note
    assert api.apply(root, url=url, to="1.0.0").end == "1.0.0"
