-- Migration: v1.2.0 → v1.3.0
-- Component: water on duckdb
-- Description: Lab data: laboratories, samples, analysts and the resources of campaigns
-- Rollback: v1.3.0_to_v1.2.0_duckdb_rollback.sql
-- Author: Strandline water pack
-- Date: 2026-06-08
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: NONE
-- Archives: NONE
-- Run by hand: duckdb -bail DB < FILE

-- strandline:before
SET wal_autocheckpoint = '0KB';
-- strandline:begin
BEGIN TRANSACTION;
-- strandline:step 1/12: put aside the rows of dbo.MetaData, dbo.Value, dbo.ValueArray, dbo.ValueImage, dbo.ValueSpectrum
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

-- strandline:step 2/12: make dbo.CampaignEquipment
-- effects: locks-writers:dbo.CampaignEquipment
-- strandline:statement 2.1
CREATE SCHEMA IF NOT EXISTS "dbo";
-- strandline:statement 2.2
CREATE TABLE "dbo"."CampaignEquipment" (
    "CampaignID" INTEGER NOT NULL,
    "EquipmentID" INTEGER NOT NULL,
    "Role" VARCHAR,
    CONSTRAINT "PK_CampaignEquipment" PRIMARY KEY ("CampaignID", "EquipmentID"),
    CONSTRAINT "FK_CampaignEquipment_Campaign" FOREIGN KEY ("CampaignID") REFERENCES "dbo"."Campaign" ("CampaignID"),
    CONSTRAINT "FK_CampaignEquipment_Equipment" FOREIGN KEY ("EquipmentID") REFERENCES "dbo"."Equipment" ("EquipmentID")
);
-- strandline:statement 2.3
COMMENT ON TABLE "dbo"."CampaignEquipment" IS 'Instruments that a campaign uses; an instrument may serve several campaigns.';
-- strandline:statement 2.4
COMMENT ON COLUMN "dbo"."CampaignEquipment"."CampaignID" IS 'Campaign that uses the instrument.';
-- strandline:statement 2.5
COMMENT ON COLUMN "dbo"."CampaignEquipment"."EquipmentID" IS 'Instrument used.';
-- strandline:statement 2.6
COMMENT ON COLUMN "dbo"."CampaignEquipment"."Role" IS 'What the instrument is to the campaign, for example Reference or Under test.';
-- strandline:statement 2.7 restores archive_CampaignEquipment_effbd49643
CREATE SCHEMA IF NOT EXISTS "strandline";
-- strandline:statement 2.8 restores archive_CampaignEquipment_effbd49643
CREATE TABLE IF NOT EXISTS "strandline"."archive" ("component" VARCHAR NOT NULL, "archive" VARCHAR NOT NULL, "cycle" BIGINT NOT NULL, "kind" VARCHAR NOT NULL, "subject" VARCHAR NOT NULL, "location" VARCHAR NOT NULL, "from_version" VARCHAR NOT NULL, "to_version" VARCHAR NOT NULL, "run_id" VARCHAR NOT NULL, "archived_at" TIMESTAMP, "state" VARCHAR NOT NULL, "restored_at" TIMESTAMP, "restored_run" VARCHAR, "restored_rows" BIGINT, "superseded_rows" BIGINT, "orphaned_rows" BIGINT, CONSTRAINT "PK_strandline_archive" PRIMARY KEY ("component", "archive", "cycle"));
-- strandline:statement 2.9 restores archive_CampaignEquipment_effbd49643
CREATE TABLE IF NOT EXISTS "strandline"."archive_CampaignEquipment_effbd49643" ("strandline_cycle" BIGINT NOT NULL, "CampaignID" INTEGER, "EquipmentID" INTEGER, "Role" VARCHAR);
-- strandline:statement 2.10 restores archive_CampaignEquipment_effbd49643
INSERT INTO "dbo"."CampaignEquipment" ("CampaignID", "EquipmentID", "Role")
SELECT a."CampaignID", a."EquipmentID", a."Role"
FROM "strandline"."archive_CampaignEquipment_effbd49643" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_CampaignEquipment_effbd49643' AND "state" = 'archived')
  AND (a."CampaignID" IS NULL OR EXISTS (SELECT 1 FROM "dbo"."Campaign" AS p WHERE p."CampaignID" = a."CampaignID"))
  AND (a."EquipmentID" IS NULL OR EXISTS (SELECT 1 FROM "dbo"."Equipment" AS p WHERE p."EquipmentID" = a."EquipmentID"));
-- strandline:statement 2.11 restores archive_CampaignEquipment_effbd49643
UPDATE "strandline"."archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline"."archive_CampaignEquipment_effbd49643" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_CampaignEquipment_effbd49643' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "dbo"."CampaignEquipment" AS t WHERE t."CampaignID" = a."CampaignID" AND t."EquipmentID" = a."EquipmentID")),
  "superseded_rows" = 0
WHERE "component" = 'water' AND "archive" = 'archive_CampaignEquipment_effbd49643' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_CampaignEquipment_effbd49643' AND "state" = 'archived');
-- strandline:statement 2.12 restores archive_CampaignEquipment_effbd49643
UPDATE "strandline"."archive" SET
  "state" = 'restored',
  "restored_at" = make_timestamp(epoch_us(CURRENT_TIMESTAMP)),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline"."archive_CampaignEquipment_effbd49643" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_CampaignEquipment_effbd49643' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_CampaignEquipment_effbd49643' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_CampaignEquipment_effbd49643' AND "state" = 'archived');

