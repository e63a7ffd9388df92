-- Migration: v1.5.0 → v1.6.0
-- Component: water on duckdb
-- Description: Processing lineage: processing steps, their inputs and outputs, and the processing degree
-- Rollback: v1.6.0_to_v1.5.0_duckdb_rollback.sql
-- Author: Strandline water pack
-- Date: 2026-10-12
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: NONE
-- Run by hand: duckdb -bail DB < FILE

-- strandline:before
SET wal_autocheckpoint = '0KB';
-- strandline:begin
BEGIN TRANSACTION;
-- strandline:step 1/4: create table dbo.ProcessingStep
-- strandline:statement 1.1
CREATE SCHEMA IF NOT EXISTS "dbo";
-- strandline:statement 1.2
CREATE SEQUENCE "dbo"."strandline_seq_ProcessingStep_ProcessingStepID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 1.3
CREATE TABLE "dbo"."ProcessingStep" (
    "ProcessingStepID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_ProcessingStep_ProcessingStepID"') NOT NULL,
    "Name" VARCHAR NOT NULL,
    "Description" VARCHAR,
    "MethodName" VARCHAR,
    "MethodVersion" VARCHAR,
    "Parameters" VARCHAR,
    "ExecutedAt" TIMESTAMP,
    "ExecutedByPersonID" INTEGER,
    CONSTRAINT "PK_ProcessingStep" PRIMARY KEY ("ProcessingStepID"),
    CONSTRAINT "FK_ProcessingStep_Person" FOREIGN KEY ("ExecutedByPersonID") REFERENCES "dbo"."Person" ("PersonID")
);
-- strandline:statement 1.4
COMMENT ON TABLE "dbo"."ProcessingStep" IS 'Executions of a processing method: what was run, with which parameters, when and by whom.';
-- strandline:statement 1.5
COMMENT ON COLUMN "dbo"."ProcessingStep"."ProcessingStepID" IS 'Surrogate key of the step.';
-- strandline:statement 1.6
COMMENT ON COLUMN "dbo"."ProcessingStep"."Name" IS 'Name of the step for readers.';
-- strandline:statement 1.7
COMMENT ON COLUMN "dbo"."ProcessingStep"."Description" IS 'What the step was meant to achieve.';
-- strandline:statement 1.8
COMMENT ON COLUMN "dbo"."ProcessingStep"."MethodName" IS 'Name of the method, for example outlier_removal.';
-- strandline:statement 1.9
COMMENT ON COLUMN "dbo"."ProcessingStep"."MethodVersion" IS 'Software and version that ran it.';
-- strandline:statement 1.10
COMMENT ON COLUMN "dbo"."ProcessingStep"."Parameters" IS 'Parameters of the run, as a JSON document.';
-- strandline:statement 1.11
COMMENT ON COLUMN "dbo"."ProcessingStep"."ExecutedAt" IS 'Instant of the run, in UTC.';
-- strandline:statement 1.12
COMMENT ON COLUMN "dbo"."ProcessingStep"."ExecutedByPersonID" IS 'Person who ran it; empty for automatic runs.';

-- strandline:step 2/4: create table dbo.DataLineage
-- strandline:statement 2.1
CREATE SEQUENCE "dbo"."strandline_seq_DataLineage_DataLineageID" START 1 INCREMENT 1 MINVALUE 1;
-- strandline:statement 2.2
CREATE TABLE "dbo"."DataLineage" (
    "DataLineageID" INTEGER DEFAULT nextval('"dbo"."strandline_seq_DataLineage_DataLineageID"') NOT NULL,
    "ProcessingStepID" INTEGER NOT NULL,
    "MetaDataID" INTEGER NOT NULL,
    "Role" VARCHAR NOT NULL,
    CONSTRAINT "PK_DataLineage" PRIMARY KEY ("DataLineageID"),
    CONSTRAINT "FK_DataLineage_ProcessingStep" FOREIGN KEY ("ProcessingStepID") REFERENCES "dbo"."ProcessingStep" ("ProcessingStepID"),
    CONSTRAINT "FK_DataLineage_MetaData" FOREIGN KEY ("MetaDataID") REFERENCES "dbo"."MetaData" ("MetaDataID"),
    CONSTRAINT "CK_DataLineage_Role" CHECK ("Role" IN ('Input', 'Output'))
);
-- strandline:statement 2.3
CREATE INDEX "IX_DataLineage_MetaDataID" ON "dbo"."DataLineage" ("MetaDataID");
-- strandline:statement 2.4
CREATE INDEX "IX_DataLineage_ProcessingStepID_Role" ON "dbo"."DataLineage" ("ProcessingStepID", "Role");
-- strandline:statement 2.5
COMMENT ON TABLE "dbo"."DataLineage" IS 'Which series went into a processing step and which came out: the edges of the lineage graph.';
-- strandline:statement 2.6
COMMENT ON COLUMN "dbo"."DataLineage"."DataLineageID" IS 'Surrogate key of the edge.';
-- strandline:statement 2.7
COMMENT ON COLUMN "dbo"."DataLineage"."ProcessingStepID" IS 'Step that the series took part in.';
-- strandline:statement 2.8
COMMENT ON COLUMN "dbo"."DataLineage"."MetaDataID" IS 'Series that took part.';
-- strandline:statement 2.9
COMMENT ON COLUMN "dbo"."DataLineage"."Role" IS 'Input when the step read the series, Output when it made it.';

-- strandline:step 3/4: add column dbo.MetaData.ProcessingDegree text
-- strandline:statement 3.1
ALTER TABLE "dbo"."MetaData" ADD COLUMN "ProcessingDegree" VARCHAR DEFAULT 'Raw';
-- strandline:statement 3.2
COMMENT ON COLUMN "dbo"."MetaData"."ProcessingDegree" IS 'How far the series has been processed, for example Raw, Cleaned or Validated; a convenience, the lineage tables hold the proof.';

-- strandline:step 4/4: insert reference row Version='1.6.0' into dbo.SchemaVersion
-- effects: may-fail:dbo.SchemaVersion
-- strandline:statement 4.1
INSERT INTO "dbo"."SchemaVersion" ("Version", "Description", "MigrationScript") VALUES ('1.6.0', 'Processing lineage: processing steps, their inputs and outputs, and the processing degree', 'v1.5.0_to_v1.6.0_duckdb.sql');

-- strandline:end
COMMIT;
