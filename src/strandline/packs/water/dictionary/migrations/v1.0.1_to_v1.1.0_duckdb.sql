-- Migration: v1.0.1 → v1.1.0
-- Component: water on duckdb
-- Description: Data shapes: value types, wavelength axes, spectra, images and arrays
-- Rollback: v1.1.0_to_v1.0.1_duckdb_rollback.sql
-- Author: Strandline water pack
-- Date: 2026-04-07
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: NONE
-- Archives: NONE
-- Run by hand: duckdb -bail DB < FILE

-- strandline:before
SET wal_autocheckpoint = '0KB';
-- strandline:begin
BEGIN TRANSACTION;
-- strandline:step 1/10: put aside the rows of dbo.MetaData, dbo.Value
-- effects: rewrites:dbo.MetaData, locks-writers:dbo.MetaData, rewrites:dbo.Value, locks-writers:dbo.Value
-- strandline:statement 1.1
CREATE TABLE "dbo"."strandline_stash_MetaData" AS SELECT * FROM "dbo"."MetaData";
-- strandline:statement 1.2
CREATE TABLE "dbo"."strandline_stash_Value" AS SELECT * FROM "dbo"."Value";
-- strandline:statement 1.3
DROP TABLE "dbo"."Value";
-- strandline:statement 1.4
DROP TABLE "dbo"."MetaData";

-- strandline:step 2/10: make dbo.ValueType
-- effects: may-fail:dbo.ValueType, locks-writers:dbo.ValueType
-- strandline:statement 2.1
CREATE SCHEMA IF NOT EXISTS "dbo";
-- strandline:statement 2.2
CREATE TABLE "dbo"."ValueType" (
    "ValueTypeID" INTEGER NOT NULL,
    "ValueTypeName" VARCHAR NOT NULL,
    "ValueTableName" VARCHAR NOT NULL,
    CONSTRAINT "PK_ValueType" PRIMARY KEY ("ValueTypeID")
);
-- strandline:statement 2.3
COMMENT ON TABLE "dbo"."ValueType" IS 'Shapes of data that a series can have; each shape is stored in a table of its own.';
-- strandline:statement 2.4
COMMENT ON COLUMN "dbo"."ValueType"."ValueTypeID" IS 'Fixed key of the shape: 1 Scalar, 2 Spectrum, 3 Image, 4 Array.';
-- strandline:statement 2.5
COMMENT ON COLUMN "dbo"."ValueType"."ValueTypeName" IS 'Name of the shape.';
-- strandline:statement 2.6
COMMENT ON COLUMN "dbo"."ValueType"."ValueTableName" IS 'Table that holds the values of this shape.';
-- strandline:statement 2.7
INSERT INTO "dbo"."ValueType" ("ValueTypeID", "ValueTypeName", "ValueTableName") VALUES (1, 'Scalar', 'Value');
-- strandline:statement 2.8
INSERT INTO "dbo"."ValueType" ("ValueTypeID", "ValueTypeName", "ValueTableName") VALUES (2, 'Spectrum', 'ValueSpectrum');
-- strandline:statement 2.9
INSERT INTO "dbo"."ValueType" ("ValueTypeID", "ValueTypeName", "ValueTableName") VALUES (3, 'Image', 'ValueImage');
-- strandline:statement 2.10
INSERT INTO "dbo"."ValueType" ("ValueTypeID", "ValueTypeName", "ValueTableName") VALUES (4, 'Array', 'ValueArray');
-- strandline:statement 2.11 restores archive_ValueType_1057e38762
CREATE SCHEMA IF NOT EXISTS "strandline";
-- strandline:statement 2.12 restores archive_ValueType_1057e38762
CREATE TABLE IF NOT EXISTS "strandline"."archive" ("component" VARCHAR NOT NULL, "archive" VARCHAR NOT NULL, "cycle" BIGINT NOT NULL, "kind" VARCHAR NOT NULL, "subject" VARCHAR NOT NULL, "location" VARCHAR NOT NULL, "from_version" VARCHAR NOT NULL, "to_version" VARCHAR NOT NULL, "run_id" VARCHAR NOT NULL, "archived_at" TIMESTAMP, "state" VARCHAR NOT NULL, "restored_at" TIMESTAMP, "restored_run" VARCHAR, "restored_rows" BIGINT, "superseded_rows" BIGINT, "orphaned_rows" BIGINT, CONSTRAINT "PK_strandline_archive" PRIMARY KEY ("component", "archive", "cycle"));
-- strandline:statement 2.13 restores archive_ValueType_1057e38762
CREATE TABLE IF NOT EXISTS "strandline"."archive_ValueType_1057e38762" ("strandline_cycle" BIGINT NOT NULL, "ValueTypeID" INTEGER, "ValueTypeName" VARCHAR, "ValueTableName" VARCHAR);
-- strandline:statement 2.14 restores archive_ValueType_1057e38762
UPDATE "dbo"."ValueType" AS t SET "ValueTypeName" = a."ValueTypeName", "ValueTableName" = a."ValueTableName"
FROM "strandline"."archive_ValueType_1057e38762" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_ValueType_1057e38762' AND "state" = 'archived')
  AND t."ValueTypeID" = a."ValueTypeID";
-- strandline:statement 2.15 restores archive_ValueType_1057e38762
INSERT INTO "dbo"."ValueType" ("ValueTypeID", "ValueTypeName", "ValueTableName")
SELECT a."ValueTypeID", a."ValueTypeName", a."ValueTableName"
FROM "strandline"."archive_ValueType_1057e38762" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_ValueType_1057e38762' AND "state" = 'archived')
  AND NOT EXISTS (SELECT 1 FROM "dbo"."ValueType" AS t WHERE t."ValueTypeID" = a."ValueTypeID");
