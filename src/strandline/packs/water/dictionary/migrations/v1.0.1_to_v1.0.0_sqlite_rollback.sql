-- Rollback: v1.0.1 → v1.0.0
-- Component: water on sqlite
-- Description: Schema version tracking: SchemaVersion
-- Forward: v1.0.0_to_v1.0.1_sqlite.sql
-- Author: Strandline water pack
-- Date: 2026-03-09
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: SchemaVersion
-- Run by hand: sqlite3 -bail DB < FILE

-- strandline:before
PRAGMA foreign_keys = OFF;
-- strandline:before
PRAGMA legacy_alter_table = OFF;
-- strandline:before
CREATE TEMP TABLE IF NOT EXISTS "strandline_kept" (kind TEXT, name TEXT, on_table TEXT, sql TEXT);
-- strandline:begin
BEGIN IMMEDIATE;
-- strandline:step 1/1: drop table SchemaVersion
-- effects: loses-data:SchemaVersion, breaks-clients:SchemaVersion
-- strandline:statement 1.1
INSERT INTO temp."strandline_kept" (kind, name, on_table, sql)
SELECT type, name, tbl_name, sql FROM main.sqlite_schema
WHERE type IN ('view', 'trigger') AND tbl_name <> 'SchemaVersion' COLLATE NOCASE
  AND name NOT LIKE 'strandline|_%' ESCAPE '|'
  AND instr(lower(sql), lower('SchemaVersion')) > 0;
-- strandline:statement 1.2
DROP TABLE "SchemaVersion";

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
