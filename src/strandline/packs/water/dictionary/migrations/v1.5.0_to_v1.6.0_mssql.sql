-- Migration: v1.5.0 → v1.6.0
-- Component: water on mssql
-- Description: Processing lineage: processing steps, their inputs and outputs, and the processing degree
-- Rollback: v1.6.0_to_v1.5.0_mssql_rollback.sql
-- Author: Strandline water pack
-- Date: 2026-10-12
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
-- strandline:step 1/7: create table dbo.ProcessingStep
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

-- strandline:step 2/7: create table dbo.DataLineage
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

-- strandline:step 3/7: add column dbo.MetaData.ProcessingDegree string(50)
-- effects: locks-readers:dbo.MetaData
-- strandline:statement 3.1
ALTER TABLE [dbo].[MetaData] ADD [ProcessingDegree] NVARCHAR(50) NULL CONSTRAINT [DF_MetaData_ProcessingDegree] DEFAULT (N'Raw') WITH VALUES
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 4/7: add foreign key FK_ProcessingStep_Person on dbo.ProcessingStep to dbo.Person
-- effects: locks-readers:dbo.ProcessingStep, scans:dbo.ProcessingStep, may-fail:dbo.ProcessingStep, locks-writers:dbo.Person
-- strandline:statement 4.1
ALTER TABLE [dbo].[ProcessingStep] ADD CONSTRAINT [FK_ProcessingStep_Person] FOREIGN KEY ([ExecutedByPersonID]) REFERENCES [dbo].[Person] ([PersonID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 5/7: add foreign key FK_DataLineage_ProcessingStep on dbo.DataLineage to dbo.ProcessingStep
-- effects: locks-readers:dbo.DataLineage, scans:dbo.DataLineage, may-fail:dbo.DataLineage, locks-writers:dbo.ProcessingStep
-- strandline:statement 5.1
ALTER TABLE [dbo].[DataLineage] ADD CONSTRAINT [FK_DataLineage_ProcessingStep] FOREIGN KEY ([ProcessingStepID]) REFERENCES [dbo].[ProcessingStep] ([ProcessingStepID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 6/7: add foreign key FK_DataLineage_MetaData on dbo.DataLineage to dbo.MetaData
-- effects: locks-readers:dbo.DataLineage, scans:dbo.DataLineage, may-fail:dbo.DataLineage, locks-writers:dbo.MetaData
-- strandline:statement 6.1
ALTER TABLE [dbo].[DataLineage] ADD CONSTRAINT [FK_DataLineage_MetaData] FOREIGN KEY ([MetaDataID]) REFERENCES [dbo].[MetaData] ([MetaDataID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 7/7: insert reference row Version='1.6.0' into dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 7.1
INSERT INTO [dbo].[SchemaVersion] ([Version], [Description], [MigrationScript]) VALUES (N'1.6.0', N'Processing lineage: processing steps, their inputs and outputs, and the processing degree', N'v1.5.0_to_v1.6.0_mssql.sql')
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
