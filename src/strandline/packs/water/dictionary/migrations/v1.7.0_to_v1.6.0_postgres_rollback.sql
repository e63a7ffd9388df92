-- Rollback: v1.7.0 → v1.6.0
-- Component: water on postgres
-- Description: Annotations of series, the vocabulary of quality codes, and stored ingestion requests
-- Forward: v1.6.0_to_v1.7.0_postgres.sql
-- Author: Strandline water pack
-- Date: 2026-11-28
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: NONE
-- Archives: dbo.QualityCode, dbo.IngestRequest, dbo.Annotation, dbo.AnnotationType
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
-- strandline:step 1/16: drop index IX_MetaData_SampleID on dbo.MetaData
-- effects: locks-readers:dbo.MetaData
-- strandline:statement 1.1
DROP INDEX "dbo"."IX_MetaData_SampleID";

-- strandline:step 2/16: drop index IX_MetaData_CampaignID on dbo.MetaData
-- effects: locks-readers:dbo.MetaData
-- strandline:statement 2.1
DROP INDEX "dbo"."IX_MetaData_CampaignID";

-- strandline:step 3/16: drop foreign key FK_Annotation_EquipmentEvent on dbo.Annotation
-- effects: locks-readers:dbo.Annotation, locks-readers:dbo.EquipmentEvent
-- strandline:statement 3.1
ALTER TABLE "dbo"."Annotation" DROP CONSTRAINT "FK_Annotation_EquipmentEvent";

-- strandline:step 4/16: drop foreign key FK_Annotation_Campaign on dbo.Annotation
-- effects: locks-readers:dbo.Annotation, locks-readers:dbo.Campaign
-- strandline:statement 4.1
ALTER TABLE "dbo"."Annotation" DROP CONSTRAINT "FK_Annotation_Campaign";

-- strandline:step 5/16: drop foreign key FK_Annotation_Person on dbo.Annotation
-- effects: locks-readers:dbo.Annotation, locks-readers:dbo.Person
-- strandline:statement 5.1
ALTER TABLE "dbo"."Annotation" DROP CONSTRAINT "FK_Annotation_Person";

-- strandline:step 6/16: drop foreign key FK_Annotation_AnnotationType on dbo.Annotation
-- effects: locks-readers:dbo.Annotation, locks-readers:dbo.AnnotationType
-- strandline:statement 6.1
ALTER TABLE "dbo"."Annotation" DROP CONSTRAINT "FK_Annotation_AnnotationType";

-- strandline:step 7/16: drop foreign key FK_Annotation_MetaData on dbo.Annotation
-- effects: locks-readers:dbo.Annotation, locks-readers:dbo.MetaData
-- strandline:statement 7.1
ALTER TABLE "dbo"."Annotation" DROP CONSTRAINT "FK_Annotation_MetaData";

-- strandline:step 8/16: archive table dbo.QualityCode
-- effects: archives:dbo.QualityCode
-- strandline:statement 8.1
CREATE SCHEMA IF NOT EXISTS "strandline";
-- strandline:statement 8.2
CREATE TABLE IF NOT EXISTS "strandline"."archive" ("component" character varying(100) NOT NULL, "archive" character varying(100) NOT NULL, "cycle" bigint NOT NULL, "kind" character varying(20) NOT NULL, "subject" character varying(400) NOT NULL, "location" character varying(200) NOT NULL, "from_version" character varying(100) NOT NULL, "to_version" character varying(100) NOT NULL, "run_id" character varying(36) NOT NULL, "archived_at" timestamp, "state" character varying(20) NOT NULL, "restored_at" timestamp, "restored_run" character varying(36), "restored_rows" bigint, "superseded_rows" bigint, "orphaned_rows" bigint, CONSTRAINT "PK_strandline_archive" PRIMARY KEY ("component", "archive", "cycle"));
-- strandline:statement 8.3
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_QualityCode_3c6c692f3b', COALESCE(MAX("cycle"), 0) + 1, 'table', 'dbo.QualityCode', 'strandline.moved_QualityCode_3c6c692f3b', '1.7.0', '1.6.0', '', (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_QualityCode_3c6c692f3b';

-- strandline:step 9/16: archive table dbo.IngestRequest
-- effects: archives:dbo.IngestRequest
-- strandline:statement 9.1
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_IngestRequest_8216a15c0c', COALESCE(MAX("cycle"), 0) + 1, 'table', 'dbo.IngestRequest', 'strandline.moved_IngestRequest_8216a15c0c', '1.7.0', '1.6.0', '', (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_IngestRequest_8216a15c0c';

-- strandline:step 10/16: archive table dbo.Annotation
-- effects: archives:dbo.Annotation
-- strandline:statement 10.1
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_Annotation_3a26d64362', COALESCE(MAX("cycle"), 0) + 1, 'table', 'dbo.Annotation', 'strandline.moved_Annotation_3a26d64362', '1.7.0', '1.6.0', '', (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_Annotation_3a26d64362';

-- strandline:step 11/16: archive table dbo.AnnotationType
-- effects: archives:dbo.AnnotationType
-- strandline:statement 11.1
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_AnnotationType_90663148bb', COALESCE(MAX("cycle"), 0) + 1, 'table', 'dbo.AnnotationType', 'strandline.moved_AnnotationType_90663148bb', '1.7.0', '1.6.0', '', (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_AnnotationType_90663148bb';

-- strandline:step 12/16: delete reference row Version='1.7.0' from dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 12.1
DELETE FROM "dbo"."SchemaVersion" WHERE "Version" = '1.7.0';

