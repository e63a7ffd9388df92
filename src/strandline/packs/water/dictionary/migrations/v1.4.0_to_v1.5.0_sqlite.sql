-- Migration: v1.4.0 → v1.5.0
-- Component: water on sqlite
-- Description: Ingestion routing: which series incoming sensor data belong to
-- Rollback: v1.5.0_to_v1.4.0_sqlite_rollback.sql
-- Author: Strandline water pack
-- Date: 2026-09-07
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: NONE
-- Archives: NONE
-- Run by hand: sqlite3 -bail DB < FILE

-- strandline:before
PRAGMA foreign_keys = OFF;
-- strandline:begin
BEGIN IMMEDIATE;
-- strandline:step 1/3: create table IngestionRoute
-- strandline:statement 1.1
CREATE TABLE "IngestionRoute" (
  "IngestionRouteID" INTEGER NOT NULL CONSTRAINT "PK_IngestionRoute" PRIMARY KEY AUTOINCREMENT,
  "EquipmentID" INT NOT NULL,
  "VariableID" INT NOT NULL,
  "CampaignID" INT,
  "DataProvenanceID" INT NOT NULL DEFAULT 1,
  "ProcessingDegree" VARCHAR(50) NOT NULL DEFAULT 'Raw',
  "MetaDataID" INT NOT NULL,
  "ValidFrom" TIMESTAMP(6) NOT NULL,
  "ValidTo" TIMESTAMP(6),
  "CreatedAt" TIMESTAMP(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "CreatedByPersonID" INT,
  "Notes" VARCHAR(500),
  CONSTRAINT "FK_IngestionRoute_Equipment" FOREIGN KEY ("EquipmentID") REFERENCES "Equipment" ("EquipmentID"),
  CONSTRAINT "FK_IngestionRoute_Variable" FOREIGN KEY ("VariableID") REFERENCES "Variable" ("VariableID"),
  CONSTRAINT "FK_IngestionRoute_Campaign" FOREIGN KEY ("CampaignID") REFERENCES "Campaign" ("CampaignID"),
  CONSTRAINT "FK_IngestionRoute_DataProvenance" FOREIGN KEY ("DataProvenanceID") REFERENCES "DataProvenance" ("DataProvenanceID"),
  CONSTRAINT "FK_IngestionRoute_MetaData" FOREIGN KEY ("MetaDataID") REFERENCES "MetaData" ("MetaDataID"),
  CONSTRAINT "FK_IngestionRoute_Person" FOREIGN KEY ("CreatedByPersonID") REFERENCES "Person" ("PersonID")
);
-- strandline:statement 1.2
CREATE INDEX "IX_IngestionRoute_EquipmentID_VariableID_DataProvenanc_02bc7a3d" ON "IngestionRoute" ("EquipmentID", "VariableID", "DataProvenanceID", "ProcessingDegree", "ValidFrom");

-- strandline:step 2/3: insert reference row Version='1.5.0' into SchemaVersion
-- strandline:statement 2.1
INSERT INTO "SchemaVersion" ("Version", "Description", "MigrationScript") VALUES ('1.5.0', 'Ingestion routing: which series incoming sensor data belong to', 'v1.4.0_to_v1.5.0_sqlite.sql');

-- strandline:step 3/3: restore table IngestionRoute from the archive
-- effects: locks-writers:IngestionRoute
-- strandline:statement 3.1 restores archive_IngestionRoute_025c4bb53f
CREATE TABLE IF NOT EXISTS "strandline_archive" ("component" VARCHAR(100) NOT NULL, "archive" VARCHAR(100) NOT NULL, "cycle" BIGINT NOT NULL, "kind" VARCHAR(20) NOT NULL, "subject" VARCHAR(400) NOT NULL, "location" VARCHAR(200) NOT NULL, "from_version" VARCHAR(100) NOT NULL, "to_version" VARCHAR(100) NOT NULL, "run_id" VARCHAR(36) NOT NULL, "archived_at" TIMESTAMP(6), "state" VARCHAR(20) NOT NULL, "restored_at" TIMESTAMP(6), "restored_run" VARCHAR(36), "restored_rows" BIGINT, "superseded_rows" BIGINT, "orphaned_rows" BIGINT, CONSTRAINT "PK_strandline_archive" PRIMARY KEY ("component", "archive", "cycle"));
-- strandline:statement 3.2 restores archive_IngestionRoute_025c4bb53f
CREATE TABLE IF NOT EXISTS "strandline_archive_IngestionRoute_025c4bb53f" ("strandline_cycle" BIGINT NOT NULL, "IngestionRouteID" INT, "EquipmentID" INT, "VariableID" INT, "CampaignID" INT, "DataProvenanceID" INT, "ProcessingDegree" VARCHAR(50), "MetaDataID" INT, "ValidFrom" TIMESTAMP(6), "ValidTo" TIMESTAMP(6), "CreatedAt" TIMESTAMP(6), "CreatedByPersonID" INT, "Notes" VARCHAR(500));
-- strandline:statement 3.3 restores archive_IngestionRoute_025c4bb53f
INSERT INTO "IngestionRoute" ("IngestionRouteID", "EquipmentID", "VariableID", "CampaignID", "DataProvenanceID", "ProcessingDegree", "MetaDataID", "ValidFrom", "ValidTo", "CreatedAt", "CreatedByPersonID", "Notes")
SELECT a."IngestionRouteID", a."EquipmentID", a."VariableID", a."CampaignID", a."DataProvenanceID", a."ProcessingDegree", a."MetaDataID", a."ValidFrom", a."ValidTo", a."CreatedAt", a."CreatedByPersonID", a."Notes"
FROM "strandline_archive_IngestionRoute_025c4bb53f" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_IngestionRoute_025c4bb53f' AND "state" = 'archived')
  AND (a."EquipmentID" IS NULL OR EXISTS (SELECT 1 FROM "Equipment" AS p WHERE p."EquipmentID" = a."EquipmentID"))
  AND (a."VariableID" IS NULL OR EXISTS (SELECT 1 FROM "Variable" AS p WHERE p."VariableID" = a."VariableID"))
  AND (a."CampaignID" IS NULL OR EXISTS (SELECT 1 FROM "Campaign" AS p WHERE p."CampaignID" = a."CampaignID"))
  AND (a."DataProvenanceID" IS NULL OR EXISTS (SELECT 1 FROM "DataProvenance" AS p WHERE p."DataProvenanceID" = a."DataProvenanceID"))
  AND (a."MetaDataID" IS NULL OR EXISTS (SELECT 1 FROM "MetaData" AS p WHERE p."MetaDataID" = a."MetaDataID"))
  AND (a."CreatedByPersonID" IS NULL OR EXISTS (SELECT 1 FROM "Person" AS p WHERE p."PersonID" = a."CreatedByPersonID"));
-- strandline:statement 3.4 restores archive_IngestionRoute_025c4bb53f
UPDATE "strandline_archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline_archive_IngestionRoute_025c4bb53f" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_IngestionRoute_025c4bb53f' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "IngestionRoute" AS t WHERE t."IngestionRouteID" = a."IngestionRouteID")),
  "superseded_rows" = 0
WHERE "component" = 'water' AND "archive" = 'archive_IngestionRoute_025c4bb53f' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_IngestionRoute_025c4bb53f' AND "state" = 'archived');
-- strandline:statement 3.5 restores archive_IngestionRoute_025c4bb53f
UPDATE "strandline_archive" SET
  "state" = 'restored',
  "restored_at" = strftime('%Y-%m-%d %H:%M:%f', 'now'),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline_archive_IngestionRoute_025c4bb53f" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_IngestionRoute_025c4bb53f' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_IngestionRoute_025c4bb53f' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_IngestionRoute_025c4bb53f' AND "state" = 'archived');

-- strandline:check
PRAGMA foreign_key_check;
-- strandline:end
CREATE TEMP TABLE "strandline_guard" (found INTEGER, CONSTRAINT "rows point at nothing (PRAGMA foreign_key_check lists them), all was undone" CHECK (found = 0));
-- strandline:end
INSERT OR ROLLBACK INTO temp."strandline_guard" SELECT 1 WHERE EXISTS (SELECT 1 FROM pragma_foreign_key_check);
-- strandline:end
DROP TABLE temp."strandline_guard";
-- strandline:end
COMMIT;
-- strandline:after
PRAGMA foreign_keys = ON;
