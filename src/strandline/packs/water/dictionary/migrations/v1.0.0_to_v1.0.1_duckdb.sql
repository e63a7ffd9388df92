-- Migration: v1.0.0 → v1.0.1
-- Component: water on duckdb
-- Description: Schema version tracking: SchemaVersion
-- Rollback: v1.0.1_to_v1.0.0_duckdb_rollback.sql
-- Author: Strandline water pack
-- Date: 2026-03-09
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: NONE
-- Archives: NONE
-- Run by hand: duckdb -bail DB < FILE

-- strandline:before
SET wal_autocheckpoint = '0KB';
-- strandline:begin
BEGIN TRANSACTION;
-- strandline:step 1/4: create table dbo.SchemaVersion
-- strandline:statement 1.1
CREATE SCHEMA IF NOT EXISTS "dbo";
-- strandline:statement 1.2
CREATE SEQUENCE "dbo"."strandline_seq_SchemaVersion_VersionID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 1.3
CREATE TABLE "dbo"."SchemaVersion" (
    "VersionID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_SchemaVersion_VersionID"') NOT NULL,
    "Version" VARCHAR NOT NULL,
    "AppliedAt" TIMESTAMP DEFAULT (make_timestamp(epoch_us(CURRENT_TIMESTAMP))) NOT NULL,
    "Description" VARCHAR,
    "MigrationScript" VARCHAR,
    CONSTRAINT "PK_SchemaVersion" PRIMARY KEY ("VersionID")
);
-- strandline:statement 1.4
COMMENT ON TABLE "dbo"."SchemaVersion" IS 'Versions of the schema that this database has been brought to, one row per version.';
-- strandline:statement 1.5
COMMENT ON COLUMN "dbo"."SchemaVersion"."VersionID" IS 'Surrogate key of the entry.';
-- strandline:statement 1.6
COMMENT ON COLUMN "dbo"."SchemaVersion"."Version" IS 'Version label, for example 1.0.1.';
-- strandline:statement 1.7
COMMENT ON COLUMN "dbo"."SchemaVersion"."AppliedAt" IS 'Instant at which the version was recorded here, in UTC.';
-- strandline:statement 1.8
COMMENT ON COLUMN "dbo"."SchemaVersion"."Description" IS 'What the version brought.';
-- strandline:statement 1.9
COMMENT ON COLUMN "dbo"."SchemaVersion"."MigrationScript" IS 'File name of the script that brought the database to the version.';

-- strandline:step 2/4: insert reference row Version='1.0.0' into dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 2.1
INSERT INTO "dbo"."SchemaVersion" ("Version", "Description") VALUES ('1.0.0', 'Baseline schema: sites, variables, equipment, projects, people, series and scalar values');

-- strandline:step 3/4: insert reference row Version='1.0.1' into dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 3.1
INSERT INTO "dbo"."SchemaVersion" ("Version", "Description", "MigrationScript") VALUES ('1.0.1', 'Schema version tracking: SchemaVersion', 'v1.0.0_to_v1.0.1_duckdb.sql');

-- strandline:step 4/4: restore table dbo.SchemaVersion from the archive
-- effects: locks-writers:dbo.SchemaVersion
-- strandline:statement 4.1 restores archive_SchemaVersion_015af8046d
CREATE SCHEMA IF NOT EXISTS "strandline";
-- strandline:statement 4.2 restores archive_SchemaVersion_015af8046d
CREATE TABLE IF NOT EXISTS "strandline"."archive" ("component" VARCHAR NOT NULL, "archive" VARCHAR NOT NULL, "cycle" BIGINT NOT NULL, "kind" VARCHAR NOT NULL, "subject" VARCHAR NOT NULL, "location" VARCHAR NOT NULL, "from_version" VARCHAR NOT NULL, "to_version" VARCHAR NOT NULL, "run_id" VARCHAR NOT NULL, "archived_at" TIMESTAMP, "state" VARCHAR NOT NULL, "restored_at" TIMESTAMP, "restored_run" VARCHAR, "restored_rows" BIGINT, "superseded_rows" BIGINT, "orphaned_rows" BIGINT, CONSTRAINT "PK_strandline_archive" PRIMARY KEY ("component", "archive", "cycle"));
-- strandline:statement 4.3 restores archive_SchemaVersion_015af8046d
CREATE TABLE IF NOT EXISTS "strandline"."archive_SchemaVersion_015af8046d" ("strandline_cycle" BIGINT NOT NULL, "VersionID" INTEGER, "Version" VARCHAR, "AppliedAt" TIMESTAMP, "Description" VARCHAR, "MigrationScript" VARCHAR);
-- strandline:statement 4.4 restores archive_SchemaVersion_015af8046d
UPDATE "dbo"."SchemaVersion" AS t SET "Version" = a."Version", "AppliedAt" = a."AppliedAt", "Description" = a."Description", "MigrationScript" = a."MigrationScript"
FROM "strandline"."archive_SchemaVersion_015af8046d" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_SchemaVersion_015af8046d' AND "state" = 'archived')
  AND t."VersionID" = a."VersionID";
-- strandline:statement 4.5 restores archive_SchemaVersion_015af8046d
INSERT INTO "dbo"."SchemaVersion" ("VersionID", "Version", "AppliedAt", "Description", "MigrationScript")
SELECT a."VersionID", a."Version", a."AppliedAt", a."Description", a."MigrationScript"
FROM "strandline"."archive_SchemaVersion_015af8046d" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_SchemaVersion_015af8046d' AND "state" = 'archived')
  AND NOT EXISTS (SELECT 1 FROM "dbo"."SchemaVersion" AS t WHERE t."VersionID" = a."VersionID");
-- strandline:statement 4.6 restores archive_SchemaVersion_015af8046d
UPDATE "strandline"."archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline"."archive_SchemaVersion_015af8046d" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_SchemaVersion_015af8046d' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "dbo"."SchemaVersion" AS t WHERE t."VersionID" = a."VersionID")),
  "superseded_rows" = 0
WHERE "component" = 'water' AND "archive" = 'archive_SchemaVersion_015af8046d' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_SchemaVersion_015af8046d' AND "state" = 'archived');
-- strandline:statement 4.7 restores archive_SchemaVersion_015af8046d
UPDATE "strandline"."archive" SET
  "state" = 'restored',
  "restored_at" = make_timestamp(epoch_us(CURRENT_TIMESTAMP)),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline"."archive_SchemaVersion_015af8046d" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_SchemaVersion_015af8046d' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_SchemaVersion_015af8046d' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_SchemaVersion_015af8046d' AND "state" = 'archived');
-- strandline:statement 4.8
SELECT count(nextval('"dbo"."strandline_seq_SchemaVersion_VersionID"')) FROM range((
    SELECT CAST(coalesce(greatest(floor((max("VersionID") - (SELECT max(CASE WHEN last_value IS DISTINCT FROM start_value THEN coalesce(last_value, start_value - increment_by) ELSE start_value - increment_by END) FROM duckdb_sequences() WHERE database_name = current_database() AND schema_name = 'dbo' AND sequence_name = 'strandline_seq_SchemaVersion_VersionID')) / 1), 0), 0) AS BIGINT)
    FROM "dbo"."SchemaVersion"));

-- strandline:end
COMMIT;
