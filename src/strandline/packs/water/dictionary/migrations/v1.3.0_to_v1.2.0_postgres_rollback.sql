-- Rollback: v1.3.0 → v1.2.0
-- Component: water on postgres
-- Description: Lab data: laboratories, samples, analysts and the resources of campaigns
-- Forward: v1.2.0_to_v1.3.0_postgres.sql
-- Author: Strandline water pack
-- Date: 2026-06-08
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: NONE
-- Archives: dbo.MetaData.SampleID, dbo.MetaData.LaboratoryID, dbo.MetaData.AnalystPersonID, dbo.Sample, dbo.Laboratory, dbo.CampaignVariable, dbo.CampaignSamplingLocation, dbo.CampaignEquipment
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
-- strandline:step 1/30: archive column dbo.MetaData.SampleID
-- effects: archives:dbo.MetaData.SampleID, scans:dbo.MetaData
-- strandline:statement 1.1
CREATE SCHEMA IF NOT EXISTS "strandline";
-- strandline:statement 1.2
CREATE TABLE IF NOT EXISTS "strandline"."archive" ("component" character varying(100) NOT NULL, "archive" character varying(100) NOT NULL, "cycle" bigint NOT NULL, "kind" character varying(20) NOT NULL, "subject" character varying(400) NOT NULL, "location" character varying(200) NOT NULL, "from_version" character varying(100) NOT NULL, "to_version" character varying(100) NOT NULL, "run_id" character varying(36) NOT NULL, "archived_at" timestamp, "state" character varying(20) NOT NULL, "restored_at" timestamp, "restored_run" character varying(36), "restored_rows" bigint, "superseded_rows" bigint, "orphaned_rows" bigint, CONSTRAINT "PK_strandline_archive" PRIMARY KEY ("component", "archive", "cycle"));
-- strandline:statement 1.3
CREATE TABLE IF NOT EXISTS "strandline"."archive_MetaData_SampleID_f0994baec0" ("strandline_cycle" bigint NOT NULL, "MetaDataID" integer, "SampleID" integer);
-- strandline:statement 1.4
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_MetaData_SampleID_f0994baec0', COALESCE(MAX("cycle"), 0) + 1, 'column', 'dbo.MetaData.SampleID', 'strandline.archive_MetaData_SampleID_f0994baec0', '1.3.0', '1.2.0', '', (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_MetaData_SampleID_f0994baec0';
-- strandline:statement 1.5
INSERT INTO "strandline"."archive_MetaData_SampleID_f0994baec0" ("strandline_cycle", "MetaDataID", "SampleID")
SELECT (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_SampleID_f0994baec0' AND "state" = 'archived'), t."MetaDataID", t."SampleID"
FROM "dbo"."MetaData" AS t
WHERE t."SampleID" IS NOT NULL;

-- strandline:step 2/30: archive column dbo.MetaData.LaboratoryID
-- effects: archives:dbo.MetaData.LaboratoryID, scans:dbo.MetaData
-- strandline:statement 2.1
CREATE TABLE IF NOT EXISTS "strandline"."archive_MetaData_LaboratoryID_b23760f3cd" ("strandline_cycle" bigint NOT NULL, "MetaDataID" integer, "LaboratoryID" integer);
-- strandline:statement 2.2
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_MetaData_LaboratoryID_b23760f3cd', COALESCE(MAX("cycle"), 0) + 1, 'column', 'dbo.MetaData.LaboratoryID', 'strandline.archive_MetaData_LaboratoryID_b23760f3cd', '1.3.0', '1.2.0', '', (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_MetaData_LaboratoryID_b23760f3cd';
-- strandline:statement 2.3
INSERT INTO "strandline"."archive_MetaData_LaboratoryID_b23760f3cd" ("strandline_cycle", "MetaDataID", "LaboratoryID")
SELECT (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_LaboratoryID_b23760f3cd' AND "state" = 'archived'), t."MetaDataID", t."LaboratoryID"
FROM "dbo"."MetaData" AS t
WHERE t."LaboratoryID" IS NOT NULL;

-- strandline:step 3/30: archive column dbo.MetaData.AnalystPersonID
-- effects: archives:dbo.MetaData.AnalystPersonID, scans:dbo.MetaData
-- strandline:statement 3.1
CREATE TABLE IF NOT EXISTS "strandline"."archive_MetaData_AnalystPersonID_d9a6b39c35" ("strandline_cycle" bigint NOT NULL, "MetaDataID" integer, "AnalystPersonID" integer);
-- strandline:statement 3.2
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_MetaData_AnalystPersonID_d9a6b39c35', COALESCE(MAX("cycle"), 0) + 1, 'column', 'dbo.MetaData.AnalystPersonID', 'strandline.archive_MetaData_AnalystPersonID_d9a6b39c35', '1.3.0', '1.2.0', '', (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_MetaData_AnalystPersonID_d9a6b39c35';
-- strandline:statement 3.3
INSERT INTO "strandline"."archive_MetaData_AnalystPersonID_d9a6b39c35" ("strandline_cycle", "MetaDataID", "AnalystPersonID")
SELECT (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_AnalystPersonID_d9a6b39c35' AND "state" = 'archived'), t."MetaDataID", t."AnalystPersonID"
FROM "dbo"."MetaData" AS t
WHERE t."AnalystPersonID" IS NOT NULL;

-- strandline:step 4/30: drop foreign key FK_MetaData_Person on dbo.MetaData
-- effects: locks-readers:dbo.MetaData
-- strandline:statement 4.1
ALTER TABLE "dbo"."MetaData" DROP CONSTRAINT "FK_MetaData_Person";

-- strandline:step 5/30: drop foreign key FK_MetaData_Laboratory on dbo.MetaData
-- effects: locks-readers:dbo.MetaData
-- strandline:statement 5.1
ALTER TABLE "dbo"."MetaData" DROP CONSTRAINT "FK_MetaData_Laboratory";

-- strandline:step 6/30: drop foreign key FK_MetaData_Sample on dbo.MetaData
-- effects: locks-readers:dbo.MetaData
-- strandline:statement 6.1
ALTER TABLE "dbo"."MetaData" DROP CONSTRAINT "FK_MetaData_Sample";

-- strandline:step 7/30: drop foreign key FK_Sample_Campaign on dbo.Sample
-- effects: locks-readers:dbo.Sample
-- strandline:statement 7.1
ALTER TABLE "dbo"."Sample" DROP CONSTRAINT "FK_Sample_Campaign";

-- strandline:step 8/30: drop foreign key FK_Sample_Person on dbo.Sample
-- effects: locks-readers:dbo.Sample
-- strandline:statement 8.1
ALTER TABLE "dbo"."Sample" DROP CONSTRAINT "FK_Sample_Person";

-- strandline:step 9/30: drop foreign key FK_Sample_SamplingLocation on dbo.Sample
-- effects: locks-readers:dbo.Sample
-- strandline:statement 9.1
ALTER TABLE "dbo"."Sample" DROP CONSTRAINT "FK_Sample_SamplingLocation";

-- strandline:step 10/30: drop foreign key FK_Laboratory_Site on dbo.Laboratory
-- effects: locks-readers:dbo.Laboratory
-- strandline:statement 10.1
ALTER TABLE "dbo"."Laboratory" DROP CONSTRAINT "FK_Laboratory_Site";

-- strandline:step 11/30: drop foreign key FK_CampaignVariable_Variable on dbo.CampaignVariable
-- effects: locks-readers:dbo.CampaignVariable
-- strandline:statement 11.1
ALTER TABLE "dbo"."CampaignVariable" DROP CONSTRAINT "FK_CampaignVariable_Variable";

-- strandline:step 12/30: drop foreign key FK_CampaignVariable_Campaign on dbo.CampaignVariable
-- effects: locks-readers:dbo.CampaignVariable
-- strandline:statement 12.1
ALTER TABLE "dbo"."CampaignVariable" DROP CONSTRAINT "FK_CampaignVariable_Campaign";

-- strandline:step 13/30: drop foreign key FK_CampaignSamplingLocation_SamplingLocation on dbo.CampaignSamplingLocation
-- effects: locks-readers:dbo.CampaignSamplingLocation
-- strandline:statement 13.1
ALTER TABLE "dbo"."CampaignSamplingLocation" DROP CONSTRAINT "FK_CampaignSamplingLocation_SamplingLocation";

-- strandline:step 14/30: drop foreign key FK_CampaignSamplingLocation_Campaign on dbo.CampaignSamplingLocation
-- effects: locks-readers:dbo.CampaignSamplingLocation
-- strandline:statement 14.1
ALTER TABLE "dbo"."CampaignSamplingLocation" DROP CONSTRAINT "FK_CampaignSamplingLocation_Campaign";

-- strandline:step 15/30: drop foreign key FK_CampaignEquipment_Equipment on dbo.CampaignEquipment
-- effects: locks-readers:dbo.CampaignEquipment
-- strandline:statement 15.1
ALTER TABLE "dbo"."CampaignEquipment" DROP CONSTRAINT "FK_CampaignEquipment_Equipment";

-- strandline:step 16/30: drop foreign key FK_CampaignEquipment_Campaign on dbo.CampaignEquipment
-- effects: locks-readers:dbo.CampaignEquipment
-- strandline:statement 16.1
ALTER TABLE "dbo"."CampaignEquipment" DROP CONSTRAINT "FK_CampaignEquipment_Campaign";

-- strandline:step 17/30: archive table dbo.Sample
-- effects: archives:dbo.Sample
-- strandline:statement 17.1
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_Sample_60abdbee43', COALESCE(MAX("cycle"), 0) + 1, 'table', 'dbo.Sample', 'strandline.moved_Sample_60abdbee43', '1.3.0', '1.2.0', '', (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_Sample_60abdbee43';

-- strandline:step 18/30: archive table dbo.Laboratory
-- effects: archives:dbo.Laboratory
-- strandline:statement 18.1
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_Laboratory_df5227c1e6', COALESCE(MAX("cycle"), 0) + 1, 'table', 'dbo.Laboratory', 'strandline.moved_Laboratory_df5227c1e6', '1.3.0', '1.2.0', '', (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_Laboratory_df5227c1e6';

-- strandline:step 19/30: archive table dbo.CampaignVariable
-- effects: archives:dbo.CampaignVariable
-- strandline:statement 19.1
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_CampaignVariable_7977eb539d', COALESCE(MAX("cycle"), 0) + 1, 'table', 'dbo.CampaignVariable', 'strandline.moved_CampaignVariable_7977eb539d', '1.3.0', '1.2.0', '', (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_CampaignVariable_7977eb539d';

-- strandline:step 20/30: archive table dbo.CampaignSamplingLocation
-- effects: archives:dbo.CampaignSamplingLocation
-- strandline:statement 20.1
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_CampaignSamplingLocation_09feaeb5bf', COALESCE(MAX("cycle"), 0) + 1, 'table', 'dbo.CampaignSamplingLocation', 'strandline.moved_CampaignSamplingLocation_09feaeb5bf', '1.3.0', '1.2.0', '', (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_CampaignSamplingLocation_09feaeb5bf';

-- strandline:step 21/30: archive table dbo.CampaignEquipment
-- effects: archives:dbo.CampaignEquipment
-- strandline:statement 21.1
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_CampaignEquipment_effbd49643', COALESCE(MAX("cycle"), 0) + 1, 'table', 'dbo.CampaignEquipment', 'strandline.moved_CampaignEquipment_effbd49643', '1.3.0', '1.2.0', '', (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_CampaignEquipment_effbd49643';

-- strandline:step 22/30: delete reference row Version='1.3.0' from dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 22.1
DELETE FROM "dbo"."SchemaVersion" WHERE "Version" = '1.3.0';

-- strandline:step 23/30: drop column dbo.MetaData.AnalystPersonID
-- effects: locks-readers:dbo.MetaData, breaks-clients:dbo.MetaData.AnalystPersonID
-- strandline:statement 23.1
ALTER TABLE "dbo"."MetaData" DROP COLUMN "AnalystPersonID";

-- strandline:step 24/30: drop column dbo.MetaData.LaboratoryID
-- effects: locks-readers:dbo.MetaData, breaks-clients:dbo.MetaData.LaboratoryID
-- strandline:statement 24.1
ALTER TABLE "dbo"."MetaData" DROP COLUMN "LaboratoryID";

-- strandline:step 25/30: drop column dbo.MetaData.SampleID
-- effects: locks-readers:dbo.MetaData, breaks-clients:dbo.MetaData.SampleID
-- strandline:statement 25.1
ALTER TABLE "dbo"."MetaData" DROP COLUMN "SampleID";

-- strandline:step 26/30: drop table dbo.Sample
-- effects: breaks-clients:dbo.Sample
-- strandline:statement 26.1
DO $strandline$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_constraint WHERE contype = 'f'
            AND confrelid = '"dbo"."Sample"'::regclass AND conrelid <> confrelid)
        OR EXISTS (SELECT 1 FROM pg_depend AS d
            JOIN pg_rewrite AS r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
            WHERE d.refobjid = '"dbo"."Sample"'::regclass AND r.ev_class <> d.refobjid) THEN
        RAISE EXCEPTION 'other objects depend on table %', '"dbo"."Sample"'
            USING ERRCODE = 'dependent_objects_still_exist';
    END IF;
END
$strandline$;
-- strandline:statement 26.2
ALTER TABLE "dbo"."Sample" DROP CONSTRAINT "PK_Sample";
-- strandline:statement 26.3
ALTER TABLE "dbo"."Sample" ALTER COLUMN "SampleID" DROP IDENTITY IF EXISTS;
-- strandline:statement 26.4
ALTER TABLE "dbo"."Sample" RENAME TO "moved_Sample_60abdbee43";
-- strandline:statement 26.5
ALTER TABLE "dbo"."moved_Sample_60abdbee43" SET SCHEMA "strandline";

-- strandline:step 27/30: drop table dbo.Laboratory
-- effects: breaks-clients:dbo.Laboratory
-- strandline:statement 27.1
DO $strandline$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_constraint WHERE contype = 'f'
            AND confrelid = '"dbo"."Laboratory"'::regclass AND conrelid <> confrelid)
        OR EXISTS (SELECT 1 FROM pg_depend AS d
            JOIN pg_rewrite AS r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
            WHERE d.refobjid = '"dbo"."Laboratory"'::regclass AND r.ev_class <> d.refobjid) THEN
        RAISE EXCEPTION 'other objects depend on table %', '"dbo"."Laboratory"'
            USING ERRCODE = 'dependent_objects_still_exist';
    END IF;
END
$strandline$;
-- strandline:statement 27.2
ALTER TABLE "dbo"."Laboratory" DROP CONSTRAINT "PK_Laboratory";
-- strandline:statement 27.3
ALTER TABLE "dbo"."Laboratory" ALTER COLUMN "LaboratoryID" DROP IDENTITY IF EXISTS;
-- strandline:statement 27.4
ALTER TABLE "dbo"."Laboratory" RENAME TO "moved_Laboratory_df5227c1e6";
-- strandline:statement 27.5
ALTER TABLE "dbo"."moved_Laboratory_df5227c1e6" SET SCHEMA "strandline";

-- strandline:step 28/30: drop table dbo.CampaignVariable
-- effects: breaks-clients:dbo.CampaignVariable
-- strandline:statement 28.1
DO $strandline$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_constraint WHERE contype = 'f'
            AND confrelid = '"dbo"."CampaignVariable"'::regclass AND conrelid <> confrelid)
        OR EXISTS (SELECT 1 FROM pg_depend AS d
            JOIN pg_rewrite AS r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
            WHERE d.refobjid = '"dbo"."CampaignVariable"'::regclass AND r.ev_class <> d.refobjid) THEN
        RAISE EXCEPTION 'other objects depend on table %', '"dbo"."CampaignVariable"'
            USING ERRCODE = 'dependent_objects_still_exist';
    END IF;
