"""Each feature of the format, loaded from the text a person writes to the value it means."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from strandline.dictionary.component import Baseline, VersionTable
from strandline.dictionary.conventions import FileNaming, NameCase
from strandline.dictionary.load import Loaded, load_directory
from strandline.dictionary.model import (
    Action,
    Check,
    Default,
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

HEAD = '_format_version: "1.0"\n'


def load(folder: Path, *texts: str, component: str = "") -> Loaded:
    for number, text in enumerate(texts):
        (folder / f"{number}.yaml").write_text(HEAD + text, encoding="utf-8")
    if component:
        (folder / "component.yaml").write_text(HEAD + component, encoding="utf-8")
    loaded = load_directory(folder, base=folder)
    assert list(loaded.findings) == []
    return loaded


def load_table(folder: Path, text: str, *, component: str = "") -> Table:
    [table] = load(folder, text, component=component).dictionary.tables.values()
    return table


def type_of(kind: TypeKind, **rest: Any) -> LogicalType:
    return LogicalType(kind=kind, **rest)


TYPES = [
    *[
        (kind.value, type_of(kind))
        for kind in TypeKind
        if kind.value
        in (
            "smallint",
            "integer",
            "bigint",
            "float32",
            "float64",
            "text",
            "boolean",
            "date",
            "uuid",
            "json",
            "binary_large",
        )
    ],
    ("smallinteger", type_of(TypeKind.SMALLINT)),
    ("BigInteger", type_of(TypeKind.BIGINT)),
    ("decimal, precision: 18, scale: 4", type_of(TypeKind.DECIMAL, precision=18, scale=4)),
    ("string, max_length: 40", type_of(TypeKind.STRING, length=40)),
    ("string, max_length: max", type_of(TypeKind.TEXT)),
    ("string, max_length: MAX", type_of(TypeKind.TEXT)),
    ("binary, max_length: 16", type_of(TypeKind.BINARY, length=16)),
    ("binary, max_length: max", type_of(TypeKind.BINARY_LARGE)),
    ("time", type_of(TypeKind.TIME, precision=6)),
    ("time, precision: 0", type_of(TypeKind.TIME, precision=0)),
    ("timestamp", type_of(TypeKind.TIMESTAMP, precision=6)),
    (
        "timestamp, precision: 9, with_time_zone: yes",
        type_of(TypeKind.TIMESTAMP, precision=9, with_time_zone=True),
    ),
    ("array, items: integer", type_of(TypeKind.ARRAY, items=type_of(TypeKind.INTEGER))),
    (
        "array, items: {logical_type: string, max_length: 5}",
        type_of(TypeKind.ARRAY, items=type_of(TypeKind.STRING, length=5)),
    ),
    (
        "string, max_length: 9, value_set: s.kind",
        type_of(TypeKind.STRING, length=9, value_set=QName("s", "kind")),
    ),
    ("text, value_set: {name: a.b}", type_of(TypeKind.TEXT, value_set=QName(None, "a.b"))),
]


@pytest.mark.parametrize(("written", "meant"), TYPES, ids=[case[0] for case in TYPES])
def test_logical_type(tmp_path: Path, written: str, meant: LogicalType) -> None:
    text = f"table:\n  name: T\n  columns:\n    - {{name: a, logical_type: {written}}}\n"
    assert load_table(tmp_path, text).columns[0].type == meant


DEFAULTS = [
    ("1", "1"),
    ("-1.50", "-1.50"),
    ("true", "TRUE"),
    ("no", "FALSE"),
    ("'true'", "true"),
    ("CURRENT_TIMESTAMP", "CURRENT_TIMESTAMP"),
    ("\"'Raw'\"", "'Raw'"),
    ("\"''\"", "''"),
]


@pytest.mark.parametrize(("written", "meant"), DEFAULTS, ids=[case[0] for case in DEFAULTS])
def test_default(tmp_path: Path, written: str, meant: str) -> None:
    text = (
        "table:\n  name: T\n  columns:\n"
        f"    - {{name: a, logical_type: text, default: {written}}}\n"
    )
    default = load_table(tmp_path, text).columns[0].default
    assert default == Default(expression=Expression(meant), name="DF_T_a")


COLUMNS = "table:\n  name: T\n  columns:\n    - {name: a, logical_type: integer"
PARTS: list[tuple[str, str, object]] = [
    ("columns[0].identity", COLUMNS + ", identity: true}", Identity()),
    ("columns[0].identity", COLUMNS + ", identity: false}", None),
    (
        "columns[0].identity",
        COLUMNS + ", identity: {start: 0, increment: 5}}",
        Identity(start=0, increment=5),
    ),
    (
        "columns[0].generated",
        COLUMNS + ", generated: b || c}",
        Generated(expression=Expression("b || c")),
    ),
    (
        "columns[0].generated",
        COLUMNS + ", generated: {expression: b, stored: false, platforms: {mssql: '[b]'}}}",
        Generated(expression=Expression("b", (("mssql", "[b]"),)), stored=False),
    ),
    (
        "columns[0].default",
        COLUMNS + ", default: {expression: 1, name: DF_x, platforms: {mssql: '(1)', duckdb: '1'}}}",
        Default(expression=Expression("1", (("duckdb", "1"), ("mssql", "(1)"))), name="DF_x"),
    ),
    ("columns[0].nullable", COLUMNS + "}", True),
    ("columns[0].nullable", COLUMNS + ", nullable: off}", False),
    ("columns[0].description", COLUMNS + ", description: No}", "No"),
    ("columns[0].renamed_from", COLUMNS + ", renamed_from: 12}", "12"),
    ("primary_key", COLUMNS + "}\n  primary_key: a", PrimaryKey(name="PK_T", columns=("a",))),
    ("primary_key", COLUMNS + "}\n  primary_key: [a]", PrimaryKey(name="PK_T", columns=("a",))),
    (
        "primary_key",
        COLUMNS + "}\n  primary_key: {name: P, columns: [a, b], clustered: true}",
        PrimaryKey(name="P", columns=("a", "b"), clustered=True),
    ),
    (
        "uniques",
        COLUMNS + "}\n  unique_constraints: [{columns: [a, b]}, {name: U, columns: b}, [c]]",
        (
            Unique(name="UQ_T_a_b", columns=("a", "b")),
            Unique(name="U", columns=("b",)),
            Unique(name="UQ_T_c", columns=("c",)),
        ),
    ),
    (
        "checks",
        COLUMNS + "}\n  check_constraints: [a > 0, {name: C, expression: 'a < 9', "
        "platforms: {mssql: '[a] < 9'}}]",
        (
            Check(name="CK_T_a", expression=Expression("a > 0")),
            Check(name="C", expression=Expression("a < 9", (("mssql", "[a] < 9"),))),
        ),
    ),
    (
        "foreign_keys",
        COLUMNS + ", foreign_key: {table: P, column: x}}",
        (
            ForeignKey(
                name="FK_T_P", columns=("a",), target=QName(None, "P"), target_columns=("x",)
            ),
        ),
    ),
    (
        "foreign_keys",
        COLUMNS + ", foreign_key: {table: T, column: a}}",
        (
            ForeignKey(
                name="FK_T_a", columns=("a",), target=QName(None, "T"), target_columns=("a",)
            ),
        ),
    ),
    (
        "foreign_keys",
        COLUMNS + "}\n  foreign_keys: [{columns: [a, b], references: {table: P, "
        "schema: s, columns: [x, y]}, on_delete: SET NULL, on_update: set-default}]",
        (
            ForeignKey(
                name="FK_T_P",
                columns=("a", "b"),
                target=QName("s", "P"),
                target_columns=("x", "y"),
                on_delete=Action.SET_NULL,
                on_update=Action.SET_DEFAULT,
            ),
        ),
    ),
    (
        "foreign_keys",
        COLUMNS + "}\n  foreign_keys: [{columns: [a], references: {table: P}}, "
        "{columns: [b], references: {table: P}}]",
        (
            ForeignKey(
                name="FK_T_P", columns=("a",), target=QName(None, "P"), target_columns=("a",)
            ),
            ForeignKey(
                name="FK_T_b", columns=("b",), target=QName(None, "P"), target_columns=("b",)
            ),
        ),
    ),
    (
        "indexes",
        COLUMNS + "}\n  indexes: [{columns: a}, {name: I, columns: [a, {name: b, order: DESC}, "
        "{expression: lower(c), platforms: {mssql: x}}], unique: true, where: a > 1, include: [d], "
        "method: btree}]",
        (
            Index(name="IX_T_a", columns=(IndexColumn(name="a"),)),
            Index(
                name="I",
                columns=(
                    IndexColumn(name="a"),
                    IndexColumn(name="b", descending=True),
                    IndexColumn(expression=Expression("lower(c)", (("mssql", "x"),))),
                ),
                unique=True,
                where=Expression("a > 1"),
                include=("d",),
                method="btree",
            ),
        ),
    ),
    (
        "managed",
        COLUMNS + "}\n  managed: {u: on_update, append_only: true, immutable: [b, a]}",
        Managed(on_update=("u",), append_only=True, immutable=("a", "b")),
    ),
    (
        "partitioning",
        COLUMNS + "}\n  partition_by: {strategy: RANGE, columns: [a], partitions: "
        "[{name: p1, from: '1', to: \"'2'\"}, {name: rest, default: true}]}",
        Partitioning(
            strategy="range",
            columns=("a",),
            partitions=(
                Partition(name="p1", lower=("1",), upper=("'2'",)),
                Partition(name="rest", default=True),
            ),
        ),
    ),
    (
        "partitioning",
        COLUMNS + "}\n  partition_by: {strategy: list, columns: a, partitions: "
        "[{name: p, values: [1, 'NULL']}]}",
        Partitioning(
            strategy="list", columns=("a",), partitions=(Partition(name="p", values=("1", "NULL")),)
        ),
    ),
    (
        "partitioning",
        COLUMNS + "}\n  partition_by: {strategy: hash, columns: [a], partitions: "
        "[{name: p, modulus: 4, remainder: 0}]}",
        Partitioning(
            strategy="hash",
            columns=("a",),
            partitions=(Partition(name="p", modulus=4, remainder=0),),
        ),
    ),
    ("theme", COLUMNS + "}\n  theme: Context", "Context"),
    ("description", COLUMNS + "}\n  description: |\n    two\n    lines\n", "two\nlines\n"),
    ("renamed_from", COLUMNS + "}\n  renamed_from: Old", "Old"),
    ("name", COLUMNS + "}\n  schema: dbo", QName("dbo", "T")),
]


@pytest.mark.parametrize(("part", "text", "meant"), PARTS, ids=range(len(PARTS)))
def test_part_of_a_table(tmp_path: Path, part: str, text: str, meant: object) -> None:
    value: Any = load_table(tmp_path, text + "\n")
    for step in part.replace("[0]", ".0").split("."):
        value = value[0] if step == "0" else getattr(value, step)
    assert value == meant


CELLS = [
    ("integer", "5", 5),
    ("integer", "0012", 12),
    ("integer", "0x1F", 31),
    ("integer", "~", None),
    ("float64", "5", 5.0),
    ("float64", "1e3", 1000.0),
    ("float64", ".inf", float("inf")),
    ("boolean", "yes", True),
    ("text", "No", "No"),
    ("text", "0012", "0012"),
    ("text", "''", ""),
    ("text", "'null'", "null"),
    ("text", "null", None),
    ("date", "2026-01-31", "2026-01-31"),
    ("decimal, precision: 9, scale: 2", "0.10", "0.10"),
    ("uuid", "12", "12"),
    ("binary_large", "!!binary AP8=", b"\x00\xff"),
    ("json", "{b: [1, x], a: ~}", '{"a": null, "b": [1, "x"]}'),
    ("json", "'[1]'", "[1]"),
    ("timestamp", "2026-01-31 10:00:00", "2026-01-31 10:00:00"),
    ("time", "10:20:30", "10:20:30"),
]


@pytest.mark.parametrize(("kind", "written", "meant"), CELLS, ids=[f"{c[0]}={c[1]}" for c in CELLS])
def test_cell_of_a_reference_row(tmp_path: Path, kind: str, written: str, meant: object) -> None:
    text = (
        f"table:\n  name: T\n  columns:\n    - {{name: a, logical_type: {kind}}}\n"
        f"  seed_data:\n    - {{a: {written}}}\n"
    )
    assert load_table(tmp_path, text).rows == (Row.of({"a": meant}),)  # type: ignore[dict-item]


def test_view_and_value_set(tmp_path: Path) -> None:
    dictionary = load(
        tmp_path,
        "view: {name: V, schema: s, description: d, query: 'SELECT 1 ;', platforms: {mssql: x}}\n",
        "value_set: {name: S, schema: s, description: d, values: [No, 12, a b], native: true}\n",
    ).dictionary
    assert dictionary.views == {
        QName("s", "V"): View(
            name=QName("s", "V"), description="d", query=Expression("SELECT 1", (("mssql", "x"),))
        )
    }
    assert dictionary.value_sets == {
        QName("s", "S"): ValueSet(
            name=QName("s", "S"), values=("No", "12", "a b"), native=True, description="d"
        )
    }


COMPONENT = """\
component:
  name: water
  description: d
  version: "1.6.0"
  default_schema: dbo
  platforms: [postgres, sqlite]
  version_table: {table: SchemaVersion, since: "1.0.1", version: Version, script: Script}
  conventions:
    table_case: pascal
    column_case: Snake
    allow: [tstamp]
    allow_suffixes: [_nm]
    file_name: table
    names: {primary_key: "pk_{table}", default: "d_{column}"}
  migrations: {create: "{to}-{platform}.sql"}
  baseline: {tool: alembic, revision: 0012, version: "1.0.0", files: 12}
