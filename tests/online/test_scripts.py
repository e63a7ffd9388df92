"""Scripts in parts: written, read back, run by hand with psql, judged by squawk and T-SQL's parser."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from platforms.mssql.schema import column as mcolumn
from platforms.mssql.schema import dictionary as mdictionary
from platforms.mssql.schema import key, logical
from platforms.mssql.schema import table as mtable
from strandline.dictionary.model import (
    Dictionary,
    ForeignKey,
    Index,
    IndexColumn,
    Unique,
)
from strandline.dictionary.policy import OnlineForms
from strandline.dictionary.versions import VersionFacts, list_versions, version_file
from strandline.drift.live import compare_live
from strandline.errors import InvalidInput
from strandline.plan.model import Plan
from strandline.plan.planner import PlannedMigration, PlannedState, plan_migration
from strandline.plan.script import ScriptHeader, read_script, write_script
from strandline.plan.seal import sealed
from strandline.platforms.mssql.online import ENGINES
from strandline.platforms.registry import get_platform
from support.postgres_rich import K, check, col, dictionary, table
from support.tsql import TsqlOracle, tsql_oracle

__all__ = ["tsql_oracle"]

SITE = table("lab.Site", col("id", nullable=False), col("name", K.STRING), key=["id"])
SAMPLE = table("lab.Sample", col("id", nullable=False), col("site"), col("note", K.TEXT), key=["id"])  # fmt: skip
BEFORE = dictionary(
    SITE, replace(SAMPLE, indexes=(Index(name="IX", columns=(IndexColumn(name="site"),)),))
)
AFTER = dictionary(
    replace(SITE, uniques=(Unique(name="UQ", columns=("name",)),)),
    replace(
        SAMPLE,
        columns=(
            SAMPLE.columns[0],
            replace(SAMPLE.columns[1], nullable=False),
            SAMPLE.columns[2],
            col("tag", K.UUID, default="gen_random_uuid()", nullable=False),
        ),
        foreign_keys=(
            ForeignKey(
                name="FK", columns=("site",), target=SITE.name, target_columns=("id",)
            ),
        ),
        checks=(check("CK", "note <> ';\n-- strandline:leave'"),),
        indexes=(
            Index(name="IX", columns=(IndexColumn(name="site"), IndexColumn(name="note"))),
            Index(name="UX", columns=(IndexColumn(name="tag"),), unique=True),
        ),
    ),
)  # fmt: skip


def planned(
    before: Dictionary, after: Dictionary, platform: str, online: OnlineForms = OnlineForms.AUTO
) -> PlannedMigration:
    return plan_migration(
        PlannedState(label="1", dictionary=before),
        PlannedState(label="2", dictionary=after),
        get_platform(platform),
        online=online,
    )


def kinds(text: str) -> list[str]:
    return [
        line.partition(":")[2].split()[0]
        for line in text.splitlines()
        if line.startswith(("-- strandline:", "-- strandline2:"))
    ]


@pytest.mark.parametrize("platform", ["postgres", "mssql"])
def test_a_script_in_parts_reads_back_as_it_was_planned(platform: str) -> None:
    before, after = (BEFORE, AFTER) if platform == "postgres" else (OLD, NEW)
    migration = planned(before, after, platform)
    for plan, back in ((migration.forward, False), (migration.rollback, True)):
        script = read_script(write_script(plan, ScriptHeader(), rollback=back), name="s")
        assert [
            (s.title, s.transactional, s.statements, s.settings, s.resets) for s in script.steps
        ] == [
            (s.title, s.transactional, [*s.statements], [*s.settings], [*s.resets])
            for s in plan.steps
        ]


def test_every_transaction_that_is_opened_is_closed() -> None:
    forward = planned(BEFORE, AFTER, "postgres").forward
    words = kinds(write_script(forward, ScriptHeader()))
    inside = False
    for word in words:
        if word in ("begin", "enter"):
            inside = True
        elif word in ("leave", "end"):
            assert inside
            inside = False
        elif word in ("set", "reset"):
            assert not inside
    assert not inside


@pytest.mark.parametrize(
    ("index_only", "first", "last"),
    [(True, "step", "reset"), (False, "begin", "reset")],
)
def test_empty_transactions_are_left_out(*, index_only: bool, first: str, last: str) -> None:
    changed = replace(SAMPLE, indexes=(Index(name="IX", columns=(IndexColumn(name="site"),)),))
    if not index_only:
        changed = replace(changed, columns=(*changed.columns, col("more")))
    text = write_script(
        planned(dictionary(SAMPLE), dictionary(changed), "postgres").forward, ScriptHeader()
    )
    assert (kinds(text)[0], kinds(text)[-1]) == (first, last)


def test_the_seal_covers_settings_and_parts() -> None:
    text = write_script(planned(BEFORE, AFTER, "postgres").forward, ScriptHeader())
    whole = sealed("s.sql", text).checksum
    assert sealed("s.sql", text.replace("\n", "\r\n")).checksum == whole
    for old, new in (
        ("SET lock_timeout = '10min'", "SET lock_timeout = '0'"),
        (" outside-transaction: drop", ": drop"),
        (" NOT VALID", ""),
    ):
        assert old in text or old == " outside-transaction: drop"
        if old in text:
            assert sealed("s.sql", text.replace(old, new)).checksum != whole, old


@pytest.mark.postgres
def test_psql_runs_it_there_and_back_twice(postgres_url: str, tmp_path: Path) -> None:
    psql = shutil.which("psql")
    if psql is None:
        pytest.skip("NO PSQL: install the PostgreSQL client programs")
    create = plan_migration(
        PlannedState(label="0", dictionary=Dictionary()),
        PlannedState(label="1", dictionary=BEFORE),
        get_platform("postgres"),
    )
    migration = planned(BEFORE, AFTER, "postgres")

    def run(plan: Plan, *, back: bool = False) -> None:
        path = tmp_path / "script.sql"
        path.write_text(write_script(plan, ScriptHeader(), rollback=back), encoding="utf-8")
        done = subprocess.run(
            [psql, "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", postgres_url, "-f", str(path)],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr

    run(create.forward)
    with get_platform("postgres").connect(postgres_url) as connection:
        connection.execute("INSERT INTO lab.\"Site\" VALUES (1, 'a')")
        connection.execute("INSERT INTO lab.\"Sample\" VALUES (1, 1, 'x')")
        for _ in range(2):
            run(migration.forward)
            assert not compare_live(AFTER, connection, get_platform("postgres")).has_drift
            run(migration.rollback, back=True)
            assert not compare_live(BEFORE, connection, get_platform("postgres")).has_drift
        assert connection.execute('SELECT id, site, note FROM lab."Sample"') == [(1, 1, "x")]


LONG_RULES = {
    "require-concurrent-index-creation", "require-concurrent-index-deletion",
    "adding-foreign-key-constraint", "constraint-missing-not-valid", "adding-not-nullable-field",
    "disallowed-unique-constraint", "adding-field-with-default",
    "ban-concurrent-index-creation-in-transaction",
}  # fmt: skip
"""What squawk says about steps that take long under a lock."""


@pytest.mark.parametrize("online", [OnlineForms.AUTO, OnlineForms.NEVER])
def test_squawk_finds_the_long_steps_of_the_plain_form_only(
    online: OnlineForms, tmp_path: Path
) -> None:
    beside = Path(sys.executable).with_name("squawk")
    squawk = str(beside) if beside.exists() else shutil.which("squawk")
    if squawk is None:
        pytest.skip("NO SQUAWK: install the test dependencies (squawk-cli)")
    path = tmp_path / "up.sql"
    path.write_text(
        write_script(planned(BEFORE, AFTER, "postgres", online).forward, ScriptHeader())
    )
    done = subprocess.run(
        [squawk, "--reporter", "json", "--pg-version", "14", str(path)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    found = {entry["rule_name"] for entry in json.loads(done.stdout)} & LONG_RULES
    lines = path.read_text().split("\n")
    shown = [
        lines[entry["line"]]
        for entry in json.loads(done.stdout)
        if entry["rule_name"] in LONG_RULES
    ]
    if online is OnlineForms.NEVER:
        assert len(found) >= 5
    else:
        # It does not know that a validated check lets SET NOT NULL pass without a scan, and the
        # drop of a swapped index lasts a moment: nothing is built under that lock.
        assert all("SET NOT NULL" in line or line.startswith("DROP INDEX") for line in shown), shown


# ---- SQL Server ------------------------------------------------------------------------------

READING = mtable(
    "Reading",
    mcolumn("id", nullable=False),
    mcolumn("n", "integer"),
    mcolumn("it's", "string", length=20),
    mcolumn("d", "integer", default="0"),
    primary_key=key("PK_Reading", "id"),
)
OLD = mdictionary(READING)


def altered(**columns: object) -> tuple[object, ...]:
    return tuple(
        replace(c, **columns[c.name]) if c.name in columns else c  # type: ignore[arg-type]
        for c in READING.columns
    )


NEW = mdictionary(
    replace(
        READING,
        columns=(*altered(n={"type": logical("bigint")}), mcolumn("back", "integer")),
        uniques=(Unique(name="UQ'", columns=("id", "it's")),),
        indexes=(
            Index(
                name="IX",
                columns=(IndexColumn(name="it's"),),
                include=("d",),
            ),
        ),
    )
)


class TestSqlServer:
    @pytest.mark.parametrize("back", [False, True])
    def test_the_whole_script_parses(self, tsql_oracle: TsqlOracle, *, back: bool) -> None:
        migration = planned(OLD, NEW, "mssql")
        plan = migration.rollback if back else migration.forward
        assert tsql_oracle.parse(write_script(plan, ScriptHeader(), rollback=back)) == ()

    def test_the_text_that_is_put_together_parses_on_every_edition(
        self, tsql_oracle: TsqlOracle
    ) -> None:
        """With and without the option: the string constants are taken out and read."""
        found = 0
        for step in planned(OLD, NEW, "mssql").forward.steps:
            for statement in step.statements:
                _, sign, rest = statement.partition("NVARCHAR(MAX) = N'")
                if not sign:
                    continue
                text = rest.partition("'\n    + CASE")[0].replace("''", "'")
                for option in ("", " WITH (ONLINE = ON)"):
                    assert tsql_oracle.parse(text + option) == (), text + option
                found += 1
        assert found == 3

    def test_online_work_stands_outside_and_asks_the_edition(self) -> None:
        outside = [s for s in planned(OLD, NEW, "mssql").forward.steps if not s.transactional]
        assert [s.title for s in outside] == [
            "create index IX on dbo.Reading",
            "create unique index UQ' on dbo.Reading",
        ]
        for step in outside:
            assert f"IN ({', '.join(map(str, ENGINES))})" in step.statements[0]
        assert all("RESUMABLE" not in s.statements[0] for s in outside)

    @pytest.mark.parametrize(
        ("change", "online"),
        [
            ({"n": {"type": logical("bigint")}}, True),
            ({"n": {"nullable": False}}, True),
            ({"it's": {"type": logical("string", length=40)}}, False),
            ({"d": {"type": logical("bigint")}}, False),
        ],
        ids=["type", "required", "longer text", "a default on it"],
    )
    def test_which_columns_are_altered_online(
        self, change: dict[str, object], *, online: bool
    ) -> None:
        new = mdictionary(replace(READING, columns=altered(**change)))
        forward = planned(OLD, new, "mssql").forward
        assert any("ONLINE = ON" in s for step in forward.steps for s in step.statements) is online

    def test_an_index_on_the_column_is_message_5074(self) -> None:
        indexed = replace(READING, indexes=(Index(name="IX", columns=(IndexColumn(name="n"),)),))
        new = replace(indexed, columns=altered(n={"type": logical("bigint")}))
        forward = planned(mdictionary(indexed), mdictionary(new), "mssql").forward
        assert all(step.transactional for step in forward.steps)

    def test_room_is_made_once_and_for_fixed_columns_only(self) -> None:
        columns = (mcolumn("a", "integer"), mcolumn("b", "uuid"), mcolumn("c", "text"))
        for added, times in ((columns, 1), (columns[2:], 0)):
            new = mdictionary(replace(READING, columns=(*READING.columns, *added)))
            forward = planned(OLD, new, "mssql").forward
            text = write_script(forward, ScriptHeader())
            assert text.count("] REBUILD") == times
            assert text.count("is_dropped") == times
            plain = write_script(planned(OLD, new, "mssql", OnlineForms.NEVER).forward, ScriptHeader())  # fmt: skip
            assert "REBUILD" not in plain

    def test_guards_inside_and_outside(self) -> None:
        text = write_script(planned(OLD, NEW, "mssql").forward, ScriptHeader())
        assert "SET XACT_ABORT ON" in text
        assert "SET LOCK_TIMEOUT 10000" in text
        outside = text[text.index("strandline:leave") :]
        step = outside[: outside.index("strandline:enter")]
        assert "IF @@ERROR <> 0 SET NOEXEC ON" in step
        assert "@@TRANCOUNT = 0" not in step
        assert "since the last COMMIT was rolled back" in text
        plain = write_script(planned(OLD, NEW, "mssql", OnlineForms.NEVER).forward, ScriptHeader())
        assert "everything it did was rolled back" in plain


# ---- versions --------------------------------------------------------------------------------


@pytest.mark.parametrize("online", OnlineForms)
def test_a_version_remembers_its_policy(online: OnlineForms, tmp_path: Path) -> None:
    (tmp_path / "versions").mkdir()
    path = tmp_path / "versions" / "1.0.yaml"
    facts = VersionFacts(label="1.0", parent=None, online=online)
    path.write_text(version_file(facts, dictionary(SAMPLE)))
    assert ("online:" in path.read_text()) is (online is not OnlineForms.NEVER)
    assert list_versions(tmp_path)[0].online is online


def test_a_policy_nobody_knows_is_refused(tmp_path: Path) -> None:
    (tmp_path / "versions").mkdir()
    path = tmp_path / "versions" / "1.0.yaml"
    facts = VersionFacts(label="1.0", parent=None, online=OnlineForms.AUTO)
    path.write_text(version_file(facts, dictionary(SAMPLE)).replace("online: auto", "online: so"))
    with pytest.raises(InvalidInput) as caught:
        list_versions(tmp_path)
    assert caught.value.code == "D022"


def test_a_table_without_a_name_in_the_way() -> None:
    """An index that gives its name to a table of the same migration cannot wait to go."""
    taken = replace(SAMPLE, indexes=(Index(name="Later", columns=(IndexColumn(name="site"),)),))
    later = table("lab.Later", col("id", nullable=False))
    forward = planned(dictionary(taken), dictionary(SAMPLE, later), "postgres").forward
    assert all(step.transactional for step in forward.steps)
    assert forward.steps[0].statements == ('DROP INDEX "lab"."Later"',)
