"""The commands of the water pages, run by a shell against a server with the pages' example.

A page's commands run in one shell, one after the other. Where JSON is shown below a command, the
answer says at least that.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from packs.water.databases import WaterDatabase, copied_url
from packs.water.pages import PAGES
from strandline.packs.water.context import Water
from strandline.packs.water.database import open_water_database
from strandline.packs.water.web.pack import web
from strandline.rest.pack import PackSettings
from strandline.rest.principals import LOCAL
from strandline.web.app import ServedPack, create_app

uvicorn = pytest.importorskip("uvicorn", reason="NO UVICORN: pip install 'strandline[web]'")

SERVER = "http://127.0.0.1:8000"
_BLOCK = re.compile(r"^```sh\n(.*?)^```\n(?:\n```json\n(.*?)^```\n)?", re.DOTALL | re.MULTILINE)
_MARK = "== strandline block"


def commands(page: Path) -> list[tuple[str, Any]]:
    """Each shell block of a page with what its answer must say, None where nothing is shown."""
    text = page.read_text(encoding="utf-8")
    begin = text.find("```sh\nAPI=")
    if begin < 0:
        return []
    return [
        (block, json.loads(shown) if shown else None)
        for block, shown in _BLOCK.findall(text[begin:])
    ]


SPEAKING = [page for page in PAGES if commands(page)]


def missing_in(answer: Any, shown: Any, where: str = "") -> list[str]:
    """What an answer does not say of what a page shows."""
    if isinstance(shown, dict) and isinstance(answer, dict):
        absent = [f"{where}.{name} is not there" for name in shown if name not in answer]
        present = [name for name in shown if name in answer]
        return absent + [
            line
            for name in present
            for line in missing_in(answer[name], shown[name], f"{where}.{name}")
        ]
    if isinstance(shown, list) and isinstance(answer, list) and len(shown) == len(answer):
        pairs = enumerate(zip(answer, shown, strict=True))
        return [line for at, (a, s) in pairs for line in missing_in(a, s, f"{where}[{at}]")]
    return [] if answer == shown else [f"{where} is {answer!r}, the page says {shown!r}"]


def last_document(text: str) -> Any:
    """The last of the JSON documents that commands printed."""
    decoder, at, found = json.JSONDecoder(), 0, None
    while text[at:].strip():
        at += len(text[at:]) - len(text[at:].lstrip())
        found, at = decoder.raw_decode(text, at)
    return found


def test_a_wrong_answer_would_be_seen() -> None:
    answer = {"a": 1, "rows": [{"b": None, "c": 2}]}
    assert missing_in(answer, {"rows": [{"c": 2}]}) == []
    assert missing_in(answer, {"rows": [{"c": 3}]}) == [".rows[0].c is 2, the page says 3"]
    assert missing_in(answer, {"d": 1}) == [".d is not there"]
    assert missing_in(answer, {"rows": []}) != []


@contextmanager
def served(water: Water) -> Iterator[str]:
    """The address of a server that runs while the context does."""
    app = create_app(
        [ServedPack(name="water", web=web, services=water)], authenticate=lambda _request: LOCAL
    )
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [door]}, daemon=True)
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.01)
        yield f"http://127.0.0.1:{door.getsockname()[1]}"
        server.should_exit = True
        thread.join(timeout=30)


@pytest.fixture
def address(
    served_platform: str,
    request: pytest.FixtureRequest,
    example: Callable[[str], WaterDatabase],
    tmp_path: Path,
) -> Iterator[str]:
    """A server on the demo's archive, backfilled, with the example."""
    server = request.getfixturevalue("postgres_server") if served_platform == "postgres" else None
    with copied_url(example(served_platform).url, tmp_path, server) as url:
        database = open_water_database(url)
        storage = (tmp_path / "storage").as_uri()
        with served(Water(database=database, settings=PackSettings(storage=storage))) as found:
            yield found
        database.close()


@pytest.mark.parametrize("page", SPEAKING, ids=lambda page: page.stem)
def test_the_commands_of_a_page_give_what_it_says(page: Path, address: str) -> None:
    for program in ("bash", "curl", "jq"):
        if shutil.which(program) is None:
            pytest.skip(f"NO {program.upper()}: the pages' commands need it")
    blocks = commands(page)
    script = f"\necho; echo '{_MARK}'\n".join(block for block, _ in blocks)
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script.replace(SERVER, address)],
        capture_output=True, text=True, check=False, timeout=60,
        env={"PATH": os.environ["PATH"], "KEY": "none"},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    answers = done.stdout.split(_MARK)
    assert len(answers) == len(blocks)
    for answer, (block, shown) in zip(answers, blocks, strict=True):
        if shown is not None:
            assert missing_in(last_document(answer), shown) == [], block
