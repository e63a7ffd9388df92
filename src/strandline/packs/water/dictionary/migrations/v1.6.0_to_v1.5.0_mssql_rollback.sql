-- Rollback: v1.6.0 → v1.5.0
-- Component: water on mssql
-- Description: Processing lineage: processing steps, their inputs and outputs, and the processing degree
-- Forward: v1.5.0_to_v1.6.0_mssql.sql
-- Author: Strandline water pack
-- Date: 2026-10-12
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: dbo.SchemaVersion, dbo.MetaData.ProcessingDegree, dbo.DataLineage, dbo.ProcessingStep
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
-- strandline:step 1/7: delete reference row Version='1.6.0' from dbo.SchemaVersion
-- effects: loses-data:dbo.SchemaVersion, may-fail:dbo.SchemaVersion
-- strandline:statement 1.1
DELETE FROM [dbo].[SchemaVersion] WHERE [Version] = N'1.6.0'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 2/7: drop foreign key FK_DataLineage_MetaData on dbo.DataLineage
-- strandline:statement 2.1
ALTER TABLE [dbo].[DataLineage] DROP CONSTRAINT [FK_DataLineage_MetaData]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 3/7: drop foreign key FK_DataLineage_ProcessingStep on dbo.DataLineage
-- strandline:statement 3.1
ALTER TABLE [dbo].[DataLineage] DROP CONSTRAINT [FK_DataLineage_ProcessingStep]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 4/7: drop foreign key FK_ProcessingStep_Person on dbo.ProcessingStep
-- strandline:statement 4.1
ALTER TABLE [dbo].[ProcessingStep] DROP CONSTRAINT [FK_ProcessingStep_Person]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 5/7: drop column dbo.MetaData.ProcessingDegree
-- effects: locks-readers:dbo.MetaData, loses-data:dbo.MetaData.ProcessingDegree, breaks-clients:dbo.MetaData.ProcessingDegree
-- strandline:statement 5.1
ALTER TABLE [dbo].[MetaData] DROP CONSTRAINT [DF_MetaData_ProcessingDegree]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO
-- strandline:statement 5.2
ALTER TABLE [dbo].[MetaData] DROP COLUMN [ProcessingDegree]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 6/7: drop table dbo.DataLineage
-- effects: loses-data:dbo.DataLineage, breaks-clients:dbo.DataLineage
-- strandline:statement 6.1
DROP TABLE [dbo].[DataLineage]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 7/7: drop table dbo.ProcessingStep
-- effects: loses-data:dbo.ProcessingStep, breaks-clients:dbo.ProcessingStep
-- strandline:statement 7.1
DROP TABLE [dbo].[ProcessingStep]
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
