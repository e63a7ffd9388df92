-- Migration: v1.5.0 → v1.6.0
-- Component: water on duckdb
-- Description: Processing lineage: processing steps, their inputs and outputs, and the processing degree
-- Rollback: v1.6.0_to_v1.5.0_duckdb_rollback.sql
-- Author: Strandline water pack
-- Date: 2026-10-12
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: NONE
-- Archives: NONE
-- Run by hand: duckdb -bail DB < FILE

-- strandline:before
SET wal_autocheckpoint = '0KB';
-- strandline:begin
BEGIN TRANSACTION;
-- strandline:step 1/7: create table dbo.ProcessingStep
-- strandline:statement 1.1
CREATE SCHEMA IF NOT EXISTS "dbo";
-- strandline:statement 1.2
CREATE SEQUENCE "dbo"."strandline_seq_ProcessingStep_ProcessingStepID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 1.3
CREATE TABLE "dbo"."ProcessingStep" (
    "ProcessingStepID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_ProcessingStep_ProcessingStepID"') NOT NULL,
    "Name" VARCHAR NOT NULL,
    "Description" VARCHAR,
    "MethodName" VARCHAR,
    "MethodVersion" VARCHAR,
    "Parameters" VARCHAR,
    "ExecutedAt" TIMESTAMP,
    "ExecutedByPersonID" INTEGER,
    CONSTRAINT "PK_ProcessingStep" PRIMARY KEY ("ProcessingStepID"),
    CONSTRAINT "FK_ProcessingStep_Person" FOREIGN KEY ("ExecutedByPersonID") REFERENCES "dbo"."Person" ("PersonID")
);
-- strandline:statement 1.4
COMMENT ON TABLE "dbo"."ProcessingStep" IS 'Executions of a processing method: what was run, with which parameters, when and by whom.';
-- strandline:statement 1.5
COMMENT ON COLUMN "dbo"."ProcessingStep"."ProcessingStepID" IS 'Surrogate key of the step.';
-- strandline:statement 1.6
COMMENT ON COLUMN "dbo"."ProcessingStep"."Name" IS 'Name of the step for readers.';
-- strandline:statement 1.7
COMMENT ON COLUMN "dbo"."ProcessingStep"."Description" IS 'What the step was meant to achieve.';
-- strandline:statement 1.8
COMMENT ON COLUMN "dbo"."ProcessingStep"."MethodName" IS 'Name of the method, for example outlier_removal.';
-- strandline:statement 1.9
COMMENT ON COLUMN "dbo"."ProcessingStep"."MethodVersion" IS 'Software and version that ran it.';
-- strandline:statement 1.10
COMMENT ON COLUMN "dbo"."ProcessingStep"."Parameters" IS 'Parameters of the run, as a JSON document.';
-- strandline:statement 1.11
COMMENT ON COLUMN "dbo"."ProcessingStep"."ExecutedAt" IS 'Instant of the run, in UTC.';
-- strandline:statement 1.12
COMMENT ON COLUMN "dbo"."ProcessingStep"."ExecutedByPersonID" IS 'Person who ran it; empty for automatic runs.';

-- strandline:step 2/7: create table dbo.DataLineage
-- strandline:statement 2.1
CREATE SEQUENCE "dbo"."strandline_seq_DataLineage_DataLineageID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 2.2
CREATE TABLE "dbo"."DataLineage" (
    "DataLineageID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_DataLineage_DataLineageID"') NOT NULL,
    "ProcessingStepID" INTEGER NOT NULL,
    "MetaDataID" INTEGER NOT NULL,
    "Role" VARCHAR NOT NULL,
    CONSTRAINT "PK_DataLineage" PRIMARY KEY ("DataLineageID"),
    CONSTRAINT "FK_DataLineage_ProcessingStep" FOREIGN KEY ("ProcessingStepID") REFERENCES "dbo"."ProcessingStep" ("ProcessingStepID"),
    CONSTRAINT "FK_DataLineage_MetaData" FOREIGN KEY ("MetaDataID") REFERENCES "dbo"."MetaData" ("MetaDataID"),
    CONSTRAINT "CK_DataLineage_Role" CHECK ("Role" IN ('Input', 'Output'))
);
-- strandline:statement 2.3
CREATE INDEX "IX_DataLineage_MetaDataID" ON "dbo"."DataLineage" ("MetaDataID");
-- strandline:statement 2.4
CREATE INDEX "IX_DataLineage_ProcessingStepID_Role" ON "dbo"."DataLineage" ("ProcessingStepID", "Role");
-- strandline:statement 2.5
COMMENT ON TABLE "dbo"."DataLineage" IS 'Which series went into a processing step and which came out: the edges of the lineage graph.';
-- strandline:statement 2.6
COMMENT ON COLUMN "dbo"."DataLineage"."DataLineageID" IS 'Surrogate key of the edge.';
-- strandline:statement 2.7
COMMENT ON COLUMN "dbo"."DataLineage"."ProcessingStepID" IS 'Step that the series took part in.';
-- strandline:statement 2.8
COMMENT ON COLUMN "dbo"."DataLineage"."MetaDataID" IS 'Series that took part.';
-- strandline:statement 2.9
COMMENT ON COLUMN "dbo"."DataLineage"."Role" IS 'Input when the step read the series, Output when it made it.';

