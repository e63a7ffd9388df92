-- Migration: v1.3.0 → v1.4.0
-- Component: water on sqlite
-- Description: Sensor lifecycle: equipment events, installations and validity of sampling locations
-- Rollback: v1.4.0_to_v1.3.0_sqlite_rollback.sql
-- Author: Strandline water pack
-- Date: 2026-07-06
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
-- strandline:step 1/21: create table EquipmentEventType
-- strandline:statement 1.1
CREATE TABLE "EquipmentEventType" (
  "EquipmentEventTypeID" INT NOT NULL,
  "EquipmentEventTypeName" VARCHAR(100) NOT NULL,
  CONSTRAINT "PK_EquipmentEventType" PRIMARY KEY ("EquipmentEventTypeID")
);

-- strandline:step 2/21: create table EquipmentEvent
-- strandline:statement 2.1
CREATE TABLE "EquipmentEvent" (
  "EquipmentEventID" INTEGER NOT NULL CONSTRAINT "PK_EquipmentEvent" PRIMARY KEY AUTOINCREMENT,
  "EquipmentID" INT NOT NULL,
  "EquipmentEventTypeID" INT NOT NULL,
  "EventDateTime" TIMESTAMP(6) NOT NULL,
  "PerformedByPersonID" INT,
  "CampaignID" INT,
  "Notes" VARCHAR(2000),
  CONSTRAINT "FK_EquipmentEvent_Equipment" FOREIGN KEY ("EquipmentID") REFERENCES "Equipment" ("EquipmentID"),
  CONSTRAINT "FK_EquipmentEvent_EquipmentEventType" FOREIGN KEY ("EquipmentEventTypeID") REFERENCES "EquipmentEventType" ("EquipmentEventTypeID"),
  CONSTRAINT "FK_EquipmentEvent_Person" FOREIGN KEY ("PerformedByPersonID") REFERENCES "Person" ("PersonID"),
  CONSTRAINT "FK_EquipmentEvent_Campaign" FOREIGN KEY ("CampaignID") REFERENCES "Campaign" ("CampaignID")
);
-- strandline:statement 2.2
CREATE INDEX "IX_EquipmentEvent_EquipmentID_EventDateTime" ON "EquipmentEvent" ("EquipmentID", "EventDateTime");

-- strandline:step 3/21: create table EquipmentEventMetaData
-- strandline:statement 3.1
CREATE TABLE "EquipmentEventMetaData" (
  "EquipmentEventID" INT NOT NULL,
  "MetaDataID" INT NOT NULL,
  "Role" VARCHAR(50),
  CONSTRAINT "PK_EquipmentEventMetaData" PRIMARY KEY ("EquipmentEventID", "MetaDataID"),
  CONSTRAINT "FK_EquipmentEventMetaData_EquipmentEvent" FOREIGN KEY ("EquipmentEventID") REFERENCES "EquipmentEvent" ("EquipmentEventID"),
  CONSTRAINT "FK_EquipmentEventMetaData_MetaData" FOREIGN KEY ("MetaDataID") REFERENCES "MetaData" ("MetaDataID")
);

-- strandline:step 4/21: create table EquipmentInstallation
-- strandline:statement 4.1
CREATE TABLE "EquipmentInstallation" (
  "InstallationID" INTEGER NOT NULL CONSTRAINT "PK_EquipmentInstallation" PRIMARY KEY AUTOINCREMENT,
  "EquipmentID" INT NOT NULL,
  "SamplingLocationID" INT NOT NULL,
  "InstalledDate" TIMESTAMP(6) NOT NULL,
  "RemovedDate" TIMESTAMP(6),
  "CampaignID" INT,
  "Notes" VARCHAR(500),
  CONSTRAINT "FK_EquipmentInstallation_Equipment" FOREIGN KEY ("EquipmentID") REFERENCES "Equipment" ("EquipmentID"),
  CONSTRAINT "FK_EquipmentInstallation_SamplingLocation" FOREIGN KEY ("SamplingLocationID") REFERENCES "SamplingLocation" ("SamplingLocationID"),
  CONSTRAINT "FK_EquipmentInstallation_Campaign" FOREIGN KEY ("CampaignID") REFERENCES "Campaign" ("CampaignID")
);
-- strandline:statement 4.2
CREATE INDEX "IX_EquipmentInstallation_EquipmentID_InstalledDate" ON "EquipmentInstallation" ("EquipmentID", "InstalledDate");
-- strandline:statement 4.3
CREATE INDEX "IX_EquipmentInstallation_SamplingLocationID_InstalledDate" ON "EquipmentInstallation" ("SamplingLocationID", "InstalledDate");

