-- Rollback: v1.2.0 → v1.1.0
-- Component: water on postgres
-- Description: Campaigns and provenance: people, campaigns and the origin of each series
-- Forward: v1.1.0_to_v1.2.0_postgres.sql
-- Author: Strandline water pack
-- Date: 2026-05-11
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: dbo.MetaData.CampaignID, dbo.MetaData.DataProvenanceID, dbo.Person, dbo.DataProvenance, dbo.Campaign, dbo.CampaignType
-- Run by hand: psql -X -v ON_ERROR_STOP=1 -f FILE

-- strandline:begin
BEGIN;
-- strandline:begin
SET LOCAL lock_timeout = '5s';
-- strandline:begin
SET LOCAL statement_timeout = '0';
-- strandline:begin
SET LOCAL TimeZone = 'UTC';
-- strandline:begin
SET LOCAL standard_conforming_strings = on;
-- strandline:step 1/12: delete reference row Version='1.2.0' from dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 1.1
DELETE FROM "dbo"."SchemaVersion" WHERE "Version" = '1.2.0';

-- strandline:step 2/12: drop foreign key FK_MetaData_Campaign on dbo.MetaData
-- effects: locks-readers:dbo.MetaData
-- strandline:statement 2.1
ALTER TABLE "dbo"."MetaData" DROP CONSTRAINT "FK_MetaData_Campaign";

-- strandline:step 3/12: drop foreign key FK_MetaData_DataProvenance on dbo.MetaData
-- effects: locks-readers:dbo.MetaData
-- strandline:statement 3.1
ALTER TABLE "dbo"."MetaData" DROP CONSTRAINT "FK_MetaData_DataProvenance";

-- strandline:step 4/12: drop foreign key FK_Campaign_Project on dbo.Campaign
-- effects: locks-readers:dbo.Campaign
-- strandline:statement 4.1
ALTER TABLE "dbo"."Campaign" DROP CONSTRAINT "FK_Campaign_Project";

-- strandline:step 5/12: drop foreign key FK_Campaign_Site on dbo.Campaign
-- effects: locks-readers:dbo.Campaign
-- strandline:statement 5.1
ALTER TABLE "dbo"."Campaign" DROP CONSTRAINT "FK_Campaign_Site";

-- strandline:step 6/12: drop foreign key FK_Campaign_CampaignType on dbo.Campaign
-- effects: locks-readers:dbo.Campaign
-- strandline:statement 6.1
ALTER TABLE "dbo"."Campaign" DROP CONSTRAINT "FK_Campaign_CampaignType";

-- strandline:step 7/12: drop column dbo.MetaData.CampaignID
-- effects: locks-readers:dbo.MetaData, loses-data:dbo.MetaData.CampaignID, breaks-clients:dbo.MetaData.CampaignID
-- strandline:statement 7.1
ALTER TABLE "dbo"."MetaData" DROP COLUMN "CampaignID";

-- strandline:step 8/12: drop column dbo.MetaData.DataProvenanceID
-- effects: locks-readers:dbo.MetaData, loses-data:dbo.MetaData.DataProvenanceID, breaks-clients:dbo.MetaData.DataProvenanceID
-- strandline:statement 8.1
ALTER TABLE "dbo"."MetaData" DROP COLUMN "DataProvenanceID";

-- strandline:step 9/12: drop table dbo.Person
-- effects: loses-data:dbo.Person, breaks-clients:dbo.Person
-- strandline:statement 9.1
DROP TABLE "dbo"."Person";

-- strandline:step 10/12: drop table dbo.DataProvenance
-- effects: loses-data:dbo.DataProvenance, breaks-clients:dbo.DataProvenance
-- strandline:statement 10.1
DROP TABLE "dbo"."DataProvenance";

-- strandline:step 11/12: drop table dbo.Campaign
-- effects: loses-data:dbo.Campaign, breaks-clients:dbo.Campaign
-- strandline:statement 11.1
DROP TABLE "dbo"."Campaign";

-- strandline:step 12/12: drop table dbo.CampaignType
-- effects: loses-data:dbo.CampaignType, breaks-clients:dbo.CampaignType
-- strandline:statement 12.1
DROP TABLE "dbo"."CampaignType";

-- strandline:end
COMMIT;
