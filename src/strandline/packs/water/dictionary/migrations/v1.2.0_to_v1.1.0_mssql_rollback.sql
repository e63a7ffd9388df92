-- Rollback: v1.2.0 → v1.1.0
-- Component: water on mssql
-- Description: Campaigns and provenance: people, campaigns and the origin of each series
-- Forward: v1.1.0_to_v1.2.0_mssql.sql
-- Author: Strandline water pack
-- Date: 2026-05-11
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: dbo.SchemaVersion, dbo.MetaData.CampaignID, dbo.MetaData.DataProvenanceID, dbo.Person, dbo.DataProvenance, dbo.Campaign, dbo.CampaignType
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
-- strandline:step 1/12: delete reference row Version='1.2.0' from dbo.SchemaVersion
-- effects: loses-data:dbo.SchemaVersion, may-fail:dbo.SchemaVersion
-- strandline:statement 1.1
DELETE FROM [dbo].[SchemaVersion] WHERE [Version] = N'1.2.0'
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 2/12: drop foreign key FK_MetaData_Campaign on dbo.MetaData
-- strandline:statement 2.1
ALTER TABLE [dbo].[MetaData] DROP CONSTRAINT [FK_MetaData_Campaign]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 3/12: drop foreign key FK_MetaData_DataProvenance on dbo.MetaData
-- strandline:statement 3.1
ALTER TABLE [dbo].[MetaData] DROP CONSTRAINT [FK_MetaData_DataProvenance]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 4/12: drop foreign key FK_Campaign_Project on dbo.Campaign
-- strandline:statement 4.1
ALTER TABLE [dbo].[Campaign] DROP CONSTRAINT [FK_Campaign_Project]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 5/12: drop foreign key FK_Campaign_Site on dbo.Campaign
-- strandline:statement 5.1
ALTER TABLE [dbo].[Campaign] DROP CONSTRAINT [FK_Campaign_Site]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 6/12: drop foreign key FK_Campaign_CampaignType on dbo.Campaign
-- strandline:statement 6.1
ALTER TABLE [dbo].[Campaign] DROP CONSTRAINT [FK_Campaign_CampaignType]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 7/12: drop column dbo.MetaData.CampaignID
-- effects: locks-readers:dbo.MetaData, loses-data:dbo.MetaData.CampaignID, breaks-clients:dbo.MetaData.CampaignID
-- strandline:statement 7.1
ALTER TABLE [dbo].[MetaData] DROP COLUMN [CampaignID]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 8/12: drop column dbo.MetaData.DataProvenanceID
-- effects: locks-readers:dbo.MetaData, loses-data:dbo.MetaData.DataProvenanceID, breaks-clients:dbo.MetaData.DataProvenanceID
-- strandline:statement 8.1
ALTER TABLE [dbo].[MetaData] DROP COLUMN [DataProvenanceID]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 9/12: drop table dbo.Person
-- effects: loses-data:dbo.Person, breaks-clients:dbo.Person
-- strandline:statement 9.1
DROP TABLE [dbo].[Person]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 10/12: drop table dbo.DataProvenance
-- effects: loses-data:dbo.DataProvenance, breaks-clients:dbo.DataProvenance
-- strandline:statement 10.1
DROP TABLE [dbo].[DataProvenance]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 11/12: drop table dbo.Campaign
-- effects: loses-data:dbo.Campaign, breaks-clients:dbo.Campaign
-- strandline:statement 11.1
DROP TABLE [dbo].[Campaign]
GO
-- strandline:guard
IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON
GO

-- strandline:step 12/12: drop table dbo.CampaignType
-- effects: loses-data:dbo.CampaignType, breaks-clients:dbo.CampaignType
-- strandline:statement 12.1
DROP TABLE [dbo].[CampaignType]
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
