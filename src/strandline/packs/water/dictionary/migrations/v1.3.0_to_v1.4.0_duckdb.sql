-- Migration: v1.3.0 → v1.4.0
-- Component: water on duckdb
-- Description: Sensor lifecycle: equipment events, installations and validity of sampling locations
-- Rollback: v1.4.0_to_v1.3.0_duckdb_rollback.sql
-- Author: Strandline water pack
-- Date: 2026-07-06
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: NONE
-- Archives: NONE
-- Run by hand: duckdb -bail DB < FILE

-- strandline:before
SET wal_autocheckpoint = '0KB';
-- strandline:begin
BEGIN TRANSACTION;
-- strandline:step 1/15: put aside the rows of dbo.CampaignSamplingLocation, dbo.MetaData, dbo.ProjectHasSamplingLocation, dbo.Sample, dbo.SamplingLocation, dbo.Value, dbo.ValueArray, dbo.ValueImage, dbo.ValueSpectrum
-- effects: rewrites:dbo.CampaignSamplingLocation, locks-writers:dbo.CampaignSamplingLocation, rewrites:dbo.MetaData, locks-writers:dbo.MetaData, rewrites:dbo.ProjectHasSamplingLocation, locks-writers:dbo.ProjectHasSamplingLocation, rewrites:dbo.Sample, locks-writers:dbo.Sample, rewrites:dbo.SamplingLocation, locks-writers:dbo.SamplingLocation, rewrites:dbo.Value, locks-writers:dbo.Value, rewrites:dbo.ValueArray, locks-writers:dbo.ValueArray, rewrites:dbo.ValueImage, locks-writers:dbo.ValueImage, rewrites:dbo.ValueSpectrum, locks-writers:dbo.ValueSpectrum
-- strandline:statement 1.1
CREATE TABLE "dbo"."strandline_stash_SamplingLocation" AS SELECT * FROM "dbo"."SamplingLocation";
-- strandline:statement 1.2
CREATE TABLE "dbo"."strandline_stash_CampaignSamplingLocation" AS SELECT * FROM "dbo"."CampaignSamplingLocation";
-- strandline:statement 1.3
CREATE TABLE "dbo"."strandline_stash_Sample" AS SELECT * FROM "dbo"."Sample";
-- strandline:statement 1.4
CREATE TABLE "dbo"."strandline_stash_MetaData" AS SELECT * FROM "dbo"."MetaData";
-- strandline:statement 1.5
CREATE TABLE "dbo"."strandline_stash_ProjectHasSamplingLocation" AS SELECT * FROM "dbo"."ProjectHasSamplingLocation";
-- strandline:statement 1.6
CREATE TABLE "dbo"."strandline_stash_Value" AS SELECT * FROM "dbo"."Value";
-- strandline:statement 1.7
CREATE TABLE "dbo"."strandline_stash_ValueArray" AS SELECT * FROM "dbo"."ValueArray";
-- strandline:statement 1.8
CREATE TABLE "dbo"."strandline_stash_ValueImage" AS SELECT * FROM "dbo"."ValueImage";
-- strandline:statement 1.9
CREATE TABLE "dbo"."strandline_stash_ValueSpectrum" AS SELECT * FROM "dbo"."ValueSpectrum";
-- strandline:statement 1.10
DROP TABLE "dbo"."ValueSpectrum";
-- strandline:statement 1.11
DROP TABLE "dbo"."ValueImage";
-- strandline:statement 1.12
DROP TABLE "dbo"."ValueArray";
-- strandline:statement 1.13
DROP TABLE "dbo"."Value";
-- strandline:statement 1.14
DROP TABLE "dbo"."ProjectHasSamplingLocation";
-- strandline:statement 1.15
DROP TABLE "dbo"."MetaData";
-- strandline:statement 1.16
DROP TABLE "dbo"."Sample";
-- strandline:statement 1.17
DROP TABLE "dbo"."CampaignSamplingLocation";
-- strandline:statement 1.18
DROP TABLE "dbo"."SamplingLocation";

-- strandline:step 2/15: rebuild dbo.SamplingLocation
-- effects: scans:dbo.SamplingLocation, may-fail:dbo.SamplingLocation, locks-writers:dbo.SamplingLocation
-- strandline:statement 2.1
CREATE SCHEMA IF NOT EXISTS "dbo";
-- strandline:statement 2.2
CREATE TABLE "dbo"."SamplingLocation" (
    "SamplingLocationID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_SamplingLocation_SamplingLocationID"') NOT NULL,
    "SiteID" INTEGER NOT NULL,
    "Name" VARCHAR NOT NULL,
    "PlantArea" VARCHAR,
    "LatitudeGPS" DOUBLE,
    "LongitudeGPS" DOUBLE,
    "Description" VARCHAR,
    "PictureURL" VARCHAR,
    "ValidFrom" TIMESTAMP,
    "ValidTo" TIMESTAMP,
    "CreatedByCampaignID" INTEGER,
    CONSTRAINT "PK_SamplingLocation" PRIMARY KEY ("SamplingLocationID"),
    CONSTRAINT "UQ_SamplingLocation_SiteID_Name" UNIQUE ("SiteID", "Name"),
    CONSTRAINT "FK_SamplingLocation_Site" FOREIGN KEY ("SiteID") REFERENCES "dbo"."Site" ("SiteID"),
    CONSTRAINT "FK_SamplingLocation_Campaign" FOREIGN KEY ("CreatedByCampaignID") REFERENCES "dbo"."Campaign" ("CampaignID"),
    CONSTRAINT "CK_SamplingLocation_LatitudeRange" CHECK ("LatitudeGPS" BETWEEN -90 AND 90),
    CONSTRAINT "CK_SamplingLocation_LongitudeRange" CHECK ("LongitudeGPS" BETWEEN -180 AND 180)
);
-- strandline:statement 2.3
INSERT INTO "dbo"."SamplingLocation" ("SamplingLocationID", "SiteID", "Name", "PlantArea", "LatitudeGPS", "LongitudeGPS", "Description", "PictureURL")
SELECT s."SamplingLocationID", s."SiteID", s."Name", s."PlantArea", s."LatitudeGPS", s."LongitudeGPS", s."Description", s."PictureURL"
FROM "dbo"."strandline_stash_SamplingLocation" AS s;
-- strandline:statement 2.4
DROP TABLE "dbo"."strandline_stash_SamplingLocation";
-- strandline:statement 2.5 restores archive_SamplingLocation_Creat_c34b730e_4bc7907554
CREATE SCHEMA IF NOT EXISTS "strandline";
-- strandline:statement 2.6 restores archive_SamplingLocation_Creat_c34b730e_4bc7907554
CREATE TABLE IF NOT EXISTS "strandline"."archive" ("component" VARCHAR NOT NULL, "archive" VARCHAR NOT NULL, "cycle" BIGINT NOT NULL, "kind" VARCHAR NOT NULL, "subject" VARCHAR NOT NULL, "location" VARCHAR NOT NULL, "from_version" VARCHAR NOT NULL, "to_version" VARCHAR NOT NULL, "run_id" VARCHAR NOT NULL, "archived_at" TIMESTAMP, "state" VARCHAR NOT NULL, "restored_at" TIMESTAMP, "restored_run" VARCHAR, "restored_rows" BIGINT, "superseded_rows" BIGINT, "orphaned_rows" BIGINT, CONSTRAINT "PK_strandline_archive" PRIMARY KEY ("component", "archive", "cycle"));
-- strandline:statement 2.7 restores archive_SamplingLocation_Creat_c34b730e_4bc7907554
CREATE TABLE IF NOT EXISTS "strandline"."archive_SamplingLocation_Creat_c34b730e_4bc7907554" ("strandline_cycle" BIGINT NOT NULL, "SamplingLocationID" INTEGER, "CreatedByCampaignID" INTEGER);
-- strandline:statement 2.8 restores archive_SamplingLocation_Creat_c34b730e_4bc7907554
UPDATE "dbo"."SamplingLocation" AS t SET "CreatedByCampaignID" = a."CreatedByCampaignID"
FROM "strandline"."archive_SamplingLocation_Creat_c34b730e_4bc7907554" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_Creat_c34b730e_4bc7907554' AND "state" = 'archived')
  AND t."SamplingLocationID" = a."SamplingLocationID"
  AND (a."CreatedByCampaignID" IS NULL OR EXISTS (SELECT 1 FROM "dbo"."Campaign" AS p WHERE p."CampaignID" = a."CreatedByCampaignID"));
