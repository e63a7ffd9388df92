-- Migration: v1.3.0 → v1.4.0
-- Component: water on mssql
-- Description: Sensor lifecycle: equipment events, installations and validity of sampling locations
-- Rollback: v1.4.0_to_v1.3.0_mssql_rollback.sql
-- Author: Strandline water pack
-- Date: 2026-07-06
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
-- strandline:step 1/33: create table dbo.EquipmentEventType
-- strandline:statement 1.1
CREATE TABLE [dbo].[EquipmentEventType] (
    [EquipmentEventTypeID] INT NOT NULL,
    [EquipmentEventTypeName] NVARCHAR(100) NOT NULL,
    CONSTRAINT [PK_EquipmentEventType] PRIMARY KEY CLUSTERED ([EquipmentEventTypeID])
)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 1.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Kinds of event in the life of an instrument.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentEventType'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 1.3
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
-- strandline:statement 1.4
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

-- strandline:step 2/33: create table dbo.EquipmentEvent
-- strandline:statement 2.1
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
-- strandline:statement 2.2
CREATE INDEX [IX_EquipmentEvent_EquipmentID_EventDateTime] ON [dbo].[EquipmentEvent] ([EquipmentID], [EventDateTime])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.3
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'What was done to, or happened to, an instrument, and when.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentEvent'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.4
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
-- strandline:statement 2.5
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
-- strandline:statement 2.6
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
-- strandline:statement 2.7
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
-- strandline:statement 2.8
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
-- strandline:statement 2.9
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
-- strandline:statement 2.10
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

-- strandline:step 3/33: create table dbo.EquipmentEventMetaData
-- strandline:statement 3.1
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
-- strandline:statement 3.2
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Series that belong to an event, such as the reference and the sensor reading of a calibration.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentEventMetaData'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 3.3
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
-- strandline:statement 3.4
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
-- strandline:statement 3.5
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

-- strandline:step 4/33: create table dbo.EquipmentInstallation
-- strandline:statement 4.1
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
-- strandline:statement 4.2
CREATE INDEX [IX_EquipmentInstallation_EquipmentID_InstalledDate] ON [dbo].[EquipmentInstallation] ([EquipmentID], [InstalledDate])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 4.3
CREATE INDEX [IX_EquipmentInstallation_SamplingLocationID_InstalledDate] ON [dbo].[EquipmentInstallation] ([SamplingLocationID], [InstalledDate])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 4.4
EXEC sys.sp_addextendedproperty
    @name = N'MS_Description',
    @value = N'Where each instrument was installed, and from when to when; the full history of placements.',
    @level0type = N'SCHEMA', @level0name = N'dbo',
    @level1type = N'TABLE', @level1name = N'EquipmentInstallation'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 4.5
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
-- strandline:statement 4.6
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
-- strandline:statement 4.7
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
-- strandline:statement 4.8
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
-- strandline:statement 4.9
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
-- strandline:statement 4.10
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
-- strandline:statement 4.11
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

