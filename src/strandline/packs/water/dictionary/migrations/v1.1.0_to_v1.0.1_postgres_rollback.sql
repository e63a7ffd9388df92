-- Rollback: v1.1.0 → v1.0.1
-- Component: water on postgres
-- Description: Data shapes: value types, wavelength axes, spectra, images and arrays
-- Forward: v1.0.1_to_v1.1.0_postgres.sql
-- Author: Strandline water pack
-- Date: 2026-04-07
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: NONE
-- Archives: dbo.MetaData.ValueTypeID, dbo.MetaData.WavelengthAxisID, dbo.ValueType, dbo.ValueSpectrum, dbo.WavelengthBin, dbo.WavelengthAxis, dbo.ValueImage, dbo.ValueArray
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
-- strandline:step 1/24: archive column dbo.MetaData.ValueTypeID
-- effects: archives:dbo.MetaData.ValueTypeID, scans:dbo.MetaData
-- strandline:statement 1.1
CREATE SCHEMA IF NOT EXISTS "strandline";
-- strandline:statement 1.2
CREATE TABLE IF NOT EXISTS "strandline"."archive" ("component" character varying(100) NOT NULL, "archive" character varying(100) NOT NULL, "cycle" bigint NOT NULL, "kind" character varying(20) NOT NULL, "subject" character varying(400) NOT NULL, "location" character varying(200) NOT NULL, "from_version" character varying(100) NOT NULL, "to_version" character varying(100) NOT NULL, "run_id" character varying(36) NOT NULL, "archived_at" timestamp, "state" character varying(20) NOT NULL, "restored_at" timestamp, "restored_run" character varying(36), "restored_rows" bigint, "superseded_rows" bigint, "orphaned_rows" bigint, CONSTRAINT "PK_strandline_archive" PRIMARY KEY ("component", "archive", "cycle"));
-- strandline:statement 1.3
CREATE TABLE IF NOT EXISTS "strandline"."archive_MetaData_ValueTypeID_8375b1f471" ("strandline_cycle" bigint NOT NULL, "MetaDataID" integer, "ValueTypeID" integer);
-- strandline:statement 1.4
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_MetaData_ValueTypeID_8375b1f471', COALESCE(MAX("cycle"), 0) + 1, 'column', 'dbo.MetaData.ValueTypeID', 'strandline.archive_MetaData_ValueTypeID_8375b1f471', '1.1.0', '1.0.1', '', (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_MetaData_ValueTypeID_8375b1f471';
-- strandline:statement 1.5
INSERT INTO "strandline"."archive_MetaData_ValueTypeID_8375b1f471" ("strandline_cycle", "MetaDataID", "ValueTypeID")
SELECT (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_ValueTypeID_8375b1f471' AND "state" = 'archived'), t."MetaDataID", t."ValueTypeID"
FROM "dbo"."MetaData" AS t
WHERE t."ValueTypeID" IS NOT NULL;

-- strandline:step 2/24: archive column dbo.MetaData.WavelengthAxisID
-- effects: archives:dbo.MetaData.WavelengthAxisID, scans:dbo.MetaData
-- strandline:statement 2.1
CREATE TABLE IF NOT EXISTS "strandline"."archive_MetaData_WavelengthAxisID_33413ace76" ("strandline_cycle" bigint NOT NULL, "MetaDataID" integer, "WavelengthAxisID" integer);
-- strandline:statement 2.2
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_MetaData_WavelengthAxisID_33413ace76', COALESCE(MAX("cycle"), 0) + 1, 'column', 'dbo.MetaData.WavelengthAxisID', 'strandline.archive_MetaData_WavelengthAxisID_33413ace76', '1.1.0', '1.0.1', '', (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_MetaData_WavelengthAxisID_33413ace76';
-- strandline:statement 2.3
INSERT INTO "strandline"."archive_MetaData_WavelengthAxisID_33413ace76" ("strandline_cycle", "MetaDataID", "WavelengthAxisID")
SELECT (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_WavelengthAxisID_33413ace76' AND "state" = 'archived'), t."MetaDataID", t."WavelengthAxisID"
FROM "dbo"."MetaData" AS t
WHERE t."WavelengthAxisID" IS NOT NULL;

-- strandline:step 3/24: drop foreign key FK_MetaData_WavelengthAxis on dbo.MetaData
-- effects: locks-readers:dbo.MetaData
-- strandline:statement 3.1
ALTER TABLE "dbo"."MetaData" DROP CONSTRAINT "FK_MetaData_WavelengthAxis";

-- strandline:step 4/24: drop foreign key FK_MetaData_ValueType on dbo.MetaData
-- effects: locks-readers:dbo.MetaData
-- strandline:statement 4.1
ALTER TABLE "dbo"."MetaData" DROP CONSTRAINT "FK_MetaData_ValueType";

-- strandline:step 5/24: drop foreign key FK_ValueSpectrum_WavelengthBin on dbo.ValueSpectrum
-- effects: locks-readers:dbo.ValueSpectrum
-- strandline:statement 5.1
ALTER TABLE "dbo"."ValueSpectrum" DROP CONSTRAINT "FK_ValueSpectrum_WavelengthBin";

-- strandline:step 6/24: drop foreign key FK_ValueSpectrum_MetaData on dbo.ValueSpectrum
-- effects: locks-readers:dbo.ValueSpectrum
-- strandline:statement 6.1
ALTER TABLE "dbo"."ValueSpectrum" DROP CONSTRAINT "FK_ValueSpectrum_MetaData";

-- strandline:step 7/24: drop foreign key FK_WavelengthBin_WavelengthAxis on dbo.WavelengthBin
-- effects: locks-readers:dbo.WavelengthBin
-- strandline:statement 7.1
ALTER TABLE "dbo"."WavelengthBin" DROP CONSTRAINT "FK_WavelengthBin_WavelengthAxis";

-- strandline:step 8/24: drop foreign key FK_ValueImage_MetaData on dbo.ValueImage
-- effects: locks-readers:dbo.ValueImage
-- strandline:statement 8.1
ALTER TABLE "dbo"."ValueImage" DROP CONSTRAINT "FK_ValueImage_MetaData";

-- strandline:step 9/24: drop foreign key FK_ValueArray_MetaData on dbo.ValueArray
-- effects: locks-readers:dbo.ValueArray
-- strandline:statement 9.1
ALTER TABLE "dbo"."ValueArray" DROP CONSTRAINT "FK_ValueArray_MetaData";

-- strandline:step 10/24: archive table dbo.ValueType
-- effects: archives:dbo.ValueType
-- strandline:statement 10.1
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_ValueType_1057e38762', COALESCE(MAX("cycle"), 0) + 1, 'table', 'dbo.ValueType', 'strandline.moved_ValueType_1057e38762', '1.1.0', '1.0.1', '', (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_ValueType_1057e38762';

-- strandline:step 11/24: archive table dbo.ValueSpectrum
-- effects: archives:dbo.ValueSpectrum
-- strandline:statement 11.1
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_ValueSpectrum_bc5b9e7148', COALESCE(MAX("cycle"), 0) + 1, 'table', 'dbo.ValueSpectrum', 'strandline.moved_ValueSpectrum_bc5b9e7148', '1.1.0', '1.0.1', '', (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_ValueSpectrum_bc5b9e7148';

-- strandline:step 12/24: archive table dbo.WavelengthBin
-- effects: archives:dbo.WavelengthBin
-- strandline:statement 12.1
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_WavelengthBin_868f56b841', COALESCE(MAX("cycle"), 0) + 1, 'table', 'dbo.WavelengthBin', 'strandline.moved_WavelengthBin_868f56b841', '1.1.0', '1.0.1', '', (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_WavelengthBin_868f56b841';

-- strandline:step 13/24: archive table dbo.WavelengthAxis
-- effects: archives:dbo.WavelengthAxis
-- strandline:statement 13.1
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_WavelengthAxis_9308e14b57', COALESCE(MAX("cycle"), 0) + 1, 'table', 'dbo.WavelengthAxis', 'strandline.moved_WavelengthAxis_9308e14b57', '1.1.0', '1.0.1', '', (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_WavelengthAxis_9308e14b57';

-- strandline:step 14/24: archive table dbo.ValueImage
-- effects: archives:dbo.ValueImage
-- strandline:statement 14.1
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_ValueImage_2c820046fb', COALESCE(MAX("cycle"), 0) + 1, 'table', 'dbo.ValueImage', 'strandline.moved_ValueImage_2c820046fb', '1.1.0', '1.0.1', '', (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_ValueImage_2c820046fb';

-- strandline:step 15/24: archive table dbo.ValueArray
-- effects: archives:dbo.ValueArray
-- strandline:statement 15.1
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_ValueArray_cb2ca419b6', COALESCE(MAX("cycle"), 0) + 1, 'table', 'dbo.ValueArray', 'strandline.moved_ValueArray_cb2ca419b6', '1.1.0', '1.0.1', '', (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_ValueArray_cb2ca419b6';

-- strandline:step 16/24: delete reference row Version='1.1.0' from dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 16.1
DELETE FROM "dbo"."SchemaVersion" WHERE "Version" = '1.1.0';

-- strandline:step 17/24: drop column dbo.MetaData.WavelengthAxisID
-- effects: locks-readers:dbo.MetaData, breaks-clients:dbo.MetaData.WavelengthAxisID
-- strandline:statement 17.1
ALTER TABLE "dbo"."MetaData" DROP COLUMN "WavelengthAxisID";

-- strandline:step 18/24: drop column dbo.MetaData.ValueTypeID
-- effects: locks-readers:dbo.MetaData, breaks-clients:dbo.MetaData.ValueTypeID
-- strandline:statement 18.1
ALTER TABLE "dbo"."MetaData" DROP COLUMN "ValueTypeID";

-- strandline:step 19/24: drop table dbo.ValueType
-- effects: breaks-clients:dbo.ValueType
-- strandline:statement 19.1
DO $strandline$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_constraint WHERE contype = 'f'
            AND confrelid = '"dbo"."ValueType"'::regclass AND conrelid <> confrelid)
        OR EXISTS (SELECT 1 FROM pg_depend AS d
            JOIN pg_rewrite AS r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
            WHERE d.refobjid = '"dbo"."ValueType"'::regclass AND r.ev_class <> d.refobjid) THEN
        RAISE EXCEPTION 'other objects depend on table %', '"dbo"."ValueType"'
            USING ERRCODE = 'dependent_objects_still_exist';
    END IF;
END
$strandline$;
-- strandline:statement 19.2
ALTER TABLE "dbo"."ValueType" DROP CONSTRAINT "PK_ValueType";
-- strandline:statement 19.3
ALTER TABLE "dbo"."ValueType" RENAME TO "moved_ValueType_1057e38762";
-- strandline:statement 19.4
ALTER TABLE "dbo"."moved_ValueType_1057e38762" SET SCHEMA "strandline";

-- strandline:step 20/24: drop table dbo.ValueSpectrum
-- effects: breaks-clients:dbo.ValueSpectrum
-- strandline:statement 20.1
DO $strandline$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_constraint WHERE contype = 'f'
            AND confrelid = '"dbo"."ValueSpectrum"'::regclass AND conrelid <> confrelid)
        OR EXISTS (SELECT 1 FROM pg_depend AS d
            JOIN pg_rewrite AS r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
            WHERE d.refobjid = '"dbo"."ValueSpectrum"'::regclass AND r.ev_class <> d.refobjid) THEN
        RAISE EXCEPTION 'other objects depend on table %', '"dbo"."ValueSpectrum"'
            USING ERRCODE = 'dependent_objects_still_exist';
    END IF;
