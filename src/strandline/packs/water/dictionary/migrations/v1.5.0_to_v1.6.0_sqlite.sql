-- Migration: v1.5.0 → v1.6.0
-- Component: water on sqlite
-- Description: Processing lineage: processing steps, their inputs and outputs, and the processing degree
-- Rollback: v1.6.0_to_v1.5.0_sqlite_rollback.sql
-- Author: Strandline water pack
-- Date: 2026-10-12
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: NONE
-- Archives: NONE
-- Run by hand: sqlite3 -bail DB < FILE

-- strandline:before
PRAGMA foreign_keys = OFF;
-- strandline:begin
BEGIN IMMEDIATE;
-- strandline:step 1/7: create table ProcessingStep
-- strandline:statement 1.1
CREATE TABLE "ProcessingStep" (
  "ProcessingStepID" INTEGER NOT NULL CONSTRAINT "PK_ProcessingStep" PRIMARY KEY AUTOINCREMENT,
  "Name" VARCHAR(200) NOT NULL,
  "Description" VARCHAR(2000),
  "MethodName" VARCHAR(200),
  "MethodVersion" VARCHAR(50),
  "Parameters" TEXT,
  "ExecutedAt" TIMESTAMP(6),
  "ExecutedByPersonID" INT,
  CONSTRAINT "FK_ProcessingStep_Person" FOREIGN KEY ("ExecutedByPersonID") REFERENCES "Person" ("PersonID")
);

-- strandline:step 2/7: create table DataLineage
-- strandline:statement 2.1
CREATE TABLE "DataLineage" (
  "DataLineageID" INTEGER NOT NULL CONSTRAINT "PK_DataLineage" PRIMARY KEY AUTOINCREMENT,
  "ProcessingStepID" INT NOT NULL,
  "MetaDataID" INT NOT NULL,
  "Role" VARCHAR(20) NOT NULL,
  CONSTRAINT "FK_DataLineage_ProcessingStep" FOREIGN KEY ("ProcessingStepID") REFERENCES "ProcessingStep" ("ProcessingStepID"),
  CONSTRAINT "FK_DataLineage_MetaData" FOREIGN KEY ("MetaDataID") REFERENCES "MetaData" ("MetaDataID"),
  CONSTRAINT "CK_DataLineage_Role" CHECK ("Role" IN ('Input', 'Output'))
);
-- strandline:statement 2.2
CREATE INDEX "IX_DataLineage_MetaDataID" ON "DataLineage" ("MetaDataID");
-- strandline:statement 2.3
CREATE INDEX "IX_DataLineage_ProcessingStepID_Role" ON "DataLineage" ("ProcessingStepID", "Role");

-- strandline:step 3/7: add column MetaData.ProcessingDegree string(50)
-- strandline:statement 3.1
ALTER TABLE "MetaData" ADD COLUMN "ProcessingDegree" VARCHAR(50) DEFAULT 'Raw';

-- strandline:step 4/7: insert reference row Version='1.6.0' into SchemaVersion
-- strandline:statement 4.1
INSERT INTO "SchemaVersion" ("Version", "Description", "MigrationScript") VALUES ('1.6.0', 'Processing lineage: processing steps, their inputs and outputs, and the processing degree', 'v1.5.0_to_v1.6.0_sqlite.sql');

-- strandline:step 5/7: restore table ProcessingStep from the archive
-- effects: locks-writers:ProcessingStep
-- strandline:statement 5.1 restores archive_ProcessingStep_99ff35ef18
CREATE TABLE IF NOT EXISTS "strandline_archive" ("component" VARCHAR(100) NOT NULL, "archive" VARCHAR(100) NOT NULL, "cycle" BIGINT NOT NULL, "kind" VARCHAR(20) NOT NULL, "subject" VARCHAR(400) NOT NULL, "location" VARCHAR(200) NOT NULL, "from_version" VARCHAR(100) NOT NULL, "to_version" VARCHAR(100) NOT NULL, "run_id" VARCHAR(36) NOT NULL, "archived_at" TIMESTAMP(6), "state" VARCHAR(20) NOT NULL, "restored_at" TIMESTAMP(6), "restored_run" VARCHAR(36), "restored_rows" BIGINT, "superseded_rows" BIGINT, "orphaned_rows" BIGINT, CONSTRAINT "PK_strandline_archive" PRIMARY KEY ("component", "archive", "cycle"));
-- strandline:statement 5.2 restores archive_ProcessingStep_99ff35ef18
CREATE TABLE IF NOT EXISTS "strandline_archive_ProcessingStep_99ff35ef18" ("strandline_cycle" BIGINT NOT NULL, "ProcessingStepID" INT, "Name" VARCHAR(200), "Description" VARCHAR(2000), "MethodName" VARCHAR(200), "MethodVersion" VARCHAR(50), "Parameters" TEXT, "ExecutedAt" TIMESTAMP(6), "ExecutedByPersonID" INT);
-- strandline:statement 5.3 restores archive_ProcessingStep_99ff35ef18
INSERT INTO "ProcessingStep" ("ProcessingStepID", "Name", "Description", "MethodName", "MethodVersion", "Parameters", "ExecutedAt", "ExecutedByPersonID")
SELECT a."ProcessingStepID", a."Name", a."Description", a."MethodName", a."MethodVersion", a."Parameters", a."ExecutedAt", a."ExecutedByPersonID"
FROM "strandline_archive_ProcessingStep_99ff35ef18" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_ProcessingStep_99ff35ef18' AND "state" = 'archived')
  AND (a."ExecutedByPersonID" IS NULL OR EXISTS (SELECT 1 FROM "Person" AS p WHERE p."PersonID" = a."ExecutedByPersonID"));
