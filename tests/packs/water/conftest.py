"""The water dictionary as plain YAML, read without the engine, and databases that follow it."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
import yaml

from packs.water.databases import PLATFORMS, Desk, WaterDatabase, copied_url, empty_url
from packs.water.pages import load_example
from strandline import api
from strandline.packs import water
from support.tsql import tsql_oracle

__all__ = ["tsql_oracle"]

DICTIONARY = Path(water.__file__).with_name("dictionary")

# The 23 tables of 1.0.0, column by column.
BASELINE = {
    "Unit": "UnitID Name Description",
    "Watershed": "WatershedID Name Description SurfaceArea ConcentrationTime ImperviousSurface",
    "HydrologicalCharacteristics": (
        "WatershedID UrbanArea Forest Wetlands Cropland Meadow Grassland"
    ),
    "UrbanCharacteristics": (
        "WatershedID Commercial GreenSpaces Industrial Institutional Residential Agricultural"
        " Recreational"
    ),
    "Site": (
        "SiteID WatershedID Name SiteType Description Picture StreetNumber StreetName City"
        " ZipCode Province Country"
    ),
    "SamplingLocation": (
        "SamplingLocationID SiteID Name PlantArea LatitudeGPS LongitudeGPS Description PictureURL"
    ),
    "Variable": "VariableID Name UnitID Description",
    "Procedures": "ProcedureID Name ProcedureType Description ProcedureLocation",
    "EquipmentModel": "EquipmentModelID Name Method Functions Manufacturer ManualLocation",
    "Equipment": (
        "EquipmentID EquipmentModelID Identifier SerialNumber Owner StorageLocation PurchaseDate"
    ),
    "EquipmentModelHasVariable": "EquipmentModelID VariableID RangeMin RangeMax Resolution UnitID",
    "EquipmentModelHasProcedure": "EquipmentModelID ProcedureID",
    "VariableHasProcedure": "VariableID ProcedureID",
    "Contact": (
        "ContactID LastName FirstName Company Status Function OfficeNumber Email Phone SkypeName"
        " Linkedin StreetNumber StreetName City ZipCode Province Country Website"
    ),
    "Project": "ProjectID Name Description",
    "ProjectHasContact": "ProjectID ContactID",
    "ProjectHasEquipment": "ProjectID EquipmentID",
    "ProjectHasSamplingLocation": "ProjectID SamplingLocationID",
    "Purpose": "PurposeID Name Description",
    "WeatherCondition": "ConditionID Name Description",
    "Comments": "CommentID Comment",
    "MetaData": (
        "MetaDataID ProjectID ContactID EquipmentID VariableID ProcedureID UnitID PurposeID"
        " SamplingLocationID ConditionID"
    ),
    "Value": "MetaDataID tstamp Value QualityCode CommentID",
}


def _read(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def documents() -> dict[str, dict[str, Any]]:
    """File stem to the whole YAML document of every table at HEAD."""
    return {path.stem: _read(path) for path in sorted((DICTIONARY / "tables").glob("*.yaml"))}


@pytest.fixture(scope="session")
def head(documents: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Table name to table at HEAD."""
    return {document["table"]["name"]: document["table"] for document in documents.values()}


@pytest.fixture(scope="session")
def component() -> dict[str, Any]:
    loaded: dict[str, Any] = _read(DICTIONARY / "component.yaml")["component"]
    return loaded


