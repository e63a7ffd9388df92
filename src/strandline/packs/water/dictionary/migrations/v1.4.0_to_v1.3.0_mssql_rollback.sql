-- Rollback: v1.4.0 → v1.3.0
-- Component: water on mssql
-- Description: Sensor lifecycle: equipment events, installations and validity of sampling locations
-- Forward: v1.3.0_to_v1.4.0_mssql.sql
-- Author: Strandline water pack
-- Date: 2026-07-06
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: NONE
-- Archives: dbo.SamplingLocation.ValidFrom, dbo.SamplingLocation.ValidTo, dbo.SamplingLocation.CreatedByCampaignID, dbo.EquipmentInstallation, dbo.EquipmentEventMetaData, dbo.EquipmentEvent, dbo.EquipmentEventType
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
-- strandline:step 1/25: archive column dbo.SamplingLocation.ValidFrom
-- effects: archives:dbo.SamplingLocation.ValidFrom, scans:dbo.SamplingLocation
-- strandline:statement 1.1
IF SCHEMA_ID(N'strandline') IS NULL EXEC(N'CREATE SCHEMA [strandline]')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 1.2
IF OBJECT_ID(N'[strandline].[archive]', N'U') IS NULL
CREATE TABLE [strandline].[archive] ([component] NVARCHAR(100) NOT NULL, [archive] NVARCHAR(100) NOT NULL, [cycle] BIGINT NOT NULL, [kind] NVARCHAR(20) NOT NULL, [subject] NVARCHAR(400) NOT NULL, [location] NVARCHAR(200) NOT NULL, [from_version] NVARCHAR(100) NOT NULL, [to_version] NVARCHAR(100) NOT NULL, [run_id] NVARCHAR(36) NOT NULL, [archived_at] DATETIME2(6), [state] NVARCHAR(20) NOT NULL, [restored_at] DATETIME2(6), [restored_run] NVARCHAR(36), [restored_rows] BIGINT, [superseded_rows] BIGINT, [orphaned_rows] BIGINT, CONSTRAINT [PK_strandline_archive] PRIMARY KEY ([component], [archive], [cycle]))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 1.3
IF OBJECT_ID(N'[strandline].[archive_SamplingLocation_ValidFrom_d130be0f11]', N'U') IS NULL
CREATE TABLE [strandline].[archive_SamplingLocation_ValidFrom_d130be0f11] ([strandline_cycle] BIGINT NOT NULL, [SamplingLocationID] INT, [ValidFrom] DATETIME2(6))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 1.4
INSERT INTO [strandline].[archive] ([component], [archive], [cycle], [kind], [subject], [location], [from_version], [to_version], [run_id], [archived_at], [state])
SELECT N'water', N'archive_SamplingLocation_ValidFrom_d130be0f11', COALESCE(MAX([cycle]), 0) + 1, N'column', N'dbo.SamplingLocation.ValidFrom', N'strandline.archive_SamplingLocation_ValidFrom_d130be0f11', N'1.4.0', N'1.3.0', N'', SYSUTCDATETIME(), N'archived'
FROM [strandline].[archive] WHERE [component] = N'water' AND [archive] = N'archive_SamplingLocation_ValidFrom_d130be0f11'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 1.5
INSERT INTO [strandline].[archive_SamplingLocation_ValidFrom_d130be0f11] ([strandline_cycle], [SamplingLocationID], [ValidFrom])
SELECT (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_SamplingLocation_ValidFrom_d130be0f11' AND [state] = N'archived'), t.[SamplingLocationID], t.[ValidFrom]
FROM [dbo].[SamplingLocation] AS t
WHERE t.[ValidFrom] IS NOT NULL
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 2/25: archive column dbo.SamplingLocation.ValidTo
-- effects: archives:dbo.SamplingLocation.ValidTo, scans:dbo.SamplingLocation
-- strandline:statement 2.1
IF OBJECT_ID(N'[strandline].[archive_SamplingLocation_ValidTo_b145960b9c]', N'U') IS NULL
CREATE TABLE [strandline].[archive_SamplingLocation_ValidTo_b145960b9c] ([strandline_cycle] BIGINT NOT NULL, [SamplingLocationID] INT, [ValidTo] DATETIME2(6))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.2
INSERT INTO [strandline].[archive] ([component], [archive], [cycle], [kind], [subject], [location], [from_version], [to_version], [run_id], [archived_at], [state])
SELECT N'water', N'archive_SamplingLocation_ValidTo_b145960b9c', COALESCE(MAX([cycle]), 0) + 1, N'column', N'dbo.SamplingLocation.ValidTo', N'strandline.archive_SamplingLocation_ValidTo_b145960b9c', N'1.4.0', N'1.3.0', N'', SYSUTCDATETIME(), N'archived'
FROM [strandline].[archive] WHERE [component] = N'water' AND [archive] = N'archive_SamplingLocation_ValidTo_b145960b9c'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.3
INSERT INTO [strandline].[archive_SamplingLocation_ValidTo_b145960b9c] ([strandline_cycle], [SamplingLocationID], [ValidTo])
SELECT (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_SamplingLocation_ValidTo_b145960b9c' AND [state] = N'archived'), t.[SamplingLocationID], t.[ValidTo]
FROM [dbo].[SamplingLocation] AS t
WHERE t.[ValidTo] IS NOT NULL
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 3/25: archive column dbo.SamplingLocation.CreatedByCampaignID
-- effects: archives:dbo.SamplingLocation.CreatedByCampaignID, scans:dbo.SamplingLocation
-- strandline:statement 3.1
IF OBJECT_ID(N'[strandline].[archive_SamplingLocation_Creat_c34b730e_4bc7907554]', N'U') IS NULL
CREATE TABLE [strandline].[archive_SamplingLocation_Creat_c34b730e_4bc7907554] ([strandline_cycle] BIGINT NOT NULL, [SamplingLocationID] INT, [CreatedByCampaignID] INT)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 3.2
INSERT INTO [strandline].[archive] ([component], [archive], [cycle], [kind], [subject], [location], [from_version], [to_version], [run_id], [archived_at], [state])
SELECT N'water', N'archive_SamplingLocation_Creat_c34b730e_4bc7907554', COALESCE(MAX([cycle]), 0) + 1, N'column', N'dbo.SamplingLocation.CreatedByCampaignID', N'strandline.archive_SamplingLocation_Creat_c34b730e_4bc7907554', N'1.4.0', N'1.3.0', N'', SYSUTCDATETIME(), N'archived'
FROM [strandline].[archive] WHERE [component] = N'water' AND [archive] = N'archive_SamplingLocation_Creat_c34b730e_4bc7907554'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 3.3
INSERT INTO [strandline].[archive_SamplingLocation_Creat_c34b730e_4bc7907554] ([strandline_cycle], [SamplingLocationID], [CreatedByCampaignID])
SELECT (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_SamplingLocation_Creat_c34b730e_4bc7907554' AND [state] = N'archived'), t.[SamplingLocationID], t.[CreatedByCampaignID]
FROM [dbo].[SamplingLocation] AS t
WHERE t.[CreatedByCampaignID] IS NOT NULL
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 4/25: drop foreign key FK_SamplingLocation_Campaign on dbo.SamplingLocation
-- strandline:statement 4.1
ALTER TABLE [dbo].[SamplingLocation] DROP CONSTRAINT [FK_SamplingLocation_Campaign]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 5/25: drop foreign key FK_EquipmentInstallation_Campaign on dbo.EquipmentInstallation
-- strandline:statement 5.1
ALTER TABLE [dbo].[EquipmentInstallation] DROP CONSTRAINT [FK_EquipmentInstallation_Campaign]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 6/25: drop foreign key FK_EquipmentInstallation_SamplingLocation on dbo.EquipmentInstallation
-- strandline:statement 6.1
ALTER TABLE [dbo].[EquipmentInstallation] DROP CONSTRAINT [FK_EquipmentInstallation_SamplingLocation]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 7/25: drop foreign key FK_EquipmentInstallation_Equipment on dbo.EquipmentInstallation
-- strandline:statement 7.1
ALTER TABLE [dbo].[EquipmentInstallation] DROP CONSTRAINT [FK_EquipmentInstallation_Equipment]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 8/25: drop foreign key FK_EquipmentEventMetaData_MetaData on dbo.EquipmentEventMetaData
-- strandline:statement 8.1
ALTER TABLE [dbo].[EquipmentEventMetaData] DROP CONSTRAINT [FK_EquipmentEventMetaData_MetaData]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 9/25: drop foreign key FK_EquipmentEventMetaData_EquipmentEvent on dbo.EquipmentEventMetaData
-- strandline:statement 9.1
ALTER TABLE [dbo].[EquipmentEventMetaData] DROP CONSTRAINT [FK_EquipmentEventMetaData_EquipmentEvent]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 10/25: drop foreign key FK_EquipmentEvent_Campaign on dbo.EquipmentEvent
-- strandline:statement 10.1
ALTER TABLE [dbo].[EquipmentEvent] DROP CONSTRAINT [FK_EquipmentEvent_Campaign]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 11/25: drop foreign key FK_EquipmentEvent_Person on dbo.EquipmentEvent
-- strandline:statement 11.1
ALTER TABLE [dbo].[EquipmentEvent] DROP CONSTRAINT [FK_EquipmentEvent_Person]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 12/25: drop foreign key FK_EquipmentEvent_EquipmentEventType on dbo.EquipmentEvent
-- strandline:statement 12.1
ALTER TABLE [dbo].[EquipmentEvent] DROP CONSTRAINT [FK_EquipmentEvent_EquipmentEventType]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 13/25: drop foreign key FK_EquipmentEvent_Equipment on dbo.EquipmentEvent
-- strandline:statement 13.1
ALTER TABLE [dbo].[EquipmentEvent] DROP CONSTRAINT [FK_EquipmentEvent_Equipment]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 14/25: archive table dbo.EquipmentInstallation
-- effects: archives:dbo.EquipmentInstallation
-- strandline:statement 14.1
INSERT INTO [strandline].[archive] ([component], [archive], [cycle], [kind], [subject], [location], [from_version], [to_version], [run_id], [archived_at], [state])
SELECT N'water', N'archive_EquipmentInstallation_b6a9aa5dee', COALESCE(MAX([cycle]), 0) + 1, N'table', N'dbo.EquipmentInstallation', N'strandline.moved_EquipmentInstallation_b6a9aa5dee', N'1.4.0', N'1.3.0', N'', SYSUTCDATETIME(), N'archived'
FROM [strandline].[archive] WHERE [component] = N'water' AND [archive] = N'archive_EquipmentInstallation_b6a9aa5dee'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 15/25: archive table dbo.EquipmentEventMetaData
-- effects: archives:dbo.EquipmentEventMetaData
-- strandline:statement 15.1
INSERT INTO [strandline].[archive] ([component], [archive], [cycle], [kind], [subject], [location], [from_version], [to_version], [run_id], [archived_at], [state])
SELECT N'water', N'archive_EquipmentEventMetaData_56964fd884', COALESCE(MAX([cycle]), 0) + 1, N'table', N'dbo.EquipmentEventMetaData', N'strandline.moved_EquipmentEventMetaData_56964fd884', N'1.4.0', N'1.3.0', N'', SYSUTCDATETIME(), N'archived'
FROM [strandline].[archive] WHERE [component] = N'water' AND [archive] = N'archive_EquipmentEventMetaData_56964fd884'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 16/25: archive table dbo.EquipmentEvent
-- effects: archives:dbo.EquipmentEvent
-- strandline:statement 16.1
INSERT INTO [strandline].[archive] ([component], [archive], [cycle], [kind], [subject], [location], [from_version], [to_version], [run_id], [archived_at], [state])
SELECT N'water', N'archive_EquipmentEvent_b448679b1e', COALESCE(MAX([cycle]), 0) + 1, N'table', N'dbo.EquipmentEvent', N'strandline.moved_EquipmentEvent_b448679b1e', N'1.4.0', N'1.3.0', N'', SYSUTCDATETIME(), N'archived'
FROM [strandline].[archive] WHERE [component] = N'water' AND [archive] = N'archive_EquipmentEvent_b448679b1e'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 17/25: archive table dbo.EquipmentEventType
-- effects: archives:dbo.EquipmentEventType
-- strandline:statement 17.1
INSERT INTO [strandline].[archive] ([component], [archive], [cycle], [kind], [subject], [location], [from_version], [to_version], [run_id], [archived_at], [state])
SELECT N'water', N'archive_EquipmentEventType_81324ea9b2', COALESCE(MAX([cycle]), 0) + 1, N'table', N'dbo.EquipmentEventType', N'strandline.moved_EquipmentEventType_81324ea9b2', N'1.4.0', N'1.3.0', N'', SYSUTCDATETIME(), N'archived'
FROM [strandline].[archive] WHERE [component] = N'water' AND [archive] = N'archive_EquipmentEventType_81324ea9b2'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 18/25: delete reference row Version='1.4.0' from dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 18.1
DELETE FROM [dbo].[SchemaVersion] WHERE [Version] = N'1.4.0'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 19/25: drop column dbo.SamplingLocation.CreatedByCampaignID
-- effects: locks-readers:dbo.SamplingLocation, breaks-clients:dbo.SamplingLocation.CreatedByCampaignID
-- strandline:statement 19.1
ALTER TABLE [dbo].[SamplingLocation] DROP COLUMN [CreatedByCampaignID]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 20/25: drop column dbo.SamplingLocation.ValidTo
-- effects: locks-readers:dbo.SamplingLocation, breaks-clients:dbo.SamplingLocation.ValidTo
-- strandline:statement 20.1
ALTER TABLE [dbo].[SamplingLocation] DROP COLUMN [ValidTo]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 21/25: drop column dbo.SamplingLocation.ValidFrom
-- effects: locks-readers:dbo.SamplingLocation, breaks-clients:dbo.SamplingLocation.ValidFrom
-- strandline:statement 21.1
ALTER TABLE [dbo].[SamplingLocation] DROP COLUMN [ValidFrom]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 22/25: drop table dbo.EquipmentInstallation
-- effects: breaks-clients:dbo.EquipmentInstallation
-- strandline:statement 22.1
DROP INDEX [IX_EquipmentInstallation_EquipmentID_InstalledDate] ON [dbo].[EquipmentInstallation]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 22.2
DROP INDEX [IX_EquipmentInstallation_SamplingLocationID_InstalledDate] ON [dbo].[EquipmentInstallation]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 22.3
ALTER TABLE [dbo].[EquipmentInstallation] DROP CONSTRAINT [PK_EquipmentInstallation]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 22.4
EXEC sys.sp_rename N'[dbo].[EquipmentInstallation]', N'moved_EquipmentInstallation_b6a9aa5dee', N'OBJECT'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 22.5
ALTER SCHEMA [strandline] TRANSFER [dbo].[moved_EquipmentInstallation_b6a9aa5dee]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 23/25: drop table dbo.EquipmentEventMetaData
-- effects: breaks-clients:dbo.EquipmentEventMetaData
-- strandline:statement 23.1
ALTER TABLE [dbo].[EquipmentEventMetaData] DROP CONSTRAINT [PK_EquipmentEventMetaData]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 23.2
EXEC sys.sp_rename N'[dbo].[EquipmentEventMetaData]', N'moved_EquipmentEventMetaData_56964fd884', N'OBJECT'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 23.3
ALTER SCHEMA [strandline] TRANSFER [dbo].[moved_EquipmentEventMetaData_56964fd884]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 24/25: drop table dbo.EquipmentEvent
-- effects: breaks-clients:dbo.EquipmentEvent
-- strandline:statement 24.1
DROP INDEX [IX_EquipmentEvent_EquipmentID_EventDateTime] ON [dbo].[EquipmentEvent]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 24.2
ALTER TABLE [dbo].[EquipmentEvent] DROP CONSTRAINT [PK_EquipmentEvent]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 24.3
EXEC sys.sp_rename N'[dbo].[EquipmentEvent]', N'moved_EquipmentEvent_b448679b1e', N'OBJECT'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 24.4
ALTER SCHEMA [strandline] TRANSFER [dbo].[moved_EquipmentEvent_b448679b1e]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 25/25: drop table dbo.EquipmentEventType
-- effects: breaks-clients:dbo.EquipmentEventType
-- strandline:statement 25.1
ALTER TABLE [dbo].[EquipmentEventType] DROP CONSTRAINT [PK_EquipmentEventType]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 25.2
EXEC sys.sp_rename N'[dbo].[EquipmentEventType]', N'moved_EquipmentEventType_81324ea9b2', N'OBJECT'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 25.3
ALTER SCHEMA [strandline] TRANSFER [dbo].[moved_EquipmentEventType_81324ea9b2]
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
