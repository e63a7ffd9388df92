-- Migration: v1.6.0 → v1.7.0
-- Component: water on duckdb
-- Description: Annotations of series, the vocabulary of quality codes, and stored ingestion requests
-- Rollback: v1.7.0_to_v1.6.0_duckdb_rollback.sql
-- Author: Strandline water pack
-- Date: 2026-11-28
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: NONE
-- Archives: NONE
-- Run by hand: duckdb -bail DB < FILE

-- strandline:before
SET wal_autocheckpoint = '0KB';
-- strandline:begin
BEGIN TRANSACTION;
-- strandline:step 1/27: create table dbo.AnnotationType
-- strandline:statement 1.1
CREATE SCHEMA IF NOT EXISTS "dbo";
-- strandline:statement 1.2
CREATE TABLE "dbo"."AnnotationType" (
    "AnnotationTypeID" INTEGER NOT NULL,
    "Name" VARCHAR NOT NULL,
    "Color" VARCHAR NOT NULL,
    CONSTRAINT "PK_AnnotationType" PRIMARY KEY ("AnnotationTypeID"),
    CONSTRAINT "UQ_AnnotationType_Name" UNIQUE ("Name")
);
-- strandline:statement 1.3
COMMENT ON TABLE "dbo"."AnnotationType" IS 'Kinds of annotation, with the colour that charts give them.';
-- strandline:statement 1.4
COMMENT ON COLUMN "dbo"."AnnotationType"."AnnotationTypeID" IS 'Fixed key of the kind: 1 Fault, 2 Maintenance, 3 Calibration Period, 4 Anomaly, 5 Experiment, 6 Process Event, 7 Data Quality, 8 Note, 9 Exclusion, 10 Validated.';
-- strandline:statement 1.5
COMMENT ON COLUMN "dbo"."AnnotationType"."Name" IS 'Name of the kind; unique.';
-- strandline:statement 1.6
COMMENT ON COLUMN "dbo"."AnnotationType"."Color" IS 'Colour of the kind in charts, as # and six hexadecimal digits.';

-- strandline:step 2/27: create table dbo.Annotation
-- strandline:statement 2.1
CREATE SEQUENCE "dbo"."strandline_seq_Annotation_AnnotationID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 2.2
CREATE TABLE "dbo"."Annotation" (
    "AnnotationID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_Annotation_AnnotationID"') NOT NULL,
    "MetaDataID" INTEGER NOT NULL,
    "AnnotationTypeID" INTEGER NOT NULL,
    "StartTime" TIMESTAMP NOT NULL,
    "EndTime" TIMESTAMP,
    "AuthorPersonID" INTEGER,
    "CampaignID" INTEGER,
    "EquipmentEventID" INTEGER,
    "Title" VARCHAR NOT NULL,
    "Comment" VARCHAR,
    "CreatedAt" TIMESTAMP DEFAULT (make_timestamp(epoch_us(CURRENT_TIMESTAMP))) NOT NULL,
    CONSTRAINT "PK_Annotation" PRIMARY KEY ("AnnotationID"),
    CONSTRAINT "FK_Annotation_MetaData" FOREIGN KEY ("MetaDataID") REFERENCES "dbo"."MetaData" ("MetaDataID"),
    CONSTRAINT "FK_Annotation_AnnotationType" FOREIGN KEY ("AnnotationTypeID") REFERENCES "dbo"."AnnotationType" ("AnnotationTypeID"),
    CONSTRAINT "FK_Annotation_Person" FOREIGN KEY ("AuthorPersonID") REFERENCES "dbo"."Person" ("PersonID"),
    CONSTRAINT "FK_Annotation_Campaign" FOREIGN KEY ("CampaignID") REFERENCES "dbo"."Campaign" ("CampaignID"),
    CONSTRAINT "FK_Annotation_EquipmentEvent" FOREIGN KEY ("EquipmentEventID") REFERENCES "dbo"."EquipmentEvent" ("EquipmentEventID")
);
-- strandline:statement 2.3
CREATE INDEX "IX_Annotation_MetaDataID_StartTime" ON "dbo"."Annotation" ("MetaDataID", "StartTime");
-- strandline:statement 2.4
COMMENT ON TABLE "dbo"."Annotation" IS 'Remarks of people on a stretch of a series. An annotation says what is seen in the data; an equipment event says what was done, and the two can be linked.';
-- strandline:statement 2.5
COMMENT ON COLUMN "dbo"."Annotation"."AnnotationID" IS 'Surrogate key of the annotation.';
-- strandline:statement 2.6
COMMENT ON COLUMN "dbo"."Annotation"."MetaDataID" IS 'Series that is annotated.';
-- strandline:statement 2.7
COMMENT ON COLUMN "dbo"."Annotation"."AnnotationTypeID" IS 'Kind of the annotation.';
-- strandline:statement 2.8
COMMENT ON COLUMN "dbo"."Annotation"."StartTime" IS 'First instant concerned, in UTC; included.';
-- strandline:statement 2.9
COMMENT ON COLUMN "dbo"."Annotation"."EndTime" IS 'End of the stretch, in UTC; excluded. Empty while it goes on.';
-- strandline:statement 2.10
COMMENT ON COLUMN "dbo"."Annotation"."AuthorPersonID" IS 'Person who wrote the annotation.';
-- strandline:statement 2.11
COMMENT ON COLUMN "dbo"."Annotation"."CampaignID" IS 'Campaign that the annotation belongs to.';
-- strandline:statement 2.12
COMMENT ON COLUMN "dbo"."Annotation"."EquipmentEventID" IS 'Equipment event that explains what is seen.';
-- strandline:statement 2.13
COMMENT ON COLUMN "dbo"."Annotation"."Title" IS 'The remark in a few words, as charts show it.';
-- strandline:statement 2.14
COMMENT ON COLUMN "dbo"."Annotation"."Comment" IS 'The remark at length.';
-- strandline:statement 2.15
COMMENT ON COLUMN "dbo"."Annotation"."CreatedAt" IS 'Instant at which the annotation was written, in UTC.';

