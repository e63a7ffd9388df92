"""Dictionaries for the documentation tests: a small one with a history, and a hostile one."""

from __future__ import annotations

from dataclasses import replace

from strandline.dictionary.model import (
    Action,
    Check,
    Column,
    Default,
    Dictionary,
    Expression,
    ForeignKey,
    Generated,
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
from strandline.dictionary.types import LogicalType, TypeKind
from strandline.diff.operations import (
    AddCheck,
    AddColumn,
    AddForeignKey,
    AlterColumn,
    AlterValueSet,
    CreateTable,
    CreateValueSet,
    CreateView,
    DropTable,
    DropView,
    InsertRow,
    RenameColumn,
    RenameTable,
    SetComment,
)
from strandline.docgen.records import DocumentedComponent, VersionEntry

INTEGER = LogicalType(kind=TypeKind.INTEGER)
NOW = Default(expression=Expression("CURRENT_TIMESTAMP"), name="DF_reading_taken_at")
STAMP = LogicalType(kind=TypeKind.TIMESTAMP, precision=6, with_time_zone=True)
KIND = QName(None, "kind")
SITE, READING, LATEST = QName(None, "site"), QName(None, "reading"), QName(None, "latest")


def string(length: int, *, of: QName | None = None) -> LogicalType:
    return LogicalType(kind=TypeKind.STRING, length=length, value_set=of)


def table(name: str, *columns: Column, schema: str | None = None, **more) -> Table:
    return Table(name=QName(schema, name), columns=columns, **more)


def key(name: str) -> Column:
    return Column(name=name, type=INTEGER, nullable=False)


def points_at(name: str, column: str, target: Table, **more) -> ForeignKey:
    return ForeignKey(
        name=name,
        columns=(column,),
        target=target.name,
        target_columns=(target.columns[0].name,),
        **more,
    )


def site() -> Table:
    return table(
        "site",
        Column(name="id", type=INTEGER, nullable=False, identity=Identity()),
        Column(name="name", type=string(100), nullable=False, description="What people call it."),
        Column(name="kind", type=string(20, of=KIND), nullable=False),
        Column(name="part_of", type=INTEGER),
        primary_key=PrimaryKey(name="pk_site", columns=("id",)),
        uniques=(Unique(name="uq_site_name", columns=("name",)),),
        foreign_keys=(
            ForeignKey(
                name="fk_site_site",
                columns=("part_of",),
                target=SITE,
                target_columns=("id",),
                on_delete=Action.SET_NULL,
            ),
        ),
        indexes=(
            Index(
                name="ix_site_name",
                columns=(IndexColumn(expression=Expression("lower(name)")),),
                where=Expression("part_of IS NULL"),
            ),
        ),
        rows=(
            Row.of({"id": 1, "name": "Inlet", "kind": "river"}),
            Row.of({"id": 2, "name": "Outlet | east", "kind": "river", "part_of": None}),
        ),
        description="Places where water is looked at. Each may be part of another.",
        theme="Places",
    )


def reading() -> Table:
    return table(
        "reading",
        Column(name="site_id", type=INTEGER, nullable=False),
        Column(name="taken_at", type=STAMP, nullable=False, default=NOW),
        Column(name="level", type=LogicalType(kind=TypeKind.DECIMAL, precision=8, scale=3)),
        Column(
            name="level_mm",
            type=LogicalType(kind=TypeKind.DECIMAL, precision=12, scale=3),
            generated=Generated(expression=Expression("level * 1000")),
        ),
        primary_key=PrimaryKey(name="pk_reading", columns=("site_id", "taken_at"), clustered=True),
        foreign_keys=(points_at("fk_reading_site", "site_id", site()),),
        checks=(
            Check(
                name="ck_reading_level",
                expression=Expression("level >= 0 OR level IS NULL", (("mssql", "level >= 0"),)),
            ),
        ),
        managed=Managed(append_only=True),
        partitioning=Partitioning(
            strategy="range",
            columns=("taken_at",),
            partitions=(
                Partition(name="p_2026", lower=("'2026-01-01'",), upper=("'2027-01-01'",)),
                Partition(name="p_rest", default=True),
            ),
        ),
        description="Water levels.",
        theme="Values",
    )


def small() -> DocumentedComponent:
    """Two tables, a view and a value set, with three versions and a renamed table and column."""
    places = replace(site(), name=QName(None, "place"), foreign_keys=(), indexes=(), rows=())
    columns = (places.columns[0], replace(places.columns[1], name="title", type=string(50)))
    places = replace(places, columns=columns, uniques=())
    old_kinds = ValueSet(name=KIND, values=("river",), description="Kinds of water.")
    kinds = replace(old_kinds, values=("river", "lake"))
    view = View(
        name=LATEST,
        query=Expression("SELECT r.site_id, max(r.taken_at) AS last FROM Reading r GROUP BY 1"),
        description="The newest reading of each site.",
    )
    first = Dictionary(tables={places.name: places}, value_sets={KIND: old_kinds})
    head = Dictionary(
        tables={SITE: site(), READING: reading()}, views={LATEST: view}, value_sets={KIND: kinds}
    )
    scratch = table("scratch", key("id"))
    one = VersionEntry(
        label="1.0.0",
        dictionary=first,
        description="The beginning.",
        date="2026-01-05",
        author="Ada",
        operations_from_parent=(
            CreateValueSet(value_set=old_kinds),
            CreateTable(table=places),
            CreateTable(table=scratch),
        ),
    )
    renamed = site().columns[1]
    two = VersionEntry(
        label="1.1.0",
        dictionary=head,
        description="Sites and readings.",
        date="2026-03-01",
        author="Ada",
        breaking=True,
        operations_from_parent=(
            DropTable(table=scratch),
            AlterValueSet(before=old_kinds, after=kinds),
            RenameTable(before=places.name, after=SITE),
            RenameColumn(table=SITE, before="title", after="name"),
            AlterColumn(table=SITE, before=replace(renamed, type=string(50)), after=renamed),
            AddColumn(table=SITE, column=site().columns[2]),
            AddColumn(table=SITE, column=site().columns[3]),
            AddForeignKey(table=SITE, foreign_key=site().foreign_keys[0]),
            CreateTable(table=reading()),
            AddForeignKey(table=READING, foreign_key=reading().foreign_keys[0]),
            CreateView(view=view),
            InsertRow(table=SITE, key=("id",), row=site().rows[0]),
            InsertRow(table=SITE, key=("id",), row=site().rows[1]),
        ),
    )
    three = VersionEntry(
        label="1.2.0",
        dictionary=head,
        date="2026-04-01",
        operations_from_parent=(
            SetComment(target=SITE, column="name", before=None, after="What people call it."),
            AddCheck(table=READING, check=reading().checks[0]),
            DropView(view=view),
            CreateView(view=view),
        ),
    )
    return DocumentedComponent(
        name="tides",
        version="1.2.0",
        dictionary=head,
        description="Where the water stood.",
        history=(one, two, three),
        platforms=("postgres", "sqlite"),
        fingerprint="0123abcd",
    )


HOSTILE_TEXTS = (
    "</script><script>document.documentElement.dataset.pwned='1'</script>",
    "<img src=x onerror=\"document.documentElement.dataset.pwned='1'\">",
    "a|b`c``d\\|e\nf <b>bold</b> &amp; *x* _y_ [z](javascript:alert(1)) {{ 7*7 }} ${x}",
    "\"' --> ]]> <!-- %%{init: {}}%% \\",
    "\u202egnol\u2066 \x00\x07\ud800 \u8868 \U0001f30a e\u0301",
    "# heading\n\n- item\n1. one\n```\nfence\n~~~\n<details>",
    "../../etc/passwd",
    "con",
    "index",
    "<svg onload=alert(1)>",
)


def hostile() -> DocumentedComponent:
    """Every name and description is an attempt on the reader; names differ by number only."""
    tables = {}
    previous: Table | None = None
    for at, text in enumerate(HOSTILE_TEXTS):
        columns = (
            Column(name=f"{text}", type=INTEGER, nullable=False, description=text),
            Column(
                name="x" * 300,
                type=string(5),
                default=Default(expression=Expression(text), name="d"),
            ),
        )
        made = table(
            text,
            *columns,
            schema="s|`<" if at % 2 else None,
            description=text,
            theme=text if at % 3 else None,
            primary_key=PrimaryKey(name=text, columns=(text,)),
            foreign_keys=(points_at(text, text, previous),) if previous else (),
            checks=(Check(name=text, expression=Expression(text)),),
            rows=(Row.of({text: text, "x" * 300: text}),),
        )
        tables[made.name] = made
        previous = made
    for name in ("Twin", "twin", "TWIN"):
        made = table(name, key("id"), schema=f"schema_{name}")
        tables[made.name] = made
    text = HOSTILE_TEXTS[0]
    name = QName(None, text)
    dictionary = Dictionary(
        tables=tables,
        views={name: View(name=name, query=Expression(HOSTILE_TEXTS[5]), description=text)},
        value_sets={name: ValueSet(name=name, values=HOSTILE_TEXTS, description=text)},
    )
    operations = tuple(CreateTable(table=made) for made in tables.values())
    entry = VersionEntry(
        label=text,
        dictionary=dictionary,
        description=text,
        author=text,
        date=text,
        operations_from_parent=operations,
    )
    return DocumentedComponent(
        name=text,
        version=text,
        dictionary=dictionary,
        description=text,
        history=(entry,),
        platforms=(HOSTILE_TEXTS[2],),
        fingerprint=text,
    )


def many(count: int, *, themes: int) -> Dictionary:
    """Return `count` tables, each pointing at up to three earlier ones, by a fixed rule."""
    tables = {}
    made: list[Table] = []
    for at in range(count):
        targets = sorted({(at * 7) // 11, max(at - 5, 0), max(at - 1, 0)} - {at})
        parents = [made[target] for target in targets]
        columns = [key("id")]
        columns += [Column(name=f"{parent.name.name}_id", type=INTEGER) for parent in parents]
        columns += [Column(name=f"value_{number}", type=string(200)) for number in range(at % 12)]
        one = table(
            f"table_{at:04d}",
            *columns,
            primary_key=PrimaryKey(name=f"pk_{at}", columns=("id",)),
            foreign_keys=tuple(
                points_at(f"fk_{at}_{parent.name.name}", f"{parent.name.name}_id", parent)
                for parent in parents
            ),
            theme=f"Theme {at * themes // count}" if themes else None,
        )
        made.append(one)
        tables[one.name] = one
    return Dictionary(tables=tables)