-- strandline:statement 2.9 restores archive_SamplingLocation_Creat_c34b730e_4bc7907554
UPDATE "strandline"."archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline"."archive_SamplingLocation_Creat_c34b730e_4bc7907554" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_Creat_c34b730e_4bc7907554' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "dbo"."SamplingLocation" AS t WHERE t."SamplingLocationID" = a."SamplingLocationID" AND NOT (t."CreatedByCampaignID" IS DISTINCT FROM a."CreatedByCampaignID"))),
  "superseded_rows" = (SELECT COUNT(*) FROM "strandline"."archive_SamplingLocation_Creat_c34b730e_4bc7907554" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_Creat_c34b730e_4bc7907554' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "dbo"."SamplingLocation" AS t WHERE t."SamplingLocationID" = a."SamplingLocationID" AND (t."CreatedByCampaignID" IS DISTINCT FROM a."CreatedByCampaignID")))
WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_Creat_c34b730e_4bc7907554' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_Creat_c34b730e_4bc7907554' AND "state" = 'archived');
-- strandline:statement 2.10 restores archive_SamplingLocation_Creat_c34b730e_4bc7907554
UPDATE "strandline"."archive" SET
  "state" = 'restored',
  "restored_at" = make_timestamp(epoch_us(CURRENT_TIMESTAMP)),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline"."archive_SamplingLocation_Creat_c34b730e_4bc7907554" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_Creat_c34b730e_4bc7907554' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_Creat_c34b730e_4bc7907554' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_Creat_c34b730e_4bc7907554' AND "state" = 'archived');
-- strandline:statement 2.11 restores archive_SamplingLocation_ValidTo_b145960b9c
CREATE TABLE IF NOT EXISTS "strandline"."archive_SamplingLocation_ValidTo_b145960b9c" ("strandline_cycle" BIGINT NOT NULL, "SamplingLocationID" INTEGER, "ValidTo" TIMESTAMP);
-- strandline:statement 2.12 restores archive_SamplingLocation_ValidTo_b145960b9c
UPDATE "dbo"."SamplingLocation" AS t SET "ValidTo" = a."ValidTo"
FROM "strandline"."archive_SamplingLocation_ValidTo_b145960b9c" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_ValidTo_b145960b9c' AND "state" = 'archived')
  AND t."SamplingLocationID" = a."SamplingLocationID";
-- strandline:statement 2.13 restores archive_SamplingLocation_ValidTo_b145960b9c
UPDATE "strandline"."archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline"."archive_SamplingLocation_ValidTo_b145960b9c" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_ValidTo_b145960b9c' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "dbo"."SamplingLocation" AS t WHERE t."SamplingLocationID" = a."SamplingLocationID")),
  "superseded_rows" = 0
WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_ValidTo_b145960b9c' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_ValidTo_b145960b9c' AND "state" = 'archived');
-- strandline:statement 2.14 restores archive_SamplingLocation_ValidTo_b145960b9c
UPDATE "strandline"."archive" SET
  "state" = 'restored',
  "restored_at" = make_timestamp(epoch_us(CURRENT_TIMESTAMP)),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline"."archive_SamplingLocation_ValidTo_b145960b9c" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_ValidTo_b145960b9c' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_ValidTo_b145960b9c' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_ValidTo_b145960b9c' AND "state" = 'archived');
-- strandline:statement 2.15 restores archive_SamplingLocation_ValidFrom_d130be0f11
CREATE TABLE IF NOT EXISTS "strandline"."archive_SamplingLocation_ValidFrom_d130be0f11" ("strandline_cycle" BIGINT NOT NULL, "SamplingLocationID" INTEGER, "ValidFrom" TIMESTAMP);
-- strandline:statement 2.16 restores archive_SamplingLocation_ValidFrom_d130be0f11
UPDATE "dbo"."SamplingLocation" AS t SET "ValidFrom" = a."ValidFrom"
FROM "strandline"."archive_SamplingLocation_ValidFrom_d130be0f11" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_ValidFrom_d130be0f11' AND "state" = 'archived')
  AND t."SamplingLocationID" = a."SamplingLocationID";
-- strandline:statement 2.17 restores archive_SamplingLocation_ValidFrom_d130be0f11
UPDATE "strandline"."archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline"."archive_SamplingLocation_ValidFrom_d130be0f11" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_ValidFrom_d130be0f11' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "dbo"."SamplingLocation" AS t WHERE t."SamplingLocationID" = a."SamplingLocationID")),
  "superseded_rows" = 0
WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_ValidFrom_d130be0f11' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_ValidFrom_d130be0f11' AND "state" = 'archived');
-- strandline:statement 2.18 restores archive_SamplingLocation_ValidFrom_d130be0f11
UPDATE "strandline"."archive" SET
  "state" = 'restored',
  "restored_at" = make_timestamp(epoch_us(CURRENT_TIMESTAMP)),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline"."archive_SamplingLocation_ValidFrom_d130be0f11" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_ValidFrom_d130be0f11' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_ValidFrom_d130be0f11' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_SamplingLocation_ValidFrom_d130be0f11' AND "state" = 'archived');
