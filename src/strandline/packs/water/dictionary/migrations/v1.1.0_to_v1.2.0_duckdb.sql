-- Migration: v1.1.0 → v1.2.0
-- Component: water on duckdb
-- Description: Campaigns and provenance: people, campaigns and the origin of each series
-- Rollback: v1.2.0_to_v1.1.0_duckdb_rollback.sql
-- Author: Strandline water pack
-- Date: 2026-05-11
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: NONE
-- Archives: NONE
-- Run by hand: duckdb -bail DB < FILE

-- strandline:before
SET wal_autocheckpoint = '0KB';
-- strandline:begin
BEGIN TRANSACTION;
-- strandline:step 1/11: put aside the rows of dbo.MetaData, dbo.Value, dbo.ValueArray, dbo.ValueImage, dbo.ValueSpectrum
-- effects: rewrites:dbo.MetaData, locks-writers:dbo.MetaData, rewrites:dbo.Value, locks-writers:dbo.Value, rewrites:dbo.ValueArray, locks-writers:dbo.ValueArray, rewrites:dbo.ValueImage, locks-writers:dbo.ValueImage, rewrites:dbo.ValueSpectrum, locks-writers:dbo.ValueSpectrum
-- strandline:statement 1.1
CREATE TABLE "dbo"."strandline_stash_MetaData" AS SELECT * FROM "dbo"."MetaData";
-- strandline:statement 1.2
CREATE TABLE "dbo"."strandline_stash_Value" AS SELECT * FROM "dbo"."Value";
-- strandline:statement 1.3
CREATE TABLE "dbo"."strandline_stash_ValueArray" AS SELECT * FROM "dbo"."ValueArray";
-- strandline:statement 1.4
CREATE TABLE "dbo"."strandline_stash_ValueImage" AS SELECT * FROM "dbo"."ValueImage";
-- strandline:statement 1.5
CREATE TABLE "dbo"."strandline_stash_ValueSpectrum" AS SELECT * FROM "dbo"."ValueSpectrum";
-- strandline:statement 1.6
DROP TABLE "dbo"."ValueSpectrum";
-- strandline:statement 1.7
DROP TABLE "dbo"."ValueImage";
-- strandline:statement 1.8
DROP TABLE "dbo"."ValueArray";
-- strandline:statement 1.9
DROP TABLE "dbo"."Value";
-- strandline:statement 1.10
DROP TABLE "dbo"."MetaData";

-- strandline:step 2/11: make dbo.CampaignType
-- effects: may-fail:dbo.CampaignType, locks-writers:dbo.CampaignType
-- strandline:statement 2.1
CREATE SCHEMA IF NOT EXISTS "dbo";
-- strandline:statement 2.2
CREATE TABLE "dbo"."CampaignType" (
    "CampaignTypeID" INTEGER NOT NULL,
    "CampaignTypeName" VARCHAR NOT NULL,
    CONSTRAINT "PK_CampaignType" PRIMARY KEY ("CampaignTypeID")
);
-- strandline:statement 2.3
COMMENT ON TABLE "dbo"."CampaignType" IS 'Kinds of campaign.';
-- strandline:statement 2.4
COMMENT ON COLUMN "dbo"."CampaignType"."CampaignTypeID" IS 'Fixed key of the kind: 1 Experiment, 2 Operations, 3 Commissioning, 4 Audit.';
-- strandline:statement 2.5
COMMENT ON COLUMN "dbo"."CampaignType"."CampaignTypeName" IS 'Name of the kind.';
-- strandline:statement 2.6
INSERT INTO "dbo"."CampaignType" ("CampaignTypeID", "CampaignTypeName") VALUES (1, 'Experiment');
-- strandline:statement 2.7
INSERT INTO "dbo"."CampaignType" ("CampaignTypeID", "CampaignTypeName") VALUES (2, 'Operations');
-- strandline:statement 2.8
INSERT INTO "dbo"."CampaignType" ("CampaignTypeID", "CampaignTypeName") VALUES (3, 'Commissioning');
-- strandline:statement 2.9
INSERT INTO "dbo"."CampaignType" ("CampaignTypeID", "CampaignTypeName") VALUES (4, 'Audit');
-- strandline:statement 2.10 restores archive_CampaignType_45cce42dbe
CREATE SCHEMA IF NOT EXISTS "strandline";
-- strandline:statement 2.11 restores archive_CampaignType_45cce42dbe
CREATE TABLE IF NOT EXISTS "strandline"."archive" ("component" VARCHAR NOT NULL, "archive" VARCHAR NOT NULL, "cycle" BIGINT NOT NULL, "kind" VARCHAR NOT NULL, "subject" VARCHAR NOT NULL, "location" VARCHAR NOT NULL, "from_version" VARCHAR NOT NULL, "to_version" VARCHAR NOT NULL, "run_id" VARCHAR NOT NULL, "archived_at" TIMESTAMP, "state" VARCHAR NOT NULL, "restored_at" TIMESTAMP, "restored_run" VARCHAR, "restored_rows" BIGINT, "superseded_rows" BIGINT, "orphaned_rows" BIGINT, CONSTRAINT "PK_strandline_archive" PRIMARY KEY ("component", "archive", "cycle"));
-- strandline:statement 2.12 restores archive_CampaignType_45cce42dbe
CREATE TABLE IF NOT EXISTS "strandline"."archive_CampaignType_45cce42dbe" ("strandline_cycle" BIGINT NOT NULL, "CampaignTypeID" INTEGER, "CampaignTypeName" VARCHAR);
-- strandline:statement 2.13 restores archive_CampaignType_45cce42dbe
UPDATE "dbo"."CampaignType" AS t SET "CampaignTypeName" = a."CampaignTypeName"
FROM "strandline"."archive_CampaignType_45cce42dbe" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_CampaignType_45cce42dbe' AND "state" = 'archived')
  AND t."CampaignTypeID" = a."CampaignTypeID";
