-- Rollback: v1.2.0 → v1.1.0
-- Component: water on sqlite
-- Description: Campaigns and provenance: people, campaigns and the origin of each series
-- Forward: v1.1.0_to_v1.2.0_sqlite.sql
-- Author: Strandline water pack
-- Date: 2026-05-11
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: NONE
-- Archives: MetaData.DataProvenanceID, MetaData.CampaignID, Person, DataProvenance, Campaign, CampaignType
-- Run by hand: sqlite3 -bail DB < FILE

-- strandline:before
PRAGMA foreign_keys = OFF;
-- strandline:before
PRAGMA legacy_alter_table = OFF;
-- strandline:before
CREATE TEMP TABLE IF NOT EXISTS "strandline_kept" (kind TEXT, name TEXT, on_table TEXT, sql TEXT);
-- strandline:begin
BEGIN IMMEDIATE;
-- strandline:step 1/12: archive column MetaData.DataProvenanceID
-- effects: archives:MetaData.DataProvenanceID, scans:MetaData
-- strandline:statement 1.1
CREATE TABLE IF NOT EXISTS "strandline_archive" ("component" VARCHAR(100) NOT NULL, "archive" VARCHAR(100) NOT NULL, "cycle" BIGINT NOT NULL, "kind" VARCHAR(20) NOT NULL, "subject" VARCHAR(400) NOT NULL, "location" VARCHAR(200) NOT NULL, "from_version" VARCHAR(100) NOT NULL, "to_version" VARCHAR(100) NOT NULL, "run_id" VARCHAR(36) NOT NULL, "archived_at" TIMESTAMP(6), "state" VARCHAR(20) NOT NULL, "restored_at" TIMESTAMP(6), "restored_run" VARCHAR(36), "restored_rows" BIGINT, "superseded_rows" BIGINT, "orphaned_rows" BIGINT, CONSTRAINT "PK_strandline_archive" PRIMARY KEY ("component", "archive", "cycle"));
-- strandline:statement 1.2
CREATE TABLE IF NOT EXISTS "strandline_archive_MetaData_DataProvenanceID_6c91d27c21" ("strandline_cycle" BIGINT NOT NULL, "MetaDataID" INT, "DataProvenanceID" INT);
-- strandline:statement 1.3
INSERT INTO "strandline_archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_MetaData_DataProvenanceID_6c91d27c21', COALESCE(MAX("cycle"), 0) + 1, 'column', 'MetaData.DataProvenanceID', 'strandline_archive_MetaData_DataProvenanceID_6c91d27c21', '1.2.0', '1.1.0', '', strftime('%Y-%m-%d %H:%M:%f', 'now'), 'archived'
FROM "strandline_archive" WHERE "component" = 'water' AND "archive" = 'archive_MetaData_DataProvenanceID_6c91d27c21';
-- strandline:statement 1.4
INSERT INTO "strandline_archive_MetaData_DataProvenanceID_6c91d27c21" ("strandline_cycle", "MetaDataID", "DataProvenanceID")
SELECT (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_DataProvenanceID_6c91d27c21' AND "state" = 'archived'), t."MetaDataID", t."DataProvenanceID"
FROM "MetaData" AS t
WHERE t."DataProvenanceID" IS NOT NULL;

-- strandline:step 2/12: archive column MetaData.CampaignID
-- effects: archives:MetaData.CampaignID, scans:MetaData
-- strandline:statement 2.1
CREATE TABLE IF NOT EXISTS "strandline_archive_MetaData_CampaignID_94b466492b" ("strandline_cycle" BIGINT NOT NULL, "MetaDataID" INT, "CampaignID" INT);
-- strandline:statement 2.2
INSERT INTO "strandline_archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_MetaData_CampaignID_94b466492b', COALESCE(MAX("cycle"), 0) + 1, 'column', 'MetaData.CampaignID', 'strandline_archive_MetaData_CampaignID_94b466492b', '1.2.0', '1.1.0', '', strftime('%Y-%m-%d %H:%M:%f', 'now'), 'archived'
FROM "strandline_archive" WHERE "component" = 'water' AND "archive" = 'archive_MetaData_CampaignID_94b466492b';
-- strandline:statement 2.3
INSERT INTO "strandline_archive_MetaData_CampaignID_94b466492b" ("strandline_cycle", "MetaDataID", "CampaignID")
SELECT (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_CampaignID_94b466492b' AND "state" = 'archived'), t."MetaDataID", t."CampaignID"
FROM "MetaData" AS t
WHERE t."CampaignID" IS NOT NULL;

-- strandline:step 3/12: archive table Person
-- effects: archives:Person
-- strandline:statement 3.1
INSERT INTO "strandline_archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_Person_b2dacc28cb', COALESCE(MAX("cycle"), 0) + 1, 'table', 'Person', 'strandline_moved_Person_b2dacc28cb', '1.2.0', '1.1.0', '', strftime('%Y-%m-%d %H:%M:%f', 'now'), 'archived'
FROM "strandline_archive" WHERE "component" = 'water' AND "archive" = 'archive_Person_b2dacc28cb';

-- strandline:step 4/12: archive table DataProvenance
-- effects: archives:DataProvenance
-- strandline:statement 4.1
INSERT INTO "strandline_archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_DataProvenance_4176d487a1', COALESCE(MAX("cycle"), 0) + 1, 'table', 'DataProvenance', 'strandline_moved_DataProvenance_4176d487a1', '1.2.0', '1.1.0', '', strftime('%Y-%m-%d %H:%M:%f', 'now'), 'archived'
FROM "strandline_archive" WHERE "component" = 'water' AND "archive" = 'archive_DataProvenance_4176d487a1';

-- strandline:step 5/12: archive table Campaign
-- effects: archives:Campaign, scans:Campaign
-- strandline:statement 5.1
CREATE TABLE IF NOT EXISTS "strandline_archive_Campaign_4516d14e9e" ("strandline_cycle" BIGINT NOT NULL, "CampaignID" INT, "CampaignTypeID" INT, "SiteID" INT, "Name" VARCHAR(200), "Description" VARCHAR(2000), "StartDate" TIMESTAMP(6), "EndDate" TIMESTAMP(6), "ProjectID" INT);
-- strandline:statement 5.2
INSERT INTO "strandline_archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_Campaign_4516d14e9e', COALESCE(MAX("cycle"), 0) + 1, 'table', 'Campaign', 'strandline_archive_Campaign_4516d14e9e', '1.2.0', '1.1.0', '', strftime('%Y-%m-%d %H:%M:%f', 'now'), 'archived'
FROM "strandline_archive" WHERE "component" = 'water' AND "archive" = 'archive_Campaign_4516d14e9e';
-- strandline:statement 5.3
INSERT INTO "strandline_archive_Campaign_4516d14e9e" ("strandline_cycle", "CampaignID", "CampaignTypeID", "SiteID", "Name", "Description", "StartDate", "EndDate", "ProjectID")
SELECT (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_Campaign_4516d14e9e' AND "state" = 'archived'), t."CampaignID", t."CampaignTypeID", t."SiteID", t."Name", t."Description", t."StartDate", t."EndDate", t."ProjectID"
FROM "Campaign" AS t;

-- strandline:step 6/12: archive table CampaignType
-- effects: archives:CampaignType
-- strandline:statement 6.1
INSERT INTO "strandline_archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_CampaignType_8ab8fc42db', COALESCE(MAX("cycle"), 0) + 1, 'table', 'CampaignType', 'strandline_moved_CampaignType_8ab8fc42db', '1.2.0', '1.1.0', '', strftime('%Y-%m-%d %H:%M:%f', 'now'), 'archived'
FROM "strandline_archive" WHERE "component" = 'water' AND "archive" = 'archive_CampaignType_8ab8fc42db';

-- strandline:step 7/12: delete reference row Version='1.2.0' from SchemaVersion
-- strandline:statement 7.1
DELETE FROM "SchemaVersion" WHERE "Version" = '1.2.0';

-- strandline:step 8/12: rebuild table MetaData: drop foreign key FK_MetaData_Campaign on MetaData; drop foreign key FK_MetaData_DataProvenance on MetaData; drop column MetaData.CampaignID; drop column MetaData.DataProvenanceID
-- effects: rewrites:MetaData, locks-writers:MetaData, breaks-clients:MetaData.CampaignID, breaks-clients:MetaData.DataProvenanceID
-- strandline:statement 8.1
-- Noted, so that nothing that others put on MetaData is lost unseen
INSERT INTO temp."strandline_kept" (kind, name, on_table, sql)
SELECT type, name, tbl_name, sql FROM main.sqlite_schema
WHERE tbl_name = 'MetaData' COLLATE NOCASE AND type IN ('index', 'trigger')
  AND sql IS NOT NULL AND name NOT IN ('IX_MetaData_SamplingLocationID_VariableID', 'IX_MetaData_EquipmentID_VariableID', 'IX_MetaData_ProjectID')
  AND (type = 'index' OR name NOT LIKE 'strandline|_%' ESCAPE '|')
UNION ALL SELECT 'column', name, 'MetaData', NULL FROM pragma_table_xinfo('MetaData')
WHERE name NOT IN ('MetaDataID', 'ProjectID', 'ContactID', 'EquipmentID', 'VariableID', 'ProcedureID', 'UnitID', 'PurposeID', 'SamplingLocationID', 'ConditionID', 'ValueTypeID', 'WavelengthAxisID', 'DataProvenanceID', 'CampaignID')
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
  AND instr(lower(sql), lower('MetaData')) > 0 AND instr(lower(sql), lower('CampaignID')) > 0
UNION ALL SELECT type, name, tbl_name, sql FROM main.sqlite_schema
WHERE type IN ('view', 'trigger') AND tbl_name <> 'MetaData' COLLATE NOCASE
  AND name NOT LIKE 'strandline|_%' ESCAPE '|'
  AND instr(lower(sql), lower('MetaData')) > 0 AND instr(lower(sql), lower('DataProvenanceID')) > 0
UNION ALL SELECT 'rows', 'MetaData', NULL, CAST(count(*) AS TEXT) FROM "MetaData";
-- strandline:statement 8.2
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
-- strandline:statement 8.3
INSERT INTO "strandline_new_MetaData" ("MetaDataID", "ProjectID", "ContactID", "EquipmentID", "VariableID", "ProcedureID", "UnitID", "PurposeID", "SamplingLocationID", "ConditionID", "ValueTypeID", "WavelengthAxisID")
SELECT "MetaDataID", "ProjectID", "ContactID", "EquipmentID", "VariableID", "ProcedureID", "UnitID", "PurposeID", "SamplingLocationID", "ConditionID", "ValueTypeID", "WavelengthAxisID" FROM "MetaData";
-- strandline:statement 8.4
DELETE FROM sqlite_sequence WHERE name = 'strandline_new_MetaData';
-- strandline:statement 8.5
INSERT INTO sqlite_sequence (name, seq)
SELECT 'strandline_new_MetaData', seq FROM sqlite_sequence WHERE name = 'MetaData';
-- strandline:statement 8.6
DROP TABLE "MetaData";
-- strandline:statement 8.7
PRAGMA legacy_alter_table = ON;
-- strandline:statement 8.8
ALTER TABLE "strandline_new_MetaData" RENAME TO "MetaData";
-- strandline:statement 8.9
PRAGMA legacy_alter_table = OFF;
-- strandline:statement 8.10
DELETE FROM temp."strandline_kept" WHERE kind = 'rows' AND name = 'MetaData' AND sql = (SELECT CAST(count(*) AS TEXT) FROM "MetaData");
-- strandline:statement 8.11
CREATE INDEX "IX_MetaData_SamplingLocationID_VariableID" ON "MetaData" ("SamplingLocationID", "VariableID");
-- strandline:statement 8.12
CREATE INDEX "IX_MetaData_EquipmentID_VariableID" ON "MetaData" ("EquipmentID", "VariableID");
-- strandline:statement 8.13
CREATE INDEX "IX_MetaData_ProjectID" ON "MetaData" ("ProjectID");

-- strandline:step 9/12: drop table Person
-- effects: breaks-clients:Person
-- strandline:statement 9.1
INSERT INTO temp."strandline_kept" (kind, name, on_table, sql)
SELECT type, name, tbl_name, sql FROM main.sqlite_schema
WHERE type IN ('view', 'trigger') AND tbl_name <> 'Person' COLLATE NOCASE
  AND name NOT LIKE 'strandline|_%' ESCAPE '|'
  AND instr(lower(sql), lower('Person')) > 0;
-- strandline:statement 9.2
PRAGMA legacy_alter_table = ON;
-- strandline:statement 9.3
ALTER TABLE "Person" RENAME TO "strandline_moved_Person_b2dacc28cb";
-- strandline:statement 9.4
PRAGMA legacy_alter_table = OFF;

-- strandline:step 10/12: drop table DataProvenance
-- effects: breaks-clients:DataProvenance
-- strandline:statement 10.1
INSERT INTO temp."strandline_kept" (kind, name, on_table, sql)
SELECT type, name, tbl_name, sql FROM main.sqlite_schema
WHERE type IN ('view', 'trigger') AND tbl_name <> 'DataProvenance' COLLATE NOCASE
  AND name NOT LIKE 'strandline|_%' ESCAPE '|'
  AND instr(lower(sql), lower('DataProvenance')) > 0;
-- strandline:statement 10.2
PRAGMA legacy_alter_table = ON;
-- strandline:statement 10.3
ALTER TABLE "DataProvenance" RENAME TO "strandline_moved_DataProvenance_4176d487a1";
-- strandline:statement 10.4
PRAGMA legacy_alter_table = OFF;

-- strandline:step 11/12: drop table Campaign
-- effects: breaks-clients:Campaign
-- strandline:statement 11.1
INSERT INTO temp."strandline_kept" (kind, name, on_table, sql)
SELECT type, name, tbl_name, sql FROM main.sqlite_schema
WHERE type IN ('view', 'trigger') AND tbl_name <> 'Campaign' COLLATE NOCASE
  AND name NOT LIKE 'strandline|_%' ESCAPE '|'
  AND instr(lower(sql), lower('Campaign')) > 0;
-- strandline:statement 11.2
DROP TABLE "Campaign";

-- strandline:step 12/12: drop table CampaignType
-- effects: breaks-clients:CampaignType
-- strandline:statement 12.1
INSERT INTO temp."strandline_kept" (kind, name, on_table, sql)
SELECT type, name, tbl_name, sql FROM main.sqlite_schema
WHERE type IN ('view', 'trigger') AND tbl_name <> 'CampaignType' COLLATE NOCASE
  AND name NOT LIKE 'strandline|_%' ESCAPE '|'
  AND instr(lower(sql), lower('CampaignType')) > 0;
-- strandline:statement 12.2
PRAGMA legacy_alter_table = ON;
-- strandline:statement 12.3
ALTER TABLE "CampaignType" RENAME TO "strandline_moved_CampaignType_8ab8fc42db";
-- strandline:statement 12.4
PRAGMA legacy_alter_table = OFF;

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