-- strandline:statement 2.19
COMMENT ON TABLE "dbo"."SamplingLocation" IS 'Exact points of a site where a sensor hangs or a sample is taken.';
-- strandline:statement 2.20
COMMENT ON COLUMN "dbo"."SamplingLocation"."SamplingLocationID" IS 'Surrogate key of the sampling location.';
-- strandline:statement 2.21
COMMENT ON COLUMN "dbo"."SamplingLocation"."SiteID" IS 'Site that the location belongs to.';
-- strandline:statement 2.22
COMMENT ON COLUMN "dbo"."SamplingLocation"."Name" IS 'Short name or code of the location, unique within its site, for example Inlet or CL1_EFF.';
-- strandline:statement 2.23
COMMENT ON COLUMN "dbo"."SamplingLocation"."PlantArea" IS 'Part of the plant or network, for example Primary settling or Sewer 01.';
-- strandline:statement 2.24
COMMENT ON COLUMN "dbo"."SamplingLocation"."LatitudeGPS" IS 'Latitude in decimal degrees (WGS 84), north positive, -90 to 90.';
-- strandline:statement 2.25
COMMENT ON COLUMN "dbo"."SamplingLocation"."LongitudeGPS" IS 'Longitude in decimal degrees (WGS 84), east positive, -180 to 180.';
-- strandline:statement 2.26
COMMENT ON COLUMN "dbo"."SamplingLocation"."Description" IS 'How to find and reach the location, and what is particular about it.';
-- strandline:statement 2.27
COMMENT ON COLUMN "dbo"."SamplingLocation"."PictureURL" IS 'Address or path of a photograph of the location.';
-- strandline:statement 2.28
COMMENT ON COLUMN "dbo"."SamplingLocation"."ValidFrom" IS 'First instant at which the location exists, in UTC; included. Empty means always.';
-- strandline:statement 2.29
COMMENT ON COLUMN "dbo"."SamplingLocation"."ValidTo" IS 'End of the location''s existence, in UTC; excluded. Empty means still active.';
-- strandline:statement 2.30
COMMENT ON COLUMN "dbo"."SamplingLocation"."CreatedByCampaignID" IS 'Campaign that set the location up.';

-- strandline:step 3/15: rebuild dbo.CampaignSamplingLocation
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
INSERT INTO "dbo"."CampaignSamplingLocation" ("CampaignID", "SamplingLocationID", "Role")
SELECT s."CampaignID", s."SamplingLocationID", s."Role"
FROM "dbo"."strandline_stash_CampaignSamplingLocation" AS s;
-- strandline:statement 3.3
DROP TABLE "dbo"."strandline_stash_CampaignSamplingLocation";
-- strandline:statement 3.4
COMMENT ON TABLE "dbo"."CampaignSamplingLocation" IS 'Sampling locations that a campaign uses; a location may serve several campaigns.';
-- strandline:statement 3.5
COMMENT ON COLUMN "dbo"."CampaignSamplingLocation"."CampaignID" IS 'Campaign that uses the location.';
-- strandline:statement 3.6
COMMENT ON COLUMN "dbo"."CampaignSamplingLocation"."SamplingLocationID" IS 'Location used.';
-- strandline:statement 3.7
COMMENT ON COLUMN "dbo"."CampaignSamplingLocation"."Role" IS 'What the location is to the campaign, for example Inlet or Outlet.';

-- strandline:step 4/15: make dbo.EquipmentEventType
-- effects: may-fail:dbo.EquipmentEventType, locks-writers:dbo.EquipmentEventType
-- strandline:statement 4.1
CREATE TABLE "dbo"."EquipmentEventType" (
    "EquipmentEventTypeID" INTEGER NOT NULL,
    "EquipmentEventTypeName" VARCHAR NOT NULL,
    CONSTRAINT "PK_EquipmentEventType" PRIMARY KEY ("EquipmentEventTypeID")
);
-- strandline:statement 4.2
COMMENT ON TABLE "dbo"."EquipmentEventType" IS 'Kinds of event in the life of an instrument.';
-- strandline:statement 4.3
COMMENT ON COLUMN "dbo"."EquipmentEventType"."EquipmentEventTypeID" IS 'Fixed key of the kind: 1 Calibration, 2 Validation, 3 Maintenance, 4 Installation, 5 Removal, 6 Firmware Update, 7 Failure, 8 Repair.';
-- strandline:statement 4.4
COMMENT ON COLUMN "dbo"."EquipmentEventType"."EquipmentEventTypeName" IS 'Name of the kind.';
-- strandline:statement 4.5
INSERT INTO "dbo"."EquipmentEventType" ("EquipmentEventTypeID", "EquipmentEventTypeName") VALUES (1, 'Calibration');
-- strandline:statement 4.6
INSERT INTO "dbo"."EquipmentEventType" ("EquipmentEventTypeID", "EquipmentEventTypeName") VALUES (2, 'Validation');
-- strandline:statement 4.7
INSERT INTO "dbo"."EquipmentEventType" ("EquipmentEventTypeID", "EquipmentEventTypeName") VALUES (3, 'Maintenance');
-- strandline:statement 4.8
INSERT INTO "dbo"."EquipmentEventType" ("EquipmentEventTypeID", "EquipmentEventTypeName") VALUES (4, 'Installation');
-- strandline:statement 4.9
INSERT INTO "dbo"."EquipmentEventType" ("EquipmentEventTypeID", "EquipmentEventTypeName") VALUES (5, 'Removal');
-- strandline:statement 4.10
INSERT INTO "dbo"."EquipmentEventType" ("EquipmentEventTypeID", "EquipmentEventTypeName") VALUES (6, 'Firmware Update');
-- strandline:statement 4.11
INSERT INTO "dbo"."EquipmentEventType" ("EquipmentEventTypeID", "EquipmentEventTypeName") VALUES (7, 'Failure');
-- strandline:statement 4.12
INSERT INTO "dbo"."EquipmentEventType" ("EquipmentEventTypeID", "EquipmentEventTypeName") VALUES (8, 'Repair');
-- strandline:statement 4.13 restores archive_EquipmentEventType_81324ea9b2
CREATE TABLE IF NOT EXISTS "strandline"."archive_EquipmentEventType_81324ea9b2" ("strandline_cycle" BIGINT NOT NULL, "EquipmentEventTypeID" INTEGER, "EquipmentEventTypeName" VARCHAR);
-- strandline:statement 4.14 restores archive_EquipmentEventType_81324ea9b2
UPDATE "dbo"."EquipmentEventType" AS t SET "EquipmentEventTypeName" = a."EquipmentEventTypeName"
FROM "strandline"."archive_EquipmentEventType_81324ea9b2" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_EquipmentEventType_81324ea9b2' AND "state" = 'archived')
  AND t."EquipmentEventTypeID" = a."EquipmentEventTypeID";
-- strandline:statement 4.15 restores archive_EquipmentEventType_81324ea9b2
INSERT INTO "dbo"."EquipmentEventType" ("EquipmentEventTypeID", "EquipmentEventTypeName")
SELECT a."EquipmentEventTypeID", a."EquipmentEventTypeName"
FROM "strandline"."archive_EquipmentEventType_81324ea9b2" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_EquipmentEventType_81324ea9b2' AND "state" = 'archived')
  AND NOT EXISTS (SELECT 1 FROM "dbo"."EquipmentEventType" AS t WHERE t."EquipmentEventTypeID" = a."EquipmentEventTypeID");
-- strandline:statement 4.16 restores archive_EquipmentEventType_81324ea9b2
UPDATE "strandline"."archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline"."archive_EquipmentEventType_81324ea9b2" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_EquipmentEventType_81324ea9b2' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "dbo"."EquipmentEventType" AS t WHERE t."EquipmentEventTypeID" = a."EquipmentEventTypeID")),
  "superseded_rows" = 0
