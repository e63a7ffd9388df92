-- Rollback: v1.7.0 → v1.6.0
-- Component: water on sqlite
-- Description: Annotations of series, the vocabulary of quality codes, and stored ingestion requests
-- Forward: v1.6.0_to_v1.7.0_sqlite.sql
-- Author: Strandline water pack
-- Date: 2026-11-28
-- Breaking changes: NONE
-- Phase: expand
-- Loses data: NONE
-- Archives: QualityCode, IngestRequest, Annotation, AnnotationType
-- Run by hand: sqlite3 -bail DB < FILE

-- strandline:before
PRAGMA foreign_keys = OFF;
-- strandline:before
PRAGMA legacy_alter_table = OFF;
-- strandline:before
CREATE TEMP TABLE IF NOT EXISTS "strandline_kept" (kind TEXT, name TEXT, on_table TEXT, sql TEXT);
-- strandline:begin
BEGIN IMMEDIATE;
-- strandline:step 1/11: drop index IX_MetaData_SampleID on MetaData
-- strandline:statement 1.1
DROP INDEX "IX_MetaData_SampleID";

-- strandline:step 2/11: drop index IX_MetaData_CampaignID on MetaData
-- strandline:statement 2.1
DROP INDEX "IX_MetaData_CampaignID";

-- strandline:step 3/11: archive table QualityCode
-- effects: archives:QualityCode
-- strandline:statement 3.1
CREATE TABLE IF NOT EXISTS "strandline_archive" ("component" VARCHAR(100) NOT NULL, "archive" VARCHAR(100) NOT NULL, "cycle" BIGINT NOT NULL, "kind" VARCHAR(20) NOT NULL, "subject" VARCHAR(400) NOT NULL, "location" VARCHAR(200) NOT NULL, "from_version" VARCHAR(100) NOT NULL, "to_version" VARCHAR(100) NOT NULL, "run_id" VARCHAR(36) NOT NULL, "archived_at" TIMESTAMP(6), "state" VARCHAR(20) NOT NULL, "restored_at" TIMESTAMP(6), "restored_run" VARCHAR(36), "restored_rows" BIGINT, "superseded_rows" BIGINT, "orphaned_rows" BIGINT, CONSTRAINT "PK_strandline_archive" PRIMARY KEY ("component", "archive", "cycle"));
-- strandline:statement 3.2
INSERT INTO "strandline_archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_QualityCode_4ec9362f1c', COALESCE(MAX("cycle"), 0) + 1, 'table', 'QualityCode', 'strandline_moved_QualityCode_4ec9362f1c', '1.7.0', '1.6.0', '', strftime('%Y-%m-%d %H:%M:%f', 'now'), 'archived'
FROM "strandline_archive" WHERE "component" = 'water' AND "archive" = 'archive_QualityCode_4ec9362f1c';

-- strandline:step 4/11: archive table IngestRequest
-- effects: archives:IngestRequest
-- strandline:statement 4.1
INSERT INTO "strandline_archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_IngestRequest_7150d96189', COALESCE(MAX("cycle"), 0) + 1, 'table', 'IngestRequest', 'strandline_moved_IngestRequest_7150d96189', '1.7.0', '1.6.0', '', strftime('%Y-%m-%d %H:%M:%f', 'now'), 'archived'
FROM "strandline_archive" WHERE "component" = 'water' AND "archive" = 'archive_IngestRequest_7150d96189';

-- strandline:step 5/11: archive table Annotation
-- effects: archives:Annotation, scans:Annotation
-- strandline:statement 5.1
CREATE TABLE IF NOT EXISTS "strandline_archive_Annotation_cd238da823" ("strandline_cycle" BIGINT NOT NULL, "AnnotationID" INT, "MetaDataID" INT, "AnnotationTypeID" INT, "StartTime" TIMESTAMP(7), "EndTime" TIMESTAMP(7), "AuthorPersonID" INT, "CampaignID" INT, "EquipmentEventID" INT, "Title" VARCHAR(200), "Comment" TEXT, "CreatedAt" TIMESTAMP(6));
-- strandline:statement 5.2
INSERT INTO "strandline_archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_Annotation_cd238da823', COALESCE(MAX("cycle"), 0) + 1, 'table', 'Annotation', 'strandline_archive_Annotation_cd238da823', '1.7.0', '1.6.0', '', strftime('%Y-%m-%d %H:%M:%f', 'now'), 'archived'
FROM "strandline_archive" WHERE "component" = 'water' AND "archive" = 'archive_Annotation_cd238da823';
-- strandline:statement 5.3
INSERT INTO "strandline_archive_Annotation_cd238da823" ("strandline_cycle", "AnnotationID", "MetaDataID", "AnnotationTypeID", "StartTime", "EndTime", "AuthorPersonID", "CampaignID", "EquipmentEventID", "Title", "Comment", "CreatedAt")
SELECT (SELECT MAX("cycle") FROM "strandline_archive"
  WHERE "component" = 'water' AND "archive" = 'archive_Annotation_cd238da823' AND "state" = 'archived'), t."AnnotationID", t."MetaDataID", t."AnnotationTypeID", t."StartTime", t."EndTime", t."AuthorPersonID", t."CampaignID", t."EquipmentEventID", t."Title", t."Comment", t."CreatedAt"
