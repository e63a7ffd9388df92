-- Migration: v1.3.0 → v1.4.0
-- Component: water on mssql
-- Description: Sensor lifecycle: equipment events, installations and validity of sampling locations
-- Rollback: v1.4.0_to_v1.3.0_mssql_rollback.sql
-- Author: Strandline water pack
-- Date: 2026-07-06
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
-- strandline:step 1/26: create table dbo.EquipmentEventType
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

-- strandline:step 2/26: create table dbo.EquipmentEvent
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

-- strandline:step 3/26: create table dbo.EquipmentEventMetaData
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

-- strandline:step 4/26: create table dbo.EquipmentInstallation
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

-- strandline:step 5/26: insert reference row EquipmentEventTypeID=1 into dbo.EquipmentEventType
-- effects: may-fail:dbo.EquipmentEventType
-- strandline:statement 5.1
INSERT INTO [dbo].[EquipmentEventType] ([EquipmentEventTypeID], [EquipmentEventTypeName]) VALUES (1, N'Calibration')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 6/26: insert reference row EquipmentEventTypeID=2 into dbo.EquipmentEventType
-- effects: may-fail:dbo.EquipmentEventType
-- strandline:statement 6.1
INSERT INTO [dbo].[EquipmentEventType] ([EquipmentEventTypeID], [EquipmentEventTypeName]) VALUES (2, N'Validation')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 7/26: insert reference row EquipmentEventTypeID=3 into dbo.EquipmentEventType
-- effects: may-fail:dbo.EquipmentEventType
-- strandline:statement 7.1
INSERT INTO [dbo].[EquipmentEventType] ([EquipmentEventTypeID], [EquipmentEventTypeName]) VALUES (3, N'Maintenance')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 8/26: insert reference row EquipmentEventTypeID=4 into dbo.EquipmentEventType
-- effects: may-fail:dbo.EquipmentEventType
-- strandline:statement 8.1
INSERT INTO [dbo].[EquipmentEventType] ([EquipmentEventTypeID], [EquipmentEventTypeName]) VALUES (4, N'Installation')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 9/26: insert reference row EquipmentEventTypeID=5 into dbo.EquipmentEventType
-- effects: may-fail:dbo.EquipmentEventType
-- strandline:statement 9.1
INSERT INTO [dbo].[EquipmentEventType] ([EquipmentEventTypeID], [EquipmentEventTypeName]) VALUES (5, N'Removal')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 10/26: insert reference row EquipmentEventTypeID=6 into dbo.EquipmentEventType
-- effects: may-fail:dbo.EquipmentEventType
-- strandline:statement 10.1
INSERT INTO [dbo].[EquipmentEventType] ([EquipmentEventTypeID], [EquipmentEventTypeName]) VALUES (6, N'Firmware Update')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 11/26: insert reference row EquipmentEventTypeID=7 into dbo.EquipmentEventType
-- effects: may-fail:dbo.EquipmentEventType
-- strandline:statement 11.1
INSERT INTO [dbo].[EquipmentEventType] ([EquipmentEventTypeID], [EquipmentEventTypeName]) VALUES (7, N'Failure')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 12/26: insert reference row EquipmentEventTypeID=8 into dbo.EquipmentEventType
-- effects: may-fail:dbo.EquipmentEventType
-- strandline:statement 12.1
INSERT INTO [dbo].[EquipmentEventType] ([EquipmentEventTypeID], [EquipmentEventTypeName]) VALUES (8, N'Repair')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 13/26: add column dbo.SamplingLocation.ValidFrom timestamp(6)
-- effects: locks-readers:dbo.SamplingLocation
-- strandline:statement 13.1
ALTER TABLE [dbo].[SamplingLocation] ADD [ValidFrom] DATETIME2(6) NULL
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 14/26: add column dbo.SamplingLocation.ValidTo timestamp(6)
-- effects: locks-readers:dbo.SamplingLocation
-- strandline:statement 14.1
ALTER TABLE [dbo].[SamplingLocation] ADD [ValidTo] DATETIME2(6) NULL
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 15/26: add column dbo.SamplingLocation.CreatedByCampaignID integer
-- effects: locks-readers:dbo.SamplingLocation
-- strandline:statement 15.1
ALTER TABLE [dbo].[SamplingLocation] ADD [CreatedByCampaignID] INT NULL
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 16/26: add foreign key FK_EquipmentEvent_Equipment on dbo.EquipmentEvent to dbo.Equipment
-- effects: locks-readers:dbo.EquipmentEvent, scans:dbo.EquipmentEvent, may-fail:dbo.EquipmentEvent, locks-writers:dbo.Equipment
-- strandline:statement 16.1
ALTER TABLE [dbo].[EquipmentEvent] ADD CONSTRAINT [FK_EquipmentEvent_Equipment] FOREIGN KEY ([EquipmentID]) REFERENCES [dbo].[Equipment] ([EquipmentID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 17/26: add foreign key FK_EquipmentEvent_EquipmentEventType on dbo.EquipmentEvent to dbo.EquipmentEventType
-- effects: locks-readers:dbo.EquipmentEvent, scans:dbo.EquipmentEvent, may-fail:dbo.EquipmentEvent, locks-writers:dbo.EquipmentEventType
-- strandline:statement 17.1
ALTER TABLE [dbo].[EquipmentEvent] ADD CONSTRAINT [FK_EquipmentEvent_EquipmentEventType] FOREIGN KEY ([EquipmentEventTypeID]) REFERENCES [dbo].[EquipmentEventType] ([EquipmentEventTypeID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 18/26: add foreign key FK_EquipmentEvent_Person on dbo.EquipmentEvent to dbo.Person
-- effects: locks-readers:dbo.EquipmentEvent, scans:dbo.EquipmentEvent, may-fail:dbo.EquipmentEvent, locks-writers:dbo.Person
-- strandline:statement 18.1
ALTER TABLE [dbo].[EquipmentEvent] ADD CONSTRAINT [FK_EquipmentEvent_Person] FOREIGN KEY ([PerformedByPersonID]) REFERENCES [dbo].[Person] ([PersonID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 19/26: add foreign key FK_EquipmentEvent_Campaign on dbo.EquipmentEvent to dbo.Campaign
-- effects: locks-readers:dbo.EquipmentEvent, scans:dbo.EquipmentEvent, may-fail:dbo.EquipmentEvent, locks-writers:dbo.Campaign
-- strandline:statement 19.1
ALTER TABLE [dbo].[EquipmentEvent] ADD CONSTRAINT [FK_EquipmentEvent_Campaign] FOREIGN KEY ([CampaignID]) REFERENCES [dbo].[Campaign] ([CampaignID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 20/26: add foreign key FK_EquipmentEventMetaData_EquipmentEvent on dbo.EquipmentEventMetaData to dbo.EquipmentEvent
-- effects: locks-readers:dbo.EquipmentEventMetaData, scans:dbo.EquipmentEventMetaData, may-fail:dbo.EquipmentEventMetaData, locks-writers:dbo.EquipmentEvent
-- strandline:statement 20.1
ALTER TABLE [dbo].[EquipmentEventMetaData] ADD CONSTRAINT [FK_EquipmentEventMetaData_EquipmentEvent] FOREIGN KEY ([EquipmentEventID]) REFERENCES [dbo].[EquipmentEvent] ([EquipmentEventID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 21/26: add foreign key FK_EquipmentEventMetaData_MetaData on dbo.EquipmentEventMetaData to dbo.MetaData
-- effects: locks-readers:dbo.EquipmentEventMetaData, scans:dbo.EquipmentEventMetaData, may-fail:dbo.EquipmentEventMetaData, locks-writers:dbo.MetaData
-- strandline:statement 21.1
ALTER TABLE [dbo].[EquipmentEventMetaData] ADD CONSTRAINT [FK_EquipmentEventMetaData_MetaData] FOREIGN KEY ([MetaDataID]) REFERENCES [dbo].[MetaData] ([MetaDataID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 22/26: add foreign key FK_EquipmentInstallation_Equipment on dbo.EquipmentInstallation to dbo.Equipment
-- effects: locks-readers:dbo.EquipmentInstallation, scans:dbo.EquipmentInstallation, may-fail:dbo.EquipmentInstallation, locks-writers:dbo.Equipment
-- strandline:statement 22.1
ALTER TABLE [dbo].[EquipmentInstallation] ADD CONSTRAINT [FK_EquipmentInstallation_Equipment] FOREIGN KEY ([EquipmentID]) REFERENCES [dbo].[Equipment] ([EquipmentID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 23/26: add foreign key FK_EquipmentInstallation_SamplingLocation on dbo.EquipmentInstallation to dbo.SamplingLocation
-- effects: locks-readers:dbo.EquipmentInstallation, scans:dbo.EquipmentInstallation, may-fail:dbo.EquipmentInstallation, locks-writers:dbo.SamplingLocation
-- strandline:statement 23.1
ALTER TABLE [dbo].[EquipmentInstallation] ADD CONSTRAINT [FK_EquipmentInstallation_SamplingLocation] FOREIGN KEY ([SamplingLocationID]) REFERENCES [dbo].[SamplingLocation] ([SamplingLocationID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 24/26: add foreign key FK_EquipmentInstallation_Campaign on dbo.EquipmentInstallation to dbo.Campaign
-- effects: locks-readers:dbo.EquipmentInstallation, scans:dbo.EquipmentInstallation, may-fail:dbo.EquipmentInstallation, locks-writers:dbo.Campaign
-- strandline:statement 24.1
ALTER TABLE [dbo].[EquipmentInstallation] ADD CONSTRAINT [FK_EquipmentInstallation_Campaign] FOREIGN KEY ([CampaignID]) REFERENCES [dbo].[Campaign] ([CampaignID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 25/26: add foreign key FK_SamplingLocation_Campaign on dbo.SamplingLocation to dbo.Campaign
-- effects: locks-readers:dbo.SamplingLocation, scans:dbo.SamplingLocation, may-fail:dbo.SamplingLocation, locks-writers:dbo.Campaign
-- strandline:statement 25.1
ALTER TABLE [dbo].[SamplingLocation] ADD CONSTRAINT [FK_SamplingLocation_Campaign] FOREIGN KEY ([CreatedByCampaignID]) REFERENCES [dbo].[Campaign] ([CampaignID])
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 26/26: insert reference row Version='1.4.0' into dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 26.1
INSERT INTO [dbo].[SchemaVersion] ([Version], [Description], [MigrationScript]) VALUES (N'1.4.0', N'Sensor lifecycle: equipment events, installations and validity of sampling locations', N'v1.3.0_to_v1.4.0_mssql.sql')
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
