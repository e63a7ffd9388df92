-- Rollback: v1.6.0 → v1.5.0
-- Component: water on sqlite
-- Description: Processing lineage: processing steps, their inputs and outputs, and the processing degree
-- Forward: v1.5.0_to_v1.6.0_sqlite.sql
-- Author: Strandline water pack
-- Date: 2026-10-12
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: MetaData.ProcessingDegree, DataLineage, ProcessingStep
-- Run by hand: sqlite3 -bail DB < FILE

-- strandline:before
PRAGMA foreign_keys = OFF;
-- strandline:before
PRAGMA legacy_alter_table = OFF;
-- strandline:before
CREATE TEMP TABLE IF NOT EXISTS "strandline_kept" (kind TEXT, name TEXT, on_table TEXT, sql TEXT);
-- strandline:begin
BEGIN IMMEDIATE;
-- strandline:step 1/4: delete reference row Version='1.6.0' from SchemaVersion
-- strandline:statement 1.1
DELETE FROM "SchemaVersion" WHERE "Version" = '1.6.0';

-- strandline:step 2/4: drop column MetaData.ProcessingDegree
-- effects: loses-data:MetaData.ProcessingDegree, breaks-clients:MetaData.ProcessingDegree, rewrites:MetaData
-- strandline:statement 2.1
ALTER TABLE "MetaData" DROP COLUMN "ProcessingDegree";

-- strandline:step 3/4: drop table DataLineage
-- effects: loses-data:DataLineage, breaks-clients:DataLineage
-- strandline:statement 3.1
INSERT INTO temp."strandline_kept" (kind, name, on_table, sql)
SELECT type, name, tbl_name, sql FROM main.sqlite_schema
WHERE type IN ('view', 'trigger') AND tbl_name <> 'DataLineage' COLLATE NOCASE
  AND name NOT LIKE 'strandline|_%' ESCAPE '|'
  AND instr(lower(sql), lower('DataLineage')) > 0;
-- strandline:statement 3.2
DROP TABLE "DataLineage";

-- strandline:step 4/4: drop table ProcessingStep
-- effects: loses-data:ProcessingStep, breaks-clients:ProcessingStep
-- strandline:statement 4.1
INSERT INTO temp."strandline_kept" (kind, name, on_table, sql)
SELECT type, name, tbl_name, sql FROM main.sqlite_schema
WHERE type IN ('view', 'trigger') AND tbl_name <> 'ProcessingStep' COLLATE NOCASE
  AND name NOT LIKE 'strandline|_%' ESCAPE '|'
  AND instr(lower(sql), lower('ProcessingStep')) > 0;
-- strandline:statement 4.2
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
