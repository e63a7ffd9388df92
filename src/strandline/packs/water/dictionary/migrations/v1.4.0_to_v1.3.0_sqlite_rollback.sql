-- Rollback: v1.4.0 → v1.3.0
-- Component: water on sqlite
-- Description: Sensor lifecycle: equipment events, installations and validity of sampling locations
-- Forward: v1.3.0_to_v1.4.0_sqlite.sql
-- Author: Strandline water pack
-- Date: 2026-07-06
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: SamplingLocation.CreatedByCampaignID, SamplingLocation.ValidTo, SamplingLocation.ValidFrom, EquipmentInstallation, EquipmentEventMetaData, EquipmentEvent, EquipmentEventType
-- Run by hand: sqlite3 -bail DB < FILE

-- strandline:before
PRAGMA foreign_keys = OFF;
-- strandline:before
PRAGMA legacy_alter_table = OFF;
-- strandline:before
CREATE TEMP TABLE IF NOT EXISTS "strandline_kept" (kind TEXT, name TEXT, on_table TEXT, sql TEXT);
-- strandline:begin
BEGIN IMMEDIATE;
-- strandline:step 1/6: delete reference row Version='1.4.0' from SchemaVersion
-- strandline:statement 1.1
DELETE FROM "SchemaVersion" WHERE "Version" = '1.4.0';

-- strandline:step 2/6: rebuild table SamplingLocation: drop foreign key FK_SamplingLocation_Campaign on SamplingLocation; drop column SamplingLocation.CreatedByCampaignID; drop column SamplingLocation.ValidTo; drop column SamplingLocation.ValidFrom
-- effects: rewrites:SamplingLocation, locks-writers:SamplingLocation, loses-data:SamplingLocation.CreatedByCampaignID, breaks-clients:SamplingLocation.CreatedByCampaignID, loses-data:SamplingLocation.ValidTo, breaks-clients:SamplingLocation.ValidTo, loses-data:SamplingLocation.ValidFrom, breaks-clients:SamplingLocation.ValidFrom
-- strandline:statement 2.1
-- Noted, so that nothing that others put on SamplingLocation is lost unseen
INSERT INTO temp."strandline_kept" (kind, name, on_table, sql)
SELECT type, name, tbl_name, sql FROM main.sqlite_schema
WHERE tbl_name = 'SamplingLocation' COLLATE NOCASE AND type IN ('index', 'trigger')
  AND sql IS NOT NULL AND name NOT IN ('')
  AND (type = 'index' OR name NOT LIKE 'strandline|_%' ESCAPE '|')
UNION ALL SELECT 'column', name, 'SamplingLocation', NULL FROM pragma_table_xinfo('SamplingLocation')
WHERE name NOT IN ('SamplingLocationID', 'SiteID', 'Name', 'PlantArea', 'LatitudeGPS', 'LongitudeGPS', 'Description', 'PictureURL', 'ValidFrom', 'ValidTo', 'CreatedByCampaignID')
UNION ALL SELECT 'option', trim(substr(sql, length(rtrim(sql, replace(sql, ')', ''))) + 1)), 'SamplingLocation', NULL
FROM main.sqlite_schema WHERE type = 'table' AND name = 'SamplingLocation' COLLATE NOCASE
  AND trim(substr(sql, length(rtrim(sql, replace(sql, ')', ''))) + 1)) <> ''
UNION ALL SELECT 'option', 'COLLATE', 'SamplingLocation', NULL FROM main.sqlite_schema
WHERE type = 'table' AND name = 'SamplingLocation' COLLATE NOCASE AND instr(upper(sql), 'COLLATE') > 0
UNION ALL SELECT 'option', 'ON CONFLICT', 'SamplingLocation', NULL FROM main.sqlite_schema
WHERE type = 'table' AND name = 'SamplingLocation' COLLATE NOCASE AND instr(upper(sql), 'ON CONFLICT') > 0
UNION ALL SELECT 'option', 'DEFERRABLE INITIALLY DEFERRED', 'SamplingLocation', NULL FROM main.sqlite_schema
WHERE type = 'table' AND name = 'SamplingLocation' COLLATE NOCASE AND instr(upper(sql), 'DEFERRABLE INITIALLY DEFERRED') > 0
UNION ALL SELECT type, name, tbl_name, sql FROM main.sqlite_schema
WHERE type IN ('view', 'trigger') AND tbl_name <> 'SamplingLocation' COLLATE NOCASE
  AND name NOT LIKE 'strandline|_%' ESCAPE '|'
  AND instr(lower(sql), lower('SamplingLocation')) > 0 AND instr(lower(sql), lower('CreatedByCampaignID')) > 0
UNION ALL SELECT type, name, tbl_name, sql FROM main.sqlite_schema
WHERE type IN ('view', 'trigger') AND tbl_name <> 'SamplingLocation' COLLATE NOCASE
  AND name NOT LIKE 'strandline|_%' ESCAPE '|'
  AND instr(lower(sql), lower('SamplingLocation')) > 0 AND instr(lower(sql), lower('ValidTo')) > 0
UNION ALL SELECT type, name, tbl_name, sql FROM main.sqlite_schema
WHERE type IN ('view', 'trigger') AND tbl_name <> 'SamplingLocation' COLLATE NOCASE
  AND name NOT LIKE 'strandline|_%' ESCAPE '|'
  AND instr(lower(sql), lower('SamplingLocation')) > 0 AND instr(lower(sql), lower('ValidFrom')) > 0