-- strandline:statement 2.14 restores archive_CampaignType_45cce42dbe
INSERT INTO "dbo"."CampaignType" ("CampaignTypeID", "CampaignTypeName")
SELECT a."CampaignTypeID", a."CampaignTypeName"
FROM "strandline"."archive_CampaignType_45cce42dbe" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_CampaignType_45cce42dbe' AND "state" = 'archived')
  AND NOT EXISTS (SELECT 1 FROM "dbo"."CampaignType" AS t WHERE t."CampaignTypeID" = a."CampaignTypeID");
-- strandline:statement 2.15 restores archive_CampaignType_45cce42dbe
UPDATE "strandline"."archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline"."archive_CampaignType_45cce42dbe" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_CampaignType_45cce42dbe' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "dbo"."CampaignType" AS t WHERE t."CampaignTypeID" = a."CampaignTypeID")),
  "superseded_rows" = 0
WHERE "component" = 'water' AND "archive" = 'archive_CampaignType_45cce42dbe' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_CampaignType_45cce42dbe' AND "state" = 'archived');
-- strandline:statement 2.16 restores archive_CampaignType_45cce42dbe
UPDATE "strandline"."archive" SET
  "state" = 'restored',
  "restored_at" = make_timestamp(epoch_us(CURRENT_TIMESTAMP)),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline"."archive_CampaignType_45cce42dbe" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_CampaignType_45cce42dbe' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_CampaignType_45cce42dbe' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_CampaignType_45cce42dbe' AND "state" = 'archived');

-- strandline:step 3/11: make dbo.Campaign
-- effects: locks-writers:dbo.Campaign
-- strandline:statement 3.1
CREATE SEQUENCE "dbo"."strandline_seq_Campaign_CampaignID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 3.2
CREATE TABLE "dbo"."Campaign" (
    "CampaignID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_Campaign_CampaignID"') NOT NULL,
    "CampaignTypeID" INTEGER NOT NULL,
    "SiteID" INTEGER NOT NULL,
    "Name" VARCHAR NOT NULL,
    "Description" VARCHAR,
    "StartDate" TIMESTAMP,
    "EndDate" TIMESTAMP,
    "ProjectID" INTEGER,
    CONSTRAINT "PK_Campaign" PRIMARY KEY ("CampaignID"),
    CONSTRAINT "FK_Campaign_CampaignType" FOREIGN KEY ("CampaignTypeID") REFERENCES "dbo"."CampaignType" ("CampaignTypeID"),
    CONSTRAINT "FK_Campaign_Site" FOREIGN KEY ("SiteID") REFERENCES "dbo"."Site" ("SiteID"),
    CONSTRAINT "FK_Campaign_Project" FOREIGN KEY ("ProjectID") REFERENCES "dbo"."Project" ("ProjectID")
);
-- strandline:statement 3.3
COMMENT ON TABLE "dbo"."Campaign" IS 'Measuring campaigns: bounded efforts at one site, experimental or operational, that own series.';
-- strandline:statement 3.4
COMMENT ON COLUMN "dbo"."Campaign"."CampaignID" IS 'Surrogate key of the campaign.';
-- strandline:statement 3.5
COMMENT ON COLUMN "dbo"."Campaign"."CampaignTypeID" IS 'Kind of the campaign.';
-- strandline:statement 3.6
COMMENT ON COLUMN "dbo"."Campaign"."SiteID" IS 'Site where the campaign takes place.';
-- strandline:statement 3.7
COMMENT ON COLUMN "dbo"."Campaign"."Name" IS 'Name of the campaign.';
-- strandline:statement 3.8
COMMENT ON COLUMN "dbo"."Campaign"."Description" IS 'Aim and design of the campaign.';
-- strandline:statement 3.9
COMMENT ON COLUMN "dbo"."Campaign"."StartDate" IS 'Start, in UTC; empty when open or unknown.';
-- strandline:statement 3.10
COMMENT ON COLUMN "dbo"."Campaign"."EndDate" IS 'End, in UTC; empty while the campaign runs.';
-- strandline:statement 3.11
COMMENT ON COLUMN "dbo"."Campaign"."ProjectID" IS 'Project that the campaign continues or belongs to; empty for campaigns without one.';
-- strandline:statement 3.12 restores archive_Campaign_b2f5c63c77
CREATE TABLE IF NOT EXISTS "strandline"."archive_Campaign_b2f5c63c77" ("strandline_cycle" BIGINT NOT NULL, "CampaignID" INTEGER, "CampaignTypeID" INTEGER, "SiteID" INTEGER, "Name" VARCHAR, "Description" VARCHAR, "StartDate" TIMESTAMP, "EndDate" TIMESTAMP, "ProjectID" INTEGER);
-- strandline:statement 3.13 restores archive_Campaign_b2f5c63c77
INSERT INTO "dbo"."Campaign" ("CampaignID", "CampaignTypeID", "SiteID", "Name", "Description", "StartDate", "EndDate", "ProjectID")
SELECT a."CampaignID", a."CampaignTypeID", a."SiteID", a."Name", a."Description", a."StartDate", a."EndDate", a."ProjectID"
FROM "strandline"."archive_Campaign_b2f5c63c77" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_Campaign_b2f5c63c77' AND "state" = 'archived')
  AND (a."CampaignTypeID" IS NULL OR EXISTS (SELECT 1 FROM "dbo"."CampaignType" AS p WHERE p."CampaignTypeID" = a."CampaignTypeID"))
  AND (a."SiteID" IS NULL OR EXISTS (SELECT 1 FROM "dbo"."Site" AS p WHERE p."SiteID" = a."SiteID"))
  AND (a."ProjectID" IS NULL OR EXISTS (SELECT 1 FROM "dbo"."Project" AS p WHERE p."ProjectID" = a."ProjectID"));