-- strandline:statement 2.16 restores archive_ValueType_1057e38762
UPDATE "strandline"."archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline"."archive_ValueType_1057e38762" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_ValueType_1057e38762' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "dbo"."ValueType" AS t WHERE t."ValueTypeID" = a."ValueTypeID")),
  "superseded_rows" = 0
WHERE "component" = 'water' AND "archive" = 'archive_ValueType_1057e38762' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_ValueType_1057e38762' AND "state" = 'archived');
-- strandline:statement 2.17 restores archive_ValueType_1057e38762
UPDATE "strandline"."archive" SET
  "state" = 'restored',
  "restored_at" = make_timestamp(epoch_us(CURRENT_TIMESTAMP)),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline"."archive_ValueType_1057e38762" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_ValueType_1057e38762' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_ValueType_1057e38762' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_ValueType_1057e38762' AND "state" = 'archived');

-- strandline:step 3/10: make dbo.WavelengthAxis
-- effects: locks-writers:dbo.WavelengthAxis
-- strandline:statement 3.1
CREATE SEQUENCE "dbo"."strandline_seq_WavelengthAxis_WavelengthAxisID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 3.2
CREATE TABLE "dbo"."WavelengthAxis" (
    "WavelengthAxisID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_WavelengthAxis_WavelengthAxisID"') NOT NULL,
    "Name" VARCHAR NOT NULL,
    "Description" VARCHAR,
    "NumberOfChannels" INTEGER NOT NULL,
    "MinWavelength_nm" DOUBLE NOT NULL,
    "MaxWavelength_nm" DOUBLE NOT NULL,
    CONSTRAINT "PK_WavelengthAxis" PRIMARY KEY ("WavelengthAxisID")
);
-- strandline:statement 3.3
COMMENT ON TABLE "dbo"."WavelengthAxis" IS 'Wavelength axes of spectrophotometers; series recorded on the same grid share one axis.';
-- strandline:statement 3.4
COMMENT ON COLUMN "dbo"."WavelengthAxis"."WavelengthAxisID" IS 'Surrogate key of the axis.';
-- strandline:statement 3.5
COMMENT ON COLUMN "dbo"."WavelengthAxis"."Name" IS 'Name of the axis, for example 200-750 nm in 2.5 nm steps.';
-- strandline:statement 3.6
COMMENT ON COLUMN "dbo"."WavelengthAxis"."Description" IS 'Instrument family, path length or other particulars.';
-- strandline:statement 3.7
COMMENT ON COLUMN "dbo"."WavelengthAxis"."NumberOfChannels" IS 'Number of bins on the axis.';
-- strandline:statement 3.8
COMMENT ON COLUMN "dbo"."WavelengthAxis"."MinWavelength_nm" IS 'Shortest wavelength in nanometres (nm).';
-- strandline:statement 3.9
COMMENT ON COLUMN "dbo"."WavelengthAxis"."MaxWavelength_nm" IS 'Longest wavelength in nanometres (nm).';
-- strandline:statement 3.10 restores archive_WavelengthAxis_9308e14b57
CREATE TABLE IF NOT EXISTS "strandline"."archive_WavelengthAxis_9308e14b57" ("strandline_cycle" BIGINT NOT NULL, "WavelengthAxisID" INTEGER, "Name" VARCHAR, "Description" VARCHAR, "NumberOfChannels" INTEGER, "MinWavelength_nm" DOUBLE, "MaxWavelength_nm" DOUBLE);
-- strandline:statement 3.11 restores archive_WavelengthAxis_9308e14b57
INSERT INTO "dbo"."WavelengthAxis" ("WavelengthAxisID", "Name", "Description", "NumberOfChannels", "MinWavelength_nm", "MaxWavelength_nm")
SELECT a."WavelengthAxisID", a."Name", a."Description", a."NumberOfChannels", a."MinWavelength_nm", a."MaxWavelength_nm"
FROM "strandline"."archive_WavelengthAxis_9308e14b57" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_WavelengthAxis_9308e14b57' AND "state" = 'archived');
-- strandline:statement 3.12 restores archive_WavelengthAxis_9308e14b57
UPDATE "strandline"."archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline"."archive_WavelengthAxis_9308e14b57" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_WavelengthAxis_9308e14b57' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "dbo"."WavelengthAxis" AS t WHERE t."WavelengthAxisID" = a."WavelengthAxisID")),
  "superseded_rows" = 0
WHERE "component" = 'water' AND "archive" = 'archive_WavelengthAxis_9308e14b57' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_WavelengthAxis_9308e14b57' AND "state" = 'archived');
-- strandline:statement 3.13 restores archive_WavelengthAxis_9308e14b57
UPDATE "strandline"."archive" SET
  "state" = 'restored',
  "restored_at" = make_timestamp(epoch_us(CURRENT_TIMESTAMP)),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline"."archive_WavelengthAxis_9308e14b57" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_WavelengthAxis_9308e14b57' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_WavelengthAxis_9308e14b57' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_WavelengthAxis_9308e14b57' AND "state" = 'archived');
-- strandline:statement 3.14
SELECT count(nextval('"dbo"."strandline_seq_WavelengthAxis_WavelengthAxisID"')) FROM range((
    SELECT CAST(coalesce(greatest(floor((max("WavelengthAxisID") - (SELECT max(CASE WHEN last_value IS DISTINCT FROM start_value THEN coalesce(last_value, start_value - increment_by) ELSE start_value - increment_by END) FROM duckdb_sequences() WHERE database_name = current_database() AND schema_name = 'dbo' AND sequence_name = 'strandline_seq_WavelengthAxis_WavelengthAxisID')) / 1), 0), 0) AS BIGINT)
    FROM "dbo"."WavelengthAxis"));