-- strandline:step 3/27: create table dbo.IngestRequest
-- strandline:statement 3.1
CREATE SEQUENCE "dbo"."strandline_seq_IngestRequest_IngestRequestID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 3.2
CREATE TABLE "dbo"."IngestRequest" (
    "IngestRequestID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_IngestRequest_IngestRequestID"') NOT NULL,
    "Caller" VARCHAR NOT NULL,
    "IdempotencyKey" VARCHAR NOT NULL,
    "Endpoint" VARCHAR NOT NULL,
    "RequestHash" VARCHAR NOT NULL,
    "StatusCode" INTEGER NOT NULL,
    "Response" VARCHAR NOT NULL,
    "CreatedAt" TIMESTAMP DEFAULT (make_timestamp(epoch_us(CURRENT_TIMESTAMP))) NOT NULL,
    CONSTRAINT "PK_IngestRequest" PRIMARY KEY ("IngestRequestID"),
    CONSTRAINT "UQ_IngestRequest_Caller_IdempotencyKey" UNIQUE ("Caller", "IdempotencyKey")
);
-- strandline:statement 3.3
CREATE INDEX "IX_IngestRequest_CreatedAt" ON "dbo"."IngestRequest" ("CreatedAt");
-- strandline:statement 3.4
COMMENT ON TABLE "dbo"."IngestRequest" IS 'Requests to store data that carried a key of their own, and what was answered, so that a repeated request is answered again and stored once.';
-- strandline:statement 3.5
COMMENT ON COLUMN "dbo"."IngestRequest"."IngestRequestID" IS 'Surrogate key of the request.';
-- strandline:statement 3.6
COMMENT ON COLUMN "dbo"."IngestRequest"."Caller" IS 'Who sent the request; keys of different callers never meet.';
-- strandline:statement 3.7
COMMENT ON COLUMN "dbo"."IngestRequest"."IdempotencyKey" IS 'Key that the caller gave the request.';
-- strandline:statement 3.8
COMMENT ON COLUMN "dbo"."IngestRequest"."Endpoint" IS 'What the request was sent to.';
-- strandline:statement 3.9
COMMENT ON COLUMN "dbo"."IngestRequest"."RequestHash" IS 'SHA-256 of the request in hexadecimal digits; the same key with another request is refused.';
-- strandline:statement 3.10
COMMENT ON COLUMN "dbo"."IngestRequest"."StatusCode" IS 'HTTP status of the answer.';
-- strandline:statement 3.11
COMMENT ON COLUMN "dbo"."IngestRequest"."Response" IS 'Body of the answer, as it was sent.';
-- strandline:statement 3.12
COMMENT ON COLUMN "dbo"."IngestRequest"."CreatedAt" IS 'Instant at which the request was stored, in UTC; old requests may be deleted.';

