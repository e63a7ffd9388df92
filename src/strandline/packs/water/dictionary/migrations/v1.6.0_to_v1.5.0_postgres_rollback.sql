-- Rollback: v1.6.0 → v1.5.0
-- Component: water on postgres
-- Description: Processing lineage: processing steps, their inputs and outputs, and the processing degree
-- Forward: v1.5.0_to_v1.6.0_postgres.sql
-- Author: Strandline water pack
-- Date: 2026-10-12
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: NONE
-- Archives: dbo.MetaData.ProcessingDegree, dbo.DataLineage, dbo.ProcessingStep
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
-- strandline:step 1/10: archive column dbo.MetaData.ProcessingDegree
-- effects: archives:dbo.MetaData.ProcessingDegree, scans:dbo.MetaData
-- strandline:statement 1.1
CREATE SCHEMA IF NOT EXISTS "strandline";
-- strandline:statement 1.2
CREATE TABLE IF NOT EXISTS "strandline"."archive" ("component" character varying(100) NOT NULL, "archive" character varying(100) NOT NULL, "cycle" bigint NOT NULL, "kind" character varying(20) NOT NULL, "subject" character varying(400) NOT NULL, "location" character varying(200) NOT NULL, "from_version" character varying(100) NOT NULL, "to_version" character varying(100) NOT NULL, "run_id" character varying(36) NOT NULL, "archived_at" timestamp, "state" character varying(20) NOT NULL, "restored_at" timestamp, "restored_run" character varying(36), "restored_rows" bigint, "superseded_rows" bigint, "orphaned_rows" bigint, CONSTRAINT "PK_strandline_archive" PRIMARY KEY ("component", "archive", "cycle"));
-- strandline:statement 1.3
CREATE TABLE IF NOT EXISTS "strandline"."archive_MetaData_ProcessingDegree_cc380f52a6" ("strandline_cycle" bigint NOT NULL, "MetaDataID" integer, "ProcessingDegree" character varying(50));
-- strandline:statement 1.4
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_MetaData_ProcessingDegree_cc380f52a6', COALESCE(MAX("cycle"), 0) + 1, 'column', 'dbo.MetaData.ProcessingDegree', 'strandline.archive_MetaData_ProcessingDegree_cc380f52a6', '1.6.0', '1.5.0', '', (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_MetaData_ProcessingDegree_cc380f52a6';
-- strandline:statement 1.5
INSERT INTO "strandline"."archive_MetaData_ProcessingDegree_cc380f52a6" ("strandline_cycle", "MetaDataID", "ProcessingDegree")
SELECT (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_ProcessingDegree_cc380f52a6' AND "state" = 'archived'), t."MetaDataID", t."ProcessingDegree"
FROM "dbo"."MetaData" AS t;

-- strandline:step 2/10: drop foreign key FK_DataLineage_MetaData on dbo.DataLineage
-- effects: locks-readers:dbo.DataLineage
-- strandline:statement 2.1
ALTER TABLE "dbo"."DataLineage" DROP CONSTRAINT "FK_DataLineage_MetaData";

-- strandline:step 3/10: drop foreign key FK_DataLineage_ProcessingStep on dbo.DataLineage
-- effects: locks-readers:dbo.DataLineage
-- strandline:statement 3.1
ALTER TABLE "dbo"."DataLineage" DROP CONSTRAINT "FK_DataLineage_ProcessingStep";

-- strandline:step 4/10: drop foreign key FK_ProcessingStep_Person on dbo.ProcessingStep
-- effects: locks-readers:dbo.ProcessingStep
-- strandline:statement 4.1
ALTER TABLE "dbo"."ProcessingStep" DROP CONSTRAINT "FK_ProcessingStep_Person";

-- strandline:step 5/10: archive table dbo.DataLineage
-- effects: archives:dbo.DataLineage
-- strandline:statement 5.1
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_DataLineage_0e08703179', COALESCE(MAX("cycle"), 0) + 1, 'table', 'dbo.DataLineage', 'strandline.moved_DataLineage_0e08703179', '1.6.0', '1.5.0', '', (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_DataLineage_0e08703179';

-- strandline:step 6/10: archive table dbo.ProcessingStep
-- effects: archives:dbo.ProcessingStep
-- strandline:statement 6.1
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_ProcessingStep_415cb6dcf2', COALESCE(MAX("cycle"), 0) + 1, 'table', 'dbo.ProcessingStep', 'strandline.moved_ProcessingStep_415cb6dcf2', '1.6.0', '1.5.0', '', (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_ProcessingStep_415cb6dcf2';

-- strandline:step 7/10: delete reference row Version='1.6.0' from dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 7.1
DELETE FROM "dbo"."SchemaVersion" WHERE "Version" = '1.6.0';

-- strandline:step 8/10: drop column dbo.MetaData.ProcessingDegree
-- effects: locks-readers:dbo.MetaData, breaks-clients:dbo.MetaData.ProcessingDegree
-- strandline:statement 8.1
ALTER TABLE "dbo"."MetaData" DROP COLUMN "ProcessingDegree";

-- strandline:step 9/10: drop table dbo.DataLineage
-- effects: breaks-clients:dbo.DataLineage
-- strandline:statement 9.1
DO $strandline$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_constraint WHERE contype = 'f'
            AND confrelid = '"dbo"."DataLineage"'::regclass AND conrelid <> confrelid)
        OR EXISTS (SELECT 1 FROM pg_depend AS d
            JOIN pg_rewrite AS r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
            WHERE d.refobjid = '"dbo"."DataLineage"'::regclass AND r.ev_class <> d.refobjid) THEN
        RAISE EXCEPTION 'other objects depend on table %', '"dbo"."DataLineage"'
            USING ERRCODE = 'dependent_objects_still_exist';
    END IF;
