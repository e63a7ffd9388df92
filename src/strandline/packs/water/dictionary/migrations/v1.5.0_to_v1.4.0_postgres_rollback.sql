-- Rollback: v1.5.0 → v1.4.0
-- Component: water on postgres
-- Description: Ingestion routing: which series incoming sensor data belong to
-- Forward: v1.4.0_to_v1.5.0_postgres.sql
-- Author: Strandline water pack
-- Date: 2026-09-07
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: NONE
-- Archives: dbo.IngestionRoute
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
-- strandline:step 1/9: drop foreign key FK_IngestionRoute_Person on dbo.IngestionRoute
-- effects: locks-readers:dbo.IngestionRoute
-- strandline:statement 1.1
ALTER TABLE "dbo"."IngestionRoute" DROP CONSTRAINT "FK_IngestionRoute_Person";

-- strandline:step 2/9: drop foreign key FK_IngestionRoute_MetaData on dbo.IngestionRoute
-- effects: locks-readers:dbo.IngestionRoute
-- strandline:statement 2.1
ALTER TABLE "dbo"."IngestionRoute" DROP CONSTRAINT "FK_IngestionRoute_MetaData";

-- strandline:step 3/9: drop foreign key FK_IngestionRoute_DataProvenance on dbo.IngestionRoute
-- effects: locks-readers:dbo.IngestionRoute
-- strandline:statement 3.1
ALTER TABLE "dbo"."IngestionRoute" DROP CONSTRAINT "FK_IngestionRoute_DataProvenance";

-- strandline:step 4/9: drop foreign key FK_IngestionRoute_Campaign on dbo.IngestionRoute
-- effects: locks-readers:dbo.IngestionRoute
-- strandline:statement 4.1
ALTER TABLE "dbo"."IngestionRoute" DROP CONSTRAINT "FK_IngestionRoute_Campaign";

-- strandline:step 5/9: drop foreign key FK_IngestionRoute_Variable on dbo.IngestionRoute
-- effects: locks-readers:dbo.IngestionRoute
-- strandline:statement 5.1
ALTER TABLE "dbo"."IngestionRoute" DROP CONSTRAINT "FK_IngestionRoute_Variable";

-- strandline:step 6/9: drop foreign key FK_IngestionRoute_Equipment on dbo.IngestionRoute
-- effects: locks-readers:dbo.IngestionRoute
-- strandline:statement 6.1
ALTER TABLE "dbo"."IngestionRoute" DROP CONSTRAINT "FK_IngestionRoute_Equipment";

-- strandline:step 7/9: archive table dbo.IngestionRoute
-- effects: archives:dbo.IngestionRoute
-- strandline:statement 7.1
CREATE SCHEMA IF NOT EXISTS "strandline";
-- strandline:statement 7.2
CREATE TABLE IF NOT EXISTS "strandline"."archive" ("component" character varying(100) NOT NULL, "archive" character varying(100) NOT NULL, "cycle" bigint NOT NULL, "kind" character varying(20) NOT NULL, "subject" character varying(400) NOT NULL, "location" character varying(200) NOT NULL, "from_version" character varying(100) NOT NULL, "to_version" character varying(100) NOT NULL, "run_id" character varying(36) NOT NULL, "archived_at" timestamp, "state" character varying(20) NOT NULL, "restored_at" timestamp, "restored_run" character varying(36), "restored_rows" bigint, "superseded_rows" bigint, "orphaned_rows" bigint, CONSTRAINT "PK_strandline_archive" PRIMARY KEY ("component", "archive", "cycle"));
-- strandline:statement 7.3
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_IngestionRoute_e487b8ec7b', COALESCE(MAX("cycle"), 0) + 1, 'table', 'dbo.IngestionRoute', 'strandline.moved_IngestionRoute_e487b8ec7b', '1.5.0', '1.4.0', '', (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_IngestionRoute_e487b8ec7b';

-- strandline:step 8/9: delete reference row Version='1.5.0' from dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 8.1
DELETE FROM "dbo"."SchemaVersion" WHERE "Version" = '1.5.0';

-- strandline:step 9/9: drop table dbo.IngestionRoute
-- effects: breaks-clients:dbo.IngestionRoute
-- strandline:statement 9.1
DO $strandline$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_constraint WHERE contype = 'f'
            AND confrelid = '"dbo"."IngestionRoute"'::regclass AND conrelid <> confrelid)
        OR EXISTS (SELECT 1 FROM pg_depend AS d
            JOIN pg_rewrite AS r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
            WHERE d.refobjid = '"dbo"."IngestionRoute"'::regclass AND r.ev_class <> d.refobjid) THEN
        RAISE EXCEPTION 'other objects depend on table %', '"dbo"."IngestionRoute"'
            USING ERRCODE = 'dependent_objects_still_exist';
    END IF;
END
$strandline$;
-- strandline:statement 9.2
ALTER TABLE "dbo"."IngestionRoute" DROP CONSTRAINT "PK_IngestionRoute";
-- strandline:statement 9.3
DROP INDEX "dbo"."IX_IngestionRoute_EquipmentID_VariableID_DataProvenanc_02bc7a3d";
-- strandline:statement 9.4
ALTER TABLE "dbo"."IngestionRoute" ALTER COLUMN "IngestionRouteID" DROP IDENTITY IF EXISTS;
-- strandline:statement 9.5
ALTER TABLE "dbo"."IngestionRoute" RENAME TO "moved_IngestionRoute_e487b8ec7b";
-- strandline:statement 9.6
ALTER TABLE "dbo"."moved_IngestionRoute_e487b8ec7b" SET SCHEMA "strandline";

-- strandline:end
COMMIT;
