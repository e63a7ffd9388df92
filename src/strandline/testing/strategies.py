"""Hypothesis strategies for whole dictionaries and for what becomes of them.

Importing this module needs Hypothesis, which only tests install. Everything drawn is valid by
construction, so that no example is thrown away, and shrinks towards one small table.
"""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from strandline.dictionary.model import Dictionary, Expression, View
from strandline.dictionary.names import QName
from strandline.platforms.features import Features
from strandline.testing.evolution import EDITS, TAME_EDITS
from strandline.testing.generated_tables import (
    Draws,
    add_foreign_key_column,
    add_table,
    add_value_set,
    constraint_names,
)
from strandline.testing.generated_values import descriptions, quoted

__all__ = ["dictionaries", "dictionary_pairs", "evolutions"]


@st.composite
def dictionaries(
    draw: st.DrawFn, features: Features | None = None, *, max_tables: int = 5
) -> Dictionary:
    """Draw a valid dictionary.

    With `features`, only what that platform holds without giving way is drawn; without, all of
    the format. Keys, checks and reference rows always fit together, so that the result can be
    created in a real database.
    """
    draws = Draws(draw, features)
    dictionary = Dictionary()
    for _ in range(draws.take(st.integers(0, 2))):
        dictionary = add_value_set(draws, dictionary)
    for _ in range(draws.take(st.integers(1, max_tables))):
        dictionary = add_table(draws, dictionary)
    if draws.chance(one_in=4):
        # From any table to any other: this is where cycles come from.
        dictionary = add_foreign_key_column(draws, dictionary, draws.one(list(dictionary.tables)))
    for _ in range(draws.take(st.integers(0, 2))):
        dictionary = add_view(draws, dictionary)
    return dictionary


@st.composite
def evolutions(
    draw: st.DrawFn, dictionary: Dictionary, features: Features | None = None
) -> Dictionary:
    """Draw a second valid dictionary, made from the first by one to six edits.

    With `features`, only edits whose migration can succeed on the reference rows present are
    made, and no name is used again for something else; without, anything goes that leaves a
    valid dictionary.
    """
    draws = Draws(draw, features)
    edits = EDITS if features is None else TAME_EDITS
    names = draws.take(st.lists(st.sampled_from(sorted(edits)), min_size=1, max_size=6))
    after = dictionary
    for name in names:
        after = edits[name](draws, after, dictionary)
    if draws.chance(one_in=4):
        after = add_table(draws, after)
    if draws.chance(one_in=4):
        after = add_view(draws, after)
    return after


@st.composite
def dictionary_pairs(
    draw: st.DrawFn, features: Features | None = None, *, max_tables: int = 3
) -> tuple[Dictionary, Dictionary]:
    """Draw a dictionary and one of its evolutions."""
    before = draw(dictionaries(features, max_tables=max_tables))
    return before, draw(evolutions(before, features))


def add_view(draws: Draws, dictionary: Dictionary) -> Dictionary:
    """Add a view of a few columns of one table."""
    if not dictionary.tables:
        return dictionary
    taken = constraint_names(dictionary) | {name.name for name in dictionary.value_sets}
    table = dictionary.tables[draws.one(list(dictionary.tables))]
    names = st.lists(st.sampled_from(table.column_names), min_size=1, max_size=3, unique=True)
    columns = ", ".join(quoted(column) for column in draws.take(names))
    schema = f"{quoted(table.name.schema)}." if table.name.schema else ""
    query = f"SELECT {columns} FROM {schema}{quoted(table.name.name)}"
    if draws.chance():
        query += f" WHERE {quoted(table.column_names[0])} IS NOT NULL"
    view = View(
        name=QName(table.name.schema, draws.name(taken)),
        query=Expression(query),
        description=draws.take(descriptions()),
    )
    return replace(dictionary, views={**dictionary.views, view.name: view})
