-- Migration: v1.3.0 → v1.4.0
-- Component: water on sqlite
-- Description: Sensor lifecycle: equipment events, installations and validity of sampling locations
-- Rollback: v1.4.0_to_v1.3.0_sqlite_rollback.sql
-- Author: Strandline water pack
-- Date: 2026-07-06
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
-- strandline:step 1/14: create table EquipmentEventType
-- strandline:statement 1.1
CREATE TABLE "EquipmentEventType" (
  "EquipmentEventTypeID" INT NOT NULL,
  "EquipmentEventTypeName" VARCHAR(100) NOT NULL,
  CONSTRAINT "PK_EquipmentEventType" PRIMARY KEY ("EquipmentEventTypeID")
);

-- strandline:step 2/14: create table EquipmentEvent
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

-- strandline:step 3/14: create table EquipmentEventMetaData
-- strandline:statement 3.1
CREATE TABLE "EquipmentEventMetaData" (
  "EquipmentEventID" INT NOT NULL,
  "MetaDataID" INT NOT NULL,
  "Role" VARCHAR(50),
  CONSTRAINT "PK_EquipmentEventMetaData" PRIMARY KEY ("EquipmentEventID", "MetaDataID"),
  CONSTRAINT "FK_EquipmentEventMetaData_EquipmentEvent" FOREIGN KEY ("EquipmentEventID") REFERENCES "EquipmentEvent" ("EquipmentEventID"),
  CONSTRAINT "FK_EquipmentEventMetaData_MetaData" FOREIGN KEY ("MetaDataID") REFERENCES "MetaData" ("MetaDataID")
);

-- strandline:step 4/14: create table EquipmentInstallation
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

-- strandline:step 5/14: insert reference row EquipmentEventTypeID=1 into EquipmentEventType
-- strandline:statement 5.1
INSERT INTO "EquipmentEventType" ("EquipmentEventTypeID", "EquipmentEventTypeName") VALUES (1, 'Calibration');

-- strandline:step 6/14: insert reference row EquipmentEventTypeID=2 into EquipmentEventType
-- strandline:statement 6.1
INSERT INTO "EquipmentEventType" ("EquipmentEventTypeID", "EquipmentEventTypeName") VALUES (2, 'Validation');

-- strandline:step 7/14: insert reference row EquipmentEventTypeID=3 into EquipmentEventType
-- strandline:statement 7.1
INSERT INTO "EquipmentEventType" ("EquipmentEventTypeID", "EquipmentEventTypeName") VALUES (3, 'Maintenance');

-- strandline:step 8/14: insert reference row EquipmentEventTypeID=4 into EquipmentEventType
-- strandline:statement 8.1
INSERT INTO "EquipmentEventType" ("EquipmentEventTypeID", "EquipmentEventTypeName") VALUES (4, 'Installation');

-- strandline:step 9/14: insert reference row EquipmentEventTypeID=5 into EquipmentEventType
-- strandline:statement 9.1
INSERT INTO "EquipmentEventType" ("EquipmentEventTypeID", "EquipmentEventTypeName") VALUES (5, 'Removal');

-- strandline:step 10/14: insert reference row EquipmentEventTypeID=6 into EquipmentEventType
-- strandline:statement 10.1
INSERT INTO "EquipmentEventType" ("EquipmentEventTypeID", "EquipmentEventTypeName") VALUES (6, 'Firmware Update');

-- strandline:step 11/14: insert reference row EquipmentEventTypeID=7 into EquipmentEventType
-- strandline:statement 11.1
INSERT INTO "EquipmentEventType" ("EquipmentEventTypeID", "EquipmentEventTypeName") VALUES (7, 'Failure');

-- strandline:step 12/14: insert reference row EquipmentEventTypeID=8 into EquipmentEventType
-- strandline:statement 12.1
INSERT INTO "EquipmentEventType" ("EquipmentEventTypeID", "EquipmentEventTypeName") VALUES (8, 'Repair');

-- strandline:step 13/14: rebuild table SamplingLocation: add column SamplingLocation.ValidFrom timestamp(6); add column SamplingLocation.ValidTo timestamp(6); add column SamplingLocation.CreatedByCampaignID integer; add foreign key FK_SamplingLocation_Campaign on SamplingLocation to Campaign
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

-- strandline:step 14/14: insert reference row Version='1.4.0' into SchemaVersion
-- strandline:statement 14.1
INSERT INTO "SchemaVersion" ("Version", "Description", "MigrationScript") VALUES ('1.4.0', 'Sensor lifecycle: equipment events, installations and validity of sampling locations', 'v1.3.0_to_v1.4.0_sqlite.sql');

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
