-- Migration: v1.4.0 → v1.5.0
-- Component: water on mssql
-- Description: Ingestion routing: which series incoming sensor data belong to
-- Rollback: v1.5.0_to_v1.4.0_mssql_rollback.sql
-- Author: Strandline water pack
-- Date: 2026-09-07
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
-- strandline:step 1/9: create table dbo.IngestionRoute
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

-- strandline:step 2/9: insert reference row Version='1.5.0' into dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 2.1
INSERT INTO [dbo].[SchemaVersion] ([Version], [Description], [MigrationScript]) VALUES (N'1.5.0', N'Ingestion routing: which series incoming sensor data belong to', N'v1.4.0_to_v1.5.0_mssql.sql')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 3/9: restore table dbo.IngestionRoute from the archive
-- effects: locks-writers:dbo.IngestionRoute
-- strandline:statement 3.1 restores archive_IngestionRoute_e487b8ec7b
IF SCHEMA_ID(N'strandline') IS NULL EXEC(N'CREATE SCHEMA [strandline]')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 3.2 restores archive_IngestionRoute_e487b8ec7b
IF OBJECT_ID(N'[strandline].[archive]', N'U') IS NULL
CREATE TABLE [strandline].[archive] ([component] NVARCHAR(100) NOT NULL, [archive] NVARCHAR(100) NOT NULL, [cycle] BIGINT NOT NULL, [kind] NVARCHAR(20) NOT NULL, [subject] NVARCHAR(400) NOT NULL, [location] NVARCHAR(200) NOT NULL, [from_version] NVARCHAR(100) NOT NULL, [to_version] NVARCHAR(100) NOT NULL, [run_id] NVARCHAR(36) NOT NULL, [archived_at] DATETIME2(6), [state] NVARCHAR(20) NOT NULL, [restored_at] DATETIME2(6), [restored_run] NVARCHAR(36), [restored_rows] BIGINT, [superseded_rows] BIGINT, [orphaned_rows] BIGINT, CONSTRAINT [PK_strandline_archive] PRIMARY KEY ([component], [archive], [cycle]))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 3.3 restores archive_IngestionRoute_e487b8ec7b
IF OBJECT_ID(N'[strandline].[archive_IngestionRoute_e487b8ec7b]', N'U') IS NULL
CREATE TABLE [strandline].[archive_IngestionRoute_e487b8ec7b] ([strandline_cycle] BIGINT NOT NULL, [IngestionRouteID] INT, [EquipmentID] INT, [VariableID] INT, [CampaignID] INT, [DataProvenanceID] INT, [ProcessingDegree] NVARCHAR(50), [MetaDataID] INT, [ValidFrom] DATETIME2(6), [ValidTo] DATETIME2(6), [CreatedAt] DATETIME2(6), [CreatedByPersonID] INT, [Notes] NVARCHAR(500))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 3.4 restores archive_IngestionRoute_e487b8ec7b
IF OBJECT_ID(N'[strandline].[moved_IngestionRoute_e487b8ec7b]', N'U') IS NULL
CREATE TABLE [strandline].[moved_IngestionRoute_e487b8ec7b] ([IngestionRouteID] INT, [EquipmentID] INT, [VariableID] INT, [CampaignID] INT, [DataProvenanceID] INT, [ProcessingDegree] NVARCHAR(50), [MetaDataID] INT, [ValidFrom] DATETIME2(6), [ValidTo] DATETIME2(6), [CreatedAt] DATETIME2(6), [CreatedByPersonID] INT, [Notes] NVARCHAR(500))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 3.5 restores archive_IngestionRoute_e487b8ec7b
SET IDENTITY_INSERT [dbo].[IngestionRoute] ON;
INSERT INTO [dbo].[IngestionRoute] ([IngestionRouteID], [EquipmentID], [VariableID], [CampaignID], [DataProvenanceID], [ProcessingDegree], [MetaDataID], [ValidFrom], [ValidTo], [CreatedAt], [CreatedByPersonID], [Notes])
SELECT a.[IngestionRouteID], a.[EquipmentID], a.[VariableID], a.[CampaignID], a.[DataProvenanceID], a.[ProcessingDegree], a.[MetaDataID], a.[ValidFrom], a.[ValidTo], a.[CreatedAt], a.[CreatedByPersonID], a.[Notes]
FROM [strandline].[moved_IngestionRoute_e487b8ec7b] AS a
WHERE (a.[EquipmentID] IS NULL OR EXISTS (SELECT 1 FROM [dbo].[Equipment] AS p WHERE p.[EquipmentID] = a.[EquipmentID]))
  AND (a.[VariableID] IS NULL OR EXISTS (SELECT 1 FROM [dbo].[Variable] AS p WHERE p.[VariableID] = a.[VariableID]))
  AND (a.[CampaignID] IS NULL OR EXISTS (SELECT 1 FROM [dbo].[Campaign] AS p WHERE p.[CampaignID] = a.[CampaignID]))
  AND (a.[DataProvenanceID] IS NULL OR EXISTS (SELECT 1 FROM [dbo].[DataProvenance] AS p WHERE p.[DataProvenanceID] = a.[DataProvenanceID]))
  AND (a.[MetaDataID] IS NULL OR EXISTS (SELECT 1 FROM [dbo].[MetaData] AS p WHERE p.[MetaDataID] = a.[MetaDataID]))
  AND (a.[CreatedByPersonID] IS NULL OR EXISTS (SELECT 1 FROM [dbo].[Person] AS p WHERE p.[PersonID] = a.[CreatedByPersonID]));