-- strandline:step 4/10: rebuild dbo.MetaData
-- effects: scans:dbo.MetaData, may-fail:dbo.MetaData, locks-writers:dbo.MetaData
-- strandline:statement 4.1
CREATE TABLE "dbo"."MetaData" (
    "MetaDataID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_MetaData_MetaDataID"') NOT NULL,
    "ProjectID" INTEGER,
    "ContactID" INTEGER,
    "EquipmentID" INTEGER,
    "VariableID" INTEGER,
    "ProcedureID" INTEGER,
    "UnitID" INTEGER,
    "PurposeID" INTEGER,
    "SamplingLocationID" INTEGER,
    "ConditionID" INTEGER,
    "ValueTypeID" INTEGER DEFAULT 1 NOT NULL,
    "WavelengthAxisID" INTEGER,
    CONSTRAINT "PK_MetaData" PRIMARY KEY ("MetaDataID"),
    CONSTRAINT "FK_MetaData_Project" FOREIGN KEY ("ProjectID") REFERENCES "dbo"."Project" ("ProjectID"),
    CONSTRAINT "FK_MetaData_Contact" FOREIGN KEY ("ContactID") REFERENCES "dbo"."Contact" ("ContactID"),
    CONSTRAINT "FK_MetaData_Equipment" FOREIGN KEY ("EquipmentID") REFERENCES "dbo"."Equipment" ("EquipmentID"),
    CONSTRAINT "FK_MetaData_Variable" FOREIGN KEY ("VariableID") REFERENCES "dbo"."Variable" ("VariableID"),
    CONSTRAINT "FK_MetaData_Procedures" FOREIGN KEY ("ProcedureID") REFERENCES "dbo"."Procedures" ("ProcedureID"),
    CONSTRAINT "FK_MetaData_Unit" FOREIGN KEY ("UnitID") REFERENCES "dbo"."Unit" ("UnitID"),
    CONSTRAINT "FK_MetaData_Purpose" FOREIGN KEY ("PurposeID") REFERENCES "dbo"."Purpose" ("PurposeID"),
    CONSTRAINT "FK_MetaData_SamplingLocation" FOREIGN KEY ("SamplingLocationID") REFERENCES "dbo"."SamplingLocation" ("SamplingLocationID"),
    CONSTRAINT "FK_MetaData_WeatherCondition" FOREIGN KEY ("ConditionID") REFERENCES "dbo"."WeatherCondition" ("ConditionID"),
    CONSTRAINT "FK_MetaData_ValueType" FOREIGN KEY ("ValueTypeID") REFERENCES "dbo"."ValueType" ("ValueTypeID"),
    CONSTRAINT "FK_MetaData_WavelengthAxis" FOREIGN KEY ("WavelengthAxisID") REFERENCES "dbo"."WavelengthAxis" ("WavelengthAxisID")
);
-- strandline:statement 4.2
INSERT INTO "dbo"."MetaData" ("MetaDataID", "ProjectID", "ContactID", "EquipmentID", "VariableID", "ProcedureID", "UnitID", "PurposeID", "SamplingLocationID", "ConditionID")
SELECT s."MetaDataID", s."ProjectID", s."ContactID", s."EquipmentID", s."VariableID", s."ProcedureID", s."UnitID", s."PurposeID", s."SamplingLocationID", s."ConditionID"
FROM "dbo"."strandline_stash_MetaData" AS s;
-- strandline:statement 4.3
DROP TABLE "dbo"."strandline_stash_MetaData";
-- strandline:statement 4.4 restores archive_MetaData_WavelengthAxisID_33413ace76
CREATE TABLE IF NOT EXISTS "strandline"."archive_MetaData_WavelengthAxisID_33413ace76" ("strandline_cycle" BIGINT NOT NULL, "MetaDataID" INTEGER, "WavelengthAxisID" INTEGER);
-- strandline:statement 4.5 restores archive_MetaData_WavelengthAxisID_33413ace76
UPDATE "dbo"."MetaData" AS t SET "WavelengthAxisID" = a."WavelengthAxisID"
FROM "strandline"."archive_MetaData_WavelengthAxisID_33413ace76" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_WavelengthAxisID_33413ace76' AND "state" = 'archived')
  AND t."MetaDataID" = a."MetaDataID"
  AND (a."WavelengthAxisID" IS NULL OR EXISTS (SELECT 1 FROM "dbo"."WavelengthAxis" AS p WHERE p."WavelengthAxisID" = a."WavelengthAxisID"));
