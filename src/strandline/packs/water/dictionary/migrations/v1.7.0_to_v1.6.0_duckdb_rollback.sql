-- Rollback: v1.7.0 → v1.6.0
-- Component: water on duckdb
-- Description: Annotations of series, the vocabulary of quality codes, and stored ingestion requests
-- Forward: v1.6.0_to_v1.7.0_duckdb.sql
-- Author: Strandline water pack
-- Date: 2026-11-28
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: NONE
-- Archives: dbo.QualityCode, dbo.IngestRequest, dbo.Annotation, dbo.AnnotationType
-- Run by hand: duckdb -bail DB < FILE

-- strandline:before
SET wal_autocheckpoint = '0KB';
-- strandline:begin
BEGIN TRANSACTION;
-- strandline:step 1/11: drop index IX_MetaData_SampleID on dbo.MetaData
-- strandline:statement 1.1
DROP INDEX "dbo"."IX_MetaData_SampleID";

-- strandline:step 2/11: drop index IX_MetaData_CampaignID on dbo.MetaData
-- strandline:statement 2.1
DROP INDEX "dbo"."IX_MetaData_CampaignID";

-- strandline:step 3/11: archive table dbo.QualityCode
-- effects: archives:dbo.QualityCode, scans:dbo.QualityCode
-- strandline:statement 3.1
CREATE SCHEMA IF NOT EXISTS "strandline";
-- strandline:statement 3.2
CREATE TABLE IF NOT EXISTS "strandline"."archive" ("component" VARCHAR NOT NULL, "archive" VARCHAR NOT NULL, "cycle" BIGINT NOT NULL, "kind" VARCHAR NOT NULL, "subject" VARCHAR NOT NULL, "location" VARCHAR NOT NULL, "from_version" VARCHAR NOT NULL, "to_version" VARCHAR NOT NULL, "run_id" VARCHAR NOT NULL, "archived_at" TIMESTAMP, "state" VARCHAR NOT NULL, "restored_at" TIMESTAMP, "restored_run" VARCHAR, "restored_rows" BIGINT, "superseded_rows" BIGINT, "orphaned_rows" BIGINT, CONSTRAINT "PK_strandline_archive" PRIMARY KEY ("component", "archive", "cycle"));
-- strandline:statement 3.3
CREATE TABLE IF NOT EXISTS "strandline"."archive_QualityCode_3c6c692f3b" ("strandline_cycle" BIGINT NOT NULL, "QualityCodeID" INTEGER, "Name" VARCHAR, "IsUsable" BOOLEAN, "Description" VARCHAR);
-- strandline:statement 3.4
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_QualityCode_3c6c692f3b', COALESCE(MAX("cycle"), 0) + 1, 'table', 'dbo.QualityCode', 'strandline.archive_QualityCode_3c6c692f3b', '1.7.0', '1.6.0', '', make_timestamp(epoch_us(CURRENT_TIMESTAMP)), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_QualityCode_3c6c692f3b';
-- strandline:statement 3.5
INSERT INTO "strandline"."archive_QualityCode_3c6c692f3b" ("strandline_cycle", "QualityCodeID", "Name", "IsUsable", "Description")
SELECT (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_QualityCode_3c6c692f3b' AND "state" = 'archived'), t."QualityCodeID", t."Name", t."IsUsable", t."Description"
FROM "dbo"."QualityCode" AS t;

-- strandline:step 4/11: archive table dbo.IngestRequest
-- effects: archives:dbo.IngestRequest, scans:dbo.IngestRequest
-- strandline:statement 4.1
CREATE TABLE IF NOT EXISTS "strandline"."archive_IngestRequest_8216a15c0c" ("strandline_cycle" BIGINT NOT NULL, "IngestRequestID" INTEGER, "Caller" VARCHAR, "IdempotencyKey" VARCHAR, "Endpoint" VARCHAR, "RequestHash" VARCHAR, "StatusCode" INTEGER, "Response" VARCHAR, "CreatedAt" TIMESTAMP);
-- strandline:statement 4.2
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_IngestRequest_8216a15c0c', COALESCE(MAX("cycle"), 0) + 1, 'table', 'dbo.IngestRequest', 'strandline.archive_IngestRequest_8216a15c0c', '1.7.0', '1.6.0', '', make_timestamp(epoch_us(CURRENT_TIMESTAMP)), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_IngestRequest_8216a15c0c';
-- strandline:statement 4.3
INSERT INTO "strandline"."archive_IngestRequest_8216a15c0c" ("strandline_cycle", "IngestRequestID", "Caller", "IdempotencyKey", "Endpoint", "RequestHash", "StatusCode", "Response", "CreatedAt")
SELECT (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_IngestRequest_8216a15c0c' AND "state" = 'archived'), t."IngestRequestID", t."Caller", t."IdempotencyKey", t."Endpoint", t."RequestHash", t."StatusCode", t."Response", t."CreatedAt"
FROM "dbo"."IngestRequest" AS t;

-- strandline:step 5/11: archive table dbo.Annotation
-- effects: archives:dbo.Annotation, scans:dbo.Annotation
-- strandline:statement 5.1
CREATE TABLE IF NOT EXISTS "strandline"."archive_Annotation_3a26d64362" ("strandline_cycle" BIGINT NOT NULL, "AnnotationID" INTEGER, "MetaDataID" INTEGER, "AnnotationTypeID" INTEGER, "StartTime" TIMESTAMP, "EndTime" TIMESTAMP, "AuthorPersonID" INTEGER, "CampaignID" INTEGER, "EquipmentEventID" INTEGER, "Title" VARCHAR, "Comment" VARCHAR, "CreatedAt" TIMESTAMP);
-- strandline:statement 5.2
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_Annotation_3a26d64362', COALESCE(MAX("cycle"), 0) + 1, 'table', 'dbo.Annotation', 'strandline.archive_Annotation_3a26d64362', '1.7.0', '1.6.0', '', make_timestamp(epoch_us(CURRENT_TIMESTAMP)), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_Annotation_3a26d64362';
-- strandline:statement 5.3
INSERT INTO "strandline"."archive_Annotation_3a26d64362" ("strandline_cycle", "AnnotationID", "MetaDataID", "AnnotationTypeID", "StartTime", "EndTime", "AuthorPersonID", "CampaignID", "EquipmentEventID", "Title", "Comment", "CreatedAt")
SELECT (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_Annotation_3a26d64362' AND "state" = 'archived'), t."AnnotationID", t."MetaDataID", t."AnnotationTypeID", t."StartTime", t."EndTime", t."AuthorPersonID", t."CampaignID", t."EquipmentEventID", t."Title", t."Comment", t."CreatedAt"
FROM "dbo"."Annotation" AS t;

-- strandline:step 6/11: archive table dbo.AnnotationType
-- effects: archives:dbo.AnnotationType, scans:dbo.AnnotationType
-- strandline:statement 6.1
CREATE TABLE IF NOT EXISTS "strandline"."archive_AnnotationType_90663148bb" ("strandline_cycle" BIGINT NOT NULL, "AnnotationTypeID" INTEGER, "Name" VARCHAR, "Color" VARCHAR);
-- strandline:statement 6.2
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_AnnotationType_90663148bb', COALESCE(MAX("cycle"), 0) + 1, 'table', 'dbo.AnnotationType', 'strandline.archive_AnnotationType_90663148bb', '1.7.0', '1.6.0', '', make_timestamp(epoch_us(CURRENT_TIMESTAMP)), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_AnnotationType_90663148bb';
-- strandline:statement 6.3
INSERT INTO "strandline"."archive_AnnotationType_90663148bb" ("strandline_cycle", "AnnotationTypeID", "Name", "Color")
SELECT (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_AnnotationType_90663148bb' AND "state" = 'archived'), t."AnnotationTypeID", t."Name", t."Color"
FROM "dbo"."AnnotationType" AS t;

-- strandline:step 7/11: delete reference row Version='1.7.0' from dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 7.1
DELETE FROM "dbo"."SchemaVersion" WHERE "Version" = '1.7.0';

-- strandline:step 8/11: drop table dbo.QualityCode
-- effects: breaks-clients:dbo.QualityCode
-- strandline:statement 8.1
DROP TABLE "dbo"."QualityCode";

-- strandline:step 9/11: drop table dbo.IngestRequest
-- effects: breaks-clients:dbo.IngestRequest
-- strandline:statement 9.1
DROP TABLE "dbo"."IngestRequest";
-- strandline:statement 9.2
DROP SEQUENCE "dbo"."strandline_seq_IngestRequest_IngestRequestID";

-- strandline:step 10/11: drop table dbo.Annotation
-- effects: breaks-clients:dbo.Annotation
-- strandline:statement 10.1
DROP TABLE "dbo"."Annotation";
-- strandline:statement 10.2
DROP SEQUENCE "dbo"."strandline_seq_Annotation_AnnotationID";

-- strandline:step 11/11: drop table dbo.AnnotationType
-- effects: breaks-clients:dbo.AnnotationType
-- strandline:statement 11.1
DROP TABLE "dbo"."AnnotationType";

-- strandline:end
COMMIT;
