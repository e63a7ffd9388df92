-- Migration: v1.0.1 → v1.1.0
-- Component: water on sqlite
-- Description: Data shapes: value types, wavelength axes, spectra, images and arrays
-- Rollback: v1.1.0_to_v1.0.1_sqlite_rollback.sql
-- Author: Strandline water pack
-- Date: 2026-04-07
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: NONE
-- Archives: NONE
-- Run by hand: sqlite3 -bail DB < FILE

-- strandline:before
PRAGMA foreign_keys = OFF;
-- strandline:before
PRAGMA legacy_alter_table = OFF;
-- strandline:before
CREATE TEMP TABLE IF NOT EXISTS "strandline_kept" (kind TEXT, name TEXT, on_table TEXT, sql TEXT);
-- strandline:begin
BEGIN IMMEDIATE;
-- strandline:step 1/20: create table ValueArray
-- strandline:statement 1.1
CREATE TABLE "ValueArray" (
  "MetaDataID" INT NOT NULL,
  "tstamp" TIMESTAMP(7) NOT NULL,
  "ArrayIndex" INT NOT NULL,
  "Value" DOUBLE,
  "QualityCode" INT,
  CONSTRAINT "PK_ValueArray" PRIMARY KEY ("MetaDataID", "tstamp", "ArrayIndex"),
  CONSTRAINT "FK_ValueArray_MetaData" FOREIGN KEY ("MetaDataID") REFERENCES "MetaData" ("MetaDataID")
);

-- strandline:step 2/20: create table ValueImage
-- strandline:statement 2.1
CREATE TABLE "ValueImage" (
  "ValueImageID" INTEGER NOT NULL CONSTRAINT "PK_ValueImage" PRIMARY KEY AUTOINCREMENT,
  "MetaDataID" INT NOT NULL,
  "tstamp" TIMESTAMP(7) NOT NULL,
  "ImageWidth" INT NOT NULL,
  "ImageHeight" INT NOT NULL,
  "NumberOfChannels" INT NOT NULL DEFAULT 3,
  "ImageFormat" VARCHAR(20) NOT NULL,
  "FileSizeBytes" BIGINT,
  "StorageBackend" VARCHAR(50) NOT NULL DEFAULT 'FileSystem',
  "StoragePath" VARCHAR(1000) NOT NULL,
  "Thumbnail" BLOB,
  "QualityCode" INT,
  CONSTRAINT "UQ_ValueImage_MetaDataID_tstamp" UNIQUE ("MetaDataID", "tstamp"),
  CONSTRAINT "FK_ValueImage_MetaData" FOREIGN KEY ("MetaDataID") REFERENCES "MetaData" ("MetaDataID")
);
-- strandline:statement 2.2
CREATE INDEX "IX_ValueImage_MetaDataID_tstamp" ON "ValueImage" ("MetaDataID", "tstamp");

-- strandline:step 3/20: create table WavelengthAxis
-- strandline:statement 3.1
CREATE TABLE "WavelengthAxis" (
  "WavelengthAxisID" INTEGER NOT NULL CONSTRAINT "PK_WavelengthAxis" PRIMARY KEY AUTOINCREMENT,
  "Name" VARCHAR(200) NOT NULL,
  "Description" VARCHAR(500),
  "NumberOfChannels" INT NOT NULL,
  "MinWavelength_nm" DOUBLE NOT NULL,
  "MaxWavelength_nm" DOUBLE NOT NULL
);

-- strandline:step 4/20: create table WavelengthBin
-- strandline:statement 4.1
CREATE TABLE "WavelengthBin" (
  "WavelengthBinID" INTEGER NOT NULL CONSTRAINT "PK_WavelengthBin" PRIMARY KEY AUTOINCREMENT,
  "WavelengthAxisID" INT NOT NULL,
  "BinIndex" INT NOT NULL,
  "Wavelength_nm" DOUBLE NOT NULL,
  CONSTRAINT "UQ_WavelengthBin_WavelengthAxisID_BinIndex" UNIQUE ("WavelengthAxisID", "BinIndex"),
  CONSTRAINT "FK_WavelengthBin_WavelengthAxis" FOREIGN KEY ("WavelengthAxisID") REFERENCES "WavelengthAxis" ("WavelengthAxisID")
);