-- strandline:step 3/12: make dbo.CampaignSamplingLocation
-- effects: locks-writers:dbo.CampaignSamplingLocation
-- strandline:statement 3.1
CREATE TABLE "dbo"."CampaignSamplingLocation" (
    "CampaignID" INTEGER NOT NULL,
    "SamplingLocationID" INTEGER NOT NULL,
    "Role" VARCHAR,
    CONSTRAINT "PK_CampaignSamplingLocation" PRIMARY KEY ("CampaignID", "SamplingLocationID"),
    CONSTRAINT "FK_CampaignSamplingLocation_Campaign" FOREIGN KEY ("CampaignID") REFERENCES "dbo"."Campaign" ("CampaignID"),
    CONSTRAINT "FK_CampaignSamplingLocation_SamplingLocation" FOREIGN KEY ("SamplingLocationID") REFERENCES "dbo"."SamplingLocation" ("SamplingLocationID")
);
-- strandline:statement 3.2
COMMENT ON TABLE "dbo"."CampaignSamplingLocation" IS 'Sampling locations that a campaign uses; a location may serve several campaigns.';
-- strandline:statement 3.3
COMMENT ON COLUMN "dbo"."CampaignSamplingLocation"."CampaignID" IS 'Campaign that uses the location.';
-- strandline:statement 3.4
COMMENT ON COLUMN "dbo"."CampaignSamplingLocation"."SamplingLocationID" IS 'Location used.';
-- strandline:statement 3.5
COMMENT ON COLUMN "dbo"."CampaignSamplingLocation"."Role" IS 'What the location is to the campaign, for example Inlet or Outlet.';
-- strandline:statement 3.6 restores archive_CampaignSamplingLocation_09feaeb5bf
CREATE TABLE IF NOT EXISTS "strandline"."archive_CampaignSamplingLocation_09feaeb5bf" ("strandline_cycle" BIGINT NOT NULL, "CampaignID" INTEGER, "SamplingLocationID" INTEGER, "Role" VARCHAR);
-- strandline:statement 3.7 restores archive_CampaignSamplingLocation_09feaeb5bf
INSERT INTO "dbo"."CampaignSamplingLocation" ("CampaignID", "SamplingLocationID", "Role")
SELECT a."CampaignID", a."SamplingLocationID", a."Role"
FROM "strandline"."archive_CampaignSamplingLocation_09feaeb5bf" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_CampaignSamplingLocation_09feaeb5bf' AND "state" = 'archived')
  AND (a."CampaignID" IS NULL OR EXISTS (SELECT 1 FROM "dbo"."Campaign" AS p WHERE p."CampaignID" = a."CampaignID"))
  AND (a."SamplingLocationID" IS NULL OR EXISTS (SELECT 1 FROM "dbo"."SamplingLocation" AS p WHERE p."SamplingLocationID" = a."SamplingLocationID"));
-- strandline:statement 3.8 restores archive_CampaignSamplingLocation_09feaeb5bf
UPDATE "strandline"."archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline"."archive_CampaignSamplingLocation_09feaeb5bf" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_CampaignSamplingLocation_09feaeb5bf' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "dbo"."CampaignSamplingLocation" AS t WHERE t."CampaignID" = a."CampaignID" AND t."SamplingLocationID" = a."SamplingLocationID")),
  "superseded_rows" = 0
WHERE "component" = 'water' AND "archive" = 'archive_CampaignSamplingLocation_09feaeb5bf' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_CampaignSamplingLocation_09feaeb5bf' AND "state" = 'archived');
-- strandline:statement 3.9 restores archive_CampaignSamplingLocation_09feaeb5bf
UPDATE "strandline"."archive" SET
  "state" = 'restored',
  "restored_at" = make_timestamp(epoch_us(CURRENT_TIMESTAMP)),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline"."archive_CampaignSamplingLocation_09feaeb5bf" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_CampaignSamplingLocation_09feaeb5bf' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_CampaignSamplingLocation_09feaeb5bf' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_CampaignSamplingLocation_09feaeb5bf' AND "state" = 'archived');

-- strandline:step 4/12: make dbo.CampaignVariable
-- effects: locks-writers:dbo.CampaignVariable
-- strandline:statement 4.1
CREATE TABLE "dbo"."CampaignVariable" (
    "CampaignID" INTEGER NOT NULL,
    "VariableID" INTEGER NOT NULL,
    CONSTRAINT "PK_CampaignVariable" PRIMARY KEY ("CampaignID", "VariableID"),
    CONSTRAINT "FK_CampaignVariable_Campaign" FOREIGN KEY ("CampaignID") REFERENCES "dbo"."Campaign" ("CampaignID"),
    CONSTRAINT "FK_CampaignVariable_Variable" FOREIGN KEY ("VariableID") REFERENCES "dbo"."Variable" ("VariableID")
);
-- strandline:statement 4.2
COMMENT ON TABLE "dbo"."CampaignVariable" IS 'Variables that a campaign measures.';
-- strandline:statement 4.3
COMMENT ON COLUMN "dbo"."CampaignVariable"."CampaignID" IS 'Campaign that measures the variable.';
-- strandline:statement 4.4
COMMENT ON COLUMN "dbo"."CampaignVariable"."VariableID" IS 'Variable measured.';
-- strandline:statement 4.5 restores archive_CampaignVariable_7977eb539d
CREATE TABLE IF NOT EXISTS "strandline"."archive_CampaignVariable_7977eb539d" ("strandline_cycle" BIGINT NOT NULL, "CampaignID" INTEGER, "VariableID" INTEGER);
-- strandline:statement 4.6 restores archive_CampaignVariable_7977eb539d
INSERT INTO "dbo"."CampaignVariable" ("CampaignID", "VariableID")
SELECT a."CampaignID", a."VariableID"
FROM "strandline"."archive_CampaignVariable_7977eb539d" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_CampaignVariable_7977eb539d' AND "state" = 'archived')
  AND (a."CampaignID" IS NULL OR EXISTS (SELECT 1 FROM "dbo"."Campaign" AS p WHERE p."CampaignID" = a."CampaignID"))
  AND (a."VariableID" IS NULL OR EXISTS (SELECT 1 FROM "dbo"."Variable" AS p WHERE p."VariableID" = a."VariableID"));