END
$strandline$;
-- strandline:statement 20.2
ALTER TABLE "dbo"."ValueSpectrum" DROP CONSTRAINT "PK_ValueSpectrum";
-- strandline:statement 20.3
ALTER TABLE "dbo"."ValueSpectrum" RENAME TO "moved_ValueSpectrum_bc5b9e7148";
-- strandline:statement 20.4
ALTER TABLE "dbo"."moved_ValueSpectrum_bc5b9e7148" SET SCHEMA "strandline";

-- strandline:step 21/24: drop table dbo.WavelengthBin
-- effects: breaks-clients:dbo.WavelengthBin
-- strandline:statement 21.1
DO $strandline$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_constraint WHERE contype = 'f'
            AND confrelid = '"dbo"."WavelengthBin"'::regclass AND conrelid <> confrelid)
        OR EXISTS (SELECT 1 FROM pg_depend AS d
            JOIN pg_rewrite AS r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
            WHERE d.refobjid = '"dbo"."WavelengthBin"'::regclass AND r.ev_class <> d.refobjid) THEN
        RAISE EXCEPTION 'other objects depend on table %', '"dbo"."WavelengthBin"'
            USING ERRCODE = 'dependent_objects_still_exist';
    END IF;
END
$strandline$;
-- strandline:statement 21.2
ALTER TABLE "dbo"."WavelengthBin" DROP CONSTRAINT "UQ_WavelengthBin_WavelengthAxisID_BinIndex";
-- strandline:statement 21.3
ALTER TABLE "dbo"."WavelengthBin" DROP CONSTRAINT "PK_WavelengthBin";
-- strandline:statement 21.4
ALTER TABLE "dbo"."WavelengthBin" ALTER COLUMN "WavelengthBinID" DROP IDENTITY IF EXISTS;
-- strandline:statement 21.5
ALTER TABLE "dbo"."WavelengthBin" RENAME TO "moved_WavelengthBin_868f56b841";
-- strandline:statement 21.6
ALTER TABLE "dbo"."moved_WavelengthBin_868f56b841" SET SCHEMA "strandline";

