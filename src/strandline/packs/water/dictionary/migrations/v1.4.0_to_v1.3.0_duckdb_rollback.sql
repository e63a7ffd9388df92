-- Rollback: v1.4.0 → v1.3.0
-- Component: water on duckdb
-- Description: Sensor lifecycle: equipment events, installations and validity of sampling locations
-- Forward: v1.3.0_to_v1.4.0_duckdb.sql
-- Author: Strandline water pack
-- Date: 2026-07-06
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: NONE
-- Archives: dbo.SamplingLocation.ValidFrom, dbo.SamplingLocation.ValidTo, dbo.SamplingLocation.CreatedByCampaignID, dbo.EquipmentInstallation, dbo.EquipmentEventMetaData, dbo.EquipmentEvent, dbo.EquipmentEventType
-- Run by hand: duckdb -bail DB < FILE

-- strandline:before
SET wal_autocheckpoint = '0KB';
-- strandline:begin
BEGIN TRANSACTION;
-- strandline:step 1/17: archive column dbo.SamplingLocation.ValidFrom
-- effects: archives:dbo.SamplingLocation.ValidFrom, scans:dbo.SamplingLocation
-- strandline:statement 1.1
CREATE SCHEMA IF NOT EXISTS "strandline";
-- strandline:statement 1.2
CREATE TABLE IF NOT EXISTS "strandline"."archive" ("component" VARCHAR NOT NULL, "archive" VARCHAR NOT NULL, "cycle" BIGINT NOT NULL, "kind" VARCHAR NOT NULL, "subject" VARCHAR NOT NULL, "location" VARCHAR NOT NULL, "from_version" VARCHAR NOT NULL, "to_version" VARCHAR NOT NULL, "run_id" VARCHAR NOT NULL, "archived_at" TIMESTAMP, "state" VARCHAR NOT NULL, "restored_at" TIMESTAMP, "restored_run" VARCHAR, "restored_rows" BIGINT, "superseded_rows" BIGINT, "orphaned_rows" BIGINT, CONSTRAINT "PK_strandline_archive" PRIMARY KEY ("component", "archive", "cycle"));
-- strandline:statement 1.3
CREATE TABLE IF NOT EXISTS "strandline"."archive_SamplingLocation_ValidFrom_d130be0f11" ("strandline_cycle" BIGINT NOT NULL, "SamplingLocationID" INTEGER, "ValidFrom" TIMESTAMP);
-- strandline:statement 1.4
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_SamplingLocation_ValidFrom_d130be0f11', COALESCE(MAX("cycle"), 0) + 1, 'column', 'dbo.SamplingLocation.ValidFrom', 'strandline.archive_SamplingLocation_ValidFrom_d130be0f11', '1.4.0', '1.3.0', '', make_timestamp(epoch_us(CURRENT_TIMESTAMP)), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_ValidFrom_d130be0f11';
-- strandline:statement 1.5
INSERT INTO "strandline"."archive_SamplingLocation_ValidFrom_d130be0f11" ("strandline_cycle", "SamplingLocationID", "ValidFrom")
SELECT (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_ValidFrom_d130be0f11' AND "state" = 'archived'), t."SamplingLocationID", t."ValidFrom"
FROM "dbo"."SamplingLocation" AS t
WHERE t."ValidFrom" IS NOT NULL;

-- strandline:step 2/17: archive column dbo.SamplingLocation.ValidTo
-- effects: archives:dbo.SamplingLocation.ValidTo, scans:dbo.SamplingLocation
-- strandline:statement 2.1
CREATE TABLE IF NOT EXISTS "strandline"."archive_SamplingLocation_ValidTo_b145960b9c" ("strandline_cycle" BIGINT NOT NULL, "SamplingLocationID" INTEGER, "ValidTo" TIMESTAMP);
-- strandline:statement 2.2
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_SamplingLocation_ValidTo_b145960b9c', COALESCE(MAX("cycle"), 0) + 1, 'column', 'dbo.SamplingLocation.ValidTo', 'strandline.archive_SamplingLocation_ValidTo_b145960b9c', '1.4.0', '1.3.0', '', make_timestamp(epoch_us(CURRENT_TIMESTAMP)), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_ValidTo_b145960b9c';
-- strandline:statement 2.3
INSERT INTO "strandline"."archive_SamplingLocation_ValidTo_b145960b9c" ("strandline_cycle", "SamplingLocationID", "ValidTo")
SELECT (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_ValidTo_b145960b9c' AND "state" = 'archived'), t."SamplingLocationID", t."ValidTo"
FROM "dbo"."SamplingLocation" AS t
WHERE t."ValidTo" IS NOT NULL;

-- strandline:step 3/17: archive column dbo.SamplingLocation.CreatedByCampaignID
-- effects: archives:dbo.SamplingLocation.CreatedByCampaignID, scans:dbo.SamplingLocation
-- strandline:statement 3.1
CREATE TABLE IF NOT EXISTS "strandline"."archive_SamplingLocation_Creat_c34b730e_4bc7907554" ("strandline_cycle" BIGINT NOT NULL, "SamplingLocationID" INTEGER, "CreatedByCampaignID" INTEGER);
-- strandline:statement 3.2
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_SamplingLocation_Creat_c34b730e_4bc7907554', COALESCE(MAX("cycle"), 0) + 1, 'column', 'dbo.SamplingLocation.CreatedByCampaignID', 'strandline.archive_SamplingLocation_Creat_c34b730e_4bc7907554', '1.4.0', '1.3.0', '', make_timestamp(epoch_us(CURRENT_TIMESTAMP)), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_Creat_c34b730e_4bc7907554';
-- strandline:statement 3.3
INSERT INTO "strandline"."archive_SamplingLocation_Creat_c34b730e_4bc7907554" ("strandline_cycle", "SamplingLocationID", "CreatedByCampaignID")
SELECT (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_Creat_c34b730e_4bc7907554' AND "state" = 'archived'), t."SamplingLocationID", t."CreatedByCampaignID"
FROM "dbo"."SamplingLocation" AS t
WHERE t."CreatedByCampaignID" IS NOT NULL;

-- strandline:step 4/17: archive table dbo.EquipmentInstallation
-- effects: archives:dbo.EquipmentInstallation, scans:dbo.EquipmentInstallation
-- strandline:statement 4.1
CREATE TABLE IF NOT EXISTS "strandline"."archive_EquipmentInstallation_b6a9aa5dee" ("strandline_cycle" BIGINT NOT NULL, "InstallationID" INTEGER, "EquipmentID" INTEGER, "SamplingLocationID" INTEGER, "InstalledDate" TIMESTAMP, "RemovedDate" TIMESTAMP, "CampaignID" INTEGER, "Notes" VARCHAR);
-- strandline:statement 4.2
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_EquipmentInstallation_b6a9aa5dee', COALESCE(MAX("cycle"), 0) + 1, 'table', 'dbo.EquipmentInstallation', 'strandline.archive_EquipmentInstallation_b6a9aa5dee', '1.4.0', '1.3.0', '', make_timestamp(epoch_us(CURRENT_TIMESTAMP)), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_EquipmentInstallation_b6a9aa5dee';
-- strandline:statement 4.3
INSERT INTO "strandline"."archive_EquipmentInstallation_b6a9aa5dee" ("strandline_cycle", "InstallationID", "EquipmentID", "SamplingLocationID", "InstalledDate", "RemovedDate", "CampaignID", "Notes")
SELECT (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_EquipmentInstallation_b6a9aa5dee' AND "state" = 'archived'), t."InstallationID", t."EquipmentID", t."SamplingLocationID", t."InstalledDate", t."RemovedDate", t."CampaignID", t."Notes"
FROM "dbo"."EquipmentInstallation" AS t;

-- strandline:step 5/17: archive table dbo.EquipmentEventMetaData
-- effects: archives:dbo.EquipmentEventMetaData, scans:dbo.EquipmentEventMetaData
-- strandline:statement 5.1
CREATE TABLE IF NOT EXISTS "strandline"."archive_EquipmentEventMetaData_56964fd884" ("strandline_cycle" BIGINT NOT NULL, "EquipmentEventID" INTEGER, "MetaDataID" INTEGER, "Role" VARCHAR);
-- strandline:statement 5.2
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_EquipmentEventMetaData_56964fd884', COALESCE(MAX("cycle"), 0) + 1, 'table', 'dbo.EquipmentEventMetaData', 'strandline.archive_EquipmentEventMetaData_56964fd884', '1.4.0', '1.3.0', '', make_timestamp(epoch_us(CURRENT_TIMESTAMP)), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_EquipmentEventMetaData_56964fd884';
-- strandline:statement 5.3
INSERT INTO "strandline"."archive_EquipmentEventMetaData_56964fd884" ("strandline_cycle", "EquipmentEventID", "MetaDataID", "Role")
SELECT (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_EquipmentEventMetaData_56964fd884' AND "state" = 'archived'), t."EquipmentEventID", t."MetaDataID", t."Role"
FROM "dbo"."EquipmentEventMetaData" AS t;

-- strandline:step 6/17: archive table dbo.EquipmentEvent
-- effects: archives:dbo.EquipmentEvent, scans:dbo.EquipmentEvent
-- strandline:statement 6.1
CREATE TABLE IF NOT EXISTS "strandline"."archive_EquipmentEvent_b448679b1e" ("strandline_cycle" BIGINT NOT NULL, "EquipmentEventID" INTEGER, "EquipmentID" INTEGER, "EquipmentEventTypeID" INTEGER, "EventDateTime" TIMESTAMP, "PerformedByPersonID" INTEGER, "CampaignID" INTEGER, "Notes" VARCHAR);
-- strandline:statement 6.2
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_EquipmentEvent_b448679b1e', COALESCE(MAX("cycle"), 0) + 1, 'table', 'dbo.EquipmentEvent', 'strandline.archive_EquipmentEvent_b448679b1e', '1.4.0', '1.3.0', '', make_timestamp(epoch_us(CURRENT_TIMESTAMP)), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_EquipmentEvent_b448679b1e';
-- strandline:statement 6.3
INSERT INTO "strandline"."archive_EquipmentEvent_b448679b1e" ("strandline_cycle", "EquipmentEventID", "EquipmentID", "EquipmentEventTypeID", "EventDateTime", "PerformedByPersonID", "CampaignID", "Notes")
SELECT (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_EquipmentEvent_b448679b1e' AND "state" = 'archived'), t."EquipmentEventID", t."EquipmentID", t."EquipmentEventTypeID", t."EventDateTime", t."PerformedByPersonID", t."CampaignID", t."Notes"
FROM "dbo"."EquipmentEvent" AS t;

-- strandline:step 7/17: archive table dbo.EquipmentEventType
-- effects: archives:dbo.EquipmentEventType, scans:dbo.EquipmentEventType
-- strandline:statement 7.1
CREATE TABLE IF NOT EXISTS "strandline"."archive_EquipmentEventType_81324ea9b2" ("strandline_cycle" BIGINT NOT NULL, "EquipmentEventTypeID" INTEGER, "EquipmentEventTypeName" VARCHAR);
-- strandline:statement 7.2
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_EquipmentEventType_81324ea9b2', COALESCE(MAX("cycle"), 0) + 1, 'table', 'dbo.EquipmentEventType', 'strandline.archive_EquipmentEventType_81324ea9b2', '1.4.0', '1.3.0', '', make_timestamp(epoch_us(CURRENT_TIMESTAMP)), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_EquipmentEventType_81324ea9b2';
-- strandline:statement 7.3
INSERT INTO "strandline"."archive_EquipmentEventType_81324ea9b2" ("strandline_cycle", "EquipmentEventTypeID", "EquipmentEventTypeName")
SELECT (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_EquipmentEventType_81324ea9b2' AND "state" = 'archived'), t."EquipmentEventTypeID", t."EquipmentEventTypeName"
FROM "dbo"."EquipmentEventType" AS t;

-- strandline:step 8/17: put aside the rows of dbo.CampaignSamplingLocation, dbo.MetaData, dbo.ProjectHasSamplingLocation, dbo.Sample, dbo.SamplingLocation, dbo.Value, dbo.ValueArray, dbo.ValueImage, dbo.ValueSpectrum
-- effects: may-fail:dbo.SchemaVersion, breaks-clients:dbo.SamplingLocation.CreatedByCampaignID, breaks-clients:dbo.SamplingLocation.ValidTo, breaks-clients:dbo.SamplingLocation.ValidFrom, breaks-clients:dbo.EquipmentInstallation, breaks-clients:dbo.EquipmentEventMetaData, breaks-clients:dbo.EquipmentEvent, breaks-clients:dbo.EquipmentEventType, rewrites:dbo.CampaignSamplingLocation, locks-writers:dbo.CampaignSamplingLocation, rewrites:dbo.MetaData, locks-writers:dbo.MetaData, rewrites:dbo.ProjectHasSamplingLocation, locks-writers:dbo.ProjectHasSamplingLocation, rewrites:dbo.Sample, locks-writers:dbo.Sample, rewrites:dbo.SamplingLocation, locks-writers:dbo.SamplingLocation, rewrites:dbo.Value, locks-writers:dbo.Value, rewrites:dbo.ValueArray, locks-writers:dbo.ValueArray, rewrites:dbo.ValueImage, locks-writers:dbo.ValueImage, rewrites:dbo.ValueSpectrum, locks-writers:dbo.ValueSpectrum
-- strandline:statement 8.1
CREATE TABLE "dbo"."strandline_stash_SamplingLocation" AS SELECT * FROM "dbo"."SamplingLocation";
-- strandline:statement 8.2
CREATE TABLE "dbo"."strandline_stash_CampaignSamplingLocation" AS SELECT * FROM "dbo"."CampaignSamplingLocation";
-- strandline:statement 8.3
CREATE TABLE "dbo"."strandline_stash_Sample" AS SELECT * FROM "dbo"."Sample";
-- strandline:statement 8.4
CREATE TABLE "dbo"."strandline_stash_MetaData" AS SELECT * FROM "dbo"."MetaData";
-- strandline:statement 8.5
CREATE TABLE "dbo"."strandline_stash_ProjectHasSamplingLocation" AS SELECT * FROM "dbo"."ProjectHasSamplingLocation";
-- strandline:statement 8.6
CREATE TABLE "dbo"."strandline_stash_Value" AS SELECT * FROM "dbo"."Value";
-- strandline:statement 8.7
CREATE TABLE "dbo"."strandline_stash_ValueArray" AS SELECT * FROM "dbo"."ValueArray";
-- strandline:statement 8.8
CREATE TABLE "dbo"."strandline_stash_ValueImage" AS SELECT * FROM "dbo"."ValueImage";
-- strandline:statement 8.9
CREATE TABLE "dbo"."strandline_stash_ValueSpectrum" AS SELECT * FROM "dbo"."ValueSpectrum";
-- strandline:statement 8.10
DROP TABLE "dbo"."EquipmentEventMetaData";
-- strandline:statement 8.11
DROP TABLE "dbo"."EquipmentEvent";
-- strandline:statement 8.12
DROP SEQUENCE "dbo"."strandline_seq_EquipmentEvent_EquipmentEventID";
-- strandline:statement 8.13
DROP TABLE "dbo"."EquipmentEventType";
-- strandline:statement 8.14
DROP TABLE "dbo"."EquipmentInstallation";
-- strandline:statement 8.15
DROP SEQUENCE "dbo"."strandline_seq_EquipmentInstallation_InstallationID";
-- strandline:statement 8.16
DROP TABLE "dbo"."ValueSpectrum";
-- strandline:statement 8.17
DROP TABLE "dbo"."ValueImage";
-- strandline:statement 8.18
DROP TABLE "dbo"."ValueArray";
-- strandline:statement 8.19
DROP TABLE "dbo"."Value";
-- strandline:statement 8.20
DROP TABLE "dbo"."ProjectHasSamplingLocation";
-- strandline:statement 8.21
DROP TABLE "dbo"."MetaData";
-- strandline:statement 8.22
DROP TABLE "dbo"."Sample";
-- strandline:statement 8.23
DROP TABLE "dbo"."CampaignSamplingLocation";
-- strandline:statement 8.24
DROP TABLE "dbo"."SamplingLocation";
-- strandline:statement 8.25
DELETE FROM "dbo"."SchemaVersion" WHERE "Version" = '1.4.0';

-- strandline:step 9/17: rebuild dbo.SamplingLocation
-- strandline:statement 9.1
CREATE SCHEMA IF NOT EXISTS "dbo";
-- strandline:statement 9.2
CREATE TABLE "dbo"."SamplingLocation" (
    "SamplingLocationID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_SamplingLocation_SamplingLocationID"') NOT NULL,
    "SiteID" INTEGER NOT NULL,
    "Name" VARCHAR NOT NULL,
    "PlantArea" VARCHAR,
    "LatitudeGPS" DOUBLE,
    "LongitudeGPS" DOUBLE,
    "Description" VARCHAR,
    "PictureURL" VARCHAR,
    CONSTRAINT "PK_SamplingLocation" PRIMARY KEY ("SamplingLocationID"),
    CONSTRAINT "UQ_SamplingLocation_SiteID_Name" UNIQUE ("SiteID", "Name"),
    CONSTRAINT "FK_SamplingLocation_Site" FOREIGN KEY ("SiteID") REFERENCES "dbo"."Site" ("SiteID"),
    CONSTRAINT "CK_SamplingLocation_LatitudeRange" CHECK ("LatitudeGPS" BETWEEN -90 AND 90),
    CONSTRAINT "CK_SamplingLocation_LongitudeRange" CHECK ("LongitudeGPS" BETWEEN -180 AND 180)
);
-- strandline:statement 9.3
INSERT INTO "dbo"."SamplingLocation" ("SamplingLocationID", "SiteID", "Name", "PlantArea", "LatitudeGPS", "LongitudeGPS", "Description", "PictureURL")
SELECT s."SamplingLocationID", s."SiteID", s."Name", s."PlantArea", s."LatitudeGPS", s."LongitudeGPS", s."Description", s."PictureURL"
FROM "dbo"."strandline_stash_SamplingLocation" AS s;
-- strandline:statement 9.4
DROP TABLE "dbo"."strandline_stash_SamplingLocation";
-- strandline:statement 9.5
COMMENT ON TABLE "dbo"."SamplingLocation" IS 'Exact points of a site where a sensor hangs or a sample is taken.';
-- strandline:statement 9.6
COMMENT ON COLUMN "dbo"."SamplingLocation"."SamplingLocationID" IS 'Surrogate key of the sampling location.';
-- strandline:statement 9.7
COMMENT ON COLUMN "dbo"."SamplingLocation"."SiteID" IS 'Site that the location belongs to.';
-- strandline:statement 9.8
COMMENT ON COLUMN "dbo"."SamplingLocation"."Name" IS 'Short name or code of the location, unique within its site, for example Inlet or CL1_EFF.';
-- strandline:statement 9.9
COMMENT ON COLUMN "dbo"."SamplingLocation"."PlantArea" IS 'Part of the plant or network, for example Primary settling or Sewer 01.';
-- strandline:statement 9.10
COMMENT ON COLUMN "dbo"."SamplingLocation"."LatitudeGPS" IS 'Latitude in decimal degrees (WGS 84), north positive, -90 to 90.';
-- strandline:statement 9.11
COMMENT ON COLUMN "dbo"."SamplingLocation"."LongitudeGPS" IS 'Longitude in decimal degrees (WGS 84), east positive, -180 to 180.';
-- strandline:statement 9.12
COMMENT ON COLUMN "dbo"."SamplingLocation"."Description" IS 'How to find and reach the location, and what is particular about it.';
-- strandline:statement 9.13
COMMENT ON COLUMN "dbo"."SamplingLocation"."PictureURL" IS 'Address or path of a photograph of the location.';

-- strandline:step 10/17: rebuild dbo.CampaignSamplingLocation
-- strandline:statement 10.1
CREATE TABLE "dbo"."CampaignSamplingLocation" (
    "CampaignID" INTEGER NOT NULL,
    "SamplingLocationID" INTEGER NOT NULL,
    "Role" VARCHAR,
    CONSTRAINT "PK_CampaignSamplingLocation" PRIMARY KEY ("CampaignID", "SamplingLocationID"),
    CONSTRAINT "FK_CampaignSamplingLocation_Campaign" FOREIGN KEY ("CampaignID") REFERENCES "dbo"."Campaign" ("CampaignID"),
    CONSTRAINT "FK_CampaignSamplingLocation_SamplingLocation" FOREIGN KEY ("SamplingLocationID") REFERENCES "dbo"."SamplingLocation" ("SamplingLocationID")
);
-- strandline:statement 10.2
INSERT INTO "dbo"."CampaignSamplingLocation" ("CampaignID", "SamplingLocationID", "Role")
SELECT s."CampaignID", s."SamplingLocationID", s."Role"
FROM "dbo"."strandline_stash_CampaignSamplingLocation" AS s;
-- strandline:statement 10.3
DROP TABLE "dbo"."strandline_stash_CampaignSamplingLocation";
-- strandline:statement 10.4
COMMENT ON TABLE "dbo"."CampaignSamplingLocation" IS 'Sampling locations that a campaign uses; a location may serve several campaigns.';
-- strandline:statement 10.5
COMMENT ON COLUMN "dbo"."CampaignSamplingLocation"."CampaignID" IS 'Campaign that uses the location.';
-- strandline:statement 10.6
COMMENT ON COLUMN "dbo"."CampaignSamplingLocation"."SamplingLocationID" IS 'Location used.';
-- strandline:statement 10.7
COMMENT ON COLUMN "dbo"."CampaignSamplingLocation"."Role" IS 'What the location is to the campaign, for example Inlet or Outlet.';

-- strandline:step 11/17: rebuild dbo.Sample
-- strandline:statement 11.1
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
-- strandline:statement 11.2
INSERT INTO "dbo"."Sample" ("SampleID", "SamplingLocationID", "SampledByPersonID", "CampaignID", "SampleDateTime", "SampleType", "Description")
SELECT s."SampleID", s."SamplingLocationID", s."SampledByPersonID", s."CampaignID", s."SampleDateTime", s."SampleType", s."Description"
FROM "dbo"."strandline_stash_Sample" AS s;
-- strandline:statement 11.3
DROP TABLE "dbo"."strandline_stash_Sample";
-- strandline:statement 11.4
COMMENT ON TABLE "dbo"."Sample" IS 'Samples of water taken for analysis; a replicate is a sample of its own.';
-- strandline:statement 11.5
COMMENT ON COLUMN "dbo"."Sample"."SampleID" IS 'Surrogate key of the sample.';
-- strandline:statement 11.6
COMMENT ON COLUMN "dbo"."Sample"."SamplingLocationID" IS 'Location where the sample was taken.';
-- strandline:statement 11.7
COMMENT ON COLUMN "dbo"."Sample"."SampledByPersonID" IS 'Person who took the sample.';
-- strandline:statement 11.8
COMMENT ON COLUMN "dbo"."Sample"."CampaignID" IS 'Campaign that the sample was taken for.';
-- strandline:statement 11.9
COMMENT ON COLUMN "dbo"."Sample"."SampleDateTime" IS 'Instant of sampling, in UTC.';
-- strandline:statement 11.10
COMMENT ON COLUMN "dbo"."Sample"."SampleType" IS 'Kind of sample, for example Grab, Composite24h or Duplicate.';
-- strandline:statement 11.11
COMMENT ON COLUMN "dbo"."Sample"."Description" IS 'Remarks on the sample.';

-- strandline:step 12/17: rebuild dbo.MetaData
-- strandline:statement 12.1
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
-- strandline:statement 12.2
INSERT INTO "dbo"."MetaData" ("MetaDataID", "ProjectID", "ContactID", "EquipmentID", "VariableID", "ProcedureID", "UnitID", "PurposeID", "SamplingLocationID", "ConditionID", "ValueTypeID", "WavelengthAxisID", "DataProvenanceID", "CampaignID", "SampleID", "LaboratoryID", "AnalystPersonID")
SELECT s."MetaDataID", s."ProjectID", s."ContactID", s."EquipmentID", s."VariableID", s."ProcedureID", s."UnitID", s."PurposeID", s."SamplingLocationID", s."ConditionID", s."ValueTypeID", s."WavelengthAxisID", s."DataProvenanceID", s."CampaignID", s."SampleID", s."LaboratoryID", s."AnalystPersonID"
FROM "dbo"."strandline_stash_MetaData" AS s;
-- strandline:statement 12.3
DROP TABLE "dbo"."strandline_stash_MetaData";
-- strandline:statement 12.4
CREATE INDEX "IX_MetaData_SamplingLocationID_VariableID" ON "dbo"."MetaData" ("SamplingLocationID", "VariableID");
-- strandline:statement 12.5
CREATE INDEX "IX_MetaData_EquipmentID_VariableID" ON "dbo"."MetaData" ("EquipmentID", "VariableID");
-- strandline:statement 12.6
CREATE INDEX "IX_MetaData_ProjectID" ON "dbo"."MetaData" ("ProjectID");
-- strandline:statement 12.7
COMMENT ON TABLE "dbo"."MetaData" IS 'The hub: one row is the context of one series (what, where, with what, by whom, why), and every stored value points to one row.';
-- strandline:statement 12.8
COMMENT ON COLUMN "dbo"."MetaData"."MetaDataID" IS 'Surrogate key of the series.';
-- strandline:statement 12.9
COMMENT ON COLUMN "dbo"."MetaData"."ProjectID" IS 'Project under which the series was recorded.';
-- strandline:statement 12.10
COMMENT ON COLUMN "dbo"."MetaData"."ContactID" IS 'Person responsible for the series.';
-- strandline:statement 12.11
COMMENT ON COLUMN "dbo"."MetaData"."EquipmentID" IS 'Instrument that produced the series; empty when none is known.';
-- strandline:statement 12.12
COMMENT ON COLUMN "dbo"."MetaData"."VariableID" IS 'Variable that the values are of.';
-- strandline:statement 12.13
COMMENT ON COLUMN "dbo"."MetaData"."ProcedureID" IS 'Procedure followed.';
-- strandline:statement 12.14
COMMENT ON COLUMN "dbo"."MetaData"."UnitID" IS 'Unit that the values are stored in; overrides the variable''s usual unit.';
-- strandline:statement 12.15
COMMENT ON COLUMN "dbo"."MetaData"."PurposeID" IS 'Why the series was recorded.';
-- strandline:statement 12.16
COMMENT ON COLUMN "dbo"."MetaData"."SamplingLocationID" IS 'Where the series was recorded.';
-- strandline:statement 12.17
COMMENT ON COLUMN "dbo"."MetaData"."ConditionID" IS 'Weather for which the series was recorded; empty when it covers all weathers.';
-- strandline:statement 12.18
COMMENT ON COLUMN "dbo"."MetaData"."ValueTypeID" IS 'Shape of the series, which says which table holds its values; 1 (Scalar) unless stated.';
-- strandline:statement 12.19
COMMENT ON COLUMN "dbo"."MetaData"."WavelengthAxisID" IS 'Wavelength axis of a spectral series; empty for every other shape.';
-- strandline:statement 12.20
COMMENT ON COLUMN "dbo"."MetaData"."DataProvenanceID" IS 'Origin of the series; empty while it has not been classified.';
-- strandline:statement 12.21
COMMENT ON COLUMN "dbo"."MetaData"."CampaignID" IS 'Campaign that the series belongs to; empty when it belongs to none.';
-- strandline:statement 12.22
COMMENT ON COLUMN "dbo"."MetaData"."SampleID" IS 'Sample that was analysed; lab series only.';
-- strandline:statement 12.23
COMMENT ON COLUMN "dbo"."MetaData"."LaboratoryID" IS 'Laboratory that did the analysis; lab series only.';
-- strandline:statement 12.24
COMMENT ON COLUMN "dbo"."MetaData"."AnalystPersonID" IS 'Person who did the analysis; lab series only.';

-- strandline:step 13/17: rebuild dbo.ProjectHasSamplingLocation
-- strandline:statement 13.1
CREATE TABLE "dbo"."ProjectHasSamplingLocation" (
    "ProjectID" INTEGER NOT NULL,
    "SamplingLocationID" INTEGER NOT NULL,
    CONSTRAINT "PK_ProjectHasSamplingLocation" PRIMARY KEY ("ProjectID", "SamplingLocationID"),
    CONSTRAINT "FK_ProjectHasSamplingLocation_Project" FOREIGN KEY ("ProjectID") REFERENCES "dbo"."Project" ("ProjectID"),
    CONSTRAINT "FK_ProjectHasSamplingLocation_SamplingLocation" FOREIGN KEY ("SamplingLocationID") REFERENCES "dbo"."SamplingLocation" ("SamplingLocationID")
);
-- strandline:statement 13.2
INSERT INTO "dbo"."ProjectHasSamplingLocation" ("ProjectID", "SamplingLocationID")
SELECT s."ProjectID", s."SamplingLocationID"
FROM "dbo"."strandline_stash_ProjectHasSamplingLocation" AS s;
-- strandline:statement 13.3
DROP TABLE "dbo"."strandline_stash_ProjectHasSamplingLocation";
-- strandline:statement 13.4
COMMENT ON TABLE "dbo"."ProjectHasSamplingLocation" IS 'Sampling locations that a project works at.';
-- strandline:statement 13.5
COMMENT ON COLUMN "dbo"."ProjectHasSamplingLocation"."ProjectID" IS 'Project that works at the location.';
-- strandline:statement 13.6
COMMENT ON COLUMN "dbo"."ProjectHasSamplingLocation"."SamplingLocationID" IS 'Location worked at.';

-- strandline:step 14/17: rebuild dbo.Value
-- strandline:statement 14.1
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
-- strandline:statement 14.2
INSERT INTO "dbo"."Value" ("MetaDataID", "tstamp", "Value", "QualityCode", "CommentID")
SELECT s."MetaDataID", s."tstamp", s."Value", s."QualityCode", s."CommentID"
FROM "dbo"."strandline_stash_Value" AS s;
-- strandline:statement 14.3
DROP TABLE "dbo"."strandline_stash_Value";
-- strandline:statement 14.4
CREATE INDEX "IX_Value_tstamp" ON "dbo"."Value" ("tstamp");
-- strandline:statement 14.5
COMMENT ON TABLE "dbo"."Value" IS 'Scalar time series: one number per series and instant.';
-- strandline:statement 14.6
COMMENT ON COLUMN "dbo"."Value"."MetaDataID" IS 'Series that the value belongs to.';
-- strandline:statement 14.7
COMMENT ON COLUMN "dbo"."Value"."tstamp" IS 'Instant of the value, in UTC, stored without a zone.';
-- strandline:statement 14.8
COMMENT ON COLUMN "dbo"."Value"."Value" IS 'The number, in the unit of the series; empty when the instrument gave none.';
-- strandline:statement 14.9
COMMENT ON COLUMN "dbo"."Value"."QualityCode" IS 'Quality of the value: 1 accepted, 2 suspect, 3 rejected, 4 below the limit of detection, 5 above range, 6 outlier; empty when it was not assessed. The column is a free integer.';
-- strandline:statement 14.10
COMMENT ON COLUMN "dbo"."Value"."CommentID" IS 'Remark about the value.';

-- strandline:step 15/17: rebuild dbo.ValueArray
-- strandline:statement 15.1
CREATE TABLE "dbo"."ValueArray" (
    "MetaDataID" INTEGER NOT NULL,
    "tstamp" TIMESTAMP NOT NULL,
    "ArrayIndex" INTEGER NOT NULL,
    "Value" DOUBLE,
    "QualityCode" INTEGER,
    CONSTRAINT "PK_ValueArray" PRIMARY KEY ("MetaDataID", "tstamp", "ArrayIndex"),
    CONSTRAINT "FK_ValueArray_MetaData" FOREIGN KEY ("MetaDataID") REFERENCES "dbo"."MetaData" ("MetaDataID")
);
-- strandline:statement 15.2
INSERT INTO "dbo"."ValueArray" ("MetaDataID", "tstamp", "ArrayIndex", "Value", "QualityCode")
SELECT s."MetaDataID", s."tstamp", s."ArrayIndex", s."Value", s."QualityCode"
FROM "dbo"."strandline_stash_ValueArray" AS s;
-- strandline:statement 15.3
DROP TABLE "dbo"."strandline_stash_ValueArray";
-- strandline:statement 15.4
COMMENT ON TABLE "dbo"."ValueArray" IS 'Arrays of any length: one row per series, instant and position.';
-- strandline:statement 15.5
COMMENT ON COLUMN "dbo"."ValueArray"."MetaDataID" IS 'Series that the array belongs to.';
-- strandline:statement 15.6
COMMENT ON COLUMN "dbo"."ValueArray"."tstamp" IS 'Instant of the array, in UTC, stored without a zone.';
-- strandline:statement 15.7
COMMENT ON COLUMN "dbo"."ValueArray"."ArrayIndex" IS 'Position within the array, counted from 0.';
-- strandline:statement 15.8
COMMENT ON COLUMN "dbo"."ValueArray"."Value" IS 'The number at this position, in the unit of the series.';
-- strandline:statement 15.9
COMMENT ON COLUMN "dbo"."ValueArray"."QualityCode" IS 'Quality of the value: 1 accepted, 2 suspect, 3 rejected, 4 below the limit of detection, 5 above range, 6 outlier; empty when it was not assessed. The column is a free integer.';

-- strandline:step 16/17: rebuild dbo.ValueImage
-- strandline:statement 16.1
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
-- strandline:statement 16.2
INSERT INTO "dbo"."ValueImage" ("ValueImageID", "MetaDataID", "tstamp", "ImageWidth", "ImageHeight", "NumberOfChannels", "ImageFormat", "FileSizeBytes", "StorageBackend", "StoragePath", "Thumbnail", "QualityCode")
SELECT s."ValueImageID", s."MetaDataID", s."tstamp", s."ImageWidth", s."ImageHeight", s."NumberOfChannels", s."ImageFormat", s."FileSizeBytes", s."StorageBackend", s."StoragePath", s."Thumbnail", s."QualityCode"
FROM "dbo"."strandline_stash_ValueImage" AS s;
-- strandline:statement 16.3
DROP TABLE "dbo"."strandline_stash_ValueImage";
-- strandline:statement 16.4
CREATE INDEX "IX_ValueImage_MetaDataID_tstamp" ON "dbo"."ValueImage" ("MetaDataID", "tstamp");
-- strandline:statement 16.5
COMMENT ON TABLE "dbo"."ValueImage" IS 'Images: one row per series and instant; the picture itself lies in a storage backend.';
-- strandline:statement 16.6
COMMENT ON COLUMN "dbo"."ValueImage"."ValueImageID" IS 'Surrogate key of the image.';
-- strandline:statement 16.7
COMMENT ON COLUMN "dbo"."ValueImage"."MetaDataID" IS 'Series that the image belongs to.';
-- strandline:statement 16.8
COMMENT ON COLUMN "dbo"."ValueImage"."tstamp" IS 'Instant of the image, in UTC, stored without a zone.';
-- strandline:statement 16.9
COMMENT ON COLUMN "dbo"."ValueImage"."ImageWidth" IS 'Width in pixels.';
-- strandline:statement 16.10
COMMENT ON COLUMN "dbo"."ValueImage"."ImageHeight" IS 'Height in pixels.';
-- strandline:statement 16.11
COMMENT ON COLUMN "dbo"."ValueImage"."NumberOfChannels" IS 'Colour channels: 1 for grey, 3 for colour.';
-- strandline:statement 16.12
COMMENT ON COLUMN "dbo"."ValueImage"."ImageFormat" IS 'File format, for example PNG, JPEG or TIFF.';
-- strandline:statement 16.13
COMMENT ON COLUMN "dbo"."ValueImage"."FileSizeBytes" IS 'Size of the file in bytes.';
-- strandline:statement 16.14
COMMENT ON COLUMN "dbo"."ValueImage"."StorageBackend" IS 'Kind of storage that StoragePath is to be read in.';
-- strandline:statement 16.15
COMMENT ON COLUMN "dbo"."ValueImage"."StoragePath" IS 'Path or key of the file within the backend.';
-- strandline:statement 16.16
COMMENT ON COLUMN "dbo"."ValueImage"."Thumbnail" IS 'Small preview, as the bytes of an image file.';
-- strandline:statement 16.17
COMMENT ON COLUMN "dbo"."ValueImage"."QualityCode" IS 'Quality of the value: 1 accepted, 2 suspect, 3 rejected, 4 below the limit of detection, 5 above range, 6 outlier; empty when it was not assessed. The column is a free integer.';

-- strandline:step 17/17: rebuild dbo.ValueSpectrum
-- strandline:statement 17.1
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
-- strandline:statement 17.2
INSERT INTO "dbo"."ValueSpectrum" ("MetaDataID", "tstamp", "WavelengthBinID", "Value", "QualityCode")
SELECT s."MetaDataID", s."tstamp", s."WavelengthBinID", s."Value", s."QualityCode"
FROM "dbo"."strandline_stash_ValueSpectrum" AS s;
-- strandline:statement 17.3
DROP TABLE "dbo"."strandline_stash_ValueSpectrum";
-- strandline:statement 17.4
COMMENT ON TABLE "dbo"."ValueSpectrum" IS 'Spectra: one row per series, instant and wavelength bin, so that a whole spectrum lies together.';
-- strandline:statement 17.5
COMMENT ON COLUMN "dbo"."ValueSpectrum"."MetaDataID" IS 'Series that the spectrum belongs to.';
-- strandline:statement 17.6
COMMENT ON COLUMN "dbo"."ValueSpectrum"."tstamp" IS 'Instant of the spectrum, in UTC, stored without a zone.';
-- strandline:statement 17.7
COMMENT ON COLUMN "dbo"."ValueSpectrum"."WavelengthBinID" IS 'Wavelength that the number was measured at.';
-- strandline:statement 17.8
COMMENT ON COLUMN "dbo"."ValueSpectrum"."Value" IS 'Absorbance or intensity, in the unit of the series; empty bins are normal.';
-- strandline:statement 17.9
COMMENT ON COLUMN "dbo"."ValueSpectrum"."QualityCode" IS 'Quality of the value: 1 accepted, 2 suspect, 3 rejected, 4 below the limit of detection, 5 above range, 6 outlier; empty when it was not assessed. The column is a free integer.';

-- strandline:end
COMMIT;