WHERE "component" = 'water' AND "archive" = 'archive_EquipmentEventType_81324ea9b2' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_EquipmentEventType_81324ea9b2' AND "state" = 'archived');
-- strandline:statement 4.17 restores archive_EquipmentEventType_81324ea9b2
UPDATE "strandline"."archive" SET
  "state" = 'restored',
  "restored_at" = make_timestamp(epoch_us(CURRENT_TIMESTAMP)),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline"."archive_EquipmentEventType_81324ea9b2" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_EquipmentEventType_81324ea9b2' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_EquipmentEventType_81324ea9b2' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_EquipmentEventType_81324ea9b2' AND "state" = 'archived');

-- strandline:step 5/15: make dbo.EquipmentEvent
-- effects: locks-writers:dbo.EquipmentEvent
-- strandline:statement 5.1
CREATE SEQUENCE "dbo"."strandline_seq_EquipmentEvent_EquipmentEventID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 5.2
CREATE TABLE "dbo"."EquipmentEvent" (
    "EquipmentEventID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_EquipmentEvent_EquipmentEventID"') NOT NULL,
    "EquipmentID" INTEGER NOT NULL,
    "EquipmentEventTypeID" INTEGER NOT NULL,
    "EventDateTime" TIMESTAMP NOT NULL,
    "PerformedByPersonID" INTEGER,
    "CampaignID" INTEGER,
    "Notes" VARCHAR,
    CONSTRAINT "PK_EquipmentEvent" PRIMARY KEY ("EquipmentEventID"),
    CONSTRAINT "FK_EquipmentEvent_Equipment" FOREIGN KEY ("EquipmentID") REFERENCES "dbo"."Equipment" ("EquipmentID"),
    CONSTRAINT "FK_EquipmentEvent_EquipmentEventType" FOREIGN KEY ("EquipmentEventTypeID") REFERENCES "dbo"."EquipmentEventType" ("EquipmentEventTypeID"),
    CONSTRAINT "FK_EquipmentEvent_Person" FOREIGN KEY ("PerformedByPersonID") REFERENCES "dbo"."Person" ("PersonID"),
    CONSTRAINT "FK_EquipmentEvent_Campaign" FOREIGN KEY ("CampaignID") REFERENCES "dbo"."Campaign" ("CampaignID")
);
-- strandline:statement 5.3
CREATE INDEX "IX_EquipmentEvent_EquipmentID_EventDateTime" ON "dbo"."EquipmentEvent" ("EquipmentID", "EventDateTime");
-- strandline:statement 5.4
COMMENT ON TABLE "dbo"."EquipmentEvent" IS 'What was done to, or happened to, an instrument, and when.';
-- strandline:statement 5.5
COMMENT ON COLUMN "dbo"."EquipmentEvent"."EquipmentEventID" IS 'Surrogate key of the event.';
-- strandline:statement 5.6
COMMENT ON COLUMN "dbo"."EquipmentEvent"."EquipmentID" IS 'Instrument concerned.';
-- strandline:statement 5.7
COMMENT ON COLUMN "dbo"."EquipmentEvent"."EquipmentEventTypeID" IS 'Kind of the event.';
-- strandline:statement 5.8
COMMENT ON COLUMN "dbo"."EquipmentEvent"."EventDateTime" IS 'Instant of the event, in UTC.';
-- strandline:statement 5.9
COMMENT ON COLUMN "dbo"."EquipmentEvent"."PerformedByPersonID" IS 'Person who did the work.';
-- strandline:statement 5.10
COMMENT ON COLUMN "dbo"."EquipmentEvent"."CampaignID" IS 'Campaign during which the work was done.';
-- strandline:statement 5.11
COMMENT ON COLUMN "dbo"."EquipmentEvent"."Notes" IS 'What was found and done.';
-- strandline:statement 5.12 restores archive_EquipmentEvent_b448679b1e
CREATE TABLE IF NOT EXISTS "strandline"."archive_EquipmentEvent_b448679b1e" ("strandline_cycle" BIGINT NOT NULL, "EquipmentEventID" INTEGER, "EquipmentID" INTEGER, "EquipmentEventTypeID" INTEGER, "EventDateTime" TIMESTAMP, "PerformedByPersonID" INTEGER, "CampaignID" INTEGER, "Notes" VARCHAR);
-- strandline:statement 5.13 restores archive_EquipmentEvent_b448679b1e
INSERT INTO "dbo"."EquipmentEvent" ("EquipmentEventID", "EquipmentID", "EquipmentEventTypeID", "EventDateTime", "PerformedByPersonID", "CampaignID", "Notes")
SELECT a."EquipmentEventID", a."EquipmentID", a."EquipmentEventTypeID", a."EventDateTime", a."PerformedByPersonID", a."CampaignID", a."Notes"
FROM "strandline"."archive_EquipmentEvent_b448679b1e" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_EquipmentEvent_b448679b1e' AND "state" = 'archived')
  AND (a."EquipmentID" IS NULL OR EXISTS (SELECT 1 FROM "dbo"."Equipment" AS p WHERE p."EquipmentID" = a."EquipmentID"))
  AND (a."EquipmentEventTypeID" IS NULL OR EXISTS (SELECT 1 FROM "dbo"."EquipmentEventType" AS p WHERE p."EquipmentEventTypeID" = a."EquipmentEventTypeID"))
  AND (a."PerformedByPersonID" IS NULL OR EXISTS (SELECT 1 FROM "dbo"."Person" AS p WHERE p."PersonID" = a."PerformedByPersonID"))
  AND (a."CampaignID" IS NULL OR EXISTS (SELECT 1 FROM "dbo"."Campaign" AS p WHERE p."CampaignID" = a."CampaignID"));
-- strandline:statement 5.14 restores archive_EquipmentEvent_b448679b1e
UPDATE "strandline"."archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline"."archive_EquipmentEvent_b448679b1e" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_EquipmentEvent_b448679b1e' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "dbo"."EquipmentEvent" AS t WHERE t."EquipmentEventID" = a."EquipmentEventID")),
  "superseded_rows" = 0
WHERE "component" = 'water' AND "archive" = 'archive_EquipmentEvent_b448679b1e' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_EquipmentEvent_b448679b1e' AND "state" = 'archived');
-- strandline:statement 5.15 restores archive_EquipmentEvent_b448679b1e
UPDATE "strandline"."archive" SET
  "state" = 'restored',
  "restored_at" = make_timestamp(epoch_us(CURRENT_TIMESTAMP)),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline"."archive_EquipmentEvent_b448679b1e" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_EquipmentEvent_b448679b1e' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_EquipmentEvent_b448679b1e' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_EquipmentEvent_b448679b1e' AND "state" = 'archived');
