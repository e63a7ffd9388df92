-- Migration: v1.2.0 → v1.3.0
-- Component: water on sqlite
-- Description: Lab data: laboratories, samples, analysts and the resources of campaigns
-- Rollback: v1.3.0_to_v1.2.0_sqlite_rollback.sql
-- Author: Strandline water pack
-- Date: 2026-06-08
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
-- strandline:step 1/15: create table CampaignEquipment
-- strandline:statement 1.1
CREATE TABLE "CampaignEquipment" (
  "CampaignID" INT NOT NULL,
  "EquipmentID" INT NOT NULL,
  "Role" VARCHAR(100),
  CONSTRAINT "PK_CampaignEquipment" PRIMARY KEY ("CampaignID", "EquipmentID"),
  CONSTRAINT "FK_CampaignEquipment_Campaign" FOREIGN KEY ("CampaignID") REFERENCES "Campaign" ("CampaignID"),
  CONSTRAINT "FK_CampaignEquipment_Equipment" FOREIGN KEY ("EquipmentID") REFERENCES "Equipment" ("EquipmentID")
);

-- strandline:step 2/15: create table CampaignSamplingLocation
-- strandline:statement 2.1
CREATE TABLE "CampaignSamplingLocation" (
  "CampaignID" INT NOT NULL,
  "SamplingLocationID" INT NOT NULL,
  "Role" VARCHAR(100),
  CONSTRAINT "PK_CampaignSamplingLocation" PRIMARY KEY ("CampaignID", "SamplingLocationID"),
  CONSTRAINT "FK_CampaignSamplingLocation_Campaign" FOREIGN KEY ("CampaignID") REFERENCES "Campaign" ("CampaignID"),
  CONSTRAINT "FK_CampaignSamplingLocation_SamplingLocation" FOREIGN KEY ("SamplingLocationID") REFERENCES "SamplingLocation" ("SamplingLocationID")
);

-- strandline:step 3/15: create table CampaignVariable
-- strandline:statement 3.1
CREATE TABLE "CampaignVariable" (
  "CampaignID" INT NOT NULL,
  "VariableID" INT NOT NULL,
  CONSTRAINT "PK_CampaignVariable" PRIMARY KEY ("CampaignID", "VariableID"),
  CONSTRAINT "FK_CampaignVariable_Campaign" FOREIGN KEY ("CampaignID") REFERENCES "Campaign" ("CampaignID"),
  CONSTRAINT "FK_CampaignVariable_Variable" FOREIGN KEY ("VariableID") REFERENCES "Variable" ("VariableID")
);

-- strandline:step 4/15: create table Laboratory
-- strandline:statement 4.1
CREATE TABLE "Laboratory" (
  "LaboratoryID" INTEGER NOT NULL CONSTRAINT "PK_Laboratory" PRIMARY KEY AUTOINCREMENT,
  "Name" VARCHAR(200) NOT NULL,
  "SiteID" INT,
  "Description" VARCHAR(500),
  CONSTRAINT "FK_Laboratory_Site" FOREIGN KEY ("SiteID") REFERENCES "Site" ("SiteID")
);

-- strandline:step 5/15: create table Sample
-- strandline:statement 5.1
CREATE TABLE "Sample" (
  "SampleID" INTEGER NOT NULL CONSTRAINT "PK_Sample" PRIMARY KEY AUTOINCREMENT,
  "SamplingLocationID" INT NOT NULL,
  "SampledByPersonID" INT,
  "CampaignID" INT,
  "SampleDateTime" TIMESTAMP(6) NOT NULL,
  "SampleType" VARCHAR(50),
  "Description" VARCHAR(500),
  CONSTRAINT "FK_Sample_SamplingLocation" FOREIGN KEY ("SamplingLocationID") REFERENCES "SamplingLocation" ("SamplingLocationID"),
  CONSTRAINT "FK_Sample_Person" FOREIGN KEY ("SampledByPersonID") REFERENCES "Person" ("PersonID"),
  CONSTRAINT "FK_Sample_Campaign" FOREIGN KEY ("CampaignID") REFERENCES "Campaign" ("CampaignID")
);