-- strandline:step 5/20: create table ValueSpectrum
-- strandline:statement 5.1
CREATE TABLE "ValueSpectrum" (
  "MetaDataID" INT NOT NULL,
  "tstamp" TIMESTAMP(7) NOT NULL,
  "WavelengthBinID" INT NOT NULL,
  "Value" DOUBLE,
  "QualityCode" INT,
  CONSTRAINT "PK_ValueSpectrum" PRIMARY KEY ("MetaDataID", "tstamp", "WavelengthBinID"),
  CONSTRAINT "FK_ValueSpectrum_MetaData" FOREIGN KEY ("MetaDataID") REFERENCES "MetaData" ("MetaDataID"),
  CONSTRAINT "FK_ValueSpectrum_WavelengthBin" FOREIGN KEY ("WavelengthBinID") REFERENCES "WavelengthBin" ("WavelengthBinID")
);

-- strandline:step 6/20: create table ValueType
-- strandline:statement 6.1
CREATE TABLE "ValueType" (
  "ValueTypeID" INT NOT NULL,
  "ValueTypeName" VARCHAR(50) NOT NULL,
  "ValueTableName" VARCHAR(100) NOT NULL,
  CONSTRAINT "PK_ValueType" PRIMARY KEY ("ValueTypeID")
);

-- strandline:step 7/20: insert reference row ValueTypeID=1 into ValueType
-- strandline:statement 7.1
INSERT INTO "ValueType" ("ValueTypeID", "ValueTypeName", "ValueTableName") VALUES (1, 'Scalar', 'Value');

-- strandline:step 8/20: insert reference row ValueTypeID=2 into ValueType
-- strandline:statement 8.1
INSERT INTO "ValueType" ("ValueTypeID", "ValueTypeName", "ValueTableName") VALUES (2, 'Spectrum', 'ValueSpectrum');

-- strandline:step 9/20: insert reference row ValueTypeID=3 into ValueType
-- strandline:statement 9.1
INSERT INTO "ValueType" ("ValueTypeID", "ValueTypeName", "ValueTableName") VALUES (3, 'Image', 'ValueImage');

-- strandline:step 10/20: insert reference row ValueTypeID=4 into ValueType
-- strandline:statement 10.1
INSERT INTO "ValueType" ("ValueTypeID", "ValueTypeName", "ValueTableName") VALUES (4, 'Array', 'ValueArray');

-- strandline:step 11/20: rebuild table MetaData: add column MetaData.ValueTypeID integer; add column MetaData.WavelengthAxisID integer; add foreign key FK_MetaData_ValueType on MetaData to ValueType; add foreign key FK_MetaData_WavelengthAxis on MetaData to WavelengthAxis
-- effects: rewrites:MetaData, locks-writers:MetaData, scans:MetaData, may-fail:MetaData.FK_MetaData_ValueType, may-fail:MetaData.FK_MetaData_WavelengthAxis
-- strandline:statement 11.1
-- Noted, so that nothing that others put on MetaData is lost unseen
INSERT INTO temp."strandline_kept" (kind, name, on_table, sql)
SELECT type, name, tbl_name, sql FROM main.sqlite_schema
WHERE tbl_name = 'MetaData' COLLATE NOCASE AND type IN ('index', 'trigger')
  AND sql IS NOT NULL AND name NOT IN ('IX_MetaData_SamplingLocationID_VariableID', 'IX_MetaData_EquipmentID_VariableID', 'IX_MetaData_ProjectID')
  AND (type = 'index' OR name NOT LIKE 'strandline|_%' ESCAPE '|')
UNION ALL SELECT 'column', name, 'MetaData', NULL FROM pragma_table_xinfo('MetaData')
WHERE name NOT IN ('MetaDataID', 'ProjectID', 'ContactID', 'EquipmentID', 'VariableID', 'ProcedureID', 'UnitID', 'PurposeID', 'SamplingLocationID', 'ConditionID')
UNION ALL SELECT 'option', trim(substr(sql, length(rtrim(sql, replace(sql, ')', ''))) + 1)), 'MetaData', NULL
FROM main.sqlite_schema WHERE type = 'table' AND name = 'MetaData' COLLATE NOCASE
  AND trim(substr(sql, length(rtrim(sql, replace(sql, ')', ''))) + 1)) <> ''