-- strandline:step 5/33: insert reference row EquipmentEventTypeID=1 into dbo.EquipmentEventType
-- effects: may-fail:dbo.EquipmentEventType
-- strandline:statement 5.1
INSERT INTO [dbo].[EquipmentEventType] ([EquipmentEventTypeID], [EquipmentEventTypeName]) VALUES (1, N'Calibration')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 6/33: insert reference row EquipmentEventTypeID=2 into dbo.EquipmentEventType
-- effects: may-fail:dbo.EquipmentEventType
-- strandline:statement 6.1
INSERT INTO [dbo].[EquipmentEventType] ([EquipmentEventTypeID], [EquipmentEventTypeName]) VALUES (2, N'Validation')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 7/33: insert reference row EquipmentEventTypeID=3 into dbo.EquipmentEventType
-- effects: may-fail:dbo.EquipmentEventType
-- strandline:statement 7.1
INSERT INTO [dbo].[EquipmentEventType] ([EquipmentEventTypeID], [EquipmentEventTypeName]) VALUES (3, N'Maintenance')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 8/33: insert reference row EquipmentEventTypeID=4 into dbo.EquipmentEventType
-- effects: may-fail:dbo.EquipmentEventType
-- strandline:statement 8.1
INSERT INTO [dbo].[EquipmentEventType] ([EquipmentEventTypeID], [EquipmentEventTypeName]) VALUES (4, N'Installation')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 9/33: insert reference row EquipmentEventTypeID=5 into dbo.EquipmentEventType
-- effects: may-fail:dbo.EquipmentEventType
-- strandline:statement 9.1
INSERT INTO [dbo].[EquipmentEventType] ([EquipmentEventTypeID], [EquipmentEventTypeName]) VALUES (5, N'Removal')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 10/33: insert reference row EquipmentEventTypeID=6 into dbo.EquipmentEventType
-- effects: may-fail:dbo.EquipmentEventType
-- strandline:statement 10.1
INSERT INTO [dbo].[EquipmentEventType] ([EquipmentEventTypeID], [EquipmentEventTypeName]) VALUES (6, N'Firmware Update')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 11/33: insert reference row EquipmentEventTypeID=7 into dbo.EquipmentEventType
-- effects: may-fail:dbo.EquipmentEventType
-- strandline:statement 11.1
INSERT INTO [dbo].[EquipmentEventType] ([EquipmentEventTypeID], [EquipmentEventTypeName]) VALUES (7, N'Failure')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 12/33: insert reference row EquipmentEventTypeID=8 into dbo.EquipmentEventType
-- effects: may-fail:dbo.EquipmentEventType
-- strandline:statement 12.1
INSERT INTO [dbo].[EquipmentEventType] ([EquipmentEventTypeID], [EquipmentEventTypeName]) VALUES (8, N'Repair')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 13/33: add column dbo.SamplingLocation.ValidFrom timestamp(6)
-- effects: locks-readers:dbo.SamplingLocation
-- strandline:statement 13.1
ALTER TABLE [dbo].[SamplingLocation] ADD [ValidFrom] DATETIME2(6) NULL
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 14/33: add column dbo.SamplingLocation.ValidTo timestamp(6)
-- effects: locks-readers:dbo.SamplingLocation
-- strandline:statement 14.1
ALTER TABLE [dbo].[SamplingLocation] ADD [ValidTo] DATETIME2(6) NULL
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 15/33: add column dbo.SamplingLocation.CreatedByCampaignID integer
-- effects: locks-readers:dbo.SamplingLocation
-- strandline:statement 15.1
ALTER TABLE [dbo].[SamplingLocation] ADD [CreatedByCampaignID] INT NULL
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 16/33: insert reference row Version='1.4.0' into dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 16.1
INSERT INTO [dbo].[SchemaVersion] ([Version], [Description], [MigrationScript]) VALUES (N'1.4.0', N'Sensor lifecycle: equipment events, installations and validity of sampling locations', N'v1.3.0_to_v1.4.0_mssql.sql')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 17/33: restore table dbo.EquipmentEventType from the archive
-- effects: locks-writers:dbo.EquipmentEventType
-- strandline:statement 17.1 restores archive_EquipmentEventType_81324ea9b2
IF SCHEMA_ID(N'strandline') IS NULL EXEC(N'CREATE SCHEMA [strandline]')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 17.2 restores archive_EquipmentEventType_81324ea9b2
IF OBJECT_ID(N'[strandline].[archive]', N'U') IS NULL
CREATE TABLE [strandline].[archive] ([component] NVARCHAR(100) NOT NULL, [archive] NVARCHAR(100) NOT NULL, [cycle] BIGINT NOT NULL, [kind] NVARCHAR(20) NOT NULL, [subject] NVARCHAR(400) NOT NULL, [location] NVARCHAR(200) NOT NULL, [from_version] NVARCHAR(100) NOT NULL, [to_version] NVARCHAR(100) NOT NULL, [run_id] NVARCHAR(36) NOT NULL, [archived_at] DATETIME2(6), [state] NVARCHAR(20) NOT NULL, [restored_at] DATETIME2(6), [restored_run] NVARCHAR(36), [restored_rows] BIGINT, [superseded_rows] BIGINT, [orphaned_rows] BIGINT, CONSTRAINT [PK_strandline_archive] PRIMARY KEY ([component], [archive], [cycle]))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 17.3 restores archive_EquipmentEventType_81324ea9b2
IF OBJECT_ID(N'[strandline].[archive_EquipmentEventType_81324ea9b2]', N'U') IS NULL
CREATE TABLE [strandline].[archive_EquipmentEventType_81324ea9b2] ([strandline_cycle] BIGINT NOT NULL, [EquipmentEventTypeID] INT, [EquipmentEventTypeName] NVARCHAR(100))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 17.4 restores archive_EquipmentEventType_81324ea9b2
IF OBJECT_ID(N'[strandline].[moved_EquipmentEventType_81324ea9b2]', N'U') IS NULL
CREATE TABLE [strandline].[moved_EquipmentEventType_81324ea9b2] ([EquipmentEventTypeID] INT, [EquipmentEventTypeName] NVARCHAR(100))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 17.5 restores archive_EquipmentEventType_81324ea9b2
UPDATE t SET [EquipmentEventTypeName] = a.[EquipmentEventTypeName]
FROM [dbo].[EquipmentEventType] AS t, [strandline].[moved_EquipmentEventType_81324ea9b2] AS a
WHERE t.[EquipmentEventTypeID] = a.[EquipmentEventTypeID]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 17.6 restores archive_EquipmentEventType_81324ea9b2
INSERT INTO [dbo].[EquipmentEventType] ([EquipmentEventTypeID], [EquipmentEventTypeName])
SELECT a.[EquipmentEventTypeID], a.[EquipmentEventTypeName]
FROM [strandline].[moved_EquipmentEventType_81324ea9b2] AS a
WHERE NOT EXISTS (SELECT 1 FROM [dbo].[EquipmentEventType] AS t WHERE t.[EquipmentEventTypeID] = a.[EquipmentEventTypeID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 17.7 restores archive_EquipmentEventType_81324ea9b2
DROP TABLE [strandline].[moved_EquipmentEventType_81324ea9b2]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 17.8 restores archive_EquipmentEventType_81324ea9b2
UPDATE [strandline].[archive] SET
  [state] = N'restored',
  [restored_at] = SYSUTCDATETIME(),
  [restored_run] = N'',
  [location] = N'strandline.archive_EquipmentEventType_81324ea9b2',
  [restored_rows] = (SELECT COUNT(*) FROM [dbo].[EquipmentEventType]),
  [superseded_rows] = 0,
  [orphaned_rows] = (SELECT COUNT(*) FROM [strandline].[archive_EquipmentEventType_81324ea9b2] AS a WHERE a.[strandline_cycle] = [strandline].[archive].[cycle])
WHERE [component] = N'water' AND [archive] = N'archive_EquipmentEventType_81324ea9b2' AND [cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_EquipmentEventType_81324ea9b2' AND [state] = N'archived')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 18/33: restore table dbo.EquipmentEvent from the archive
-- effects: locks-writers:dbo.EquipmentEvent
-- strandline:statement 18.1 restores archive_EquipmentEvent_b448679b1e
IF OBJECT_ID(N'[strandline].[archive_EquipmentEvent_b448679b1e]', N'U') IS NULL
CREATE TABLE [strandline].[archive_EquipmentEvent_b448679b1e] ([strandline_cycle] BIGINT NOT NULL, [EquipmentEventID] INT, [EquipmentID] INT, [EquipmentEventTypeID] INT, [EventDateTime] DATETIME2(6), [PerformedByPersonID] INT, [CampaignID] INT, [Notes] NVARCHAR(2000))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 18.2 restores archive_EquipmentEvent_b448679b1e
IF OBJECT_ID(N'[strandline].[moved_EquipmentEvent_b448679b1e]', N'U') IS NULL
CREATE TABLE [strandline].[moved_EquipmentEvent_b448679b1e] ([EquipmentEventID] INT, [EquipmentID] INT, [EquipmentEventTypeID] INT, [EventDateTime] DATETIME2(6), [PerformedByPersonID] INT, [CampaignID] INT, [Notes] NVARCHAR(2000))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 18.3 restores archive_EquipmentEvent_b448679b1e
SET IDENTITY_INSERT [dbo].[EquipmentEvent] ON;
INSERT INTO [dbo].[EquipmentEvent] ([EquipmentEventID], [EquipmentID], [EquipmentEventTypeID], [EventDateTime], [PerformedByPersonID], [CampaignID], [Notes])
SELECT a.[EquipmentEventID], a.[EquipmentID], a.[EquipmentEventTypeID], a.[EventDateTime], a.[PerformedByPersonID], a.[CampaignID], a.[Notes]
FROM [strandline].[moved_EquipmentEvent_b448679b1e] AS a
WHERE (a.[EquipmentID] IS NULL OR EXISTS (SELECT 1 FROM [dbo].[Equipment] AS p WHERE p.[EquipmentID] = a.[EquipmentID]))
  AND (a.[EquipmentEventTypeID] IS NULL OR EXISTS (SELECT 1 FROM [dbo].[EquipmentEventType] AS p WHERE p.[EquipmentEventTypeID] = a.[EquipmentEventTypeID]))
  AND (a.[PerformedByPersonID] IS NULL OR EXISTS (SELECT 1 FROM [dbo].[Person] AS p WHERE p.[PersonID] = a.[PerformedByPersonID]))
  AND (a.[CampaignID] IS NULL OR EXISTS (SELECT 1 FROM [dbo].[Campaign] AS p WHERE p.[CampaignID] = a.[CampaignID]));
SET IDENTITY_INSERT [dbo].[EquipmentEvent] OFF
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 18.4 restores archive_EquipmentEvent_b448679b1e
INSERT INTO [strandline].[archive_EquipmentEvent_b448679b1e] ([strandline_cycle], [EquipmentEventID], [EquipmentID], [EquipmentEventTypeID], [EventDateTime], [PerformedByPersonID], [CampaignID], [Notes])
SELECT (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_EquipmentEvent_b448679b1e' AND [state] = N'archived'), [EquipmentEventID], [EquipmentID], [EquipmentEventTypeID], [EventDateTime], [PerformedByPersonID], [CampaignID], [Notes]
FROM [strandline].[moved_EquipmentEvent_b448679b1e] AS a
WHERE NOT EXISTS (SELECT 1 FROM [dbo].[EquipmentEvent] AS t WHERE t.[EquipmentEventID] = a.[EquipmentEventID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 18.5 restores archive_EquipmentEvent_b448679b1e
DROP TABLE [strandline].[moved_EquipmentEvent_b448679b1e]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 18.6 restores archive_EquipmentEvent_b448679b1e
UPDATE [strandline].[archive] SET
  [state] = N'restored',
  [restored_at] = SYSUTCDATETIME(),
  [restored_run] = N'',
  [location] = N'strandline.archive_EquipmentEvent_b448679b1e',
  [restored_rows] = (SELECT COUNT(*) FROM [dbo].[EquipmentEvent]),
  [superseded_rows] = 0,
  [orphaned_rows] = (SELECT COUNT(*) FROM [strandline].[archive_EquipmentEvent_b448679b1e] AS a WHERE a.[strandline_cycle] = [strandline].[archive].[cycle])
WHERE [component] = N'water' AND [archive] = N'archive_EquipmentEvent_b448679b1e' AND [cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_EquipmentEvent_b448679b1e' AND [state] = N'archived')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 19/33: restore table dbo.EquipmentEventMetaData from the archive
-- effects: locks-writers:dbo.EquipmentEventMetaData
-- strandline:statement 19.1 restores archive_EquipmentEventMetaData_56964fd884
IF OBJECT_ID(N'[strandline].[archive_EquipmentEventMetaData_56964fd884]', N'U') IS NULL
CREATE TABLE [strandline].[archive_EquipmentEventMetaData_56964fd884] ([strandline_cycle] BIGINT NOT NULL, [EquipmentEventID] INT, [MetaDataID] INT, [Role] NVARCHAR(50))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 19.2 restores archive_EquipmentEventMetaData_56964fd884
IF OBJECT_ID(N'[strandline].[moved_EquipmentEventMetaData_56964fd884]', N'U') IS NULL
CREATE TABLE [strandline].[moved_EquipmentEventMetaData_56964fd884] ([EquipmentEventID] INT, [MetaDataID] INT, [Role] NVARCHAR(50))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 19.3 restores archive_EquipmentEventMetaData_56964fd884
INSERT INTO [dbo].[EquipmentEventMetaData] ([EquipmentEventID], [MetaDataID], [Role])
SELECT a.[EquipmentEventID], a.[MetaDataID], a.[Role]
FROM [strandline].[moved_EquipmentEventMetaData_56964fd884] AS a
WHERE (a.[EquipmentEventID] IS NULL OR EXISTS (SELECT 1 FROM [dbo].[EquipmentEvent] AS p WHERE p.[EquipmentEventID] = a.[EquipmentEventID]))
  AND (a.[MetaDataID] IS NULL OR EXISTS (SELECT 1 FROM [dbo].[MetaData] AS p WHERE p.[MetaDataID] = a.[MetaDataID]))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 19.4 restores archive_EquipmentEventMetaData_56964fd884
INSERT INTO [strandline].[archive_EquipmentEventMetaData_56964fd884] ([strandline_cycle], [EquipmentEventID], [MetaDataID], [Role])
SELECT (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_EquipmentEventMetaData_56964fd884' AND [state] = N'archived'), [EquipmentEventID], [MetaDataID], [Role]
FROM [strandline].[moved_EquipmentEventMetaData_56964fd884] AS a
WHERE NOT EXISTS (SELECT 1 FROM [dbo].[EquipmentEventMetaData] AS t WHERE t.[EquipmentEventID] = a.[EquipmentEventID] AND t.[MetaDataID] = a.[MetaDataID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 19.5 restores archive_EquipmentEventMetaData_56964fd884
DROP TABLE [strandline].[moved_EquipmentEventMetaData_56964fd884]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 19.6 restores archive_EquipmentEventMetaData_56964fd884
UPDATE [strandline].[archive] SET
  [state] = N'restored',
  [restored_at] = SYSUTCDATETIME(),
  [restored_run] = N'',
  [location] = N'strandline.archive_EquipmentEventMetaData_56964fd884',
  [restored_rows] = (SELECT COUNT(*) FROM [dbo].[EquipmentEventMetaData]),
  [superseded_rows] = 0,
  [orphaned_rows] = (SELECT COUNT(*) FROM [strandline].[archive_EquipmentEventMetaData_56964fd884] AS a WHERE a.[strandline_cycle] = [strandline].[archive].[cycle])
WHERE [component] = N'water' AND [archive] = N'archive_EquipmentEventMetaData_56964fd884' AND [cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_EquipmentEventMetaData_56964fd884' AND [state] = N'archived')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 20/33: restore table dbo.EquipmentInstallation from the archive
-- effects: locks-writers:dbo.EquipmentInstallation
-- strandline:statement 20.1 restores archive_EquipmentInstallation_b6a9aa5dee
IF OBJECT_ID(N'[strandline].[archive_EquipmentInstallation_b6a9aa5dee]', N'U') IS NULL
CREATE TABLE [strandline].[archive_EquipmentInstallation_b6a9aa5dee] ([strandline_cycle] BIGINT NOT NULL, [InstallationID] INT, [EquipmentID] INT, [SamplingLocationID] INT, [InstalledDate] DATETIME2(6), [RemovedDate] DATETIME2(6), [CampaignID] INT, [Notes] NVARCHAR(500))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 20.2 restores archive_EquipmentInstallation_b6a9aa5dee
IF OBJECT_ID(N'[strandline].[moved_EquipmentInstallation_b6a9aa5dee]', N'U') IS NULL
CREATE TABLE [strandline].[moved_EquipmentInstallation_b6a9aa5dee] ([InstallationID] INT, [EquipmentID] INT, [SamplingLocationID] INT, [InstalledDate] DATETIME2(6), [RemovedDate] DATETIME2(6), [CampaignID] INT, [Notes] NVARCHAR(500))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 20.3 restores archive_EquipmentInstallation_b6a9aa5dee
SET IDENTITY_INSERT [dbo].[EquipmentInstallation] ON;
INSERT INTO [dbo].[EquipmentInstallation] ([InstallationID], [EquipmentID], [SamplingLocationID], [InstalledDate], [RemovedDate], [CampaignID], [Notes])
SELECT a.[InstallationID], a.[EquipmentID], a.[SamplingLocationID], a.[InstalledDate], a.[RemovedDate], a.[CampaignID], a.[Notes]
FROM [strandline].[moved_EquipmentInstallation_b6a9aa5dee] AS a
WHERE (a.[EquipmentID] IS NULL OR EXISTS (SELECT 1 FROM [dbo].[Equipment] AS p WHERE p.[EquipmentID] = a.[EquipmentID]))
  AND (a.[SamplingLocationID] IS NULL OR EXISTS (SELECT 1 FROM [dbo].[SamplingLocation] AS p WHERE p.[SamplingLocationID] = a.[SamplingLocationID]))
  AND (a.[CampaignID] IS NULL OR EXISTS (SELECT 1 FROM [dbo].[Campaign] AS p WHERE p.[CampaignID] = a.[CampaignID]));
SET IDENTITY_INSERT [dbo].[EquipmentInstallation] OFF
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 20.4 restores archive_EquipmentInstallation_b6a9aa5dee
INSERT INTO [strandline].[archive_EquipmentInstallation_b6a9aa5dee] ([strandline_cycle], [InstallationID], [EquipmentID], [SamplingLocationID], [InstalledDate], [RemovedDate], [CampaignID], [Notes])
SELECT (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_EquipmentInstallation_b6a9aa5dee' AND [state] = N'archived'), [InstallationID], [EquipmentID], [SamplingLocationID], [InstalledDate], [RemovedDate], [CampaignID], [Notes]
FROM [strandline].[moved_EquipmentInstallation_b6a9aa5dee] AS a
WHERE NOT EXISTS (SELECT 1 FROM [dbo].[EquipmentInstallation] AS t WHERE t.[InstallationID] = a.[InstallationID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 20.5 restores archive_EquipmentInstallation_b6a9aa5dee
DROP TABLE [strandline].[moved_EquipmentInstallation_b6a9aa5dee]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 20.6 restores archive_EquipmentInstallation_b6a9aa5dee
UPDATE [strandline].[archive] SET
  [state] = N'restored',
  [restored_at] = SYSUTCDATETIME(),
  [restored_run] = N'',
  [location] = N'strandline.archive_EquipmentInstallation_b6a9aa5dee',
  [restored_rows] = (SELECT COUNT(*) FROM [dbo].[EquipmentInstallation]),
  [superseded_rows] = 0,
  [orphaned_rows] = (SELECT COUNT(*) FROM [strandline].[archive_EquipmentInstallation_b6a9aa5dee] AS a WHERE a.[strandline_cycle] = [strandline].[archive].[cycle])
WHERE [component] = N'water' AND [archive] = N'archive_EquipmentInstallation_b6a9aa5dee' AND [cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_EquipmentInstallation_b6a9aa5dee' AND [state] = N'archived')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 21/33: add foreign key FK_EquipmentEvent_Equipment on dbo.EquipmentEvent to dbo.Equipment
-- effects: locks-readers:dbo.EquipmentEvent, scans:dbo.EquipmentEvent, may-fail:dbo.EquipmentEvent, locks-writers:dbo.Equipment
-- strandline:statement 21.1
ALTER TABLE [dbo].[EquipmentEvent] ADD CONSTRAINT [FK_EquipmentEvent_Equipment] FOREIGN KEY ([EquipmentID]) REFERENCES [dbo].[Equipment] ([EquipmentID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 22/33: add foreign key FK_EquipmentEvent_EquipmentEventType on dbo.EquipmentEvent to dbo.EquipmentEventType
-- effects: locks-readers:dbo.EquipmentEvent, scans:dbo.EquipmentEvent, may-fail:dbo.EquipmentEvent, locks-writers:dbo.EquipmentEventType
-- strandline:statement 22.1
ALTER TABLE [dbo].[EquipmentEvent] ADD CONSTRAINT [FK_EquipmentEvent_EquipmentEventType] FOREIGN KEY ([EquipmentEventTypeID]) REFERENCES [dbo].[EquipmentEventType] ([EquipmentEventTypeID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 23/33: add foreign key FK_EquipmentEvent_Person on dbo.EquipmentEvent to dbo.Person
-- effects: locks-readers:dbo.EquipmentEvent, scans:dbo.EquipmentEvent, may-fail:dbo.EquipmentEvent, locks-writers:dbo.Person
-- strandline:statement 23.1
ALTER TABLE [dbo].[EquipmentEvent] ADD CONSTRAINT [FK_EquipmentEvent_Person] FOREIGN KEY ([PerformedByPersonID]) REFERENCES [dbo].[Person] ([PersonID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 24/33: add foreign key FK_EquipmentEvent_Campaign on dbo.EquipmentEvent to dbo.Campaign
-- effects: locks-readers:dbo.EquipmentEvent, scans:dbo.EquipmentEvent, may-fail:dbo.EquipmentEvent, locks-writers:dbo.Campaign
-- strandline:statement 24.1
ALTER TABLE [dbo].[EquipmentEvent] ADD CONSTRAINT [FK_EquipmentEvent_Campaign] FOREIGN KEY ([CampaignID]) REFERENCES [dbo].[Campaign] ([CampaignID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 25/33: add foreign key FK_EquipmentEventMetaData_EquipmentEvent on dbo.EquipmentEventMetaData to dbo.EquipmentEvent
-- effects: locks-readers:dbo.EquipmentEventMetaData, scans:dbo.EquipmentEventMetaData, may-fail:dbo.EquipmentEventMetaData, locks-writers:dbo.EquipmentEvent
-- strandline:statement 25.1
ALTER TABLE [dbo].[EquipmentEventMetaData] ADD CONSTRAINT [FK_EquipmentEventMetaData_EquipmentEvent] FOREIGN KEY ([EquipmentEventID]) REFERENCES [dbo].[EquipmentEvent] ([EquipmentEventID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 26/33: add foreign key FK_EquipmentEventMetaData_MetaData on dbo.EquipmentEventMetaData to dbo.MetaData
-- effects: locks-readers:dbo.EquipmentEventMetaData, scans:dbo.EquipmentEventMetaData, may-fail:dbo.EquipmentEventMetaData, locks-writers:dbo.MetaData
-- strandline:statement 26.1
ALTER TABLE [dbo].[EquipmentEventMetaData] ADD CONSTRAINT [FK_EquipmentEventMetaData_MetaData] FOREIGN KEY ([MetaDataID]) REFERENCES [dbo].[MetaData] ([MetaDataID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 27/33: add foreign key FK_EquipmentInstallation_Equipment on dbo.EquipmentInstallation to dbo.Equipment
-- effects: locks-readers:dbo.EquipmentInstallation, scans:dbo.EquipmentInstallation, may-fail:dbo.EquipmentInstallation, locks-writers:dbo.Equipment
-- strandline:statement 27.1
ALTER TABLE [dbo].[EquipmentInstallation] ADD CONSTRAINT [FK_EquipmentInstallation_Equipment] FOREIGN KEY ([EquipmentID]) REFERENCES [dbo].[Equipment] ([EquipmentID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 28/33: add foreign key FK_EquipmentInstallation_SamplingLocation on dbo.EquipmentInstallation to dbo.SamplingLocation
-- effects: locks-readers:dbo.EquipmentInstallation, scans:dbo.EquipmentInstallation, may-fail:dbo.EquipmentInstallation, locks-writers:dbo.SamplingLocation
-- strandline:statement 28.1
ALTER TABLE [dbo].[EquipmentInstallation] ADD CONSTRAINT [FK_EquipmentInstallation_SamplingLocation] FOREIGN KEY ([SamplingLocationID]) REFERENCES [dbo].[SamplingLocation] ([SamplingLocationID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 29/33: add foreign key FK_EquipmentInstallation_Campaign on dbo.EquipmentInstallation to dbo.Campaign
-- effects: locks-readers:dbo.EquipmentInstallation, scans:dbo.EquipmentInstallation, may-fail:dbo.EquipmentInstallation, locks-writers:dbo.Campaign
-- strandline:statement 29.1
ALTER TABLE [dbo].[EquipmentInstallation] ADD CONSTRAINT [FK_EquipmentInstallation_Campaign] FOREIGN KEY ([CampaignID]) REFERENCES [dbo].[Campaign] ([CampaignID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 30/33: add foreign key FK_SamplingLocation_Campaign on dbo.SamplingLocation to dbo.Campaign
-- effects: locks-readers:dbo.SamplingLocation, scans:dbo.SamplingLocation, may-fail:dbo.SamplingLocation, locks-writers:dbo.Campaign
-- strandline:statement 30.1
ALTER TABLE [dbo].[SamplingLocation] ADD CONSTRAINT [FK_SamplingLocation_Campaign] FOREIGN KEY ([CreatedByCampaignID]) REFERENCES [dbo].[Campaign] ([CampaignID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 31/33: restore column dbo.SamplingLocation.CreatedByCampaignID from the archive
-- effects: locks-writers:dbo.SamplingLocation
-- strandline:statement 31.1 restores archive_SamplingLocation_Creat_c34b730e_4bc7907554
IF OBJECT_ID(N'[strandline].[archive_SamplingLocation_Creat_c34b730e_4bc7907554]', N'U') IS NULL
CREATE TABLE [strandline].[archive_SamplingLocation_Creat_c34b730e_4bc7907554] ([strandline_cycle] BIGINT NOT NULL, [SamplingLocationID] INT, [CreatedByCampaignID] INT)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 31.2 restores archive_SamplingLocation_Creat_c34b730e_4bc7907554
UPDATE t SET [CreatedByCampaignID] = a.[CreatedByCampaignID]
FROM [dbo].[SamplingLocation] AS t, [strandline].[archive_SamplingLocation_Creat_c34b730e_4bc7907554] AS a
WHERE a.[strandline_cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_SamplingLocation_Creat_c34b730e_4bc7907554' AND [state] = N'archived')
  AND t.[SamplingLocationID] = a.[SamplingLocationID]
  AND (a.[CreatedByCampaignID] IS NULL OR EXISTS (SELECT 1 FROM [dbo].[Campaign] AS p WHERE p.[CampaignID] = a.[CreatedByCampaignID]))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 31.3 restores archive_SamplingLocation_Creat_c34b730e_4bc7907554
UPDATE [strandline].[archive] SET
  [restored_rows] = (SELECT COUNT(*) FROM [strandline].[archive_SamplingLocation_Creat_c34b730e_4bc7907554] AS a WHERE a.[strandline_cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_SamplingLocation_Creat_c34b730e_4bc7907554' AND [state] = N'archived') AND EXISTS (SELECT 1 FROM [dbo].[SamplingLocation] AS t WHERE t.[SamplingLocationID] = a.[SamplingLocationID] AND NOT (NOT EXISTS (SELECT t.[CreatedByCampaignID] INTERSECT SELECT a.[CreatedByCampaignID])))),
  [superseded_rows] = (SELECT COUNT(*) FROM [strandline].[archive_SamplingLocation_Creat_c34b730e_4bc7907554] AS a WHERE a.[strandline_cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_SamplingLocation_Creat_c34b730e_4bc7907554' AND [state] = N'archived') AND EXISTS (SELECT 1 FROM [dbo].[SamplingLocation] AS t WHERE t.[SamplingLocationID] = a.[SamplingLocationID] AND (NOT EXISTS (SELECT t.[CreatedByCampaignID] INTERSECT SELECT a.[CreatedByCampaignID]))))
WHERE [component] = N'water' AND [archive] = N'archive_SamplingLocation_Creat_c34b730e_4bc7907554' AND [cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_SamplingLocation_Creat_c34b730e_4bc7907554' AND [state] = N'archived')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 31.4 restores archive_SamplingLocation_Creat_c34b730e_4bc7907554
UPDATE [strandline].[archive] SET
  [state] = N'restored',
  [restored_at] = SYSUTCDATETIME(),
  [restored_run] = N'',
  [orphaned_rows] = (SELECT COUNT(*) FROM [strandline].[archive_SamplingLocation_Creat_c34b730e_4bc7907554] AS a WHERE a.[strandline_cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_SamplingLocation_Creat_c34b730e_4bc7907554' AND [state] = N'archived')) - [restored_rows] - [superseded_rows]
WHERE [component] = N'water' AND [archive] = N'archive_SamplingLocation_Creat_c34b730e_4bc7907554' AND [cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_SamplingLocation_Creat_c34b730e_4bc7907554' AND [state] = N'archived')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 32/33: restore column dbo.SamplingLocation.ValidTo from the archive
-- effects: locks-writers:dbo.SamplingLocation
-- strandline:statement 32.1 restores archive_SamplingLocation_ValidTo_b145960b9c
IF OBJECT_ID(N'[strandline].[archive_SamplingLocation_ValidTo_b145960b9c]', N'U') IS NULL
CREATE TABLE [strandline].[archive_SamplingLocation_ValidTo_b145960b9c] ([strandline_cycle] BIGINT NOT NULL, [SamplingLocationID] INT, [ValidTo] DATETIME2(6))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 32.2 restores archive_SamplingLocation_ValidTo_b145960b9c
UPDATE t SET [ValidTo] = a.[ValidTo]
FROM [dbo].[SamplingLocation] AS t, [strandline].[archive_SamplingLocation_ValidTo_b145960b9c] AS a
WHERE a.[strandline_cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_SamplingLocation_ValidTo_b145960b9c' AND [state] = N'archived')
  AND t.[SamplingLocationID] = a.[SamplingLocationID]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 32.3 restores archive_SamplingLocation_ValidTo_b145960b9c
UPDATE [strandline].[archive] SET
  [restored_rows] = (SELECT COUNT(*) FROM [strandline].[archive_SamplingLocation_ValidTo_b145960b9c] AS a WHERE a.[strandline_cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_SamplingLocation_ValidTo_b145960b9c' AND [state] = N'archived') AND EXISTS (SELECT 1 FROM [dbo].[SamplingLocation] AS t WHERE t.[SamplingLocationID] = a.[SamplingLocationID])),
  [superseded_rows] = 0
WHERE [component] = N'water' AND [archive] = N'archive_SamplingLocation_ValidTo_b145960b9c' AND [cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_SamplingLocation_ValidTo_b145960b9c' AND [state] = N'archived')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 32.4 restores archive_SamplingLocation_ValidTo_b145960b9c
UPDATE [strandline].[archive] SET
  [state] = N'restored',
  [restored_at] = SYSUTCDATETIME(),
  [restored_run] = N'',
  [orphaned_rows] = (SELECT COUNT(*) FROM [strandline].[archive_SamplingLocation_ValidTo_b145960b9c] AS a WHERE a.[strandline_cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_SamplingLocation_ValidTo_b145960b9c' AND [state] = N'archived')) - [restored_rows] - [superseded_rows]
WHERE [component] = N'water' AND [archive] = N'archive_SamplingLocation_ValidTo_b145960b9c' AND [cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_SamplingLocation_ValidTo_b145960b9c' AND [state] = N'archived')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 33/33: restore column dbo.SamplingLocation.ValidFrom from the archive
-- effects: locks-writers:dbo.SamplingLocation
-- strandline:statement 33.1 restores archive_SamplingLocation_ValidFrom_d130be0f11
IF OBJECT_ID(N'[strandline].[archive_SamplingLocation_ValidFrom_d130be0f11]', N'U') IS NULL
CREATE TABLE [strandline].[archive_SamplingLocation_ValidFrom_d130be0f11] ([strandline_cycle] BIGINT NOT NULL, [SamplingLocationID] INT, [ValidFrom] DATETIME2(6))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 33.2 restores archive_SamplingLocation_ValidFrom_d130be0f11
UPDATE t SET [ValidFrom] = a.[ValidFrom]
FROM [dbo].[SamplingLocation] AS t, [strandline].[archive_SamplingLocation_ValidFrom_d130be0f11] AS a
WHERE a.[strandline_cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_SamplingLocation_ValidFrom_d130be0f11' AND [state] = N'archived')
  AND t.[SamplingLocationID] = a.[SamplingLocationID]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 33.3 restores archive_SamplingLocation_ValidFrom_d130be0f11
UPDATE [strandline].[archive] SET
  [restored_rows] = (SELECT COUNT(*) FROM [strandline].[archive_SamplingLocation_ValidFrom_d130be0f11] AS a WHERE a.[strandline_cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_SamplingLocation_ValidFrom_d130be0f11' AND [state] = N'archived') AND EXISTS (SELECT 1 FROM [dbo].[SamplingLocation] AS t WHERE t.[SamplingLocationID] = a.[SamplingLocationID])),
  [superseded_rows] = 0
WHERE [component] = N'water' AND [archive] = N'archive_SamplingLocation_ValidFrom_d130be0f11' AND [cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_SamplingLocation_ValidFrom_d130be0f11' AND [state] = N'archived')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 33.4 restores archive_SamplingLocation_ValidFrom_d130be0f11
UPDATE [strandline].[archive] SET
  [state] = N'restored',
  [restored_at] = SYSUTCDATETIME(),
  [restored_run] = N'',
  [orphaned_rows] = (SELECT COUNT(*) FROM [strandline].[archive_SamplingLocation_ValidFrom_d130be0f11] AS a WHERE a.[strandline_cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_SamplingLocation_ValidFrom_d130be0f11' AND [state] = N'archived')) - [restored_rows] - [superseded_rows]
WHERE [component] = N'water' AND [archive] = N'archive_SamplingLocation_ValidFrom_d130be0f11' AND [cycle] = (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_SamplingLocation_ValidFrom_d130be0f11' AND [state] = N'archived')
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