-- strandline:step 6/15: rebuild table MetaData: add column MetaData.SampleID integer; add column MetaData.LaboratoryID integer; add column MetaData.AnalystPersonID integer; add foreign key FK_MetaData_Sample on MetaData to Sample; add foreign key FK_MetaData_Laboratory on MetaData to Laboratory; add foreign key FK_MetaData_Person on MetaData to Person
-- effects: rewrites:MetaData, locks-writers:MetaData, scans:MetaData, may-fail:MetaData.FK_MetaData_Sample, may-fail:MetaData.FK_MetaData_Laboratory, may-fail:MetaData.FK_MetaData_Person
-- strandline:statement 6.1
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
UNION ALL SELECT 'rows', 'MetaData', NULL, CAST(count(*) AS TEXT) FROM "MetaData";
-- strandline:statement 6.2
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
  "SampleID" INT,
  "LaboratoryID" INT,
  "AnalystPersonID" INT,
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
  CONSTRAINT "FK_MetaData_Campaign" FOREIGN KEY ("CampaignID") REFERENCES "Campaign" ("CampaignID"),
  CONSTRAINT "FK_MetaData_Sample" FOREIGN KEY ("SampleID") REFERENCES "Sample" ("SampleID"),
  CONSTRAINT "FK_MetaData_Laboratory" FOREIGN KEY ("LaboratoryID") REFERENCES "Laboratory" ("LaboratoryID"),
  CONSTRAINT "FK_MetaData_Person" FOREIGN KEY ("AnalystPersonID") REFERENCES "Person" ("PersonID")
);
-- strandline:statement 6.3
INSERT INTO "strandline_new_MetaData" ("MetaDataID", "ProjectID", "ContactID", "EquipmentID", "VariableID", "ProcedureID", "UnitID", "PurposeID", "SamplingLocationID", "ConditionID", "ValueTypeID", "WavelengthAxisID", "DataProvenanceID", "CampaignID")
SELECT "MetaDataID", "ProjectID", "ContactID", "EquipmentID", "VariableID", "ProcedureID", "UnitID", "PurposeID", "SamplingLocationID", "ConditionID", "ValueTypeID", "WavelengthAxisID", "DataProvenanceID", "CampaignID" FROM "MetaData";
-- strandline:statement 6.4
DELETE FROM sqlite_sequence WHERE name = 'strandline_new_MetaData';
-- strandline:statement 6.5
INSERT INTO sqlite_sequence (name, seq)
SELECT 'strandline_new_MetaData', seq FROM sqlite_sequence WHERE name = 'MetaData';
-- strandline:statement 6.6
DROP TABLE "MetaData";
-- strandline:statement 6.7
PRAGMA legacy_alter_table = ON;
-- strandline:statement 6.8
ALTER TABLE "strandline_new_MetaData" RENAME TO "MetaData";
-- strandline:statement 6.9
PRAGMA legacy_alter_table = OFF;
-- strandline:statement 6.10
DELETE FROM temp."strandline_kept" WHERE kind = 'rows' AND name = 'MetaData' AND sql = (SELECT CAST(count(*) AS TEXT) FROM "MetaData");
-- strandline:statement 6.11
CREATE INDEX "IX_MetaData_SamplingLocationID_VariableID" ON "MetaData" ("SamplingLocationID", "VariableID");
-- strandline:statement 6.12
CREATE INDEX "IX_MetaData_EquipmentID_VariableID" ON "MetaData" ("EquipmentID", "VariableID");
-- strandline:statement 6.13
CREATE INDEX "IX_MetaData_ProjectID" ON "MetaData" ("ProjectID");