-- strandline:step 3/7: add column dbo.MetaData.ProcessingDegree text
-- strandline:statement 3.1
ALTER TABLE "dbo"."MetaData" ADD COLUMN "ProcessingDegree" VARCHAR DEFAULT 'Raw';
-- strandline:statement 3.2
COMMENT ON COLUMN "dbo"."MetaData"."ProcessingDegree" IS 'How far the series has been processed, for example Raw, Cleaned or Validated; a convenience, the lineage tables hold the proof.';

-- strandline:step 4/7: insert reference row Version='1.6.0' into dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 4.1
INSERT INTO "dbo"."SchemaVersion" ("Version", "Description", "MigrationScript") VALUES ('1.6.0', 'Processing lineage: processing steps, their inputs and outputs, and the processing degree', 'v1.5.0_to_v1.6.0_duckdb.sql');

-- strandline:step 5/7: restore table dbo.ProcessingStep from the archive
-- effects: locks-writers:dbo.ProcessingStep
-- strandline:statement 5.1 restores archive_ProcessingStep_415cb6dcf2
CREATE SCHEMA IF NOT EXISTS "strandline";
-- strandline:statement 5.2 restores archive_ProcessingStep_415cb6dcf2
CREATE TABLE IF NOT EXISTS "strandline"."archive" ("component" VARCHAR NOT NULL, "archive" VARCHAR NOT NULL, "cycle" BIGINT NOT NULL, "kind" VARCHAR NOT NULL, "subject" VARCHAR NOT NULL, "location" VARCHAR NOT NULL, "from_version" VARCHAR NOT NULL, "to_version" VARCHAR NOT NULL, "run_id" VARCHAR NOT NULL, "archived_at" TIMESTAMP, "state" VARCHAR NOT NULL, "restored_at" TIMESTAMP, "restored_run" VARCHAR, "restored_rows" BIGINT, "superseded_rows" BIGINT, "orphaned_rows" BIGINT, CONSTRAINT "PK_strandline_archive" PRIMARY KEY ("component", "archive", "cycle"));
-- strandline:statement 5.3 restores archive_ProcessingStep_415cb6dcf2
CREATE TABLE IF NOT EXISTS "strandline"."archive_ProcessingStep_415cb6dcf2" ("strandline_cycle" BIGINT NOT NULL, "ProcessingStepID" INTEGER, "Name" VARCHAR, "Description" VARCHAR, "MethodName" VARCHAR, "MethodVersion" VARCHAR, "Parameters" VARCHAR, "ExecutedAt" TIMESTAMP, "ExecutedByPersonID" INTEGER);
-- strandline:statement 5.4 restores archive_ProcessingStep_415cb6dcf2
INSERT INTO "dbo"."ProcessingStep" ("ProcessingStepID", "Name", "Description", "MethodName", "MethodVersion", "Parameters", "ExecutedAt", "ExecutedByPersonID")
SELECT a."ProcessingStepID", a."Name", a."Description", a."MethodName", a."MethodVersion", a."Parameters", a."ExecutedAt", a."ExecutedByPersonID"
FROM "strandline"."archive_ProcessingStep_415cb6dcf2" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_ProcessingStep_415cb6dcf2' AND "state" = 'archived')
  AND (a."ExecutedByPersonID" IS NULL OR EXISTS (SELECT 1 FROM "dbo"."Person" AS p WHERE p."PersonID" = a."ExecutedByPersonID"));
-- strandline:statement 5.5 restores archive_ProcessingStep_415cb6dcf2
UPDATE "strandline"."archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline"."archive_ProcessingStep_415cb6dcf2" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_ProcessingStep_415cb6dcf2' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "dbo"."ProcessingStep" AS t WHERE t."ProcessingStepID" = a."ProcessingStepID")),
  "superseded_rows" = 0
WHERE "component" = 'water' AND "archive" = 'archive_ProcessingStep_415cb6dcf2' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_ProcessingStep_415cb6dcf2' AND "state" = 'archived');
-- strandline:statement 5.6 restores archive_ProcessingStep_415cb6dcf2
UPDATE "strandline"."archive" SET
  "state" = 'restored',
  "restored_at" = make_timestamp(epoch_us(CURRENT_TIMESTAMP)),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline"."archive_ProcessingStep_415cb6dcf2" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_ProcessingStep_415cb6dcf2' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_ProcessingStep_415cb6dcf2' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_ProcessingStep_415cb6dcf2' AND "state" = 'archived');
-- strandline:statement 5.7
SELECT count(nextval('"dbo"."strandline_seq_ProcessingStep_ProcessingStepID"')) FROM range((
    SELECT CAST(coalesce(greatest(floor((max("ProcessingStepID") - (SELECT max(CASE WHEN last_value IS DISTINCT FROM start_value THEN coalesce(last_value, start_value - increment_by) ELSE start_value - increment_by END) FROM duckdb_sequences() WHERE database_name = current_database() AND schema_name = 'dbo' AND sequence_name = 'strandline_seq_ProcessingStep_ProcessingStepID')) / 1), 0), 0) AS BIGINT)
    FROM "dbo"."ProcessingStep"));