-- strandline:statement 4.7 restores archive_CampaignVariable_7977eb539d
UPDATE "strandline"."archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline"."archive_CampaignVariable_7977eb539d" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_CampaignVariable_7977eb539d' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "dbo"."CampaignVariable" AS t WHERE t."CampaignID" = a."CampaignID" AND t."VariableID" = a."VariableID")),
  "superseded_rows" = 0
WHERE "component" = 'water' AND "archive" = 'archive_CampaignVariable_7977eb539d' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_CampaignVariable_7977eb539d' AND "state" = 'archived');
-- strandline:statement 4.8 restores archive_CampaignVariable_7977eb539d
UPDATE "strandline"."archive" SET
  "state" = 'restored',
  "restored_at" = make_timestamp(epoch_us(CURRENT_TIMESTAMP)),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline"."archive_CampaignVariable_7977eb539d" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_CampaignVariable_7977eb539d' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_CampaignVariable_7977eb539d' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_CampaignVariable_7977eb539d' AND "state" = 'archived');

-- strandline:step 5/12: make dbo.Laboratory
-- effects: locks-writers:dbo.Laboratory
-- strandline:statement 5.1
CREATE SEQUENCE "dbo"."strandline_seq_Laboratory_LaboratoryID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 5.2
CREATE TABLE "dbo"."Laboratory" (
    "LaboratoryID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_Laboratory_LaboratoryID"') NOT NULL,
    "Name" VARCHAR NOT NULL,
    "SiteID" INTEGER,
    "Description" VARCHAR,
    CONSTRAINT "PK_Laboratory" PRIMARY KEY ("LaboratoryID"),
    CONSTRAINT "FK_Laboratory_Site" FOREIGN KEY ("SiteID") REFERENCES "dbo"."Site" ("SiteID")
);
-- strandline:statement 5.3
COMMENT ON TABLE "dbo"."Laboratory" IS 'Laboratories that analyse samples.';
-- strandline:statement 5.4
COMMENT ON COLUMN "dbo"."Laboratory"."LaboratoryID" IS 'Surrogate key of the laboratory.';
-- strandline:statement 5.5
COMMENT ON COLUMN "dbo"."Laboratory"."Name" IS 'Name of the laboratory.';
-- strandline:statement 5.6
COMMENT ON COLUMN "dbo"."Laboratory"."SiteID" IS 'Site that houses the laboratory; empty when it is elsewhere.';
-- strandline:statement 5.7
COMMENT ON COLUMN "dbo"."Laboratory"."Description" IS 'Accreditation, contact and particulars.';
-- strandline:statement 5.8 restores archive_Laboratory_df5227c1e6
CREATE TABLE IF NOT EXISTS "strandline"."archive_Laboratory_df5227c1e6" ("strandline_cycle" BIGINT NOT NULL, "LaboratoryID" INTEGER, "Name" VARCHAR, "SiteID" INTEGER, "Description" VARCHAR);
-- strandline:statement 5.9 restores archive_Laboratory_df5227c1e6
INSERT INTO "dbo"."Laboratory" ("LaboratoryID", "Name", "SiteID", "Description")
SELECT a."LaboratoryID", a."Name", a."SiteID", a."Description"
FROM "strandline"."archive_Laboratory_df5227c1e6" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_Laboratory_df5227c1e6' AND "state" = 'archived')
  AND (a."SiteID" IS NULL OR EXISTS (SELECT 1 FROM "dbo"."Site" AS p WHERE p."SiteID" = a."SiteID"));
-- strandline:statement 5.10 restores archive_Laboratory_df5227c1e6
UPDATE "strandline"."archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline"."archive_Laboratory_df5227c1e6" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_Laboratory_df5227c1e6' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "dbo"."Laboratory" AS t WHERE t."LaboratoryID" = a."LaboratoryID")),
  "superseded_rows" = 0
WHERE "component" = 'water' AND "archive" = 'archive_Laboratory_df5227c1e6' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_Laboratory_df5227c1e6' AND "state" = 'archived');
-- strandline:statement 5.11 restores archive_Laboratory_df5227c1e6
UPDATE "strandline"."archive" SET
  "state" = 'restored',
  "restored_at" = make_timestamp(epoch_us(CURRENT_TIMESTAMP)),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline"."archive_Laboratory_df5227c1e6" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_Laboratory_df5227c1e6' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_Laboratory_df5227c1e6' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_Laboratory_df5227c1e6' AND "state" = 'archived');
-- strandline:statement 5.12
SELECT count(nextval('"dbo"."strandline_seq_Laboratory_LaboratoryID"')) FROM range((
    SELECT CAST(coalesce(greatest(floor((max("LaboratoryID") - (SELECT max(CASE WHEN last_value IS DISTINCT FROM start_value THEN coalesce(last_value, start_value - increment_by) ELSE start_value - increment_by END) FROM duckdb_sequences() WHERE database_name = current_database() AND schema_name = 'dbo' AND sequence_name = 'strandline_seq_Laboratory_LaboratoryID')) / 1), 0), 0) AS BIGINT)
    FROM "dbo"."Laboratory"));