-- strandline:statement 5.16
SELECT count(nextval('"dbo"."strandline_seq_EquipmentEvent_EquipmentEventID"')) FROM range((
    SELECT CAST(coalesce(greatest(floor((max("EquipmentEventID") - (SELECT max(CASE WHEN last_value IS DISTINCT FROM start_value THEN coalesce(last_value, start_value - increment_by) ELSE start_value - increment_by END) FROM duckdb_sequences() WHERE database_name = current_database() AND schema_name = 'dbo' AND sequence_name = 'strandline_seq_EquipmentEvent_EquipmentEventID')) / 1), 0), 0) AS BIGINT)
    FROM "dbo"."EquipmentEvent"));

-- strandline:step 6/15: rebuild dbo.Sample
-- strandline:statement 6.1
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
-- strandline:statement 6.2
INSERT INTO "dbo"."Sample" ("SampleID", "SamplingLocationID", "SampledByPersonID", "CampaignID", "SampleDateTime", "SampleType", "Description")
SELECT s."SampleID", s."SamplingLocationID", s."SampledByPersonID", s."CampaignID", s."SampleDateTime", s."SampleType", s."Description"
FROM "dbo"."strandline_stash_Sample" AS s;
-- strandline:statement 6.3
DROP TABLE "dbo"."strandline_stash_Sample";
-- strandline:statement 6.4
COMMENT ON TABLE "dbo"."Sample" IS 'Samples of water taken for analysis; a replicate is a sample of its own.';
-- strandline:statement 6.5
COMMENT ON COLUMN "dbo"."Sample"."SampleID" IS 'Surrogate key of the sample.';
-- strandline:statement 6.6
COMMENT ON COLUMN "dbo"."Sample"."SamplingLocationID" IS 'Location where the sample was taken.';
-- strandline:statement 6.7
COMMENT ON COLUMN "dbo"."Sample"."SampledByPersonID" IS 'Person who took the sample.';
-- strandline:statement 6.8
COMMENT ON COLUMN "dbo"."Sample"."CampaignID" IS 'Campaign that the sample was taken for.';
-- strandline:statement 6.9
COMMENT ON COLUMN "dbo"."Sample"."SampleDateTime" IS 'Instant of sampling, in UTC.';
-- strandline:statement 6.10
COMMENT ON COLUMN "dbo"."Sample"."SampleType" IS 'Kind of sample, for example Grab, Composite24h or Duplicate.';
-- strandline:statement 6.11
COMMENT ON COLUMN "dbo"."Sample"."Description" IS 'Remarks on the sample.';

-- strandline:step 7/15: rebuild dbo.MetaData
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
INSERT INTO "dbo"."MetaData" ("MetaDataID", "ProjectID", "ContactID", "EquipmentID", "VariableID", "ProcedureID", "UnitID", "PurposeID", "SamplingLocationID", "ConditionID", "ValueTypeID", "WavelengthAxisID", "DataProvenanceID", "CampaignID", "SampleID", "LaboratoryID", "AnalystPersonID")
SELECT s."MetaDataID", s."ProjectID", s."ContactID", s."EquipmentID", s."VariableID", s."ProcedureID", s."UnitID", s."PurposeID", s."SamplingLocationID", s."ConditionID", s."ValueTypeID", s."WavelengthAxisID", s."DataProvenanceID", s."CampaignID", s."SampleID", s."LaboratoryID", s."AnalystPersonID"
FROM "dbo"."strandline_stash_MetaData" AS s;
-- strandline:statement 7.3
DROP TABLE "dbo"."strandline_stash_MetaData";
-- strandline:statement 7.4
CREATE INDEX "IX_MetaData_SamplingLocationID_VariableID" ON "dbo"."MetaData" ("SamplingLocationID", "VariableID");
-- strandline:statement 7.5
CREATE INDEX "IX_MetaData_EquipmentID_VariableID" ON "dbo"."MetaData" ("EquipmentID", "VariableID");
-- strandline:statement 7.6
CREATE INDEX "IX_MetaData_ProjectID" ON "dbo"."MetaData" ("ProjectID");
-- strandline:statement 7.7
COMMENT ON TABLE "dbo"."MetaData" IS 'The hub: one row is the context of one series (what, where, with what, by whom, why), and every stored value points to one row.';
-- strandline:statement 7.8
COMMENT ON COLUMN "dbo"."MetaData"."MetaDataID" IS 'Surrogate key of the series.';
-- strandline:statement 7.9
COMMENT ON COLUMN "dbo"."MetaData"."ProjectID" IS 'Project under which the series was recorded.';
-- strandline:statement 7.10
COMMENT ON COLUMN "dbo"."MetaData"."ContactID" IS 'Person responsible for the series.';
-- strandline:statement 7.11
COMMENT ON COLUMN "dbo"."MetaData"."EquipmentID" IS 'Instrument that produced the series; empty when none is known.';
-- strandline:statement 7.12
COMMENT ON COLUMN "dbo"."MetaData"."VariableID" IS 'Variable that the values are of.';
-- strandline:statement 7.13
COMMENT ON COLUMN "dbo"."MetaData"."ProcedureID" IS 'Procedure followed.';
-- strandline:statement 7.14
COMMENT ON COLUMN "dbo"."MetaData"."UnitID" IS 'Unit that the values are stored in; overrides the variable''s usual unit.';
-- strandline:statement 7.15
COMMENT ON COLUMN "dbo"."MetaData"."PurposeID" IS 'Why the series was recorded.';
-- strandline:statement 7.16
COMMENT ON COLUMN "dbo"."MetaData"."SamplingLocationID" IS 'Where the series was recorded.';
-- strandline:statement 7.17
COMMENT ON COLUMN "dbo"."MetaData"."ConditionID" IS 'Weather for which the series was recorded; empty when it covers all weathers.';
-- strandline:statement 7.18
COMMENT ON COLUMN "dbo"."MetaData"."ValueTypeID" IS 'Shape of the series, which says which table holds its values; 1 (Scalar) unless stated.';
-- strandline:statement 7.19
COMMENT ON COLUMN "dbo"."MetaData"."WavelengthAxisID" IS 'Wavelength axis of a spectral series; empty for every other shape.';
-- strandline:statement 7.20
COMMENT ON COLUMN "dbo"."MetaData"."DataProvenanceID" IS 'Origin of the series; empty while it has not been classified.';
-- strandline:statement 7.21
COMMENT ON COLUMN "dbo"."MetaData"."CampaignID" IS 'Campaign that the series belongs to; empty when it belongs to none.';
-- strandline:statement 7.22
COMMENT ON COLUMN "dbo"."MetaData"."SampleID" IS 'Sample that was analysed; lab series only.';
-- strandline:statement 7.23
COMMENT ON COLUMN "dbo"."MetaData"."LaboratoryID" IS 'Laboratory that did the analysis; lab series only.';
-- strandline:statement 7.24
COMMENT ON COLUMN "dbo"."MetaData"."AnalystPersonID" IS 'Person who did the analysis; lab series only.';

