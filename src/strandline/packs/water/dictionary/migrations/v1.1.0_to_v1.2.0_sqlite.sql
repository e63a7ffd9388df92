-- Migration: v1.1.0 → v1.2.0
-- Component: water on sqlite
-- Description: Campaigns and provenance: people, campaigns and the origin of each series
-- Rollback: v1.2.0_to_v1.1.0_sqlite_rollback.sql
-- Author: Strandline water pack
-- Date: 2026-05-11
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
-- strandline:step 1/21: create table CampaignType
-- strandline:statement 1.1
CREATE TABLE "CampaignType" (
  "CampaignTypeID" INT NOT NULL,
  "CampaignTypeName" VARCHAR(100) NOT NULL,
  CONSTRAINT "PK_CampaignType" PRIMARY KEY ("CampaignTypeID")
);

-- strandline:step 2/21: create table Campaign
-- strandline:statement 2.1
CREATE TABLE "Campaign" (
  "CampaignID" INTEGER NOT NULL CONSTRAINT "PK_Campaign" PRIMARY KEY AUTOINCREMENT,
  "CampaignTypeID" INT NOT NULL,
  "SiteID" INT NOT NULL,
  "Name" VARCHAR(200) NOT NULL,
  "Description" VARCHAR(2000),
  "StartDate" TIMESTAMP(6),
  "EndDate" TIMESTAMP(6),
  "ProjectID" INT,
  CONSTRAINT "FK_Campaign_CampaignType" FOREIGN KEY ("CampaignTypeID") REFERENCES "CampaignType" ("CampaignTypeID"),
  CONSTRAINT "FK_Campaign_Site" FOREIGN KEY ("SiteID") REFERENCES "Site" ("SiteID"),
  CONSTRAINT "FK_Campaign_Project" FOREIGN KEY ("ProjectID") REFERENCES "Project" ("ProjectID")
);

-- strandline:step 3/21: create table DataProvenance
-- strandline:statement 3.1
CREATE TABLE "DataProvenance" (
  "DataProvenanceID" INT NOT NULL,
  "DataProvenanceName" VARCHAR(50) NOT NULL,
  CONSTRAINT "PK_DataProvenance" PRIMARY KEY ("DataProvenanceID")
);

-- strandline:step 4/21: create table Person
-- strandline:statement 4.1
CREATE TABLE "Person" (
  "PersonID" INTEGER NOT NULL CONSTRAINT "PK_Person" PRIMARY KEY AUTOINCREMENT,
  "FullName" VARCHAR(200) NOT NULL,
  "Email" VARCHAR(200),
  "Affiliation" VARCHAR(200)
);

-- strandline:step 5/21: insert reference row CampaignTypeID=1 into CampaignType
-- strandline:statement 5.1
INSERT INTO "CampaignType" ("CampaignTypeID", "CampaignTypeName") VALUES (1, 'Experiment');

-- strandline:step 6/21: insert reference row CampaignTypeID=2 into CampaignType
-- strandline:statement 6.1
INSERT INTO "CampaignType" ("CampaignTypeID", "CampaignTypeName") VALUES (2, 'Operations');

-- strandline:step 7/21: insert reference row CampaignTypeID=3 into CampaignType
-- strandline:statement 7.1
INSERT INTO "CampaignType" ("CampaignTypeID", "CampaignTypeName") VALUES (3, 'Commissioning');

-- strandline:step 8/21: insert reference row CampaignTypeID=4 into CampaignType
-- strandline:statement 8.1
INSERT INTO "CampaignType" ("CampaignTypeID", "CampaignTypeName") VALUES (4, 'Audit');

-- strandline:step 9/21: insert reference row DataProvenanceID=1 into DataProvenance
-- strandline:statement 9.1
INSERT INTO "DataProvenance" ("DataProvenanceID", "DataProvenanceName") VALUES (1, 'Sensor');

-- strandline:step 10/21: insert reference row DataProvenanceID=2 into DataProvenance
-- strandline:statement 10.1
INSERT INTO "DataProvenance" ("DataProvenanceID", "DataProvenanceName") VALUES (2, 'Laboratory');

-- strandline:step 11/21: insert reference row DataProvenanceID=3 into DataProvenance
-- strandline:statement 11.1
INSERT INTO "DataProvenance" ("DataProvenanceID", "DataProvenanceName") VALUES (3, 'Manual Entry');

-- strandline:step 12/21: insert reference row DataProvenanceID=4 into DataProvenance
-- strandline:statement 12.1
INSERT INTO "DataProvenance" ("DataProvenanceID", "DataProvenanceName") VALUES (4, 'Model Output');

