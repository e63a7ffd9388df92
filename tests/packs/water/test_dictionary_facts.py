"""What the water dictionary must say, checked on the YAML itself."""

import re
from typing import Any

import pytest

Tables = dict[str, dict[str, Any]]

# Tables, columns and foreign keys of every version.
COUNTS = {
    "1.0.0": (23, 126, 30),
    "1.0.1": (24, 131, 30),
    "1.1.0": (30, 168, 37),
    "1.2.0": (34, 186, 42),
    "1.3.0": (39, 208, 55),
    "1.4.0": (43, 230, 65),
    "1.5.0": (44, 242, 71),
    "1.6.0": (46, 255, 74),
    "1.7.0": (50, 281, 79),
}

LATER_COLUMNS = {
    "MetaData": [
        *("ValueTypeID", "WavelengthAxisID"),
        *("DataProvenanceID", "CampaignID"),
        *("SampleID", "LaboratoryID", "AnalystPersonID"),
        "ProcessingDegree",
    ],
    "SamplingLocation": ["ValidFrom", "ValidTo", "CreatedByCampaignID"],
}

SEEDS = {
    "ValueType": ["Scalar", "Spectrum", "Image", "Array"],
    "CampaignType": ["Experiment", "Operations", "Commissioning", "Audit"],
    "DataProvenance": [
        "Sensor",
        "Laboratory",
        "Manual Entry",
        "Model Output",
        "External Source",
    ],
    "EquipmentEventType": [
        "Calibration",
        "Validation",
        "Maintenance",
        "Installation",
        "Removal",
        "Firmware Update",
        "Failure",
        "Repair",
    ],
}


def key_columns(table: dict[str, Any]) -> list[str]:
    key = table["primary_key"]
    return list(key["columns"] if isinstance(key, dict) else key)


def column_names(table: dict[str, Any]) -> list[str]:
    return [column["name"] for column in table["columns"]]


