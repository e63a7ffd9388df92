-- Rollback: v1.0.1 → v1.0.0
-- Component: water on mssql
-- Description: Schema version tracking: SchemaVersion
-- Forward: v1.0.0_to_v1.0.1_mssql.sql
-- Author: Strandline water pack
-- Date: 2026-03-09
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: NONE
-- Archives: dbo.SchemaVersion
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
-- strandline:step 1/2: archive table dbo.SchemaVersion
-- effects: archives:dbo.SchemaVersion
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
INSERT INTO [strandline].[archive] ([component], [archive], [cycle], [kind], [subject], [location], [from_version], [to_version], [run_id], [archived_at], [state])
SELECT N'water', N'archive_SchemaVersion_015af8046d', COALESCE(MAX([cycle]), 0) + 1, N'table', N'dbo.SchemaVersion', N'strandline.moved_SchemaVersion_015af8046d', N'1.0.1', N'1.0.0', N'', SYSUTCDATETIME(), N'archived'
FROM [strandline].[archive] WHERE [component] = N'water' AND [archive] = N'archive_SchemaVersion_015af8046d'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 2/2: drop table dbo.SchemaVersion
-- effects: breaks-clients:dbo.SchemaVersion
-- strandline:statement 2.1
ALTER TABLE [dbo].[SchemaVersion] DROP CONSTRAINT [PK_SchemaVersion]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.2
ALTER TABLE [dbo].[SchemaVersion] DROP CONSTRAINT [DF_SchemaVersion_AppliedAt]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.3
EXEC sys.sp_rename N'[dbo].[SchemaVersion]', N'moved_SchemaVersion_015af8046d', N'OBJECT'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.4
ALTER SCHEMA [strandline] TRANSFER [dbo].[moved_SchemaVersion_015af8046d]
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
