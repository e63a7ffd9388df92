"""Which steps undo the parts that ran, and when that is refused."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from strandline.apply.interrupted import Stopped
from strandline.apply.undo import plan_undo
from strandline.dictionary.model import Column, Index, IndexColumn, PrimaryKey, Table
from strandline.dictionary.names import QName
from strandline.dictionary.types import LogicalType, TypeKind
from strandline.diff.kept import Kept, KeptKind
from strandline.diff.operations import (
    AddColumn,
    AddIndex,
    Archive,
    CreateTable,
    Operation,
    Restore,
)
from strandline.errors import Refused
from strandline.ledger.model import Action
from strandline.plan.script import Script, ScriptStep
from strandline.platforms.base import Step

T, U = QName(None, "t"), QName(None, "u")
COLUMN = Column(name="c", type=LogicalType(kind=TypeKind.INTEGER))
ADD = AddColumn(table=T, column=COLUMN)
INDEX = AddIndex(table=T, index=Index(name="i", columns=(IndexColumn(name="c"),)))
TABLE = CreateTable(
    table=Table(name=U, columns=(COLUMN,), primary_key=PrimaryKey(name="p", columns=("c",)))
)
KEPT = Kept(archive="a", kind=KeptKind.COLUMN, component="m", start="2", end="1", table=T,
            columns=(COLUMN,), key=("id",), lost=("c",))  # fmt: skip
FORWARD = [("add", [ADD], True), ("index", [INDEX], False), ("table", [TABLE], True),
           ("restore", [Restore(kept=KEPT)], True)]  # fmt: skip
BACK = [("archive", [Archive(kept=KEPT)], True), ("no table", [TABLE.reverse()], True),
        ("no index", [INDEX.reverse()], False), ("no column", [ADD.reverse()], True)]  # fmt: skip

Steps = list[tuple[str, list[Operation], bool]]


def plan(steps: Steps) -> Any:
    return SimpleNamespace(
        steps=[
            Step(title=title, statements=(f"{title}!",), operations=tuple(operations))
            for title, operations, _ in steps
        ]
    )


def script(steps: Steps) -> Script:
    return Script(
        steps=[
            ScriptStep(title=title, transactional=inside, statements=[f"{title}!"])
            for title, _, inside in steps
        ]
    )


def undone(done: int, forward: Steps, back: Steps) -> list[list[str]]:
    stopped = Stopped(
        run_id="r",
        action=Action.APPLY,
        script="up.sql",
        checksum="",
        start="1",
        end="2",
        done=done,
        uncertain=None,
        by="",
        since="",
    )
    parts = plan_undo(stopped, plan(forward), script(forward), plan(back), script(back))
    return [[step.title for step in part.undone_by] for part in parts]


@pytest.mark.parametrize(
    ("done", "titles"),
    [
        (0, []),
        (1, [["archive", "no column"]]),
        (2, [["no index"], ["archive", "no column"]]),
        (4, [["no table"], ["no index"], ["archive", "no column"]]),
    ],
)
def test_parts_are_undone_from_the_last_to_the_first(done: int, titles: list[list[str]]) -> None:
    """What is archived goes in the transaction that would lose it."""
    assert undone(done, FORWARD, BACK) == titles


@pytest.mark.parametrize(
    ("forward", "back", "code", "why"),
    [
        (FORWARD, [("all", [INDEX.reverse(), ADD.reverse()], True)], "G032", "has not run"),
        (FORWARD, [("helper", [], True), *BACK], "G032", "several operations"),
        (FORWARD, BACK[:-1], "G032", "nothing undoes"),
    ],
)
def test_what_has_no_counterpart_is_refused(
    forward: Steps, back: Steps, code: str, why: str
) -> None:
    with pytest.raises(Refused) as caught:
        undone(1, forward, back)
    assert caught.value.code == code
    assert why in caught.value.message
    assert "recover --finish" in caught.value.hint


def test_scripts_that_the_plan_does_not_know_are_refused() -> None:
    stopped: Any = SimpleNamespace(done=1, script="up.sql", as_json=dict)
    other = script([("something else", [], True)])
    for first, second in ((other, script(BACK)), (script(FORWARD), other)):
        with pytest.raises(Refused) as caught:
            plan_undo(stopped, plan(FORWARD), first, plan(BACK), second)
        assert caught.value.code == "G034"
