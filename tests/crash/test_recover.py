"""What a run that was cut off leaves, in words, and both ways out of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from crash.harness import Kill, Scenario, Trials, copy_of, in_child, kill_run, rows_of, state_of
from crash.scenarios import parts_down, parts_up, project_in_parts
from strandline import api
from strandline.dictionary.names import QName
from strandline.errors import StrandlineError
from strandline.platforms.registry import platform_for_url
from strandline.services.status import StatusResult


@dataclass(frozen=True, slots=True)
class Middle:
    """A database in the middle of a script, and the project it follows."""

    scenario: Scenario
    url: str

    @property
    def project(self) -> Path:
        return self.scenario.project

    def status(self) -> StatusResult:
        return in_child(lambda: api.status(self.project, url=self.url))


def stop(scenario: Scenario, folder: Path, url: str, words: str, *, after: bool) -> Middle:
    trials = Trials.prepare(scenario, folder)
    assert kill_run(scenario, url, trials.at(words, after=after)) == ""
    return Middle(scenario, url)


@pytest.fixture
def project(platform: str, tmp_path: Path) -> Path:
    return project_in_parts(tmp_path / "project", platform, concurrently=False)


on_sqlite = pytest.mark.parametrize("platform", ["sqlite"], indirect=True)


@pytest.fixture
def up(project: Path, source: str, tmp_path: Path) -> Iterator[Middle]:
    """On the way up, cut off right after an index was made, before the journal knew it."""
    scenario = parts_up(project, source)
    (tmp_path / "copy").mkdir()
    with copy_of(source, tmp_path / "copy") as url:
        yield stop(scenario, tmp_path, url, "note_place", after=True)


def call(action: object) -> object:
    """Run in a child, and give its error back as a value: an error does not cross the fork."""

    def run() -> object:
        try:
            return action()  # type: ignore[operator]
        except StrandlineError as error:
            return (error.code, error.message, error.hint)

    return in_child(run)


@on_sqlite
def test_status_and_recover_name_the_state(up: Middle) -> None:
    stopped = up.status().stopped
    assert stopped is not None
    assert (stopped.start, stopped.end) == ("1.0.0", "1.1.0")
    assert stopped.uncertain is not None
    found = in_child(lambda: api.recover(up.project, url=up.url))
    assert "may or may not have finished" in found.said
    assert f"statement {stopped.uncertain.statement} `CREATE" in found.said
    assert "by " in found.said
    assert found.statements == 0
    assert up.status().stopped is not None
    with pytest.raises(AssertionError):
        # While it is in the middle, it is no version, and nothing pretends that it is.
        assert in_child(lambda: api.drift(up.project, url=up.url)).has_drift is False


@pytest.mark.parametrize("way", ["finish", "apply"])
def test_finishing_leads_to_the_new_version_once(up: Middle, way: str) -> None:
    if way == "finish":
        found = in_child(lambda: api.recover(up.project, url=up.url, way="finish"))
        assert found.version == "1.1.0"
    else:
        done = in_child(lambda: api.apply(up.project, url=up.url))
        assert any("finished now" in note for note in done.notes)
        assert (done.changed, len(done.finished), done.legs) == (True, 1, ())
    state = in_child(lambda: state_of(up.project, up.url))
    assert (state.version, state.drift, state.stopped) == ("1.1.0", (), False)
    assert [version for _, version, _ in state.revisions] == ["1.0.0", "1.1.0"]
    assert sum(len(rows) for rows in state.rows.values()) == 20


def test_undoing_leads_back_with_every_row(up: Middle, source: str) -> None:
    """What was written meanwhile into the new table is archived, and is there again after apply."""
    before = in_child(lambda: state_of(up.project, source))
    platform = platform_for_url(up.url)
    tag = platform.qualified(QName(platform.default_schema, "tag"))

    def write() -> None:
        with platform.connect(up.url) as connection:
            connection.execute(f"INSERT INTO {tag} VALUES (42)")

    in_child(write)
    found = in_child(lambda: api.recover(up.project, url=up.url, way="undo"))
    assert found.version == "1.0.0"
    assert in_child(lambda: state_of(up.project, up.url)) == before
    assert in_child(lambda: api.apply(up.project, url=up.url)).end == "1.1.0"
    rows = in_child(lambda: state_of(up.project, up.url)).rows
    assert {name.rpartition(".")[2]: len(found) for name, found in rows.items()} == {
        "note": 20,
        "tag": 1,
    }


@on_sqlite
def test_what_undoing_breaks_is_allowed_by_name(up: Middle) -> None:
    path = up.project / "main" / "component.yaml"
    path.write_text(path.read_text() + "    effects: {breaks-clients: error}\n")
    refused = call(lambda: api.recover(up.project, url=up.url, way="undo"))
    assert isinstance(refused, tuple)
    assert refused[0] == "G012", refused
    assert up.status().stopped is not None
    allow = ["breaks-clients:tag"]
    found = in_child(lambda: api.recover(up.project, url=up.url, way="undo", allow=allow))
    assert found.version == "1.0.0"


@on_sqlite
def test_another_direction_and_a_nearer_version_are_refused(up: Middle) -> None:
    for action in (
        lambda: api.rollback(up.project, url=up.url),
        lambda: api.apply(up.project, url=up.url, to="1.0.0"),
    ):
        refused = call(action)
        assert isinstance(refused, tuple)
        assert refused[0] == "G031"
        assert "recover --undo" in str(refused[2])
    assert up.status().stopped is not None


@on_sqlite
def test_a_dry_run_finishes_nothing(up: Middle) -> None:
    planned = in_child(lambda: api.apply(up.project, url=up.url, dry_run=True))
    assert any("would be finished first" in note for note in planned.notes)
    assert up.status().stopped is not None


@on_sqlite
def test_a_script_that_changed_meanwhile_is_not_finished(up: Middle) -> None:
    folder = up.project / "main" / "migrations"
    (script,) = folder.glob("v1.0.0_to_v1.1.0_*.sql")
    script.unlink()
    refused = call(lambda: api.apply(up.project, url=up.url))
    assert isinstance(refused, tuple)
    assert refused[0] == "A030"


@on_sqlite
def test_a_rollback_that_stopped_is_finished_by_rollback_and_goes_no_further(
    project: Path, source: str, tmp_path: Path
) -> None:
    scenario = parts_down(project, source)
    (tmp_path / "copy").mkdir()
    with copy_of(source, tmp_path / "copy") as url:
        middle = stop(scenario, tmp_path, url, "DROP INDEX", after=False)
        assert middle.status().stopped is not None
        refused = call(lambda: api.apply(project, url=url))
        assert isinstance(refused, tuple)
        assert refused[0] == "G031"
        done = in_child(lambda: api.rollback(project, url=url))
        assert (done.end, done.legs) == ("1.0.0", ())
        assert middle.status().version == "1.0.0"


def test_undoing_a_rollback_that_stopped(project: Path, source: str, tmp_path: Path) -> None:
    scenario = parts_down(project, source)
    (tmp_path / "copy").mkdir()
    before = in_child(lambda: state_of(project, source))
    with copy_of(source, tmp_path / "copy") as url:
        middle = stop(scenario, tmp_path, url, "DROP INDEX", after=True)
        found = in_child(lambda: api.recover(project, url=url, way="undo"))
        assert found.version == "1.1.0"
        assert in_child(lambda: state_of(project, url)) == before
        assert middle.status().stopped is None


def test_a_run_without_parts_is_before_or_after_and_says_which(
    project: Path, source: str, platform: str, tmp_path: Path
) -> None:
    def create(folder: Path, url: str) -> object:
        return api.apply(folder, url=url, to="1.0.0")

    scenario = Scenario(name="create", project=project, template=source, command=create)
    trials = Trials.prepare(scenario, tmp_path)
    (tmp_path / "copy").mkdir()
    moments = [
        (trials.at("body", after=True), "nothing is left"),
        (Kill(max(n for n, sql in enumerate(trials.sql, 1) if sql == "COMMIT"), True), "complete"),
    ]
    for kill, said in moments:
        with copy_of(source, tmp_path / "copy") as url:
            assert kill_run(scenario, url, kill) == ""
            found = in_child(lambda url=url: api.apply(project, url=url, to="1.0.0"))
        (run,) = found.interrupted
        assert (run.state.value, said in run.message) == ("interrupted", True), run.message
        assert found.end == "1.0.0"
        assert bool(found.legs) is (said != "complete")


# ---- PostgreSQL: an index that a concurrent build left invalid ----------------------------------


@pytest.mark.postgres
@pytest.mark.parametrize("repaired", [True, False])
def test_an_invalid_index_is_found_and_rebuilt(
    postgres_url: str, tmp_path: Path, repaired: bool
) -> None:
    project = project_in_parts(tmp_path / "project", "postgres")
    parts_up(project, postgres_url, places=[1, 2, 3])
    platform = platform_for_url(postgres_url)

    def meddle(done: int, total: int, title: str) -> None:
        """Put an equal place there behind the back of the pre-check, while the script runs."""
        if done == 1:
            with platform.connect(postgres_url) as other:
                other.execute("INSERT INTO note VALUES (9, 'late', 2)")

    with pytest.raises(StrandlineError) as failed:
        api.apply(project, url=postgres_url, progress=meddle)
    assert failed.value.code == "X208"
    assert "recover" in failed.value.message
    with platform.connect(postgres_url) as connection:
        assert [name.name for name in platform.invalid_indexes(connection)] == ["note_place"]
        if repaired:
            connection.execute("UPDATE note SET place = 4 WHERE id = 9")
    if repaired:
        assert api.apply(project, url=postgres_url).end == "1.1.0"
        assert not api.drift(project, url=postgres_url).has_drift
    else:
        with pytest.raises(StrandlineError) as caught:
            api.recover(project, url=postgres_url, way="finish")
        assert caught.value.code == "X208"
        assert api.status(project, url=postgres_url).stopped is not None
    with platform.connect(postgres_url) as connection:
        left = platform.invalid_indexes(connection)
        assert bool(left) is not repaired
        assert sum(len(rows) for rows in rows_of(connection, platform).values()) == 4


@on_sqlite
@pytest.mark.parametrize("way", ["look", "finish", "undo"])
def test_nothing_in_the_middle_is_said_too(project: Path, source: str, way: str) -> None:
    parts_up(project, source)
    found = in_child(lambda: api.recover(project, url=source, way=way))
    assert "stands at 1.0.0" in found.said
    assert (found.stopped, found.statements) == (None, 0)
