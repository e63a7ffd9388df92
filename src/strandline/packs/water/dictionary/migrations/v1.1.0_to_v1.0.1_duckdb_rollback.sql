-- Rollback: v1.1.0 → v1.0.1
-- Component: water on duckdb
-- Description: Data shapes: value types, wavelength axes, spectra, images and arrays
-- Forward: v1.0.1_to_v1.1.0_duckdb.sql
-- Author: Strandline water pack
-- Date: 2026-04-07
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: NONE
-- Archives: dbo.MetaData.ValueTypeID, dbo.MetaData.WavelengthAxisID, dbo.ValueType, dbo.ValueSpectrum, dbo.WavelengthBin, dbo.WavelengthAxis, dbo.ValueImage, dbo.ValueArray
-- Run by hand: duckdb -bail DB < FILE

-- strandline:before
SET wal_autocheckpoint = '0KB';
-- strandline:begin
BEGIN TRANSACTION;
-- strandline:step 1/11: archive column dbo.MetaData.ValueTypeID
-- effects: archives:dbo.MetaData.ValueTypeID, scans:dbo.MetaData
-- strandline:statement 1.1
CREATE SCHEMA IF NOT EXISTS "strandline";
-- strandline:statement 1.2
CREATE TABLE IF NOT EXISTS "strandline"."archive" ("component" VARCHAR NOT NULL, "archive" VARCHAR NOT NULL, "cycle" BIGINT NOT NULL, "kind" VARCHAR NOT NULL, "subject" VARCHAR NOT NULL, "location" VARCHAR NOT NULL, "from_version" VARCHAR NOT NULL, "to_version" VARCHAR NOT NULL, "run_id" VARCHAR NOT NULL, "archived_at" TIMESTAMP, "state" VARCHAR NOT NULL, "restored_at" TIMESTAMP, "restored_run" VARCHAR, "restored_rows" BIGINT, "superseded_rows" BIGINT, "orphaned_rows" BIGINT, CONSTRAINT "PK_strandline_archive" PRIMARY KEY ("component", "archive", "cycle"));
-- strandline:statement 1.3
CREATE TABLE IF NOT EXISTS "strandline"."archive_MetaData_ValueTypeID_8375b1f471" ("strandline_cycle" BIGINT NOT NULL, "MetaDataID" INTEGER, "ValueTypeID" INTEGER);
-- strandline:statement 1.4
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_MetaData_ValueTypeID_8375b1f471', COALESCE(MAX("cycle"), 0) + 1, 'column', 'dbo.MetaData.ValueTypeID', 'strandline.archive_MetaData_ValueTypeID_8375b1f471', '1.1.0', '1.0.1', '', make_timestamp(epoch_us(CURRENT_TIMESTAMP)), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_MetaData_ValueTypeID_8375b1f471';
-- strandline:statement 1.5
INSERT INTO "strandline"."archive_MetaData_ValueTypeID_8375b1f471" ("strandline_cycle", "MetaDataID", "ValueTypeID")
SELECT (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_ValueTypeID_8375b1f471' AND "state" = 'archived'), t."MetaDataID", t."ValueTypeID"
FROM "dbo"."MetaData" AS t
WHERE t."ValueTypeID" IS NOT NULL;

-- strandline:step 2/11: archive column dbo.MetaData.WavelengthAxisID
-- effects: archives:dbo.MetaData.WavelengthAxisID, scans:dbo.MetaData
-- strandline:statement 2.1
CREATE TABLE IF NOT EXISTS "strandline"."archive_MetaData_WavelengthAxisID_33413ace76" ("strandline_cycle" BIGINT NOT NULL, "MetaDataID" INTEGER, "WavelengthAxisID" INTEGER);
-- strandline:statement 2.2
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_MetaData_WavelengthAxisID_33413ace76', COALESCE(MAX("cycle"), 0) + 1, 'column', 'dbo.MetaData.WavelengthAxisID', 'strandline.archive_MetaData_WavelengthAxisID_33413ace76', '1.1.0', '1.0.1', '', make_timestamp(epoch_us(CURRENT_TIMESTAMP)), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_MetaData_WavelengthAxisID_33413ace76';
-- strandline:statement 2.3
INSERT INTO "strandline"."archive_MetaData_WavelengthAxisID_33413ace76" ("strandline_cycle", "MetaDataID", "WavelengthAxisID")
SELECT (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_WavelengthAxisID_33413ace76' AND "state" = 'archived'), t."MetaDataID", t."WavelengthAxisID"
FROM "dbo"."MetaData" AS t
WHERE t."WavelengthAxisID" IS NOT NULL;

-- strandline:step 3/11: archive table dbo.ValueType
-- effects: archives:dbo.ValueType, scans:dbo.ValueType
-- strandline:statement 3.1
CREATE TABLE IF NOT EXISTS "strandline"."archive_ValueType_1057e38762" ("strandline_cycle" BIGINT NOT NULL, "ValueTypeID" INTEGER, "ValueTypeName" VARCHAR, "ValueTableName" VARCHAR);
-- strandline:statement 3.2
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_ValueType_1057e38762', COALESCE(MAX("cycle"), 0) + 1, 'table', 'dbo.ValueType', 'strandline.archive_ValueType_1057e38762', '1.1.0', '1.0.1', '', make_timestamp(epoch_us(CURRENT_TIMESTAMP)), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_ValueType_1057e38762';
-- strandline:statement 3.3
INSERT INTO "strandline"."archive_ValueType_1057e38762" ("strandline_cycle", "ValueTypeID", "ValueTypeName", "ValueTableName")
SELECT (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_ValueType_1057e38762' AND "state" = 'archived'), t."ValueTypeID", t."ValueTypeName", t."ValueTableName"
FROM "dbo"."ValueType" AS t;

-- strandline:step 4/11: archive table dbo.ValueSpectrum
-- effects: archives:dbo.ValueSpectrum, scans:dbo.ValueSpectrum
-- strandline:statement 4.1
CREATE TABLE IF NOT EXISTS "strandline"."archive_ValueSpectrum_bc5b9e7148" ("strandline_cycle" BIGINT NOT NULL, "MetaDataID" INTEGER, "tstamp" TIMESTAMP, "WavelengthBinID" INTEGER, "Value" DOUBLE, "QualityCode" INTEGER);
-- strandline:statement 4.2
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_ValueSpectrum_bc5b9e7148', COALESCE(MAX("cycle"), 0) + 1, 'table', 'dbo.ValueSpectrum', 'strandline.archive_ValueSpectrum_bc5b9e7148', '1.1.0', '1.0.1', '', make_timestamp(epoch_us(CURRENT_TIMESTAMP)), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_ValueSpectrum_bc5b9e7148';
-- strandline:statement 4.3
INSERT INTO "strandline"."archive_ValueSpectrum_bc5b9e7148" ("strandline_cycle", "MetaDataID", "tstamp", "WavelengthBinID", "Value", "QualityCode")
SELECT (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_ValueSpectrum_bc5b9e7148' AND "state" = 'archived'), t."MetaDataID", t."tstamp", t."WavelengthBinID", t."Value", t."QualityCode"
FROM "dbo"."ValueSpectrum" AS t;

-- strandline:step 5/11: archive table dbo.WavelengthBin
-- effects: archives:dbo.WavelengthBin, scans:dbo.WavelengthBin
-- strandline:statement 5.1
CREATE TABLE IF NOT EXISTS "strandline"."archive_WavelengthBin_868f56b841" ("strandline_cycle" BIGINT NOT NULL, "WavelengthBinID" INTEGER, "WavelengthAxisID" INTEGER, "BinIndex" INTEGER, "Wavelength_nm" DOUBLE);
-- strandline:statement 5.2
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_WavelengthBin_868f56b841', COALESCE(MAX("cycle"), 0) + 1, 'table', 'dbo.WavelengthBin', 'strandline.archive_WavelengthBin_868f56b841', '1.1.0', '1.0.1', '', make_timestamp(epoch_us(CURRENT_TIMESTAMP)), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_WavelengthBin_868f56b841';
-- strandline:statement 5.3
INSERT INTO "strandline"."archive_WavelengthBin_868f56b841" ("strandline_cycle", "WavelengthBinID", "WavelengthAxisID", "BinIndex", "Wavelength_nm")
SELECT (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_WavelengthBin_868f56b841' AND "state" = 'archived'), t."WavelengthBinID", t."WavelengthAxisID", t."BinIndex", t."Wavelength_nm"
FROM "dbo"."WavelengthBin" AS t;

-- strandline:step 6/11: archive table dbo.WavelengthAxis
-- effects: archives:dbo.WavelengthAxis, scans:dbo.WavelengthAxis
-- strandline:statement 6.1
CREATE TABLE IF NOT EXISTS "strandline"."archive_WavelengthAxis_9308e14b57" ("strandline_cycle" BIGINT NOT NULL, "WavelengthAxisID" INTEGER, "Name" VARCHAR, "Description" VARCHAR, "NumberOfChannels" INTEGER, "MinWavelength_nm" DOUBLE, "MaxWavelength_nm" DOUBLE);
-- strandline:statement 6.2
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_WavelengthAxis_9308e14b57', COALESCE(MAX("cycle"), 0) + 1, 'table', 'dbo.WavelengthAxis', 'strandline.archive_WavelengthAxis_9308e14b57', '1.1.0', '1.0.1', '', make_timestamp(epoch_us(CURRENT_TIMESTAMP)), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_WavelengthAxis_9308e14b57';
-- strandline:statement 6.3
INSERT INTO "strandline"."archive_WavelengthAxis_9308e14b57" ("strandline_cycle", "WavelengthAxisID", "Name", "Description", "NumberOfChannels", "MinWavelength_nm", "MaxWavelength_nm")
SELECT (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_WavelengthAxis_9308e14b57' AND "state" = 'archived'), t."WavelengthAxisID", t."Name", t."Description", t."NumberOfChannels", t."MinWavelength_nm", t."MaxWavelength_nm"
FROM "dbo"."WavelengthAxis" AS t;

-- strandline:step 7/11: archive table dbo.ValueImage
-- effects: archives:dbo.ValueImage, scans:dbo.ValueImage
-- strandline:statement 7.1
CREATE TABLE IF NOT EXISTS "strandline"."archive_ValueImage_2c820046fb" ("strandline_cycle" BIGINT NOT NULL, "ValueImageID" BIGINT, "MetaDataID" INTEGER, "tstamp" TIMESTAMP, "ImageWidth" INTEGER, "ImageHeight" INTEGER, "NumberOfChannels" INTEGER, "ImageFormat" VARCHAR, "FileSizeBytes" BIGINT, "StorageBackend" VARCHAR, "StoragePath" VARCHAR, "Thumbnail" BLOB, "QualityCode" INTEGER);
-- strandline:statement 7.2
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_ValueImage_2c820046fb', COALESCE(MAX("cycle"), 0) + 1, 'table', 'dbo.ValueImage', 'strandline.archive_ValueImage_2c820046fb', '1.1.0', '1.0.1', '', make_timestamp(epoch_us(CURRENT_TIMESTAMP)), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_ValueImage_2c820046fb';
-- strandline:statement 7.3
INSERT INTO "strandline"."archive_ValueImage_2c820046fb" ("strandline_cycle", "ValueImageID", "MetaDataID", "tstamp", "ImageWidth", "ImageHeight", "NumberOfChannels", "ImageFormat", "FileSizeBytes", "StorageBackend", "StoragePath", "Thumbnail", "QualityCode")
SELECT (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_ValueImage_2c820046fb' AND "state" = 'archived'), t."ValueImageID", t."MetaDataID", t."tstamp", t."ImageWidth", t."ImageHeight", t."NumberOfChannels", t."ImageFormat", t."FileSizeBytes", t."StorageBackend", t."StoragePath", t."Thumbnail", t."QualityCode"
FROM "dbo"."ValueImage" AS t;

-- strandline:step 8/11: archive table dbo.ValueArray
-- effects: archives:dbo.ValueArray, scans:dbo.ValueArray
-- strandline:statement 8.1
CREATE TABLE IF NOT EXISTS "strandline"."archive_ValueArray_cb2ca419b6" ("strandline_cycle" BIGINT NOT NULL, "MetaDataID" INTEGER, "tstamp" TIMESTAMP, "ArrayIndex" INTEGER, "Value" DOUBLE, "QualityCode" INTEGER);
-- strandline:statement 8.2
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_ValueArray_cb2ca419b6', COALESCE(MAX("cycle"), 0) + 1, 'table', 'dbo.ValueArray', 'strandline.archive_ValueArray_cb2ca419b6', '1.1.0', '1.0.1', '', make_timestamp(epoch_us(CURRENT_TIMESTAMP)), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_ValueArray_cb2ca419b6';
-- strandline:statement 8.3
INSERT INTO "strandline"."archive_ValueArray_cb2ca419b6" ("strandline_cycle", "MetaDataID", "tstamp", "ArrayIndex", "Value", "QualityCode")
SELECT (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_ValueArray_cb2ca419b6' AND "state" = 'archived'), t."MetaDataID", t."tstamp", t."ArrayIndex", t."Value", t."QualityCode"
FROM "dbo"."ValueArray" AS t;

-- strandline:step 9/11: put aside the rows of dbo.MetaData, dbo.Value
-- effects: may-fail:dbo.SchemaVersion, breaks-clients:dbo.MetaData.WavelengthAxisID, breaks-clients:dbo.MetaData.ValueTypeID, breaks-clients:dbo.ValueType, breaks-clients:dbo.ValueSpectrum, breaks-clients:dbo.WavelengthBin, breaks-clients:dbo.WavelengthAxis, breaks-clients:dbo.ValueImage, breaks-clients:dbo.ValueArray, rewrites:dbo.MetaData, locks-writers:dbo.MetaData, rewrites:dbo.Value, locks-writers:dbo.Value
-- strandline:statement 9.1
CREATE TABLE "dbo"."strandline_stash_MetaData" AS SELECT * FROM "dbo"."MetaData";
-- strandline:statement 9.2
CREATE TABLE "dbo"."strandline_stash_Value" AS SELECT * FROM "dbo"."Value";
-- strandline:statement 9.3
DROP TABLE "dbo"."ValueArray";
-- strandline:statement 9.4
DROP TABLE "dbo"."ValueImage";
-- strandline:statement 9.5
DROP SEQUENCE "dbo"."strandline_seq_ValueImage_ValueImageID";
-- strandline:statement 9.6
DROP TABLE "dbo"."ValueSpectrum";
-- strandline:statement 9.7
DROP TABLE "dbo"."WavelengthBin";
-- strandline:statement 9.8
DROP SEQUENCE "dbo"."strandline_seq_WavelengthBin_WavelengthBinID";
-- strandline:statement 9.9
DROP TABLE "dbo"."Value";
-- strandline:statement 9.10
DROP TABLE "dbo"."MetaData";
-- strandline:statement 9.11
DROP TABLE "dbo"."WavelengthAxis";
-- strandline:statement 9.12
DROP SEQUENCE "dbo"."strandline_seq_WavelengthAxis_WavelengthAxisID";
-- strandline:statement 9.13
DROP TABLE "dbo"."ValueType";
-- strandline:statement 9.14
DELETE FROM "dbo"."SchemaVersion" WHERE "Version" = '1.1.0';

-- strandline:step 10/11: rebuild dbo.MetaData
-- strandline:statement 10.1
CREATE SCHEMA IF NOT EXISTS "dbo";
-- strandline:statement 10.2
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
    CONSTRAINT "PK_MetaData" PRIMARY KEY ("MetaDataID"),
    CONSTRAINT "FK_MetaData_Project" FOREIGN KEY ("ProjectID") REFERENCES "dbo"."Project" ("ProjectID"),
    CONSTRAINT "FK_MetaData_Contact" FOREIGN KEY ("ContactID") REFERENCES "dbo"."Contact" ("ContactID"),
    CONSTRAINT "FK_MetaData_Equipment" FOREIGN KEY ("EquipmentID") REFERENCES "dbo"."Equipment" ("EquipmentID"),
    CONSTRAINT "FK_MetaData_Variable" FOREIGN KEY ("VariableID") REFERENCES "dbo"."Variable" ("VariableID"),
    CONSTRAINT "FK_MetaData_Procedures" FOREIGN KEY ("ProcedureID") REFERENCES "dbo"."Procedures" ("ProcedureID"),
    CONSTRAINT "FK_MetaData_Unit" FOREIGN KEY ("UnitID") REFERENCES "dbo"."Unit" ("UnitID"),
    CONSTRAINT "FK_MetaData_Purpose" FOREIGN KEY ("PurposeID") REFERENCES "dbo"."Purpose" ("PurposeID"),
    CONSTRAINT "FK_MetaData_SamplingLocation" FOREIGN KEY ("SamplingLocationID") REFERENCES "dbo"."SamplingLocation" ("SamplingLocationID"),
    CONSTRAINT "FK_MetaData_WeatherCondition" FOREIGN KEY ("ConditionID") REFERENCES "dbo"."WeatherCondition" ("ConditionID")
);
-- strandline:statement 10.3
INSERT INTO "dbo"."MetaData" ("MetaDataID", "ProjectID", "ContactID", "EquipmentID", "VariableID", "ProcedureID", "UnitID", "PurposeID", "SamplingLocationID", "ConditionID")
SELECT s."MetaDataID", s."ProjectID", s."ContactID", s."EquipmentID", s."VariableID", s."ProcedureID", s."UnitID", s."PurposeID", s."SamplingLocationID", s."ConditionID"
FROM "dbo"."strandline_stash_MetaData" AS s;
-- strandline:statement 10.4
DROP TABLE "dbo"."strandline_stash_MetaData";
-- strandline:statement 10.5
CREATE INDEX "IX_MetaData_SamplingLocationID_VariableID" ON "dbo"."MetaData" ("SamplingLocationID", "VariableID");
-- strandline:statement 10.6
CREATE INDEX "IX_MetaData_EquipmentID_VariableID" ON "dbo"."MetaData" ("EquipmentID", "VariableID");
-- strandline:statement 10.7
CREATE INDEX "IX_MetaData_ProjectID" ON "dbo"."MetaData" ("ProjectID");
-- strandline:statement 10.8
COMMENT ON TABLE "dbo"."MetaData" IS 'The hub: one row is the context of one series (what, where, with what, by whom, why), and every stored value points to one row.';
-- strandline:statement 10.9
COMMENT ON COLUMN "dbo"."MetaData"."MetaDataID" IS 'Surrogate key of the series.';
-- strandline:statement 10.10
COMMENT ON COLUMN "dbo"."MetaData"."ProjectID" IS 'Project under which the series was recorded.';
-- strandline:statement 10.11
COMMENT ON COLUMN "dbo"."MetaData"."ContactID" IS 'Person responsible for the series.';
-- strandline:statement 10.12
COMMENT ON COLUMN "dbo"."MetaData"."EquipmentID" IS 'Instrument that produced the series; empty when none is known.';
-- strandline:statement 10.13
COMMENT ON COLUMN "dbo"."MetaData"."VariableID" IS 'Variable that the values are of.';
-- strandline:statement 10.14
COMMENT ON COLUMN "dbo"."MetaData"."ProcedureID" IS 'Procedure followed.';
-- strandline:statement 10.15
COMMENT ON COLUMN "dbo"."MetaData"."UnitID" IS 'Unit that the values are stored in; overrides the variable''s usual unit.';
-- strandline:statement 10.16
COMMENT ON COLUMN "dbo"."MetaData"."PurposeID" IS 'Why the series was recorded.';
-- strandline:statement 10.17
COMMENT ON COLUMN "dbo"."MetaData"."SamplingLocationID" IS 'Where the series was recorded.';
-- strandline:statement 10.18
COMMENT ON COLUMN "dbo"."MetaData"."ConditionID" IS 'Weather for which the series was recorded; empty when it covers all weathers.';

-- strandline:step 11/11: rebuild dbo.Value
-- strandline:statement 11.1
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
-- strandline:statement 11.2
INSERT INTO "dbo"."Value" ("MetaDataID", "tstamp", "Value", "QualityCode", "CommentID")
SELECT s."MetaDataID", s."tstamp", s."Value", s."QualityCode", s."CommentID"
FROM "dbo"."strandline_stash_Value" AS s;
-- strandline:statement 11.3
DROP TABLE "dbo"."strandline_stash_Value";
-- strandline:statement 11.4
CREATE INDEX "IX_Value_tstamp" ON "dbo"."Value" ("tstamp");
-- strandline:statement 11.5
COMMENT ON TABLE "dbo"."Value" IS 'Scalar time series: one number per series and instant.';
-- strandline:statement 11.6
COMMENT ON COLUMN "dbo"."Value"."MetaDataID" IS 'Series that the value belongs to.';
-- strandline:statement 11.7
COMMENT ON COLUMN "dbo"."Value"."tstamp" IS 'Instant of the value, in UTC, stored without a zone.';
-- strandline:statement 11.8
COMMENT ON COLUMN "dbo"."Value"."Value" IS 'The number, in the unit of the series; empty when the instrument gave none.';
-- strandline:statement 11.9
COMMENT ON COLUMN "dbo"."Value"."QualityCode" IS 'Quality of the value: 1 accepted, 2 suspect, 3 rejected, 4 below the limit of detection, 5 above range, 6 outlier; empty when it was not assessed. The column is a free integer.';
-- strandline:statement 11.10
COMMENT ON COLUMN "dbo"."Value"."CommentID" IS 'Remark about the value.';

-- strandline:end
COMMIT;