-- strandline:step 6/7: restore table dbo.DataLineage from the archive
-- effects: locks-writers:dbo.DataLineage
-- strandline:statement 6.1 restores archive_DataLineage_0e08703179
CREATE TABLE IF NOT EXISTS "strandline"."archive_DataLineage_0e08703179" ("strandline_cycle" BIGINT NOT NULL, "DataLineageID" INTEGER, "ProcessingStepID" INTEGER, "MetaDataID" INTEGER, "Role" VARCHAR);
-- strandline:statement 6.2 restores archive_DataLineage_0e08703179
INSERT INTO "dbo"."DataLineage" ("DataLineageID", "ProcessingStepID", "MetaDataID", "Role")
SELECT a."DataLineageID", a."ProcessingStepID", a."MetaDataID", a."Role"
FROM "strandline"."archive_DataLineage_0e08703179" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_DataLineage_0e08703179' AND "state" = 'archived')
  AND (a."ProcessingStepID" IS NULL OR EXISTS (SELECT 1 FROM "dbo"."ProcessingStep" AS p WHERE p."ProcessingStepID" = a."ProcessingStepID"))
  AND (a."MetaDataID" IS NULL OR EXISTS (SELECT 1 FROM "dbo"."MetaData" AS p WHERE p."MetaDataID" = a."MetaDataID"));
-- strandline:statement 6.3 restores archive_DataLineage_0e08703179
UPDATE "strandline"."archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline"."archive_DataLineage_0e08703179" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_DataLineage_0e08703179' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "dbo"."DataLineage" AS t WHERE t."DataLineageID" = a."DataLineageID")),
  "superseded_rows" = 0
WHERE "component" = 'water' AND "archive" = 'archive_DataLineage_0e08703179' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_DataLineage_0e08703179' AND "state" = 'archived');
-- strandline:statement 6.4 restores archive_DataLineage_0e08703179
UPDATE "strandline"."archive" SET
  "state" = 'restored',
  "restored_at" = make_timestamp(epoch_us(CURRENT_TIMESTAMP)),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline"."archive_DataLineage_0e08703179" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_DataLineage_0e08703179' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_DataLineage_0e08703179' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_DataLineage_0e08703179' AND "state" = 'archived');
-- strandline:statement 6.5
SELECT count(nextval('"dbo"."strandline_seq_DataLineage_DataLineageID"')) FROM range((
    SELECT CAST(coalesce(greatest(floor((max("DataLineageID") - (SELECT max(CASE WHEN last_value IS DISTINCT FROM start_value THEN coalesce(last_value, start_value - increment_by) ELSE start_value - increment_by END) FROM duckdb_sequences() WHERE database_name = current_database() AND schema_name = 'dbo' AND sequence_name = 'strandline_seq_DataLineage_DataLineageID')) / 1), 0), 0) AS BIGINT)
    FROM "dbo"."DataLineage"));

-- strandline:step 7/7: restore column dbo.MetaData.ProcessingDegree from the archive
-- effects: locks-writers:dbo.MetaData
-- strandline:statement 7.1 restores archive_MetaData_ProcessingDegree_cc380f52a6
CREATE TABLE IF NOT EXISTS "strandline"."archive_MetaData_ProcessingDegree_cc380f52a6" ("strandline_cycle" BIGINT NOT NULL, "MetaDataID" INTEGER, "ProcessingDegree" VARCHAR);
-- strandline:statement 7.2 restores archive_MetaData_ProcessingDegree_cc380f52a6
UPDATE "dbo"."MetaData" AS t SET "ProcessingDegree" = a."ProcessingDegree"
FROM "strandline"."archive_MetaData_ProcessingDegree_cc380f52a6" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_ProcessingDegree_cc380f52a6' AND "state" = 'archived')
  AND t."MetaDataID" = a."MetaDataID";
-- strandline:statement 7.3 restores archive_MetaData_ProcessingDegree_cc380f52a6
UPDATE "strandline"."archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline"."archive_MetaData_ProcessingDegree_cc380f52a6" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_ProcessingDegree_cc380f52a6' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "dbo"."MetaData" AS t WHERE t."MetaDataID" = a."MetaDataID")),
  "superseded_rows" = 0
WHERE "component" = 'water' AND "archive" = 'archive_MetaData_ProcessingDegree_cc380f52a6' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_ProcessingDegree_cc380f52a6' AND "state" = 'archived');
-- strandline:statement 7.4 restores archive_MetaData_ProcessingDegree_cc380f52a6
UPDATE "strandline"."archive" SET
  "state" = 'restored',
  "restored_at" = make_timestamp(epoch_us(CURRENT_TIMESTAMP)),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline"."archive_MetaData_ProcessingDegree_cc380f52a6" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_ProcessingDegree_cc380f52a6' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_MetaData_ProcessingDegree_cc380f52a6' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_ProcessingDegree_cc380f52a6' AND "state" = 'archived');

-- strandline:end
COMMIT;
