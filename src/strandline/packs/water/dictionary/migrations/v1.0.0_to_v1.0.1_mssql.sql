-- Migration: v1.0.0 → v1.0.1
-- Component: water on mssql
-- Description: Schema version tracking: SchemaVersion
-- Rollback: v1.0.1_to_v1.0.0_mssql_rollback.sql
-- Author: Strandline water pack
-- Date: 2026-03-09
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: NONE
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
-- strandline:step 1/3: create table dbo.SchemaVersion
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

-- strandline:step 2/3: insert reference row Version='1.0.0' into dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 2.1
INSERT INTO [dbo].[SchemaVersion] ([Version], [Description]) VALUES (N'1.0.0', N'Baseline schema: sites, variables, equipment, projects, people, series and scalar values')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 3/3: insert reference row Version='1.0.1' into dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 3.1
INSERT INTO [dbo].[SchemaVersion] ([Version], [Description], [MigrationScript]) VALUES (N'1.0.1', N'Schema version tracking: SchemaVersion', N'v1.0.0_to_v1.0.1_mssql.sql')
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
