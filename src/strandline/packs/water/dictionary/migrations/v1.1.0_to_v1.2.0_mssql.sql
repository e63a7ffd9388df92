-- Migration: v1.1.0 → v1.2.0
-- Component: water on mssql
-- Description: Campaigns and provenance: people, campaigns and the origin of each series
-- Rollback: v1.2.0_to_v1.1.0_mssql_rollback.sql
-- Author: Strandline water pack
-- Date: 2026-05-11
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
-- strandline:step 1/21: create table dbo.CampaignType
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

-- strandline:step 2/21: create table dbo.Campaign
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

-- strandline:step 3/21: create table dbo.DataProvenance
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

-- strandline:step 4/21: create table dbo.Person
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

-- strandline:step 5/21: insert reference row CampaignTypeID=1 into dbo.CampaignType
-- effects: may-fail:dbo.CampaignType
-- strandline:statement 5.1
INSERT INTO [dbo].[CampaignType] ([CampaignTypeID], [CampaignTypeName]) VALUES (1, N'Experiment')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 6/21: insert reference row CampaignTypeID=2 into dbo.CampaignType
-- effects: may-fail:dbo.CampaignType
-- strandline:statement 6.1
INSERT INTO [dbo].[CampaignType] ([CampaignTypeID], [CampaignTypeName]) VALUES (2, N'Operations')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 7/21: insert reference row CampaignTypeID=3 into dbo.CampaignType
-- effects: may-fail:dbo.CampaignType
-- strandline:statement 7.1
INSERT INTO [dbo].[CampaignType] ([CampaignTypeID], [CampaignTypeName]) VALUES (3, N'Commissioning')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 8/21: insert reference row CampaignTypeID=4 into dbo.CampaignType
-- effects: may-fail:dbo.CampaignType
-- strandline:statement 8.1
INSERT INTO [dbo].[CampaignType] ([CampaignTypeID], [CampaignTypeName]) VALUES (4, N'Audit')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 9/21: insert reference row DataProvenanceID=1 into dbo.DataProvenance
-- effects: may-fail:dbo.DataProvenance
-- strandline:statement 9.1
INSERT INTO [dbo].[DataProvenance] ([DataProvenanceID], [DataProvenanceName]) VALUES (1, N'Sensor')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 10/21: insert reference row DataProvenanceID=2 into dbo.DataProvenance
-- effects: may-fail:dbo.DataProvenance
-- strandline:statement 10.1
INSERT INTO [dbo].[DataProvenance] ([DataProvenanceID], [DataProvenanceName]) VALUES (2, N'Laboratory')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 11/21: insert reference row DataProvenanceID=3 into dbo.DataProvenance
-- effects: may-fail:dbo.DataProvenance
-- strandline:statement 11.1
INSERT INTO [dbo].[DataProvenance] ([DataProvenanceID], [DataProvenanceName]) VALUES (3, N'Manual Entry')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 12/21: insert reference row DataProvenanceID=4 into dbo.DataProvenance
-- effects: may-fail:dbo.DataProvenance
-- strandline:statement 12.1
INSERT INTO [dbo].[DataProvenance] ([DataProvenanceID], [DataProvenanceName]) VALUES (4, N'Model Output')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 13/21: insert reference row DataProvenanceID=5 into dbo.DataProvenance
-- effects: may-fail:dbo.DataProvenance
-- strandline:statement 13.1
INSERT INTO [dbo].[DataProvenance] ([DataProvenanceID], [DataProvenanceName]) VALUES (5, N'External Source')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 14/21: add column dbo.MetaData.DataProvenanceID integer
-- effects: locks-readers:dbo.MetaData
-- strandline:statement 14.1
ALTER TABLE [dbo].[MetaData] ADD [DataProvenanceID] INT NULL
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 15/21: add column dbo.MetaData.CampaignID integer
-- effects: locks-readers:dbo.MetaData
-- strandline:statement 15.1
ALTER TABLE [dbo].[MetaData] ADD [CampaignID] INT NULL
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 16/21: add foreign key FK_Campaign_CampaignType on dbo.Campaign to dbo.CampaignType
-- effects: locks-readers:dbo.Campaign, scans:dbo.Campaign, may-fail:dbo.Campaign, locks-writers:dbo.CampaignType
-- strandline:statement 16.1
ALTER TABLE [dbo].[Campaign] ADD CONSTRAINT [FK_Campaign_CampaignType] FOREIGN KEY ([CampaignTypeID]) REFERENCES [dbo].[CampaignType] ([CampaignTypeID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 17/21: add foreign key FK_Campaign_Site on dbo.Campaign to dbo.Site
-- effects: locks-readers:dbo.Campaign, scans:dbo.Campaign, may-fail:dbo.Campaign, locks-writers:dbo.Site
-- strandline:statement 17.1
ALTER TABLE [dbo].[Campaign] ADD CONSTRAINT [FK_Campaign_Site] FOREIGN KEY ([SiteID]) REFERENCES [dbo].[Site] ([SiteID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 18/21: add foreign key FK_Campaign_Project on dbo.Campaign to dbo.Project
-- effects: locks-readers:dbo.Campaign, scans:dbo.Campaign, may-fail:dbo.Campaign, locks-writers:dbo.Project
-- strandline:statement 18.1
ALTER TABLE [dbo].[Campaign] ADD CONSTRAINT [FK_Campaign_Project] FOREIGN KEY ([ProjectID]) REFERENCES [dbo].[Project] ([ProjectID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 19/21: add foreign key FK_MetaData_DataProvenance on dbo.MetaData to dbo.DataProvenance
-- effects: locks-readers:dbo.MetaData, scans:dbo.MetaData, may-fail:dbo.MetaData, locks-writers:dbo.DataProvenance
-- strandline:statement 19.1
ALTER TABLE [dbo].[MetaData] ADD CONSTRAINT [FK_MetaData_DataProvenance] FOREIGN KEY ([DataProvenanceID]) REFERENCES [dbo].[DataProvenance] ([DataProvenanceID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 20/21: add foreign key FK_MetaData_Campaign on dbo.MetaData to dbo.Campaign
-- effects: locks-readers:dbo.MetaData, scans:dbo.MetaData, may-fail:dbo.MetaData, locks-writers:dbo.Campaign
-- strandline:statement 20.1
ALTER TABLE [dbo].[MetaData] ADD CONSTRAINT [FK_MetaData_Campaign] FOREIGN KEY ([CampaignID]) REFERENCES [dbo].[Campaign] ([CampaignID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 21/21: insert reference row Version='1.2.0' into dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 21.1
INSERT INTO [dbo].[SchemaVersion] ([Version], [Description], [MigrationScript]) VALUES (N'1.2.0', N'Campaigns and provenance: people, campaigns and the origin of each series', N'v1.1.0_to_v1.2.0_mssql.sql')
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
