"""The committed migration files are what the frozen versions say, whole, and nothing besides."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pytest

from packs.water.conftest import DICTIONARY
from packs.water.databases import LABELS, STEPS
from strandline.plan.script import read_script
from strandline.plan.seal import SEAL_FILE, chain_seals, sealed, write_seals
from strandline.platforms.registry import get_platform
from strandline.services.component import ComponentFolder
from strandline.services.release import regenerate

MIGRATIONS = DICTIONARY / "migrations"
PLATFORMS = ("postgres", "mssql", "sqlite", "duckdb")
REGENERATE = "run: python dev/regenerate.py"


@cache
def folder() -> ComponentFolder:
    return ComponentFolder(DICTIONARY)


@cache
def released(label: str) -> dict[str, str]:
    """Path to text of every file of a version, as this release of the tool writes it."""
    return regenerate(folder(), label)


def regenerated(label: str) -> dict[str, str]:
    """The same, migration files only, by their names."""
    return {
        name.removeprefix("migrations/"): text
        for name, text in released(label).items()
        if name.startswith("migrations/")
    }


def committed(name: str) -> str:
    return (MIGRATIONS / name).read_bytes().decode("utf-8")


def expected_names() -> set[str]:
    names = set()
    for platform in PLATFORMS:
        names |= {f"v{label}_create_{platform}.sql" for label in LABELS}
        for start, end in STEPS:
            names.add(f"v{start}_to_v{end}_{platform}.sql")
            names.add(f"v{start}_to_v{end}_{platform}.plan.json")
            names.add(f"v{end}_to_v{start}_{platform}_rollback.sql")
    return names


SCRIPTS = sorted(name for name in expected_names() if name.endswith(".sql"))
LATER = [name for name in SCRIPTS if "_to_" in name]


def test_only_files_of_the_patterns_are_there() -> None:
    found = {path.name for path in MIGRATIONS.iterdir()}
    assert found == expected_names() | {SEAL_FILE}


@pytest.mark.parametrize("label", LABELS)
def test_a_version_regenerates_byte_for_byte(label: str) -> None:
    assert f"versions/{label}.yaml" in released(label)
    for name, text in released(label).items():
        found = (DICTIONARY / name).read_bytes().decode("utf-8")
        assert text == found, f"{name} is stale; {REGENERATE}"


def test_regenerating_leaves_no_file_out() -> None:
    assert {name for label in LABELS for name in regenerated(label)} == expected_names()


def test_the_seal_covers_every_script_in_order_of_release() -> None:
    seals = [
        sealed(name, text)
        for label in LABELS
        for name, text in regenerated(label).items()
        if name.endswith(".sql")
    ]
    assert sorted(seal.file for seal in seals) == SCRIPTS
    assert committed(SEAL_FILE) == write_seals(chain_seals(seals)), REGENERATE


@pytest.mark.parametrize("platform", PLATFORMS)
def test_every_migration_has_its_rollback(platform: str) -> None:
    for start, end in STEPS:
        forward = committed(f"v{start}_to_v{end}_{platform}.sql")
        rollback = committed(f"v{end}_to_v{start}_{platform}_rollback.sql")
        assert f"-- Rollback: v{end}_to_v{start}_{platform}_rollback.sql\n" in forward
        assert f"-- Forward: v{start}_to_v{end}_{platform}.sql\n" in rollback
        assert read_script(rollback, name="rollback").statement_count > 0


def test_the_component_stands_at_its_newest_version(component: dict[str, Any]) -> None:
    assert component["version"] == LABELS[-1] == folder().labels[-1]
    assert tuple(folder().labels) == LABELS


def header(text: str) -> dict[str, str]:
    """The comment lines before the first empty one, by their names."""
    block = text.split("\n\n", 1)[0]
    pairs = [re.fullmatch(r"-- ([A-Z][\w ]*): (.+)", line) for line in block.splitlines()]
    assert all(pairs), block
    return {pair[1]: pair[2] for pair in pairs if pair}


@pytest.mark.parametrize("name", SCRIPTS)
def test_the_header_block_is_complete(name: str) -> None:
    facts = header(committed(name))
    platform = re.search(r"_(postgres|mssql|sqlite|duckdb)", name)
    assert platform is not None
    labels = re.findall(r"v(\d+\.\d+\.\d+)", name)
    way = " → ".join(f"v{label}" for label in labels)
    # The version that a script brings or takes away is the later of the two.
    version = folder().version(max(labels, key=LABELS.index)).facts
    assert facts["Component"] == f"water on {platform[1]}"
    assert (facts["Description"], facts["Author"], facts["Date"]) == (
        version.description,
        version.author,
        version.date,
    )
    assert facts["Breaking changes"] == version.breaking_changes
    assert facts["Phase"] == version.phase
    if "_create_" in name:
        expected = {"Migration": f"create {way}"}
    elif "_rollback" in name:
        expected = {"Rollback": way, "Forward": f"{way_back(labels)}_{platform[1]}.sql"}
    else:
        back = f"{way_back(labels)}_{platform[1]}_rollback.sql"
        expected = {"Migration": way, "Rollback": back}
    assert expected.items() <= facts.items()
    # Nothing is lost either way; a script that goes down names what it archives.
    assert facts["Loses data"] == "NONE"
    assert (facts["Archives"] == "NONE") == ("_rollback" not in name)


def way_back(labels: list[str]) -> str:
    start, end = labels
    return f"v{end}_to_v{start}"


@pytest.mark.parametrize("name", SCRIPTS)
def test_no_comment_stands_for_a_statement(name: str) -> None:
    text = committed(name)
    assert not re.search(r"\b(TODO|FIXME|XXX|NotImplemented|not supported)\b", text, re.IGNORECASE)
    for step in read_script(text, name=name).steps:
        assert step.statements, step.title
        for statement in step.statements:
            plain = re.sub(r"--[^\n]*|/\*.*?\*/", "", statement, flags=re.DOTALL)
            assert plain.strip(), f"{step.title}: {statement}"


VALUE = {
    "postgres": r'"dbo"\."Value"',
    "duckdb": r'"dbo"\."(?:strandline_stash_)?Value"',
    "mssql": r"\[dbo\]\.\[Value\]|'dbo\.Value'|'\[dbo\]\.\[Value\]'|@level1name = N'Value'",
    # Without schemas, the table is told from the columns of that name by the word before it.
    "sqlite": r'\b(?:TABLE|EXISTS|ON|INTO|FROM|JOIN|UPDATE|REFERENCES|TO) "(?:strandline_\w+)?Value"',
}


def value_statements(name: str, platform: str) -> list[str]:
    script = read_script(committed(name), name=name)
    return [
        statement
        for step in script.steps
        for statement in step.statements
        if re.search(VALUE[platform], statement)
    ]


@pytest.mark.parametrize("platform", PLATFORMS)
def test_value_is_made_by_the_first_version(platform: str) -> None:
    made = value_statements(f"v1.0.0_create_{platform}.sql", platform)
    assert sum(statement.startswith("CREATE TABLE") for statement in made) == 1
    assert sum(statement.startswith("CREATE INDEX") for statement in made) == 1


@pytest.mark.parametrize("platform", ["postgres", "mssql", "sqlite"])
def test_value_is_never_touched_after_1_0_0(platform: str) -> None:
    for name in LATER:
        if f"_{platform}" in name:
            assert value_statements(name, platform) == [], name


def test_duckdb_only_ever_makes_value_anew_exactly_as_it_was() -> None:
    """DuckDB cannot add a key to a table, and cannot drop one that others point at.

    A migration that gives MetaData another foreign key therefore puts the rows of Value aside,
    makes it again word for word as 1.0.0 made it, and puts the rows back.
    """
    baseline = value_statements("v1.0.0_create_duckdb.sql", "duckdb")
    columns = '"MetaDataID", "tstamp", "Value", "QualityCode", "CommentID"'
    aside = 'CREATE TABLE "dbo"."strandline_stash_Value" AS SELECT * FROM "dbo"."Value"'
    back = re.compile(
        rf'INSERT INTO "dbo"\."Value" \({columns}\)\s+SELECT s\."MetaDataID", s\."tstamp", '
        r's\."Value", s\."QualityCode", s\."CommentID"\s+FROM "dbo"\."strandline_stash_Value" AS s'
    )
    rebuilt = 0
    for name in LATER:
        if "_duckdb" not in name:
            continue
        found = value_statements(name, "duckdb")
        if not found:
            continue
        rebuilt += 1
        assert found[:2] == [aside, 'DROP TABLE "dbo"."Value"'], name
        own = [one for one in found[2:] if "strandline_stash_Value" not in one]
        assert own == baseline, name
        stashed = [one for one in found[2:] if "strandline_stash_Value" in one]
        assert len(stashed) == 2, name
        assert back.fullmatch(stashed[0]), name
        assert stashed[1] == 'DROP TABLE "dbo"."strandline_stash_Value"', name
    assert rebuilt > 0


def test_value_means_the_same_in_every_version() -> None:
    definitions = set()
    for label in LABELS:
        tables = folder().version(label).dictionary.tables
        definitions |= {repr(table) for name, table in tables.items() if name.name == "Value"}
    assert len(definitions) == 1


def test_the_platforms_of_the_files_are_the_components(component: dict[str, Any]) -> None:
    assert set(component["platforms"]) == set(PLATFORMS)
    assert all(get_platform(name).name == name for name in PLATFORMS)
