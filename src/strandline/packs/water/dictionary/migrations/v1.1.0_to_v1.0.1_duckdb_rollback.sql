-- Rollback: v1.1.0 → v1.0.1
-- Component: water on duckdb
-- Description: Data shapes: value types, wavelength axes, spectra, images and arrays
-- Forward: v1.0.1_to_v1.1.0_duckdb.sql
-- Author: Strandline water pack
-- Date: 2026-04-07
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: dbo.MetaData.WavelengthAxisID, dbo.MetaData.ValueTypeID, dbo.ValueType, dbo.ValueSpectrum, dbo.WavelengthBin, dbo.WavelengthAxis, dbo.ValueImage, dbo.ValueArray
-- Run by hand: duckdb -bail DB < FILE

-- strandline:before
SET wal_autocheckpoint = '0KB';
-- strandline:begin
BEGIN TRANSACTION;
-- strandline:step 1/3: put aside the rows of dbo.MetaData, dbo.Value
-- effects: may-fail:dbo.SchemaVersion, loses-data:dbo.MetaData.WavelengthAxisID, breaks-clients:dbo.MetaData.WavelengthAxisID, loses-data:dbo.MetaData.ValueTypeID, breaks-clients:dbo.MetaData.ValueTypeID, loses-data:dbo.ValueType, breaks-clients:dbo.ValueType, loses-data:dbo.ValueSpectrum, breaks-clients:dbo.ValueSpectrum, loses-data:dbo.WavelengthBin, breaks-clients:dbo.WavelengthBin, loses-data:dbo.WavelengthAxis, breaks-clients:dbo.WavelengthAxis, loses-data:dbo.ValueImage, breaks-clients:dbo.ValueImage, loses-data:dbo.ValueArray, breaks-clients:dbo.ValueArray, rewrites:dbo.MetaData, locks-writers:dbo.MetaData, rewrites:dbo.Value, locks-writers:dbo.Value
-- strandline:statement 1.1
CREATE TABLE "dbo"."strandline_stash_MetaData" AS SELECT * FROM "dbo"."MetaData";
-- strandline:statement 1.2
CREATE TABLE "dbo"."strandline_stash_Value" AS SELECT * FROM "dbo"."Value";
-- strandline:statement 1.3
DROP TABLE "dbo"."ValueArray";
-- strandline:statement 1.4
DROP TABLE "dbo"."ValueImage";
-- strandline:statement 1.5
DROP SEQUENCE "dbo"."strandline_seq_ValueImage_ValueImageID";
-- strandline:statement 1.6
DROP TABLE "dbo"."ValueSpectrum";
-- strandline:statement 1.7
DROP TABLE "dbo"."WavelengthBin";
-- strandline:statement 1.8
DROP SEQUENCE "dbo"."strandline_seq_WavelengthBin_WavelengthBinID";
-- strandline:statement 1.9
DROP TABLE "dbo"."Value";
-- strandline:statement 1.10
DROP TABLE "dbo"."MetaData";
-- strandline:statement 1.11
DROP TABLE "dbo"."WavelengthAxis";
-- strandline:statement 1.12
DROP SEQUENCE "dbo"."strandline_seq_WavelengthAxis_WavelengthAxisID";
-- strandline:statement 1.13
DROP TABLE "dbo"."ValueType";
-- strandline:statement 1.14
DELETE FROM "dbo"."SchemaVersion" WHERE "Version" = '1.1.0';