-- strandline:step 7/15: insert reference row Version='1.3.0' into SchemaVersion
-- strandline:statement 7.1
INSERT INTO "SchemaVersion" ("Version", "Description", "MigrationScript") VALUES ('1.3.0', 'Lab data: laboratories, samples, analysts and the resources of campaigns', 'v1.2.0_to_v1.3.0_sqlite.sql');

-- strandline:step 8/15: restore table CampaignEquipment from the archive
-- effects: locks-writers:CampaignEquipment
-- strandline:statement 8.1 restores archive_CampaignEquipment_d60aa07140
CREATE TABLE IF NOT EXISTS "strandline_archive" ("component" VARCHAR(100) NOT NULL, "archive" VARCHAR(100) NOT NULL, "cycle" BIGINT NOT NULL, "kind" VARCHAR(20) NOT NULL, "subject" VARCHAR(400) NOT NULL, "location" VARCHAR(200) NOT NULL, "from_version" VARCHAR(100) NOT NULL, "to_version" VARCHAR(100) NOT NULL, "run_id" VARCHAR(36) NOT NULL, "archived_at" TIMESTAMP(6), "state" VARCHAR(20) NOT NULL, "restored_at" TIMESTAMP(6), "restored_run" VARCHAR(36), "restored_rows" BIGINT, "superseded_rows" BIGINT, "orphaned_rows" BIGINT, CONSTRAINT "PK_strandline_archive" PRIMARY KEY ("component", "archive", "cycle"));
-- strandline:statement 8.2 restores archive_CampaignEquipment_d60aa07140
CREATE TABLE IF NOT EXISTS "strandline_archive_CampaignEquipment_d60aa07140" ("strandline_cycle" BIGINT NOT NULL, "CampaignID" INT, "EquipmentID" INT, "Role" VARCHAR(100));
-- strandline:statement 8.3 restores archive_CampaignEquipment_d60aa07140
INSERT INTO "CampaignEquipment" ("CampaignID", "EquipmentID", "Role")
SELECT a."CampaignID", a."EquipmentID", a."Role"
FROM "strandline_archive_CampaignEquipment_d60aa07140" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_CampaignEquipment_d60aa07140' AND "state" = 'archived')
  AND (a."CampaignID" IS NULL OR EXISTS (SELECT 1 FROM "Campaign" AS p WHERE p."CampaignID" = a."CampaignID"))
  AND (a."EquipmentID" IS NULL OR EXISTS (SELECT 1 FROM "Equipment" AS p WHERE p."EquipmentID" = a."EquipmentID"));
-- strandline:statement 8.4 restores archive_CampaignEquipment_d60aa07140
UPDATE "strandline_archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline_archive_CampaignEquipment_d60aa07140" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_CampaignEquipment_d60aa07140' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "CampaignEquipment" AS t WHERE t."CampaignID" = a."CampaignID" AND t."EquipmentID" = a."EquipmentID")),
  "superseded_rows" = 0
WHERE "component" = 'water' AND "archive" = 'archive_CampaignEquipment_d60aa07140' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_CampaignEquipment_d60aa07140' AND "state" = 'archived');
-- strandline:statement 8.5 restores archive_CampaignEquipment_d60aa07140
UPDATE "strandline_archive" SET
  "state" = 'restored',
  "restored_at" = strftime('%Y-%m-%d %H:%M:%f', 'now'),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline_archive_CampaignEquipment_d60aa07140" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_CampaignEquipment_d60aa07140' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_CampaignEquipment_d60aa07140' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_CampaignEquipment_d60aa07140' AND "state" = 'archived');

