"""The ER page as text: self-contained, well formed, complete, and inert to hostile names."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from xml.etree import ElementTree as ET

import pytest

from docgen.samples import hostile, many, small
from strandline.docgen.diagram import er_diagram_html
from strandline.docgen.escape import clean

CASES = {
    "small": small().dictionary,
    "hostile": hostile().dictionary,
    "many": many(500, themes=12),
    "one": many(1, themes=0),
}


def page(dictionary, title="tides") -> str:
    return er_diagram_html(dictionary, title=title, version="1.0.0")


def drawing(text: str) -> ET.Element:
    return ET.fromstring(text[text.index("<svg") : text.index("</svg>") + 6])


def embedded(text: str):
    return json.loads(re.search(r'id="data">(.*?)</script>', text, re.DOTALL).group(1))


@pytest.mark.parametrize("dictionary", CASES.values(), ids=CASES)
def test_drawing_is_well_formed_and_has_every_table(dictionary):
    text = page(dictionary)
    svg = drawing(text)
    tables = [node for node in svg.iter("g") if (node.get("class") or "").startswith("table ")]
    titles = [node.findtext("title") for node in tables]
    names = [str(name) for name in dictionary.tables]
    # A parser joins white space in no title; only what no page can carry was replaced.
    assert sorted(titles) == sorted(clean(name) for name in names)
    assert [table["name"] for table in embedded(text)["tables"]] == titles
    assert all(node.get("tabindex") == "0" and node.get("role") == "button" for node in tables)
    edges = [node for node in svg.iter("path") if node.get("class") == "edge"]
    assert len(edges) == sum(len(table.foreign_keys) for table in dictionary.tables.values())


@pytest.mark.parametrize("dictionary", CASES.values(), ids=CASES)
def test_page_loads_nothing(dictionary):
    text = page(dictionary)
    outside = text.replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r"https?://", outside)
    assert not re.search(r"<(?:link|img|iframe|object|embed|base)\b", text)
    assert not re.search(r"\bsrc\s*=\s*[\"']?(?!x onerror)", re.sub(r"&lt;.*?&gt;", "", text))
    assert "@import" not in text
    assert "url(" not in text


@pytest.mark.parametrize("dictionary", CASES.values(), ids=CASES)
def test_policy_allows_exactly_the_pages_own_style_and_script(dictionary):
    text = page(dictionary, title="</title><script>alert(1)</script>")
    scripts = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    styles = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    assert (len(scripts), len(styles), text.count("<script")) == (1, 1, 2)
    for kind, (content,) in (("script", scripts), ("style", styles)):
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in text
    assert "unsafe-inline" not in text
    assert not re.search(r"<[^>]*\son\w+=", re.sub(r'"[^"]*"', '""', text[: text.index("<script")]))
    assert " style=" not in text[: text.index("<script")]


def test_embedded_data_cannot_end_its_element():
    text = page(hostile().dictionary)
    data = re.search(r'id="data">(.*?)</script>', text, re.DOTALL).group(1)
    assert not set(data) & set("<>&")


def test_same_bytes_every_time_and_no_date():
    text = page(small().dictionary)
    assert text == page(small().dictionary)
    assert not re.search(r"\b20\d\d-\d\d-\d\d\b", re.sub(r"p_2026.*?rest", "", text))


def test_long_tables_say_what_they_leave_out():
    text = page(CASES["many"])
    assert "more columns" not in text
    wide = next(iter(many(1, themes=0).tables.values()))
    columns = tuple(
        type(wide.columns[0])(name=f"c{at}", type=wide.columns[0].type) for at in range(60)
    )
    made = type(wide)(name=wide.name, columns=columns)
    assert "+ 35 more columns" in page(type(small().dictionary)(tables={made.name: made}))
