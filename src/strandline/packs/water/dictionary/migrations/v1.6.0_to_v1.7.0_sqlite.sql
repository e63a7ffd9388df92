-- Migration: v1.6.0 → v1.7.0
-- Component: water on sqlite
-- Description: Annotations of series, the vocabulary of quality codes, and stored ingestion requests
-- Rollback: v1.7.0_to_v1.6.0_sqlite_rollback.sql
-- Author: Strandline water pack
-- Date: 2026-11-28
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: NONE
-- Archives: NONE
-- Run by hand: sqlite3 -bail DB < FILE

-- strandline:before
PRAGMA foreign_keys = OFF;
-- strandline:begin
BEGIN IMMEDIATE;
-- strandline:step 1/27: create table AnnotationType
-- strandline:statement 1.1
CREATE TABLE "AnnotationType" (
  "AnnotationTypeID" INT NOT NULL,
  "Name" VARCHAR(100) NOT NULL,
  "Color" VARCHAR(7) NOT NULL,
  CONSTRAINT "PK_AnnotationType" PRIMARY KEY ("AnnotationTypeID"),
  CONSTRAINT "UQ_AnnotationType_Name" UNIQUE ("Name")
);

-- strandline:step 2/27: create table Annotation
-- strandline:statement 2.1
CREATE TABLE "Annotation" (
  "AnnotationID" INTEGER NOT NULL CONSTRAINT "PK_Annotation" PRIMARY KEY AUTOINCREMENT,
  "MetaDataID" INT NOT NULL,
  "AnnotationTypeID" INT NOT NULL,
  "StartTime" TIMESTAMP(7) NOT NULL,
  "EndTime" TIMESTAMP(7),
  "AuthorPersonID" INT,
  "CampaignID" INT,
  "EquipmentEventID" INT,
  "Title" VARCHAR(200) NOT NULL,
  "Comment" TEXT,
  "CreatedAt" TIMESTAMP(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "FK_Annotation_MetaData" FOREIGN KEY ("MetaDataID") REFERENCES "MetaData" ("MetaDataID"),
  CONSTRAINT "FK_Annotation_AnnotationType" FOREIGN KEY ("AnnotationTypeID") REFERENCES "AnnotationType" ("AnnotationTypeID"),
  CONSTRAINT "FK_Annotation_Person" FOREIGN KEY ("AuthorPersonID") REFERENCES "Person" ("PersonID"),
  CONSTRAINT "FK_Annotation_Campaign" FOREIGN KEY ("CampaignID") REFERENCES "Campaign" ("CampaignID"),
  CONSTRAINT "FK_Annotation_EquipmentEvent" FOREIGN KEY ("EquipmentEventID") REFERENCES "EquipmentEvent" ("EquipmentEventID")
);
-- strandline:statement 2.2
CREATE INDEX "IX_Annotation_MetaDataID_StartTime" ON "Annotation" ("MetaDataID", "StartTime");

-- strandline:step 3/27: create table IngestRequest
-- strandline:statement 3.1
CREATE TABLE "IngestRequest" (
  "IngestRequestID" INTEGER NOT NULL CONSTRAINT "PK_IngestRequest" PRIMARY KEY AUTOINCREMENT,
  "Caller" VARCHAR(100) NOT NULL,
  "IdempotencyKey" VARCHAR(200) NOT NULL,
  "Endpoint" VARCHAR(100) NOT NULL,
  "RequestHash" VARCHAR(64) NOT NULL,
  "StatusCode" INT NOT NULL,
  "Response" TEXT NOT NULL,
  "CreatedAt" TIMESTAMP(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "UQ_IngestRequest_Caller_IdempotencyKey" UNIQUE ("Caller", "IdempotencyKey")
);
-- strandline:statement 3.2
CREATE INDEX "IX_IngestRequest_CreatedAt" ON "IngestRequest" ("CreatedAt");

-- strandline:step 4/27: create table QualityCode
-- strandline:statement 4.1
CREATE TABLE "QualityCode" (
  "QualityCodeID" INT NOT NULL,
  "Name" VARCHAR(50) NOT NULL,
  "IsUsable" BOOLEAN NOT NULL,
  "Description" VARCHAR(500),
  CONSTRAINT "PK_QualityCode" PRIMARY KEY ("QualityCodeID"),
  CONSTRAINT "UQ_QualityCode_Name" UNIQUE ("Name")
);

-- strandline:step 5/27: insert reference row AnnotationTypeID=1 into AnnotationType
-- strandline:statement 5.1
INSERT INTO "AnnotationType" ("AnnotationTypeID", "Name", "Color") VALUES (1, 'Fault', '#B3261E');

-- strandline:step 6/27: insert reference row AnnotationTypeID=2 into AnnotationType
-- strandline:statement 6.1
INSERT INTO "AnnotationType" ("AnnotationTypeID", "Name", "Color") VALUES (2, 'Maintenance', '#8A5A00');

-- strandline:step 7/27: insert reference row AnnotationTypeID=3 into AnnotationType
-- strandline:statement 7.1
INSERT INTO "AnnotationType" ("AnnotationTypeID", "Name", "Color") VALUES (3, 'Calibration Period', '#6A3FA0');

-- strandline:step 8/27: insert reference row AnnotationTypeID=4 into AnnotationType
-- strandline:statement 8.1
INSERT INTO "AnnotationType" ("AnnotationTypeID", "Name", "Color") VALUES (4, 'Anomaly', '#C2410C');

-- strandline:step 9/27: insert reference row AnnotationTypeID=5 into AnnotationType
-- strandline:statement 9.1
INSERT INTO "AnnotationType" ("AnnotationTypeID", "Name", "Color") VALUES (5, 'Experiment', '#00696B');

-- strandline:step 10/27: insert reference row AnnotationTypeID=6 into AnnotationType
-- strandline:statement 10.1
INSERT INTO "AnnotationType" ("AnnotationTypeID", "Name", "Color") VALUES (6, 'Process Event', '#1457A8');

-- strandline:step 11/27: insert reference row AnnotationTypeID=7 into AnnotationType
-- strandline:statement 11.1
INSERT INTO "AnnotationType" ("AnnotationTypeID", "Name", "Color") VALUES (7, 'Data Quality', '#A3195B');

-- strandline:step 12/27: insert reference row AnnotationTypeID=8 into AnnotationType
-- strandline:statement 12.1
INSERT INTO "AnnotationType" ("AnnotationTypeID", "Name", "Color") VALUES (8, 'Note', '#52606B');

-- strandline:step 13/27: insert reference row AnnotationTypeID=9 into AnnotationType
-- strandline:statement 13.1
INSERT INTO "AnnotationType" ("AnnotationTypeID", "Name", "Color") VALUES (9, 'Exclusion', '#3A3A3A');

-- strandline:step 14/27: insert reference row AnnotationTypeID=10 into AnnotationType
-- strandline:statement 14.1
INSERT INTO "AnnotationType" ("AnnotationTypeID", "Name", "Color") VALUES (10, 'Validated', '#2E7031');

-- strandline:step 15/27: insert reference row QualityCodeID=1 into QualityCode
-- strandline:statement 15.1
INSERT INTO "QualityCode" ("QualityCodeID", "Name", "IsUsable", "Description") VALUES (1, 'Accepted', 1, 'Checked, and nothing speaks against the value.');

-- strandline:step 16/27: insert reference row QualityCodeID=2 into QualityCode
-- strandline:statement 16.1
INSERT INTO "QualityCode" ("QualityCodeID", "Name", "IsUsable", "Description") VALUES (2, 'Suspect', 1, 'Something speaks against the value, but it is not proven wrong.');

-- strandline:step 17/27: insert reference row QualityCodeID=3 into QualityCode
-- strandline:statement 17.1
INSERT INTO "QualityCode" ("QualityCodeID", "Name", "IsUsable", "Description") VALUES (3, 'Rejected', 0, 'Known to be wrong; kept, but not to be evaluated.');

-- strandline:step 18/27: insert reference row QualityCodeID=4 into QualityCode
-- strandline:statement 18.1
INSERT INTO "QualityCode" ("QualityCodeID", "Name", "IsUsable", "Description") VALUES (4, 'BelowLoD', 0, 'Below the limit of detection; the stored number is not a measurement.');

-- strandline:step 19/27: insert reference row QualityCodeID=5 into QualityCode
-- strandline:statement 19.1
INSERT INTO "QualityCode" ("QualityCodeID", "Name", "IsUsable", "Description") VALUES (5, 'AboveLoQ', 0, 'Above the range that the method can quantify, or the sensor was saturated.');

-- strandline:step 20/27: insert reference row QualityCodeID=6 into QualityCode
-- strandline:statement 20.1
INSERT INTO "QualityCode" ("QualityCodeID", "Name", "IsUsable", "Description") VALUES (6, 'Outlier', 1, 'Far from its neighbours, but perhaps real.');

-- strandline:step 21/27: insert reference row Version='1.7.0' into SchemaVersion
-- strandline:statement 21.1
INSERT INTO "SchemaVersion" ("Version", "Description", "MigrationScript") VALUES ('1.7.0', 'Annotations of series, the vocabulary of quality codes, and stored ingestion requests', 'v1.6.0_to_v1.7.0_sqlite.sql');

-- strandline:step 22/27: restore table AnnotationType from the archive
-- effects: locks-writers:AnnotationType
-- strandline:statement 22.1 restores archive_AnnotationType_6999398caf
CREATE TABLE IF NOT EXISTS "strandline_archive" ("component" VARCHAR(100) NOT NULL, "archive" VARCHAR(100) NOT NULL, "cycle" BIGINT NOT NULL, "kind" VARCHAR(20) NOT NULL, "subject" VARCHAR(400) NOT NULL, "location" VARCHAR(200) NOT NULL, "from_version" VARCHAR(100) NOT NULL, "to_version" VARCHAR(100) NOT NULL, "run_id" VARCHAR(36) NOT NULL, "archived_at" TIMESTAMP(6), "state" VARCHAR(20) NOT NULL, "restored_at" TIMESTAMP(6), "restored_run" VARCHAR(36), "restored_rows" BIGINT, "superseded_rows" BIGINT, "orphaned_rows" BIGINT, CONSTRAINT "PK_strandline_archive" PRIMARY KEY ("component", "archive", "cycle"));
-- strandline:statement 22.2 restores archive_AnnotationType_6999398caf
CREATE TABLE IF NOT EXISTS "strandline_archive_AnnotationType_6999398caf" ("strandline_cycle" BIGINT NOT NULL, "AnnotationTypeID" INT, "Name" VARCHAR(100), "Color" VARCHAR(7));
-- strandline:statement 22.3 restores archive_AnnotationType_6999398caf
CREATE TABLE IF NOT EXISTS "strandline_moved_AnnotationType_6999398caf" ("AnnotationTypeID" INT, "Name" VARCHAR(100), "Color" VARCHAR(7));
-- strandline:statement 22.4 restores archive_AnnotationType_6999398caf
UPDATE "AnnotationType" AS t SET "Name" = a."Name", "Color" = a."Color"
FROM "strandline_moved_AnnotationType_6999398caf" AS a
WHERE t."AnnotationTypeID" = a."AnnotationTypeID";
-- strandline:statement 22.5 restores archive_AnnotationType_6999398caf
INSERT INTO "AnnotationType" ("AnnotationTypeID", "Name", "Color")
SELECT a."AnnotationTypeID", a."Name", a."Color"
FROM "strandline_moved_AnnotationType_6999398caf" AS a
WHERE NOT EXISTS (SELECT 1 FROM "AnnotationType" AS t WHERE t."AnnotationTypeID" = a."AnnotationTypeID");
-- strandline:statement 22.6 restores archive_AnnotationType_6999398caf
DROP TABLE "strandline_moved_AnnotationType_6999398caf";
-- strandline:statement 22.7 restores archive_AnnotationType_6999398caf
UPDATE "strandline_archive" SET
  "state" = 'restored',
  "restored_at" = strftime('%Y-%m-%d %H:%M:%f', 'now'),
  "restored_run" = '',
  "location" = 'strandline_archive_AnnotationType_6999398caf',
  "restored_rows" = (SELECT COUNT(*) FROM "AnnotationType"),
  "superseded_rows" = 0,
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline_archive_AnnotationType_6999398caf" AS a WHERE a."strandline_cycle" = "strandline_archive"."cycle")
WHERE "component" = 'water' AND "archive" = 'archive_AnnotationType_6999398caf' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_AnnotationType_6999398caf' AND "state" = 'archived');

-- strandline:step 23/27: restore table Annotation from the archive
-- effects: locks-writers:Annotation
-- strandline:statement 23.1 restores archive_Annotation_cd238da823
CREATE TABLE IF NOT EXISTS "strandline_archive_Annotation_cd238da823" ("strandline_cycle" BIGINT NOT NULL, "AnnotationID" INT, "MetaDataID" INT, "AnnotationTypeID" INT, "StartTime" TIMESTAMP(7), "EndTime" TIMESTAMP(7), "AuthorPersonID" INT, "CampaignID" INT, "EquipmentEventID" INT, "Title" VARCHAR(200), "Comment" TEXT, "CreatedAt" TIMESTAMP(6));
-- strandline:statement 23.2 restores archive_Annotation_cd238da823
INSERT INTO "Annotation" ("AnnotationID", "MetaDataID", "AnnotationTypeID", "StartTime", "EndTime", "AuthorPersonID", "CampaignID", "EquipmentEventID", "Title", "Comment", "CreatedAt")
SELECT a."AnnotationID", a."MetaDataID", a."AnnotationTypeID", a."StartTime", a."EndTime", a."AuthorPersonID", a."CampaignID", a."EquipmentEventID", a."Title", a."Comment", a."CreatedAt"
FROM "strandline_archive_Annotation_cd238da823" AS a
WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_Annotation_cd238da823' AND "state" = 'archived')
  AND (a."MetaDataID" IS NULL OR EXISTS (SELECT 1 FROM "MetaData" AS p WHERE p."MetaDataID" = a."MetaDataID"))
  AND (a."AnnotationTypeID" IS NULL OR EXISTS (SELECT 1 FROM "AnnotationType" AS p WHERE p."AnnotationTypeID" = a."AnnotationTypeID"))
  AND (a."AuthorPersonID" IS NULL OR EXISTS (SELECT 1 FROM "Person" AS p WHERE p."PersonID" = a."AuthorPersonID"))
  AND (a."CampaignID" IS NULL OR EXISTS (SELECT 1 FROM "Campaign" AS p WHERE p."CampaignID" = a."CampaignID"))
  AND (a."EquipmentEventID" IS NULL OR EXISTS (SELECT 1 FROM "EquipmentEvent" AS p WHERE p."EquipmentEventID" = a."EquipmentEventID"));
-- strandline:statement 23.3 restores archive_Annotation_cd238da823
UPDATE "strandline_archive" SET
  "restored_rows" = (SELECT COUNT(*) FROM "strandline_archive_Annotation_cd238da823" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_Annotation_cd238da823' AND "state" = 'archived') AND EXISTS (SELECT 1 FROM "Annotation" AS t WHERE t."AnnotationID" = a."AnnotationID")),
  "superseded_rows" = 0
WHERE "component" = 'water' AND "archive" = 'archive_Annotation_cd238da823' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_Annotation_cd238da823' AND "state" = 'archived');
-- strandline:statement 23.4 restores archive_Annotation_cd238da823
UPDATE "strandline_archive" SET
  "state" = 'restored',
  "restored_at" = strftime('%Y-%m-%d %H:%M:%f', 'now'),
  "restored_run" = '',
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline_archive_Annotation_cd238da823" AS a WHERE a."strandline_cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_Annotation_cd238da823' AND "state" = 'archived')) - "restored_rows" - "superseded_rows"
WHERE "component" = 'water' AND "archive" = 'archive_Annotation_cd238da823' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_Annotation_cd238da823' AND "state" = 'archived');

-- strandline:step 24/27: restore table IngestRequest from the archive
-- effects: locks-writers:IngestRequest
-- strandline:statement 24.1 restores archive_IngestRequest_7150d96189
CREATE TABLE IF NOT EXISTS "strandline_archive_IngestRequest_7150d96189" ("strandline_cycle" BIGINT NOT NULL, "IngestRequestID" INT, "Caller" VARCHAR(100), "IdempotencyKey" VARCHAR(200), "Endpoint" VARCHAR(100), "RequestHash" VARCHAR(64), "StatusCode" INT, "Response" TEXT, "CreatedAt" TIMESTAMP(6));
-- strandline:statement 24.2 restores archive_IngestRequest_7150d96189
CREATE TABLE IF NOT EXISTS "strandline_moved_IngestRequest_7150d96189" ("IngestRequestID" INT, "Caller" VARCHAR(100), "IdempotencyKey" VARCHAR(200), "Endpoint" VARCHAR(100), "RequestHash" VARCHAR(64), "StatusCode" INT, "Response" TEXT, "CreatedAt" TIMESTAMP(6));
-- strandline:statement 24.3 restores archive_IngestRequest_7150d96189
INSERT INTO "IngestRequest" ("IngestRequestID", "Caller", "IdempotencyKey", "Endpoint", "RequestHash", "StatusCode", "Response", "CreatedAt")
SELECT a."IngestRequestID", a."Caller", a."IdempotencyKey", a."Endpoint", a."RequestHash", a."StatusCode", a."Response", a."CreatedAt"
FROM "strandline_moved_IngestRequest_7150d96189" AS a;
-- strandline:statement 24.4 restores archive_IngestRequest_7150d96189
DROP TABLE "strandline_moved_IngestRequest_7150d96189";
-- strandline:statement 24.5 restores archive_IngestRequest_7150d96189
UPDATE "strandline_archive" SET
  "state" = 'restored',
  "restored_at" = strftime('%Y-%m-%d %H:%M:%f', 'now'),
  "restored_run" = '',
  "location" = 'strandline_archive_IngestRequest_7150d96189',
  "restored_rows" = (SELECT COUNT(*) FROM "IngestRequest"),
  "superseded_rows" = 0,
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline_archive_IngestRequest_7150d96189" AS a WHERE a."strandline_cycle" = "strandline_archive"."cycle")
WHERE "component" = 'water' AND "archive" = 'archive_IngestRequest_7150d96189' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_IngestRequest_7150d96189' AND "state" = 'archived');

-- strandline:step 25/27: restore table QualityCode from the archive
-- effects: locks-writers:QualityCode
-- strandline:statement 25.1 restores archive_QualityCode_4ec9362f1c
CREATE TABLE IF NOT EXISTS "strandline_archive_QualityCode_4ec9362f1c" ("strandline_cycle" BIGINT NOT NULL, "QualityCodeID" INT, "Name" VARCHAR(50), "IsUsable" BOOLEAN, "Description" VARCHAR(500));
-- strandline:statement 25.2 restores archive_QualityCode_4ec9362f1c
CREATE TABLE IF NOT EXISTS "strandline_moved_QualityCode_4ec9362f1c" ("QualityCodeID" INT, "Name" VARCHAR(50), "IsUsable" BOOLEAN, "Description" VARCHAR(500));
-- strandline:statement 25.3 restores archive_QualityCode_4ec9362f1c
UPDATE "QualityCode" AS t SET "Name" = a."Name", "IsUsable" = a."IsUsable", "Description" = a."Description"
FROM "strandline_moved_QualityCode_4ec9362f1c" AS a
WHERE t."QualityCodeID" = a."QualityCodeID";
-- strandline:statement 25.4 restores archive_QualityCode_4ec9362f1c
INSERT INTO "QualityCode" ("QualityCodeID", "Name", "IsUsable", "Description")
SELECT a."QualityCodeID", a."Name", a."IsUsable", a."Description"
FROM "strandline_moved_QualityCode_4ec9362f1c" AS a
WHERE NOT EXISTS (SELECT 1 FROM "QualityCode" AS t WHERE t."QualityCodeID" = a."QualityCodeID");
-- strandline:statement 25.5 restores archive_QualityCode_4ec9362f1c
DROP TABLE "strandline_moved_QualityCode_4ec9362f1c";
-- strandline:statement 25.6 restores archive_QualityCode_4ec9362f1c
UPDATE "strandline_archive" SET
  "state" = 'restored',
  "restored_at" = strftime('%Y-%m-%d %H:%M:%f', 'now'),
  "restored_run" = '',
  "location" = 'strandline_archive_QualityCode_4ec9362f1c',
  "restored_rows" = (SELECT COUNT(*) FROM "QualityCode"),
  "superseded_rows" = 0,
  "orphaned_rows" = (SELECT COUNT(*) FROM "strandline_archive_QualityCode_4ec9362f1c" AS a WHERE a."strandline_cycle" = "strandline_archive"."cycle")
WHERE "component" = 'water' AND "archive" = 'archive_QualityCode_4ec9362f1c' AND "cycle" = (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_QualityCode_4ec9362f1c' AND "state" = 'archived');

-- strandline:step 26/27: create index IX_MetaData_CampaignID on MetaData
-- effects: scans:MetaData
-- strandline:statement 26.1
CREATE INDEX "IX_MetaData_CampaignID" ON "MetaData" ("CampaignID");

-- strandline:step 27/27: create index IX_MetaData_SampleID on MetaData
-- effects: scans:MetaData
-- strandline:statement 27.1
CREATE INDEX "IX_MetaData_SampleID" ON "MetaData" ("SampleID");

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