-- strandline:step 2/3: rebuild dbo.MetaData
-- strandline:statement 2.1
CREATE SCHEMA IF NOT EXISTS "dbo";
-- strandline:statement 2.2
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
    CONSTRAINT "PK_MetaData" PRIMARY KEY ("MetaDataID"),
    CONSTRAINT "FK_MetaData_Project" FOREIGN KEY ("ProjectID") REFERENCES "dbo"."Project" ("ProjectID"),
    CONSTRAINT "FK_MetaData_Contact" FOREIGN KEY ("ContactID") REFERENCES "dbo"."Contact" ("ContactID"),
    CONSTRAINT "FK_MetaData_Equipment" FOREIGN KEY ("EquipmentID") REFERENCES "dbo"."Equipment" ("EquipmentID"),
    CONSTRAINT "FK_MetaData_Variable" FOREIGN KEY ("VariableID") REFERENCES "dbo"."Variable" ("VariableID"),
    CONSTRAINT "FK_MetaData_Procedures" FOREIGN KEY ("ProcedureID") REFERENCES "dbo"."Procedures" ("ProcedureID"),
    CONSTRAINT "FK_MetaData_Unit" FOREIGN KEY ("UnitID") REFERENCES "dbo"."Unit" ("UnitID"),
    CONSTRAINT "FK_MetaData_Purpose" FOREIGN KEY ("PurposeID") REFERENCES "dbo"."Purpose" ("PurposeID"),
    CONSTRAINT "FK_MetaData_SamplingLocation" FOREIGN KEY ("SamplingLocationID") REFERENCES "dbo"."SamplingLocation" ("SamplingLocationID"),
    CONSTRAINT "FK_MetaData_WeatherCondition" FOREIGN KEY ("ConditionID") REFERENCES "dbo"."WeatherCondition" ("ConditionID")
);
-- strandline:statement 2.3
INSERT INTO "dbo"."MetaData" ("MetaDataID", "ProjectID", "ContactID", "EquipmentID", "VariableID", "ProcedureID", "UnitID", "PurposeID", "SamplingLocationID", "ConditionID")
SELECT s."MetaDataID", s."ProjectID", s."ContactID", s."EquipmentID", s."VariableID", s."ProcedureID", s."UnitID", s."PurposeID", s."SamplingLocationID", s."ConditionID"
FROM "dbo"."strandline_stash_MetaData" AS s;
-- strandline:statement 2.4
DROP TABLE "dbo"."strandline_stash_MetaData";
-- strandline:statement 2.5
CREATE INDEX "IX_MetaData_SamplingLocationID_VariableID" ON "dbo"."MetaData" ("SamplingLocationID", "VariableID");
-- strandline:statement 2.6
CREATE INDEX "IX_MetaData_EquipmentID_VariableID" ON "dbo"."MetaData" ("EquipmentID", "VariableID");
-- strandline:statement 2.7
CREATE INDEX "IX_MetaData_ProjectID" ON "dbo"."MetaData" ("ProjectID");
-- strandline:statement 2.8
COMMENT ON TABLE "dbo"."MetaData" IS 'The hub: one row is the context of one series (what, where, with what, by whom, why), and every stored value points to one row.';
-- strandline:statement 2.9
COMMENT ON COLUMN "dbo"."MetaData"."MetaDataID" IS 'Surrogate key of the series.';
-- strandline:statement 2.10
COMMENT ON COLUMN "dbo"."MetaData"."ProjectID" IS 'Project under which the series was recorded.';
-- strandline:statement 2.11
COMMENT ON COLUMN "dbo"."MetaData"."ContactID" IS 'Person responsible for the series.';
-- strandline:statement 2.12
COMMENT ON COLUMN "dbo"."MetaData"."EquipmentID" IS 'Instrument that produced the series; empty when none is known.';
-- strandline:statement 2.13
COMMENT ON COLUMN "dbo"."MetaData"."VariableID" IS 'Variable that the values are of.';
-- strandline:statement 2.14
COMMENT ON COLUMN "dbo"."MetaData"."ProcedureID" IS 'Procedure followed.';
-- strandline:statement 2.15
COMMENT ON COLUMN "dbo"."MetaData"."UnitID" IS 'Unit that the values are stored in; overrides the variable''s usual unit.';
-- strandline:statement 2.16
COMMENT ON COLUMN "dbo"."MetaData"."PurposeID" IS 'Why the series was recorded.';
-- strandline:statement 2.17
COMMENT ON COLUMN "dbo"."MetaData"."SamplingLocationID" IS 'Where the series was recorded.';
-- strandline:statement 2.18
COMMENT ON COLUMN "dbo"."MetaData"."ConditionID" IS 'Weather for which the series was recorded; empty when it covers all weathers.';

-- strandline:step 3/3: rebuild dbo.Value
-- strandline:statement 3.1
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
-- strandline:statement 3.2
INSERT INTO "dbo"."Value" ("MetaDataID", "tstamp", "Value", "QualityCode", "CommentID")
SELECT s."MetaDataID", s."tstamp", s."Value", s."QualityCode", s."CommentID"
FROM "dbo"."strandline_stash_Value" AS s;
-- strandline:statement 3.3
DROP TABLE "dbo"."strandline_stash_Value";
-- strandline:statement 3.4
CREATE INDEX "IX_Value_tstamp" ON "dbo"."Value" ("tstamp");
-- strandline:statement 3.5
COMMENT ON TABLE "dbo"."Value" IS 'Scalar time series: one number per series and instant.';
-- strandline:statement 3.6
COMMENT ON COLUMN "dbo"."Value"."MetaDataID" IS 'Series that the value belongs to.';
-- strandline:statement 3.7
COMMENT ON COLUMN "dbo"."Value"."tstamp" IS 'Instant of the value, in UTC, stored without a zone.';
-- strandline:statement 3.8
COMMENT ON COLUMN "dbo"."Value"."Value" IS 'The number, in the unit of the series; empty when the instrument gave none.';
-- strandline:statement 3.9
COMMENT ON COLUMN "dbo"."Value"."QualityCode" IS 'Quality of the value: 1 accepted, 2 suspect, 3 rejected, 4 below the limit of detection, 5 above range, 6 outlier; empty when it was not assessed. The column is a free integer.';
-- strandline:statement 3.10
COMMENT ON COLUMN "dbo"."Value"."CommentID" IS 'Remark about the value.';

-- strandline:end
COMMIT;
