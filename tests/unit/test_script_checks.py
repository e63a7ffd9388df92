"""A check of a script that returns rows says what it found, never the rows."""

from __future__ import annotations

import pytest

from strandline.apply.executor import run_script
from strandline.errors import PlatformFailure
from strandline.plan.script import Script, ScriptStep
from strandline.platforms.registry import get_platform


@pytest.mark.parametrize(
    ("check", "words"),
    [
        ("PRAGMA foreign_key_check", "1 row would point at nothing (foreign keys)"),
        ("SELECT p FROM c", "a check of the script found 1 row (SELECT p FROM c)"),
        (f"SELECT p\nFROM c -- {'long ' * 30}", "found 1 row (SELECT p FROM c -- long"),
    ],
)
def test_the_message_names_what_failed(check: str, words: str) -> None:
    script = Script(
        steps=[ScriptStep(title="fill", statements=["INSERT INTO c VALUES (4711)"])],
        checks=[check],
    )
    with get_platform("sqlite").connect("sqlite://") as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("CREATE TABLE p (id INTEGER PRIMARY KEY)")
        connection.execute("CREATE TABLE c (p INTEGER REFERENCES p)")
        with pytest.raises(PlatformFailure) as caught:
            run_script(connection, script, name="v1.sql", record=lambda: None)
        assert connection.execute("SELECT count(*) FROM c") == [(0,)]
    assert caught.value.code == "A021"
    assert words in caught.value.message
    assert "4711" not in caught.value.message