FROM "Annotation" AS t;

-- strandline:step 6/11: archive table AnnotationType
-- effects: archives:AnnotationType
-- strandline:statement 6.1
INSERT INTO "strandline_archive" ("component", "archive", "cycle", "kind", "subject", "location", "from_version", "to_version", "run_id", "archived_at", "state")
SELECT 'water', 'archive_AnnotationType_6999398caf', COALESCE(MAX("cycle"), 0) + 1, 'table', 'AnnotationType', 'strandline_moved_AnnotationType_6999398caf', '1.7.0', '1.6.0', '', strftime('%Y-%m-%d %H:%M:%f', 'now'), 'archived'
FROM "strandline_archive" WHERE "component" = 'water' AND "archive" = 'archive_AnnotationType_6999398caf';

-- strandline:step 7/11: delete reference row Version='1.7.0' from SchemaVersion
-- strandline:statement 7.1
DELETE FROM "SchemaVersion" WHERE "Version" = '1.7.0';

-- strandline:step 8/11: drop table QualityCode
-- effects: breaks-clients:QualityCode
-- strandline:statement 8.1
INSERT INTO temp."strandline_kept" (kind, name, on_table, sql)
SELECT type, name, tbl_name, sql FROM main.sqlite_schema
WHERE type IN ('view', 'trigger') AND tbl_name <> 'QualityCode' COLLATE NOCASE
  AND name NOT LIKE 'strandline|_%' ESCAPE '|'
  AND instr(lower(sql), lower('QualityCode')) > 0;
-- strandline:statement 8.2
PRAGMA legacy_alter_table = ON;
-- strandline:statement 8.3
ALTER TABLE "QualityCode" RENAME TO "strandline_moved_QualityCode_4ec9362f1c";
-- strandline:statement 8.4
PRAGMA legacy_alter_table = OFF;

-- strandline:step 9/11: drop table IngestRequest
-- effects: breaks-clients:IngestRequest
-- strandline:statement 9.1
INSERT INTO temp."strandline_kept" (kind, name, on_table, sql)
SELECT type, name, tbl_name, sql FROM main.sqlite_schema
WHERE type IN ('view', 'trigger') AND tbl_name <> 'IngestRequest' COLLATE NOCASE
  AND name NOT LIKE 'strandline|_%' ESCAPE '|'
  AND instr(lower(sql), lower('IngestRequest')) > 0;
-- strandline:statement 9.2
DROP INDEX "IX_IngestRequest_CreatedAt";
-- strandline:statement 9.3
PRAGMA legacy_alter_table = ON;
-- strandline:statement 9.4
ALTER TABLE "IngestRequest" RENAME TO "strandline_moved_IngestRequest_7150d96189";
-- strandline:statement 9.5
PRAGMA legacy_alter_table = OFF;

-- strandline:step 10/11: drop table Annotation
-- effects: breaks-clients:Annotation
-- strandline:statement 10.1
INSERT INTO temp."strandline_kept" (kind, name, on_table, sql)
SELECT type, name, tbl_name, sql FROM main.sqlite_schema
WHERE type IN ('view', 'trigger') AND tbl_name <> 'Annotation' COLLATE NOCASE
  AND name NOT LIKE 'strandline|_%' ESCAPE '|'
  AND instr(lower(sql), lower('Annotation')) > 0;
-- strandline:statement 10.2
DROP TABLE "Annotation";

-- strandline:step 11/11: drop table AnnotationType
-- effects: breaks-clients:AnnotationType
-- strandline:statement 11.1
INSERT INTO temp."strandline_kept" (kind, name, on_table, sql)
SELECT type, name, tbl_name, sql FROM main.sqlite_schema
WHERE type IN ('view', 'trigger') AND tbl_name <> 'AnnotationType' COLLATE NOCASE
  AND name NOT LIKE 'strandline|_%' ESCAPE '|'
  AND instr(lower(sql), lower('AnnotationType')) > 0;
-- strandline:statement 11.2
PRAGMA legacy_alter_table = ON;
-- strandline:statement 11.3
ALTER TABLE "AnnotationType" RENAME TO "strandline_moved_AnnotationType_6999398caf";
-- strandline:statement 11.4
PRAGMA legacy_alter_table = OFF;

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
