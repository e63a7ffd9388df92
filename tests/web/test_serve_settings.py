"""The table [serve]: what it takes, what it refuses, and that every setting is documented."""

from __future__ import annotations

from pathlib import Path

import pytest

from strandline.errors import UsageError
from strandline.services.serve_settings import SETTINGS, ServeSettings, read_serve
from support.repository import ROOT


def read(tmp_path: Path, text: str) -> ServeSettings:
    (tmp_path / "strandline.toml").write_text(f"[project]\nname = 'a'\n{text}", encoding="utf-8")
    return read_serve(tmp_path)


def test_without_a_table_there_are_defaults(tmp_path: Path) -> None:
    assert read(tmp_path, "") == read(tmp_path, "[serve]") == ServeSettings()


def test_every_setting(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        """[serve]
        cors_origins = ["https://lab.example.org"]
        trusted_hosts = ["Water.example.org"]
        rate_limit = 0
        most_body_bytes = 1_000_000
        most_rows = 500
        read_seconds = 5
        zone = "America/Toronto"
        storage = "s3://bucket/folder"
        storage_options_env = { key = "STORAGE_KEY", secret = "STORAGE_SECRET" }
        """,
    )
    assert found.trusted_hosts == ("water.example.org",)
    assert found.time_zone().key == "America/Toronto"
    assert found.storage_url(tmp_path) == "s3://bucket/folder"
    variables = {"STORAGE_KEY": "a", "STORAGE_SECRET": "b"}
    assert found.storage_options(variables) == {"key": "a", "secret": "b"}
    with pytest.raises(UsageError) as raised:
        found.storage_options({"STORAGE_KEY": "a"})
    assert raised.value.code == "H053"
    assert "STORAGE_SECRET" in raised.value.message


def test_a_path_of_the_storage_starts_at_the_project(tmp_path: Path) -> None:
    found = read(tmp_path, "[serve]\nstorage = 'files/water'")
    assert found.storage_url(tmp_path) == (tmp_path / "files/water").as_uri()


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("colour = 1", "H050"),
        ("rate_limit = -1", "H051"),
        ("rate_limit = true", "H051"),
        ("rate_limit = '5'", "H051"),
        ("most_body_bytes = 10", "H051"),
        ("most_rows = 0", "H051"),
        ("read_seconds = 1.5", "H051"),
        ("zone = 'Mars/Olympus'", "H051"),
        ("zone = '../../etc/passwd'", "H051"),
        ("zone = 5", "H051"),
        ("cors_origins = ['*']", "H051"),
        ("cors_origins = ['https://*.example.org']", "H051"),
        ("cors_origins = ['https://a.example/path']", "H051"),
        ("cors_origins = 'https://a.example'", "H051"),
        ("trusted_hosts = ['*']", "H051"),
        ("storage = ''", "H051"),
        ("storage = 's3://key:secret@bucket'", "H052"),
        ("storage = 's3://bucket?token=secret'", "H052"),
        ("storage_options_env = { key = 'not a name' }", "H051"),
        ("storage_options_env = 'KEY'", "H051"),
    ],
)
def test_what_is_refused(tmp_path: Path, line: str, code: str) -> None:
    with pytest.raises(UsageError) as raised:
        read(tmp_path, f"[serve]\n{line}")
    assert raised.value.code == code
    assert "secret" not in raised.value.message


def test_a_table_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "strandline.toml").write_text("serve = 5", encoding="utf-8")
    with pytest.raises(UsageError) as raised:
        read_serve(tmp_path)
    assert raised.value.code == "H051"


def test_every_setting_is_documented() -> None:
    page = (ROOT / "docs/how-to/serve.md").read_text(encoding="utf-8")
    assert [name for name in SETTINGS if f"`{name}`" not in page] == []
