-- Migration: v1.4.0 → v1.5.0
-- Component: water on sqlite
-- Description: Ingestion routing: which series incoming sensor data belong to
-- Rollback: v1.5.0_to_v1.4.0_sqlite_rollback.sql
-- Author: Strandline water pack
-- Date: 2026-09-07
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: NONE
-- Run by hand: sqlite3 -bail DB < FILE

-- strandline:before
PRAGMA foreign_keys = OFF;
-- strandline:begin
BEGIN IMMEDIATE;
-- strandline:step 1/2: create table IngestionRoute
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

-- strandline:step 2/2: insert reference row Version='1.5.0' into SchemaVersion
-- strandline:statement 2.1
INSERT INTO "SchemaVersion" ("Version", "Description", "MigrationScript") VALUES ('1.5.0', 'Ingestion routing: which series incoming sensor data belong to', 'v1.4.0_to_v1.5.0_sqlite.sql');

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
