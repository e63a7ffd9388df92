"""Which old series came from a sensor.

Only 1 (Sensor) is ever written, only where an instrument is named, and only where nothing speaks
for hands or a laboratory: an autosampler is an instrument, yet what it fills is analysed elsewhere.
Every other series stays empty and is reported with the reason.
"""

from collections.abc import Iterator

from strandline.backfill import Backfill, Batch, Doubtful, Row, Source, Update

SENSOR = 1

LAB_PURPOSES = frozenset({"labanalysis", "laboratoryanalysis", "laboratory", "lab"})
INSTRUMENT_PROCEDURES = frozenset({"measurement", "calibration"})
"""Types of procedure that an instrument follows by itself."""

HAND_PROCEDURES = frozenset({"sop", "isomethod", "sampling"})
"""Types of procedure that people follow, on site or in a laboratory."""

NO_INSTRUMENT = "no instrument is named"
LAB_PURPOSE = "its purpose is lab analysis"
HAND_PROCEDURE = "its procedure is one of sampling or of a laboratory"
UNKNOWN_PROCEDURE = "its procedure is of a type that the rules do not know"
SAMPLER = "its instrument takes samples"
LAB_CONTEXT = "it names a sample, a laboratory or an analyst"

SERIES = Source(
    query="""
    SELECT m.MetaDataID, m.EquipmentID, m.DataProvenanceID,
           p.Name AS PurposeName, c.ProcedureType,
           e.Identifier, d.Name AS ModelName, d.Method, d.Functions,
           (SELECT count(*) FROM dbo.EquipmentModelHasProcedure h
            JOIN dbo.Procedures s ON s.ProcedureID = h.ProcedureID
            WHERE h.EquipmentModelID = e.EquipmentModelID
              AND lower(s.ProcedureType) = 'sampling') AS SamplingProcedures
    FROM dbo.MetaData m
    LEFT JOIN dbo.Purpose p ON p.PurposeID = m.PurposeID
    LEFT JOIN dbo.Procedures c ON c.ProcedureID = m.ProcedureID
    LEFT JOIN dbo.Equipment e ON e.EquipmentID = m.EquipmentID
    LEFT JOIN dbo.EquipmentModel d ON d.EquipmentModelID = e.EquipmentModelID
    """,
    columns={
        "MetaDataID": "integer",
        "EquipmentID": "integer",
        "DataProvenanceID": "integer",
        "PurposeName": "string",
        "ProcedureType": "string",
        "Identifier": "string",
        "ModelName": "string",
        "Method": "string",
        "Functions": "text",
        "SamplingProcedures": "integer",
    },
)
LAB_SERIES = Source(
    query="""
    SELECT m.MetaDataID FROM dbo.MetaData m
    WHERE m.SampleID IS NOT NULL OR m.LaboratoryID IS NOT NULL OR m.AnalystPersonID IS NOT NULL
    """,
    columns={"MetaDataID": "integer"},
    since="1.3.0",
)


def classify(batch: Batch) -> Iterator[Update | Doubtful]:
    """Set the provenance of the series that are beyond doubt; report the rest."""
    of_a_lab = {row["MetaDataID"] for row in batch.others.get("lab", ())}
    for row in batch.rows:
        if row["DataProvenanceID"] is not None:
            continue
        key = {"MetaDataID": row["MetaDataID"]}
        doubts = list(doubts_of(row, of_a_lab=row["MetaDataID"] in of_a_lab))
        if doubts:
            yield Doubtful(key=key, reason="; ".join(doubts))
        else:
            yield Update(
                key=key,
                values={"DataProvenanceID": SENSOR},
                only_if={"DataProvenanceID": None},
            )


def doubts_of(row: Row, *, of_a_lab: bool) -> Iterator[str]:
    """Say everything that speaks against a sensor."""
    if row["EquipmentID"] is None:
        yield NO_INSTRUMENT
    if squeezed(row["PurposeName"]) in LAB_PURPOSES:
        yield LAB_PURPOSE
    procedure = squeezed(row["ProcedureType"])
    if procedure in HAND_PROCEDURES:
        yield HAND_PROCEDURE
    elif procedure and procedure not in INSTRUMENT_PROCEDURES:
        yield UNKNOWN_PROCEDURE
    if takes_samples(row):
        yield SAMPLER
    if of_a_lab:
        yield LAB_CONTEXT


def takes_samples(row: Row) -> bool:
    """Say whether the instrument is a sampler, by its model, its procedures or its name."""
    words = (row["ModelName"], row["Method"], row["Functions"], row["Identifier"])
    if any("sampler" in str(word or "").lower() for word in words):
        return True
    if row["SamplingProcedures"]:
        return True
    # Samplers of this make are called after it; its other instruments have a model that says so.
    named = str(row["Identifier"] or "").lower().startswith("isco")
    return named and not row["Method"] and not row["Functions"]


def squeezed(word: object) -> str:
    """Return a word in small letters without blanks, dashes and underscores."""
    return "".join(part for part in str(word or "").lower() if part.isalnum())


backfill = Backfill(
    version="1.2.0",
    table="dbo.MetaData",
    description="Old series that an instrument recorded become Sensor; doubtful ones are reported",
    key=("MetaDataID",),
    source=SERIES,
    others={"lab": LAB_SERIES},
    sets=("DataProvenanceID",),
    left="SELECT count(*) AS n FROM dbo.MetaData WHERE DataProvenanceID IS NULL",
    change=classify,
    batch=1000,
)