-- strandline:step 6/12: make dbo.Sample
-- effects: locks-writers:dbo.Sample
-- strandline:statement 6.1
CREATE SEQUENCE "dbo"."strandline_seq_Sample_SampleID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 6.2
CREATE TABLE "dbo"."Sample" (
    "SampleID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_Sample_SampleID"') NOT NULL,
    "SamplingLocationID" INTEGER NOT NULL,
    "SampledByPersonID" INTEGER,
    "CampaignID" INTEGER,
    "SampleDateTime" TIMESTAMP NOT NULL,
    "SampleType" VARCHAR,
    "Description" VARCHAR,
    CONSTRAINT "PK_Sample" PRIMARY KEY ("SampleID"),
    CONSTRAINT "FK_Sample_SamplingLocation" FOREIGN KEY ("SamplingLocationID") REFERENCES "dbo"."SamplingLocation" ("SamplingLocationID"),
    CONSTRAINT "FK_Sample_Person" FOREIGN KEY ("SampledByPersonID") REFERENCES "dbo"."Person" ("PersonID"),
    CONSTRAINT "FK_Sample_Campaign" FOREIGN KEY ("CampaignID") REFERENCES "dbo"."Campaign" ("CampaignID")
);
-- strandline:statement 6.3
COMMENT ON TABLE "dbo"."Sample" IS 'Samples of water taken for analysis; a replicate is a sample of its own.';
-- strandline:statement 6.4
COMMENT ON COLUMN "dbo"."Sample"."SampleID" IS 'Surrogate key of the sample.';
-- strandline:statement 6.5
COMMENT ON COLUMN "dbo"."Sample"."SamplingLocationID" IS 'Location where the sample was taken.';
-- strandline:statement 6.6
COMMENT ON COLUMN "dbo"."Sample"."SampledByPersonID" IS 'Person who took the sample.';
-- strandline:statement 6.7
COMMENT ON COLUMN "dbo"."Sample"."CampaignID" IS 'Campaign that the sample was taken for.';
-- strandline:statement 6.8
COMMENT ON COLUMN "dbo"."Sample"."SampleDateTime" IS 'Instant of sampling, in UTC.';
-- strandline:statement 6.9
COMMENT ON COLUMN "dbo"."Sample"."SampleType" IS 'Kind of sample, for example Grab, Composite24h or Duplicate.';
-- strandline:statement 6.10
COMMENT ON COLUMN "dbo"."Sample"."Description" IS 'Remarks on the sample.';
-- strandline:statement 6.11 restores archive_Sample_60abdbee43
CREATE TABLE IF NOT EXISTS "strandline"."archive_Sample_60abdbee43" ("strandline_cycle" BIGINT NOT NULL, "SampleID" INTEGER, "SamplingLocationID" INTEGER, "SampledByPersonID" INTEGER, "CampaignID" INTEGER, "SampleDateTime" TIMESTAMP, "SampleType" VARCHAR, "Description" VARCHAR);
-- strandline:statement 6.12 restores archive_Sample_60abdbee43
INSERT INTO "dbo"."Sample" ("SampleID", "SamplingLocationID", "SampledByPersonID", "CampaignID", "SampleDateTime", "SampleType", "Description")
SELECT a."SampleID", a."SamplingLocationID", a."SampledByPersonID", a."CampaignID", a."SampleDateTime", a."SampleType", a."Description"
FROM "strandline"."archive_Sample_60abdbee43" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_Sample_60abdbee43' AND "state" = 'archived')
  AND (a."SamplingLocationID" IS NULL OR EXISTS (SELECT 1 FROM "dbo"."SamplingLocation" AS p WHERE p."SamplingLocationID" = a."SamplingLocationID"))
  AND (a."SampledByPersonID" IS NULL OR EXISTS (SELECT 1 FROM "dbo"."Person" AS p WHERE p."PersonID" = a."SampledByPersonID"))
  AND (a."CampaignID" IS NULL OR EXISTS (SELECT 1 FROM "dbo"."Campaign" AS p WHERE p."CampaignID" = a."CampaignID"));
-- strandline:statement 6.13 restores archive_Sample_60abdbee43
UPDATE "strandline"."archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline"."archive_Sample_60abdbee43" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_Sample_60abdbee43' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "dbo"."Sample" AS t WHERE t."SampleID" = a."SampleID")),
  "superseded_rows" = 0
WHERE "component" = 'water' AND "archive" = 'archive_Sample_60abdbee43' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_Sample_60abdbee43' AND "state" = 'archived');
-- strandline:statement 6.14 restores archive_Sample_60abdbee43
UPDATE "strandline"."archive" SET
  "state" = 'restored',
  "restored_at" = make_timestamp(epoch_us(CURRENT_TIMESTAMP)),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline"."archive_Sample_60abdbee43" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_Sample_60abdbee43' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_Sample_60abdbee43' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_Sample_60abdbee43' AND "state" = 'archived');
-- strandline:statement 6.15
SELECT count(nextval('"dbo"."strandline_seq_Sample_SampleID"')) FROM range((
    SELECT CAST(coalesce(greatest(floor((max("SampleID") - (SELECT max(CASE WHEN last_value IS DISTINCT FROM start_value THEN coalesce(last_value, start_value - increment_by) ELSE start_value - increment_by END) FROM duckdb_sequences() WHERE database_name = current_database() AND schema_name = 'dbo' AND sequence_name = 'strandline_seq_Sample_SampleID')) / 1), 0), 0) AS BIGINT)
    FROM "dbo"."Sample"));