-- strandline:step 5/21: insert reference row EquipmentEventTypeID=1 into EquipmentEventType
-- strandline:statement 5.1
INSERT INTO "EquipmentEventType" ("EquipmentEventTypeID", "EquipmentEventTypeName") VALUES (1, 'Calibration');

-- strandline:step 6/21: insert reference row EquipmentEventTypeID=2 into EquipmentEventType
-- strandline:statement 6.1
INSERT INTO "EquipmentEventType" ("EquipmentEventTypeID", "EquipmentEventTypeName") VALUES (2, 'Validation');

-- strandline:step 7/21: insert reference row EquipmentEventTypeID=3 into EquipmentEventType
-- strandline:statement 7.1
INSERT INTO "EquipmentEventType" ("EquipmentEventTypeID", "EquipmentEventTypeName") VALUES (3, 'Maintenance');

-- strandline:step 8/21: insert reference row EquipmentEventTypeID=4 into EquipmentEventType
-- strandline:statement 8.1
INSERT INTO "EquipmentEventType" ("EquipmentEventTypeID", "EquipmentEventTypeName") VALUES (4, 'Installation');

-- strandline:step 9/21: insert reference row EquipmentEventTypeID=5 into EquipmentEventType
-- strandline:statement 9.1
INSERT INTO "EquipmentEventType" ("EquipmentEventTypeID", "EquipmentEventTypeName") VALUES (5, 'Removal');

-- strandline:step 10/21: insert reference row EquipmentEventTypeID=6 into EquipmentEventType
-- strandline:statement 10.1
INSERT INTO "EquipmentEventType" ("EquipmentEventTypeID", "EquipmentEventTypeName") VALUES (6, 'Firmware Update');

-- strandline:step 11/21: insert reference row EquipmentEventTypeID=7 into EquipmentEventType
-- strandline:statement 11.1
INSERT INTO "EquipmentEventType" ("EquipmentEventTypeID", "EquipmentEventTypeName") VALUES (7, 'Failure');

-- strandline:step 12/21: insert reference row EquipmentEventTypeID=8 into EquipmentEventType
-- strandline:statement 12.1
INSERT INTO "EquipmentEventType" ("EquipmentEventTypeID", "EquipmentEventTypeName") VALUES (8, 'Repair');

-- strandline:step 13/21: rebuild table SamplingLocation: add column SamplingLocation.ValidFrom timestamp(6); add column SamplingLocation.ValidTo timestamp(6); add column SamplingLocation.CreatedByCampaignID integer; add foreign key FK_SamplingLocation_Campaign on SamplingLocation to Campaign
-- effects: rewrites:SamplingLocation, locks-writers:SamplingLocation, scans:SamplingLocation, may-fail:SamplingLocation.FK_SamplingLocation_Campaign
-- strandline:statement 13.1
-- Noted, so that nothing that others put on SamplingLocation is lost unseen
INSERT INTO temp."strandline_kept" (kind, name, on_table, sql)
SELECT type, name, tbl_name, sql FROM main.sqlite_schema
WHERE tbl_name = 'SamplingLocation' COLLATE NOCASE AND type IN ('index', 'trigger')
  AND sql IS NOT NULL AND name NOT IN ('')
  AND (type = 'index' OR name NOT LIKE 'strandline|_%' ESCAPE '|')
