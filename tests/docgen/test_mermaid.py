"""Mermaid pages: every table in them, every diagram within Mermaid's own limits."""

from __future__ import annotations

import re

import pytest

from docgen.samples import hostile, many, small
from strandline.docgen.mermaid import er_diagram_markdown

BLOCK = re.compile(r"^```+mermaid\n(.*?)\n```+$", re.MULTILINE | re.DOTALL)
LABEL = r'"[^"%\\\n]*"'
LINE = re.compile(
    rf"erDiagram|    \w+(?:\[{LABEL}\])?(?: {{)?|    }}"
    rf"|        [A-Za-z][\w()]* [A-Za-z][\w()]*(?: (?:PK|FK|UK)(?:, (?:PK|FK|UK))*)?(?: {LABEL})?"
    rf"|    \w+ \|[|o]--o[|{{] \w+ : {LABEL}"
)


def blocks(dictionary) -> list[str]:
    return BLOCK.findall(er_diagram_markdown(dictionary, title="t"))


@pytest.mark.parametrize("documented", [small(), hostile()], ids=["small", "hostile"])
def test_every_line_is_one_that_the_grammar_knows(documented):
    for block in blocks(documented.dictionary):
        for line in block.split("\n"):
            assert LINE.fullmatch(line), line


def test_overview_has_every_table_without_columns():
    overview, *themes = blocks(small().dictionary)
    assert overview.split("\n")[1:3] == ["    site", "    reading"]
    assert 'site ||--o{ reading : "site_id"' in overview
    assert 'site |o--o{ site : "part_of"' in overview
    assert len(themes) == 2
    assert "timestamp(6)_with_time_zone taken_at PK" in themes[1]


@pytest.mark.parametrize("themes", [0, 3])
def test_large_dictionaries_are_split(themes):
    dictionary = many(700, themes=themes)
    found = blocks(dictionary)
    assert found[0].startswith("flowchart LR")
    assert all(len(block) < 50_000 and block.count("--o") <= 500 for block in found)
    drawn = re.findall(r"^    (table_\d+) {$", "\n".join(found[1:]), re.MULTILINE)
    assert sorted(drawn) == sorted(name.name for name in dictionary.tables)


def test_reserved_and_doubled_names_get_identifiers_of_their_own():
    text = "\n".join(blocks(hostile().dictionary))
    for name in ("schema_Twin.Twin", "schema_twin.twin", "schema_TWIN.TWIN"):
        assert re.search(rf'^    table_\d+\["{re.escape(name)}"\]', text, re.MULTILINE)