-- strandline:step 9/15: restore table CampaignSamplingLocation from the archive
-- effects: locks-writers:CampaignSamplingLocation
-- strandline:statement 9.1 restores archive_CampaignSamplingLocation_89975c4308
CREATE TABLE IF NOT EXISTS "strandline_archive_CampaignSamplingLocation_89975c4308" ("strandline_cycle" BIGINT NOT NULL, "CampaignID" INT, "SamplingLocationID" INT, "Role" VARCHAR(100));
-- strandline:statement 9.2 restores archive_CampaignSamplingLocation_89975c4308
INSERT INTO "CampaignSamplingLocation" ("CampaignID", "SamplingLocationID", "Role")
SELECT a."CampaignID", a."SamplingLocationID", a."Role"
FROM "strandline_archive_CampaignSamplingLocation_89975c4308" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_CampaignSamplingLocation_89975c4308' AND "state" = 'archived')
  AND (a."CampaignID" IS NULL OR EXISTS (SELECT 1 FROM "Campaign" AS p WHERE p."CampaignID" = a."CampaignID"))
  AND (a."SamplingLocationID" IS NULL OR EXISTS (SELECT 1 FROM "SamplingLocation" AS p WHERE p."SamplingLocationID" = a."SamplingLocationID"));
-- strandline:statement 9.3 restores archive_CampaignSamplingLocation_89975c4308
UPDATE "strandline_archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline_archive_CampaignSamplingLocation_89975c4308" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_CampaignSamplingLocation_89975c4308' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "CampaignSamplingLocation" AS t WHERE t."CampaignID" = a."CampaignID" AND t."SamplingLocationID" = a."SamplingLocationID")),
  "superseded_rows" = 0
WHERE "component" = 'water' AND "archive" = 'archive_CampaignSamplingLocation_89975c4308' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_CampaignSamplingLocation_89975c4308' AND "state" = 'archived');
-- strandline:statement 9.4 restores archive_CampaignSamplingLocation_89975c4308
UPDATE "strandline_archive" SET
  "state" = 'restored',
  "restored_at" = strftime('%Y-%m-%d %H:%M:%f', 'now'),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline_archive_CampaignSamplingLocation_89975c4308" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_CampaignSamplingLocation_89975c4308' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_CampaignSamplingLocation_89975c4308' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_CampaignSamplingLocation_89975c4308' AND "state" = 'archived');

-- strandline:step 10/15: restore table CampaignVariable from the archive
-- effects: locks-writers:CampaignVariable
-- strandline:statement 10.1 restores archive_CampaignVariable_227640c38d
CREATE TABLE IF NOT EXISTS "strandline_archive_CampaignVariable_227640c38d" ("strandline_cycle" BIGINT NOT NULL, "CampaignID" INT, "VariableID" INT);
-- strandline:statement 10.2 restores archive_CampaignVariable_227640c38d
INSERT INTO "CampaignVariable" ("CampaignID", "VariableID")
SELECT a."CampaignID", a."VariableID"
FROM "strandline_archive_CampaignVariable_227640c38d" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_CampaignVariable_227640c38d' AND "state" = 'archived')
  AND (a."CampaignID" IS NULL OR EXISTS (SELECT 1 FROM "Campaign" AS p WHERE p."CampaignID" = a."CampaignID"))
  AND (a."VariableID" IS NULL OR EXISTS (SELECT 1 FROM "Variable" AS p WHERE p."VariableID" = a."VariableID"));
-- strandline:statement 10.3 restores archive_CampaignVariable_227640c38d
UPDATE "strandline_archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline_archive_CampaignVariable_227640c38d" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_CampaignVariable_227640c38d' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "CampaignVariable" AS t WHERE t."CampaignID" = a."CampaignID" AND t."VariableID" = a."VariableID")),
  "superseded_rows" = 0
WHERE "component" = 'water' AND "archive" = 'archive_CampaignVariable_227640c38d' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_CampaignVariable_227640c38d' AND "state" = 'archived');
-- strandline:statement 10.4 restores archive_CampaignVariable_227640c38d
UPDATE "strandline_archive" SET
  "state" = 'restored',
  "restored_at" = strftime('%Y-%m-%d %H:%M:%f', 'now'),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline_archive_CampaignVariable_227640c38d" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_CampaignVariable_227640c38d' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_CampaignVariable_227640c38d' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_CampaignVariable_227640c38d' AND "state" = 'archived');

