"""A sample of what `python -m benchmarks kills` does in full: kill, run again, compare every row."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from crash.harness import Kill, Scenario, Trials, told
from crash.scenarios import (
    generated_down,
    generated_pairs,
    generated_project,
    generated_up,
    parts_down,
    parts_up,
    project_in_parts,
    template,
    water_create,
    water_down,
    water_project,
    water_up,
)

pytestmark = pytest.mark.slow
Make = Callable[[Path, str], Scenario]


def survives(scenario: Scenario, folder: Path, count: int) -> Trials:
    trials = Trials.prepare(scenario, folder)
    kills = trials.sample(count)
    tally = trials.run(kills)
    print(told(tally))
    assert tally.failures == []
    assert tally.survived == tally.kills == len(kills) - tally.missed
    assert tally.survived > 0
    return trials


@pytest.mark.parametrize("make", [parts_up, parts_down], ids=["up", "down"])
def test_a_script_that_commits_in_parts(
    make: Make, platform: str, source: str, tmp_path: Path
) -> None:
    project = project_in_parts(tmp_path / "project", platform)
    trials = survives(make(project, source), tmp_path, 4)
    # A moment in the middle of every script is met, else this proves nothing about the journal.
    words = "CREATE" if make is parts_up else "DROP INDEX"
    at = next(n for n, sql in enumerate(trials.sql, 1) if words in sql and "note_" in sql)
    for after in (False, True):
        before = trials.tally.resumed_in_the_middle
        trials.run([Kill(at, after)])
        assert trials.tally.failures == []
        assert trials.tally.resumed_in_the_middle == before + 1


@pytest.mark.parametrize("make", [water_up, water_down, water_create], ids=["up", "down", "create"])
def test_the_water_chain(make: Make, platform: str, source: str, tmp_path: Path) -> None:
    project = water_project(tmp_path / "project")
    trials = survives(make(project, source), tmp_path, 2)
    assert trials.tally.rows_compared > (0 if make is water_create else 100)


def test_generated_migrations(
    platform: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    server = request.getfixturevalue("postgres_server") if platform == "postgres" else None
    survived = 0
    for number, (before, after) in enumerate(generated_pairs(platform, 5)):
        project = generated_project(tmp_path / f"p{number}", platform, before, after)
        if project is None:
            continue
        for make in (generated_up, generated_down):
            with template(platform, tmp_path, server, f"g{number}{make.__name__}") as url:
                survived += survives(make(project, url, before), tmp_path, 2).tally.survived
        if survived >= 6:
            break
    assert survived >= 6


def test_the_harness_sees_a_lost_row_and_a_run_that_was_not_killed(
    source: str, platform: str, tmp_path: Path
) -> None:
    project = project_in_parts(tmp_path / "project", platform)
    trials = Trials.prepare(parts_up(project, source), tmp_path)
    name = next(name for name in trials.expected.rows if name.endswith("note"))
    trials.expected.rows[name].pop()
    trials.run([Kill(trials.tally.statements, after=True), Kill(10_000, after=False)])
    assert trials.tally.survived == 0
    assert "20 rows instead of 19" in trials.tally.failures[0]
    assert "not killed" in trials.tally.failures[1]