END
$strandline$;
-- strandline:statement 28.2
ALTER TABLE "dbo"."CampaignVariable" DROP CONSTRAINT "PK_CampaignVariable";
-- strandline:statement 28.3
ALTER TABLE "dbo"."CampaignVariable" RENAME TO "moved_CampaignVariable_7977eb539d";
-- strandline:statement 28.4
ALTER TABLE "dbo"."moved_CampaignVariable_7977eb539d" SET SCHEMA "strandline";

-- strandline:step 29/30: drop table dbo.CampaignSamplingLocation
-- effects: breaks-clients:dbo.CampaignSamplingLocation
-- strandline:statement 29.1
DO $strandline$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_constraint WHERE contype = 'f'
            AND confrelid = '"dbo"."CampaignSamplingLocation"'::regclass AND conrelid <> confrelid)
        OR EXISTS (SELECT 1 FROM pg_depend AS d
            JOIN pg_rewrite AS r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
            WHERE d.refobjid = '"dbo"."CampaignSamplingLocation"'::regclass AND r.ev_class <> d.refobjid) THEN
        RAISE EXCEPTION 'other objects depend on table %', '"dbo"."CampaignSamplingLocation"'
            USING ERRCODE = 'dependent_objects_still_exist';
    END IF;
END
$strandline$;
-- strandline:statement 29.2
ALTER TABLE "dbo"."CampaignSamplingLocation" DROP CONSTRAINT "PK_CampaignSamplingLocation";
-- strandline:statement 29.3
ALTER TABLE "dbo"."CampaignSamplingLocation" RENAME TO "moved_CampaignSamplingLocation_09feaeb5bf";
-- strandline:statement 29.4
ALTER TABLE "dbo"."moved_CampaignSamplingLocation_09feaeb5bf" SET SCHEMA "strandline";

-- strandline:step 30/30: drop table dbo.CampaignEquipment
-- effects: breaks-clients:dbo.CampaignEquipment
-- strandline:statement 30.1
DO $strandline$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_constraint WHERE contype = 'f'
            AND confrelid = '"dbo"."CampaignEquipment"'::regclass AND conrelid <> confrelid)
        OR EXISTS (SELECT 1 FROM pg_depend AS d
            JOIN pg_rewrite AS r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
            WHERE d.refobjid = '"dbo"."CampaignEquipment"'::regclass AND r.ev_class <> d.refobjid) THEN
        RAISE EXCEPTION 'other objects depend on table %', '"dbo"."CampaignEquipment"'
            USING ERRCODE = 'dependent_objects_still_exist';
    END IF;
END
$strandline$;
-- strandline:statement 30.2
ALTER TABLE "dbo"."CampaignEquipment" DROP CONSTRAINT "PK_CampaignEquipment";
-- strandline:statement 30.3
ALTER TABLE "dbo"."CampaignEquipment" RENAME TO "moved_CampaignEquipment_effbd49643";
-- strandline:statement 30.4
ALTER TABLE "dbo"."moved_CampaignEquipment_effbd49643" SET SCHEMA "strandline";

-- strandline:end
COMMIT;
