-- Rollback: v1.1.0 → v1.0.1
-- Component: water on mssql
-- Description: Data shapes: value types, wavelength axes, spectra, images and arrays
-- Forward: v1.0.1_to_v1.1.0_mssql.sql
-- Author: Strandline water pack
-- Date: 2026-04-07
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: NONE
-- Archives: dbo.MetaData.ValueTypeID, dbo.MetaData.WavelengthAxisID, dbo.ValueType, dbo.ValueSpectrum, dbo.WavelengthBin, dbo.WavelengthAxis, dbo.ValueImage, dbo.ValueArray
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
-- strandline:step 1/24: archive column dbo.MetaData.ValueTypeID
-- effects: archives:dbo.MetaData.ValueTypeID, scans:dbo.MetaData
-- strandline:statement 1.1
IF SCHEMA_ID(N'strandline') IS NULL EXEC(N'CREATE SCHEMA [strandline]')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 1.2
IF OBJECT_ID(N'[strandline].[archive]', N'U') IS NULL
CREATE TABLE [strandline].[archive] ([component] NVARCHAR(100) NOT NULL, [archive] NVARCHAR(100) NOT NULL, [cycle] BIGINT NOT NULL, [kind] NVARCHAR(20) NOT NULL, [subject] NVARCHAR(400) NOT NULL, [location] NVARCHAR(200) NOT NULL, [from_version] NVARCHAR(100) NOT NULL, [to_version] NVARCHAR(100) NOT NULL, [run_id] NVARCHAR(36) NOT NULL, [archived_at] DATETIME2(6), [state] NVARCHAR(20) NOT NULL, [restored_at] DATETIME2(6), [restored_run] NVARCHAR(36), [restored_rows] BIGINT, [superseded_rows] BIGINT, [orphaned_rows] BIGINT, CONSTRAINT [PK_strandline_archive] PRIMARY KEY ([component], [archive], [cycle]))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 1.3
IF OBJECT_ID(N'[strandline].[archive_MetaData_ValueTypeID_8375b1f471]', N'U') IS NULL
CREATE TABLE [strandline].[archive_MetaData_ValueTypeID_8375b1f471] ([strandline_cycle] BIGINT NOT NULL, [MetaDataID] INT, [ValueTypeID] INT)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 1.4
INSERT INTO [strandline].[archive] ([component], [archive], [cycle], [kind], [subject], [location], [from_version], [to_version], [run_id], [archived_at], [state])
SELECT N'water', N'archive_MetaData_ValueTypeID_8375b1f471', COALESCE(MAX([cycle]), 0) + 1, N'column', N'dbo.MetaData.ValueTypeID', N'strandline.archive_MetaData_ValueTypeID_8375b1f471', N'1.1.0', N'1.0.1', N'', SYSUTCDATETIME(), N'archived'
FROM [strandline].[archive] WHERE [component] = N'water' AND [archive] = N'archive_MetaData_ValueTypeID_8375b1f471'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 1.5
INSERT INTO [strandline].[archive_MetaData_ValueTypeID_8375b1f471] ([strandline_cycle], [MetaDataID], [ValueTypeID])
SELECT (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_MetaData_ValueTypeID_8375b1f471' AND [state] = N'archived'), t.[MetaDataID], t.[ValueTypeID]
FROM [dbo].[MetaData] AS t
WHERE t.[ValueTypeID] IS NOT NULL
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 2/24: archive column dbo.MetaData.WavelengthAxisID
-- effects: archives:dbo.MetaData.WavelengthAxisID, scans:dbo.MetaData
-- strandline:statement 2.1
IF OBJECT_ID(N'[strandline].[archive_MetaData_WavelengthAxisID_33413ace76]', N'U') IS NULL
CREATE TABLE [strandline].[archive_MetaData_WavelengthAxisID_33413ace76] ([strandline_cycle] BIGINT NOT NULL, [MetaDataID] INT, [WavelengthAxisID] INT)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.2
INSERT INTO [strandline].[archive] ([component], [archive], [cycle], [kind], [subject], [location], [from_version], [to_version], [run_id], [archived_at], [state])
SELECT N'water', N'archive_MetaData_WavelengthAxisID_33413ace76', COALESCE(MAX([cycle]), 0) + 1, N'column', N'dbo.MetaData.WavelengthAxisID', N'strandline.archive_MetaData_WavelengthAxisID_33413ace76', N'1.1.0', N'1.0.1', N'', SYSUTCDATETIME(), N'archived'
FROM [strandline].[archive] WHERE [component] = N'water' AND [archive] = N'archive_MetaData_WavelengthAxisID_33413ace76'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.3
INSERT INTO [strandline].[archive_MetaData_WavelengthAxisID_33413ace76] ([strandline_cycle], [MetaDataID], [WavelengthAxisID])
SELECT (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_MetaData_WavelengthAxisID_33413ace76' AND [state] = N'archived'), t.[MetaDataID], t.[WavelengthAxisID]
FROM [dbo].[MetaData] AS t
WHERE t.[WavelengthAxisID] IS NOT NULL
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 3/24: drop foreign key FK_MetaData_WavelengthAxis on dbo.MetaData
-- strandline:statement 3.1
ALTER TABLE [dbo].[MetaData] DROP CONSTRAINT [FK_MetaData_WavelengthAxis]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 4/24: drop foreign key FK_MetaData_ValueType on dbo.MetaData
-- strandline:statement 4.1
ALTER TABLE [dbo].[MetaData] DROP CONSTRAINT [FK_MetaData_ValueType]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 5/24: drop foreign key FK_ValueSpectrum_WavelengthBin on dbo.ValueSpectrum
-- strandline:statement 5.1
ALTER TABLE [dbo].[ValueSpectrum] DROP CONSTRAINT [FK_ValueSpectrum_WavelengthBin]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 6/24: drop foreign key FK_ValueSpectrum_MetaData on dbo.ValueSpectrum
-- strandline:statement 6.1
ALTER TABLE [dbo].[ValueSpectrum] DROP CONSTRAINT [FK_ValueSpectrum_MetaData]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 7/24: drop foreign key FK_WavelengthBin_WavelengthAxis on dbo.WavelengthBin
-- strandline:statement 7.1
ALTER TABLE [dbo].[WavelengthBin] DROP CONSTRAINT [FK_WavelengthBin_WavelengthAxis]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 8/24: drop foreign key FK_ValueImage_MetaData on dbo.ValueImage
-- strandline:statement 8.1
ALTER TABLE [dbo].[ValueImage] DROP CONSTRAINT [FK_ValueImage_MetaData]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 9/24: drop foreign key FK_ValueArray_MetaData on dbo.ValueArray
-- strandline:statement 9.1
ALTER TABLE [dbo].[ValueArray] DROP CONSTRAINT [FK_ValueArray_MetaData]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 10/24: archive table dbo.ValueType
-- effects: archives:dbo.ValueType
-- strandline:statement 10.1
INSERT INTO [strandline].[archive] ([component], [archive], [cycle], [kind], [subject], [location], [from_version], [to_version], [run_id], [archived_at], [state])
SELECT N'water', N'archive_ValueType_1057e38762', COALESCE(MAX([cycle]), 0) + 1, N'table', N'dbo.ValueType', N'strandline.moved_ValueType_1057e38762', N'1.1.0', N'1.0.1', N'', SYSUTCDATETIME(), N'archived'
FROM [strandline].[archive] WHERE [component] = N'water' AND [archive] = N'archive_ValueType_1057e38762'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 11/24: archive table dbo.ValueSpectrum
-- effects: archives:dbo.ValueSpectrum
-- strandline:statement 11.1
INSERT INTO [strandline].[archive] ([component], [archive], [cycle], [kind], [subject], [location], [from_version], [to_version], [run_id], [archived_at], [state])
SELECT N'water', N'archive_ValueSpectrum_bc5b9e7148', COALESCE(MAX([cycle]), 0) + 1, N'table', N'dbo.ValueSpectrum', N'strandline.moved_ValueSpectrum_bc5b9e7148', N'1.1.0', N'1.0.1', N'', SYSUTCDATETIME(), N'archived'
FROM [strandline].[archive] WHERE [component] = N'water' AND [archive] = N'archive_ValueSpectrum_bc5b9e7148'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 12/24: archive table dbo.WavelengthBin
-- effects: archives:dbo.WavelengthBin
-- strandline:statement 12.1
INSERT INTO [strandline].[archive] ([component], [archive], [cycle], [kind], [subject], [location], [from_version], [to_version], [run_id], [archived_at], [state])
SELECT N'water', N'archive_WavelengthBin_868f56b841', COALESCE(MAX([cycle]), 0) + 1, N'table', N'dbo.WavelengthBin', N'strandline.moved_WavelengthBin_868f56b841', N'1.1.0', N'1.0.1', N'', SYSUTCDATETIME(), N'archived'
FROM [strandline].[archive] WHERE [component] = N'water' AND [archive] = N'archive_WavelengthBin_868f56b841'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 13/24: archive table dbo.WavelengthAxis
-- effects: archives:dbo.WavelengthAxis
-- strandline:statement 13.1
INSERT INTO [strandline].[archive] ([component], [archive], [cycle], [kind], [subject], [location], [from_version], [to_version], [run_id], [archived_at], [state])
SELECT N'water', N'archive_WavelengthAxis_9308e14b57', COALESCE(MAX([cycle]), 0) + 1, N'table', N'dbo.WavelengthAxis', N'strandline.moved_WavelengthAxis_9308e14b57', N'1.1.0', N'1.0.1', N'', SYSUTCDATETIME(), N'archived'
FROM [strandline].[archive] WHERE [component] = N'water' AND [archive] = N'archive_WavelengthAxis_9308e14b57'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 14/24: archive table dbo.ValueImage
-- effects: archives:dbo.ValueImage
-- strandline:statement 14.1
INSERT INTO [strandline].[archive] ([component], [archive], [cycle], [kind], [subject], [location], [from_version], [to_version], [run_id], [archived_at], [state])
SELECT N'water', N'archive_ValueImage_2c820046fb', COALESCE(MAX([cycle]), 0) + 1, N'table', N'dbo.ValueImage', N'strandline.moved_ValueImage_2c820046fb', N'1.1.0', N'1.0.1', N'', SYSUTCDATETIME(), N'archived'
FROM [strandline].[archive] WHERE [component] = N'water' AND [archive] = N'archive_ValueImage_2c820046fb'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 15/24: archive table dbo.ValueArray
-- effects: archives:dbo.ValueArray
-- strandline:statement 15.1
INSERT INTO [strandline].[archive] ([component], [archive], [cycle], [kind], [subject], [location], [from_version], [to_version], [run_id], [archived_at], [state])
SELECT N'water', N'archive_ValueArray_cb2ca419b6', COALESCE(MAX([cycle]), 0) + 1, N'table', N'dbo.ValueArray', N'strandline.moved_ValueArray_cb2ca419b6', N'1.1.0', N'1.0.1', N'', SYSUTCDATETIME(), N'archived'
FROM [strandline].[archive] WHERE [component] = N'water' AND [archive] = N'archive_ValueArray_cb2ca419b6'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 16/24: delete reference row Version='1.1.0' from dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 16.1
DELETE FROM [dbo].[SchemaVersion] WHERE [Version] = N'1.1.0'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 17/24: drop column dbo.MetaData.WavelengthAxisID
-- effects: locks-readers:dbo.MetaData, breaks-clients:dbo.MetaData.WavelengthAxisID
-- strandline:statement 17.1
ALTER TABLE [dbo].[MetaData] DROP COLUMN [WavelengthAxisID]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 18/24: drop column dbo.MetaData.ValueTypeID
-- effects: locks-readers:dbo.MetaData, breaks-clients:dbo.MetaData.ValueTypeID
-- strandline:statement 18.1
ALTER TABLE [dbo].[MetaData] DROP CONSTRAINT [DF_MetaData_ValueTypeID]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 18.2
ALTER TABLE [dbo].[MetaData] DROP COLUMN [ValueTypeID]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 19/24: drop table dbo.ValueType
-- effects: breaks-clients:dbo.ValueType
-- strandline:statement 19.1
ALTER TABLE [dbo].[ValueType] DROP CONSTRAINT [PK_ValueType]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 19.2
EXEC sys.sp_rename N'[dbo].[ValueType]', N'moved_ValueType_1057e38762', N'OBJECT'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 19.3
ALTER SCHEMA [strandline] TRANSFER [dbo].[moved_ValueType_1057e38762]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 20/24: drop table dbo.ValueSpectrum
-- effects: breaks-clients:dbo.ValueSpectrum
-- strandline:statement 20.1
ALTER TABLE [dbo].[ValueSpectrum] DROP CONSTRAINT [PK_ValueSpectrum]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 20.2
EXEC sys.sp_rename N'[dbo].[ValueSpectrum]', N'moved_ValueSpectrum_bc5b9e7148', N'OBJECT'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 20.3
ALTER SCHEMA [strandline] TRANSFER [dbo].[moved_ValueSpectrum_bc5b9e7148]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 21/24: drop table dbo.WavelengthBin
-- effects: breaks-clients:dbo.WavelengthBin
-- strandline:statement 21.1
ALTER TABLE [dbo].[WavelengthBin] DROP CONSTRAINT [UQ_WavelengthBin_WavelengthAxisID_BinIndex]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 21.2
ALTER TABLE [dbo].[WavelengthBin] DROP CONSTRAINT [PK_WavelengthBin]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 21.3
EXEC sys.sp_rename N'[dbo].[WavelengthBin]', N'moved_WavelengthBin_868f56b841', N'OBJECT'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 21.4
ALTER SCHEMA [strandline] TRANSFER [dbo].[moved_WavelengthBin_868f56b841]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 22/24: drop table dbo.WavelengthAxis
-- effects: breaks-clients:dbo.WavelengthAxis
-- strandline:statement 22.1
ALTER TABLE [dbo].[WavelengthAxis] DROP CONSTRAINT [PK_WavelengthAxis]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 22.2
EXEC sys.sp_rename N'[dbo].[WavelengthAxis]', N'moved_WavelengthAxis_9308e14b57', N'OBJECT'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 22.3
ALTER SCHEMA [strandline] TRANSFER [dbo].[moved_WavelengthAxis_9308e14b57]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 23/24: drop table dbo.ValueImage
-- effects: breaks-clients:dbo.ValueImage
-- strandline:statement 23.1
DROP INDEX [IX_ValueImage_MetaDataID_tstamp] ON [dbo].[ValueImage]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 23.2
ALTER TABLE [dbo].[ValueImage] DROP CONSTRAINT [UQ_ValueImage_MetaDataID_tstamp]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 23.3
ALTER TABLE [dbo].[ValueImage] DROP CONSTRAINT [PK_ValueImage]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 23.4
ALTER TABLE [dbo].[ValueImage] DROP CONSTRAINT [DF_ValueImage_NumberOfChannels]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 23.5
ALTER TABLE [dbo].[ValueImage] DROP CONSTRAINT [DF_ValueImage_StorageBackend]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 23.6
EXEC sys.sp_rename N'[dbo].[ValueImage]', N'moved_ValueImage_2c820046fb', N'OBJECT'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 23.7
ALTER SCHEMA [strandline] TRANSFER [dbo].[moved_ValueImage_2c820046fb]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 24/24: drop table dbo.ValueArray
-- effects: breaks-clients:dbo.ValueArray
-- strandline:statement 24.1
ALTER TABLE [dbo].[ValueArray] DROP CONSTRAINT [PK_ValueArray]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 24.2
EXEC sys.sp_rename N'[dbo].[ValueArray]', N'moved_ValueArray_cb2ca419b6', N'OBJECT'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 24.3
ALTER SCHEMA [strandline] TRANSFER [dbo].[moved_ValueArray_cb2ca419b6]
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