UNION ALL SELECT 'option', 'COLLATE', 'MetaData', NULL FROM main.sqlite_schema
WHERE type = 'table' AND name = 'MetaData' COLLATE NOCASE AND instr(upper(sql), 'COLLATE') > 0
UNION ALL SELECT 'option', 'ON CONFLICT', 'MetaData', NULL FROM main.sqlite_schema
WHERE type = 'table' AND name = 'MetaData' COLLATE NOCASE AND instr(upper(sql), 'ON CONFLICT') > 0
UNION ALL SELECT 'option', 'DEFERRABLE INITIALLY DEFERRED', 'MetaData', NULL FROM main.sqlite_schema
WHERE type = 'table' AND name = 'MetaData' COLLATE NOCASE AND instr(upper(sql), 'DEFERRABLE INITIALLY DEFERRED') > 0
UNION ALL SELECT 'rows', 'MetaData', NULL, CAST(count(*) AS TEXT) FROM "MetaData";
-- strandline:statement 11.2
CREATE TABLE "strandline_new_MetaData" (
  "MetaDataID" INTEGER NOT NULL CONSTRAINT "PK_MetaData" PRIMARY KEY AUTOINCREMENT,
  "ProjectID" INT,
  "ContactID" INT,
  "EquipmentID" INT,
  "VariableID" INT,
  "ProcedureID" INT,
  "UnitID" INT,
  "PurposeID" INT,
  "SamplingLocationID" INT,
  "ConditionID" INT,
  "ValueTypeID" INT NOT NULL DEFAULT 1,
  "WavelengthAxisID" INT,
  CONSTRAINT "FK_MetaData_Project" FOREIGN KEY ("ProjectID") REFERENCES "Project" ("ProjectID"),
  CONSTRAINT "FK_MetaData_Contact" FOREIGN KEY ("ContactID") REFERENCES "Contact" ("ContactID"),
  CONSTRAINT "FK_MetaData_Equipment" FOREIGN KEY ("EquipmentID") REFERENCES "Equipment" ("EquipmentID"),
  CONSTRAINT "FK_MetaData_Variable" FOREIGN KEY ("VariableID") REFERENCES "Variable" ("VariableID"),
  CONSTRAINT "FK_MetaData_Procedures" FOREIGN KEY ("ProcedureID") REFERENCES "Procedures" ("ProcedureID"),
  CONSTRAINT "FK_MetaData_Unit" FOREIGN KEY ("UnitID") REFERENCES "Unit" ("UnitID"),
  CONSTRAINT "FK_MetaData_Purpose" FOREIGN KEY ("PurposeID") REFERENCES "Purpose" ("PurposeID"),
  CONSTRAINT "FK_MetaData_SamplingLocation" FOREIGN KEY ("SamplingLocationID") REFERENCES "SamplingLocation" ("SamplingLocationID"),
  CONSTRAINT "FK_MetaData_WeatherCondition" FOREIGN KEY ("ConditionID") REFERENCES "WeatherCondition" ("ConditionID"),
  CONSTRAINT "FK_MetaData_ValueType" FOREIGN KEY ("ValueTypeID") REFERENCES "ValueType" ("ValueTypeID"),
  CONSTRAINT "FK_MetaData_WavelengthAxis" FOREIGN KEY ("WavelengthAxisID") REFERENCES "WavelengthAxis" ("WavelengthAxisID")
);
-- strandline:statement 11.3
INSERT INTO "strandline_new_MetaData" ("MetaDataID", "ProjectID", "ContactID", "EquipmentID", "VariableID", "ProcedureID", "UnitID", "PurposeID", "SamplingLocationID", "ConditionID")
SELECT "MetaDataID", "ProjectID", "ContactID", "EquipmentID", "VariableID", "ProcedureID", "UnitID", "PurposeID", "SamplingLocationID", "ConditionID" FROM "MetaData";
-- strandline:statement 11.4
DELETE FROM sqlite_sequence WHERE name = 'strandline_new_MetaData';
-- strandline:statement 11.5
INSERT INTO sqlite_sequence (name, seq)
SELECT 'strandline_new_MetaData', seq FROM sqlite_sequence WHERE name = 'MetaData';
-- strandline:statement 11.6
DROP TABLE "MetaData";
-- strandline:statement 11.7
PRAGMA legacy_alter_table = ON;
-- strandline:statement 11.8
ALTER TABLE "strandline_new_MetaData" RENAME TO "MetaData";
-- strandline:statement 11.9
PRAGMA legacy_alter_table = OFF;
-- strandline:statement 11.10
DELETE FROM temp."strandline_kept" WHERE kind = 'rows' AND name = 'MetaData' AND sql = (SELECT CAST(count(*) AS TEXT) FROM "MetaData");
-- strandline:statement 11.11
CREATE INDEX "IX_MetaData_SamplingLocationID_VariableID" ON "MetaData" ("SamplingLocationID", "VariableID");
-- strandline:statement 11.12
CREATE INDEX "IX_MetaData_EquipmentID_VariableID" ON "MetaData" ("EquipmentID", "VariableID");
-- strandline:statement 11.13
CREATE INDEX "IX_MetaData_ProjectID" ON "MetaData" ("ProjectID");