-- strandline:step 4/27: create table dbo.QualityCode
-- strandline:statement 4.1
CREATE TABLE "dbo"."QualityCode" (
    "QualityCodeID" INTEGER NOT NULL,
    "Name" VARCHAR NOT NULL,
    "IsUsable" BOOLEAN NOT NULL,
    "Description" VARCHAR,
    CONSTRAINT "PK_QualityCode" PRIMARY KEY ("QualityCodeID"),
    CONSTRAINT "UQ_QualityCode_Name" UNIQUE ("Name")
);
-- strandline:statement 4.2
COMMENT ON TABLE "dbo"."QualityCode" IS 'What the quality codes of stored values mean. The value tables keep free integers and do not point here, so that codes of another origin can be stored as they came.';
-- strandline:statement 4.3
COMMENT ON COLUMN "dbo"."QualityCode"."QualityCodeID" IS 'Fixed code, as it stands beside values: 1 Accepted, 2 Suspect, 3 Rejected, 4 BelowLoD, 5 AboveLoQ, 6 Outlier.';
-- strandline:statement 4.4
COMMENT ON COLUMN "dbo"."QualityCode"."Name" IS 'Name of the code; unique.';
-- strandline:statement 4.5
COMMENT ON COLUMN "dbo"."QualityCode"."IsUsable" IS 'Whether values with the code take part in evaluations.';
-- strandline:statement 4.6
COMMENT ON COLUMN "dbo"."QualityCode"."Description" IS 'When the code is given and what follows from it.';

-- strandline:step 5/27: insert reference row AnnotationTypeID=1 into dbo.AnnotationType
-- effects: may-fail:dbo.AnnotationType
-- strandline:statement 5.1
INSERT INTO "dbo"."AnnotationType" ("AnnotationTypeID", "Name", "Color") VALUES (1, 'Fault', '#B3261E');

-- strandline:step 6/27: insert reference row AnnotationTypeID=2 into dbo.AnnotationType
-- effects: may-fail:dbo.AnnotationType
-- strandline:statement 6.1
INSERT INTO "dbo"."AnnotationType" ("AnnotationTypeID", "Name", "Color") VALUES (2, 'Maintenance', '#8A5A00');

-- strandline:step 7/27: insert reference row AnnotationTypeID=3 into dbo.AnnotationType
-- effects: may-fail:dbo.AnnotationType
-- strandline:statement 7.1
INSERT INTO "dbo"."AnnotationType" ("AnnotationTypeID", "Name", "Color") VALUES (3, 'Calibration Period', '#6A3FA0');

-- strandline:step 8/27: insert reference row AnnotationTypeID=4 into dbo.AnnotationType
-- effects: may-fail:dbo.AnnotationType
-- strandline:statement 8.1
INSERT INTO "dbo"."AnnotationType" ("AnnotationTypeID", "Name", "Color") VALUES (4, 'Anomaly', '#C2410C');

-- strandline:step 9/27: insert reference row AnnotationTypeID=5 into dbo.AnnotationType
-- effects: may-fail:dbo.AnnotationType
-- strandline:statement 9.1
INSERT INTO "dbo"."AnnotationType" ("AnnotationTypeID", "Name", "Color") VALUES (5, 'Experiment', '#00696B');

-- strandline:step 10/27: insert reference row AnnotationTypeID=6 into dbo.AnnotationType
-- effects: may-fail:dbo.AnnotationType
-- strandline:statement 10.1
INSERT INTO "dbo"."AnnotationType" ("AnnotationTypeID", "Name", "Color") VALUES (6, 'Process Event', '#1457A8');

-- strandline:step 11/27: insert reference row AnnotationTypeID=7 into dbo.AnnotationType
-- effects: may-fail:dbo.AnnotationType
-- strandline:statement 11.1
INSERT INTO "dbo"."AnnotationType" ("AnnotationTypeID", "Name", "Color") VALUES (7, 'Data Quality', '#A3195B');