-- strandline:step 13/21: insert reference row DataProvenanceID=5 into DataProvenance
-- strandline:statement 13.1
INSERT INTO "DataProvenance" ("DataProvenanceID", "DataProvenanceName") VALUES (5, 'External Source');

-- strandline:step 14/21: rebuild table MetaData: add column MetaData.DataProvenanceID integer; add column MetaData.CampaignID integer; add foreign key FK_MetaData_DataProvenance on MetaData to DataProvenance; add foreign key FK_MetaData_Campaign on MetaData to Campaign
-- effects: rewrites:MetaData, locks-writers:MetaData, scans:MetaData, may-fail:MetaData.FK_MetaData_DataProvenance, may-fail:MetaData.FK_MetaData_Campaign
-- strandline:statement 14.1
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
UNION ALL SELECT 'rows', 'MetaData', NULL, CAST(count(*) AS TEXT) FROM "MetaData";
-- strandline:statement 14.2
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
-- strandline:statement 14.3
INSERT INTO "strandline_new_MetaData" ("MetaDataID", "ProjectID", "ContactID", "EquipmentID", "VariableID", "ProcedureID", "UnitID", "PurposeID", "SamplingLocationID", "ConditionID", "ValueTypeID", "WavelengthAxisID")
SELECT "MetaDataID", "ProjectID", "ContactID", "EquipmentID", "VariableID", "ProcedureID", "UnitID", "PurposeID", "SamplingLocationID", "ConditionID", "ValueTypeID", "WavelengthAxisID" FROM "MetaData";
-- strandline:statement 14.4
DELETE FROM sqlite_sequence WHERE name = 'strandline_new_MetaData';
-- strandline:statement 14.5
INSERT INTO sqlite_sequence (name, seq)
SELECT 'strandline_new_MetaData', seq FROM sqlite_sequence WHERE name = 'MetaData';
-- strandline:statement 14.6
DROP TABLE "MetaData";
-- strandline:statement 14.7
PRAGMA legacy_alter_table = ON;
-- strandline:statement 14.8
ALTER TABLE "strandline_new_MetaData" RENAME TO "MetaData";
-- strandline:statement 14.9
PRAGMA legacy_alter_table = OFF;
-- strandline:statement 14.10
DELETE FROM temp."strandline_kept" WHERE kind = 'rows' AND name = 'MetaData' AND sql = (SELECT CAST(count(*) AS TEXT) FROM "MetaData");
-- strandline:statement 14.11
CREATE INDEX "IX_MetaData_SamplingLocationID_VariableID" ON "MetaData" ("SamplingLocationID", "VariableID");
-- strandline:statement 14.12
CREATE INDEX "IX_MetaData_EquipmentID_VariableID" ON "MetaData" ("EquipmentID", "VariableID");
-- strandline:statement 14.13
CREATE INDEX "IX_MetaData_ProjectID" ON "MetaData" ("ProjectID");

-- strandline:step 15/21: insert reference row Version='1.2.0' into SchemaVersion
-- strandline:statement 15.1
INSERT INTO "SchemaVersion" ("Version", "Description", "MigrationScript") VALUES ('1.2.0', 'Campaigns and provenance: people, campaigns and the origin of each series', 'v1.1.0_to_v1.2.0_sqlite.sql');

