-- Rollback: v1.4.0 → v1.3.0
-- Component: water on postgres
-- Description: Sensor lifecycle: equipment events, installations and validity of sampling locations
-- Forward: v1.3.0_to_v1.4.0_postgres.sql
-- Author: Strandline water pack
-- Date: 2026-07-06
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: NONE
-- Archives: dbo.SamplingLocation.ValidFrom, dbo.SamplingLocation.ValidTo, dbo.SamplingLocation.CreatedByCampaignID, dbo.EquipmentInstallation, dbo.EquipmentEventMetaData, dbo.EquipmentEvent, dbo.EquipmentEventType
-- Run by hand: psql -X -v ON_ERROR_STOP=1 -f FILE

-- strandline:begin
BEGIN;
-- strandline:begin
SET LOCAL lock_timeout = '5s';
-- strandline:begin
SET LOCAL statement_timeout = '0';
-- strandline:begin
SET LOCAL TimeZone = 'UTC';
-- strandline:begin
SET LOCAL standard_conforming_strings = on;
-- strandline:begin
SET LOCAL client_min_messages = warning;
-- strandline:step 1/25: archive column dbo.SamplingLocation.ValidFrom
-- effects: archives:dbo.SamplingLocation.ValidFrom, scans:dbo.SamplingLocation
-- strandline:statement 1.1
CREATE SCHEMA IF NOT EXISTS "strandline";
-- strandline:statement 1.2
CREATE TABLE IF NOT EXISTS "strandline"."archive" ("component" character varying(100) NOT NULL, "archive" character varying(100) NOT NULL, "cycle" bigint NOT NULL, "kind" character varying(20) NOT NULL, "subject" character varying(400) NOT NULL, "location" character varying(200) NOT NULL, "from_version" character varying(100) NOT NULL, "to_version" character varying(100) NOT NULL, "run_id" character varying(36) NOT NULL, "archived_at" timestamp, "state" character varying(20) NOT NULL, "restored_at" timestamp, "restored_run" character varying(36), "restored_rows" bigint, "superseded_rows" bigint, "orphaned_rows" bigint, CONSTRAINT "PK_strandline_archive" PRIMARY KEY ("component", "archive", "cycle"));
-- strandline:statement 1.3
CREATE TABLE IF NOT EXISTS "strandline"."archive_SamplingLocation_ValidFrom_d130be0f11" ("strandline_cycle" bigint NOT NULL, "SamplingLocationID" integer, "ValidFrom" timestamp);
-- strandline:statement 1.4
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_SamplingLocation_ValidFrom_d130be0f11', COALESCE(MAX("cycle"), 0) + 1, 'column', 'dbo.SamplingLocation.ValidFrom', 'strandline.archive_SamplingLocation_ValidFrom_d130be0f11', '1.4.0', '1.3.0', '', (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_ValidFrom_d130be0f11';
-- strandline:statement 1.5
INSERT INTO "strandline"."archive_SamplingLocation_ValidFrom_d130be0f11" ("strandline_cycle", "SamplingLocationID", "ValidFrom")
SELECT (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_ValidFrom_d130be0f11' AND "state" = 'archived'), t."SamplingLocationID", t."ValidFrom"
FROM "dbo"."SamplingLocation" AS t
WHERE t."ValidFrom" IS NOT NULL;

-- strandline:step 2/25: archive column dbo.SamplingLocation.ValidTo
-- effects: archives:dbo.SamplingLocation.ValidTo, scans:dbo.SamplingLocation
-- strandline:statement 2.1
CREATE TABLE IF NOT EXISTS "strandline"."archive_SamplingLocation_ValidTo_b145960b9c" ("strandline_cycle" bigint NOT NULL, "SamplingLocationID" integer, "ValidTo" timestamp);
-- strandline:statement 2.2
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_SamplingLocation_ValidTo_b145960b9c', COALESCE(MAX("cycle"), 0) + 1, 'column', 'dbo.SamplingLocation.ValidTo', 'strandline.archive_SamplingLocation_ValidTo_b145960b9c', '1.4.0', '1.3.0', '', (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_ValidTo_b145960b9c';
-- strandline:statement 2.3
INSERT INTO "strandline"."archive_SamplingLocation_ValidTo_b145960b9c" ("strandline_cycle", "SamplingLocationID", "ValidTo")
SELECT (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_ValidTo_b145960b9c' AND "state" = 'archived'), t."SamplingLocationID", t."ValidTo"
FROM "dbo"."SamplingLocation" AS t
WHERE t."ValidTo" IS NOT NULL;

-- strandline:step 3/25: archive column dbo.SamplingLocation.CreatedByCampaignID
-- effects: archives:dbo.SamplingLocation.CreatedByCampaignID, scans:dbo.SamplingLocation
-- strandline:statement 3.1
CREATE TABLE IF NOT EXISTS "strandline"."archive_SamplingLocation_Creat_c34b730e_4bc7907554" ("strandline_cycle" bigint NOT NULL, "SamplingLocationID" integer, "CreatedByCampaignID" integer);
-- strandline:statement 3.2
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_SamplingLocation_Creat_c34b730e_4bc7907554', COALESCE(MAX("cycle"), 0) + 1, 'column', 'dbo.SamplingLocation.CreatedByCampaignID', 'strandline.archive_SamplingLocation_Creat_c34b730e_4bc7907554', '1.4.0', '1.3.0', '', (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_Creat_c34b730e_4bc7907554';
-- strandline:statement 3.3
INSERT INTO "strandline"."archive_SamplingLocation_Creat_c34b730e_4bc7907554" ("strandline_cycle", "SamplingLocationID", "CreatedByCampaignID")
SELECT (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_Creat_c34b730e_4bc7907554' AND "state" = 'archived'), t."SamplingLocationID", t."CreatedByCampaignID"
FROM "dbo"."SamplingLocation" AS t
WHERE t."CreatedByCampaignID" IS NOT NULL;

-- strandline:step 4/25: drop foreign key FK_SamplingLocation_Campaign on dbo.SamplingLocation
-- effects: locks-readers:dbo.SamplingLocation
-- strandline:statement 4.1
ALTER TABLE "dbo"."SamplingLocation" DROP CONSTRAINT "FK_SamplingLocation_Campaign";

-- strandline:step 5/25: drop foreign key FK_EquipmentInstallation_Campaign on dbo.EquipmentInstallation
-- effects: locks-readers:dbo.EquipmentInstallation
-- strandline:statement 5.1
ALTER TABLE "dbo"."EquipmentInstallation" DROP CONSTRAINT "FK_EquipmentInstallation_Campaign";

-- strandline:step 6/25: drop foreign key FK_EquipmentInstallation_SamplingLocation on dbo.EquipmentInstallation
-- effects: locks-readers:dbo.EquipmentInstallation
-- strandline:statement 6.1
ALTER TABLE "dbo"."EquipmentInstallation" DROP CONSTRAINT "FK_EquipmentInstallation_SamplingLocation";

-- strandline:step 7/25: drop foreign key FK_EquipmentInstallation_Equipment on dbo.EquipmentInstallation
-- effects: locks-readers:dbo.EquipmentInstallation
-- strandline:statement 7.1
ALTER TABLE "dbo"."EquipmentInstallation" DROP CONSTRAINT "FK_EquipmentInstallation_Equipment";

-- strandline:step 8/25: drop foreign key FK_EquipmentEventMetaData_MetaData on dbo.EquipmentEventMetaData
-- effects: locks-readers:dbo.EquipmentEventMetaData
-- strandline:statement 8.1
ALTER TABLE "dbo"."EquipmentEventMetaData" DROP CONSTRAINT "FK_EquipmentEventMetaData_MetaData";

-- strandline:step 9/25: drop foreign key FK_EquipmentEventMetaData_EquipmentEvent on dbo.EquipmentEventMetaData
-- effects: locks-readers:dbo.EquipmentEventMetaData
-- strandline:statement 9.1
ALTER TABLE "dbo"."EquipmentEventMetaData" DROP CONSTRAINT "FK_EquipmentEventMetaData_EquipmentEvent";

-- strandline:step 10/25: drop foreign key FK_EquipmentEvent_Campaign on dbo.EquipmentEvent
-- effects: locks-readers:dbo.EquipmentEvent
-- strandline:statement 10.1
ALTER TABLE "dbo"."EquipmentEvent" DROP CONSTRAINT "FK_EquipmentEvent_Campaign";

-- strandline:step 11/25: drop foreign key FK_EquipmentEvent_Person on dbo.EquipmentEvent
-- effects: locks-readers:dbo.EquipmentEvent
-- strandline:statement 11.1
ALTER TABLE "dbo"."EquipmentEvent" DROP CONSTRAINT "FK_EquipmentEvent_Person";

-- strandline:step 12/25: drop foreign key FK_EquipmentEvent_EquipmentEventType on dbo.EquipmentEvent
-- effects: locks-readers:dbo.EquipmentEvent
-- strandline:statement 12.1
ALTER TABLE "dbo"."EquipmentEvent" DROP CONSTRAINT "FK_EquipmentEvent_EquipmentEventType";

-- strandline:step 13/25: drop foreign key FK_EquipmentEvent_Equipment on dbo.EquipmentEvent
-- effects: locks-readers:dbo.EquipmentEvent
-- strandline:statement 13.1
ALTER TABLE "dbo"."EquipmentEvent" DROP CONSTRAINT "FK_EquipmentEvent_Equipment";

-- strandline:step 14/25: archive table dbo.EquipmentInstallation
-- effects: archives:dbo.EquipmentInstallation
-- strandline:statement 14.1
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_EquipmentInstallation_b6a9aa5dee', COALESCE(MAX("cycle"), 0) + 1, 'table', 'dbo.EquipmentInstallation', 'strandline.moved_EquipmentInstallation_b6a9aa5dee', '1.4.0', '1.3.0', '', (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_EquipmentInstallation_b6a9aa5dee';

-- strandline:step 15/25: archive table dbo.EquipmentEventMetaData
-- effects: archives:dbo.EquipmentEventMetaData
-- strandline:statement 15.1
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_EquipmentEventMetaData_56964fd884', COALESCE(MAX("cycle"), 0) + 1, 'table', 'dbo.EquipmentEventMetaData', 'strandline.moved_EquipmentEventMetaData_56964fd884', '1.4.0', '1.3.0', '', (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_EquipmentEventMetaData_56964fd884';

-- strandline:step 16/25: archive table dbo.EquipmentEvent
-- effects: archives:dbo.EquipmentEvent
-- strandline:statement 16.1
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_EquipmentEvent_b448679b1e', COALESCE(MAX("cycle"), 0) + 1, 'table', 'dbo.EquipmentEvent', 'strandline.moved_EquipmentEvent_b448679b1e', '1.4.0', '1.3.0', '', (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_EquipmentEvent_b448679b1e';

-- strandline:step 17/25: archive table dbo.EquipmentEventType
-- effects: archives:dbo.EquipmentEventType
-- strandline:statement 17.1
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_EquipmentEventType_81324ea9b2', COALESCE(MAX("cycle"), 0) + 1, 'table', 'dbo.EquipmentEventType', 'strandline.moved_EquipmentEventType_81324ea9b2', '1.4.0', '1.3.0', '', (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_EquipmentEventType_81324ea9b2';

-- strandline:step 18/25: delete reference row Version='1.4.0' from dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 18.1
DELETE FROM "dbo"."SchemaVersion" WHERE "Version" = '1.4.0';

-- strandline:step 19/25: drop column dbo.SamplingLocation.CreatedByCampaignID
-- effects: locks-readers:dbo.SamplingLocation, breaks-clients:dbo.SamplingLocation.CreatedByCampaignID
-- strandline:statement 19.1
ALTER TABLE "dbo"."SamplingLocation" DROP COLUMN "CreatedByCampaignID";

-- strandline:step 20/25: drop column dbo.SamplingLocation.ValidTo
-- effects: locks-readers:dbo.SamplingLocation, breaks-clients:dbo.SamplingLocation.ValidTo
-- strandline:statement 20.1
ALTER TABLE "dbo"."SamplingLocation" DROP COLUMN "ValidTo";

-- strandline:step 21/25: drop column dbo.SamplingLocation.ValidFrom
-- effects: locks-readers:dbo.SamplingLocation, breaks-clients:dbo.SamplingLocation.ValidFrom
-- strandline:statement 21.1
ALTER TABLE "dbo"."SamplingLocation" DROP COLUMN "ValidFrom";

-- strandline:step 22/25: drop table dbo.EquipmentInstallation
-- effects: breaks-clients:dbo.EquipmentInstallation
-- strandline:statement 22.1
DO $strandline$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_constraint WHERE contype = 'f'
            AND confrelid = '"dbo"."EquipmentInstallation"'::regclass AND conrelid <> confrelid)
        OR EXISTS (SELECT 1 FROM pg_depend AS d
            JOIN pg_rewrite AS r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
            WHERE d.refobjid = '"dbo"."EquipmentInstallation"'::regclass AND r.ev_class <> d.refobjid) THEN
        RAISE EXCEPTION 'other objects depend on table %', '"dbo"."EquipmentInstallation"'
            USING ERRCODE = 'dependent_objects_still_exist';
    END IF;
END
$strandline$;
-- strandline:statement 22.2
ALTER TABLE "dbo"."EquipmentInstallation" DROP CONSTRAINT "PK_EquipmentInstallation";
-- strandline:statement 22.3
DROP INDEX "dbo"."IX_EquipmentInstallation_EquipmentID_InstalledDate";
-- strandline:statement 22.4
DROP INDEX "dbo"."IX_EquipmentInstallation_SamplingLocationID_InstalledDate";
-- strandline:statement 22.5
ALTER TABLE "dbo"."EquipmentInstallation" ALTER COLUMN "InstallationID" DROP IDENTITY IF EXISTS;
-- strandline:statement 22.6
ALTER TABLE "dbo"."EquipmentInstallation" RENAME TO "moved_EquipmentInstallation_b6a9aa5dee";
-- strandline:statement 22.7
ALTER TABLE "dbo"."moved_EquipmentInstallation_b6a9aa5dee" SET SCHEMA "strandline";

-- strandline:step 23/25: drop table dbo.EquipmentEventMetaData
-- effects: breaks-clients:dbo.EquipmentEventMetaData
-- strandline:statement 23.1
DO $strandline$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_constraint WHERE contype = 'f'
            AND confrelid = '"dbo"."EquipmentEventMetaData"'::regclass AND conrelid <> confrelid)
        OR EXISTS (SELECT 1 FROM pg_depend AS d
            JOIN pg_rewrite AS r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
            WHERE d.refobjid = '"dbo"."EquipmentEventMetaData"'::regclass AND r.ev_class <> d.refobjid) THEN
        RAISE EXCEPTION 'other objects depend on table %', '"dbo"."EquipmentEventMetaData"'
            USING ERRCODE = 'dependent_objects_still_exist';
    END IF;
END
$strandline$;
-- strandline:statement 23.2
ALTER TABLE "dbo"."EquipmentEventMetaData" DROP CONSTRAINT "PK_EquipmentEventMetaData";
-- strandline:statement 23.3
ALTER TABLE "dbo"."EquipmentEventMetaData" RENAME TO "moved_EquipmentEventMetaData_56964fd884";
-- strandline:statement 23.4
ALTER TABLE "dbo"."moved_EquipmentEventMetaData_56964fd884" SET SCHEMA "strandline";

-- strandline:step 24/25: drop table dbo.EquipmentEvent
-- effects: breaks-clients:dbo.EquipmentEvent
-- strandline:statement 24.1
DO $strandline$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_constraint WHERE contype = 'f'
            AND confrelid = '"dbo"."EquipmentEvent"'::regclass AND conrelid <> confrelid)
        OR EXISTS (SELECT 1 FROM pg_depend AS d
            JOIN pg_rewrite AS r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
            WHERE d.refobjid = '"dbo"."EquipmentEvent"'::regclass AND r.ev_class <> d.refobjid) THEN
        RAISE EXCEPTION 'other objects depend on table %', '"dbo"."EquipmentEvent"'
            USING ERRCODE = 'dependent_objects_still_exist';
    END IF;
