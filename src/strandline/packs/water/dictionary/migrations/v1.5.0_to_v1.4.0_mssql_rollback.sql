-- Rollback: v1.5.0 → v1.4.0
-- Component: water on mssql
-- Description: Ingestion routing: which series incoming sensor data belong to
-- Forward: v1.4.0_to_v1.5.0_mssql.sql
-- Author: Strandline water pack
-- Date: 2026-09-07
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: dbo.SchemaVersion, dbo.IngestionRoute
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
-- strandline:step 1/8: delete reference row Version='1.5.0' from dbo.SchemaVersion
-- effects: loses-data:dbo.SchemaVersion, may-fail:dbo.SchemaVersion
-- strandline:statement 1.1
DELETE FROM [dbo].[SchemaVersion] WHERE [Version] = N'1.5.0'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 2/8: drop foreign key FK_IngestionRoute_Person on dbo.IngestionRoute
-- strandline:statement 2.1
ALTER TABLE [dbo].[IngestionRoute] DROP CONSTRAINT [FK_IngestionRoute_Person]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 3/8: drop foreign key FK_IngestionRoute_MetaData on dbo.IngestionRoute
-- strandline:statement 3.1
ALTER TABLE [dbo].[IngestionRoute] DROP CONSTRAINT [FK_IngestionRoute_MetaData]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 4/8: drop foreign key FK_IngestionRoute_DataProvenance on dbo.IngestionRoute
-- strandline:statement 4.1
ALTER TABLE [dbo].[IngestionRoute] DROP CONSTRAINT [FK_IngestionRoute_DataProvenance]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 5/8: drop foreign key FK_IngestionRoute_Campaign on dbo.IngestionRoute
-- strandline:statement 5.1
ALTER TABLE [dbo].[IngestionRoute] DROP CONSTRAINT [FK_IngestionRoute_Campaign]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 6/8: drop foreign key FK_IngestionRoute_Variable on dbo.IngestionRoute
-- strandline:statement 6.1
ALTER TABLE [dbo].[IngestionRoute] DROP CONSTRAINT [FK_IngestionRoute_Variable]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 7/8: drop foreign key FK_IngestionRoute_Equipment on dbo.IngestionRoute
-- strandline:statement 7.1
ALTER TABLE [dbo].[IngestionRoute] DROP CONSTRAINT [FK_IngestionRoute_Equipment]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 8/8: drop table dbo.IngestionRoute
-- effects: loses-data:dbo.IngestionRoute, breaks-clients:dbo.IngestionRoute
-- strandline:statement 8.1
DROP TABLE [dbo].[IngestionRoute]
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