-- strandline:step 16/21: restore table CampaignType from the archive
-- effects: locks-writers:CampaignType
-- strandline:statement 16.1 restores archive_CampaignType_8ab8fc42db
CREATE TABLE IF NOT EXISTS "strandline_archive" ("component" VARCHAR(100) NOT NULL, "archive" VARCHAR(100) NOT NULL, "cycle" BIGINT NOT NULL, "kind" VARCHAR(20) NOT NULL, "subject" VARCHAR(400) NOT NULL, "location" VARCHAR(200) NOT NULL, "from_version" VARCHAR(100) NOT NULL, "to_version" VARCHAR(100) NOT NULL, "run_id" VARCHAR(36) NOT NULL, "archived_at" TIMESTAMP(6), "state" VARCHAR(20) NOT NULL, "restored_at" TIMESTAMP(6), "restored_run" VARCHAR(36), "restored_rows" BIGINT, "superseded_rows" BIGINT, "orphaned_rows" BIGINT, CONSTRAINT "PK_strandline_archive" PRIMARY KEY ("component", "archive", "cycle"));
-- strandline:statement 16.2 restores archive_CampaignType_8ab8fc42db
CREATE TABLE IF NOT EXISTS "strandline_archive_CampaignType_8ab8fc42db" ("strandline_cycle" BIGINT NOT NULL, "CampaignTypeID" INT, "CampaignTypeName" VARCHAR(100));
-- strandline:statement 16.3 restores archive_CampaignType_8ab8fc42db
CREATE TABLE IF NOT EXISTS "strandline_moved_CampaignType_8ab8fc42db" ("CampaignTypeID" INT, "CampaignTypeName" VARCHAR(100));
-- strandline:statement 16.4 restores archive_CampaignType_8ab8fc42db
UPDATE "CampaignType" AS t SET "CampaignTypeName" = a."CampaignTypeName"
FROM "strandline_moved_CampaignType_8ab8fc42db" AS a
WHERE t."CampaignTypeID" = a."CampaignTypeID";
-- strandline:statement 16.5 restores archive_CampaignType_8ab8fc42db
INSERT INTO "CampaignType" ("CampaignTypeID", "CampaignTypeName")
SELECT a."CampaignTypeID", a."CampaignTypeName"
FROM "strandline_moved_CampaignType_8ab8fc42db" AS a
WHERE NOT EXISTS (SELECT 1 FROM "CampaignType" AS t WHERE t."CampaignTypeID" = a."CampaignTypeID");
-- strandline:statement 16.6 restores archive_CampaignType_8ab8fc42db
DROP TABLE "strandline_moved_CampaignType_8ab8fc42db";
-- strandline:statement 16.7 restores archive_CampaignType_8ab8fc42db
UPDATE "strandline_archive" SET
  "state" = 'restored',
  "restored_at" = strftime('%Y-%m-%d %H:%M:%f', 'now'),
  "restored_run" = '',
  "location" = 'strandline_archive_CampaignType_8ab8fc42db',
  "restored_rows" = (SELECT COUNT(*) FROM "CampaignType"),
  "superseded_rows" = 0,
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline_archive_CampaignType_8ab8fc42db" AS a WHERE a."strandline_cycle" = "strandline_archive"."cycle")
WHERE "component" = 'water' AND "archive" = 'archive_CampaignType_8ab8fc42db' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_CampaignType_8ab8fc42db' AND "state" = 'archived');

-- strandline:step 17/21: restore table Campaign from the archive
-- effects: locks-writers:Campaign
-- strandline:statement 17.1 restores archive_Campaign_4516d14e9e
CREATE TABLE IF NOT EXISTS "strandline_archive_Campaign_4516d14e9e" ("strandline_cycle" BIGINT NOT NULL, "CampaignID" INT, "CampaignTypeID" INT, "SiteID" INT, "Name" VARCHAR(200), "Description" VARCHAR(2000), "StartDate" TIMESTAMP(6), "EndDate" TIMESTAMP(6), "ProjectID" INT);
-- strandline:statement 17.2 restores archive_Campaign_4516d14e9e
INSERT INTO "Campaign" ("CampaignID", "CampaignTypeID", "SiteID", "Name", "Description", "StartDate", "EndDate", "ProjectID")
SELECT a."CampaignID", a."CampaignTypeID", a."SiteID", a."Name", a."Description", a."StartDate", a."EndDate", a."ProjectID"
FROM "strandline_archive_Campaign_4516d14e9e" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_Campaign_4516d14e9e' AND "state" = 'archived')
  AND (a."CampaignTypeID" IS NULL OR EXISTS (SELECT 1 FROM "CampaignType" AS p WHERE p."CampaignTypeID" = a."CampaignTypeID"))
  AND (a."SiteID" IS NULL OR EXISTS (SELECT 1 FROM "Site" AS p WHERE p."SiteID" = a."SiteID"))
  AND (a."ProjectID" IS NULL OR EXISTS (SELECT 1 FROM "Project" AS p WHERE p."ProjectID" = a."ProjectID"));
-- strandline:statement 17.3 restores archive_Campaign_4516d14e9e
UPDATE "strandline_archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline_archive_Campaign_4516d14e9e" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_Campaign_4516d14e9e' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "Campaign" AS t WHERE t."CampaignID" = a."CampaignID")),
  "superseded_rows" = 0
WHERE "component" = 'water' AND "archive" = 'archive_Campaign_4516d14e9e' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_Campaign_4516d14e9e' AND "state" = 'archived');
-- strandline:statement 17.4 restores archive_Campaign_4516d14e9e
UPDATE "strandline_archive" SET
  "state" = 'restored',
  "restored_at" = strftime('%Y-%m-%d %H:%M:%f', 'now'),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline_archive_Campaign_4516d14e9e" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_Campaign_4516d14e9e' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_Campaign_4516d14e9e' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_Campaign_4516d14e9e' AND "state" = 'archived');

