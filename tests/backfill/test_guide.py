"""The examples of the guide run as they stand there."""

from __future__ import annotations

import re
from contextlib import closing
from pathlib import Path

import pytest

from strandline import api
from strandline.platforms.registry import platform_for_url
from support.repository import ROOT

GUIDE = (ROOT / "docs/how-to/write-a-backfill.md").read_text(encoding="utf-8")
PERSON = """\
_format_version: "1.0"
table:
  name: person
  columns:
    - {name: person_id, logical_type: integer, nullable: false}
    - {name: first_name, logical_type: text}
    - {name: last_name, logical_type: text}
    - {name: display_name, logical_type: text}
  primary_key: [person_id]
"""


def example(language: str) -> str:
    (found,) = re.findall(rf"```{language}\n(.*?)```", GUIDE, re.DOTALL)
    text: str = found
    return text


@pytest.mark.parametrize(("language", "ending"), [("sql", "sql"), ("python", "py")])
def test_an_example_of_the_guide_runs(language: str, ending: str, tmp_path: Path) -> None:
    root, url = tmp_path / "project", f"sqlite:///{tmp_path.as_posix()}/x.db"
    api.init(root)
    (root / "main/tables/note.yaml").unlink()
    (root / "main/tables/person.yaml").write_text(PERSON)
    facts = root / "main/component.yaml"
    facts.write_text(facts.read_text().replace("1.0.0", "1.4.0"))
    (root / "main/backfills").mkdir()
    (root / f"main/backfills/display_names.{ending}").write_text(example(language))
    # A release seals what lies there.
    assert "backfills/CHECKSUMS" in api.release(root, "1.4.0", date="2026-01-01").files
    api.apply(root, url=url)
    with closing(platform_for_url(url).connect(url)) as connection:
        rows = [(1, "Ada", "Byron", None), (2, "Cher", None, None), (3, "A", "B", "kept")]
        connection.execute_many("INSERT INTO person VALUES (?, ?, ?, ?)", rows)
    assert not api.backfill_run(root, url=url, verify=True).failed
    (done,) = api.backfill_run(root, url=url).outcomes
    assert (done.examined, done.changed, done.doubtful, done.left) == (3, 1, 1, 1)
    with closing(platform_for_url(url).connect(url)) as connection:
        names = connection.execute("SELECT display_name FROM person ORDER BY person_id")
    assert names == [("Ada Byron",), (None,), ("kept",)]
