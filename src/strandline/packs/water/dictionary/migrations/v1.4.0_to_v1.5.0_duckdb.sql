-- Migration: v1.4.0 → v1.5.0
-- Component: water on duckdb
-- Description: Ingestion routing: which series incoming sensor data belong to
-- Rollback: v1.5.0_to_v1.4.0_duckdb_rollback.sql
-- Author: Strandline water pack
-- Date: 2026-09-07
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: NONE
-- Archives: NONE
-- Run by hand: duckdb -bail DB < FILE

-- strandline:before
SET wal_autocheckpoint = '0KB';
-- strandline:begin
BEGIN TRANSACTION;
-- strandline:step 1/3: create table dbo.IngestionRoute
-- strandline:statement 1.1
CREATE SCHEMA IF NOT EXISTS "dbo";
-- strandline:statement 1.2
CREATE SEQUENCE "dbo"."strandline_seq_IngestionRoute_IngestionRouteID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 1.3
CREATE TABLE "dbo"."IngestionRoute" (
    "IngestionRouteID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_IngestionRoute_IngestionRouteID"') NOT NULL,
    "EquipmentID" INTEGER NOT NULL,
    "VariableID" INTEGER NOT NULL,
    "CampaignID" INTEGER,
    "DataProvenanceID" INTEGER DEFAULT 1 NOT NULL,
    "ProcessingDegree" VARCHAR DEFAULT 'Raw' NOT NULL,
    "MetaDataID" INTEGER NOT NULL,
    "ValidFrom" TIMESTAMP NOT NULL,
    "ValidTo" TIMESTAMP,
    "CreatedAt" TIMESTAMP DEFAULT (make_timestamp(epoch_us(CURRENT_TIMESTAMP))) NOT NULL,
    "CreatedByPersonID" INTEGER,
    "Notes" VARCHAR,
    CONSTRAINT "PK_IngestionRoute" PRIMARY KEY ("IngestionRouteID"),
    CONSTRAINT "FK_IngestionRoute_Equipment" FOREIGN KEY ("EquipmentID") REFERENCES "dbo"."Equipment" ("EquipmentID"),
    CONSTRAINT "FK_IngestionRoute_Variable" FOREIGN KEY ("VariableID") REFERENCES "dbo"."Variable" ("VariableID"),
    CONSTRAINT "FK_IngestionRoute_Campaign" FOREIGN KEY ("CampaignID") REFERENCES "dbo"."Campaign" ("CampaignID"),
    CONSTRAINT "FK_IngestionRoute_DataProvenance" FOREIGN KEY ("DataProvenanceID") REFERENCES "dbo"."DataProvenance" ("DataProvenanceID"),
    CONSTRAINT "FK_IngestionRoute_MetaData" FOREIGN KEY ("MetaDataID") REFERENCES "dbo"."MetaData" ("MetaDataID"),
    CONSTRAINT "FK_IngestionRoute_Person" FOREIGN KEY ("CreatedByPersonID") REFERENCES "dbo"."Person" ("PersonID")
);
-- strandline:statement 1.4
CREATE INDEX "IX_IngestionRoute_EquipmentID_VariableID_DataProvenanc_02bc7a3d" ON "dbo"."IngestionRoute" ("EquipmentID", "VariableID", "DataProvenanceID", "ProcessingDegree", "ValidFrom");
-- strandline:statement 1.5
COMMENT ON TABLE "dbo"."IngestionRoute" IS 'Rules that say which series incoming sensor data belong to, by instrument, variable and time.';
-- strandline:statement 1.6
COMMENT ON COLUMN "dbo"."IngestionRoute"."IngestionRouteID" IS 'Surrogate key of the route.';
-- strandline:statement 1.7
COMMENT ON COLUMN "dbo"."IngestionRoute"."EquipmentID" IS 'Instrument that sends the data.';
-- strandline:statement 1.8
COMMENT ON COLUMN "dbo"."IngestionRoute"."VariableID" IS 'Variable that is sent.';
-- strandline:statement 1.9
COMMENT ON COLUMN "dbo"."IngestionRoute"."CampaignID" IS 'Campaign that the route serves; told in messages, no part of the lookup.';
-- strandline:statement 1.10
COMMENT ON COLUMN "dbo"."IngestionRoute"."DataProvenanceID" IS 'Origin that the data must have; 1 (Sensor) unless stated.';
-- strandline:statement 1.11
COMMENT ON COLUMN "dbo"."IngestionRoute"."ProcessingDegree" IS 'Degree of processing that the data must have; Raw unless stated.';
-- strandline:statement 1.12
COMMENT ON COLUMN "dbo"."IngestionRoute"."MetaDataID" IS 'Series that the data are written to.';
-- strandline:statement 1.13
COMMENT ON COLUMN "dbo"."IngestionRoute"."ValidFrom" IS 'First instant at which the route holds, in UTC; included.';
-- strandline:statement 1.14
COMMENT ON COLUMN "dbo"."IngestionRoute"."ValidTo" IS 'End of the route, in UTC; excluded. Empty while the route is active.';
-- strandline:statement 1.15
COMMENT ON COLUMN "dbo"."IngestionRoute"."CreatedAt" IS 'Instant at which the route was recorded, in UTC.';
-- strandline:statement 1.16
COMMENT ON COLUMN "dbo"."IngestionRoute"."CreatedByPersonID" IS 'Person who made the route.';
-- strandline:statement 1.17
COMMENT ON COLUMN "dbo"."IngestionRoute"."Notes" IS 'Why the route was made or closed.';

-- strandline:step 2/3: insert reference row Version='1.5.0' into dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 2.1
INSERT INTO "dbo"."SchemaVersion" ("Version", "Description", "MigrationScript") VALUES ('1.5.0', 'Ingestion routing: which series incoming sensor data belong to', 'v1.4.0_to_v1.5.0_duckdb.sql');

