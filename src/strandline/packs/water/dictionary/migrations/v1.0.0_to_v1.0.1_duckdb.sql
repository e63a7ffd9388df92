-- Migration: v1.0.0 → v1.0.1
-- Component: water on duckdb
-- Description: Schema version tracking: SchemaVersion
-- Rollback: v1.0.1_to_v1.0.0_duckdb_rollback.sql
-- Author: Strandline water pack
-- Date: 2026-03-09
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: NONE
-- Run by hand: duckdb -bail DB < FILE

-- strandline:before
SET wal_autocheckpoint = '0KB';
-- strandline:begin
BEGIN TRANSACTION;
-- strandline:step 1/3: create table dbo.SchemaVersion
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

-- strandline:step 2/3: insert reference row Version='1.0.0' into dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 2.1
INSERT INTO "dbo"."SchemaVersion" ("Version", "Description") VALUES ('1.0.0', 'Baseline schema: sites, variables, equipment, projects, people, series and scalar values');

-- strandline:step 3/3: insert reference row Version='1.0.1' into dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 3.1
INSERT INTO "dbo"."SchemaVersion" ("Version", "Description", "MigrationScript") VALUES ('1.0.1', 'Schema version tracking: SchemaVersion', 'v1.0.0_to_v1.0.1_duckdb.sql');

-- strandline:end
COMMIT;