UNION ALL SELECT 'column', name, 'SamplingLocation', NULL FROM pragma_table_xinfo('SamplingLocation')
WHERE name NOT IN ('SamplingLocationID', 'SiteID', 'Name', 'PlantArea', 'LatitudeGPS', 'LongitudeGPS', 'Description', 'PictureURL')
UNION ALL SELECT 'option', trim(substr(sql, length(rtrim(sql, replace(sql, ')', ''))) + 1)), 'SamplingLocation', NULL
FROM main.sqlite_schema WHERE type = 'table' AND name = 'SamplingLocation' COLLATE NOCASE
  AND trim(substr(sql, length(rtrim(sql, replace(sql, ')', ''))) + 1)) <> ''
UNION ALL SELECT 'option', 'COLLATE', 'SamplingLocation', NULL FROM main.sqlite_schema
WHERE type = 'table' AND name = 'SamplingLocation' COLLATE NOCASE AND instr(upper(sql), 'COLLATE') > 0
UNION ALL SELECT 'option', 'ON CONFLICT', 'SamplingLocation', NULL FROM main.sqlite_schema
WHERE type = 'table' AND name = 'SamplingLocation' COLLATE NOCASE AND instr(upper(sql), 'ON CONFLICT') > 0
UNION ALL SELECT 'option', 'DEFERRABLE INITIALLY DEFERRED', 'SamplingLocation', NULL FROM main.sqlite_schema
WHERE type = 'table' AND name = 'SamplingLocation' COLLATE NOCASE AND instr(upper(sql), 'DEFERRABLE INITIALLY DEFERRED') > 0
UNION ALL SELECT 'rows', 'SamplingLocation', NULL, CAST(count(*) AS TEXT) FROM "SamplingLocation";
-- strandline:statement 13.2
CREATE TABLE "strandline_new_SamplingLocation" (
  "SamplingLocationID" INTEGER NOT NULL CONSTRAINT "PK_SamplingLocation" PRIMARY KEY AUTOINCREMENT,
  "SiteID" INT NOT NULL,
  "Name" VARCHAR(100) NOT NULL,
  "PlantArea" VARCHAR(100),
  "LatitudeGPS" DOUBLE,
  "LongitudeGPS" DOUBLE,
  "Description" TEXT,
  "PictureURL" VARCHAR(500),
  "ValidFrom" TIMESTAMP(6),
  "ValidTo" TIMESTAMP(6),
  "CreatedByCampaignID" INT,
  CONSTRAINT "UQ_SamplingLocation_SiteID_Name" UNIQUE ("SiteID", "Name"),
  CONSTRAINT "FK_SamplingLocation_Site" FOREIGN KEY ("SiteID") REFERENCES "Site" ("SiteID"),
  CONSTRAINT "FK_SamplingLocation_Campaign" FOREIGN KEY ("CreatedByCampaignID") REFERENCES "Campaign" ("CampaignID"),
  CONSTRAINT "CK_SamplingLocation_LatitudeRange" CHECK ("LatitudeGPS" BETWEEN -90 AND 90),
  CONSTRAINT "CK_SamplingLocation_LongitudeRange" CHECK ("LongitudeGPS" BETWEEN -180 AND 180)
);
-- strandline:statement 13.3
INSERT INTO "strandline_new_SamplingLocation" ("SamplingLocationID", "SiteID", "Name", "PlantArea", "LatitudeGPS", "LongitudeGPS", "Description", "PictureURL")
SELECT "SamplingLocationID", "SiteID", "Name", "PlantArea", "LatitudeGPS", "LongitudeGPS", "Description", "PictureURL" FROM "SamplingLocation";
-- strandline:statement 13.4
DELETE FROM sqlite_sequence WHERE name = 'strandline_new_SamplingLocation';
-- strandline:statement 13.5
INSERT INTO sqlite_sequence (name, seq)
SELECT 'strandline_new_SamplingLocation', seq FROM sqlite_sequence WHERE name = 'SamplingLocation';
-- strandline:statement 13.6
DROP TABLE "SamplingLocation";
-- strandline:statement 13.7
PRAGMA legacy_alter_table = ON;
-- strandline:statement 13.8
ALTER TABLE "strandline_new_SamplingLocation" RENAME TO "SamplingLocation";
-- strandline:statement 13.9
PRAGMA legacy_alter_table = OFF;
-- strandline:statement 13.10
DELETE FROM temp."strandline_kept" WHERE kind = 'rows' AND name = 'SamplingLocation' AND sql = (SELECT CAST(count(*) AS TEXT) FROM "SamplingLocation");