-- strandline:step 7/12: rebuild dbo.MetaData
-- effects: scans:dbo.MetaData, may-fail:dbo.MetaData, locks-writers:dbo.MetaData
-- strandline:statement 7.1
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
    "SampleID" INTEGER,
    "LaboratoryID" INTEGER,
    "AnalystPersonID" INTEGER,
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
    CONSTRAINT "FK_MetaData_Campaign" FOREIGN KEY ("CampaignID") REFERENCES "dbo"."Campaign" ("CampaignID"),
    CONSTRAINT "FK_MetaData_Sample" FOREIGN KEY ("SampleID") REFERENCES "dbo"."Sample" ("SampleID"),
    CONSTRAINT "FK_MetaData_Laboratory" FOREIGN KEY ("LaboratoryID") REFERENCES "dbo"."Laboratory" ("LaboratoryID"),
    CONSTRAINT "FK_MetaData_Person" FOREIGN KEY ("AnalystPersonID") REFERENCES "dbo"."Person" ("PersonID")
);
-- strandline:statement 7.2
INSERT INTO "dbo"."MetaData" ("MetaDataID", "ProjectID", "ContactID", "EquipmentID", "VariableID", "ProcedureID", "UnitID", "PurposeID", "SamplingLocationID", "ConditionID", "ValueTypeID", "WavelengthAxisID", "DataProvenanceID", "CampaignID")
SELECT s."MetaDataID", s."ProjectID", s."ContactID", s."EquipmentID", s."VariableID", s."ProcedureID", s."UnitID", s."PurposeID", s."SamplingLocationID", s."ConditionID", s."ValueTypeID", s."WavelengthAxisID", s."DataProvenanceID", s."CampaignID"
FROM "dbo"."strandline_stash_MetaData" AS s;
-- strandline:statement 7.3
DROP TABLE "dbo"."strandline_stash_MetaData";
-- strandline:statement 7.4 restores archive_MetaData_AnalystPersonID_d9a6b39c35
CREATE TABLE IF NOT EXISTS "strandline"."archive_MetaData_AnalystPersonID_d9a6b39c35" ("strandline_cycle" BIGINT NOT NULL, "MetaDataID" INTEGER, "AnalystPersonID" INTEGER);
-- strandline:statement 7.5 restores archive_MetaData_AnalystPersonID_d9a6b39c35
UPDATE "dbo"."MetaData" AS t SET "AnalystPersonID" = a."AnalystPersonID"
FROM "strandline"."archive_MetaData_AnalystPersonID_d9a6b39c35" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_AnalystPersonID_d9a6b39c35' AND "state" = 'archived')
  AND t."MetaDataID" = a."MetaDataID"
  AND (a."AnalystPersonID" IS NULL OR EXISTS (SELECT 1 FROM "dbo"."Person" AS p WHERE p."PersonID" = a."AnalystPersonID"));
