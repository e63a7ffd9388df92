-- Rollback: v1.1.0 → v1.0.1
-- Component: water on postgres
-- Description: Data shapes: value types, wavelength axes, spectra, images and arrays
-- Forward: v1.0.1_to_v1.1.0_postgres.sql
-- Author: Strandline water pack
-- Date: 2026-04-07
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: dbo.MetaData.WavelengthAxisID, dbo.MetaData.ValueTypeID, dbo.ValueType, dbo.ValueSpectrum, dbo.WavelengthBin, dbo.WavelengthAxis, dbo.ValueImage, dbo.ValueArray
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
-- strandline:step 1/16: delete reference row Version='1.1.0' from dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 1.1
DELETE FROM "dbo"."SchemaVersion" WHERE "Version" = '1.1.0';

-- strandline:step 2/16: drop foreign key FK_MetaData_WavelengthAxis on dbo.MetaData
-- effects: locks-readers:dbo.MetaData
-- strandline:statement 2.1
ALTER TABLE "dbo"."MetaData" DROP CONSTRAINT "FK_MetaData_WavelengthAxis";

-- strandline:step 3/16: drop foreign key FK_MetaData_ValueType on dbo.MetaData
-- effects: locks-readers:dbo.MetaData
-- strandline:statement 3.1
ALTER TABLE "dbo"."MetaData" DROP CONSTRAINT "FK_MetaData_ValueType";

-- strandline:step 4/16: drop foreign key FK_ValueSpectrum_WavelengthBin on dbo.ValueSpectrum
-- effects: locks-readers:dbo.ValueSpectrum
-- strandline:statement 4.1
ALTER TABLE "dbo"."ValueSpectrum" DROP CONSTRAINT "FK_ValueSpectrum_WavelengthBin";

-- strandline:step 5/16: drop foreign key FK_ValueSpectrum_MetaData on dbo.ValueSpectrum
-- effects: locks-readers:dbo.ValueSpectrum
-- strandline:statement 5.1
ALTER TABLE "dbo"."ValueSpectrum" DROP CONSTRAINT "FK_ValueSpectrum_MetaData";

-- strandline:step 6/16: drop foreign key FK_WavelengthBin_WavelengthAxis on dbo.WavelengthBin
-- effects: locks-readers:dbo.WavelengthBin
-- strandline:statement 6.1
ALTER TABLE "dbo"."WavelengthBin" DROP CONSTRAINT "FK_WavelengthBin_WavelengthAxis";

-- strandline:step 7/16: drop foreign key FK_ValueImage_MetaData on dbo.ValueImage
-- effects: locks-readers:dbo.ValueImage
-- strandline:statement 7.1
ALTER TABLE "dbo"."ValueImage" DROP CONSTRAINT "FK_ValueImage_MetaData";

-- strandline:step 8/16: drop foreign key FK_ValueArray_MetaData on dbo.ValueArray
-- effects: locks-readers:dbo.ValueArray
-- strandline:statement 8.1
ALTER TABLE "dbo"."ValueArray" DROP CONSTRAINT "FK_ValueArray_MetaData";

-- strandline:step 9/16: drop column dbo.MetaData.WavelengthAxisID
-- effects: locks-readers:dbo.MetaData, loses-data:dbo.MetaData.WavelengthAxisID, breaks-clients:dbo.MetaData.WavelengthAxisID
-- strandline:statement 9.1
ALTER TABLE "dbo"."MetaData" DROP COLUMN "WavelengthAxisID";

-- strandline:step 10/16: drop column dbo.MetaData.ValueTypeID
-- effects: locks-readers:dbo.MetaData, loses-data:dbo.MetaData.ValueTypeID, breaks-clients:dbo.MetaData.ValueTypeID
-- strandline:statement 10.1
ALTER TABLE "dbo"."MetaData" DROP COLUMN "ValueTypeID";

-- strandline:step 11/16: drop table dbo.ValueType
-- effects: loses-data:dbo.ValueType, breaks-clients:dbo.ValueType
-- strandline:statement 11.1
DROP TABLE "dbo"."ValueType";

-- strandline:step 12/16: drop table dbo.ValueSpectrum
-- effects: loses-data:dbo.ValueSpectrum, breaks-clients:dbo.ValueSpectrum
-- strandline:statement 12.1
DROP TABLE "dbo"."ValueSpectrum";

-- strandline:step 13/16: drop table dbo.WavelengthBin
-- effects: loses-data:dbo.WavelengthBin, breaks-clients:dbo.WavelengthBin
-- strandline:statement 13.1
DROP TABLE "dbo"."WavelengthBin";

-- strandline:step 14/16: drop table dbo.WavelengthAxis
-- effects: loses-data:dbo.WavelengthAxis, breaks-clients:dbo.WavelengthAxis
-- strandline:statement 14.1
DROP TABLE "dbo"."WavelengthAxis";

-- strandline:step 15/16: drop table dbo.ValueImage
-- effects: loses-data:dbo.ValueImage, breaks-clients:dbo.ValueImage
-- strandline:statement 15.1
DROP TABLE "dbo"."ValueImage";

-- strandline:step 16/16: drop table dbo.ValueArray
-- effects: loses-data:dbo.ValueArray, breaks-clients:dbo.ValueArray
-- strandline:statement 16.1
DROP TABLE "dbo"."ValueArray";

-- strandline:end
COMMIT;