-- strandline:step 12/27: insert reference row AnnotationTypeID=8 into dbo.AnnotationType
-- effects: may-fail:dbo.AnnotationType
-- strandline:statement 12.1
INSERT INTO "dbo"."AnnotationType" ("AnnotationTypeID", "Name", "Color") VALUES (8, 'Note', '#52606B');

-- strandline:step 13/27: insert reference row AnnotationTypeID=9 into dbo.AnnotationType
-- effects: may-fail:dbo.AnnotationType
-- strandline:statement 13.1
INSERT INTO "dbo"."AnnotationType" ("AnnotationTypeID", "Name", "Color") VALUES (9, 'Exclusion', '#3A3A3A');

-- strandline:step 14/27: insert reference row AnnotationTypeID=10 into dbo.AnnotationType
-- effects: may-fail:dbo.AnnotationType
-- strandline:statement 14.1
INSERT INTO "dbo"."AnnotationType" ("AnnotationTypeID", "Name", "Color") VALUES (10, 'Validated', '#2E7031');

-- strandline:step 15/27: insert reference row QualityCodeID=1 into dbo.QualityCode
-- effects: may-fail:dbo.QualityCode
-- strandline:statement 15.1
INSERT INTO "dbo"."QualityCode" ("QualityCodeID", "Name", "IsUsable", "Description") VALUES (1, 'Accepted', TRUE, 'Checked, and nothing speaks against the value.');

-- strandline:step 16/27: insert reference row QualityCodeID=2 into dbo.QualityCode
-- effects: may-fail:dbo.QualityCode
-- strandline:statement 16.1
INSERT INTO "dbo"."QualityCode" ("QualityCodeID", "Name", "IsUsable", "Description") VALUES (2, 'Suspect', TRUE, 'Something speaks against the value, but it is not proven wrong.');

-- strandline:step 17/27: insert reference row QualityCodeID=3 into dbo.QualityCode
-- effects: may-fail:dbo.QualityCode
-- strandline:statement 17.1
INSERT INTO "dbo"."QualityCode" ("QualityCodeID", "Name", "IsUsable", "Description") VALUES (3, 'Rejected', FALSE, 'Known to be wrong; kept, but not to be evaluated.');

-- strandline:step 18/27: insert reference row QualityCodeID=4 into dbo.QualityCode
-- effects: may-fail:dbo.QualityCode
-- strandline:statement 18.1
INSERT INTO "dbo"."QualityCode" ("QualityCodeID", "Name", "IsUsable", "Description") VALUES (4, 'BelowLoD', FALSE, 'Below the limit of detection; the stored number is not a measurement.');

-- strandline:step 19/27: insert reference row QualityCodeID=5 into dbo.QualityCode
-- effects: may-fail:dbo.QualityCode
-- strandline:statement 19.1
INSERT INTO "dbo"."QualityCode" ("QualityCodeID", "Name", "IsUsable", "Description") VALUES (5, 'AboveLoQ', FALSE, 'Above the range that the method can quantify, or the sensor was saturated.');

-- strandline:step 20/27: insert reference row QualityCodeID=6 into dbo.QualityCode
-- effects: may-fail:dbo.QualityCode
-- strandline:statement 20.1
INSERT INTO "dbo"."QualityCode" ("QualityCodeID", "Name", "IsUsable", "Description") VALUES (6, 'Outlier', TRUE, 'Far from its neighbours, but perhaps real.');

-- strandline:step 21/27: insert reference row Version='1.7.0' into dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 21.1
INSERT INTO "dbo"."SchemaVersion" ("Version", "Description", "MigrationScript") VALUES ('1.7.0', 'Annotations of series, the vocabulary of quality codes, and stored ingestion requests', 'v1.6.0_to_v1.7.0_duckdb.sql');

