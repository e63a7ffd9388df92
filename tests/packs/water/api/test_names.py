"""Filters by id or by name (digits only are an id), on both databases."""

from __future__ import annotations

import pytest

from packs.water.api.world import World
from strandline.errors import NotFound
from strandline.packs.water.context import Water
from strandline.packs.water.services.names import LARGEST_ID, find_all, find_id, require_id
from strandline.packs.water.things import Thing
from strandline.rest.errors import Invalid

FITS = [
    ("Rivermead", 1),
    ("rIVERMEAD", 1),
    ("1", 1),
    ("0001", 1),
    ("77", 77),  # an id is not looked up by a list
    ("Rivermea", None),
    ("Rivermead ", None),
    ("River%", None),
    ("_ivermead", None),
    ("'; DROP TABLE Site; --", None),
    ("42nd street", 2),
    ("ÉTANG d'Alma", 3),
    ("étang D'ALMA", 3),
    ("etang d'alma", None),
    ("²", None),  # a digit in Unicode's eyes, not in ours
    ("٣", None),
    (str(LARGEST_ID), LARGEST_ID),
    (str(LARGEST_ID + 1), None),
    ("9" * 10_000, None),
]


def test_what_a_filter_means(water: Water, world: World) -> None:
    for name in ("Rivermead", "42nd street", "Étang d'Alma"):
        world.site(name)
    with water.database.read() as session:
        found = [(text, find_id(session, Thing.SITE, text)) for text, _ in FITS]
    assert found == FITS


def test_a_name_that_fits_several_rows_lists_their_ids(water: Water, world: World) -> None:
    here, there = world.site("Here"), world.site("There")
    first, second = world.location(here, "Inlet"), world.location(there, "INLET")
    with water.database.read() as session:
        with pytest.raises(Invalid) as refusal:
            find_id(session, Thing.LOCATION, "inlet")
        both = find_all(session, {Thing.LOCATION: "inlet", Thing.SITE: "there"})
        nowhere = find_all(session, {Thing.LOCATION: "inlet", Thing.SITE: "elsewhere"})
    assert refusal.value.details == {"parameter": "sampling location", "ids": [first, second]}
    assert both == {Thing.SITE: there, Thing.LOCATION: second}
    assert nowhere is None


def test_what_must_be_there_and_is_not(water: Water) -> None:
    with water.database.read() as session:
        for thing in Thing:
            for text in ("nothing of this name", "41", "9" * 5000):
                with pytest.raises(NotFound) as failure:
                    require_id(session, thing, text)
                assert failure.value.code == "W161"
                assert "nothing of this name" not in failure.value.message
                assert len(failure.value.message) < 300


def test_filters_that_are_not_given_cost_nothing(water: Water) -> None:
    with water.database.read() as session:
        assert find_all(session, {Thing.SITE: None, Thing.UNIT: None}) == {}
