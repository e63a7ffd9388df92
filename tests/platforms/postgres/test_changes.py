"""Each kind of change, run on a real server forwards and backwards, then read back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from strandline.dictionary.model import (
    Action,
    Column,
    Dictionary,
    Expression,
    ForeignKey,
    Identity,
    Index,
    IndexColumn,
    Managed,
    Partition,
    Partitioning,
    PrimaryKey,
    Row,
    Table,
    Unique,
    ValueSet,
    View,
)
from strandline.dictionary.names import QName
from strandline.dictionary.types import TypeKind as K
from strandline.diff.compare import compare
from strandline.diff.operations import (
    AddForeignKey,
    AlterValueSet,
    CreateTable,
    DropForeignKey,
    DropTable,
    Operation,
    reverse_all,
)
from strandline.platforms.base import Connection
from strandline.platforms.postgres import platform
from support.postgres_rich import check, col, create, dictionary, lowered, run, settled, t, table

pytestmark = pytest.mark.postgres


def planned(before: Dictionary, after: Dictionary) -> list[Operation]:
    """What the planner hands over: foreign keys of new and dropped tables on their own."""
    first: list[Operation] = []
    rest: list[Operation] = []
    last: list[Operation] = []
    for operation in compare(before, after).operations:
        if isinstance(operation, DropTable):
            keys = operation.table.foreign_keys
            first += [DropForeignKey(table=operation.table.name, foreign_key=k) for k in keys]
            operation = DropTable(table=replace(operation.table, foreign_keys=()))
        elif isinstance(operation, CreateTable):
            keys = operation.table.foreign_keys
            last += [AddForeignKey(table=operation.table.name, foreign_key=k) for k in keys]
            operation = CreateTable(table=replace(operation.table, foreign_keys=()))
        rest.append(operation)
    return [*first, *rest, *last]


def in_any_order(given: Dictionary) -> Dictionary:
    def ordered(item: Table) -> Table:
        columns: tuple[Column, ...] = tuple(sorted(item.columns, key=lambda column: column.name))
        return replace(item, columns=columns)

    return replace(given, tables={name: ordered(item) for name, item in given.tables.items()})


def read(connection: Connection) -> Dictionary:
    return in_any_order(settled(platform.inspect(connection).dictionary))


SITE = table(
    "Site", col("SiteID", nullable=False), col("Name", t(K.STRING, length=40)), key=["SiteID"]
)
SITE_ROWS = 'INSERT INTO "Site" ("SiteID", "Name") VALUES (1, \'one\'), (2, \'two\')'


def site(*columns: Column, **more: object) -> Table:
    given = replace(SITE, columns=(*SITE.columns, *columns))
    return replace(given, **more)  # type: ignore[arg-type]


def typed(name: str, before: Column, after: Column) -> tuple[str, Dictionary, Dictionary]:
    return f"type {name}", dictionary(site(before)), dictionary(site(after))


GRADE = ValueSet(name=QName(None, "grade"), values=("low", "high"), native=True)
FINER = replace(GRADE, values=("low", "middle", "high", "it's"))
GRADED = t(K.STRING, value_set=QName(None, "grade"))
OTHER = table(
    "geo.Other", col("id", nullable=False), col("site"), key=["id"],
    foreign_keys=(
        ForeignKey(
            name="FK_Other_Site", columns=("site",), target=QName(None, "Site"), target_columns=("SiteID",)
        ),
    ),
)  # fmt: skip
EVENT = table(
    "event",
    col("id", nullable=False, identity=Identity()),
    col("at", K.DATE, nullable=False),
    key=["id", "at"],
)
BY_MONTH = Partitioning(
    strategy="range", columns=("at",),
    partitions=(Partition(name="event_1", lower=("'2026-01-01'",), upper=("'2026-02-01'",)), Partition(name="event_0", default=True)),
)  # fmt: skip
BY_MONTHS = replace(
    BY_MONTH,
    partitions=(
        *BY_MONTH.partitions,
        Partition(name="event_2", lower=("'2026-02-01'",), upper=("'2026-03-01'",)),
    ),
)
BY_HASH = Partitioning(
    strategy="hash", columns=("id",),
    partitions=tuple(Partition(name=f"event_{n}", modulus=2, remainder=n) for n in range(2)),
)  # fmt: skip
VIEW = View(
    name=QName(None, "names"),
    query=Expression("SELECT Name FROM Site WHERE Name IS NOT NULL"),
    description="Names",
)

CASES: list[tuple[str, Dictionary, Dictionary]] = [
    ("create table in new schema", dictionary(SITE), dictionary(SITE, OTHER)),
    ("add column", dictionary(SITE), dictionary(site(col("Depth", K.FLOAT64, description="in m")))),
    ("add column with default", dictionary(SITE), dictionary(site(col("State", t(K.STRING, length=9), default="'Raw'", nullable=False)))),
    ("add generated columns", dictionary(SITE), dictionary(site(col("Twice", generated="Base * 2"), col("Base")))),
    ("add identity column", dictionary(SITE), dictionary(site(col("No", identity=Identity(start=7, increment=3))))),
    ("rename column", dictionary(site(col("Old", generated="SiteID + 1"))), dictionary(site(col("New", generated="SiteID + 1", renamed_from="Old")))),
    ("rename table", dictionary(SITE), dictionary(replace(SITE, name=QName(None, "Place"), renamed_from="Site"))),
    ("move table", dictionary(replace(SITE, managed=Managed(append_only=True))), dictionary(replace(SITE, name=QName("geo", "Place"), renamed_from="Site", managed=Managed(append_only=True)))),
    ("rename managed column", dictionary(site(col("Old", t(K.TIMESTAMP)), managed=Managed(on_update=("Old",)))), dictionary(site(col("New", t(K.TIMESTAMP), renamed_from="Old"), managed=Managed(on_update=("New",))))),
    typed("integer to bigint", col("x", K.INTEGER, default="5"), col("x", K.BIGINT, default="5")),
    typed("integer to text", col("x", K.INTEGER), col("x", t(K.STRING, length=20))),
    typed("boolean to integer", col("x", K.BOOLEAN, default="true"), col("x", K.INTEGER, default="1")),
    typed("boolean to decimal", col("x", K.BOOLEAN), col("x", t(K.DECIMAL, precision=5, scale=1))),
    typed("text to binary", col("x", K.TEXT), col("x", K.BINARY_LARGE)),
    typed("text to json", col("x", K.TEXT), col("x", K.JSON)),
    typed("text to date", col("x", K.TEXT, default="'2026-01-01'"), col("x", K.DATE, default="'2026-01-01'")),
    typed("date to timestamp", col("x", K.DATE), col("x", t(K.TIMESTAMP, with_time_zone=True))),
    typed("uuid to text", col("x", K.UUID), col("x", K.TEXT)),
    typed("decimal to float", col("x", t(K.DECIMAL, precision=9, scale=2)), col("x", K.FLOAT32)),
    typed("timestamp precision", col("x", t(K.TIMESTAMP)), col("x", t(K.TIMESTAMP, precision=3))),
    typed("array of integer", col("x", t(K.ARRAY, items=t(K.INTEGER))), col("x", t(K.ARRAY, items=t(K.TEXT)))),
    ("type under generated column, index and check",
     dictionary(site(col("x"), col("y", generated="x * 2"), indexes=(Index(name="IX_y", columns=(IndexColumn(name="y"),)),), checks=(check("CK_y", "y > x"),))),
     dictionary(site(col("x", K.BIGINT), col("y", generated="x * 2"), indexes=(Index(name="IX_y", columns=(IndexColumn(name="y"),)),), checks=(check("CK_y", "y > x"),)))),
    ("nullable", dictionary(site(col("x", default="1"))), dictionary(site(col("x", default="1", nullable=False)))),
    ("default", dictionary(site(col("x", default="1"))), dictionary(site(col("x", default="2")))),
    ("default gone", dictionary(site(col("x", default="1"))), dictionary(site(col("x")))),
    ("identity", dictionary(SITE), dictionary(replace(SITE, columns=(replace(SITE.columns[0], identity=Identity(start=3)), SITE.columns[1])))),
    ("identity options", dictionary(site(col("n", identity=Identity()))), dictionary(site(col("n", identity=Identity(start=-5, increment=5))))),
    ("identity and type", dictionary(site(col("n", identity=Identity()))), dictionary(site(col("n", t(K.STRING, length=12), nullable=False)))),
    ("generated expression", dictionary(site(col("n", generated="SiteID + 1"))), dictionary(site(col("n", generated="SiteID + 2")))),
    ("generated to plain", dictionary(site(col("n", generated="SiteID + 1"))), dictionary(site(col("n")))),
    ("generated to plain as its base goes", dictionary(site(col("b"), col("n", generated="SiteID + b"))), dictionary(site(col("n")))),
    ("generated to another plain type as its base goes", dictionary(site(col("b"), col("n", generated="SiteID + b"))), dictionary(site(col("n", K.BIGINT)))),
    ("generated to plain, one of its two bases goes, the other widens", dictionary(site(col("c"), col("b"), col("n", generated="c + b"))), dictionary(site(col("c", K.BIGINT), col("n")))),
    ("generated loses its base", dictionary(site(col("b"), col("n", generated="SiteID + b"))), dictionary(site(col("n", generated="SiteID + 2")))),
    ("primary key", dictionary(SITE), dictionary(replace(SITE, primary_key=None))),
    ("wider primary key", dictionary(SITE), dictionary(replace(SITE, primary_key=PrimaryKey(name="PK_Site", columns=("SiteID", "Name"))))),
    ("unique", dictionary(SITE), dictionary(site(uniques=(Unique(name="UQ_Site_Name", columns=("Name",)),)))),
    ("uniques over the columns of other keys",
     dictionary(site(uniques=(Unique(name="a", columns=("SiteID",)), Unique(name="b", columns=("Name",)), Unique(name="c", columns=("Name",))))),
     dictionary(SITE)),
    ("partitioned with a unique over the key", dictionary(keyed_twice := replace(EVENT, uniques=(Unique(name="UQ_event", columns=("id", "at")),))), dictionary(replace(keyed_twice, partitioning=BY_MONTH))),
    ("check", dictionary(SITE), dictionary(site(checks=(check("CK_Site_id", "SiteID BETWEEN 1 AND 100"),)))),
    ("check body", dictionary(site(checks=(check("CK_Site_id", "SiteID > 0"),))), dictionary(site(checks=(check("CK_Site_id", "SiteID >= 0"),)))),
    ("index", dictionary(SITE), dictionary(site(indexes=(Index(name="IX_Site_Name", columns=(IndexColumn(expression=Expression("lower(Name)"), descending=True),), unique=True, where=Expression("SiteID > 0")),)))),
    ("foreign key action", dictionary(SITE, OTHER), dictionary(SITE, replace(OTHER, foreign_keys=(replace(OTHER.foreign_keys[0], on_delete=Action.CASCADE),)))),
    ("rename constraints", dictionary(site(uniques=(Unique(name="a", columns=("Name",)),))), dictionary(site(uniques=(Unique(name="b", columns=("Name",)),), primary_key=PrimaryKey(name="PK", columns=("SiteID",))))),
    ("view", dictionary(SITE), dictionary(SITE, views=[VIEW])),
    ("view query", dictionary(SITE, views=[VIEW]), dictionary(SITE, views=[replace(VIEW, query=Expression("SELECT SiteID FROM Site"), description=None)])),
    ("comments", dictionary(SITE), dictionary(replace(SITE, description="A 'site'", columns=(replace(SITE.columns[0], description="100 %"), SITE.columns[1])))),
    ("value set", dictionary(SITE), dictionary(site(col("g", GRADED, default="'low'")), sets=[GRADE])),
    ("value set values",
     dictionary(site(col("g", GRADED, default="'low'"), checks=(check("CK_g", "g IN ('low', 'high')"),), indexes=(Index(name="IX_g", columns=(IndexColumn(name="g"),), where=Expression("g = 'high'")),)), sets=[GRADE]),
     dictionary(site(col("g", GRADED, default="'middle'"), checks=(check("CK_g", "g IN ('low', 'high')"),), indexes=(Index(name="IX_g", columns=(IndexColumn(name="g"),), where=Expression("g = 'high'")),)), sets=[FINER])),
    ("value set to plain text", dictionary(site(col("g", GRADED)), sets=[GRADE]), dictionary(site(col("g", t(K.STRING, length=10))))),
    ("managed", dictionary(site(col("c", t(K.TIMESTAMP)))), dictionary(site(col("c", t(K.TIMESTAMP)), managed=Managed(on_update=("c",), immutable=("Name", "SiteID"))))),
    ("managed column with a percent sign", dictionary(site(col("at 5 %"))), dictionary(site(col("at 5 %"), managed=Managed(immutable=("at 5 %",))))),
    ("type of an immutable column", dictionary(site(col("x"), managed=Managed(immutable=("x",)))), dictionary(site(col("x", K.BIGINT), managed=Managed(immutable=("x",))))),
    ("values of an immutable column", dictionary(site(col("g", GRADED), managed=Managed(immutable=("g",), append_only=True)), sets=[GRADE]), dictionary(site(col("g", GRADED), managed=Managed(immutable=("g",), append_only=True)), sets=[FINER])),
    ("managed differently", dictionary(replace(SITE, managed=Managed(append_only=True))), dictionary(replace(SITE, managed=Managed(immutable=("Name",))))),
    ("partitioned", dictionary(EVENT), dictionary(replace(EVENT, partitioning=BY_MONTH, managed=Managed(append_only=True), description="x"))),
    ("more partitions", dictionary(replace(EVENT, partitioning=BY_MONTH)), dictionary(replace(EVENT, partitioning=BY_MONTHS))),
    ("other partitioning", dictionary(replace(EVENT, partitioning=BY_MONTH)), dictionary(replace(EVENT, partitioning=BY_HASH))),
    ("reference rows of an append-only table",
     dictionary(site(managed=Managed(append_only=True), rows=(Row.of({"SiteID": 7, "Name": "a"}), Row.of({"SiteID": 8, "Name": "b"})))),
     dictionary(site(managed=Managed(append_only=True), rows=(Row.of({"SiteID": 7, "Name": "c"}), Row.of({"SiteID": 9, "Name": None}))))),
]  # fmt: skip


@pytest.fixture
def connection(postgres_url: str) -> Iterator[Connection]:
    with platform.connect(postgres_url) as opened:
        yield opened


@pytest.mark.parametrize(("before", "after"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_change_and_way_back(connection: Connection, before: Dictionary, after: Dictionary) -> None:
    held = create(connection, before)
    wanted = lowered(after)
    if QName("public", "Site") in held.tables:
        connection.execute(SITE_ROWS)
    operations = planned(held, wanted)
    assert operations
    start = read(connection)
    assert start == in_any_order(settled(held))
    for _ in range(2):
        run(connection, platform.render(operations, held, wanted))
        assert read(connection) == in_any_order(settled(wanted))
        run(connection, platform.render(reverse_all(tuple(operations)), wanted, held))
        assert read(connection) == start


def test_values_survive_type_changes(connection: Connection) -> None:
    """Text to and from each type, with values in it."""
    values = {
        K.INTEGER: "42", K.BIGINT: "-7", K.BOOLEAN: "true", K.DATE: "2026-02-28", K.UUID: "8d6f5a1e-0000-4000-8000-000000000001",
        K.JSON: '{"a": 1}', K.BINARY_LARGE: "héllo\\", K.FLOAT64: "0.5", K.TIMESTAMP: "2026-01-01 10:00:00",
    }  # fmt: skip
    before = dictionary(table("v", *(col(kind.value, K.TEXT) for kind in values)))
    after = dictionary(table("v", *(col(kind.value, t(kind)) for kind in values)))
    held, wanted = create(connection, before), lowered(after)
    marks = ", ".join("?" * len(values))
    connection.execute(f"INSERT INTO v VALUES ({marks})", tuple(values.values()))
    start = connection.execute("SELECT * FROM v")
    operations = planned(held, wanted)
    run(connection, platform.render(operations, held, wanted))
    run(connection, platform.render(reverse_all(tuple(operations)), wanted, held))
    assert connection.execute("SELECT * FROM v") == start


def test_narrowing_text_is_refused_not_cut(connection: Connection) -> None:
    before, after = (
        dictionary(table("v", col("x", logical))) for logical in (K.TEXT, t(K.STRING, length=3))
    )
    held, wanted = create(connection, before), lowered(after)
    connection.execute("INSERT INTO v VALUES ('long text')")
    with pytest.raises(Exception, match="value too long"):
        run(connection, platform.render(planned(held, wanted), held, wanted))
    assert connection.execute("SELECT x FROM v") == [("long text",)]


def test_rows_move_between_partitions(connection: Connection) -> None:
    shapes = [
        replace(EVENT, partitioning=item) for item in (None, BY_MONTH, BY_MONTHS, BY_HASH, None)
    ]
    held = create(connection, dictionary(shapes[0]))
    connection.execute(
        "INSERT INTO event (at) VALUES ('2026-01-05'), ('2026-02-05'), ('2027-01-01')"
    )
    rows = connection.execute("SELECT id, at FROM event ORDER BY id")
    for shape in shapes[1:]:
        wanted = lowered(dictionary(shape))
        run(connection, platform.render(planned(held, wanted), held, wanted))
        assert connection.execute("SELECT id, at FROM event ORDER BY id") == rows
        held = wanted
    connection.execute("INSERT INTO event (at) VALUES ('2026-01-06')")
    assert connection.execute("SELECT max(id) FROM event") == [(4,)], "numbering goes on"


def test_removed_enum_value_in_use_is_refused(connection: Connection) -> None:
    held = create(connection, dictionary(site(col("g", GRADED)), sets=[FINER]))
    connection.execute("INSERT INTO \"Site\" VALUES (1, 'x', 'middle')")
    change = AlterValueSet(
        before=held.value_sets[QName("public", "grade")],
        after=lowered(dictionary(site(col("g", GRADED)), sets=[GRADE])).value_sets[
            QName("public", "grade")
        ],
    )
    with pytest.raises(Exception, match="invalid input value for enum"):
        run(connection, platform.render([change], held, held))
    assert connection.execute('SELECT g::text FROM "Site"') == [("middle",)]