def foreign_keys(table: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Column, parent table and parent column of each; written short or long."""
    short = [
        (column["name"], column["foreign_key"]["table"], column["foreign_key"]["column"])
        for column in table["columns"]
        if "foreign_key" in column
    ]
    long = [
        (own, key["references"]["table"], other)
        for key in table.get("foreign_keys", [])
        for own, other in zip(key["columns"], key["references"]["columns"], strict=True)
    ]
    return short + long


def counts(tables: Tables) -> tuple[int, int, int]:
    return (
        len(tables),
        sum(len(table["columns"]) for table in tables.values()),
        sum(len(foreign_keys(table)) for table in tables.values()),
    )


def test_the_baseline_has_23_tables_126_columns_and_30_foreign_keys(
    baseline: Tables, baseline_columns: dict[str, list[str]]
) -> None:
    assert counts(baseline) == COUNTS["1.0.0"]
    assert {name: column_names(table) for name, table in baseline.items()} == baseline_columns


def test_head_counts(head: Tables, component: dict[str, Any]) -> None:
    assert component["version"] == "1.7.0"
    assert counts(head) == COUNTS["1.7.0"]


def test_frozen_versions_have_their_counts(frozen: dict[str, Tables]) -> None:
    assert {version: counts(tables) for version, tables in frozen.items()} == {
        version: COUNTS[version] for version in frozen
    }


def test_old_tables_only_gain_columns_at_their_end(
    head: Tables, baseline_columns: dict[str, list[str]]
) -> None:
    grown = {
        name: later
        for name, columns in baseline_columns.items()
        if (later := column_names(head[name])[len(columns) :])
    }
    assert grown == LATER_COLUMNS


def test_a_file_holds_the_table_of_its_name(documents: Tables) -> None:
    for stem, document in documents.items():
        assert list(document) == ["_format_version", "table"], stem
        assert document["_format_version"] == "1.0"
        assert document["table"]["name"] == stem
        assert document["table"]["schema"] == "dbo"


def test_every_table_and_column_is_described(head: Tables) -> None:
    for name, table in head.items():
        assert len(table["description"]) > 12, name
        assert table["theme"], name
        for column in table["columns"]:
            text = column.get("description", "")
            assert len(text) > 6, f"{name}.{column['name']}"
            assert text == " ".join(text.split()), f"{name}.{column['name']}"
            assert text.endswith("."), f"{name}.{column['name']}"


def test_nullability_is_explicit(head: Tables) -> None:
    for name, table in head.items():
        key = key_columns(table)
        for column in table["columns"]:
            assert isinstance(column.get("nullable"), bool), f"{name}.{column['name']}"
            if column["name"] in key:
                assert column["nullable"] is False, f"{name}.{column['name']}"


def test_names_obey_the_conventions(head: Tables, component: dict[str, Any]) -> None:
    conventions = component["conventions"]
    pascal = re.compile(r"[A-Z][A-Za-z0-9]*")
    allowed = set(conventions["allow"])
    suffixes = tuple(conventions["allow_suffixes"])
    for name, table in head.items():
        assert pascal.fullmatch(name)
        for column in column_names(table):
            stem = next((column.removesuffix(s) for s in suffixes if column.endswith(s)), column)
            assert column in allowed or pascal.fullmatch(stem), f"{name}.{column}"
        for check in table.get("check_constraints", []):
            assert re.fullmatch(rf"CK_{name}_[A-Z][A-Za-z]*", check["name"])
        # The templates give the wanted names of everything else.
        for part in ("unique_constraints", "indexes", "foreign_keys"):
            assert all("name" not in item for item in table.get(part, [])), name


def test_generated_names_are_unambiguous(head: Tables) -> None:
    """No table points twice at one parent, so FK_{table}_{parent} never collides."""
    for name, table in head.items():
        parents = [parent for _, parent, _ in foreign_keys(table)]
        assert len(parents) == len(set(parents)), name
        assert name not in parents


def test_foreign_keys_point_at_keys_of_the_same_type(head: Tables) -> None:
    def column_type(table: str, column: str) -> tuple[object, ...]:
        found = next(c for c in head[table]["columns"] if c["name"] == column)
        return (found["logical_type"], found.get("max_length"), found.get("precision"))

    for name, table in head.items():
        for column, parent, target in foreign_keys(table):
            assert key_columns(head[parent]) == [target], f"{name}.{column}"
            assert column_type(name, column) == column_type(parent, target), f"{name}.{column}"


def test_keys_and_indexes_name_columns_of_their_table(head: Tables) -> None:
    for name, table in head.items():
        own = set(column_names(table))
        assert len(own) == len(table["columns"]), name
        assert set(key_columns(table)) <= own
        for part in ("unique_constraints", "indexes"):
            for item in table.get(part, []):
                assert set(item["columns"]) <= own, f"{name} {part}"


@pytest.mark.parametrize(("name", "words"), SEEDS.items(), ids=SEEDS)
def test_reference_data(head: Tables, name: str, words: list[str]) -> None:
    table = head[name]
    key = table["columns"][0]
    assert key["name"] == f"{name}ID"
    assert "identity" not in key
    rows = table["seed_data"]
    assert [(row[f"{name}ID"], row[f"{name}Name"]) for row in rows] == list(enumerate(words, 1))
    assert all(list(row) == column_names(table) for row in rows)


def test_quality_codes(head: Tables) -> None:
    table = head["QualityCode"]
    rows = table["seed_data"]
    assert [(row["QualityCodeID"], row["Name"], row["IsUsable"]) for row in rows] == [
        (1, "Accepted", True),
        (2, "Suspect", True),
        (3, "Rejected", False),
        (4, "BelowLoD", False),
        (5, "AboveLoQ", False),
        (6, "Outlier", True),
    ]
    assert all(list(row) == column_names(table) for row in rows)
    # The vocabulary is documented, not enforced: values may carry codes of another origin.
    assert all(
        parent != "QualityCode" for one in head.values() for _, parent, _ in foreign_keys(one)
    )


ANNOTATION_TYPES = [
    "Fault",
    "Maintenance",
    "Calibration Period",
    "Anomaly",
    "Experiment",
    "Process Event",
    "Data Quality",
    "Note",
    "Exclusion",
    "Validated",
]


def luminance(color: str) -> float:
    """How bright a colour is to the eye, from 0 to 1, as WCAG 2 computes it."""
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_annotation_types_have_colours_that_can_be_read(head: Tables) -> None:
    rows = head["AnnotationType"]["seed_data"]
    names = [(row["AnnotationTypeID"], row["Name"]) for row in rows]
    assert names == list(enumerate(ANNOTATION_TYPES, 1))
    colors = [row["Color"] for row in rows]
    assert len(set(colors)) == len(colors)
    for color in colors:
        assert re.fullmatch("#[0-9A-F]{6}", color)
        # Text of the colour on white, and white text on it, keep to WCAG level AA.
        assert 1.05 / (luminance(color) + 0.05) >= 4.5, color


def test_each_shape_names_a_table_that_exists(head: Tables) -> None:
    for row in head["ValueType"]["seed_data"]:
        assert {"MetaDataID", "tstamp"} <= set(column_names(head[row["ValueTableName"]]))


def test_only_the_wide_value_tables_are_clustered(head: Tables) -> None:
    clustered = {
        name
        for name, table in head.items()
        if isinstance(table["primary_key"], dict) and table["primary_key"].get("clustered")
    }
    assert clustered == {"ValueSpectrum", "ValueArray"}


def test_defaults(head: Tables) -> None:
    defaults = {
        (name, column["name"]): column["default"]
        for name, table in head.items()
        for column in table["columns"]
        if "default" in column
    }
    assert defaults == {
        ("SchemaVersion", "AppliedAt"): "CURRENT_TIMESTAMP",
        ("MetaData", "ValueTypeID"): 1,
        ("MetaData", "ProcessingDegree"): "'Raw'",
        ("ValueImage", "NumberOfChannels"): 3,
        ("ValueImage", "StorageBackend"): "'FileSystem'",
        ("IngestionRoute", "DataProvenanceID"): 1,
        ("IngestionRoute", "ProcessingDegree"): "'Raw'",
        ("IngestionRoute", "CreatedAt"): "CURRENT_TIMESTAMP",
        ("Annotation", "CreatedAt"): "CURRENT_TIMESTAMP",
        ("IngestRequest", "CreatedAt"): "CURRENT_TIMESTAMP",
    }


def test_checks(head: Tables) -> None:
    checks = {
        check["name"]: check["expression"]
        for table in head.values()
        for check in table.get("check_constraints", [])
    }
    assert checks == {
        "CK_SamplingLocation_LatitudeRange": "LatitudeGPS BETWEEN -90 AND 90",
        "CK_SamplingLocation_LongitudeRange": "LongitudeGPS BETWEEN -180 AND 180",
        "CK_DataLineage_Role": "Role IN ('Input', 'Output')",
    }


def test_value_is_that_of_the_baseline(head: Tables) -> None:
    value = head["Value"]
    shape = [(c["name"], c["logical_type"], c["nullable"]) for c in value["columns"]]
    assert shape == [
        ("MetaDataID", "integer", False),
        ("tstamp", "timestamp", False),
        ("Value", "float64", True),
        ("QualityCode", "integer", True),
        ("CommentID", "integer", True),
    ]
    assert value["columns"][1]["precision"] == 7
    assert key_columns(value) == ["MetaDataID", "tstamp"]
    assert value["indexes"] == [{"columns": ["tstamp"]}]


def test_value_is_the_same_in_every_version(frozen: dict[str, Tables]) -> None:
    first = frozen.get("1.0.0", {}).get("Value")
    for version, tables in frozen.items():
        assert tables["Value"] == first, version


def test_the_version_table_is_known_to_the_component(
    head: Tables, component: dict[str, Any]
) -> None:
    record = component["version_table"]
    assert record["since"] == "1.0.1"
    columns = column_names(head[record["table"]])
    assert {record["version"], record["description"], record["script"]} <= set(columns)
