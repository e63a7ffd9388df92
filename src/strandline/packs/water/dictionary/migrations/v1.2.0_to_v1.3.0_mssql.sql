-- Migration: v1.2.0 → v1.3.0
-- Component: water on mssql
-- Description: Lab data: laboratories, samples, analysts and the resources of campaigns
-- Rollback: v1.3.0_to_v1.2.0_mssql_rollback.sql
-- Author: Strandline water pack
-- Date: 2026-06-08
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
-- strandline:step 1/30: create table dbo.CampaignEquipment
-- strandline:statement 1.1
CREATE TABLE [dbo].[CampaignEquipment] (
    [CampaignID] INT NOT NULL,
    [EquipmentID] INT NOT NULL,
    [Role] NVARCHAR(100) NULL,
    CONSTRAINT [PK_CampaignEquipment] PRIMARY KEY CLUSTERED ([CampaignID], [EquipmentID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 1.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Instruments that a campaign uses; an instrument may serve several campaigns.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'CampaignEquipment'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 1.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Campaign that uses the instrument.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'CampaignEquipment',
    @level2type = N'COLUMN', @level2name = N'CampaignID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 1.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Instrument used.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'CampaignEquipment',
    @level2type = N'COLUMN', @level2name = N'EquipmentID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 1.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'What the instrument is to the campaign, for example Reference or Under test.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'CampaignEquipment',
    @level2type = N'COLUMN', @level2name = N'Role'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 2/30: create table dbo.CampaignSamplingLocation
-- strandline:statement 2.1
CREATE TABLE [dbo].[CampaignSamplingLocation] (
    [CampaignID] INT NOT NULL,
    [SamplingLocationID] INT NOT NULL,
    [Role] NVARCHAR(100) NULL,
    CONSTRAINT [PK_CampaignSamplingLocation] PRIMARY KEY CLUSTERED ([CampaignID], [SamplingLocationID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Sampling locations that a campaign uses; a location may serve several campaigns.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'CampaignSamplingLocation'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Campaign that uses the location.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'CampaignSamplingLocation',
    @level2type = N'COLUMN', @level2name = N'CampaignID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Location used.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'CampaignSamplingLocation',
    @level2type = N'COLUMN', @level2name = N'SamplingLocationID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'What the location is to the campaign, for example Inlet or Outlet.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'CampaignSamplingLocation',
    @level2type = N'COLUMN', @level2name = N'Role'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 3/30: create table dbo.CampaignVariable
-- strandline:statement 3.1
CREATE TABLE [dbo].[CampaignVariable] (
    [CampaignID] INT NOT NULL,
    [VariableID] INT NOT NULL,
    CONSTRAINT [PK_CampaignVariable] PRIMARY KEY CLUSTERED ([CampaignID], [VariableID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 3.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Variables that a campaign measures.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'CampaignVariable'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 3.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Campaign that measures the variable.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'CampaignVariable',
    @level2type = N'COLUMN', @level2name = N'CampaignID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 3.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Variable measured.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'CampaignVariable',
    @level2type = N'COLUMN', @level2name = N'VariableID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 4/30: create table dbo.Laboratory
-- strandline:statement 4.1
CREATE TABLE [dbo].[Laboratory] (
    [LaboratoryID] INT IDENTITY(1,1) NOT NULL,
    [Name] NVARCHAR(200) NOT NULL,
    [SiteID] INT NULL,
    [Description] NVARCHAR(500) NULL,
    CONSTRAINT [PK_Laboratory] PRIMARY KEY CLUSTERED ([LaboratoryID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 4.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Laboratories that analyse samples.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Laboratory'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 4.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Surrogate key of the laboratory.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Laboratory',
    @level2type = N'COLUMN', @level2name = N'LaboratoryID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 4.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Name of the laboratory.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Laboratory',
    @level2type = N'COLUMN', @level2name = N'Name'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 4.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Site that houses the laboratory; empty when it is elsewhere.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Laboratory',
    @level2type = N'COLUMN', @level2name = N'SiteID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 4.6
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Accreditation, contact and particulars.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Laboratory',
    @level2type = N'COLUMN', @level2name = N'Description'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 5/30: create table dbo.Sample
-- strandline:statement 5.1
CREATE TABLE [dbo].[Sample] (
    [SampleID] INT IDENTITY(1,1) NOT NULL,
    [SamplingLocationID] INT NOT NULL,
    [SampledByPersonID] INT NULL,
    [CampaignID] INT NULL,
    [SampleDateTime] DATETIME2(6) NOT NULL,
    [SampleType] NVARCHAR(50) NULL,
    [Description] NVARCHAR(500) NULL,
    CONSTRAINT [PK_Sample] PRIMARY KEY CLUSTERED ([SampleID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 5.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Samples of water taken for analysis; a replicate is a sample of its own.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Sample'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 5.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Surrogate key of the sample.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Sample',
    @level2type = N'COLUMN', @level2name = N'SampleID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 5.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Location where the sample was taken.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Sample',
    @level2type = N'COLUMN', @level2name = N'SamplingLocationID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 5.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Person who took the sample.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Sample',
    @level2type = N'COLUMN', @level2name = N'SampledByPersonID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 5.6
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Campaign that the sample was taken for.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Sample',
    @level2type = N'COLUMN', @level2name = N'CampaignID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 5.7
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Instant of sampling, in UTC.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Sample',
    @level2type = N'COLUMN', @level2name = N'SampleDateTime'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 5.8
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Kind of sample, for example Grab, Composite24h or Duplicate.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Sample',
    @level2type = N'COLUMN', @level2name = N'SampleType'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 5.9
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Remarks on the sample.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Sample',
    @level2type = N'COLUMN', @level2name = N'Description'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 6/30: add column dbo.MetaData.SampleID integer
-- effects: locks-readers:dbo.MetaData
-- strandline:statement 6.1
ALTER TABLE [dbo].[MetaData] ADD [SampleID] INT NULL
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 7/30: add column dbo.MetaData.LaboratoryID integer
-- effects: locks-readers:dbo.MetaData
-- strandline:statement 7.1
ALTER TABLE [dbo].[MetaData] ADD [LaboratoryID] INT NULL
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 8/30: add column dbo.MetaData.AnalystPersonID integer
-- effects: locks-readers:dbo.MetaData
-- strandline:statement 8.1
ALTER TABLE [dbo].[MetaData] ADD [AnalystPersonID] INT NULL
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 9/30: insert reference row Version='1.3.0' into dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 9.1
INSERT INTO [dbo].[SchemaVersion] ([Version], [Description], [MigrationScript]) VALUES (N'1.3.0', N'Lab data: laboratories, samples, analysts and the resources of campaigns', N'v1.2.0_to_v1.3.0_mssql.sql')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 10/30: restore table dbo.CampaignEquipment from the archive
-- effects: locks-writers:dbo.CampaignEquipment
-- strandline:statement 10.1 restores archive_CampaignEquipment_effbd49643
IF SCHEMA_ID(N'strandline') IS NULL EXEC(N'CREATE SCHEMA [strandline]')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 10.2 restores archive_CampaignEquipment_effbd49643
IF OBJECT_ID(N'[strandline].[archive]', N'U') IS NULL
CREATE TABLE [strandline].[archive] ([component] NVARCHAR(100) NOT NULL, [archive] NVARCHAR(100) NOT NULL, [cycle] BIGINT NOT NULL, [kind] NVARCHAR(20) NOT NULL, [subject] NVARCHAR(400) NOT NULL, [location] NVARCHAR(200) NOT NULL, [from_version] NVARCHAR(100) NOT NULL, [to_version] NVARCHAR(100) NOT NULL, [run_id] NVARCHAR(36) NOT NULL, [archived_at] DATETIME2(6), [state] NVARCHAR(20) NOT NULL, [restored_at] DATETIME2(6), [restored_run] NVARCHAR(36), [restored_rows] BIGINT, [superseded_rows] BIGINT, [orphaned_rows] BIGINT, CONSTRAINT [PK_strandline_archive] PRIMARY KEY ([component], [archive], [cycle]))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 10.3 restores archive_CampaignEquipment_effbd49643
IF OBJECT_ID(N'[strandline].[archive_CampaignEquipment_effbd49643]', N'U') IS NULL
CREATE TABLE [strandline].[archive_CampaignEquipment_effbd49643] ([strandline_cycle] BIGINT NOT NULL, [CampaignID] INT, [EquipmentID] INT, [Role] NVARCHAR(100))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 10.4 restores archive_CampaignEquipment_effbd49643
IF OBJECT_ID(N'[strandline].[moved_CampaignEquipment_effbd49643]', N'U') IS NULL
CREATE TABLE [strandline].[moved_CampaignEquipment_effbd49643] ([CampaignID] INT, [EquipmentID] INT, [Role] NVARCHAR(100))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 10.5 restores archive_CampaignEquipment_effbd49643
INSERT INTO [dbo].[CampaignEquipment] ([CampaignID], [EquipmentID], [Role])
SELECT a.[CampaignID], a.[EquipmentID], a.[Role]
FROM [strandline].[moved_CampaignEquipment_effbd49643] AS a
WHERE (a.[CampaignID] IS NULL OR EXISTS (SELECT 1 FROM [dbo].[Campaign] AS p WHERE p.[CampaignID] = a.[CampaignID]))
  AND (a.[EquipmentID] IS NULL OR EXISTS (SELECT 1 FROM [dbo].[Equipment] AS p WHERE p.[EquipmentID] = a.[EquipmentID]))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 10.6 restores archive_CampaignEquipment_effbd49643
INSERT INTO [strandline].[archive_CampaignEquipment_effbd49643] ([strandline_cycle], [CampaignID], [EquipmentID], [Role])
SELECT (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_CampaignEquipment_effbd49643' AND [state] = N'archived'), [CampaignID], [EquipmentID], [Role]
FROM [strandline].[moved_CampaignEquipment_effbd49643] AS a
WHERE NOT EXISTS (SELECT 1 FROM [dbo].[CampaignEquipment] AS t WHERE t.[CampaignID] = a.[CampaignID] AND t.[EquipmentID] = a.[EquipmentID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 10.7 restores archive_CampaignEquipment_effbd49643
DROP TABLE [strandline].[moved_CampaignEquipment_effbd49643]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 10.8 restores archive_CampaignEquipment_effbd49643
UPDATE [strandline].[archive] SET
  [state] = N'restored',
  [restored_at] = SYSUTCDATETIME(),
  [restored_run] = N'',
  [location] = N'strandline.archive_CampaignEquipment_effbd49643',
  [restored_rows] = (SELECT COUNT(*) FROM [dbo].[CampaignEquipment]),
  [superseded_rows] = 0,
  [orphaned_rows] = (SELECT COUNT(*) FROM [strandline].[archive_CampaignEquipment_effbd49643] AS a WHERE a.[strandline_cycle] = [strandline].[archive].[cycle])
WHERE [component] = N'water' AND [archive] = N'archive_CampaignEquipment_effbd49643' AND [cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_CampaignEquipment_effbd49643' AND [state] = N'archived')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 11/30: restore table dbo.CampaignSamplingLocation from the archive
-- effects: locks-writers:dbo.CampaignSamplingLocation
-- strandline:statement 11.1 restores archive_CampaignSamplingLocation_09feaeb5bf
IF OBJECT_ID(N'[strandline].[archive_CampaignSamplingLocation_09feaeb5bf]', N'U') IS NULL
CREATE TABLE [strandline].[archive_CampaignSamplingLocation_09feaeb5bf] ([strandline_cycle] BIGINT NOT NULL, [CampaignID] INT, [SamplingLocationID] INT, [Role] NVARCHAR(100))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 11.2 restores archive_CampaignSamplingLocation_09feaeb5bf
IF OBJECT_ID(N'[strandline].[moved_CampaignSamplingLocation_09feaeb5bf]', N'U') IS NULL
CREATE TABLE [strandline].[moved_CampaignSamplingLocation_09feaeb5bf] ([CampaignID] INT, [SamplingLocationID] INT, [Role] NVARCHAR(100))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 11.3 restores archive_CampaignSamplingLocation_09feaeb5bf
INSERT INTO [dbo].[CampaignSamplingLocation] ([CampaignID], [SamplingLocationID], [Role])
SELECT a.[CampaignID], a.[SamplingLocationID], a.[Role]
FROM [strandline].[moved_CampaignSamplingLocation_09feaeb5bf] AS a
WHERE (a.[CampaignID] IS NULL OR EXISTS (SELECT 1 FROM [dbo].[Campaign] AS p WHERE p.[CampaignID] = a.[CampaignID]))
  AND (a.[SamplingLocationID] IS NULL OR EXISTS (SELECT 1 FROM [dbo].[SamplingLocation] AS p WHERE p.[SamplingLocationID] = a.[SamplingLocationID]))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 11.4 restores archive_CampaignSamplingLocation_09feaeb5bf
INSERT INTO [strandline].[archive_CampaignSamplingLocation_09feaeb5bf] ([strandline_cycle], [CampaignID], [SamplingLocationID], [Role])
SELECT (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_CampaignSamplingLocation_09feaeb5bf' AND [state] = N'archived'), [CampaignID], [SamplingLocationID], [Role]
FROM [strandline].[moved_CampaignSamplingLocation_09feaeb5bf] AS a
WHERE NOT EXISTS (SELECT 1 FROM [dbo].[CampaignSamplingLocation] AS t WHERE t.[CampaignID] = a.[CampaignID] AND t.[SamplingLocationID] = a.[SamplingLocationID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 11.5 restores archive_CampaignSamplingLocation_09feaeb5bf
DROP TABLE [strandline].[moved_CampaignSamplingLocation_09feaeb5bf]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 11.6 restores archive_CampaignSamplingLocation_09feaeb5bf
UPDATE [strandline].[archive] SET
  [state] = N'restored',
  [restored_at] = SYSUTCDATETIME(),
  [restored_run] = N'',
  [location] = N'strandline.archive_CampaignSamplingLocation_09feaeb5bf',
  [restored_rows] = (SELECT COUNT(*) FROM [dbo].[CampaignSamplingLocation]),
  [superseded_rows] = 0,
  [orphaned_rows] = (SELECT COUNT(*) FROM [strandline].[archive_CampaignSamplingLocation_09feaeb5bf] AS a WHERE a.[strandline_cycle] = [strandline].[archive].[cycle])
WHERE [component] = N'water' AND [archive] = N'archive_CampaignSamplingLocation_09feaeb5bf' AND [cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_CampaignSamplingLocation_09feaeb5bf' AND [state] = N'archived')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 12/30: restore table dbo.CampaignVariable from the archive
-- effects: locks-writers:dbo.CampaignVariable
-- strandline:statement 12.1 restores archive_CampaignVariable_7977eb539d
IF OBJECT_ID(N'[strandline].[archive_CampaignVariable_7977eb539d]', N'U') IS NULL
CREATE TABLE [strandline].[archive_CampaignVariable_7977eb539d] ([strandline_cycle] BIGINT NOT NULL, [CampaignID] INT, [VariableID] INT)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 12.2 restores archive_CampaignVariable_7977eb539d
IF OBJECT_ID(N'[strandline].[moved_CampaignVariable_7977eb539d]', N'U') IS NULL
CREATE TABLE [strandline].[moved_CampaignVariable_7977eb539d] ([CampaignID] INT, [VariableID] INT)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 12.3 restores archive_CampaignVariable_7977eb539d
INSERT INTO [dbo].[CampaignVariable] ([CampaignID], [VariableID])
SELECT a.[CampaignID], a.[VariableID]
FROM [strandline].[moved_CampaignVariable_7977eb539d] AS a
WHERE (a.[CampaignID] IS NULL OR EXISTS (SELECT 1 FROM [dbo].[Campaign] AS p WHERE p.[CampaignID] = a.[CampaignID]))
  AND (a.[VariableID] IS NULL OR EXISTS (SELECT 1 FROM [dbo].[Variable] AS p WHERE p.[VariableID] = a.[VariableID]))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 12.4 restores archive_CampaignVariable_7977eb539d
INSERT INTO [strandline].[archive_CampaignVariable_7977eb539d] ([strandline_cycle], [CampaignID], [VariableID])
SELECT (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_CampaignVariable_7977eb539d' AND [state] = N'archived'), [CampaignID], [VariableID]
FROM [strandline].[moved_CampaignVariable_7977eb539d] AS a
WHERE NOT EXISTS (SELECT 1 FROM [dbo].[CampaignVariable] AS t WHERE t.[CampaignID] = a.[CampaignID] AND t.[VariableID] = a.[VariableID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 12.5 restores archive_CampaignVariable_7977eb539d
DROP TABLE [strandline].[moved_CampaignVariable_7977eb539d]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 12.6 restores archive_CampaignVariable_7977eb539d
UPDATE [strandline].[archive] SET
  [state] = N'restored',
  [restored_at] = SYSUTCDATETIME(),
  [restored_run] = N'',
  [location] = N'strandline.archive_CampaignVariable_7977eb539d',
  [restored_rows] = (SELECT COUNT(*) FROM [dbo].[CampaignVariable]),
  [superseded_rows] = 0,
  [orphaned_rows] = (SELECT COUNT(*) FROM [strandline].[archive_CampaignVariable_7977eb539d] AS a WHERE a.[strandline_cycle] = [strandline].[archive].[cycle])
WHERE [component] = N'water' AND [archive] = N'archive_CampaignVariable_7977eb539d' AND [cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_CampaignVariable_7977eb539d' AND [state] = N'archived')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 13/30: restore table dbo.Laboratory from the archive
-- effects: locks-writers:dbo.Laboratory
-- strandline:statement 13.1 restores archive_Laboratory_df5227c1e6
IF OBJECT_ID(N'[strandline].[archive_Laboratory_df5227c1e6]', N'U') IS NULL
CREATE TABLE [strandline].[archive_Laboratory_df5227c1e6] ([strandline_cycle] BIGINT NOT NULL, [LaboratoryID] INT, [Name] NVARCHAR(200), [SiteID] INT, [Description] NVARCHAR(500))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 13.2 restores archive_Laboratory_df5227c1e6
IF OBJECT_ID(N'[strandline].[moved_Laboratory_df5227c1e6]', N'U') IS NULL
CREATE TABLE [strandline].[moved_Laboratory_df5227c1e6] ([LaboratoryID] INT, [Name] NVARCHAR(200), [SiteID] INT, [Description] NVARCHAR(500))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 13.3 restores archive_Laboratory_df5227c1e6
SET IDENTITY_INSERT [dbo].[Laboratory] ON;
INSERT INTO [dbo].[Laboratory] ([LaboratoryID], [Name], [SiteID], [Description])
SELECT a.[LaboratoryID], a.[Name], a.[SiteID], a.[Description]
FROM [strandline].[moved_Laboratory_df5227c1e6] AS a
WHERE (a.[SiteID] IS NULL OR EXISTS (SELECT 1 FROM [dbo].[Site] AS p WHERE p.[SiteID] = a.[SiteID]));
SET IDENTITY_INSERT [dbo].[Laboratory] OFF
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 13.4 restores archive_Laboratory_df5227c1e6
INSERT INTO [strandline].[archive_Laboratory_df5227c1e6] ([strandline_cycle], [LaboratoryID], [Name], [SiteID], [Description])
SELECT (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_Laboratory_df5227c1e6' AND [state] = N'archived'), [LaboratoryID], [Name], [SiteID], [Description]
FROM [strandline].[moved_Laboratory_df5227c1e6] AS a
WHERE NOT EXISTS (SELECT 1 FROM [dbo].[Laboratory] AS t WHERE t.[LaboratoryID] = a.[LaboratoryID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 13.5 restores archive_Laboratory_df5227c1e6
DROP TABLE [strandline].[moved_Laboratory_df5227c1e6]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 13.6 restores archive_Laboratory_df5227c1e6
UPDATE [strandline].[archive] SET
  [state] = N'restored',
  [restored_at] = SYSUTCDATETIME(),
  [restored_run] = N'',
  [location] = N'strandline.archive_Laboratory_df5227c1e6',
  [restored_rows] = (SELECT COUNT(*) FROM [dbo].[Laboratory]),
  [superseded_rows] = 0,
  [orphaned_rows] = (SELECT COUNT(*) FROM [strandline].[archive_Laboratory_df5227c1e6] AS a WHERE a.[strandline_cycle] = [strandline].[archive].[cycle])
WHERE [component] = N'water' AND [archive] = N'archive_Laboratory_df5227c1e6' AND [cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_Laboratory_df5227c1e6' AND [state] = N'archived')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 14/30: restore table dbo.Sample from the archive
-- effects: locks-writers:dbo.Sample
-- strandline:statement 14.1 restores archive_Sample_60abdbee43
IF OBJECT_ID(N'[strandline].[archive_Sample_60abdbee43]', N'U') IS NULL
CREATE TABLE [strandline].[archive_Sample_60abdbee43] ([strandline_cycle] BIGINT NOT NULL, [SampleID] INT, [SamplingLocationID] INT, [SampledByPersonID] INT, [CampaignID] INT, [SampleDateTime] DATETIME2(6), [SampleType] NVARCHAR(50), [Description] NVARCHAR(500))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 14.2 restores archive_Sample_60abdbee43
IF OBJECT_ID(N'[strandline].[moved_Sample_60abdbee43]', N'U') IS NULL
CREATE TABLE [strandline].[moved_Sample_60abdbee43] ([SampleID] INT, [SamplingLocationID] INT, [SampledByPersonID] INT, [CampaignID] INT, [SampleDateTime] DATETIME2(6), [SampleType] NVARCHAR(50), [Description] NVARCHAR(500))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 14.3 restores archive_Sample_60abdbee43
SET IDENTITY_INSERT [dbo].[Sample] ON;
INSERT INTO [dbo].[Sample] ([SampleID], [SamplingLocationID], [SampledByPersonID], [CampaignID], [SampleDateTime], [SampleType], [Description])
SELECT a.[SampleID], a.[SamplingLocationID], a.[SampledByPersonID], a.[CampaignID], a.[SampleDateTime], a.[SampleType], a.[Description]
FROM [strandline].[moved_Sample_60abdbee43] AS a
WHERE (a.[SamplingLocationID] IS NULL OR EXISTS (SELECT 1 FROM [dbo].[SamplingLocation] AS p WHERE p.[SamplingLocationID] = a.[SamplingLocationID]))
  AND (a.[SampledByPersonID] IS NULL OR EXISTS (SELECT 1 FROM [dbo].[Person] AS p WHERE p.[PersonID] = a.[SampledByPersonID]))
  AND (a.[CampaignID] IS NULL OR EXISTS (SELECT 1 FROM [dbo].[Campaign] AS p WHERE p.[CampaignID] = a.[CampaignID]));
SET IDENTITY_INSERT [dbo].[Sample] OFF
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 14.4 restores archive_Sample_60abdbee43
INSERT INTO [strandline].[archive_Sample_60abdbee43] ([strandline_cycle], [SampleID], [SamplingLocationID], [SampledByPersonID], [CampaignID], [SampleDateTime], [SampleType], [Description])
SELECT (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_Sample_60abdbee43' AND [state] = N'archived'), [SampleID], [SamplingLocationID], [SampledByPersonID], [CampaignID], [SampleDateTime], [SampleType], [Description]
FROM [strandline].[moved_Sample_60abdbee43] AS a
WHERE NOT EXISTS (SELECT 1 FROM [dbo].[Sample] AS t WHERE t.[SampleID] = a.[SampleID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 14.5 restores archive_Sample_60abdbee43
DROP TABLE [strandline].[moved_Sample_60abdbee43]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 14.6 restores archive_Sample_60abdbee43
UPDATE [strandline].[archive] SET
  [state] = N'restored',
  [restored_at] = SYSUTCDATETIME(),
  [restored_run] = N'',
  [location] = N'strandline.archive_Sample_60abdbee43',
  [restored_rows] = (SELECT COUNT(*) FROM [dbo].[Sample]),
  [superseded_rows] = 0,
  [orphaned_rows] = (SELECT COUNT(*) FROM [strandline].[archive_Sample_60abdbee43] AS a WHERE a.[strandline_cycle] = [strandline].[archive].[cycle])
WHERE [component] = N'water' AND [archive] = N'archive_Sample_60abdbee43' AND [cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_Sample_60abdbee43' AND [state] = N'archived')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 15/30: add foreign key FK_CampaignEquipment_Campaign on dbo.CampaignEquipment to dbo.Campaign
-- effects: locks-readers:dbo.CampaignEquipment, scans:dbo.CampaignEquipment, may-fail:dbo.CampaignEquipment, locks-writers:dbo.Campaign
-- strandline:statement 15.1
ALTER TABLE [dbo].[CampaignEquipment] ADD CONSTRAINT [FK_CampaignEquipment_Campaign] FOREIGN KEY ([CampaignID]) REFERENCES [dbo].[Campaign] ([CampaignID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 16/30: add foreign key FK_CampaignEquipment_Equipment on dbo.CampaignEquipment to dbo.Equipment
-- effects: locks-readers:dbo.CampaignEquipment, scans:dbo.CampaignEquipment, may-fail:dbo.CampaignEquipment, locks-writers:dbo.Equipment
-- strandline:statement 16.1
ALTER TABLE [dbo].[CampaignEquipment] ADD CONSTRAINT [FK_CampaignEquipment_Equipment] FOREIGN KEY ([EquipmentID]) REFERENCES [dbo].[Equipment] ([EquipmentID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 17/30: add foreign key FK_CampaignSamplingLocation_Campaign on dbo.CampaignSamplingLocation to dbo.Campaign
-- effects: locks-readers:dbo.CampaignSamplingLocation, scans:dbo.CampaignSamplingLocation, may-fail:dbo.CampaignSamplingLocation, locks-writers:dbo.Campaign
-- strandline:statement 17.1
ALTER TABLE [dbo].[CampaignSamplingLocation] ADD CONSTRAINT [FK_CampaignSamplingLocation_Campaign] FOREIGN KEY ([CampaignID]) REFERENCES [dbo].[Campaign] ([CampaignID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 18/30: add foreign key FK_CampaignSamplingLocation_SamplingLocation on dbo.CampaignSamplingLocation to dbo.SamplingLocation
-- effects: locks-readers:dbo.CampaignSamplingLocation, scans:dbo.CampaignSamplingLocation, may-fail:dbo.CampaignSamplingLocation, locks-writers:dbo.SamplingLocation
-- strandline:statement 18.1
ALTER TABLE [dbo].[CampaignSamplingLocation] ADD CONSTRAINT [FK_CampaignSamplingLocation_SamplingLocation] FOREIGN KEY ([SamplingLocationID]) REFERENCES [dbo].[SamplingLocation] ([SamplingLocationID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 19/30: add foreign key FK_CampaignVariable_Campaign on dbo.CampaignVariable to dbo.Campaign
-- effects: locks-readers:dbo.CampaignVariable, scans:dbo.CampaignVariable, may-fail:dbo.CampaignVariable, locks-writers:dbo.Campaign
-- strandline:statement 19.1
ALTER TABLE [dbo].[CampaignVariable] ADD CONSTRAINT [FK_CampaignVariable_Campaign] FOREIGN KEY ([CampaignID]) REFERENCES [dbo].[Campaign] ([CampaignID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 20/30: add foreign key FK_CampaignVariable_Variable on dbo.CampaignVariable to dbo.Variable
-- effects: locks-readers:dbo.CampaignVariable, scans:dbo.CampaignVariable, may-fail:dbo.CampaignVariable, locks-writers:dbo.Variable
-- strandline:statement 20.1
ALTER TABLE [dbo].[CampaignVariable] ADD CONSTRAINT [FK_CampaignVariable_Variable] FOREIGN KEY ([VariableID]) REFERENCES [dbo].[Variable] ([VariableID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 21/30: add foreign key FK_Laboratory_Site on dbo.Laboratory to dbo.Site
-- effects: locks-readers:dbo.Laboratory, scans:dbo.Laboratory, may-fail:dbo.Laboratory, locks-writers:dbo.Site
-- strandline:statement 21.1
ALTER TABLE [dbo].[Laboratory] ADD CONSTRAINT [FK_Laboratory_Site] FOREIGN KEY ([SiteID]) REFERENCES [dbo].[Site] ([SiteID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 22/30: add foreign key FK_Sample_SamplingLocation on dbo.Sample to dbo.SamplingLocation
-- effects: locks-readers:dbo.Sample, scans:dbo.Sample, may-fail:dbo.Sample, locks-writers:dbo.SamplingLocation
-- strandline:statement 22.1
ALTER TABLE [dbo].[Sample] ADD CONSTRAINT [FK_Sample_SamplingLocation] FOREIGN KEY ([SamplingLocationID]) REFERENCES [dbo].[SamplingLocation] ([SamplingLocationID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 23/30: add foreign key FK_Sample_Person on dbo.Sample to dbo.Person
-- effects: locks-readers:dbo.Sample, scans:dbo.Sample, may-fail:dbo.Sample, locks-writers:dbo.Person
-- strandline:statement 23.1
ALTER TABLE [dbo].[Sample] ADD CONSTRAINT [FK_Sample_Person] FOREIGN KEY ([SampledByPersonID]) REFERENCES [dbo].[Person] ([PersonID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 24/30: add foreign key FK_Sample_Campaign on dbo.Sample to dbo.Campaign
-- effects: locks-readers:dbo.Sample, scans:dbo.Sample, may-fail:dbo.Sample, locks-writers:dbo.Campaign
-- strandline:statement 24.1
ALTER TABLE [dbo].[Sample] ADD CONSTRAINT [FK_Sample_Campaign] FOREIGN KEY ([CampaignID]) REFERENCES [dbo].[Campaign] ([CampaignID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 25/30: add foreign key FK_MetaData_Sample on dbo.MetaData to dbo.Sample
-- effects: locks-readers:dbo.MetaData, scans:dbo.MetaData, may-fail:dbo.MetaData, locks-writers:dbo.Sample
-- strandline:statement 25.1
ALTER TABLE [dbo].[MetaData] ADD CONSTRAINT [FK_MetaData_Sample] FOREIGN KEY ([SampleID]) REFERENCES [dbo].[Sample] ([SampleID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 26/30: add foreign key FK_MetaData_Laboratory on dbo.MetaData to dbo.Laboratory
-- effects: locks-readers:dbo.MetaData, scans:dbo.MetaData, may-fail:dbo.MetaData, locks-writers:dbo.Laboratory
-- strandline:statement 26.1
ALTER TABLE [dbo].[MetaData] ADD CONSTRAINT [FK_MetaData_Laboratory] FOREIGN KEY ([LaboratoryID]) REFERENCES [dbo].[Laboratory] ([LaboratoryID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 27/30: add foreign key FK_MetaData_Person on dbo.MetaData to dbo.Person
-- effects: locks-readers:dbo.MetaData, scans:dbo.MetaData, may-fail:dbo.MetaData, locks-writers:dbo.Person
-- strandline:statement 27.1
ALTER TABLE [dbo].[MetaData] ADD CONSTRAINT [FK_MetaData_Person] FOREIGN KEY ([AnalystPersonID]) REFERENCES [dbo].[Person] ([PersonID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 28/30: restore column dbo.MetaData.AnalystPersonID from the archive
-- effects: locks-writers:dbo.MetaData
-- strandline:statement 28.1 restores archive_MetaData_AnalystPersonID_d9a6b39c35
IF OBJECT_ID(N'[strandline].[archive_MetaData_AnalystPersonID_d9a6b39c35]', N'U') IS NULL
CREATE TABLE [strandline].[archive_MetaData_AnalystPersonID_d9a6b39c35] ([strandline_cycle] BIGINT NOT NULL, [MetaDataID] INT, [AnalystPersonID] INT)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 28.2 restores archive_MetaData_AnalystPersonID_d9a6b39c35
UPDATE t SET [AnalystPersonID] = a.[AnalystPersonID]
FROM [dbo].[MetaData] AS t, [strandline].[archive_MetaData_AnalystPersonID_d9a6b39c35] AS a
WHERE a.[strandline_cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_MetaData_AnalystPersonID_d9a6b39c35' AND [state] = N'archived')
  AND t.[MetaDataID] = a.[MetaDataID]
  AND (a.[AnalystPersonID] IS NULL OR EXISTS (SELECT 1 FROM [dbo].[Person] AS p WHERE p.[PersonID] = a.[AnalystPersonID]))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 28.3 restores archive_MetaData_AnalystPersonID_d9a6b39c35
UPDATE [strandline].[archive] SET
  [restored_rows] = (SELECT COUNT(*) FROM [strandline].[archive_MetaData_AnalystPersonID_d9a6b39c35] AS a WHERE a.[strandline_cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_MetaData_AnalystPersonID_d9a6b39c35' AND [state] = N'archived') AND EXISTS (SELECT 1 FROM [dbo].[MetaData] AS t WHERE t.[MetaDataID] = a.[MetaDataID] AND NOT (NOT EXISTS (SELECT t.[AnalystPersonID] INTERSECT SELECT a.[AnalystPersonID])))),
  [superseded_rows] = (SELECT COUNT(*) FROM [strandline].[archive_MetaData_AnalystPersonID_d9a6b39c35] AS a WHERE a.[strandline_cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_MetaData_AnalystPersonID_d9a6b39c35' AND [state] = N'archived') AND EXISTS (SELECT 1 FROM [dbo].[MetaData] AS t WHERE t.[MetaDataID] = a.[MetaDataID] AND (NOT EXISTS (SELECT t.[AnalystPersonID] INTERSECT SELECT a.[AnalystPersonID]))))
WHERE [component] = N'water' AND [archive] = N'archive_MetaData_AnalystPersonID_d9a6b39c35' AND [cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_MetaData_AnalystPersonID_d9a6b39c35' AND [state] = N'archived')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 28.4 restores archive_MetaData_AnalystPersonID_d9a6b39c35
UPDATE [strandline].[archive] SET
  [state] = N'restored',
  [restored_at] = SYSUTCDATETIME(),
  [restored_run] = N'',
  [orphaned_rows] = (SELECT COUNT(*) FROM [strandline].[archive_MetaData_AnalystPersonID_d9a6b39c35] AS a WHERE a.[strandline_cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_MetaData_AnalystPersonID_d9a6b39c35' AND [state] = N'archived')) - [restored_rows] - [superseded_rows]
WHERE [component] = N'water' AND [archive] = N'archive_MetaData_AnalystPersonID_d9a6b39c35' AND [cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_MetaData_AnalystPersonID_d9a6b39c35' AND [state] = N'archived')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 29/30: restore column dbo.MetaData.LaboratoryID from the archive
-- effects: locks-writers:dbo.MetaData
-- strandline:statement 29.1 restores archive_MetaData_LaboratoryID_b23760f3cd
IF OBJECT_ID(N'[strandline].[archive_MetaData_LaboratoryID_b23760f3cd]', N'U') IS NULL
CREATE TABLE [strandline].[archive_MetaData_LaboratoryID_b23760f3cd] ([strandline_cycle] BIGINT NOT NULL, [MetaDataID] INT, [LaboratoryID] INT)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 29.2 restores archive_MetaData_LaboratoryID_b23760f3cd
UPDATE t SET [LaboratoryID] = a.[LaboratoryID]
FROM [dbo].[MetaData] AS t, [strandline].[archive_MetaData_LaboratoryID_b23760f3cd] AS a
WHERE a.[strandline_cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_MetaData_LaboratoryID_b23760f3cd' AND [state] = N'archived')
  AND t.[MetaDataID] = a.[MetaDataID]
  AND (a.[LaboratoryID] IS NULL OR EXISTS (SELECT 1 FROM [dbo].[Laboratory] AS p WHERE p.[LaboratoryID] = a.[LaboratoryID]))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 29.3 restores archive_MetaData_LaboratoryID_b23760f3cd
UPDATE [strandline].[archive] SET
  [restored_rows] = (SELECT COUNT(*) FROM [strandline].[archive_MetaData_LaboratoryID_b23760f3cd] AS a WHERE a.[strandline_cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_MetaData_LaboratoryID_b23760f3cd' AND [state] = N'archived') AND EXISTS (SELECT 1 FROM [dbo].[MetaData] AS t WHERE t.[MetaDataID] = a.[MetaDataID] AND NOT (NOT EXISTS (SELECT t.[LaboratoryID] INTERSECT SELECT a.[LaboratoryID])))),
  [superseded_rows] = (SELECT COUNT(*) FROM [strandline].[archive_MetaData_LaboratoryID_b23760f3cd] AS a WHERE a.[strandline_cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_MetaData_LaboratoryID_b23760f3cd' AND [state] = N'archived') AND EXISTS (SELECT 1 FROM [dbo].[MetaData] AS t WHERE t.[MetaDataID] = a.[MetaDataID] AND (NOT EXISTS (SELECT t.[LaboratoryID] INTERSECT SELECT a.[LaboratoryID]))))
WHERE [component] = N'water' AND [archive] = N'archive_MetaData_LaboratoryID_b23760f3cd' AND [cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_MetaData_LaboratoryID_b23760f3cd' AND [state] = N'archived')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 29.4 restores archive_MetaData_LaboratoryID_b23760f3cd
UPDATE [strandline].[archive] SET
  [state] = N'restored',
  [restored_at] = SYSUTCDATETIME(),
  [restored_run] = N'',
  [orphaned_rows] = (SELECT COUNT(*) FROM [strandline].[archive_MetaData_LaboratoryID_b23760f3cd] AS a WHERE a.[strandline_cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_MetaData_LaboratoryID_b23760f3cd' AND [state] = N'archived')) - [restored_rows] - [superseded_rows]
WHERE [component] = N'water' AND [archive] = N'archive_MetaData_LaboratoryID_b23760f3cd' AND [cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_MetaData_LaboratoryID_b23760f3cd' AND [state] = N'archived')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 30/30: restore column dbo.MetaData.SampleID from the archive
-- effects: locks-writers:dbo.MetaData
-- strandline:statement 30.1 restores archive_MetaData_SampleID_f0994baec0
IF OBJECT_ID(N'[strandline].[archive_MetaData_SampleID_f0994baec0]', N'U') IS NULL
CREATE TABLE [strandline].[archive_MetaData_SampleID_f0994baec0] ([strandline_cycle] BIGINT NOT NULL, [MetaDataID] INT, [SampleID] INT)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 30.2 restores archive_MetaData_SampleID_f0994baec0
UPDATE t SET [SampleID] = a.[SampleID]
FROM [dbo].[MetaData] AS t, [strandline].[archive_MetaData_SampleID_f0994baec0] AS a
WHERE a.[strandline_cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_MetaData_SampleID_f0994baec0' AND [state] = N'archived')
  AND t.[MetaDataID] = a.[MetaDataID]
  AND (a.[SampleID] IS NULL OR EXISTS (SELECT 1 FROM [dbo].[Sample] AS p WHERE p.[SampleID] = a.[SampleID]))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 30.3 restores archive_MetaData_SampleID_f0994baec0
UPDATE [strandline].[archive] SET
  [restored_rows] = (SELECT COUNT(*) FROM [strandline].[archive_MetaData_SampleID_f0994baec0] AS a WHERE a.[strandline_cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_MetaData_SampleID_f0994baec0' AND [state] = N'archived') AND EXISTS (SELECT 1 FROM [dbo].[MetaData] AS t WHERE t.[MetaDataID] = a.[MetaDataID] AND NOT (NOT EXISTS (SELECT t.[SampleID] INTERSECT SELECT a.[SampleID])))),
  [superseded_rows] = (SELECT COUNT(*) FROM [strandline].[archive_MetaData_SampleID_f0994baec0] AS a WHERE a.[strandline_cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_MetaData_SampleID_f0994baec0' AND [state] = N'archived') AND EXISTS (SELECT 1 FROM [dbo].[MetaData] AS t WHERE t.[MetaDataID] = a.[MetaDataID] AND (NOT EXISTS (SELECT t.[SampleID] INTERSECT SELECT a.[SampleID]))))
WHERE [component] = N'water' AND [archive] = N'archive_MetaData_SampleID_f0994baec0' AND [cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_MetaData_SampleID_f0994baec0' AND [state] = N'archived')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 30.4 restores archive_MetaData_SampleID_f0994baec0
UPDATE [strandline].[archive] SET
  [state] = N'restored',
  [restored_at] = SYSUTCDATETIME(),
  [restored_run] = N'',
  [orphaned_rows] = (SELECT COUNT(*) FROM [strandline].[archive_MetaData_SampleID_f0994baec0] AS a WHERE a.[strandline_cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_MetaData_SampleID_f0994baec0' AND [state] = N'archived')) - [restored_rows] - [superseded_rows]
WHERE [component] = N'water' AND [archive] = N'archive_MetaData_SampleID_f0994baec0' AND [cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_MetaData_SampleID_f0994baec0' AND [state] = N'archived')
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
