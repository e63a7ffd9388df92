-- Migration: v1.2.0 → v1.3.0
-- Component: water on sqlite
-- Description: Lab data: laboratories, samples, analysts and the resources of campaigns
-- Rollback: v1.3.0_to_v1.2.0_sqlite_rollback.sql
-- Author: Strandline water pack
-- Date: 2026-06-08
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
-- strandline:step 1/7: create table CampaignEquipment
-- strandline:statement 1.1
CREATE TABLE "CampaignEquipment" (
  "CampaignID" INT NOT NULL,
  "EquipmentID" INT NOT NULL,
  "Role" VARCHAR(100),
  CONSTRAINT "PK_CampaignEquipment" PRIMARY KEY ("CampaignID", "EquipmentID"),
  CONSTRAINT "FK_CampaignEquipment_Campaign" FOREIGN KEY ("CampaignID") REFERENCES "Campaign" ("CampaignID"),
  CONSTRAINT "FK_CampaignEquipment_Equipment" FOREIGN KEY ("EquipmentID") REFERENCES "Equipment" ("EquipmentID")
);

-- strandline:step 2/7: create table CampaignSamplingLocation
-- strandline:statement 2.1
CREATE TABLE "CampaignSamplingLocation" (
  "CampaignID" INT NOT NULL,
  "SamplingLocationID" INT NOT NULL,
  "Role" VARCHAR(100),
  CONSTRAINT "PK_CampaignSamplingLocation" PRIMARY KEY ("CampaignID", "SamplingLocationID"),
  CONSTRAINT "FK_CampaignSamplingLocation_Campaign" FOREIGN KEY ("CampaignID") REFERENCES "Campaign" ("CampaignID"),
  CONSTRAINT "FK_CampaignSamplingLocation_SamplingLocation" FOREIGN KEY ("SamplingLocationID") REFERENCES "SamplingLocation" ("SamplingLocationID")
);

-- strandline:step 3/7: create table CampaignVariable
-- strandline:statement 3.1
CREATE TABLE "CampaignVariable" (
  "CampaignID" INT NOT NULL,
  "VariableID" INT NOT NULL,
  CONSTRAINT "PK_CampaignVariable" PRIMARY KEY ("CampaignID", "VariableID"),
  CONSTRAINT "FK_CampaignVariable_Campaign" FOREIGN KEY ("CampaignID") REFERENCES "Campaign" ("CampaignID"),
  CONSTRAINT "FK_CampaignVariable_Variable" FOREIGN KEY ("VariableID") REFERENCES "Variable" ("VariableID")
);

-- strandline:step 4/7: create table Laboratory
-- strandline:statement 4.1
CREATE TABLE "Laboratory" (
  "LaboratoryID" INTEGER NOT NULL CONSTRAINT "PK_Laboratory" PRIMARY KEY AUTOINCREMENT,
  "Name" VARCHAR(200) NOT NULL,
  "SiteID" INT,
  "Description" VARCHAR(500),
  CONSTRAINT "FK_Laboratory_Site" FOREIGN KEY ("SiteID") REFERENCES "Site" ("SiteID")
);

-- strandline:step 5/7: create table Sample
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

-- strandline:step 6/7: rebuild table MetaData: add column MetaData.SampleID integer; add column MetaData.LaboratoryID integer; add column MetaData.AnalystPersonID integer; add foreign key FK_MetaData_Sample on MetaData to Sample; add foreign key FK_MetaData_Laboratory on MetaData to Laboratory; add foreign key FK_MetaData_Person on MetaData to Person
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

-- strandline:step 7/7: insert reference row Version='1.3.0' into SchemaVersion
-- strandline:statement 7.1
INSERT INTO "SchemaVersion" ("Version", "Description", "MigrationScript") VALUES ('1.3.0', 'Lab data: laboratories, samples, analysts and the resources of campaigns', 'v1.2.0_to_v1.3.0_sqlite.sql');

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
