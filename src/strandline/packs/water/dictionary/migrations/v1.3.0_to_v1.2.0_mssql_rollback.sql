-- Rollback: v1.3.0 → v1.2.0
-- Component: water on mssql
-- Description: Lab data: laboratories, samples, analysts and the resources of campaigns
-- Forward: v1.2.0_to_v1.3.0_mssql.sql
-- Author: Strandline water pack
-- Date: 2026-06-08
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: NONE
-- Archives: dbo.MetaData.SampleID, dbo.MetaData.LaboratoryID, dbo.MetaData.AnalystPersonID, dbo.Sample, dbo.Laboratory, dbo.CampaignVariable, dbo.CampaignSamplingLocation, dbo.CampaignEquipment
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
-- strandline:step 1/30: archive column dbo.MetaData.SampleID
-- effects: archives:dbo.MetaData.SampleID, scans:dbo.MetaData
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
IF OBJECT_ID(N'[strandline].[archive_MetaData_SampleID_f0994baec0]', N'U') IS NULL
CREATE TABLE [strandline].[archive_MetaData_SampleID_f0994baec0] ([strandline_cycle] BIGINT NOT NULL, [MetaDataID] INT, [SampleID] INT)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 1.4
INSERT INTO [strandline].[archive] ([component], [archive], [cycle], [kind], [subject], [location], [from_version], [to_version], [run_id], [archived_at], [state])
SELECT N'water', N'archive_MetaData_SampleID_f0994baec0', COALESCE(MAX([cycle]), 0) + 1, N'column', N'dbo.MetaData.SampleID', N'strandline.archive_MetaData_SampleID_f0994baec0', N'1.3.0', N'1.2.0', N'', SYSUTCDATETIME(), N'archived'
FROM [strandline].[archive] WHERE [component] = N'water' AND [archive] = N'archive_MetaData_SampleID_f0994baec0'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 1.5
INSERT INTO [strandline].[archive_MetaData_SampleID_f0994baec0] ([strandline_cycle], [MetaDataID], [SampleID])
SELECT (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_MetaData_SampleID_f0994baec0' AND [state] = N'archived'), t.[MetaDataID], t.[SampleID]
FROM [dbo].[MetaData] AS t
WHERE t.[SampleID] IS NOT NULL
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 2/30: archive column dbo.MetaData.LaboratoryID
-- effects: archives:dbo.MetaData.LaboratoryID, scans:dbo.MetaData
-- strandline:statement 2.1
IF OBJECT_ID(N'[strandline].[archive_MetaData_LaboratoryID_b23760f3cd]', N'U') IS NULL
CREATE TABLE [strandline].[archive_MetaData_LaboratoryID_b23760f3cd] ([strandline_cycle] BIGINT NOT NULL, [MetaDataID] INT, [LaboratoryID] INT)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.2
INSERT INTO [strandline].[archive] ([component], [archive], [cycle], [kind], [subject], [location], [from_version], [to_version], [run_id], [archived_at], [state])
SELECT N'water', N'archive_MetaData_LaboratoryID_b23760f3cd', COALESCE(MAX([cycle]), 0) + 1, N'column', N'dbo.MetaData.LaboratoryID', N'strandline.archive_MetaData_LaboratoryID_b23760f3cd', N'1.3.0', N'1.2.0', N'', SYSUTCDATETIME(), N'archived'
FROM [strandline].[archive] WHERE [component] = N'water' AND [archive] = N'archive_MetaData_LaboratoryID_b23760f3cd'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.3
INSERT INTO [strandline].[archive_MetaData_LaboratoryID_b23760f3cd] ([strandline_cycle], [MetaDataID], [LaboratoryID])
SELECT (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_MetaData_LaboratoryID_b23760f3cd' AND [state] = N'archived'), t.[MetaDataID], t.[LaboratoryID]
FROM [dbo].[MetaData] AS t
WHERE t.[LaboratoryID] IS NOT NULL
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 3/30: archive column dbo.MetaData.AnalystPersonID
-- effects: archives:dbo.MetaData.AnalystPersonID, scans:dbo.MetaData
-- strandline:statement 3.1
IF OBJECT_ID(N'[strandline].[archive_MetaData_AnalystPersonID_d9a6b39c35]', N'U') IS NULL
CREATE TABLE [strandline].[archive_MetaData_AnalystPersonID_d9a6b39c35] ([strandline_cycle] BIGINT NOT NULL, [MetaDataID] INT, [AnalystPersonID] INT)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 3.2
INSERT INTO [strandline].[archive] ([component], [archive], [cycle], [kind], [subject], [location], [from_version], [to_version], [run_id], [archived_at], [state])
SELECT N'water', N'archive_MetaData_AnalystPersonID_d9a6b39c35', COALESCE(MAX([cycle]), 0) + 1, N'column', N'dbo.MetaData.AnalystPersonID', N'strandline.archive_MetaData_AnalystPersonID_d9a6b39c35', N'1.3.0', N'1.2.0', N'', SYSUTCDATETIME(), N'archived'
FROM [strandline].[archive] WHERE [component] = N'water' AND [archive] = N'archive_MetaData_AnalystPersonID_d9a6b39c35'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 3.3
INSERT INTO [strandline].[archive_MetaData_AnalystPersonID_d9a6b39c35] ([strandline_cycle], [MetaDataID], [AnalystPersonID])
SELECT (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_MetaData_AnalystPersonID_d9a6b39c35' AND [state] = N'archived'), t.[MetaDataID], t.[AnalystPersonID]
FROM [dbo].[MetaData] AS t
WHERE t.[AnalystPersonID] IS NOT NULL
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 4/30: drop foreign key FK_MetaData_Person on dbo.MetaData
-- strandline:statement 4.1
ALTER TABLE [dbo].[MetaData] DROP CONSTRAINT [FK_MetaData_Person]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 5/30: drop foreign key FK_MetaData_Laboratory on dbo.MetaData
-- strandline:statement 5.1
ALTER TABLE [dbo].[MetaData] DROP CONSTRAINT [FK_MetaData_Laboratory]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 6/30: drop foreign key FK_MetaData_Sample on dbo.MetaData
-- strandline:statement 6.1
ALTER TABLE [dbo].[MetaData] DROP CONSTRAINT [FK_MetaData_Sample]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 7/30: drop foreign key FK_Sample_Campaign on dbo.Sample
-- strandline:statement 7.1
ALTER TABLE [dbo].[Sample] DROP CONSTRAINT [FK_Sample_Campaign]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 8/30: drop foreign key FK_Sample_Person on dbo.Sample
-- strandline:statement 8.1
ALTER TABLE [dbo].[Sample] DROP CONSTRAINT [FK_Sample_Person]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 9/30: drop foreign key FK_Sample_SamplingLocation on dbo.Sample
-- strandline:statement 9.1
ALTER TABLE [dbo].[Sample] DROP CONSTRAINT [FK_Sample_SamplingLocation]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 10/30: drop foreign key FK_Laboratory_Site on dbo.Laboratory
-- strandline:statement 10.1
ALTER TABLE [dbo].[Laboratory] DROP CONSTRAINT [FK_Laboratory_Site]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 11/30: drop foreign key FK_CampaignVariable_Variable on dbo.CampaignVariable
-- strandline:statement 11.1
ALTER TABLE [dbo].[CampaignVariable] DROP CONSTRAINT [FK_CampaignVariable_Variable]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 12/30: drop foreign key FK_CampaignVariable_Campaign on dbo.CampaignVariable
-- strandline:statement 12.1
ALTER TABLE [dbo].[CampaignVariable] DROP CONSTRAINT [FK_CampaignVariable_Campaign]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 13/30: drop foreign key FK_CampaignSamplingLocation_SamplingLocation on dbo.CampaignSamplingLocation
-- strandline:statement 13.1
ALTER TABLE [dbo].[CampaignSamplingLocation] DROP CONSTRAINT [FK_CampaignSamplingLocation_SamplingLocation]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 14/30: drop foreign key FK_CampaignSamplingLocation_Campaign on dbo.CampaignSamplingLocation
-- strandline:statement 14.1
ALTER TABLE [dbo].[CampaignSamplingLocation] DROP CONSTRAINT [FK_CampaignSamplingLocation_Campaign]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 15/30: drop foreign key FK_CampaignEquipment_Equipment on dbo.CampaignEquipment
-- strandline:statement 15.1
ALTER TABLE [dbo].[CampaignEquipment] DROP CONSTRAINT [FK_CampaignEquipment_Equipment]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 16/30: drop foreign key FK_CampaignEquipment_Campaign on dbo.CampaignEquipment
-- strandline:statement 16.1
ALTER TABLE [dbo].[CampaignEquipment] DROP CONSTRAINT [FK_CampaignEquipment_Campaign]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 17/30: archive table dbo.Sample
-- effects: archives:dbo.Sample
-- strandline:statement 17.1
INSERT INTO [strandline].[archive] ([component], [archive], [cycle], [kind], [subject], [location], [from_version], [to_version], [run_id], [archived_at], [state])
SELECT N'water', N'archive_Sample_60abdbee43', COALESCE(MAX([cycle]), 0) + 1, N'table', N'dbo.Sample', N'strandline.moved_Sample_60abdbee43', N'1.3.0', N'1.2.0', N'', SYSUTCDATETIME(), N'archived'
FROM [strandline].[archive] WHERE [component] = N'water' AND [archive] = N'archive_Sample_60abdbee43'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 18/30: archive table dbo.Laboratory
-- effects: archives:dbo.Laboratory
-- strandline:statement 18.1
INSERT INTO [strandline].[archive] ([component], [archive], [cycle], [kind], [subject], [location], [from_version], [to_version], [run_id], [archived_at], [state])
SELECT N'water', N'archive_Laboratory_df5227c1e6', COALESCE(MAX([cycle]), 0) + 1, N'table', N'dbo.Laboratory', N'strandline.moved_Laboratory_df5227c1e6', N'1.3.0', N'1.2.0', N'', SYSUTCDATETIME(), N'archived'
FROM [strandline].[archive] WHERE [component] = N'water' AND [archive] = N'archive_Laboratory_df5227c1e6'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 19/30: archive table dbo.CampaignVariable
-- effects: archives:dbo.CampaignVariable
-- strandline:statement 19.1
INSERT INTO [strandline].[archive] ([component], [archive], [cycle], [kind], [subject], [location], [from_version], [to_version], [run_id], [archived_at], [state])
SELECT N'water', N'archive_CampaignVariable_7977eb539d', COALESCE(MAX([cycle]), 0) + 1, N'table', N'dbo.CampaignVariable', N'strandline.moved_CampaignVariable_7977eb539d', N'1.3.0', N'1.2.0', N'', SYSUTCDATETIME(), N'archived'
FROM [strandline].[archive] WHERE [component] = N'water' AND [archive] = N'archive_CampaignVariable_7977eb539d'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 20/30: archive table dbo.CampaignSamplingLocation
-- effects: archives:dbo.CampaignSamplingLocation
-- strandline:statement 20.1
INSERT INTO [strandline].[archive] ([component], [archive], [cycle], [kind], [subject], [location], [from_version], [to_version], [run_id], [archived_at], [state])
SELECT N'water', N'archive_CampaignSamplingLocation_09feaeb5bf', COALESCE(MAX([cycle]), 0) + 1, N'table', N'dbo.CampaignSamplingLocation', N'strandline.moved_CampaignSamplingLocation_09feaeb5bf', N'1.3.0', N'1.2.0', N'', SYSUTCDATETIME(), N'archived'
FROM [strandline].[archive] WHERE [component] = N'water' AND [archive] = N'archive_CampaignSamplingLocation_09feaeb5bf'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 21/30: archive table dbo.CampaignEquipment
-- effects: archives:dbo.CampaignEquipment
-- strandline:statement 21.1
INSERT INTO [strandline].[archive] ([component], [archive], [cycle], [kind], [subject], [location], [from_version], [to_version], [run_id], [archived_at], [state])
SELECT N'water', N'archive_CampaignEquipment_effbd49643', COALESCE(MAX([cycle]), 0) + 1, N'table', N'dbo.CampaignEquipment', N'strandline.moved_CampaignEquipment_effbd49643', N'1.3.0', N'1.2.0', N'', SYSUTCDATETIME(), N'archived'
FROM [strandline].[archive] WHERE [component] = N'water' AND [archive] = N'archive_CampaignEquipment_effbd49643'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 22/30: delete reference row Version='1.3.0' from dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 22.1
DELETE FROM [dbo].[SchemaVersion] WHERE [Version] = N'1.3.0'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 23/30: drop column dbo.MetaData.AnalystPersonID
-- effects: locks-readers:dbo.MetaData, breaks-clients:dbo.MetaData.AnalystPersonID
-- strandline:statement 23.1
ALTER TABLE [dbo].[MetaData] DROP COLUMN [AnalystPersonID]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 24/30: drop column dbo.MetaData.LaboratoryID
-- effects: locks-readers:dbo.MetaData, breaks-clients:dbo.MetaData.LaboratoryID
-- strandline:statement 24.1
ALTER TABLE [dbo].[MetaData] DROP COLUMN [LaboratoryID]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 25/30: drop column dbo.MetaData.SampleID
-- effects: locks-readers:dbo.MetaData, breaks-clients:dbo.MetaData.SampleID
-- strandline:statement 25.1
ALTER TABLE [dbo].[MetaData] DROP COLUMN [SampleID]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 26/30: drop table dbo.Sample
-- effects: breaks-clients:dbo.Sample
-- strandline:statement 26.1
ALTER TABLE [dbo].[Sample] DROP CONSTRAINT [PK_Sample]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 26.2
EXEC sys.sp_rename N'[dbo].[Sample]', N'moved_Sample_60abdbee43', N'OBJECT'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 26.3
ALTER SCHEMA [strandline] TRANSFER [dbo].[moved_Sample_60abdbee43]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 27/30: drop table dbo.Laboratory
-- effects: breaks-clients:dbo.Laboratory
-- strandline:statement 27.1
ALTER TABLE [dbo].[Laboratory] DROP CONSTRAINT [PK_Laboratory]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 27.2
EXEC sys.sp_rename N'[dbo].[Laboratory]', N'moved_Laboratory_df5227c1e6', N'OBJECT'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 27.3
ALTER SCHEMA [strandline] TRANSFER [dbo].[moved_Laboratory_df5227c1e6]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 28/30: drop table dbo.CampaignVariable
-- effects: breaks-clients:dbo.CampaignVariable
-- strandline:statement 28.1
ALTER TABLE [dbo].[CampaignVariable] DROP CONSTRAINT [PK_CampaignVariable]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 28.2
EXEC sys.sp_rename N'[dbo].[CampaignVariable]', N'moved_CampaignVariable_7977eb539d', N'OBJECT'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 28.3
ALTER SCHEMA [strandline] TRANSFER [dbo].[moved_CampaignVariable_7977eb539d]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 29/30: drop table dbo.CampaignSamplingLocation
-- effects: breaks-clients:dbo.CampaignSamplingLocation
-- strandline:statement 29.1
ALTER TABLE [dbo].[CampaignSamplingLocation] DROP CONSTRAINT [PK_CampaignSamplingLocation]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 29.2
EXEC sys.sp_rename N'[dbo].[CampaignSamplingLocation]', N'moved_CampaignSamplingLocation_09feaeb5bf', N'OBJECT'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 29.3
ALTER SCHEMA [strandline] TRANSFER [dbo].[moved_CampaignSamplingLocation_09feaeb5bf]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 30/30: drop table dbo.CampaignEquipment
-- effects: breaks-clients:dbo.CampaignEquipment
-- strandline:statement 30.1
ALTER TABLE [dbo].[CampaignEquipment] DROP CONSTRAINT [PK_CampaignEquipment]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 30.2
EXEC sys.sp_rename N'[dbo].[CampaignEquipment]', N'moved_CampaignEquipment_effbd49643', N'OBJECT'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 30.3
ALTER SCHEMA [strandline] TRANSFER [dbo].[moved_CampaignEquipment_effbd49643]
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