-- strandline:step 12/20: insert reference row Version='1.1.0' into SchemaVersion
-- strandline:statement 12.1
INSERT INTO "SchemaVersion" ("Version", "Description", "MigrationScript") VALUES ('1.1.0', 'Data shapes: value types, wavelength axes, spectra, images and arrays', 'v1.0.1_to_v1.1.0_sqlite.sql');

-- strandline:step 13/20: restore table ValueArray from the archive
-- effects: locks-writers:ValueArray
-- strandline:statement 13.1 restores archive_ValueArray_61aeeab826
CREATE TABLE IF NOT EXISTS "strandline_archive" ("component" VARCHAR(100) NOT NULL, "archive" VARCHAR(100) NOT NULL, "cycle" BIGINT NOT NULL, "kind" VARCHAR(20) NOT NULL, "subject" VARCHAR(400) NOT NULL, "location" VARCHAR(200) NOT NULL, "from_version" VARCHAR(100) NOT NULL, "to_version" VARCHAR(100) NOT NULL, "run_id" VARCHAR(36) NOT NULL, "archived_at" TIMESTAMP(6), "state" VARCHAR(20) NOT NULL, "restored_at" TIMESTAMP(6), "restored_run" VARCHAR(36), "restored_rows" BIGINT, "superseded_rows" BIGINT, "orphaned_rows" BIGINT, CONSTRAINT "PK_strandline_archive" PRIMARY KEY ("component", "archive", "cycle"));
-- strandline:statement 13.2 restores archive_ValueArray_61aeeab826
CREATE TABLE IF NOT EXISTS "strandline_archive_ValueArray_61aeeab826" ("strandline_cycle" BIGINT NOT NULL, "MetaDataID" INT, "tstamp" TIMESTAMP(7), "ArrayIndex" INT, "Value" DOUBLE, "QualityCode" INT);
-- strandline:statement 13.3 restores archive_ValueArray_61aeeab826
INSERT INTO "ValueArray" ("MetaDataID", "tstamp", "ArrayIndex", "Value", "QualityCode")
SELECT a."MetaDataID", a."tstamp", a."ArrayIndex", a."Value", a."QualityCode"
FROM "strandline_archive_ValueArray_61aeeab826" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_ValueArray_61aeeab826' AND "state" = 'archived')
  AND (a."MetaDataID" IS NULL OR EXISTS (SELECT 1 FROM "MetaData" AS p WHERE p."MetaDataID" = a."MetaDataID"));
-- strandline:statement 13.4 restores archive_ValueArray_61aeeab826
UPDATE "strandline_archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline_archive_ValueArray_61aeeab826" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_ValueArray_61aeeab826' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "ValueArray" AS t WHERE t."MetaDataID" = a."MetaDataID" AND t."tstamp" = a."tstamp" AND t."ArrayIndex" = a."ArrayIndex")),
  "superseded_rows" = 0
WHERE "component" = 'water' AND "archive" = 'archive_ValueArray_61aeeab826' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_ValueArray_61aeeab826' AND "state" = 'archived');
-- strandline:statement 13.5 restores archive_ValueArray_61aeeab826
UPDATE "strandline_archive" SET
  "state" = 'restored',
  "restored_at" = strftime('%Y-%m-%d %H:%M:%f', 'now'),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline_archive_ValueArray_61aeeab826" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_ValueArray_61aeeab826' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_ValueArray_61aeeab826' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_ValueArray_61aeeab826' AND "state" = 'archived');

-- strandline:step 14/20: restore table ValueImage from the archive
-- effects: locks-writers:ValueImage
-- strandline:statement 14.1 restores archive_ValueImage_14f567564e
CREATE TABLE IF NOT EXISTS "strandline_archive_ValueImage_14f567564e" ("strandline_cycle" BIGINT NOT NULL, "ValueImageID" INT, "MetaDataID" INT, "tstamp" TIMESTAMP(7), "ImageWidth" INT, "ImageHeight" INT, "NumberOfChannels" INT, "ImageFormat" VARCHAR(20), "FileSizeBytes" BIGINT, "StorageBackend" VARCHAR(50), "StoragePath" VARCHAR(1000), "Thumbnail" BLOB, "QualityCode" INT);
-- strandline:statement 14.2 restores archive_ValueImage_14f567564e
INSERT INTO "ValueImage" ("ValueImageID", "MetaDataID", "tstamp", "ImageWidth", "ImageHeight", "NumberOfChannels", "ImageFormat", "FileSizeBytes", "StorageBackend", "StoragePath", "Thumbnail", "QualityCode")
SELECT a."ValueImageID", a."MetaDataID", a."tstamp", a."ImageWidth", a."ImageHeight", a."NumberOfChannels", a."ImageFormat", a."FileSizeBytes", a."StorageBackend", a."StoragePath", a."Thumbnail", a."QualityCode"
FROM "strandline_archive_ValueImage_14f567564e" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_ValueImage_14f567564e' AND "state" = 'archived')
  AND (a."MetaDataID" IS NULL OR EXISTS (SELECT 1 FROM "MetaData" AS p WHERE p."MetaDataID" = a."MetaDataID"));
