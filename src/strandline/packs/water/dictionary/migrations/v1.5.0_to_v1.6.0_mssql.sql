-- Migration: v1.5.0 → v1.6.0
-- Component: water on mssql
-- Description: Processing lineage: processing steps, their inputs and outputs, and the processing degree
-- Rollback: v1.6.0_to_v1.5.0_mssql_rollback.sql
-- Author: Strandline water pack
-- Date: 2026-10-12
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
-- strandline:step 1/10: create table dbo.ProcessingStep
-- strandline:statement 1.1
CREATE TABLE [dbo].[ProcessingStep] (
    [ProcessingStepID] INT IDENTITY(1,1) NOT NULL,
    [Name] NVARCHAR(200) NOT NULL,
    [Description] NVARCHAR(2000) NULL,
    [MethodName] NVARCHAR(200) NULL,
    [MethodVersion] NVARCHAR(50) NULL,
    [Parameters] NVARCHAR(MAX) NULL,
    [ExecutedAt] DATETIME2(6) NULL,
    [ExecutedByPersonID] INT NULL,
    CONSTRAINT [PK_ProcessingStep] PRIMARY KEY CLUSTERED ([ProcessingStepID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 1.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Executions of a processing method: what was run, with which parameters, when and by whom.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ProcessingStep'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 1.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Surrogate key of the step.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ProcessingStep',
    @level2type = N'COLUMN', @level2name = N'ProcessingStepID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 1.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Name of the step for readers.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ProcessingStep',
    @level2type = N'COLUMN', @level2name = N'Name'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 1.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'What the step was meant to achieve.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ProcessingStep',
    @level2type = N'COLUMN', @level2name = N'Description'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 1.6
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Name of the method, for example outlier_removal.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ProcessingStep',
    @level2type = N'COLUMN', @level2name = N'MethodName'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 1.7
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Software and version that ran it.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ProcessingStep',
    @level2type = N'COLUMN', @level2name = N'MethodVersion'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 1.8
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Parameters of the run, as a JSON document.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ProcessingStep',
    @level2type = N'COLUMN', @level2name = N'Parameters'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 1.9
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Instant of the run, in UTC.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ProcessingStep',
    @level2type = N'COLUMN', @level2name = N'ExecutedAt'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 1.10
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Person who ran it; empty for automatic runs.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ProcessingStep',
    @level2type = N'COLUMN', @level2name = N'ExecutedByPersonID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 2/10: create table dbo.DataLineage
-- strandline:statement 2.1
CREATE TABLE [dbo].[DataLineage] (
    [DataLineageID] INT IDENTITY(1,1) NOT NULL,
    [ProcessingStepID] INT NOT NULL,
    [MetaDataID] INT NOT NULL,
    [Role] NVARCHAR(20) NOT NULL,
    CONSTRAINT [PK_DataLineage] PRIMARY KEY CLUSTERED ([DataLineageID]),
    CONSTRAINT [CK_DataLineage_Role] CHECK ([Role] IN (N'Input', N'Output'))
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.2
CREATE INDEX [IX_DataLineage_MetaDataID] ON [dbo].[DataLineage] ([MetaDataID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.3
CREATE INDEX [IX_DataLineage_ProcessingStepID_Role] ON [dbo].[DataLineage] ([ProcessingStepID], [Role])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Which series went into a processing step and which came out: the edges of the lineage graph.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'DataLineage'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Surrogate key of the edge.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'DataLineage',
    @level2type = N'COLUMN', @level2name = N'DataLineageID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.6
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Step that the series took part in.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'DataLineage',
    @level2type = N'COLUMN', @level2name = N'ProcessingStepID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.7
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Series that took part.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'DataLineage',
    @level2type = N'COLUMN', @level2name = N'MetaDataID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.8
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Input when the step read the series, Output when it made it.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'DataLineage',
    @level2type = N'COLUMN', @level2name = N'Role'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 3/10: add column dbo.MetaData.ProcessingDegree string(50)
-- effects: locks-readers:dbo.MetaData
-- strandline:statement 3.1
ALTER TABLE [dbo].[MetaData] ADD [ProcessingDegree] NVARCHAR(50) NULL CONSTRAINT [DF_MetaData_ProcessingDegree] DEFAULT (N'Raw') WITH VALUES
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 4/10: insert reference row Version='1.6.0' into dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 4.1
INSERT INTO [dbo].[SchemaVersion] ([Version], [Description], [MigrationScript]) VALUES (N'1.6.0', N'Processing lineage: processing steps, their inputs and outputs, and the processing degree', N'v1.5.0_to_v1.6.0_mssql.sql')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 5/10: restore table dbo.ProcessingStep from the archive
-- effects: locks-writers:dbo.ProcessingStep
-- strandline:statement 5.1 restores archive_ProcessingStep_415cb6dcf2
IF SCHEMA_ID(N'strandline') IS NULL EXEC(N'CREATE SCHEMA [strandline]')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 5.2 restores archive_ProcessingStep_415cb6dcf2
IF OBJECT_ID(N'[strandline].[archive]', N'U') IS NULL
CREATE TABLE [strandline].[archive] ([component] NVARCHAR(100) NOT NULL, [archive] NVARCHAR(100) NOT NULL, [cycle] BIGINT NOT NULL, [kind] NVARCHAR(20) NOT NULL, [subject] NVARCHAR(400) NOT NULL, [location] NVARCHAR(200) NOT NULL, [from_version] NVARCHAR(100) NOT NULL, [to_version] NVARCHAR(100) NOT NULL, [run_id] NVARCHAR(36) NOT NULL, [archived_at] DATETIME2(6), [state] NVARCHAR(20) NOT NULL, [restored_at] DATETIME2(6), [restored_run] NVARCHAR(36), [restored_rows] BIGINT, [superseded_rows] BIGINT, [orphaned_rows] BIGINT, CONSTRAINT [PK_strandline_archive] PRIMARY KEY ([component], [archive], [cycle]))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 5.3 restores archive_ProcessingStep_415cb6dcf2
IF OBJECT_ID(N'[strandline].[archive_ProcessingStep_415cb6dcf2]', N'U') IS NULL
CREATE TABLE [strandline].[archive_ProcessingStep_415cb6dcf2] ([strandline_cycle] BIGINT NOT NULL, [ProcessingStepID] INT, [Name] NVARCHAR(200), [Description] NVARCHAR(2000), [MethodName] NVARCHAR(200), [MethodVersion] NVARCHAR(50), [Parameters] NVARCHAR(MAX), [ExecutedAt] DATETIME2(6), [ExecutedByPersonID] INT)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 5.4 restores archive_ProcessingStep_415cb6dcf2
IF OBJECT_ID(N'[strandline].[moved_ProcessingStep_415cb6dcf2]', N'U') IS NULL
CREATE TABLE [strandline].[moved_ProcessingStep_415cb6dcf2] ([ProcessingStepID] INT, [Name] NVARCHAR(200), [Description] NVARCHAR(2000), [MethodName] NVARCHAR(200), [MethodVersion] NVARCHAR(50), [Parameters] NVARCHAR(MAX), [ExecutedAt] DATETIME2(6), [ExecutedByPersonID] INT)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 5.5 restores archive_ProcessingStep_415cb6dcf2
SET IDENTITY_INSERT [dbo].[ProcessingStep] ON;
INSERT INTO [dbo].[ProcessingStep] ([ProcessingStepID], [Name], [Description], [MethodName], [MethodVersion], [Parameters], [ExecutedAt], [ExecutedByPersonID])
SELECT a.[ProcessingStepID], a.[Name], a.[Description], a.[MethodName], a.[MethodVersion], a.[Parameters], a.[ExecutedAt], a.[ExecutedByPersonID]
FROM [strandline].[moved_ProcessingStep_415cb6dcf2] AS a
WHERE (a.[ExecutedByPersonID] IS NULL OR EXISTS (SELECT 1 FROM [dbo].[Person] AS p WHERE p.[PersonID] = a.[ExecutedByPersonID]));
SET IDENTITY_INSERT [dbo].[ProcessingStep] OFF
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 5.6 restores archive_ProcessingStep_415cb6dcf2
INSERT INTO [strandline].[archive_ProcessingStep_415cb6dcf2] ([strandline_cycle], [ProcessingStepID], [Name], [Description], [MethodName], [MethodVersion], [Parameters], [ExecutedAt], [ExecutedByPersonID])
SELECT (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_ProcessingStep_415cb6dcf2' AND [state] = N'archived'), [ProcessingStepID], [Name], [Description], [MethodName], [MethodVersion], [Parameters], [ExecutedAt], [ExecutedByPersonID]
FROM [strandline].[moved_ProcessingStep_415cb6dcf2] AS a
WHERE NOT EXISTS (SELECT 1 FROM [dbo].[ProcessingStep] AS t WHERE t.[ProcessingStepID] = a.[ProcessingStepID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 5.7 restores archive_ProcessingStep_415cb6dcf2
DROP TABLE [strandline].[moved_ProcessingStep_415cb6dcf2]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 5.8 restores archive_ProcessingStep_415cb6dcf2
UPDATE [strandline].[archive] SET
  [state] = N'restored',
  [restored_at] = SYSUTCDATETIME(),
  [restored_run] = N'',
  [location] = N'strandline.archive_ProcessingStep_415cb6dcf2',
  [restored_rows] = (SELECT COUNT(*) FROM [dbo].[ProcessingStep]),
  [superseded_rows] = 0,
  [orphaned_rows] = (SELECT COUNT(*) FROM [strandline].[archive_ProcessingStep_415cb6dcf2] AS a WHERE a.[strandline_cycle] = [strandline].[archive].[cycle])
WHERE [component] = N'water' AND [archive] = N'archive_ProcessingStep_415cb6dcf2' AND [cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_ProcessingStep_415cb6dcf2' AND [state] = N'archived')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 6/10: restore table dbo.DataLineage from the archive
-- effects: locks-writers:dbo.DataLineage
-- strandline:statement 6.1 restores archive_DataLineage_0e08703179
IF OBJECT_ID(N'[strandline].[archive_DataLineage_0e08703179]', N'U') IS NULL
CREATE TABLE [strandline].[archive_DataLineage_0e08703179] ([strandline_cycle] BIGINT NOT NULL, [DataLineageID] INT, [ProcessingStepID] INT, [MetaDataID] INT, [Role] NVARCHAR(20))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 6.2 restores archive_DataLineage_0e08703179
IF OBJECT_ID(N'[strandline].[moved_DataLineage_0e08703179]', N'U') IS NULL
CREATE TABLE [strandline].[moved_DataLineage_0e08703179] ([DataLineageID] INT, [ProcessingStepID] INT, [MetaDataID] INT, [Role] NVARCHAR(20))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 6.3 restores archive_DataLineage_0e08703179
SET IDENTITY_INSERT [dbo].[DataLineage] ON;
INSERT INTO [dbo].[DataLineage] ([DataLineageID], [ProcessingStepID], [MetaDataID], [Role])
SELECT a.[DataLineageID], a.[ProcessingStepID], a.[MetaDataID], a.[Role]
FROM [strandline].[moved_DataLineage_0e08703179] AS a
WHERE (a.[ProcessingStepID] IS NULL OR EXISTS (SELECT 1 FROM [dbo].[ProcessingStep] AS p WHERE p.[ProcessingStepID] = a.[ProcessingStepID]))
  AND (a.[MetaDataID] IS NULL OR EXISTS (SELECT 1 FROM [dbo].[MetaData] AS p WHERE p.[MetaDataID] = a.[MetaDataID]));
SET IDENTITY_INSERT [dbo].[DataLineage] OFF
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 6.4 restores archive_DataLineage_0e08703179
INSERT INTO [strandline].[archive_DataLineage_0e08703179] ([strandline_cycle], [DataLineageID], [ProcessingStepID], [MetaDataID], [Role])
SELECT (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_DataLineage_0e08703179' AND [state] = N'archived'), [DataLineageID], [ProcessingStepID], [MetaDataID], [Role]
FROM [strandline].[moved_DataLineage_0e08703179] AS a
WHERE NOT EXISTS (SELECT 1 FROM [dbo].[DataLineage] AS t WHERE t.[DataLineageID] = a.[DataLineageID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 6.5 restores archive_DataLineage_0e08703179
DROP TABLE [strandline].[moved_DataLineage_0e08703179]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 6.6 restores archive_DataLineage_0e08703179
UPDATE [strandline].[archive] SET
  [state] = N'restored',
  [restored_at] = SYSUTCDATETIME(),
  [restored_run] = N'',
  [location] = N'strandline.archive_DataLineage_0e08703179',
  [restored_rows] = (SELECT COUNT(*) FROM [dbo].[DataLineage]),
  [superseded_rows] = 0,
  [orphaned_rows] = (SELECT COUNT(*) FROM [strandline].[archive_DataLineage_0e08703179] AS a WHERE a.[strandline_cycle] = [strandline].[archive].[cycle])
WHERE [component] = N'water' AND [archive] = N'archive_DataLineage_0e08703179' AND [cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_DataLineage_0e08703179' AND [state] = N'archived')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 7/10: add foreign key FK_ProcessingStep_Person on dbo.ProcessingStep to dbo.Person
-- effects: locks-readers:dbo.ProcessingStep, scans:dbo.ProcessingStep, may-fail:dbo.ProcessingStep, locks-writers:dbo.Person
-- strandline:statement 7.1
ALTER TABLE [dbo].[ProcessingStep] ADD CONSTRAINT [FK_ProcessingStep_Person] FOREIGN KEY ([ExecutedByPersonID]) REFERENCES [dbo].[Person] ([PersonID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 8/10: add foreign key FK_DataLineage_ProcessingStep on dbo.DataLineage to dbo.ProcessingStep
-- effects: locks-readers:dbo.DataLineage, scans:dbo.DataLineage, may-fail:dbo.DataLineage, locks-writers:dbo.ProcessingStep
-- strandline:statement 8.1
ALTER TABLE [dbo].[DataLineage] ADD CONSTRAINT [FK_DataLineage_ProcessingStep] FOREIGN KEY ([ProcessingStepID]) REFERENCES [dbo].[ProcessingStep] ([ProcessingStepID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 9/10: add foreign key FK_DataLineage_MetaData on dbo.DataLineage to dbo.MetaData
-- effects: locks-readers:dbo.DataLineage, scans:dbo.DataLineage, may-fail:dbo.DataLineage, locks-writers:dbo.MetaData
-- strandline:statement 9.1
ALTER TABLE [dbo].[DataLineage] ADD CONSTRAINT [FK_DataLineage_MetaData] FOREIGN KEY ([MetaDataID]) REFERENCES [dbo].[MetaData] ([MetaDataID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 10/10: restore column dbo.MetaData.ProcessingDegree from the archive
-- effects: locks-writers:dbo.MetaData
-- strandline:statement 10.1 restores archive_MetaData_ProcessingDegree_cc380f52a6
IF OBJECT_ID(N'[strandline].[archive_MetaData_ProcessingDegree_cc380f52a6]', N'U') IS NULL
CREATE TABLE [strandline].[archive_MetaData_ProcessingDegree_cc380f52a6] ([strandline_cycle] BIGINT NOT NULL, [MetaDataID] INT, [ProcessingDegree] NVARCHAR(50))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 10.2 restores archive_MetaData_ProcessingDegree_cc380f52a6
UPDATE t SET [ProcessingDegree] = a.[ProcessingDegree]
FROM [dbo].[MetaData] AS t, [strandline].[archive_MetaData_ProcessingDegree_cc380f52a6] AS a
WHERE a.[strandline_cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_MetaData_ProcessingDegree_cc380f52a6' AND [state] = N'archived')
  AND t.[MetaDataID] = a.[MetaDataID]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 10.3 restores archive_MetaData_ProcessingDegree_cc380f52a6
UPDATE [strandline].[archive] SET
  [restored_rows] = (SELECT COUNT(*) FROM [strandline].[archive_MetaData_ProcessingDegree_cc380f52a6] AS a WHERE a.[strandline_cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_MetaData_ProcessingDegree_cc380f52a6' AND [state] = N'archived') AND EXISTS (SELECT 1 FROM [dbo].[MetaData] AS t WHERE t.[MetaDataID] = a.[MetaDataID])),
  [superseded_rows] = 0
WHERE [component] = N'water' AND [archive] = N'archive_MetaData_ProcessingDegree_cc380f52a6' AND [cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_MetaData_ProcessingDegree_cc380f52a6' AND [state] = N'archived')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 10.4 restores archive_MetaData_ProcessingDegree_cc380f52a6
UPDATE [strandline].[archive] SET
  [state] = N'restored',
  [restored_at] = SYSUTCDATETIME(),
  [restored_run] = N'',
  [orphaned_rows] = (SELECT COUNT(*) FROM [strandline].[archive_MetaData_ProcessingDegree_cc380f52a6] AS a WHERE a.[strandline_cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_MetaData_ProcessingDegree_cc380f52a6' AND [state] = N'archived')) - [restored_rows] - [superseded_rows]
WHERE [component] = N'water' AND [archive] = N'archive_MetaData_ProcessingDegree_cc380f52a6' AND [cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_MetaData_ProcessingDegree_cc380f52a6' AND [state] = N'archived')
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