-- strandline:step 14/21: insert reference row Version='1.4.0' into SchemaVersion
-- strandline:statement 14.1
INSERT INTO "SchemaVersion" ("Version", "Description", "MigrationScript") VALUES ('1.4.0', 'Sensor lifecycle: equipment events, installations and validity of sampling locations', 'v1.3.0_to_v1.4.0_sqlite.sql');

-- strandline:step 15/21: restore table EquipmentEventType from the archive
-- effects: locks-writers:EquipmentEventType
-- strandline:statement 15.1 restores archive_EquipmentEventType_c3e005c171
CREATE TABLE IF NOT EXISTS "strandline_archive" ("component" VARCHAR(100) NOT NULL, "archive" VARCHAR(100) NOT NULL, "cycle" BIGINT NOT NULL, "kind" VARCHAR(20) NOT NULL, "subject" VARCHAR(400) NOT NULL, "location" VARCHAR(200) NOT NULL, "from_version" VARCHAR(100) NOT NULL, "to_version" VARCHAR(100) NOT NULL, "run_id" VARCHAR(36) NOT NULL, "archived_at" TIMESTAMP(6), "state" VARCHAR(20) NOT NULL, "restored_at" TIMESTAMP(6), "restored_run" VARCHAR(36), "restored_rows" BIGINT, "superseded_rows" BIGINT, "orphaned_rows" BIGINT, CONSTRAINT "PK_strandline_archive" PRIMARY KEY ("component", "archive", "cycle"));
-- strandline:statement 15.2 restores archive_EquipmentEventType_c3e005c171
CREATE TABLE IF NOT EXISTS "strandline_archive_EquipmentEventType_c3e005c171" ("strandline_cycle" BIGINT NOT NULL, "EquipmentEventTypeID" INT, "EquipmentEventTypeName" VARCHAR(100));
-- strandline:statement 15.3 restores archive_EquipmentEventType_c3e005c171
CREATE TABLE IF NOT EXISTS "strandline_moved_EquipmentEventType_c3e005c171" ("EquipmentEventTypeID" INT, "EquipmentEventTypeName" VARCHAR(100));
-- strandline:statement 15.4 restores archive_EquipmentEventType_c3e005c171
UPDATE "EquipmentEventType" AS t SET "EquipmentEventTypeName" = a."EquipmentEventTypeName"
FROM "strandline_moved_EquipmentEventType_c3e005c171" AS a
WHERE t."EquipmentEventTypeID" = a."EquipmentEventTypeID";
-- strandline:statement 15.5 restores archive_EquipmentEventType_c3e005c171
INSERT INTO "EquipmentEventType" ("EquipmentEventTypeID", "EquipmentEventTypeName")
SELECT a."EquipmentEventTypeID", a."EquipmentEventTypeName"
FROM "strandline_moved_EquipmentEventType_c3e005c171" AS a
WHERE NOT EXISTS (SELECT 1 FROM "EquipmentEventType" AS t WHERE t."EquipmentEventTypeID" = a."EquipmentEventTypeID");
-- strandline:statement 15.6 restores archive_EquipmentEventType_c3e005c171
DROP TABLE "strandline_moved_EquipmentEventType_c3e005c171";
-- strandline:statement 15.7 restores archive_EquipmentEventType_c3e005c171
UPDATE "strandline_archive" SET
  "state" = 'restored',
  "restored_at" = strftime('%Y-%m-%d %H:%M:%f', 'now'),
  "restored_run" = '',
  "location" = 'strandline_archive_EquipmentEventType_c3e005c171',
  "restored_rows" = (SELECT COUNT(*) FROM "EquipmentEventType"),
  "superseded_rows" = 0,
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline_archive_EquipmentEventType_c3e005c171" AS a WHERE a."strandline_cycle" = "strandline_archive"."cycle")
WHERE "component" = 'water' AND "archive" = 'archive_EquipmentEventType_c3e005c171' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_EquipmentEventType_c3e005c171' AND "state" = 'archived');