-- strandline:statement 14.3 restores archive_ValueImage_14f567564e
UPDATE "strandline_archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline_archive_ValueImage_14f567564e" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_ValueImage_14f567564e' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "ValueImage" AS t WHERE t."ValueImageID" = a."ValueImageID")),
  "superseded_rows" = 0
WHERE "component" = 'water' AND "archive" = 'archive_ValueImage_14f567564e' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_ValueImage_14f567564e' AND "state" = 'archived');
-- strandline:statement 14.4 restores archive_ValueImage_14f567564e
UPDATE "strandline_archive" SET
  "state" = 'restored',
  "restored_at" = strftime('%Y-%m-%d %H:%M:%f', 'now'),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline_archive_ValueImage_14f567564e" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_ValueImage_14f567564e' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_ValueImage_14f567564e' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_ValueImage_14f567564e' AND "state" = 'archived');

-- strandline:step 15/20: restore table WavelengthAxis from the archive
-- effects: locks-writers:WavelengthAxis
-- strandline:statement 15.1 restores archive_WavelengthAxis_7dad22812e
CREATE TABLE IF NOT EXISTS "strandline_archive_WavelengthAxis_7dad22812e" ("strandline_cycle" BIGINT NOT NULL, "WavelengthAxisID" INT, "Name" VARCHAR(200), "Description" VARCHAR(500), "NumberOfChannels" INT, "MinWavelength_nm" DOUBLE, "MaxWavelength_nm" DOUBLE);
-- strandline:statement 15.2 restores archive_WavelengthAxis_7dad22812e
CREATE TABLE IF NOT EXISTS "strandline_moved_WavelengthAxis_7dad22812e" ("WavelengthAxisID" INT, "Name" VARCHAR(200), "Description" VARCHAR(500), "NumberOfChannels" INT, "MinWavelength_nm" DOUBLE, "MaxWavelength_nm" DOUBLE);
-- strandline:statement 15.3 restores archive_WavelengthAxis_7dad22812e
INSERT INTO "WavelengthAxis" ("WavelengthAxisID", "Name", "Description", "NumberOfChannels", "MinWavelength_nm", "MaxWavelength_nm")
SELECT a."WavelengthAxisID", a."Name", a."Description", a."NumberOfChannels", a."MinWavelength_nm", a."MaxWavelength_nm"
FROM "strandline_moved_WavelengthAxis_7dad22812e" AS a;
-- strandline:statement 15.4 restores archive_WavelengthAxis_7dad22812e
DROP TABLE "strandline_moved_WavelengthAxis_7dad22812e";
-- strandline:statement 15.5 restores archive_WavelengthAxis_7dad22812e
UPDATE "strandline_archive" SET
  "state" = 'restored',
  "restored_at" = strftime('%Y-%m-%d %H:%M:%f', 'now'),
  "restored_run" = '',
  "location" = 'strandline_archive_WavelengthAxis_7dad22812e',
  "restored_rows" = (SELECT COUNT(*) FROM "WavelengthAxis"),
  "superseded_rows" = 0,
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline_archive_WavelengthAxis_7dad22812e" AS a WHERE a."strandline_cycle" = "strandline_archive"."cycle")
WHERE "component" = 'water' AND "archive" = 'archive_WavelengthAxis_7dad22812e' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_WavelengthAxis_7dad22812e' AND "state" = 'archived');

