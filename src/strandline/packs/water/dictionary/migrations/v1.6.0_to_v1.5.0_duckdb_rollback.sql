-- Rollback: v1.6.0 → v1.5.0
-- Component: water on duckdb
-- Description: Processing lineage: processing steps, their inputs and outputs, and the processing degree
-- Forward: v1.5.0_to_v1.6.0_duckdb.sql
-- Author: Strandline water pack
-- Date: 2026-10-12
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: NONE
-- Archives: dbo.MetaData.ProcessingDegree, dbo.DataLineage, dbo.ProcessingStep
-- Run by hand: duckdb -bail DB < FILE

-- strandline:before
SET wal_autocheckpoint = '0KB';
-- strandline:begin
BEGIN TRANSACTION;
-- strandline:step 1/11: archive column dbo.MetaData.ProcessingDegree
-- effects: archives:dbo.MetaData.ProcessingDegree, scans:dbo.MetaData
-- strandline:statement 1.1
CREATE SCHEMA IF NOT EXISTS "strandline";
-- strandline:statement 1.2
CREATE TABLE IF NOT EXISTS "strandline"."archive" ("component" VARCHAR NOT NULL, "archive" VARCHAR NOT NULL, "cycle" BIGINT NOT NULL, "kind" VARCHAR NOT NULL, "subject" VARCHAR NOT NULL, "location" VARCHAR NOT NULL, "from_version" VARCHAR NOT NULL, "to_version" VARCHAR NOT NULL, "run_id" VARCHAR NOT NULL, "archived_at" TIMESTAMP, "state" VARCHAR NOT NULL, "restored_at" TIMESTAMP, "restored_run" VARCHAR, "restored_rows" BIGINT, "superseded_rows" BIGINT, "orphaned_rows" BIGINT, CONSTRAINT "PK_strandline_archive" PRIMARY KEY ("component", "archive", "cycle"));
-- strandline:statement 1.3
CREATE TABLE IF NOT EXISTS "strandline"."archive_MetaData_ProcessingDegree_cc380f52a6" ("strandline_cycle" BIGINT NOT NULL, "MetaDataID" INTEGER, "ProcessingDegree" VARCHAR);
-- strandline:statement 1.4
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_MetaData_ProcessingDegree_cc380f52a6', COALESCE(MAX("cycle"), 0) + 1, 'column', 'dbo.MetaData.ProcessingDegree', 'strandline.archive_MetaData_ProcessingDegree_cc380f52a6', '1.6.0', '1.5.0', '', make_timestamp(epoch_us(CURRENT_TIMESTAMP)), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_MetaData_ProcessingDegree_cc380f52a6';
-- strandline:statement 1.5
INSERT INTO "strandline"."archive_MetaData_ProcessingDegree_cc380f52a6" ("strandline_cycle", "MetaDataID", "ProcessingDegree")
SELECT (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_MetaData_ProcessingDegree_cc380f52a6' AND "state" = 'archived'), t."MetaDataID", t."ProcessingDegree"
FROM "dbo"."MetaData" AS t;

-- strandline:step 2/11: archive table dbo.DataLineage
-- effects: archives:dbo.DataLineage, scans:dbo.DataLineage
-- strandline:statement 2.1
CREATE TABLE IF NOT EXISTS "strandline"."archive_DataLineage_0e08703179" ("strandline_cycle" BIGINT NOT NULL, "DataLineageID" INTEGER, "ProcessingStepID" INTEGER, "MetaDataID" INTEGER, "Role" VARCHAR);
-- strandline:statement 2.2
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_DataLineage_0e08703179', COALESCE(MAX("cycle"), 0) + 1, 'table', 'dbo.DataLineage', 'strandline.archive_DataLineage_0e08703179', '1.6.0', '1.5.0', '', make_timestamp(epoch_us(CURRENT_TIMESTAMP)), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_DataLineage_0e08703179';
-- strandline:statement 2.3
INSERT INTO "strandline"."archive_DataLineage_0e08703179" ("strandline_cycle", "DataLineageID", "ProcessingStepID", "MetaDataID", "Role")
SELECT (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_DataLineage_0e08703179' AND "state" = 'archived'), t."DataLineageID", t."ProcessingStepID", t."MetaDataID", t."Role"
FROM "dbo"."DataLineage" AS t;

-- strandline:step 3/11: archive table dbo.ProcessingStep
-- effects: archives:dbo.ProcessingStep, scans:dbo.ProcessingStep
-- strandline:statement 3.1
CREATE TABLE IF NOT EXISTS "strandline"."archive_ProcessingStep_415cb6dcf2" ("strandline_cycle" BIGINT NOT NULL, "ProcessingStepID" INTEGER, "Name" VARCHAR, "Description" VARCHAR, "MethodName" VARCHAR, "MethodVersion" VARCHAR, "Parameters" VARCHAR, "ExecutedAt" TIMESTAMP, "ExecutedByPersonID" INTEGER);
-- strandline:statement 3.2
INSERT INTO "strandline"."archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_ProcessingStep_415cb6dcf2', COALESCE(MAX("cycle"), 0) + 1, 'table', 'dbo.ProcessingStep', 'strandline.archive_ProcessingStep_415cb6dcf2', '1.6.0', '1.5.0', '', make_timestamp(epoch_us(CURRENT_TIMESTAMP)), 'archived'
FROM "strandline"."archive" WHERE "component" = 'water' AND "archive" = 'archive_ProcessingStep_415cb6dcf2';
-- strandline:statement 3.3
INSERT INTO "strandline"."archive_ProcessingStep_415cb6dcf2" ("strandline_cycle", "ProcessingStepID", "Name", "Description", "MethodName", "MethodVersion", "Parameters", "ExecutedAt", "ExecutedByPersonID")
SELECT (SELECT MAX("cycle") FROM "strandline"."archive"
  WHERE "component" = 'water' AND "archive" = 'archive_ProcessingStep_415cb6dcf2' AND "state" = 'archived'), t."ProcessingStepID", t."Name", t."Description", t."MethodName", t."MethodVersion", t."Parameters", t."ExecutedAt", t."ExecutedByPersonID"
FROM "dbo"."ProcessingStep" AS t;

-- strandline:step 4/11: put aside the rows of dbo.EquipmentEventMetaData, dbo.IngestionRoute, dbo.MetaData, dbo.Value, dbo.ValueArray, dbo.ValueImage, dbo.ValueSpectrum
-- effects: may-fail:dbo.SchemaVersion, breaks-clients:dbo.MetaData.ProcessingDegree, breaks-clients:dbo.DataLineage, breaks-clients:dbo.ProcessingStep, rewrites:dbo.EquipmentEventMetaData, locks-writers:dbo.EquipmentEventMetaData, rewrites:dbo.IngestionRoute, locks-writers:dbo.IngestionRoute, rewrites:dbo.MetaData, locks-writers:dbo.MetaData, rewrites:dbo.Value, locks-writers:dbo.Value, rewrites:dbo.ValueArray, locks-writers:dbo.ValueArray, rewrites:dbo.ValueImage, locks-writers:dbo.ValueImage, rewrites:dbo.ValueSpectrum, locks-writers:dbo.ValueSpectrum
-- strandline:statement 4.1
CREATE TABLE "dbo"."strandline_stash_MetaData" AS SELECT * FROM "dbo"."MetaData";
-- strandline:statement 4.2
CREATE TABLE "dbo"."strandline_stash_EquipmentEventMetaData" AS SELECT * FROM "dbo"."EquipmentEventMetaData";
-- strandline:statement 4.3
CREATE TABLE "dbo"."strandline_stash_IngestionRoute" AS SELECT * FROM "dbo"."IngestionRoute";
-- strandline:statement 4.4
CREATE TABLE "dbo"."strandline_stash_Value" AS SELECT * FROM "dbo"."Value";
-- strandline:statement 4.5
CREATE TABLE "dbo"."strandline_stash_ValueArray" AS SELECT * FROM "dbo"."ValueArray";
-- strandline:statement 4.6
CREATE TABLE "dbo"."strandline_stash_ValueImage" AS SELECT * FROM "dbo"."ValueImage";
-- strandline:statement 4.7
CREATE TABLE "dbo"."strandline_stash_ValueSpectrum" AS SELECT * FROM "dbo"."ValueSpectrum";
-- strandline:statement 4.8
DROP TABLE "dbo"."DataLineage";
-- strandline:statement 4.9
DROP SEQUENCE "dbo"."strandline_seq_DataLineage_DataLineageID";
-- strandline:statement 4.10
DROP TABLE "dbo"."ProcessingStep";
-- strandline:statement 4.11
DROP SEQUENCE "dbo"."strandline_seq_ProcessingStep_ProcessingStepID";
-- strandline:statement 4.12
DROP TABLE "dbo"."ValueSpectrum";
-- strandline:statement 4.13
DROP TABLE "dbo"."ValueImage";
-- strandline:statement 4.14
DROP TABLE "dbo"."ValueArray";
-- strandline:statement 4.15
DROP TABLE "dbo"."Value";
-- strandline:statement 4.16
DROP TABLE "dbo"."IngestionRoute";
-- strandline:statement 4.17
DROP TABLE "dbo"."EquipmentEventMetaData";
-- strandline:statement 4.18
DROP TABLE "dbo"."MetaData";
-- strandline:statement 4.19
DELETE FROM "dbo"."SchemaVersion" WHERE "Version" = '1.6.0';

-- strandline:step 5/11: rebuild dbo.MetaData
-- strandline:statement 5.1
CREATE SCHEMA IF NOT EXISTS "dbo";
-- strandline:statement 5.2
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
-- strandline:statement 5.3
INSERT INTO "dbo"."MetaData" ("MetaDataID", "ProjectID", "ContactID", "EquipmentID", "VariableID", "ProcedureID", "UnitID", "PurposeID", "SamplingLocationID", "ConditionID", "ValueTypeID", "WavelengthAxisID", "DataProvenanceID", "CampaignID", "SampleID", "LaboratoryID", "AnalystPersonID")
SELECT s."MetaDataID", s."ProjectID", s."ContactID", s."EquipmentID", s."VariableID", s."ProcedureID", s."UnitID", s."PurposeID", s."SamplingLocationID", s."ConditionID", s."ValueTypeID", s."WavelengthAxisID", s."DataProvenanceID", s."CampaignID", s."SampleID", s."LaboratoryID", s."AnalystPersonID"
FROM "dbo"."strandline_stash_MetaData" AS s;
-- strandline:statement 5.4
DROP TABLE "dbo"."strandline_stash_MetaData";
-- strandline:statement 5.5
CREATE INDEX "IX_MetaData_SamplingLocationID_VariableID" ON "dbo"."MetaData" ("SamplingLocationID", "VariableID");
-- strandline:statement 5.6
CREATE INDEX "IX_MetaData_EquipmentID_VariableID" ON "dbo"."MetaData" ("EquipmentID", "VariableID");
-- strandline:statement 5.7
CREATE INDEX "IX_MetaData_ProjectID" ON "dbo"."MetaData" ("ProjectID");
-- strandline:statement 5.8
COMMENT ON TABLE "dbo"."MetaData" IS 'The hub: one row is the context of one series (what, where, with what, by whom, why), and every stored value points to one row.';
-- strandline:statement 5.9
COMMENT ON COLUMN "dbo"."MetaData"."MetaDataID" IS 'Surrogate key of the series.';
-- strandline:statement 5.10
COMMENT ON COLUMN "dbo"."MetaData"."ProjectID" IS 'Project under which the series was recorded.';
-- strandline:statement 5.11
COMMENT ON COLUMN "dbo"."MetaData"."ContactID" IS 'Person responsible for the series.';
-- strandline:statement 5.12
COMMENT ON COLUMN "dbo"."MetaData"."EquipmentID" IS 'Instrument that produced the series; empty when none is known.';
-- strandline:statement 5.13
COMMENT ON COLUMN "dbo"."MetaData"."VariableID" IS 'Variable that the values are of.';
-- strandline:statement 5.14
COMMENT ON COLUMN "dbo"."MetaData"."ProcedureID" IS 'Procedure followed.';
-- strandline:statement 5.15
COMMENT ON COLUMN "dbo"."MetaData"."UnitID" IS 'Unit that the values are stored in; overrides the variable''s usual unit.';
-- strandline:statement 5.16
COMMENT ON COLUMN "dbo"."MetaData"."PurposeID" IS 'Why the series was recorded.';
-- strandline:statement 5.17
COMMENT ON COLUMN "dbo"."MetaData"."SamplingLocationID" IS 'Where the series was recorded.';
-- strandline:statement 5.18
COMMENT ON COLUMN "dbo"."MetaData"."ConditionID" IS 'Weather for which the series was recorded; empty when it covers all weathers.';
-- strandline:statement 5.19
COMMENT ON COLUMN "dbo"."MetaData"."ValueTypeID" IS 'Shape of the series, which says which table holds its values; 1 (Scalar) unless stated.';
-- strandline:statement 5.20
COMMENT ON COLUMN "dbo"."MetaData"."WavelengthAxisID" IS 'Wavelength axis of a spectral series; empty for every other shape.';
-- strandline:statement 5.21
COMMENT ON COLUMN "dbo"."MetaData"."DataProvenanceID" IS 'Origin of the series; empty while it has not been classified.';
-- strandline:statement 5.22
COMMENT ON COLUMN "dbo"."MetaData"."CampaignID" IS 'Campaign that the series belongs to; empty when it belongs to none.';
-- strandline:statement 5.23
COMMENT ON COLUMN "dbo"."MetaData"."SampleID" IS 'Sample that was analysed; lab series only.';
-- strandline:statement 5.24
COMMENT ON COLUMN "dbo"."MetaData"."LaboratoryID" IS 'Laboratory that did the analysis; lab series only.';
-- strandline:statement 5.25
COMMENT ON COLUMN "dbo"."MetaData"."AnalystPersonID" IS 'Person who did the analysis; lab series only.';

-- strandline:step 6/11: rebuild dbo.EquipmentEventMetaData
-- strandline:statement 6.1
CREATE TABLE "dbo"."EquipmentEventMetaData" (
    "EquipmentEventID" INTEGER NOT NULL,
    "MetaDataID" INTEGER NOT NULL,
    "Role" VARCHAR,
    CONSTRAINT "PK_EquipmentEventMetaData" PRIMARY KEY ("EquipmentEventID", "MetaDataID"),
    CONSTRAINT "FK_EquipmentEventMetaData_EquipmentEvent" FOREIGN KEY ("EquipmentEventID") REFERENCES "dbo"."EquipmentEvent" ("EquipmentEventID"),
    CONSTRAINT "FK_EquipmentEventMetaData_MetaData" FOREIGN KEY ("MetaDataID") REFERENCES "dbo"."MetaData" ("MetaDataID")
);
-- strandline:statement 6.2
INSERT INTO "dbo"."EquipmentEventMetaData" ("EquipmentEventID", "MetaDataID", "Role")
SELECT s."EquipmentEventID", s."MetaDataID", s."Role"
FROM "dbo"."strandline_stash_EquipmentEventMetaData" AS s;
-- strandline:statement 6.3
DROP TABLE "dbo"."strandline_stash_EquipmentEventMetaData";
-- strandline:statement 6.4
COMMENT ON TABLE "dbo"."EquipmentEventMetaData" IS 'Series that belong to an event, such as the reference and the sensor reading of a calibration.';
-- strandline:statement 6.5
COMMENT ON COLUMN "dbo"."EquipmentEventMetaData"."EquipmentEventID" IS 'Event that the series belongs to.';
-- strandline:statement 6.6
COMMENT ON COLUMN "dbo"."EquipmentEventMetaData"."MetaDataID" IS 'Series recorded for the event.';
-- strandline:statement 6.7
COMMENT ON COLUMN "dbo"."EquipmentEventMetaData"."Role" IS 'Part the series plays, for example Reference Standard or Sensor Under Test.';

-- strandline:step 7/11: rebuild dbo.IngestionRoute
-- strandline:statement 7.1
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
-- strandline:statement 7.2
INSERT INTO "dbo"."IngestionRoute" ("IngestionRouteID", "EquipmentID", "VariableID", "CampaignID", "DataProvenanceID", "ProcessingDegree", "MetaDataID", "ValidFrom", "ValidTo", "CreatedAt", "CreatedByPersonID", "Notes")
SELECT s."IngestionRouteID", s."EquipmentID", s."VariableID", s."CampaignID", s."DataProvenanceID", s."ProcessingDegree", s."MetaDataID", s."ValidFrom", s."ValidTo", s."CreatedAt", s."CreatedByPersonID", s."Notes"
FROM "dbo"."strandline_stash_IngestionRoute" AS s;
-- strandline:statement 7.3
DROP TABLE "dbo"."strandline_stash_IngestionRoute";
-- strandline:statement 7.4
CREATE INDEX "IX_IngestionRoute_EquipmentID_VariableID_DataProvenanc_02bc7a3d" ON "dbo"."IngestionRoute" ("EquipmentID", "VariableID", "DataProvenanceID", "ProcessingDegree", "ValidFrom");
-- strandline:statement 7.5
COMMENT ON TABLE "dbo"."IngestionRoute" IS 'Rules that say which series incoming sensor data belong to, by instrument, variable and time.';
-- strandline:statement 7.6
COMMENT ON COLUMN "dbo"."IngestionRoute"."IngestionRouteID" IS 'Surrogate key of the route.';
-- strandline:statement 7.7
COMMENT ON COLUMN "dbo"."IngestionRoute"."EquipmentID" IS 'Instrument that sends the data.';
-- strandline:statement 7.8
COMMENT ON COLUMN "dbo"."IngestionRoute"."VariableID" IS 'Variable that is sent.';
-- strandline:statement 7.9
COMMENT ON COLUMN "dbo"."IngestionRoute"."CampaignID" IS 'Campaign that the route serves; told in messages, no part of the lookup.';
-- strandline:statement 7.10
COMMENT ON COLUMN "dbo"."IngestionRoute"."DataProvenanceID" IS 'Origin that the data must have; 1 (Sensor) unless stated.';
-- strandline:statement 7.11
COMMENT ON COLUMN "dbo"."IngestionRoute"."ProcessingDegree" IS 'Degree of processing that the data must have; Raw unless stated.';
-- strandline:statement 7.12
COMMENT ON COLUMN "dbo"."IngestionRoute"."MetaDataID" IS 'Series that the data are written to.';
-- strandline:statement 7.13
COMMENT ON COLUMN "dbo"."IngestionRoute"."ValidFrom" IS 'First instant at which the route holds, in UTC; included.';
-- strandline:statement 7.14
COMMENT ON COLUMN "dbo"."IngestionRoute"."ValidTo" IS 'End of the route, in UTC; excluded. Empty while the route is active.';
-- strandline:statement 7.15
COMMENT ON COLUMN "dbo"."IngestionRoute"."CreatedAt" IS 'Instant at which the route was recorded, in UTC.';
-- strandline:statement 7.16
COMMENT ON COLUMN "dbo"."IngestionRoute"."CreatedByPersonID" IS 'Person who made the route.';
-- strandline:statement 7.17
COMMENT ON COLUMN "dbo"."IngestionRoute"."Notes" IS 'Why the route was made or closed.';

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