-- strandline:step 11/15: restore table Laboratory from the archive
-- effects: locks-writers:Laboratory
-- strandline:statement 11.1 restores archive_Laboratory_5fa5f27a7f
CREATE TABLE IF NOT EXISTS "strandline_archive_Laboratory_5fa5f27a7f" ("strandline_cycle" BIGINT NOT NULL, "LaboratoryID" INT, "Name" VARCHAR(200), "SiteID" INT, "Description" VARCHAR(500));
-- strandline:statement 11.2 restores archive_Laboratory_5fa5f27a7f
INSERT INTO "Laboratory" ("LaboratoryID", "Name", "SiteID", "Description")
SELECT a."LaboratoryID", a."Name", a."SiteID", a."Description"
FROM "strandline_archive_Laboratory_5fa5f27a7f" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_Laboratory_5fa5f27a7f' AND "state" = 'archived')
  AND (a."SiteID" IS NULL OR EXISTS (SELECT 1 FROM "Site" AS p WHERE p."SiteID" = a."SiteID"));
-- strandline:statement 11.3 restores archive_Laboratory_5fa5f27a7f
UPDATE "strandline_archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline_archive_Laboratory_5fa5f27a7f" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_Laboratory_5fa5f27a7f' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "Laboratory" AS t WHERE t."LaboratoryID" = a."LaboratoryID")),
  "superseded_rows" = 0
WHERE "component" = 'water' AND "archive" = 'archive_Laboratory_5fa5f27a7f' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_Laboratory_5fa5f27a7f' AND "state" = 'archived');
-- strandline:statement 11.4 restores archive_Laboratory_5fa5f27a7f
UPDATE "strandline_archive" SET
  "state" = 'restored',
  "restored_at" = strftime('%Y-%m-%d %H:%M:%f', 'now'),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline_archive_Laboratory_5fa5f27a7f" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_Laboratory_5fa5f27a7f' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_Laboratory_5fa5f27a7f' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_Laboratory_5fa5f27a7f' AND "state" = 'archived');

-- strandline:step 12/15: restore table Sample from the archive
-- effects: locks-writers:Sample
-- strandline:statement 12.1 restores archive_Sample_34d6cfc5ad
CREATE TABLE IF NOT EXISTS "strandline_archive_Sample_34d6cfc5ad" ("strandline_cycle" BIGINT NOT NULL, "SampleID" INT, "SamplingLocationID" INT, "SampledByPersonID" INT, "CampaignID" INT, "SampleDateTime" TIMESTAMP(6), "SampleType" VARCHAR(50), "Description" VARCHAR(500));
-- strandline:statement 12.2 restores archive_Sample_34d6cfc5ad
INSERT INTO "Sample" ("SampleID", "SamplingLocationID", "SampledByPersonID", "CampaignID", "SampleDateTime", "SampleType", "Description")
SELECT a."SampleID", a."SamplingLocationID", a."SampledByPersonID", a."CampaignID", a."SampleDateTime", a."SampleType", a."Description"
FROM "strandline_archive_Sample_34d6cfc5ad" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_Sample_34d6cfc5ad' AND "state" = 'archived')
  AND (a."SamplingLocationID" IS NULL OR EXISTS (SELECT 1 FROM "SamplingLocation" AS p WHERE p."SamplingLocationID" = a."SamplingLocationID"))
  AND (a."SampledByPersonID" IS NULL OR EXISTS (SELECT 1 FROM "Person" AS p WHERE p."PersonID" = a."SampledByPersonID"))
  AND (a."CampaignID" IS NULL OR EXISTS (SELECT 1 FROM "Campaign" AS p WHERE p."CampaignID" = a."CampaignID"));
-- strandline:statement 12.3 restores archive_Sample_34d6cfc5ad
UPDATE "strandline_archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline_archive_Sample_34d6cfc5ad" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_Sample_34d6cfc5ad' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "Sample" AS t WHERE t."SampleID" = a."SampleID")),
  "superseded_rows" = 0
