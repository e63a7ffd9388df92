-- Rollback: v1.4.0 → v1.3.0
-- Component: water on mssql
-- Description: Sensor lifecycle: equipment events, installations and validity of sampling locations
-- Forward: v1.3.0_to_v1.4.0_mssql.sql
-- Author: Strandline water pack
-- Date: 2026-07-06
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: dbo.SchemaVersion, dbo.SamplingLocation.CreatedByCampaignID, dbo.SamplingLocation.ValidTo, dbo.SamplingLocation.ValidFrom, dbo.EquipmentInstallation, dbo.EquipmentEventMetaData, dbo.EquipmentEvent, dbo.EquipmentEventType
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
-- strandline:step 1/18: delete reference row Version='1.4.0' from dbo.SchemaVersion
-- effects: loses-data:dbo.SchemaVersion, may-fail:dbo.SchemaVersion
-- strandline:statement 1.1
DELETE FROM [dbo].[SchemaVersion] WHERE [Version] = N'1.4.0'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 2/18: drop foreign key FK_SamplingLocation_Campaign on dbo.SamplingLocation
-- strandline:statement 2.1
ALTER TABLE [dbo].[SamplingLocation] DROP CONSTRAINT [FK_SamplingLocation_Campaign]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 3/18: drop foreign key FK_EquipmentInstallation_Campaign on dbo.EquipmentInstallation
-- strandline:statement 3.1
ALTER TABLE [dbo].[EquipmentInstallation] DROP CONSTRAINT [FK_EquipmentInstallation_Campaign]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 4/18: drop foreign key FK_EquipmentInstallation_SamplingLocation on dbo.EquipmentInstallation
-- strandline:statement 4.1
ALTER TABLE [dbo].[EquipmentInstallation] DROP CONSTRAINT [FK_EquipmentInstallation_SamplingLocation]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 5/18: drop foreign key FK_EquipmentInstallation_Equipment on dbo.EquipmentInstallation
-- strandline:statement 5.1
ALTER TABLE [dbo].[EquipmentInstallation] DROP CONSTRAINT [FK_EquipmentInstallation_Equipment]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 6/18: drop foreign key FK_EquipmentEventMetaData_MetaData on dbo.EquipmentEventMetaData
-- strandline:statement 6.1
ALTER TABLE [dbo].[EquipmentEventMetaData] DROP CONSTRAINT [FK_EquipmentEventMetaData_MetaData]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 7/18: drop foreign key FK_EquipmentEventMetaData_EquipmentEvent on dbo.EquipmentEventMetaData
-- strandline:statement 7.1
ALTER TABLE [dbo].[EquipmentEventMetaData] DROP CONSTRAINT [FK_EquipmentEventMetaData_EquipmentEvent]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 8/18: drop foreign key FK_EquipmentEvent_Campaign on dbo.EquipmentEvent
-- strandline:statement 8.1
ALTER TABLE [dbo].[EquipmentEvent] DROP CONSTRAINT [FK_EquipmentEvent_Campaign]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 9/18: drop foreign key FK_EquipmentEvent_Person on dbo.EquipmentEvent
-- strandline:statement 9.1
ALTER TABLE [dbo].[EquipmentEvent] DROP CONSTRAINT [FK_EquipmentEvent_Person]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 10/18: drop foreign key FK_EquipmentEvent_EquipmentEventType on dbo.EquipmentEvent
-- strandline:statement 10.1
ALTER TABLE [dbo].[EquipmentEvent] DROP CONSTRAINT [FK_EquipmentEvent_EquipmentEventType]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 11/18: drop foreign key FK_EquipmentEvent_Equipment on dbo.EquipmentEvent
-- strandline:statement 11.1
ALTER TABLE [dbo].[EquipmentEvent] DROP CONSTRAINT [FK_EquipmentEvent_Equipment]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 12/18: drop column dbo.SamplingLocation.CreatedByCampaignID
-- effects: locks-readers:dbo.SamplingLocation, loses-data:dbo.SamplingLocation.CreatedByCampaignID, breaks-clients:dbo.SamplingLocation.CreatedByCampaignID
-- strandline:statement 12.1
ALTER TABLE [dbo].[SamplingLocation] DROP COLUMN [CreatedByCampaignID]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 13/18: drop column dbo.SamplingLocation.ValidTo
-- effects: locks-readers:dbo.SamplingLocation, loses-data:dbo.SamplingLocation.ValidTo, breaks-clients:dbo.SamplingLocation.ValidTo
-- strandline:statement 13.1
ALTER TABLE [dbo].[SamplingLocation] DROP COLUMN [ValidTo]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 14/18: drop column dbo.SamplingLocation.ValidFrom
-- effects: locks-readers:dbo.SamplingLocation, loses-data:dbo.SamplingLocation.ValidFrom, breaks-clients:dbo.SamplingLocation.ValidFrom
-- strandline:statement 14.1
ALTER TABLE [dbo].[SamplingLocation] DROP COLUMN [ValidFrom]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 15/18: drop table dbo.EquipmentInstallation
-- effects: loses-data:dbo.EquipmentInstallation, breaks-clients:dbo.EquipmentInstallation
-- strandline:statement 15.1
DROP TABLE [dbo].[EquipmentInstallation]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 16/18: drop table dbo.EquipmentEventMetaData
-- effects: loses-data:dbo.EquipmentEventMetaData, breaks-clients:dbo.EquipmentEventMetaData
-- strandline:statement 16.1
DROP TABLE [dbo].[EquipmentEventMetaData]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 17/18: drop table dbo.EquipmentEvent
-- effects: loses-data:dbo.EquipmentEvent, breaks-clients:dbo.EquipmentEvent
-- strandline:statement 17.1
DROP TABLE [dbo].[EquipmentEvent]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 18/18: drop table dbo.EquipmentEventType
-- effects: loses-data:dbo.EquipmentEventType, breaks-clients:dbo.EquipmentEventType
-- strandline:statement 18.1
DROP TABLE [dbo].[EquipmentEventType]
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
