-- Migration: v1.0.0 → v1.0.1
-- Component: water on sqlite
-- Description: Schema version tracking: SchemaVersion
-- Rollback: v1.0.1_to_v1.0.0_sqlite_rollback.sql
-- Author: Strandline water pack
-- Date: 2026-03-09
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: NONE
-- Archives: NONE
-- Run by hand: sqlite3 -bail DB < FILE

-- strandline:before
PRAGMA foreign_keys = OFF;
-- strandline:begin
BEGIN IMMEDIATE;
-- strandline:step 1/4: create table SchemaVersion
-- strandline:statement 1.1
CREATE TABLE "SchemaVersion" (
  "VersionID" INTEGER NOT NULL CONSTRAINT "PK_SchemaVersion" PRIMARY KEY AUTOINCREMENT,
  "Version" VARCHAR(20) NOT NULL,
  "AppliedAt" TIMESTAMP(7) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "Description" VARCHAR(500),
  "MigrationScript" VARCHAR(200)
);

-- strandline:step 2/4: insert reference row Version='1.0.0' into SchemaVersion
-- strandline:statement 2.1
INSERT INTO "SchemaVersion" ("Version", "Description") VALUES ('1.0.0', 'Baseline schema: sites, variables, equipment, projects, people, series and scalar values');

-- strandline:step 3/4: insert reference row Version='1.0.1' into SchemaVersion
-- strandline:statement 3.1
INSERT INTO "SchemaVersion" ("Version", "Description", "MigrationScript") VALUES ('1.0.1', 'Schema version tracking: SchemaVersion', 'v1.0.0_to_v1.0.1_sqlite.sql');

-- strandline:step 4/4: restore table SchemaVersion from the archive
-- effects: locks-writers:SchemaVersion
-- strandline:statement 4.1 restores archive_SchemaVersion_48b3bba7a4
CREATE TABLE IF NOT EXISTS "strandline_archive" ("component" VARCHAR(100) NOT NULL, "archive" VARCHAR(100) NOT NULL, "cycle" BIGINT NOT NULL, "kind" VARCHAR(20) NOT NULL, "subject" VARCHAR(400) NOT NULL, "location" VARCHAR(200) NOT NULL, "from_version" VARCHAR(100) NOT NULL, "to_version" VARCHAR(100) NOT NULL, "run_id" VARCHAR(36) NOT NULL, "archived_at" TIMESTAMP(6), "state" VARCHAR(20) NOT NULL, "restored_at" TIMESTAMP(6), "restored_run" VARCHAR(36), "restored_rows" BIGINT, "superseded_rows" BIGINT, "orphaned_rows" BIGINT, CONSTRAINT "PK_strandline_archive" PRIMARY KEY ("component", "archive", "cycle"));
-- strandline:statement 4.2 restores archive_SchemaVersion_48b3bba7a4
CREATE TABLE IF NOT EXISTS "strandline_archive_SchemaVersion_48b3bba7a4" ("strandline_cycle" BIGINT NOT NULL, "VersionID" INT, "Version" VARCHAR(20), "AppliedAt" TIMESTAMP(7), "Description" VARCHAR(500), "MigrationScript" VARCHAR(200));
-- strandline:statement 4.3 restores archive_SchemaVersion_48b3bba7a4
CREATE TABLE IF NOT EXISTS "strandline_moved_SchemaVersion_48b3bba7a4" ("VersionID" INT, "Version" VARCHAR(20), "AppliedAt" TIMESTAMP(7), "Description" VARCHAR(500), "MigrationScript" VARCHAR(200));
-- strandline:statement 4.4 restores archive_SchemaVersion_48b3bba7a4
UPDATE "SchemaVersion" AS t SET "Version" = a."Version", "AppliedAt" = a."AppliedAt", "Description" = a."Description", "MigrationScript" = a."MigrationScript"
FROM "strandline_moved_SchemaVersion_48b3bba7a4" AS a
WHERE t."VersionID" = a."VersionID";
-- strandline:statement 4.5 restores archive_SchemaVersion_48b3bba7a4
INSERT INTO "SchemaVersion" ("VersionID", "Version", "AppliedAt", "Description", "MigrationScript")
SELECT a."VersionID", a."Version", a."AppliedAt", a."Description", a."MigrationScript"
FROM "strandline_moved_SchemaVersion_48b3bba7a4" AS a
WHERE NOT EXISTS (SELECT 1 FROM "SchemaVersion" AS t WHERE t."VersionID" = a."VersionID");
-- strandline:statement 4.6 restores archive_SchemaVersion_48b3bba7a4
DROP TABLE "strandline_moved_SchemaVersion_48b3bba7a4";
-- strandline:statement 4.7 restores archive_SchemaVersion_48b3bba7a4
UPDATE "strandline_archive" SET
  "state" = 'restored',
  "restored_at" = strftime('%Y-%m-%d %H:%M:%f', 'now'),
  "restored_run" = '',
  "location" = 'strandline_archive_SchemaVersion_48b3bba7a4',
  "restored_rows" = (SELECT COUNT(*) FROM "SchemaVersion"),
  "superseded_rows" = 0,
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline_archive_SchemaVersion_48b3bba7a4" AS a WHERE a."strandline_cycle" = "strandline_archive"."cycle")
WHERE "component" = 'water' AND "archive" = 'archive_SchemaVersion_48b3bba7a4' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_SchemaVersion_48b3bba7a4' AND "state" = 'archived');

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
