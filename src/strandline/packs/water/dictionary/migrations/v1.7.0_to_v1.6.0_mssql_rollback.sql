-- Rollback: v1.7.0 → v1.6.0
-- Component: water on mssql
-- Description: Annotations of series, the vocabulary of quality codes, and stored ingestion requests
-- Forward: v1.6.0_to_v1.7.0_mssql.sql
-- Author: Strandline water pack
-- Date: 2026-11-28
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: NONE
-- Archives: dbo.QualityCode, dbo.IngestRequest, dbo.Annotation, dbo.AnnotationType
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
-- strandline:step 1/16: drop index IX_MetaData_SampleID on dbo.MetaData
-- strandline:statement 1.1
DROP INDEX [IX_MetaData_SampleID] ON [dbo].[MetaData]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 2/16: drop index IX_MetaData_CampaignID on dbo.MetaData
-- strandline:statement 2.1
DROP INDEX [IX_MetaData_CampaignID] ON [dbo].[MetaData]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 3/16: drop foreign key FK_Annotation_EquipmentEvent on dbo.Annotation
-- strandline:statement 3.1
ALTER TABLE [dbo].[Annotation] DROP CONSTRAINT [FK_Annotation_EquipmentEvent]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 4/16: drop foreign key FK_Annotation_Campaign on dbo.Annotation
-- strandline:statement 4.1
ALTER TABLE [dbo].[Annotation] DROP CONSTRAINT [FK_Annotation_Campaign]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 5/16: drop foreign key FK_Annotation_Person on dbo.Annotation
-- strandline:statement 5.1
ALTER TABLE [dbo].[Annotation] DROP CONSTRAINT [FK_Annotation_Person]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 6/16: drop foreign key FK_Annotation_AnnotationType on dbo.Annotation
-- strandline:statement 6.1
ALTER TABLE [dbo].[Annotation] DROP CONSTRAINT [FK_Annotation_AnnotationType]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 7/16: drop foreign key FK_Annotation_MetaData on dbo.Annotation
-- strandline:statement 7.1
ALTER TABLE [dbo].[Annotation] DROP CONSTRAINT [FK_Annotation_MetaData]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 8/16: archive table dbo.QualityCode
-- effects: archives:dbo.QualityCode
-- strandline:statement 8.1
IF SCHEMA_ID(N'strandline') IS NULL EXEC(N'CREATE SCHEMA [strandline]')
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 8.2
IF OBJECT_ID(N'[strandline].[archive]', N'U') IS NULL
CREATE TABLE [strandline].[archive] ([component] NVARCHAR(100) NOT NULL, [archive] NVARCHAR(100) NOT NULL, [cycle] BIGINT NOT NULL, [kind] NVARCHAR(20) NOT NULL, [subject] NVARCHAR(400) NOT NULL, [location] NVARCHAR(200) NOT NULL, [from_version] NVARCHAR(100) NOT NULL, [to_version] NVARCHAR(100) NOT NULL, [run_id] NVARCHAR(36) NOT NULL, [archived_at] DATETIME2(6), [state] NVARCHAR(20) NOT NULL, [restored_at] DATETIME2(6), [restored_run] NVARCHAR(36), [restored_rows] BIGINT, [superseded_rows] BIGINT, [orphaned_rows] BIGINT, CONSTRAINT [PK_strandline_archive] PRIMARY KEY ([component], [archive], [cycle]))
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 8.3
INSERT INTO [strandline].[archive] ([component], [archive], [cycle], [kind], [subject], [location], [from_version], [to_version], [run_id], [archived_at], [state])
SELECT N'water', N'archive_QualityCode_3c6c692f3b', COALESCE(MAX([cycle]), 0) + 1, N'table', N'dbo.QualityCode', N'strandline.moved_QualityCode_3c6c692f3b', N'1.7.0', N'1.6.0', N'', SYSUTCDATETIME(), N'archived'
FROM [strandline].[archive] WHERE [component] = N'water' AND [archive] = N'archive_QualityCode_3c6c692f3b'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 9/16: archive table dbo.IngestRequest
-- effects: archives:dbo.IngestRequest
-- strandline:statement 9.1
INSERT INTO [strandline].[archive] ([component], [archive], [cycle], [kind], [subject], [location], [from_version], [to_version], [run_id], [archived_at], [state])
SELECT N'water', N'archive_IngestRequest_8216a15c0c', COALESCE(MAX([cycle]), 0) + 1, N'table', N'dbo.IngestRequest', N'strandline.moved_IngestRequest_8216a15c0c', N'1.7.0', N'1.6.0', N'', SYSUTCDATETIME(), N'archived'
FROM [strandline].[archive] WHERE [component] = N'water' AND [archive] = N'archive_IngestRequest_8216a15c0c'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 10/16: archive table dbo.Annotation
-- effects: archives:dbo.Annotation
-- strandline:statement 10.1
INSERT INTO [strandline].[archive] ([component], [archive], [cycle], [kind], [subject], [location], [from_version], [to_version], [run_id], [archived_at], [state])
SELECT N'water', N'archive_Annotation_3a26d64362', COALESCE(MAX([cycle]), 0) + 1, N'table', N'dbo.Annotation', N'strandline.moved_Annotation_3a26d64362', N'1.7.0', N'1.6.0', N'', SYSUTCDATETIME(), N'archived'
FROM [strandline].[archive] WHERE [component] = N'water' AND [archive] = N'archive_Annotation_3a26d64362'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 11/16: archive table dbo.AnnotationType
-- effects: archives:dbo.AnnotationType
-- strandline:statement 11.1
INSERT INTO [strandline].[archive] ([component], [archive], [cycle], [kind], [subject], [location], [from_version], [to_version], [run_id], [archived_at], [state])
SELECT N'water', N'archive_AnnotationType_90663148bb', COALESCE(MAX([cycle]), 0) + 1, N'table', N'dbo.AnnotationType', N'strandline.moved_AnnotationType_90663148bb', N'1.7.0', N'1.6.0', N'', SYSUTCDATETIME(), N'archived'
FROM [strandline].[archive] WHERE [component] = N'water' AND [archive] = N'archive_AnnotationType_90663148bb'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 12/16: delete reference row Version='1.7.0' from dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 12.1
DELETE FROM [dbo].[SchemaVersion] WHERE [Version] = N'1.7.0'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 13/16: drop table dbo.QualityCode
-- effects: breaks-clients:dbo.QualityCode
-- strandline:statement 13.1
ALTER TABLE [dbo].[QualityCode] DROP CONSTRAINT [UQ_QualityCode_Name]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 13.2
ALTER TABLE [dbo].[QualityCode] DROP CONSTRAINT [PK_QualityCode]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 13.3
EXEC sys.sp_rename N'[dbo].[QualityCode]', N'moved_QualityCode_3c6c692f3b', N'OBJECT'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 13.4
ALTER SCHEMA [strandline] TRANSFER [dbo].[moved_QualityCode_3c6c692f3b]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 14/16: drop table dbo.IngestRequest
-- effects: breaks-clients:dbo.IngestRequest
-- strandline:statement 14.1
DROP INDEX [IX_IngestRequest_CreatedAt] ON [dbo].[IngestRequest]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 14.2
ALTER TABLE [dbo].[IngestRequest] DROP CONSTRAINT [UQ_IngestRequest_Caller_IdempotencyKey]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 14.3
ALTER TABLE [dbo].[IngestRequest] DROP CONSTRAINT [PK_IngestRequest]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 14.4
ALTER TABLE [dbo].[IngestRequest] DROP CONSTRAINT [DF_IngestRequest_CreatedAt]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 14.5
EXEC sys.sp_rename N'[dbo].[IngestRequest]', N'moved_IngestRequest_8216a15c0c', N'OBJECT'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 14.6
ALTER SCHEMA [strandline] TRANSFER [dbo].[moved_IngestRequest_8216a15c0c]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 15/16: drop table dbo.Annotation
-- effects: breaks-clients:dbo.Annotation
-- strandline:statement 15.1
DROP INDEX [IX_Annotation_MetaDataID_StartTime] ON [dbo].[Annotation]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 15.2
ALTER TABLE [dbo].[Annotation] DROP CONSTRAINT [PK_Annotation]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 15.3
ALTER TABLE [dbo].[Annotation] DROP CONSTRAINT [DF_Annotation_CreatedAt]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 15.4
EXEC sys.sp_rename N'[dbo].[Annotation]', N'moved_Annotation_3a26d64362', N'OBJECT'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 15.5
ALTER SCHEMA [strandline] TRANSFER [dbo].[moved_Annotation_3a26d64362]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 16/16: drop table dbo.AnnotationType
-- effects: breaks-clients:dbo.AnnotationType
-- strandline:statement 16.1
ALTER TABLE [dbo].[AnnotationType] DROP CONSTRAINT [UQ_AnnotationType_Name]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 16.2
ALTER TABLE [dbo].[AnnotationType] DROP CONSTRAINT [PK_AnnotationType]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 16.3
EXEC sys.sp_rename N'[dbo].[AnnotationType]', N'moved_AnnotationType_90663148bb', N'OBJECT'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 16.4
ALTER SCHEMA [strandline] TRANSFER [dbo].[moved_AnnotationType_90663148bb]
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
