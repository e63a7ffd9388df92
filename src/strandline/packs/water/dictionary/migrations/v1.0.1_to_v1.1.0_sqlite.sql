-- Migration: v1.0.1 → v1.1.0
-- Component: water on sqlite
-- Description: Data shapes: value types, wavelength axes, spectra, images and arrays
-- Rollback: v1.1.0_to_v1.0.1_sqlite_rollback.sql
-- Author: Strandline water pack
-- Date: 2026-04-07
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: NONE
-- Run by hand: sqlite3 -bail DB < FILE

-- strandline:before
PRAGMA foreign_keys = OFF;
-- strandline:before
PRAGMA legacy_alter_table = OFF;
-- strandline:before
CREATE TEMP TABLE IF NOT EXISTS "strandline_kept" (kind TEXT, name TEXT, on_table TEXT, sql TEXT);
-- strandline:begin
BEGIN IMMEDIATE;
-- strandline:step 1/12: create table ValueArray
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

-- strandline:step 2/12: create table ValueImage
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

-- strandline:step 3/12: create table WavelengthAxis
-- strandline:statement 3.1
CREATE TABLE "WavelengthAxis" (
  "WavelengthAxisID" INTEGER NOT NULL CONSTRAINT "PK_WavelengthAxis" PRIMARY KEY AUTOINCREMENT,
  "Name" VARCHAR(200) NOT NULL,
  "Description" VARCHAR(500),
  "NumberOfChannels" INT NOT NULL,
  "MinWavelength_nm" DOUBLE NOT NULL,
  "MaxWavelength_nm" DOUBLE NOT NULL
);

-- strandline:step 4/12: create table WavelengthBin
-- strandline:statement 4.1
CREATE TABLE "WavelengthBin" (
  "WavelengthBinID" INTEGER NOT NULL CONSTRAINT "PK_WavelengthBin" PRIMARY KEY AUTOINCREMENT,
  "WavelengthAxisID" INT NOT NULL,
  "BinIndex" INT NOT NULL,
  "Wavelength_nm" DOUBLE NOT NULL,
  CONSTRAINT "UQ_WavelengthBin_WavelengthAxisID_BinIndex" UNIQUE ("WavelengthAxisID", "BinIndex"),
  CONSTRAINT "FK_WavelengthBin_WavelengthAxis" FOREIGN KEY ("WavelengthAxisID") REFERENCES "WavelengthAxis" ("WavelengthAxisID")
);

-- strandline:step 5/12: create table ValueSpectrum
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

-- strandline:step 6/12: create table ValueType
-- strandline:statement 6.1
CREATE TABLE "ValueType" (
  "ValueTypeID" INT NOT NULL,
  "ValueTypeName" VARCHAR(50) NOT NULL,
  "ValueTableName" VARCHAR(100) NOT NULL,
  CONSTRAINT "PK_ValueType" PRIMARY KEY ("ValueTypeID")
);

-- strandline:step 7/12: insert reference row ValueTypeID=1 into ValueType
-- strandline:statement 7.1
INSERT INTO "ValueType" ("ValueTypeID", "ValueTypeName", "ValueTableName") VALUES (1, 'Scalar', 'Value');

-- strandline:step 8/12: insert reference row ValueTypeID=2 into ValueType
-- strandline:statement 8.1
INSERT INTO "ValueType" ("ValueTypeID", "ValueTypeName", "ValueTableName") VALUES (2, 'Spectrum', 'ValueSpectrum');

-- strandline:step 9/12: insert reference row ValueTypeID=3 into ValueType
-- strandline:statement 9.1
INSERT INTO "ValueType" ("ValueTypeID", "ValueTypeName", "ValueTableName") VALUES (3, 'Image', 'ValueImage');

-- strandline:step 10/12: insert reference row ValueTypeID=4 into ValueType
-- strandline:statement 10.1
INSERT INTO "ValueType" ("ValueTypeID", "ValueTypeName", "ValueTableName") VALUES (4, 'Array', 'ValueArray');

-- strandline:step 11/12: rebuild table MetaData: add column MetaData.ValueTypeID integer; add column MetaData.WavelengthAxisID integer; add foreign key FK_MetaData_ValueType on MetaData to ValueType; add foreign key FK_MetaData_WavelengthAxis on MetaData to WavelengthAxis
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

-- strandline:step 12/12: insert reference row Version='1.1.0' into SchemaVersion
-- strandline:statement 12.1
INSERT INTO "SchemaVersion" ("Version", "Description", "MigrationScript") VALUES ('1.1.0', 'Data shapes: value types, wavelength axes, spectra, images and arrays', 'v1.0.1_to_v1.1.0_sqlite.sql');

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