-- strandline:step 16/20: restore table WavelengthBin from the archive
-- effects: locks-writers:WavelengthBin
-- strandline:statement 16.1 restores archive_WavelengthBin_a103e0d038
CREATE TABLE IF NOT EXISTS "strandline_archive_WavelengthBin_a103e0d038" ("strandline_cycle" BIGINT NOT NULL, "WavelengthBinID" INT, "WavelengthAxisID" INT, "BinIndex" INT, "Wavelength_nm" DOUBLE);
-- strandline:statement 16.2 restores archive_WavelengthBin_a103e0d038
INSERT INTO "WavelengthBin" ("WavelengthBinID", "WavelengthAxisID", "BinIndex", "Wavelength_nm")
SELECT a."WavelengthBinID", a."WavelengthAxisID", a."BinIndex", a."Wavelength_nm"
FROM "strandline_archive_WavelengthBin_a103e0d038" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_WavelengthBin_a103e0d038' AND "state" = 'archived')
  AND (a."WavelengthAxisID" IS NULL OR EXISTS (SELECT 1 FROM "WavelengthAxis" AS p WHERE p."WavelengthAxisID" = a."WavelengthAxisID"));
-- strandline:statement 16.3 restores archive_WavelengthBin_a103e0d038
UPDATE "strandline_archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline_archive_WavelengthBin_a103e0d038" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_WavelengthBin_a103e0d038' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "WavelengthBin" AS t WHERE t."WavelengthBinID" = a."WavelengthBinID")),
  "superseded_rows" = 0
WHERE "component" = 'water' AND "archive" = 'archive_WavelengthBin_a103e0d038' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_WavelengthBin_a103e0d038' AND "state" = 'archived');
-- strandline:statement 16.4 restores archive_WavelengthBin_a103e0d038
UPDATE "strandline_archive" SET
  "state" = 'restored',
  "restored_at" = strftime('%Y-%m-%d %H:%M:%f', 'now'),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline_archive_WavelengthBin_a103e0d038" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_WavelengthBin_a103e0d038' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_WavelengthBin_a103e0d038' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_WavelengthBin_a103e0d038' AND "state" = 'archived');

-- strandline:step 17/20: restore table ValueSpectrum from the archive
-- effects: locks-writers:ValueSpectrum
-- strandline:statement 17.1 restores archive_ValueSpectrum_f7ac6d9085
CREATE TABLE IF NOT EXISTS "strandline_archive_ValueSpectrum_f7ac6d9085" ("strandline_cycle" BIGINT NOT NULL, "MetaDataID" INT, "tstamp" TIMESTAMP(7), "WavelengthBinID" INT, "Value" DOUBLE, "QualityCode" INT);
-- strandline:statement 17.2 restores archive_ValueSpectrum_f7ac6d9085
INSERT INTO "ValueSpectrum" ("MetaDataID", "tstamp", "WavelengthBinID", "Value", "QualityCode")
SELECT a."MetaDataID", a."tstamp", a."WavelengthBinID", a."Value", a."QualityCode"
FROM "strandline_archive_ValueSpectrum_f7ac6d9085" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_ValueSpectrum_f7ac6d9085' AND "state" = 'archived')
  AND (a."MetaDataID" IS NULL OR EXISTS (SELECT 1 FROM "MetaData" AS p WHERE p."MetaDataID" = a."MetaDataID"))
  AND (a."WavelengthBinID" IS NULL OR EXISTS (SELECT 1 FROM "WavelengthBin" AS p WHERE p."WavelengthBinID" = a."WavelengthBinID"));
-- strandline:statement 17.3 restores archive_ValueSpectrum_f7ac6d9085
UPDATE "strandline_archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline_archive_ValueSpectrum_f7ac6d9085" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_ValueSpectrum_f7ac6d9085' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "ValueSpectrum" AS t WHERE t."MetaDataID" = a."MetaDataID" AND t."tstamp" = a."tstamp" AND t."WavelengthBinID" = a."WavelengthBinID")),
  "superseded_rows" = 0
WHERE "component" = 'water' AND "archive" = 'archive_ValueSpectrum_f7ac6d9085' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_ValueSpectrum_f7ac6d9085' AND "state" = 'archived');
-- strandline:statement 17.4 restores archive_ValueSpectrum_f7ac6d9085
UPDATE "strandline_archive" SET
  "state" = 'restored',
  "restored_at" = strftime('%Y-%m-%d %H:%M:%f', 'now'),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline_archive_ValueSpectrum_f7ac6d9085" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_ValueSpectrum_f7ac6d9085' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_ValueSpectrum_f7ac6d9085' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_ValueSpectrum_f7ac6d9085' AND "state" = 'archived');