"""


def test_component(tmp_path: Path) -> None:
    loaded = load(tmp_path, COLUMNS + ", default: 1}\n  primary_key: a\n", component=COMPONENT)
    component = loaded.component
    assert (component.name, component.description, component.version) == ("water", "d", "1.6.0")
    assert component.platforms == ("postgres", "sqlite")
    assert component.version_table == VersionTable(
        table=QName("dbo", "SchemaVersion"), since="1.0.1", version="Version", script="Script"
    )
    conventions = component.conventions
    assert (conventions.table_case, conventions.column_case) == (NameCase.PASCAL, NameCase.SNAKE)
    assert (conventions.allow, conventions.allow_suffixes) == (("tstamp",), ("_nm",))
    assert conventions.file_name is FileNaming.TABLE
    assert component.migrations.create == "{to}-{platform}.sql"
    assert component.baseline == Baseline(
        tool="alembic", revision="0012", version="1.0.0", files=12
    )
    table = loaded.dictionary.tables[QName("dbo", "T")]
    assert table.primary_key == PrimaryKey(name="pk_T", columns=("a",))
    assert table.columns[0].default == Default(expression=Expression("1"), name="d_a")


def test_the_default_schema_goes_everywhere(tmp_path: Path) -> None:
    component = "component: {name: c, default_schema: dbo}\n"
    text = (
        "table:\n  name: T\n  schema: app\n  columns:\n"
        "    - {name: a, logical_type: integer, foreign_key: {table: P, column: a}}\n"
        "    - {name: b, logical_type: integer, foreign_key: {table: P, column: a, schema: null}}\n"
        "    - {name: c, logical_type: text, value_set: S}\n"
    )
    table = load_table(tmp_path, text, component=component)
    assert [key.target for key in table.foreign_keys] == [QName("app", "P"), QName("dbo", "P")]
    assert table.columns[2].type.value_set == QName("dbo", "S")


BAD_COMPONENTS = [
    ("component: {name: c, platforms: [postgress]}", "D009", "3:", "did you mean postgres?"),
    ("component: {name: c, versoin: 1}", "D006", "", "did you mean version?"),
    ("component: {version: 1}", "D007", "", "add `name:`"),
    ("component: {name: c, conventions: {table_case: pascall}}", "D009", "", "mean pascal?"),
    ("component: {name: c, conventions: {enforce_names: true}}", "D006", "", "mean file_name?"),
    ("component: {name: c, conventions: {names: {index: 'IX_{tabel}'}}}", "D009", "", "{columns}"),
    ("component: {name: c, migrations: {forward: 'x.sql'}}", "D008", "", "{platform}"),
    (
        "component: {name: c, migrations: {forward: '../{from}{to}{platform}'}}",
        "D008",
        "",
        "no fol",
    ),
    ("component: {name: c, version_table: {table: V}}", "D007", "", "add `"),
    ("component: {name: c, baseline: {tool: alembic, revision: a}}", "D007", "", "add `version"),
    (
        "component: {name: c, baseline: {tool: a, revision: b, version: c, files: -1}}",
        "D010",
        "",
        "0",
    ),
    (
        "component: {name: c, baseline: {tool: a, revision: b, version: c, file: 1}}",
        "D006",
        "",
        "files",
    ),
]


@pytest.mark.parametrize(("text", "code", "_place", "fix"), BAD_COMPONENTS)
def test_wrong_component(tmp_path: Path, text: str, code: str, _place: str, fix: str) -> None:
    (tmp_path / "component.yaml").write_text(HEAD + text + "\n")
    findings = load_directory(tmp_path, base=tmp_path).findings
    assert {f.code for f in findings} == {code}
    assert fix in findings[0].fix
    assert findings[0].span is not None
    assert findings[0].span.file == "component.yaml"


@pytest.mark.parametrize(
    ("ends", "mark"),
    [("\r\n", b""), ("\n", b"\xef\xbb\xbf"), ("\r", b"")],
    ids=["crlf", "bom", "cr"],
)
def test_line_ends_and_byte_order_mark_change_nothing(
    tmp_path: Path, ends: str, mark: bytes
) -> None:
    text = (HEAD + COLUMNS + "}\n  description: |\n    x\n    y\n").replace("\n", ends)
    (tmp_path / "T.yaml").write_bytes(mark + text.encode())
    loaded = load_directory(tmp_path)
    assert loaded.findings == ()
    assert loaded.dictionary.tables[QName(None, "T")].description == "x\ny\n"


LOCATED: list[tuple[tuple[object, ...], str]] = [
    ((), "T.yaml:4:3"),
    (("name",), "T.yaml:4:3"),
    (("columns",), "T.yaml:5:3"),
    (("columns", "b"), "T.yaml:7:7"),
    (("columns", "b", "logical_type"), "T.yaml:7:17"),
    (("columns", 0), "T.yaml:6:7"),
    (("columns", 9), "T.yaml:5:3"),
    (("columns", "zz", "default"), "T.yaml:5:3"),
    (("primary_key", "b"), "T.yaml:8:20"),
    (("indexes", "I", "where"), "T.yaml:11:7"),
    (("seed_data", 1, "b"), "T.yaml:14:14"),
    (("nothing",), "T.yaml:4:3"),
]


@pytest.mark.parametrize(("keys", "place"), LOCATED, ids=[str(case[0]) for case in LOCATED])
def test_places(tmp_path: Path, keys: tuple[object, ...], place: str) -> None:
    (tmp_path / "T.yaml").write_text(
        HEAD + "# a comment\ntable:\n  name: T\n  columns:\n"
        "    - {name: a, logical_type: integer}\n"
        "    - {name: b, logical_type: integer}\n"
        "  primary_key: [a, b]\n"
        "  indexes:\n    - name: I\n      where: a > 0\n      columns: [a]\n"
        "  seed_data: [{a: 1, b: 1},\n    {a: 2,   b: 2}]\n"
    )
    loaded = load_directory(tmp_path, base=tmp_path)
    assert loaded.findings == ()
    assert str(loaded.sources.locate(("tables", QName(None, "T"), *keys))) == place


def test_places_of_what_is_not_there(tmp_path: Path) -> None:
    sources = load(tmp_path, COLUMNS + "}\n").sources
    assert sources.locate(()) is None
    assert sources.locate(("tables", QName(None, "X"))) is None
    assert sources.file_of("tables", QName(None, "T")) == tmp_path / "0.yaml"
    (tmp_path / "0.yaml").write_text("a: [")
    assert str(sources.locate(("tables", QName(None, "T"), "name"))) == "0.yaml:1:1"
