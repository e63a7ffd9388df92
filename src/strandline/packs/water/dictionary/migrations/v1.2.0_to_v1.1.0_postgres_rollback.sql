-- Rollback: v1.2.0 → v1.1.0
-- Component: water on postgres
-- Description: Campaigns and provenance: people, campaigns and the origin of each series
-- Forward: v1.1.0_to_v1.2.0_postgres.sql
-- Author: Strandline water pack
-- Date: 2026-05-11
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: NONE
-- Archives: dbo.MetaData.DataProvenanceID, dbo.MetaData.CampaignID, dbo.Person, dbo.DataProvenance, dbo.Campaign, dbo.CampaignType
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
-- strandline:step 1/18: archive column dbo.MetaData.DataProvenanceID
-- effects: archives:dbo.MetaData.DataProvenanceID, scans:dbo.MetaData
-- strandline:statement 1.1
CREATE SCHEMA IF NOT EXISTS "strandline";
-- strandline:statement 1.2
CREATE TABLE IF NOT EXISTS "strandline"."archive" ("component" character varying(100) NOT NULL, "archive" character varying(100) NOT NULL, "cycle" bigint NOT NULL, "kind" character varying(20) NOT NULL, "subject" character varying(400) NOT NULL, "location" character varying(200) NOT NULL, "from_version" character varying(100) NOT NULL, "to_version" character varying(100) NOT NULL, "run_id" character varying(36) NOT NULL, "archived_at" timestamp, "state" character varying(20) NOT NULL, "restored_at" timestamp, "restored_run" character varying(36), "restored_rows" bigint, "superseded_rows" bigint, "orphaned_rows" bigint, CONSTRAINT "PK_strandline_archive" PRIMARY KEY ("component", "archive", "cycle"));
-- strandline:statement 1.3
CREATE TABLE IF NOT EXISTS "strandline"."archive_MetaData_DataProvenanceID_c25e143abd" ("strandline_cycle" bigint NOT NULL, "MetaDataID" integer, "DataProvenanceID" integer);
-- strandline:statement 1.4
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_MetaData_DataProvenanceID_c25e143abd', COALESCE(MAX("cycle"), 0) + 1, 'column', 'dbo.MetaData.DataProvenanceID', 'strandline.archive_MetaData_DataProvenanceID_c25e143abd', '1.2.0', '1.1.0', '', (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_MetaData_DataProvenanceID_c25e143abd';
-- strandline:statement 1.5
INSERT INTO "strandline"."archive_MetaData_DataProvenanceID_c25e143abd" ("strandline_cycle", "MetaDataID", "DataProvenanceID")
SELECT (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_DataProvenanceID_c25e143abd' AND "state" = 'archived'), t."MetaDataID", t."DataProvenanceID"
FROM "dbo"."MetaData" AS t
WHERE t."DataProvenanceID" IS NOT NULL;

-- strandline:step 2/18: archive column dbo.MetaData.CampaignID
-- effects: archives:dbo.MetaData.CampaignID, scans:dbo.MetaData
-- strandline:statement 2.1
CREATE TABLE IF NOT EXISTS "strandline"."archive_MetaData_CampaignID_fcf567fcf4" ("strandline_cycle" bigint NOT NULL, "MetaDataID" integer, "CampaignID" integer);
-- strandline:statement 2.2
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_MetaData_CampaignID_fcf567fcf4', COALESCE(MAX("cycle"), 0) + 1, 'column', 'dbo.MetaData.CampaignID', 'strandline.archive_MetaData_CampaignID_fcf567fcf4', '1.2.0', '1.1.0', '', (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_MetaData_CampaignID_fcf567fcf4';
-- strandline:statement 2.3
INSERT INTO "strandline"."archive_MetaData_CampaignID_fcf567fcf4" ("strandline_cycle", "MetaDataID", "CampaignID")
SELECT (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_CampaignID_fcf567fcf4' AND "state" = 'archived'), t."MetaDataID", t."CampaignID"
FROM "dbo"."MetaData" AS t
WHERE t."CampaignID" IS NOT NULL;

-- strandline:step 3/18: drop foreign key FK_MetaData_Campaign on dbo.MetaData
-- effects: locks-readers:dbo.MetaData
-- strandline:statement 3.1
ALTER TABLE "dbo"."MetaData" DROP CONSTRAINT "FK_MetaData_Campaign";

-- strandline:step 4/18: drop foreign key FK_MetaData_DataProvenance on dbo.MetaData
-- effects: locks-readers:dbo.MetaData
-- strandline:statement 4.1
ALTER TABLE "dbo"."MetaData" DROP CONSTRAINT "FK_MetaData_DataProvenance";

-- strandline:step 5/18: drop foreign key FK_Campaign_Project on dbo.Campaign
-- effects: locks-readers:dbo.Campaign
-- strandline:statement 5.1
ALTER TABLE "dbo"."Campaign" DROP CONSTRAINT "FK_Campaign_Project";

-- strandline:step 6/18: drop foreign key FK_Campaign_Site on dbo.Campaign
-- effects: locks-readers:dbo.Campaign
-- strandline:statement 6.1
ALTER TABLE "dbo"."Campaign" DROP CONSTRAINT "FK_Campaign_Site";

-- strandline:step 7/18: drop foreign key FK_Campaign_CampaignType on dbo.Campaign
-- effects: locks-readers:dbo.Campaign
-- strandline:statement 7.1
ALTER TABLE "dbo"."Campaign" DROP CONSTRAINT "FK_Campaign_CampaignType";

-- strandline:step 8/18: archive table dbo.Person
-- effects: archives:dbo.Person
-- strandline:statement 8.1
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_Person_2760a1353b', COALESCE(MAX("cycle"), 0) + 1, 'table', 'dbo.Person', 'strandline.moved_Person_2760a1353b', '1.2.0', '1.1.0', '', (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_Person_2760a1353b';

-- strandline:step 9/18: archive table dbo.DataProvenance
-- effects: archives:dbo.DataProvenance
-- strandline:statement 9.1
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_DataProvenance_50df8d126d', COALESCE(MAX("cycle"), 0) + 1, 'table', 'dbo.DataProvenance', 'strandline.moved_DataProvenance_50df8d126d', '1.2.0', '1.1.0', '', (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_DataProvenance_50df8d126d';

-- strandline:step 10/18: archive table dbo.Campaign
-- effects: archives:dbo.Campaign
-- strandline:statement 10.1
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_Campaign_b2f5c63c77', COALESCE(MAX("cycle"), 0) + 1, 'table', 'dbo.Campaign', 'strandline.moved_Campaign_b2f5c63c77', '1.2.0', '1.1.0', '', (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_Campaign_b2f5c63c77';

-- strandline:step 11/18: archive table dbo.CampaignType
-- effects: archives:dbo.CampaignType
-- strandline:statement 11.1
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_CampaignType_45cce42dbe', COALESCE(MAX("cycle"), 0) + 1, 'table', 'dbo.CampaignType', 'strandline.moved_CampaignType_45cce42dbe', '1.2.0', '1.1.0', '', (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_CampaignType_45cce42dbe';

-- strandline:step 12/18: delete reference row Version='1.2.0' from dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 12.1
DELETE FROM "dbo"."SchemaVersion" WHERE "Version" = '1.2.0';

-- strandline:step 13/18: drop column dbo.MetaData.CampaignID
-- effects: locks-readers:dbo.MetaData, breaks-clients:dbo.MetaData.CampaignID
-- strandline:statement 13.1
ALTER TABLE "dbo"."MetaData" DROP COLUMN "CampaignID";

-- strandline:step 14/18: drop column dbo.MetaData.DataProvenanceID
-- effects: locks-readers:dbo.MetaData, breaks-clients:dbo.MetaData.DataProvenanceID
-- strandline:statement 14.1
ALTER TABLE "dbo"."MetaData" DROP COLUMN "DataProvenanceID";

-- strandline:step 15/18: drop table dbo.Person
-- effects: breaks-clients:dbo.Person
-- strandline:statement 15.1
DO $strandline$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_constraint WHERE contype = 'f'
            AND confrelid = '"dbo"."Person"'::regclass AND conrelid <> confrelid)
        OR EXISTS (SELECT 1 FROM pg_depend AS d
            JOIN pg_rewrite AS r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
            WHERE d.refobjid = '"dbo"."Person"'::regclass AND r.ev_class <> d.refobjid) THEN
        RAISE EXCEPTION 'other objects depend on table %', '"dbo"."Person"'
            USING ERRCODE = 'dependent_objects_still_exist';
    END IF;
END
$strandline$;
-- strandline:statement 15.2
ALTER TABLE "dbo"."Person" DROP CONSTRAINT "PK_Person";
-- strandline:statement 15.3
ALTER TABLE "dbo"."Person" ALTER COLUMN "PersonID" DROP IDENTITY IF EXISTS;
-- strandline:statement 15.4
ALTER TABLE "dbo"."Person" RENAME TO "moved_Person_2760a1353b";
-- strandline:statement 15.5
ALTER TABLE "dbo"."moved_Person_2760a1353b" SET SCHEMA "strandline";

-- strandline:step 16/18: drop table dbo.DataProvenance
-- effects: breaks-clients:dbo.DataProvenance
-- strandline:statement 16.1
DO $strandline$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_constraint WHERE contype = 'f'
            AND confrelid = '"dbo"."DataProvenance"'::regclass AND conrelid <> confrelid)
        OR EXISTS (SELECT 1 FROM pg_depend AS d
            JOIN pg_rewrite AS r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
            WHERE d.refobjid = '"dbo"."DataProvenance"'::regclass AND r.ev_class <> d.refobjid) THEN
        RAISE EXCEPTION 'other objects depend on table %', '"dbo"."DataProvenance"'
            USING ERRCODE = 'dependent_objects_still_exist';
    END IF;