-- strandline:statement 3.14 restores archive_Campaign_b2f5c63c77
UPDATE "strandline"."archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline"."archive_Campaign_b2f5c63c77" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_Campaign_b2f5c63c77' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "dbo"."Campaign" AS t WHERE t."CampaignID" = a."CampaignID")),
  "superseded_rows" = 0
WHERE "component" = 'water' AND "archive" = 'archive_Campaign_b2f5c63c77' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_Campaign_b2f5c63c77' AND "state" = 'archived');
-- strandline:statement 3.15 restores archive_Campaign_b2f5c63c77
UPDATE "strandline"."archive" SET
  "state" = 'restored',
  "restored_at" = make_timestamp(epoch_us(CURRENT_TIMESTAMP)),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline"."archive_Campaign_b2f5c63c77" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_Campaign_b2f5c63c77' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_Campaign_b2f5c63c77' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_Campaign_b2f5c63c77' AND "state" = 'archived');
-- strandline:statement 3.16
SELECT count(nextval('"dbo"."strandline_seq_Campaign_CampaignID"')) FROM range((
    SELECT CAST(coalesce(greatest(floor((max("CampaignID") - (SELECT max(CASE WHEN last_value IS DISTINCT FROM start_value THEN coalesce(last_value, start_value - increment_by) ELSE start_value - increment_by END) FROM duckdb_sequences() WHERE database_name = current_database() AND schema_name = 'dbo' AND sequence_name = 'strandline_seq_Campaign_CampaignID')) / 1), 0), 0) AS BIGINT)
    FROM "dbo"."Campaign"));

-- strandline:step 4/11: make dbo.DataProvenance
-- effects: may-fail:dbo.DataProvenance, locks-writers:dbo.DataProvenance
-- strandline:statement 4.1
CREATE TABLE "dbo"."DataProvenance" (
    "DataProvenanceID" INTEGER NOT NULL,
    "DataProvenanceName" VARCHAR NOT NULL,
    CONSTRAINT "PK_DataProvenance" PRIMARY KEY ("DataProvenanceID")
);
-- strandline:statement 4.2
COMMENT ON TABLE "dbo"."DataProvenance" IS 'Kinds of origin that a series can have.';
-- strandline:statement 4.3
COMMENT ON COLUMN "dbo"."DataProvenance"."DataProvenanceID" IS 'Fixed key of the origin: 1 Sensor, 2 Laboratory, 3 Manual Entry, 4 Model Output, 5 External Source.';
-- strandline:statement 4.4
COMMENT ON COLUMN "dbo"."DataProvenance"."DataProvenanceName" IS 'Name of the origin.';
-- strandline:statement 4.5
INSERT INTO "dbo"."DataProvenance" ("DataProvenanceID", "DataProvenanceName") VALUES (1, 'Sensor');
-- strandline:statement 4.6
INSERT INTO "dbo"."DataProvenance" ("DataProvenanceID", "DataProvenanceName") VALUES (2, 'Laboratory');
-- strandline:statement 4.7
INSERT INTO "dbo"."DataProvenance" ("DataProvenanceID", "DataProvenanceName") VALUES (3, 'Manual Entry');
-- strandline:statement 4.8
INSERT INTO "dbo"."DataProvenance" ("DataProvenanceID", "DataProvenanceName") VALUES (4, 'Model Output');
-- strandline:statement 4.9
INSERT INTO "dbo"."DataProvenance" ("DataProvenanceID", "DataProvenanceName") VALUES (5, 'External Source');
-- strandline:statement 4.10 restores archive_DataProvenance_50df8d126d
CREATE TABLE IF NOT EXISTS "strandline"."archive_DataProvenance_50df8d126d" ("strandline_cycle" BIGINT NOT NULL, "DataProvenanceID" INTEGER, "DataProvenanceName" VARCHAR);
-- strandline:statement 4.11 restores archive_DataProvenance_50df8d126d
UPDATE "dbo"."DataProvenance" AS t SET "DataProvenanceName" = a."DataProvenanceName"
FROM "strandline"."archive_DataProvenance_50df8d126d" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_DataProvenance_50df8d126d' AND "state" = 'archived')
  AND t."DataProvenanceID" = a."DataProvenanceID";
-- strandline:statement 4.12 restores archive_DataProvenance_50df8d126d
INSERT INTO "dbo"."DataProvenance" ("DataProvenanceID", "DataProvenanceName")
SELECT a."DataProvenanceID", a."DataProvenanceName"
FROM "strandline"."archive_DataProvenance_50df8d126d" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_DataProvenance_50df8d126d' AND "state" = 'archived')
  AND NOT EXISTS (SELECT 1 FROM "dbo"."DataProvenance" AS t WHERE t."DataProvenanceID" = a."DataProvenanceID");
-- strandline:statement 4.13 restores archive_DataProvenance_50df8d126d
UPDATE "strandline"."archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline"."archive_DataProvenance_50df8d126d" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_DataProvenance_50df8d126d' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "dbo"."DataProvenance" AS t WHERE t."DataProvenanceID" = a."DataProvenanceID")),
  "superseded_rows" = 0