WHERE "component" = 'water' AND "archive" = 'archive_Sample_34d6cfc5ad' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_Sample_34d6cfc5ad' AND "state" = 'archived');
-- strandline:statement 12.4 restores archive_Sample_34d6cfc5ad
UPDATE "strandline_archive" SET
  "state" = 'restored',
  "restored_at" = strftime('%Y-%m-%d %H:%M:%f', 'now'),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline_archive_Sample_34d6cfc5ad" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_Sample_34d6cfc5ad' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_Sample_34d6cfc5ad' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_Sample_34d6cfc5ad' AND "state" = 'archived');

-- strandline:step 13/15: restore column MetaData.AnalystPersonID from the archive
-- effects: locks-writers:MetaData
-- strandline:statement 13.1 restores archive_MetaData_AnalystPersonID_48312fe795
CREATE TABLE IF NOT EXISTS "strandline_archive_MetaData_AnalystPersonID_48312fe795" ("strandline_cycle" BIGINT NOT NULL, "MetaDataID" INT, "AnalystPersonID" INT);
-- strandline:statement 13.2 restores archive_MetaData_AnalystPersonID_48312fe795
UPDATE "MetaData" AS t SET "AnalystPersonID" = a."AnalystPersonID"
FROM "strandline_archive_MetaData_AnalystPersonID_48312fe795" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_AnalystPersonID_48312fe795' AND "state" = 'archived')
  AND t."MetaDataID" = a."MetaDataID"
  AND (a."AnalystPersonID" IS NULL OR EXISTS (SELECT 1 FROM "Person" AS p WHERE p."PersonID" = a."AnalystPersonID"));