-- strandline:step 18/20: restore table ValueType from the archive
-- effects: locks-writers:ValueType
-- strandline:statement 18.1 restores archive_ValueType_63db5cdabe
CREATE TABLE IF NOT EXISTS "strandline_archive_ValueType_63db5cdabe" ("strandline_cycle" BIGINT NOT NULL, "ValueTypeID" INT, "ValueTypeName" VARCHAR(50), "ValueTableName" VARCHAR(100));
-- strandline:statement 18.2 restores archive_ValueType_63db5cdabe
CREATE TABLE IF NOT EXISTS "strandline_moved_ValueType_63db5cdabe" ("ValueTypeID" INT, "ValueTypeName" VARCHAR(50), "ValueTableName" VARCHAR(100));
-- strandline:statement 18.3 restores archive_ValueType_63db5cdabe
UPDATE "ValueType" AS t SET "ValueTypeName" = a."ValueTypeName", "ValueTableName" = a."ValueTableName"
FROM "strandline_moved_ValueType_63db5cdabe" AS a
WHERE t."ValueTypeID" = a."ValueTypeID";
-- strandline:statement 18.4 restores archive_ValueType_63db5cdabe
INSERT INTO "ValueType" ("ValueTypeID", "ValueTypeName", "ValueTableName")
SELECT a."ValueTypeID", a."ValueTypeName", a."ValueTableName"
FROM "strandline_moved_ValueType_63db5cdabe" AS a
WHERE NOT EXISTS (SELECT 1 FROM "ValueType" AS t WHERE t."ValueTypeID" = a."ValueTypeID");
-- strandline:statement 18.5 restores archive_ValueType_63db5cdabe
DROP TABLE "strandline_moved_ValueType_63db5cdabe";
-- strandline:statement 18.6 restores archive_ValueType_63db5cdabe
UPDATE "strandline_archive" SET
  "state" = 'restored',
  "restored_at" = strftime('%Y-%m-%d %H:%M:%f', 'now'),
  "restored_run" = '',
  "location" = 'strandline_archive_ValueType_63db5cdabe',
  "restored_rows" = (SELECT COUNT(*) FROM "ValueType"),
  "superseded_rows" = 0,
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline_archive_ValueType_63db5cdabe" AS a WHERE a."strandline_cycle" = "strandline_archive"."cycle")
WHERE "component" = 'water' AND "archive" = 'archive_ValueType_63db5cdabe' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_ValueType_63db5cdabe' AND "state" = 'archived');

-- strandline:step 19/20: restore column MetaData.WavelengthAxisID from the archive
-- effects: locks-writers:MetaData
-- strandline:statement 19.1 restores archive_MetaData_WavelengthAxisID_8bcfd069ff
CREATE TABLE IF NOT EXISTS "strandline_archive_MetaData_WavelengthAxisID_8bcfd069ff" ("strandline_cycle" BIGINT NOT NULL, "MetaDataID" INT, "WavelengthAxisID" INT);
-- strandline:statement 19.2 restores archive_MetaData_WavelengthAxisID_8bcfd069ff
UPDATE "MetaData" AS t SET "WavelengthAxisID" = a."WavelengthAxisID"
FROM "strandline_archive_MetaData_WavelengthAxisID_8bcfd069ff" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_WavelengthAxisID_8bcfd069ff' AND "state" = 'archived')
  AND t."MetaDataID" = a."MetaDataID"
  AND (a."WavelengthAxisID" IS NULL OR EXISTS (SELECT 1 FROM "WavelengthAxis" AS p WHERE p."WavelengthAxisID" = a."WavelengthAxisID"));