SET IDENTITY_INSERT [dbo].[IngestionRoute] OFF
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 3.6 restores archive_IngestionRoute_e487b8ec7b
INSERT INTO [strandline].[archive_IngestionRoute_e487b8ec7b] ([strandline_cycle], [IngestionRouteID], [EquipmentID], [VariableID], [CampaignID], [DataProvenanceID], [ProcessingDegree], [MetaDataID], [ValidFrom], [ValidTo], [CreatedAt], [CreatedByPersonID], [Notes])
SELECT (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_IngestionRoute_e487b8ec7b' AND [state] = N'archived'), [IngestionRouteID], [EquipmentID], [VariableID], [CampaignID], [DataProvenanceID], [ProcessingDegree], [MetaDataID], [ValidFrom], [ValidTo], [CreatedAt], [CreatedByPersonID], [Notes]
FROM [strandline].[moved_IngestionRoute_e487b8ec7b] AS a
WHERE NOT EXISTS (SELECT 1 FROM [dbo].[IngestionRoute] AS t WHERE t.[IngestionRouteID] = a.[IngestionRouteID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 3.7 restores archive_IngestionRoute_e487b8ec7b
DROP TABLE [strandline].[moved_IngestionRoute_e487b8ec7b]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 3.8 restores archive_IngestionRoute_e487b8ec7b
UPDATE [strandline].[archive] SET
  [state] = N'restored',
  [restored_at] = SYSUTCDATETIME(),
  [restored_run] = N'',
  [location] = N'strandline.archive_IngestionRoute_e487b8ec7b',
  [restored_rows] = (SELECT COUNT(*) FROM [dbo].[IngestionRoute]),
  [superseded_rows] = 0,
  [orphaned_rows] = (SELECT COUNT(*) FROM [strandline].[archive_IngestionRoute_e487b8ec7b] AS a WHERE a.[strandline_cycle] = [strandline].[archive].[cycle])
WHERE [component] = N'water' AND [archive] = N'archive_IngestionRoute_e487b8ec7b' AND [cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_IngestionRoute_e487b8ec7b' AND [state] = N'archived')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 4/9: add foreign key FK_IngestionRoute_Equipment on dbo.IngestionRoute to dbo.Equipment
-- effects: locks-readers:dbo.IngestionRoute, scans:dbo.IngestionRoute, may-fail:dbo.IngestionRoute, locks-writers:dbo.Equipment
-- strandline:statement 4.1
ALTER TABLE [dbo].[IngestionRoute] ADD CONSTRAINT [FK_IngestionRoute_Equipment] FOREIGN KEY ([EquipmentID]) REFERENCES [dbo].[Equipment] ([EquipmentID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 5/9: add foreign key FK_IngestionRoute_Variable on dbo.IngestionRoute to dbo.Variable
-- effects: locks-readers:dbo.IngestionRoute, scans:dbo.IngestionRoute, may-fail:dbo.IngestionRoute, locks-writers:dbo.Variable
-- strandline:statement 5.1
ALTER TABLE [dbo].[IngestionRoute] ADD CONSTRAINT [FK_IngestionRoute_Variable] FOREIGN KEY ([VariableID]) REFERENCES [dbo].[Variable] ([VariableID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 6/9: add foreign key FK_IngestionRoute_Campaign on dbo.IngestionRoute to dbo.Campaign
-- effects: locks-readers:dbo.IngestionRoute, scans:dbo.IngestionRoute, may-fail:dbo.IngestionRoute, locks-writers:dbo.Campaign
-- strandline:statement 6.1
ALTER TABLE [dbo].[IngestionRoute] ADD CONSTRAINT [FK_IngestionRoute_Campaign] FOREIGN KEY ([CampaignID]) REFERENCES [dbo].[Campaign] ([CampaignID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 7/9: add foreign key FK_IngestionRoute_DataProvenance on dbo.IngestionRoute to dbo.DataProvenance
-- effects: locks-readers:dbo.IngestionRoute, scans:dbo.IngestionRoute, may-fail:dbo.IngestionRoute, locks-writers:dbo.DataProvenance
-- strandline:statement 7.1
ALTER TABLE [dbo].[IngestionRoute] ADD CONSTRAINT [FK_IngestionRoute_DataProvenance] FOREIGN KEY ([DataProvenanceID]) REFERENCES [dbo].[DataProvenance] ([DataProvenanceID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 8/9: add foreign key FK_IngestionRoute_MetaData on dbo.IngestionRoute to dbo.MetaData
-- effects: locks-readers:dbo.IngestionRoute, scans:dbo.IngestionRoute, may-fail:dbo.IngestionRoute, locks-writers:dbo.MetaData
-- strandline:statement 8.1
ALTER TABLE [dbo].[IngestionRoute] ADD CONSTRAINT [FK_IngestionRoute_MetaData] FOREIGN KEY ([MetaDataID]) REFERENCES [dbo].[MetaData] ([MetaDataID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 9/9: add foreign key FK_IngestionRoute_Person on dbo.IngestionRoute to dbo.Person
-- effects: locks-readers:dbo.IngestionRoute, scans:dbo.IngestionRoute, may-fail:dbo.IngestionRoute, locks-writers:dbo.Person
-- strandline:statement 9.1
ALTER TABLE [dbo].[IngestionRoute] ADD CONSTRAINT [FK_IngestionRoute_Person] FOREIGN KEY ([CreatedByPersonID]) REFERENCES [dbo].[Person] ([PersonID])
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