@pytest.fixture(scope="session")
def baseline(head: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The tables of 1.0.0: later versions only append columns to them."""
    narrowed = {}
    for name, columns in BASELINE.items():
        count = len(columns.split())
        narrowed[name] = {**head[name], "columns": head[name]["columns"][:count]}
    return narrowed


@pytest.fixture(scope="session")
def baseline_columns() -> dict[str, list[str]]:
    return {name: columns.split() for name, columns in BASELINE.items()}


def _tables_in(node: object, found: dict[str, dict[str, Any]], key: str = "") -> None:
    if isinstance(node, list):
        for item in node:
            _tables_in(item, found)
    elif isinstance(node, dict):
        columns = node.get("columns")
        if (
            isinstance(columns, list)
            and columns
            and isinstance(columns[0], dict)
            and "logical_type" in columns[0]
        ):
            found[node.get("name", key)] = node
            return
        for name, item in node.items():
            _tables_in(item, found, str(name))


@pytest.fixture(scope="session")
def frozen() -> dict[str, dict[str, dict[str, Any]]]:
    """Version label to its tables, for each version frozen so far; empty before the first."""
    versions: dict[str, dict[str, dict[str, Any]]] = {}
    for path in sorted((DICTIONARY / "versions").glob("*.yaml")):
        tables: dict[str, dict[str, Any]] = {}
        for document in yaml.safe_load_all(path.read_text(encoding="utf-8")):
            _tables_in(document, tables)
        versions[path.stem] = tables
    return versions


def _ddl(table: dict[str, Any]) -> str:
    """CREATE TABLE for SQLite; unique text is compared without case, as SQL Server does."""
    key = table["primary_key"]
    key = key["columns"] if isinstance(key, dict) else key
    lines = []
    for column in table["columns"]:
        collate = " COLLATE NOCASE" if column["logical_type"] == "string" else ""
        null = "" if column["nullable"] else " NOT NULL"
        kind = "INTEGER" if column["logical_type"] == "integer" else "BLOB"
        lines.append(f'"{column["name"]}" {kind}{null}{collate}')
    lines.append(f"PRIMARY KEY ({', '.join(key)})")
    for unique in table.get("unique_constraints", []):
        lines.append(f"UNIQUE ({', '.join(unique['columns'])})")
    for check in table.get("check_constraints", []):
        lines.append(f"CHECK ({check['expression']})")
    for column in table["columns"]:
        if parent := column.get("foreign_key"):
            target = f'"{parent["table"]}" ("{parent["column"]}")'
            lines.append(f'FOREIGN KEY ("{column["name"]}") REFERENCES {target}')
    return f'CREATE TABLE "{table["name"]}" ({", ".join(lines)})'


@pytest.fixture(scope="session")
def ddl() -> Callable[[dict[str, Any]], str]:
    return _ddl


@pytest.fixture(scope="session")
def water_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project as a user gets it; shared, so tests that write make their own copy."""
    project = tmp_path_factory.mktemp("water") / "project"
    api.init(project, pack="water")
    return project


@pytest.fixture(params=PLATFORMS)
def platform_name(request: pytest.FixtureRequest) -> str:
    """The platforms that run here; a test may parametrise it to fewer."""
    name: str = request.param
    if name == "duckdb":
        pytest.importorskip("duckdb", reason="NO DUCKDB: pip install 'strandline[duckdb]'")
    return name


@pytest.fixture
def new_database(
    platform_name: str, request: pytest.FixtureRequest, tmp_path: Path, water_project: Path
) -> Iterator[Callable[[], WaterDatabase]]:
    """Make empty databases of one platform."""
    server = request.getfixturevalue("postgres_server") if platform_name == "postgres" else None
    with ExitStack() as stack:

        def make() -> WaterDatabase:
            url = stack.enter_context(empty_url(platform_name, tmp_path, server))
            return WaterDatabase(project=water_project, url=url)

        yield make


@pytest.fixture
def database(new_database: Callable[[], WaterDatabase]) -> WaterDatabase:
    """An empty database."""
    return new_database()


@pytest.fixture(scope="session")
def template(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, water_project: Path
) -> Iterator[Callable[[str, int], WaterDatabase]]:
    """Databases at HEAD to copy or read, by platform and size of the archive carried from 1.0.0."""
    made: dict[tuple[str, int], WaterDatabase] = {}
    with ExitStack() as stack:

        def make(name: str, values: int) -> WaterDatabase:
            if (name, values) not in made:
                server = request.getfixturevalue("postgres_server") if name == "postgres" else None
                url = stack.enter_context(empty_url(name, tmp_path_factory.mktemp(name), server))
                database = WaterDatabase(project=water_project, url=url)
                if values:
                    database.apply("1.0.0")
                    database.load_archive(values)
                database.apply()
                made[name, values] = database
            return made[name, values]

        yield make


@pytest.fixture(scope="session")
def example(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    template: Callable[[str, int], WaterDatabase],
) -> Iterator[Callable[[str], WaterDatabase]]:
    """Databases as the pages describe them, to copy: archive, backfills, the pages' example."""
    made: dict[str, WaterDatabase] = {}
    with ExitStack() as stack:

        def make(name: str) -> WaterDatabase:
            if name not in made:
                source = template(name, 500)
                server = request.getfixturevalue("postgres_server") if name == "postgres" else None
                folder = tmp_path_factory.mktemp("example")
                url = stack.enter_context(copied_url(source.url, folder, server))
                api.backfill_run(source.project, url=url)
                load_example(name, url)
                made[name] = WaterDatabase(project=source.project, url=url)
            return made[name]

        yield make


@pytest.fixture
def desk(
    platform_name: str,
    request: pytest.FixtureRequest,
    template: Callable[[str, int], WaterDatabase],
    tmp_path: Path,
) -> Iterator[Desk]:
    """A session in a fresh database at HEAD."""
    source = template(platform_name, 0)
    server = request.getfixturevalue("postgres_server") if platform_name == "postgres" else None
    with copied_url(source.url, tmp_path, server) as url:
        database = WaterDatabase(project=source.project, url=url)
        with database.connect() as connection:
            yield Desk(database, connection)


@pytest.fixture
def legacy(platform_name: str, template: Callable[[str, int], WaterDatabase]) -> Iterator[Desk]:
    """A session in a shared archive that came from 1.0.0 to HEAD; only for reading."""
    database = template(platform_name, 500)
    with database.connect() as connection:
        yield Desk(database, connection)
