"""The ER page in a real browser: search, choosing, keys, and hostile names that must not run.

A script of the test's own is added to the page and its findings are read from the title. For
that the page's content security policy is taken out, so that escaping alone has to hold.
"""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from docgen.samples import hostile, many, small
from strandline.docgen.diagram import er_diagram_html

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
BROWSER = next((path for path in map(shutil.which, BROWSERS) if path), None)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        BROWSER is None,
        reason="NO BROWSER: the ER page is not proven to work here; install chromium",
    ),
]

DRIVER = """
const found = {};
const one = (selector) => document.querySelector(selector);
const press = (node, key) => node.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
const click = (node) => node.dispatchEvent(new MouseEvent("click", { bubbles: true }));
const type = (text) => { one("#search").value = text; one("#search").dispatchEvent(new Event("input")); };
const classes = (name) => [...document.querySelectorAll(".table." + name + " title")].map((node) => node.textContent).sort();
const heading = () => one("#details h2").textContent;
%s
found.pwned = document.documentElement.dataset.pwned ?? null;
const out = document.createElement("pre");
out.id = "found";
out.textContent = JSON.stringify(found);
document.body.append(out);
"""


def run(tmp_path: Path, page: str, steps: str, address: str = "") -> dict:
    """Open the page with a driver script and return what the driver found."""
    without_policy = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    driver = f"<script>(() => {{{DRIVER % steps}}})()</script></body>"
    file = tmp_path / "erd.html"
    file.write_text(without_policy.replace("</body>", driver), encoding="utf-8")
    dom = open_page(tmp_path, file.as_uri() + address)
    text = re.search(r'<pre id="found">(.*?)</pre>', dom, re.DOTALL)
    assert text, "the driver did not reach its end"
    return json.loads(html.unescape(text.group(1)))


def open_page(tmp_path: Path, address: str) -> str:
    command = [
        str(BROWSER),
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        f"--user-data-dir={tmp_path / 'profile'}",
        "--window-size=1400,900",
        "--virtual-time-budget=1000",
        "--dump-dom",
        address,
    ]
    done = subprocess.run(command, capture_output=True, timeout=120, check=True)
    return done.stdout.decode(errors="replace")


def tides() -> str:
    return er_diagram_html(small().dictionary, title="tides", version="1.2.0")


def test_choosing_searching_and_keys(tmp_path):
    steps = """
    found.first = heading();
    click(one("#t0 .body"));
    found.chosen = [heading(), classes("selected"), classes("related"), document.querySelectorAll("#over .edge").length];
    press(document.body, "Escape");
    found.cleared = [heading(), classes("selected"), document.querySelectorAll("#over .edge").length];
    const reading = [...document.querySelectorAll(".table")].find((node) => node.textContent.startsWith("reading"));
    reading.focus();
    press(reading, "Enter");
    found.opened = [heading(), location.hash];
    click([...document.querySelectorAll("#details button.go")].find((node) => node.textContent === "site"));
    found.followed = heading();
    type("level");
    found.results = [...document.querySelectorAll("#results li")].map((node) => node.firstChild.textContent);
    found.lit = classes("found");
    press(one("#search"), "ArrowDown");
    found.active = one("#search").getAttribute("aria-activedescendant");
    press(one("#search"), "Enter");
    found.column = [heading(), one("#details .hit b").textContent, document.querySelectorAll(".rowhit").length];
    type("nothing like this");
    found.none = one("#results").textContent;
    press(document.body, "0");
    const before = one("#canvas").getAttribute("viewBox");
    press(document.body, "+");
    press(document.body, "ArrowLeft");
    found.moved = before !== one("#canvas").getAttribute("viewBox");
    """
    found = run(tmp_path, tides(), steps)
    assert found == {
        "first": "All tables",
        "chosen": ["site", ["site"], ["reading"], 2],
        "cleared": ["All tables", [], 0],
        "opened": ["reading", "#reading"],
        "followed": "site",
        "results": ["level", "level_mm"],
        "lit": ["reading"],
        "active": "found1",
        "column": ["reading", "level_mm", 1],
        "none": "Nothing has this name.",
        "moved": True,
        "pwned": None,
    }


def test_address_opens_a_table(tmp_path):
    assert run(tmp_path, tides(), "found.heading = heading();", "#reading")["heading"] == "reading"


def test_hostile_names_do_not_run(tmp_path):
    page = er_diagram_html(hostile().dictionary, title=hostile().name, version=hostile().version)
    steps = """
    const tables = document.querySelectorAll(".table");
    found.count = tables.length;
    found.headings = [...tables].map((node) => { click(node.querySelector(".body")); return heading() === node.querySelector("title").textContent; });
    for (const text of ["<", "script", "'", "|"]) { type(text); found[text] = document.querySelectorAll("#results li[role=option]").length > 0; }
    found.strange = document.querySelectorAll("#details img, #details svg, #results img, #results script, #canvas script, #canvas img").length;
    """
    found = run(tmp_path, page, steps)
    assert found.pop("count") == len(hostile().dictionary.tables)
    assert all(found.pop("headings"))
    assert found == {"<": True, "script": True, "'": True, "|": True, "strange": 0, "pwned": None}


def test_policy_lets_the_page_itself_work(tmp_path):
    file = tmp_path / "erd.html"
    file.write_text(tides(), encoding="utf-8")
    dom = open_page(tmp_path, file.as_uri())
    assert "<h2>All tables</h2>" in dom


def test_five_hundred_tables_can_be_searched(tmp_path):
    page = er_diagram_html(many(500, themes=12), title="many")
    steps = """
    type("table_0499");
    press(one("#search"), "Enter");
    found.heading = heading();
    found.far = one("#canvas").classList.contains("far");
    """
    assert run(tmp_path, page, steps) == {"heading": "table_0499", "far": False, "pwned": None}
