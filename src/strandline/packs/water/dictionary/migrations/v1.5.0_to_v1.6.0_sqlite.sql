-- Migration: v1.5.0 → v1.6.0
-- Component: water on sqlite
-- Description: Processing lineage: processing steps, their inputs and outputs, and the processing degree
-- Rollback: v1.6.0_to_v1.5.0_sqlite_rollback.sql
-- Author: Strandline water pack
-- Date: 2026-10-12
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: NONE
-- Run by hand: sqlite3 -bail DB < FILE

-- strandline:before
PRAGMA foreign_keys = OFF;
-- strandline:begin
BEGIN IMMEDIATE;
-- strandline:step 1/4: create table ProcessingStep
-- strandline:statement 1.1
CREATE TABLE "ProcessingStep" (
  "ProcessingStepID" INTEGER NOT NULL CONSTRAINT "PK_ProcessingStep" PRIMARY KEY AUTOINCREMENT,
  "Name" VARCHAR(200) NOT NULL,
  "Description" VARCHAR(2000),
  "MethodName" VARCHAR(200),
  "MethodVersion" VARCHAR(50),
  "Parameters" TEXT,
  "ExecutedAt" TIMESTAMP(6),
  "ExecutedByPersonID" INT,
  CONSTRAINT "FK_ProcessingStep_Person" FOREIGN KEY ("ExecutedByPersonID") REFERENCES "Person" ("PersonID")
);

-- strandline:step 2/4: create table DataLineage
-- strandline:statement 2.1
CREATE TABLE "DataLineage" (
  "DataLineageID" INTEGER NOT NULL CONSTRAINT "PK_DataLineage" PRIMARY KEY AUTOINCREMENT,
  "ProcessingStepID" INT NOT NULL,
  "MetaDataID" INT NOT NULL,
  "Role" VARCHAR(20) NOT NULL,
  CONSTRAINT "FK_DataLineage_ProcessingStep" FOREIGN KEY ("ProcessingStepID") REFERENCES "ProcessingStep" ("ProcessingStepID"),
  CONSTRAINT "FK_DataLineage_MetaData" FOREIGN KEY ("MetaDataID") REFERENCES "MetaData" ("MetaDataID"),
  CONSTRAINT "CK_DataLineage_Role" CHECK ("Role" IN ('Input', 'Output'))
);
-- strandline:statement 2.2
CREATE INDEX "IX_DataLineage_MetaDataID" ON "DataLineage" ("MetaDataID");
-- strandline:statement 2.3
CREATE INDEX "IX_DataLineage_ProcessingStepID_Role" ON "DataLineage" ("ProcessingStepID", "Role");

-- strandline:step 3/4: add column MetaData.ProcessingDegree string(50)
-- strandline:statement 3.1
ALTER TABLE "MetaData" ADD COLUMN "ProcessingDegree" VARCHAR(50) DEFAULT 'Raw';

-- strandline:step 4/4: insert reference row Version='1.6.0' into SchemaVersion
-- strandline:statement 4.1
INSERT INTO "SchemaVersion" ("Version", "Description", "MigrationScript") VALUES ('1.6.0', 'Processing lineage: processing steps, their inputs and outputs, and the processing degree', 'v1.5.0_to_v1.6.0_sqlite.sql');

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