-- strandline:statement 4.6 restores archive_MetaData_WavelengthAxisID_33413ace76
UPDATE "strandline"."archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline"."archive_MetaData_WavelengthAxisID_33413ace76" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_WavelengthAxisID_33413ace76' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "dbo"."MetaData" AS t WHERE t."MetaDataID" = a."MetaDataID" AND NOT (t."WavelengthAxisID" IS DISTINCT FROM a."WavelengthAxisID"))),
  "superseded_rows" = (SELECT COUNT(*) FROM "strandline"."archive_MetaData_WavelengthAxisID_33413ace76" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_WavelengthAxisID_33413ace76' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "dbo"."MetaData" AS t WHERE t."MetaDataID" = a."MetaDataID" AND (t."WavelengthAxisID" IS DISTINCT FROM a."WavelengthAxisID")))
WHERE "component" = 'water' AND "archive" = 'archive_MetaData_WavelengthAxisID_33413ace76' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_WavelengthAxisID_33413ace76' AND "state" = 'archived');
-- strandline:statement 4.7 restores archive_MetaData_WavelengthAxisID_33413ace76
UPDATE "strandline"."archive" SET
  "state" = 'restored',
  "restored_at" = make_timestamp(epoch_us(CURRENT_TIMESTAMP)),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline"."archive_MetaData_WavelengthAxisID_33413ace76" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_WavelengthAxisID_33413ace76' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_MetaData_WavelengthAxisID_33413ace76' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_WavelengthAxisID_33413ace76' AND "state" = 'archived');
-- strandline:statement 4.8 restores archive_MetaData_ValueTypeID_8375b1f471
CREATE TABLE IF NOT EXISTS "strandline"."archive_MetaData_ValueTypeID_8375b1f471" ("strandline_cycle" BIGINT NOT NULL, "MetaDataID" INTEGER, "ValueTypeID" INTEGER);
-- strandline:statement 4.9 restores archive_MetaData_ValueTypeID_8375b1f471
UPDATE "dbo"."MetaData" AS t SET "ValueTypeID" = a."ValueTypeID"
FROM "strandline"."archive_MetaData_ValueTypeID_8375b1f471" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_ValueTypeID_8375b1f471' AND "state" = 'archived')
  AND t."MetaDataID" = a."MetaDataID"
  AND (a."ValueTypeID" IS NULL OR EXISTS (SELECT 1 FROM "dbo"."ValueType" AS p WHERE p."ValueTypeID" = a."ValueTypeID"));
-- strandline:statement 4.10 restores archive_MetaData_ValueTypeID_8375b1f471
UPDATE "strandline"."archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline"."archive_MetaData_ValueTypeID_8375b1f471" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_ValueTypeID_8375b1f471' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "dbo"."MetaData" AS t WHERE t."MetaDataID" = a."MetaDataID" AND NOT (t."ValueTypeID" IS DISTINCT FROM a."ValueTypeID"))),
  "superseded_rows" = (SELECT COUNT(*) FROM "strandline"."archive_MetaData_ValueTypeID_8375b1f471" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_ValueTypeID_8375b1f471' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "dbo"."MetaData" AS t WHERE t."MetaDataID" = a."MetaDataID" AND (t."ValueTypeID" IS DISTINCT FROM a."ValueTypeID")))
WHERE "component" = 'water' AND "archive" = 'archive_MetaData_ValueTypeID_8375b1f471' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_ValueTypeID_8375b1f471' AND "state" = 'archived');
-- strandline:statement 4.11 restores archive_MetaData_ValueTypeID_8375b1f471
UPDATE "strandline"."archive" SET
  "state" = 'restored',
  "restored_at" = make_timestamp(epoch_us(CURRENT_TIMESTAMP)),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline"."archive_MetaData_ValueTypeID_8375b1f471" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_ValueTypeID_8375b1f471' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_MetaData_ValueTypeID_8375b1f471' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_ValueTypeID_8375b1f471' AND "state" = 'archived');
-- strandline:statement 4.12
CREATE INDEX "IX_MetaData_SamplingLocationID_VariableID" ON "dbo"."MetaData" ("SamplingLocationID", "VariableID");
-- strandline:statement 4.13
CREATE INDEX "IX_MetaData_EquipmentID_VariableID" ON "dbo"."MetaData" ("EquipmentID", "VariableID");
-- strandline:statement 4.14
CREATE INDEX "IX_MetaData_ProjectID" ON "dbo"."MetaData" ("ProjectID");
-- strandline:statement 4.15
COMMENT ON TABLE "dbo"."MetaData" IS 'The hub: one row is the context of one series (what, where, with what, by whom, why), and every stored value points to one row.';
-- strandline:statement 4.16
COMMENT ON COLUMN "dbo"."MetaData"."MetaDataID" IS 'Surrogate key of the series.';
-- strandline:statement 4.17
COMMENT ON COLUMN "dbo"."MetaData"."ProjectID" IS 'Project under which the series was recorded.';
-- strandline:statement 4.18
COMMENT ON COLUMN "dbo"."MetaData"."ContactID" IS 'Person responsible for the series.';
-- strandline:statement 4.19
COMMENT ON COLUMN "dbo"."MetaData"."EquipmentID" IS 'Instrument that produced the series; empty when none is known.';
-- strandline:statement 4.20
COMMENT ON COLUMN "dbo"."MetaData"."VariableID" IS 'Variable that the values are of.';
-- strandline:statement 4.21
COMMENT ON COLUMN "dbo"."MetaData"."ProcedureID" IS 'Procedure followed.';
-- strandline:statement 4.22
COMMENT ON COLUMN "dbo"."MetaData"."UnitID" IS 'Unit that the values are stored in; overrides the variable''s usual unit.';
-- strandline:statement 4.23
COMMENT ON COLUMN "dbo"."MetaData"."PurposeID" IS 'Why the series was recorded.';
-- strandline:statement 4.24
COMMENT ON COLUMN "dbo"."MetaData"."SamplingLocationID" IS 'Where the series was recorded.';
-- strandline:statement 4.25
COMMENT ON COLUMN "dbo"."MetaData"."ConditionID" IS 'Weather for which the series was recorded; empty when it covers all weathers.';
-- strandline:statement 4.26
COMMENT ON COLUMN "dbo"."MetaData"."ValueTypeID" IS 'Shape of the series, which says which table holds its values; 1 (Scalar) unless stated.';
-- strandline:statement 4.27
COMMENT ON COLUMN "dbo"."MetaData"."WavelengthAxisID" IS 'Wavelength axis of a spectral series; empty for every other shape.';

-- strandline:step 5/10: insert reference row Version='1.1.0' into dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 5.1
INSERT INTO "dbo"."SchemaVersion" ("Version", "Description", "MigrationScript") VALUES ('1.1.0', 'Data shapes: value types, wavelength axes, spectra, images and arrays', 'v1.0.1_to_v1.1.0_duckdb.sql');

-- strandline:step 6/10: rebuild dbo.Value
-- strandline:statement 6.1
CREATE TABLE "dbo"."Value" (
    "MetaDataID" INTEGER NOT NULL,
    "tstamp" TIMESTAMP NOT NULL,
    "Value" DOUBLE,
    "QualityCode" INTEGER,
    "CommentID" INTEGER,
    CONSTRAINT "PK_Value" PRIMARY KEY ("MetaDataID", "tstamp"),
    CONSTRAINT "FK_Value_MetaData" FOREIGN KEY ("MetaDataID") REFERENCES "dbo"."MetaData" ("MetaDataID"),
    CONSTRAINT "FK_Value_Comments" FOREIGN KEY ("CommentID") REFERENCES "dbo"."Comments" ("CommentID")
);
-- strandline:statement 6.2
INSERT INTO "dbo"."Value" ("MetaDataID", "tstamp", "Value", "QualityCode", "CommentID")
SELECT s."MetaDataID", s."tstamp", s."Value", s."QualityCode", s."CommentID"
FROM "dbo"."strandline_stash_Value" AS s;
-- strandline:statement 6.3
DROP TABLE "dbo"."strandline_stash_Value";
-- strandline:statement 6.4
CREATE INDEX "IX_Value_tstamp" ON "dbo"."Value" ("tstamp");
-- strandline:statement 6.5
COMMENT ON TABLE "dbo"."Value" IS 'Scalar time series: one number per series and instant.';
-- strandline:statement 6.6
COMMENT ON COLUMN "dbo"."Value"."MetaDataID" IS 'Series that the value belongs to.';
-- strandline:statement 6.7
COMMENT ON COLUMN "dbo"."Value"."tstamp" IS 'Instant of the value, in UTC, stored without a zone.';
-- strandline:statement 6.8
COMMENT ON COLUMN "dbo"."Value"."Value" IS 'The number, in the unit of the series; empty when the instrument gave none.';
-- strandline:statement 6.9
COMMENT ON COLUMN "dbo"."Value"."QualityCode" IS 'Quality of the value: 1 accepted, 2 suspect, 3 rejected, 4 below the limit of detection, 5 above range, 6 outlier; empty when it was not assessed. The column is a free integer.';
-- strandline:statement 6.10
COMMENT ON COLUMN "dbo"."Value"."CommentID" IS 'Remark about the value.';

-- strandline:step 7/10: make dbo.ValueArray
-- effects: locks-writers:dbo.ValueArray
-- strandline:statement 7.1
CREATE TABLE "dbo"."ValueArray" (
    "MetaDataID" INTEGER NOT NULL,
    "tstamp" TIMESTAMP NOT NULL,
    "ArrayIndex" INTEGER NOT NULL,
    "Value" DOUBLE,
    "QualityCode" INTEGER,
    CONSTRAINT "PK_ValueArray" PRIMARY KEY ("MetaDataID", "tstamp", "ArrayIndex"),
    CONSTRAINT "FK_ValueArray_MetaData" FOREIGN KEY ("MetaDataID") REFERENCES "dbo"."MetaData" ("MetaDataID")
);
-- strandline:statement 7.2
COMMENT ON TABLE "dbo"."ValueArray" IS 'Arrays of any length: one row per series, instant and position.';
-- strandline:statement 7.3
COMMENT ON COLUMN "dbo"."ValueArray"."MetaDataID" IS 'Series that the array belongs to.';
-- strandline:statement 7.4
COMMENT ON COLUMN "dbo"."ValueArray"."tstamp" IS 'Instant of the array, in UTC, stored without a zone.';
-- strandline:statement 7.5
COMMENT ON COLUMN "dbo"."ValueArray"."ArrayIndex" IS 'Position within the array, counted from 0.';
-- strandline:statement 7.6
COMMENT ON COLUMN "dbo"."ValueArray"."Value" IS 'The number at this position, in the unit of the series.';
-- strandline:statement 7.7
COMMENT ON COLUMN "dbo"."ValueArray"."QualityCode" IS 'Quality of the value: 1 accepted, 2 suspect, 3 rejected, 4 below the limit of detection, 5 above range, 6 outlier; empty when it was not assessed. The column is a free integer.';
-- strandline:statement 7.8 restores archive_ValueArray_cb2ca419b6
CREATE TABLE IF NOT EXISTS "strandline"."archive_ValueArray_cb2ca419b6" ("strandline_cycle" BIGINT NOT NULL, "MetaDataID" INTEGER, "tstamp" TIMESTAMP, "ArrayIndex" INTEGER, "Value" DOUBLE, "QualityCode" INTEGER);
-- strandline:statement 7.9 restores archive_ValueArray_cb2ca419b6
INSERT INTO "dbo"."ValueArray" ("MetaDataID", "tstamp", "ArrayIndex", "Value", "QualityCode")
SELECT a."MetaDataID", a."tstamp", a."ArrayIndex", a."Value", a."QualityCode"
FROM "strandline"."archive_ValueArray_cb2ca419b6" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_ValueArray_cb2ca419b6' AND "state" = 'archived')
  AND (a."MetaDataID" IS NULL OR EXISTS (SELECT 1 FROM "dbo"."MetaData" AS p WHERE p."MetaDataID" = a."MetaDataID"));
-- strandline:statement 7.10 restores archive_ValueArray_cb2ca419b6
UPDATE "strandline"."archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline"."archive_ValueArray_cb2ca419b6" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_ValueArray_cb2ca419b6' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "dbo"."ValueArray" AS t WHERE t."MetaDataID" = a."MetaDataID" AND t."tstamp" = a."tstamp" AND t."ArrayIndex" = a."ArrayIndex")),
  "superseded_rows" = 0
WHERE "component" = 'water' AND "archive" = 'archive_ValueArray_cb2ca419b6' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_ValueArray_cb2ca419b6' AND "state" = 'archived');
-- strandline:statement 7.11 restores archive_ValueArray_cb2ca419b6
UPDATE "strandline"."archive" SET
  "state" = 'restored',
  "restored_at" = make_timestamp(epoch_us(CURRENT_TIMESTAMP)),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline"."archive_ValueArray_cb2ca419b6" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_ValueArray_cb2ca419b6' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_ValueArray_cb2ca419b6' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_ValueArray_cb2ca419b6' AND "state" = 'archived');

-- strandline:step 8/10: make dbo.ValueImage
-- effects: locks-writers:dbo.ValueImage
-- strandline:statement 8.1
CREATE SEQUENCE "dbo"."strandline_seq_ValueImage_ValueImageID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 8.2
CREATE TABLE "dbo"."ValueImage" (
    "ValueImageID" BIGINT DEFAULT nextval('"dbo"."strandline_seq_ValueImage_ValueImageID"') NOT NULL,
    "MetaDataID" INTEGER NOT NULL,
    "tstamp" TIMESTAMP NOT NULL,
    "ImageWidth" INTEGER NOT NULL,
    "ImageHeight" INTEGER NOT NULL,
    "NumberOfChannels" INTEGER DEFAULT 3 NOT NULL,
    "ImageFormat" VARCHAR NOT NULL,
    "FileSizeBytes" BIGINT,
    "StorageBackend" VARCHAR DEFAULT 'FileSystem' NOT NULL,
    "StoragePath" VARCHAR NOT NULL,
    "Thumbnail" BLOB,
    "QualityCode" INTEGER,
    CONSTRAINT "PK_ValueImage" PRIMARY KEY ("ValueImageID"),
    CONSTRAINT "UQ_ValueImage_MetaDataID_tstamp" UNIQUE ("MetaDataID", "tstamp"),
    CONSTRAINT "FK_ValueImage_MetaData" FOREIGN KEY ("MetaDataID") REFERENCES "dbo"."MetaData" ("MetaDataID")
);
-- strandline:statement 8.3
CREATE INDEX "IX_ValueImage_MetaDataID_tstamp" ON "dbo"."ValueImage" ("MetaDataID", "tstamp");
-- strandline:statement 8.4
COMMENT ON TABLE "dbo"."ValueImage" IS 'Images: one row per series and instant; the picture itself lies in a storage backend.';
-- strandline:statement 8.5
COMMENT ON COLUMN "dbo"."ValueImage"."ValueImageID" IS 'Surrogate key of the image.';
-- strandline:statement 8.6
COMMENT ON COLUMN "dbo"."ValueImage"."MetaDataID" IS 'Series that the image belongs to.';
-- strandline:statement 8.7
COMMENT ON COLUMN "dbo"."ValueImage"."tstamp" IS 'Instant of the image, in UTC, stored without a zone.';
-- strandline:statement 8.8
COMMENT ON COLUMN "dbo"."ValueImage"."ImageWidth" IS 'Width in pixels.';
-- strandline:statement 8.9
COMMENT ON COLUMN "dbo"."ValueImage"."ImageHeight" IS 'Height in pixels.';
-- strandline:statement 8.10
COMMENT ON COLUMN "dbo"."ValueImage"."NumberOfChannels" IS 'Colour channels: 1 for grey, 3 for colour.';
-- strandline:statement 8.11
COMMENT ON COLUMN "dbo"."ValueImage"."ImageFormat" IS 'File format, for example PNG, JPEG or TIFF.';
-- strandline:statement 8.12
COMMENT ON COLUMN "dbo"."ValueImage"."FileSizeBytes" IS 'Size of the file in bytes.';
-- strandline:statement 8.13
COMMENT ON COLUMN "dbo"."ValueImage"."StorageBackend" IS 'Kind of storage that StoragePath is to be read in.';
-- strandline:statement 8.14
COMMENT ON COLUMN "dbo"."ValueImage"."StoragePath" IS 'Path or key of the file within the backend.';
-- strandline:statement 8.15
COMMENT ON COLUMN "dbo"."ValueImage"."Thumbnail" IS 'Small preview, as the bytes of an image file.';
-- strandline:statement 8.16
COMMENT ON COLUMN "dbo"."ValueImage"."QualityCode" IS 'Quality of the value: 1 accepted, 2 suspect, 3 rejected, 4 below the limit of detection, 5 above range, 6 outlier; empty when it was not assessed. The column is a free integer.';
-- strandline:statement 8.17 restores archive_ValueImage_2c820046fb
CREATE TABLE IF NOT EXISTS "strandline"."archive_ValueImage_2c820046fb" ("strandline_cycle" BIGINT NOT NULL, "ValueImageID" BIGINT, "MetaDataID" INTEGER, "tstamp" TIMESTAMP, "ImageWidth" INTEGER, "ImageHeight" INTEGER, "NumberOfChannels" INTEGER, "ImageFormat" VARCHAR, "FileSizeBytes" BIGINT, "StorageBackend" VARCHAR, "StoragePath" VARCHAR, "Thumbnail" BLOB, "QualityCode" INTEGER);
-- strandline:statement 8.18 restores archive_ValueImage_2c820046fb
INSERT INTO "dbo"."ValueImage" ("ValueImageID", "MetaDataID", "tstamp", "ImageWidth", "ImageHeight", "NumberOfChannels", "ImageFormat", "FileSizeBytes", "StorageBackend", "StoragePath", "Thumbnail", "QualityCode")
SELECT a."ValueImageID", a."MetaDataID", a."tstamp", a."ImageWidth", a."ImageHeight", a."NumberOfChannels", a."ImageFormat", a."FileSizeBytes", a."StorageBackend", a."StoragePath", a."Thumbnail", a."QualityCode"
FROM "strandline"."archive_ValueImage_2c820046fb" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_ValueImage_2c820046fb' AND "state" = 'archived')
  AND (a."MetaDataID" IS NULL OR EXISTS (SELECT 1 FROM "dbo"."MetaData" AS p WHERE p."MetaDataID" = a."MetaDataID"));
-- strandline:statement 8.19 restores archive_ValueImage_2c820046fb
UPDATE "strandline"."archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline"."archive_ValueImage_2c820046fb" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_ValueImage_2c820046fb' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "dbo"."ValueImage" AS t WHERE t."ValueImageID" = a."ValueImageID")),
  "superseded_rows" = 0
WHERE "component" = 'water' AND "archive" = 'archive_ValueImage_2c820046fb' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_ValueImage_2c820046fb' AND "state" = 'archived');
-- strandline:statement 8.20 restores archive_ValueImage_2c820046fb
UPDATE "strandline"."archive" SET
  "state" = 'restored',
  "restored_at" = make_timestamp(epoch_us(CURRENT_TIMESTAMP)),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline"."archive_ValueImage_2c820046fb" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_ValueImage_2c820046fb' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_ValueImage_2c820046fb' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_ValueImage_2c820046fb' AND "state" = 'archived');
-- strandline:statement 8.21
SELECT count(nextval('"dbo"."strandline_seq_ValueImage_ValueImageID"')) FROM range((
    SELECT CAST(coalesce(greatest(floor((max("ValueImageID") - (SELECT max(CASE WHEN last_value IS DISTINCT FROM start_value THEN coalesce(last_value, start_value - increment_by) ELSE start_value - increment_by END) FROM duckdb_sequences() WHERE database_name = current_database() AND schema_name = 'dbo' AND sequence_name = 'strandline_seq_ValueImage_ValueImageID')) / 1), 0), 0) AS BIGINT)
    FROM "dbo"."ValueImage"));

-- strandline:step 9/10: make dbo.WavelengthBin
-- effects: locks-writers:dbo.WavelengthBin
-- strandline:statement 9.1
CREATE SEQUENCE "dbo"."strandline_seq_WavelengthBin_WavelengthBinID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 9.2
CREATE TABLE "dbo"."WavelengthBin" (
    "WavelengthBinID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_WavelengthBin_WavelengthBinID"') NOT NULL,
    "WavelengthAxisID" INTEGER NOT NULL,
    "BinIndex" INTEGER NOT NULL,
    "Wavelength_nm" DOUBLE NOT NULL,
    CONSTRAINT "PK_WavelengthBin" PRIMARY KEY ("WavelengthBinID"),
    CONSTRAINT "UQ_WavelengthBin_WavelengthAxisID_BinIndex" UNIQUE ("WavelengthAxisID", "BinIndex"),
    CONSTRAINT "FK_WavelengthBin_WavelengthAxis" FOREIGN KEY ("WavelengthAxisID") REFERENCES "dbo"."WavelengthAxis" ("WavelengthAxisID")
);
-- strandline:statement 9.3
COMMENT ON TABLE "dbo"."WavelengthBin" IS 'Single wavelengths of an axis, in order.';
-- strandline:statement 9.4
COMMENT ON COLUMN "dbo"."WavelengthBin"."WavelengthBinID" IS 'Surrogate key of the bin.';
-- strandline:statement 9.5
COMMENT ON COLUMN "dbo"."WavelengthBin"."WavelengthAxisID" IS 'Axis that the bin belongs to.';
-- strandline:statement 9.6
COMMENT ON COLUMN "dbo"."WavelengthBin"."BinIndex" IS 'Place of the bin on its axis, counted from 0.';
-- strandline:statement 9.7
COMMENT ON COLUMN "dbo"."WavelengthBin"."Wavelength_nm" IS 'Centre wavelength in nanometres (nm).';
-- strandline:statement 9.8 restores archive_WavelengthBin_868f56b841
CREATE TABLE IF NOT EXISTS "strandline"."archive_WavelengthBin_868f56b841" ("strandline_cycle" BIGINT NOT NULL, "WavelengthBinID" INTEGER, "WavelengthAxisID" INTEGER, "BinIndex" INTEGER, "Wavelength_nm" DOUBLE);
-- strandline:statement 9.9 restores archive_WavelengthBin_868f56b841
INSERT INTO "dbo"."WavelengthBin" ("WavelengthBinID", "WavelengthAxisID", "BinIndex", "Wavelength_nm")
SELECT a."WavelengthBinID", a."WavelengthAxisID", a."BinIndex", a."Wavelength_nm"
FROM "strandline"."archive_WavelengthBin_868f56b841" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_WavelengthBin_868f56b841' AND "state" = 'archived')
  AND (a."WavelengthAxisID" IS NULL OR EXISTS (SELECT 1 FROM "dbo"."WavelengthAxis" AS p WHERE p."WavelengthAxisID" = a."WavelengthAxisID"));
-- strandline:statement 9.10 restores archive_WavelengthBin_868f56b841
UPDATE "strandline"."archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline"."archive_WavelengthBin_868f56b841" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_WavelengthBin_868f56b841' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "dbo"."WavelengthBin" AS t WHERE t."WavelengthBinID" = a."WavelengthBinID")),
  "superseded_rows" = 0
WHERE "component" = 'water' AND "archive" = 'archive_WavelengthBin_868f56b841' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_WavelengthBin_868f56b841' AND "state" = 'archived');
-- strandline:statement 9.11 restores archive_WavelengthBin_868f56b841
UPDATE "strandline"."archive" SET
  "state" = 'restored',
  "restored_at" = make_timestamp(epoch_us(CURRENT_TIMESTAMP)),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline"."archive_WavelengthBin_868f56b841" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_WavelengthBin_868f56b841' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_WavelengthBin_868f56b841' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_WavelengthBin_868f56b841' AND "state" = 'archived');
-- strandline:statement 9.12
SELECT count(nextval('"dbo"."strandline_seq_WavelengthBin_WavelengthBinID"')) FROM range((
    SELECT CAST(coalesce(greatest(floor((max("WavelengthBinID") - (SELECT max(CASE WHEN last_value IS DISTINCT FROM start_value THEN coalesce(last_value, start_value - increment_by) ELSE start_value - increment_by END) FROM duckdb_sequences() WHERE database_name = current_database() AND schema_name = 'dbo' AND sequence_name = 'strandline_seq_WavelengthBin_WavelengthBinID')) / 1), 0), 0) AS BIGINT)
    FROM "dbo"."WavelengthBin"));

-- strandline:step 10/10: make dbo.ValueSpectrum
-- effects: locks-writers:dbo.ValueSpectrum
-- strandline:statement 10.1
CREATE TABLE "dbo"."ValueSpectrum" (
    "MetaDataID" INTEGER NOT NULL,
    "tstamp" TIMESTAMP NOT NULL,
    "WavelengthBinID" INTEGER NOT NULL,
    "Value" DOUBLE,
    "QualityCode" INTEGER,
    CONSTRAINT "PK_ValueSpectrum" PRIMARY KEY ("MetaDataID", "tstamp", "WavelengthBinID"),
    CONSTRAINT "FK_ValueSpectrum_MetaData" FOREIGN KEY ("MetaDataID") REFERENCES "dbo"."MetaData" ("MetaDataID"),
    CONSTRAINT "FK_ValueSpectrum_WavelengthBin" FOREIGN KEY ("WavelengthBinID") REFERENCES "dbo"."WavelengthBin" ("WavelengthBinID")
);
-- strandline:statement 10.2
COMMENT ON TABLE "dbo"."ValueSpectrum" IS 'Spectra: one row per series, instant and wavelength bin, so that a whole spectrum lies together.';
-- strandline:statement 10.3
COMMENT ON COLUMN "dbo"."ValueSpectrum"."MetaDataID" IS 'Series that the spectrum belongs to.';
-- strandline:statement 10.4
COMMENT ON COLUMN "dbo"."ValueSpectrum"."tstamp" IS 'Instant of the spectrum, in UTC, stored without a zone.';
-- strandline:statement 10.5
COMMENT ON COLUMN "dbo"."ValueSpectrum"."WavelengthBinID" IS 'Wavelength that the number was measured at.';
-- strandline:statement 10.6
COMMENT ON COLUMN "dbo"."ValueSpectrum"."Value" IS 'Absorbance or intensity, in the unit of the series; empty bins are normal.';
-- strandline:statement 10.7
COMMENT ON COLUMN "dbo"."ValueSpectrum"."QualityCode" IS 'Quality of the value: 1 accepted, 2 suspect, 3 rejected, 4 below the limit of detection, 5 above range, 6 outlier; empty when it was not assessed. The column is a free integer.';
-- strandline:statement 10.8 restores archive_ValueSpectrum_bc5b9e7148
CREATE TABLE IF NOT EXISTS "strandline"."archive_ValueSpectrum_bc5b9e7148" ("strandline_cycle" BIGINT NOT NULL, "MetaDataID" INTEGER, "tstamp" TIMESTAMP, "WavelengthBinID" INTEGER, "Value" DOUBLE, "QualityCode" INTEGER);
-- strandline:statement 10.9 restores archive_ValueSpectrum_bc5b9e7148
INSERT INTO "dbo"."ValueSpectrum" ("MetaDataID", "tstamp", "WavelengthBinID", "Value", "QualityCode")
SELECT a."MetaDataID", a."tstamp", a."WavelengthBinID", a."Value", a."QualityCode"
FROM "strandline"."archive_ValueSpectrum_bc5b9e7148" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_ValueSpectrum_bc5b9e7148' AND "state" = 'archived')
  AND (a."MetaDataID" IS NULL OR EXISTS (SELECT 1 FROM "dbo"."MetaData" AS p WHERE p."MetaDataID" = a."MetaDataID"))
  AND (a."WavelengthBinID" IS NULL OR EXISTS (SELECT 1 FROM "dbo"."WavelengthBin" AS p WHERE p."WavelengthBinID" = a."WavelengthBinID"));
-- strandline:statement 10.10 restores archive_ValueSpectrum_bc5b9e7148
UPDATE "strandline"."archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline"."archive_ValueSpectrum_bc5b9e7148" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_ValueSpectrum_bc5b9e7148' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "dbo"."ValueSpectrum" AS t WHERE t."MetaDataID" = a."MetaDataID" AND t."tstamp" = a."tstamp" AND t."WavelengthBinID" = a."WavelengthBinID")),
  "superseded_rows" = 0
WHERE "component" = 'water' AND "archive" = 'archive_ValueSpectrum_bc5b9e7148' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_ValueSpectrum_bc5b9e7148' AND "state" = 'archived');
-- strandline:statement 10.11 restores archive_ValueSpectrum_bc5b9e7148
UPDATE "strandline"."archive" SET
  "state" = 'restored',
  "restored_at" = make_timestamp(epoch_us(CURRENT_TIMESTAMP)),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline"."archive_ValueSpectrum_bc5b9e7148" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_ValueSpectrum_bc5b9e7148' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_ValueSpectrum_bc5b9e7148' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_ValueSpectrum_bc5b9e7148' AND "state" = 'archived');

-- strandline:end
COMMIT;
