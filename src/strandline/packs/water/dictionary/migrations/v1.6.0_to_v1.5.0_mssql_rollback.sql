-- Rollback: v1.6.0 → v1.5.0
-- Component: water on mssql
-- Description: Processing lineage: processing steps, their inputs and outputs, and the processing degree
-- Forward: v1.5.0_to_v1.6.0_mssql.sql
-- Author: Strandline water pack
-- Date: 2026-10-12
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: NONE
-- Archives: dbo.MetaData.ProcessingDegree, dbo.DataLineage, dbo.ProcessingStep
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
-- strandline:step 1/10: archive column dbo.MetaData.ProcessingDegree
-- effects: archives:dbo.MetaData.ProcessingDegree, scans:dbo.MetaData
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
IF OBJECT_ID(N'[strandline].[archive_MetaData_ProcessingDegree_cc380f52a6]', N'U') IS NULL
CREATE TABLE [strandline].[archive_MetaData_ProcessingDegree_cc380f52a6] ([strandline_cycle] BIGINT NOT NULL, [MetaDataID] INT, [ProcessingDegree] NVARCHAR(50))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 1.4
INSERT INTO [strandline].[archive] ([component], [archive], [cycle], [kind], [subject], [location], [from_version], [to_version], [run_id], [archived_at], [state])
SELECT N'water', N'archive_MetaData_ProcessingDegree_cc380f52a6', COALESCE(MAX([cycle]), 0) + 1, N'column', N'dbo.MetaData.ProcessingDegree', N'strandline.archive_MetaData_ProcessingDegree_cc380f52a6', N'1.6.0', N'1.5.0', N'', SYSUTCDATETIME(), N'archived'
FROM [strandline].[archive] WHERE [component] = N'water' AND [archive] = N'archive_MetaData_ProcessingDegree_cc380f52a6'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 1.5
INSERT INTO [strandline].[archive_MetaData_ProcessingDegree_cc380f52a6] ([strandline_cycle], [MetaDataID], [ProcessingDegree])
SELECT (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_MetaData_ProcessingDegree_cc380f52a6' AND [state] = N'archived'), t.[MetaDataID], t.[ProcessingDegree]
FROM [dbo].[MetaData] AS t
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 2/10: drop foreign key FK_DataLineage_MetaData on dbo.DataLineage
-- strandline:statement 2.1
ALTER TABLE [dbo].[DataLineage] DROP CONSTRAINT [FK_DataLineage_MetaData]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 3/10: drop foreign key FK_DataLineage_ProcessingStep on dbo.DataLineage
-- strandline:statement 3.1
ALTER TABLE [dbo].[DataLineage] DROP CONSTRAINT [FK_DataLineage_ProcessingStep]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 4/10: drop foreign key FK_ProcessingStep_Person on dbo.ProcessingStep
-- strandline:statement 4.1
ALTER TABLE [dbo].[ProcessingStep] DROP CONSTRAINT [FK_ProcessingStep_Person]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 5/10: archive table dbo.DataLineage
-- effects: archives:dbo.DataLineage
-- strandline:statement 5.1
INSERT INTO [strandline].[archive] ([component], [archive], [cycle], [kind], [subject], [location], [from_version], [to_version], [run_id], [archived_at], [state])
SELECT N'water', N'archive_DataLineage_0e08703179', COALESCE(MAX([cycle]), 0) + 1, N'table', N'dbo.DataLineage', N'strandline.moved_DataLineage_0e08703179', N'1.6.0', N'1.5.0', N'', SYSUTCDATETIME(), N'archived'
FROM [strandline].[archive] WHERE [component] = N'water' AND [archive] = N'archive_DataLineage_0e08703179'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 6/10: archive table dbo.ProcessingStep
-- effects: archives:dbo.ProcessingStep
-- strandline:statement 6.1
INSERT INTO [strandline].[archive] ([component], [archive], [cycle], [kind], [subject], [location], [from_version], [to_version], [run_id], [archived_at], [state])
SELECT N'water', N'archive_ProcessingStep_415cb6dcf2', COALESCE(MAX([cycle]), 0) + 1, N'table', N'dbo.ProcessingStep', N'strandline.moved_ProcessingStep_415cb6dcf2', N'1.6.0', N'1.5.0', N'', SYSUTCDATETIME(), N'archived'
FROM [strandline].[archive] WHERE [component] = N'water' AND [archive] = N'archive_ProcessingStep_415cb6dcf2'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 7/10: delete reference row Version='1.6.0' from dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 7.1
DELETE FROM [dbo].[SchemaVersion] WHERE [Version] = N'1.6.0'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 8/10: drop column dbo.MetaData.ProcessingDegree
-- effects: locks-readers:dbo.MetaData, breaks-clients:dbo.MetaData.ProcessingDegree
-- strandline:statement 8.1
ALTER TABLE [dbo].[MetaData] DROP CONSTRAINT [DF_MetaData_ProcessingDegree]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 8.2
ALTER TABLE [dbo].[MetaData] DROP COLUMN [ProcessingDegree]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 9/10: drop table dbo.DataLineage
-- effects: breaks-clients:dbo.DataLineage
-- strandline:statement 9.1
DROP INDEX [IX_DataLineage_MetaDataID] ON [dbo].[DataLineage]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 9.2
DROP INDEX [IX_DataLineage_ProcessingStepID_Role] ON [dbo].[DataLineage]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 9.3
ALTER TABLE [dbo].[DataLineage] DROP CONSTRAINT [CK_DataLineage_Role]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 9.4
ALTER TABLE [dbo].[DataLineage] DROP CONSTRAINT [PK_DataLineage]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 9.5
EXEC sys.sp_rename N'[dbo].[DataLineage]', N'moved_DataLineage_0e08703179', N'OBJECT'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 9.6
ALTER SCHEMA [strandline] TRANSFER [dbo].[moved_DataLineage_0e08703179]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 10/10: drop table dbo.ProcessingStep
-- effects: breaks-clients:dbo.ProcessingStep
-- strandline:statement 10.1
ALTER TABLE [dbo].[ProcessingStep] DROP CONSTRAINT [PK_ProcessingStep]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 10.2
EXEC sys.sp_rename N'[dbo].[ProcessingStep]', N'moved_ProcessingStep_415cb6dcf2', N'OBJECT'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 10.3
ALTER SCHEMA [strandline] TRANSFER [dbo].[moved_ProcessingStep_415cb6dcf2]
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
