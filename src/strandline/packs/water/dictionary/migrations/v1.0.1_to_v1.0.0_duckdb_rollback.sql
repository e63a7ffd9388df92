-- Rollback: v1.0.1 → v1.0.0
-- Component: water on duckdb
-- Description: Schema version tracking: SchemaVersion
-- Forward: v1.0.0_to_v1.0.1_duckdb.sql
-- Author: Strandline water pack
-- Date: 2026-03-09
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: NONE
-- Archives: dbo.SchemaVersion
-- Run by hand: duckdb -bail DB < FILE

-- strandline:before
SET wal_autocheckpoint = '0KB';
-- strandline:begin
BEGIN TRANSACTION;
-- strandline:step 1/2: archive table dbo.SchemaVersion
-- effects: archives:dbo.SchemaVersion, scans:dbo.SchemaVersion
-- strandline:statement 1.1
CREATE SCHEMA IF NOT EXISTS "strandline";
-- strandline:statement 1.2
CREATE TABLE IF NOT EXISTS "strandline"."archive" ("component" VARCHAR NOT NULL, "archive" VARCHAR NOT NULL, "cycle" BIGINT NOT NULL, "kind" VARCHAR NOT NULL, "subject" VARCHAR NOT NULL, "location" VARCHAR NOT NULL, "from_version" VARCHAR NOT NULL, "to_version" VARCHAR NOT NULL, "run_id" VARCHAR NOT NULL, "archived_at" TIMESTAMP, "state" VARCHAR NOT NULL, "restored_at" TIMESTAMP, "restored_run" VARCHAR, "restored_rows" BIGINT, "superseded_rows" BIGINT, "orphaned_rows" BIGINT, CONSTRAINT "PK_strandline_archive" PRIMARY KEY ("component", "archive", "cycle"));
-- strandline:statement 1.3
CREATE TABLE IF NOT EXISTS "strandline"."archive_SchemaVersion_015af8046d" ("strandline_cycle" BIGINT NOT NULL, "VersionID" INTEGER, "Version" VARCHAR, "AppliedAt" TIMESTAMP, "Description" VARCHAR, "MigrationScript" VARCHAR);
-- strandline:statement 1.4
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_SchemaVersion_015af8046d', COALESCE(MAX("cycle"), 0) + 1, 'table', 'dbo.SchemaVersion', 'strandline.archive_SchemaVersion_015af8046d', '1.0.1', '1.0.0', '', make_timestamp(epoch_us(CURRENT_TIMESTAMP)), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_SchemaVersion_015af8046d';
-- strandline:statement 1.5
INSERT INTO "strandline"."archive_SchemaVersion_015af8046d" ("strandline_cycle", "VersionID", "Version", "AppliedAt", "Description", "MigrationScript")
SELECT (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_SchemaVersion_015af8046d' AND "state" = 'archived'), t."VersionID", t."Version", t."AppliedAt", t."Description", t."MigrationScript"
FROM "dbo"."SchemaVersion" AS t;

-- strandline:step 2/2: drop table dbo.SchemaVersion
-- effects: breaks-clients:dbo.SchemaVersion
-- strandline:statement 2.1
DROP TABLE "dbo"."SchemaVersion";
-- strandline:statement 2.2
DROP SEQUENCE "dbo"."strandline_seq_SchemaVersion_VersionID";

-- strandline:end
COMMIT;