END
$strandline$;
-- strandline:statement 9.2
ALTER TABLE "dbo"."DataLineage" DROP CONSTRAINT "CK_DataLineage_Role";
-- strandline:statement 9.3
ALTER TABLE "dbo"."DataLineage" DROP CONSTRAINT "PK_DataLineage";
-- strandline:statement 9.4
DROP INDEX "dbo"."IX_DataLineage_MetaDataID";
-- strandline:statement 9.5
DROP INDEX "dbo"."IX_DataLineage_ProcessingStepID_Role";
-- strandline:statement 9.6
ALTER TABLE "dbo"."DataLineage" ALTER COLUMN "DataLineageID" DROP IDENTITY IF EXISTS;
-- strandline:statement 9.7
ALTER TABLE "dbo"."DataLineage" RENAME TO "moved_DataLineage_0e08703179";
-- strandline:statement 9.8
ALTER TABLE "dbo"."moved_DataLineage_0e08703179" SET SCHEMA "strandline";

-- strandline:step 10/10: drop table dbo.ProcessingStep
-- effects: breaks-clients:dbo.ProcessingStep
-- strandline:statement 10.1
DO $strandline$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_constraint WHERE contype = 'f'
            AND confrelid = '"dbo"."ProcessingStep"'::regclass AND conrelid <> confrelid)
        OR EXISTS (SELECT 1 FROM pg_depend AS d
            JOIN pg_rewrite AS r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
            WHERE d.refobjid = '"dbo"."ProcessingStep"'::regclass AND r.ev_class <> d.refobjid) THEN
        RAISE EXCEPTION 'other objects depend on table %', '"dbo"."ProcessingStep"'
            USING ERRCODE = 'dependent_objects_still_exist';
    END IF;
END
$strandline$;
-- strandline:statement 10.2
ALTER TABLE "dbo"."ProcessingStep" DROP CONSTRAINT "PK_ProcessingStep";
-- strandline:statement 10.3
ALTER TABLE "dbo"."ProcessingStep" ALTER COLUMN "ProcessingStepID" DROP IDENTITY IF EXISTS;
-- strandline:statement 10.4
ALTER TABLE "dbo"."ProcessingStep" RENAME TO "moved_ProcessingStep_415cb6dcf2";
-- strandline:statement 10.5
ALTER TABLE "dbo"."moved_ProcessingStep_415cb6dcf2" SET SCHEMA "strandline";

-- strandline:end
COMMIT;