END
$strandline$;
-- strandline:statement 24.2
ALTER TABLE "dbo"."EquipmentEvent" DROP CONSTRAINT "PK_EquipmentEvent";
-- strandline:statement 24.3
DROP INDEX "dbo"."IX_EquipmentEvent_EquipmentID_EventDateTime";
-- strandline:statement 24.4
ALTER TABLE "dbo"."EquipmentEvent" ALTER COLUMN "EquipmentEventID" DROP IDENTITY IF EXISTS;
-- strandline:statement 24.5
ALTER TABLE "dbo"."EquipmentEvent" RENAME TO "moved_EquipmentEvent_b448679b1e";
-- strandline:statement 24.6
ALTER TABLE "dbo"."moved_EquipmentEvent_b448679b1e" SET SCHEMA "strandline";

-- strandline:step 25/25: drop table dbo.EquipmentEventType
-- effects: breaks-clients:dbo.EquipmentEventType
-- strandline:statement 25.1
DO $strandline$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_constraint WHERE contype = 'f'
            AND confrelid = '"dbo"."EquipmentEventType"'::regclass AND conrelid <> confrelid)
        OR EXISTS (SELECT 1 FROM pg_depend AS d
            JOIN pg_rewrite AS r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
            WHERE d.refobjid = '"dbo"."EquipmentEventType"'::regclass AND r.ev_class <> d.refobjid) THEN
        RAISE EXCEPTION 'other objects depend on table %', '"dbo"."EquipmentEventType"'
            USING ERRCODE = 'dependent_objects_still_exist';
    END IF;
END
$strandline$;
-- strandline:statement 25.2
ALTER TABLE "dbo"."EquipmentEventType" DROP CONSTRAINT "PK_EquipmentEventType";
-- strandline:statement 25.3
ALTER TABLE "dbo"."EquipmentEventType" RENAME TO "moved_EquipmentEventType_81324ea9b2";
-- strandline:statement 25.4
ALTER TABLE "dbo"."moved_EquipmentEventType_81324ea9b2" SET SCHEMA "strandline";

-- strandline:end
COMMIT;
