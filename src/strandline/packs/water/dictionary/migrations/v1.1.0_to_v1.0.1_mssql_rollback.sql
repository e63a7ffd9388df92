-- Rollback: v1.1.0 → v1.0.1
-- Component: water on mssql
-- Description: Data shapes: value types, wavelength axes, spectra, images and arrays
-- Forward: v1.0.1_to_v1.1.0_mssql.sql
-- Author: Strandline water pack
-- Date: 2026-04-07
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: dbo.SchemaVersion, dbo.MetaData.WavelengthAxisID, dbo.MetaData.ValueTypeID, dbo.ValueType, dbo.ValueSpectrum, dbo.WavelengthBin, dbo.WavelengthAxis, dbo.ValueImage, dbo.ValueArray
-- Run by hand: sqlcmd -b -x -f 65001 -i FILE

-- strandline:before
SET NOCOUNT ON;
SET XACT_ABORT ON;
SET ANSI_NULLS, ANSI_PADDING, ANSI_WARNINGS, ARITHABORT, CONCAT_NULL_YIELDS_NULL, QUOTED_IDENTIFIER ON;
SET NUMERIC_ROUNDABORT OFF;
SET IMPLICIT_TRANSACTIONS OFF;
SET LOCK_TIMEOUT 10000
GO
-- strandline:begin
CREATE TABLE #strandline_run (started_at DATETIME2(0) NOT NULL)
GO
-- strandline:begin
BEGIN TRANSACTION
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:step 1/16: delete reference row Version='1.1.0' from dbo.SchemaVersion
-- effects: loses-data:dbo.SchemaVersion, may-fail:dbo.SchemaVersion
-- strandline:statement 1.1
DELETE FROM [dbo].[SchemaVersion] WHERE [Version] = N'1.1.0'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 2/16: drop foreign key FK_MetaData_WavelengthAxis on dbo.MetaData
-- strandline:statement 2.1
ALTER TABLE [dbo].[MetaData] DROP CONSTRAINT [FK_MetaData_WavelengthAxis]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 3/16: drop foreign key FK_MetaData_ValueType on dbo.MetaData
-- strandline:statement 3.1
ALTER TABLE [dbo].[MetaData] DROP CONSTRAINT [FK_MetaData_ValueType]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 4/16: drop foreign key FK_ValueSpectrum_WavelengthBin on dbo.ValueSpectrum
-- strandline:statement 4.1
ALTER TABLE [dbo].[ValueSpectrum] DROP CONSTRAINT [FK_ValueSpectrum_WavelengthBin]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 5/16: drop foreign key FK_ValueSpectrum_MetaData on dbo.ValueSpectrum
-- strandline:statement 5.1
ALTER TABLE [dbo].[ValueSpectrum] DROP CONSTRAINT [FK_ValueSpectrum_MetaData]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 6/16: drop foreign key FK_WavelengthBin_WavelengthAxis on dbo.WavelengthBin
-- strandline:statement 6.1
ALTER TABLE [dbo].[WavelengthBin] DROP CONSTRAINT [FK_WavelengthBin_WavelengthAxis]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 7/16: drop foreign key FK_ValueImage_MetaData on dbo.ValueImage
-- strandline:statement 7.1
ALTER TABLE [dbo].[ValueImage] DROP CONSTRAINT [FK_ValueImage_MetaData]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 8/16: drop foreign key FK_ValueArray_MetaData on dbo.ValueArray
-- strandline:statement 8.1
ALTER TABLE [dbo].[ValueArray] DROP CONSTRAINT [FK_ValueArray_MetaData]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 9/16: drop column dbo.MetaData.WavelengthAxisID
-- effects: locks-readers:dbo.MetaData, loses-data:dbo.MetaData.WavelengthAxisID, breaks-clients:dbo.MetaData.WavelengthAxisID
-- strandline:statement 9.1
ALTER TABLE [dbo].[MetaData] DROP COLUMN [WavelengthAxisID]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 10/16: drop column dbo.MetaData.ValueTypeID
-- effects: locks-readers:dbo.MetaData, loses-data:dbo.MetaData.ValueTypeID, breaks-clients:dbo.MetaData.ValueTypeID
-- strandline:statement 10.1
ALTER TABLE [dbo].[MetaData] DROP CONSTRAINT [DF_MetaData_ValueTypeID]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 10.2
ALTER TABLE [dbo].[MetaData] DROP COLUMN [ValueTypeID]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 11/16: drop table dbo.ValueType
-- effects: loses-data:dbo.ValueType, breaks-clients:dbo.ValueType
-- strandline:statement 11.1
DROP TABLE [dbo].[ValueType]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 12/16: drop table dbo.ValueSpectrum
-- effects: loses-data:dbo.ValueSpectrum, breaks-clients:dbo.ValueSpectrum
-- strandline:statement 12.1
DROP TABLE [dbo].[ValueSpectrum]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 13/16: drop table dbo.WavelengthBin
-- effects: loses-data:dbo.WavelengthBin, breaks-clients:dbo.WavelengthBin
-- strandline:statement 13.1
DROP TABLE [dbo].[WavelengthBin]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 14/16: drop table dbo.WavelengthAxis
-- effects: loses-data:dbo.WavelengthAxis, breaks-clients:dbo.WavelengthAxis
-- strandline:statement 14.1
DROP TABLE [dbo].[WavelengthAxis]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 15/16: drop table dbo.ValueImage
-- effects: loses-data:dbo.ValueImage, breaks-clients:dbo.ValueImage
-- strandline:statement 15.1
DROP TABLE [dbo].[ValueImage]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 16/16: drop table dbo.ValueArray
-- effects: loses-data:dbo.ValueArray, breaks-clients:dbo.ValueArray
-- strandline:statement 16.1
DROP TABLE [dbo].[ValueArray]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:end
COMMIT TRANSACTION;
DROP TABLE #strandline_run
GO
-- strandline:end
SET NOEXEC OFF;
IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
IF OBJECT_ID(N'tempdb..#strandline_run') IS NOT NULL
BEGIN
    DROP TABLE #strandline_run;
    RAISERROR(N'The script failed: everything it did was rolled back.', 16, 1);
END
GO