WHERE "component" = 'water' AND "archive" = 'archive_DataProvenance_50df8d126d' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_DataProvenance_50df8d126d' AND "state" = 'archived');
-- strandline:statement 4.14 restores archive_DataProvenance_50df8d126d
UPDATE "strandline"."archive" SET
  "state" = 'restored',
  "restored_at" = make_timestamp(epoch_us(CURRENT_TIMESTAMP)),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline"."archive_DataProvenance_50df8d126d" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_DataProvenance_50df8d126d' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_DataProvenance_50df8d126d' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_DataProvenance_50df8d126d' AND "state" = 'archived');

-- strandline:step 5/11: rebuild dbo.MetaData
-- effects: scans:dbo.MetaData, may-fail:dbo.MetaData, locks-writers:dbo.MetaData
-- strandline:statement 5.1
CREATE TABLE "dbo"."MetaData" (
    "MetaDataID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_MetaData_MetaDataID"') NOT NULL,
    "ProjectID" INTEGER,
    "ContactID" INTEGER,
    "EquipmentID" INTEGER,
    "VariableID" INTEGER,
    "ProcedureID" INTEGER,
    "UnitID" INTEGER,
    "PurposeID" INTEGER,
    "SamplingLocationID" INTEGER,
    "ConditionID" INTEGER,
    "ValueTypeID" INTEGER DEFAULT 1 NOT NULL,
    "WavelengthAxisID" INTEGER,
    "DataProvenanceID" INTEGER,
    "CampaignID" INTEGER,
    CONSTRAINT "PK_MetaData" PRIMARY KEY ("MetaDataID"),
    CONSTRAINT "FK_MetaData_Project" FOREIGN KEY ("ProjectID") REFERENCES "dbo"."Project" ("ProjectID"),
    CONSTRAINT "FK_MetaData_Contact" FOREIGN KEY ("ContactID") REFERENCES "dbo"."Contact" ("ContactID"),
    CONSTRAINT "FK_MetaData_Equipment" FOREIGN KEY ("EquipmentID") REFERENCES "dbo"."Equipment" ("EquipmentID"),
    CONSTRAINT "FK_MetaData_Variable" FOREIGN KEY ("VariableID") REFERENCES "dbo"."Variable" ("VariableID"),
    CONSTRAINT "FK_MetaData_Procedures" FOREIGN KEY ("ProcedureID") REFERENCES "dbo"."Procedures" ("ProcedureID"),
    CONSTRAINT "FK_MetaData_Unit" FOREIGN KEY ("UnitID") REFERENCES "dbo"."Unit" ("UnitID"),
    CONSTRAINT "FK_MetaData_Purpose" FOREIGN KEY ("PurposeID") REFERENCES "dbo"."Purpose" ("PurposeID"),
    CONSTRAINT "FK_MetaData_SamplingLocation" FOREIGN KEY ("SamplingLocationID") REFERENCES "dbo"."SamplingLocation" ("SamplingLocationID"),
    CONSTRAINT "FK_MetaData_WeatherCondition" FOREIGN KEY ("ConditionID") REFERENCES "dbo"."WeatherCondition" ("ConditionID"),
    CONSTRAINT "FK_MetaData_ValueType" FOREIGN KEY ("ValueTypeID") REFERENCES "dbo"."ValueType" ("ValueTypeID"),
    CONSTRAINT "FK_MetaData_WavelengthAxis" FOREIGN KEY ("WavelengthAxisID") REFERENCES "dbo"."WavelengthAxis" ("WavelengthAxisID"),
    CONSTRAINT "FK_MetaData_DataProvenance" FOREIGN KEY ("DataProvenanceID") REFERENCES "dbo"."DataProvenance" ("DataProvenanceID"),
    CONSTRAINT "FK_MetaData_Campaign" FOREIGN KEY ("CampaignID") REFERENCES "dbo"."Campaign" ("CampaignID")
);
-- strandline:statement 5.2
INSERT INTO "dbo"."MetaData" ("MetaDataID", "ProjectID", "ContactID", "EquipmentID", "VariableID", "ProcedureID", "UnitID", "PurposeID", "SamplingLocationID", "ConditionID", "ValueTypeID", "WavelengthAxisID")
SELECT s."MetaDataID", s."ProjectID", s."ContactID", s."EquipmentID", s."VariableID", s."ProcedureID", s."UnitID", s."PurposeID", s."SamplingLocationID", s."ConditionID", s."ValueTypeID", s."WavelengthAxisID"
FROM "dbo"."strandline_stash_MetaData" AS s;
-- strandline:statement 5.3
DROP TABLE "dbo"."strandline_stash_MetaData";
-- strandline:statement 5.4 restores archive_MetaData_CampaignID_fcf567fcf4
CREATE TABLE IF NOT EXISTS "strandline"."archive_MetaData_CampaignID_fcf567fcf4" ("strandline_cycle" BIGINT NOT NULL, "MetaDataID" INTEGER, "CampaignID" INTEGER);
-- strandline:statement 5.5 restores archive_MetaData_CampaignID_fcf567fcf4
UPDATE "dbo"."MetaData" AS t SET "CampaignID" = a."CampaignID"
FROM "strandline"."archive_MetaData_CampaignID_fcf567fcf4" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_CampaignID_fcf567fcf4' AND "state" = 'archived')
  AND t."MetaDataID" = a."MetaDataID"
  AND (a."CampaignID" IS NULL OR EXISTS (SELECT 1 FROM "dbo"."Campaign" AS p WHERE p."CampaignID" = a."CampaignID"));
