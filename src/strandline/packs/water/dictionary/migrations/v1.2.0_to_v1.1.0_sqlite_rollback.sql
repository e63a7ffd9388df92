-- Rollback: v1.2.0 → v1.1.0
-- Component: water on sqlite
-- Description: Campaigns and provenance: people, campaigns and the origin of each series
-- Forward: v1.1.0_to_v1.2.0_sqlite.sql
-- Author: Strandline water pack
-- Date: 2026-05-11
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: MetaData.CampaignID, MetaData.DataProvenanceID, Person, DataProvenance, Campaign, CampaignType
-- Run by hand: sqlite3 -bail DB < FILE

-- strandline:before
PRAGMA foreign_keys = OFF;
-- strandline:before
PRAGMA legacy_alter_table = OFF;
-- strandline:before
CREATE TEMP TABLE IF NOT EXISTS "strandline_kept" (kind TEXT, name TEXT, on_table TEXT, sql TEXT);
-- strandline:begin
BEGIN IMMEDIATE;
-- strandline:step 1/6: delete reference row Version='1.2.0' from SchemaVersion
-- strandline:statement 1.1
DELETE FROM "SchemaVersion" WHERE "Version" = '1.2.0';

-- strandline:step 2/6: rebuild table MetaData: drop foreign key FK_MetaData_Campaign on MetaData; drop foreign key FK_MetaData_DataProvenance on MetaData; drop column MetaData.CampaignID; drop column MetaData.DataProvenanceID
-- effects: rewrites:MetaData, locks-writers:MetaData, loses-data:MetaData.CampaignID, breaks-clients:MetaData.CampaignID, loses-data:MetaData.DataProvenanceID, breaks-clients:MetaData.DataProvenanceID
-- strandline:statement 2.1
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
-- strandline:statement 2.2
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
-- strandline:statement 2.3
INSERT INTO "strandline_new_MetaData" ("MetaDataID", "ProjectID", "ContactID", "EquipmentID", "VariableID", "ProcedureID", "UnitID", "PurposeID", "SamplingLocationID", "ConditionID", "ValueTypeID", "WavelengthAxisID")
SELECT "MetaDataID", "ProjectID", "ContactID", "EquipmentID", "VariableID", "ProcedureID", "UnitID", "PurposeID", "SamplingLocationID", "ConditionID", "ValueTypeID", "WavelengthAxisID" FROM "MetaData";
-- strandline:statement 2.4
DELETE FROM sqlite_sequence WHERE name = 'strandline_new_MetaData';
-- strandline:statement 2.5
INSERT INTO sqlite_sequence (name, seq)
SELECT 'strandline_new_MetaData', seq FROM sqlite_sequence WHERE name = 'MetaData';
-- strandline:statement 2.6
DROP TABLE "MetaData";
-- strandline:statement 2.7
PRAGMA legacy_alter_table = ON;
-- strandline:statement 2.8
ALTER TABLE "strandline_new_MetaData" RENAME TO "MetaData";
-- strandline:statement 2.9
PRAGMA legacy_alter_table = OFF;
-- strandline:statement 2.10
DELETE FROM temp."strandline_kept" WHERE kind = 'rows' AND name = 'MetaData' AND sql = (SELECT CAST(count(*) AS TEXT) FROM "MetaData");
-- strandline:statement 2.11
CREATE INDEX "IX_MetaData_SamplingLocationID_VariableID" ON "MetaData" ("SamplingLocationID", "VariableID");
-- strandline:statement 2.12
CREATE INDEX "IX_MetaData_EquipmentID_VariableID" ON "MetaData" ("EquipmentID", "VariableID");
-- strandline:statement 2.13
CREATE INDEX "IX_MetaData_ProjectID" ON "MetaData" ("ProjectID");

-- strandline:step 3/6: drop table Person
-- effects: loses-data:Person, breaks-clients:Person
-- strandline:statement 3.1
INSERT INTO temp."strandline_kept" (kind, name, on_table, sql)
SELECT type, name, tbl_name, sql FROM main.sqlite_schema
WHERE type IN ('view', 'trigger') AND tbl_name <> 'Person' COLLATE NOCASE
  AND name NOT LIKE 'strandline|_%' ESCAPE '|'
  AND instr(lower(sql), lower('Person')) > 0;
-- strandline:statement 3.2
DROP TABLE "Person";

-- strandline:step 4/6: drop table DataProvenance
-- effects: loses-data:DataProvenance, breaks-clients:DataProvenance
-- strandline:statement 4.1
INSERT INTO temp."strandline_kept" (kind, name, on_table, sql)
SELECT type, name, tbl_name, sql FROM main.sqlite_schema
WHERE type IN ('view', 'trigger') AND tbl_name <> 'DataProvenance' COLLATE NOCASE
  AND name NOT LIKE 'strandline|_%' ESCAPE '|'
  AND instr(lower(sql), lower('DataProvenance')) > 0;
-- strandline:statement 4.2
DROP TABLE "DataProvenance";

-- strandline:step 5/6: drop table Campaign
-- effects: loses-data:Campaign, breaks-clients:Campaign
-- strandline:statement 5.1
INSERT INTO temp."strandline_kept" (kind, name, on_table, sql)
SELECT type, name, tbl_name, sql FROM main.sqlite_schema
WHERE type IN ('view', 'trigger') AND tbl_name <> 'Campaign' COLLATE NOCASE
  AND name NOT LIKE 'strandline|_%' ESCAPE '|'
  AND instr(lower(sql), lower('Campaign')) > 0;
-- strandline:statement 5.2
DROP TABLE "Campaign";

-- strandline:step 6/6: drop table CampaignType
-- effects: loses-data:CampaignType, breaks-clients:CampaignType
-- strandline:statement 6.1
INSERT INTO temp."strandline_kept" (kind, name, on_table, sql)
SELECT type, name, tbl_name, sql FROM main.sqlite_schema
WHERE type IN ('view', 'trigger') AND tbl_name <> 'CampaignType' COLLATE NOCASE
  AND name NOT LIKE 'strandline|_%' ESCAPE '|'
  AND instr(lower(sql), lower('CampaignType')) > 0;
-- strandline:statement 6.2
DROP TABLE "CampaignType";

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