-- strandline:step 22/24: drop table dbo.WavelengthAxis
-- effects: breaks-clients:dbo.WavelengthAxis
-- strandline:statement 22.1
DO $strandline$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_constraint WHERE contype = 'f'
            AND confrelid = '"dbo"."WavelengthAxis"'::regclass AND conrelid <> confrelid)
        OR EXISTS (SELECT 1 FROM pg_depend AS d
            JOIN pg_rewrite AS r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
            WHERE d.refobjid = '"dbo"."WavelengthAxis"'::regclass AND r.ev_class <> d.refobjid) THEN
        RAISE EXCEPTION 'other objects depend on table %', '"dbo"."WavelengthAxis"'
            USING ERRCODE = 'dependent_objects_still_exist';
    END IF;
END
$strandline$;
-- strandline:statement 22.2
ALTER TABLE "dbo"."WavelengthAxis" DROP CONSTRAINT "PK_WavelengthAxis";
-- strandline:statement 22.3
ALTER TABLE "dbo"."WavelengthAxis" ALTER COLUMN "WavelengthAxisID" DROP IDENTITY IF EXISTS;
-- strandline:statement 22.4
ALTER TABLE "dbo"."WavelengthAxis" RENAME TO "moved_WavelengthAxis_9308e14b57";
-- strandline:statement 22.5
ALTER TABLE "dbo"."moved_WavelengthAxis_9308e14b57" SET SCHEMA "strandline";

