-- Rollback: v1.2.0 → v1.1.0
-- Component: water on mssql
-- Description: Campaigns and provenance: people, campaigns and the origin of each series
-- Forward: v1.1.0_to_v1.2.0_mssql.sql
-- Author: Strandline water pack
-- Date: 2026-05-11
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: NONE
-- Archives: dbo.MetaData.DataProvenanceID, dbo.MetaData.CampaignID, dbo.Person, dbo.DataProvenance, dbo.Campaign, dbo.CampaignType
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
-- strandline:step 1/18: archive column dbo.MetaData.DataProvenanceID
-- effects: archives:dbo.MetaData.DataProvenanceID, scans:dbo.MetaData
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
IF OBJECT_ID(N'[strandline].[archive_MetaData_DataProvenanceID_c25e143abd]', N'U') IS NULL
CREATE TABLE [strandline].[archive_MetaData_DataProvenanceID_c25e143abd] ([strandline_cycle] BIGINT NOT NULL, [MetaDataID] INT, [DataProvenanceID] INT)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 1.4
INSERT INTO [strandline].[archive] ([component], [archive], [cycle], [kind], [subject], [location], [from_version], [to_version], [run_id], [archived_at], [state])
SELECT N'water', N'archive_MetaData_DataProvenanceID_c25e143abd', COALESCE(MAX([cycle]), 0) + 1, N'column', N'dbo.MetaData.DataProvenanceID', N'strandline.archive_MetaData_DataProvenanceID_c25e143abd', N'1.2.0', N'1.1.0', N'', SYSUTCDATETIME(), N'archived'
FROM [strandline].[archive] WHERE [component] = N'water' AND [archive] = N'archive_MetaData_DataProvenanceID_c25e143abd'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 1.5
INSERT INTO [strandline].[archive_MetaData_DataProvenanceID_c25e143abd] ([strandline_cycle], [MetaDataID], [DataProvenanceID])
SELECT (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_MetaData_DataProvenanceID_c25e143abd' AND [state] = N'archived'), t.[MetaDataID], t.[DataProvenanceID]
FROM [dbo].[MetaData] AS t
WHERE t.[DataProvenanceID] IS NOT NULL
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 2/18: archive column dbo.MetaData.CampaignID
-- effects: archives:dbo.MetaData.CampaignID, scans:dbo.MetaData
-- strandline:statement 2.1
IF OBJECT_ID(N'[strandline].[archive_MetaData_CampaignID_fcf567fcf4]', N'U') IS NULL
CREATE TABLE [strandline].[archive_MetaData_CampaignID_fcf567fcf4] ([strandline_cycle] BIGINT NOT NULL, [MetaDataID] INT, [CampaignID] INT)
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.2
INSERT INTO [strandline].[archive] ([component], [archive], [cycle], [kind], [subject], [location], [from_version], [to_version], [run_id], [archived_at], [state])
SELECT N'water', N'archive_MetaData_CampaignID_fcf567fcf4', COALESCE(MAX([cycle]), 0) + 1, N'column', N'dbo.MetaData.CampaignID', N'strandline.archive_MetaData_CampaignID_fcf567fcf4', N'1.2.0', N'1.1.0', N'', SYSUTCDATETIME(), N'archived'
FROM [strandline].[archive] WHERE [component] = N'water' AND [archive] = N'archive_MetaData_CampaignID_fcf567fcf4'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 2.3
INSERT INTO [strandline].[archive_MetaData_CampaignID_fcf567fcf4] ([strandline_cycle], [MetaDataID], [CampaignID])
SELECT (SELECT MAX([cycle]) FROM [strandline].[archive]
  WHERE [component] = N'water' AND [archive] = N'archive_MetaData_CampaignID_fcf567fcf4' AND [state] = N'archived'), t.[MetaDataID], t.[CampaignID]
FROM [dbo].[MetaData] AS t
WHERE t.[CampaignID] IS NOT NULL
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 3/18: drop foreign key FK_MetaData_Campaign on dbo.MetaData
-- strandline:statement 3.1
ALTER TABLE [dbo].[MetaData] DROP CONSTRAINT [FK_MetaData_Campaign]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 4/18: drop foreign key FK_MetaData_DataProvenance on dbo.MetaData
-- strandline:statement 4.1
ALTER TABLE [dbo].[MetaData] DROP CONSTRAINT [FK_MetaData_DataProvenance]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 5/18: drop foreign key FK_Campaign_Project on dbo.Campaign
-- strandline:statement 5.1
ALTER TABLE [dbo].[Campaign] DROP CONSTRAINT [FK_Campaign_Project]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 6/18: drop foreign key FK_Campaign_Site on dbo.Campaign
-- strandline:statement 6.1
ALTER TABLE [dbo].[Campaign] DROP CONSTRAINT [FK_Campaign_Site]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 7/18: drop foreign key FK_Campaign_CampaignType on dbo.Campaign
-- strandline:statement 7.1
ALTER TABLE [dbo].[Campaign] DROP CONSTRAINT [FK_Campaign_CampaignType]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 8/18: archive table dbo.Person
-- effects: archives:dbo.Person
-- strandline:statement 8.1
INSERT INTO [strandline].[archive] ([component], [archive], [cycle], [kind], [subject], [location], [from_version], [to_version], [run_id], [archived_at], [state])
SELECT N'water', N'archive_Person_2760a1353b', COALESCE(MAX([cycle]), 0) + 1, N'table', N'dbo.Person', N'strandline.moved_Person_2760a1353b', N'1.2.0', N'1.1.0', N'', SYSUTCDATETIME(), N'archived'
FROM [strandline].[archive] WHERE [component] = N'water' AND [archive] = N'archive_Person_2760a1353b'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 9/18: archive table dbo.DataProvenance
-- effects: archives:dbo.DataProvenance
-- strandline:statement 9.1
INSERT INTO [strandline].[archive] ([component], [archive], [cycle], [kind], [subject], [location], [from_version], [to_version], [run_id], [archived_at], [state])
SELECT N'water', N'archive_DataProvenance_50df8d126d', COALESCE(MAX([cycle]), 0) + 1, N'table', N'dbo.DataProvenance', N'strandline.moved_DataProvenance_50df8d126d', N'1.2.0', N'1.1.0', N'', SYSUTCDATETIME(), N'archived'
FROM [strandline].[archive] WHERE [component] = N'water' AND [archive] = N'archive_DataProvenance_50df8d126d'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 10/18: archive table dbo.Campaign
-- effects: archives:dbo.Campaign
-- strandline:statement 10.1
INSERT INTO [strandline].[archive] ([component], [archive], [cycle], [kind], [subject], [location], [from_version], [to_version], [run_id], [archived_at], [state])
SELECT N'water', N'archive_Campaign_b2f5c63c77', COALESCE(MAX([cycle]), 0) + 1, N'table', N'dbo.Campaign', N'strandline.moved_Campaign_b2f5c63c77', N'1.2.0', N'1.1.0', N'', SYSUTCDATETIME(), N'archived'
FROM [strandline].[archive] WHERE [component] = N'water' AND [archive] = N'archive_Campaign_b2f5c63c77'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 11/18: archive table dbo.CampaignType
-- effects: archives:dbo.CampaignType
-- strandline:statement 11.1
INSERT INTO [strandline].[archive] ([component], [archive], [cycle], [kind], [subject], [location], [from_version], [to_version], [run_id], [archived_at], [state])
SELECT N'water', N'archive_CampaignType_45cce42dbe', COALESCE(MAX([cycle]), 0) + 1, N'table', N'dbo.CampaignType', N'strandline.moved_CampaignType_45cce42dbe', N'1.2.0', N'1.1.0', N'', SYSUTCDATETIME(), N'archived'
FROM [strandline].[archive] WHERE [component] = N'water' AND [archive] = N'archive_CampaignType_45cce42dbe'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 12/18: delete reference row Version='1.2.0' from dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 12.1
DELETE FROM [dbo].[SchemaVersion] WHERE [Version] = N'1.2.0'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 13/18: drop column dbo.MetaData.CampaignID
-- effects: locks-readers:dbo.MetaData, breaks-clients:dbo.MetaData.CampaignID
-- strandline:statement 13.1
ALTER TABLE [dbo].[MetaData] DROP COLUMN [CampaignID]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 14/18: drop column dbo.MetaData.DataProvenanceID
-- effects: locks-readers:dbo.MetaData, breaks-clients:dbo.MetaData.DataProvenanceID
-- strandline:statement 14.1
ALTER TABLE [dbo].[MetaData] DROP COLUMN [DataProvenanceID]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 15/18: drop table dbo.Person
-- effects: breaks-clients:dbo.Person
-- strandline:statement 15.1
ALTER TABLE [dbo].[Person] DROP CONSTRAINT [PK_Person]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 15.2
EXEC sys.sp_rename N'[dbo].[Person]', N'moved_Person_2760a1353b', N'OBJECT'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 15.3
ALTER SCHEMA [strandline] TRANSFER [dbo].[moved_Person_2760a1353b]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 16/18: drop table dbo.DataProvenance
-- effects: breaks-clients:dbo.DataProvenance
-- strandline:statement 16.1
ALTER TABLE [dbo].[DataProvenance] DROP CONSTRAINT [PK_DataProvenance]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 16.2
EXEC sys.sp_rename N'[dbo].[DataProvenance]', N'moved_DataProvenance_50df8d126d', N'OBJECT'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 16.3
ALTER SCHEMA [strandline] TRANSFER [dbo].[moved_DataProvenance_50df8d126d]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 17/18: drop table dbo.Campaign
-- effects: breaks-clients:dbo.Campaign
-- strandline:statement 17.1
ALTER TABLE [dbo].[Campaign] DROP CONSTRAINT [PK_Campaign]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 17.2
EXEC sys.sp_rename N'[dbo].[Campaign]', N'moved_Campaign_b2f5c63c77', N'OBJECT'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 17.3
ALTER SCHEMA [strandline] TRANSFER [dbo].[moved_Campaign_b2f5c63c77]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 18/18: drop table dbo.CampaignType
-- effects: breaks-clients:dbo.CampaignType
-- strandline:statement 18.1
ALTER TABLE [dbo].[CampaignType] DROP CONSTRAINT [PK_CampaignType]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 18.2
EXEC sys.sp_rename N'[dbo].[CampaignType]', N'moved_CampaignType_45cce42dbe', N'OBJECT'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 18.3
ALTER SCHEMA [strandline] TRANSFER [dbo].[moved_CampaignType_45cce42dbe]
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
