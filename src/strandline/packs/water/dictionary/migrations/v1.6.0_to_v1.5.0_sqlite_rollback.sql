-- Rollback: v1.6.0 → v1.5.0
-- Component: water on sqlite
-- Description: Processing lineage: processing steps, their inputs and outputs, and the processing degree
-- Forward: v1.5.0_to_v1.6.0_sqlite.sql
-- Author: Strandline water pack
-- Date: 2026-10-12
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: NONE
-- Archives: MetaData.ProcessingDegree, DataLineage, ProcessingStep
-- Run by hand: sqlite3 -bail DB < FILE

-- strandline:before
PRAGMA foreign_keys = OFF;
-- strandline:before
PRAGMA legacy_alter_table = OFF;
-- strandline:before
CREATE TEMP TABLE IF NOT EXISTS "strandline_kept" (kind TEXT, name TEXT, on_table TEXT, sql TEXT);
-- strandline:begin
BEGIN IMMEDIATE;
-- strandline:step 1/7: archive column MetaData.ProcessingDegree
-- effects: archives:MetaData.ProcessingDegree, scans:MetaData
-- strandline:statement 1.1
CREATE TABLE IF NOT EXISTS "strandline_archive" ("component" VARCHAR(100) NOT NULL, "archive" VARCHAR(100) NOT NULL, "cycle" BIGINT NOT NULL, "kind" VARCHAR(20) NOT NULL, "subject" VARCHAR(400) NOT NULL, "location" VARCHAR(200) NOT NULL, "from_version" VARCHAR(100) NOT NULL, "to_version" VARCHAR(100) NOT NULL, "run_id" VARCHAR(36) NOT NULL, "archived_at" TIMESTAMP(6), "state" VARCHAR(20) NOT NULL, "restored_at" TIMESTAMP(6), "restored_run" VARCHAR(36), "restored_rows" BIGINT, "superseded_rows" BIGINT, "orphaned_rows" BIGINT, CONSTRAINT "PK_strandline_archive" PRIMARY KEY ("component", "archive", "cycle"));
-- strandline:statement 1.2
CREATE TABLE IF NOT EXISTS "strandline_archive_MetaData_ProcessingDegree_d50d82275b" ("strandline_cycle" BIGINT NOT NULL, "MetaDataID" INT, "ProcessingDegree" VARCHAR(50));
-- strandline:statement 1.3
INSERT INTO "strandline_archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_MetaData_ProcessingDegree_d50d82275b', COALESCE(MAX("cycle"), 0) + 1, 'column', 'MetaData.ProcessingDegree', 'strandline_archive_MetaData_ProcessingDegree_d50d82275b', '1.6.0', '1.5.0', '', strftime('%Y-%m-%d %H:%M:%f', 'now'), 'archived'
FROM "strandline_archive" WHERE "component" = 'water' AND "archive" = 'archive_MetaData_ProcessingDegree_d50d82275b';
-- strandline:statement 1.4
INSERT INTO "strandline_archive_MetaData_ProcessingDegree_d50d82275b" ("strandline_cycle", "MetaDataID", "ProcessingDegree")
SELECT (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_ProcessingDegree_d50d82275b' AND "state" = 'archived'), t."MetaDataID", t."ProcessingDegree"
FROM "MetaData" AS t;

-- strandline:step 2/7: archive table DataLineage
-- effects: archives:DataLineage, scans:DataLineage
-- strandline:statement 2.1
CREATE TABLE IF NOT EXISTS "strandline_archive_DataLineage_62763907e7" ("strandline_cycle" BIGINT NOT NULL, "DataLineageID" INT, "ProcessingStepID" INT, "MetaDataID" INT, "Role" VARCHAR(20));
-- strandline:statement 2.2
INSERT INTO "strandline_archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_DataLineage_62763907e7', COALESCE(MAX("cycle"), 0) + 1, 'table', 'DataLineage', 'strandline_archive_DataLineage_62763907e7', '1.6.0', '1.5.0', '', strftime('%Y-%m-%d %H:%M:%f', 'now'), 'archived'
FROM "strandline_archive" WHERE "component" = 'water' AND "archive" = 'archive_DataLineage_62763907e7';
-- strandline:statement 2.3
INSERT INTO "strandline_archive_DataLineage_62763907e7" ("strandline_cycle", "DataLineageID", "ProcessingStepID", "MetaDataID", "Role")
SELECT (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_DataLineage_62763907e7' AND "state" = 'archived'), t."DataLineageID", t."ProcessingStepID", t."MetaDataID", t."Role"
FROM "DataLineage" AS t;

-- strandline:step 3/7: archive table ProcessingStep
-- effects: archives:ProcessingStep, scans:ProcessingStep
-- strandline:statement 3.1
CREATE TABLE IF NOT EXISTS "strandline_archive_ProcessingStep_99ff35ef18" ("strandline_cycle" BIGINT NOT NULL, "ProcessingStepID" INT, "Name" VARCHAR(200), "Description" VARCHAR(2000), "MethodName" VARCHAR(200), "MethodVersion" VARCHAR(50), "Parameters" TEXT, "ExecutedAt" TIMESTAMP(6), "ExecutedByPersonID" INT);
-- strandline:statement 3.2
INSERT INTO "strandline_archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_ProcessingStep_99ff35ef18', COALESCE(MAX("cycle"), 0) + 1, 'table', 'ProcessingStep', 'strandline_archive_ProcessingStep_99ff35ef18', '1.6.0', '1.5.0', '', strftime('%Y-%m-%d %H:%M:%f', 'now'), 'archived'
FROM "strandline_archive" WHERE "component" = 'water' AND "archive" = 'archive_ProcessingStep_99ff35ef18';
-- strandline:statement 3.3
INSERT INTO "strandline_archive_ProcessingStep_99ff35ef18" ("strandline_cycle", "ProcessingStepID", "Name", "Description", "MethodName", "MethodVersion", "Parameters", "ExecutedAt", "ExecutedByPersonID")
SELECT (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_ProcessingStep_99ff35ef18' AND "state" = 'archived'), t."ProcessingStepID", t."Name", t."Description", t."MethodName", t."MethodVersion", t."Parameters", t."ExecutedAt", t."ExecutedByPersonID"
FROM "ProcessingStep" AS t;

-- strandline:step 4/7: delete reference row Version='1.6.0' from SchemaVersion
-- strandline:statement 4.1
DELETE FROM "SchemaVersion" WHERE "Version" = '1.6.0';

-- strandline:step 5/7: drop column MetaData.ProcessingDegree
-- effects: breaks-clients:MetaData.ProcessingDegree, rewrites:MetaData
-- strandline:statement 5.1
ALTER TABLE "MetaData" DROP COLUMN "ProcessingDegree";

-- strandline:step 6/7: drop table DataLineage
-- effects: breaks-clients:DataLineage
-- strandline:statement 6.1
INSERT INTO temp."strandline_kept" (kind, name, on_table, sql)
SELECT type, name, tbl_name, sql FROM main.sqlite_schema
WHERE type IN ('view', 'trigger') AND tbl_name <> 'DataLineage' COLLATE NOCASE
  AND name NOT LIKE 'strandline|_%' ESCAPE '|'
  AND instr(lower(sql), lower('DataLineage')) > 0;
-- strandline:statement 6.2
DROP TABLE "DataLineage";

-- strandline:step 7/7: drop table ProcessingStep
-- effects: breaks-clients:ProcessingStep
-- strandline:statement 7.1
INSERT INTO temp."strandline_kept" (kind, name, on_table, sql)
SELECT type, name, tbl_name, sql FROM main.sqlite_schema
WHERE type IN ('view', 'trigger') AND tbl_name <> 'ProcessingStep' COLLATE NOCASE
  AND name NOT LIKE 'strandline|_%' ESCAPE '|'
  AND instr(lower(sql), lower('ProcessingStep')) > 0;
-- strandline:statement 7.2
DROP TABLE "ProcessingStep";

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
