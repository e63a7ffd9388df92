-- Rollback: v1.5.0 → v1.4.0
-- Component: water on postgres
-- Description: Ingestion routing: which series incoming sensor data belong to
-- Forward: v1.4.0_to_v1.5.0_postgres.sql
-- Author: Strandline water pack
-- Date: 2026-09-07
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: dbo.IngestionRoute
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
-- strandline:step 1/8: delete reference row Version='1.5.0' from dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 1.1
DELETE FROM "dbo"."SchemaVersion" WHERE "Version" = '1.5.0';

-- strandline:step 2/8: drop foreign key FK_IngestionRoute_Person on dbo.IngestionRoute
-- effects: locks-readers:dbo.IngestionRoute
-- strandline:statement 2.1
ALTER TABLE "dbo"."IngestionRoute" DROP CONSTRAINT "FK_IngestionRoute_Person";

-- strandline:step 3/8: drop foreign key FK_IngestionRoute_MetaData on dbo.IngestionRoute
-- effects: locks-readers:dbo.IngestionRoute
-- strandline:statement 3.1
ALTER TABLE "dbo"."IngestionRoute" DROP CONSTRAINT "FK_IngestionRoute_MetaData";

-- strandline:step 4/8: drop foreign key FK_IngestionRoute_DataProvenance on dbo.IngestionRoute
-- effects: locks-readers:dbo.IngestionRoute
-- strandline:statement 4.1
ALTER TABLE "dbo"."IngestionRoute" DROP CONSTRAINT "FK_IngestionRoute_DataProvenance";

-- strandline:step 5/8: drop foreign key FK_IngestionRoute_Campaign on dbo.IngestionRoute
-- effects: locks-readers:dbo.IngestionRoute
-- strandline:statement 5.1
ALTER TABLE "dbo"."IngestionRoute" DROP CONSTRAINT "FK_IngestionRoute_Campaign";

-- strandline:step 6/8: drop foreign key FK_IngestionRoute_Variable on dbo.IngestionRoute
-- effects: locks-readers:dbo.IngestionRoute
-- strandline:statement 6.1
ALTER TABLE "dbo"."IngestionRoute" DROP CONSTRAINT "FK_IngestionRoute_Variable";

-- strandline:step 7/8: drop foreign key FK_IngestionRoute_Equipment on dbo.IngestionRoute
-- effects: locks-readers:dbo.IngestionRoute
-- strandline:statement 7.1
ALTER TABLE "dbo"."IngestionRoute" DROP CONSTRAINT "FK_IngestionRoute_Equipment";

-- strandline:step 8/8: drop table dbo.IngestionRoute
-- effects: loses-data:dbo.IngestionRoute, breaks-clients:dbo.IngestionRoute
-- strandline:statement 8.1
DROP TABLE "dbo"."IngestionRoute";

-- strandline:end
COMMIT;
