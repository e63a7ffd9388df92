-- Rollback: v1.4.0 → v1.3.0
-- Component: water on sqlite
-- Description: Sensor lifecycle: equipment events, installations and validity of sampling locations
-- Forward: v1.3.0_to_v1.4.0_sqlite.sql
-- Author: Strandline water pack
-- Date: 2026-07-06
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: NONE
-- Archives: SamplingLocation.ValidFrom, SamplingLocation.ValidTo, SamplingLocation.CreatedByCampaignID, EquipmentInstallation, EquipmentEventMetaData, EquipmentEvent, EquipmentEventType
-- Run by hand: sqlite3 -bail DB < FILE

-- strandline:before
PRAGMA foreign_keys = OFF;
-- strandline:before
PRAGMA legacy_alter_table = OFF;
-- strandline:before
CREATE TEMP TABLE IF NOT EXISTS "strandline_kept" (kind TEXT, name TEXT, on_table TEXT, sql TEXT);
-- strandline:begin
BEGIN IMMEDIATE;
-- strandline:step 1/13: archive column SamplingLocation.ValidFrom
-- effects: archives:SamplingLocation.ValidFrom, scans:SamplingLocation
-- strandline:statement 1.1
CREATE TABLE IF NOT EXISTS "strandline_archive" ("component" VARCHAR(100) NOT NULL, "archive" VARCHAR(100) NOT NULL, "cycle" BIGINT NOT NULL, "kind" VARCHAR(20) NOT NULL, "subject" VARCHAR(400) NOT NULL, "location" VARCHAR(200) NOT NULL, "from_version" VARCHAR(100) NOT NULL, "to_version" VARCHAR(100) NOT NULL, "run_id" VARCHAR(36) NOT NULL, "archived_at" TIMESTAMP(6), "state" VARCHAR(20) NOT NULL, "restored_at" TIMESTAMP(6), "restored_run" VARCHAR(36), "restored_rows" BIGINT, "superseded_rows" BIGINT, "orphaned_rows" BIGINT, CONSTRAINT "PK_strandline_archive" PRIMARY KEY ("component", "archive", "cycle"));
-- strandline:statement 1.2
CREATE TABLE IF NOT EXISTS "strandline_archive_SamplingLocation_ValidFrom_43039ad7af" ("strandline_cycle" BIGINT NOT NULL, "SamplingLocationID" INT, "ValidFrom" TIMESTAMP(6));
-- strandline:statement 1.3
INSERT INTO "strandline_archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_SamplingLocation_ValidFrom_43039ad7af', COALESCE(MAX("cycle"), 0) + 1, 'column', 'SamplingLocation.ValidFrom', 'strandline_archive_SamplingLocation_ValidFrom_43039ad7af', '1.4.0', '1.3.0', '', strftime('%Y-%m-%d %H:%M:%f', 'now'), 'archived'
FROM "strandline_archive" WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_ValidFrom_43039ad7af';
-- strandline:statement 1.4
INSERT INTO "strandline_archive_SamplingLocation_ValidFrom_43039ad7af" ("strandline_cycle", "SamplingLocationID", "ValidFrom")
SELECT (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_ValidFrom_43039ad7af' AND "state" = 'archived'), t."SamplingLocationID", t."ValidFrom"
FROM "SamplingLocation" AS t
WHERE t."ValidFrom" IS NOT NULL;

-- strandline:step 2/13: archive column SamplingLocation.ValidTo
-- effects: archives:SamplingLocation.ValidTo, scans:SamplingLocation
-- strandline:statement 2.1
CREATE TABLE IF NOT EXISTS "strandline_archive_SamplingLocation_ValidTo_f01e834fbe" ("strandline_cycle" BIGINT NOT NULL, "SamplingLocationID" INT, "ValidTo" TIMESTAMP(6));
-- strandline:statement 2.2
INSERT INTO "strandline_archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_SamplingLocation_ValidTo_f01e834fbe', COALESCE(MAX("cycle"), 0) + 1, 'column', 'SamplingLocation.ValidTo', 'strandline_archive_SamplingLocation_ValidTo_f01e834fbe', '1.4.0', '1.3.0', '', strftime('%Y-%m-%d %H:%M:%f', 'now'), 'archived'
FROM "strandline_archive" WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_ValidTo_f01e834fbe';
-- strandline:statement 2.3
INSERT INTO "strandline_archive_SamplingLocation_ValidTo_f01e834fbe" ("strandline_cycle", "SamplingLocationID", "ValidTo")
SELECT (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_ValidTo_f01e834fbe' AND "state" = 'archived'), t."SamplingLocationID", t."ValidTo"
FROM "SamplingLocation" AS t
WHERE t."ValidTo" IS NOT NULL;

-- strandline:step 3/13: archive column SamplingLocation.CreatedByCampaignID
-- effects: archives:SamplingLocation.CreatedByCampaignID, scans:SamplingLocation
-- strandline:statement 3.1
CREATE TABLE IF NOT EXISTS "strandline_archive_SamplingLocation_Creat_c34b730e_7883f34279" ("strandline_cycle" BIGINT NOT NULL, "SamplingLocationID" INT, "CreatedByCampaignID" INT);
-- strandline:statement 3.2
INSERT INTO "strandline_archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_SamplingLocation_Creat_c34b730e_7883f34279', COALESCE(MAX("cycle"), 0) + 1, 'column', 'SamplingLocation.CreatedByCampaignID', 'strandline_archive_SamplingLocation_Creat_c34b730e_7883f34279', '1.4.0', '1.3.0', '', strftime('%Y-%m-%d %H:%M:%f', 'now'), 'archived'
FROM "strandline_archive" WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_Creat_c34b730e_7883f34279';
-- strandline:statement 3.3
INSERT INTO "strandline_archive_SamplingLocation_Creat_c34b730e_7883f34279" ("strandline_cycle", "SamplingLocationID", "CreatedByCampaignID")
SELECT (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_Creat_c34b730e_7883f34279' AND "state" = 'archived'), t."SamplingLocationID", t."CreatedByCampaignID"
FROM "SamplingLocation" AS t
WHERE t."CreatedByCampaignID" IS NOT NULL;

-- strandline:step 4/13: archive table EquipmentInstallation
-- effects: archives:EquipmentInstallation, scans:EquipmentInstallation
-- strandline:statement 4.1
CREATE TABLE IF NOT EXISTS "strandline_archive_EquipmentInstallation_8148b3cee3" ("strandline_cycle" BIGINT NOT NULL, "InstallationID" INT, "EquipmentID" INT, "SamplingLocationID" INT, "InstalledDate" TIMESTAMP(6), "RemovedDate" TIMESTAMP(6), "CampaignID" INT, "Notes" VARCHAR(500));
-- strandline:statement 4.2
INSERT INTO "strandline_archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_EquipmentInstallation_8148b3cee3', COALESCE(MAX("cycle"), 0) + 1, 'table', 'EquipmentInstallation', 'strandline_archive_EquipmentInstallation_8148b3cee3', '1.4.0', '1.3.0', '', strftime('%Y-%m-%d %H:%M:%f', 'now'), 'archived'
FROM "strandline_archive" WHERE "component" = 'water' AND "archive" = 'archive_EquipmentInstallation_8148b3cee3';
-- strandline:statement 4.3
INSERT INTO "strandline_archive_EquipmentInstallation_8148b3cee3" ("strandline_cycle", "InstallationID", "EquipmentID", "SamplingLocationID", "InstalledDate", "RemovedDate", "CampaignID", "Notes")
SELECT (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_EquipmentInstallation_8148b3cee3' AND "state" = 'archived'), t."InstallationID", t."EquipmentID", t."SamplingLocationID", t."InstalledDate", t."RemovedDate", t."CampaignID", t."Notes"
FROM "EquipmentInstallation" AS t;

-- strandline:step 5/13: archive table EquipmentEventMetaData
-- effects: archives:EquipmentEventMetaData, scans:EquipmentEventMetaData
-- strandline:statement 5.1
CREATE TABLE IF NOT EXISTS "strandline_archive_EquipmentEventMetaData_338e26f09d" ("strandline_cycle" BIGINT NOT NULL, "EquipmentEventID" INT, "MetaDataID" INT, "Role" VARCHAR(50));
-- strandline:statement 5.2
INSERT INTO "strandline_archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_EquipmentEventMetaData_338e26f09d', COALESCE(MAX("cycle"), 0) + 1, 'table', 'EquipmentEventMetaData', 'strandline_archive_EquipmentEventMetaData_338e26f09d', '1.4.0', '1.3.0', '', strftime('%Y-%m-%d %H:%M:%f', 'now'), 'archived'
FROM "strandline_archive" WHERE "component" = 'water' AND "archive" = 'archive_EquipmentEventMetaData_338e26f09d';
-- strandline:statement 5.3
INSERT INTO "strandline_archive_EquipmentEventMetaData_338e26f09d" ("strandline_cycle", "EquipmentEventID", "MetaDataID", "Role")
SELECT (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_EquipmentEventMetaData_338e26f09d' AND "state" = 'archived'), t."EquipmentEventID", t."MetaDataID", t."Role"
FROM "EquipmentEventMetaData" AS t;

-- strandline:step 6/13: archive table EquipmentEvent
-- effects: archives:EquipmentEvent, scans:EquipmentEvent
-- strandline:statement 6.1
CREATE TABLE IF NOT EXISTS "strandline_archive_EquipmentEvent_d06a7722c4" ("strandline_cycle" BIGINT NOT NULL, "EquipmentEventID" INT, "EquipmentID" INT, "EquipmentEventTypeID" INT, "EventDateTime" TIMESTAMP(6), "PerformedByPersonID" INT, "CampaignID" INT, "Notes" VARCHAR(2000));
-- strandline:statement 6.2
INSERT INTO "strandline_archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_EquipmentEvent_d06a7722c4', COALESCE(MAX("cycle"), 0) + 1, 'table', 'EquipmentEvent', 'strandline_archive_EquipmentEvent_d06a7722c4', '1.4.0', '1.3.0', '', strftime('%Y-%m-%d %H:%M:%f', 'now'), 'archived'
FROM "strandline_archive" WHERE "component" = 'water' AND "archive" = 'archive_EquipmentEvent_d06a7722c4';
-- strandline:statement 6.3
INSERT INTO "strandline_archive_EquipmentEvent_d06a7722c4" ("strandline_cycle", "EquipmentEventID", "EquipmentID", "EquipmentEventTypeID", "EventDateTime", "PerformedByPersonID", "CampaignID", "Notes")
SELECT (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_EquipmentEvent_d06a7722c4' AND "state" = 'archived'), t."EquipmentEventID", t."EquipmentID", t."EquipmentEventTypeID", t."EventDateTime", t."PerformedByPersonID", t."CampaignID", t."Notes"
FROM "EquipmentEvent" AS t;

-- strandline:step 7/13: archive table EquipmentEventType
-- effects: archives:EquipmentEventType
-- strandline:statement 7.1
INSERT INTO "strandline_archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_EquipmentEventType_c3e005c171', COALESCE(MAX("cycle"), 0) + 1, 'table', 'EquipmentEventType', 'strandline_moved_EquipmentEventType_c3e005c171', '1.4.0', '1.3.0', '', strftime('%Y-%m-%d %H:%M:%f', 'now'), 'archived'
FROM "strandline_archive" WHERE "component" = 'water' AND "archive" = 'archive_EquipmentEventType_c3e005c171';

-- strandline:step 8/13: delete reference row Version='1.4.0' from SchemaVersion
-- strandline:statement 8.1
DELETE FROM "SchemaVersion" WHERE "Version" = '1.4.0';

-- strandline:step 9/13: rebuild table SamplingLocation: drop foreign key FK_SamplingLocation_Campaign on SamplingLocation; drop column SamplingLocation.CreatedByCampaignID; drop column SamplingLocation.ValidTo; drop column SamplingLocation.ValidFrom
-- effects: rewrites:SamplingLocation, locks-writers:SamplingLocation, breaks-clients:SamplingLocation.CreatedByCampaignID, breaks-clients:SamplingLocation.ValidTo, breaks-clients:SamplingLocation.ValidFrom
-- strandline:statement 9.1
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
-- strandline:statement 9.2
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
-- strandline:statement 9.3
INSERT INTO "strandline_new_SamplingLocation" ("SamplingLocationID", "SiteID", "Name", "PlantArea", "LatitudeGPS", "LongitudeGPS", "Description", "PictureURL")
SELECT "SamplingLocationID", "SiteID", "Name", "PlantArea", "LatitudeGPS", "LongitudeGPS", "Description", "PictureURL" FROM "SamplingLocation";
-- strandline:statement 9.4
DELETE FROM sqlite_sequence WHERE name = 'strandline_new_SamplingLocation';
-- strandline:statement 9.5
INSERT INTO sqlite_sequence (name, seq)
SELECT 'strandline_new_SamplingLocation', seq FROM sqlite_sequence WHERE name = 'SamplingLocation';
-- strandline:statement 9.6
DROP TABLE "SamplingLocation";
-- strandline:statement 9.7
PRAGMA legacy_alter_table = ON;
-- strandline:statement 9.8
ALTER TABLE "strandline_new_SamplingLocation" RENAME TO "SamplingLocation";
-- strandline:statement 9.9
PRAGMA legacy_alter_table = OFF;
-- strandline:statement 9.10
DELETE FROM temp."strandline_kept" WHERE kind = 'rows' AND name = 'SamplingLocation' AND sql = (SELECT CAST(count(*) AS TEXT) FROM "SamplingLocation");

-- strandline:step 10/13: drop table EquipmentInstallation
-- effects: breaks-clients:EquipmentInstallation
-- strandline:statement 10.1
INSERT INTO temp."strandline_kept" (kind, name, on_table, sql)
SELECT type, name, tbl_name, sql FROM main.sqlite_schema
WHERE type IN ('view', 'trigger') AND tbl_name <> 'EquipmentInstallation' COLLATE NOCASE
  AND name NOT LIKE 'strandline|_%' ESCAPE '|'
  AND instr(lower(sql), lower('EquipmentInstallation')) > 0;
-- strandline:statement 10.2
DROP TABLE "EquipmentInstallation";

-- strandline:step 11/13: drop table EquipmentEventMetaData
-- effects: breaks-clients:EquipmentEventMetaData
-- strandline:statement 11.1
INSERT INTO temp."strandline_kept" (kind, name, on_table, sql)
SELECT type, name, tbl_name, sql FROM main.sqlite_schema
WHERE type IN ('view', 'trigger') AND tbl_name <> 'EquipmentEventMetaData' COLLATE NOCASE
  AND name NOT LIKE 'strandline|_%' ESCAPE '|'
  AND instr(lower(sql), lower('EquipmentEventMetaData')) > 0;
-- strandline:statement 11.2
DROP TABLE "EquipmentEventMetaData";

-- strandline:step 12/13: drop table EquipmentEvent
-- effects: breaks-clients:EquipmentEvent
-- strandline:statement 12.1
INSERT INTO temp."strandline_kept" (kind, name, on_table, sql)
SELECT type, name, tbl_name, sql FROM main.sqlite_schema
WHERE type IN ('view', 'trigger') AND tbl_name <> 'EquipmentEvent' COLLATE NOCASE
  AND name NOT LIKE 'strandline|_%' ESCAPE '|'
  AND instr(lower(sql), lower('EquipmentEvent')) > 0;
-- strandline:statement 12.2
DROP TABLE "EquipmentEvent";

-- strandline:step 13/13: drop table EquipmentEventType
-- effects: breaks-clients:EquipmentEventType
-- strandline:statement 13.1
INSERT INTO temp."strandline_kept" (kind, name, on_table, sql)
SELECT type, name, tbl_name, sql FROM main.sqlite_schema
WHERE type IN ('view', 'trigger') AND tbl_name <> 'EquipmentEventType' COLLATE NOCASE
  AND name NOT LIKE 'strandline|_%' ESCAPE '|'
  AND instr(lower(sql), lower('EquipmentEventType')) > 0;
-- strandline:statement 13.2
PRAGMA legacy_alter_table = ON;
-- strandline:statement 13.3
ALTER TABLE "EquipmentEventType" RENAME TO "strandline_moved_EquipmentEventType_c3e005c171";
-- strandline:statement 13.4
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
