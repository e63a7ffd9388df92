-- Rollback: v1.5.0 → v1.4.0
-- Component: water on duckdb
-- Description: Ingestion routing: which series incoming sensor data belong to
-- Forward: v1.4.0_to_v1.5.0_duckdb.sql
-- Author: Strandline water pack
-- Date: 2026-09-07
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: NONE
-- Archives: dbo.IngestionRoute
-- Run by hand: duckdb -bail DB < FILE

-- strandline:before
SET wal_autocheckpoint = '0KB';
-- strandline:begin
BEGIN TRANSACTION;
-- strandline:step 1/3: archive table dbo.IngestionRoute
-- effects: archives:dbo.IngestionRoute, scans:dbo.IngestionRoute
-- strandline:statement 1.1
CREATE SCHEMA IF NOT EXISTS "strandline";
-- strandline:statement 1.2
CREATE TABLE IF NOT EXISTS "strandline"."archive" ("component" VARCHAR NOT NULL, "archive" VARCHAR NOT NULL, "cycle" BIGINT NOT NULL, "kind" VARCHAR NOT NULL, "subject" VARCHAR NOT NULL, "location" VARCHAR NOT NULL, "from_version" VARCHAR NOT NULL, "to_version" VARCHAR NOT NULL, "run_id" VARCHAR NOT NULL, "archived_at" TIMESTAMP, "state" VARCHAR NOT NULL, "restored_at" TIMESTAMP, "restored_run" VARCHAR, "restored_rows" BIGINT, "superseded_rows" BIGINT, "orphaned_rows" BIGINT, CONSTRAINT "PK_strandline_archive" PRIMARY KEY ("component", "archive", "cycle"));
-- strandline:statement 1.3
CREATE TABLE IF NOT EXISTS "strandline"."archive_IngestionRoute_e487b8ec7b" ("strandline_cycle" BIGINT NOT NULL, "IngestionRouteID" INTEGER, "EquipmentID" INTEGER, "VariableID" INTEGER, "CampaignID" INTEGER, "DataProvenanceID" INTEGER, "ProcessingDegree" VARCHAR, "MetaDataID" INTEGER, "ValidFrom" TIMESTAMP, "ValidTo" TIMESTAMP, "CreatedAt" TIMESTAMP, "CreatedByPersonID" INTEGER, "Notes" VARCHAR);
-- strandline:statement 1.4
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_IngestionRoute_e487b8ec7b', COALESCE(MAX("cycle"), 0) + 1, 'table', 'dbo.IngestionRoute', 'strandline.archive_IngestionRoute_e487b8ec7b', '1.5.0', '1.4.0', '', make_timestamp(epoch_us(CURRENT_TIMESTAMP)), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_IngestionRoute_e487b8ec7b';
-- strandline:statement 1.5
INSERT INTO "strandline"."archive_IngestionRoute_e487b8ec7b" ("strandline_cycle", "IngestionRouteID", "EquipmentID", "VariableID", "CampaignID", "DataProvenanceID", "ProcessingDegree", "MetaDataID", "ValidFrom", "ValidTo", "CreatedAt", "CreatedByPersonID", "Notes")
SELECT (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_IngestionRoute_e487b8ec7b' AND "state" = 'archived'), t."IngestionRouteID", t."EquipmentID", t."VariableID", t."CampaignID", t."DataProvenanceID", t."ProcessingDegree", t."MetaDataID", t."ValidFrom", t."ValidTo", t."CreatedAt", t."CreatedByPersonID", t."Notes"
FROM "dbo"."IngestionRoute" AS t;

-- strandline:step 2/3: delete reference row Version='1.5.0' from dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 2.1
DELETE FROM "dbo"."SchemaVersion" WHERE "Version" = '1.5.0';

-- strandline:step 3/3: drop table dbo.IngestionRoute
-- effects: breaks-clients:dbo.IngestionRoute
-- strandline:statement 3.1
DROP TABLE "dbo"."IngestionRoute";
-- strandline:statement 3.2
DROP SEQUENCE "dbo"."strandline_seq_IngestionRoute_IngestionRouteID";

-- strandline:end
COMMIT;
