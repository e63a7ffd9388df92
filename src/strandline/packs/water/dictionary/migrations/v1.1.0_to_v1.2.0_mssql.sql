-- Migration: v1.1.0 → v1.2.0
-- Component: water on mssql
-- Description: Campaigns and provenance: people, campaigns and the origin of each series
-- Rollback: v1.2.0_to_v1.1.0_mssql_rollback.sql
-- Author: Strandline water pack
-- Date: 2026-05-11
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
-- strandline:step 1/27: create table dbo.CampaignType
-- strandline:statement 1.1
CREATE TABLE [dbo].[CampaignType] (
    [CampaignTypeID] INT NOT NULL,
    [CampaignTypeName] NVARCHAR(100) NOT NULL,
    CONSTRAINT [PK_CampaignType] PRIMARY KEY CLUSTERED ([CampaignTypeID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 1.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Kinds of campaign.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'CampaignType'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 1.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Fixed key of the kind: 1 Experiment, 2 Operations, 3 Commissioning, 4 Audit.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'CampaignType',
    @level2type = N'COLUMN', @level2name = N'CampaignTypeID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 1.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Name of the kind.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'CampaignType',
    @level2type = N'COLUMN', @level2name = N'CampaignTypeName'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 2/27: create table dbo.Campaign
-- strandline:statement 2.1
CREATE TABLE [dbo].[Campaign] (
    [CampaignID] INT IDENTITY(1,1) NOT NULL,
    [CampaignTypeID] INT NOT NULL,
    [SiteID] INT NOT NULL,
    [Name] NVARCHAR(200) NOT NULL,
    [Description] NVARCHAR(2000) NULL,
    [StartDate] DATETIME2(6) NULL,
    [EndDate] DATETIME2(6) NULL,
    [ProjectID] INT NULL,
    CONSTRAINT [PK_Campaign] PRIMARY KEY CLUSTERED ([CampaignID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Measuring campaigns: bounded efforts at one site, experimental or operational, that own series.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Campaign'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Surrogate key of the campaign.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Campaign',
    @level2type = N'COLUMN', @level2name = N'CampaignID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Kind of the campaign.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Campaign',
    @level2type = N'COLUMN', @level2name = N'CampaignTypeID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Site where the campaign takes place.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Campaign',
    @level2type = N'COLUMN', @level2name = N'SiteID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.6
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Name of the campaign.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Campaign',
    @level2type = N'COLUMN', @level2name = N'Name'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.7
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Aim and design of the campaign.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Campaign',
    @level2type = N'COLUMN', @level2name = N'Description'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.8
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Start, in UTC; empty when open or unknown.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Campaign',
    @level2type = N'COLUMN', @level2name = N'StartDate'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.9
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'End, in UTC; empty while the campaign runs.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Campaign',
    @level2type = N'COLUMN', @level2name = N'EndDate'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.10
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Project that the campaign continues or belongs to; empty for campaigns without one.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Campaign',
    @level2type = N'COLUMN', @level2name = N'ProjectID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 3/27: create table dbo.DataProvenance
-- strandline:statement 3.1
CREATE TABLE [dbo].[DataProvenance] (
    [DataProvenanceID] INT NOT NULL,
    [DataProvenanceName] NVARCHAR(50) NOT NULL,
    CONSTRAINT [PK_DataProvenance] PRIMARY KEY CLUSTERED ([DataProvenanceID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 3.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Kinds of origin that a series can have.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'DataProvenance'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 3.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Fixed key of the origin: 1 Sensor, 2 Laboratory, 3 Manual Entry, 4 Model Output, 5 External Source.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'DataProvenance',
    @level2type = N'COLUMN', @level2name = N'DataProvenanceID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 3.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Name of the origin.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'DataProvenance',
    @level2type = N'COLUMN', @level2name = N'DataProvenanceName'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 4/27: create table dbo.Person
-- strandline:statement 4.1
CREATE TABLE [dbo].[Person] (
    [PersonID] INT IDENTITY(1,1) NOT NULL,
    [FullName] NVARCHAR(200) NOT NULL,
    [Email] NVARCHAR(200) NULL,
    [Affiliation] NVARCHAR(200) NULL,
    CONSTRAINT [PK_Person] PRIMARY KEY CLUSTERED ([PersonID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 4.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'People who lead, sample, analyse, calibrate and process.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Person'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 4.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Surrogate key of the person.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Person',
    @level2type = N'COLUMN', @level2name = N'PersonID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 4.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Name as it is to be printed.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Person',
    @level2type = N'COLUMN', @level2name = N'FullName'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 4.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'E-mail address.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Person',
    @level2type = N'COLUMN', @level2name = N'Email'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 4.6
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Organisation or team.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Person',
    @level2type = N'COLUMN', @level2name = N'Affiliation'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 5/27: insert reference row CampaignTypeID=1 into dbo.CampaignType
-- effects: may-fail:dbo.CampaignType
-- strandline:statement 5.1
INSERT INTO [dbo].[CampaignType] ([CampaignTypeID], [CampaignTypeName]) VALUES (1, N'Experiment')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 6/27: insert reference row CampaignTypeID=2 into dbo.CampaignType
-- effects: may-fail:dbo.CampaignType
-- strandline:statement 6.1
INSERT INTO [dbo].[CampaignType] ([CampaignTypeID], [CampaignTypeName]) VALUES (2, N'Operations')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 7/27: insert reference row CampaignTypeID=3 into dbo.CampaignType
-- effects: may-fail:dbo.CampaignType
-- strandline:statement 7.1
INSERT INTO [dbo].[CampaignType] ([CampaignTypeID], [CampaignTypeName]) VALUES (3, N'Commissioning')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 8/27: insert reference row CampaignTypeID=4 into dbo.CampaignType
-- effects: may-fail:dbo.CampaignType
-- strandline:statement 8.1
INSERT INTO [dbo].[CampaignType] ([CampaignTypeID], [CampaignTypeName]) VALUES (4, N'Audit')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 9/27: insert reference row DataProvenanceID=1 into dbo.DataProvenance
-- effects: may-fail:dbo.DataProvenance
-- strandline:statement 9.1
INSERT INTO [dbo].[DataProvenance] ([DataProvenanceID], [DataProvenanceName]) VALUES (1, N'Sensor')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 10/27: insert reference row DataProvenanceID=2 into dbo.DataProvenance
-- effects: may-fail:dbo.DataProvenance
-- strandline:statement 10.1
INSERT INTO [dbo].[DataProvenance] ([DataProvenanceID], [DataProvenanceName]) VALUES (2, N'Laboratory')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 11/27: insert reference row DataProvenanceID=3 into dbo.DataProvenance
-- effects: may-fail:dbo.DataProvenance
-- strandline:statement 11.1
INSERT INTO [dbo].[DataProvenance] ([DataProvenanceID], [DataProvenanceName]) VALUES (3, N'Manual Entry')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 12/27: insert reference row DataProvenanceID=4 into dbo.DataProvenance
-- effects: may-fail:dbo.DataProvenance
-- strandline:statement 12.1
INSERT INTO [dbo].[DataProvenance] ([DataProvenanceID], [DataProvenanceName]) VALUES (4, N'Model Output')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 13/27: insert reference row DataProvenanceID=5 into dbo.DataProvenance
-- effects: may-fail:dbo.DataProvenance
-- strandline:statement 13.1
INSERT INTO [dbo].[DataProvenance] ([DataProvenanceID], [DataProvenanceName]) VALUES (5, N'External Source')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 14/27: add column dbo.MetaData.DataProvenanceID integer
-- effects: locks-readers:dbo.MetaData
-- strandline:statement 14.1
ALTER TABLE [dbo].[MetaData] ADD [DataProvenanceID] INT NULL
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 15/27: add column dbo.MetaData.CampaignID integer
-- effects: locks-readers:dbo.MetaData
-- strandline:statement 15.1
ALTER TABLE [dbo].[MetaData] ADD [CampaignID] INT NULL
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 16/27: insert reference row Version='1.2.0' into dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 16.1
INSERT INTO [dbo].[SchemaVersion] ([Version], [Description], [MigrationScript]) VALUES (N'1.2.0', N'Campaigns and provenance: people, campaigns and the origin of each series', N'v1.1.0_to_v1.2.0_mssql.sql')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 17/27: restore table dbo.CampaignType from the archive
-- effects: locks-writers:dbo.CampaignType
-- strandline:statement 17.1 restores archive_CampaignType_45cce42dbe
IF SCHEMA_ID(N'strandline') IS NULL EXEC(N'CREATE SCHEMA [strandline]')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 17.2 restores archive_CampaignType_45cce42dbe
IF OBJECT_ID(N'[strandline].[archive]', N'U') IS NULL
CREATE TABLE [strandline].[archive] ([component] NVARCHAR(100) NOT NULL, [archive] NVARCHAR(100) NOT NULL, [cycle] BIGINT NOT NULL, [kind] NVARCHAR(20) NOT NULL, [subject] NVARCHAR(400) NOT NULL, [location] NVARCHAR(200) NOT NULL, [from_version] NVARCHAR(100) NOT NULL, [to_version] NVARCHAR(100) NOT NULL, [run_id] NVARCHAR(36) NOT NULL, [archived_at] DATETIME2(6), [state] NVARCHAR(20) NOT NULL, [restored_at] DATETIME2(6), [restored_run] NVARCHAR(36), [restored_rows] BIGINT, [superseded_rows] BIGINT, [orphaned_rows] BIGINT, CONSTRAINT [PK_strandline_archive] PRIMARY KEY ([component], [archive], [cycle]))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 17.3 restores archive_CampaignType_45cce42dbe
IF OBJECT_ID(N'[strandline].[archive_CampaignType_45cce42dbe]', N'U') IS NULL
CREATE TABLE [strandline].[archive_CampaignType_45cce42dbe] ([strandline_cycle] BIGINT NOT NULL, [CampaignTypeID] INT, [CampaignTypeName] NVARCHAR(100))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 17.4 restores archive_CampaignType_45cce42dbe
IF OBJECT_ID(N'[strandline].[moved_CampaignType_45cce42dbe]', N'U') IS NULL
CREATE TABLE [strandline].[moved_CampaignType_45cce42dbe] ([CampaignTypeID] INT, [CampaignTypeName] NVARCHAR(100))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 17.5 restores archive_CampaignType_45cce42dbe
UPDATE t SET [CampaignTypeName] = a.[CampaignTypeName]
FROM [dbo].[CampaignType] AS t, [strandline].[moved_CampaignType_45cce42dbe] AS a
WHERE t.[CampaignTypeID] = a.[CampaignTypeID]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 17.6 restores archive_CampaignType_45cce42dbe
INSERT INTO [dbo].[CampaignType] ([CampaignTypeID], [CampaignTypeName])
SELECT a.[CampaignTypeID], a.[CampaignTypeName]
FROM [strandline].[moved_CampaignType_45cce42dbe] AS a
WHERE NOT EXISTS (SELECT 1 FROM [dbo].[CampaignType] AS t WHERE t.[CampaignTypeID] = a.[CampaignTypeID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 17.7 restores archive_CampaignType_45cce42dbe
DROP TABLE [strandline].[moved_CampaignType_45cce42dbe]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 17.8 restores archive_CampaignType_45cce42dbe
UPDATE [strandline].[archive] SET
  [state] = N'restored',
  [restored_at] = SYSUTCDATETIME(),
  [restored_run] = N'',
  [location] = N'strandline.archive_CampaignType_45cce42dbe',
  [restored_rows] = (SELECT COUNT(*) FROM [dbo].[CampaignType]),
  [superseded_rows] = 0,
  [orphaned_rows] = (SELECT COUNT(*) FROM [strandline].[archive_CampaignType_45cce42dbe] AS a WHERE a.[strandline_cycle] = [strandline].[archive].[cycle])
WHERE [component] = N'water' AND [archive] = N'archive_CampaignType_45cce42dbe' AND [cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_CampaignType_45cce42dbe' AND [state] = N'archived')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 18/27: restore table dbo.Campaign from the archive
-- effects: locks-writers:dbo.Campaign
-- strandline:statement 18.1 restores archive_Campaign_b2f5c63c77
IF OBJECT_ID(N'[strandline].[archive_Campaign_b2f5c63c77]', N'U') IS NULL
CREATE TABLE [strandline].[archive_Campaign_b2f5c63c77] ([strandline_cycle] BIGINT NOT NULL, [CampaignID] INT, [CampaignTypeID] INT, [SiteID] INT, [Name] NVARCHAR(200), [Description] NVARCHAR(2000), [StartDate] DATETIME2(6), [EndDate] DATETIME2(6), [ProjectID] INT)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 18.2 restores archive_Campaign_b2f5c63c77
IF OBJECT_ID(N'[strandline].[moved_Campaign_b2f5c63c77]', N'U') IS NULL
CREATE TABLE [strandline].[moved_Campaign_b2f5c63c77] ([CampaignID] INT, [CampaignTypeID] INT, [SiteID] INT, [Name] NVARCHAR(200), [Description] NVARCHAR(2000), [StartDate] DATETIME2(6), [EndDate] DATETIME2(6), [ProjectID] INT)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 18.3 restores archive_Campaign_b2f5c63c77
SET IDENTITY_INSERT [dbo].[Campaign] ON;
INSERT INTO [dbo].[Campaign] ([CampaignID], [CampaignTypeID], [SiteID], [Name], [Description], [StartDate], [EndDate], [ProjectID])
SELECT a.[CampaignID], a.[CampaignTypeID], a.[SiteID], a.[Name], a.[Description], a.[StartDate], a.[EndDate], a.[ProjectID]
FROM [strandline].[moved_Campaign_b2f5c63c77] AS a
WHERE (a.[CampaignTypeID] IS NULL OR EXISTS (SELECT 1 FROM [dbo].[CampaignType] AS p WHERE p.[CampaignTypeID] = a.[CampaignTypeID]))
  AND (a.[SiteID] IS NULL OR EXISTS (SELECT 1 FROM [dbo].[Site] AS p WHERE p.[SiteID] = a.[SiteID]))
  AND (a.[ProjectID] IS NULL OR EXISTS (SELECT 1 FROM [dbo].[Project] AS p WHERE p.[ProjectID] = a.[ProjectID]));
SET IDENTITY_INSERT [dbo].[Campaign] OFF
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 18.4 restores archive_Campaign_b2f5c63c77
INSERT INTO [strandline].[archive_Campaign_b2f5c63c77] ([strandline_cycle], [CampaignID], [CampaignTypeID], [SiteID], [Name], [Description], [StartDate], [EndDate], [ProjectID])
SELECT (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_Campaign_b2f5c63c77' AND [state] = N'archived'), [CampaignID], [CampaignTypeID], [SiteID], [Name], [Description], [StartDate], [EndDate], [ProjectID]
FROM [strandline].[moved_Campaign_b2f5c63c77] AS a
WHERE NOT EXISTS (SELECT 1 FROM [dbo].[Campaign] AS t WHERE t.[CampaignID] = a.[CampaignID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 18.5 restores archive_Campaign_b2f5c63c77
DROP TABLE [strandline].[moved_Campaign_b2f5c63c77]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 18.6 restores archive_Campaign_b2f5c63c77
UPDATE [strandline].[archive] SET
  [state] = N'restored',
  [restored_at] = SYSUTCDATETIME(),
  [restored_run] = N'',
  [location] = N'strandline.archive_Campaign_b2f5c63c77',
  [restored_rows] = (SELECT COUNT(*) FROM [dbo].[Campaign]),
  [superseded_rows] = 0,
  [orphaned_rows] = (SELECT COUNT(*) FROM [strandline].[archive_Campaign_b2f5c63c77] AS a WHERE a.[strandline_cycle] = [strandline].[archive].[cycle])
WHERE [component] = N'water' AND [archive] = N'archive_Campaign_b2f5c63c77' AND [cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_Campaign_b2f5c63c77' AND [state] = N'archived')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 19/27: restore table dbo.DataProvenance from the archive
-- effects: locks-writers:dbo.DataProvenance
-- strandline:statement 19.1 restores archive_DataProvenance_50df8d126d
IF OBJECT_ID(N'[strandline].[archive_DataProvenance_50df8d126d]', N'U') IS NULL
CREATE TABLE [strandline].[archive_DataProvenance_50df8d126d] ([strandline_cycle] BIGINT NOT NULL, [DataProvenanceID] INT, [DataProvenanceName] NVARCHAR(50))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 19.2 restores archive_DataProvenance_50df8d126d
IF OBJECT_ID(N'[strandline].[moved_DataProvenance_50df8d126d]', N'U') IS NULL
CREATE TABLE [strandline].[moved_DataProvenance_50df8d126d] ([DataProvenanceID] INT, [DataProvenanceName] NVARCHAR(50))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 19.3 restores archive_DataProvenance_50df8d126d
UPDATE t SET [DataProvenanceName] = a.[DataProvenanceName]
FROM [dbo].[DataProvenance] AS t, [strandline].[moved_DataProvenance_50df8d126d] AS a
WHERE t.[DataProvenanceID] = a.[DataProvenanceID]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 19.4 restores archive_DataProvenance_50df8d126d
INSERT INTO [dbo].[DataProvenance] ([DataProvenanceID], [DataProvenanceName])
SELECT a.[DataProvenanceID], a.[DataProvenanceName]
FROM [strandline].[moved_DataProvenance_50df8d126d] AS a
WHERE NOT EXISTS (SELECT 1 FROM [dbo].[DataProvenance] AS t WHERE t.[DataProvenanceID] = a.[DataProvenanceID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 19.5 restores archive_DataProvenance_50df8d126d
DROP TABLE [strandline].[moved_DataProvenance_50df8d126d]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 19.6 restores archive_DataProvenance_50df8d126d
UPDATE [strandline].[archive] SET
  [state] = N'restored',
  [restored_at] = SYSUTCDATETIME(),
  [restored_run] = N'',
  [location] = N'strandline.archive_DataProvenance_50df8d126d',
  [restored_rows] = (SELECT COUNT(*) FROM [dbo].[DataProvenance]),
  [superseded_rows] = 0,
  [orphaned_rows] = (SELECT COUNT(*) FROM [strandline].[archive_DataProvenance_50df8d126d] AS a WHERE a.[strandline_cycle] = [strandline].[archive].[cycle])
WHERE [component] = N'water' AND [archive] = N'archive_DataProvenance_50df8d126d' AND [cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_DataProvenance_50df8d126d' AND [state] = N'archived')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 20/27: restore table dbo.Person from the archive
-- effects: locks-writers:dbo.Person
-- strandline:statement 20.1 restores archive_Person_2760a1353b
IF OBJECT_ID(N'[strandline].[archive_Person_2760a1353b]', N'U') IS NULL
CREATE TABLE [strandline].[archive_Person_2760a1353b] ([strandline_cycle] BIGINT NOT NULL, [PersonID] INT, [FullName] NVARCHAR(200), [Email] NVARCHAR(200), [Affiliation] NVARCHAR(200))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 20.2 restores archive_Person_2760a1353b
IF OBJECT_ID(N'[strandline].[moved_Person_2760a1353b]', N'U') IS NULL
CREATE TABLE [strandline].[moved_Person_2760a1353b] ([PersonID] INT, [FullName] NVARCHAR(200), [Email] NVARCHAR(200), [Affiliation] NVARCHAR(200))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 20.3 restores archive_Person_2760a1353b
SET IDENTITY_INSERT [dbo].[Person] ON;
INSERT INTO [dbo].[Person] ([PersonID], [FullName], [Email], [Affiliation])
SELECT a.[PersonID], a.[FullName], a.[Email], a.[Affiliation]
FROM [strandline].[moved_Person_2760a1353b] AS a;
SET IDENTITY_INSERT [dbo].[Person] OFF
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 20.4 restores archive_Person_2760a1353b
DROP TABLE [strandline].[moved_Person_2760a1353b]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 20.5 restores archive_Person_2760a1353b
UPDATE [strandline].[archive] SET
  [state] = N'restored',
  [restored_at] = SYSUTCDATETIME(),
  [restored_run] = N'',
  [location] = N'strandline.archive_Person_2760a1353b',
  [restored_rows] = (SELECT COUNT(*) FROM [dbo].[Person]),
  [superseded_rows] = 0,
  [orphaned_rows] = (SELECT COUNT(*) FROM [strandline].[archive_Person_2760a1353b] AS a WHERE a.[strandline_cycle] = [strandline].[archive].[cycle])
WHERE [component] = N'water' AND [archive] = N'archive_Person_2760a1353b' AND [cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_Person_2760a1353b' AND [state] = N'archived')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 21/27: add foreign key FK_Campaign_CampaignType on dbo.Campaign to dbo.CampaignType
-- effects: locks-readers:dbo.Campaign, scans:dbo.Campaign, may-fail:dbo.Campaign, locks-writers:dbo.CampaignType
-- strandline:statement 21.1
ALTER TABLE [dbo].[Campaign] ADD CONSTRAINT [FK_Campaign_CampaignType] FOREIGN KEY ([CampaignTypeID]) REFERENCES [dbo].[CampaignType] ([CampaignTypeID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 22/27: add foreign key FK_Campaign_Site on dbo.Campaign to dbo.Site
-- effects: locks-readers:dbo.Campaign, scans:dbo.Campaign, may-fail:dbo.Campaign, locks-writers:dbo.Site
-- strandline:statement 22.1
ALTER TABLE [dbo].[Campaign] ADD CONSTRAINT [FK_Campaign_Site] FOREIGN KEY ([SiteID]) REFERENCES [dbo].[Site] ([SiteID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 23/27: add foreign key FK_Campaign_Project on dbo.Campaign to dbo.Project
-- effects: locks-readers:dbo.Campaign, scans:dbo.Campaign, may-fail:dbo.Campaign, locks-writers:dbo.Project
-- strandline:statement 23.1
ALTER TABLE [dbo].[Campaign] ADD CONSTRAINT [FK_Campaign_Project] FOREIGN KEY ([ProjectID]) REFERENCES [dbo].[Project] ([ProjectID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 24/27: add foreign key FK_MetaData_DataProvenance on dbo.MetaData to dbo.DataProvenance
-- effects: locks-readers:dbo.MetaData, scans:dbo.MetaData, may-fail:dbo.MetaData, locks-writers:dbo.DataProvenance
-- strandline:statement 24.1
ALTER TABLE [dbo].[MetaData] ADD CONSTRAINT [FK_MetaData_DataProvenance] FOREIGN KEY ([DataProvenanceID]) REFERENCES [dbo].[DataProvenance] ([DataProvenanceID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 25/27: add foreign key FK_MetaData_Campaign on dbo.MetaData to dbo.Campaign
-- effects: locks-readers:dbo.MetaData, scans:dbo.MetaData, may-fail:dbo.MetaData, locks-writers:dbo.Campaign
-- strandline:statement 25.1
ALTER TABLE [dbo].[MetaData] ADD CONSTRAINT [FK_MetaData_Campaign] FOREIGN KEY ([CampaignID]) REFERENCES [dbo].[Campaign] ([CampaignID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 26/27: restore column dbo.MetaData.CampaignID from the archive
-- effects: locks-writers:dbo.MetaData
-- strandline:statement 26.1 restores archive_MetaData_CampaignID_fcf567fcf4
IF OBJECT_ID(N'[strandline].[archive_MetaData_CampaignID_fcf567fcf4]', N'U') IS NULL
CREATE TABLE [strandline].[archive_MetaData_CampaignID_fcf567fcf4] ([strandline_cycle] BIGINT NOT NULL, [MetaDataID] INT, [CampaignID] INT)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 26.2 restores archive_MetaData_CampaignID_fcf567fcf4
UPDATE t SET [CampaignID] = a.[CampaignID]
FROM [dbo].[MetaData] AS t, [strandline].[archive_MetaData_CampaignID_fcf567fcf4] AS a
WHERE a.[strandline_cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_MetaData_CampaignID_fcf567fcf4' AND [state] = N'archived')
  AND t.[MetaDataID] = a.[MetaDataID]
  AND (a.[CampaignID] IS NULL OR EXISTS (SELECT 1 FROM [dbo].[Campaign] AS p WHERE p.[CampaignID] = a.[CampaignID]))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 26.3 restores archive_MetaData_CampaignID_fcf567fcf4
UPDATE [strandline].[archive] SET
  [restored_rows] = (SELECT COUNT(*) FROM [strandline].[archive_MetaData_CampaignID_fcf567fcf4] AS a WHERE a.[strandline_cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_MetaData_CampaignID_fcf567fcf4' AND [state] = N'archived') AND EXISTS (SELECT 1 FROM [dbo].[MetaData] AS t WHERE t.[MetaDataID] = a.[MetaDataID] AND NOT (NOT EXISTS (SELECT t.[CampaignID] INTERSECT SELECT a.[CampaignID])))),
  [superseded_rows] = (SELECT COUNT(*) FROM [strandline].[archive_MetaData_CampaignID_fcf567fcf4] AS a WHERE a.[strandline_cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_MetaData_CampaignID_fcf567fcf4' AND [state] = N'archived') AND EXISTS (SELECT 1 FROM [dbo].[MetaData] AS t WHERE t.[MetaDataID] = a.[MetaDataID] AND (NOT EXISTS (SELECT t.[CampaignID] INTERSECT SELECT a.[CampaignID]))))
WHERE [component] = N'water' AND [archive] = N'archive_MetaData_CampaignID_fcf567fcf4' AND [cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_MetaData_CampaignID_fcf567fcf4' AND [state] = N'archived')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 26.4 restores archive_MetaData_CampaignID_fcf567fcf4
UPDATE [strandline].[archive] SET
  [state] = N'restored',
  [restored_at] = SYSUTCDATETIME(),
  [restored_run] = N'',
  [orphaned_rows] = (SELECT COUNT(*) FROM [strandline].[archive_MetaData_CampaignID_fcf567fcf4] AS a WHERE a.[strandline_cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_MetaData_CampaignID_fcf567fcf4' AND [state] = N'archived')) - [restored_rows] - [superseded_rows]
WHERE [component] = N'water' AND [archive] = N'archive_MetaData_CampaignID_fcf567fcf4' AND [cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_MetaData_CampaignID_fcf567fcf4' AND [state] = N'archived')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 27/27: restore column dbo.MetaData.DataProvenanceID from the archive
-- effects: locks-writers:dbo.MetaData
-- strandline:statement 27.1 restores archive_MetaData_DataProvenanceID_c25e143abd
IF OBJECT_ID(N'[strandline].[archive_MetaData_DataProvenanceID_c25e143abd]', N'U') IS NULL
CREATE TABLE [strandline].[archive_MetaData_DataProvenanceID_c25e143abd] ([strandline_cycle] BIGINT NOT NULL, [MetaDataID] INT, [DataProvenanceID] INT)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 27.2 restores archive_MetaData_DataProvenanceID_c25e143abd
UPDATE t SET [DataProvenanceID] = a.[DataProvenanceID]
FROM [dbo].[MetaData] AS t, [strandline].[archive_MetaData_DataProvenanceID_c25e143abd] AS a
WHERE a.[strandline_cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_MetaData_DataProvenanceID_c25e143abd' AND [state] = N'archived')
  AND t.[MetaDataID] = a.[MetaDataID]
  AND (a.[DataProvenanceID] IS NULL OR EXISTS (SELECT 1 FROM [dbo].[DataProvenance] AS p WHERE p.[DataProvenanceID] = a.[DataProvenanceID]))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 27.3 restores archive_MetaData_DataProvenanceID_c25e143abd
UPDATE [strandline].[archive] SET
  [restored_rows] = (SELECT COUNT(*) FROM [strandline].[archive_MetaData_DataProvenanceID_c25e143abd] AS a WHERE a.[strandline_cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_MetaData_DataProvenanceID_c25e143abd' AND [state] = N'archived') AND EXISTS (SELECT 1 FROM [dbo].[MetaData] AS t WHERE t.[MetaDataID] = a.[MetaDataID] AND NOT (NOT EXISTS (SELECT t.[DataProvenanceID] INTERSECT SELECT a.[DataProvenanceID])))),
  [superseded_rows] = (SELECT COUNT(*) FROM [strandline].[archive_MetaData_DataProvenanceID_c25e143abd] AS a WHERE a.[strandline_cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_MetaData_DataProvenanceID_c25e143abd' AND [state] = N'archived') AND EXISTS (SELECT 1 FROM [dbo].[MetaData] AS t WHERE t.[MetaDataID] = a.[MetaDataID] AND (NOT EXISTS (SELECT t.[DataProvenanceID] INTERSECT SELECT a.[DataProvenanceID]))))
WHERE [component] = N'water' AND [archive] = N'archive_MetaData_DataProvenanceID_c25e143abd' AND [cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_MetaData_DataProvenanceID_c25e143abd' AND [state] = N'archived')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 27.4 restores archive_MetaData_DataProvenanceID_c25e143abd
UPDATE [strandline].[archive] SET
  [state] = N'restored',
  [restored_at] = SYSUTCDATETIME(),
  [restored_run] = N'',
  [orphaned_rows] = (SELECT COUNT(*) FROM [strandline].[archive_MetaData_DataProvenanceID_c25e143abd] AS a WHERE a.[strandline_cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_MetaData_DataProvenanceID_c25e143abd' AND [state] = N'archived')) - [restored_rows] - [superseded_rows]
WHERE [component] = N'water' AND [archive] = N'archive_MetaData_DataProvenanceID_c25e143abd' AND [cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_MetaData_DataProvenanceID_c25e143abd' AND [state] = N'archived')
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
