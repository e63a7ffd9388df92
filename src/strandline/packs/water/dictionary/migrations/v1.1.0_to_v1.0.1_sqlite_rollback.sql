-- Rollback: v1.1.0 → v1.0.1
-- Component: water on sqlite
-- Description: Data shapes: value types, wavelength axes, spectra, images and arrays
-- Forward: v1.0.1_to_v1.1.0_sqlite.sql
-- Author: Strandline water pack
-- Date: 2026-04-07
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: NONE
-- Archives: MetaData.ValueTypeID, MetaData.WavelengthAxisID, ValueType, ValueSpectrum, WavelengthBin, WavelengthAxis, ValueImage, ValueArray
-- Run by hand: sqlite3 -bail DB < FILE

-- strandline:before
PRAGMA foreign_keys = OFF;
-- strandline:before
PRAGMA legacy_alter_table = OFF;
-- strandline:before
CREATE TEMP TABLE IF NOT EXISTS "strandline_kept" (kind TEXT, name TEXT, on_table TEXT, sql TEXT);
-- strandline:begin
BEGIN IMMEDIATE;
-- strandline:step 1/16: archive column MetaData.ValueTypeID
-- effects: archives:MetaData.ValueTypeID, scans:MetaData
-- strandline:statement 1.1
CREATE TABLE IF NOT EXISTS "strandline_archive" ("component" VARCHAR(100) NOT NULL, "archive" VARCHAR(100) NOT NULL, "cycle" BIGINT NOT NULL, "kind" VARCHAR(20) NOT NULL, "subject" VARCHAR(400) NOT NULL, "location" VARCHAR(200) NOT NULL, "from_version" VARCHAR(100) NOT NULL, "to_version" VARCHAR(100) NOT NULL, "run_id" VARCHAR(36) NOT NULL, "archived_at" TIMESTAMP(6), "state" VARCHAR(20) NOT NULL, "restored_at" TIMESTAMP(6), "restored_run" VARCHAR(36), "restored_rows" BIGINT, "superseded_rows" BIGINT, "orphaned_rows" BIGINT, CONSTRAINT "PK_strandline_archive" PRIMARY KEY ("component", "archive", "cycle"));
-- strandline:statement 1.2
CREATE TABLE IF NOT EXISTS "strandline_archive_MetaData_ValueTypeID_ca24a90774" ("strandline_cycle" BIGINT NOT NULL, "MetaDataID" INT, "ValueTypeID" INT);
-- strandline:statement 1.3
INSERT INTO "strandline_archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_MetaData_ValueTypeID_ca24a90774', COALESCE(MAX("cycle"), 0) + 1, 'column', 'MetaData.ValueTypeID', 'strandline_archive_MetaData_ValueTypeID_ca24a90774', '1.1.0', '1.0.1', '', strftime('%Y-%m-%d %H:%M:%f', 'now'), 'archived'
FROM "strandline_archive" WHERE "component" = 'water' AND "archive" = 'archive_MetaData_ValueTypeID_ca24a90774';
-- strandline:statement 1.4
INSERT INTO "strandline_archive_MetaData_ValueTypeID_ca24a90774" ("strandline_cycle", "MetaDataID", "ValueTypeID")
SELECT (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_ValueTypeID_ca24a90774' AND "state" = 'archived'), t."MetaDataID", t."ValueTypeID"
FROM "MetaData" AS t
WHERE t."ValueTypeID" IS NOT NULL;

-- strandline:step 2/16: archive column MetaData.WavelengthAxisID
-- effects: archives:MetaData.WavelengthAxisID, scans:MetaData
-- strandline:statement 2.1
CREATE TABLE IF NOT EXISTS "strandline_archive_MetaData_WavelengthAxisID_8bcfd069ff" ("strandline_cycle" BIGINT NOT NULL, "MetaDataID" INT, "WavelengthAxisID" INT);
-- strandline:statement 2.2
INSERT INTO "strandline_archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_MetaData_WavelengthAxisID_8bcfd069ff', COALESCE(MAX("cycle"), 0) + 1, 'column', 'MetaData.WavelengthAxisID', 'strandline_archive_MetaData_WavelengthAxisID_8bcfd069ff', '1.1.0', '1.0.1', '', strftime('%Y-%m-%d %H:%M:%f', 'now'), 'archived'
FROM "strandline_archive" WHERE "component" = 'water' AND "archive" = 'archive_MetaData_WavelengthAxisID_8bcfd069ff';
-- strandline:statement 2.3
INSERT INTO "strandline_archive_MetaData_WavelengthAxisID_8bcfd069ff" ("strandline_cycle", "MetaDataID", "WavelengthAxisID")
SELECT (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_WavelengthAxisID_8bcfd069ff' AND "state" = 'archived'), t."MetaDataID", t."WavelengthAxisID"
FROM "MetaData" AS t
WHERE t."WavelengthAxisID" IS NOT NULL;

-- strandline:step 3/16: archive table ValueType
-- effects: archives:ValueType
-- strandline:statement 3.1
INSERT INTO "strandline_archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_ValueType_63db5cdabe', COALESCE(MAX("cycle"), 0) + 1, 'table', 'ValueType', 'strandline_moved_ValueType_63db5cdabe', '1.1.0', '1.0.1', '', strftime('%Y-%m-%d %H:%M:%f', 'now'), 'archived'
FROM "strandline_archive" WHERE "component" = 'water' AND "archive" = 'archive_ValueType_63db5cdabe';

-- strandline:step 4/16: archive table ValueSpectrum
-- effects: archives:ValueSpectrum, scans:ValueSpectrum
-- strandline:statement 4.1
CREATE TABLE IF NOT EXISTS "strandline_archive_ValueSpectrum_f7ac6d9085" ("strandline_cycle" BIGINT NOT NULL, "MetaDataID" INT, "tstamp" TIMESTAMP(7), "WavelengthBinID" INT, "Value" DOUBLE, "QualityCode" INT);
-- strandline:statement 4.2
INSERT INTO "strandline_archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_ValueSpectrum_f7ac6d9085', COALESCE(MAX("cycle"), 0) + 1, 'table', 'ValueSpectrum', 'strandline_archive_ValueSpectrum_f7ac6d9085', '1.1.0', '1.0.1', '', strftime('%Y-%m-%d %H:%M:%f', 'now'), 'archived'
FROM "strandline_archive" WHERE "component" = 'water' AND "archive" = 'archive_ValueSpectrum_f7ac6d9085';
-- strandline:statement 4.3
INSERT INTO "strandline_archive_ValueSpectrum_f7ac6d9085" ("strandline_cycle", "MetaDataID", "tstamp", "WavelengthBinID", "Value", "QualityCode")
SELECT (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_ValueSpectrum_f7ac6d9085' AND "state" = 'archived'), t."MetaDataID", t."tstamp", t."WavelengthBinID", t."Value", t."QualityCode"
FROM "ValueSpectrum" AS t;

-- strandline:step 5/16: archive table WavelengthBin
-- effects: archives:WavelengthBin, scans:WavelengthBin
-- strandline:statement 5.1
CREATE TABLE IF NOT EXISTS "strandline_archive_WavelengthBin_a103e0d038" ("strandline_cycle" BIGINT NOT NULL, "WavelengthBinID" INT, "WavelengthAxisID" INT, "BinIndex" INT, "Wavelength_nm" DOUBLE);
-- strandline:statement 5.2
INSERT INTO "strandline_archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_WavelengthBin_a103e0d038', COALESCE(MAX("cycle"), 0) + 1, 'table', 'WavelengthBin', 'strandline_archive_WavelengthBin_a103e0d038', '1.1.0', '1.0.1', '', strftime('%Y-%m-%d %H:%M:%f', 'now'), 'archived'
FROM "strandline_archive" WHERE "component" = 'water' AND "archive" = 'archive_WavelengthBin_a103e0d038';
-- strandline:statement 5.3
INSERT INTO "strandline_archive_WavelengthBin_a103e0d038" ("strandline_cycle", "WavelengthBinID", "WavelengthAxisID", "BinIndex", "Wavelength_nm")
SELECT (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_WavelengthBin_a103e0d038' AND "state" = 'archived'), t."WavelengthBinID", t."WavelengthAxisID", t."BinIndex", t."Wavelength_nm"
FROM "WavelengthBin" AS t;

-- strandline:step 6/16: archive table WavelengthAxis
-- effects: archives:WavelengthAxis
-- strandline:statement 6.1
INSERT INTO "strandline_archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_WavelengthAxis_7dad22812e', COALESCE(MAX("cycle"), 0) + 1, 'table', 'WavelengthAxis', 'strandline_moved_WavelengthAxis_7dad22812e', '1.1.0', '1.0.1', '', strftime('%Y-%m-%d %H:%M:%f', 'now'), 'archived'
FROM "strandline_archive" WHERE "component" = 'water' AND "archive" = 'archive_WavelengthAxis_7dad22812e';

-- strandline:step 7/16: archive table ValueImage
-- effects: archives:ValueImage, scans:ValueImage
-- strandline:statement 7.1
CREATE TABLE IF NOT EXISTS "strandline_archive_ValueImage_14f567564e" ("strandline_cycle" BIGINT NOT NULL, "ValueImageID" INT, "MetaDataID" INT, "tstamp" TIMESTAMP(7), "ImageWidth" INT, "ImageHeight" INT, "NumberOfChannels" INT, "ImageFormat" VARCHAR(20), "FileSizeBytes" BIGINT, "StorageBackend" VARCHAR(50), "StoragePath" VARCHAR(1000), "Thumbnail" BLOB, "QualityCode" INT);
-- strandline:statement 7.2
INSERT INTO "strandline_archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_ValueImage_14f567564e', COALESCE(MAX("cycle"), 0) + 1, 'table', 'ValueImage', 'strandline_archive_ValueImage_14f567564e', '1.1.0', '1.0.1', '', strftime('%Y-%m-%d %H:%M:%f', 'now'), 'archived'
FROM "strandline_archive" WHERE "component" = 'water' AND "archive" = 'archive_ValueImage_14f567564e';
-- strandline:statement 7.3
INSERT INTO "strandline_archive_ValueImage_14f567564e" ("strandline_cycle", "ValueImageID", "MetaDataID", "tstamp", "ImageWidth", "ImageHeight", "NumberOfChannels", "ImageFormat", "FileSizeBytes", "StorageBackend", "StoragePath", "Thumbnail", "QualityCode")
SELECT (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_ValueImage_14f567564e' AND "state" = 'archived'), t."ValueImageID", t."MetaDataID", t."tstamp", t."ImageWidth", t."ImageHeight", t."NumberOfChannels", t."ImageFormat", t."FileSizeBytes", t."StorageBackend", t."StoragePath", t."Thumbnail", t."QualityCode"
FROM "ValueImage" AS t;

-- strandline:step 8/16: archive table ValueArray
-- effects: archives:ValueArray, scans:ValueArray
-- strandline:statement 8.1
CREATE TABLE IF NOT EXISTS "strandline_archive_ValueArray_61aeeab826" ("strandline_cycle" BIGINT NOT NULL, "MetaDataID" INT, "tstamp" TIMESTAMP(7), "ArrayIndex" INT, "Value" DOUBLE, "QualityCode" INT);
-- strandline:statement 8.2
INSERT INTO "strandline_archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_ValueArray_61aeeab826', COALESCE(MAX("cycle"), 0) + 1, 'table', 'ValueArray', 'strandline_archive_ValueArray_61aeeab826', '1.1.0', '1.0.1', '', strftime('%Y-%m-%d %H:%M:%f', 'now'), 'archived'
FROM "strandline_archive" WHERE "component" = 'water' AND "archive" = 'archive_ValueArray_61aeeab826';
-- strandline:statement 8.3
INSERT INTO "strandline_archive_ValueArray_61aeeab826" ("strandline_cycle", "MetaDataID", "tstamp", "ArrayIndex", "Value", "QualityCode")
SELECT (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_ValueArray_61aeeab826' AND "state" = 'archived'), t."MetaDataID", t."tstamp", t."ArrayIndex", t."Value", t."QualityCode"
FROM "ValueArray" AS t;

-- strandline:step 9/16: delete reference row Version='1.1.0' from SchemaVersion
-- strandline:statement 9.1
DELETE FROM "SchemaVersion" WHERE "Version" = '1.1.0';

-- strandline:step 10/16: rebuild table MetaData: drop foreign key FK_MetaData_WavelengthAxis on MetaData; drop foreign key FK_MetaData_ValueType on MetaData; drop column MetaData.WavelengthAxisID; drop column MetaData.ValueTypeID
-- effects: rewrites:MetaData, locks-writers:MetaData, breaks-clients:MetaData.WavelengthAxisID, breaks-clients:MetaData.ValueTypeID
-- strandline:statement 10.1
-- Noted, so that nothing that others put on MetaData is lost unseen
INSERT INTO temp."strandline_kept" (kind, name, on_table, sql)
SELECT type, name, tbl_name, sql FROM main.sqlite_schema
WHERE tbl_name = 'MetaData' COLLATE NOCASE AND type IN ('index', 'trigger')
  AND sql IS NOT NULL AND name NOT IN ('IX_MetaData_SamplingLocationID_VariableID', 'IX_MetaData_EquipmentID_VariableID', 'IX_MetaData_ProjectID')
  AND (type = 'index' OR name NOT LIKE 'strandline|_%' ESCAPE '|')
UNION ALL SELECT 'column', name, 'MetaData', NULL FROM pragma_table_xinfo('MetaData')
WHERE name NOT IN ('MetaDataID', 'ProjectID', 'ContactID', 'EquipmentID', 'VariableID', 'ProcedureID', 'UnitID', 'PurposeID', 'SamplingLocationID', 'ConditionID', 'ValueTypeID', 'WavelengthAxisID')
UNION ALL SELECT 'option', trim(substr(sql, length(rtrim(sql, replace(sql, ')', ''))) + 1)), 'MetaData', NULL
FROM main.sqlite_schema WHERE type = 'table' AND name = 'MetaData' COLLATE NOCASE
  AND trim(substr(sql, length(rtrim(sql, replace(sql, ')', ''))) + 1)) <> ''
UNION ALL SELECT 'option', 'COLLATE', 'MetaData', NULL FROM main.sqlite_schema
WHERE type = 'table' AND name = 'MetaData' COLLATE NOCASE AND instr(upper(sql), 'COLLATE') > 0
UNION ALL SELECT 'option', 'ON CONFLICT', 'MetaData', NULL FROM main.sqlite_schema
WHERE type = 'table' AND name = 'MetaData' COLLATE NOCASE AND instr(upper(sql), 'ON CONFLICT') > 0
UNION ALL SELECT 'option', 'DEFERRABLE INITIALLY DEFERRED', 'MetaData', NULL FROM main.sqlite_schema
WHERE type = 'table' AND name = 'MetaData' COLLATE NOCASE AND instr(upper(sql), 'DEFERRABLE INITIALLY DEFERRED') > 0
UNION ALL SELECT type, name, tbl_name, sql FROM main.sqlite_schema
WHERE type IN ('view', 'trigger') AND tbl_name <> 'MetaData' COLLATE NOCASE
  AND name NOT LIKE 'strandline|_%' ESCAPE '|'
  AND instr(lower(sql), lower('MetaData')) > 0 AND instr(lower(sql), lower('WavelengthAxisID')) > 0
UNION ALL SELECT type, name, tbl_name, sql FROM main.sqlite_schema
WHERE type IN ('view', 'trigger') AND tbl_name <> 'MetaData' COLLATE NOCASE
  AND name NOT LIKE 'strandline|_%' ESCAPE '|'
  AND instr(lower(sql), lower('MetaData')) > 0 AND instr(lower(sql), lower('ValueTypeID')) > 0
UNION ALL SELECT 'rows', 'MetaData', NULL, CAST(count(*) AS TEXT) FROM "MetaData";
-- strandline:statement 10.2
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
  CONSTRAINT "FK_MetaData_Project" FOREIGN KEY ("ProjectID") REFERENCES "Project" ("ProjectID"),
  CONSTRAINT "FK_MetaData_Contact" FOREIGN KEY ("ContactID") REFERENCES "Contact" ("ContactID"),
  CONSTRAINT "FK_MetaData_Equipment" FOREIGN KEY ("EquipmentID") REFERENCES "Equipment" ("EquipmentID"),
  CONSTRAINT "FK_MetaData_Variable" FOREIGN KEY ("VariableID") REFERENCES "Variable" ("VariableID"),
  CONSTRAINT "FK_MetaData_Procedures" FOREIGN KEY ("ProcedureID") REFERENCES "Procedures" ("ProcedureID"),
  CONSTRAINT "FK_MetaData_Unit" FOREIGN KEY ("UnitID") REFERENCES "Unit" ("UnitID"),
  CONSTRAINT "FK_MetaData_Purpose" FOREIGN KEY ("PurposeID") REFERENCES "Purpose" ("PurposeID"),
  CONSTRAINT "FK_MetaData_SamplingLocation" FOREIGN KEY ("SamplingLocationID") REFERENCES "SamplingLocation" ("SamplingLocationID"),
  CONSTRAINT "FK_MetaData_WeatherCondition" FOREIGN KEY ("ConditionID") REFERENCES "WeatherCondition" ("ConditionID")
);
-- strandline:statement 10.3
INSERT INTO "strandline_new_MetaData" ("MetaDataID", "ProjectID", "ContactID", "EquipmentID", "VariableID", "ProcedureID", "UnitID", "PurposeID", "SamplingLocationID", "ConditionID")
SELECT "MetaDataID", "ProjectID", "ContactID", "EquipmentID", "VariableID", "ProcedureID", "UnitID", "PurposeID", "SamplingLocationID", "ConditionID" FROM "MetaData";
-- strandline:statement 10.4
DELETE FROM sqlite_sequence WHERE name = 'strandline_new_MetaData';
-- strandline:statement 10.5
INSERT INTO sqlite_sequence (name, seq)
SELECT 'strandline_new_MetaData', seq FROM sqlite_sequence WHERE name = 'MetaData';
-- strandline:statement 10.6
DROP TABLE "MetaData";
-- strandline:statement 10.7
PRAGMA legacy_alter_table = ON;
-- strandline:statement 10.8
ALTER TABLE "strandline_new_MetaData" RENAME TO "MetaData";
-- strandline:statement 10.9
PRAGMA legacy_alter_table = OFF;
-- strandline:statement 10.10
DELETE FROM temp."strandline_kept" WHERE kind = 'rows' AND name = 'MetaData' AND sql = (SELECT CAST(count(*) AS TEXT) FROM "MetaData");
-- strandline:statement 10.11
CREATE INDEX "IX_MetaData_SamplingLocationID_VariableID" ON "MetaData" ("SamplingLocationID", "VariableID");
-- strandline:statement 10.12
CREATE INDEX "IX_MetaData_EquipmentID_VariableID" ON "MetaData" ("EquipmentID", "VariableID");
-- strandline:statement 10.13
CREATE INDEX "IX_MetaData_ProjectID" ON "MetaData" ("ProjectID");

-- strandline:step 11/16: drop table ValueType
-- effects: breaks-clients:ValueType
-- strandline:statement 11.1
INSERT INTO temp."strandline_kept" (kind, name, on_table, sql)
SELECT type, name, tbl_name, sql FROM main.sqlite_schema
WHERE type IN ('view', 'trigger') AND tbl_name <> 'ValueType' COLLATE NOCASE
  AND name NOT LIKE 'strandline|_%' ESCAPE '|'
  AND instr(lower(sql), lower('ValueType')) > 0;
-- strandline:statement 11.2
PRAGMA legacy_alter_table = ON;
-- strandline:statement 11.3
ALTER TABLE "ValueType" RENAME TO "strandline_moved_ValueType_63db5cdabe";
-- strandline:statement 11.4
PRAGMA legacy_alter_table = OFF;

-- strandline:step 12/16: drop table ValueSpectrum
-- effects: breaks-clients:ValueSpectrum
-- strandline:statement 12.1
INSERT INTO temp."strandline_kept" (kind, name, on_table, sql)
SELECT type, name, tbl_name, sql FROM main.sqlite_schema
WHERE type IN ('view', 'trigger') AND tbl_name <> 'ValueSpectrum' COLLATE NOCASE
  AND name NOT LIKE 'strandline|_%' ESCAPE '|'
  AND instr(lower(sql), lower('ValueSpectrum')) > 0;
-- strandline:statement 12.2
DROP TABLE "ValueSpectrum";

-- strandline:step 13/16: drop table WavelengthBin
-- effects: breaks-clients:WavelengthBin
-- strandline:statement 13.1
INSERT INTO temp."strandline_kept" (kind, name, on_table, sql)
SELECT type, name, tbl_name, sql FROM main.sqlite_schema
WHERE type IN ('view', 'trigger') AND tbl_name <> 'WavelengthBin' COLLATE NOCASE
  AND name NOT LIKE 'strandline|_%' ESCAPE '|'
  AND instr(lower(sql), lower('WavelengthBin')) > 0;
-- strandline:statement 13.2
DROP TABLE "WavelengthBin";

-- strandline:step 14/16: drop table WavelengthAxis
-- effects: breaks-clients:WavelengthAxis
-- strandline:statement 14.1
INSERT INTO temp."strandline_kept" (kind, name, on_table, sql)
SELECT type, name, tbl_name, sql FROM main.sqlite_schema
WHERE type IN ('view', 'trigger') AND tbl_name <> 'WavelengthAxis' COLLATE NOCASE
  AND name NOT LIKE 'strandline|_%' ESCAPE '|'
  AND instr(lower(sql), lower('WavelengthAxis')) > 0;
-- strandline:statement 14.2
PRAGMA legacy_alter_table = ON;
-- strandline:statement 14.3
ALTER TABLE "WavelengthAxis" RENAME TO "strandline_moved_WavelengthAxis_7dad22812e";
-- strandline:statement 14.4
PRAGMA legacy_alter_table = OFF;

-- strandline:step 15/16: drop table ValueImage
-- effects: breaks-clients:ValueImage
-- strandline:statement 15.1
INSERT INTO temp."strandline_kept" (kind, name, on_table, sql)
SELECT type, name, tbl_name, sql FROM main.sqlite_schema
WHERE type IN ('view', 'trigger') AND tbl_name <> 'ValueImage' COLLATE NOCASE
  AND name NOT LIKE 'strandline|_%' ESCAPE '|'
  AND instr(lower(sql), lower('ValueImage')) > 0;
-- strandline:statement 15.2
DROP TABLE "ValueImage";

-- strandline:step 16/16: drop table ValueArray
-- effects: breaks-clients:ValueArray
-- strandline:statement 16.1
INSERT INTO temp."strandline_kept" (kind, name, on_table, sql)
SELECT type, name, tbl_name, sql FROM main.sqlite_schema
WHERE type IN ('view', 'trigger') AND tbl_name <> 'ValueArray' COLLATE NOCASE
  AND name NOT LIKE 'strandline|_%' ESCAPE '|'
  AND instr(lower(sql), lower('ValueArray')) > 0;
-- strandline:statement 16.2
DROP TABLE "ValueArray";

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
