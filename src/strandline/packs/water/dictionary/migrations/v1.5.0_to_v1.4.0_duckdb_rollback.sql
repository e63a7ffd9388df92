-- Rollback: v1.5.0 → v1.4.0
-- Component: water on duckdb
-- Description: Ingestion routing: which series incoming sensor data belong to
-- Forward: v1.4.0_to_v1.5.0_duckdb.sql
-- Author: Strandline water pack
-- Date: 2026-09-07
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: dbo.IngestionRoute
-- Run by hand: duckdb -bail DB < FILE

-- strandline:before
SET wal_autocheckpoint = '0KB';
-- strandline:begin
BEGIN TRANSACTION;
-- strandline:step 1/2: delete reference row Version='1.5.0' from dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 1.1
DELETE FROM "dbo"."SchemaVersion" WHERE "Version" = '1.5.0';

-- strandline:step 2/2: drop table dbo.IngestionRoute
-- effects: loses-data:dbo.IngestionRoute, breaks-clients:dbo.IngestionRoute
-- strandline:statement 2.1
DROP TABLE "dbo"."IngestionRoute";
-- strandline:statement 2.2
DROP SEQUENCE "dbo"."strandline_seq_IngestionRoute_IngestionRouteID";

-- strandline:end
COMMIT;
