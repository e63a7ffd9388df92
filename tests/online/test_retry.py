"""What is tried again, how often, from where, and with which pauses."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from strandline.apply.executor import run_script
from strandline.apply.retry import ONCE, RetryPolicy, with_retries
from strandline.errors import PlatformFailure
from strandline.plan.script import Script, ScriptStep
from strandline.platforms.base import LOCK_WAIT


def lock_failure() -> PlatformFailure:
    return PlatformFailure("X207", "a lock was not free in time", details={LOCK_WAIT: True})


def policy(attempts: int = 4, *, pauses: list[float] | None = None) -> RetryPolicy:
    return RetryPolicy(
        attempts=attempts,
        first_pause=1.0,
        longest_pause=3.0,
        sleep=(pauses if pauses is not None else []).append,
        chance=lambda: 0.5,
    )


class Scripted:
    """A connection that fails for a lock as often as it is told, by statement."""

    def __init__(self, failing: dict[str, int]) -> None:
        self.failing = dict(failing)
        self.seen: list[str] = []

    def execute(self, sql: str, parameters: object = ()) -> list[tuple[object, ...]]:
        self.seen.append(sql)
        if self.failing.get(sql, 0) > 0:
            self.failing[sql] -= 1
            raise lock_failure()
        return []

    def begin(self) -> None:
        self.execute("begin")

    def commit(self) -> None:
        self.execute("commit")

    def rollback(self) -> None:
        self.execute("rollback")


SCRIPT = Script(
    before=["before"],
    steps=[
        ScriptStep(title="one", statements=["a", "b"]),
        ScriptStep(
            title="two", transactional=False, statements=["clear", "build"], settings=["set"],
            resets=["reset"],
        ),
        ScriptStep(title="three", statements=["c"]),
    ],
    after=["after"],
)  # fmt: skip


def run(connection: Scripted, retry: RetryPolicy, **more: Callable[..., None]) -> None:
    run_script(
        connection,  # type: ignore[arg-type]
        SCRIPT,
        name="s",
        record=lambda: connection.seen.append("record"),
        retry=retry,
        **more,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("failing", "seen"),
    [
        ({}, "before begin a b commit set clear build reset begin c record commit after"),
        ({"a": 1}, "before begin a rollback begin a b commit set clear build reset begin c record commit after"),
        ({"b": 1}, "before begin a b rollback begin a b commit set clear build reset begin c record commit after"),
        ({"build": 2}, "before begin a b commit set clear build clear build clear build reset begin c record commit after"),
        ({"c": 1}, "before begin a b commit set clear build reset begin c rollback begin c record commit after"),
        ({"commit": 1}, "before begin a b commit rollback begin a b commit set clear build reset begin c record commit after"),
    ],
    ids=["nothing", "first", "second", "outside", "last part", "commit"],
)  # fmt: skip
def test_a_part_is_tried_again_from_its_beginning(failing: dict[str, int], seen: str) -> None:
    connection = Scripted(failing)
    done: list[int] = []
    committed: list[int] = []
    run(
        connection,
        policy(),
        progress=lambda count, _total, _title: done.append(count),
        checkpoint=committed.append,
    )
    assert connection.seen == seen.split()
    assert done[-1] == 5
    assert committed[-1] == 4


@pytest.mark.parametrize("statement", ["b", "build", "c"])
def test_it_ends_after_the_last_attempt(statement: str) -> None:
    connection = Scripted({statement: 99})
    with pytest.raises(PlatformFailure) as caught:
        run(connection, policy(3))
    assert connection.seen.count(statement) == 3
    assert caught.value.details["attempts"] == 3
    assert connection.seen[-1] == "after"
    assert "record" not in connection.seen
    if statement == "build":
        assert connection.seen[-2] == "reset"


def test_other_failures_are_not_tried_again() -> None:
    tries: list[int] = []

    def action() -> None:
        tries.append(1)
        raise PlatformFailure("X208", "the data present breaks a rule")

    with pytest.raises(PlatformFailure):
        with_retries(action, policy())
    assert tries == [1]


def test_without_a_policy_nothing_is_tried_again() -> None:
    connection = Scripted({"a": 1})
    with pytest.raises(PlatformFailure) as caught:
        run(connection, ONCE)
    assert "attempts" not in caught.value.details
    assert connection.seen == ["before", "begin", "a", "rollback", "after"]


def test_pauses_double_up_to_a_bound_and_are_told() -> None:
    pauses: list[float] = []
    told: list[tuple[int, float]] = []
    with pytest.raises(PlatformFailure):
        with_retries(
            lambda: (_ for _ in ()).throw(lock_failure()),
            policy(5, pauses=pauses),
            told=lambda attempt, pause: told.append((attempt, pause)),
        )
    assert pauses == [1.0, 2.0, 3.0, 3.0]
    assert told == [(1, 1.0), (2, 2.0), (3, 3.0), (4, 3.0)]


@pytest.mark.parametrize(("chance", "pause"), [(0.0, 0.5), (0.5, 1.0), (0.999, 1.499)])
def test_pauses_are_jittered(chance: float, pause: float) -> None:
    drawn = RetryPolicy(attempts=2, first_pause=1.0, chance=lambda: chance)
    assert list(drawn.pauses()) == pytest.approx([pause])