-- strandline:step 22/27: restore table dbo.AnnotationType from the archive
-- effects: locks-writers:dbo.AnnotationType
-- strandline:statement 22.1 restores archive_AnnotationType_90663148bb
CREATE SCHEMA IF NOT EXISTS "strandline";
-- strandline:statement 22.2 restores archive_AnnotationType_90663148bb
CREATE TABLE IF NOT EXISTS "strandline"."archive" ("component" VARCHAR NOT NULL, "archive" VARCHAR NOT NULL, "cycle" BIGINT NOT NULL, "kind" VARCHAR NOT NULL, "subject" VARCHAR NOT NULL, "location" VARCHAR NOT NULL, "from_version" VARCHAR NOT NULL, "to_version" VARCHAR NOT NULL, "run_id" VARCHAR NOT NULL, "archived_at" TIMESTAMP, "state" VARCHAR NOT NULL, "restored_at" TIMESTAMP, "restored_run" VARCHAR, "restored_rows" BIGINT, "superseded_rows" BIGINT, "orphaned_rows" BIGINT, CONSTRAINT "PK_strandline_archive" PRIMARY KEY ("component", "archive", "cycle"));
-- strandline:statement 22.3 restores archive_AnnotationType_90663148bb
CREATE TABLE IF NOT EXISTS "strandline"."archive_AnnotationType_90663148bb" ("strandline_cycle" BIGINT NOT NULL, "AnnotationTypeID" INTEGER, "Name" VARCHAR, "Color" VARCHAR);
-- strandline:statement 22.4 restores archive_AnnotationType_90663148bb
UPDATE "dbo"."AnnotationType" AS t SET "Name" = a."Name", "Color" = a."Color"
FROM "strandline"."archive_AnnotationType_90663148bb" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_AnnotationType_90663148bb' AND "state" = 'archived')
  AND t."AnnotationTypeID" = a."AnnotationTypeID";
-- strandline:statement 22.5 restores archive_AnnotationType_90663148bb
INSERT INTO "dbo"."AnnotationType" ("AnnotationTypeID", "Name", "Color")
SELECT a."AnnotationTypeID", a."Name", a."Color"
FROM "strandline"."archive_AnnotationType_90663148bb" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_AnnotationType_90663148bb' AND "state" = 'archived')
  AND NOT EXISTS (SELECT 1 FROM "dbo"."AnnotationType" AS t WHERE t."AnnotationTypeID" = a."AnnotationTypeID");
-- strandline:statement 22.6 restores archive_AnnotationType_90663148bb
UPDATE "strandline"."archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline"."archive_AnnotationType_90663148bb" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_AnnotationType_90663148bb' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "dbo"."AnnotationType" AS t WHERE t."AnnotationTypeID" = a."AnnotationTypeID")),
  "superseded_rows" = 0
WHERE "component" = 'water' AND "archive" = 'archive_AnnotationType_90663148bb' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_AnnotationType_90663148bb' AND "state" = 'archived');
-- strandline:statement 22.7 restores archive_AnnotationType_90663148bb
UPDATE "strandline"."archive" SET
  "state" = 'restored',
  "restored_at" = make_timestamp(epoch_us(CURRENT_TIMESTAMP)),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline"."archive_AnnotationType_90663148bb" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_AnnotationType_90663148bb' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_AnnotationType_90663148bb' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_AnnotationType_90663148bb' AND "state" = 'archived');

-- strandline:step 23/27: restore table dbo.Annotation from the archive
-- effects: locks-writers:dbo.Annotation
-- strandline:statement 23.1 restores archive_Annotation_3a26d64362
CREATE TABLE IF NOT EXISTS "strandline"."archive_Annotation_3a26d64362" ("strandline_cycle" BIGINT NOT NULL, "AnnotationID" INTEGER, "MetaDataID" INTEGER, "AnnotationTypeID" INTEGER, "StartTime" TIMESTAMP, "EndTime" TIMESTAMP, "AuthorPersonID" INTEGER, "CampaignID" INTEGER, "EquipmentEventID" INTEGER, "Title" VARCHAR, "Comment" VARCHAR, "CreatedAt" TIMESTAMP);
-- strandline:statement 23.2 restores archive_Annotation_3a26d64362
INSERT INTO "dbo"."Annotation" ("AnnotationID", "MetaDataID", "AnnotationTypeID", "StartTime", "EndTime", "AuthorPersonID", "CampaignID", "EquipmentEventID", "Title", "Comment", "CreatedAt")
SELECT a."AnnotationID", a."MetaDataID", a."AnnotationTypeID", a."StartTime", a."EndTime", a."AuthorPersonID", a."CampaignID", a."EquipmentEventID", a."Title", a."Comment", a."CreatedAt"
FROM "strandline"."archive_Annotation_3a26d64362" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_Annotation_3a26d64362' AND "state" = 'archived')
  AND (a."MetaDataID" IS NULL OR EXISTS (SELECT 1 FROM "dbo"."MetaData" AS p WHERE p."MetaDataID" = a."MetaDataID"))
  AND (a."AnnotationTypeID" IS NULL OR EXISTS (SELECT 1 FROM "dbo"."AnnotationType" AS p WHERE p."AnnotationTypeID" = a."AnnotationTypeID"))
  AND (a."AuthorPersonID" IS NULL OR EXISTS (SELECT 1 FROM "dbo"."Person" AS p WHERE p."PersonID" = a."AuthorPersonID"))
  AND (a."CampaignID" IS NULL OR EXISTS (SELECT 1 FROM "dbo"."Campaign" AS p WHERE p."CampaignID" = a."CampaignID"))
  AND (a."EquipmentEventID" IS NULL OR EXISTS (SELECT 1 FROM "dbo"."EquipmentEvent" AS p WHERE p."EquipmentEventID" = a."EquipmentEventID"));
