"""The rules of the water pack's two backfills, case by case, without a database."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packs.water.conftest import DICTIONARY
from strandline.backfill import Batch, Doubtful, Insert, Update
from strandline.backfill.folder import read_folder
from strandline.backfill.model import PythonBody


@cache
def body(name: str) -> PythonBody:
    (item,) = read_folder(DICTIONARY).variants(name)
    assert isinstance(item.body, PythonBody)
    return item.body


def rules(name: str) -> Any:
    """The names that the backfill's file defines."""
    return body(name).change.__globals__  # type: ignore[attr-defined]


# ---- provenance ---------------------------------------------------------------------------------

SENSOR_ROW: dict[str, object] = {
    "MetaDataID": 7,
    "EquipmentID": 1,
    "DataProvenanceID": None,
    "PurposeName": "Measurement",
    "ProcedureType": "Measurement",
    "Identifier": "TSS_01",
    "ModelName": "Solitax sc",
    "Method": "Infrared scattering",
    "Functions": "TSS or turbidity, wiper.",
    "SamplingProcedures": 0,
}
NOTHING_KNOWN = dict.fromkeys(
    ("PurposeName", "ProcedureType", "ModelName", "Method", "Functions"), None
)

# What differs from an ordinary sensor's row, and the reasons that keep it empty.
PROVENANCE: dict[str, tuple[dict[str, object], list[str]]] = {
    "a sensor": ({}, []),
    "an instrument of which nothing else is known": (NOTHING_KNOWN, []),
    "a sensor being calibrated": ({"ProcedureType": "Calibration"}, []),
    "a calibration for a purpose": ({"PurposeName": "Calibration"}, []),
    "a procedure without a type": ({"ProcedureType": None}, []),
    "a procedure with an empty type": ({"ProcedureType": ""}, []),
    "blanks and capitals": ({"ProcedureType": " MEASUREMENT "}, []),
    "a flow meter of the samplers' make": (
        {"Identifier": "ISCO-FLOW", "Method": "Bubbler", "ModelName": "4230"}, []
    ),
    "no instrument": ({"EquipmentID": None, "Identifier": None, **NOTHING_KNOWN}, ["NO_INSTRUMENT"]),
    "the purpose as seeded": ({"PurposeName": "Lab_analysis"}, ["LAB_PURPOSE"]),
    "the purpose in two words": ({"PurposeName": "lab analysis"}, ["LAB_PURPOSE"]),
    "the purpose in full": ({"PurposeName": "Laboratory Analysis"}, ["LAB_PURPOSE"]),
    "a standard operating procedure": ({"ProcedureType": "SOP"}, ["HAND_PROCEDURE"]),
    "a standard's method": ({"ProcedureType": "ISO method"}, ["HAND_PROCEDURE"]),
    "sampling": ({"ProcedureType": "Sampling"}, ["HAND_PROCEDURE"]),
    "a type nobody knows": ({"ProcedureType": "Étalonnage"}, ["UNKNOWN_PROCEDURE"]),
    "a sampler by its method": ({"Method": "Peristaltic autosampler"}, ["SAMPLER"]),
    "a sampler by what it does": ({"Functions": "24 bottles; composite SAMPLER"}, ["SAMPLER"]),
    "a sampler by its model": ({"ModelName": "Grab Sampler 3000"}, ["SAMPLER"]),
    "a sampler by its asset name": ({"Identifier": "autosampler 2"}, ["SAMPLER"]),
    "a sampler by its model's procedures": ({"SamplingProcedures": 1}, ["SAMPLER"]),
    "a sampler by its make's name": ({"Identifier": "ISCO-003", **NOTHING_KNOWN}, ["SAMPLER"]),
    "everything at once": (
        {"PurposeName": "Lab_analysis", "ProcedureType": "SOP", "SamplingProcedures": 2},
        ["LAB_PURPOSE", "HAND_PROCEDURE", "SAMPLER"],
    ),
    "nothing at all": (
        {**NOTHING_KNOWN, "EquipmentID": None, "PurposeName": "Lab_analysis", "Identifier": None},
        ["NO_INSTRUMENT", "LAB_PURPOSE"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", PROVENANCE)
def test_evidence_of_provenance(case: str) -> None:
    differs, reasons = PROVENANCE[case]
    (change,) = body("provenance").change(Batch([{**SENSOR_ROW, **differs}]))
    if reasons:
        words = "; ".join(rules("provenance")[reason] for reason in reasons)
        assert change == Doubtful(key={"MetaDataID": 7}, reason=words)
    else:
        assert change == Update(
            key={"MetaDataID": 7},
            values={"DataProvenanceID": 1},
            only_if={"DataProvenanceID": None},
        )


def test_a_sample_a_laboratory_or_an_analyst_speaks_for_the_lab() -> None:
    batch = Batch([SENSOR_ROW, {**SENSOR_ROW, "MetaDataID": 8}], {"lab": [{"MetaDataID": 8}]})
    first, second = body("provenance").change(batch)
    assert isinstance(first, Update)
    assert second == Doubtful(key={"MetaDataID": 8}, reason=rules("provenance")["LAB_CONTEXT"])


@pytest.mark.parametrize("known", [1, 2, 3, 4, 5])
def test_what_people_have_decided_is_not_touched_and_not_reported(known: int) -> None:
    rows = [
        {**SENSOR_ROW, **differs, "DataProvenanceID": known} for differs, _ in PROVENANCE.values()
    ]
    assert list(body("provenance").change(Batch(rows))) == []


def test_only_one_is_ever_written() -> None:
    rows = [{**SENSOR_ROW, **differs} for differs, _ in PROVENANCE.values()]
    changes = body("provenance").change(Batch(rows))
    written = [change.values for change in changes if isinstance(change, Update)]
    assert written
    assert all(values == {"DataProvenanceID": 1} for values in written)


# ---- routing ------------------------------------------------------------------------------------

START = datetime.fromisoformat("2020-01-01")
LONG_AGO = datetime.fromisoformat("2000-01-01")


def day(number: float) -> datetime:
    return START + timedelta(days=number)


def series(key: int, first: float | None, last: float | None, **more: object) -> dict[str, object]:
    tables = ("Value", "ValueSpectrum", "ValueImage", "ValueArray")
    return {
        "EquipmentID": 3,
        "MetaDataID": key,
        "VariableID": 1,
        "DataProvenanceID": 1,
        "ProcessingDegree": "Raw",
        **{f"{end}{table}": None for table in tables for end in ("First", "Last")},
        "FirstValue": None if first is None else day(first),
        "LastValue": None if last is None else day(last),
        **more,
    }


def there(key: int, start: float, end: float | None, **more: object) -> dict[str, object]:
    plain = series(key, None, None)
    kept = ("EquipmentID", "MetaDataID", "VariableID", "DataProvenanceID", "ProcessingDegree")
    span = {"ValidFrom": day(start), "ValidTo": None if end is None else day(end)}
    return {**{name: plain[name] for name in kept}, **span, **more}


Routed = tuple[int, datetime, datetime | None]

# Series, routes that are there, routes that are made, and reasons for the rest.
ROUTING: dict[str, tuple[list[Any], list[Any], list[Routed], dict[int, str]]] = {
    "one series": ([series(1, 0, 9)], [], [(1, day(0), None)], {}),
    "no values, alone": ([series(1, None, None)], [], [(1, LONG_AGO, None)], {}),
    "a move": (
        [series(2, 4, 9), series(1, 0, 3.9)], [], [(1, day(0), day(4)), (2, day(4), None)], {}
    ),
    "a gap is closed at the next start": (
        [series(1, 0, 1), series(2, 7, 9)], [], [(1, day(0), day(7)), (2, day(7), None)], {}
    ),
    "three in a row": (
        [series(3, 6, 9), series(1, 0, 2), series(2, 3, 5)], [],
        [(1, day(0), day(3)), (2, day(3), day(6)), (3, day(6), None)], {},
    ),
    "a true overlap": ([series(1, 0, 5), series(2, 3, 9)], [], [], {1: "OVERLAP", 2: "OVERLAP"}),
    "one inside the other": (
        [series(1, 0, 9), series(2, 3, 4)], [], [], {1: "OVERLAP", 2: "OVERLAP"}
    ),
    "the same instant": ([series(1, 0, 3), series(2, 3, 9)], [], [], {1: "OVERLAP", 2: "OVERLAP"}),
    "the same start": ([series(1, 0, 0), series(2, 0, 0)], [], [], {1: "OVERLAP", 2: "OVERLAP"}),
    "clean ones round an overlap": (
        [series(1, 0, 1), series(2, 3, 6), series(3, 5, 8), series(4, 9, 10)], [],
        [(1, day(0), day(3)), (4, day(9), None)], {2: "OVERLAP", 3: "OVERLAP"},
    ),
    "a chain of overlaps": (
        [series(1, 0, 3), series(2, 2, 6), series(3, 5, 8)], [], [],
        {1: "OVERLAP", 2: "OVERLAP", 3: "OVERLAP"},
    ),
    "no values beside another": (
        [series(1, 0, 5), series(2, None, None)], [], [(1, day(0), None)], {2: "EMPTY"}
    ),
    "two without values": (
        [series(1, None, None), series(2, None, None)], [], [], {1: "EMPTY", 2: "EMPTY"}
    ),
    "other variables do not meet": (
        [series(1, 0, 5), series(2, 3, 9, VariableID=2)], [],
        [(1, day(0), None), (2, day(3), None)], {},
    ),
    "other degrees do not meet": (
        [series(1, 0, 5), series(2, 3, 9, ProcessingDegree="Cleaned")], [],
        [(1, day(0), None), (2, day(3), None)], {},
    ),
    "no degree is Raw": (
        [series(1, 0, 5, ProcessingDegree=None), series(2, 3, 9)], [], [],
        {1: "OVERLAP", 2: "OVERLAP"},
    ),
    "laboratory and sensor do not meet": (
        [series(1, 0, 5), series(2, 3, 9, DataProvenanceID=2)], [],
        [(1, day(0), None), (2, day(3), None)], {},
    ),
    "no variable": ([series(1, 0, 5, VariableID=None)], [], [], {1: "NO_VARIABLE"}),
    "no provenance": ([series(1, 0, 5, DataProvenanceID=None)], [], [], {1: "NO_PROVENANCE"}),
    "values of every shape": (
        [
            series(1, None, None, FirstValueSpectrum=day(2), LastValueSpectrum=day(3)),
            series(2, 4, 5, FirstValueImage=day(6), LastValueImage=day(9)),
            series(3, None, None, FirstValueArray=day(10), LastValueArray=day(10)),
        ], [],
        [(1, day(2), day(4)), (2, day(4), day(10)), (3, day(10), None)], {},
    ),
    "routed already": ([series(1, 0, 5)], [there(1, 1, 2)], [], {}),
    "routed already, the next is not": (
        [series(1, 0, 5), series(2, 6, 9)], [there(1, 0, 6)], [(2, day(6), None)], {}
    ),
    "an open route covers what comes later": (
        [series(1, 0, 5), series(2, 6, 9)], [there(1, 0, None)], [], {2: "COVERED"}
    ),
    "a hand-made route begins before the values": (
        [series(1, 0, 5), series(2, 8, 9)], [there(2, 7, None)], [(1, day(0), day(7))], {}
    ),
    "a hand-made route cuts the values": (
        [series(1, 0, 5), series(2, 8, 9)], [there(2, 4, None)], [], {1: "COVERED"}
    ),
    "no values beside a route": ([series(1, None, None)], [there(9, 0, 1)], [], {1: "COVERED"}),
    "routes of another key do not count": (
        [series(1, 0, 5)], [there(9, 0, None, VariableID=2)], [(1, day(0), None)], {}
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", ROUTING)
def test_routes(case: str) -> None:
    rows, routes, made, reasons = ROUTING[case]
    inserts, doubts = routed(rows, routes)
    assert [(row["MetaDataID"], row["ValidFrom"], row["ValidTo"]) for row in inserts] == made
    assert doubts == {key: rules("routing")[word] for key, word in reasons.items()}


def routed(rows: Any, routes: Any) -> tuple[list[Any], dict[Any, str]]:
    changes = list(body("routing").change(Batch(rows, {"routes": routes})))
    inserts = [dict(change.values) for change in changes if isinstance(change, Insert)]
    doubts = {
        change.key["MetaDataID"]: change.reason
        for change in changes
        if isinstance(change, Doubtful)
    }
    return inserts, doubts


LENGTHS = st.tuples(st.integers(0, 20), st.integers(0, 6))


@given(
    spans=st.lists(st.one_of(LENGTHS, st.none()), max_size=7),
    routes=st.lists(st.tuples(st.integers(0, 20), st.integers(1, 6)), max_size=2),
)
def test_routes_never_meet_and_a_second_run_adds_none(
    spans: list[tuple[int, int] | None], routes: list[tuple[int, int]]
) -> None:
    rows = [
        series(key, *((span[0], sum(span)) if span else (None, None)))
        for key, span in enumerate(spans, start=1)
    ]
    earlier: list[Any] = []
    for number, (begin, length) in enumerate(sorted(routes)):
        if not earlier or earlier[-1]["ValidTo"] <= day(begin):
            earlier.append(there(100 + number, begin, begin + length))
    inserts, doubts = routed(rows, earlier)
    assert {row["MetaDataID"] for row in inserts} | set(doubts) == {
        row["MetaDataID"] for row in rows
    }
    for one, other in combinations([*inserts, *earlier], 2):
        assert not meet(one, other), (one, other)
    for row in inserts:
        own = rows[row["MetaDataID"] - 1]
        if own["FirstValue"] is not None:
            assert row["ValidFrom"] == own["FirstValue"]
            assert row["ValidTo"] is None or row["ValidTo"] > own["LastValue"]
    assert routed(rows, [*earlier, *inserts])[0] == []


def meet(one: Any, other: Any) -> bool:
    return (other["ValidTo"] is None or one["ValidFrom"] < other["ValidTo"]) and (
        one["ValidTo"] is None or other["ValidFrom"] < one["ValidTo"]
    )