-- strandline:step 3/3: restore table dbo.IngestionRoute from the archive
-- effects: locks-writers:dbo.IngestionRoute
-- strandline:statement 3.1 restores archive_IngestionRoute_e487b8ec7b
CREATE SCHEMA IF NOT EXISTS "strandline";
-- strandline:statement 3.2 restores archive_IngestionRoute_e487b8ec7b
CREATE TABLE IF NOT EXISTS "strandline"."archive" ("component" VARCHAR NOT NULL, "archive" VARCHAR NOT NULL, "cycle" BIGINT NOT NULL, "kind" VARCHAR NOT NULL, "subject" VARCHAR NOT NULL, "location" VARCHAR NOT NULL, "from_version" VARCHAR NOT NULL, "to_version" VARCHAR NOT NULL, "run_id" VARCHAR NOT NULL, "archived_at" TIMESTAMP, "state" VARCHAR NOT NULL, "restored_at" TIMESTAMP, "restored_run" VARCHAR, "restored_rows" BIGINT, "superseded_rows" BIGINT, "orphaned_rows" BIGINT, CONSTRAINT "PK_strandline_archive" PRIMARY KEY ("component", "archive", "cycle"));
-- strandline:statement 3.3 restores archive_IngestionRoute_e487b8ec7b
CREATE TABLE IF NOT EXISTS "strandline"."archive_IngestionRoute_e487b8ec7b" ("strandline_cycle" BIGINT NOT NULL, "IngestionRouteID" INTEGER, "EquipmentID" INTEGER, "VariableID" INTEGER, "CampaignID" INTEGER, "DataProvenanceID" INTEGER, "ProcessingDegree" VARCHAR, "MetaDataID" INTEGER, "ValidFrom" TIMESTAMP, "ValidTo" TIMESTAMP, "CreatedAt" TIMESTAMP, "CreatedByPersonID" INTEGER, "Notes" VARCHAR);
-- strandline:statement 3.4 restores archive_IngestionRoute_e487b8ec7b
INSERT INTO "dbo"."IngestionRoute" ("IngestionRouteID", "EquipmentID", "VariableID", "CampaignID", "DataProvenanceID", "ProcessingDegree", "MetaDataID", "ValidFrom", "ValidTo", "CreatedAt", "CreatedByPersonID", "Notes")
SELECT a."IngestionRouteID", a."EquipmentID", a."VariableID", a."CampaignID", a."DataProvenanceID", a."ProcessingDegree", a."MetaDataID", a."ValidFrom", a."ValidTo", a."CreatedAt", a."CreatedByPersonID", a."Notes"
FROM "strandline"."archive_IngestionRoute_e487b8ec7b" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_IngestionRoute_e487b8ec7b' AND "state" = 'archived')
  AND (a."EquipmentID" IS NULL OR EXISTS (SELECT 1 FROM "dbo"."Equipment" AS p WHERE p."EquipmentID" = a."EquipmentID"))
  AND (a."VariableID" IS NULL OR EXISTS (SELECT 1 FROM "dbo"."Variable" AS p WHERE p."VariableID" = a."VariableID"))
  AND (a."CampaignID" IS NULL OR EXISTS (SELECT 1 FROM "dbo"."Campaign" AS p WHERE p."CampaignID" = a."CampaignID"))
  AND (a."DataProvenanceID" IS NULL OR EXISTS (SELECT 1 FROM "dbo"."DataProvenance" AS p WHERE p."DataProvenanceID" = a."DataProvenanceID"))
  AND (a."MetaDataID" IS NULL OR EXISTS (SELECT 1 FROM "dbo"."MetaData" AS p WHERE p."MetaDataID" = a."MetaDataID"))
  AND (a."CreatedByPersonID" IS NULL OR EXISTS (SELECT 1 FROM "dbo"."Person" AS p WHERE p."PersonID" = a."CreatedByPersonID"));
-- strandline:statement 3.5 restores archive_IngestionRoute_e487b8ec7b
UPDATE "strandline"."archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline"."archive_IngestionRoute_e487b8ec7b" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_IngestionRoute_e487b8ec7b' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "dbo"."IngestionRoute" AS t WHERE t."IngestionRouteID" = a."IngestionRouteID")),
  "superseded_rows" = 0
WHERE "component" = 'water' AND "archive" = 'archive_IngestionRoute_e487b8ec7b' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_IngestionRoute_e487b8ec7b' AND "state" = 'archived');
-- strandline:statement 3.6 restores archive_IngestionRoute_e487b8ec7b
UPDATE "strandline"."archive" SET
  "state" = 'restored',
  "restored_at" = make_timestamp(epoch_us(CURRENT_TIMESTAMP)),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline"."archive_IngestionRoute_e487b8ec7b" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_IngestionRoute_e487b8ec7b' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_IngestionRoute_e487b8ec7b' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_IngestionRoute_e487b8ec7b' AND "state" = 'archived');
-- strandline:statement 3.7
SELECT count(nextval('"dbo"."strandline_seq_IngestionRoute_IngestionRouteID"')) FROM range((
    SELECT CAST(coalesce(greatest(floor((max("IngestionRouteID") - (SELECT max(CASE WHEN last_value IS DISTINCT FROM start_value THEN coalesce(last_value, start_value - increment_by) ELSE start_value - increment_by END) FROM duckdb_sequences() WHERE database_name = current_database() AND schema_name = 'dbo' AND sequence_name = 'strandline_seq_IngestionRoute_IngestionRouteID')) / 1), 0), 0) AS BIGINT)
    FROM "dbo"."IngestionRoute"));

-- strandline:end
COMMIT;
