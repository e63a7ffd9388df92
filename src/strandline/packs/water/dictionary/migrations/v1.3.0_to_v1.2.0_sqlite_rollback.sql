-- Rollback: v1.3.0 → v1.2.0
-- Component: water on sqlite
-- Description: Lab data: laboratories, samples, analysts and the resources of campaigns
-- Forward: v1.2.0_to_v1.3.0_sqlite.sql
-- Author: Strandline water pack
-- Date: 2026-06-08
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: NONE
-- Archives: MetaData.SampleID, MetaData.LaboratoryID, MetaData.AnalystPersonID, Sample, Laboratory, CampaignVariable, CampaignSamplingLocation, CampaignEquipment
-- Run by hand: sqlite3 -bail DB < FILE

-- strandline:before
PRAGMA foreign_keys = OFF;
-- strandline:before
PRAGMA legacy_alter_table = OFF;
-- strandline:before
CREATE TEMP TABLE IF NOT EXISTS "strandline_kept" (kind TEXT, name TEXT, on_table TEXT, sql TEXT);
-- strandline:begin
BEGIN IMMEDIATE;
-- strandline:step 1/15: archive column MetaData.SampleID
-- effects: archives:MetaData.SampleID, scans:MetaData
-- strandline:statement 1.1
CREATE TABLE IF NOT EXISTS "strandline_archive" ("component" VARCHAR(100) NOT NULL, "archive" VARCHAR(100) NOT NULL, "cycle" BIGINT NOT NULL, "kind" VARCHAR(20) NOT NULL, "subject" VARCHAR(400) NOT NULL, "location" VARCHAR(200) NOT NULL, "from_version" VARCHAR(100) NOT NULL, "to_version" VARCHAR(100) NOT NULL, "run_id" VARCHAR(36) NOT NULL, "archived_at" TIMESTAMP(6), "state" VARCHAR(20) NOT NULL, "restored_at" TIMESTAMP(6), "restored_run" VARCHAR(36), "restored_rows" BIGINT, "superseded_rows" BIGINT, "orphaned_rows" BIGINT, CONSTRAINT "PK_strandline_archive" PRIMARY KEY ("component", "archive", "cycle"));
-- strandline:statement 1.2
CREATE TABLE IF NOT EXISTS "strandline_archive_MetaData_SampleID_6933692b2e" ("strandline_cycle" BIGINT NOT NULL, "MetaDataID" INT, "SampleID" INT);
-- strandline:statement 1.3
INSERT INTO "strandline_archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_MetaData_SampleID_6933692b2e', COALESCE(MAX("cycle"), 0) + 1, 'column', 'MetaData.SampleID', 'strandline_archive_MetaData_SampleID_6933692b2e', '1.3.0', '1.2.0', '', strftime('%Y-%m-%d %H:%M:%f', 'now'), 'archived'
FROM "strandline_archive" WHERE "component" = 'water' AND "archive" = 'archive_MetaData_SampleID_6933692b2e';
-- strandline:statement 1.4
INSERT INTO "strandline_archive_MetaData_SampleID_6933692b2e" ("strandline_cycle", "MetaDataID", "SampleID")
SELECT (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_SampleID_6933692b2e' AND "state" = 'archived'), t."MetaDataID", t."SampleID"
FROM "MetaData" AS t
WHERE t."SampleID" IS NOT NULL;

-- strandline:step 2/15: archive column MetaData.LaboratoryID
-- effects: archives:MetaData.LaboratoryID, scans:MetaData
-- strandline:statement 2.1
CREATE TABLE IF NOT EXISTS "strandline_archive_MetaData_LaboratoryID_c88eef0f25" ("strandline_cycle" BIGINT NOT NULL, "MetaDataID" INT, "LaboratoryID" INT);
-- strandline:statement 2.2
INSERT INTO "strandline_archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_MetaData_LaboratoryID_c88eef0f25', COALESCE(MAX("cycle"), 0) + 1, 'column', 'MetaData.LaboratoryID', 'strandline_archive_MetaData_LaboratoryID_c88eef0f25', '1.3.0', '1.2.0', '', strftime('%Y-%m-%d %H:%M:%f', 'now'), 'archived'
FROM "strandline_archive" WHERE "component" = 'water' AND "archive" = 'archive_MetaData_LaboratoryID_c88eef0f25';
-- strandline:statement 2.3
INSERT INTO "strandline_archive_MetaData_LaboratoryID_c88eef0f25" ("strandline_cycle", "MetaDataID", "LaboratoryID")
SELECT (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_LaboratoryID_c88eef0f25' AND "state" = 'archived'), t."MetaDataID", t."LaboratoryID"
FROM "MetaData" AS t
WHERE t."LaboratoryID" IS NOT NULL;

-- strandline:step 3/15: archive column MetaData.AnalystPersonID
-- effects: archives:MetaData.AnalystPersonID, scans:MetaData
-- strandline:statement 3.1
CREATE TABLE IF NOT EXISTS "strandline_archive_MetaData_AnalystPersonID_48312fe795" ("strandline_cycle" BIGINT NOT NULL, "MetaDataID" INT, "AnalystPersonID" INT);
-- strandline:statement 3.2
INSERT INTO "strandline_archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_MetaData_AnalystPersonID_48312fe795', COALESCE(MAX("cycle"), 0) + 1, 'column', 'MetaData.AnalystPersonID', 'strandline_archive_MetaData_AnalystPersonID_48312fe795', '1.3.0', '1.2.0', '', strftime('%Y-%m-%d %H:%M:%f', 'now'), 'archived'
FROM "strandline_archive" WHERE "component" = 'water' AND "archive" = 'archive_MetaData_AnalystPersonID_48312fe795';
-- strandline:statement 3.3
INSERT INTO "strandline_archive_MetaData_AnalystPersonID_48312fe795" ("strandline_cycle", "MetaDataID", "AnalystPersonID")
SELECT (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_AnalystPersonID_48312fe795' AND "state" = 'archived'), t."MetaDataID", t."AnalystPersonID"
FROM "MetaData" AS t
WHERE t."AnalystPersonID" IS NOT NULL;

-- strandline:step 4/15: archive table Sample
-- effects: archives:Sample, scans:Sample
-- strandline:statement 4.1
CREATE TABLE IF NOT EXISTS "strandline_archive_Sample_34d6cfc5ad" ("strandline_cycle" BIGINT NOT NULL, "SampleID" INT, "SamplingLocationID" INT, "SampledByPersonID" INT, "CampaignID" INT, "SampleDateTime" TIMESTAMP(6), "SampleType" VARCHAR(50), "Description" VARCHAR(500));
-- strandline:statement 4.2
INSERT INTO "strandline_archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_Sample_34d6cfc5ad', COALESCE(MAX("cycle"), 0) + 1, 'table', 'Sample', 'strandline_archive_Sample_34d6cfc5ad', '1.3.0', '1.2.0', '', strftime('%Y-%m-%d %H:%M:%f', 'now'), 'archived'
FROM "strandline_archive" WHERE "component" = 'water' AND "archive" = 'archive_Sample_34d6cfc5ad';
-- strandline:statement 4.3
INSERT INTO "strandline_archive_Sample_34d6cfc5ad" ("strandline_cycle", "SampleID", "SamplingLocationID", "SampledByPersonID", "CampaignID", "SampleDateTime", "SampleType", "Description")
SELECT (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_Sample_34d6cfc5ad' AND "state" = 'archived'), t."SampleID", t."SamplingLocationID", t."SampledByPersonID", t."CampaignID", t."SampleDateTime", t."SampleType", t."Description"
FROM "Sample" AS t;

-- strandline:step 5/15: archive table Laboratory
-- effects: archives:Laboratory, scans:Laboratory
-- strandline:statement 5.1
CREATE TABLE IF NOT EXISTS "strandline_archive_Laboratory_5fa5f27a7f" ("strandline_cycle" BIGINT NOT NULL, "LaboratoryID" INT, "Name" VARCHAR(200), "SiteID" INT, "Description" VARCHAR(500));
-- strandline:statement 5.2
INSERT INTO "strandline_archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_Laboratory_5fa5f27a7f', COALESCE(MAX("cycle"), 0) + 1, 'table', 'Laboratory', 'strandline_archive_Laboratory_5fa5f27a7f', '1.3.0', '1.2.0', '', strftime('%Y-%m-%d %H:%M:%f', 'now'), 'archived'
FROM "strandline_archive" WHERE "component" = 'water' AND "archive" = 'archive_Laboratory_5fa5f27a7f';
-- strandline:statement 5.3
INSERT INTO "strandline_archive_Laboratory_5fa5f27a7f" ("strandline_cycle", "LaboratoryID", "Name", "SiteID", "Description")
SELECT (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_Laboratory_5fa5f27a7f' AND "state" = 'archived'), t."LaboratoryID", t."Name", t."SiteID", t."Description"
FROM "Laboratory" AS t;

-- strandline:step 6/15: archive table CampaignVariable
-- effects: archives:CampaignVariable, scans:CampaignVariable
-- strandline:statement 6.1
CREATE TABLE IF NOT EXISTS "strandline_archive_CampaignVariable_227640c38d" ("strandline_cycle" BIGINT NOT NULL, "CampaignID" INT, "VariableID" INT);
-- strandline:statement 6.2
INSERT INTO "strandline_archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_CampaignVariable_227640c38d', COALESCE(MAX("cycle"), 0) + 1, 'table', 'CampaignVariable', 'strandline_archive_CampaignVariable_227640c38d', '1.3.0', '1.2.0', '', strftime('%Y-%m-%d %H:%M:%f', 'now'), 'archived'
FROM "strandline_archive" WHERE "component" = 'water' AND "archive" = 'archive_CampaignVariable_227640c38d';
-- strandline:statement 6.3
INSERT INTO "strandline_archive_CampaignVariable_227640c38d" ("strandline_cycle", "CampaignID", "VariableID")
SELECT (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_CampaignVariable_227640c38d' AND "state" = 'archived'), t."CampaignID", t."VariableID"
FROM "CampaignVariable" AS t;

-- strandline:step 7/15: archive table CampaignSamplingLocation
-- effects: archives:CampaignSamplingLocation, scans:CampaignSamplingLocation
-- strandline:statement 7.1
CREATE TABLE IF NOT EXISTS "strandline_archive_CampaignSamplingLocation_89975c4308" ("strandline_cycle" BIGINT NOT NULL, "CampaignID" INT, "SamplingLocationID" INT, "Role" VARCHAR(100));
-- strandline:statement 7.2
INSERT INTO "strandline_archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_CampaignSamplingLocation_89975c4308', COALESCE(MAX("cycle"), 0) + 1, 'table', 'CampaignSamplingLocation', 'strandline_archive_CampaignSamplingLocation_89975c4308', '1.3.0', '1.2.0', '', strftime('%Y-%m-%d %H:%M:%f', 'now'), 'archived'
FROM "strandline_archive" WHERE "component" = 'water' AND "archive" = 'archive_CampaignSamplingLocation_89975c4308';
-- strandline:statement 7.3
INSERT INTO "strandline_archive_CampaignSamplingLocation_89975c4308" ("strandline_cycle", "CampaignID", "SamplingLocationID", "Role")
SELECT (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_CampaignSamplingLocation_89975c4308' AND "state" = 'archived'), t."CampaignID", t."SamplingLocationID", t."Role"
FROM "CampaignSamplingLocation" AS t;

-- strandline:step 8/15: archive table CampaignEquipment
-- effects: archives:CampaignEquipment, scans:CampaignEquipment
-- strandline:statement 8.1
CREATE TABLE IF NOT EXISTS "strandline_archive_CampaignEquipment_d60aa07140" ("strandline_cycle" BIGINT NOT NULL, "CampaignID" INT, "EquipmentID" INT, "Role" VARCHAR(100));
-- strandline:statement 8.2
INSERT INTO "strandline_archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_CampaignEquipment_d60aa07140', COALESCE(MAX("cycle"), 0) + 1, 'table', 'CampaignEquipment', 'strandline_archive_CampaignEquipment_d60aa07140', '1.3.0', '1.2.0', '', strftime('%Y-%m-%d %H:%M:%f', 'now'), 'archived'
FROM "strandline_archive" WHERE "component" = 'water' AND "archive" = 'archive_CampaignEquipment_d60aa07140';
-- strandline:statement 8.3
INSERT INTO "strandline_archive_CampaignEquipment_d60aa07140" ("strandline_cycle", "CampaignID", "EquipmentID", "Role")
SELECT (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_CampaignEquipment_d60aa07140' AND "state" = 'archived'), t."CampaignID", t."EquipmentID", t."Role"
FROM "CampaignEquipment" AS t;

-- strandline:step 9/15: delete reference row Version='1.3.0' from SchemaVersion
-- strandline:statement 9.1
DELETE FROM "SchemaVersion" WHERE "Version" = '1.3.0';

-- strandline:step 10/15: rebuild table MetaData: drop foreign key FK_MetaData_Person on MetaData; drop foreign key FK_MetaData_Laboratory on MetaData; drop foreign key FK_MetaData_Sample on MetaData; drop column MetaData.AnalystPersonID; drop column MetaData.LaboratoryID; drop column MetaData.SampleID
-- effects: rewrites:MetaData, locks-writers:MetaData, breaks-clients:MetaData.AnalystPersonID, breaks-clients:MetaData.LaboratoryID, breaks-clients:MetaData.SampleID
-- strandline:statement 10.1
-- Noted, so that nothing that others put on MetaData is lost unseen
INSERT INTO temp."strandline_kept" (kind, name, on_table, sql)
SELECT type, name, tbl_name, sql FROM main.sqlite_schema
WHERE tbl_name = 'MetaData' COLLATE NOCASE AND type IN ('index', 'trigger')
  AND sql IS NOT NULL AND name NOT IN ('IX_MetaData_SamplingLocationID_VariableID', 'IX_MetaData_EquipmentID_VariableID', 'IX_MetaData_ProjectID')
  AND (type = 'index' OR name NOT LIKE 'strandline|_%' ESCAPE '|')
UNION ALL SELECT 'column', name, 'MetaData', NULL FROM pragma_table_xinfo('MetaData')
WHERE name NOT IN ('MetaDataID', 'ProjectID', 'ContactID', 'EquipmentID', 'VariableID', 'ProcedureID', 'UnitID', 'PurposeID', 'SamplingLocationID', 'ConditionID', 'ValueTypeID', 'WavelengthAxisID', 'DataProvenanceID', 'CampaignID', 'SampleID', 'LaboratoryID', 'AnalystPersonID')
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
  AND instr(lower(sql), lower('MetaData')) > 0 AND instr(lower(sql), lower('AnalystPersonID')) > 0
UNION ALL SELECT type, name, tbl_name, sql FROM main.sqlite_schema
WHERE type IN ('view', 'trigger') AND tbl_name <> 'MetaData' COLLATE NOCASE
  AND name NOT LIKE 'strandline|_%' ESCAPE '|'
  AND instr(lower(sql), lower('MetaData')) > 0 AND instr(lower(sql), lower('LaboratoryID')) > 0
UNION ALL SELECT type, name, tbl_name, sql FROM main.sqlite_schema
WHERE type IN ('view', 'trigger') AND tbl_name <> 'MetaData' COLLATE NOCASE
  AND name NOT LIKE 'strandline|_%' ESCAPE '|'
  AND instr(lower(sql), lower('MetaData')) > 0 AND instr(lower(sql), lower('SampleID')) > 0
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
  "ValueTypeID" INT NOT NULL DEFAULT 1,
  "WavelengthAxisID" INT,
  "DataProvenanceID" INT,
  "CampaignID" INT,
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
  CONSTRAINT "FK_MetaData_WavelengthAxis" FOREIGN KEY ("WavelengthAxisID") REFERENCES "WavelengthAxis" ("WavelengthAxisID"),
  CONSTRAINT "FK_MetaData_DataProvenance" FOREIGN KEY ("DataProvenanceID") REFERENCES "DataProvenance" ("DataProvenanceID"),
  CONSTRAINT "FK_MetaData_Campaign" FOREIGN KEY ("CampaignID") REFERENCES "Campaign" ("CampaignID")
);
-- strandline:statement 10.3
INSERT INTO "strandline_new_MetaData" ("MetaDataID", "ProjectID", "ContactID", "EquipmentID", "VariableID", "ProcedureID", "UnitID", "PurposeID", "SamplingLocationID", "ConditionID", "ValueTypeID", "WavelengthAxisID", "DataProvenanceID", "CampaignID")
SELECT "MetaDataID", "ProjectID", "ContactID", "EquipmentID", "VariableID", "ProcedureID", "UnitID", "PurposeID", "SamplingLocationID", "ConditionID", "ValueTypeID", "WavelengthAxisID", "DataProvenanceID", "CampaignID" FROM "MetaData";
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

-- strandline:step 11/15: drop table Sample
-- effects: breaks-clients:Sample
-- strandline:statement 11.1
INSERT INTO temp."strandline_kept" (kind, name, on_table, sql)
SELECT type, name, tbl_name, sql FROM main.sqlite_schema
WHERE type IN ('view', 'trigger') AND tbl_name <> 'Sample' COLLATE NOCASE
  AND name NOT LIKE 'strandline|_%' ESCAPE '|'
  AND instr(lower(sql), lower('Sample')) > 0;
-- strandline:statement 11.2
DROP TABLE "Sample";

-- strandline:step 12/15: drop table Laboratory
-- effects: breaks-clients:Laboratory
-- strandline:statement 12.1
INSERT INTO temp."strandline_kept" (kind, name, on_table, sql)
SELECT type, name, tbl_name, sql FROM main.sqlite_schema
WHERE type IN ('view', 'trigger') AND tbl_name <> 'Laboratory' COLLATE NOCASE
  AND name NOT LIKE 'strandline|_%' ESCAPE '|'
  AND instr(lower(sql), lower('Laboratory')) > 0;
-- strandline:statement 12.2
DROP TABLE "Laboratory";

-- strandline:step 13/15: drop table CampaignVariable
-- effects: breaks-clients:CampaignVariable
-- strandline:statement 13.1
INSERT INTO temp."strandline_kept" (kind, name, on_table, sql)
SELECT type, name, tbl_name, sql FROM main.sqlite_schema
WHERE type IN ('view', 'trigger') AND tbl_name <> 'CampaignVariable' COLLATE NOCASE
  AND name NOT LIKE 'strandline|_%' ESCAPE '|'
  AND instr(lower(sql), lower('CampaignVariable')) > 0;
-- strandline:statement 13.2
DROP TABLE "CampaignVariable";

-- strandline:step 14/15: drop table CampaignSamplingLocation
-- effects: breaks-clients:CampaignSamplingLocation
-- strandline:statement 14.1
INSERT INTO temp."strandline_kept" (kind, name, on_table, sql)
SELECT type, name, tbl_name, sql FROM main.sqlite_schema
WHERE type IN ('view', 'trigger') AND tbl_name <> 'CampaignSamplingLocation' COLLATE NOCASE
  AND name NOT LIKE 'strandline|_%' ESCAPE '|'
  AND instr(lower(sql), lower('CampaignSamplingLocation')) > 0;
-- strandline:statement 14.2
DROP TABLE "CampaignSamplingLocation";

-- strandline:step 15/15: drop table CampaignEquipment
-- effects: breaks-clients:CampaignEquipment
-- strandline:statement 15.1
INSERT INTO temp."strandline_kept" (kind, name, on_table, sql)
SELECT type, name, tbl_name, sql FROM main.sqlite_schema
WHERE type IN ('view', 'trigger') AND tbl_name <> 'CampaignEquipment' COLLATE NOCASE
  AND name NOT LIKE 'strandline|_%' ESCAPE '|'
  AND instr(lower(sql), lower('CampaignEquipment')) > 0;
-- strandline:statement 15.2
DROP TABLE "CampaignEquipment";

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
