-- Migration: v1.1.0 → v1.2.0
-- Component: water on sqlite
-- Description: Campaigns and provenance: people, campaigns and the origin of each series
-- Rollback: v1.2.0_to_v1.1.0_sqlite_rollback.sql
-- Author: Strandline water pack
-- Date: 2026-05-11
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
-- strandline:step 1/15: create table CampaignType
-- strandline:statement 1.1
CREATE TABLE "CampaignType" (
  "CampaignTypeID" INT NOT NULL,
  "CampaignTypeName" VARCHAR(100) NOT NULL,
  CONSTRAINT "PK_CampaignType" PRIMARY KEY ("CampaignTypeID")
);

-- strandline:step 2/15: create table Campaign
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

-- strandline:step 3/15: create table DataProvenance
-- strandline:statement 3.1
CREATE TABLE "DataProvenance" (
  "DataProvenanceID" INT NOT NULL,
  "DataProvenanceName" VARCHAR(50) NOT NULL,
  CONSTRAINT "PK_DataProvenance" PRIMARY KEY ("DataProvenanceID")
);

-- strandline:step 4/15: create table Person
-- strandline:statement 4.1
CREATE TABLE "Person" (
  "PersonID" INTEGER NOT NULL CONSTRAINT "PK_Person" PRIMARY KEY AUTOINCREMENT,
  "FullName" VARCHAR(200) NOT NULL,
  "Email" VARCHAR(200),
  "Affiliation" VARCHAR(200)
);

-- strandline:step 5/15: insert reference row CampaignTypeID=1 into CampaignType
-- strandline:statement 5.1
INSERT INTO "CampaignType" ("CampaignTypeID", "CampaignTypeName") VALUES (1, 'Experiment');

-- strandline:step 6/15: insert reference row CampaignTypeID=2 into CampaignType
-- strandline:statement 6.1
INSERT INTO "CampaignType" ("CampaignTypeID", "CampaignTypeName") VALUES (2, 'Operations');

-- strandline:step 7/15: insert reference row CampaignTypeID=3 into CampaignType
-- strandline:statement 7.1
INSERT INTO "CampaignType" ("CampaignTypeID", "CampaignTypeName") VALUES (3, 'Commissioning');

-- strandline:step 8/15: insert reference row CampaignTypeID=4 into CampaignType
-- strandline:statement 8.1
INSERT INTO "CampaignType" ("CampaignTypeID", "CampaignTypeName") VALUES (4, 'Audit');

-- strandline:step 9/15: insert reference row DataProvenanceID=1 into DataProvenance
-- strandline:statement 9.1
INSERT INTO "DataProvenance" ("DataProvenanceID", "DataProvenanceName") VALUES (1, 'Sensor');

-- strandline:step 10/15: insert reference row DataProvenanceID=2 into DataProvenance
-- strandline:statement 10.1
INSERT INTO "DataProvenance" ("DataProvenanceID", "DataProvenanceName") VALUES (2, 'Laboratory');

-- strandline:step 11/15: insert reference row DataProvenanceID=3 into DataProvenance
-- strandline:statement 11.1
INSERT INTO "DataProvenance" ("DataProvenanceID", "DataProvenanceName") VALUES (3, 'Manual Entry');

-- strandline:step 12/15: insert reference row DataProvenanceID=4 into DataProvenance
-- strandline:statement 12.1
INSERT INTO "DataProvenance" ("DataProvenanceID", "DataProvenanceName") VALUES (4, 'Model Output');

-- strandline:step 13/15: insert reference row DataProvenanceID=5 into DataProvenance
-- strandline:statement 13.1
INSERT INTO "DataProvenance" ("DataProvenanceID", "DataProvenanceName") VALUES (5, 'External Source');

-- strandline:step 14/15: rebuild table MetaData: add column MetaData.DataProvenanceID integer; add column MetaData.CampaignID integer; add foreign key FK_MetaData_DataProvenance on MetaData to DataProvenance; add foreign key FK_MetaData_Campaign on MetaData to Campaign
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

-- strandline:step 15/15: insert reference row Version='1.2.0' into SchemaVersion
-- strandline:statement 15.1
INSERT INTO "SchemaVersion" ("Version", "Description", "MigrationScript") VALUES ('1.2.0', 'Campaigns and provenance: people, campaigns and the origin of each series', 'v1.1.0_to_v1.2.0_sqlite.sql');

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