-- strandline:step 23/24: drop table dbo.ValueImage
-- effects: breaks-clients:dbo.ValueImage
-- strandline:statement 23.1
DO $strandline$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_constraint WHERE contype = 'f'
            AND confrelid = '"dbo"."ValueImage"'::regclass AND conrelid <> confrelid)
        OR EXISTS (SELECT 1 FROM pg_depend AS d
            JOIN pg_rewrite AS r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
            WHERE d.refobjid = '"dbo"."ValueImage"'::regclass AND r.ev_class <> d.refobjid) THEN
        RAISE EXCEPTION 'other objects depend on table %', '"dbo"."ValueImage"'
            USING ERRCODE = 'dependent_objects_still_exist';
    END IF;
END
$strandline$;
-- strandline:statement 23.2
ALTER TABLE "dbo"."ValueImage" DROP CONSTRAINT "UQ_ValueImage_MetaDataID_tstamp";
-- strandline:statement 23.3
ALTER TABLE "dbo"."ValueImage" DROP CONSTRAINT "PK_ValueImage";
-- strandline:statement 23.4
DROP INDEX "dbo"."IX_ValueImage_MetaDataID_tstamp";
-- strandline:statement 23.5
ALTER TABLE "dbo"."ValueImage" ALTER COLUMN "ValueImageID" DROP IDENTITY IF EXISTS;
-- strandline:statement 23.6
ALTER TABLE "dbo"."ValueImage" RENAME TO "moved_ValueImage_2c820046fb";
-- strandline:statement 23.7
ALTER TABLE "dbo"."moved_ValueImage_2c820046fb" SET SCHEMA "strandline";

-- strandline:step 24/24: drop table dbo.ValueArray
-- effects: breaks-clients:dbo.ValueArray
-- strandline:statement 24.1
DO $strandline$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_constraint WHERE contype = 'f'
            AND confrelid = '"dbo"."ValueArray"'::regclass AND conrelid <> confrelid)
        OR EXISTS (SELECT 1 FROM pg_depend AS d
            JOIN pg_rewrite AS r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
            WHERE d.refobjid = '"dbo"."ValueArray"'::regclass AND r.ev_class <> d.refobjid) THEN
        RAISE EXCEPTION 'other objects depend on table %', '"dbo"."ValueArray"'
            USING ERRCODE = 'dependent_objects_still_exist';
    END IF;
END
$strandline$;
-- strandline:statement 24.2
ALTER TABLE "dbo"."ValueArray" DROP CONSTRAINT "PK_ValueArray";
-- strandline:statement 24.3
ALTER TABLE "dbo"."ValueArray" RENAME TO "moved_ValueArray_cb2ca419b6";
-- strandline:statement 24.4
ALTER TABLE "dbo"."moved_ValueArray_cb2ca419b6" SET SCHEMA "strandline";

-- strandline:end
COMMIT;
