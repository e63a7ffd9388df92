-- Rollback: v1.3.0 → v1.2.0
-- Component: water on postgres
-- Description: Lab data: laboratories, samples, analysts and the resources of campaigns
-- Forward: v1.2.0_to_v1.3.0_postgres.sql
-- Author: Strandline water pack
-- Date: 2026-06-08
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: dbo.MetaData.AnalystPersonID, dbo.MetaData.LaboratoryID, dbo.MetaData.SampleID, dbo.Sample, dbo.Laboratory, dbo.CampaignVariable, dbo.CampaignSamplingLocation, dbo.CampaignEquipment
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
-- strandline:step 1/22: delete reference row Version='1.3.0' from dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 1.1
DELETE FROM "dbo"."SchemaVersion" WHERE "Version" = '1.3.0';

-- strandline:step 2/22: drop foreign key FK_MetaData_Person on dbo.MetaData
-- effects: locks-readers:dbo.MetaData
-- strandline:statement 2.1
ALTER TABLE "dbo"."MetaData" DROP CONSTRAINT "FK_MetaData_Person";

-- strandline:step 3/22: drop foreign key FK_MetaData_Laboratory on dbo.MetaData
-- effects: locks-readers:dbo.MetaData
-- strandline:statement 3.1
ALTER TABLE "dbo"."MetaData" DROP CONSTRAINT "FK_MetaData_Laboratory";

-- strandline:step 4/22: drop foreign key FK_MetaData_Sample on dbo.MetaData
-- effects: locks-readers:dbo.MetaData
-- strandline:statement 4.1
ALTER TABLE "dbo"."MetaData" DROP CONSTRAINT "FK_MetaData_Sample";

-- strandline:step 5/22: drop foreign key FK_Sample_Campaign on dbo.Sample
-- effects: locks-readers:dbo.Sample
-- strandline:statement 5.1
ALTER TABLE "dbo"."Sample" DROP CONSTRAINT "FK_Sample_Campaign";

-- strandline:step 6/22: drop foreign key FK_Sample_Person on dbo.Sample
-- effects: locks-readers:dbo.Sample
-- strandline:statement 6.1
ALTER TABLE "dbo"."Sample" DROP CONSTRAINT "FK_Sample_Person";

-- strandline:step 7/22: drop foreign key FK_Sample_SamplingLocation on dbo.Sample
-- effects: locks-readers:dbo.Sample
-- strandline:statement 7.1
ALTER TABLE "dbo"."Sample" DROP CONSTRAINT "FK_Sample_SamplingLocation";

-- strandline:step 8/22: drop foreign key FK_Laboratory_Site on dbo.Laboratory
-- effects: locks-readers:dbo.Laboratory
-- strandline:statement 8.1
ALTER TABLE "dbo"."Laboratory" DROP CONSTRAINT "FK_Laboratory_Site";

-- strandline:step 9/22: drop foreign key FK_CampaignVariable_Variable on dbo.CampaignVariable
-- effects: locks-readers:dbo.CampaignVariable
-- strandline:statement 9.1
ALTER TABLE "dbo"."CampaignVariable" DROP CONSTRAINT "FK_CampaignVariable_Variable";

-- strandline:step 10/22: drop foreign key FK_CampaignVariable_Campaign on dbo.CampaignVariable
-- effects: locks-readers:dbo.CampaignVariable
-- strandline:statement 10.1
ALTER TABLE "dbo"."CampaignVariable" DROP CONSTRAINT "FK_CampaignVariable_Campaign";

-- strandline:step 11/22: drop foreign key FK_CampaignSamplingLocation_SamplingLocation on dbo.CampaignSamplingLocation
-- effects: locks-readers:dbo.CampaignSamplingLocation
-- strandline:statement 11.1
ALTER TABLE "dbo"."CampaignSamplingLocation" DROP CONSTRAINT "FK_CampaignSamplingLocation_SamplingLocation";

-- strandline:step 12/22: drop foreign key FK_CampaignSamplingLocation_Campaign on dbo.CampaignSamplingLocation
-- effects: locks-readers:dbo.CampaignSamplingLocation
-- strandline:statement 12.1
ALTER TABLE "dbo"."CampaignSamplingLocation" DROP CONSTRAINT "FK_CampaignSamplingLocation_Campaign";

-- strandline:step 13/22: drop foreign key FK_CampaignEquipment_Equipment on dbo.CampaignEquipment
-- effects: locks-readers:dbo.CampaignEquipment
-- strandline:statement 13.1
ALTER TABLE "dbo"."CampaignEquipment" DROP CONSTRAINT "FK_CampaignEquipment_Equipment";

-- strandline:step 14/22: drop foreign key FK_CampaignEquipment_Campaign on dbo.CampaignEquipment
-- effects: locks-readers:dbo.CampaignEquipment
-- strandline:statement 14.1
ALTER TABLE "dbo"."CampaignEquipment" DROP CONSTRAINT "FK_CampaignEquipment_Campaign";

-- strandline:step 15/22: drop column dbo.MetaData.AnalystPersonID
-- effects: locks-readers:dbo.MetaData, loses-data:dbo.MetaData.AnalystPersonID, breaks-clients:dbo.MetaData.AnalystPersonID
-- strandline:statement 15.1
ALTER TABLE "dbo"."MetaData" DROP COLUMN "AnalystPersonID";

-- strandline:step 16/22: drop column dbo.MetaData.LaboratoryID
-- effects: locks-readers:dbo.MetaData, loses-data:dbo.MetaData.LaboratoryID, breaks-clients:dbo.MetaData.LaboratoryID
-- strandline:statement 16.1
ALTER TABLE "dbo"."MetaData" DROP COLUMN "LaboratoryID";

-- strandline:step 17/22: drop column dbo.MetaData.SampleID
-- effects: locks-readers:dbo.MetaData, loses-data:dbo.MetaData.SampleID, breaks-clients:dbo.MetaData.SampleID
-- strandline:statement 17.1
ALTER TABLE "dbo"."MetaData" DROP COLUMN "SampleID";

-- strandline:step 18/22: drop table dbo.Sample
-- effects: loses-data:dbo.Sample, breaks-clients:dbo.Sample
-- strandline:statement 18.1
DROP TABLE "dbo"."Sample";

-- strandline:step 19/22: drop table dbo.Laboratory
-- effects: loses-data:dbo.Laboratory, breaks-clients:dbo.Laboratory
-- strandline:statement 19.1
DROP TABLE "dbo"."Laboratory";

-- strandline:step 20/22: drop table dbo.CampaignVariable
-- effects: loses-data:dbo.CampaignVariable, breaks-clients:dbo.CampaignVariable
-- strandline:statement 20.1
DROP TABLE "dbo"."CampaignVariable";

-- strandline:step 21/22: drop table dbo.CampaignSamplingLocation
-- effects: loses-data:dbo.CampaignSamplingLocation, breaks-clients:dbo.CampaignSamplingLocation
-- strandline:statement 21.1
DROP TABLE "dbo"."CampaignSamplingLocation";

-- strandline:step 22/22: drop table dbo.CampaignEquipment
-- effects: loses-data:dbo.CampaignEquipment, breaks-clients:dbo.CampaignEquipment
-- strandline:statement 22.1
DROP TABLE "dbo"."CampaignEquipment";

-- strandline:end
COMMIT;
