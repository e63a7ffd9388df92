-- Rollback: v1.0.1 → v1.0.0
-- Component: water on postgres
-- Description: Schema version tracking: SchemaVersion
-- Forward: v1.0.0_to_v1.0.1_postgres.sql
-- Author: Strandline water pack
-- Date: 2026-03-09
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: dbo.SchemaVersion
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
-- strandline:step 1/1: drop table dbo.SchemaVersion
-- effects: loses-data:dbo.SchemaVersion, breaks-clients:dbo.SchemaVersion
-- strandline:statement 1.1
DROP TABLE "dbo"."SchemaVersion";

-- strandline:end
COMMIT;
