"""Layout laws: nothing overlaps, frames hold their tables, parents stand before children."""

from __future__ import annotations

import itertools

import pytest

from docgen.samples import INTEGER, hostile, key, many, points_at, small, table
from strandline.dictionary.model import Column, Dictionary
from strandline.docgen.layers import order_layers
from strandline.docgen.layout import fit, lay_out, text_cells
from strandline.docgen.links import links_of
from strandline.docgen.svg import big_lines

CASES = {
    "small": small().dictionary,
    "hostile": hostile().dictionary,
    "one": many(1, themes=0),
    "many": many(300, themes=9),
    "many without themes": many(300, themes=0),
    "theme per table": many(60, themes=60),
    "empty": Dictionary(),
}


def apart(one, other) -> bool:
    return (
        one.x + one.width <= other.x
        or other.x + other.width <= one.x
        or one.y + one.height <= other.y
        or other.y + other.height <= one.y
    )


@pytest.mark.parametrize("dictionary", CASES.values(), ids=CASES)
def test_nothing_overlaps_and_all_are_inside(dictionary):
    layout = lay_out(dictionary, links_of(dictionary))
    assert {box.table.name for frame in layout.frames for box in frame.boxes} == set(
        dictionary.tables
    )
    for one, other in itertools.combinations(layout.frames, 2):
        assert apart(one, other)
    for frame in layout.frames:
        assert frame.x + frame.width <= layout.width
        assert frame.y + frame.height <= layout.height
        for box in frame.boxes:
            assert frame.x < box.x
            assert frame.y < box.y
            assert box.x + box.width < frame.x + frame.width
            assert box.y + box.height < frame.y + frame.height
        for one, other in itertools.combinations(frame.boxes, 2):
            assert apart(one, other)


@pytest.mark.parametrize("themes", [0, 9])
def test_page_is_not_a_ribbon(themes):
    dictionary = many(300, themes=themes)
    layout = lay_out(dictionary, links_of(dictionary))
    assert 0.7 < layout.width / layout.height < 3


def test_parents_stand_left_of_children():
    a, b, c, d = (table(name, key("id"), Column(name="up", type=INTEGER)) for name in "abcd")
    tables = {
        made.name: made
        for made in (
            a,
            table("b", *b.columns, foreign_keys=(points_at("f", "up", a),)),
            table("c", *c.columns, foreign_keys=(points_at("f", "up", b),)),
            d,
        )
    }
    layers = order_layers(list(tables), links_of(Dictionary(tables=tables)))
    assert [[name.name for name in layer] for layer in layers] == [["a"], ["b"], ["c"], ["d"]]


def test_cycles_are_cut():
    names = [f"t{at}" for at in range(2000)]
    made = [table(name, key("id")) for name in names]
    ring = {
        one.name: table(
            one.name.name, *one.columns, foreign_keys=(points_at("f", "id", made[at - 1]),)
        )
        for at, one in enumerate(made)
    }
    layers = order_layers(list(ring), links_of(Dictionary(tables=ring)))
    assert sum(len(layer) for layer in layers) == 2000


@pytest.mark.parametrize(
    ("text", "cells", "shown"),
    [("abc", 3, "abc"), ("abcd", 3, "ab…"), ("表表表", 5, "表表…"), ("e\u0301e", 2, "e\u0301e")],
)
def test_fit_counts_cells(text, cells, shown):
    assert fit(text, cells) == shown
    assert text_cells(shown) <= cells


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("ProjectHasContact", ["Project", "Has", "Contact"]),
        ("site", ["site"]),
        ("x" * 90, ["x" * 21 + "…"]),
    ],
)
def test_far_labels_break_at_words(name, lines):
    assert big_lines(name, 180, 100)[1] == lines