-- strandline:statement 5.6 restores archive_MetaData_CampaignID_fcf567fcf4
UPDATE "strandline"."archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline"."archive_MetaData_CampaignID_fcf567fcf4" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_CampaignID_fcf567fcf4' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "dbo"."MetaData" AS t WHERE t."MetaDataID" = a."MetaDataID" AND NOT (t."CampaignID" IS DISTINCT FROM a."CampaignID"))),
  "superseded_rows" = (SELECT COUNT(*) FROM "strandline"."archive_MetaData_CampaignID_fcf567fcf4" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_CampaignID_fcf567fcf4' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "dbo"."MetaData" AS t WHERE t."MetaDataID" = a."MetaDataID" AND (t."CampaignID" IS DISTINCT FROM a."CampaignID")))
WHERE "component" = 'water' AND "archive" = 'archive_MetaData_CampaignID_fcf567fcf4' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_CampaignID_fcf567fcf4' AND "state" = 'archived');
-- strandline:statement 5.7 restores archive_MetaData_CampaignID_fcf567fcf4
UPDATE "strandline"."archive" SET
  "state" = 'restored',
  "restored_at" = make_timestamp(epoch_us(CURRENT_TIMESTAMP)),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline"."archive_MetaData_CampaignID_fcf567fcf4" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_CampaignID_fcf567fcf4' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_MetaData_CampaignID_fcf567fcf4' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_CampaignID_fcf567fcf4' AND "state" = 'archived');
-- strandline:statement 5.8 restores archive_MetaData_DataProvenanceID_c25e143abd
CREATE TABLE IF NOT EXISTS "strandline"."archive_MetaData_DataProvenanceID_c25e143abd" ("strandline_cycle" BIGINT NOT NULL, "MetaDataID" INTEGER, "DataProvenanceID" INTEGER);
-- strandline:statement 5.9 restores archive_MetaData_DataProvenanceID_c25e143abd
UPDATE "dbo"."MetaData" AS t SET "DataProvenanceID" = a."DataProvenanceID"
FROM "strandline"."archive_MetaData_DataProvenanceID_c25e143abd" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_DataProvenanceID_c25e143abd' AND "state" = 'archived')
  AND t."MetaDataID" = a."MetaDataID"
  AND (a."DataProvenanceID" IS NULL OR EXISTS (SELECT 1 FROM "dbo"."DataProvenance" AS p WHERE p."DataProvenanceID" = a."DataProvenanceID"));
-- strandline:statement 5.10 restores archive_MetaData_DataProvenanceID_c25e143abd
UPDATE "strandline"."archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline"."archive_MetaData_DataProvenanceID_c25e143abd" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_DataProvenanceID_c25e143abd' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "dbo"."MetaData" AS t WHERE t."MetaDataID" = a."MetaDataID" AND NOT (t."DataProvenanceID" IS DISTINCT FROM a."DataProvenanceID"))),
  "superseded_rows" = (SELECT COUNT(*) FROM "strandline"."archive_MetaData_DataProvenanceID_c25e143abd" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_DataProvenanceID_c25e143abd' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "dbo"."MetaData" AS t WHERE t."MetaDataID" = a."MetaDataID" AND (t."DataProvenanceID" IS DISTINCT FROM a."DataProvenanceID")))
WHERE "component" = 'water' AND "archive" = 'archive_MetaData_DataProvenanceID_c25e143abd' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_DataProvenanceID_c25e143abd' AND "state" = 'archived');
-- strandline:statement 5.11 restores archive_MetaData_DataProvenanceID_c25e143abd
UPDATE "strandline"."archive" SET
  "state" = 'restored',
  "restored_at" = make_timestamp(epoch_us(CURRENT_TIMESTAMP)),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline"."archive_MetaData_DataProvenanceID_c25e143abd" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_DataProvenanceID_c25e143abd' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_MetaData_DataProvenanceID_c25e143abd' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_DataProvenanceID_c25e143abd' AND "state" = 'archived');
-- strandline:statement 5.12
CREATE INDEX "IX_MetaData_SamplingLocationID_VariableID" ON "dbo"."MetaData" ("SamplingLocationID", "VariableID");
-- strandline:statement 5.13
CREATE INDEX "IX_MetaData_EquipmentID_VariableID" ON "dbo"."MetaData" ("EquipmentID", "VariableID");
-- strandline:statement 5.14
CREATE INDEX "IX_MetaData_ProjectID" ON "dbo"."MetaData" ("ProjectID");
-- strandline:statement 5.15
COMMENT ON TABLE "dbo"."MetaData" IS 'The hub: one row is the context of one series (what, where, with what, by whom, why), and every stored value points to one row.';
-- strandline:statement 5.16
COMMENT ON COLUMN "dbo"."MetaData"."MetaDataID" IS 'Surrogate key of the series.';
-- strandline:statement 5.17
COMMENT ON COLUMN "dbo"."MetaData"."ProjectID" IS 'Project under which the series was recorded.';
-- strandline:statement 5.18
COMMENT ON COLUMN "dbo"."MetaData"."ContactID" IS 'Person responsible for the series.';
-- strandline:statement 5.19
COMMENT ON COLUMN "dbo"."MetaData"."EquipmentID" IS 'Instrument that produced the series; empty when none is known.';
-- strandline:statement 5.20
COMMENT ON COLUMN "dbo"."MetaData"."VariableID" IS 'Variable that the values are of.';
-- strandline:statement 5.21
COMMENT ON COLUMN "dbo"."MetaData"."ProcedureID" IS 'Procedure followed.';
-- strandline:statement 5.22
COMMENT ON COLUMN "dbo"."MetaData"."UnitID" IS 'Unit that the values are stored in; overrides the variable''s usual unit.';
-- strandline:statement 5.23
COMMENT ON COLUMN "dbo"."MetaData"."PurposeID" IS 'Why the series was recorded.';
-- strandline:statement 5.24
COMMENT ON COLUMN "dbo"."MetaData"."SamplingLocationID" IS 'Where the series was recorded.';
-- strandline:statement 5.25
COMMENT ON COLUMN "dbo"."MetaData"."ConditionID" IS 'Weather for which the series was recorded; empty when it covers all weathers.';
-- strandline:statement 5.26
COMMENT ON COLUMN "dbo"."MetaData"."ValueTypeID" IS 'Shape of the series, which says which table holds its values; 1 (Scalar) unless stated.';
-- strandline:statement 5.27
COMMENT ON COLUMN "dbo"."MetaData"."WavelengthAxisID" IS 'Wavelength axis of a spectral series; empty for every other shape.';
-- strandline:statement 5.28
COMMENT ON COLUMN "dbo"."MetaData"."DataProvenanceID" IS 'Origin of the series; empty while it has not been classified.';
-- strandline:statement 5.29
COMMENT ON COLUMN "dbo"."MetaData"."CampaignID" IS 'Campaign that the series belongs to; empty when it belongs to none.';

-- strandline:step 6/11: make dbo.Person
-- effects: locks-writers:dbo.Person
-- strandline:statement 6.1
CREATE SEQUENCE "dbo"."strandline_seq_Person_PersonID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 6.2
CREATE TABLE "dbo"."Person" (
    "PersonID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_Person_PersonID"') NOT NULL,
    "FullName" VARCHAR NOT NULL,
    "Email" VARCHAR,
    "Affiliation" VARCHAR,
    CONSTRAINT "PK_Person" PRIMARY KEY ("PersonID")
);
-- strandline:statement 6.3
COMMENT ON TABLE "dbo"."Person" IS 'People who lead, sample, analyse, calibrate and process.';
-- strandline:statement 6.4
COMMENT ON COLUMN "dbo"."Person"."PersonID" IS 'Surrogate key of the person.';
-- strandline:statement 6.5
COMMENT ON COLUMN "dbo"."Person"."FullName" IS 'Name as it is to be printed.';
-- strandline:statement 6.6
COMMENT ON COLUMN "dbo"."Person"."Email" IS 'E-mail address.';
-- strandline:statement 6.7
COMMENT ON COLUMN "dbo"."Person"."Affiliation" IS 'Organisation or team.';
-- strandline:statement 6.8 restores archive_Person_2760a1353b
CREATE TABLE IF NOT EXISTS "strandline"."archive_Person_2760a1353b" ("strandline_cycle" BIGINT NOT NULL, "PersonID" INTEGER, "FullName" VARCHAR, "Email" VARCHAR, "Affiliation" VARCHAR);
-- strandline:statement 6.9 restores archive_Person_2760a1353b
INSERT INTO "dbo"."Person" ("PersonID", "FullName", "Email", "Affiliation")
SELECT a."PersonID", a."FullName", a."Email", a."Affiliation"
FROM "strandline"."archive_Person_2760a1353b" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_Person_2760a1353b' AND "state" = 'archived');
-- strandline:statement 6.10 restores archive_Person_2760a1353b
UPDATE "strandline"."archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline"."archive_Person_2760a1353b" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_Person_2760a1353b' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "dbo"."Person" AS t WHERE t."PersonID" = a."PersonID")),
  "superseded_rows" = 0
WHERE "component" = 'water' AND "archive" = 'archive_Person_2760a1353b' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_Person_2760a1353b' AND "state" = 'archived');
-- strandline:statement 6.11 restores archive_Person_2760a1353b
UPDATE "strandline"."archive" SET
  "state" = 'restored',
  "restored_at" = make_timestamp(epoch_us(CURRENT_TIMESTAMP)),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline"."archive_Person_2760a1353b" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_Person_2760a1353b' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_Person_2760a1353b' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_Person_2760a1353b' AND "state" = 'archived');
-- strandline:statement 6.12
SELECT count(nextval('"dbo"."strandline_seq_Person_PersonID"')) FROM range((
    SELECT CAST(coalesce(greatest(floor((max("PersonID") - (SELECT max(CASE WHEN last_value IS DISTINCT FROM start_value THEN coalesce(last_value, start_value - increment_by) ELSE start_value - increment_by END) FROM duckdb_sequences() WHERE database_name = current_database() AND schema_name = 'dbo' AND sequence_name = 'strandline_seq_Person_PersonID')) / 1), 0), 0) AS BIGINT)
    FROM "dbo"."Person"));

-- strandline:step 7/11: insert reference row Version='1.2.0' into dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 7.1
INSERT INTO "dbo"."SchemaVersion" ("Version", "Description", "MigrationScript") VALUES ('1.2.0', 'Campaigns and provenance: people, campaigns and the origin of each series', 'v1.1.0_to_v1.2.0_duckdb.sql');

-- strandline:step 8/11: rebuild dbo.Value
-- strandline:statement 8.1
CREATE TABLE "dbo"."Value" (
    "MetaDataID" INTEGER NOT NULL,
    "tstamp" TIMESTAMP NOT NULL,
    "Value" DOUBLE,
    "QualityCode" INTEGER,
    "CommentID" INTEGER,
    CONSTRAINT "PK_Value" PRIMARY KEY ("MetaDataID", "tstamp"),
    CONSTRAINT "FK_Value_MetaData" FOREIGN KEY ("MetaDataID") REFERENCES "dbo"."MetaData" ("MetaDataID"),
    CONSTRAINT "FK_Value_Comments" FOREIGN KEY ("CommentID") REFERENCES "dbo"."Comments" ("CommentID")
);
-- strandline:statement 8.2
INSERT INTO "dbo"."Value" ("MetaDataID", "tstamp", "Value", "QualityCode", "CommentID")
SELECT s."MetaDataID", s."tstamp", s."Value", s."QualityCode", s."CommentID"
FROM "dbo"."strandline_stash_Value" AS s;
-- strandline:statement 8.3
DROP TABLE "dbo"."strandline_stash_Value";
-- strandline:statement 8.4
CREATE INDEX "IX_Value_tstamp" ON "dbo"."Value" ("tstamp");
-- strandline:statement 8.5
COMMENT ON TABLE "dbo"."Value" IS 'Scalar time series: one number per series and instant.';
-- strandline:statement 8.6
COMMENT ON COLUMN "dbo"."Value"."MetaDataID" IS 'Series that the value belongs to.';
-- strandline:statement 8.7
COMMENT ON COLUMN "dbo"."Value"."tstamp" IS 'Instant of the value, in UTC, stored without a zone.';
-- strandline:statement 8.8
COMMENT ON COLUMN "dbo"."Value"."Value" IS 'The number, in the unit of the series; empty when the instrument gave none.';
-- strandline:statement 8.9
COMMENT ON COLUMN "dbo"."Value"."QualityCode" IS 'Quality of the value: 1 accepted, 2 suspect, 3 rejected, 4 below the limit of detection, 5 above range, 6 outlier; empty when it was not assessed. The column is a free integer.';
-- strandline:statement 8.10
COMMENT ON COLUMN "dbo"."Value"."CommentID" IS 'Remark about the value.';

-- strandline:step 9/11: rebuild dbo.ValueArray
-- strandline:statement 9.1
CREATE TABLE "dbo"."ValueArray" (
    "MetaDataID" INTEGER NOT NULL,
    "tstamp" TIMESTAMP NOT NULL,
    "ArrayIndex" INTEGER NOT NULL,
    "Value" DOUBLE,
    "QualityCode" INTEGER,
    CONSTRAINT "PK_ValueArray" PRIMARY KEY ("MetaDataID", "tstamp", "ArrayIndex"),
    CONSTRAINT "FK_ValueArray_MetaData" FOREIGN KEY ("MetaDataID") REFERENCES "dbo"."MetaData" ("MetaDataID")
);
-- strandline:statement 9.2
INSERT INTO "dbo"."ValueArray" ("MetaDataID", "tstamp", "ArrayIndex", "Value", "QualityCode")
SELECT s."MetaDataID", s."tstamp", s."ArrayIndex", s."Value", s."QualityCode"
FROM "dbo"."strandline_stash_ValueArray" AS s;
-- strandline:statement 9.3
DROP TABLE "dbo"."strandline_stash_ValueArray";
-- strandline:statement 9.4
COMMENT ON TABLE "dbo"."ValueArray" IS 'Arrays of any length: one row per series, instant and position.';
-- strandline:statement 9.5
COMMENT ON COLUMN "dbo"."ValueArray"."MetaDataID" IS 'Series that the array belongs to.';
-- strandline:statement 9.6
COMMENT ON COLUMN "dbo"."ValueArray"."tstamp" IS 'Instant of the array, in UTC, stored without a zone.';
-- strandline:statement 9.7
COMMENT ON COLUMN "dbo"."ValueArray"."ArrayIndex" IS 'Position within the array, counted from 0.';
-- strandline:statement 9.8
COMMENT ON COLUMN "dbo"."ValueArray"."Value" IS 'The number at this position, in the unit of the series.';
-- strandline:statement 9.9
COMMENT ON COLUMN "dbo"."ValueArray"."QualityCode" IS 'Quality of the value: 1 accepted, 2 suspect, 3 rejected, 4 below the limit of detection, 5 above range, 6 outlier; empty when it was not assessed. The column is a free integer.';

-- strandline:step 10/11: rebuild dbo.ValueImage
-- strandline:statement 10.1
CREATE TABLE "dbo"."ValueImage" (
    "ValueImageID" BIGINT DEFAULT nextval('"dbo"."strandline_seq_ValueImage_ValueImageID"') NOT NULL,
    "MetaDataID" INTEGER NOT NULL,
    "tstamp" TIMESTAMP NOT NULL,
    "ImageWidth" INTEGER NOT NULL,
    "ImageHeight" INTEGER NOT NULL,
    "NumberOfChannels" INTEGER DEFAULT 3 NOT NULL,
    "ImageFormat" VARCHAR NOT NULL,
    "FileSizeBytes" BIGINT,
    "StorageBackend" VARCHAR DEFAULT 'FileSystem' NOT NULL,
    "StoragePath" VARCHAR NOT NULL,
    "Thumbnail" BLOB,
    "QualityCode" INTEGER,
    CONSTRAINT "PK_ValueImage" PRIMARY KEY ("ValueImageID"),
    CONSTRAINT "UQ_ValueImage_MetaDataID_tstamp" UNIQUE ("MetaDataID", "tstamp"),
    CONSTRAINT "FK_ValueImage_MetaData" FOREIGN KEY ("MetaDataID") REFERENCES "dbo"."MetaData" ("MetaDataID")
);
-- strandline:statement 10.2
INSERT INTO "dbo"."ValueImage" ("ValueImageID", "MetaDataID", "tstamp", "ImageWidth", "ImageHeight", "NumberOfChannels", "ImageFormat", "FileSizeBytes", "StorageBackend", "StoragePath", "Thumbnail", "QualityCode")
SELECT s."ValueImageID", s."MetaDataID", s."tstamp", s."ImageWidth", s."ImageHeight", s."NumberOfChannels", s."ImageFormat", s."FileSizeBytes", s."StorageBackend", s."StoragePath", s."Thumbnail", s."QualityCode"
FROM "dbo"."strandline_stash_ValueImage" AS s;
-- strandline:statement 10.3
DROP TABLE "dbo"."strandline_stash_ValueImage";
-- strandline:statement 10.4
CREATE INDEX "IX_ValueImage_MetaDataID_tstamp" ON "dbo"."ValueImage" ("MetaDataID", "tstamp");
-- strandline:statement 10.5
COMMENT ON TABLE "dbo"."ValueImage" IS 'Images: one row per series and instant; the picture itself lies in a storage backend.';
-- strandline:statement 10.6
COMMENT ON COLUMN "dbo"."ValueImage"."ValueImageID" IS 'Surrogate key of the image.';
-- strandline:statement 10.7
COMMENT ON COLUMN "dbo"."ValueImage"."MetaDataID" IS 'Series that the image belongs to.';
-- strandline:statement 10.8
COMMENT ON COLUMN "dbo"."ValueImage"."tstamp" IS 'Instant of the image, in UTC, stored without a zone.';
-- strandline:statement 10.9
COMMENT ON COLUMN "dbo"."ValueImage"."ImageWidth" IS 'Width in pixels.';
-- strandline:statement 10.10
COMMENT ON COLUMN "dbo"."ValueImage"."ImageHeight" IS 'Height in pixels.';
-- strandline:statement 10.11
COMMENT ON COLUMN "dbo"."ValueImage"."NumberOfChannels" IS 'Colour channels: 1 for grey, 3 for colour.';
-- strandline:statement 10.12
COMMENT ON COLUMN "dbo"."ValueImage"."ImageFormat" IS 'File format, for example PNG, JPEG or TIFF.';
-- strandline:statement 10.13
COMMENT ON COLUMN "dbo"."ValueImage"."FileSizeBytes" IS 'Size of the file in bytes.';
-- strandline:statement 10.14
COMMENT ON COLUMN "dbo"."ValueImage"."StorageBackend" IS 'Kind of storage that StoragePath is to be read in.';
-- strandline:statement 10.15
COMMENT ON COLUMN "dbo"."ValueImage"."StoragePath" IS 'Path or key of the file within the backend.';
-- strandline:statement 10.16
COMMENT ON COLUMN "dbo"."ValueImage"."Thumbnail" IS 'Small preview, as the bytes of an image file.';
-- strandline:statement 10.17
COMMENT ON COLUMN "dbo"."ValueImage"."QualityCode" IS 'Quality of the value: 1 accepted, 2 suspect, 3 rejected, 4 below the limit of detection, 5 above range, 6 outlier; empty when it was not assessed. The column is a free integer.';

-- strandline:step 11/11: rebuild dbo.ValueSpectrum
-- strandline:statement 11.1
CREATE TABLE "dbo"."ValueSpectrum" (
    "MetaDataID" INTEGER NOT NULL,
    "tstamp" TIMESTAMP NOT NULL,
    "WavelengthBinID" INTEGER NOT NULL,
    "Value" DOUBLE,
    "QualityCode" INTEGER,
    CONSTRAINT "PK_ValueSpectrum" PRIMARY KEY ("MetaDataID", "tstamp", "WavelengthBinID"),
    CONSTRAINT "FK_ValueSpectrum_MetaData" FOREIGN KEY ("MetaDataID") REFERENCES "dbo"."MetaData" ("MetaDataID"),
    CONSTRAINT "FK_ValueSpectrum_WavelengthBin" FOREIGN KEY ("WavelengthBinID") REFERENCES "dbo"."WavelengthBin" ("WavelengthBinID")
);
-- strandline:statement 11.2
INSERT INTO "dbo"."ValueSpectrum" ("MetaDataID", "tstamp", "WavelengthBinID", "Value", "QualityCode")
SELECT s."MetaDataID", s."tstamp", s."WavelengthBinID", s."Value", s."QualityCode"
FROM "dbo"."strandline_stash_ValueSpectrum" AS s;
-- strandline:statement 11.3
DROP TABLE "dbo"."strandline_stash_ValueSpectrum";
-- strandline:statement 11.4
COMMENT ON TABLE "dbo"."ValueSpectrum" IS 'Spectra: one row per series, instant and wavelength bin, so that a whole spectrum lies together.';
-- strandline:statement 11.5
COMMENT ON COLUMN "dbo"."ValueSpectrum"."MetaDataID" IS 'Series that the spectrum belongs to.';
-- strandline:statement 11.6
COMMENT ON COLUMN "dbo"."ValueSpectrum"."tstamp" IS 'Instant of the spectrum, in UTC, stored without a zone.';
-- strandline:statement 11.7
COMMENT ON COLUMN "dbo"."ValueSpectrum"."WavelengthBinID" IS 'Wavelength that the number was measured at.';
-- strandline:statement 11.8
COMMENT ON COLUMN "dbo"."ValueSpectrum"."Value" IS 'Absorbance or intensity, in the unit of the series; empty bins are normal.';
-- strandline:statement 11.9
COMMENT ON COLUMN "dbo"."ValueSpectrum"."QualityCode" IS 'Quality of the value: 1 accepted, 2 suspect, 3 rejected, 4 below the limit of detection, 5 above range, 6 outlier; empty when it was not assessed. The column is a free integer.';

-- strandline:end
COMMIT;