-- strandline:step 8/15: make dbo.EquipmentEventMetaData
-- effects: locks-writers:dbo.EquipmentEventMetaData
-- strandline:statement 8.1
CREATE TABLE "dbo"."EquipmentEventMetaData" (
    "EquipmentEventID" INTEGER NOT NULL,
    "MetaDataID" INTEGER NOT NULL,
    "Role" VARCHAR,
    CONSTRAINT "PK_EquipmentEventMetaData" PRIMARY KEY ("EquipmentEventID", "MetaDataID"),
    CONSTRAINT "FK_EquipmentEventMetaData_EquipmentEvent" FOREIGN KEY ("EquipmentEventID") REFERENCES "dbo"."EquipmentEvent" ("EquipmentEventID"),
    CONSTRAINT "FK_EquipmentEventMetaData_MetaData" FOREIGN KEY ("MetaDataID") REFERENCES "dbo"."MetaData" ("MetaDataID")
);
-- strandline:statement 8.2
COMMENT ON TABLE "dbo"."EquipmentEventMetaData" IS 'Series that belong to an event, such as the reference and the sensor reading of a calibration.';
-- strandline:statement 8.3
COMMENT ON COLUMN "dbo"."EquipmentEventMetaData"."EquipmentEventID" IS 'Event that the series belongs to.';
-- strandline:statement 8.4
COMMENT ON COLUMN "dbo"."EquipmentEventMetaData"."MetaDataID" IS 'Series recorded for the event.';
-- strandline:statement 8.5
COMMENT ON COLUMN "dbo"."EquipmentEventMetaData"."Role" IS 'Part the series plays, for example Reference Standard or Sensor Under Test.';
-- strandline:statement 8.6 restores archive_EquipmentEventMetaData_56964fd884
CREATE TABLE IF NOT EXISTS "strandline"."archive_EquipmentEventMetaData_56964fd884" ("strandline_cycle" BIGINT NOT NULL, "EquipmentEventID" INTEGER, "MetaDataID" INTEGER, "Role" VARCHAR);
-- strandline:statement 8.7 restores archive_EquipmentEventMetaData_56964fd884
INSERT INTO "dbo"."EquipmentEventMetaData" ("EquipmentEventID", "MetaDataID", "Role")
SELECT a."EquipmentEventID", a."MetaDataID", a."Role"
FROM "strandline"."archive_EquipmentEventMetaData_56964fd884" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_EquipmentEventMetaData_56964fd884' AND "state" = 'archived')
  AND (a."EquipmentEventID" IS NULL OR EXISTS (SELECT 1 FROM "dbo"."EquipmentEvent" AS p WHERE p."EquipmentEventID" = a."EquipmentEventID"))
  AND (a."MetaDataID" IS NULL OR EXISTS (SELECT 1 FROM "dbo"."MetaData" AS p WHERE p."MetaDataID" = a."MetaDataID"));
-- strandline:statement 8.8 restores archive_EquipmentEventMetaData_56964fd884
UPDATE "strandline"."archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline"."archive_EquipmentEventMetaData_56964fd884" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_EquipmentEventMetaData_56964fd884' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "dbo"."EquipmentEventMetaData" AS t WHERE t."EquipmentEventID" = a."EquipmentEventID" AND t."MetaDataID" = a."MetaDataID")),
  "superseded_rows" = 0
WHERE "component" = 'water' AND "archive" = 'archive_EquipmentEventMetaData_56964fd884' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_EquipmentEventMetaData_56964fd884' AND "state" = 'archived');
-- strandline:statement 8.9 restores archive_EquipmentEventMetaData_56964fd884
UPDATE "strandline"."archive" SET
  "state" = 'restored',
  "restored_at" = make_timestamp(epoch_us(CURRENT_TIMESTAMP)),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline"."archive_EquipmentEventMetaData_56964fd884" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_EquipmentEventMetaData_56964fd884' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_EquipmentEventMetaData_56964fd884' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_EquipmentEventMetaData_56964fd884' AND "state" = 'archived');

-- strandline:step 9/15: make dbo.EquipmentInstallation
-- effects: locks-writers:dbo.EquipmentInstallation
-- strandline:statement 9.1
CREATE SEQUENCE "dbo"."strandline_seq_EquipmentInstallation_InstallationID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 9.2
CREATE TABLE "dbo"."EquipmentInstallation" (
    "InstallationID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_EquipmentInstallation_InstallationID"') NOT NULL,
    "EquipmentID" INTEGER NOT NULL,
    "SamplingLocationID" INTEGER NOT NULL,
    "InstalledDate" TIMESTAMP NOT NULL,
    "RemovedDate" TIMESTAMP,
    "CampaignID" INTEGER,
    "Notes" VARCHAR,
    CONSTRAINT "PK_EquipmentInstallation" PRIMARY KEY ("InstallationID"),
    CONSTRAINT "FK_EquipmentInstallation_Equipment" FOREIGN KEY ("EquipmentID") REFERENCES "dbo"."Equipment" ("EquipmentID"),
    CONSTRAINT "FK_EquipmentInstallation_SamplingLocation" FOREIGN KEY ("SamplingLocationID") REFERENCES "dbo"."SamplingLocation" ("SamplingLocationID"),
    CONSTRAINT "FK_EquipmentInstallation_Campaign" FOREIGN KEY ("CampaignID") REFERENCES "dbo"."Campaign" ("CampaignID")
);
-- strandline:statement 9.3
CREATE INDEX "IX_EquipmentInstallation_EquipmentID_InstalledDate" ON "dbo"."EquipmentInstallation" ("EquipmentID", "InstalledDate");
-- strandline:statement 9.4
CREATE INDEX "IX_EquipmentInstallation_SamplingLocationID_InstalledDate" ON "dbo"."EquipmentInstallation" ("SamplingLocationID", "InstalledDate");
-- strandline:statement 9.5
COMMENT ON TABLE "dbo"."EquipmentInstallation" IS 'Where each instrument was installed, and from when to when; the full history of placements.';
-- strandline:statement 9.6
COMMENT ON COLUMN "dbo"."EquipmentInstallation"."InstallationID" IS 'Surrogate key of the installation.';
-- strandline:statement 9.7
COMMENT ON COLUMN "dbo"."EquipmentInstallation"."EquipmentID" IS 'Instrument installed.';
-- strandline:statement 9.8
COMMENT ON COLUMN "dbo"."EquipmentInstallation"."SamplingLocationID" IS 'Location where it was installed.';
-- strandline:statement 9.9
COMMENT ON COLUMN "dbo"."EquipmentInstallation"."InstalledDate" IS 'First instant of the installation, in UTC; included.';
-- strandline:statement 9.10
COMMENT ON COLUMN "dbo"."EquipmentInstallation"."RemovedDate" IS 'End of the installation, in UTC; excluded. Empty while the instrument is in place.';
-- strandline:statement 9.11
COMMENT ON COLUMN "dbo"."EquipmentInstallation"."CampaignID" IS 'Campaign that the installation serves.';
-- strandline:statement 9.12
COMMENT ON COLUMN "dbo"."EquipmentInstallation"."Notes" IS 'Mounting, depth and other remarks.';
-- strandline:statement 9.13 restores archive_EquipmentInstallation_b6a9aa5dee
CREATE TABLE IF NOT EXISTS "strandline"."archive_EquipmentInstallation_b6a9aa5dee" ("strandline_cycle" BIGINT NOT NULL, "InstallationID" INTEGER, "EquipmentID" INTEGER, "SamplingLocationID" INTEGER, "InstalledDate" TIMESTAMP, "RemovedDate" TIMESTAMP, "CampaignID" INTEGER, "Notes" VARCHAR);
-- strandline:statement 9.14 restores archive_EquipmentInstallation_b6a9aa5dee
INSERT INTO "dbo"."EquipmentInstallation" ("InstallationID", "EquipmentID", "SamplingLocationID", "InstalledDate", "RemovedDate", "CampaignID", "Notes")
SELECT a."InstallationID", a."EquipmentID", a."SamplingLocationID", a."InstalledDate", a."RemovedDate", a."CampaignID", a."Notes"
FROM "strandline"."archive_EquipmentInstallation_b6a9aa5dee" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_EquipmentInstallation_b6a9aa5dee' AND "state" = 'archived')
  AND (a."EquipmentID" IS NULL OR EXISTS (SELECT 1 FROM "dbo"."Equipment" AS p WHERE p."EquipmentID" = a."EquipmentID"))
  AND (a."SamplingLocationID" IS NULL OR EXISTS (SELECT 1 FROM "dbo"."SamplingLocation" AS p WHERE p."SamplingLocationID" = a."SamplingLocationID"))
  AND (a."CampaignID" IS NULL OR EXISTS (SELECT 1 FROM "dbo"."Campaign" AS p WHERE p."CampaignID" = a."CampaignID"));