-- strandline:statement 19.3 restores archive_MetaData_WavelengthAxisID_8bcfd069ff
UPDATE "strandline_archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline_archive_MetaData_WavelengthAxisID_8bcfd069ff" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_WavelengthAxisID_8bcfd069ff' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "MetaData" AS t WHERE t."MetaDataID" = a."MetaDataID" AND NOT (t."WavelengthAxisID" IS NOT a."WavelengthAxisID"))),
  "superseded_rows" = (SELECT COUNT(*) FROM "strandline_archive_MetaData_WavelengthAxisID_8bcfd069ff" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_WavelengthAxisID_8bcfd069ff' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "MetaData" AS t WHERE t."MetaDataID" = a."MetaDataID" AND (t."WavelengthAxisID" IS NOT a."WavelengthAxisID")))
WHERE "component" = 'water' AND "archive" = 'archive_MetaData_WavelengthAxisID_8bcfd069ff' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_WavelengthAxisID_8bcfd069ff' AND "state" = 'archived');
-- strandline:statement 19.4 restores archive_MetaData_WavelengthAxisID_8bcfd069ff
UPDATE "strandline_archive" SET
  "state" = 'restored',
  "restored_at" = strftime('%Y-%m-%d %H:%M:%f', 'now'),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline_archive_MetaData_WavelengthAxisID_8bcfd069ff" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_WavelengthAxisID_8bcfd069ff' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_MetaData_WavelengthAxisID_8bcfd069ff' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_WavelengthAxisID_8bcfd069ff' AND "state" = 'archived');

-- strandline:step 20/20: restore column MetaData.ValueTypeID from the archive
-- effects: locks-writers:MetaData
-- strandline:statement 20.1 restores archive_MetaData_ValueTypeID_ca24a90774
CREATE TABLE IF NOT EXISTS "strandline_archive_MetaData_ValueTypeID_ca24a90774" ("strandline_cycle" BIGINT NOT NULL, "MetaDataID" INT, "ValueTypeID" INT);
-- strandline:statement 20.2 restores archive_MetaData_ValueTypeID_ca24a90774
UPDATE "MetaData" AS t SET "ValueTypeID" = a."ValueTypeID"
FROM "strandline_archive_MetaData_ValueTypeID_ca24a90774" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_ValueTypeID_ca24a90774' AND "state" = 'archived')
  AND t."MetaDataID" = a."MetaDataID"
  AND (a."ValueTypeID" IS NULL OR EXISTS (SELECT 1 FROM "ValueType" AS p WHERE p."ValueTypeID" = a."ValueTypeID"));
-- strandline:statement 20.3 restores archive_MetaData_ValueTypeID_ca24a90774
UPDATE "strandline_archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline_archive_MetaData_ValueTypeID_ca24a90774" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_ValueTypeID_ca24a90774' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "MetaData" AS t WHERE t."MetaDataID" = a."MetaDataID" AND NOT (t."ValueTypeID" IS NOT a."ValueTypeID"))),
  "superseded_rows" = (SELECT COUNT(*) FROM "strandline_archive_MetaData_ValueTypeID_ca24a90774" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_ValueTypeID_ca24a90774' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "MetaData" AS t WHERE t."MetaDataID" = a."MetaDataID" AND (t."ValueTypeID" IS NOT a."ValueTypeID")))
WHERE "component" = 'water' AND "archive" = 'archive_MetaData_ValueTypeID_ca24a90774' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_ValueTypeID_ca24a90774' AND "state" = 'archived');
-- strandline:statement 20.4 restores archive_MetaData_ValueTypeID_ca24a90774
UPDATE "strandline_archive" SET
  "state" = 'restored',
  "restored_at" = strftime('%Y-%m-%d %H:%M:%f', 'now'),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline_archive_MetaData_ValueTypeID_ca24a90774" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_ValueTypeID_ca24a90774' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_MetaData_ValueTypeID_ca24a90774' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_ValueTypeID_ca24a90774' AND "state" = 'archived');

-- strandline:check
PRAGMA foreign_key_check;
-- strandline:end
SELECT kind, name, on_table FROM temp."strandline_kept" AS kept WHERE NOT EXISTS (
  SELECT 1 FROM main.sqlite_schema AS s WHERE s.type = kept.kind AND s.name = kept.name)
AND (on_table IS NULL OR EXISTS (
  SELECT 1 FROM main.sqlite_schema AS s WHERE s.name = kept.on_table COLLATE NOCASE));
-- strandline:end
CREATE TEMP TABLE "strandline_guard" (found INTEGER, CONSTRAINT "rows point at nothing (PRAGMA foreign_key_check lists them), all was undone" CHECK (found = 0));
-- strandline:end
INSERT OR ROLLBACK INTO temp."strandline_guard" SELECT 1 WHERE EXISTS (SELECT 1 FROM pragma_foreign_key_check);
-- strandline:end
DROP TABLE temp."strandline_guard";
-- strandline:end
CREATE TEMP TABLE "strandline_guard" (found INTEGER, CONSTRAINT "what is listed above would be lost, all was undone" CHECK (found = 0));
-- strandline:end
INSERT OR ROLLBACK INTO temp."strandline_guard" SELECT 1 WHERE EXISTS (SELECT kind, name, on_table FROM temp."strandline_kept" AS kept WHERE NOT EXISTS (
  SELECT 1 FROM main.sqlite_schema AS s WHERE s.type = kept.kind AND s.name = kept.name)
AND (on_table IS NULL OR EXISTS (
  SELECT 1 FROM main.sqlite_schema AS s WHERE s.name = kept.on_table COLLATE NOCASE)));
-- strandline:end
DROP TABLE temp."strandline_guard";
-- strandline:end
COMMIT;
-- strandline:after
PRAGMA legacy_alter_table = OFF;
-- strandline:after
DROP TABLE IF EXISTS temp."strandline_kept";
-- strandline:after
PRAGMA foreign_keys = ON;