-- strandline:step 16/21: restore table EquipmentEvent from the archive
-- effects: locks-writers:EquipmentEvent
-- strandline:statement 16.1 restores archive_EquipmentEvent_d06a7722c4
CREATE TABLE IF NOT EXISTS "strandline_archive_EquipmentEvent_d06a7722c4" ("strandline_cycle" BIGINT NOT NULL, "EquipmentEventID" INT, "EquipmentID" INT, "EquipmentEventTypeID" INT, "EventDateTime" TIMESTAMP(6), "PerformedByPersonID" INT, "CampaignID" INT, "Notes" VARCHAR(2000));
-- strandline:statement 16.2 restores archive_EquipmentEvent_d06a7722c4
INSERT INTO "EquipmentEvent" ("EquipmentEventID", "EquipmentID", "EquipmentEventTypeID", "EventDateTime", "PerformedByPersonID", "CampaignID", "Notes")
SELECT a."EquipmentEventID", a."EquipmentID", a."EquipmentEventTypeID", a."EventDateTime", a."PerformedByPersonID", a."CampaignID", a."Notes"
FROM "strandline_archive_EquipmentEvent_d06a7722c4" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_EquipmentEvent_d06a7722c4' AND "state" = 'archived')
  AND (a."EquipmentID" IS NULL OR EXISTS (SELECT 1 FROM "Equipment" AS p WHERE p."EquipmentID" = a."EquipmentID"))
  AND (a."EquipmentEventTypeID" IS NULL OR EXISTS (SELECT 1 FROM "EquipmentEventType" AS p WHERE p."EquipmentEventTypeID" = a."EquipmentEventTypeID"))
  AND (a."PerformedByPersonID" IS NULL OR EXISTS (SELECT 1 FROM "Person" AS p WHERE p."PersonID" = a."PerformedByPersonID"))
  AND (a."CampaignID" IS NULL OR EXISTS (SELECT 1 FROM "Campaign" AS p WHERE p."CampaignID" = a."CampaignID"));
-- strandline:statement 16.3 restores archive_EquipmentEvent_d06a7722c4
UPDATE "strandline_archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline_archive_EquipmentEvent_d06a7722c4" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_EquipmentEvent_d06a7722c4' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "EquipmentEvent" AS t WHERE t."EquipmentEventID" = a."EquipmentEventID")),
  "superseded_rows" = 0
WHERE "component" = 'water' AND "archive" = 'archive_EquipmentEvent_d06a7722c4' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_EquipmentEvent_d06a7722c4' AND "state" = 'archived');
-- strandline:statement 16.4 restores archive_EquipmentEvent_d06a7722c4
UPDATE "strandline_archive" SET
  "state" = 'restored',
  "restored_at" = strftime('%Y-%m-%d %H:%M:%f', 'now'),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline_archive_EquipmentEvent_d06a7722c4" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_EquipmentEvent_d06a7722c4' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_EquipmentEvent_d06a7722c4' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_EquipmentEvent_d06a7722c4' AND "state" = 'archived');

