"""Every command of the page about context is run, from top to bottom, as it stands there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from fastapi.testclient import TestClient

from strandline.packs.water.services.health import CHECKS

PAGE = Path(__file__).parents[4] / "docs" / "how-to" / "find-context.md"
BLOCK = re.compile(r"^```\n(.*?)^```$", re.M | re.S)


def commands() -> list[list[str]]:
    blocks = "".join(BLOCK.findall(PAGE.read_text(encoding="utf-8")))
    return _parted(shlex.split(blocks))


def _parted(words: list[str]) -> list[list[str]]:
    starts = [at for at, word in enumerate(words) if word == "curl"]
    return [words[at + 1 : end] for at, end in zip(starts, [*starts[1:], None], strict=True)]


def test_the_page_does_what_it_says(client: TestClient) -> None:
    assert len(commands()) > 25
    found = []
    for words in commands():
        url = next(word for word in words if word.startswith("$API")).replace("$API", "/api/v1")
        body = words[words.index("--json") + 1] if "--json" in words else None
        method = words[words.index("-X") + 1] if "-X" in words else "POST" if body else "GET"
        headers = {"Content-Type": "application/json"} if body else {}
        answer = client.request(method, url, content=body, headers=headers)
        right = 200 if method in {"GET", "PATCH"} else 201
        assert answer.status_code == right, (words, answer.json())
        found.append((url, answer.json()))
    told = dict(found)
    for url, answer in told.items():
        if "has_values" in url or "Laboratory" in url or "data-health" in url or "overlaps" in url:
            continue
        assert answer.get("total", 1) > 0, url
    story = told["/api/v1/equipment/1/lifecycle?from=2025-01-01"]["narrative"]
    assert [line["text"] for line in story] == [
        "TSS Validation Study started (Experiment)",
        "Calibration by Marie Dupont with series 1 as Sensor Under Test",
    ]


def test_the_page_names_every_check_and_every_list() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert [check.code for check in CHECKS if check.code not in page] == []
