-- Migration: v1.0.0 → v1.0.1
-- Component: water on mssql
-- Description: Schema version tracking: SchemaVersion
-- Rollback: v1.0.1_to_v1.0.0_mssql_rollback.sql
-- Author: Strandline water pack
-- Date: 2026-03-09
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: NONE
-- Archives: NONE
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
-- strandline:step 1/4: create table dbo.SchemaVersion
-- strandline:statement 1.1
CREATE TABLE [dbo].[SchemaVersion] (
    [VersionID] INT IDENTITY(1,1) NOT NULL,
    [Version] NVARCHAR(20) NOT NULL,
    [AppliedAt] DATETIME2(7) NOT NULL CONSTRAINT [DF_SchemaVersion_AppliedAt] DEFAULT (SYSUTCDATETIME()),
    [Description] NVARCHAR(500) NULL,
    [MigrationScript] NVARCHAR(200) NULL,
    CONSTRAINT [PK_SchemaVersion] PRIMARY KEY CLUSTERED ([VersionID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 1.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Versions of the schema that this database has been brought to, one row per version.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'SchemaVersion'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 1.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Surrogate key of the entry.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'SchemaVersion',
    @level2type = N'COLUMN', @level2name = N'VersionID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 1.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Version label, for example 1.0.1.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'SchemaVersion',
    @level2type = N'COLUMN', @level2name = N'Version'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 1.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Instant at which the version was recorded here, in UTC.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'SchemaVersion',
    @level2type = N'COLUMN', @level2name = N'AppliedAt'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 1.6
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'What the version brought.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'SchemaVersion',
    @level2type = N'COLUMN', @level2name = N'Description'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 1.7
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'File name of the script that brought the database to the version.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'SchemaVersion',
    @level2type = N'COLUMN', @level2name = N'MigrationScript'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 2/4: insert reference row Version='1.0.0' into dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 2.1
INSERT INTO [dbo].[SchemaVersion] ([Version], [Description]) VALUES (N'1.0.0', N'Baseline schema: sites, variables, equipment, projects, people, series and scalar values')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 3/4: insert reference row Version='1.0.1' into dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 3.1
INSERT INTO [dbo].[SchemaVersion] ([Version], [Description], [MigrationScript]) VALUES (N'1.0.1', N'Schema version tracking: SchemaVersion', N'v1.0.0_to_v1.0.1_mssql.sql')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 4/4: restore table dbo.SchemaVersion from the archive
-- effects: locks-writers:dbo.SchemaVersion
-- strandline:statement 4.1 restores archive_SchemaVersion_015af8046d
IF SCHEMA_ID(N'strandline') IS NULL EXEC(N'CREATE SCHEMA [strandline]')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 4.2 restores archive_SchemaVersion_015af8046d
IF OBJECT_ID(N'[strandline].[archive]', N'U') IS NULL
CREATE TABLE [strandline].[archive] ([component] NVARCHAR(100) NOT NULL, [archive] NVARCHAR(100) NOT NULL, [cycle] BIGINT NOT NULL, [kind] NVARCHAR(20) NOT NULL, [subject] NVARCHAR(400) NOT NULL, [location] NVARCHAR(200) NOT NULL, [from_version] NVARCHAR(100) NOT NULL, [to_version] NVARCHAR(100) NOT NULL, [run_id] NVARCHAR(36) NOT NULL, [archived_at] DATETIME2(6), [state] NVARCHAR(20) NOT NULL, [restored_at] DATETIME2(6), [restored_run] NVARCHAR(36), [restored_rows] BIGINT, [superseded_rows] BIGINT, [orphaned_rows] BIGINT, CONSTRAINT [PK_strandline_archive] PRIMARY KEY ([component], [archive], [cycle]))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 4.3 restores archive_SchemaVersion_015af8046d
IF OBJECT_ID(N'[strandline].[archive_SchemaVersion_015af8046d]', N'U') IS NULL
CREATE TABLE [strandline].[archive_SchemaVersion_015af8046d] ([strandline_cycle] BIGINT NOT NULL, [VersionID] INT, [Version] NVARCHAR(20), [AppliedAt] DATETIME2(7), [Description] NVARCHAR(500), [MigrationScript] NVARCHAR(200))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 4.4 restores archive_SchemaVersion_015af8046d
IF OBJECT_ID(N'[strandline].[moved_SchemaVersion_015af8046d]', N'U') IS NULL
CREATE TABLE [strandline].[moved_SchemaVersion_015af8046d] ([VersionID] INT, [Version] NVARCHAR(20), [AppliedAt] DATETIME2(7), [Description] NVARCHAR(500), [MigrationScript] NVARCHAR(200))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 4.5 restores archive_SchemaVersion_015af8046d
UPDATE t SET [Version] = a.[Version], [AppliedAt] = a.[AppliedAt], [Description] = a.[Description], [MigrationScript] = a.[MigrationScript]
FROM [dbo].[SchemaVersion] AS t, [strandline].[moved_SchemaVersion_015af8046d] AS a
WHERE t.[VersionID] = a.[VersionID]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 4.6 restores archive_SchemaVersion_015af8046d
SET IDENTITY_INSERT [dbo].[SchemaVersion] ON;
INSERT INTO [dbo].[SchemaVersion] ([VersionID], [Version], [AppliedAt], [Description], [MigrationScript])
SELECT a.[VersionID], a.[Version], a.[AppliedAt], a.[Description], a.[MigrationScript]
FROM [strandline].[moved_SchemaVersion_015af8046d] AS a
WHERE NOT EXISTS (SELECT 1 FROM [dbo].[SchemaVersion] AS t WHERE t.[VersionID] = a.[VersionID]);
SET IDENTITY_INSERT [dbo].[SchemaVersion] OFF
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 4.7 restores archive_SchemaVersion_015af8046d
DROP TABLE [strandline].[moved_SchemaVersion_015af8046d]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 4.8 restores archive_SchemaVersion_015af8046d
UPDATE [strandline].[archive] SET
  [state] = N'restored',
  [restored_at] = SYSUTCDATETIME(),
  [restored_run] = N'',
  [location] = N'strandline.archive_SchemaVersion_015af8046d',
  [restored_rows] = (SELECT COUNT(*) FROM [dbo].[SchemaVersion]),
  [superseded_rows] = 0,
  [orphaned_rows] = (SELECT COUNT(*) FROM [strandline].[archive_SchemaVersion_015af8046d] AS a WHERE a.[strandline_cycle] = [strandline].[archive].[cycle])
WHERE [component] = N'water' AND [archive] = N'archive_SchemaVersion_015af8046d' AND [cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_SchemaVersion_015af8046d' AND [state] = N'archived')
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