-- strandline:statement 7.6 restores archive_MetaData_AnalystPersonID_d9a6b39c35
UPDATE "strandline"."archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline"."archive_MetaData_AnalystPersonID_d9a6b39c35" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_AnalystPersonID_d9a6b39c35' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "dbo"."MetaData" AS t WHERE t."MetaDataID" = a."MetaDataID" AND NOT (t."AnalystPersonID" IS DISTINCT FROM a."AnalystPersonID"))),
  "superseded_rows" = (SELECT COUNT(*) FROM "strandline"."archive_MetaData_AnalystPersonID_d9a6b39c35" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_AnalystPersonID_d9a6b39c35' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "dbo"."MetaData" AS t WHERE t."MetaDataID" = a."MetaDataID" AND (t."AnalystPersonID" IS DISTINCT FROM a."AnalystPersonID")))
WHERE "component" = 'water' AND "archive" = 'archive_MetaData_AnalystPersonID_d9a6b39c35' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_AnalystPersonID_d9a6b39c35' AND "state" = 'archived');
-- strandline:statement 7.7 restores archive_MetaData_AnalystPersonID_d9a6b39c35
UPDATE "strandline"."archive" SET
  "state" = 'restored',
  "restored_at" = make_timestamp(epoch_us(CURRENT_TIMESTAMP)),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline"."archive_MetaData_AnalystPersonID_d9a6b39c35" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_AnalystPersonID_d9a6b39c35' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_MetaData_AnalystPersonID_d9a6b39c35' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_AnalystPersonID_d9a6b39c35' AND "state" = 'archived');
-- strandline:statement 7.8 restores archive_MetaData_LaboratoryID_b23760f3cd
CREATE TABLE IF NOT EXISTS "strandline"."archive_MetaData_LaboratoryID_b23760f3cd" ("strandline_cycle" BIGINT NOT NULL, "MetaDataID" INTEGER, "LaboratoryID" INTEGER);
-- strandline:statement 7.9 restores archive_MetaData_LaboratoryID_b23760f3cd
UPDATE "dbo"."MetaData" AS t SET "LaboratoryID" = a."LaboratoryID"
FROM "strandline"."archive_MetaData_LaboratoryID_b23760f3cd" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_LaboratoryID_b23760f3cd' AND "state" = 'archived')
  AND t."MetaDataID" = a."MetaDataID"
  AND (a."LaboratoryID" IS NULL OR EXISTS (SELECT 1 FROM "dbo"."Laboratory" AS p WHERE p."LaboratoryID" = a."LaboratoryID"));
-- strandline:statement 7.10 restores archive_MetaData_LaboratoryID_b23760f3cd
UPDATE "strandline"."archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline"."archive_MetaData_LaboratoryID_b23760f3cd" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_LaboratoryID_b23760f3cd' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "dbo"."MetaData" AS t WHERE t."MetaDataID" = a."MetaDataID" AND NOT (t."LaboratoryID" IS DISTINCT FROM a."LaboratoryID"))),
  "superseded_rows" = (SELECT COUNT(*) FROM "strandline"."archive_MetaData_LaboratoryID_b23760f3cd" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_LaboratoryID_b23760f3cd' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "dbo"."MetaData" AS t WHERE t."MetaDataID" = a."MetaDataID" AND (t."LaboratoryID" IS DISTINCT FROM a."LaboratoryID")))
WHERE "component" = 'water' AND "archive" = 'archive_MetaData_LaboratoryID_b23760f3cd' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_LaboratoryID_b23760f3cd' AND "state" = 'archived');
-- strandline:statement 7.11 restores archive_MetaData_LaboratoryID_b23760f3cd
UPDATE "strandline"."archive" SET
  "state" = 'restored',
  "restored_at" = make_timestamp(epoch_us(CURRENT_TIMESTAMP)),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline"."archive_MetaData_LaboratoryID_b23760f3cd" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_LaboratoryID_b23760f3cd' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_MetaData_LaboratoryID_b23760f3cd' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_LaboratoryID_b23760f3cd' AND "state" = 'archived');
-- strandline:statement 7.12 restores archive_MetaData_SampleID_f0994baec0
CREATE TABLE IF NOT EXISTS "strandline"."archive_MetaData_SampleID_f0994baec0" ("strandline_cycle" BIGINT NOT NULL, "MetaDataID" INTEGER, "SampleID" INTEGER);
-- strandline:statement 7.13 restores archive_MetaData_SampleID_f0994baec0
UPDATE "dbo"."MetaData" AS t SET "SampleID" = a."SampleID"
FROM "strandline"."archive_MetaData_SampleID_f0994baec0" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_SampleID_f0994baec0' AND "state" = 'archived')
  AND t."MetaDataID" = a."MetaDataID"
  AND (a."SampleID" IS NULL OR EXISTS (SELECT 1 FROM "dbo"."Sample" AS p WHERE p."SampleID" = a."SampleID"));
-- strandline:statement 7.14 restores archive_MetaData_SampleID_f0994baec0
UPDATE "strandline"."archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline"."archive_MetaData_SampleID_f0994baec0" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_SampleID_f0994baec0' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "dbo"."MetaData" AS t WHERE t."MetaDataID" = a."MetaDataID" AND NOT (t."SampleID" IS DISTINCT FROM a."SampleID"))),
  "superseded_rows" = (SELECT COUNT(*) FROM "strandline"."archive_MetaData_SampleID_f0994baec0" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_SampleID_f0994baec0' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "dbo"."MetaData" AS t WHERE t."MetaDataID" = a."MetaDataID" AND (t."SampleID" IS DISTINCT FROM a."SampleID")))
WHERE "component" = 'water' AND "archive" = 'archive_MetaData_SampleID_f0994baec0' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_SampleID_f0994baec0' AND "state" = 'archived');
-- strandline:statement 7.15 restores archive_MetaData_SampleID_f0994baec0
UPDATE "strandline"."archive" SET
  "state" = 'restored',
  "restored_at" = make_timestamp(epoch_us(CURRENT_TIMESTAMP)),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline"."archive_MetaData_SampleID_f0994baec0" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_SampleID_f0994baec0' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_MetaData_SampleID_f0994baec0' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_SampleID_f0994baec0' AND "state" = 'archived');
-- strandline:statement 7.16
CREATE INDEX "IX_MetaData_SamplingLocationID_VariableID" ON "dbo"."MetaData" ("SamplingLocationID", "VariableID");
-- strandline:statement 7.17
CREATE INDEX "IX_MetaData_EquipmentID_VariableID" ON "dbo"."MetaData" ("EquipmentID", "VariableID");
-- strandline:statement 7.18
CREATE INDEX "IX_MetaData_ProjectID" ON "dbo"."MetaData" ("ProjectID");
-- strandline:statement 7.19
COMMENT ON TABLE "dbo"."MetaData" IS 'The hub: one row is the context of one series (what, where, with what, by whom, why), and every stored value points to one row.';
-- strandline:statement 7.20
COMMENT ON COLUMN "dbo"."MetaData"."MetaDataID" IS 'Surrogate key of the series.';
-- strandline:statement 7.21
COMMENT ON COLUMN "dbo"."MetaData"."ProjectID" IS 'Project under which the series was recorded.';
-- strandline:statement 7.22
COMMENT ON COLUMN "dbo"."MetaData"."ContactID" IS 'Person responsible for the series.';
-- strandline:statement 7.23
COMMENT ON COLUMN "dbo"."MetaData"."EquipmentID" IS 'Instrument that produced the series; empty when none is known.';
-- strandline:statement 7.24
COMMENT ON COLUMN "dbo"."MetaData"."VariableID" IS 'Variable that the values are of.';
-- strandline:statement 7.25
COMMENT ON COLUMN "dbo"."MetaData"."ProcedureID" IS 'Procedure followed.';
-- strandline:statement 7.26
COMMENT ON COLUMN "dbo"."MetaData"."UnitID" IS 'Unit that the values are stored in; overrides the variable''s usual unit.';
-- strandline:statement 7.27
COMMENT ON COLUMN "dbo"."MetaData"."PurposeID" IS 'Why the series was recorded.';
-- strandline:statement 7.28
COMMENT ON COLUMN "dbo"."MetaData"."SamplingLocationID" IS 'Where the series was recorded.';
-- strandline:statement 7.29
COMMENT ON COLUMN "dbo"."MetaData"."ConditionID" IS 'Weather for which the series was recorded; empty when it covers all weathers.';
-- strandline:statement 7.30
COMMENT ON COLUMN "dbo"."MetaData"."ValueTypeID" IS 'Shape of the series, which says which table holds its values; 1 (Scalar) unless stated.';
-- strandline:statement 7.31
COMMENT ON COLUMN "dbo"."MetaData"."WavelengthAxisID" IS 'Wavelength axis of a spectral series; empty for every other shape.';
-- strandline:statement 7.32
COMMENT ON COLUMN "dbo"."MetaData"."DataProvenanceID" IS 'Origin of the series; empty while it has not been classified.';
-- strandline:statement 7.33
COMMENT ON COLUMN "dbo"."MetaData"."CampaignID" IS 'Campaign that the series belongs to; empty when it belongs to none.';
-- strandline:statement 7.34
COMMENT ON COLUMN "dbo"."MetaData"."SampleID" IS 'Sample that was analysed; lab series only.';
-- strandline:statement 7.35
COMMENT ON COLUMN "dbo"."MetaData"."LaboratoryID" IS 'Laboratory that did the analysis; lab series only.';
-- strandline:statement 7.36
COMMENT ON COLUMN "dbo"."MetaData"."AnalystPersonID" IS 'Person who did the analysis; lab series only.';

-- strandline:step 8/12: insert reference row Version='1.3.0' into dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 8.1
INSERT INTO "dbo"."SchemaVersion" ("Version", "Description", "MigrationScript") VALUES ('1.3.0', 'Lab data: laboratories, samples, analysts and the resources of campaigns', 'v1.2.0_to_v1.3.0_duckdb.sql');

-- strandline:step 9/12: rebuild dbo.Value
-- strandline:statement 9.1
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
-- strandline:statement 9.2
INSERT INTO "dbo"."Value" ("MetaDataID", "tstamp", "Value", "QualityCode", "CommentID")
SELECT s."MetaDataID", s."tstamp", s."Value", s."QualityCode", s."CommentID"
FROM "dbo"."strandline_stash_Value" AS s;
-- strandline:statement 9.3
DROP TABLE "dbo"."strandline_stash_Value";
-- strandline:statement 9.4
CREATE INDEX "IX_Value_tstamp" ON "dbo"."Value" ("tstamp");
-- strandline:statement 9.5
COMMENT ON TABLE "dbo"."Value" IS 'Scalar time series: one number per series and instant.';
-- strandline:statement 9.6
COMMENT ON COLUMN "dbo"."Value"."MetaDataID" IS 'Series that the value belongs to.';
-- strandline:statement 9.7
COMMENT ON COLUMN "dbo"."Value"."tstamp" IS 'Instant of the value, in UTC, stored without a zone.';
-- strandline:statement 9.8
COMMENT ON COLUMN "dbo"."Value"."Value" IS 'The number, in the unit of the series; empty when the instrument gave none.';
-- strandline:statement 9.9
COMMENT ON COLUMN "dbo"."Value"."QualityCode" IS 'Quality of the value: 1 accepted, 2 suspect, 3 rejected, 4 below the limit of detection, 5 above range, 6 outlier; empty when it was not assessed. The column is a free integer.';
-- strandline:statement 9.10
COMMENT ON COLUMN "dbo"."Value"."CommentID" IS 'Remark about the value.';

-- strandline:step 10/12: rebuild dbo.ValueArray
-- strandline:statement 10.1
CREATE TABLE "dbo"."ValueArray" (
    "MetaDataID" INTEGER NOT NULL,
    "tstamp" TIMESTAMP NOT NULL,
    "ArrayIndex" INTEGER NOT NULL,
    "Value" DOUBLE,
    "QualityCode" INTEGER,
    CONSTRAINT "PK_ValueArray" PRIMARY KEY ("MetaDataID", "tstamp", "ArrayIndex"),
    CONSTRAINT "FK_ValueArray_MetaData" FOREIGN KEY ("MetaDataID") REFERENCES "dbo"."MetaData" ("MetaDataID")
);
-- strandline:statement 10.2
INSERT INTO "dbo"."ValueArray" ("MetaDataID", "tstamp", "ArrayIndex", "Value", "QualityCode")
SELECT s."MetaDataID", s."tstamp", s."ArrayIndex", s."Value", s."QualityCode"
FROM "dbo"."strandline_stash_ValueArray" AS s;
-- strandline:statement 10.3
DROP TABLE "dbo"."strandline_stash_ValueArray";
-- strandline:statement 10.4
COMMENT ON TABLE "dbo"."ValueArray" IS 'Arrays of any length: one row per series, instant and position.';
-- strandline:statement 10.5
COMMENT ON COLUMN "dbo"."ValueArray"."MetaDataID" IS 'Series that the array belongs to.';
-- strandline:statement 10.6
COMMENT ON COLUMN "dbo"."ValueArray"."tstamp" IS 'Instant of the array, in UTC, stored without a zone.';
-- strandline:statement 10.7
COMMENT ON COLUMN "dbo"."ValueArray"."ArrayIndex" IS 'Position within the array, counted from 0.';
-- strandline:statement 10.8
COMMENT ON COLUMN "dbo"."ValueArray"."Value" IS 'The number at this position, in the unit of the series.';
-- strandline:statement 10.9
COMMENT ON COLUMN "dbo"."ValueArray"."QualityCode" IS 'Quality of the value: 1 accepted, 2 suspect, 3 rejected, 4 below the limit of detection, 5 above range, 6 outlier; empty when it was not assessed. The column is a free integer.';

-- strandline:step 11/12: rebuild dbo.ValueImage
-- strandline:statement 11.1
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
-- strandline:statement 11.2
INSERT INTO "dbo"."ValueImage" ("ValueImageID", "MetaDataID", "tstamp", "ImageWidth", "ImageHeight", "NumberOfChannels", "ImageFormat", "FileSizeBytes", "StorageBackend", "StoragePath", "Thumbnail", "QualityCode")
SELECT s."ValueImageID", s."MetaDataID", s."tstamp", s."ImageWidth", s."ImageHeight", s."NumberOfChannels", s."ImageFormat", s."FileSizeBytes", s."StorageBackend", s."StoragePath", s."Thumbnail", s."QualityCode"
FROM "dbo"."strandline_stash_ValueImage" AS s;
-- strandline:statement 11.3
DROP TABLE "dbo"."strandline_stash_ValueImage";
-- strandline:statement 11.4
CREATE INDEX "IX_ValueImage_MetaDataID_tstamp" ON "dbo"."ValueImage" ("MetaDataID", "tstamp");
-- strandline:statement 11.5
COMMENT ON TABLE "dbo"."ValueImage" IS 'Images: one row per series and instant; the picture itself lies in a storage backend.';
-- strandline:statement 11.6
COMMENT ON COLUMN "dbo"."ValueImage"."ValueImageID" IS 'Surrogate key of the image.';
-- strandline:statement 11.7
COMMENT ON COLUMN "dbo"."ValueImage"."MetaDataID" IS 'Series that the image belongs to.';
-- strandline:statement 11.8
COMMENT ON COLUMN "dbo"."ValueImage"."tstamp" IS 'Instant of the image, in UTC, stored without a zone.';
-- strandline:statement 11.9
COMMENT ON COLUMN "dbo"."ValueImage"."ImageWidth" IS 'Width in pixels.';
-- strandline:statement 11.10
COMMENT ON COLUMN "dbo"."ValueImage"."ImageHeight" IS 'Height in pixels.';
-- strandline:statement 11.11
COMMENT ON COLUMN "dbo"."ValueImage"."NumberOfChannels" IS 'Colour channels: 1 for grey, 3 for colour.';
-- strandline:statement 11.12
COMMENT ON COLUMN "dbo"."ValueImage"."ImageFormat" IS 'File format, for example PNG, JPEG or TIFF.';
-- strandline:statement 11.13
COMMENT ON COLUMN "dbo"."ValueImage"."FileSizeBytes" IS 'Size of the file in bytes.';
-- strandline:statement 11.14
COMMENT ON COLUMN "dbo"."ValueImage"."StorageBackend" IS 'Kind of storage that StoragePath is to be read in.';
-- strandline:statement 11.15
COMMENT ON COLUMN "dbo"."ValueImage"."StoragePath" IS 'Path or key of the file within the backend.';
-- strandline:statement 11.16
COMMENT ON COLUMN "dbo"."ValueImage"."Thumbnail" IS 'Small preview, as the bytes of an image file.';
-- strandline:statement 11.17
COMMENT ON COLUMN "dbo"."ValueImage"."QualityCode" IS 'Quality of the value: 1 accepted, 2 suspect, 3 rejected, 4 below the limit of detection, 5 above range, 6 outlier; empty when it was not assessed. The column is a free integer.';

-- strandline:step 12/12: rebuild dbo.ValueSpectrum
-- strandline:statement 12.1
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
-- strandline:statement 12.2
INSERT INTO "dbo"."ValueSpectrum" ("MetaDataID", "tstamp", "WavelengthBinID", "Value", "QualityCode")
SELECT s."MetaDataID", s."tstamp", s."WavelengthBinID", s."Value", s."QualityCode"
FROM "dbo"."strandline_stash_ValueSpectrum" AS s;
-- strandline:statement 12.3
DROP TABLE "dbo"."strandline_stash_ValueSpectrum";
-- strandline:statement 12.4
COMMENT ON TABLE "dbo"."ValueSpectrum" IS 'Spectra: one row per series, instant and wavelength bin, so that a whole spectrum lies together.';
-- strandline:statement 12.5
COMMENT ON COLUMN "dbo"."ValueSpectrum"."MetaDataID" IS 'Series that the spectrum belongs to.';
-- strandline:statement 12.6
COMMENT ON COLUMN "dbo"."ValueSpectrum"."tstamp" IS 'Instant of the spectrum, in UTC, stored without a zone.';
-- strandline:statement 12.7
COMMENT ON COLUMN "dbo"."ValueSpectrum"."WavelengthBinID" IS 'Wavelength that the number was measured at.';
-- strandline:statement 12.8
COMMENT ON COLUMN "dbo"."ValueSpectrum"."Value" IS 'Absorbance or intensity, in the unit of the series; empty bins are normal.';
-- strandline:statement 12.9
COMMENT ON COLUMN "dbo"."ValueSpectrum"."QualityCode" IS 'Quality of the value: 1 accepted, 2 suspect, 3 rejected, 4 below the limit of detection, 5 above range, 6 outlier; empty when it was not assessed. The column is a free integer.';

-- strandline:end
COMMIT;