-- strandline:step 18/21: restore table DataProvenance from the archive
-- effects: locks-writers:DataProvenance
-- strandline:statement 18.1 restores archive_DataProvenance_4176d487a1
CREATE TABLE IF NOT EXISTS "strandline_archive_DataProvenance_4176d487a1" ("strandline_cycle" BIGINT NOT NULL, "DataProvenanceID" INT, "DataProvenanceName" VARCHAR(50));
-- strandline:statement 18.2 restores archive_DataProvenance_4176d487a1
CREATE TABLE IF NOT EXISTS "strandline_moved_DataProvenance_4176d487a1" ("DataProvenanceID" INT, "DataProvenanceName" VARCHAR(50));
-- strandline:statement 18.3 restores archive_DataProvenance_4176d487a1
UPDATE "DataProvenance" AS t SET "DataProvenanceName" = a."DataProvenanceName"
FROM "strandline_moved_DataProvenance_4176d487a1" AS a
WHERE t."DataProvenanceID" = a."DataProvenanceID";
-- strandline:statement 18.4 restores archive_DataProvenance_4176d487a1
INSERT INTO "DataProvenance" ("DataProvenanceID", "DataProvenanceName")
SELECT a."DataProvenanceID", a."DataProvenanceName"
FROM "strandline_moved_DataProvenance_4176d487a1" AS a
WHERE NOT EXISTS (SELECT 1 FROM "DataProvenance" AS t WHERE t."DataProvenanceID" = a."DataProvenanceID");
-- strandline:statement 18.5 restores archive_DataProvenance_4176d487a1
DROP TABLE "strandline_moved_DataProvenance_4176d487a1";
-- strandline:statement 18.6 restores archive_DataProvenance_4176d487a1
UPDATE "strandline_archive" SET
  "state" = 'restored',
  "restored_at" = strftime('%Y-%m-%d %H:%M:%f', 'now'),
  "restored_run" = '',
  "location" = 'strandline_archive_DataProvenance_4176d487a1',
  "restored_rows" = (SELECT COUNT(*) FROM "DataProvenance"),
  "superseded_rows" = 0,
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline_archive_DataProvenance_4176d487a1" AS a WHERE a."strandline_cycle" = "strandline_archive"."cycle")
WHERE "component" = 'water' AND "archive" = 'archive_DataProvenance_4176d487a1' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_DataProvenance_4176d487a1' AND "state" = 'archived');

-- strandline:step 19/21: restore table Person from the archive
-- effects: locks-writers:Person
-- strandline:statement 19.1 restores archive_Person_b2dacc28cb
CREATE TABLE IF NOT EXISTS "strandline_archive_Person_b2dacc28cb" ("strandline_cycle" BIGINT NOT NULL, "PersonID" INT, "FullName" VARCHAR(200), "Email" VARCHAR(200), "Affiliation" VARCHAR(200));
-- strandline:statement 19.2 restores archive_Person_b2dacc28cb
CREATE TABLE IF NOT EXISTS "strandline_moved_Person_b2dacc28cb" ("PersonID" INT, "FullName" VARCHAR(200), "Email" VARCHAR(200), "Affiliation" VARCHAR(200));
-- strandline:statement 19.3 restores archive_Person_b2dacc28cb
INSERT INTO "Person" ("PersonID", "FullName", "Email", "Affiliation")
SELECT a."PersonID", a."FullName", a."Email", a."Affiliation"
FROM "strandline_moved_Person_b2dacc28cb" AS a;
-- strandline:statement 19.4 restores archive_Person_b2dacc28cb
DROP TABLE "strandline_moved_Person_b2dacc28cb";
-- strandline:statement 19.5 restores archive_Person_b2dacc28cb
UPDATE "strandline_archive" SET
  "state" = 'restored',
  "restored_at" = strftime('%Y-%m-%d %H:%M:%f', 'now'),
  "restored_run" = '',
  "location" = 'strandline_archive_Person_b2dacc28cb',
  "restored_rows" = (SELECT COUNT(*) FROM "Person"),
  "superseded_rows" = 0,
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline_archive_Person_b2dacc28cb" AS a WHERE a."strandline_cycle" = "strandline_archive"."cycle")
WHERE "component" = 'water' AND "archive" = 'archive_Person_b2dacc28cb' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_Person_b2dacc28cb' AND "state" = 'archived');

