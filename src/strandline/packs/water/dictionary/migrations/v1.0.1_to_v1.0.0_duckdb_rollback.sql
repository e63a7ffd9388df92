-- Rollback: v1.0.1 → v1.0.0
-- Component: water on duckdb
-- Description: Schema version tracking: SchemaVersion
-- Forward: v1.0.0_to_v1.0.1_duckdb.sql
-- Author: Strandline water pack
-- Date: 2026-03-09
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: dbo.SchemaVersion
-- Run by hand: duckdb -bail DB < FILE

-- strandline:before
SET wal_autocheckpoint = '0KB';
-- strandline:begin
BEGIN TRANSACTION;
-- strandline:step 1/1: drop table dbo.SchemaVersion
-- effects: loses-data:dbo.SchemaVersion, breaks-clients:dbo.SchemaVersion
-- strandline:statement 1.1
DROP TABLE "dbo"."SchemaVersion";
-- strandline:statement 1.2
DROP SEQUENCE "dbo"."strandline_seq_SchemaVersion_VersionID";

-- strandline:end
COMMIT;
