"""Escapes: what a Markdown reader or Mermaid sees is the text that went in."""

from __future__ import annotations

import html
import re

import pytest
from markdown_it import MarkdownIt

from docgen.samples import HOSTILE_TEXTS
from strandline.docgen.escape import (
    clean,
    code,
    fence,
    file_stem,
    inline,
    link,
    mermaid_label,
    mermaid_word,
    one_line,
    prose,
)
from strandline.docgen.markdown import table

ALLOWED = re.compile(r"</?(?:p|table|thead|tbody|tr|th|td|code|strong|em|br)(?: [^<>]*)?/?>")


def shown(markdown: str) -> str:
    """Return the text a reader sees; any tag that is not plain structure fails."""
    rendered = MarkdownIt("commonmark", {"html": True}).enable("table").render(markdown)
    left = ALLOWED.sub("", rendered)
    assert "<" not in left, rendered
    return html.unescape(left).strip()


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_inline_shows_the_text_itself(text):
    assert shown(inline(text)) == one_line(text)


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_cell_shows_the_text_itself_and_stays_one_cell(text):
    rendered = shown(table(("a", "b"), [(code(text), inline(text))]))
    squeezed = "".join(rendered.split())
    assert squeezed == "ab" + "".join((clean(text) + one_line(text)).split())


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_prose_has_no_markup(text):
    assert "".join(shown(prose(text)).split()) == "".join(clean(text).split())


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("owner_id of x", "owner_id of x"),
        ("_emphasis_", r"\_emphasis\_"),
        ("1. item", r"1\. item"),
        ("1.6.0", "1.6.0"),
        ("- item", r"\- item"),
        ("2026-01-02", "2026-01-02"),
        ("a | b", "a &#124; b"),
        ("a\r\nb\tc", "a b c"),
    ],
)
def test_inline_leaves_ordinary_words_alone(text, escaped):
    assert inline(text) == escaped


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_fence_cannot_be_closed_from_inside(text):
    (token,) = MarkdownIt("commonmark").parse(fence(text, "sql"))
    assert token.type == "fence"
    assert token.content.rstrip("\n") == clean(text).strip("\n").replace("\x00", "\ufffd")


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_mermaid_texts_hold_nothing_that_ends_them(text):
    assert not set(mermaid_label(text)) & set('"`<>[]{}|\\%\n&*~')
    assert re.fullmatch(r"[A-Za-z][A-Za-z0-9_()]*", mermaid_word(text))


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("Campaign", "Campaign"),
        ("température", "température"),
        ("a.b-c_d", "a.b-c_d"),
    ],
)
def test_ordinary_names_are_their_own_file_names(name, stem):
    assert file_stem(name) == stem


@pytest.mark.parametrize("name", [*HOSTILE_TEXTS, "CON", "nul", ".hidden", "x" * 300, "", "a/b"])
def test_file_names_are_safe_and_tell_names_apart(name):
    stem = file_stem(name)
    assert re.fullmatch(r"[\w][\w.\-]{0,120}", stem)
    assert stem.lower() not in {"con", "nul", "index", "readme"}
    assert stem != file_stem(f"{name}!")


def test_links_are_percent_encoded():
    assert link("x", "a b(c).md#é") == "[x](a%20b%28c%29.md#%C3%A9)"
