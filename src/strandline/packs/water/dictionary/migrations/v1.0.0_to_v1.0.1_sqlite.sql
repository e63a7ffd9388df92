-- Migration: v1.0.0 → v1.0.1
-- Component: water on sqlite
-- Description: Schema version tracking: SchemaVersion
-- Rollback: v1.0.1_to_v1.0.0_sqlite_rollback.sql
-- Author: Strandline water pack
-- Date: 2026-03-09
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: NONE
-- Run by hand: sqlite3 -bail DB < FILE

-- strandline:before
PRAGMA foreign_keys = OFF;
-- strandline:begin
BEGIN IMMEDIATE;
-- strandline:step 1/3: create table SchemaVersion
-- strandline:statement 1.1
CREATE TABLE "SchemaVersion" (
  "VersionID" INTEGER NOT NULL CONSTRAINT "PK_SchemaVersion" PRIMARY KEY AUTOINCREMENT,
  "Version" VARCHAR(20) NOT NULL,
  "AppliedAt" TIMESTAMP(7) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "Description" VARCHAR(500),
  "MigrationScript" VARCHAR(200)
);

-- strandline:step 2/3: insert reference row Version='1.0.0' into SchemaVersion
-- strandline:statement 2.1
INSERT INTO "SchemaVersion" ("Version", "Description") VALUES ('1.0.0', 'Baseline schema: sites, variables, equipment, projects, people, series and scalar values');

-- strandline:step 3/3: insert reference row Version='1.0.1' into SchemaVersion
-- strandline:statement 3.1
INSERT INTO "SchemaVersion" ("Version", "Description", "MigrationScript") VALUES ('1.0.1', 'Schema version tracking: SchemaVersion', 'v1.0.0_to_v1.0.1_sqlite.sql');

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
