-- Rollback: v1.5.0 → v1.4.0
-- Component: water on mssql
-- Description: Ingestion routing: which series incoming sensor data belong to
-- Forward: v1.4.0_to_v1.5.0_mssql.sql
-- Author: Strandline water pack
-- Date: 2026-09-07
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: NONE
-- Archives: dbo.IngestionRoute
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
-- strandline:step 1/9: drop foreign key FK_IngestionRoute_Person on dbo.IngestionRoute
-- strandline:statement 1.1
ALTER TABLE [dbo].[IngestionRoute] DROP CONSTRAINT [FK_IngestionRoute_Person]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 2/9: drop foreign key FK_IngestionRoute_MetaData on dbo.IngestionRoute
-- strandline:statement 2.1
ALTER TABLE [dbo].[IngestionRoute] DROP CONSTRAINT [FK_IngestionRoute_MetaData]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 3/9: drop foreign key FK_IngestionRoute_DataProvenance on dbo.IngestionRoute
-- strandline:statement 3.1
ALTER TABLE [dbo].[IngestionRoute] DROP CONSTRAINT [FK_IngestionRoute_DataProvenance]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 4/9: drop foreign key FK_IngestionRoute_Campaign on dbo.IngestionRoute
-- strandline:statement 4.1
ALTER TABLE [dbo].[IngestionRoute] DROP CONSTRAINT [FK_IngestionRoute_Campaign]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 5/9: drop foreign key FK_IngestionRoute_Variable on dbo.IngestionRoute
-- strandline:statement 5.1
ALTER TABLE [dbo].[IngestionRoute] DROP CONSTRAINT [FK_IngestionRoute_Variable]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 6/9: drop foreign key FK_IngestionRoute_Equipment on dbo.IngestionRoute
-- strandline:statement 6.1
ALTER TABLE [dbo].[IngestionRoute] DROP CONSTRAINT [FK_IngestionRoute_Equipment]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 7/9: archive table dbo.IngestionRoute
-- effects: archives:dbo.IngestionRoute
-- strandline:statement 7.1
IF SCHEMA_ID(N'strandline') IS NULL EXEC(N'CREATE SCHEMA [strandline]')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 7.2
IF OBJECT_ID(N'[strandline].[archive]', N'U') IS NULL
CREATE TABLE [strandline].[archive] ([component] NVARCHAR(100) NOT NULL, [archive] NVARCHAR(100) NOT NULL, [cycle] BIGINT NOT NULL, [kind] NVARCHAR(20) NOT NULL, [subject] NVARCHAR(400) NOT NULL, [location] NVARCHAR(200) NOT NULL, [from_version] NVARCHAR(100) NOT NULL, [to_version] NVARCHAR(100) NOT NULL, [run_id] NVARCHAR(36) NOT NULL, [archived_at] DATETIME2(6), [state] NVARCHAR(20) NOT NULL, [restored_at] DATETIME2(6), [restored_run] NVARCHAR(36), [restored_rows] BIGINT, [superseded_rows] BIGINT, [orphaned_rows] BIGINT, CONSTRAINT [PK_strandline_archive] PRIMARY KEY ([component], [archive], [cycle]))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 7.3
INSERT INTO [strandline].[archive] ([component], [archive], [cycle], [kind], [subject], [location], [from_version], [to_version], [run_id], [archived_at], [state])
SELECT N'water', N'archive_IngestionRoute_e487b8ec7b', COALESCE(MAX([cycle]), 0) + 1, N'table', N'dbo.IngestionRoute', N'strandline.moved_IngestionRoute_e487b8ec7b', N'1.5.0', N'1.4.0', N'', SYSUTCDATETIME(), N'archived'
FROM [strandline].[archive] WHERE [component] = N'water' AND [archive] = N'archive_IngestionRoute_e487b8ec7b'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 8/9: delete reference row Version='1.5.0' from dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 8.1
DELETE FROM [dbo].[SchemaVersion] WHERE [Version] = N'1.5.0'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 9/9: drop table dbo.IngestionRoute
-- effects: breaks-clients:dbo.IngestionRoute
-- strandline:statement 9.1
DROP INDEX [IX_IngestionRoute_EquipmentID_VariableID_DataProvenanc_02bc7a3d] ON [dbo].[IngestionRoute]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 9.2
ALTER TABLE [dbo].[IngestionRoute] DROP CONSTRAINT [PK_IngestionRoute]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 9.3
ALTER TABLE [dbo].[IngestionRoute] DROP CONSTRAINT [DF_IngestionRoute_DataProvenanceID]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 9.4
ALTER TABLE [dbo].[IngestionRoute] DROP CONSTRAINT [DF_IngestionRoute_ProcessingDegree]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 9.5
ALTER TABLE [dbo].[IngestionRoute] DROP CONSTRAINT [DF_IngestionRoute_CreatedAt]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 9.6
EXEC sys.sp_rename N'[dbo].[IngestionRoute]', N'moved_IngestionRoute_e487b8ec7b', N'OBJECT'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 9.7
ALTER SCHEMA [strandline] TRANSFER [dbo].[moved_IngestionRoute_e487b8ec7b]
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