-- strandline:step 17/21: restore table EquipmentEventMetaData from the archive
-- effects: locks-writers:EquipmentEventMetaData
-- strandline:statement 17.1 restores archive_EquipmentEventMetaData_338e26f09d
CREATE TABLE IF NOT EXISTS "strandline_archive_EquipmentEventMetaData_338e26f09d" ("strandline_cycle" BIGINT NOT NULL, "EquipmentEventID" INT, "MetaDataID" INT, "Role" VARCHAR(50));
-- strandline:statement 17.2 restores archive_EquipmentEventMetaData_338e26f09d
INSERT INTO "EquipmentEventMetaData" ("EquipmentEventID", "MetaDataID", "Role")
SELECT a."EquipmentEventID", a."MetaDataID", a."Role"
FROM "strandline_archive_EquipmentEventMetaData_338e26f09d" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_EquipmentEventMetaData_338e26f09d' AND "state" = 'archived')
  AND (a."EquipmentEventID" IS NULL OR EXISTS (SELECT 1 FROM "EquipmentEvent" AS p WHERE p."EquipmentEventID" = a."EquipmentEventID"))
  AND (a."MetaDataID" IS NULL OR EXISTS (SELECT 1 FROM "MetaData" AS p WHERE p."MetaDataID" = a."MetaDataID"));
-- strandline:statement 17.3 restores archive_EquipmentEventMetaData_338e26f09d
UPDATE "strandline_archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline_archive_EquipmentEventMetaData_338e26f09d" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_EquipmentEventMetaData_338e26f09d' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "EquipmentEventMetaData" AS t WHERE t."EquipmentEventID" = a."EquipmentEventID" AND t."MetaDataID" = a."MetaDataID")),
  "superseded_rows" = 0
WHERE "component" = 'water' AND "archive" = 'archive_EquipmentEventMetaData_338e26f09d' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_EquipmentEventMetaData_338e26f09d' AND "state" = 'archived');
-- strandline:statement 17.4 restores archive_EquipmentEventMetaData_338e26f09d
UPDATE "strandline_archive" SET
  "state" = 'restored',
  "restored_at" = strftime('%Y-%m-%d %H:%M:%f', 'now'),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline_archive_EquipmentEventMetaData_338e26f09d" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_EquipmentEventMetaData_338e26f09d' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_EquipmentEventMetaData_338e26f09d' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_EquipmentEventMetaData_338e26f09d' AND "state" = 'archived');

-- strandline:step 18/21: restore table EquipmentInstallation from the archive
-- effects: locks-writers:EquipmentInstallation
-- strandline:statement 18.1 restores archive_EquipmentInstallation_8148b3cee3
CREATE TABLE IF NOT EXISTS "strandline_archive_EquipmentInstallation_8148b3cee3" ("strandline_cycle" BIGINT NOT NULL, "InstallationID" INT, "EquipmentID" INT, "SamplingLocationID" INT, "InstalledDate" TIMESTAMP(6), "RemovedDate" TIMESTAMP(6), "CampaignID" INT, "Notes" VARCHAR(500));
-- strandline:statement 18.2 restores archive_EquipmentInstallation_8148b3cee3
INSERT INTO "EquipmentInstallation" ("InstallationID", "EquipmentID", "SamplingLocationID", "InstalledDate", "RemovedDate", "CampaignID", "Notes")
SELECT a."InstallationID", a."EquipmentID", a."SamplingLocationID", a."InstalledDate", a."RemovedDate", a."CampaignID", a."Notes"
FROM "strandline_archive_EquipmentInstallation_8148b3cee3" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_EquipmentInstallation_8148b3cee3' AND "state" = 'archived')
  AND (a."EquipmentID" IS NULL OR EXISTS (SELECT 1 FROM "Equipment" AS p WHERE p."EquipmentID" = a."EquipmentID"))
  AND (a."SamplingLocationID" IS NULL OR EXISTS (SELECT 1 FROM "SamplingLocation" AS p WHERE p."SamplingLocationID" = a."SamplingLocationID"))
  AND (a."CampaignID" IS NULL OR EXISTS (SELECT 1 FROM "Campaign" AS p WHERE p."CampaignID" = a."CampaignID"));