-- strandline:statement 23.3 restores archive_Annotation_3a26d64362
UPDATE "strandline"."archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline"."archive_Annotation_3a26d64362" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_Annotation_3a26d64362' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "dbo"."Annotation" AS t WHERE t."AnnotationID" = a."AnnotationID")),
  "superseded_rows" = 0
WHERE "component" = 'water' AND "archive" = 'archive_Annotation_3a26d64362' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_Annotation_3a26d64362' AND "state" = 'archived');
-- strandline:statement 23.4 restores archive_Annotation_3a26d64362
UPDATE "strandline"."archive" SET
  "state" = 'restored',
  "restored_at" = make_timestamp(epoch_us(CURRENT_TIMESTAMP)),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline"."archive_Annotation_3a26d64362" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_Annotation_3a26d64362' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_Annotation_3a26d64362' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_Annotation_3a26d64362' AND "state" = 'archived');
-- strandline:statement 23.5
SELECT count(nextval('"dbo"."strandline_seq_Annotation_AnnotationID"')) FROM range((
    SELECT CAST(coalesce(greatest(floor((max("AnnotationID") - (SELECT max(CASE WHEN last_value IS DISTINCT FROM start_value THEN coalesce(last_value, start_value - increment_by) ELSE start_value - increment_by END) FROM duckdb_sequences() WHERE database_name = current_database() AND schema_name = 'dbo' AND sequence_name = 'strandline_seq_Annotation_AnnotationID')) / 1), 0), 0) AS BIGINT)
    FROM "dbo"."Annotation"));

-- strandline:step 24/27: restore table dbo.IngestRequest from the archive
-- effects: locks-writers:dbo.IngestRequest
-- strandline:statement 24.1 restores archive_IngestRequest_8216a15c0c
CREATE TABLE IF NOT EXISTS "strandline"."archive_IngestRequest_8216a15c0c" ("strandline_cycle" BIGINT NOT NULL, "IngestRequestID" INTEGER, "Caller" VARCHAR, "IdempotencyKey" VARCHAR, "Endpoint" VARCHAR, "RequestHash" VARCHAR, "StatusCode" INTEGER, "Response" VARCHAR, "CreatedAt" TIMESTAMP);
-- strandline:statement 24.2 restores archive_IngestRequest_8216a15c0c
INSERT INTO "dbo"."IngestRequest" ("IngestRequestID", "Caller", "IdempotencyKey", "Endpoint", "RequestHash", "StatusCode", "Response", "CreatedAt")
SELECT a."IngestRequestID", a."Caller", a."IdempotencyKey", a."Endpoint", a."RequestHash", a."StatusCode", a."Response", a."CreatedAt"
FROM "strandline"."archive_IngestRequest_8216a15c0c" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_IngestRequest_8216a15c0c' AND "state" = 'archived');
-- strandline:statement 24.3 restores archive_IngestRequest_8216a15c0c
UPDATE "strandline"."archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline"."archive_IngestRequest_8216a15c0c" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_IngestRequest_8216a15c0c' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "dbo"."IngestRequest" AS t WHERE t."IngestRequestID" = a."IngestRequestID")),
  "superseded_rows" = 0