-- strandline:statement 9.15 restores archive_EquipmentInstallation_b6a9aa5dee
UPDATE "strandline"."archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline"."archive_EquipmentInstallation_b6a9aa5dee" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_EquipmentInstallation_b6a9aa5dee' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "dbo"."EquipmentInstallation" AS t WHERE t."InstallationID" = a."InstallationID")),
  "superseded_rows" = 0
WHERE "component" = 'water' AND "archive" = 'archive_EquipmentInstallation_b6a9aa5dee' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_EquipmentInstallation_b6a9aa5dee' AND "state" = 'archived');
-- strandline:statement 9.16 restores archive_EquipmentInstallation_b6a9aa5dee
UPDATE "strandline"."archive" SET
  "state" = 'restored',
  "restored_at" = make_timestamp(epoch_us(CURRENT_TIMESTAMP)),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline"."archive_EquipmentInstallation_b6a9aa5dee" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_EquipmentInstallation_b6a9aa5dee' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_EquipmentInstallation_b6a9aa5dee' AND "cycle" = (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_EquipmentInstallation_b6a9aa5dee' AND "state" = 'archived');
-- strandline:statement 9.17
SELECT count(nextval('"dbo"."strandline_seq_EquipmentInstallation_InstallationID"')) FROM range((
    SELECT CAST(coalesce(greatest(floor((max("InstallationID") - (SELECT max(CASE WHEN last_value IS DISTINCT FROM start_value THEN coalesce(last_value, start_value - increment_by) ELSE start_value - increment_by END) FROM duckdb_sequences() WHERE database_name = current_database() AND schema_name = 'dbo' AND sequence_name = 'strandline_seq_EquipmentInstallation_InstallationID')) / 1), 0), 0) AS BIGINT)
    FROM "dbo"."EquipmentInstallation"));

-- strandline:step 10/15: rebuild dbo.ProjectHasSamplingLocation
-- strandline:statement 10.1
CREATE TABLE "dbo"."ProjectHasSamplingLocation" (
    "ProjectID" INTEGER NOT NULL,
    "SamplingLocationID" INTEGER NOT NULL,
    CONSTRAINT "PK_ProjectHasSamplingLocation" PRIMARY KEY ("ProjectID", "SamplingLocationID"),
    CONSTRAINT "FK_ProjectHasSamplingLocation_Project" FOREIGN KEY ("ProjectID") REFERENCES "dbo"."Project" ("ProjectID"),
    CONSTRAINT "FK_ProjectHasSamplingLocation_SamplingLocation" FOREIGN KEY ("SamplingLocationID") REFERENCES "dbo"."SamplingLocation" ("SamplingLocationID")
);
-- strandline:statement 10.2
INSERT INTO "dbo"."ProjectHasSamplingLocation" ("ProjectID", "SamplingLocationID")
SELECT s."ProjectID", s."SamplingLocationID"
FROM "dbo"."strandline_stash_ProjectHasSamplingLocation" AS s;
-- strandline:statement 10.3
DROP TABLE "dbo"."strandline_stash_ProjectHasSamplingLocation";
-- strandline:statement 10.4
COMMENT ON TABLE "dbo"."ProjectHasSamplingLocation" IS 'Sampling locations that a project works at.';
-- strandline:statement 10.5
COMMENT ON COLUMN "dbo"."ProjectHasSamplingLocation"."ProjectID" IS 'Project that works at the location.';
-- strandline:statement 10.6
COMMENT ON COLUMN "dbo"."ProjectHasSamplingLocation"."SamplingLocationID" IS 'Location worked at.';

-- strandline:step 11/15: insert reference row Version='1.4.0' into dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 11.1
INSERT INTO "dbo"."SchemaVersion" ("Version", "Description", "MigrationScript") VALUES ('1.4.0', 'Sensor lifecycle: equipment events, installations and validity of sampling locations', 'v1.3.0_to_v1.4.0_duckdb.sql');

-- strandline:step 12/15: rebuild dbo.Value
-- strandline:statement 12.1
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
-- strandline:statement 12.2
INSERT INTO "dbo"."Value" ("MetaDataID", "tstamp", "Value", "QualityCode", "CommentID")
SELECT s."MetaDataID", s."tstamp", s."Value", s."QualityCode", s."CommentID"
FROM "dbo"."strandline_stash_Value" AS s;
-- strandline:statement 12.3
DROP TABLE "dbo"."strandline_stash_Value";
-- strandline:statement 12.4
CREATE INDEX "IX_Value_tstamp" ON "dbo"."Value" ("tstamp");
-- strandline:statement 12.5
COMMENT ON TABLE "dbo"."Value" IS 'Scalar time series: one number per series and instant.';
-- strandline:statement 12.6
COMMENT ON COLUMN "dbo"."Value"."MetaDataID" IS 'Series that the value belongs to.';
-- strandline:statement 12.7
COMMENT ON COLUMN "dbo"."Value"."tstamp" IS 'Instant of the value, in UTC, stored without a zone.';
-- strandline:statement 12.8
COMMENT ON COLUMN "dbo"."Value"."Value" IS 'The number, in the unit of the series; empty when the instrument gave none.';
-- strandline:statement 12.9
COMMENT ON COLUMN "dbo"."Value"."QualityCode" IS 'Quality of the value: 1 accepted, 2 suspect, 3 rejected, 4 below the limit of detection, 5 above range, 6 outlier; empty when it was not assessed. The column is a free integer.';
-- strandline:statement 12.10
COMMENT ON COLUMN "dbo"."Value"."CommentID" IS 'Remark about the value.';