-- strandline:step 20/21: restore column MetaData.CampaignID from the archive
-- effects: locks-writers:MetaData
-- strandline:statement 20.1 restores archive_MetaData_CampaignID_94b466492b
CREATE TABLE IF NOT EXISTS "strandline_archive_MetaData_CampaignID_94b466492b" ("strandline_cycle" BIGINT NOT NULL, "MetaDataID" INT, "CampaignID" INT);
-- strandline:statement 20.2 restores archive_MetaData_CampaignID_94b466492b
UPDATE "MetaData" AS t SET "CampaignID" = a."CampaignID"
FROM "strandline_archive_MetaData_CampaignID_94b466492b" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_CampaignID_94b466492b' AND "state" = 'archived')
  AND t."MetaDataID" = a."MetaDataID"
  AND (a."CampaignID" IS NULL OR EXISTS (SELECT 1 FROM "Campaign" AS p WHERE p."CampaignID" = a."CampaignID"));
-- strandline:statement 20.3 restores archive_MetaData_CampaignID_94b466492b
UPDATE "strandline_archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline_archive_MetaData_CampaignID_94b466492b" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_CampaignID_94b466492b' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "MetaData" AS t WHERE t."MetaDataID" = a."MetaDataID" AND NOT (t."CampaignID" IS NOT a."CampaignID"))),
  "superseded_rows" = (SELECT COUNT(*) FROM "strandline_archive_MetaData_CampaignID_94b466492b" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_CampaignID_94b466492b' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "MetaData" AS t WHERE t."MetaDataID" = a."MetaDataID" AND (t."CampaignID" IS NOT a."CampaignID")))
WHERE "component" = 'water' AND "archive" = 'archive_MetaData_CampaignID_94b466492b' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_CampaignID_94b466492b' AND "state" = 'archived');
-- strandline:statement 20.4 restores archive_MetaData_CampaignID_94b466492b
UPDATE "strandline_archive" SET
  "state" = 'restored',
  "restored_at" = strftime('%Y-%m-%d %H:%M:%f', 'now'),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline_archive_MetaData_CampaignID_94b466492b" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_CampaignID_94b466492b' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_MetaData_CampaignID_94b466492b' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_CampaignID_94b466492b' AND "state" = 'archived');

-- strandline:step 21/21: restore column MetaData.DataProvenanceID from the archive
-- effects: locks-writers:MetaData
-- strandline:statement 21.1 restores archive_MetaData_DataProvenanceID_6c91d27c21
CREATE TABLE IF NOT EXISTS "strandline_archive_MetaData_DataProvenanceID_6c91d27c21" ("strandline_cycle" BIGINT NOT NULL, "MetaDataID" INT, "DataProvenanceID" INT);
-- strandline:statement 21.2 restores archive_MetaData_DataProvenanceID_6c91d27c21
UPDATE "MetaData" AS t SET "DataProvenanceID" = a."DataProvenanceID"
FROM "strandline_archive_MetaData_DataProvenanceID_6c91d27c21" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_DataProvenanceID_6c91d27c21' AND "state" = 'archived')
  AND t."MetaDataID" = a."MetaDataID"
  AND (a."DataProvenanceID" IS NULL OR EXISTS (SELECT 1 FROM "DataProvenance" AS p WHERE p."DataProvenanceID" = a."DataProvenanceID"));
-- strandline:statement 21.3 restores archive_MetaData_DataProvenanceID_6c91d27c21
UPDATE "strandline_archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline_archive_MetaData_DataProvenanceID_6c91d27c21" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_DataProvenanceID_6c91d27c21' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "MetaData" AS t WHERE t."MetaDataID" = a."MetaDataID" AND NOT (t."DataProvenanceID" IS NOT a."DataProvenanceID"))),
  "superseded_rows" = (SELECT COUNT(*) FROM "strandline_archive_MetaData_DataProvenanceID_6c91d27c21" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_DataProvenanceID_6c91d27c21' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "MetaData" AS t WHERE t."MetaDataID" = a."MetaDataID" AND (t."DataProvenanceID" IS NOT a."DataProvenanceID")))
WHERE "component" = 'water' AND "archive" = 'archive_MetaData_DataProvenanceID_6c91d27c21' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_DataProvenanceID_6c91d27c21' AND "state" = 'archived');
-- strandline:statement 21.4 restores archive_MetaData_DataProvenanceID_6c91d27c21
UPDATE "strandline_archive" SET
  "state" = 'restored',
  "restored_at" = strftime('%Y-%m-%d %H:%M:%f', 'now'),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline_archive_MetaData_DataProvenanceID_6c91d27c21" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_DataProvenanceID_6c91d27c21' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_MetaData_DataProvenanceID_6c91d27c21' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_DataProvenanceID_6c91d27c21' AND "state" = 'archived');

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
