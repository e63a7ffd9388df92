-- Migration: v1.4.0 → v1.5.0
-- Component: water on mssql
-- Description: Ingestion routing: which series incoming sensor data belong to
-- Rollback: v1.5.0_to_v1.4.0_mssql_rollback.sql
-- Author: Strandline water pack
-- Date: 2026-09-07
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
-- strandline:step 1/8: create table dbo.IngestionRoute
-- strandline:statement 1.1
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
-- strandline:statement 1.2
CREATE INDEX [IX_IngestionRoute_EquipmentID_VariableID_DataProvenanc_02bc7a3d] ON [dbo].[IngestionRoute] ([EquipmentID], [VariableID], [DataProvenanceID], [ProcessingDegree], [ValidFrom])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 1.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Rules that say which series incoming sensor data belong to, by instrument, variable and time.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'IngestionRoute'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 1.4
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
-- strandline:statement 1.5
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
-- strandline:statement 1.6
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
-- strandline:statement 1.7
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
-- strandline:statement 1.8
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
-- strandline:statement 1.9
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
-- strandline:statement 1.10
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
-- strandline:statement 1.11
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
-- strandline:statement 1.12
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
-- strandline:statement 1.13
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
-- strandline:statement 1.14
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
-- strandline:statement 1.15
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

-- strandline:step 2/8: add foreign key FK_IngestionRoute_Equipment on dbo.IngestionRoute to dbo.Equipment
-- effects: locks-readers:dbo.IngestionRoute, scans:dbo.IngestionRoute, may-fail:dbo.IngestionRoute, locks-writers:dbo.Equipment
-- strandline:statement 2.1
ALTER TABLE [dbo].[IngestionRoute] ADD CONSTRAINT [FK_IngestionRoute_Equipment] FOREIGN KEY ([EquipmentID]) REFERENCES [dbo].[Equipment] ([EquipmentID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 3/8: add foreign key FK_IngestionRoute_Variable on dbo.IngestionRoute to dbo.Variable
-- effects: locks-readers:dbo.IngestionRoute, scans:dbo.IngestionRoute, may-fail:dbo.IngestionRoute, locks-writers:dbo.Variable
-- strandline:statement 3.1
ALTER TABLE [dbo].[IngestionRoute] ADD CONSTRAINT [FK_IngestionRoute_Variable] FOREIGN KEY ([VariableID]) REFERENCES [dbo].[Variable] ([VariableID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 4/8: add foreign key FK_IngestionRoute_Campaign on dbo.IngestionRoute to dbo.Campaign
-- effects: locks-readers:dbo.IngestionRoute, scans:dbo.IngestionRoute, may-fail:dbo.IngestionRoute, locks-writers:dbo.Campaign
-- strandline:statement 4.1
ALTER TABLE [dbo].[IngestionRoute] ADD CONSTRAINT [FK_IngestionRoute_Campaign] FOREIGN KEY ([CampaignID]) REFERENCES [dbo].[Campaign] ([CampaignID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 5/8: add foreign key FK_IngestionRoute_DataProvenance on dbo.IngestionRoute to dbo.DataProvenance
-- effects: locks-readers:dbo.IngestionRoute, scans:dbo.IngestionRoute, may-fail:dbo.IngestionRoute, locks-writers:dbo.DataProvenance
-- strandline:statement 5.1
ALTER TABLE [dbo].[IngestionRoute] ADD CONSTRAINT [FK_IngestionRoute_DataProvenance] FOREIGN KEY ([DataProvenanceID]) REFERENCES [dbo].[DataProvenance] ([DataProvenanceID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 6/8: add foreign key FK_IngestionRoute_MetaData on dbo.IngestionRoute to dbo.MetaData
-- effects: locks-readers:dbo.IngestionRoute, scans:dbo.IngestionRoute, may-fail:dbo.IngestionRoute, locks-writers:dbo.MetaData
-- strandline:statement 6.1
ALTER TABLE [dbo].[IngestionRoute] ADD CONSTRAINT [FK_IngestionRoute_MetaData] FOREIGN KEY ([MetaDataID]) REFERENCES [dbo].[MetaData] ([MetaDataID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 7/8: add foreign key FK_IngestionRoute_Person on dbo.IngestionRoute to dbo.Person
-- effects: locks-readers:dbo.IngestionRoute, scans:dbo.IngestionRoute, may-fail:dbo.IngestionRoute, locks-writers:dbo.Person
-- strandline:statement 7.1
ALTER TABLE [dbo].[IngestionRoute] ADD CONSTRAINT [FK_IngestionRoute_Person] FOREIGN KEY ([CreatedByPersonID]) REFERENCES [dbo].[Person] ([PersonID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 8/8: insert reference row Version='1.5.0' into dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 8.1
INSERT INTO [dbo].[SchemaVersion] ([Version], [Description], [MigrationScript]) VALUES (N'1.5.0', N'Ingestion routing: which series incoming sensor data belong to', N'v1.4.0_to_v1.5.0_mssql.sql')
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
