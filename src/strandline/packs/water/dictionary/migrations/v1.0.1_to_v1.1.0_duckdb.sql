-- Migration: v1.0.1 → v1.1.0
-- Component: water on duckdb
-- Description: Data shapes: value types, wavelength axes, spectra, images and arrays
-- Rollback: v1.1.0_to_v1.0.1_duckdb_rollback.sql
-- Author: Strandline water pack
-- Date: 2026-04-07
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: NONE

-- strandline:before
SET wal_autocheckpoint = '0KB';
-- strandline:begin
BEGIN TRANSACTION;
-- strandline:step 1/1: rebuild dbo.MetaData, dbo.Value
-- effects: may-fail:dbo.ValueType, scans:dbo.MetaData, may-fail:dbo.MetaData, may-fail:dbo.SchemaVersion, rewrites:dbo.MetaData, locks-writers:dbo.MetaData, rewrites:dbo.Value, locks-writers:dbo.Value
-- strandline:statement 1.1
CREATE TABLE "dbo"."strandline_stash_MetaData" AS SELECT * FROM "dbo"."MetaData";
-- strandline:statement 1.2
CREATE TABLE "dbo"."strandline_stash_Value" AS SELECT * FROM "dbo"."Value";
-- strandline:statement 1.3
DROP TABLE "dbo"."Value";
-- strandline:statement 1.4
DROP TABLE "dbo"."MetaData";
-- strandline:statement 1.5
CREATE SCHEMA IF NOT EXISTS "dbo";
-- strandline:statement 1.6
CREATE TABLE "dbo"."ValueType" (
    "ValueTypeID" INTEGER NOT NULL,
    "ValueTypeName" VARCHAR NOT NULL,
    "ValueTableName" VARCHAR NOT NULL,
    CONSTRAINT "PK_ValueType" PRIMARY KEY ("ValueTypeID")
);
-- strandline:statement 1.7
COMMENT ON TABLE "dbo"."ValueType" IS 'Shapes of data that a series can have; each shape is stored in a table of its own.';
-- strandline:statement 1.8
COMMENT ON COLUMN "dbo"."ValueType"."ValueTypeID" IS 'Fixed key of the shape: 1 Scalar, 2 Spectrum, 3 Image, 4 Array.';
-- strandline:statement 1.9
COMMENT ON COLUMN "dbo"."ValueType"."ValueTypeName" IS 'Name of the shape.';
-- strandline:statement 1.10
COMMENT ON COLUMN "dbo"."ValueType"."ValueTableName" IS 'Table that holds the values of this shape.';
-- strandline:statement 1.11
INSERT INTO "dbo"."ValueType" ("ValueTypeID", "ValueTypeName", "ValueTableName") VALUES (1, 'Scalar', 'Value');
-- strandline:statement 1.12
INSERT INTO "dbo"."ValueType" ("ValueTypeID", "ValueTypeName", "ValueTableName") VALUES (2, 'Spectrum', 'ValueSpectrum');
-- strandline:statement 1.13
INSERT INTO "dbo"."ValueType" ("ValueTypeID", "ValueTypeName", "ValueTableName") VALUES (3, 'Image', 'ValueImage');
-- strandline:statement 1.14
INSERT INTO "dbo"."ValueType" ("ValueTypeID", "ValueTypeName", "ValueTableName") VALUES (4, 'Array', 'ValueArray');
-- strandline:statement 1.15
CREATE SCHEMA IF NOT EXISTS "dbo";
-- strandline:statement 1.16
CREATE SEQUENCE "dbo"."strandline_seq_WavelengthAxis_WavelengthAxisID" START 1 INCREMENT 1;
-- strandline:statement 1.17
CREATE TABLE "dbo"."WavelengthAxis" (
    "WavelengthAxisID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_WavelengthAxis_WavelengthAxisID"') NOT NULL,
    "Name" VARCHAR NOT NULL,
    "Description" VARCHAR,
    "NumberOfChannels" INTEGER NOT NULL,
    "MinWavelength_nm" DOUBLE NOT NULL,
    "MaxWavelength_nm" DOUBLE NOT NULL,
    CONSTRAINT "PK_WavelengthAxis" PRIMARY KEY ("WavelengthAxisID")
);
-- strandline:statement 1.18
COMMENT ON TABLE "dbo"."WavelengthAxis" IS 'Wavelength axes of spectrophotometers; series recorded on the same grid share one axis.';
-- strandline:statement 1.19
COMMENT ON COLUMN "dbo"."WavelengthAxis"."WavelengthAxisID" IS 'Surrogate key of the axis.';
-- strandline:statement 1.20
COMMENT ON COLUMN "dbo"."WavelengthAxis"."Name" IS 'Name of the axis, for example 200-750 nm in 2.5 nm steps.';
-- strandline:statement 1.21
COMMENT ON COLUMN "dbo"."WavelengthAxis"."Description" IS 'Instrument family, path length or other particulars.';
-- strandline:statement 1.22
COMMENT ON COLUMN "dbo"."WavelengthAxis"."NumberOfChannels" IS 'Number of bins on the axis.';
-- strandline:statement 1.23
COMMENT ON COLUMN "dbo"."WavelengthAxis"."MinWavelength_nm" IS 'Shortest wavelength in nanometres (nm).';
-- strandline:statement 1.24
COMMENT ON COLUMN "dbo"."WavelengthAxis"."MaxWavelength_nm" IS 'Longest wavelength in nanometres (nm).';
-- strandline:statement 1.25
CREATE SCHEMA IF NOT EXISTS "dbo";
-- strandline:statement 1.26
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
    CONSTRAINT "FK_MetaData_WavelengthAxis" FOREIGN KEY ("WavelengthAxisID") REFERENCES "dbo"."WavelengthAxis" ("WavelengthAxisID")
);
-- strandline:statement 1.27
INSERT INTO "dbo"."MetaData" ("MetaDataID", "ProjectID", "ContactID", "EquipmentID", "VariableID", "ProcedureID", "UnitID", "PurposeID", "SamplingLocationID", "ConditionID")
SELECT s."MetaDataID", s."ProjectID", s."ContactID", s."EquipmentID", s."VariableID", s."ProcedureID", s."UnitID", s."PurposeID", s."SamplingLocationID", s."ConditionID"
FROM "dbo"."strandline_stash_MetaData" AS s;
-- strandline:statement 1.28
DROP TABLE "dbo"."strandline_stash_MetaData";
-- strandline:statement 1.29
CREATE INDEX "IX_MetaData_SamplingLocationID_VariableID" ON "dbo"."MetaData" ("SamplingLocationID", "VariableID");
-- strandline:statement 1.30
CREATE INDEX "IX_MetaData_EquipmentID_VariableID" ON "dbo"."MetaData" ("EquipmentID", "VariableID");
-- strandline:statement 1.31
CREATE INDEX "IX_MetaData_ProjectID" ON "dbo"."MetaData" ("ProjectID");
-- strandline:statement 1.32
COMMENT ON TABLE "dbo"."MetaData" IS 'The hub: one row is the context of one series (what, where, with what, by whom, why), and every stored value points to one row.';
-- strandline:statement 1.33
COMMENT ON COLUMN "dbo"."MetaData"."MetaDataID" IS 'Surrogate key of the series.';
-- strandline:statement 1.34
COMMENT ON COLUMN "dbo"."MetaData"."ProjectID" IS 'Project under which the series was recorded.';
-- strandline:statement 1.35
COMMENT ON COLUMN "dbo"."MetaData"."ContactID" IS 'Person responsible for the series.';
-- strandline:statement 1.36
COMMENT ON COLUMN "dbo"."MetaData"."EquipmentID" IS 'Instrument that produced the series; empty when none is known.';
-- strandline:statement 1.37
COMMENT ON COLUMN "dbo"."MetaData"."VariableID" IS 'Variable that the values are of.';
-- strandline:statement 1.38
COMMENT ON COLUMN "dbo"."MetaData"."ProcedureID" IS 'Procedure followed.';
-- strandline:statement 1.39
COMMENT ON COLUMN "dbo"."MetaData"."UnitID" IS 'Unit that the values are stored in; overrides the variable''s usual unit.';
-- strandline:statement 1.40
COMMENT ON COLUMN "dbo"."MetaData"."PurposeID" IS 'Why the series was recorded.';
-- strandline:statement 1.41
COMMENT ON COLUMN "dbo"."MetaData"."SamplingLocationID" IS 'Where the series was recorded.';
-- strandline:statement 1.42
COMMENT ON COLUMN "dbo"."MetaData"."ConditionID" IS 'Weather for which the series was recorded; empty when it covers all weathers.';
-- strandline:statement 1.43
COMMENT ON COLUMN "dbo"."MetaData"."ValueTypeID" IS 'Shape of the series, which says which table holds its values; 1 (Scalar) unless stated.';
-- strandline:statement 1.44
COMMENT ON COLUMN "dbo"."MetaData"."WavelengthAxisID" IS 'Wavelength axis of a spectral series; empty for every other shape.';
-- strandline:statement 1.45
INSERT INTO "dbo"."SchemaVersion" ("Version", "Description", "MigrationScript") VALUES ('1.1.0', 'Data shapes: value types, wavelength axes, spectra, images and arrays', 'v1.0.1_to_v1.1.0_duckdb.sql');
-- strandline:statement 1.46
CREATE SCHEMA IF NOT EXISTS "dbo";
-- strandline:statement 1.47
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
-- strandline:statement 1.48
INSERT INTO "dbo"."Value" ("MetaDataID", "tstamp", "Value", "QualityCode", "CommentID")
SELECT s."MetaDataID", s."tstamp", s."Value", s."QualityCode", s."CommentID"
FROM "dbo"."strandline_stash_Value" AS s;
-- strandline:statement 1.49
DROP TABLE "dbo"."strandline_stash_Value";
-- strandline:statement 1.50
CREATE INDEX "IX_Value_tstamp" ON "dbo"."Value" ("tstamp");
-- strandline:statement 1.51
COMMENT ON TABLE "dbo"."Value" IS 'Scalar time series: one number per series and instant.';
-- strandline:statement 1.52
COMMENT ON COLUMN "dbo"."Value"."MetaDataID" IS 'Series that the value belongs to.';
-- strandline:statement 1.53
COMMENT ON COLUMN "dbo"."Value"."tstamp" IS 'Instant of the value, in UTC, stored without a zone.';
-- strandline:statement 1.54
COMMENT ON COLUMN "dbo"."Value"."Value" IS 'The number, in the unit of the series; empty when the instrument gave none.';
-- strandline:statement 1.55
COMMENT ON COLUMN "dbo"."Value"."QualityCode" IS 'Quality of the value: 1 accepted, 2 suspect, 3 rejected, 4 below the limit of detection, 5 above range, 6 outlier; empty when it was not assessed. The column is a free integer.';
-- strandline:statement 1.56
COMMENT ON COLUMN "dbo"."Value"."CommentID" IS 'Remark about the value.';
-- strandline:statement 1.57
CREATE SCHEMA IF NOT EXISTS "dbo";
-- strandline:statement 1.58
CREATE TABLE "dbo"."ValueArray" (
    "MetaDataID" INTEGER NOT NULL,
    "tstamp" TIMESTAMP NOT NULL,
    "ArrayIndex" INTEGER NOT NULL,
    "Value" DOUBLE,
    "QualityCode" INTEGER,
    CONSTRAINT "PK_ValueArray" PRIMARY KEY ("MetaDataID", "tstamp", "ArrayIndex"),
    CONSTRAINT "FK_ValueArray_MetaData" FOREIGN KEY ("MetaDataID") REFERENCES "dbo"."MetaData" ("MetaDataID")
);
-- strandline:statement 1.59
COMMENT ON TABLE "dbo"."ValueArray" IS 'Arrays of any length: one row per series, instant and position.';
-- strandline:statement 1.60
COMMENT ON COLUMN "dbo"."ValueArray"."MetaDataID" IS 'Series that the array belongs to.';
-- strandline:statement 1.61
COMMENT ON COLUMN "dbo"."ValueArray"."tstamp" IS 'Instant of the array, in UTC, stored without a zone.';
-- strandline:statement 1.62
COMMENT ON COLUMN "dbo"."ValueArray"."ArrayIndex" IS 'Position within the array, counted from 0.';
-- strandline:statement 1.63
COMMENT ON COLUMN "dbo"."ValueArray"."Value" IS 'The number at this position, in the unit of the series.';
-- strandline:statement 1.64
COMMENT ON COLUMN "dbo"."ValueArray"."QualityCode" IS 'Quality of the value: 1 accepted, 2 suspect, 3 rejected, 4 below the limit of detection, 5 above range, 6 outlier; empty when it was not assessed. The column is a free integer.';
-- strandline:statement 1.65
CREATE SCHEMA IF NOT EXISTS "dbo";
-- strandline:statement 1.66
CREATE SEQUENCE "dbo"."strandline_seq_ValueImage_ValueImageID" START 1 INCREMENT 1;
-- strandline:statement 1.67
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
-- strandline:statement 1.68
CREATE INDEX "IX_ValueImage_MetaDataID_tstamp" ON "dbo"."ValueImage" ("MetaDataID", "tstamp");
-- strandline:statement 1.69
COMMENT ON TABLE "dbo"."ValueImage" IS 'Images: one row per series and instant; the picture itself lies in a storage backend.';
-- strandline:statement 1.70
COMMENT ON COLUMN "dbo"."ValueImage"."ValueImageID" IS 'Surrogate key of the image.';
-- strandline:statement 1.71
COMMENT ON COLUMN "dbo"."ValueImage"."MetaDataID" IS 'Series that the image belongs to.';
-- strandline:statement 1.72
COMMENT ON COLUMN "dbo"."ValueImage"."tstamp" IS 'Instant of the image, in UTC, stored without a zone.';
-- strandline:statement 1.73
COMMENT ON COLUMN "dbo"."ValueImage"."ImageWidth" IS 'Width in pixels.';
-- strandline:statement 1.74
COMMENT ON COLUMN "dbo"."ValueImage"."ImageHeight" IS 'Height in pixels.';
-- strandline:statement 1.75
COMMENT ON COLUMN "dbo"."ValueImage"."NumberOfChannels" IS 'Colour channels: 1 for grey, 3 for colour.';
-- strandline:statement 1.76
COMMENT ON COLUMN "dbo"."ValueImage"."ImageFormat" IS 'File format, for example PNG, JPEG or TIFF.';
-- strandline:statement 1.77
COMMENT ON COLUMN "dbo"."ValueImage"."FileSizeBytes" IS 'Size of the file in bytes.';
-- strandline:statement 1.78
COMMENT ON COLUMN "dbo"."ValueImage"."StorageBackend" IS 'Kind of storage that StoragePath is to be read in.';
-- strandline:statement 1.79
COMMENT ON COLUMN "dbo"."ValueImage"."StoragePath" IS 'Path or key of the file within the backend.';
-- strandline:statement 1.80
COMMENT ON COLUMN "dbo"."ValueImage"."Thumbnail" IS 'Small preview, as the bytes of an image file.';
-- strandline:statement 1.81
COMMENT ON COLUMN "dbo"."ValueImage"."QualityCode" IS 'Quality of the value: 1 accepted, 2 suspect, 3 rejected, 4 below the limit of detection, 5 above range, 6 outlier; empty when it was not assessed. The column is a free integer.';
-- strandline:statement 1.82
CREATE SCHEMA IF NOT EXISTS "dbo";
-- strandline:statement 1.83
CREATE SEQUENCE "dbo"."strandline_seq_WavelengthBin_WavelengthBinID" START 1 INCREMENT 1;
-- strandline:statement 1.84
CREATE TABLE "dbo"."WavelengthBin" (
    "WavelengthBinID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_WavelengthBin_WavelengthBinID"') NOT NULL,
    "WavelengthAxisID" INTEGER NOT NULL,
    "BinIndex" INTEGER NOT NULL,
    "Wavelength_nm" DOUBLE NOT NULL,
    CONSTRAINT "PK_WavelengthBin" PRIMARY KEY ("WavelengthBinID"),
    CONSTRAINT "UQ_WavelengthBin_WavelengthAxisID_BinIndex" UNIQUE ("WavelengthAxisID", "BinIndex"),
    CONSTRAINT "FK_WavelengthBin_WavelengthAxis" FOREIGN KEY ("WavelengthAxisID") REFERENCES "dbo"."WavelengthAxis" ("WavelengthAxisID")
);
-- strandline:statement 1.85
COMMENT ON TABLE "dbo"."WavelengthBin" IS 'Single wavelengths of an axis, in order.';
-- strandline:statement 1.86
COMMENT ON COLUMN "dbo"."WavelengthBin"."WavelengthBinID" IS 'Surrogate key of the bin.';
-- strandline:statement 1.87
COMMENT ON COLUMN "dbo"."WavelengthBin"."WavelengthAxisID" IS 'Axis that the bin belongs to.';
-- strandline:statement 1.88
COMMENT ON COLUMN "dbo"."WavelengthBin"."BinIndex" IS 'Place of the bin on its axis, counted from 0.';
-- strandline:statement 1.89
COMMENT ON COLUMN "dbo"."WavelengthBin"."Wavelength_nm" IS 'Centre wavelength in nanometres (nm).';
-- strandline:statement 1.90
CREATE SCHEMA IF NOT EXISTS "dbo";
-- strandline:statement 1.91
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
-- strandline:statement 1.92
COMMENT ON TABLE "dbo"."ValueSpectrum" IS 'Spectra: one row per series, instant and wavelength bin, so that a whole spectrum lies together.';
-- strandline:statement 1.93
COMMENT ON COLUMN "dbo"."ValueSpectrum"."MetaDataID" IS 'Series that the spectrum belongs to.';
-- strandline:statement 1.94
COMMENT ON COLUMN "dbo"."ValueSpectrum"."tstamp" IS 'Instant of the spectrum, in UTC, stored without a zone.';
-- strandline:statement 1.95
COMMENT ON COLUMN "dbo"."ValueSpectrum"."WavelengthBinID" IS 'Wavelength that the number was measured at.';
-- strandline:statement 1.96
COMMENT ON COLUMN "dbo"."ValueSpectrum"."Value" IS 'Absorbance or intensity, in the unit of the series; empty bins are normal.';
-- strandline:statement 1.97
COMMENT ON COLUMN "dbo"."ValueSpectrum"."QualityCode" IS 'Quality of the value: 1 accepted, 2 suspect, 3 rejected, 4 below the limit of detection, 5 above range, 6 outlier; empty when it was not assessed. The column is a free integer.';

-- strandline:end
COMMIT;