END
$strandline$;
-- strandline:statement 16.2
ALTER TABLE "dbo"."DataProvenance" DROP CONSTRAINT "PK_DataProvenance";
-- strandline:statement 16.3
ALTER TABLE "dbo"."DataProvenance" RENAME TO "moved_DataProvenance_50df8d126d";
-- strandline:statement 16.4
ALTER TABLE "dbo"."moved_DataProvenance_50df8d126d" SET SCHEMA "strandline";

-- strandline:step 17/18: drop table dbo.Campaign
-- effects: breaks-clients:dbo.Campaign
-- strandline:statement 17.1
DO $strandline$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_constraint WHERE contype = 'f'
            AND confrelid = '"dbo"."Campaign"'::regclass AND conrelid <> confrelid)
        OR EXISTS (SELECT 1 FROM pg_depend AS d
            JOIN pg_rewrite AS r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
            WHERE d.refobjid = '"dbo"."Campaign"'::regclass AND r.ev_class <> d.refobjid) THEN
        RAISE EXCEPTION 'other objects depend on table %', '"dbo"."Campaign"'
            USING ERRCODE = 'dependent_objects_still_exist';
    END IF;
END
$strandline$;
-- strandline:statement 17.2
ALTER TABLE "dbo"."Campaign" DROP CONSTRAINT "PK_Campaign";
-- strandline:statement 17.3
ALTER TABLE "dbo"."Campaign" ALTER COLUMN "CampaignID" DROP IDENTITY IF EXISTS;
-- strandline:statement 17.4
ALTER TABLE "dbo"."Campaign" RENAME TO "moved_Campaign_b2f5c63c77";
-- strandline:statement 17.5
ALTER TABLE "dbo"."moved_Campaign_b2f5c63c77" SET SCHEMA "strandline";

-- strandline:step 18/18: drop table dbo.CampaignType
-- effects: breaks-clients:dbo.CampaignType
-- strandline:statement 18.1
DO $strandline$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_constraint WHERE contype = 'f'
            AND confrelid = '"dbo"."CampaignType"'::regclass AND conrelid <> confrelid)
        OR EXISTS (SELECT 1 FROM pg_depend AS d
            JOIN pg_rewrite AS r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
            WHERE d.refobjid = '"dbo"."CampaignType"'::regclass AND r.ev_class <> d.refobjid) THEN
        RAISE EXCEPTION 'other objects depend on table %', '"dbo"."CampaignType"'
            USING ERRCODE = 'dependent_objects_still_exist';
    END IF;
END
$strandline$;
-- strandline:statement 18.2
ALTER TABLE "dbo"."CampaignType" DROP CONSTRAINT "PK_CampaignType";
-- strandline:statement 18.3
ALTER TABLE "dbo"."CampaignType" RENAME TO "moved_CampaignType_45cce42dbe";
-- strandline:statement 18.4
ALTER TABLE "dbo"."moved_CampaignType_45cce42dbe" SET SCHEMA "strandline";

-- strandline:end
COMMIT;
