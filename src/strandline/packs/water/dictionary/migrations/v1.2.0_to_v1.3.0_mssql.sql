-- Migration: v1.2.0 → v1.3.0
-- Component: water on mssql
-- Description: Lab data: laboratories, samples, analysts and the resources of campaigns
-- Rollback: v1.3.0_to_v1.2.0_mssql_rollback.sql
-- Author: Strandline water pack
-- Date: 2026-06-08
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
-- strandline:step 1/22: create table dbo.CampaignEquipment
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

-- strandline:step 2/22: create table dbo.CampaignSamplingLocation
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

-- strandline:step 3/22: create table dbo.CampaignVariable
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

-- strandline:step 4/22: create table dbo.Laboratory
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

-- strandline:step 5/22: create table dbo.Sample
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

-- strandline:step 6/22: add column dbo.MetaData.SampleID integer
-- effects: locks-readers:dbo.MetaData
-- strandline:statement 6.1
ALTER TABLE [dbo].[MetaData] ADD [SampleID] INT NULL
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 7/22: add column dbo.MetaData.LaboratoryID integer
-- effects: locks-readers:dbo.MetaData
-- strandline:statement 7.1
ALTER TABLE [dbo].[MetaData] ADD [LaboratoryID] INT NULL
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 8/22: add column dbo.MetaData.AnalystPersonID integer
-- effects: locks-readers:dbo.MetaData
-- strandline:statement 8.1
ALTER TABLE [dbo].[MetaData] ADD [AnalystPersonID] INT NULL
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 9/22: add foreign key FK_CampaignEquipment_Campaign on dbo.CampaignEquipment to dbo.Campaign
-- effects: locks-readers:dbo.CampaignEquipment, scans:dbo.CampaignEquipment, may-fail:dbo.CampaignEquipment, locks-writers:dbo.Campaign
-- strandline:statement 9.1
ALTER TABLE [dbo].[CampaignEquipment] ADD CONSTRAINT [FK_CampaignEquipment_Campaign] FOREIGN KEY ([CampaignID]) REFERENCES [dbo].[Campaign] ([CampaignID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 10/22: add foreign key FK_CampaignEquipment_Equipment on dbo.CampaignEquipment to dbo.Equipment
-- effects: locks-readers:dbo.CampaignEquipment, scans:dbo.CampaignEquipment, may-fail:dbo.CampaignEquipment, locks-writers:dbo.Equipment
-- strandline:statement 10.1
ALTER TABLE [dbo].[CampaignEquipment] ADD CONSTRAINT [FK_CampaignEquipment_Equipment] FOREIGN KEY ([EquipmentID]) REFERENCES [dbo].[Equipment] ([EquipmentID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 11/22: add foreign key FK_CampaignSamplingLocation_Campaign on dbo.CampaignSamplingLocation to dbo.Campaign
-- effects: locks-readers:dbo.CampaignSamplingLocation, scans:dbo.CampaignSamplingLocation, may-fail:dbo.CampaignSamplingLocation, locks-writers:dbo.Campaign
-- strandline:statement 11.1
ALTER TABLE [dbo].[CampaignSamplingLocation] ADD CONSTRAINT [FK_CampaignSamplingLocation_Campaign] FOREIGN KEY ([CampaignID]) REFERENCES [dbo].[Campaign] ([CampaignID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 12/22: add foreign key FK_CampaignSamplingLocation_SamplingLocation on dbo.CampaignSamplingLocation to dbo.SamplingLocation
-- effects: locks-readers:dbo.CampaignSamplingLocation, scans:dbo.CampaignSamplingLocation, may-fail:dbo.CampaignSamplingLocation, locks-writers:dbo.SamplingLocation
-- strandline:statement 12.1
ALTER TABLE [dbo].[CampaignSamplingLocation] ADD CONSTRAINT [FK_CampaignSamplingLocation_SamplingLocation] FOREIGN KEY ([SamplingLocationID]) REFERENCES [dbo].[SamplingLocation] ([SamplingLocationID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 13/22: add foreign key FK_CampaignVariable_Campaign on dbo.CampaignVariable to dbo.Campaign
-- effects: locks-readers:dbo.CampaignVariable, scans:dbo.CampaignVariable, may-fail:dbo.CampaignVariable, locks-writers:dbo.Campaign
-- strandline:statement 13.1
ALTER TABLE [dbo].[CampaignVariable] ADD CONSTRAINT [FK_CampaignVariable_Campaign] FOREIGN KEY ([CampaignID]) REFERENCES [dbo].[Campaign] ([CampaignID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 14/22: add foreign key FK_CampaignVariable_Variable on dbo.CampaignVariable to dbo.Variable
-- effects: locks-readers:dbo.CampaignVariable, scans:dbo.CampaignVariable, may-fail:dbo.CampaignVariable, locks-writers:dbo.Variable
-- strandline:statement 14.1
ALTER TABLE [dbo].[CampaignVariable] ADD CONSTRAINT [FK_CampaignVariable_Variable] FOREIGN KEY ([VariableID]) REFERENCES [dbo].[Variable] ([VariableID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 15/22: add foreign key FK_Laboratory_Site on dbo.Laboratory to dbo.Site
-- effects: locks-readers:dbo.Laboratory, scans:dbo.Laboratory, may-fail:dbo.Laboratory, locks-writers:dbo.Site
-- strandline:statement 15.1
ALTER TABLE [dbo].[Laboratory] ADD CONSTRAINT [FK_Laboratory_Site] FOREIGN KEY ([SiteID]) REFERENCES [dbo].[Site] ([SiteID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 16/22: add foreign key FK_Sample_SamplingLocation on dbo.Sample to dbo.SamplingLocation
-- effects: locks-readers:dbo.Sample, scans:dbo.Sample, may-fail:dbo.Sample, locks-writers:dbo.SamplingLocation
-- strandline:statement 16.1
ALTER TABLE [dbo].[Sample] ADD CONSTRAINT [FK_Sample_SamplingLocation] FOREIGN KEY ([SamplingLocationID]) REFERENCES [dbo].[SamplingLocation] ([SamplingLocationID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 17/22: add foreign key FK_Sample_Person on dbo.Sample to dbo.Person
-- effects: locks-readers:dbo.Sample, scans:dbo.Sample, may-fail:dbo.Sample, locks-writers:dbo.Person
-- strandline:statement 17.1
ALTER TABLE [dbo].[Sample] ADD CONSTRAINT [FK_Sample_Person] FOREIGN KEY ([SampledByPersonID]) REFERENCES [dbo].[Person] ([PersonID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 18/22: add foreign key FK_Sample_Campaign on dbo.Sample to dbo.Campaign
-- effects: locks-readers:dbo.Sample, scans:dbo.Sample, may-fail:dbo.Sample, locks-writers:dbo.Campaign
-- strandline:statement 18.1
ALTER TABLE [dbo].[Sample] ADD CONSTRAINT [FK_Sample_Campaign] FOREIGN KEY ([CampaignID]) REFERENCES [dbo].[Campaign] ([CampaignID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 19/22: add foreign key FK_MetaData_Sample on dbo.MetaData to dbo.Sample
-- effects: locks-readers:dbo.MetaData, scans:dbo.MetaData, may-fail:dbo.MetaData, locks-writers:dbo.Sample
-- strandline:statement 19.1
ALTER TABLE [dbo].[MetaData] ADD CONSTRAINT [FK_MetaData_Sample] FOREIGN KEY ([SampleID]) REFERENCES [dbo].[Sample] ([SampleID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 20/22: add foreign key FK_MetaData_Laboratory on dbo.MetaData to dbo.Laboratory
-- effects: locks-readers:dbo.MetaData, scans:dbo.MetaData, may-fail:dbo.MetaData, locks-writers:dbo.Laboratory
-- strandline:statement 20.1
ALTER TABLE [dbo].[MetaData] ADD CONSTRAINT [FK_MetaData_Laboratory] FOREIGN KEY ([LaboratoryID]) REFERENCES [dbo].[Laboratory] ([LaboratoryID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 21/22: add foreign key FK_MetaData_Person on dbo.MetaData to dbo.Person
-- effects: locks-readers:dbo.MetaData, scans:dbo.MetaData, may-fail:dbo.MetaData, locks-writers:dbo.Person
-- strandline:statement 21.1
ALTER TABLE [dbo].[MetaData] ADD CONSTRAINT [FK_MetaData_Person] FOREIGN KEY ([AnalystPersonID]) REFERENCES [dbo].[Person] ([PersonID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 22/22: insert reference row Version='1.3.0' into dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 22.1
INSERT INTO [dbo].[SchemaVersion] ([Version], [Description], [MigrationScript]) VALUES (N'1.3.0', N'Lab data: laboratories, samples, analysts and the resources of campaigns', N'v1.2.0_to_v1.3.0_mssql.sql')
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