-- strandline:statement 5.4 restores archive_ProcessingStep_99ff35ef18
UPDATE "strandline_archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline_archive_ProcessingStep_99ff35ef18" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_ProcessingStep_99ff35ef18' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "ProcessingStep" AS t WHERE t."ProcessingStepID" = a."ProcessingStepID")),
  "superseded_rows" = 0
WHERE "component" = 'water' AND "archive" = 'archive_ProcessingStep_99ff35ef18' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_ProcessingStep_99ff35ef18' AND "state" = 'archived');
-- strandline:statement 5.5 restores archive_ProcessingStep_99ff35ef18
UPDATE "strandline_archive" SET
  "state" = 'restored',
  "restored_at" = strftime('%Y-%m-%d %H:%M:%f', 'now'),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline_archive_ProcessingStep_99ff35ef18" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_ProcessingStep_99ff35ef18' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_ProcessingStep_99ff35ef18' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_ProcessingStep_99ff35ef18' AND "state" = 'archived');

-- strandline:step 6/7: restore table DataLineage from the archive
-- effects: locks-writers:DataLineage
-- strandline:statement 6.1 restores archive_DataLineage_62763907e7
CREATE TABLE IF NOT EXISTS "strandline_archive_DataLineage_62763907e7" ("strandline_cycle" BIGINT NOT NULL, "DataLineageID" INT, "ProcessingStepID" INT, "MetaDataID" INT, "Role" VARCHAR(20));
-- strandline:statement 6.2 restores archive_DataLineage_62763907e7
INSERT INTO "DataLineage" ("DataLineageID", "ProcessingStepID", "MetaDataID", "Role")
SELECT a."DataLineageID", a."ProcessingStepID", a."MetaDataID", a."Role"
FROM "strandline_archive_DataLineage_62763907e7" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_DataLineage_62763907e7' AND "state" = 'archived')
  AND (a."ProcessingStepID" IS NULL OR EXISTS (SELECT 1 FROM "ProcessingStep" AS p WHERE p."ProcessingStepID" = a."ProcessingStepID"))
  AND (a."MetaDataID" IS NULL OR EXISTS (SELECT 1 FROM "MetaData" AS p WHERE p."MetaDataID" = a."MetaDataID"));
-- strandline:statement 6.3 restores archive_DataLineage_62763907e7
UPDATE "strandline_archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline_archive_DataLineage_62763907e7" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_DataLineage_62763907e7' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "DataLineage" AS t WHERE t."DataLineageID" = a."DataLineageID")),
  "superseded_rows" = 0
WHERE "component" = 'water' AND "archive" = 'archive_DataLineage_62763907e7' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_DataLineage_62763907e7' AND "state" = 'archived');
-- strandline:statement 6.4 restores archive_DataLineage_62763907e7
UPDATE "strandline_archive" SET
  "state" = 'restored',
  "restored_at" = strftime('%Y-%m-%d %H:%M:%f', 'now'),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline_archive_DataLineage_62763907e7" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_DataLineage_62763907e7' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_DataLineage_62763907e7' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_DataLineage_62763907e7' AND "state" = 'archived');

-- strandline:step 7/7: restore column MetaData.ProcessingDegree from the archive
-- effects: locks-writers:MetaData
-- strandline:statement 7.1 restores archive_MetaData_ProcessingDegree_d50d82275b
CREATE TABLE IF NOT EXISTS "strandline_archive_MetaData_ProcessingDegree_d50d82275b" ("strandline_cycle" BIGINT NOT NULL, "MetaDataID" INT, "ProcessingDegree" VARCHAR(50));
-- strandline:statement 7.2 restores archive_MetaData_ProcessingDegree_d50d82275b
UPDATE "MetaData" AS t SET "ProcessingDegree" = a."ProcessingDegree"
FROM "strandline_archive_MetaData_ProcessingDegree_d50d82275b" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_ProcessingDegree_d50d82275b' AND "state" = 'archived')
  AND t."MetaDataID" = a."MetaDataID";
-- strandline:statement 7.3 restores archive_MetaData_ProcessingDegree_d50d82275b
UPDATE "strandline_archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline_archive_MetaData_ProcessingDegree_d50d82275b" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_ProcessingDegree_d50d82275b' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "MetaData" AS t WHERE t."MetaDataID" = a."MetaDataID")),
  "superseded_rows" = 0
WHERE "component" = 'water' AND "archive" = 'archive_MetaData_ProcessingDegree_d50d82275b' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_ProcessingDegree_d50d82275b' AND "state" = 'archived');
-- strandline:statement 7.4 restores archive_MetaData_ProcessingDegree_d50d82275b
UPDATE "strandline_archive" SET
  "state" = 'restored',
  "restored_at" = strftime('%Y-%m-%d %H:%M:%f', 'now'),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline_archive_MetaData_ProcessingDegree_d50d82275b" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_ProcessingDegree_d50d82275b' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_MetaData_ProcessingDegree_d50d82275b' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_ProcessingDegree_d50d82275b' AND "state" = 'archived');

-- strandline:check
PRAGMA foreign_key_check;
-- strandline:end
CREATE TEMP TABLE "strandline_guard" (found INTEGER, CONSTRAINT "rows point at nothing (PRAGMA foreign_key_check lists them), all was undone" CHECK (found = 0));
-- strandline:end
INSERT OR ROLLBACK INTO temp."strandline_guard" SELECT 1 WHERE EXISTS (SELECT 1 FROM pragma_foreign_key_check);
-- strandline:end
DROP TABLE temp."strandline_guard";
-- strandline:end
COMMIT;
-- strandline:after
PRAGMA foreign_keys = ON;
