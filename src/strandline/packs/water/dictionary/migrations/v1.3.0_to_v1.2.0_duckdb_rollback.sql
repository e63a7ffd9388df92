-- Rollback: v1.3.0 → v1.2.0
-- Component: water on duckdb
-- Description: Lab data: laboratories, samples, analysts and the resources of campaigns
-- Forward: v1.2.0_to_v1.3.0_duckdb.sql
-- Author: Strandline water pack
-- Date: 2026-06-08
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: NONE
-- Archives: dbo.MetaData.SampleID, dbo.MetaData.LaboratoryID, dbo.MetaData.AnalystPersonID, dbo.Sample, dbo.Laboratory, dbo.CampaignVariable, dbo.CampaignSamplingLocation, dbo.CampaignEquipment
-- Run by hand: duckdb -bail DB < FILE

-- strandline:before
SET wal_autocheckpoint = '0KB';
-- strandline:begin
BEGIN TRANSACTION;
-- strandline:step 1/14: archive column dbo.MetaData.SampleID
-- effects: archives:dbo.MetaData.SampleID, scans:dbo.MetaData
-- strandline:statement 1.1
CREATE SCHEMA IF NOT EXISTS "strandline";
-- strandline:statement 1.2
CREATE TABLE IF NOT EXISTS "strandline"."archive" ("component" VARCHAR NOT NULL, "archive" VARCHAR NOT NULL, "cycle" BIGINT NOT NULL, "kind" VARCHAR NOT NULL, "subject" VARCHAR NOT NULL, "location" VARCHAR NOT NULL, "from_version" VARCHAR NOT NULL, "to_version" VARCHAR NOT NULL, "run_id" VARCHAR NOT NULL, "archived_at" TIMESTAMP, "state" VARCHAR NOT NULL, "restored_at" TIMESTAMP, "restored_run" VARCHAR, "restored_rows" BIGINT, "superseded_rows" BIGINT, "orphaned_rows" BIGINT, CONSTRAINT "PK_strandline_archive" PRIMARY KEY ("component", "archive", "cycle"));
-- strandline:statement 1.3
CREATE TABLE IF NOT EXISTS "strandline"."archive_MetaData_SampleID_f0994baec0" ("strandline_cycle" BIGINT NOT NULL, "MetaDataID" INTEGER, "SampleID" INTEGER);
-- strandline:statement 1.4
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_MetaData_SampleID_f0994baec0', COALESCE(MAX("cycle"), 0) + 1, 'column', 'dbo.MetaData.SampleID', 'strandline.archive_MetaData_SampleID_f0994baec0', '1.3.0', '1.2.0', '', make_timestamp(epoch_us(CURRENT_TIMESTAMP)), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_MetaData_SampleID_f0994baec0';
-- strandline:statement 1.5
INSERT INTO "strandline"."archive_MetaData_SampleID_f0994baec0" ("strandline_cycle", "MetaDataID", "SampleID")
SELECT (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_SampleID_f0994baec0' AND "state" = 'archived'), t."MetaDataID", t."SampleID"
FROM "dbo"."MetaData" AS t
WHERE t."SampleID" IS NOT NULL;

-- strandline:step 2/14: archive column dbo.MetaData.LaboratoryID
-- effects: archives:dbo.MetaData.LaboratoryID, scans:dbo.MetaData
-- strandline:statement 2.1
CREATE TABLE IF NOT EXISTS "strandline"."archive_MetaData_LaboratoryID_b23760f3cd" ("strandline_cycle" BIGINT NOT NULL, "MetaDataID" INTEGER, "LaboratoryID" INTEGER);
-- strandline:statement 2.2
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_MetaData_LaboratoryID_b23760f3cd', COALESCE(MAX("cycle"), 0) + 1, 'column', 'dbo.MetaData.LaboratoryID', 'strandline.archive_MetaData_LaboratoryID_b23760f3cd', '1.3.0', '1.2.0', '', make_timestamp(epoch_us(CURRENT_TIMESTAMP)), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_MetaData_LaboratoryID_b23760f3cd';
-- strandline:statement 2.3
INSERT INTO "strandline"."archive_MetaData_LaboratoryID_b23760f3cd" ("strandline_cycle", "MetaDataID", "LaboratoryID")
SELECT (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_LaboratoryID_b23760f3cd' AND "state" = 'archived'), t."MetaDataID", t."LaboratoryID"
FROM "dbo"."MetaData" AS t
WHERE t."LaboratoryID" IS NOT NULL;

-- strandline:step 3/14: archive column dbo.MetaData.AnalystPersonID
-- effects: archives:dbo.MetaData.AnalystPersonID, scans:dbo.MetaData
-- strandline:statement 3.1
CREATE TABLE IF NOT EXISTS "strandline"."archive_MetaData_AnalystPersonID_d9a6b39c35" ("strandline_cycle" BIGINT NOT NULL, "MetaDataID" INTEGER, "AnalystPersonID" INTEGER);
-- strandline:statement 3.2
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_MetaData_AnalystPersonID_d9a6b39c35', COALESCE(MAX("cycle"), 0) + 1, 'column', 'dbo.MetaData.AnalystPersonID', 'strandline.archive_MetaData_AnalystPersonID_d9a6b39c35', '1.3.0', '1.2.0', '', make_timestamp(epoch_us(CURRENT_TIMESTAMP)), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_MetaData_AnalystPersonID_d9a6b39c35';
-- strandline:statement 3.3
INSERT INTO "strandline"."archive_MetaData_AnalystPersonID_d9a6b39c35" ("strandline_cycle", "MetaDataID", "AnalystPersonID")
SELECT (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_AnalystPersonID_d9a6b39c35' AND "state" = 'archived'), t."MetaDataID", t."AnalystPersonID"
FROM "dbo"."MetaData" AS t
WHERE t."AnalystPersonID" IS NOT NULL;

-- strandline:step 4/14: archive table dbo.Sample
-- effects: archives:dbo.Sample, scans:dbo.Sample
-- strandline:statement 4.1
CREATE TABLE IF NOT EXISTS "strandline"."archive_Sample_60abdbee43" ("strandline_cycle" BIGINT NOT NULL, "SampleID" INTEGER, "SamplingLocationID" INTEGER, "SampledByPersonID" INTEGER, "CampaignID" INTEGER, "SampleDateTime" TIMESTAMP, "SampleType" VARCHAR, "Description" VARCHAR);
-- strandline:statement 4.2
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_Sample_60abdbee43', COALESCE(MAX("cycle"), 0) + 1, 'table', 'dbo.Sample', 'strandline.archive_Sample_60abdbee43', '1.3.0', '1.2.0', '', make_timestamp(epoch_us(CURRENT_TIMESTAMP)), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_Sample_60abdbee43';
-- strandline:statement 4.3
INSERT INTO "strandline"."archive_Sample_60abdbee43" ("strandline_cycle", "SampleID", "SamplingLocationID", "SampledByPersonID", "CampaignID", "SampleDateTime", "SampleType", "Description")
SELECT (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_Sample_60abdbee43' AND "state" = 'archived'), t."SampleID", t."SamplingLocationID", t."SampledByPersonID", t."CampaignID", t."SampleDateTime", t."SampleType", t."Description"
FROM "dbo"."Sample" AS t;

-- strandline:step 5/14: archive table dbo.Laboratory
-- effects: archives:dbo.Laboratory, scans:dbo.Laboratory
-- strandline:statement 5.1
CREATE TABLE IF NOT EXISTS "strandline"."archive_Laboratory_df5227c1e6" ("strandline_cycle" BIGINT NOT NULL, "LaboratoryID" INTEGER, "Name" VARCHAR, "SiteID" INTEGER, "Description" VARCHAR);
-- strandline:statement 5.2
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_Laboratory_df5227c1e6', COALESCE(MAX("cycle"), 0) + 1, 'table', 'dbo.Laboratory', 'strandline.archive_Laboratory_df5227c1e6', '1.3.0', '1.2.0', '', make_timestamp(epoch_us(CURRENT_TIMESTAMP)), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_Laboratory_df5227c1e6';
-- strandline:statement 5.3
INSERT INTO "strandline"."archive_Laboratory_df5227c1e6" ("strandline_cycle", "LaboratoryID", "Name", "SiteID", "Description")
SELECT (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_Laboratory_df5227c1e6' AND "state" = 'archived'), t."LaboratoryID", t."Name", t."SiteID", t."Description"
FROM "dbo"."Laboratory" AS t;

-- strandline:step 6/14: archive table dbo.CampaignVariable
-- effects: archives:dbo.CampaignVariable, scans:dbo.CampaignVariable
-- strandline:statement 6.1
CREATE TABLE IF NOT EXISTS "strandline"."archive_CampaignVariable_7977eb539d" ("strandline_cycle" BIGINT NOT NULL, "CampaignID" INTEGER, "VariableID" INTEGER);
-- strandline:statement 6.2
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_CampaignVariable_7977eb539d', COALESCE(MAX("cycle"), 0) + 1, 'table', 'dbo.CampaignVariable', 'strandline.archive_CampaignVariable_7977eb539d', '1.3.0', '1.2.0', '', make_timestamp(epoch_us(CURRENT_TIMESTAMP)), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_CampaignVariable_7977eb539d';
-- strandline:statement 6.3
INSERT INTO "strandline"."archive_CampaignVariable_7977eb539d" ("strandline_cycle", "CampaignID", "VariableID")
SELECT (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_CampaignVariable_7977eb539d' AND "state" = 'archived'), t."CampaignID", t."VariableID"
FROM "dbo"."CampaignVariable" AS t;

-- strandline:step 7/14: archive table dbo.CampaignSamplingLocation
-- effects: archives:dbo.CampaignSamplingLocation, scans:dbo.CampaignSamplingLocation
-- strandline:statement 7.1
CREATE TABLE IF NOT EXISTS "strandline"."archive_CampaignSamplingLocation_09feaeb5bf" ("strandline_cycle" BIGINT NOT NULL, "CampaignID" INTEGER, "SamplingLocationID" INTEGER, "Role" VARCHAR);
-- strandline:statement 7.2
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_CampaignSamplingLocation_09feaeb5bf', COALESCE(MAX("cycle"), 0) + 1, 'table', 'dbo.CampaignSamplingLocation', 'strandline.archive_CampaignSamplingLocation_09feaeb5bf', '1.3.0', '1.2.0', '', make_timestamp(epoch_us(CURRENT_TIMESTAMP)), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_CampaignSamplingLocation_09feaeb5bf';
-- strandline:statement 7.3
INSERT INTO "strandline"."archive_CampaignSamplingLocation_09feaeb5bf" ("strandline_cycle", "CampaignID", "SamplingLocationID", "Role")
SELECT (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_CampaignSamplingLocation_09feaeb5bf' AND "state" = 'archived'), t."CampaignID", t."SamplingLocationID", t."Role"
FROM "dbo"."CampaignSamplingLocation" AS t;

-- strandline:step 8/14: archive table dbo.CampaignEquipment
-- effects: archives:dbo.CampaignEquipment, scans:dbo.CampaignEquipment
-- strandline:statement 8.1
CREATE TABLE IF NOT EXISTS "strandline"."archive_CampaignEquipment_effbd49643" ("strandline_cycle" BIGINT NOT NULL, "CampaignID" INTEGER, "EquipmentID" INTEGER, "Role" VARCHAR);
-- strandline:statement 8.2
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_CampaignEquipment_effbd49643', COALESCE(MAX("cycle"), 0) + 1, 'table', 'dbo.CampaignEquipment', 'strandline.archive_CampaignEquipment_effbd49643', '1.3.0', '1.2.0', '', make_timestamp(epoch_us(CURRENT_TIMESTAMP)), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_CampaignEquipment_effbd49643';
-- strandline:statement 8.3
INSERT INTO "strandline"."archive_CampaignEquipment_effbd49643" ("strandline_cycle", "CampaignID", "EquipmentID", "Role")
SELECT (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_CampaignEquipment_effbd49643' AND "state" = 'archived'), t."CampaignID", t."EquipmentID", t."Role"
FROM "dbo"."CampaignEquipment" AS t;

-- strandline:step 9/14: put aside the rows of dbo.MetaData, dbo.Value, dbo.ValueArray, dbo.ValueImage, dbo.ValueSpectrum
-- effects: may-fail:dbo.SchemaVersion, breaks-clients:dbo.MetaData.AnalystPersonID, breaks-clients:dbo.MetaData.LaboratoryID, breaks-clients:dbo.MetaData.SampleID, breaks-clients:dbo.Sample, breaks-clients:dbo.Laboratory, breaks-clients:dbo.CampaignVariable, breaks-clients:dbo.CampaignSamplingLocation, breaks-clients:dbo.CampaignEquipment, rewrites:dbo.MetaData, locks-writers:dbo.MetaData, rewrites:dbo.Value, locks-writers:dbo.Value, rewrites:dbo.ValueArray, locks-writers:dbo.ValueArray, rewrites:dbo.ValueImage, locks-writers:dbo.ValueImage, rewrites:dbo.ValueSpectrum, locks-writers:dbo.ValueSpectrum
-- strandline:statement 9.1
CREATE TABLE "dbo"."strandline_stash_MetaData" AS SELECT * FROM "dbo"."MetaData";
-- strandline:statement 9.2
CREATE TABLE "dbo"."strandline_stash_Value" AS SELECT * FROM "dbo"."Value";
-- strandline:statement 9.3
CREATE TABLE "dbo"."strandline_stash_ValueArray" AS SELECT * FROM "dbo"."ValueArray";
-- strandline:statement 9.4
CREATE TABLE "dbo"."strandline_stash_ValueImage" AS SELECT * FROM "dbo"."ValueImage";
-- strandline:statement 9.5
CREATE TABLE "dbo"."strandline_stash_ValueSpectrum" AS SELECT * FROM "dbo"."ValueSpectrum";
-- strandline:statement 9.6
DROP TABLE "dbo"."CampaignEquipment";
-- strandline:statement 9.7
DROP TABLE "dbo"."CampaignSamplingLocation";
-- strandline:statement 9.8
DROP TABLE "dbo"."CampaignVariable";
-- strandline:statement 9.9
DROP TABLE "dbo"."ValueSpectrum";
-- strandline:statement 9.10
DROP TABLE "dbo"."ValueImage";
-- strandline:statement 9.11
DROP TABLE "dbo"."ValueArray";
-- strandline:statement 9.12
DROP TABLE "dbo"."Value";
-- strandline:statement 9.13
DROP TABLE "dbo"."MetaData";
-- strandline:statement 9.14
DROP TABLE "dbo"."Laboratory";
-- strandline:statement 9.15
DROP SEQUENCE "dbo"."strandline_seq_Laboratory_LaboratoryID";
-- strandline:statement 9.16
DROP TABLE "dbo"."Sample";
-- strandline:statement 9.17
DROP SEQUENCE "dbo"."strandline_seq_Sample_SampleID";
-- strandline:statement 9.18
DELETE FROM "dbo"."SchemaVersion" WHERE "Version" = '1.3.0';

-- strandline:step 10/14: rebuild dbo.MetaData
-- strandline:statement 10.1
CREATE SCHEMA IF NOT EXISTS "dbo";
-- strandline:statement 10.2
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
-- strandline:statement 10.3
INSERT INTO "dbo"."MetaData" ("MetaDataID", "ProjectID", "ContactID", "EquipmentID", "VariableID", "ProcedureID", "UnitID", "PurposeID", "SamplingLocationID", "ConditionID", "ValueTypeID", "WavelengthAxisID", "DataProvenanceID", "CampaignID")
SELECT s."MetaDataID", s."ProjectID", s."ContactID", s."EquipmentID", s."VariableID", s."ProcedureID", s."UnitID", s."PurposeID", s."SamplingLocationID", s."ConditionID", s."ValueTypeID", s."WavelengthAxisID", s."DataProvenanceID", s."CampaignID"
FROM "dbo"."strandline_stash_MetaData" AS s;
-- strandline:statement 10.4
DROP TABLE "dbo"."strandline_stash_MetaData";
-- strandline:statement 10.5
CREATE INDEX "IX_MetaData_SamplingLocationID_VariableID" ON "dbo"."MetaData" ("SamplingLocationID", "VariableID");
-- strandline:statement 10.6
CREATE INDEX "IX_MetaData_EquipmentID_VariableID" ON "dbo"."MetaData" ("EquipmentID", "VariableID");
-- strandline:statement 10.7
CREATE INDEX "IX_MetaData_ProjectID" ON "dbo"."MetaData" ("ProjectID");
-- strandline:statement 10.8
COMMENT ON TABLE "dbo"."MetaData" IS 'The hub: one row is the context of one series (what, where, with what, by whom, why), and every stored value points to one row.';
-- strandline:statement 10.9
COMMENT ON COLUMN "dbo"."MetaData"."MetaDataID" IS 'Surrogate key of the series.';
-- strandline:statement 10.10
COMMENT ON COLUMN "dbo"."MetaData"."ProjectID" IS 'Project under which the series was recorded.';
-- strandline:statement 10.11
COMMENT ON COLUMN "dbo"."MetaData"."ContactID" IS 'Person responsible for the series.';
-- strandline:statement 10.12
COMMENT ON COLUMN "dbo"."MetaData"."EquipmentID" IS 'Instrument that produced the series; empty when none is known.';
-- strandline:statement 10.13
COMMENT ON COLUMN "dbo"."MetaData"."VariableID" IS 'Variable that the values are of.';
-- strandline:statement 10.14
COMMENT ON COLUMN "dbo"."MetaData"."ProcedureID" IS 'Procedure followed.';
-- strandline:statement 10.15
COMMENT ON COLUMN "dbo"."MetaData"."UnitID" IS 'Unit that the values are stored in; overrides the variable''s usual unit.';
-- strandline:statement 10.16
COMMENT ON COLUMN "dbo"."MetaData"."PurposeID" IS 'Why the series was recorded.';
-- strandline:statement 10.17
COMMENT ON COLUMN "dbo"."MetaData"."SamplingLocationID" IS 'Where the series was recorded.';
-- strandline:statement 10.18
COMMENT ON COLUMN "dbo"."MetaData"."ConditionID" IS 'Weather for which the series was recorded; empty when it covers all weathers.';
-- strandline:statement 10.19
COMMENT ON COLUMN "dbo"."MetaData"."ValueTypeID" IS 'Shape of the series, which says which table holds its values; 1 (Scalar) unless stated.';
-- strandline:statement 10.20
COMMENT ON COLUMN "dbo"."MetaData"."WavelengthAxisID" IS 'Wavelength axis of a spectral series; empty for every other shape.';
-- strandline:statement 10.21
COMMENT ON COLUMN "dbo"."MetaData"."DataProvenanceID" IS 'Origin of the series; empty while it has not been classified.';
-- strandline:statement 10.22
COMMENT ON COLUMN "dbo"."MetaData"."CampaignID" IS 'Campaign that the series belongs to; empty when it belongs to none.';

-- strandline:step 11/14: rebuild dbo.Value
-- strandline:statement 11.1
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
-- strandline:statement 11.2
INSERT INTO "dbo"."Value" ("MetaDataID", "tstamp", "Value", "QualityCode", "CommentID")
SELECT s."MetaDataID", s."tstamp", s."Value", s."QualityCode", s."CommentID"
FROM "dbo"."strandline_stash_Value" AS s;
-- strandline:statement 11.3
DROP TABLE "dbo"."strandline_stash_Value";
-- strandline:statement 11.4
CREATE INDEX "IX_Value_tstamp" ON "dbo"."Value" ("tstamp");
-- strandline:statement 11.5
COMMENT ON TABLE "dbo"."Value" IS 'Scalar time series: one number per series and instant.';
-- strandline:statement 11.6
COMMENT ON COLUMN "dbo"."Value"."MetaDataID" IS 'Series that the value belongs to.';
-- strandline:statement 11.7
COMMENT ON COLUMN "dbo"."Value"."tstamp" IS 'Instant of the value, in UTC, stored without a zone.';
-- strandline:statement 11.8
COMMENT ON COLUMN "dbo"."Value"."Value" IS 'The number, in the unit of the series; empty when the instrument gave none.';
-- strandline:statement 11.9
COMMENT ON COLUMN "dbo"."Value"."QualityCode" IS 'Quality of the value: 1 accepted, 2 suspect, 3 rejected, 4 below the limit of detection, 5 above range, 6 outlier; empty when it was not assessed. The column is a free integer.';
-- strandline:statement 11.10
COMMENT ON COLUMN "dbo"."Value"."CommentID" IS 'Remark about the value.';

-- strandline:step 12/14: rebuild dbo.ValueArray
-- strandline:statement 12.1
CREATE TABLE "dbo"."ValueArray" (
    "MetaDataID" INTEGER NOT NULL,
    "tstamp" TIMESTAMP NOT NULL,
    "ArrayIndex" INTEGER NOT NULL,
    "Value" DOUBLE,
    "QualityCode" INTEGER,
    CONSTRAINT "PK_ValueArray" PRIMARY KEY ("MetaDataID", "tstamp", "ArrayIndex"),
    CONSTRAINT "FK_ValueArray_MetaData" FOREIGN KEY ("MetaDataID") REFERENCES "dbo"."MetaData" ("MetaDataID")
);
-- strandline:statement 12.2
INSERT INTO "dbo"."ValueArray" ("MetaDataID", "tstamp", "ArrayIndex", "Value", "QualityCode")
SELECT s."MetaDataID", s."tstamp", s."ArrayIndex", s."Value", s."QualityCode"
FROM "dbo"."strandline_stash_ValueArray" AS s;
-- strandline:statement 12.3
DROP TABLE "dbo"."strandline_stash_ValueArray";
-- strandline:statement 12.4
COMMENT ON TABLE "dbo"."ValueArray" IS 'Arrays of any length: one row per series, instant and position.';
-- strandline:statement 12.5
COMMENT ON COLUMN "dbo"."ValueArray"."MetaDataID" IS 'Series that the array belongs to.';
-- strandline:statement 12.6
COMMENT ON COLUMN "dbo"."ValueArray"."tstamp" IS 'Instant of the array, in UTC, stored without a zone.';
-- strandline:statement 12.7
COMMENT ON COLUMN "dbo"."ValueArray"."ArrayIndex" IS 'Position within the array, counted from 0.';
-- strandline:statement 12.8
COMMENT ON COLUMN "dbo"."ValueArray"."Value" IS 'The number at this position, in the unit of the series.';
-- strandline:statement 12.9
COMMENT ON COLUMN "dbo"."ValueArray"."QualityCode" IS 'Quality of the value: 1 accepted, 2 suspect, 3 rejected, 4 below the limit of detection, 5 above range, 6 outlier; empty when it was not assessed. The column is a free integer.';

-- strandline:step 13/14: rebuild dbo.ValueImage
-- strandline:statement 13.1
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
-- strandline:statement 13.2
INSERT INTO "dbo"."ValueImage" ("ValueImageID", "MetaDataID", "tstamp", "ImageWidth", "ImageHeight", "NumberOfChannels", "ImageFormat", "FileSizeBytes", "StorageBackend", "StoragePath", "Thumbnail", "QualityCode")
SELECT s."ValueImageID", s."MetaDataID", s."tstamp", s."ImageWidth", s."ImageHeight", s."NumberOfChannels", s."ImageFormat", s."FileSizeBytes", s."StorageBackend", s."StoragePath", s."Thumbnail", s."QualityCode"
FROM "dbo"."strandline_stash_ValueImage" AS s;
-- strandline:statement 13.3
DROP TABLE "dbo"."strandline_stash_ValueImage";
-- strandline:statement 13.4
CREATE INDEX "IX_ValueImage_MetaDataID_tstamp" ON "dbo"."ValueImage" ("MetaDataID", "tstamp");
-- strandline:statement 13.5
COMMENT ON TABLE "dbo"."ValueImage" IS 'Images: one row per series and instant; the picture itself lies in a storage backend.';
-- strandline:statement 13.6
COMMENT ON COLUMN "dbo"."ValueImage"."ValueImageID" IS 'Surrogate key of the image.';
-- strandline:statement 13.7
COMMENT ON COLUMN "dbo"."ValueImage"."MetaDataID" IS 'Series that the image belongs to.';
-- strandline:statement 13.8
COMMENT ON COLUMN "dbo"."ValueImage"."tstamp" IS 'Instant of the image, in UTC, stored without a zone.';
-- strandline:statement 13.9
COMMENT ON COLUMN "dbo"."ValueImage"."ImageWidth" IS 'Width in pixels.';
-- strandline:statement 13.10
COMMENT ON COLUMN "dbo"."ValueImage"."ImageHeight" IS 'Height in pixels.';
-- strandline:statement 13.11
COMMENT ON COLUMN "dbo"."ValueImage"."NumberOfChannels" IS 'Colour channels: 1 for grey, 3 for colour.';
-- strandline:statement 13.12
COMMENT ON COLUMN "dbo"."ValueImage"."ImageFormat" IS 'File format, for example PNG, JPEG or TIFF.';
-- strandline:statement 13.13
COMMENT ON COLUMN "dbo"."ValueImage"."FileSizeBytes" IS 'Size of the file in bytes.';
-- strandline:statement 13.14
COMMENT ON COLUMN "dbo"."ValueImage"."StorageBackend" IS 'Kind of storage that StoragePath is to be read in.';
-- strandline:statement 13.15
COMMENT ON COLUMN "dbo"."ValueImage"."StoragePath" IS 'Path or key of the file within the backend.';
-- strandline:statement 13.16
COMMENT ON COLUMN "dbo"."ValueImage"."Thumbnail" IS 'Small preview, as the bytes of an image file.';
-- strandline:statement 13.17
COMMENT ON COLUMN "dbo"."ValueImage"."QualityCode" IS 'Quality of the value: 1 accepted, 2 suspect, 3 rejected, 4 below the limit of detection, 5 above range, 6 outlier; empty when it was not assessed. The column is a free integer.';

-- strandline:step 14/14: rebuild dbo.ValueSpectrum
-- strandline:statement 14.1
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
-- strandline:statement 14.2
INSERT INTO "dbo"."ValueSpectrum" ("MetaDataID", "tstamp", "WavelengthBinID", "Value", "QualityCode")
SELECT s."MetaDataID", s."tstamp", s."WavelengthBinID", s."Value", s."QualityCode"
FROM "dbo"."strandline_stash_ValueSpectrum" AS s;
-- strandline:statement 14.3
DROP TABLE "dbo"."strandline_stash_ValueSpectrum";
-- strandline:statement 14.4
COMMENT ON TABLE "dbo"."ValueSpectrum" IS 'Spectra: one row per series, instant and wavelength bin, so that a whole spectrum lies together.';
-- strandline:statement 14.5
COMMENT ON COLUMN "dbo"."ValueSpectrum"."MetaDataID" IS 'Series that the spectrum belongs to.';
-- strandline:statement 14.6
COMMENT ON COLUMN "dbo"."ValueSpectrum"."tstamp" IS 'Instant of the spectrum, in UTC, stored without a zone.';
-- strandline:statement 14.7
COMMENT ON COLUMN "dbo"."ValueSpectrum"."WavelengthBinID" IS 'Wavelength that the number was measured at.';
-- strandline:statement 14.8
COMMENT ON COLUMN "dbo"."ValueSpectrum"."Value" IS 'Absorbance or intensity, in the unit of the series; empty bins are normal.';
-- strandline:statement 14.9
COMMENT ON COLUMN "dbo"."ValueSpectrum"."QualityCode" IS 'Quality of the value: 1 accepted, 2 suspect, 3 rejected, 4 below the limit of detection, 5 above range, 6 outlier; empty when it was not assessed. The column is a free integer.';

-- strandline:end
COMMIT;
