"""The judge of answers: what goes, is renamed or retyped fails; what comes along passes."""

from __future__ import annotations

import pytest

from support.answer_shapes import Json, shape_differences

EXAMPLE: Json = {
    "id": 4,
    "name": "TSS",
    "value": 24.5,
    "at": "2025-01-01T00:00:00Z",
    "open": True,
    "end": None,
    "rows": [{"value": 1.5}],
    "unit": {"name": "mg/L"},
}


def _with(**changes: Json) -> Json:
    return {**EXAMPLE, **changes}  # type: ignore[dict-item]


def _without(name: str) -> Json:
    return {key: value for key, value in EXAMPLE.items() if key != name}  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (_without("name"), "$.name: is gone"),
        ({**_without("name"), "title": "TSS"}, "$.name: is gone"),  # type: ignore[dict-item]
        (_with(id="4"), "$.id: was a whole number, is a text"),
        (_with(id=4.5), "$.id: was a whole number, is a number"),
        (_with(value="24.5"), "$.value: was a number, is a text"),
        (_with(value=True), "$.value: was a number, is a boolean"),
        (_with(at="2025-01-01"), "$.at: was a moment, is a text"),
        (_with(open=1), "$.open: was a boolean, is a whole number"),
        (_with(name=None), "$.name: was a text, is null"),
        (_with(rows=[]), "$.rows: the list is empty, and the scenario fills it"),
        (_with(rows={"value": 1}), "$.rows: was a list, is an object"),
        (_with(rows=[{"values": 1}]), "$.rows[0].value: is gone"),
        (_with(unit="mg/L"), "$.unit: was an object, is a text"),
        ([EXAMPLE], "$: was an object, is a list"),
    ],
)
def test_a_lost_renamed_or_retyped_field_is_found(answer: Json, said: str) -> None:
    assert list(shape_differences(EXAMPLE, answer)) == [said]


@pytest.mark.parametrize(
    "answer",
    [
        EXAMPLE,
        _with(more=1),
        _with(id=5, name="COD", value=2, at="2026-02-03T04:05:06.5Z", open=False),
        _with(end="2025-01-01T00:00:00Z"),
        _with(rows=[{"value": 2.5, "quality": 1}, {"value": 3.5}]),
    ],
)
def test_other_values_and_further_fields_pass(answer: Json) -> None:
    assert list(shape_differences(EXAMPLE, answer)) == []