-- strandline:step 13/16: drop table dbo.QualityCode
-- effects: locks-readers:dbo.QualityCode, breaks-clients:dbo.QualityCode
-- strandline:statement 13.1
DO $strandline$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_constraint WHERE contype = 'f'
            AND confrelid = '"dbo"."QualityCode"'::regclass AND conrelid <> confrelid)
        OR EXISTS (SELECT 1 FROM pg_depend AS d
            JOIN pg_rewrite AS r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
            WHERE d.refobjid = '"dbo"."QualityCode"'::regclass AND r.ev_class <> d.refobjid) THEN
        RAISE EXCEPTION 'other objects depend on table %', '"dbo"."QualityCode"'
            USING ERRCODE = 'dependent_objects_still_exist';
    END IF;
END
$strandline$;
-- strandline:statement 13.2
ALTER TABLE "dbo"."QualityCode" DROP CONSTRAINT "UQ_QualityCode_Name";
-- strandline:statement 13.3
ALTER TABLE "dbo"."QualityCode" DROP CONSTRAINT "PK_QualityCode";
-- strandline:statement 13.4
ALTER TABLE "dbo"."QualityCode" RENAME TO "moved_QualityCode_3c6c692f3b";
-- strandline:statement 13.5
ALTER TABLE "dbo"."moved_QualityCode_3c6c692f3b" SET SCHEMA "strandline";

-- strandline:step 14/16: drop table dbo.IngestRequest
-- effects: locks-readers:dbo.IngestRequest, breaks-clients:dbo.IngestRequest
-- strandline:statement 14.1
DO $strandline$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_constraint WHERE contype = 'f'
            AND confrelid = '"dbo"."IngestRequest"'::regclass AND conrelid <> confrelid)
        OR EXISTS (SELECT 1 FROM pg_depend AS d
            JOIN pg_rewrite AS r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
            WHERE d.refobjid = '"dbo"."IngestRequest"'::regclass AND r.ev_class <> d.refobjid) THEN
        RAISE EXCEPTION 'other objects depend on table %', '"dbo"."IngestRequest"'
            USING ERRCODE = 'dependent_objects_still_exist';
    END IF;
END
$strandline$;
-- strandline:statement 14.2
ALTER TABLE "dbo"."IngestRequest" DROP CONSTRAINT "UQ_IngestRequest_Caller_IdempotencyKey";
-- strandline:statement 14.3
ALTER TABLE "dbo"."IngestRequest" DROP CONSTRAINT "PK_IngestRequest";
-- strandline:statement 14.4
DROP INDEX "dbo"."IX_IngestRequest_CreatedAt";
-- strandline:statement 14.5
ALTER TABLE "dbo"."IngestRequest" ALTER COLUMN "IngestRequestID" DROP IDENTITY IF EXISTS;
-- strandline:statement 14.6
ALTER TABLE "dbo"."IngestRequest" RENAME TO "moved_IngestRequest_8216a15c0c";
-- strandline:statement 14.7
ALTER TABLE "dbo"."moved_IngestRequest_8216a15c0c" SET SCHEMA "strandline";

-- strandline:step 15/16: drop table dbo.Annotation
-- effects: locks-readers:dbo.Annotation, breaks-clients:dbo.Annotation
-- strandline:statement 15.1
DO $strandline$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_constraint WHERE contype = 'f'
            AND confrelid = '"dbo"."Annotation"'::regclass AND conrelid <> confrelid)
        OR EXISTS (SELECT 1 FROM pg_depend AS d
            JOIN pg_rewrite AS r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
            WHERE d.refobjid = '"dbo"."Annotation"'::regclass AND r.ev_class <> d.refobjid) THEN
        RAISE EXCEPTION 'other objects depend on table %', '"dbo"."Annotation"'
            USING ERRCODE = 'dependent_objects_still_exist';
    END IF;
END
$strandline$;
-- strandline:statement 15.2
ALTER TABLE "dbo"."Annotation" DROP CONSTRAINT "PK_Annotation";
-- strandline:statement 15.3
DROP INDEX "dbo"."IX_Annotation_MetaDataID_StartTime";
-- strandline:statement 15.4
ALTER TABLE "dbo"."Annotation" ALTER COLUMN "AnnotationID" DROP IDENTITY IF EXISTS;
-- strandline:statement 15.5
ALTER TABLE "dbo"."Annotation" RENAME TO "moved_Annotation_3a26d64362";
-- strandline:statement 15.6
ALTER TABLE "dbo"."moved_Annotation_3a26d64362" SET SCHEMA "strandline";

-- strandline:step 16/16: drop table dbo.AnnotationType
-- effects: locks-readers:dbo.AnnotationType, breaks-clients:dbo.AnnotationType
-- strandline:statement 16.1
DO $strandline$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_constraint WHERE contype = 'f'
            AND confrelid = '"dbo"."AnnotationType"'::regclass AND conrelid <> confrelid)
        OR EXISTS (SELECT 1 FROM pg_depend AS d
            JOIN pg_rewrite AS r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
            WHERE d.refobjid = '"dbo"."AnnotationType"'::regclass AND r.ev_class <> d.refobjid) THEN
        RAISE EXCEPTION 'other objects depend on table %', '"dbo"."AnnotationType"'
            USING ERRCODE = 'dependent_objects_still_exist';
    END IF;
END
$strandline$;
-- strandline:statement 16.2
ALTER TABLE "dbo"."AnnotationType" DROP CONSTRAINT "UQ_AnnotationType_Name";
-- strandline:statement 16.3
ALTER TABLE "dbo"."AnnotationType" DROP CONSTRAINT "PK_AnnotationType";
-- strandline:statement 16.4
ALTER TABLE "dbo"."AnnotationType" RENAME TO "moved_AnnotationType_90663148bb";
-- strandline:statement 16.5
ALTER TABLE "dbo"."moved_AnnotationType_90663148bb" SET SCHEMA "strandline";

-- strandline:end
COMMIT;