-- strandline:step 13/15: rebuild dbo.ValueArray
-- strandline:statement 13.1
CREATE TABLE "dbo"."ValueArray" (
    "MetaDataID" INTEGER NOT NULL,
    "tstamp" TIMESTAMP NOT NULL,
    "ArrayIndex" INTEGER NOT NULL,
    "Value" DOUBLE,
    "QualityCode" INTEGER,
    CONSTRAINT "PK_ValueArray" PRIMARY KEY ("MetaDataID", "tstamp", "ArrayIndex"),
    CONSTRAINT "FK_ValueArray_MetaData" FOREIGN KEY ("MetaDataID") REFERENCES "dbo"."MetaData" ("MetaDataID")
);
-- strandline:statement 13.2
INSERT INTO "dbo"."ValueArray" ("MetaDataID", "tstamp", "ArrayIndex", "Value", "QualityCode")
SELECT s."MetaDataID", s."tstamp", s."ArrayIndex", s."Value", s."QualityCode"
FROM "dbo"."strandline_stash_ValueArray" AS s;
-- strandline:statement 13.3
DROP TABLE "dbo"."strandline_stash_ValueArray";
-- strandline:statement 13.4
COMMENT ON TABLE "dbo"."ValueArray" IS 'Arrays of any length: one row per series, instant and position.';
-- strandline:statement 13.5
COMMENT ON COLUMN "dbo"."ValueArray"."MetaDataID" IS 'Series that the array belongs to.';
-- strandline:statement 13.6
COMMENT ON COLUMN "dbo"."ValueArray"."tstamp" IS 'Instant of the array, in UTC, stored without a zone.';
-- strandline:statement 13.7
COMMENT ON COLUMN "dbo"."ValueArray"."ArrayIndex" IS 'Position within the array, counted from 0.';
-- strandline:statement 13.8
COMMENT ON COLUMN "dbo"."ValueArray"."Value" IS 'The number at this position, in the unit of the series.';
-- strandline:statement 13.9
COMMENT ON COLUMN "dbo"."ValueArray"."QualityCode" IS 'Quality of the value: 1 accepted, 2 suspect, 3 rejected, 4 below the limit of detection, 5 above range, 6 outlier; empty when it was not assessed. The column is a free integer.';

-- strandline:step 14/15: rebuild dbo.ValueImage
-- strandline:statement 14.1
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
-- strandline:statement 14.2
INSERT INTO "dbo"."ValueImage" ("ValueImageID", "MetaDataID", "tstamp", "ImageWidth", "ImageHeight", "NumberOfChannels", "ImageFormat", "FileSizeBytes", "StorageBackend", "StoragePath", "Thumbnail", "QualityCode")
SELECT s."ValueImageID", s."MetaDataID", s."tstamp", s."ImageWidth", s."ImageHeight", s."NumberOfChannels", s."ImageFormat", s."FileSizeBytes", s."StorageBackend", s."StoragePath", s."Thumbnail", s."QualityCode"
FROM "dbo"."strandline_stash_ValueImage" AS s;
-- strandline:statement 14.3
DROP TABLE "dbo"."strandline_stash_ValueImage";
-- strandline:statement 14.4
CREATE INDEX "IX_ValueImage_MetaDataID_tstamp" ON "dbo"."ValueImage" ("MetaDataID", "tstamp");
-- strandline:statement 14.5
COMMENT ON TABLE "dbo"."ValueImage" IS 'Images: one row per series and instant; the picture itself lies in a storage backend.';
-- strandline:statement 14.6
COMMENT ON COLUMN "dbo"."ValueImage"."ValueImageID" IS 'Surrogate key of the image.';
-- strandline:statement 14.7
COMMENT ON COLUMN "dbo"."ValueImage"."MetaDataID" IS 'Series that the image belongs to.';
-- strandline:statement 14.8
COMMENT ON COLUMN "dbo"."ValueImage"."tstamp" IS 'Instant of the image, in UTC, stored without a zone.';
-- strandline:statement 14.9
COMMENT ON COLUMN "dbo"."ValueImage"."ImageWidth" IS 'Width in pixels.';
-- strandline:statement 14.10
COMMENT ON COLUMN "dbo"."ValueImage"."ImageHeight" IS 'Height in pixels.';
-- strandline:statement 14.11
COMMENT ON COLUMN "dbo"."ValueImage"."NumberOfChannels" IS 'Colour channels: 1 for grey, 3 for colour.';
-- strandline:statement 14.12
COMMENT ON COLUMN "dbo"."ValueImage"."ImageFormat" IS 'File format, for example PNG, JPEG or TIFF.';
-- strandline:statement 14.13
COMMENT ON COLUMN "dbo"."ValueImage"."FileSizeBytes" IS 'Size of the file in bytes.';
-- strandline:statement 14.14
COMMENT ON COLUMN "dbo"."ValueImage"."StorageBackend" IS 'Kind of storage that StoragePath is to be read in.';
-- strandline:statement 14.15
COMMENT ON COLUMN "dbo"."ValueImage"."StoragePath" IS 'Path or key of the file within the backend.';
-- strandline:statement 14.16
COMMENT ON COLUMN "dbo"."ValueImage"."Thumbnail" IS 'Small preview, as the bytes of an image file.';
-- strandline:statement 14.17
COMMENT ON COLUMN "dbo"."ValueImage"."QualityCode" IS 'Quality of the value: 1 accepted, 2 suspect, 3 rejected, 4 below the limit of detection, 5 above range, 6 outlier; empty when it was not assessed. The column is a free integer.';

-- strandline:step 15/15: rebuild dbo.ValueSpectrum
-- strandline:statement 15.1
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
-- strandline:statement 15.2
INSERT INTO "dbo"."ValueSpectrum" ("MetaDataID", "tstamp", "WavelengthBinID", "Value", "QualityCode")
SELECT s."MetaDataID", s."tstamp", s."WavelengthBinID", s."Value", s."QualityCode"
FROM "dbo"."strandline_stash_ValueSpectrum" AS s;
-- strandline:statement 15.3
DROP TABLE "dbo"."strandline_stash_ValueSpectrum";
-- strandline:statement 15.4
COMMENT ON TABLE "dbo"."ValueSpectrum" IS 'Spectra: one row per series, instant and wavelength bin, so that a whole spectrum lies together.';
-- strandline:statement 15.5
COMMENT ON COLUMN "dbo"."ValueSpectrum"."MetaDataID" IS 'Series that the spectrum belongs to.';
-- strandline:statement 15.6
COMMENT ON COLUMN "dbo"."ValueSpectrum"."tstamp" IS 'Instant of the spectrum, in UTC, stored without a zone.';
-- strandline:statement 15.7
COMMENT ON COLUMN "dbo"."ValueSpectrum"."WavelengthBinID" IS 'Wavelength that the number was measured at.';
-- strandline:statement 15.8
COMMENT ON COLUMN "dbo"."ValueSpectrum"."Value" IS 'Absorbance or intensity, in the unit of the series; empty bins are normal.';
-- strandline:statement 15.9
COMMENT ON COLUMN "dbo"."ValueSpectrum"."QualityCode" IS 'Quality of the value: 1 accepted, 2 suspect, 3 rejected, 4 below the limit of detection, 5 above range, 6 outlier; empty when it was not assessed. The column is a free integer.';

-- strandline:end
COMMIT;