-- strandline:statement 18.3 restores archive_EquipmentInstallation_8148b3cee3
UPDATE "strandline_archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline_archive_EquipmentInstallation_8148b3cee3" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_EquipmentInstallation_8148b3cee3' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "EquipmentInstallation" AS t WHERE t."InstallationID" = a."InstallationID")),
  "superseded_rows" = 0
WHERE "component" = 'water' AND "archive" = 'archive_EquipmentInstallation_8148b3cee3' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_EquipmentInstallation_8148b3cee3' AND "state" = 'archived');
-- strandline:statement 18.4 restores archive_EquipmentInstallation_8148b3cee3
UPDATE "strandline_archive" SET
  "state" = 'restored',
  "restored_at" = strftime('%Y-%m-%d %H:%M:%f', 'now'),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline_archive_EquipmentInstallation_8148b3cee3" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_EquipmentInstallation_8148b3cee3' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_EquipmentInstallation_8148b3cee3' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_EquipmentInstallation_8148b3cee3' AND "state" = 'archived');

-- strandline:step 19/21: restore column SamplingLocation.CreatedByCampaignID from the archive
-- effects: locks-writers:SamplingLocation
-- strandline:statement 19.1 restores archive_SamplingLocation_Creat_c34b730e_7883f34279
CREATE TABLE IF NOT EXISTS "strandline_archive_SamplingLocation_Creat_c34b730e_7883f34279" ("strandline_cycle" BIGINT NOT NULL, "SamplingLocationID" INT, "CreatedByCampaignID" INT);
-- strandline:statement 19.2 restores archive_SamplingLocation_Creat_c34b730e_7883f34279
UPDATE "SamplingLocation" AS t SET "CreatedByCampaignID" = a."CreatedByCampaignID"
FROM "strandline_archive_SamplingLocation_Creat_c34b730e_7883f34279" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_Creat_c34b730e_7883f34279' AND "state" = 'archived')
  AND t."SamplingLocationID" = a."SamplingLocationID"
  AND (a."CreatedByCampaignID" IS NULL OR EXISTS (SELECT 1 FROM "Campaign" AS p WHERE p."CampaignID" = a."CreatedByCampaignID"));
-- strandline:statement 19.3 restores archive_SamplingLocation_Creat_c34b730e_7883f34279
UPDATE "strandline_archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline_archive_SamplingLocation_Creat_c34b730e_7883f34279" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_Creat_c34b730e_7883f34279' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "SamplingLocation" AS t WHERE t."SamplingLocationID" = a."SamplingLocationID" AND NOT (t."CreatedByCampaignID" IS NOT a."CreatedByCampaignID"))),
  "superseded_rows" = (SELECT COUNT(*) FROM "strandline_archive_SamplingLocation_Creat_c34b730e_7883f34279" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_Creat_c34b730e_7883f34279' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "SamplingLocation" AS t WHERE t."SamplingLocationID" = a."SamplingLocationID" AND (t."CreatedByCampaignID" IS NOT a."CreatedByCampaignID")))
WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_Creat_c34b730e_7883f34279' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_Creat_c34b730e_7883f34279' AND "state" = 'archived');
-- strandline:statement 19.4 restores archive_SamplingLocation_Creat_c34b730e_7883f34279
UPDATE "strandline_archive" SET
  "state" = 'restored',
  "restored_at" = strftime('%Y-%m-%d %H:%M:%f', 'now'),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline_archive_SamplingLocation_Creat_c34b730e_7883f34279" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_Creat_c34b730e_7883f34279' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_Creat_c34b730e_7883f34279' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_Creat_c34b730e_7883f34279' AND "state" = 'archived');