-- strandline:statement 13.3 restores archive_MetaData_AnalystPersonID_48312fe795
UPDATE "strandline_archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline_archive_MetaData_AnalystPersonID_48312fe795" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_AnalystPersonID_48312fe795' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "MetaData" AS t WHERE t."MetaDataID" = a."MetaDataID" AND NOT (t."AnalystPersonID" IS NOT a."AnalystPersonID"))),
  "superseded_rows" = (SELECT COUNT(*) FROM "strandline_archive_MetaData_AnalystPersonID_48312fe795" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_AnalystPersonID_48312fe795' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "MetaData" AS t WHERE t."MetaDataID" = a."MetaDataID" AND (t."AnalystPersonID" IS NOT a."AnalystPersonID")))
WHERE "component" = 'water' AND "archive" = 'archive_MetaData_AnalystPersonID_48312fe795' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_AnalystPersonID_48312fe795' AND "state" = 'archived');
-- strandline:statement 13.4 restores archive_MetaData_AnalystPersonID_48312fe795
UPDATE "strandline_archive" SET
  "state" = 'restored',
  "restored_at" = strftime('%Y-%m-%d %H:%M:%f', 'now'),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline_archive_MetaData_AnalystPersonID_48312fe795" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_AnalystPersonID_48312fe795' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_MetaData_AnalystPersonID_48312fe795' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_AnalystPersonID_48312fe795' AND "state" = 'archived');

-- strandline:step 14/15: restore column MetaData.LaboratoryID from the archive
-- effects: locks-writers:MetaData
-- strandline:statement 14.1 restores archive_MetaData_LaboratoryID_c88eef0f25
CREATE TABLE IF NOT EXISTS "strandline_archive_MetaData_LaboratoryID_c88eef0f25" ("strandline_cycle" BIGINT NOT NULL, "MetaDataID" INT, "LaboratoryID" INT);
-- strandline:statement 14.2 restores archive_MetaData_LaboratoryID_c88eef0f25
UPDATE "MetaData" AS t SET "LaboratoryID" = a."LaboratoryID"
FROM "strandline_archive_MetaData_LaboratoryID_c88eef0f25" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_LaboratoryID_c88eef0f25' AND "state" = 'archived')
  AND t."MetaDataID" = a."MetaDataID"
  AND (a."LaboratoryID" IS NULL OR EXISTS (SELECT 1 FROM "Laboratory" AS p WHERE p."LaboratoryID" = a."LaboratoryID"));
-- strandline:statement 14.3 restores archive_MetaData_LaboratoryID_c88eef0f25
UPDATE "strandline_archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline_archive_MetaData_LaboratoryID_c88eef0f25" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_LaboratoryID_c88eef0f25' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "MetaData" AS t WHERE t."MetaDataID" = a."MetaDataID" AND NOT (t."LaboratoryID" IS NOT a."LaboratoryID"))),
  "superseded_rows" = (SELECT COUNT(*) FROM "strandline_archive_MetaData_LaboratoryID_c88eef0f25" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_LaboratoryID_c88eef0f25' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "MetaData" AS t WHERE t."MetaDataID" = a."MetaDataID" AND (t."LaboratoryID" IS NOT a."LaboratoryID")))
WHERE "component" = 'water' AND "archive" = 'archive_MetaData_LaboratoryID_c88eef0f25' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_LaboratoryID_c88eef0f25' AND "state" = 'archived');
-- strandline:statement 14.4 restores archive_MetaData_LaboratoryID_c88eef0f25
UPDATE "strandline_archive" SET
  "state" = 'restored',
  "restored_at" = strftime('%Y-%m-%d %H:%M:%f', 'now'),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline_archive_MetaData_LaboratoryID_c88eef0f25" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_LaboratoryID_c88eef0f25' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_MetaData_LaboratoryID_c88eef0f25' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_LaboratoryID_c88eef0f25' AND "state" = 'archived');

-- strandline:step 15/15: restore column MetaData.SampleID from the archive
-- effects: locks-writers:MetaData
-- strandline:statement 15.1 restores archive_MetaData_SampleID_6933692b2e
CREATE TABLE IF NOT EXISTS "strandline_archive_MetaData_SampleID_6933692b2e" ("strandline_cycle" BIGINT NOT NULL, "MetaDataID" INT, "SampleID" INT);
-- strandline:statement 15.2 restores archive_MetaData_SampleID_6933692b2e
UPDATE "MetaData" AS t SET "SampleID" = a."SampleID"
FROM "strandline_archive_MetaData_SampleID_6933692b2e" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_SampleID_6933692b2e' AND "state" = 'archived')
  AND t."MetaDataID" = a."MetaDataID"
  AND (a."SampleID" IS NULL OR EXISTS (SELECT 1 FROM "Sample" AS p WHERE p."SampleID" = a."SampleID"));
-- strandline:statement 15.3 restores archive_MetaData_SampleID_6933692b2e
UPDATE "strandline_archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline_archive_MetaData_SampleID_6933692b2e" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_SampleID_6933692b2e' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "MetaData" AS t WHERE t."MetaDataID" = a."MetaDataID" AND NOT (t."SampleID" IS NOT a."SampleID"))),
  "superseded_rows" = (SELECT COUNT(*) FROM "strandline_archive_MetaData_SampleID_6933692b2e" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_SampleID_6933692b2e' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "MetaData" AS t WHERE t."MetaDataID" = a."MetaDataID" AND (t."SampleID" IS NOT a."SampleID")))
WHERE "component" = 'water' AND "archive" = 'archive_MetaData_SampleID_6933692b2e' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_SampleID_6933692b2e' AND "state" = 'archived');
-- strandline:statement 15.4 restores archive_MetaData_SampleID_6933692b2e
UPDATE "strandline_archive" SET
  "state" = 'restored',
  "restored_at" = strftime('%Y-%m-%d %H:%M:%f', 'now'),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline_archive_MetaData_SampleID_6933692b2e" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_SampleID_6933692b2e' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_MetaData_SampleID_6933692b2e' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_SampleID_6933692b2e' AND "state" = 'archived');

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