UNION ALL SELECT 'rows', 'SamplingLocation', NULL, CAST(count(*) AS TEXT) FROM "SamplingLocation";
-- strandline:statement 2.2
CREATE TABLE "strandline_new_SamplingLocation" (
  "SamplingLocationID" INTEGER NOT NULL CONSTRAINT "PK_SamplingLocation" PRIMARY KEY AUTOINCREMENT,
  "SiteID" INT NOT NULL,
  "Name" VARCHAR(100) NOT NULL,
  "PlantArea" VARCHAR(100),
  "LatitudeGPS" DOUBLE,
  "LongitudeGPS" DOUBLE,
  "Description" TEXT,
  "PictureURL" VARCHAR(500),
  CONSTRAINT "UQ_SamplingLocation_SiteID_Name" UNIQUE ("SiteID", "Name"),
  CONSTRAINT "FK_SamplingLocation_Site" FOREIGN KEY ("SiteID") REFERENCES "Site" ("SiteID"),
  CONSTRAINT "CK_SamplingLocation_LatitudeRange" CHECK ("LatitudeGPS" BETWEEN -90 AND 90),
  CONSTRAINT "CK_SamplingLocation_LongitudeRange" CHECK ("LongitudeGPS" BETWEEN -180 AND 180)
);
-- strandline:statement 2.3
INSERT INTO "strandline_new_SamplingLocation" ("SamplingLocationID", "SiteID", "Name", "PlantArea", "LatitudeGPS", "LongitudeGPS", "Description", "PictureURL")
SELECT "SamplingLocationID", "SiteID", "Name", "PlantArea", "LatitudeGPS", "LongitudeGPS", "Description", "PictureURL" FROM "SamplingLocation";
-- strandline:statement 2.4
DELETE FROM sqlite_sequence WHERE name = 'strandline_new_SamplingLocation';
-- strandline:statement 2.5
INSERT INTO sqlite_sequence (name, seq)
SELECT 'strandline_new_SamplingLocation', seq FROM sqlite_sequence WHERE name = 'SamplingLocation';
-- strandline:statement 2.6
DROP TABLE "SamplingLocation";
-- strandline:statement 2.7
PRAGMA legacy_alter_table = ON;
-- strandline:statement 2.8
ALTER TABLE "strandline_new_SamplingLocation" RENAME TO "SamplingLocation";
-- strandline:statement 2.9
PRAGMA legacy_alter_table = OFF;
-- strandline:statement 2.10
DELETE FROM temp."strandline_kept" WHERE kind = 'rows' AND name = 'SamplingLocation' AND sql = (SELECT CAST(count(*) AS TEXT) FROM "SamplingLocation");

-- strandline:step 3/6: drop table EquipmentInstallation
-- effects: loses-data:EquipmentInstallation, breaks-clients:EquipmentInstallation
-- strandline:statement 3.1
INSERT INTO temp."strandline_kept" (kind, name, on_table, sql)
SELECT type, name, tbl_name, sql FROM main.sqlite_schema
WHERE type IN ('view', 'trigger') AND tbl_name <> 'EquipmentInstallation' COLLATE NOCASE
  AND name NOT LIKE 'strandline|_%' ESCAPE '|'
  AND instr(lower(sql), lower('EquipmentInstallation')) > 0;
-- strandline:statement 3.2
DROP TABLE "EquipmentInstallation";

-- strandline:step 4/6: drop table EquipmentEventMetaData
-- effects: loses-data:EquipmentEventMetaData, breaks-clients:EquipmentEventMetaData
-- strandline:statement 4.1
INSERT INTO temp."strandline_kept" (kind, name, on_table, sql)
SELECT type, name, tbl_name, sql FROM main.sqlite_schema
WHERE type IN ('view', 'trigger') AND tbl_name <> 'EquipmentEventMetaData' COLLATE NOCASE
  AND name NOT LIKE 'strandline|_%' ESCAPE '|'
  AND instr(lower(sql), lower('EquipmentEventMetaData')) > 0;
-- strandline:statement 4.2
DROP TABLE "EquipmentEventMetaData";

-- strandline:step 5/6: drop table EquipmentEvent
-- effects: loses-data:EquipmentEvent, breaks-clients:EquipmentEvent
-- strandline:statement 5.1
INSERT INTO temp."strandline_kept" (kind, name, on_table, sql)
SELECT type, name, tbl_name, sql FROM main.sqlite_schema
WHERE type IN ('view', 'trigger') AND tbl_name <> 'EquipmentEvent' COLLATE NOCASE
  AND name NOT LIKE 'strandline|_%' ESCAPE '|'
  AND instr(lower(sql), lower('EquipmentEvent')) > 0;
-- strandline:statement 5.2
DROP TABLE "EquipmentEvent";

-- strandline:step 6/6: drop table EquipmentEventType
-- effects: loses-data:EquipmentEventType, breaks-clients:EquipmentEventType
-- strandline:statement 6.1
INSERT INTO temp."strandline_kept" (kind, name, on_table, sql)
SELECT type, name, tbl_name, sql FROM main.sqlite_schema
WHERE type IN ('view', 'trigger') AND tbl_name <> 'EquipmentEventType' COLLATE NOCASE
  AND name NOT LIKE 'strandline|_%' ESCAPE '|'
  AND instr(lower(sql), lower('EquipmentEventType')) > 0;
-- strandline:statement 6.2
DROP TABLE "EquipmentEventType";

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
