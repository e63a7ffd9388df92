"""Version 1.7.0 with rows in it: annotations, quality codes, stored ingestion requests."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from packs.water.databases import Desk, WaterDatabase

NEW = {
    "QualityCode": ("QualityCodeID", "Name", "IsUsable", "Description"),
    "AnnotationType": ("AnnotationTypeID", "Name", "Color"),
    "Annotation": (
        *("AnnotationID", "MetaDataID", "AnnotationTypeID", "StartTime", "EndTime"),
        *("AuthorPersonID", "CampaignID", "EquipmentEventID", "Title", "Comment", "CreatedAt"),
    ),
    "IngestRequest": (
        *("IngestRequestID", "Caller", "IdempotencyKey", "Endpoint", "RequestHash"),
        *("StatusCode", "Response", "CreatedAt"),
    ),
}
START = datetime.fromisoformat("2025-03-01 12:00:00.123456")
LONG = "Ölfilm auf der Messfläche; " * 500


def annotate(desk: Desk, series: int, **more: object) -> int:
    values: dict[str, object] = {
        "MetaDataID": series,
        "AnnotationTypeID": 1,
        "StartTime": START,
        "Title": "Fouled",
        **more,
    }
    return desk.insert("Annotation", **values)


def request(desk: Desk, **more: object) -> int:
    values: dict[str, object] = {
        "Caller": "importer",
        "IdempotencyKey": "day-1",
        "Endpoint": "sensor",
        "RequestHash": "0" * 64,
        "StatusCode": 201,
        "Response": "{}",
        **more,
    }
    return desk.insert("IngestRequest", **values)


def test_an_annotation_needs_a_series_a_kind_a_start_and_a_title(desk: Desk) -> None:
    series = desk.insert("MetaData", ValueTypeID=1)
    whole = {"MetaDataID": series, "AnnotationTypeID": 8, "StartTime": START, "Title": "Seen"}
    for name in whole:
        desk.refuses("Annotation", **{k: v for k, v in whole.items() if k != name})
    for wrong in ({"MetaDataID": series + 1}, {"AnnotationTypeID": 11}, {"AuthorPersonID": 1}):
        desk.refuses("Annotation", **{**whole, **wrong})
    first = desk.insert("Annotation", **whole)
    ((start, end, created),) = desk.ask(
        'SELECT "StartTime", "EndTime", "CreatedAt" FROM {Annotation} WHERE "AnnotationID" = ?',
        first,
    )
    assert end is None
    assert created is not None
    assert str(start).startswith("2025-03-01 12:00:00.123456")


def test_a_key_of_a_caller_is_stored_once(desk: Desk) -> None:
    request(desk)
    request(desk, Caller="laboratory")
    request(desk, IdempotencyKey="day-2")
    desk.refuses(
        "IngestRequest",
        Caller="importer",
        IdempotencyKey="day-1",
        Endpoint="lab",
        RequestHash="1" * 64,
        StatusCode=201,
        Response="{}",
    )
    assert desk.column("SELECT count(*) FROM {IngestRequest}") == [3]


def test_a_value_may_carry_a_code_that_the_vocabulary_does_not_have(desk: Desk) -> None:
    series = desk.insert("MetaData", ValueTypeID=1)
    desk.insert("Value", MetaDataID=series, tstamp=START, Value=1.5, QualityCode=99)
    assert desk.ask(
        'SELECT v."QualityCode", q."Name" FROM {Value} v '
        'LEFT JOIN {QualityCode} q ON q."QualityCodeID" = v."QualityCode"'
    ) == [(99, None)]


@pytest.fixture
def used(new_database: Callable[[], WaterDatabase]) -> WaterDatabase:
    """A database at 1.7.0 in which people have written."""
    database = new_database()
    database.apply("1.7.0")
    with database.connect() as connection:
        desk = Desk(database, connection)
        series = desk.insert("MetaData", ValueTypeID=1)
        annotate(desk, series, Comment=LONG, EndTime=START.replace(day=2))
        annotate(desk, series, AnnotationTypeID=8, Title="Quelle: 水質 🌊")
        desk.ask('DELETE FROM {Annotation} WHERE "AnnotationID" = 1 RETURNING 1')
        annotate(desk, series, AnnotationTypeID=5)
        request(desk)
    return database


def rows(database: WaterDatabase) -> dict[str, list[tuple[object, ...]]]:
    return {name: database.select(name, *columns) for name, columns in NEW.items()}


def test_annotations_come_back_after_a_rollback_twice_over(used: WaterDatabase) -> None:
    before = rows(used)
    assert [len(found) for found in before.values()] == [6, 10, 2, 1]
    for _ in range(2):
        used.rollback("1.6.0")
        assert used.differences("1.6.0") == []
        used.apply("1.7.0")
        assert used.differences("1.7.0") == []
        assert rows(used) == before
    with used.connect() as connection:
        # Numbers go on where they stood: none is given out twice.
        assert annotate(Desk(used, connection), 1) == 4