WHERE "component" = 'water' AND "archive" = 'archive_IngestRequest_8216a15c0c' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_IngestRequest_8216a15c0c' AND "state" = 'archived');
-- strandline:statement 24.4 restores archive_IngestRequest_8216a15c0c
UPDATE "strandline"."archive" SET
  "state" = 'restored',
  "restored_at" = make_timestamp(epoch_us(CURRENT_TIMESTAMP)),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline"."archive_IngestRequest_8216a15c0c" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_IngestRequest_8216a15c0c' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_IngestRequest_8216a15c0c' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_IngestRequest_8216a15c0c' AND "state" = 'archived');
-- strandline:statement 24.5
SELECT count(nextval('"dbo"."strandline_seq_IngestRequest_IngestRequestID"')) FROM range((
    SELECT CAST(coalesce(greatest(floor((max("IngestRequestID") - (SELECT max(CASE WHEN last_value IS DISTINCT FROM start_value THEN coalesce(last_value, start_value - increment_by) ELSE start_value - increment_by END) FROM duckdb_sequences() WHERE database_name = current_database() AND schema_name = 'dbo' AND sequence_name = 'strandline_seq_IngestRequest_IngestRequestID')) / 1), 0), 0) AS BIGINT)
    FROM "dbo"."IngestRequest"));

-- strandline:step 25/27: restore table dbo.QualityCode from the archive
-- effects: locks-writers:dbo.QualityCode
-- strandline:statement 25.1 restores archive_QualityCode_3c6c692f3b
CREATE TABLE IF NOT EXISTS "strandline"."archive_QualityCode_3c6c692f3b" ("strandline_cycle" BIGINT NOT NULL, "QualityCodeID" INTEGER, "Name" VARCHAR, "IsUsable" BOOLEAN, "Description" VARCHAR);
-- strandline:statement 25.2 restores archive_QualityCode_3c6c692f3b
UPDATE "dbo"."QualityCode" AS t SET "Name" = a."Name", "IsUsable" = a."IsUsable", "Description" = a."Description"
FROM "strandline"."archive_QualityCode_3c6c692f3b" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_QualityCode_3c6c692f3b' AND "state" = 'archived')
  AND t."QualityCodeID" = a."QualityCodeID";
-- strandline:statement 25.3 restores archive_QualityCode_3c6c692f3b
INSERT INTO "dbo"."QualityCode" ("QualityCodeID", "Name", "IsUsable", "Description")
SELECT a."QualityCodeID", a."Name", a."IsUsable", a."Description"
FROM "strandline"."archive_QualityCode_3c6c692f3b" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_QualityCode_3c6c692f3b' AND "state" = 'archived')
  AND NOT EXISTS (SELECT 1 FROM "dbo"."QualityCode" AS t WHERE t."QualityCodeID" = a."QualityCodeID");
-- strandline:statement 25.4 restores archive_QualityCode_3c6c692f3b
UPDATE "strandline"."archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline"."archive_QualityCode_3c6c692f3b" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_QualityCode_3c6c692f3b' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "dbo"."QualityCode" AS t WHERE t."QualityCodeID" = a."QualityCodeID")),
  "superseded_rows" = 0
WHERE "component" = 'water' AND "archive" = 'archive_QualityCode_3c6c692f3b' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_QualityCode_3c6c692f3b' AND "state" = 'archived');
-- strandline:statement 25.5 restores archive_QualityCode_3c6c692f3b
UPDATE "strandline"."archive" SET
  "state" = 'restored',
  "restored_at" = make_timestamp(epoch_us(CURRENT_TIMESTAMP)),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline"."archive_QualityCode_3c6c692f3b" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_QualityCode_3c6c692f3b' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_QualityCode_3c6c692f3b' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_QualityCode_3c6c692f3b' AND "state" = 'archived');

-- strandline:step 26/27: create index IX_MetaData_CampaignID on dbo.MetaData
-- effects: scans:dbo.MetaData
-- strandline:statement 26.1
CREATE INDEX "IX_MetaData_CampaignID" ON "dbo"."MetaData" ("CampaignID");

-- strandline:step 27/27: create index IX_MetaData_SampleID on dbo.MetaData
-- effects: scans:dbo.MetaData
-- strandline:statement 27.1
CREATE INDEX "IX_MetaData_SampleID" ON "dbo"."MetaData" ("SampleID");

-- strandline:end
COMMIT;
