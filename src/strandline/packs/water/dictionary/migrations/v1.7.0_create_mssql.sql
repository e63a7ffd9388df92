-- Migration: create v1.7.0
-- Component: water on mssql
-- Description: Annotations of series, the vocabulary of quality codes, and stored ingestion requests
-- Author: Strandline water pack
-- Date: 2026-11-28
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
-- strandline:step 1/175: create table dbo.AnnotationType
-- strandline:statement 1.1
CREATE TABLE [dbo].[AnnotationType] (
    [AnnotationTypeID] INT NOT NULL,
    [Name] NVARCHAR(100) NOT NULL,
    [Color] NVARCHAR(7) NOT NULL,
    CONSTRAINT [PK_AnnotationType] PRIMARY KEY CLUSTERED ([AnnotationTypeID]),
    CONSTRAINT [UQ_AnnotationType_Name] UNIQUE ([Name])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 1.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Kinds of annotation, with the colour that charts give them.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'AnnotationType'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 1.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Fixed key of the kind: 1 Fault, 2 Maintenance, 3 Calibration Period, 4 Anomaly, 5 Experiment, 6 Process Event, 7 Data Quality, 8 Note, 9 Exclusion, 10 Validated.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'AnnotationType',
    @level2type = N'COLUMN', @level2name = N'AnnotationTypeID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 1.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Name of the kind; unique.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'AnnotationType',
    @level2type = N'COLUMN', @level2name = N'Name'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 1.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Colour of the kind in charts, as # and six hexadecimal digits.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'AnnotationType',
    @level2type = N'COLUMN', @level2name = N'Color'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 2/175: create table dbo.CampaignType
-- strandline:statement 2.1
CREATE TABLE [dbo].[CampaignType] (
    [CampaignTypeID] INT NOT NULL,
    [CampaignTypeName] NVARCHAR(100) NOT NULL,
    CONSTRAINT [PK_CampaignType] PRIMARY KEY CLUSTERED ([CampaignTypeID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Kinds of campaign.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'CampaignType'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.3
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
-- strandline:statement 2.4
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

-- strandline:step 3/175: create table dbo.Project
-- strandline:statement 3.1
CREATE TABLE [dbo].[Project] (
    [ProjectID] INT IDENTITY(1,1) NOT NULL,
    [Name] NVARCHAR(100) NOT NULL,
    [Description] NVARCHAR(MAX) NULL,
    CONSTRAINT [PK_Project] PRIMARY KEY CLUSTERED ([ProjectID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 3.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Research or monitoring projects under which series were recorded.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Project'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 3.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Surrogate key of the project.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Project',
    @level2type = N'COLUMN', @level2name = N'ProjectID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 3.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Title of the project.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Project',
    @level2type = N'COLUMN', @level2name = N'Name'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 3.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Aim, funding and scope of the project.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Project',
    @level2type = N'COLUMN', @level2name = N'Description'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 4/175: create table dbo.Watershed
-- strandline:statement 4.1
CREATE TABLE [dbo].[Watershed] (
    [WatershedID] INT IDENTITY(1,1) NOT NULL,
    [Name] NVARCHAR(100) NOT NULL,
    [Description] NVARCHAR(MAX) NULL,
    [SurfaceArea] REAL NULL,
    [ConcentrationTime] INT NULL,
    [ImperviousSurface] REAL NULL,
    CONSTRAINT [PK_Watershed] PRIMARY KEY CLUSTERED ([WatershedID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 4.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Drainage areas that feed the monitored sites.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Watershed'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 4.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Surrogate key of the watershed.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Watershed',
    @level2type = N'COLUMN', @level2name = N'WatershedID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 4.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Name of the watershed.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Watershed',
    @level2type = N'COLUMN', @level2name = N'Name'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 4.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Free description: relief, land use, sewer type, particulars.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Watershed',
    @level2type = N'COLUMN', @level2name = N'Description'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 4.6
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Drained surface in hectares (ha).',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Watershed',
    @level2type = N'COLUMN', @level2name = N'SurfaceArea'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 4.7
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Time of concentration in minutes (min): travel time of water from the farthest point to the outlet.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Watershed',
    @level2type = N'COLUMN', @level2name = N'ConcentrationTime'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 4.8
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Share of impervious surface in percent (%) of SurfaceArea.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Watershed',
    @level2type = N'COLUMN', @level2name = N'ImperviousSurface'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 5/175: create table dbo.Site
-- strandline:statement 5.1
CREATE TABLE [dbo].[Site] (
    [SiteID] INT IDENTITY(1,1) NOT NULL,
    [WatershedID] INT NULL,
    [Name] NVARCHAR(100) NOT NULL,
    [SiteType] NVARCHAR(255) NULL,
    [Description] NVARCHAR(MAX) NULL,
    [Picture] VARBINARY(MAX) NULL,
    [StreetNumber] NVARCHAR(100) NULL,
    [StreetName] NVARCHAR(100) NULL,
    [City] NVARCHAR(255) NULL,
    [ZipCode] NVARCHAR(100) NULL,
    [Province] NVARCHAR(255) NULL,
    [Country] NVARCHAR(255) NULL,
    CONSTRAINT [PK_Site] PRIMARY KEY CLUSTERED ([SiteID]),
    CONSTRAINT [UQ_Site_Name] UNIQUE ([Name])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 5.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Places where measurements are made: treatment plants, pilot plants, rivers, sewers, overflows.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Site'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 5.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Surrogate key of the site.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Site',
    @level2type = N'COLUMN', @level2name = N'SiteID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 5.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Watershed that drains to the site, where one is known.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Site',
    @level2type = N'COLUMN', @level2name = N'WatershedID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 5.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Name of the site; unique.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Site',
    @level2type = N'COLUMN', @level2name = N'Name'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 5.6
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Kind of site, for example WWTP, River, Sewer_system, Pilot or Lagoon.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Site',
    @level2type = N'COLUMN', @level2name = N'SiteType'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 5.7
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Free description of the site.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Site',
    @level2type = N'COLUMN', @level2name = N'Description'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 5.8
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Photograph or plan of the site, as the bytes of an image file.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Site',
    @level2type = N'COLUMN', @level2name = N'Picture'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 5.9
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Street number of the site''s address.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Site',
    @level2type = N'COLUMN', @level2name = N'StreetNumber'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 5.10
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Street of the site''s address.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Site',
    @level2type = N'COLUMN', @level2name = N'StreetName'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 5.11
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Town or municipality.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Site',
    @level2type = N'COLUMN', @level2name = N'City'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 5.12
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Postal code.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Site',
    @level2type = N'COLUMN', @level2name = N'ZipCode'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 5.13
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Province, state or region.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Site',
    @level2type = N'COLUMN', @level2name = N'Province'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 5.14
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Country.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Site',
    @level2type = N'COLUMN', @level2name = N'Country'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 6/175: create table dbo.Campaign
-- strandline:statement 6.1
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
-- strandline:statement 6.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Measuring campaigns: bounded efforts at one site, experimental or operational, that own series.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Campaign'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 6.3
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
-- strandline:statement 6.4
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
-- strandline:statement 6.5
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
-- strandline:statement 6.6
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
-- strandline:statement 6.7
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
-- strandline:statement 6.8
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
-- strandline:statement 6.9
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
-- strandline:statement 6.10
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

-- strandline:step 7/175: create table dbo.EquipmentModel
-- strandline:statement 7.1
CREATE TABLE [dbo].[EquipmentModel] (
    [EquipmentModelID] INT IDENTITY(1,1) NOT NULL,
    [Name] NVARCHAR(100) NOT NULL,
    [Method] NVARCHAR(100) NULL,
    [Functions] NVARCHAR(MAX) NULL,
    [Manufacturer] NVARCHAR(100) NULL,
    [ManualLocation] NVARCHAR(100) NULL,
    CONSTRAINT [PK_EquipmentModel] PRIMARY KEY CLUSTERED ([EquipmentModelID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 7.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Makes and models of instruments; the individual instruments are rows of Equipment.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentModel'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 7.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Surrogate key of the model.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentModel',
    @level2type = N'COLUMN', @level2name = N'EquipmentModelID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 7.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Model name as the manufacturer writes it.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentModel',
    @level2type = N'COLUMN', @level2name = N'Name'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 7.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Measuring principle, for example UV-Vis absorption or ion-selective electrode.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentModel',
    @level2type = N'COLUMN', @level2name = N'Method'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 7.6
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'What the model can do.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentModel',
    @level2type = N'COLUMN', @level2name = N'Functions'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 7.7
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Maker of the model.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentModel',
    @level2type = N'COLUMN', @level2name = N'Manufacturer'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 7.8
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Path or address of the manual.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentModel',
    @level2type = N'COLUMN', @level2name = N'ManualLocation'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 8/175: create table dbo.Equipment
-- strandline:statement 8.1
CREATE TABLE [dbo].[Equipment] (
    [EquipmentID] INT IDENTITY(1,1) NOT NULL,
    [EquipmentModelID] INT NULL,
    [Identifier] NVARCHAR(100) NOT NULL,
    [SerialNumber] NVARCHAR(100) NULL,
    [Owner] NVARCHAR(MAX) NULL,
    [StorageLocation] NVARCHAR(100) NULL,
    [PurchaseDate] DATE NULL,
    CONSTRAINT [PK_Equipment] PRIMARY KEY CLUSTERED ([EquipmentID]),
    CONSTRAINT [UQ_Equipment_Identifier] UNIQUE ([Identifier])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 8.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Individual instruments, samplers and loggers that an organisation owns or borrows.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Equipment'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 8.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Surrogate key of the instrument.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Equipment',
    @level2type = N'COLUMN', @level2name = N'EquipmentID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 8.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Model that the instrument is of.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Equipment',
    @level2type = N'COLUMN', @level2name = N'EquipmentModelID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 8.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Asset name written on the instrument, for example TSS_01; unique.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Equipment',
    @level2type = N'COLUMN', @level2name = N'Identifier'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 8.6
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Manufacturer''s serial number.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Equipment',
    @level2type = N'COLUMN', @level2name = N'SerialNumber'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 8.7
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Person or organisation that owns the instrument.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Equipment',
    @level2type = N'COLUMN', @level2name = N'Owner'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 8.8
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Where the instrument is kept when it is not installed.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Equipment',
    @level2type = N'COLUMN', @level2name = N'StorageLocation'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 8.9
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Day of purchase.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Equipment',
    @level2type = N'COLUMN', @level2name = N'PurchaseDate'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 9/175: create table dbo.EquipmentEventType
-- strandline:statement 9.1
CREATE TABLE [dbo].[EquipmentEventType] (
    [EquipmentEventTypeID] INT NOT NULL,
    [EquipmentEventTypeName] NVARCHAR(100) NOT NULL,
    CONSTRAINT [PK_EquipmentEventType] PRIMARY KEY CLUSTERED ([EquipmentEventTypeID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 9.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Kinds of event in the life of an instrument.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentEventType'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 9.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Fixed key of the kind: 1 Calibration, 2 Validation, 3 Maintenance, 4 Installation, 5 Removal, 6 Firmware Update, 7 Failure, 8 Repair.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentEventType',
    @level2type = N'COLUMN', @level2name = N'EquipmentEventTypeID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 9.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Name of the kind.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentEventType',
    @level2type = N'COLUMN', @level2name = N'EquipmentEventTypeName'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 10/175: create table dbo.Person
-- strandline:statement 10.1
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
-- strandline:statement 10.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'People who lead, sample, analyse, calibrate and process.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Person'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 10.3
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
-- strandline:statement 10.4
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
-- strandline:statement 10.5
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
-- strandline:statement 10.6
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

-- strandline:step 11/175: create table dbo.EquipmentEvent
-- strandline:statement 11.1
CREATE TABLE [dbo].[EquipmentEvent] (
    [EquipmentEventID] INT IDENTITY(1,1) NOT NULL,
    [EquipmentID] INT NOT NULL,
    [EquipmentEventTypeID] INT NOT NULL,
    [EventDateTime] DATETIME2(6) NOT NULL,
    [PerformedByPersonID] INT NULL,
    [CampaignID] INT NULL,
    [Notes] NVARCHAR(2000) NULL,
    CONSTRAINT [PK_EquipmentEvent] PRIMARY KEY CLUSTERED ([EquipmentEventID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 11.2
CREATE INDEX [IX_EquipmentEvent_EquipmentID_EventDateTime] ON [dbo].[EquipmentEvent] ([EquipmentID], [EventDateTime])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 11.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'What was done to, or happened to, an instrument, and when.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentEvent'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 11.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Surrogate key of the event.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentEvent',
    @level2type = N'COLUMN', @level2name = N'EquipmentEventID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 11.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Instrument concerned.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentEvent',
    @level2type = N'COLUMN', @level2name = N'EquipmentID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 11.6
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Kind of the event.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentEvent',
    @level2type = N'COLUMN', @level2name = N'EquipmentEventTypeID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 11.7
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Instant of the event, in UTC.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentEvent',
    @level2type = N'COLUMN', @level2name = N'EventDateTime'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 11.8
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Person who did the work.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentEvent',
    @level2type = N'COLUMN', @level2name = N'PerformedByPersonID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 11.9
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Campaign during which the work was done.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentEvent',
    @level2type = N'COLUMN', @level2name = N'CampaignID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 11.10
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'What was found and done.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentEvent',
    @level2type = N'COLUMN', @level2name = N'Notes'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 12/175: create table dbo.Contact
-- strandline:statement 12.1
CREATE TABLE [dbo].[Contact] (
    [ContactID] INT IDENTITY(1,1) NOT NULL,
    [LastName] NVARCHAR(100) NULL,
    [FirstName] NVARCHAR(255) NULL,
    [Company] NVARCHAR(MAX) NULL,
    [Status] NVARCHAR(255) NULL,
    [Function] NVARCHAR(MAX) NULL,
    [OfficeNumber] NVARCHAR(100) NULL,
    [Email] NVARCHAR(100) NULL,
    [Phone] NVARCHAR(100) NULL,
    [SkypeName] NVARCHAR(100) NULL,
    [Linkedin] NVARCHAR(100) NULL,
    [StreetNumber] NVARCHAR(100) NULL,
    [StreetName] NVARCHAR(100) NULL,
    [City] NVARCHAR(255) NULL,
    [ZipCode] NVARCHAR(45) NULL,
    [Province] NVARCHAR(255) NULL,
    [Country] NVARCHAR(255) NULL,
    [Website] NVARCHAR(60) NULL,
    CONSTRAINT [PK_Contact] PRIMARY KEY CLUSTERED ([ContactID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 12.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'People of the archive''s first years, with their addresses; kept as it was.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Contact'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 12.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Surrogate key of the contact.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Contact',
    @level2type = N'COLUMN', @level2name = N'ContactID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 12.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Family name.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Contact',
    @level2type = N'COLUMN', @level2name = N'LastName'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 12.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Given names.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Contact',
    @level2type = N'COLUMN', @level2name = N'FirstName'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 12.6
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Employer or institution.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Contact',
    @level2type = N'COLUMN', @level2name = N'Company'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 12.7
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Standing at the time, for example MSc, PhD, Postdoc, Intern or Technician.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Contact',
    @level2type = N'COLUMN', @level2name = N'Status'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 12.8
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'What the person does in the projects.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Contact',
    @level2type = N'COLUMN', @level2name = N'Function'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 12.9
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Office or room.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Contact',
    @level2type = N'COLUMN', @level2name = N'OfficeNumber'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 12.10
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'E-mail address.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Contact',
    @level2type = N'COLUMN', @level2name = N'Email'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 12.11
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Telephone number as dialled, with country code where known.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Contact',
    @level2type = N'COLUMN', @level2name = N'Phone'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 12.12
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Skype account.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Contact',
    @level2type = N'COLUMN', @level2name = N'SkypeName'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 12.13
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'LinkedIn profile.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Contact',
    @level2type = N'COLUMN', @level2name = N'Linkedin'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 12.14
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Street number of the postal address.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Contact',
    @level2type = N'COLUMN', @level2name = N'StreetNumber'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 12.15
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Street of the postal address.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Contact',
    @level2type = N'COLUMN', @level2name = N'StreetName'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 12.16
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Town or municipality.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Contact',
    @level2type = N'COLUMN', @level2name = N'City'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 12.17
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Postal code.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Contact',
    @level2type = N'COLUMN', @level2name = N'ZipCode'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 12.18
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Province, state or region.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Contact',
    @level2type = N'COLUMN', @level2name = N'Province'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 12.19
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Country.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Contact',
    @level2type = N'COLUMN', @level2name = N'Country'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 12.20
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Personal or institutional web page.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Contact',
    @level2type = N'COLUMN', @level2name = N'Website'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 13/175: create table dbo.DataProvenance
-- strandline:statement 13.1
CREATE TABLE [dbo].[DataProvenance] (
    [DataProvenanceID] INT NOT NULL,
    [DataProvenanceName] NVARCHAR(50) NOT NULL,
    CONSTRAINT [PK_DataProvenance] PRIMARY KEY CLUSTERED ([DataProvenanceID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 13.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Kinds of origin that a series can have.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'DataProvenance'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 13.3
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
-- strandline:statement 13.4
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

-- strandline:step 14/175: create table dbo.Laboratory
-- strandline:statement 14.1
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
-- strandline:statement 14.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Laboratories that analyse samples.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Laboratory'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 14.3
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
-- strandline:statement 14.4
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
-- strandline:statement 14.5
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
-- strandline:statement 14.6
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

-- strandline:step 15/175: create table dbo.Procedures
-- strandline:statement 15.1
CREATE TABLE [dbo].[Procedures] (
    [ProcedureID] INT IDENTITY(1,1) NOT NULL,
    [Name] NVARCHAR(100) NOT NULL,
    [ProcedureType] NVARCHAR(255) NULL,
    [Description] NVARCHAR(MAX) NULL,
    [ProcedureLocation] NVARCHAR(100) NULL,
    CONSTRAINT [PK_Procedures] PRIMARY KEY CLUSTERED ([ProcedureID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 15.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Written procedures and methods for sampling, measuring, calibrating and analysing.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Procedures'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 15.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Surrogate key of the procedure.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Procedures',
    @level2type = N'COLUMN', @level2name = N'ProcedureID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 15.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Title of the procedure.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Procedures',
    @level2type = N'COLUMN', @level2name = N'Name'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 15.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Kind of procedure: SOP, ISO method, Sampling, Measurement or Calibration.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Procedures',
    @level2type = N'COLUMN', @level2name = N'ProcedureType'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 15.6
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Summary of what the procedure prescribes.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Procedures',
    @level2type = N'COLUMN', @level2name = N'Description'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 15.7
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Path or address of the document.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Procedures',
    @level2type = N'COLUMN', @level2name = N'ProcedureLocation'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 16/175: create table dbo.Purpose
-- strandline:statement 16.1
CREATE TABLE [dbo].[Purpose] (
    [PurposeID] INT IDENTITY(1,1) NOT NULL,
    [Name] NVARCHAR(100) NOT NULL,
    [Description] NVARCHAR(MAX) NULL,
    CONSTRAINT [PK_Purpose] PRIMARY KEY CLUSTERED ([PurposeID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 16.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Reasons for recording a series, such as measurement, lab analysis or calibration.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Purpose'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 16.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Surrogate key of the purpose.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Purpose',
    @level2type = N'COLUMN', @level2name = N'PurposeID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 16.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Name of the purpose, for example Measurement, Lab_analysis, Calibration, Cleaning or Validation.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Purpose',
    @level2type = N'COLUMN', @level2name = N'Name'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 16.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'When the purpose applies.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Purpose',
    @level2type = N'COLUMN', @level2name = N'Description'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 17/175: create table dbo.SamplingLocation
-- strandline:statement 17.1
CREATE TABLE [dbo].[SamplingLocation] (
    [SamplingLocationID] INT IDENTITY(1,1) NOT NULL,
    [SiteID] INT NOT NULL,
    [Name] NVARCHAR(100) NOT NULL,
    [PlantArea] NVARCHAR(100) NULL,
    [LatitudeGPS] FLOAT(53) NULL,
    [LongitudeGPS] FLOAT(53) NULL,
    [Description] NVARCHAR(MAX) NULL,
    [PictureURL] NVARCHAR(500) NULL,
    [ValidFrom] DATETIME2(6) NULL,
    [ValidTo] DATETIME2(6) NULL,
    [CreatedByCampaignID] INT NULL,
    CONSTRAINT [PK_SamplingLocation] PRIMARY KEY CLUSTERED ([SamplingLocationID]),
    CONSTRAINT [UQ_SamplingLocation_SiteID_Name] UNIQUE ([SiteID], [Name]),
    CONSTRAINT [CK_SamplingLocation_LatitudeRange] CHECK ([LatitudeGPS] BETWEEN -90 AND 90),
    CONSTRAINT [CK_SamplingLocation_LongitudeRange] CHECK ([LongitudeGPS] BETWEEN -180 AND 180)
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 17.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Exact points of a site where a sensor hangs or a sample is taken.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'SamplingLocation'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 17.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Surrogate key of the sampling location.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'SamplingLocation',
    @level2type = N'COLUMN', @level2name = N'SamplingLocationID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 17.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Site that the location belongs to.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'SamplingLocation',
    @level2type = N'COLUMN', @level2name = N'SiteID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 17.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Short name or code of the location, unique within its site, for example Inlet or CL1_EFF.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'SamplingLocation',
    @level2type = N'COLUMN', @level2name = N'Name'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 17.6
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Part of the plant or network, for example Primary settling or Sewer 01.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'SamplingLocation',
    @level2type = N'COLUMN', @level2name = N'PlantArea'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 17.7
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Latitude in decimal degrees (WGS 84), north positive, -90 to 90.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'SamplingLocation',
    @level2type = N'COLUMN', @level2name = N'LatitudeGPS'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 17.8
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Longitude in decimal degrees (WGS 84), east positive, -180 to 180.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'SamplingLocation',
    @level2type = N'COLUMN', @level2name = N'LongitudeGPS'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 17.9
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'How to find and reach the location, and what is particular about it.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'SamplingLocation',
    @level2type = N'COLUMN', @level2name = N'Description'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 17.10
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Address or path of a photograph of the location.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'SamplingLocation',
    @level2type = N'COLUMN', @level2name = N'PictureURL'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 17.11
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'First instant at which the location exists, in UTC; included. Empty means always.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'SamplingLocation',
    @level2type = N'COLUMN', @level2name = N'ValidFrom'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 17.12
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'End of the location''s existence, in UTC; excluded. Empty means still active.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'SamplingLocation',
    @level2type = N'COLUMN', @level2name = N'ValidTo'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 17.13
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Campaign that set the location up.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'SamplingLocation',
    @level2type = N'COLUMN', @level2name = N'CreatedByCampaignID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 18/175: create table dbo.Sample
-- strandline:statement 18.1
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
-- strandline:statement 18.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Samples of water taken for analysis; a replicate is a sample of its own.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Sample'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 18.3
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
-- strandline:statement 18.4
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
-- strandline:statement 18.5
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
-- strandline:statement 18.6
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
-- strandline:statement 18.7
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
-- strandline:statement 18.8
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
-- strandline:statement 18.9
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

-- strandline:step 19/175: create table dbo.Unit
-- strandline:statement 19.1
CREATE TABLE [dbo].[Unit] (
    [UnitID] INT IDENTITY(1,1) NOT NULL,
    [Name] NVARCHAR(100) NOT NULL,
    [Description] NVARCHAR(500) NULL,
    CONSTRAINT [PK_Unit] PRIMARY KEY CLUSTERED ([UnitID]),
    CONSTRAINT [UQ_Unit_Name] UNIQUE ([Name])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 19.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Units of measurement, one row per unit, shared by variables, series and instrument ranges.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Unit'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 19.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Surrogate key of the unit.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Unit',
    @level2type = N'COLUMN', @level2name = N'UnitID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 19.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Symbol or short name as printed beside a value, for example mg/L, NTU or °C; unique.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Unit',
    @level2type = N'COLUMN', @level2name = N'Name'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 19.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'What the unit means, and how it converts where that is not obvious.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Unit',
    @level2type = N'COLUMN', @level2name = N'Description'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 20/175: create table dbo.ValueType
-- strandline:statement 20.1
CREATE TABLE [dbo].[ValueType] (
    [ValueTypeID] INT NOT NULL,
    [ValueTypeName] NVARCHAR(50) NOT NULL,
    [ValueTableName] NVARCHAR(100) NOT NULL,
    CONSTRAINT [PK_ValueType] PRIMARY KEY CLUSTERED ([ValueTypeID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 20.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Shapes of data that a series can have; each shape is stored in a table of its own.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueType'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 20.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Fixed key of the shape: 1 Scalar, 2 Spectrum, 3 Image, 4 Array.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueType',
    @level2type = N'COLUMN', @level2name = N'ValueTypeID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 20.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Name of the shape.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueType',
    @level2type = N'COLUMN', @level2name = N'ValueTypeName'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 20.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Table that holds the values of this shape.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueType',
    @level2type = N'COLUMN', @level2name = N'ValueTableName'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 21/175: create table dbo.Variable
-- strandline:statement 21.1
CREATE TABLE [dbo].[Variable] (
    [VariableID] INT IDENTITY(1,1) NOT NULL,
    [Name] NVARCHAR(100) NOT NULL,
    [UnitID] INT NULL,
    [Description] NVARCHAR(MAX) NULL,
    CONSTRAINT [PK_Variable] PRIMARY KEY CLUSTERED ([VariableID]),
    CONSTRAINT [UQ_Variable_Name] UNIQUE ([Name])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 21.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Quantities that are measured or computed, such as TSS, pH or flow.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Variable'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 21.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Surrogate key of the variable.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Variable',
    @level2type = N'COLUMN', @level2name = N'VariableID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 21.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Name of the variable, for example TSS or NH4-N; unique.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Variable',
    @level2type = N'COLUMN', @level2name = N'Name'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 21.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Usual unit of the variable; a series may name another one.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Variable',
    @level2type = N'COLUMN', @level2name = N'UnitID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 21.6
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'What is measured, and what it is not.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Variable',
    @level2type = N'COLUMN', @level2name = N'Description'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 22/175: create table dbo.WavelengthAxis
-- strandline:statement 22.1
CREATE TABLE [dbo].[WavelengthAxis] (
    [WavelengthAxisID] INT IDENTITY(1,1) NOT NULL,
    [Name] NVARCHAR(200) NOT NULL,
    [Description] NVARCHAR(500) NULL,
    [NumberOfChannels] INT NOT NULL,
    [MinWavelength_nm] FLOAT(53) NOT NULL,
    [MaxWavelength_nm] FLOAT(53) NOT NULL,
    CONSTRAINT [PK_WavelengthAxis] PRIMARY KEY CLUSTERED ([WavelengthAxisID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 22.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Wavelength axes of spectrophotometers; series recorded on the same grid share one axis.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'WavelengthAxis'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 22.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Surrogate key of the axis.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'WavelengthAxis',
    @level2type = N'COLUMN', @level2name = N'WavelengthAxisID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 22.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Name of the axis, for example 200-750 nm in 2.5 nm steps.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'WavelengthAxis',
    @level2type = N'COLUMN', @level2name = N'Name'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 22.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Instrument family, path length or other particulars.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'WavelengthAxis',
    @level2type = N'COLUMN', @level2name = N'Description'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 22.6
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Number of bins on the axis.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'WavelengthAxis',
    @level2type = N'COLUMN', @level2name = N'NumberOfChannels'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 22.7
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Shortest wavelength in nanometres (nm).',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'WavelengthAxis',
    @level2type = N'COLUMN', @level2name = N'MinWavelength_nm'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 22.8
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Longest wavelength in nanometres (nm).',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'WavelengthAxis',
    @level2type = N'COLUMN', @level2name = N'MaxWavelength_nm'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 23/175: create table dbo.WeatherCondition
-- strandline:statement 23.1
CREATE TABLE [dbo].[WeatherCondition] (
    [ConditionID] INT IDENTITY(1,1) NOT NULL,
    [Name] NVARCHAR(100) NOT NULL,
    [Description] NVARCHAR(MAX) NULL,
    CONSTRAINT [PK_WeatherCondition] PRIMARY KEY CLUSTERED ([ConditionID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 23.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Weather under which a series was recorded, where it was recorded for one kind only.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'WeatherCondition'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 23.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Surrogate key of the weather condition.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'WeatherCondition',
    @level2type = N'COLUMN', @level2name = N'ConditionID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 23.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Name of the condition, for example Dry, Rain or Snowmelt.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'WeatherCondition',
    @level2type = N'COLUMN', @level2name = N'Name'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 23.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'How the condition is told from the others.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'WeatherCondition',
    @level2type = N'COLUMN', @level2name = N'Description'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 24/175: create table dbo.MetaData
-- strandline:statement 24.1
CREATE TABLE [dbo].[MetaData] (
    [MetaDataID] INT IDENTITY(1,1) NOT NULL,
    [ProjectID] INT NULL,
    [ContactID] INT NULL,
    [EquipmentID] INT NULL,
    [VariableID] INT NULL,
    [ProcedureID] INT NULL,
    [UnitID] INT NULL,
    [PurposeID] INT NULL,
    [SamplingLocationID] INT NULL,
    [ConditionID] INT NULL,
    [ValueTypeID] INT NOT NULL CONSTRAINT [DF_MetaData_ValueTypeID] DEFAULT (1),
    [WavelengthAxisID] INT NULL,
    [DataProvenanceID] INT NULL,
    [CampaignID] INT NULL,
    [SampleID] INT NULL,
    [LaboratoryID] INT NULL,
    [AnalystPersonID] INT NULL,
    [ProcessingDegree] NVARCHAR(50) NULL CONSTRAINT [DF_MetaData_ProcessingDegree] DEFAULT (N'Raw'),
    CONSTRAINT [PK_MetaData] PRIMARY KEY CLUSTERED ([MetaDataID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 24.2
CREATE INDEX [IX_MetaData_SamplingLocationID_VariableID] ON [dbo].[MetaData] ([SamplingLocationID], [VariableID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 24.3
CREATE INDEX [IX_MetaData_EquipmentID_VariableID] ON [dbo].[MetaData] ([EquipmentID], [VariableID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 24.4
CREATE INDEX [IX_MetaData_ProjectID] ON [dbo].[MetaData] ([ProjectID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 24.5
CREATE INDEX [IX_MetaData_CampaignID] ON [dbo].[MetaData] ([CampaignID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 24.6
CREATE INDEX [IX_MetaData_SampleID] ON [dbo].[MetaData] ([SampleID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 24.7
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'The hub: one row is the context of one series (what, where, with what, by whom, why), and every stored value points to one row.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'MetaData'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 24.8
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Surrogate key of the series.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'MetaData',
    @level2type = N'COLUMN', @level2name = N'MetaDataID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 24.9
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Project under which the series was recorded.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'MetaData',
    @level2type = N'COLUMN', @level2name = N'ProjectID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 24.10
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Person responsible for the series.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'MetaData',
    @level2type = N'COLUMN', @level2name = N'ContactID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 24.11
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Instrument that produced the series; empty when none is known.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'MetaData',
    @level2type = N'COLUMN', @level2name = N'EquipmentID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 24.12
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Variable that the values are of.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'MetaData',
    @level2type = N'COLUMN', @level2name = N'VariableID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 24.13
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Procedure followed.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'MetaData',
    @level2type = N'COLUMN', @level2name = N'ProcedureID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 24.14
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Unit that the values are stored in; overrides the variable''s usual unit.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'MetaData',
    @level2type = N'COLUMN', @level2name = N'UnitID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 24.15
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Why the series was recorded.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'MetaData',
    @level2type = N'COLUMN', @level2name = N'PurposeID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 24.16
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Where the series was recorded.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'MetaData',
    @level2type = N'COLUMN', @level2name = N'SamplingLocationID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 24.17
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Weather for which the series was recorded; empty when it covers all weathers.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'MetaData',
    @level2type = N'COLUMN', @level2name = N'ConditionID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 24.18
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Shape of the series, which says which table holds its values; 1 (Scalar) unless stated.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'MetaData',
    @level2type = N'COLUMN', @level2name = N'ValueTypeID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 24.19
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Wavelength axis of a spectral series; empty for every other shape.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'MetaData',
    @level2type = N'COLUMN', @level2name = N'WavelengthAxisID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 24.20
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Origin of the series; empty while it has not been classified.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'MetaData',
    @level2type = N'COLUMN', @level2name = N'DataProvenanceID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 24.21
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Campaign that the series belongs to; empty when it belongs to none.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'MetaData',
    @level2type = N'COLUMN', @level2name = N'CampaignID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 24.22
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Sample that was analysed; lab series only.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'MetaData',
    @level2type = N'COLUMN', @level2name = N'SampleID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 24.23
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Laboratory that did the analysis; lab series only.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'MetaData',
    @level2type = N'COLUMN', @level2name = N'LaboratoryID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 24.24
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Person who did the analysis; lab series only.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'MetaData',
    @level2type = N'COLUMN', @level2name = N'AnalystPersonID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 24.25
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'How far the series has been processed, for example Raw, Cleaned or Validated; a convenience, the lineage tables hold the proof.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'MetaData',
    @level2type = N'COLUMN', @level2name = N'ProcessingDegree'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 25/175: create table dbo.Annotation
-- strandline:statement 25.1
CREATE TABLE [dbo].[Annotation] (
    [AnnotationID] INT IDENTITY(1,1) NOT NULL,
    [MetaDataID] INT NOT NULL,
    [AnnotationTypeID] INT NOT NULL,
    [StartTime] DATETIME2(7) NOT NULL,
    [EndTime] DATETIME2(7) NULL,
    [AuthorPersonID] INT NULL,
    [CampaignID] INT NULL,
    [EquipmentEventID] INT NULL,
    [Title] NVARCHAR(200) NOT NULL,
    [Comment] NVARCHAR(MAX) NULL,
    [CreatedAt] DATETIME2(6) NOT NULL CONSTRAINT [DF_Annotation_CreatedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_Annotation] PRIMARY KEY CLUSTERED ([AnnotationID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 25.2
CREATE INDEX [IX_Annotation_MetaDataID_StartTime] ON [dbo].[Annotation] ([MetaDataID], [StartTime])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 25.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Remarks of people on a stretch of a series. An annotation says what is seen in the data; an equipment event says what was done, and the two can be linked.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Annotation'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 25.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Surrogate key of the annotation.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Annotation',
    @level2type = N'COLUMN', @level2name = N'AnnotationID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 25.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Series that is annotated.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Annotation',
    @level2type = N'COLUMN', @level2name = N'MetaDataID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 25.6
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Kind of the annotation.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Annotation',
    @level2type = N'COLUMN', @level2name = N'AnnotationTypeID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 25.7
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'First instant concerned, in UTC; included.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Annotation',
    @level2type = N'COLUMN', @level2name = N'StartTime'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 25.8
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'End of the stretch, in UTC; excluded. Empty while it goes on.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Annotation',
    @level2type = N'COLUMN', @level2name = N'EndTime'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 25.9
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Person who wrote the annotation.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Annotation',
    @level2type = N'COLUMN', @level2name = N'AuthorPersonID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 25.10
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Campaign that the annotation belongs to.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Annotation',
    @level2type = N'COLUMN', @level2name = N'CampaignID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 25.11
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Equipment event that explains what is seen.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Annotation',
    @level2type = N'COLUMN', @level2name = N'EquipmentEventID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 25.12
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'The remark in a few words, as charts show it.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Annotation',
    @level2type = N'COLUMN', @level2name = N'Title'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 25.13
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'The remark at length.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Annotation',
    @level2type = N'COLUMN', @level2name = N'Comment'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 25.14
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Instant at which the annotation was written, in UTC.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Annotation',
    @level2type = N'COLUMN', @level2name = N'CreatedAt'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 26/175: create table dbo.CampaignEquipment
-- strandline:statement 26.1
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
-- strandline:statement 26.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Instruments that a campaign uses; an instrument may serve several campaigns.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'CampaignEquipment'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 26.3
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
-- strandline:statement 26.4
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
-- strandline:statement 26.5
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

-- strandline:step 27/175: create table dbo.CampaignSamplingLocation
-- strandline:statement 27.1
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
-- strandline:statement 27.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Sampling locations that a campaign uses; a location may serve several campaigns.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'CampaignSamplingLocation'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 27.3
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
-- strandline:statement 27.4
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
-- strandline:statement 27.5
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

-- strandline:step 28/175: create table dbo.CampaignVariable
-- strandline:statement 28.1
CREATE TABLE [dbo].[CampaignVariable] (
    [CampaignID] INT NOT NULL,
    [VariableID] INT NOT NULL,
    CONSTRAINT [PK_CampaignVariable] PRIMARY KEY CLUSTERED ([CampaignID], [VariableID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 28.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Variables that a campaign measures.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'CampaignVariable'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 28.3
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
-- strandline:statement 28.4
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

-- strandline:step 29/175: create table dbo.Comments
-- strandline:statement 29.1
CREATE TABLE [dbo].[Comments] (
    [CommentID] INT IDENTITY(1,1) NOT NULL,
    [Comment] NVARCHAR(MAX) NULL,
    CONSTRAINT [PK_Comments] PRIMARY KEY CLUSTERED ([CommentID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 29.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Remarks that single values point to; one remark may serve many values.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Comments'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 29.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Surrogate key of the comment.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Comments',
    @level2type = N'COLUMN', @level2name = N'CommentID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 29.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'The remark itself.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Comments',
    @level2type = N'COLUMN', @level2name = N'Comment'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 30/175: create table dbo.ProcessingStep
-- strandline:statement 30.1
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
-- strandline:statement 30.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Executions of a processing method: what was run, with which parameters, when and by whom.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ProcessingStep'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 30.3
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
-- strandline:statement 30.4
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
-- strandline:statement 30.5
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
-- strandline:statement 30.6
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
-- strandline:statement 30.7
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
-- strandline:statement 30.8
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
-- strandline:statement 30.9
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
-- strandline:statement 30.10
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

-- strandline:step 31/175: create table dbo.DataLineage
-- strandline:statement 31.1
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
-- strandline:statement 31.2
CREATE INDEX [IX_DataLineage_MetaDataID] ON [dbo].[DataLineage] ([MetaDataID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 31.3
CREATE INDEX [IX_DataLineage_ProcessingStepID_Role] ON [dbo].[DataLineage] ([ProcessingStepID], [Role])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 31.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Which series went into a processing step and which came out: the edges of the lineage graph.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'DataLineage'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 31.5
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
-- strandline:statement 31.6
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
-- strandline:statement 31.7
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
-- strandline:statement 31.8
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

-- strandline:step 32/175: create table dbo.EquipmentEventMetaData
-- strandline:statement 32.1
CREATE TABLE [dbo].[EquipmentEventMetaData] (
    [EquipmentEventID] INT NOT NULL,
    [MetaDataID] INT NOT NULL,
    [Role] NVARCHAR(50) NULL,
    CONSTRAINT [PK_EquipmentEventMetaData] PRIMARY KEY CLUSTERED ([EquipmentEventID], [MetaDataID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 32.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Series that belong to an event, such as the reference and the sensor reading of a calibration.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentEventMetaData'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 32.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Event that the series belongs to.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentEventMetaData',
    @level2type = N'COLUMN', @level2name = N'EquipmentEventID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 32.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Series recorded for the event.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentEventMetaData',
    @level2type = N'COLUMN', @level2name = N'MetaDataID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 32.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Part the series plays, for example Reference Standard or Sensor Under Test.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentEventMetaData',
    @level2type = N'COLUMN', @level2name = N'Role'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 33/175: create table dbo.EquipmentInstallation
-- strandline:statement 33.1
CREATE TABLE [dbo].[EquipmentInstallation] (
    [InstallationID] INT IDENTITY(1,1) NOT NULL,
    [EquipmentID] INT NOT NULL,
    [SamplingLocationID] INT NOT NULL,
    [InstalledDate] DATETIME2(6) NOT NULL,
    [RemovedDate] DATETIME2(6) NULL,
    [CampaignID] INT NULL,
    [Notes] NVARCHAR(500) NULL,
    CONSTRAINT [PK_EquipmentInstallation] PRIMARY KEY CLUSTERED ([InstallationID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 33.2
CREATE INDEX [IX_EquipmentInstallation_EquipmentID_InstalledDate] ON [dbo].[EquipmentInstallation] ([EquipmentID], [InstalledDate])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 33.3
CREATE INDEX [IX_EquipmentInstallation_SamplingLocationID_InstalledDate] ON [dbo].[EquipmentInstallation] ([SamplingLocationID], [InstalledDate])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 33.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Where each instrument was installed, and from when to when; the full history of placements.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentInstallation'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 33.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Surrogate key of the installation.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentInstallation',
    @level2type = N'COLUMN', @level2name = N'InstallationID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 33.6
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Instrument installed.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentInstallation',
    @level2type = N'COLUMN', @level2name = N'EquipmentID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 33.7
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Location where it was installed.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentInstallation',
    @level2type = N'COLUMN', @level2name = N'SamplingLocationID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 33.8
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'First instant of the installation, in UTC; included.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentInstallation',
    @level2type = N'COLUMN', @level2name = N'InstalledDate'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 33.9
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'End of the installation, in UTC; excluded. Empty while the instrument is in place.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentInstallation',
    @level2type = N'COLUMN', @level2name = N'RemovedDate'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 33.10
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Campaign that the installation serves.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentInstallation',
    @level2type = N'COLUMN', @level2name = N'CampaignID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 33.11
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Mounting, depth and other remarks.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentInstallation',
    @level2type = N'COLUMN', @level2name = N'Notes'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 34/175: create table dbo.EquipmentModelHasProcedure
-- strandline:statement 34.1
CREATE TABLE [dbo].[EquipmentModelHasProcedure] (
    [EquipmentModelID] INT NOT NULL,
    [ProcedureID] INT NOT NULL,
    CONSTRAINT [PK_EquipmentModelHasProcedure] PRIMARY KEY CLUSTERED ([EquipmentModelID], [ProcedureID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 34.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Procedures that apply to a model, such as its calibration procedure.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentModelHasProcedure'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 34.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Model that the procedure applies to.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentModelHasProcedure',
    @level2type = N'COLUMN', @level2name = N'EquipmentModelID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 34.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Procedure that applies.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentModelHasProcedure',
    @level2type = N'COLUMN', @level2name = N'ProcedureID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 35/175: create table dbo.EquipmentModelHasVariable
-- strandline:statement 35.1
CREATE TABLE [dbo].[EquipmentModelHasVariable] (
    [EquipmentModelID] INT NOT NULL,
    [VariableID] INT NOT NULL,
    [RangeMin] FLOAT(53) NULL,
    [RangeMax] FLOAT(53) NULL,
    [Resolution] NVARCHAR(100) NULL,
    [UnitID] INT NULL,
    CONSTRAINT [PK_EquipmentModelHasVariable] PRIMARY KEY CLUSTERED ([EquipmentModelID], [VariableID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 35.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Variables that a model can measure, with its physical measuring range for each.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentModelHasVariable'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 35.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Model that measures the variable.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentModelHasVariable',
    @level2type = N'COLUMN', @level2name = N'EquipmentModelID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 35.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Variable that the model measures.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentModelHasVariable',
    @level2type = N'COLUMN', @level2name = N'VariableID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 35.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Lower end of the measuring range, in the unit of UnitID.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentModelHasVariable',
    @level2type = N'COLUMN', @level2name = N'RangeMin'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 35.6
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Upper end of the measuring range, in the unit of UnitID.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentModelHasVariable',
    @level2type = N'COLUMN', @level2name = N'RangeMax'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 35.7
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Resolution as the manufacturer states it, with its unit.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentModelHasVariable',
    @level2type = N'COLUMN', @level2name = N'Resolution'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 35.8
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Unit of RangeMin and RangeMax; the variable''s own unit when empty.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentModelHasVariable',
    @level2type = N'COLUMN', @level2name = N'UnitID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 36/175: create table dbo.HydrologicalCharacteristics
-- strandline:statement 36.1
CREATE TABLE [dbo].[HydrologicalCharacteristics] (
    [WatershedID] INT NOT NULL,
    [UrbanArea] REAL NULL,
    [Forest] REAL NULL,
    [Wetlands] REAL NULL,
    [Cropland] REAL NULL,
    [Meadow] REAL NULL,
    [Grassland] REAL NULL,
    CONSTRAINT [PK_HydrologicalCharacteristics] PRIMARY KEY CLUSTERED ([WatershedID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 36.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Land cover of a watershed by hydrological class; at most one row per watershed, sharing its key.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'HydrologicalCharacteristics'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 36.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Watershed described; key of this table and link to its parent at once.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'HydrologicalCharacteristics',
    @level2type = N'COLUMN', @level2name = N'WatershedID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 36.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Urban area in percent (%) of the watershed.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'HydrologicalCharacteristics',
    @level2type = N'COLUMN', @level2name = N'UrbanArea'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 36.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Forest in percent (%) of the watershed.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'HydrologicalCharacteristics',
    @level2type = N'COLUMN', @level2name = N'Forest'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 36.6
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Wetlands in percent (%) of the watershed.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'HydrologicalCharacteristics',
    @level2type = N'COLUMN', @level2name = N'Wetlands'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 36.7
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Cropland in percent (%) of the watershed.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'HydrologicalCharacteristics',
    @level2type = N'COLUMN', @level2name = N'Cropland'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 36.8
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Meadow in percent (%) of the watershed.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'HydrologicalCharacteristics',
    @level2type = N'COLUMN', @level2name = N'Meadow'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 36.9
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Grassland in percent (%) of the watershed.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'HydrologicalCharacteristics',
    @level2type = N'COLUMN', @level2name = N'Grassland'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 37/175: create table dbo.IngestRequest
-- strandline:statement 37.1
CREATE TABLE [dbo].[IngestRequest] (
    [IngestRequestID] INT IDENTITY(1,1) NOT NULL,
    [Caller] NVARCHAR(100) NOT NULL,
    [IdempotencyKey] NVARCHAR(200) NOT NULL,
    [Endpoint] NVARCHAR(100) NOT NULL,
    [RequestHash] NVARCHAR(64) NOT NULL,
    [StatusCode] INT NOT NULL,
    [Response] NVARCHAR(MAX) NOT NULL,
    [CreatedAt] DATETIME2(6) NOT NULL CONSTRAINT [DF_IngestRequest_CreatedAt] DEFAULT (SYSUTCDATETIME()),
    CONSTRAINT [PK_IngestRequest] PRIMARY KEY CLUSTERED ([IngestRequestID]),
    CONSTRAINT [UQ_IngestRequest_Caller_IdempotencyKey] UNIQUE ([Caller], [IdempotencyKey])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 37.2
CREATE INDEX [IX_IngestRequest_CreatedAt] ON [dbo].[IngestRequest] ([CreatedAt])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 37.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Requests to store data that carried a key of their own, and what was answered, so that a repeated request is answered again and stored once.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'IngestRequest'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 37.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Surrogate key of the request.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'IngestRequest',
    @level2type = N'COLUMN', @level2name = N'IngestRequestID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 37.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Who sent the request; keys of different callers never meet.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'IngestRequest',
    @level2type = N'COLUMN', @level2name = N'Caller'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 37.6
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Key that the caller gave the request.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'IngestRequest',
    @level2type = N'COLUMN', @level2name = N'IdempotencyKey'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 37.7
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'What the request was sent to.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'IngestRequest',
    @level2type = N'COLUMN', @level2name = N'Endpoint'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 37.8
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'SHA-256 of the request in hexadecimal digits; the same key with another request is refused.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'IngestRequest',
    @level2type = N'COLUMN', @level2name = N'RequestHash'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 37.9
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'HTTP status of the answer.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'IngestRequest',
    @level2type = N'COLUMN', @level2name = N'StatusCode'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 37.10
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Body of the answer, as it was sent.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'IngestRequest',
    @level2type = N'COLUMN', @level2name = N'Response'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 37.11
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Instant at which the request was stored, in UTC; old requests may be deleted.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'IngestRequest',
    @level2type = N'COLUMN', @level2name = N'CreatedAt'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 38/175: create table dbo.IngestionRoute
-- strandline:statement 38.1
CREATE TABLE [dbo].[IngestionRoute] (
    [IngestionRouteID] INT IDENTITY(1,1) NOT NULL,
    [EquipmentID] INT NOT NULL,
    [VariableID] INT NOT NULL,
    [CampaignID] INT NULL,
    [DataProvenanceID] INT NOT NULL CONSTRAINT [DF_IngestionRoute_DataProvenanceID] DEFAULT (1),
    [ProcessingDegree] NVARCHAR(50) NOT NULL CONSTRAINT [DF_IngestionRoute_ProcessingDegree] DEFAULT (N'Raw'),
    [MetaDataID] INT NOT NULL,
    [ValidFrom] DATETIME2(6) NOT NULL,
    [ValidTo] DATETIME2(6) NULL,
    [CreatedAt] DATETIME2(6) NOT NULL CONSTRAINT [DF_IngestionRoute_CreatedAt] DEFAULT (SYSUTCDATETIME()),
    [CreatedByPersonID] INT NULL,
    [Notes] NVARCHAR(500) NULL,
    CONSTRAINT [PK_IngestionRoute] PRIMARY KEY CLUSTERED ([IngestionRouteID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 38.2
CREATE INDEX [IX_IngestionRoute_EquipmentID_VariableID_DataProvenanc_02bc7a3d] ON [dbo].[IngestionRoute] ([EquipmentID], [VariableID], [DataProvenanceID], [ProcessingDegree], [ValidFrom])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 38.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Rules that say which series incoming sensor data belong to, by instrument, variable and time.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'IngestionRoute'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 38.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Surrogate key of the route.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'IngestionRoute',
    @level2type = N'COLUMN', @level2name = N'IngestionRouteID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 38.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Instrument that sends the data.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'IngestionRoute',
    @level2type = N'COLUMN', @level2name = N'EquipmentID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 38.6
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Variable that is sent.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'IngestionRoute',
    @level2type = N'COLUMN', @level2name = N'VariableID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 38.7
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Campaign that the route serves; told in messages, no part of the lookup.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'IngestionRoute',
    @level2type = N'COLUMN', @level2name = N'CampaignID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 38.8
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Origin that the data must have; 1 (Sensor) unless stated.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'IngestionRoute',
    @level2type = N'COLUMN', @level2name = N'DataProvenanceID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 38.9
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Degree of processing that the data must have; Raw unless stated.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'IngestionRoute',
    @level2type = N'COLUMN', @level2name = N'ProcessingDegree'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 38.10
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Series that the data are written to.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'IngestionRoute',
    @level2type = N'COLUMN', @level2name = N'MetaDataID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 38.11
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'First instant at which the route holds, in UTC; included.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'IngestionRoute',
    @level2type = N'COLUMN', @level2name = N'ValidFrom'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 38.12
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'End of the route, in UTC; excluded. Empty while the route is active.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'IngestionRoute',
    @level2type = N'COLUMN', @level2name = N'ValidTo'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 38.13
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Instant at which the route was recorded, in UTC.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'IngestionRoute',
    @level2type = N'COLUMN', @level2name = N'CreatedAt'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 38.14
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Person who made the route.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'IngestionRoute',
    @level2type = N'COLUMN', @level2name = N'CreatedByPersonID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 38.15
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Why the route was made or closed.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'IngestionRoute',
    @level2type = N'COLUMN', @level2name = N'Notes'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 39/175: create table dbo.ProjectHasContact
-- strandline:statement 39.1
CREATE TABLE [dbo].[ProjectHasContact] (
    [ProjectID] INT NOT NULL,
    [ContactID] INT NOT NULL,
    CONSTRAINT [PK_ProjectHasContact] PRIMARY KEY CLUSTERED ([ProjectID], [ContactID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 39.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'People who take part in a project.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ProjectHasContact'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 39.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Project taken part in.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ProjectHasContact',
    @level2type = N'COLUMN', @level2name = N'ProjectID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 39.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Person who takes part.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ProjectHasContact',
    @level2type = N'COLUMN', @level2name = N'ContactID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 40/175: create table dbo.ProjectHasEquipment
-- strandline:statement 40.1
CREATE TABLE [dbo].[ProjectHasEquipment] (
    [ProjectID] INT NOT NULL,
    [EquipmentID] INT NOT NULL,
    CONSTRAINT [PK_ProjectHasEquipment] PRIMARY KEY CLUSTERED ([ProjectID], [EquipmentID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 40.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Instruments that a project uses.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ProjectHasEquipment'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 40.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Project that uses the instrument.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ProjectHasEquipment',
    @level2type = N'COLUMN', @level2name = N'ProjectID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 40.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Instrument used.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ProjectHasEquipment',
    @level2type = N'COLUMN', @level2name = N'EquipmentID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 41/175: create table dbo.ProjectHasSamplingLocation
-- strandline:statement 41.1
CREATE TABLE [dbo].[ProjectHasSamplingLocation] (
    [ProjectID] INT NOT NULL,
    [SamplingLocationID] INT NOT NULL,
    CONSTRAINT [PK_ProjectHasSamplingLocation] PRIMARY KEY CLUSTERED ([ProjectID], [SamplingLocationID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 41.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Sampling locations that a project works at.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ProjectHasSamplingLocation'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 41.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Project that works at the location.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ProjectHasSamplingLocation',
    @level2type = N'COLUMN', @level2name = N'ProjectID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 41.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Location worked at.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ProjectHasSamplingLocation',
    @level2type = N'COLUMN', @level2name = N'SamplingLocationID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 42/175: create table dbo.QualityCode
-- strandline:statement 42.1
CREATE TABLE [dbo].[QualityCode] (
    [QualityCodeID] INT NOT NULL,
    [Name] NVARCHAR(50) NOT NULL,
    [IsUsable] BIT NOT NULL,
    [Description] NVARCHAR(500) NULL,
    CONSTRAINT [PK_QualityCode] PRIMARY KEY CLUSTERED ([QualityCodeID]),
    CONSTRAINT [UQ_QualityCode_Name] UNIQUE ([Name])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 42.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'What the quality codes of stored values mean. The value tables keep free integers and do not point here, so that codes of another origin can be stored as they came.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'QualityCode'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 42.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Fixed code, as it stands beside values: 1 Accepted, 2 Suspect, 3 Rejected, 4 BelowLoD, 5 AboveLoQ, 6 Outlier.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'QualityCode',
    @level2type = N'COLUMN', @level2name = N'QualityCodeID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 42.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Name of the code; unique.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'QualityCode',
    @level2type = N'COLUMN', @level2name = N'Name'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 42.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Whether values with the code take part in evaluations.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'QualityCode',
    @level2type = N'COLUMN', @level2name = N'IsUsable'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 42.6
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'When the code is given and what follows from it.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'QualityCode',
    @level2type = N'COLUMN', @level2name = N'Description'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 43/175: create table dbo.SchemaVersion
-- strandline:statement 43.1
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
-- strandline:statement 43.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Versions of the schema that this database has been brought to, one row per version.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'SchemaVersion'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 43.3
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
-- strandline:statement 43.4
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
-- strandline:statement 43.5
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
-- strandline:statement 43.6
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
-- strandline:statement 43.7
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

-- strandline:step 44/175: create table dbo.UrbanCharacteristics
-- strandline:statement 44.1
CREATE TABLE [dbo].[UrbanCharacteristics] (
    [WatershedID] INT NOT NULL,
    [Commercial] REAL NULL,
    [GreenSpaces] REAL NULL,
    [Industrial] REAL NULL,
    [Institutional] REAL NULL,
    [Residential] REAL NULL,
    [Agricultural] REAL NULL,
    [Recreational] REAL NULL,
    CONSTRAINT [PK_UrbanCharacteristics] PRIMARY KEY CLUSTERED ([WatershedID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 44.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Land use within the urban part of a watershed; at most one row per watershed, sharing its key.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'UrbanCharacteristics'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 44.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Watershed described; key of this table and link to its parent at once.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'UrbanCharacteristics',
    @level2type = N'COLUMN', @level2name = N'WatershedID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 44.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Commercial land in percent (%) of the urban area.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'UrbanCharacteristics',
    @level2type = N'COLUMN', @level2name = N'Commercial'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 44.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Parks and other green spaces in percent (%) of the urban area.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'UrbanCharacteristics',
    @level2type = N'COLUMN', @level2name = N'GreenSpaces'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 44.6
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Industrial land in percent (%) of the urban area.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'UrbanCharacteristics',
    @level2type = N'COLUMN', @level2name = N'Industrial'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 44.7
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Schools, hospitals and other institutions in percent (%) of the urban area.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'UrbanCharacteristics',
    @level2type = N'COLUMN', @level2name = N'Institutional'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 44.8
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Residential land in percent (%) of the urban area.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'UrbanCharacteristics',
    @level2type = N'COLUMN', @level2name = N'Residential'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 44.9
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Agricultural land in percent (%) of the urban area.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'UrbanCharacteristics',
    @level2type = N'COLUMN', @level2name = N'Agricultural'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 44.10
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Sports grounds and other recreational land in percent (%) of the urban area.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'UrbanCharacteristics',
    @level2type = N'COLUMN', @level2name = N'Recreational'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 45/175: create table dbo.Value
-- strandline:statement 45.1
CREATE TABLE [dbo].[Value] (
    [MetaDataID] INT NOT NULL,
    [tstamp] DATETIME2(7) NOT NULL,
    [Value] FLOAT(53) NULL,
    [QualityCode] INT NULL,
    [CommentID] INT NULL,
    CONSTRAINT [PK_Value] PRIMARY KEY CLUSTERED ([MetaDataID], [tstamp])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 45.2
CREATE INDEX [IX_Value_tstamp] ON [dbo].[Value] ([tstamp])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 45.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Scalar time series: one number per series and instant.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Value'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 45.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Series that the value belongs to.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Value',
    @level2type = N'COLUMN', @level2name = N'MetaDataID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 45.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Instant of the value, in UTC, stored without a zone.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Value',
    @level2type = N'COLUMN', @level2name = N'tstamp'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 45.6
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'The number, in the unit of the series; empty when the instrument gave none.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Value',
    @level2type = N'COLUMN', @level2name = N'Value'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 45.7
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Quality of the value: 1 accepted, 2 suspect, 3 rejected, 4 below the limit of detection, 5 above range, 6 outlier; empty when it was not assessed. The column is a free integer.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Value',
    @level2type = N'COLUMN', @level2name = N'QualityCode'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 45.8
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Remark about the value.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'Value',
    @level2type = N'COLUMN', @level2name = N'CommentID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 46/175: create table dbo.ValueArray
-- strandline:statement 46.1
CREATE TABLE [dbo].[ValueArray] (
    [MetaDataID] INT NOT NULL,
    [tstamp] DATETIME2(7) NOT NULL,
    [ArrayIndex] INT NOT NULL,
    [Value] FLOAT(53) NULL,
    [QualityCode] INT NULL,
    CONSTRAINT [PK_ValueArray] PRIMARY KEY CLUSTERED ([MetaDataID], [tstamp], [ArrayIndex])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 46.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Arrays of any length: one row per series, instant and position.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueArray'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 46.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Series that the array belongs to.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueArray',
    @level2type = N'COLUMN', @level2name = N'MetaDataID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 46.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Instant of the array, in UTC, stored without a zone.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueArray',
    @level2type = N'COLUMN', @level2name = N'tstamp'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 46.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Position within the array, counted from 0.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueArray',
    @level2type = N'COLUMN', @level2name = N'ArrayIndex'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 46.6
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'The number at this position, in the unit of the series.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueArray',
    @level2type = N'COLUMN', @level2name = N'Value'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 46.7
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Quality of the value: 1 accepted, 2 suspect, 3 rejected, 4 below the limit of detection, 5 above range, 6 outlier; empty when it was not assessed. The column is a free integer.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueArray',
    @level2type = N'COLUMN', @level2name = N'QualityCode'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 47/175: create table dbo.ValueImage
-- strandline:statement 47.1
CREATE TABLE [dbo].[ValueImage] (
    [ValueImageID] BIGINT IDENTITY(1,1) NOT NULL,
    [MetaDataID] INT NOT NULL,
    [tstamp] DATETIME2(7) NOT NULL,
    [ImageWidth] INT NOT NULL,
    [ImageHeight] INT NOT NULL,
    [NumberOfChannels] INT NOT NULL CONSTRAINT [DF_ValueImage_NumberOfChannels] DEFAULT (3),
    [ImageFormat] NVARCHAR(20) NOT NULL,
    [FileSizeBytes] BIGINT NULL,
    [StorageBackend] NVARCHAR(50) NOT NULL CONSTRAINT [DF_ValueImage_StorageBackend] DEFAULT (N'FileSystem'),
    [StoragePath] NVARCHAR(1000) NOT NULL,
    [Thumbnail] VARBINARY(MAX) NULL,
    [QualityCode] INT NULL,
    CONSTRAINT [PK_ValueImage] PRIMARY KEY CLUSTERED ([ValueImageID]),
    CONSTRAINT [UQ_ValueImage_MetaDataID_tstamp] UNIQUE ([MetaDataID], [tstamp])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 47.2
CREATE INDEX [IX_ValueImage_MetaDataID_tstamp] ON [dbo].[ValueImage] ([MetaDataID], [tstamp])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 47.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Images: one row per series and instant; the picture itself lies in a storage backend.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueImage'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 47.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Surrogate key of the image.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueImage',
    @level2type = N'COLUMN', @level2name = N'ValueImageID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 47.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Series that the image belongs to.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueImage',
    @level2type = N'COLUMN', @level2name = N'MetaDataID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 47.6
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Instant of the image, in UTC, stored without a zone.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueImage',
    @level2type = N'COLUMN', @level2name = N'tstamp'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 47.7
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Width in pixels.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueImage',
    @level2type = N'COLUMN', @level2name = N'ImageWidth'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 47.8
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Height in pixels.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueImage',
    @level2type = N'COLUMN', @level2name = N'ImageHeight'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 47.9
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Colour channels: 1 for grey, 3 for colour.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueImage',
    @level2type = N'COLUMN', @level2name = N'NumberOfChannels'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 47.10
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'File format, for example PNG, JPEG or TIFF.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueImage',
    @level2type = N'COLUMN', @level2name = N'ImageFormat'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 47.11
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Size of the file in bytes.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueImage',
    @level2type = N'COLUMN', @level2name = N'FileSizeBytes'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 47.12
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Kind of storage that StoragePath is to be read in.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueImage',
    @level2type = N'COLUMN', @level2name = N'StorageBackend'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 47.13
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Path or key of the file within the backend.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueImage',
    @level2type = N'COLUMN', @level2name = N'StoragePath'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 47.14
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Small preview, as the bytes of an image file.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueImage',
    @level2type = N'COLUMN', @level2name = N'Thumbnail'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 47.15
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Quality of the value: 1 accepted, 2 suspect, 3 rejected, 4 below the limit of detection, 5 above range, 6 outlier; empty when it was not assessed. The column is a free integer.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueImage',
    @level2type = N'COLUMN', @level2name = N'QualityCode'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 48/175: create table dbo.WavelengthBin
-- strandline:statement 48.1
CREATE TABLE [dbo].[WavelengthBin] (
    [WavelengthBinID] INT IDENTITY(1,1) NOT NULL,
    [WavelengthAxisID] INT NOT NULL,
    [BinIndex] INT NOT NULL,
    [Wavelength_nm] FLOAT(53) NOT NULL,
    CONSTRAINT [PK_WavelengthBin] PRIMARY KEY CLUSTERED ([WavelengthBinID]),
    CONSTRAINT [UQ_WavelengthBin_WavelengthAxisID_BinIndex] UNIQUE ([WavelengthAxisID], [BinIndex])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 48.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Single wavelengths of an axis, in order.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'WavelengthBin'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 48.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Surrogate key of the bin.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'WavelengthBin',
    @level2type = N'COLUMN', @level2name = N'WavelengthBinID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 48.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Axis that the bin belongs to.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'WavelengthBin',
    @level2type = N'COLUMN', @level2name = N'WavelengthAxisID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 48.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Place of the bin on its axis, counted from 0.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'WavelengthBin',
    @level2type = N'COLUMN', @level2name = N'BinIndex'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 48.6
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Centre wavelength in nanometres (nm).',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'WavelengthBin',
    @level2type = N'COLUMN', @level2name = N'Wavelength_nm'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 49/175: create table dbo.ValueSpectrum
-- strandline:statement 49.1
CREATE TABLE [dbo].[ValueSpectrum] (
    [MetaDataID] INT NOT NULL,
    [tstamp] DATETIME2(7) NOT NULL,
    [WavelengthBinID] INT NOT NULL,
    [Value] FLOAT(53) NULL,
    [QualityCode] INT NULL,
    CONSTRAINT [PK_ValueSpectrum] PRIMARY KEY CLUSTERED ([MetaDataID], [tstamp], [WavelengthBinID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 49.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Spectra: one row per series, instant and wavelength bin, so that a whole spectrum lies together.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueSpectrum'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 49.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Series that the spectrum belongs to.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueSpectrum',
    @level2type = N'COLUMN', @level2name = N'MetaDataID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 49.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Instant of the spectrum, in UTC, stored without a zone.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueSpectrum',
    @level2type = N'COLUMN', @level2name = N'tstamp'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 49.5
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Wavelength that the number was measured at.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueSpectrum',
    @level2type = N'COLUMN', @level2name = N'WavelengthBinID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 49.6
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Absorbance or intensity, in the unit of the series; empty bins are normal.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueSpectrum',
    @level2type = N'COLUMN', @level2name = N'Value'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 49.7
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Quality of the value: 1 accepted, 2 suspect, 3 rejected, 4 below the limit of detection, 5 above range, 6 outlier; empty when it was not assessed. The column is a free integer.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'ValueSpectrum',
    @level2type = N'COLUMN', @level2name = N'QualityCode'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 50/175: create table dbo.VariableHasProcedure
-- strandline:statement 50.1
CREATE TABLE [dbo].[VariableHasProcedure] (
    [VariableID] INT NOT NULL,
    [ProcedureID] INT NOT NULL,
    CONSTRAINT [PK_VariableHasProcedure] PRIMARY KEY CLUSTERED ([VariableID], [ProcedureID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 50.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Procedures by which a variable may be measured or analysed.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'VariableHasProcedure'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 50.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Variable that is measured.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'VariableHasProcedure',
    @level2type = N'COLUMN', @level2name = N'VariableID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 50.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Procedure that measures it.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'VariableHasProcedure',
    @level2type = N'COLUMN', @level2name = N'ProcedureID'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 51/175: insert reference row AnnotationTypeID=1 into dbo.AnnotationType
-- effects: may-fail:dbo.AnnotationType
-- strandline:statement 51.1
INSERT INTO [dbo].[AnnotationType] ([AnnotationTypeID], [Name], [Color]) VALUES (1, N'Fault', N'#B3261E')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 52/175: insert reference row AnnotationTypeID=2 into dbo.AnnotationType
-- effects: may-fail:dbo.AnnotationType
-- strandline:statement 52.1
INSERT INTO [dbo].[AnnotationType] ([AnnotationTypeID], [Name], [Color]) VALUES (2, N'Maintenance', N'#8A5A00')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 53/175: insert reference row AnnotationTypeID=3 into dbo.AnnotationType
-- effects: may-fail:dbo.AnnotationType
-- strandline:statement 53.1
INSERT INTO [dbo].[AnnotationType] ([AnnotationTypeID], [Name], [Color]) VALUES (3, N'Calibration Period', N'#6A3FA0')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 54/175: insert reference row AnnotationTypeID=4 into dbo.AnnotationType
-- effects: may-fail:dbo.AnnotationType
-- strandline:statement 54.1
INSERT INTO [dbo].[AnnotationType] ([AnnotationTypeID], [Name], [Color]) VALUES (4, N'Anomaly', N'#C2410C')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 55/175: insert reference row AnnotationTypeID=5 into dbo.AnnotationType
-- effects: may-fail:dbo.AnnotationType
-- strandline:statement 55.1
INSERT INTO [dbo].[AnnotationType] ([AnnotationTypeID], [Name], [Color]) VALUES (5, N'Experiment', N'#00696B')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 56/175: insert reference row AnnotationTypeID=6 into dbo.AnnotationType
-- effects: may-fail:dbo.AnnotationType
-- strandline:statement 56.1
INSERT INTO [dbo].[AnnotationType] ([AnnotationTypeID], [Name], [Color]) VALUES (6, N'Process Event', N'#1457A8')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 57/175: insert reference row AnnotationTypeID=7 into dbo.AnnotationType
-- effects: may-fail:dbo.AnnotationType
-- strandline:statement 57.1
INSERT INTO [dbo].[AnnotationType] ([AnnotationTypeID], [Name], [Color]) VALUES (7, N'Data Quality', N'#A3195B')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 58/175: insert reference row AnnotationTypeID=8 into dbo.AnnotationType
-- effects: may-fail:dbo.AnnotationType
-- strandline:statement 58.1
INSERT INTO [dbo].[AnnotationType] ([AnnotationTypeID], [Name], [Color]) VALUES (8, N'Note', N'#52606B')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 59/175: insert reference row AnnotationTypeID=9 into dbo.AnnotationType
-- effects: may-fail:dbo.AnnotationType
-- strandline:statement 59.1
INSERT INTO [dbo].[AnnotationType] ([AnnotationTypeID], [Name], [Color]) VALUES (9, N'Exclusion', N'#3A3A3A')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 60/175: insert reference row AnnotationTypeID=10 into dbo.AnnotationType
-- effects: may-fail:dbo.AnnotationType
-- strandline:statement 60.1
INSERT INTO [dbo].[AnnotationType] ([AnnotationTypeID], [Name], [Color]) VALUES (10, N'Validated', N'#2E7031')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 61/175: insert reference row CampaignTypeID=1 into dbo.CampaignType
-- effects: may-fail:dbo.CampaignType
-- strandline:statement 61.1
INSERT INTO [dbo].[CampaignType] ([CampaignTypeID], [CampaignTypeName]) VALUES (1, N'Experiment')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 62/175: insert reference row CampaignTypeID=2 into dbo.CampaignType
-- effects: may-fail:dbo.CampaignType
-- strandline:statement 62.1
INSERT INTO [dbo].[CampaignType] ([CampaignTypeID], [CampaignTypeName]) VALUES (2, N'Operations')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 63/175: insert reference row CampaignTypeID=3 into dbo.CampaignType
-- effects: may-fail:dbo.CampaignType
-- strandline:statement 63.1
INSERT INTO [dbo].[CampaignType] ([CampaignTypeID], [CampaignTypeName]) VALUES (3, N'Commissioning')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 64/175: insert reference row CampaignTypeID=4 into dbo.CampaignType
-- effects: may-fail:dbo.CampaignType
-- strandline:statement 64.1
INSERT INTO [dbo].[CampaignType] ([CampaignTypeID], [CampaignTypeName]) VALUES (4, N'Audit')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 65/175: insert reference row EquipmentEventTypeID=1 into dbo.EquipmentEventType
-- effects: may-fail:dbo.EquipmentEventType
-- strandline:statement 65.1
INSERT INTO [dbo].[EquipmentEventType] ([EquipmentEventTypeID], [EquipmentEventTypeName]) VALUES (1, N'Calibration')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 66/175: insert reference row EquipmentEventTypeID=2 into dbo.EquipmentEventType
-- effects: may-fail:dbo.EquipmentEventType
-- strandline:statement 66.1
INSERT INTO [dbo].[EquipmentEventType] ([EquipmentEventTypeID], [EquipmentEventTypeName]) VALUES (2, N'Validation')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 67/175: insert reference row EquipmentEventTypeID=3 into dbo.EquipmentEventType
-- effects: may-fail:dbo.EquipmentEventType
-- strandline:statement 67.1
INSERT INTO [dbo].[EquipmentEventType] ([EquipmentEventTypeID], [EquipmentEventTypeName]) VALUES (3, N'Maintenance')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 68/175: insert reference row EquipmentEventTypeID=4 into dbo.EquipmentEventType
-- effects: may-fail:dbo.EquipmentEventType
-- strandline:statement 68.1
INSERT INTO [dbo].[EquipmentEventType] ([EquipmentEventTypeID], [EquipmentEventTypeName]) VALUES (4, N'Installation')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 69/175: insert reference row EquipmentEventTypeID=5 into dbo.EquipmentEventType
-- effects: may-fail:dbo.EquipmentEventType
-- strandline:statement 69.1
INSERT INTO [dbo].[EquipmentEventType] ([EquipmentEventTypeID], [EquipmentEventTypeName]) VALUES (5, N'Removal')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 70/175: insert reference row EquipmentEventTypeID=6 into dbo.EquipmentEventType
-- effects: may-fail:dbo.EquipmentEventType
-- strandline:statement 70.1
INSERT INTO [dbo].[EquipmentEventType] ([EquipmentEventTypeID], [EquipmentEventTypeName]) VALUES (6, N'Firmware Update')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 71/175: insert reference row EquipmentEventTypeID=7 into dbo.EquipmentEventType
-- effects: may-fail:dbo.EquipmentEventType
-- strandline:statement 71.1
INSERT INTO [dbo].[EquipmentEventType] ([EquipmentEventTypeID], [EquipmentEventTypeName]) VALUES (7, N'Failure')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 72/175: insert reference row EquipmentEventTypeID=8 into dbo.EquipmentEventType
-- effects: may-fail:dbo.EquipmentEventType
-- strandline:statement 72.1
INSERT INTO [dbo].[EquipmentEventType] ([EquipmentEventTypeID], [EquipmentEventTypeName]) VALUES (8, N'Repair')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 73/175: insert reference row DataProvenanceID=1 into dbo.DataProvenance
-- effects: may-fail:dbo.DataProvenance
-- strandline:statement 73.1
INSERT INTO [dbo].[DataProvenance] ([DataProvenanceID], [DataProvenanceName]) VALUES (1, N'Sensor')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 74/175: insert reference row DataProvenanceID=2 into dbo.DataProvenance
-- effects: may-fail:dbo.DataProvenance
-- strandline:statement 74.1
INSERT INTO [dbo].[DataProvenance] ([DataProvenanceID], [DataProvenanceName]) VALUES (2, N'Laboratory')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 75/175: insert reference row DataProvenanceID=3 into dbo.DataProvenance
-- effects: may-fail:dbo.DataProvenance
-- strandline:statement 75.1
INSERT INTO [dbo].[DataProvenance] ([DataProvenanceID], [DataProvenanceName]) VALUES (3, N'Manual Entry')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 76/175: insert reference row DataProvenanceID=4 into dbo.DataProvenance
-- effects: may-fail:dbo.DataProvenance
-- strandline:statement 76.1
INSERT INTO [dbo].[DataProvenance] ([DataProvenanceID], [DataProvenanceName]) VALUES (4, N'Model Output')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 77/175: insert reference row DataProvenanceID=5 into dbo.DataProvenance
-- effects: may-fail:dbo.DataProvenance
-- strandline:statement 77.1
INSERT INTO [dbo].[DataProvenance] ([DataProvenanceID], [DataProvenanceName]) VALUES (5, N'External Source')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 78/175: insert reference row ValueTypeID=1 into dbo.ValueType
-- effects: may-fail:dbo.ValueType
-- strandline:statement 78.1
INSERT INTO [dbo].[ValueType] ([ValueTypeID], [ValueTypeName], [ValueTableName]) VALUES (1, N'Scalar', N'Value')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 79/175: insert reference row ValueTypeID=2 into dbo.ValueType
-- effects: may-fail:dbo.ValueType
-- strandline:statement 79.1
INSERT INTO [dbo].[ValueType] ([ValueTypeID], [ValueTypeName], [ValueTableName]) VALUES (2, N'Spectrum', N'ValueSpectrum')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 80/175: insert reference row ValueTypeID=3 into dbo.ValueType
-- effects: may-fail:dbo.ValueType
-- strandline:statement 80.1
INSERT INTO [dbo].[ValueType] ([ValueTypeID], [ValueTypeName], [ValueTableName]) VALUES (3, N'Image', N'ValueImage')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 81/175: insert reference row ValueTypeID=4 into dbo.ValueType
-- effects: may-fail:dbo.ValueType
-- strandline:statement 81.1
INSERT INTO [dbo].[ValueType] ([ValueTypeID], [ValueTypeName], [ValueTableName]) VALUES (4, N'Array', N'ValueArray')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 82/175: insert reference row QualityCodeID=1 into dbo.QualityCode
-- effects: may-fail:dbo.QualityCode
-- strandline:statement 82.1
INSERT INTO [dbo].[QualityCode] ([QualityCodeID], [Name], [IsUsable], [Description]) VALUES (1, N'Accepted', 1, N'Checked, and nothing speaks against the value.')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 83/175: insert reference row QualityCodeID=2 into dbo.QualityCode
-- effects: may-fail:dbo.QualityCode
-- strandline:statement 83.1
INSERT INTO [dbo].[QualityCode] ([QualityCodeID], [Name], [IsUsable], [Description]) VALUES (2, N'Suspect', 1, N'Something speaks against the value, but it is not proven wrong.')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 84/175: insert reference row QualityCodeID=3 into dbo.QualityCode
-- effects: may-fail:dbo.QualityCode
-- strandline:statement 84.1
INSERT INTO [dbo].[QualityCode] ([QualityCodeID], [Name], [IsUsable], [Description]) VALUES (3, N'Rejected', 0, N'Known to be wrong; kept, but not to be evaluated.')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 85/175: insert reference row QualityCodeID=4 into dbo.QualityCode
-- effects: may-fail:dbo.QualityCode
-- strandline:statement 85.1
INSERT INTO [dbo].[QualityCode] ([QualityCodeID], [Name], [IsUsable], [Description]) VALUES (4, N'BelowLoD', 0, N'Below the limit of detection; the stored number is not a measurement.')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 86/175: insert reference row QualityCodeID=5 into dbo.QualityCode
-- effects: may-fail:dbo.QualityCode
-- strandline:statement 86.1
INSERT INTO [dbo].[QualityCode] ([QualityCodeID], [Name], [IsUsable], [Description]) VALUES (5, N'AboveLoQ', 0, N'Above the range that the method can quantify, or the sensor was saturated.')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 87/175: insert reference row QualityCodeID=6 into dbo.QualityCode
-- effects: may-fail:dbo.QualityCode
-- strandline:statement 87.1
INSERT INTO [dbo].[QualityCode] ([QualityCodeID], [Name], [IsUsable], [Description]) VALUES (6, N'Outlier', 1, N'Far from its neighbours, but perhaps real.')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 88/175: insert reference row Version='1.0.0' into dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 88.1
INSERT INTO [dbo].[SchemaVersion] ([Version], [Description]) VALUES (N'1.0.0', N'Baseline schema: sites, variables, equipment, projects, people, series and scalar values')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 89/175: insert reference row Version='1.0.1' into dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 89.1
INSERT INTO [dbo].[SchemaVersion] ([Version], [Description]) VALUES (N'1.0.1', N'Schema version tracking: SchemaVersion')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 90/175: insert reference row Version='1.1.0' into dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 90.1
INSERT INTO [dbo].[SchemaVersion] ([Version], [Description]) VALUES (N'1.1.0', N'Data shapes: value types, wavelength axes, spectra, images and arrays')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 91/175: insert reference row Version='1.2.0' into dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 91.1
INSERT INTO [dbo].[SchemaVersion] ([Version], [Description]) VALUES (N'1.2.0', N'Campaigns and provenance: people, campaigns and the origin of each series')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 92/175: insert reference row Version='1.3.0' into dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 92.1
INSERT INTO [dbo].[SchemaVersion] ([Version], [Description]) VALUES (N'1.3.0', N'Lab data: laboratories, samples, analysts and the resources of campaigns')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 93/175: insert reference row Version='1.4.0' into dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 93.1
INSERT INTO [dbo].[SchemaVersion] ([Version], [Description]) VALUES (N'1.4.0', N'Sensor lifecycle: equipment events, installations and validity of sampling locations')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 94/175: insert reference row Version='1.5.0' into dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 94.1
INSERT INTO [dbo].[SchemaVersion] ([Version], [Description]) VALUES (N'1.5.0', N'Ingestion routing: which series incoming sensor data belong to')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 95/175: insert reference row Version='1.6.0' into dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 95.1
INSERT INTO [dbo].[SchemaVersion] ([Version], [Description]) VALUES (N'1.6.0', N'Processing lineage: processing steps, their inputs and outputs, and the processing degree')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 96/175: insert reference row Version='1.7.0' into dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 96.1
INSERT INTO [dbo].[SchemaVersion] ([Version], [Description], [MigrationScript]) VALUES (N'1.7.0', N'Annotations of series, the vocabulary of quality codes, and stored ingestion requests', N'v1.7.0_create_mssql.sql')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 97/175: add foreign key FK_Site_Watershed on dbo.Site to dbo.Watershed
-- effects: locks-readers:dbo.Site, scans:dbo.Site, may-fail:dbo.Site, locks-writers:dbo.Watershed
-- strandline:statement 97.1
ALTER TABLE [dbo].[Site] ADD CONSTRAINT [FK_Site_Watershed] FOREIGN KEY ([WatershedID]) REFERENCES [dbo].[Watershed] ([WatershedID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 98/175: add foreign key FK_Campaign_CampaignType on dbo.Campaign to dbo.CampaignType
-- effects: locks-readers:dbo.Campaign, scans:dbo.Campaign, may-fail:dbo.Campaign, locks-writers:dbo.CampaignType
-- strandline:statement 98.1
ALTER TABLE [dbo].[Campaign] ADD CONSTRAINT [FK_Campaign_CampaignType] FOREIGN KEY ([CampaignTypeID]) REFERENCES [dbo].[CampaignType] ([CampaignTypeID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 99/175: add foreign key FK_Campaign_Site on dbo.Campaign to dbo.Site
-- effects: locks-readers:dbo.Campaign, scans:dbo.Campaign, may-fail:dbo.Campaign, locks-writers:dbo.Site
-- strandline:statement 99.1
ALTER TABLE [dbo].[Campaign] ADD CONSTRAINT [FK_Campaign_Site] FOREIGN KEY ([SiteID]) REFERENCES [dbo].[Site] ([SiteID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 100/175: add foreign key FK_Campaign_Project on dbo.Campaign to dbo.Project
-- effects: locks-readers:dbo.Campaign, scans:dbo.Campaign, may-fail:dbo.Campaign, locks-writers:dbo.Project
-- strandline:statement 100.1
ALTER TABLE [dbo].[Campaign] ADD CONSTRAINT [FK_Campaign_Project] FOREIGN KEY ([ProjectID]) REFERENCES [dbo].[Project] ([ProjectID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 101/175: add foreign key FK_Equipment_EquipmentModel on dbo.Equipment to dbo.EquipmentModel
-- effects: locks-readers:dbo.Equipment, scans:dbo.Equipment, may-fail:dbo.Equipment, locks-writers:dbo.EquipmentModel
-- strandline:statement 101.1
ALTER TABLE [dbo].[Equipment] ADD CONSTRAINT [FK_Equipment_EquipmentModel] FOREIGN KEY ([EquipmentModelID]) REFERENCES [dbo].[EquipmentModel] ([EquipmentModelID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 102/175: add foreign key FK_EquipmentEvent_Equipment on dbo.EquipmentEvent to dbo.Equipment
-- effects: locks-readers:dbo.EquipmentEvent, scans:dbo.EquipmentEvent, may-fail:dbo.EquipmentEvent, locks-writers:dbo.Equipment
-- strandline:statement 102.1
ALTER TABLE [dbo].[EquipmentEvent] ADD CONSTRAINT [FK_EquipmentEvent_Equipment] FOREIGN KEY ([EquipmentID]) REFERENCES [dbo].[Equipment] ([EquipmentID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 103/175: add foreign key FK_EquipmentEvent_EquipmentEventType on dbo.EquipmentEvent to dbo.EquipmentEventType
-- effects: locks-readers:dbo.EquipmentEvent, scans:dbo.EquipmentEvent, may-fail:dbo.EquipmentEvent, locks-writers:dbo.EquipmentEventType
-- strandline:statement 103.1
ALTER TABLE [dbo].[EquipmentEvent] ADD CONSTRAINT [FK_EquipmentEvent_EquipmentEventType] FOREIGN KEY ([EquipmentEventTypeID]) REFERENCES [dbo].[EquipmentEventType] ([EquipmentEventTypeID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 104/175: add foreign key FK_EquipmentEvent_Person on dbo.EquipmentEvent to dbo.Person
-- effects: locks-readers:dbo.EquipmentEvent, scans:dbo.EquipmentEvent, may-fail:dbo.EquipmentEvent, locks-writers:dbo.Person
-- strandline:statement 104.1
ALTER TABLE [dbo].[EquipmentEvent] ADD CONSTRAINT [FK_EquipmentEvent_Person] FOREIGN KEY ([PerformedByPersonID]) REFERENCES [dbo].[Person] ([PersonID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 105/175: add foreign key FK_EquipmentEvent_Campaign on dbo.EquipmentEvent to dbo.Campaign
-- effects: locks-readers:dbo.EquipmentEvent, scans:dbo.EquipmentEvent, may-fail:dbo.EquipmentEvent, locks-writers:dbo.Campaign
-- strandline:statement 105.1
ALTER TABLE [dbo].[EquipmentEvent] ADD CONSTRAINT [FK_EquipmentEvent_Campaign] FOREIGN KEY ([CampaignID]) REFERENCES [dbo].[Campaign] ([CampaignID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 106/175: add foreign key FK_Laboratory_Site on dbo.Laboratory to dbo.Site
-- effects: locks-readers:dbo.Laboratory, scans:dbo.Laboratory, may-fail:dbo.Laboratory, locks-writers:dbo.Site
-- strandline:statement 106.1
ALTER TABLE [dbo].[Laboratory] ADD CONSTRAINT [FK_Laboratory_Site] FOREIGN KEY ([SiteID]) REFERENCES [dbo].[Site] ([SiteID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 107/175: add foreign key FK_SamplingLocation_Site on dbo.SamplingLocation to dbo.Site
-- effects: locks-readers:dbo.SamplingLocation, scans:dbo.SamplingLocation, may-fail:dbo.SamplingLocation, locks-writers:dbo.Site
-- strandline:statement 107.1
ALTER TABLE [dbo].[SamplingLocation] ADD CONSTRAINT [FK_SamplingLocation_Site] FOREIGN KEY ([SiteID]) REFERENCES [dbo].[Site] ([SiteID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 108/175: add foreign key FK_SamplingLocation_Campaign on dbo.SamplingLocation to dbo.Campaign
-- effects: locks-readers:dbo.SamplingLocation, scans:dbo.SamplingLocation, may-fail:dbo.SamplingLocation, locks-writers:dbo.Campaign
-- strandline:statement 108.1
ALTER TABLE [dbo].[SamplingLocation] ADD CONSTRAINT [FK_SamplingLocation_Campaign] FOREIGN KEY ([CreatedByCampaignID]) REFERENCES [dbo].[Campaign] ([CampaignID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 109/175: add foreign key FK_Sample_SamplingLocation on dbo.Sample to dbo.SamplingLocation
-- effects: locks-readers:dbo.Sample, scans:dbo.Sample, may-fail:dbo.Sample, locks-writers:dbo.SamplingLocation
-- strandline:statement 109.1
ALTER TABLE [dbo].[Sample] ADD CONSTRAINT [FK_Sample_SamplingLocation] FOREIGN KEY ([SamplingLocationID]) REFERENCES [dbo].[SamplingLocation] ([SamplingLocationID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 110/175: add foreign key FK_Sample_Person on dbo.Sample to dbo.Person
-- effects: locks-readers:dbo.Sample, scans:dbo.Sample, may-fail:dbo.Sample, locks-writers:dbo.Person
-- strandline:statement 110.1
ALTER TABLE [dbo].[Sample] ADD CONSTRAINT [FK_Sample_Person] FOREIGN KEY ([SampledByPersonID]) REFERENCES [dbo].[Person] ([PersonID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 111/175: add foreign key FK_Sample_Campaign on dbo.Sample to dbo.Campaign
-- effects: locks-readers:dbo.Sample, scans:dbo.Sample, may-fail:dbo.Sample, locks-writers:dbo.Campaign
-- strandline:statement 111.1
ALTER TABLE [dbo].[Sample] ADD CONSTRAINT [FK_Sample_Campaign] FOREIGN KEY ([CampaignID]) REFERENCES [dbo].[Campaign] ([CampaignID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 112/175: add foreign key FK_Variable_Unit on dbo.Variable to dbo.Unit
-- effects: locks-readers:dbo.Variable, scans:dbo.Variable, may-fail:dbo.Variable, locks-writers:dbo.Unit
-- strandline:statement 112.1
ALTER TABLE [dbo].[Variable] ADD CONSTRAINT [FK_Variable_Unit] FOREIGN KEY ([UnitID]) REFERENCES [dbo].[Unit] ([UnitID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 113/175: add foreign key FK_MetaData_Project on dbo.MetaData to dbo.Project
-- effects: locks-readers:dbo.MetaData, scans:dbo.MetaData, may-fail:dbo.MetaData, locks-writers:dbo.Project
-- strandline:statement 113.1
ALTER TABLE [dbo].[MetaData] ADD CONSTRAINT [FK_MetaData_Project] FOREIGN KEY ([ProjectID]) REFERENCES [dbo].[Project] ([ProjectID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 114/175: add foreign key FK_MetaData_Contact on dbo.MetaData to dbo.Contact
-- effects: locks-readers:dbo.MetaData, scans:dbo.MetaData, may-fail:dbo.MetaData, locks-writers:dbo.Contact
-- strandline:statement 114.1
ALTER TABLE [dbo].[MetaData] ADD CONSTRAINT [FK_MetaData_Contact] FOREIGN KEY ([ContactID]) REFERENCES [dbo].[Contact] ([ContactID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 115/175: add foreign key FK_MetaData_Equipment on dbo.MetaData to dbo.Equipment
-- effects: locks-readers:dbo.MetaData, scans:dbo.MetaData, may-fail:dbo.MetaData, locks-writers:dbo.Equipment
-- strandline:statement 115.1
ALTER TABLE [dbo].[MetaData] ADD CONSTRAINT [FK_MetaData_Equipment] FOREIGN KEY ([EquipmentID]) REFERENCES [dbo].[Equipment] ([EquipmentID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 116/175: add foreign key FK_MetaData_Variable on dbo.MetaData to dbo.Variable
-- effects: locks-readers:dbo.MetaData, scans:dbo.MetaData, may-fail:dbo.MetaData, locks-writers:dbo.Variable
-- strandline:statement 116.1
ALTER TABLE [dbo].[MetaData] ADD CONSTRAINT [FK_MetaData_Variable] FOREIGN KEY ([VariableID]) REFERENCES [dbo].[Variable] ([VariableID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 117/175: add foreign key FK_MetaData_Procedures on dbo.MetaData to dbo.Procedures
-- effects: locks-readers:dbo.MetaData, scans:dbo.MetaData, may-fail:dbo.MetaData, locks-writers:dbo.Procedures
-- strandline:statement 117.1
ALTER TABLE [dbo].[MetaData] ADD CONSTRAINT [FK_MetaData_Procedures] FOREIGN KEY ([ProcedureID]) REFERENCES [dbo].[Procedures] ([ProcedureID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 118/175: add foreign key FK_MetaData_Unit on dbo.MetaData to dbo.Unit
-- effects: locks-readers:dbo.MetaData, scans:dbo.MetaData, may-fail:dbo.MetaData, locks-writers:dbo.Unit
-- strandline:statement 118.1
ALTER TABLE [dbo].[MetaData] ADD CONSTRAINT [FK_MetaData_Unit] FOREIGN KEY ([UnitID]) REFERENCES [dbo].[Unit] ([UnitID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 119/175: add foreign key FK_MetaData_Purpose on dbo.MetaData to dbo.Purpose
-- effects: locks-readers:dbo.MetaData, scans:dbo.MetaData, may-fail:dbo.MetaData, locks-writers:dbo.Purpose
-- strandline:statement 119.1
ALTER TABLE [dbo].[MetaData] ADD CONSTRAINT [FK_MetaData_Purpose] FOREIGN KEY ([PurposeID]) REFERENCES [dbo].[Purpose] ([PurposeID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 120/175: add foreign key FK_MetaData_SamplingLocation on dbo.MetaData to dbo.SamplingLocation
-- effects: locks-readers:dbo.MetaData, scans:dbo.MetaData, may-fail:dbo.MetaData, locks-writers:dbo.SamplingLocation
-- strandline:statement 120.1
ALTER TABLE [dbo].[MetaData] ADD CONSTRAINT [FK_MetaData_SamplingLocation] FOREIGN KEY ([SamplingLocationID]) REFERENCES [dbo].[SamplingLocation] ([SamplingLocationID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 121/175: add foreign key FK_MetaData_WeatherCondition on dbo.MetaData to dbo.WeatherCondition
-- effects: locks-readers:dbo.MetaData, scans:dbo.MetaData, may-fail:dbo.MetaData, locks-writers:dbo.WeatherCondition
-- strandline:statement 121.1
ALTER TABLE [dbo].[MetaData] ADD CONSTRAINT [FK_MetaData_WeatherCondition] FOREIGN KEY ([ConditionID]) REFERENCES [dbo].[WeatherCondition] ([ConditionID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 122/175: add foreign key FK_MetaData_ValueType on dbo.MetaData to dbo.ValueType
-- effects: locks-readers:dbo.MetaData, scans:dbo.MetaData, may-fail:dbo.MetaData, locks-writers:dbo.ValueType
-- strandline:statement 122.1
ALTER TABLE [dbo].[MetaData] ADD CONSTRAINT [FK_MetaData_ValueType] FOREIGN KEY ([ValueTypeID]) REFERENCES [dbo].[ValueType] ([ValueTypeID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 123/175: add foreign key FK_MetaData_WavelengthAxis on dbo.MetaData to dbo.WavelengthAxis
-- effects: locks-readers:dbo.MetaData, scans:dbo.MetaData, may-fail:dbo.MetaData, locks-writers:dbo.WavelengthAxis
-- strandline:statement 123.1
ALTER TABLE [dbo].[MetaData] ADD CONSTRAINT [FK_MetaData_WavelengthAxis] FOREIGN KEY ([WavelengthAxisID]) REFERENCES [dbo].[WavelengthAxis] ([WavelengthAxisID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 124/175: add foreign key FK_MetaData_DataProvenance on dbo.MetaData to dbo.DataProvenance
-- effects: locks-readers:dbo.MetaData, scans:dbo.MetaData, may-fail:dbo.MetaData, locks-writers:dbo.DataProvenance
-- strandline:statement 124.1
ALTER TABLE [dbo].[MetaData] ADD CONSTRAINT [FK_MetaData_DataProvenance] FOREIGN KEY ([DataProvenanceID]) REFERENCES [dbo].[DataProvenance] ([DataProvenanceID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 125/175: add foreign key FK_MetaData_Campaign on dbo.MetaData to dbo.Campaign
-- effects: locks-readers:dbo.MetaData, scans:dbo.MetaData, may-fail:dbo.MetaData, locks-writers:dbo.Campaign
-- strandline:statement 125.1
ALTER TABLE [dbo].[MetaData] ADD CONSTRAINT [FK_MetaData_Campaign] FOREIGN KEY ([CampaignID]) REFERENCES [dbo].[Campaign] ([CampaignID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 126/175: add foreign key FK_MetaData_Sample on dbo.MetaData to dbo.Sample
-- effects: locks-readers:dbo.MetaData, scans:dbo.MetaData, may-fail:dbo.MetaData, locks-writers:dbo.Sample
-- strandline:statement 126.1
ALTER TABLE [dbo].[MetaData] ADD CONSTRAINT [FK_MetaData_Sample] FOREIGN KEY ([SampleID]) REFERENCES [dbo].[Sample] ([SampleID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 127/175: add foreign key FK_MetaData_Laboratory on dbo.MetaData to dbo.Laboratory
-- effects: locks-readers:dbo.MetaData, scans:dbo.MetaData, may-fail:dbo.MetaData, locks-writers:dbo.Laboratory
-- strandline:statement 127.1
ALTER TABLE [dbo].[MetaData] ADD CONSTRAINT [FK_MetaData_Laboratory] FOREIGN KEY ([LaboratoryID]) REFERENCES [dbo].[Laboratory] ([LaboratoryID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 128/175: add foreign key FK_MetaData_Person on dbo.MetaData to dbo.Person
-- effects: locks-readers:dbo.MetaData, scans:dbo.MetaData, may-fail:dbo.MetaData, locks-writers:dbo.Person
-- strandline:statement 128.1
ALTER TABLE [dbo].[MetaData] ADD CONSTRAINT [FK_MetaData_Person] FOREIGN KEY ([AnalystPersonID]) REFERENCES [dbo].[Person] ([PersonID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 129/175: add foreign key FK_Annotation_MetaData on dbo.Annotation to dbo.MetaData
-- effects: locks-readers:dbo.Annotation, scans:dbo.Annotation, may-fail:dbo.Annotation, locks-writers:dbo.MetaData
-- strandline:statement 129.1
ALTER TABLE [dbo].[Annotation] ADD CONSTRAINT [FK_Annotation_MetaData] FOREIGN KEY ([MetaDataID]) REFERENCES [dbo].[MetaData] ([MetaDataID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 130/175: add foreign key FK_Annotation_AnnotationType on dbo.Annotation to dbo.AnnotationType
-- effects: locks-readers:dbo.Annotation, scans:dbo.Annotation, may-fail:dbo.Annotation, locks-writers:dbo.AnnotationType
-- strandline:statement 130.1
ALTER TABLE [dbo].[Annotation] ADD CONSTRAINT [FK_Annotation_AnnotationType] FOREIGN KEY ([AnnotationTypeID]) REFERENCES [dbo].[AnnotationType] ([AnnotationTypeID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 131/175: add foreign key FK_Annotation_Person on dbo.Annotation to dbo.Person
-- effects: locks-readers:dbo.Annotation, scans:dbo.Annotation, may-fail:dbo.Annotation, locks-writers:dbo.Person
-- strandline:statement 131.1
ALTER TABLE [dbo].[Annotation] ADD CONSTRAINT [FK_Annotation_Person] FOREIGN KEY ([AuthorPersonID]) REFERENCES [dbo].[Person] ([PersonID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 132/175: add foreign key FK_Annotation_Campaign on dbo.Annotation to dbo.Campaign
-- effects: locks-readers:dbo.Annotation, scans:dbo.Annotation, may-fail:dbo.Annotation, locks-writers:dbo.Campaign
-- strandline:statement 132.1
ALTER TABLE [dbo].[Annotation] ADD CONSTRAINT [FK_Annotation_Campaign] FOREIGN KEY ([CampaignID]) REFERENCES [dbo].[Campaign] ([CampaignID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 133/175: add foreign key FK_Annotation_EquipmentEvent on dbo.Annotation to dbo.EquipmentEvent
-- effects: locks-readers:dbo.Annotation, scans:dbo.Annotation, may-fail:dbo.Annotation, locks-writers:dbo.EquipmentEvent
-- strandline:statement 133.1
ALTER TABLE [dbo].[Annotation] ADD CONSTRAINT [FK_Annotation_EquipmentEvent] FOREIGN KEY ([EquipmentEventID]) REFERENCES [dbo].[EquipmentEvent] ([EquipmentEventID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 134/175: add foreign key FK_CampaignEquipment_Campaign on dbo.CampaignEquipment to dbo.Campaign
-- effects: locks-readers:dbo.CampaignEquipment, scans:dbo.CampaignEquipment, may-fail:dbo.CampaignEquipment, locks-writers:dbo.Campaign
-- strandline:statement 134.1
ALTER TABLE [dbo].[CampaignEquipment] ADD CONSTRAINT [FK_CampaignEquipment_Campaign] FOREIGN KEY ([CampaignID]) REFERENCES [dbo].[Campaign] ([CampaignID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 135/175: add foreign key FK_CampaignEquipment_Equipment on dbo.CampaignEquipment to dbo.Equipment
-- effects: locks-readers:dbo.CampaignEquipment, scans:dbo.CampaignEquipment, may-fail:dbo.CampaignEquipment, locks-writers:dbo.Equipment
-- strandline:statement 135.1
ALTER TABLE [dbo].[CampaignEquipment] ADD CONSTRAINT [FK_CampaignEquipment_Equipment] FOREIGN KEY ([EquipmentID]) REFERENCES [dbo].[Equipment] ([EquipmentID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 136/175: add foreign key FK_CampaignSamplingLocation_Campaign on dbo.CampaignSamplingLocation to dbo.Campaign
-- effects: locks-readers:dbo.CampaignSamplingLocation, scans:dbo.CampaignSamplingLocation, may-fail:dbo.CampaignSamplingLocation, locks-writers:dbo.Campaign
-- strandline:statement 136.1
ALTER TABLE [dbo].[CampaignSamplingLocation] ADD CONSTRAINT [FK_CampaignSamplingLocation_Campaign] FOREIGN KEY ([CampaignID]) REFERENCES [dbo].[Campaign] ([CampaignID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 137/175: add foreign key FK_CampaignSamplingLocation_SamplingLocation on dbo.CampaignSamplingLocation to dbo.SamplingLocation
-- effects: locks-readers:dbo.CampaignSamplingLocation, scans:dbo.CampaignSamplingLocation, may-fail:dbo.CampaignSamplingLocation, locks-writers:dbo.SamplingLocation
-- strandline:statement 137.1
ALTER TABLE [dbo].[CampaignSamplingLocation] ADD CONSTRAINT [FK_CampaignSamplingLocation_SamplingLocation] FOREIGN KEY ([SamplingLocationID]) REFERENCES [dbo].[SamplingLocation] ([SamplingLocationID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 138/175: add foreign key FK_CampaignVariable_Campaign on dbo.CampaignVariable to dbo.Campaign
-- effects: locks-readers:dbo.CampaignVariable, scans:dbo.CampaignVariable, may-fail:dbo.CampaignVariable, locks-writers:dbo.Campaign
-- strandline:statement 138.1
ALTER TABLE [dbo].[CampaignVariable] ADD CONSTRAINT [FK_CampaignVariable_Campaign] FOREIGN KEY ([CampaignID]) REFERENCES [dbo].[Campaign] ([CampaignID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 139/175: add foreign key FK_CampaignVariable_Variable on dbo.CampaignVariable to dbo.Variable
-- effects: locks-readers:dbo.CampaignVariable, scans:dbo.CampaignVariable, may-fail:dbo.CampaignVariable, locks-writers:dbo.Variable
-- strandline:statement 139.1
ALTER TABLE [dbo].[CampaignVariable] ADD CONSTRAINT [FK_CampaignVariable_Variable] FOREIGN KEY ([VariableID]) REFERENCES [dbo].[Variable] ([VariableID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 140/175: add foreign key FK_ProcessingStep_Person on dbo.ProcessingStep to dbo.Person
-- effects: locks-readers:dbo.ProcessingStep, scans:dbo.ProcessingStep, may-fail:dbo.ProcessingStep, locks-writers:dbo.Person
-- strandline:statement 140.1
ALTER TABLE [dbo].[ProcessingStep] ADD CONSTRAINT [FK_ProcessingStep_Person] FOREIGN KEY ([ExecutedByPersonID]) REFERENCES [dbo].[Person] ([PersonID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 141/175: add foreign key FK_DataLineage_ProcessingStep on dbo.DataLineage to dbo.ProcessingStep
-- effects: locks-readers:dbo.DataLineage, scans:dbo.DataLineage, may-fail:dbo.DataLineage, locks-writers:dbo.ProcessingStep
-- strandline:statement 141.1
ALTER TABLE [dbo].[DataLineage] ADD CONSTRAINT [FK_DataLineage_ProcessingStep] FOREIGN KEY ([ProcessingStepID]) REFERENCES [dbo].[ProcessingStep] ([ProcessingStepID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 142/175: add foreign key FK_DataLineage_MetaData on dbo.DataLineage to dbo.MetaData
-- effects: locks-readers:dbo.DataLineage, scans:dbo.DataLineage, may-fail:dbo.DataLineage, locks-writers:dbo.MetaData
-- strandline:statement 142.1
ALTER TABLE [dbo].[DataLineage] ADD CONSTRAINT [FK_DataLineage_MetaData] FOREIGN KEY ([MetaDataID]) REFERENCES [dbo].[MetaData] ([MetaDataID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 143/175: add foreign key FK_EquipmentEventMetaData_EquipmentEvent on dbo.EquipmentEventMetaData to dbo.EquipmentEvent
-- effects: locks-readers:dbo.EquipmentEventMetaData, scans:dbo.EquipmentEventMetaData, may-fail:dbo.EquipmentEventMetaData, locks-writers:dbo.EquipmentEvent
-- strandline:statement 143.1
ALTER TABLE [dbo].[EquipmentEventMetaData] ADD CONSTRAINT [FK_EquipmentEventMetaData_EquipmentEvent] FOREIGN KEY ([EquipmentEventID]) REFERENCES [dbo].[EquipmentEvent] ([EquipmentEventID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 144/175: add foreign key FK_EquipmentEventMetaData_MetaData on dbo.EquipmentEventMetaData to dbo.MetaData
-- effects: locks-readers:dbo.EquipmentEventMetaData, scans:dbo.EquipmentEventMetaData, may-fail:dbo.EquipmentEventMetaData, locks-writers:dbo.MetaData
-- strandline:statement 144.1
ALTER TABLE [dbo].[EquipmentEventMetaData] ADD CONSTRAINT [FK_EquipmentEventMetaData_MetaData] FOREIGN KEY ([MetaDataID]) REFERENCES [dbo].[MetaData] ([MetaDataID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 145/175: add foreign key FK_EquipmentInstallation_Equipment on dbo.EquipmentInstallation to dbo.Equipment
-- effects: locks-readers:dbo.EquipmentInstallation, scans:dbo.EquipmentInstallation, may-fail:dbo.EquipmentInstallation, locks-writers:dbo.Equipment
-- strandline:statement 145.1
ALTER TABLE [dbo].[EquipmentInstallation] ADD CONSTRAINT [FK_EquipmentInstallation_Equipment] FOREIGN KEY ([EquipmentID]) REFERENCES [dbo].[Equipment] ([EquipmentID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 146/175: add foreign key FK_EquipmentInstallation_SamplingLocation on dbo.EquipmentInstallation to dbo.SamplingLocation
-- effects: locks-readers:dbo.EquipmentInstallation, scans:dbo.EquipmentInstallation, may-fail:dbo.EquipmentInstallation, locks-writers:dbo.SamplingLocation
-- strandline:statement 146.1
ALTER TABLE [dbo].[EquipmentInstallation] ADD CONSTRAINT [FK_EquipmentInstallation_SamplingLocation] FOREIGN KEY ([SamplingLocationID]) REFERENCES [dbo].[SamplingLocation] ([SamplingLocationID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 147/175: add foreign key FK_EquipmentInstallation_Campaign on dbo.EquipmentInstallation to dbo.Campaign
-- effects: locks-readers:dbo.EquipmentInstallation, scans:dbo.EquipmentInstallation, may-fail:dbo.EquipmentInstallation, locks-writers:dbo.Campaign
-- strandline:statement 147.1
ALTER TABLE [dbo].[EquipmentInstallation] ADD CONSTRAINT [FK_EquipmentInstallation_Campaign] FOREIGN KEY ([CampaignID]) REFERENCES [dbo].[Campaign] ([CampaignID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 148/175: add foreign key FK_EquipmentModelHasProcedure_EquipmentModel on dbo.EquipmentModelHasProcedure to dbo.EquipmentModel
-- effects: locks-readers:dbo.EquipmentModelHasProcedure, scans:dbo.EquipmentModelHasProcedure, may-fail:dbo.EquipmentModelHasProcedure, locks-writers:dbo.EquipmentModel
-- strandline:statement 148.1
ALTER TABLE [dbo].[EquipmentModelHasProcedure] ADD CONSTRAINT [FK_EquipmentModelHasProcedure_EquipmentModel] FOREIGN KEY ([EquipmentModelID]) REFERENCES [dbo].[EquipmentModel] ([EquipmentModelID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 149/175: add foreign key FK_EquipmentModelHasProcedure_Procedures on dbo.EquipmentModelHasProcedure to dbo.Procedures
-- effects: locks-readers:dbo.EquipmentModelHasProcedure, scans:dbo.EquipmentModelHasProcedure, may-fail:dbo.EquipmentModelHasProcedure, locks-writers:dbo.Procedures
-- strandline:statement 149.1
ALTER TABLE [dbo].[EquipmentModelHasProcedure] ADD CONSTRAINT [FK_EquipmentModelHasProcedure_Procedures] FOREIGN KEY ([ProcedureID]) REFERENCES [dbo].[Procedures] ([ProcedureID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 150/175: add foreign key FK_EquipmentModelHasVariable_EquipmentModel on dbo.EquipmentModelHasVariable to dbo.EquipmentModel
-- effects: locks-readers:dbo.EquipmentModelHasVariable, scans:dbo.EquipmentModelHasVariable, may-fail:dbo.EquipmentModelHasVariable, locks-writers:dbo.EquipmentModel
-- strandline:statement 150.1
ALTER TABLE [dbo].[EquipmentModelHasVariable] ADD CONSTRAINT [FK_EquipmentModelHasVariable_EquipmentModel] FOREIGN KEY ([EquipmentModelID]) REFERENCES [dbo].[EquipmentModel] ([EquipmentModelID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 151/175: add foreign key FK_EquipmentModelHasVariable_Variable on dbo.EquipmentModelHasVariable to dbo.Variable
-- effects: locks-readers:dbo.EquipmentModelHasVariable, scans:dbo.EquipmentModelHasVariable, may-fail:dbo.EquipmentModelHasVariable, locks-writers:dbo.Variable
-- strandline:statement 151.1
ALTER TABLE [dbo].[EquipmentModelHasVariable] ADD CONSTRAINT [FK_EquipmentModelHasVariable_Variable] FOREIGN KEY ([VariableID]) REFERENCES [dbo].[Variable] ([VariableID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 152/175: add foreign key FK_EquipmentModelHasVariable_Unit on dbo.EquipmentModelHasVariable to dbo.Unit
-- effects: locks-readers:dbo.EquipmentModelHasVariable, scans:dbo.EquipmentModelHasVariable, may-fail:dbo.EquipmentModelHasVariable, locks-writers:dbo.Unit
-- strandline:statement 152.1
ALTER TABLE [dbo].[EquipmentModelHasVariable] ADD CONSTRAINT [FK_EquipmentModelHasVariable_Unit] FOREIGN KEY ([UnitID]) REFERENCES [dbo].[Unit] ([UnitID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 153/175: add foreign key FK_HydrologicalCharacteristics_Watershed on dbo.HydrologicalCharacteristics to dbo.Watershed
-- effects: locks-readers:dbo.HydrologicalCharacteristics, scans:dbo.HydrologicalCharacteristics, may-fail:dbo.HydrologicalCharacteristics, locks-writers:dbo.Watershed
-- strandline:statement 153.1
ALTER TABLE [dbo].[HydrologicalCharacteristics] ADD CONSTRAINT [FK_HydrologicalCharacteristics_Watershed] FOREIGN KEY ([WatershedID]) REFERENCES [dbo].[Watershed] ([WatershedID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 154/175: add foreign key FK_IngestionRoute_Equipment on dbo.IngestionRoute to dbo.Equipment
-- effects: locks-readers:dbo.IngestionRoute, scans:dbo.IngestionRoute, may-fail:dbo.IngestionRoute, locks-writers:dbo.Equipment
-- strandline:statement 154.1
ALTER TABLE [dbo].[IngestionRoute] ADD CONSTRAINT [FK_IngestionRoute_Equipment] FOREIGN KEY ([EquipmentID]) REFERENCES [dbo].[Equipment] ([EquipmentID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 155/175: add foreign key FK_IngestionRoute_Variable on dbo.IngestionRoute to dbo.Variable
-- effects: locks-readers:dbo.IngestionRoute, scans:dbo.IngestionRoute, may-fail:dbo.IngestionRoute, locks-writers:dbo.Variable
-- strandline:statement 155.1
ALTER TABLE [dbo].[IngestionRoute] ADD CONSTRAINT [FK_IngestionRoute_Variable] FOREIGN KEY ([VariableID]) REFERENCES [dbo].[Variable] ([VariableID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 156/175: add foreign key FK_IngestionRoute_Campaign on dbo.IngestionRoute to dbo.Campaign
-- effects: locks-readers:dbo.IngestionRoute, scans:dbo.IngestionRoute, may-fail:dbo.IngestionRoute, locks-writers:dbo.Campaign
-- strandline:statement 156.1
ALTER TABLE [dbo].[IngestionRoute] ADD CONSTRAINT [FK_IngestionRoute_Campaign] FOREIGN KEY ([CampaignID]) REFERENCES [dbo].[Campaign] ([CampaignID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 157/175: add foreign key FK_IngestionRoute_DataProvenance on dbo.IngestionRoute to dbo.DataProvenance
-- effects: locks-readers:dbo.IngestionRoute, scans:dbo.IngestionRoute, may-fail:dbo.IngestionRoute, locks-writers:dbo.DataProvenance
-- strandline:statement 157.1
ALTER TABLE [dbo].[IngestionRoute] ADD CONSTRAINT [FK_IngestionRoute_DataProvenance] FOREIGN KEY ([DataProvenanceID]) REFERENCES [dbo].[DataProvenance] ([DataProvenanceID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 158/175: add foreign key FK_IngestionRoute_MetaData on dbo.IngestionRoute to dbo.MetaData
-- effects: locks-readers:dbo.IngestionRoute, scans:dbo.IngestionRoute, may-fail:dbo.IngestionRoute, locks-writers:dbo.MetaData
-- strandline:statement 158.1
ALTER TABLE [dbo].[IngestionRoute] ADD CONSTRAINT [FK_IngestionRoute_MetaData] FOREIGN KEY ([MetaDataID]) REFERENCES [dbo].[MetaData] ([MetaDataID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 159/175: add foreign key FK_IngestionRoute_Person on dbo.IngestionRoute to dbo.Person
-- effects: locks-readers:dbo.IngestionRoute, scans:dbo.IngestionRoute, may-fail:dbo.IngestionRoute, locks-writers:dbo.Person
-- strandline:statement 159.1
ALTER TABLE [dbo].[IngestionRoute] ADD CONSTRAINT [FK_IngestionRoute_Person] FOREIGN KEY ([CreatedByPersonID]) REFERENCES [dbo].[Person] ([PersonID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 160/175: add foreign key FK_ProjectHasContact_Project on dbo.ProjectHasContact to dbo.Project
-- effects: locks-readers:dbo.ProjectHasContact, scans:dbo.ProjectHasContact, may-fail:dbo.ProjectHasContact, locks-writers:dbo.Project
-- strandline:statement 160.1
ALTER TABLE [dbo].[ProjectHasContact] ADD CONSTRAINT [FK_ProjectHasContact_Project] FOREIGN KEY ([ProjectID]) REFERENCES [dbo].[Project] ([ProjectID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 161/175: add foreign key FK_ProjectHasContact_Contact on dbo.ProjectHasContact to dbo.Contact
-- effects: locks-readers:dbo.ProjectHasContact, scans:dbo.ProjectHasContact, may-fail:dbo.ProjectHasContact, locks-writers:dbo.Contact
-- strandline:statement 161.1
ALTER TABLE [dbo].[ProjectHasContact] ADD CONSTRAINT [FK_ProjectHasContact_Contact] FOREIGN KEY ([ContactID]) REFERENCES [dbo].[Contact] ([ContactID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 162/175: add foreign key FK_ProjectHasEquipment_Project on dbo.ProjectHasEquipment to dbo.Project
-- effects: locks-readers:dbo.ProjectHasEquipment, scans:dbo.ProjectHasEquipment, may-fail:dbo.ProjectHasEquipment, locks-writers:dbo.Project
-- strandline:statement 162.1
ALTER TABLE [dbo].[ProjectHasEquipment] ADD CONSTRAINT [FK_ProjectHasEquipment_Project] FOREIGN KEY ([ProjectID]) REFERENCES [dbo].[Project] ([ProjectID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 163/175: add foreign key FK_ProjectHasEquipment_Equipment on dbo.ProjectHasEquipment to dbo.Equipment
-- effects: locks-readers:dbo.ProjectHasEquipment, scans:dbo.ProjectHasEquipment, may-fail:dbo.ProjectHasEquipment, locks-writers:dbo.Equipment
-- strandline:statement 163.1
ALTER TABLE [dbo].[ProjectHasEquipment] ADD CONSTRAINT [FK_ProjectHasEquipment_Equipment] FOREIGN KEY ([EquipmentID]) REFERENCES [dbo].[Equipment] ([EquipmentID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 164/175: add foreign key FK_ProjectHasSamplingLocation_Project on dbo.ProjectHasSamplingLocation to dbo.Project
-- effects: locks-readers:dbo.ProjectHasSamplingLocation, scans:dbo.ProjectHasSamplingLocation, may-fail:dbo.ProjectHasSamplingLocation, locks-writers:dbo.Project
-- strandline:statement 164.1
ALTER TABLE [dbo].[ProjectHasSamplingLocation] ADD CONSTRAINT [FK_ProjectHasSamplingLocation_Project] FOREIGN KEY ([ProjectID]) REFERENCES [dbo].[Project] ([ProjectID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 165/175: add foreign key FK_ProjectHasSamplingLocation_SamplingLocation on dbo.ProjectHasSamplingLocation to dbo.SamplingLocation
-- effects: locks-readers:dbo.ProjectHasSamplingLocation, scans:dbo.ProjectHasSamplingLocation, may-fail:dbo.ProjectHasSamplingLocation, locks-writers:dbo.SamplingLocation
-- strandline:statement 165.1
ALTER TABLE [dbo].[ProjectHasSamplingLocation] ADD CONSTRAINT [FK_ProjectHasSamplingLocation_SamplingLocation] FOREIGN KEY ([SamplingLocationID]) REFERENCES [dbo].[SamplingLocation] ([SamplingLocationID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 166/175: add foreign key FK_UrbanCharacteristics_Watershed on dbo.UrbanCharacteristics to dbo.Watershed
-- effects: locks-readers:dbo.UrbanCharacteristics, scans:dbo.UrbanCharacteristics, may-fail:dbo.UrbanCharacteristics, locks-writers:dbo.Watershed
-- strandline:statement 166.1
ALTER TABLE [dbo].[UrbanCharacteristics] ADD CONSTRAINT [FK_UrbanCharacteristics_Watershed] FOREIGN KEY ([WatershedID]) REFERENCES [dbo].[Watershed] ([WatershedID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 167/175: add foreign key FK_Value_MetaData on dbo.Value to dbo.MetaData
-- effects: locks-readers:dbo.Value, scans:dbo.Value, may-fail:dbo.Value, locks-writers:dbo.MetaData
-- strandline:statement 167.1
ALTER TABLE [dbo].[Value] ADD CONSTRAINT [FK_Value_MetaData] FOREIGN KEY ([MetaDataID]) REFERENCES [dbo].[MetaData] ([MetaDataID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 168/175: add foreign key FK_Value_Comments on dbo.Value to dbo.Comments
-- effects: locks-readers:dbo.Value, scans:dbo.Value, may-fail:dbo.Value, locks-writers:dbo.Comments
-- strandline:statement 168.1
ALTER TABLE [dbo].[Value] ADD CONSTRAINT [FK_Value_Comments] FOREIGN KEY ([CommentID]) REFERENCES [dbo].[Comments] ([CommentID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 169/175: add foreign key FK_ValueArray_MetaData on dbo.ValueArray to dbo.MetaData
-- effects: locks-readers:dbo.ValueArray, scans:dbo.ValueArray, may-fail:dbo.ValueArray, locks-writers:dbo.MetaData
-- strandline:statement 169.1
ALTER TABLE [dbo].[ValueArray] ADD CONSTRAINT [FK_ValueArray_MetaData] FOREIGN KEY ([MetaDataID]) REFERENCES [dbo].[MetaData] ([MetaDataID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 170/175: add foreign key FK_ValueImage_MetaData on dbo.ValueImage to dbo.MetaData
-- effects: locks-readers:dbo.ValueImage, scans:dbo.ValueImage, may-fail:dbo.ValueImage, locks-writers:dbo.MetaData
-- strandline:statement 170.1
ALTER TABLE [dbo].[ValueImage] ADD CONSTRAINT [FK_ValueImage_MetaData] FOREIGN KEY ([MetaDataID]) REFERENCES [dbo].[MetaData] ([MetaDataID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 171/175: add foreign key FK_WavelengthBin_WavelengthAxis on dbo.WavelengthBin to dbo.WavelengthAxis
-- effects: locks-readers:dbo.WavelengthBin, scans:dbo.WavelengthBin, may-fail:dbo.WavelengthBin, locks-writers:dbo.WavelengthAxis
-- strandline:statement 171.1
ALTER TABLE [dbo].[WavelengthBin] ADD CONSTRAINT [FK_WavelengthBin_WavelengthAxis] FOREIGN KEY ([WavelengthAxisID]) REFERENCES [dbo].[WavelengthAxis] ([WavelengthAxisID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 172/175: add foreign key FK_ValueSpectrum_MetaData on dbo.ValueSpectrum to dbo.MetaData
-- effects: locks-readers:dbo.ValueSpectrum, scans:dbo.ValueSpectrum, may-fail:dbo.ValueSpectrum, locks-writers:dbo.MetaData
-- strandline:statement 172.1
ALTER TABLE [dbo].[ValueSpectrum] ADD CONSTRAINT [FK_ValueSpectrum_MetaData] FOREIGN KEY ([MetaDataID]) REFERENCES [dbo].[MetaData] ([MetaDataID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 173/175: add foreign key FK_ValueSpectrum_WavelengthBin on dbo.ValueSpectrum to dbo.WavelengthBin
-- effects: locks-readers:dbo.ValueSpectrum, scans:dbo.ValueSpectrum, may-fail:dbo.ValueSpectrum, locks-writers:dbo.WavelengthBin
-- strandline:statement 173.1
ALTER TABLE [dbo].[ValueSpectrum] ADD CONSTRAINT [FK_ValueSpectrum_WavelengthBin] FOREIGN KEY ([WavelengthBinID]) REFERENCES [dbo].[WavelengthBin] ([WavelengthBinID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 174/175: add foreign key FK_VariableHasProcedure_Variable on dbo.VariableHasProcedure to dbo.Variable
-- effects: locks-readers:dbo.VariableHasProcedure, scans:dbo.VariableHasProcedure, may-fail:dbo.VariableHasProcedure, locks-writers:dbo.Variable
-- strandline:statement 174.1
ALTER TABLE [dbo].[VariableHasProcedure] ADD CONSTRAINT [FK_VariableHasProcedure_Variable] FOREIGN KEY ([VariableID]) REFERENCES [dbo].[Variable] ([VariableID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 175/175: add foreign key FK_VariableHasProcedure_Procedures on dbo.VariableHasProcedure to dbo.Procedures
-- effects: locks-readers:dbo.VariableHasProcedure, scans:dbo.VariableHasProcedure, may-fail:dbo.VariableHasProcedure, locks-writers:dbo.Procedures
-- strandline:statement 175.1
ALTER TABLE [dbo].[VariableHasProcedure] ADD CONSTRAINT [FK_VariableHasProcedure_Procedures] FOREIGN KEY ([ProcedureID]) REFERENCES [dbo].[Procedures] ([ProcedureID])
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
