-- Rollback: v1.0.1 → v1.0.0
-- Component: water on postgres
-- Description: Schema version tracking: SchemaVersion
-- Forward: v1.0.0_to_v1.0.1_postgres.sql
-- Author: Strandline water pack
-- Date: 2026-03-09
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: NONE
-- Archives: dbo.SchemaVersion
-- Run by hand: psql -X -v ON_ERROR_STOP=1 -f FILE

-- strandline:begin
BEGIN;
-- strandline:begin
SET LOCAL lock_timeout = '5s';
-- strandline:begin
SET LOCAL statement_timeout = '0';
-- strandline:begin
SET LOCAL TimeZone = 'UTC';
-- strandline:begin
SET LOCAL standard_conforming_strings = on;
-- strandline:begin
SET LOCAL client_min_messages = warning;
-- strandline:step 1/2: archive table dbo.SchemaVersion
-- effects: archives:dbo.SchemaVersion
-- strandline:statement 1.1
CREATE SCHEMA IF NOT EXISTS "strandline";
-- strandline:statement 1.2
CREATE TABLE IF NOT EXISTS "strandline"."archive" ("component" character varying(100) NOT NULL, "archive" character varying(100) NOT NULL, "cycle" bigint NOT NULL, "kind" character varying(20) NOT NULL, "subject" character varying(400) NOT NULL, "location" character varying(200) NOT NULL, "from_version" character varying(100) NOT NULL, "to_version" character varying(100) NOT NULL, "run_id" character varying(36) NOT NULL, "archived_at" timestamp, "state" character varying(20) NOT NULL, "restored_at" timestamp, "restored_run" character varying(36), "restored_rows" bigint, "superseded_rows" bigint, "orphaned_rows" bigint, CONSTRAINT "PK_strandline_archive" PRIMARY KEY ("component", "archive", "cycle"));
-- strandline:statement 1.3
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_SchemaVersion_015af8046d', COALESCE(MAX("cycle"), 0) + 1, 'table', 'dbo.SchemaVersion', 'strandline.moved_SchemaVersion_015af8046d', '1.0.1', '1.0.0', '', (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_SchemaVersion_015af8046d';

-- strandline:step 2/2: drop table dbo.SchemaVersion
-- effects: breaks-clients:dbo.SchemaVersion
-- strandline:statement 2.1
DO $strandline$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_constraint WHERE contype = 'f'
            AND confrelid = '"dbo"."SchemaVersion"'::regclass AND conrelid <> confrelid)
        OR EXISTS (SELECT 1 FROM pg_depend AS d
            JOIN pg_rewrite AS r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
            WHERE d.refobjid = '"dbo"."SchemaVersion"'::regclass AND r.ev_class <> d.refobjid) THEN
        RAISE EXCEPTION 'other objects depend on table %', '"dbo"."SchemaVersion"'
            USING ERRCODE = 'dependent_objects_still_exist';
    END IF;
END
$strandline$;
-- strandline:statement 2.2
ALTER TABLE "dbo"."SchemaVersion" DROP CONSTRAINT "PK_SchemaVersion";
-- strandline:statement 2.3
ALTER TABLE "dbo"."SchemaVersion" ALTER COLUMN "VersionID" DROP IDENTITY IF EXISTS;
-- strandline:statement 2.4
ALTER TABLE "dbo"."SchemaVersion" RENAME TO "moved_SchemaVersion_015af8046d";
-- strandline:statement 2.5
ALTER TABLE "dbo"."moved_SchemaVersion_015af8046d" SET SCHEMA "strandline";

-- strandline:end
COMMIT;