-- strandline:step 20/21: restore column SamplingLocation.ValidTo from the archive
-- effects: locks-writers:SamplingLocation
-- strandline:statement 20.1 restores archive_SamplingLocation_ValidTo_f01e834fbe
CREATE TABLE IF NOT EXISTS "strandline_archive_SamplingLocation_ValidTo_f01e834fbe" ("strandline_cycle" BIGINT NOT NULL, "SamplingLocationID" INT, "ValidTo" TIMESTAMP(6));
-- strandline:statement 20.2 restores archive_SamplingLocation_ValidTo_f01e834fbe
UPDATE "SamplingLocation" AS t SET "ValidTo" = a."ValidTo"
FROM "strandline_archive_SamplingLocation_ValidTo_f01e834fbe" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_ValidTo_f01e834fbe' AND "state" = 'archived')
  AND t."SamplingLocationID" = a."SamplingLocationID";
-- strandline:statement 20.3 restores archive_SamplingLocation_ValidTo_f01e834fbe
UPDATE "strandline_archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline_archive_SamplingLocation_ValidTo_f01e834fbe" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_ValidTo_f01e834fbe' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "SamplingLocation" AS t WHERE t."SamplingLocationID" = a."SamplingLocationID")),
  "superseded_rows" = 0
WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_ValidTo_f01e834fbe' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_ValidTo_f01e834fbe' AND "state" = 'archived');
-- strandline:statement 20.4 restores archive_SamplingLocation_ValidTo_f01e834fbe
UPDATE "strandline_archive" SET
  "state" = 'restored',
  "restored_at" = strftime('%Y-%m-%d %H:%M:%f', 'now'),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline_archive_SamplingLocation_ValidTo_f01e834fbe" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_ValidTo_f01e834fbe' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_ValidTo_f01e834fbe' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_ValidTo_f01e834fbe' AND "state" = 'archived');

-- strandline:step 21/21: restore column SamplingLocation.ValidFrom from the archive
-- effects: locks-writers:SamplingLocation
-- strandline:statement 21.1 restores archive_SamplingLocation_ValidFrom_43039ad7af
CREATE TABLE IF NOT EXISTS "strandline_archive_SamplingLocation_ValidFrom_43039ad7af" ("strandline_cycle" BIGINT NOT NULL, "SamplingLocationID" INT, "ValidFrom" TIMESTAMP(6));
-- strandline:statement 21.2 restores archive_SamplingLocation_ValidFrom_43039ad7af
UPDATE "SamplingLocation" AS t SET "ValidFrom" = a."ValidFrom"
FROM "strandline_archive_SamplingLocation_ValidFrom_43039ad7af" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_ValidFrom_43039ad7af' AND "state" = 'archived')
  AND t."SamplingLocationID" = a."SamplingLocationID";
-- strandline:statement 21.3 restores archive_SamplingLocation_ValidFrom_43039ad7af
UPDATE "strandline_archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline_archive_SamplingLocation_ValidFrom_43039ad7af" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_ValidFrom_43039ad7af' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "SamplingLocation" AS t WHERE t."SamplingLocationID" = a."SamplingLocationID")),
  "superseded_rows" = 0
WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_ValidFrom_43039ad7af' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_ValidFrom_43039ad7af' AND "state" = 'archived');
-- strandline:statement 21.4 restores archive_SamplingLocation_ValidFrom_43039ad7af
UPDATE "strandline_archive" SET
  "state" = 'restored',
  "restored_at" = strftime('%Y-%m-%d %H:%M:%f', 'now'),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline_archive_SamplingLocation_ValidFrom_43039ad7af" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_ValidFrom_43039ad7af' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_ValidFrom_43039ad7af' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_ValidFrom_43039ad7af' AND "state" = 'archived');

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
