"""A column without a zone takes UTC, whoever inserts; local time stays local on a round trip."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from strandline.dictionary.model import (
    EMPTY,
    Column,
    Default,
    Dictionary,
    Expression,
    Managed,
    PrimaryKey,
    Table,
)
from strandline.dictionary.names import QName
from strandline.dictionary.types import LogicalType, TypeKind
from strandline.diff import operations as op
from strandline.platforms.base import Connection, Platform
from strandline.platforms.registry import get_platform

FAR = "Asia/Tokyo"
ZONES = {"postgres": f"SET TimeZone = '{FAR}'", "duckdb": f"SET TimeZone = '{FAR}'"}
PLATFORMS = [pytest.param("postgres", marks=pytest.mark.postgres), "duckdb", "sqlite"]
NAME = QName(None, "Stamp")


def declared(*defaults: str, managed: Managed | None = None) -> Dictionary:
    columns = [Column(name="id", type=LogicalType(kind=TypeKind.INTEGER), nullable=False)]
    for number, text in enumerate(defaults):
        columns.append(
            Column(
                name=f"at{number}",
                type=LogicalType(kind=TypeKind.TIMESTAMP),
                default=Default(expression=Expression(text), name=f"DF_{number}"),
            )
        )
    table = Table(
        name=NAME,
        columns=tuple(columns),
        primary_key=PrimaryKey(name="PK_Stamp", columns=("id",)),
        managed=managed or Managed(),
    )
    return Dictionary(tables={NAME: table})


@contextmanager
def opened(name: str, request: pytest.FixtureRequest, folder: Path) -> Iterator[tuple[Platform, Connection]]:  # fmt: skip
    platform = get_platform(name)
    urls = {"duckdb": f"duckdb:///{folder}/a.duckdb", "sqlite": f"sqlite:///{folder}/a.db"}
    url = urls[name] if name in urls else request.getfixturevalue("postgres_url")
    with platform.connect(url) as connection:
        yield platform, connection


def create(platform: Platform, connection: Connection, dictionary: Dictionary) -> Table:
    lowered = platform.lower(dictionary).dictionary
    (table,) = lowered.tables.values()
    for step in platform.render((op.CreateTable(table=table),), EMPTY, lowered):
        for statement in step.statements:
            connection.execute(statement)
    return table


def age(value: object) -> timedelta:
    moment = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
    return abs(datetime.now(tz=UTC).replace(tzinfo=None) - moment)


@pytest.mark.parametrize("name", PLATFORMS)
def test_a_session_elsewhere_inserts_utc(
    name: str, request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", FAR)
    texts = ("CURRENT_TIMESTAMP", "now()", "CURRENT_TIMESTAMP AT TIME ZONE 'UTC'")
    with opened(name, request, tmp_path) as (platform, connection):
        table = create(platform, connection, declared(*texts))
        found = platform.inspect(connection).dictionary.tables[table.name]
        for old, new in zip(table.columns, found.columns, strict=True):
            if old.default is not None and new.default is not None:
                assert new.default.expression.text == "CURRENT_TIMESTAMP"
                before = platform.comparable(old.default.expression, table)
                assert before == platform.comparable(new.default.expression, found)
        connection.execute(ZONES.get(name, "SELECT 1"))
        place = platform.qualified(table.name)
        connection.execute(f"INSERT INTO {place} ({platform.quote('id')}) VALUES (1)")
        ((_, *stamps),) = connection.execute(f"SELECT * FROM {place}")
        assert all(age(stamp) < timedelta(minutes=10) for stamp in stamps), stamps


@pytest.mark.parametrize("name", PLATFORMS)
def test_local_time_stays_local(name: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    plain = {"sqlite": "(datetime('now', 'localtime'))"}.get(name, "CURRENT_TIMESTAMP")
    with opened(name, request, tmp_path) as (platform, connection):
        connection.execute(f"CREATE TABLE foreign_one (stamp timestamp DEFAULT {plain})")
        inspected = platform.inspect(connection).dictionary
        (table,) = inspected.tables.values()
        assert table.columns[0].default is not None
        assert table.columns[0].default.expression == Expression("LOCALTIMESTAMP")
        connection.execute("DROP TABLE foreign_one")
        made = create(platform, connection, inspected)
        again = platform.inspect(connection).dictionary.tables[made.name]
        assert again.columns[0].default == made.columns[0].default


@pytest.mark.parametrize("name", PLATFORMS)
def test_a_column_added_later(name: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    with opened(name, request, tmp_path) as (platform, connection):
        table = create(platform, connection, declared())
        place = platform.qualified(table.name)
        connection.execute(f"INSERT INTO {place} ({platform.quote('id')}) VALUES (1)")
        before = platform.lower(declared()).dictionary
        after = platform.lower(declared("CURRENT_TIMESTAMP")).dictionary
        added = op.AddColumn(table=table.name, column=after.tables[table.name].columns[1])
        connection.execute(ZONES.get(name, "SELECT 1"))
        steps = platform.render((added,), before, after)
        for statement in platform.frame(steps).before_transaction:
            connection.execute(statement)
        for statement in [text for step in steps for text in step.statements]:
            connection.execute(statement)
        ((_, stamp),) = connection.execute(f"SELECT * FROM {place}")
        assert age(stamp) < timedelta(minutes=10)


@pytest.mark.parametrize("name", ["postgres", "duckdb"])
def test_a_native_now_of_the_authors_is_local_time(name: str) -> None:
    own = Expression("CURRENT_TIMESTAMP", overrides=((name, "now()"),))
    dictionary = declared("CURRENT_TIMESTAMP")
    table = dictionary.tables[NAME]
    column = Column(
        name="at0", type=table.columns[1].type, default=Default(expression=own, name="DF_0")
    )
    changed = Table(name=NAME, columns=(column,))
    lowered = get_platform(name).lower(Dictionary(tables={NAME: changed})).dictionary
    (held,) = lowered.tables.values()
    assert held.columns[0].default is not None
    assert held.columns[0].default.expression == Expression("LOCALTIMESTAMP")


@pytest.mark.postgres
def test_a_managed_stamp_is_utc(request: pytest.FixtureRequest, tmp_path: Path) -> None:
    with opened("postgres", request, tmp_path) as (platform, connection):
        table = create(
            platform, connection, declared("LOCALTIMESTAMP", managed=Managed(on_update=("at0",)))
        )
        place = platform.qualified(table.name)
        connection.execute(ZONES["postgres"])
        connection.execute(f"INSERT INTO {place} (id) VALUES (1)")
        ((local,),) = connection.execute(f"SELECT at0 FROM {place}")
        assert age(local) > timedelta(hours=8)
        connection.execute(f"UPDATE {place} SET id = 2")
        ((stamped,),) = connection.execute(f"SELECT at0 FROM {place}")
        assert age(stamped) < timedelta(minutes=10)


def test_sql_server_words() -> None:
    platform = get_platform("mssql")
    for text, native in {
        "CURRENT_TIMESTAMP": "SYSUTCDATETIME()",
        "LOCALTIMESTAMP": "SYSDATETIME()",
    }.items():
        assert platform.expression(Expression(text)) == native
