-- Rollback: v1.5.0 → v1.4.0
-- Component: water on sqlite
-- Description: Ingestion routing: which series incoming sensor data belong to
-- Forward: v1.4.0_to_v1.5.0_sqlite.sql
-- Author: Strandline water pack
-- Date: 2026-09-07
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: NONE
-- Archives: IngestionRoute
-- Run by hand: sqlite3 -bail DB < FILE

-- strandline:before
PRAGMA foreign_keys = OFF;
-- strandline:before
PRAGMA legacy_alter_table = OFF;
-- strandline:before
CREATE TEMP TABLE IF NOT EXISTS "strandline_kept" (kind TEXT, name TEXT, on_table TEXT, sql TEXT);
-- strandline:begin
BEGIN IMMEDIATE;
-- strandline:step 1/3: archive table IngestionRoute
-- effects: archives:IngestionRoute, scans:IngestionRoute
-- strandline:statement 1.1
CREATE TABLE IF NOT EXISTS "strandline_archive" ("component" VARCHAR(100) NOT NULL, "archive" VARCHAR(100) NOT NULL, "cycle" BIGINT NOT NULL, "kind" VARCHAR(20) NOT NULL, "subject" VARCHAR(400) NOT NULL, "location" VARCHAR(200) NOT NULL, "from_version" VARCHAR(100) NOT NULL, "to_version" VARCHAR(100) NOT NULL, "run_id" VARCHAR(36) NOT NULL, "archived_at" TIMESTAMP(6), "state" VARCHAR(20) NOT NULL, "restored_at" TIMESTAMP(6), "restored_run" VARCHAR(36), "restored_rows" BIGINT, "superseded_rows" BIGINT, "orphaned_rows" BIGINT, CONSTRAINT "PK_strandline_archive" PRIMARY KEY ("component", "archive", "cycle"));
-- strandline:statement 1.2
CREATE TABLE IF NOT EXISTS "strandline_archive_IngestionRoute_025c4bb53f" ("strandline_cycle" BIGINT NOT NULL, "IngestionRouteID" INT, "EquipmentID" INT, "VariableID" INT, "CampaignID" INT, "DataProvenanceID" INT, "ProcessingDegree" VARCHAR(50), "MetaDataID" INT, "ValidFrom" TIMESTAMP(6), "ValidTo" TIMESTAMP(6), "CreatedAt" TIMESTAMP(6), "CreatedByPersonID" INT, "Notes" VARCHAR(500));
-- strandline:statement 1.3
INSERT INTO "strandline_archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_IngestionRoute_025c4bb53f', COALESCE(MAX("cycle"), 0) + 1, 'table', 'IngestionRoute', 'strandline_archive_IngestionRoute_025c4bb53f', '1.5.0', '1.4.0', '', strftime('%Y-%m-%d %H:%M:%f', 'now'), 'archived'
FROM "strandline_archive" WHERE "component" = 'water' AND "archive" = 'archive_IngestionRoute_025c4bb53f';
-- strandline:statement 1.4
INSERT INTO "strandline_archive_IngestionRoute_025c4bb53f" ("strandline_cycle", "IngestionRouteID", "EquipmentID", "VariableID", "CampaignID", "DataProvenanceID", "ProcessingDegree", "MetaDataID", "ValidFrom", "ValidTo", "CreatedAt", "CreatedByPersonID", "Notes")
SELECT (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_IngestionRoute_025c4bb53f' AND "state" = 'archived'), t."IngestionRouteID", t."EquipmentID", t."VariableID", t."CampaignID", t."DataProvenanceID", t."ProcessingDegree", t."MetaDataID", t."ValidFrom", t."ValidTo", t."CreatedAt", t."CreatedByPersonID", t."Notes"
FROM "IngestionRoute" AS t;

-- strandline:step 2/3: delete reference row Version='1.5.0' from SchemaVersion
-- strandline:statement 2.1
DELETE FROM "SchemaVersion" WHERE "Version" = '1.5.0';

-- strandline:step 3/3: drop table IngestionRoute
-- effects: breaks-clients:IngestionRoute
-- strandline:statement 3.1
INSERT INTO temp."strandline_kept" (kind, name, on_table, sql)
SELECT type, name, tbl_name, sql FROM main.sqlite_schema
WHERE type IN ('view', 'trigger') AND tbl_name <> 'IngestionRoute' COLLATE NOCASE
  AND name NOT LIKE 'strandline|_%' ESCAPE '|'
  AND instr(lower(sql), lower('IngestionRoute')) > 0;
-- strandline:statement 3.2
DROP TABLE "IngestionRoute";

-- strandline:check
PRAGMA foreign_key_check;
-- strandline:end
SELECT kind, name, on_table FROM temp."strandline_kept" AS kept WHERE NOT EXISTS (
  SELECT 1 FROM main.sqlite_schema AS s WHERE s.type = kept.kind AND s.name = kept.name)
AND (on_table IS NULL OR EXISTS (
  SELECT 1 FROM main.sqlite_schema AS s WHERE s.name = kept.on_table COLLATE NOCASE));
-- strandline:end
CREATE TEMP TABLE "strandline_guard" (found INTEGER, CONSTRAINT "rows point at nothing (PRAGMA foreign_key_check lists them), all was undone" CHECK (found = 0));
-- strandline:end
INSERT OR ROLLBACK INTO temp."strandline_guard" SELECT 1 WHERE EXISTS (SELECT 1 FROM pragma_foreign_key_check);
-- strandline:end
DROP TABLE temp."strandline_guard";
-- strandline:end
CREATE TEMP TABLE "strandline_guard" (found INTEGER, CONSTRAINT "what is listed above would be lost, all was undone" CHECK (found = 0));
-- strandline:end
INSERT OR ROLLBACK INTO temp."strandline_guard" SELECT 1 WHERE EXISTS (SELECT kind, name, on_table FROM temp."strandline_kept" AS kept WHERE NOT EXISTS (
  SELECT 1 FROM main.sqlite_schema AS s WHERE s.type = kept.kind AND s.name = kept.name)
AND (on_table IS NULL OR EXISTS (
  SELECT 1 FROM main.sqlite_schema AS s WHERE s.name = kept.on_table COLLATE NOCASE)));
-- strandline:end
DROP TABLE temp."strandline_guard";
-- strandline:end
COMMIT;
-- strandline:after
PRAGMA legacy_alter_table = OFF;
-- strandline:after
DROP TABLE IF EXISTS temp."strandline_kept";
-- strandline:after
PRAGMA foreign_keys = ON;
