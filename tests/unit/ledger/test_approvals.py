"""Approvals: chained so that edits show, and valid only under conditions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from strandline.apply.approving import Planned, Standard, is_same_person, require_chain, why_not
from strandline.apply.chain import Leg
from strandline.errors import Refused
from strandline.ledger.approvals import Approval, Verdict, broken_at, chained
from strandline.ledger.model import Action

PLAN = Planned(
    leg=Leg(action=Action.APPLY, start="1", end="2", script="up.sql"),
    version="2",
    fingerprint="f1",
    author="Ann Lee <ann@lab.org>",
)
NOW = "2026-02-01T00:00:00Z"
STANDARD = Standard(now=NOW, days=30, actor="carl@desk")


def row(
    by: str = "bob@desk",
    plan: str = "f1",
    at: str = "2026-01-20T00:00:00.000Z",
    verdict: Verdict = Verdict.APPROVED,
) -> Approval:
    return Approval(
        component="main",
        position=0,
        plan_fingerprint=plan,
        script="up.sql",
        verdict=verdict,
        approved_by=by,
        author=PLAN.author,
        approved_at=at,
        host="desk",
        note="read it",
    )


def chain(*rows: Approval) -> list[Approval]:
    found: list[Approval] = []
    for one in rows:
        found.append(chained(one, found))
    return found


REVOKED = row(verdict=Verdict.REVOKED, by="dora@desk")


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([], "nobody"),
        ([row()], ""),
        ([row(plan="f2")], "nobody"),
        ([row(by="ann@laptop")], "its author"),
        ([row(by="ANN LEE")], "its author"),
        ([row(by="ann@lab.org")], "its author"),
        ([row(by="ann@laptop"), row()], ""),
        ([row(), row(by="ann@laptop")], ""),
        ([row(at="2026-01-02T00:00:00Z")], ""),
        ([row(at="2026-01-01T00:00:00Z")], "expired on 2026-01-31"),
        ([row(), REVOKED], "dora@desk revoked"),
        ([row(), REVOKED, row(by="eve@desk")], ""),
    ],
)
def test_when_a_plan_may_run(rows: list[Approval], why: str) -> None:
    said = why_not(PLAN, chain(*rows), STANDARD)
    assert (why in said) if why else said == ""


def test_without_expiry_an_old_approval_counts() -> None:
    rows = chain(row(at="2020-01-01T00:00:00Z"))
    assert why_not(PLAN, rows, replace(STANDARD, days=None)) == ""


def test_where_no_author_is_known_the_approver_is_not_who_runs_it() -> None:
    plan = replace(PLAN, author="")
    assert why_not(plan, chain(row()), STANDARD) == ""
    assert "who runs it" in why_not(plan, chain(row()), replace(STANDARD, actor="bob@elsewhere"))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("ann@desk", "ann@laptop", True),
        ("Ann", "ann@laptop", True),
        ("Ann Lee", "ann lee", True),
        ("Ann  Lee <ann@x.org>", "ANN@X.ORG", True),
        ("Ann Lee <ann@x.org>", "ann@laptop", True),
        ("Ann Lee", "Ann Smith", False),
        ("ann@desk", "anna@desk", False),
        ("bob", "", False),
        ("", "", False),
    ],
)
def test_who_may_be_one_person(one: str, other: str, same: bool) -> None:
    assert is_same_person(one, other) is same
    assert is_same_person(other, one) is same


def test_an_untouched_chain_holds() -> None:
    rows = chain(row(), row(by="eve@desk"), REVOKED)
    assert broken_at(rows) is None
    assert broken_at([]) is None
    require_chain(rows)


@pytest.mark.parametrize("field", ["approved_by", "plan_fingerprint", "author", "note", "host",
                                   "approved_at", "script", "hash", "previous"])  # fmt: skip
@pytest.mark.parametrize("place", [0, 1, 2])
def test_an_edited_row_breaks_it(field: str, place: int) -> None:
    rows = chain(row(), row(by="eve@desk"), REVOKED)
    rows[place] = replace(rows[place], **{field: "x"})
    assert broken_at(rows) in (place + 1, place + 2)
    with pytest.raises(Refused) as caught:
        require_chain(rows)
    assert caught.value.code == "G020"


@pytest.mark.parametrize("change", ["verdict", "removed first", "removed middle", "swapped"])
def test_a_changed_list_breaks_it(change: str) -> None:
    rows = chain(row(), row(by="eve@desk"), REVOKED)
    match change:
        case "verdict":
            rows[2] = replace(rows[2], verdict=Verdict.APPROVED)
        case "removed first":
            del rows[0]
        case "removed middle":
            del rows[1]
        case _:
            rows[0], rows[1] = rows[1], rows[0]
    assert broken_at(rows) is not None
