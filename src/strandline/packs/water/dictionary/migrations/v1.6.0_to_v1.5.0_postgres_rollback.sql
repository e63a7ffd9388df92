-- Rollback: v1.6.0 → v1.5.0
-- Component: water on postgres
-- Description: Processing lineage: processing steps, their inputs and outputs, and the processing degree
-- Forward: v1.5.0_to_v1.6.0_postgres.sql
-- Author: Strandline water pack
-- Date: 2026-10-12
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: dbo.MetaData.ProcessingDegree, dbo.DataLineage, dbo.ProcessingStep
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
-- strandline:step 1/7: delete reference row Version='1.6.0' from dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 1.1
DELETE FROM "dbo"."SchemaVersion" WHERE "Version" = '1.6.0';

-- strandline:step 2/7: drop foreign key FK_DataLineage_MetaData on dbo.DataLineage
-- effects: locks-readers:dbo.DataLineage
-- strandline:statement 2.1
ALTER TABLE "dbo"."DataLineage" DROP CONSTRAINT "FK_DataLineage_MetaData";

-- strandline:step 3/7: drop foreign key FK_DataLineage_ProcessingStep on dbo.DataLineage
-- effects: locks-readers:dbo.DataLineage
-- strandline:statement 3.1
ALTER TABLE "dbo"."DataLineage" DROP CONSTRAINT "FK_DataLineage_ProcessingStep";

-- strandline:step 4/7: drop foreign key FK_ProcessingStep_Person on dbo.ProcessingStep
-- effects: locks-readers:dbo.ProcessingStep
-- strandline:statement 4.1
ALTER TABLE "dbo"."ProcessingStep" DROP CONSTRAINT "FK_ProcessingStep_Person";

-- strandline:step 5/7: drop column dbo.MetaData.ProcessingDegree
-- effects: locks-readers:dbo.MetaData, loses-data:dbo.MetaData.ProcessingDegree, breaks-clients:dbo.MetaData.ProcessingDegree
-- strandline:statement 5.1
ALTER TABLE "dbo"."MetaData" DROP COLUMN "ProcessingDegree";

-- strandline:step 6/7: drop table dbo.DataLineage
-- effects: loses-data:dbo.DataLineage, breaks-clients:dbo.DataLineage
-- strandline:statement 6.1
DROP TABLE "dbo"."DataLineage";

-- strandline:step 7/7: drop table dbo.ProcessingStep
-- effects: loses-data:dbo.ProcessingStep, breaks-clients:dbo.ProcessingStep
-- strandline:statement 7.1
DROP TABLE "dbo"."ProcessingStep";

-- strandline:end
COMMIT;
